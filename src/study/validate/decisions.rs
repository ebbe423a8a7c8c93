//! The analytic decisions of a study, declared or default, in the order of the file's keys.

use unicode_normalization::UnicodeNormalization;

use crate::minimize::ModelsWanted;
use crate::set::Cutoff;
use crate::study::document::Node;
use crate::study::{
    Anchor, Anchors, Calibrate, CaseNames, Cutoffs, Decision, EnhancedPlan, Language, MinimizePlan,
    NcaPlan, NegatedPlan, Placed, Powers, ProtocolPlan, PublishedCases, ResamplingKind, SetPlan,
    SourceFormat, Statement, Study, TextEncoding, words,
};
use crate::wording::counted;

/// Lists the decisions of a checked study; `root` tells which of them the file declares.
pub(super) fn list(study: &Study, root: &Node) -> Vec<Decision> {
    let mut decisions = Decisions {
        root,
        list: Vec::new(),
    };
    decisions.data(study);
    decisions.sets(study);
    decisions.calibration(study);
    decisions.necessity(study);
    decisions.sufficiency(study);
    decisions.ranges(study);
    decisions.protocol(study.protocol);
    decisions.listing(study);
    decisions.list
}

/// Adds what each variant replaces and leaves out, before what is listed and searched; the name of a
/// variant stands in place of its position.
pub(super) fn add_variants(study: &mut Study) {
    let is_listing = |decision: &Decision| decision.key_path.starts_with("limits.");
    let at = study.decisions.iter().position(is_listing);
    let at = at.unwrap_or(study.decisions.len());
    let publish = study.data.publish;
    let tells_names =
        publish.names == CaseNames::Shown && publish.cases != PublishedCases::Aggregates;
    let variants = study.variants.iter().map(|variant| {
        let replaced = variant.replaced.iter();
        let mut parts: Vec<String> = replaced
            .map(|replaced| format!("{}: {}", replaced.key, replaced.value))
            .collect();
        if !variant.without_cases.is_empty() {
            let cases = if tells_names {
                in_brackets(&variant.without_cases)
            } else {
                counted(variant.without_cases.len() as u128, "case", "cases")
            };
            parts.push(format!("without_cases: {cases}"));
        }
        if !variant.without_conditions.is_empty() {
            let conditions = in_brackets(&variant.without_conditions);
            parts.push(format!("without_conditions: {conditions}"));
        }
        Decision {
            key_path: format!("variants.{}", variant.name),
            value: parts.join(", "),
            declared: true,
        }
    });
    let variants: Vec<Decision> = variants.collect();
    study.decisions.splice(at..at, variants);
}

struct Decisions<'n> {
    root: &'n Node,
    list: Vec<Decision>,
}

impl Decisions<'_> {
    fn add(&mut self, keys: &[&str], value: &dyn ToString) {
        let declared = self.root.declares(keys);
        self.list.push(Decision {
            key_path: keys.join(".").nfc().collect(),
            value: value.to_string(),
            declared,
        });
    }

    fn data(&mut self, study: &Study) {
        self.source(study);
        self.add(&["data", "missing"], &study.data.missing);
        for (key, column) in [("cluster", &study.data.cluster), ("time", &study.data.time)] {
            if let Some(column) = column {
                self.add(&["data", key], column);
            }
        }
        self.add(
            &["data", "missing_values"],
            &in_brackets(&study.data.missing_values),
        );
        self.add(&["data", "publish"], &study.data.publish);
    }

    /// What tells which cells of the source are read, and how: what is declared, and what a Stata file
    /// gives for labelled numbers.
    fn source(&mut self, study: &Study) {
        if let SourceFormat::Stata { value_labels, .. } = &study.data.format {
            self.add(&["data", "value_labels"], value_labels);
        }
        if let Some(query) = study.data.format.query() {
            self.add(&["data", "query"], query);
        }
        if let SourceFormat::Workbook(plan) = &study.data.format {
            if let Some(sheet) = &plan.sheet {
                self.add(&["data", "sheet"], sheet);
            }
            if let Some(range) = &plan.range {
                self.add(&["data", "range"], range);
            }
            if let Some(row) = &plan.header_row {
                self.add(&["data", "header_row"], row);
            }
        }
        if let SourceFormat::Delimited {
            encoding: TextEncoding::Declared(name),
        }
        | SourceFormat::Stata {
            encoding: Some(name),
            ..
        } = &study.data.format
        {
            self.add(&["data", "encoding"], &name.to_lowercase());
        }
    }

    fn sets(&mut self, study: &Study) {
        let outcome = &study.outcome;
        self.set("outcome", &outcome.set);
        if let Some(values) = &outcome.values {
            self.add(
                &["outcome", written_name(&outcome.set), "value"],
                &words::listed(values),
            );
        }
        for set in &study.conditions {
            self.set("conditions", set);
            self.add(&["conditions", written_name(set), "expect"], &set.expect);
        }
    }

    fn set(&mut self, section: &str, set: &SetPlan) {
        let name = written_name(set);
        let mut add =
            |key: &str, value: String| self.add(&[section, name, "calibrate", key], &value);
        match &set.calibrate.value {
            Calibrate::Direct {
                anchors,
                full_membership,
            } => {
                add("method", "direct".to_owned());
                add("anchors", anchors.to_string());
                if self
                    .root
                    .declares(&[section, name, "calibrate", "full_membership"])
                {
                    self.add(
                        &[section, name, "calibrate", "full_membership"],
                        &full_membership,
                    );
                }
            }
            Calibrate::Linear { anchors, powers } => {
                add("method", "direct".to_owned());
                add("anchors", anchors.to_string());
                add("curve", "linear".to_owned());
                add_powers(*powers, add);
            }
            Calibrate::Bell { anchors, powers } => {
                add("method", "direct".to_owned());
                let two = |two: &[Placed<Anchor>; 2]| in_brackets(two);
                let Anchors {
                    exclusion,
                    crossover,
                    inclusion,
                } = &**anchors;
                let anchors = Anchors {
                    exclusion: two(exclusion),
                    crossover: two(crossover),
                    inclusion: two(inclusion),
                };
                add("anchors", anchors.to_string());
                add("curve", "linear".to_owned());
                add_powers(*powers, add);
            }
            Calibrate::Ecdf { anchors, powers } => {
                add("method", "ecdf".to_owned());
                add("anchors", anchors.to_string());
                add_powers(*powers, add);
            }
            Calibrate::Indirect { thresholds } => {
                add("method", "indirect".to_owned());
                add("thresholds", in_list(thresholds));
            }
            Calibrate::Tfr => add("method", "tfr".to_owned()),
            Calibrate::Crisp { threshold, side } => {
                add("method", "crisp".to_owned());
                let found = found(threshold);
                add("threshold", found.unwrap_or_else(|| threshold.to_string()));
                add("side", side.to_string());
            }
            Calibrate::MultiValue { thresholds } => {
                add("method", "multi_value".to_owned());
                add("thresholds", in_list(thresholds));
            }
            Calibrate::RecodeTable { table } => {
                add("method", "recode".to_owned());
                let pairs: Vec<String> = table
                    .iter()
                    .map(|(word, score)| format!("{word}: {score}"))
                    .collect();
                add("table", format!("{{{}}}", pairs.join(", ")));
            }
            Calibrate::RecodeBreaks { breaks, scores } => {
                add("method", "recode".to_owned());
                add("breaks", in_brackets(breaks));
                add("scores", in_brackets(scores));
            }
            Calibrate::None => add("method", "none".to_owned()),
        }
    }

    fn calibration(&mut self, study: &Study) {
        let written = |key| self.root.get("calibration").and_then(|node| node.get(key));
        let full_membership = written("full_membership")
            .and_then(super::fields::scalar_text)
            .unwrap_or_default();
        self.add(&["calibration", "full_membership"], &full_membership);
        self.add(&["calibration", "percentiles"], &"type_7");
        self.add(&["calibration", "at_half"], &study.at_half);
        self.add(&["calibration", "anchors"], &study.anchors);
    }

    fn necessity(&mut self, study: &Study) {
        let plan = study.necessity;
        self.add(&["necessity", "consistency"], &plan.consistency.value());
        self.add(&["necessity", "coverage"], &or_none(plan.coverage));
        self.add(&["necessity", "relevance"], &or_none(plan.relevance));
        let disjunctions = plan
            .disjunctions
            .map_or("none".to_owned(), |most| most.to_string());
        self.add(&["necessity", "disjunctions"], &disjunctions);
        if let Some(plan) = &study.nca {
            self.nca(plan);
        }
    }

    fn nca(&mut self, plan: &NcaPlan) {
        let mut add = |key, value: String| self.add(&["necessity", "nca", key], &value);
        add(
            "ceilings",
            in_brackets(plan.ceilings.iter().map(|ceiling| ceiling.word())),
        );
        add("values", plan.values.to_string());
        add("scope", plan.scope.to_string());
        let present = || "the presence of each".to_owned();
        add(
            "conditions",
            plan.conditions.as_ref().map_or_else(present, in_brackets),
        );
        add("negated_outcome", in_brackets(&plan.negated_outcome));
        add("effect_size", plan.effect_size.to_string());
        add("p_value", plan.p_value.to_string());
        let declared = plan.permutations;
        let none = || "none".to_owned();
        add(
            "permutations",
            declared.map_or_else(none, |test| test.count.to_string()),
        );
        add(
            "seed",
            declared.map_or_else(none, |test| test.seed.to_string()),
        );
        add("bottleneck_steps", plan.bottleneck_steps.to_string());
        add("bottleneck_values", plan.bottleneck_values.to_string());
    }

    fn sufficiency(&mut self, study: &Study) {
        let plan = &study.sufficiency;
        self.cutoffs(&["sufficiency"], plan.cutoffs);
        let listed = plan.solutions.iter().filter(|kind| !kind.is_enhanced());
        self.add(&["sufficiency", "solutions"], &in_brackets(listed));
        self.add(
            &["sufficiency", "expectations"],
            &in_brackets(&plan.expectations),
        );
        self.enhanced(plan.enhanced.as_ref());
        if let Some(theory) = &plan.theory {
            self.add(&["sufficiency", "theory"], theory);
        }
        self.minimize(&plan.minimize);
        self.add(
            &["sufficiency", "negated_outcome"],
            &plan.negated_outcome.is_some(),
        );
        if let Some(negated) = &plan.negated_outcome {
            self.negated(study, negated);
        }
    }

    fn enhanced(&mut self, plan: Option<&EnhancedPlan>) {
        let Some(plan) = plan else {
            self.add(&["sufficiency", "enhanced"], &"none");
            return;
        };
        let mut add = |key, value: String| self.add(&["sufficiency", "enhanced", key], &value);
        add("necessary", in_brackets(&plan.necessary));
        add("untenable", in_brackets(&plan.untenable));
        add("contradictory", plan.contradictory.to_string());
    }

    fn minimize(&mut self, plan: &MinimizePlan) {
        let models = match plan.models {
            ModelsWanted::Minimal => "minimal",
            ModelsWanted::Irredundant => "irredundant",
        };
        let prime_consistency = plan.prime_consistency.map_or(0.0, Cutoff::value);
        let fit = plan.solution_fit;
        let solution_consistency = fit.map_or(0.0, |fit| fit.consistency.value());
        let solution_coverage = or_none(fit.and_then(|fit| fit.coverage));
        let mut add = |key, value: String| self.add(&["sufficiency", "minimize", key], &value);
        add("contradictions", plan.contradictions.to_string());
        add("models", models.to_owned());
        add("row_dominance", plan.row_dominance.to_string());
        add("prime_consistency", prime_consistency.to_string());
        add("solution_consistency", solution_consistency.to_string());
        add("solution_coverage", solution_coverage);
        add("exclude", in_brackets(&plan.exclude));
        add("exclude_rows", in_brackets(&plan.exclude_rows));
    }

    fn cutoffs(&mut self, section: &[&str], cutoffs: Cutoffs) {
        let mut add = |key, value: String| self.add(&[section, &[key]].concat(), &value);
        add("frequency", cutoffs.frequency.to_string());
        add("consistency", cutoffs.consistency.value().to_string());
        add("contradiction_from", or_none(cutoffs.contradiction_from));
        add("pri", cutoffs.pri.value().to_string());
    }

    fn negated(&mut self, study: &Study, negated: &NegatedPlan) {
        let section = ["sufficiency", "negated_outcome"];
        self.cutoffs(&section, negated.cutoffs);
        for (set, expect) in study.conditions.iter().zip(&negated.expect) {
            self.add(
                &[
                    "sufficiency",
                    "negated_outcome",
                    "expect",
                    written_name(set),
                ],
                &expect,
            );
        }
        self.add(
            &["sufficiency", "negated_outcome", "expectations"],
            &in_brackets(&negated.expectations),
        );
    }

    /// Ranges and maps, and how they are found, where the study or one of its claims asks for any.
    fn ranges(&mut self, study: &Study) {
        let plan = &study.ranges;
        let statements = study.claims.iter().flat_map(|claim| &claim.expect);
        let mut values = statements.map(|placed| &placed.value);
        let is_claimed = values.any(|statement| matches!(statement, Statement::StaysFor(..)));
        if !plan.reported && plan.maps.is_empty() && !is_claimed {
            return;
        }
        let mut add = |key, value: String| self.add(&["robustness", key], &value);
        add("ranges", plan.reported.to_string());
        add("precision", plan.precision.to_string());
        add("scan_steps", plan.scan_steps.to_string());
        if !plan.maps.is_empty() {
            add("maps", in_brackets(&plan.maps));
            add("map_steps", plan.map_steps.to_string());
        }
    }

    /// What is declared; and what is held against variants, where there are any, declared or not.
    fn protocol(&mut self, plan: ProtocolPlan) {
        if self.root.declares(&["variants"]) || !plan.fit {
            self.add(&["robustness", "fit"], &plan.fit);
        }
        let runs = [
            ("leave_one_out", plan.leave_one_out),
            ("leave_cluster_out", plan.leave_cluster_out),
        ];
        for (key, anchors) in runs {
            if let Some(anchors) = anchors {
                self.add(&["robustness", key, "anchors"], &anchors);
            }
        }
        for (key, drawn) in [("bootstrap", plan.bootstrap), ("subsample", plan.subsample)] {
            let Some(drawn) = drawn else { continue };
            self.add(&["robustness", key, "resamples"], &drawn.resamples);
            if let ResamplingKind::Subsample { share } = drawn.kind {
                self.add(&["robustness", key, "share"], &share);
            }
            self.add(&["robustness", key, "seed"], &drawn.seed);
        }
        if let Some(dealt) = plan.permutation {
            self.add(&["robustness", "permutation", "permutations"], &dealt.count);
            self.add(&["robustness", "permutation", "seed"], &dealt.seed);
        }
    }

    fn listing(&mut self, study: &Study) {
        let limits = study.limits;
        self.add(&["limits", "models"], &limits.models);
        self.add(&["limits", "rows_listed"], &limits.rows_listed);
        self.add(&["limits", "cases_listed"], &limits.cases_listed);
        self.add(&["limits", "steps"], &limits.steps);
        // Reports were in English before there was another language: its name says nothing new.
        if study.report.language != Language::default() {
            self.add(&["report", "language"], &study.report.language);
        }
        self.add(&["report", "digits"], &study.report.digits);
        let template = study.report.template.as_ref();
        let template = template.map_or("default", |own| own.path.as_str());
        self.add(&["report", "template"], &template);
        self.add(&["report", "outputs"], &in_brackets(&study.report.outputs));
    }
}

/// The key under which a set stands, which may not be in Unicode NFC.
fn written_name(set: &SetPlan) -> &str {
    let path = set.name.place.key_path.as_str();
    path.rsplit_once('.').map_or(path, |(_, name)| name)
}

fn add_powers(powers: Powers, mut add: impl FnMut(&str, String)) {
    add("below", powers.below.to_string());
    add("above", powers.above.to_string());
}

/// Thresholds as the file writes them.
fn in_list(thresholds: &[Placed<Anchor>]) -> String {
    let found = thresholds.first().and_then(found);
    found.unwrap_or_else(|| in_brackets(thresholds))
}

fn found(threshold: &Placed<Anchor>) -> Option<String> {
    match threshold.value {
        Anchor::Found { of, linkage, .. } => Some(format!("{{found: {of}, linkage: {linkage}}}")),
        _ => None,
    }
}

fn or_none(cutoff: Option<Cutoff>) -> String {
    cutoff.map_or_else(|| "none".to_owned(), |cutoff| cutoff.value().to_string())
}

fn in_brackets<T: ToString>(items: impl IntoIterator<Item = T>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| item.to_string()).collect();
    format!("[{}]", items.join(", "))
}
