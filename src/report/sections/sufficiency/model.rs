//! One model: its paths, their cases and their core conditions.

use super::super::super::Writer;
use super::super::super::results::literals;
use super::super::super::table::{Cell, Table};
use super::{ModelPart, Part, rows};
use crate::language::{Words, say};
use crate::study::SolutionKind;
use crate::sufficiency::{CaseList, FittedModel, FittedTerm};

impl Part<'_> {
    pub(super) fn model(
        self,
        writer: &mut Writer<'_>,
        kind: SolutionKind,
        position: usize,
        model: &FittedModel,
        tied: bool,
    ) -> ModelPart {
        let words = writer.words;
        let space = self.analysis.space();
        let name = if tied {
            format!("m{}", position + 1)
        } else {
            "terms".to_owned()
        };
        let mut table = Table::new(
            self.file(kind, &name),
            words.say("sufficiency-paths-caption"),
            &words.columns(&[
                "column-path",
                "#column-consistency",
                "#column-pri",
                "#sufficiency-column-raw-coverage",
                "#sufficiency-column-unique-coverage",
                "column-cases",
                "sufficiency-column-also",
            ]),
        );
        for term in &model.terms {
            let rows = term.cases_by_row.iter();
            let rows: Vec<String> = rows.map(|cases| writer.case_list(cases)).collect();
            table.push(vec![
                Cell::Code(term.implicant.expression(space).to_string()),
                term.fit.consistency.into(),
                term.fit.pri.into(),
                term.fit.raw_coverage.into(),
                term.fit.unique_coverage.into(),
                rows.join(&words.say("wording-semicolon")).into(),
                writer.case_list(&term.also_above_half()).into(),
            ]);
        }
        table.push(vec![
            words.say("cases-solution").into(),
            model.fit.consistency.into(),
            model.fit.pri.into(),
            model.fit.coverage.into(),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
        ]);
        let mut sentences = vec![say!(
            words,
            "sufficiency-assumptions",
            rows = rows(writer, &model.model.simplifying_assumptions, space)
        )];
        if !model.unexplained.is_empty() {
            let rows: Vec<String> = model.unexplained.iter().map(u128::to_string).collect();
            sentences.push(say!(
                words,
                "sufficiency-unexplained",
                rows = words.list(&rows)
            ));
        }
        sentences.extend(self.cases_in_words(writer, model));
        sentences.extend(self.uncovered(writer, kind, position));
        sentences.extend(self.core(words, kind, model));
        let more = self.selected_table(writer, kind, position);
        let heading = if tied {
            say!(words, "sufficiency-model-heading", position = position + 1)
        } else {
            String::new()
        };
        ModelPart {
            heading,
            table: writer.show(table),
            sentences,
            more: more.into_iter().map(|table| writer.show(table)).collect(),
        }
    }

    /// The cases that only one path covers, and those that speak against it.
    fn cases_in_words(self, writer: &Writer<'_>, model: &FittedModel) -> Vec<String> {
        let outcome = &self.outcome.expression;
        let list = |cases: &CaseList| match cases.count() {
            0 => writer.words.say("term-none"),
            _ => writer.case_list(cases),
        };
        let line = |term: &FittedTerm| {
            say!(
                writer.words,
                "sufficiency-cases-of-path",
                path = &term.implicant.expression(self.analysis.space()),
                unique = list(&term.uniquely_covered),
                outcome = outcome,
                deviant = list(&term.deviant)
            )
        };
        model.terms.iter().map(line).collect()
    }

    /// The core conditions of each path, by pair where pairs differ.
    fn core(self, words: &Words, kind: SolutionKind, model: &FittedModel) -> Vec<String> {
        let space = self.analysis.space();
        let mut lines = Vec::new();
        for term in &model.terms {
            let differ = term.core.len() > 1;
            for (marks, pairs) in &term.core {
                let core = literals(&term.implicant, space, |i| marks.contains(&i));
                let other = literals(&term.implicant, space, |i| !marks.contains(&i));
                let list = |l: &[String]| {
                    if l.is_empty() {
                        words.say("term-none")
                    } else {
                        let each = l.iter().map(|literal| format!("`{literal}`"));
                        words.list(&each.collect::<Vec<_>>())
                    }
                };
                let pairs: Vec<String> = pairs
                    .iter()
                    .map(|&pair| self.pair_name(kind, pair))
                    .collect();
                let path = term.implicant.expression(space);
                lines.push(if differ {
                    say!(
                        words,
                        "sufficiency-core-by-pair",
                        path = &path,
                        pairs = words.list(&pairs),
                        core = list(&core),
                        peripheral = list(&other)
                    )
                } else {
                    say!(
                        words,
                        "sufficiency-core",
                        path = &path,
                        core = list(&core),
                        peripheral = list(&other)
                    )
                });
            }
        }
        lines
    }
}
