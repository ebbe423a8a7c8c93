//! The enhanced standard analysis: which rows are barred, and why.

use super::super::super::Writer;
use super::super::super::number::counted;
use super::super::super::table::{Cell, Table};
use super::{Part, SolutionPart, rows};
use crate::sufficiency::{Barred, BarringRule, Enhanced};

impl Part<'_> {
    /// What the enhanced solutions do without, before they are shown.
    pub(super) fn barred(self, writer: &mut Writer<'_>) -> Option<SolutionPart> {
        let enhanced = self.analysis.enhanced()?;
        let space = self.analysis.space();
        let outcome = &self.outcome.expression;
        let mut table = Table::new(
            format!("barred_{}", super::super::file_name(outcome)),
            "Barred by each rule: remainders that count as negative, observed rows that the data make \
             positive (or C) and that count as negative, and observed rows in an untenable expression, \
             which keep their codes. A remainder can be barred by several rules.",
            &[
                "Rule",
                "Expression",
                "#Remainders",
                "Which",
                "Observed, now 0",
                "Observed, kept",
            ],
        );
        let numbers = |rows: &[u128]| {
            let rows: Vec<String> = rows.iter().map(u128::to_string).collect();
            Cell::Text(rows.join(", "))
        };
        for barred in enhanced.barred() {
            let remainders = match barred.remainders.count(space) {
                Some(count) => Cell::Count(count),
                None => "more than can be counted".into(),
            };
            let most = writer.results.study.limits.rows_listed;
            let all = match barred.remainders.expression(most, space) {
                Ok(expression) => Cell::Code(expression.to_string()),
                Err(terms) => Cell::Text(format!("{terms} terms")),
            };
            table.push(vec![
                rule(barred).into(),
                expression(barred),
                remainders,
                all,
                numbers(&barred.overwritten),
                numbers(&barred.kept),
            ]);
        }
        Some(SolutionPart {
            title: format!("Enhanced standard analysis of `{outcome}`"),
            sentences: self.barred_in_words(writer, enhanced),
            models: Vec::new(),
            tables: vec![writer.show(table)],
            notes: Vec::new(),
            figures: Vec::new(),
        })
    }

    fn barred_in_words(self, writer: &Writer<'_>, enhanced: &Enhanced) -> Vec<String> {
        let outcome = &self.outcome.expression;
        let all = rows(writer, enhanced.remainders(), self.analysis.space());
        let mut sentences = vec![format!(
            "The enhanced solutions make no assumption that contradicts a claim of necessity, that \
             theory rules out, or that speaks for the outcome and for its negation. Remainders \
             barred for `{outcome}`, by one rule or more: {all}."
        )];
        if enhanced.rounds() > 1 {
            sentences.push(format!(
                "Contradictory assumptions were looked for again after each time that some were \
                 barred, {}, until the parsimonious solutions of both shared none.",
                counted(enhanced.rounds() as u128, "time", "times")
            ));
        }
        let claims = writer.results.study.sufficiency.enhanced.iter();
        let has_claims = claims.flat_map(|plan| &plan.necessary).next().is_some();
        if has_claims && self.is_negation(writer) {
            sentences.push(format!(
                "The claims of necessity are about `{}` and bar nothing here.",
                writer.results.outcome.expression
            ));
        }
        sentences
    }
}

fn rule(barred: &Barred) -> &'static str {
    match barred.rule {
        BarringRule::Necessity(_) => "contradicts the necessity of",
        BarringRule::Untenable(_) => "untenable",
        BarringRule::SimultaneousSubsets => "sufficient for the outcome and its negation",
        BarringRule::ContradictoryAssumptions => "assumed for the outcome and its negation",
        BarringRule::Listed => "listed as contradictory",
    }
}

fn expression(barred: &Barred) -> Cell {
    match &barred.rule {
        BarringRule::Necessity(expression) | BarringRule::Untenable(expression) => {
            Cell::Code(expression.to_string())
        }
        _ => Cell::Text(String::new()),
    }
}
