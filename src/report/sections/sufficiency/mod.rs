mod chart;
mod enhanced;
mod model;
mod selected;
mod theory;

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::Writer;
use super::super::figures::FigureView;
use super::super::number::{UNDEFINED, counted, in_words, plain, sentence_case};
use super::super::results::formula;
use super::super::table::{Cell, Table, TableView};
use super::plots;
use crate::minimize::RowSet;
use crate::results::OutcomeResults;
use crate::set::{Expression, Literal, PropertySpace, SetName};
use crate::study::{Expectation, SolutionKind};
use crate::sufficiency::{
    FittedModel, Solution, Sufficiency as Analysis, contradictory_assumptions, simultaneous_subsets,
};
use crate::wording::rows_in_words;

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
        sentences: vec![
            "The conservative solution uses no remainder, the parsimonious one every remainder that \
             makes it simpler, the intermediate one those that agree with the directional \
             expectations. Each term is a subset of the outcome to the degree of its consistency."
                .to_owned(),
        ],
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
    let sentence = |&kind: &SolutionKind| {
        let shared =
            contradictory_assumptions(&present.assumptions(kind), &absent.assumptions(kind));
        let both = format!("`{}` and `{}`", outcome.expression, negation.expression);
        let which = if present.is_complete(kind) && absent.is_complete(kind) {
            "the"
        } else {
            "the listed models of the"
        };
        if shared.is_empty(present.space()) {
            format!("No remainder is assumed in {which} {kind} solutions of both {both}.")
        } else {
            format!(
                "Contradictory simplifying assumptions, made in {which} {kind} solutions of both \
                 {both}: {}.",
                rows(writer, &shared, present.space())
            )
        }
    };
    let both = simultaneous_subsets(present.table(), absent.table());
    let both: Vec<String> = both.iter().map(u128::to_string).collect();
    let subsets = if both.is_empty() {
        format!(
            "No row is sufficient for both `{}` and `{}` (simultaneous subset relations).",
            outcome.expression, negation.expression
        )
    } else {
        format!(
            "Sufficient for both `{}` and `{}` (simultaneous subset relations): row {}.",
            outcome.expression,
            negation.expression,
            both.join(", ")
        )
    };
    using_remainders
        .map(sentence)
        .chain(std::iter::once(subsets))
        .collect()
}

/// A set of rows in words: how many, which, as an expression.
fn rows(writer: &Writer<'_>, set: &RowSet, space: &PropertySpace) -> String {
    let count = set.count(space);
    if count == Some(0) {
        return "none".to_owned();
    }
    let most = writer.results.study.limits.rows_listed.min(20);
    let listed: Vec<String> = set
        .first_rows(most, space)
        .iter()
        .map(u128::to_string)
        .collect();
    let numbers = if listed.is_empty() {
        String::new()
    } else {
        let more = if count.is_none_or(|count| count > listed.len() as u128) {
            ", …"
        } else {
            ""
        };
        let word = if count == Some(1) {
            "number"
        } else {
            "numbers"
        };
        format!(" ({word} {}{more})", listed.join(", "))
    };
    let written = rows_in_words(set, writer.results.study.limits.rows_listed, space);
    format!("{}{numbers}, {written}", super::rows_counted(count))
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
        let overview = self.overview();
        let tables = vec![writer.show(overview)];
        let mut solutions: Vec<SolutionPart> = standard
            .into_iter()
            .map(|kind| self.solution(writer, kind))
            .collect();
        solutions.extend(self.barred(writer));
        solutions.extend(enhanced.into_iter().map(|kind| self.solution(writer, kind)));
        solutions.extend(self.theory(writer));
        Outcome {
            title: format!("Solutions for `{}`", self.outcome.expression),
            tables,
            solutions,
        }
    }

    /// The solutions side by side, each model on a line.
    fn overview(self) -> Table {
        let outcome = &self.outcome.expression;
        let mut table = Table::new(
            format!("solutions_{}", super::file_name(outcome)),
            format!(
                "The solutions for `{outcome}` side by side: each listed model, its paths and fit, and how \
                 many rows it assumes to be sufficient although no case shows it."
            ),
            &[
                "Solution",
                "Model",
                "Paths",
                "#Consistency",
                "#PRI",
                "#Coverage",
                "#Assumed rows",
            ],
        );
        for &kind in self.analysis.reported() {
            let name = sentence_case(&kind.to_string());
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
                    format!("M{} of {}", position + 1, models.len()).into(),
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
        let mut sentences = self.models_in_words(kind, models);
        sentences.extend(self.choice_by_fit());
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
                self.chart(kind, solution)
                    .map(|table| writer.show(table))
                    .into_iter()
                    .collect(),
                self.chart_notes(solution),
            ),
            None => (Vec::new(), self.pairs(writer, kind)),
        };
        SolutionPart {
            title: format!(
                "{} solution for `{}`",
                sentence_case(&kind.to_string()),
                self.outcome.expression
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
        let chart = chart.and_then(|solution| self.chart_picture(writer.words, kind, solution));
        let models = self.analysis.models(kind);
        let which = if models.len() > 1 {
            format!("{kind} solution (M1)")
        } else {
            format!("{kind} solution")
        };
        let name = self.file(kind, "xy");
        let plot = models.first();
        let plot = plot.and_then(|model| {
            plots::solution(writer, (self.outcome, self.analysis), model, &which, name)
        });
        let figures = chart.into_iter().chain(plot);
        figures.map(|figure| writer.draw(figure)).collect()
    }

    /// How many models there are, and each as a formula.
    fn models_in_words(self, kind: SolutionKind, models: &[FittedModel]) -> Vec<String> {
        if models.is_empty() {
            let sentence = if !self.analysis.has_rows_to_explain(kind) {
                "No row is to be explained, so that there is no solution: `0`."
            } else if self.analysis.is_complete(kind) {
                if self.analysis.solution_fit().is_some() {
                    "No combination of prime implicants reaches the declared fit, so that there is \
                     no solution."
                } else {
                    "No model covers every row to be explained, so that there is no solution."
                }
            } else {
                "The limit of steps ended the search before a model was found."
            };
            return vec![sentence.to_owned()];
        }
        let complete = self.analysis.is_complete(kind);
        let count = match self.analysis.single(kind).and_then(Solution::models_total) {
            Some(total) => total,
            None => models.len() as u128,
        };
        let mut sentences = Vec::new();
        if !complete {
            sentences.push(format!(
                "Not every model is listed: {} listed; {}.",
                counted(models.len() as u128, "model is", "models are"),
                self.what_is_proven(kind)
            ));
        } else if count > 1 {
            sentences.push(format!(
                "{} models tie: each {}, and the data cannot tell them apart.",
                sentence_case(&in_words(models.len())),
                if self.analysis.may_leave_rows() {
                    "reaches the declared consistency and coverage"
                } else {
                    "explains every row to be explained"
                }
            ));
        }
        for (i, model) in models.iter().enumerate() {
            let formula = formula(
                model.terms.iter().map(|t| &t.implicant),
                self.analysis.space(),
            );
            let name = if models.len() > 1 {
                format!("M{}: ", i + 1)
            } else {
                String::new()
            };
            sentences.push(format!("{name}`{formula}` → `{}`", self.outcome.expression));
            if let Some(factored) = self.analysis.factored(model) {
                sentences.push(format!("{name}Factored: `{factored}`"));
            }
        }
        sentences
    }

    /// By which fit models are chosen, where that is declared.
    fn choice_by_fit(self) -> Option<String> {
        let fit = self.analysis.solution_fit()?;
        let explains = match fit.coverage {
            Some(coverage) => format!(
                "whose coverage reaches {}: they may leave rows unexplained",
                plain(coverage.value())
            ),
            None => "that explain every row to be explained".to_owned(),
        };
        Some(format!(
            "Models are the combinations of prime implicants whose consistency reaches {}, and \
             {explains}.",
            plain(fit.consistency.value())
        ))
    }

    fn is_negation(self, writer: &Writer<'_>) -> bool {
        self.outcome.expression == writer.results.negated_outcome.expression
    }

    /// What is known of a solution whose models are not all listed.
    fn what_is_proven(self, kind: SolutionKind) -> String {
        let Some(solution) = self.analysis.single(kind) else {
            return "the conservative, the parsimonious or a pair's own models are not all listed"
                .to_owned();
        };
        let minimum = solution.minimum();
        match (solution.models_total(), minimum.proven) {
            (Some(total), _) => {
                format!(
                    "there are {total} in all, each of at least {} terms",
                    minimum.upper
                )
            }
            (None, true) => format!(
                "there are more than can be counted, each of at least {} terms",
                minimum.upper
            ),
            (None, false) => format!(
                "the limit of steps ended the search: a model needs at least {} terms, and one with \
                 {} is known",
                minimum.lower, minimum.upper
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
        if all.is_empty() {
            "No directional expectation is declared, so that no remainder is easy.".to_owned()
        } else {
            format!(
                "Expected to contribute to `{}`: {}.",
                self.outcome.expression,
                all.join(", ")
            )
        }
    }
}
