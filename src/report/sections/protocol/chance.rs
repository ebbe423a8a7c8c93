//! Permutations: the solutions that chance alone gives.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::{Part, name, percent};
use crate::language::{Words, say};
use crate::results::OutcomeResults;
use crate::robustness::{Chance, ChanceSolutions, Distribution};
use crate::study::SolutionKind;

pub(super) fn part(writer: &mut Writer<'_>, found: &ChanceSolutions) -> Part {
    let words = writer.words;
    let mut sentences = vec![say!(
        words,
        "protocol-chance-intro",
        count = found.plan.count,
        seed = found.plan.seed.to_string()
    )];
    let mut tables = Vec::new();
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&found.outcomes) {
        for chance in solutions {
            sentences.push(sentence(writer, outcome, chance, found.plan.count));
            let table = table(words, outcome, chance);
            tables.push(writer.show(table));
        }
    }
    Part {
        title: words.say("protocol-chance-title"),
        sentences,
        tables,
        figures: Vec::new(),
    }
}

fn sentence(
    writer: &Writer<'_>,
    outcome: &OutcomeResults,
    chance: &Chance,
    permutations: u32,
) -> String {
    let words = writer.words;
    let with = percent(words, chance.with_solution, permutations);
    match chance.as_good {
        Some(as_good) => say!(
            words,
            "protocol-chance-found",
            with = with,
            kind = words.kind(chance.kind),
            outcome = &outcome.expression,
            good = as_good.to_string(),
            count = permutations,
            p = writer.number(chance.p_value())
        ),
        None => say!(
            words,
            "protocol-chance-empty",
            kind = words.kind(chance.kind),
            outcome = &outcome.expression,
            with = with
        ),
    }
}

fn table(words: &Words, outcome: &OutcomeResults, chance: &Chance) -> Table {
    let mut table = Table::new(
        name("permutation", chance.kind, outcome),
        say!(
            words,
            "protocol-chance-caption",
            kind = words.kind(chance.kind),
            outcome = &outcome.expression
        ),
        &words.columns(&[
            "protocol-column-figure",
            "#protocol-column-observed",
            "#protocol-column-low",
            "#protocol-column-median",
            "#protocol-column-high",
            "#protocol-column-at-or-above",
        ]),
    );
    let own = chance.observed.as_ref();
    let whole =
        |count: Option<usize>| count.map_or(Cell::Number(None), |count| Cell::Count(count as u128));
    let figures: [(&str, Cell, &Distribution); 4] = [
        (
            "protocol-chance-consistency",
            own.map(|own| own.consistency).into(),
            &chance.consistency,
        ),
        (
            "protocol-chance-coverage",
            own.map(|own| own.coverage).into(),
            &chance.coverage,
        ),
        (
            "protocol-chance-terms",
            whole(own.map(|own| own.terms)),
            &chance.terms,
        ),
        (
            "protocol-chance-literals",
            whole(own.map(|own| own.literals)),
            &chance.literals,
        ),
    ];
    for (figure, observed, found) in figures {
        let at_least = found
            .at_least
            .map_or(Cell::Number(None), |count| Cell::Count(count.into()));
        table.push(vec![
            words.say(figure).into(),
            observed,
            found.p5.into(),
            found.median.into(),
            found.p95.into(),
            at_least,
        ]);
    }
    table
}

/// `by chance as good in 3 of 1000 permutations`.
pub(super) fn words(writer: &Writer<'_>, at: usize, kind: SolutionKind) -> Option<String> {
    let found = writer.results.protocol.permutation.as_ref()?;
    let chance = found.outcomes[at].iter().find(|one| one.kind == kind)?;
    Some(say!(
        writer.words,
        "protocol-chance-summary",
        good = chance.as_good?.to_string(),
        count = found.plan.count
    ))
}
