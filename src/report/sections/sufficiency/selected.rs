//! The cases worth a closer look, within and across cases.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::super::cases_to_look_at::{best_cases, best_pairs};
use super::Part;
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
        let model = self.analysis.models(kind).get(position)?;
        let mut table = Table::new(
            self.file(kind, &format!("m{}_cases", position + 1)),
            "Cases to look at within, and pairs to compare, up to three of each kind, best first. A \
             typical case is in the path and in the outcome, and not more in the path; a \
             deviant one (consistency) is in the path only; an irrelevant one in neither.",
            &[
                "Path",
                "Typical",
                "Deviant (consistency)",
                "Typical and typical",
                "Typical and irrelevant",
                "Typical and deviant",
            ],
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
        let outcome = &self.outcome.expression;
        let cases = selected.deviant_coverage.iter();
        let cases: Vec<String> = cases.map(|best| best_cases(writer, best)).collect();
        let pairs = selected.deviant_coverage_irrelevant.iter();
        let pairs: Vec<String> = pairs.map(|best| best_pairs(writer, best)).collect();
        if cases.is_empty() {
            return Some(format!("No case in `{outcome}` is outside every path."));
        }
        let compare = if pairs.is_empty() {
            String::new()
        } else {
            format!(
                " To compare with an irrelevant case of the same row: {}.",
                pairs.join("; ")
            )
        };
        Some(format!(
            "In `{outcome}` and in no path (deviant for coverage), by truth-table row: {}.{compare}",
            cases.join("; ")
        ))
    }
}
