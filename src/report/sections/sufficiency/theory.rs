//! What theory expects against what was found.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::{Part, SolutionPart};
use crate::sufficiency::{Area, TheoryArea, TheoryEvaluation};

impl Part<'_> {
    pub(super) fn theory(self, writer: &mut Writer<'_>) -> Option<SolutionPart> {
        let theory = self.outcome.theory.as_ref()?;
        let outcome = &self.outcome.expression;
        let models = self.analysis.models(theory.solution);
        let mut sentences = vec![format!(
            "Theory expects `{}` to be sufficient for `{outcome}`. Compared with the {} solution: \
             most likely cases are those in theory, least likely ones those out of it; a case in the \
             outcome is covered by the solution or not, one out of it is consistent with the \
             solution or not.",
            theory.expression, theory.solution
        )];
        if models.len() > theory.evaluations.len() {
            sentences.push(format!(
                "The first {} of {} models are compared.",
                theory.evaluations.len(),
                models.len()
            ));
        }
        let tied = models.len() > 1;
        let mut tables = Vec::new();
        for (position, evaluation) in theory.evaluations.iter().enumerate() {
            let name = if tied {
                format!(" (M{})", position + 1)
            } else {
                String::new()
            };
            match evaluation {
                Some(evaluation) => {
                    let table = self.areas(writer, evaluation, position, &name);
                    tables.push(writer.show(table));
                }
                None => sentences.push(format!(
                    "The intersections{name} have too many terms to be written."
                )),
            }
        }
        Some(SolutionPart {
            title: format!("Theory and solution for `{outcome}`"),
            sentences,
            models: Vec::new(),
            tables,
            notes: Vec::new(),
            figures: Vec::new(),
        })
    }

    fn areas(
        self,
        writer: &Writer<'_>,
        evaluation: &TheoryEvaluation,
        position: usize,
        name: &str,
    ) -> Table {
        let outcome = &self.outcome.expression;
        let file = super::super::file_name(outcome);
        let mut table = Table::new(
            format!("theory_{file}_m{}", position + 1),
            format!(
                "Intersections of theory (T) and solution (S){name}, each as sufficient for \
                 `{outcome}`, and their cases."
            ),
            &[
                "Area",
                "Expression",
                "#Consistency",
                "#PRI",
                "#Coverage",
                "In the outcome",
                "Not in the outcome",
            ],
        );
        for area in evaluation.areas() {
            table.push(vec![
                name_of(area.area).into(),
                Cell::Code(area.expression.to_string()),
                area.fit.consistency.into(),
                area.fit.pri.into(),
                area.fit.coverage.into(),
                cases(writer, area, true).into(),
                cases(writer, area, false).into(),
            ]);
        }
        table
    }
}

fn name_of(area: Area) -> &'static str {
    match area {
        Area::Both => "T and S: expected and found",
        Area::SolutionOnly => "S without T: found, not expected",
        Area::TheoryOnly => "T without S: expected, not found",
        Area::Neither => "neither",
    }
}

/// What the cases of an area are, and which.
fn cases(writer: &Writer<'_>, area: &TheoryArea, in_outcome: bool) -> String {
    let cases = if in_outcome {
        &area.cases_in_outcome
    } else {
        &area.cases_out_of_outcome
    };
    let kind = area.area.case_kind(in_outcome);
    if cases.is_empty() {
        format!("{kind}: none")
    } else {
        format!("{kind}: {}", writer.cases(cases))
    }
}
