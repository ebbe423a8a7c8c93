//! The enhanced standard analysis: which rows are barred, and why.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::{Part, SolutionPart, rows};
use crate::language::say;
use crate::sufficiency::{Barred, BarringRule, Enhanced};

impl Part<'_> {
    /// What the enhanced solutions do without, before they are shown.
    pub(super) fn barred(self, writer: &mut Writer<'_>) -> Option<SolutionPart> {
        let words = writer.words;
        let enhanced = self.analysis.enhanced()?;
        let space = self.analysis.space();
        let outcome = &self.outcome.expression;
        let mut table = Table::new(
            format!("barred_{}", super::super::file_name(outcome)),
            words.say("sufficiency-barred-caption"),
            &words.columns(&[
                "sufficiency-column-rule",
                "sufficiency-column-expression",
                "#sufficiency-column-remainders",
                "sufficiency-column-which",
                "sufficiency-column-overwritten",
                "sufficiency-column-kept",
            ]),
        );
        let numbers = |rows: &[u128]| {
            let rows: Vec<String> = rows.iter().map(u128::to_string).collect();
            Cell::Text(words.list(&rows))
        };
        for barred in enhanced.barred() {
            let remainders = match barred.remainders.count(space) {
                Some(count) => Cell::Count(count),
                None => words.say("data-uncountable").into(),
            };
            let most = writer.results.study.limits.rows_listed;
            let all = match barred.remainders.expression(most, space) {
                Ok(expression) => Cell::Code(expression.to_string()),
                Err(terms) => say!(words, "sufficiency-terms", n = terms).into(),
            };
            table.push(vec![
                words.say(rule(barred)).into(),
                expression(barred),
                remainders,
                all,
                numbers(&barred.overwritten),
                numbers(&barred.kept),
            ]);
        }
        Some(SolutionPart {
            title: say!(words, "sufficiency-enhanced-heading", outcome = outcome),
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
        let words = writer.words;
        let mut sentences = vec![say!(
            words,
            "sufficiency-barred",
            outcome = outcome,
            rows = all
        )];
        if enhanced.rounds() > 1 {
            sentences.push(say!(words, "sufficiency-rounds", n = enhanced.rounds()));
        }
        let claims = writer.results.study.sufficiency.enhanced.iter();
        let has_claims = claims.flat_map(|plan| &plan.necessary).next().is_some();
        if has_claims && self.is_negation(writer) {
            sentences.push(say!(
                words,
                "sufficiency-claims-bar-nothing",
                outcome = &writer.results.outcome.expression
            ));
        }
        sentences
    }
}

/// The message with the rule in words.
fn rule(barred: &Barred) -> &'static str {
    match barred.rule {
        BarringRule::Necessity(_) => "sufficiency-barred-necessity",
        BarringRule::Untenable(_) => "sufficiency-barred-untenable",
        BarringRule::SimultaneousSubsets => "sufficiency-barred-both-sufficient",
        BarringRule::ContradictoryAssumptions => "sufficiency-barred-both-assumed",
        BarringRule::Listed => "sufficiency-barred-listed",
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
