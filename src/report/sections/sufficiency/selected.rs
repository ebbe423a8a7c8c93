//! The cases worth a closer look, within and across cases.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::super::cases_to_look_at::{best_cases, best_pairs};
use super::Part;
use crate::language::say;
use crate::study::SolutionKind;
use crate::sufficiency::SelectedCases;

impl<'a> Part<'a> {
    /// The selected cases of a model, where they are selected and listed.
    fn selected_of(
        self,
        writer: &Writer<'_>,
        kind: SolutionKind,
        position: usize,
    ) -> Option<&'a SelectedCases> {
        let leading = self.analysis.leading() == Some(kind) && writer.lists_cases();
        self.outcome.selected.get(position).filter(|_| leading)
    }

    pub(super) fn selected_table(
        self,
        writer: &Writer<'_>,
        kind: SolutionKind,
        position: usize,
    ) -> Option<Table> {
        let selected = self.selected_of(writer, kind, position)?;
        let words = writer.words;
        let model = self.analysis.models(kind).get(position)?;
        let mut table = Table::new(
            self.file(kind, &format!("m{}_cases", position + 1)),
            words.say("sufficiency-selected-caption"),
            &words.columns(&[
                "column-path",
                "sufficiency-column-typical",
                "sufficiency-column-deviant",
                "sufficiency-column-typical-typical",
                "sufficiency-column-typical-irrelevant",
                "sufficiency-column-typical-deviant",
            ]),
        );
        for (term, found) in model.terms.iter().zip(&selected.terms) {
            table.push(vec![
                Cell::Code(term.implicant.expression(self.analysis.space()).to_string()),
                best_cases(writer, &found.typical).into(),
                best_cases(writer, &found.deviant_consistency).into(),
                best_pairs(writer, &found.typical_pairs).into(),
                best_pairs(writer, &found.typical_irrelevant).into(),
                best_pairs(writer, &found.typical_deviant).into(),
            ]);
        }
        (!table.is_empty()).then_some(table)
    }

    /// The cases that the whole model does not account for.
    pub(super) fn uncovered(
        self,
        writer: &Writer<'_>,
        kind: SolutionKind,
        position: usize,
    ) -> Option<String> {
        let selected = self.selected_of(writer, kind, position)?;
        let words = writer.words;
        let outcome = &self.outcome.expression;
        let cases = selected.deviant_coverage.iter();
        let cases: Vec<String> = cases.map(|best| best_cases(writer, best)).collect();
        let pairs = selected.deviant_coverage_irrelevant.iter();
        let pairs: Vec<String> = pairs.map(|best| best_pairs(writer, best)).collect();
        if cases.is_empty() {
            return Some(say!(words, "sufficiency-all-covered", outcome = outcome));
        }
        let semicolon = words.say("wording-semicolon");
        let compare = if pairs.is_empty() {
            String::new()
        } else {
            say!(
                words,
                "sufficiency-compare-uncovered",
                pairs = pairs.join(&semicolon)
            )
        };
        let uncovered = say!(
            words,
            "sufficiency-deviant-for-coverage",
            outcome = outcome,
            cases = cases.join(&semicolon)
        );
        Some(uncovered + &compare)
    }
}
