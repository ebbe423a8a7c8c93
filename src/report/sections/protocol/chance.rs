//! Permutations: the solutions that chance alone gives.

use super::super::super::Writer;
use super::super::super::table::{Cell, Table};
use super::{Part, name, percent};
use crate::results::OutcomeResults;
use crate::robustness::{Chance, ChanceSolutions, Distribution};
use crate::study::SolutionKind;

pub(super) fn part(writer: &mut Writer<'_>, found: &ChanceSolutions) -> Part {
    let mut sentences = vec![format!(
        "The outcomes are dealt out among the cases by chance, {} times (seed {}), and the study is run on \
         each: what conditions that have nothing to do with the outcome would give. Of solutions whose \
         models tie the first is taken, as in the main run. p is the share of permutations whose solution \
         is at least as consistent as the observed one and covers at least as much, the observed outcomes \
         counted as one more.",
        found.plan.count, found.plan.seed
    )];
    let mut tables = Vec::new();
    for (outcome, solutions) in writer.results.outcomes().into_iter().zip(&found.outcomes) {
        for chance in solutions {
            sentences.push(sentence(writer, outcome, chance, found.plan.count));
            let table = table(outcome, chance);
            tables.push(writer.show(table));
        }
    }
    Part {
        title: "By chance alone",
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
    let with = percent(chance.with_solution, permutations);
    let about = format!("the {} solution for `{}`", chance.kind, outcome.expression);
    match chance.as_good {
        Some(as_good) => format!(
            "Chance alone gives some solution in {with} of the permutations, and one as good as {about} in \
             {as_good} of {permutations} (p = {}).",
            writer.number(chance.p_value())
        ),
        None => format!(
            "There is no observed solution to compare: {about} is empty. Chance alone gives one in {with} \
             of the permutations."
        ),
    }
}

fn table(outcome: &OutcomeResults, chance: &Chance) -> Table {
    let mut table = Table::new(
        name("permutation", chance.kind, outcome),
        format!(
            "The {} solution for `{}` among those of permuted outcomes that have one: its figures, theirs \
             at 5, 50 and 95 %, and how many of them reach the observed figure.",
            chance.kind, outcome.expression
        ),
        &[
            "Figure",
            "#Observed",
            "#5 %",
            "#Median",
            "#95 %",
            "#At or above",
        ],
    );
    let own = chance.observed.as_ref();
    let whole =
        |count: Option<usize>| count.map_or(Cell::Number(None), |count| Cell::Count(count as u128));
    let figures: [(&str, Cell, &Distribution); 4] = [
        (
            "consistency",
            own.map(|own| own.consistency).into(),
            &chance.consistency,
        ),
        (
            "coverage",
            own.map(|own| own.coverage).into(),
            &chance.coverage,
        ),
        ("terms", whole(own.map(|own| own.terms)), &chance.terms),
        (
            "literals",
            whole(own.map(|own| own.literals)),
            &chance.literals,
        ),
    ];
    for (figure, observed, found) in figures {
        let at_least = found
            .at_least
            .map_or(Cell::Number(None), |count| Cell::Count(count.into()));
        table.push(vec![
            figure.into(),
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
    Some(format!(
        "one as good by chance in {} of {} permutations",
        chance.as_good?, found.plan.count
    ))
}
