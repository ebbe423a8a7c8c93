//! What theory expects against what was found.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::{Part, SolutionPart};
use crate::language::say;
use crate::sufficiency::{Area, TheoryArea, TheoryEvaluation};

impl Part<'_> {
    pub(super) fn theory(self, writer: &mut Writer<'_>) -> Option<SolutionPart> {
        let theory = self.outcome.theory.as_ref()?;
        let outcome = &self.outcome.expression;
        let models = self.analysis.models(theory.solution);
        let words = writer.words;
        let mut sentences = vec![say!(
            words,
            "sufficiency-theory",
            theory = &theory.expression,
            outcome = outcome,
            kind = words.kind(theory.solution)
        )];
        if models.len() > theory.evaluations.len() {
            sentences.push(say!(
                words,
                "sufficiency-theory-first",
                some = theory.evaluations.len(),
                all = models.len()
            ));
        }
        let tied = models.len() > 1;
        let mut tables = Vec::new();
        for (position, evaluation) in theory.evaluations.iter().enumerate() {
            let name = if tied {
                say!(words, "sufficiency-model-mark", position = position + 1)
            } else {
                String::new()
            };
            match evaluation {
                Some(evaluation) => {
                    let table = self.areas(writer, evaluation, position, &name);
                    tables.push(writer.show(table));
                }
                None => {
                    sentences.push(say!(words, "sufficiency-theory-too-long", model = name));
                }
            }
        }
        Some(SolutionPart {
            title: say!(words, "sufficiency-theory-heading", outcome = outcome),
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
        let words = writer.words;
        let file = super::super::file_name(outcome);
        let mut table = Table::new(
            format!("theory_{file}_m{}", position + 1),
            say!(
                words,
                "sufficiency-theory-caption",
                model = name,
                outcome = outcome
            ),
            &words.columns(&[
                "sufficiency-column-area",
                "sufficiency-column-expression",
                "#column-consistency",
                "#column-pri",
                "#column-coverage",
                "sufficiency-column-in-outcome",
                "sufficiency-column-out-of-outcome",
            ]),
        );
        for area in evaluation.areas() {
            table.push(vec![
                words.say(name_of(area.area)).into(),
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

/// The message with the name of an area.
fn name_of(area: Area) -> &'static str {
    match area {
        Area::Both => "sufficiency-area-both",
        Area::SolutionOnly => "sufficiency-area-solution",
        Area::TheoryOnly => "sufficiency-area-theory",
        Area::Neither => "sufficiency-area-neither",
    }
}

/// The message with the kind of the cases of an area.
fn case_kind(area: Area, in_outcome: bool) -> &'static str {
    match (area, in_outcome) {
        (Area::Both, true) => "sufficiency-covered-most-likely",
        (Area::SolutionOnly, true) => "sufficiency-covered-least-likely",
        (Area::TheoryOnly, true) => "sufficiency-uncovered-most-likely",
        (Area::Neither, true) => "sufficiency-uncovered-least-likely",
        (Area::Both, false) => "sufficiency-inconsistent-most-likely",
        (Area::SolutionOnly, false) => "sufficiency-inconsistent-least-likely",
        (Area::TheoryOnly, false) => "sufficiency-consistent-most-likely",
        (Area::Neither, false) => "sufficiency-consistent-least-likely",
    }
}

/// What the cases of an area are, and which.
fn cases(writer: &Writer<'_>, area: &TheoryArea, in_outcome: bool) -> String {
    let cases = if in_outcome {
        &area.cases_in_outcome
    } else {
        &area.cases_out_of_outcome
    };
    let words = writer.words;
    let kind = words.say(case_kind(area.area, in_outcome));
    let cases = if cases.is_empty() {
        words.say("term-none")
    } else {
        writer.cases(cases)
    };
    say!(
        words,
        "sufficiency-kind-and-cases",
        kind = kind,
        cases = cases
    )
}
