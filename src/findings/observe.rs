use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use super::Finding;
use crate::calibrate::{ResolvedAnchor, SetResult};
use crate::language::{Words, say};
use crate::load::DroppedCase;
use crate::minimize::ModelsWanted;
use crate::necessity::Nca;
use crate::results::{OutcomeResults, Results};
use crate::robustness::variants::Relation;
use crate::set::Side;
use crate::study::{AnchorPolicy, Calibrate, Provenance, SetPlan, SolutionKind};
use crate::sufficiency::{
    Barred, BarringRule, RowOutcome, Sufficiency, TruthTableRow, contradictory_assumptions,
    simultaneous_subsets,
};
use crate::wording::{Numbers, plain};

/// The shares of cases above 0.5 outside which a set counts as skewed.
///
/// # References
/// Oana, I.-E., Schneider, C. Q. & Thomann, E. (2021). *Qualitative Comparative Analysis Using R*.
/// Cambridge University Press, ch. 2: a set with fewer than 20 % of the cases on one side.
const SKEWED_BELOW: f64 = 0.2;
const SKEWED_ABOVE: f64 = 1.0 - SKEWED_BELOW;

/// A positive row with a PRI below this is nearly as consistent with the negated outcome.
///
/// # References
/// Greckhamer, T., Furnari, S., Fiss, P. C. & Aguilera, R. V. (2018). Studying configurations with
/// qualitative comparative analysis. *Strategic Organization* 16(4), 482–495.
const LOW_PRI_BELOW: f64 = 0.5;

/// Whether a share of cases above 0.5 counts as skewed.
#[must_use]
pub fn is_skewed(share: f64) -> bool {
    !(SKEWED_BELOW..=SKEWED_ABOVE).contains(&share)
}

/// By how much the frozen anchors of a set would move: `` `LS` crossover (p50) 38.5 → 40 ``.
fn frozen_moves(set: &SetResult, words: &Words) -> Vec<String> {
    let moved = |(at, anchor): (String, &ResolvedAnchor)| {
        let recomputed = anchor.frozen()?.recomputed;
        let same = recomputed.is_some_and(|today| today.total_cmp(&anchor.value()).is_eq());
        let today = recomputed.map_or_else(|| words.say("findings-frozen-no-value"), plain);
        let text = say!(
            words,
            "findings-frozen-move",
            set = set.name(),
            anchor = words.numbered_anchor(&at),
            declared = anchor.declared(),
            from = plain(anchor.value()),
            to = today
        );
        (!same).then_some(text)
    };
    let anchors = set.method().every_anchor().into_iter();
    anchors.filter_map(moved).collect()
}

/// Every finding of a run, in the order of the stages, in the language of the words.
#[must_use]
pub(crate) fn observe(results: &Results, words: &Words) -> Vec<Finding> {
    let mut found = Collector {
        results,
        words,
        findings: Vec::new(),
    };
    found.data();
    found.frozen_anchors();
    found.sets();
    for outcome in results.outcomes() {
        found.necessity(outcome);
        found.nca(outcome);
        if let Some(sufficiency) = &outcome.sufficiency {
            found.truth_table(outcome, sufficiency);
            found.enhanced(outcome, sufficiency);
            found.solutions(outcome, sufficiency);
            found.unexplained(outcome, sufficiency);
        }
    }
    found.both_outcomes();
    found.variants();
    found.unused_acknowledgements();
    found.findings
}

struct Collector<'a> {
    results: &'a Results,
    words: &'a Words,
    findings: Vec<Finding>,
}

impl Collector<'_> {
    fn add(&mut self, code: &'static str, about: impl Into<String>, text: String) {
        let about = about.into();
        let reasons = self.results.study.acknowledge.get(code);
        let acknowledged = reasons.and_then(|reasons| reasons.get(&about)).cloned();
        self.findings.push(Finding {
            code,
            about,
            text,
            acknowledged,
        });
    }

    /// Acknowledgements of what was not found: misspelled, or out of date.
    fn unused_acknowledgements(&mut self) {
        for (code, reasons) in &self.results.study.acknowledge {
            for about in reasons.keys() {
                let is_found = |found: &Finding| found.code == code && found.about == *about;
                if !self.findings.iter().any(is_found) {
                    let text = say!(
                        self.words,
                        "findings-unused-acknowledgement",
                        code = code,
                        about = about
                    );
                    self.add("unused-acknowledgement", about.clone(), text);
                }
            }
        }
    }

    /// The names of cases, or how many there are where lists of cases are left out.
    fn names(&self, cases: &[usize]) -> String {
        let names = self.results.calibration.cases();
        self.listed(cases.iter().map(|&case| &names[case]))
    }

    fn listed<'n>(&self, names: impl ExactSizeIterator<Item = &'n str>) -> String {
        if self.results.lists_cases() {
            self.words.list(&names.collect::<Vec<_>>())
        } else {
            say!(self.words, "findings-cases-counted", n = names.len())
        }
    }

    fn data(&mut self) {
        let dropped = self.results.table.dropped();
        if !dropped.is_empty() {
            let names = self.listed(dropped.iter().map(DroppedCase::case));
            let text = say!(
                self.words,
                "findings-dropped-cases",
                n = dropped.len(),
                all = self.results.table.rows_read(),
                cases = names
            );
            self.add("dropped-cases", "data", text);
        }
        let cases = self.results.calibration.cases().len();
        let conditions = self.results.calibration.conditions();
        let configurations: u128 = conditions
            .iter()
            .map(|set| u128::from(set.set().levels()))
            .product();
        if (cases as u128) < configurations {
            let text = say!(
                self.words,
                "findings-few-cases",
                cases = cases,
                conditions = conditions.len(),
                configurations = configurations
            );
            self.add("few-cases", "data", text);
        }
    }

    fn sets(&mut self) {
        let results = self.results;
        let plans = std::iter::once(&results.study.outcome.set).chain(&results.study.conditions);
        let calibration = &results.calibration;
        let sets = std::iter::once(calibration.outcome()).chain(calibration.conditions());
        for (plan, set) in plans.zip(sets) {
            self.skewness(set);
            self.at_half(set);
            if plan.combination().is_none() {
                self.reason(plan);
            }
        }
        for component in calibration.components() {
            let mut plans = results.study.measured_sets().into_iter();
            let plan = plans.find(|plan| plan.name.value == *component.name());
            if let Some(plan) = plan {
                self.reason(plan);
            }
        }
    }

    /// Frozen anchors that stay where other data, or other rules for them, would have moved them.
    fn frozen_anchors(&mut self) {
        let results = self.results;
        let AnchorPolicy::Frozen(Some(lock)) = &results.study.anchors else {
            return;
        };
        let calibration = &results.calibration;
        let sets = std::iter::once(calibration.outcome()).chain(calibration.conditions());
        let moves: Vec<String> = sets.flat_map(|set| frozen_moves(set, self.words)).collect();
        let same_data = lock.data_sha256() == results.table.sha256();
        if same_data && moves.is_empty() {
            return;
        }
        let listed = self.words.list(&moves);
        let text = match (same_data, moves.is_empty()) {
            (false, true) => self.words.say("findings-frozen-other-data"),
            (false, false) => say!(
                self.words,
                "findings-frozen-other-data-moves",
                moves = listed
            ),
            (true, _) => say!(
                self.words,
                "findings-frozen-same-data-moves",
                moves = listed
            ),
        };
        self.add("frozen-anchors", "data", text);
    }

    fn skewness(&mut self, set: &SetResult) {
        let Some(share) = set.share_above_half() else {
            return;
        };
        if is_skewed(share) {
            let text = say!(
                self.words,
                "findings-skewed-set",
                share = format!("{:.0}", share * 100.0),
                set = set.name()
            );
            self.add("skewed-set", set.name().as_str(), text);
        }
    }

    fn at_half(&mut self, set: &SetResult) {
        if !set.half_scores().is_empty() {
            let text = say!(
                self.words,
                "findings-score-at-half",
                set = set.name(),
                cases = self.listed(set.half_scores().iter().map(String::as_str))
            );
            self.add("score-at-half", set.name().as_str(), text);
        }
    }

    fn reason(&mut self, plan: &SetPlan) {
        let needs_reason = !matches!(plan.calibrate.value, Calibrate::None | Calibrate::Tfr);
        let original = self.results.study.head.provenance == Provenance::Original;
        if original && needs_reason && plan.because.is_none() {
            let text = say!(
                self.words,
                "findings-anchors-without-reason",
                set = &plan.name.value
            );
            self.add("anchors-without-reason", plan.name.value.as_str(), text);
        }
    }

    fn necessity(&mut self, outcome: &OutcomeResults) {
        let numbers = Numbers::new(self.results.study.report.digits);
        for necessity in &outcome.necessity {
            if necessity.is_necessary() && necessity.looks_trivial() {
                let text = say!(
                    self.words,
                    "findings-trivial-necessity",
                    expression = necessity.expression(),
                    outcome = &outcome.expression
                );
                self.add(
                    "trivial-necessity",
                    necessity.expression().to_string(),
                    text,
                );
            }
        }
        if !outcome.disjunctions.complete {
            let text = say!(
                self.words,
                "findings-disjunctions-limit",
                outcome = &outcome.expression
            );
            self.add(
                "limit-reached",
                format!("disjunctions {}", outcome.expression),
                text,
            );
        }
        for claim in &outcome.claimed {
            if !claim.is_necessary() {
                let number = |value| numbers.text(value);
                let text = say!(
                    self.words,
                    "findings-claimed-necessity-fails",
                    expression = claim.expression(),
                    outcome = &outcome.expression,
                    consistency = number(claim.consistency()),
                    coverage = number(claim.coverage()),
                    relevance = number(claim.relevance())
                );
                let about = claim.expression().to_string();
                self.add("claimed-necessity-fails", about, text);
            }
        }
    }

    /// What the enhanced standard analysis does to rows that were observed.
    fn enhanced(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        let Some(enhanced) = sufficiency.enhanced() else {
            return;
        };
        let of_outcome = outcome.expression.to_string();
        for barred in enhanced.barred() {
            let rows = self.rows_with_cases(sufficiency, &barred.overwritten);
            let about = match &barred.rule {
                BarringRule::Necessity(claim) => claim.to_string(),
                BarringRule::Untenable(expression) => {
                    self.kept(&of_outcome, sufficiency, barred);
                    expression.to_string()
                }
                BarringRule::SimultaneousSubsets
                | BarringRule::ContradictoryAssumptions
                | BarringRule::Listed => of_outcome.clone(),
            };
            if !barred.overwritten.is_empty() {
                let text = self.barred(&of_outcome, &barred.rule, &rows);
                self.add("observed-row-barred", about, text);
            }
        }
        let kinds = [
            SolutionKind::Conservative,
            SolutionKind::EnhancedParsimonious,
        ];
        let [before, after] = kinds.map(|kind| sufficiency.has_rows_to_explain(kind));
        if before && !after {
            let text = say!(
                self.words,
                "findings-everything-barred",
                outcome = &of_outcome
            );
            self.add("everything-barred", of_outcome, text);
        }
    }

    /// That observed rows are barred, and why.
    fn barred(&self, outcome: &str, rule: &BarringRule, rows: &str) -> String {
        let key = match rule {
            BarringRule::Necessity(claim) => {
                return say!(
                    self.words,
                    "findings-barred-by-necessity",
                    outcome = outcome,
                    claim = claim,
                    rows = rows
                );
            }
            BarringRule::Untenable(_) => "findings-barred-untenable",
            BarringRule::SimultaneousSubsets | BarringRule::ContradictoryAssumptions => {
                "findings-barred-both"
            }
            BarringRule::Listed => "findings-barred-listed",
        };
        say!(self.words, key, outcome = outcome, rows = rows)
    }

    /// Observed rows in an untenable expression.
    fn kept(&mut self, outcome: &str, sufficiency: &Sufficiency, barred: &Barred) {
        let BarringRule::Untenable(expression) = &barred.rule else {
            return;
        };
        if barred.kept.is_empty() {
            return;
        }
        let rows = self.rows_with_cases(sufficiency, &barred.kept);
        let text = say!(
            self.words,
            "findings-untenable-row-observed",
            expression = expression,
            outcome = outcome,
            rows = rows
        );
        self.add("untenable-row-observed", expression.to_string(), text);
    }

    /// `row 3 (Rome, Oslo), row 5 (Bern)`.
    fn rows_with_cases(&self, sufficiency: &Sufficiency, rows: &[u128]) -> String {
        let table = sufficiency.table().rows().iter();
        let listed = table.filter(|row| rows.contains(&row.number()));
        let row = |row: &TruthTableRow| {
            let cases = self.names(row.cases());
            let number = row.number().to_string();
            say!(self.words, "findings-row", row = number, cases = cases)
        };
        self.words.list(&listed.map(row).collect::<Vec<_>>())
    }

    /// Rows that models chosen by fit leave unexplained.
    fn unexplained(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        for &kind in sufficiency.reported() {
            let models = sufficiency.models(kind).iter();
            let mut rows: Vec<u128> = models.flat_map(|model| model.unexplained.clone()).collect();
            rows.sort_unstable();
            rows.dedup();
            if !rows.is_empty() {
                let rows = self.rows_with_cases(sufficiency, &rows);
                let text = say!(
                    self.words,
                    "findings-unexplained-rows",
                    kind = self.words.kind(kind),
                    outcome = &outcome.expression,
                    rows = rows
                );
                let about = format!("{} {}", kind.name(), outcome.expression);
                self.add("unexplained-rows", about, text);
            }
        }
    }

    /// Conditions for which no ceiling can be drawn.
    fn nca(&mut self, outcome: &OutcomeResults) {
        let conditions = outcome.nca.iter().flat_map(Nca::conditions);
        for condition in conditions {
            if let Err(undefined) = &condition.ceilings {
                let text = say!(
                    self.words,
                    "findings-no-ceiling",
                    expression = &condition.expression,
                    outcome = &outcome.expression,
                    reason = self.words.undefined(undefined)
                );
                let about = condition.expression.to_string();
                self.add("no-ceiling", about, text);
            }
        }
    }

    fn truth_table(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        let (words, table) = (self.words, sufficiency.table());
        let about = outcome.expression.to_string();
        let rows = |code: RowOutcome| table.rows().iter().filter(move |row| row.outcome() == code);
        let numbers = |rows: &mut dyn Iterator<Item = &TruthTableRow>| {
            let numbers = rows.map(|row| row.number().to_string());
            words.list(&numbers.collect::<Vec<_>>())
        };
        if !sufficiency.has_rows_to_explain(SolutionKind::Conservative) {
            let text = say!(words, "findings-no-positive-row", outcome = &about);
            self.add("no-positive-row", &about, text);
        }
        let overwritten: Vec<String> = sufficiency
            .overwritten_rows()
            .iter()
            .map(u128::to_string)
            .collect();
        if !overwritten.is_empty() {
            let text = say!(
                words,
                "findings-positive-row-excluded",
                outcome = &about,
                rows = words.list(&overwritten)
            );
            self.add("positive-row-excluded", &about, text);
        }
        let contradictions = numbers(&mut rows(RowOutcome::Contradiction));
        if !contradictions.is_empty() {
            let text = say!(
                words,
                "findings-contradictory-rows",
                outcome = &about,
                rows = contradictions
            );
            self.add("contradictory-rows", &about, text);
        }
        let is_low = |row: &&TruthTableRow| row.pri().is_none_or(|pri| pri < LOW_PRI_BELOW);
        let low = numbers(&mut rows(RowOutcome::Positive).filter(is_low));
        if !low.is_empty() {
            let text = say!(words, "findings-low-pri-row", outcome = &about, rows = low);
            self.add("low-pri-row", &about, text);
        }
        let positive: Vec<&TruthTableRow> = rows(RowOutcome::Positive).collect();
        let deviant = positive.par_iter().flat_map_iter(|row| row.cases());
        let memberships = outcome.membership.memberships();
        let outside = |case: &usize| memberships[*case].side() == Side::Out;
        let mut deviant: Vec<usize> = deviant.copied().filter(outside).collect();
        deviant.par_sort_unstable();
        if !deviant.is_empty() {
            let text = say!(
                words,
                "findings-deviant-cases",
                outcome = &about,
                cases = self.names(&deviant)
            );
            self.add("deviant-cases", &about, text);
        }
        self.thin_rows(&about, sufficiency);
    }

    /// Observed rows that the frequency cut-off turns into remainders.
    fn thin_rows(&mut self, about: &str, sufficiency: &Sufficiency) {
        let rows = sufficiency.table().rows().iter();
        let thin = rows.filter(|row| row.outcome() == RowOutcome::Remainder);
        let cases: Vec<usize> = thin.flat_map(|row| row.cases().iter().copied()).collect();
        if !cases.is_empty() {
            let text = say!(
                self.words,
                "findings-cases-in-thin-rows",
                outcome = about,
                cases = self.names(&cases)
            );
            self.add("cases-in-thin-rows", about, text);
        }
    }

    fn solutions(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        for &kind in sufficiency.reported() {
            let models = sufficiency.models(kind).len();
            let about = format!("{} {}", kind.name(), outcome.expression);
            if !sufficiency.is_complete(kind) {
                let text = say!(
                    self.words,
                    "findings-limit-reached",
                    kind = self.words.kind(kind),
                    outcome = &outcome.expression
                );
                self.add("limit-reached", about, text);
            } else if models > 1 {
                let minimal =
                    self.results.study.sufficiency.minimize.models == ModelsWanted::Minimal;
                // Models of different pairs, and irredundant ones, may differ in length.
                let as_few = minimal && !kind.is_intermediate();
                let key = match (sufficiency.may_leave_rows(), as_few) {
                    (false, false) => "findings-tied-models",
                    (false, true) => "findings-tied-models-as-few",
                    (true, false) => "findings-tied-models-fit",
                    (true, true) => "findings-tied-models-fit-as-few",
                };
                let text = say!(
                    self.words,
                    key,
                    n = models,
                    kind = self.words.kind(kind),
                    outcome = &outcome.expression
                );
                self.add("tied-models", about, text);
            }
        }
    }

    /// Variants whose solution has nothing in common with that of the study.
    fn variants(&mut self) {
        for variant in &self.results.variants {
            let outcomes = variant.outcomes.iter();
            let solutions = outcomes.flat_map(|outcome| {
                let solutions = outcome.solutions.iter();
                solutions.map(|solution| (&outcome.expression, solution))
            });
            let parts: Vec<String> = solutions
                .filter_map(|(outcome, solution)| {
                    let key = match solution.relation {
                        Relation::Different => "findings-variant-different",
                        Relation::Lost => "findings-variant-lost",
                        Relation::Gained => "findings-variant-gained",
                        _ => return None,
                    };
                    let kind = self.words.kind(solution.kind);
                    Some(say!(self.words, key, kind = kind, outcome = outcome))
                })
                .collect();
            if !parts.is_empty() {
                let text = say!(
                    self.words,
                    "findings-variant-differs",
                    name = &variant.name,
                    parts = self.words.and(&parts)
                );
                self.add("variant-differs", &variant.name, text);
            }
        }
    }

    fn both_outcomes(&mut self) {
        let [outcome, negation] = self.results.outcomes();
        let (Some(present), Some(absent)) = (&outcome.sufficiency, &negation.sufficiency) else {
            return;
        };
        let about = outcome.expression.to_string();
        let both = simultaneous_subsets(present.table(), absent.table());
        if !both.is_empty() {
            let both: Vec<String> = both.iter().map(u128::to_string).collect();
            let text = say!(
                self.words,
                "findings-simultaneous-subset",
                outcome = &about,
                negation = &negation.expression,
                rows = self.words.list(&both)
            );
            self.add("simultaneous-subset", &about, text);
        }
        for &kind in present.reported() {
            if !absent.reported().contains(&kind) {
                continue;
            }
            let shared =
                contradictory_assumptions(&present.assumptions(kind), &absent.assumptions(kind));
            let count = shared.count(present.space());
            if kind != SolutionKind::Conservative && count != Some(0) {
                let most = self.results.study.limits.rows_listed;
                let rows = self.words.rows(&shared, most, present.space());
                let kind_in_words = self.words.kind(kind);
                let text = match count {
                    Some(n) => say!(
                        self.words,
                        "findings-contradictory-assumptions",
                        n = n,
                        rows = rows,
                        kind = kind_in_words,
                        outcome = &about,
                        negation = &negation.expression
                    ),
                    None => say!(
                        self.words,
                        "findings-contradictory-assumptions-many",
                        rows = rows,
                        kind = kind_in_words,
                        outcome = &about,
                        negation = &negation.expression
                    ),
                };
                self.add("contradictory-assumptions", kind.name(), text);
            }
        }
    }
}
