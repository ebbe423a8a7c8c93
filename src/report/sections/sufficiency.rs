use std::collections::BTreeSet;

use serde::Serialize;

use super::super::Writer;
use super::super::number::{counted, in_words, sentence_case};
use super::super::results::{formula, literals};
use super::super::table::{Cell, Table, TableView};
use crate::minimize::RowSet;
use crate::results::OutcomeResults;
use crate::set::{Expression, Literal, PropertySpace, SetName};
use crate::study::{Expectation, SolutionKind};
use crate::sufficiency::{
    FittedModel, FittedTerm, Pair, Solution, Sufficiency as Analysis, contradictory_assumptions,
};

/// The solutions for the outcome and for its negation.
#[derive(Serialize)]
pub(super) struct Sufficiency {
    sentences: Vec<String>,
    outcomes: Vec<Outcome>,
    comparison: Vec<String>,
}

#[derive(Serialize)]
struct Outcome {
    solutions: Vec<SolutionPart>,
}

#[derive(Serialize)]
struct SolutionPart {
    title: String,
    sentences: Vec<String>,
    models: Vec<ModelPart>,
    tables: Vec<TableView>,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct ModelPart {
    heading: String,
    table: TableView,
    sentences: Vec<String>,
}

/// Primes and rows up to which the chart is shown.
const CHART_PRIMES: usize = 30;
const CHART_ROWS: usize = 20;

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

/// Simplifying assumptions that are made for the outcome and for its negation alike.
fn comparison(writer: &Writer<'_>) -> Vec<String> {
    let [outcome, negation] = writer.results.outcomes();
    let (Some(present), Some(absent)) = (&outcome.sufficiency, &negation.sufficiency) else {
        return Vec::new();
    };
    let kinds = writer.results.study.sufficiency.solutions.iter();
    let using_remainders = kinds.filter(|&&kind| kind != SolutionKind::Conservative);
    let sentence = |&kind: &SolutionKind| {
        let shared =
            contradictory_assumptions(&present.assumptions(kind), &absent.assumptions(kind));
        let both = format!("`{}` and `{}`", outcome.expression, negation.expression);
        if shared.is_empty(present.space()) {
            format!("No remainder is assumed in the {kind} solutions of both {both}.")
        } else {
            format!(
                "Contradictory simplifying assumptions, made in the {} solutions of both {both}: {}.",
                kind,
                rows(writer, &shared, present.space())
            )
        }
    };
    using_remainders.map(sentence).collect()
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
    format!(
        "{}{numbers}, `{}`",
        super::rows_counted(count),
        set.expression(space)
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
        let kinds = &writer.results.study.sufficiency.solutions;
        Outcome {
            solutions: kinds
                .iter()
                .map(|&kind| self.solution(writer, kind))
                .collect(),
        }
    }

    fn file(self, kind: SolutionKind, what: &str) -> String {
        format!(
            "{}_{}_{what}",
            kind,
            super::file_name(&self.outcome.expression)
        )
    }

    fn solution(self, writer: &mut Writer<'_>, kind: SolutionKind) -> SolutionPart {
        let models = self.analysis.models(kind);
        let mut sentences = self.models_in_words(kind, models);
        if kind == SolutionKind::Intermediate {
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
            None => (Vec::new(), self.pairs(writer)),
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
        }
    }

    /// How many models there are, and each as a formula.
    fn models_in_words(self, kind: SolutionKind, models: &[FittedModel]) -> Vec<String> {
        if models.is_empty() {
            let sentence = if !self.analysis.has_rows_to_explain() {
                "No row is to be explained, so that there is no solution: `0`."
            } else if self.analysis.is_complete(kind) {
                "No model covers every row to be explained, so that there is no solution."
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
                "{} models tie: each explains every positive row with the same number of terms or \
                 from another pair of solutions, and the data cannot tell them apart.",
                sentence_case(&in_words(models.len()))
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
        }
        sentences
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
                    "there are {total} in all, with {} terms each",
                    minimum.upper
                )
            }
            (None, true) => format!(
                "there are more than can be counted, with {} terms each",
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
        let negated = self.outcome.expression == writer.results.negated_outcome.expression;
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

    fn model(
        self,
        writer: &mut Writer<'_>,
        kind: SolutionKind,
        position: usize,
        model: &FittedModel,
        tied: bool,
    ) -> ModelPart {
        let space = self.analysis.space();
        let name = if tied {
            format!("m{}", position + 1)
        } else {
            "terms".to_owned()
        };
        let mut table = Table::new(
            self.file(kind, &name),
            "Paths: raw coverage of the outcome, unique coverage beside the other paths, the cases of \
             the positive rows that the path covers, and the other cases with a membership above 0.5.",
            &[
                "Path",
                "#Consistency",
                "#PRI",
                "#Raw cov.",
                "#Unique cov.",
                "Cases",
                "Also above 0.5",
            ],
        );
        for term in &model.terms {
            let explained: BTreeSet<usize> = term.cases_by_row.iter().flatten().copied().collect();
            let also: Vec<usize> = term
                .cases_above_half
                .iter()
                .copied()
                .filter(|case| !explained.contains(case))
                .collect();
            let rows: Vec<String> = term
                .cases_by_row
                .iter()
                .map(|cases| writer.cases(cases))
                .collect();
            table.push(vec![
                Cell::Code(term.implicant.expression(space).to_string()),
                term.fit.consistency.into(),
                term.fit.pri.into(),
                term.fit.raw_coverage.into(),
                term.fit.unique_coverage.into(),
                rows.join("; ").into(),
                writer.cases(&also).into(),
            ]);
        }
        table.push(vec![
            "Solution".into(),
            model.fit.consistency.into(),
            model.fit.pri.into(),
            model.fit.coverage.into(),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
        ]);
        let mut sentences = vec![format!(
            "Simplifying assumptions: {}.",
            rows(writer, &model.model.simplifying_assumptions, space)
        )];
        sentences.extend(self.cases_in_words(writer, model));
        sentences.extend(self.core(model));
        let heading = if tied {
            format!("Model M{}", position + 1)
        } else {
            String::new()
        };
        ModelPart {
            heading,
            table: writer.show(table),
            sentences,
        }
    }

    /// The cases that only one path covers, and those that speak against it.
    fn cases_in_words(self, writer: &Writer<'_>, model: &FittedModel) -> Vec<String> {
        let outcome = &self.outcome.expression;
        let list = |cases: &[usize]| match cases.len() {
            0 => "none".to_owned(),
            _ => writer.cases(cases),
        };
        let line = |term: &FittedTerm| {
            format!(
                "`{}`: covered by no other path: {}; in the path and not in `{outcome}` (deviant for \
                 consistency): {}.",
                term.implicant.expression(self.analysis.space()),
                list(&term.uniquely_covered),
                list(&term.deviant)
            )
        };
        model.terms.iter().map(line).collect()
    }

    /// The core conditions of each path, by pair where pairs differ.
    fn core(self, model: &FittedModel) -> Vec<String> {
        let space = self.analysis.space();
        let mut lines = Vec::new();
        for term in &model.terms {
            let differ = term.core.len() > 1;
            for (marks, pairs) in &term.core {
                let core = literals(&term.implicant, space, |i| marks.contains(&i));
                let other = literals(&term.implicant, space, |i| !marks.contains(&i));
                let list = |l: &[String]| {
                    if l.is_empty() {
                        "none".to_owned()
                    } else {
                        format!("`{}`", l.join("`, `"))
                    }
                };
                let pairs: Vec<String> = pairs.iter().map(|&pair| self.pair_name(pair)).collect();
                lines.push(format!(
                    "Core conditions of `{}`{}: {}; peripheral: {}.",
                    term.implicant.expression(space),
                    if differ {
                        format!(" ({})", pairs.join(", "))
                    } else {
                        String::new()
                    },
                    list(&core),
                    list(&other)
                ));
            }
        }
        lines
    }

    fn pair_name(self, pair: usize) -> String {
        let pair = &self.analysis.intermediate().pairs()[pair];
        format!("C{}P{}", pair.conservative + 1, pair.parsimonious + 1)
    }

    /// Easy and difficult counterfactuals of every pair.
    fn pairs(self, writer: &Writer<'_>) -> Vec<String> {
        let space = self.analysis.space();
        let models = self.analysis.models(SolutionKind::Intermediate);
        let count = self.analysis.intermediate().pairs().len();
        let of_pair = |(position, pair): (usize, &Pair)| {
            let own: Vec<String> = (0..models.len())
                .filter(|&i| models[i].pairs.contains(&position))
                .map(|i| format!("M{}", i + 1))
                .collect();
            let leads_to = if models.len() > 1 {
                format!(" It leads to {}.", own.join(", "))
            } else {
                String::new()
            };
            let easy = rows(writer, &pair.easy_counterfactuals, space);
            let difficult = rows(writer, &pair.difficult_counterfactuals, space);
            if count == 1 {
                return format!(
                    "Easy counterfactuals: {easy}. Difficult counterfactuals: {difficult}."
                );
            }
            format!(
                "{} (conservative model {} with parsimonious model {}): easy counterfactuals {easy}; \
                 difficult counterfactuals {difficult}.{leads_to}",
                self.pair_name(position),
                pair.conservative + 1,
                pair.parsimonious + 1,
            )
        };
        let listed = self.analysis.listed_pairs();
        let mut notes: Vec<String> = listed.iter().enumerate().map(of_pair).collect();
        if listed.len() < count {
            notes.push(format!(
                "{} of {count} pairs are listed (`limits.models`).",
                listed.len()
            ));
        }
        notes
    }

    /// The prime implicant chart: which prime covers which row.
    fn chart(self, kind: SolutionKind, solution: &Solution) -> Option<Table> {
        let chart = solution.chart();
        let (primes, rows) = (chart.primes(), chart.rows());
        if primes.is_empty() || primes.len() > CHART_PRIMES || rows.len() > CHART_ROWS {
            return None;
        }
        let space = self.analysis.space();
        let titles: Vec<String> = std::iter::once("Prime implicant".to_owned())
            .chain(rows.iter().map(|row| space.row_number(row).to_string()))
            .collect();
        let mut table = Table::new(
            self.file(kind, "chart"),
            "Prime implicant chart: × where a prime implicant covers a row to explain.",
            &titles.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        for (i, prime) in primes.iter().enumerate() {
            let covered: Vec<usize> = chart.rows_of(i).collect();
            let mut row = vec![Cell::Code(prime.expression(space).to_string())];
            row.extend((0..rows.len()).map(|r| if covered.contains(&r) { "×" } else { "" }.into()));
            table.push(row);
        }
        Some(table)
    }

    fn chart_notes(self, solution: &Solution) -> Vec<String> {
        let primes = solution.chart().primes().len();
        if primes == 0 {
            return Vec::new();
        }
        let space = self.analysis.space();
        let essential: Vec<String> = solution
            .essential()
            .map(|prime| format!("`{}`", prime.expression(space)))
            .collect();
        let essential = if essential.is_empty() {
            "none".to_owned()
        } else {
            essential.join(", ")
        };
        let complete = if solution.chart().is_complete() {
            ""
        } else {
            " found before the steps ran out"
        };
        let in_some: Vec<String> = solution
            .selective()
            .map(|prime| format!("`{}`", prime.expression(space)))
            .collect();
        let selective = if in_some.is_empty() {
            String::new()
        } else {
            format!("; selective, in some models: {}", in_some.join(", "))
        };
        vec![format!(
            "{}{complete}; essential, in every model: {essential}{selective}.",
            sentence_case(&counted(
                primes as u128,
                "prime implicant",
                "prime implicants"
            ))
        )]
    }
}
