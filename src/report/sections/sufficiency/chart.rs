//! The prime implicant chart, and the pairs of the intermediate solution.

use super::super::super::Writer;
use super::super::super::figures::Figure;
use super::super::super::figures::chart::{self as picture, Prime, Standing};
use super::super::super::number::{counted, sentence_case};
use super::super::super::table::{Cell, Table};
use super::{Part, rows};
use crate::language::Words;
use crate::minimize::Implicant;
use crate::study::SolutionKind;
use crate::sufficiency::{Pair, Solution};

/// Primes and rows up to which the chart is shown.
const CHART_PRIMES: usize = 30;
const CHART_ROWS: usize = 20;

impl Part<'_> {
    pub(super) fn pair_name(self, kind: SolutionKind, pair: usize) -> String {
        let pair = &self.analysis.intermediate(kind).pairs()[pair];
        format!("C{}P{}", pair.conservative + 1, pair.parsimonious + 1)
    }

    /// Easy and difficult counterfactuals of every pair.
    pub(super) fn pairs(self, writer: &Writer<'_>, kind: SolutionKind) -> Vec<String> {
        let space = self.analysis.space();
        let models = self.analysis.models(kind);
        let count = self.analysis.intermediate(kind).pairs().len();
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
                self.pair_name(kind, position),
                pair.conservative + 1,
                pair.parsimonious + 1,
            )
        };
        let listed = self.analysis.listed_pairs(kind);
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
    pub(super) fn chart(self, kind: SolutionKind, solution: &Solution) -> Option<Table> {
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
            "Prime implicant chart: a column for each row to explain, × where a prime implicant covers it.",
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

    /// The chart as a picture, where it is shown.
    pub(super) fn chart_picture(
        self,
        words: &Words,
        kind: SolutionKind,
        solution: &Solution,
    ) -> Option<Figure> {
        let chart = solution.chart();
        let (primes, rows) = (chart.primes(), chart.rows());
        if primes.is_empty() || primes.len() > CHART_PRIMES || rows.len() > CHART_ROWS {
            return None;
        }
        let space = self.analysis.space();
        let standing = |prime: &Implicant| {
            if solution.essential().any(|one| one == prime) {
                Standing::Essential
            } else if solution.selective().any(|one| one == prime) {
                Standing::Selective
            } else {
                Standing::Unused
            }
        };
        let drawn = primes.iter().enumerate().map(|(i, prime)| {
            let covered: Vec<usize> = chart.rows_of(i).collect();
            Prime {
                expression: prime.expression(space).to_string(),
                covers: (0..rows.len()).map(|row| covered.contains(&row)).collect(),
                standing: standing(prime),
            }
        });
        let drawn: Vec<Prime> = drawn.collect();
        let rows: Vec<String> = rows
            .iter()
            .map(|row| space.row_number(row).to_string())
            .collect();
        let title = format!(
            "Prime implicant chart, {kind} solution for {}",
            self.outcome.expression
        );
        let caption = format!(
            "Prime implicant chart of the {kind} solution for `{}`: a dot where a prime implicant covers a \
             row to explain.",
            self.outcome.expression
        );
        Some(picture::draw(
            words,
            &title,
            &rows,
            &drawn,
            self.file(kind, "chart"),
            caption,
        ))
    }

    pub(super) fn chart_notes(self, solution: &Solution) -> Vec<String> {
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
