mod chart;
mod enhanced;
mod model;
mod selected;
mod theory;

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::Writer;
use super::super::figures::FigureView;
use super::super::number::{UNDEFINED, plain, sentence_case};
use super::super::results::formula;
use super::super::table::{Cell, Table, TableView};
use super::plots;
use crate::language::{Words, say};
use crate::minimize::RowSet;
use crate::results::OutcomeResults;
use crate::set::{Expression, Literal, PropertySpace, SetName};
use crate::study::{Expectation, SolutionKind};
use crate::sufficiency::{
    FittedModel, Solution, Sufficiency as Analysis, contradictory_assumptions, simultaneous_subsets,
};

/// Models of a solution that stand in the table side by side.
const MOST_SIDE_BY_SIDE: usize = 10;

/// The solutions for the outcome and for its negation.
#[derive(Serialize)]
pub(super) struct Sufficiency {
    sentences: Vec<String>,
    outcomes: Vec<Outcome>,
    comparison: Vec<String>,
}

#[derive(Serialize)]
struct Outcome {
    title: String,
    tables: Vec<TableView>,
    solutions: Vec<SolutionPart>,
}

#[derive(Serialize)]
struct SolutionPart {
    title: String,
    sentences: Vec<String>,
    models: Vec<ModelPart>,
    tables: Vec<TableView>,
    notes: Vec<String>,
    figures: Vec<FigureView>,
}

#[derive(Serialize)]
struct ModelPart {
    heading: String,
    table: TableView,
    sentences: Vec<String>,
    more: Vec<TableView>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Sufficiency {
    let results = writer.results;
    let outcomes = results
        .outcomes()
        .into_iter()
        .filter_map(|outcome| {
            outcome
                .sufficiency
                .as_ref()
                .map(|analysis| (outcome, analysis))
        })
        .map(|(outcome, analysis)| Part { outcome, analysis }.view(writer))
        .collect();
    Sufficiency {
        sentences: vec![writer.words.say("sufficiency-introduction")],
        outcomes,
        comparison: comparison(writer),
    }
}

/// Simplifying assumptions that are made, and rows that are sufficient, for the outcome and for its
/// negation alike.
fn comparison(writer: &Writer<'_>) -> Vec<String> {
    let [outcome, negation] = writer.results.outcomes();
    let (Some(present), Some(absent)) = (&outcome.sufficiency, &negation.sufficiency) else {
        return Vec::new();
    };
    let kinds = present.reported().iter();
    let using_remainders = kinds
        .filter(|&kind| *kind != SolutionKind::Conservative && absent.reported().contains(kind));
    let words = writer.words;
    let sentence = |&kind: &SolutionKind| {
        let shared =
            contradictory_assumptions(&present.assumptions(kind), &absent.assumptions(kind));
        let complete = present.is_complete(kind) && absent.is_complete(kind);
        let (name, outcome) = (words.kind(kind), &outcome.expression);
        let negation = &negation.expression;
        if shared.is_empty(present.space()) {
            let key = if complete {
                "sufficiency-nothing-shared"
            } else {
                "sufficiency-nothing-shared-by-listed"
            };
            return say!(
                words,
                key,
                kind = name,
                outcome = outcome,
                negation = negation
            );
        }
        let key = if complete {
            "sufficiency-shared"
        } else {
            "sufficiency-shared-by-listed"
        };
        say!(
            words,
            key,
            kind = name,
            outcome = outcome,
            negation = negation,
            rows = rows(writer, &shared, present.space())
        )
    };
    let both = simultaneous_subsets(present.table(), absent.table());
    let both: Vec<String> = both.iter().map(u128::to_string).collect();
    let subsets = if both.is_empty() {
        say!(
            words,
            "sufficiency-no-simultaneous-subset",
            outcome = &outcome.expression,
            negation = &negation.expression
        )
    } else {
        say!(
            words,
            "sufficiency-simultaneous-subsets",
            outcome = &outcome.expression,
            negation = &negation.expression,
            rows = words.list(&both)
        )
    };
    using_remainders
        .map(sentence)
        .chain(std::iter::once(subsets))
        .collect()
}

/// A set of rows in words: how many, which, as an expression.
fn rows(writer: &Writer<'_>, set: &RowSet, space: &PropertySpace) -> String {
    let words = writer.words;
    let count = set.count(space);
    if count == Some(0) {
        return words.say("term-none");
    }
    let most = writer.results.study.limits.rows_listed;
    let mut listed: Vec<String> = set
        .first_rows(most.min(20), space)
        .iter()
        .map(u128::to_string)
        .collect();
    let counted = super::rows_counted(words, count);
    let written = words.rows(set, most, space);
    if listed.is_empty() {
        return say!(
            words,
            "sufficiency-rows",
            rows = counted,
            expression = written
        );
    }
    if count.is_none_or(|count| count > listed.len() as u128) {
        listed.push("…".to_owned());
    }
    let key = if count == Some(1) {
        "sufficiency-row-numbered"
    } else {
        "sufficiency-rows-numbered"
    };
    say!(
        words,
        key,
        rows = counted,
        numbers = words.list(&listed),
        expression = written
    )
}

/// One outcome.
#[derive(Clone, Copy)]
struct Part<'a> {
    outcome: &'a OutcomeResults,
    analysis: &'a Analysis,
}

impl Part<'_> {
    fn view(self, writer: &mut Writer<'_>) -> Outcome {
        let (enhanced, standard): (Vec<SolutionKind>, Vec<SolutionKind>) = self
            .analysis
            .reported()
            .iter()
            .partition(|kind| kind.is_enhanced());
        let words = writer.words;
        let overview = self.overview(words);
        let tables = vec![writer.show(overview)];
        let mut solutions: Vec<SolutionPart> = standard
            .into_iter()
            .map(|kind| self.solution(writer, kind))
            .collect();
        solutions.extend(self.barred(writer));
        solutions.extend(enhanced.into_iter().map(|kind| self.solution(writer, kind)));
        solutions.extend(self.theory(writer));
        Outcome {
            title: say!(
                words,
                "sufficiency-solutions-heading",
                outcome = &self.outcome.expression
            ),
            tables,
            solutions,
        }
    }

    /// The solutions side by side, each model on a line.
    fn overview(self, words: &Words) -> Table {
        let outcome = &self.outcome.expression;
        let mut table = Table::new(
            format!("solutions_{}", super::file_name(outcome)),
            say!(words, "sufficiency-overview-caption", outcome = outcome),
            &words.columns(&[
                "sufficiency-column-solution",
                "sufficiency-column-model",
                "sufficiency-column-paths",
                "#column-consistency",
                "#column-pri",
                "#column-coverage",
                "#sufficiency-column-assumed",
            ]),
        );
        for &kind in self.analysis.reported() {
            let name = sentence_case(&words.kind(kind));
            let models = self.analysis.models(kind);
            if models.is_empty() {
                let paths = Cell::Code("0".to_owned());
                let none = || Cell::Number(None);
                let model = Cell::Text(UNDEFINED.to_owned());
                table.push(vec![
                    name.into(),
                    model,
                    paths,
                    none(),
                    none(),
                    none(),
                    none(),
                ]);
                continue;
            }
            for (position, model) in models.iter().take(MOST_SIDE_BY_SIDE).enumerate() {
                let terms = model.terms.iter().map(|term| &term.implicant);
                let assumed = model
                    .model
                    .simplifying_assumptions
                    .count(self.analysis.space());
                table.push(vec![
                    name.clone().into(),
                    say!(
                        words,
                        "sufficiency-model-of",
                        position = position + 1,
                        all = models.len()
                    )
                    .into(),
                    Cell::Code(formula(terms, self.analysis.space())),
                    model.fit.consistency.into(),
                    model.fit.pri.into(),
                    model.fit.coverage.into(),
                    assumed.map_or_else(|| Cell::Number(None), Cell::Count),
                ]);
            }
        }
        table
    }

    fn file(self, kind: SolutionKind, what: &str) -> String {
        format!(
            "{}_{}_{what}",
            kind.name(),
            super::file_name(&self.outcome.expression)
        )
    }

    fn solution(self, writer: &mut Writer<'_>, kind: SolutionKind) -> SolutionPart {
        let models = self.analysis.models(kind);
        let words = writer.words;
        let mut sentences = self.models_in_words(words, kind, models);
        sentences.extend(self.choice_by_fit(words));
        if kind.is_intermediate() {
            sentences.push(self.expectations(writer));
        }
        let parts = models
            .iter()
            .enumerate()
            .map(|(i, model)| self.model(writer, kind, i, model, models.len() > 1))
            .collect();
        let (tables, notes) = match self.analysis.single(kind) {
            Some(solution) => (
                self.chart(words, kind, solution)
                    .map(|table| writer.show(table))
                    .into_iter()
                    .collect(),
                self.chart_notes(words, solution),
            ),
            None => (Vec::new(), self.pairs(writer, kind)),
        };
        SolutionPart {
            title: say!(
                words,
                "sufficiency-solution-heading",
                kind = sentence_case(&words.kind(kind)),
                outcome = &self.outcome.expression
            ),
            sentences,
            models: parts,
            tables,
            notes,
            figures: self.figures(writer, kind),
        }
    }

    /// The prime implicant chart, and the first model against the outcome.
    fn figures(self, writer: &mut Writer<'_>, kind: SolutionKind) -> Vec<FigureView> {
        let chart = self.analysis.single(kind);
        let words = writer.words;
        let chart = chart.and_then(|solution| self.chart_picture(words, kind, solution));
        let models = self.analysis.models(kind);
        let key = if models.len() > 1 {
            "sufficiency-solution-first-model"
        } else {
            "sufficiency-solution"
        };
        let which = say!(words, key, kind = words.kind(kind));
        let name = self.file(kind, "xy");
        let plot = models.first();
        let plot = plot.and_then(|model| {
            plots::solution(writer, (self.outcome, self.analysis), model, &which, name)
        });
        let figures = chart.into_iter().chain(plot);
        figures.map(|figure| writer.draw(figure)).collect()
    }

    /// How many models there are, and each as a formula.
    fn models_in_words(
        self,
        words: &Words,
        kind: SolutionKind,
        models: &[FittedModel],
    ) -> Vec<String> {
        if models.is_empty() {
            let key = if !self.analysis.has_rows_to_explain(kind) {
                "sufficiency-nothing-to-explain"
            } else if !self.analysis.is_complete(kind) {
                "sufficiency-unfinished"
            } else if self.analysis.solution_fit().is_some() {
                "sufficiency-below-fit"
            } else {
                "sufficiency-uncovered"
            };
            return vec![words.say(key)];
        }
        let count = match self.analysis.single(kind).and_then(Solution::models_total) {
            Some(total) => total,
            None => models.len() as u128,
        };
        let mut sentences = Vec::new();
        if !self.analysis.is_complete(kind) {
            sentences.push(self.not_all_listed(words, kind, models.len()));
        } else if count > 1 {
            let key = if self.analysis.may_leave_rows() {
                "sufficiency-ties-by-fit"
            } else {
                "sufficiency-ties"
            };
            let number = sentence_case(&words.number(models.len()));
            sentences.push(say!(words, key, number = number));
        }
        for (i, model) in models.iter().enumerate() {
            let position = (models.len() > 1).then_some(i + 1);
            sentences.extend(self.model_in_words(words, position, model));
        }
        sentences
    }

    /// A model as a formula, and factored; with its number where there are several.
    fn model_in_words(
        self,
        words: &Words,
        position: Option<usize>,
        model: &FittedModel,
    ) -> Vec<String> {
        let formula = formula(
            model.terms.iter().map(|t| &t.implicant),
            self.analysis.space(),
        );
        let with_name = |sentence: String| match position {
            None => sentence,
            Some(position) => say!(
                words,
                "sufficiency-model-says",
                position = position,
                sentence = sentence
            ),
        };
        let formula = format!("`{formula}` → `{}`", self.outcome.expression);
        let factored = self.analysis.factored(model).map(|factored| {
            let factored = factored.to_string();
            say!(words, "sufficiency-factored", factored = factored)
        });
        std::iter::once(formula)
            .chain(factored)
            .map(with_name)
            .collect()
    }

    /// By which fit models are chosen, where that is declared.
    fn choice_by_fit(self, words: &Words) -> Option<String> {
        let fit = self.analysis.solution_fit()?;
        let consistency = plain(fit.consistency.value());
        Some(match fit.coverage {
            Some(coverage) => say!(
                words,
                "sufficiency-chosen-by-coverage",
                consistency = consistency,
                coverage = plain(coverage.value())
            ),
            None => say!(
                words,
                "sufficiency-chosen-by-rows",
                consistency = consistency
            ),
        })
    }

    fn is_negation(self, writer: &Writer<'_>) -> bool {
        self.outcome.expression == writer.results.negated_outcome.expression
    }

    /// What is known of a solution whose models are not all listed.
    fn not_all_listed(self, words: &Words, kind: SolutionKind, listed: usize) -> String {
        let Some(solution) = self.analysis.single(kind) else {
            return say!(words, "sufficiency-not-all-of-pairs", n = listed);
        };
        let minimum = solution.minimum();
        match (solution.models_total(), minimum.proven) {
            (Some(total), _) => say!(
                words,
                "sufficiency-not-all-counted",
                n = listed,
                total = total,
                terms = minimum.upper
            ),
            (None, true) => say!(
                words,
                "sufficiency-not-all-uncountable",
                n = listed,
                terms = minimum.upper
            ),
            (None, false) => say!(
                words,
                "sufficiency-not-all-searched",
                n = listed,
                lower = minimum.lower,
                upper = minimum.upper
            ),
        }
    }

    fn expectations(self, writer: &Writer<'_>) -> String {
        let study = &writer.results.study;
        let negated = self.is_negation(writer);
        let declared = study
            .conditions
            .iter()
            .map(|set| set.expect.clone())
            .collect();
        let (single, joint) = match &study.sufficiency.negated_outcome {
            Some(plan) if negated => (plan.expect.clone(), &plan.expectations),
            _ => (declared, &study.sufficiency.expectations),
        };
        let of_set = |(expectation, name): (&Expectation, &SetName)| {
            let literal = |values: Option<&BTreeSet<u8>>| {
                let (set, values) = (name.clone(), values.cloned());
                Expression::Literal(Literal { set, values })
            };
            let expected = match expectation {
                Expectation::Either => return None,
                Expectation::Present => literal(None),
                Expectation::Absent => literal(None).negated(),
                Expectation::Values(values) => literal(Some(values)),
                Expectation::AllBut(values) => literal(Some(values)).negated(),
            };
            Some(format!("`{expected}`"))
        };
        let names = self.analysis.space().names();
        let mut all: Vec<String> = single.iter().zip(names).filter_map(of_set).collect();
        all.extend(joint.iter().map(|placed| format!("`{}`", placed.value)));
        let words = writer.words;
        if all.is_empty() {
            words.say("sufficiency-no-expectation")
        } else {
            say!(
                words,
                "sufficiency-expectations",
                outcome = &self.outcome.expression,
                expected = words.list(&all)
            )
        }
    }
}
