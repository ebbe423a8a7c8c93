//! The steps that minimize: conservative, parsimonious, intermediate, and enhanced.

use super::names::RNames;
use super::notes;
use super::text::{Script, numbers, string, strings, vector};
use super::truth_table::{self, Plan};
use crate::minimize::{ModelsWanted, RowSet};
use crate::results::Results;
use crate::set::PropertySpace;
use crate::study::{Contradictions, Expectation, SolutionKind};
use crate::sufficiency::{FittedModel, Sufficiency};

/// Rows that are compared by their numbers, at most.
const MOST_ROWS: usize = 4096;

pub(super) fn write(
    results: &Results,
    analysis: &Sufficiency,
    plan: &Plan<'_>,
    of: &str,
    names: &RNames,
    script: &mut Script,
) {
    let step = Step {
        results,
        analysis,
        plan,
        of,
        names,
    };
    let reported = analysis.reported();
    for &kind in reported.iter().filter(|kind| !kind.is_enhanced()) {
        step.solution(kind, "tt", script);
    }
    let enhanced: Vec<SolutionKind> = reported
        .iter()
        .copied()
        .filter(|kind| kind.is_enhanced())
        .collect();
    if let (Some(found), false) = (analysis.enhanced(), enhanced.is_empty()) {
        script.heading(&format!("Enhanced truth table for {of}"));
        script.comment(
            "Rows that contradict a claim of necessity, untenable remainders and contradictory rows become 0: \
             the numbers are those that Equifinal barred.",
        );
        let table = truth_table::RTable {
            plan,
            table: found.table(),
            of,
            called: "enhanced",
            names,
        };
        truth_table::call(&table, script);
        for kind in enhanced {
            step.solution(kind, "enhanced", script);
        }
    }
}

struct Step<'r> {
    results: &'r Results,
    analysis: &'r Sufficiency,
    plan: &'r Plan<'r>,
    of: &'r str,
    names: &'r RNames,
}

impl Step<'_> {
    fn solution(&self, kind: SolutionKind, table: &str, script: &mut Script) {
        let name = kind.name().replace('_', " ");
        script.heading(&format!(
            "{} solution for {}",
            crate::wording::sentence_case(&name),
            self.of
        ));
        let models = self.analysis.models(kind);
        if models.len() > 1 {
            script.comment(notes::TIED);
        }
        if kind.is_intermediate() {
            for note in notes::of_expectations(self.plan) {
                script.comment(&note);
            }
        }
        script.line(&format!(
            "solution <- attempt(minimize({table}{}))",
            self.arguments(kind)
        ));
        script.line("print(solution)");
        let found = if kind.is_intermediate() {
            "models_of_pairs(solution)"
        } else {
            "solution$solution"
        };
        let what = string(&format!("models of the {name} solution"));
        if self.analysis.is_complete(kind) {
            let texts = models
                .iter()
                .map(|model| strings(self.terms(model)))
                .collect::<Vec<_>>();
            script.line(&format!(
                "compare_models({what}, {found}, list({}))",
                texts.join(",\n    ")
            ));
        } else {
            let why = string("Equifinal lists not all of them (limits.models, limits.steps)");
            script.line(&format!("not_compared({what}, {why})"));
        }
        self.rows(kind, script);
        for model in models {
            self.fit(model, script);
        }
    }

    fn terms(&self, model: &FittedModel) -> Vec<String> {
        let space = self.analysis.space();
        let terms = model.terms.iter();
        terms
            .map(|term| self.names.term(&term.implicant, space))
            .collect()
    }

    /// The rows beyond the data that a solution assumes.
    fn rows(&self, kind: SolutionKind, script: &mut Script) {
        if !self.analysis.is_complete(kind) || kind == SolutionKind::Conservative {
            return;
        }
        let space = self.analysis.space();
        if !kind.is_intermediate() {
            let models = self.analysis.models(kind).iter();
            let sets: Vec<&RowSet> = models.map(|m| &m.model.simplifying_assumptions).collect();
            let what = "simplifying assumptions (rows)";
            compared(what, "rows_assumed(solution)", &sets, space, script);
            return;
        }
        let pairs = self.analysis.listed_pairs(kind);
        let easy: Vec<&RowSet> = pairs
            .iter()
            .map(|pair| &pair.easy_counterfactuals)
            .collect();
        let difficult: Vec<&RowSet> = pairs.iter().map(|p| &p.difficult_counterfactuals).collect();
        let call = |part: &str| format!("rows_of_pairs(solution, \"{part}\")");
        compared(
            "easy counterfactuals (rows)",
            &call("EC"),
            &easy,
            space,
            script,
        );
        compared(
            "difficult counterfactuals (rows)",
            &call("DC"),
            &difficult,
            space,
            script,
        );
    }

    fn fit(&self, model: &FittedModel, script: &mut Script) {
        let terms = self.terms(model);
        if terms.is_empty() || terms.iter().any(String::is_empty) {
            return;
        }
        let whole = numbers([model.fit.consistency, model.fit.pri, model.fit.coverage]);
        let column = |value: fn(&crate::sufficiency::TermFit) -> Option<f64>| {
            numbers(model.terms.iter().map(|term| value(&term.fit)))
        };
        script.line(&format!(
            "compare_sufficiency({}, {}, {whole}, list(\n    inclS = {},\n    PRI = {},\n    covS = {},\n    covU = {}))",
            strings(&terms),
            string(self.of),
            column(|fit| fit.consistency),
            column(|fit| fit.pri),
            column(|fit| fit.raw_coverage),
            column(|fit| fit.unique_coverage),
        ));
    }

    /// What `minimize` takes beside the table.
    fn arguments(&self, kind: SolutionKind) -> String {
        let plan = &self.results.study.sufficiency.minimize;
        let mut arguments = Vec::new();
        let remainders = kind != SolutionKind::Conservative;
        let include = match (remainders, plan.contradictions) {
            (true, Contradictions::Include) => Some("?,C"),
            (true, _) => Some("?"),
            (false, Contradictions::Include) => Some("C"),
            (false, _) => None,
        };
        if let Some(include) = include {
            arguments.push(format!("include = {}", string(include)));
        }
        if plan.contradictions == Contradictions::Explain {
            arguments.push("explain = \"1,C\"".to_owned());
        }
        if kind.is_intermediate() {
            arguments.push(format!("dir.exp = {}", self.expectations()));
        }
        if plan.models == ModelsWanted::Irredundant {
            arguments.push("all.sol = TRUE".to_owned());
        }
        if plan.row_dominance {
            arguments.push("row.dom = TRUE".to_owned());
        }
        let cut = |name: &str, cutoff: Option<crate::set::Cutoff>| {
            cutoff.map(|cutoff| format!("{name} = {}", super::text::number(Some(cutoff.value()))))
        };
        arguments.extend(cut("pi.cons", plan.prime_consistency));
        if let Some(fit) = plan.solution_fit {
            arguments.extend(cut("sol.cons", Some(fit.consistency)));
            arguments.extend(cut("sol.cov", fit.coverage));
        }
        arguments
            .iter()
            .map(|argument| format!(", {argument}"))
            .collect()
    }

    /// Directional expectations: a sign for each condition, or texts where some are conjunctural.
    fn expectations(&self) -> String {
        let space = self.analysis.space();
        let conditions = space
            .names()
            .iter()
            .zip(space.levels())
            .zip(&self.plan.expect);
        if self.plan.conjunctural.is_empty() {
            let signs = conditions.map(|((_, &levels), expect)| match expected(expect, levels) {
                None => "-".to_owned(),
                Some(values) => values.join(";"),
            });
            return string(&signs.collect::<Vec<_>>().join(","));
        }
        let singles = conditions.filter_map(|((name, &levels), expect)| {
            let values = expected(expect, levels)?;
            let name = self.names.name(name);
            Some(
                match (space.levels().iter().any(|&l| l > 2), values.as_slice()) {
                    (false, [one]) if one == "0" => format!("~{name}"),
                    (false, _) => name.to_owned(),
                    (true, values) => format!("{name}[{}]", values.join(",")),
                },
            )
        });
        let parsed = self.plan.conjunctural.iter().map(|text| {
            let expression = text.parse().ok();
            let in_r = expression.and_then(|expression| self.names.expression(&expression));
            in_r.unwrap_or_else(|| text.clone())
        });
        let texts: Vec<String> = singles.chain(parsed).map(|text| string(&text)).collect();
        vector(&texts)
    }
}

/// The values that are expected to contribute; `None` without an expectation.
fn expected(expect: &Expectation, levels: u8) -> Option<Vec<String>> {
    let texts = |values: Vec<u8>| values.iter().map(u8::to_string).collect();
    match expect {
        Expectation::Either => None,
        Expectation::Present => Some(vec!["1".to_owned()]),
        Expectation::Absent => Some(vec!["0".to_owned()]),
        Expectation::Values(values) => Some(texts(values.iter().copied().collect())),
        Expectation::AllBut(values) => Some(texts(
            (0..levels)
                .filter(|value| !values.contains(value))
                .collect(),
        )),
    }
}

/// Rows by their numbers, of all models together.
fn compared(what: &str, in_r: &str, sets: &[&RowSet], space: &PropertySpace, script: &mut Script) {
    let mut rows: Vec<u128> = Vec::new();
    for set in sets {
        if set
            .count(space)
            .is_none_or(|count| count > MOST_ROWS as u128)
        {
            let why = string("they are too many to list");
            script.line(&format!("not_compared({}, {why})", string(what)));
            return;
        }
        rows.extend(set.first_rows(MOST_ROWS, space));
    }
    rows.sort_unstable();
    rows.dedup();
    let rows: Vec<String> = rows.iter().map(u128::to_string).collect();
    script.line(&format!(
        "compare_sets({}, {in_r}, {})",
        string(what),
        strings(rows)
    ));
}
