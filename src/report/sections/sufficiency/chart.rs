//! The prime implicant chart, and the pairs of the intermediate solution.

use super::super::super::Writer;
use super::super::super::figures::Figure;
use super::super::super::figures::chart::{self as picture, Prime, Standing};
use super::super::super::table::{Cell, Table};
use super::{Part, rows};
use crate::language::{Words, say};
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
        let words = writer.words;
        let space = self.analysis.space();
        let models = self.analysis.models(kind);
        let count = self.analysis.intermediate(kind).pairs().len();
        let of_pair = |(position, pair): (usize, &Pair)| {
            let own: Vec<String> = (0..models.len())
                .filter(|&i| models[i].pairs.contains(&position))
                .map(|i| format!("M{}", i + 1))
                .collect();
            let easy = rows(writer, &pair.easy_counterfactuals, space);
            let difficult = rows(writer, &pair.difficult_counterfactuals, space);
            if count == 1 {
                return say!(
                    words,
                    "sufficiency-counterfactuals",
                    easy = easy,
                    difficult = difficult
                );
            }
            let sentence = say!(
                words,
                "sufficiency-counterfactuals-of-pair",
                pair = self.pair_name(kind, position),
                conservative = pair.conservative + 1,
                parsimonious = pair.parsimonious + 1,
                easy = easy,
                difficult = difficult
            );
            if models.len() == 1 {
                return sentence;
            }
            let leads_to = say!(words, "sufficiency-leads-to", models = words.list(&own));
            sentence + &leads_to
        };
        let listed = self.analysis.listed_pairs(kind);
        let mut notes: Vec<String> = listed.iter().enumerate().map(of_pair).collect();
        if listed.len() < count {
            notes.push(say!(
                words,
                "sufficiency-some-pairs",
                listed = listed.len(),
                all = count
            ));
        }
        notes
    }

    /// The prime implicant chart: which prime covers which row.
    pub(super) fn chart(
        self,
        words: &Words,
        kind: SolutionKind,
        solution: &Solution,
    ) -> Option<Table> {
        let chart = solution.chart();
        let (primes, rows) = (chart.primes(), chart.rows());
        if primes.is_empty() || primes.len() > CHART_PRIMES || rows.len() > CHART_ROWS {
            return None;
        }
        let space = self.analysis.space();
        let titles: Vec<String> = std::iter::once(words.say("sufficiency-column-prime"))
            .chain(rows.iter().map(|row| space.row_number(row).to_string()))
            .collect();
        let mut table = Table::new(
            self.file(kind, "chart"),
            words.say("sufficiency-chart-caption"),
            &titles,
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
        let outcome = &self.outcome.expression;
        let title = say!(
            words,
            "sufficiency-chart-title",
            kind = words.kind(kind),
            outcome = outcome
        );
        let caption = say!(
            words,
            "sufficiency-chart-picture-caption",
            kind = words.kind(kind),
            outcome = outcome
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

    pub(super) fn chart_notes(self, words: &Words, solution: &Solution) -> Vec<String> {
        let primes = solution.chart().primes().len();
        if primes == 0 {
            return Vec::new();
        }
        let space = self.analysis.space();
        let list = |primes: Vec<&Implicant>| {
            let primes = primes.iter();
            let primes: Vec<String> = primes
                .map(|prime| format!("`{}`", prime.expression(space)))
                .collect();
            words.list(&primes)
        };
        let essential = match list(solution.essential().collect()) {
            none if none.is_empty() => words.say("term-none"),
            some => some,
        };
        let selective = list(solution.selective().collect());
        let complete = solution.chart().is_complete();
        if selective.is_empty() {
            let key = if complete {
                "sufficiency-primes"
            } else {
                "sufficiency-primes-found"
            };
            return vec![say!(words, key, n = primes, essential = essential)];
        }
        let key = if complete {
            "sufficiency-primes-with-selective"
        } else {
            "sufficiency-primes-found-with-selective"
        };
        vec![say!(
            words,
            key,
            n = primes,
            essential = essential,
            selective = selective
        )]
    }
}
