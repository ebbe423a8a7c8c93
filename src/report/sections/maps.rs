//! Two-way maps, as a part of the section on robustness.

use super::super::Writer;
use super::super::figures::maps as figure;
use super::super::table::{Cell, Table};
use super::file_name;
use super::ranges::{Block, relation};
use crate::language::{Words, say};
use crate::robustness::maps::{Region, SolutionMap};

/// The maps; nothing where none is declared.
pub(super) fn block(writer: &mut Writer<'_>) -> Option<Block> {
    let results = writer.results;
    if results.maps.is_empty() {
        return None;
    }
    let legend_key = if writer.lists_raw_values() {
        "maps-legend-raw"
    } else {
        "maps-legend"
    };
    let mut tables = Vec::new();
    let mut figures = Vec::new();
    for map in &results.maps {
        let name = name(writer, map);
        let drawn = figure::draw(writer, map, &name);
        figures.push(writer.draw(drawn));
        let table = legend(writer, map, &name);
        tables.push(writer.show(table));
    }
    Some(Block {
        title: writer.words.say("maps-title"),
        sentences: vec![writer.words.say(legend_key)],
        tables,
        figures,
    })
}

fn name(writer: &Writer<'_>, map: &SolutionMap) -> String {
    let outcome = &writer.results.outcomes()[map.outcome].expression;
    let part = |text: &str| text.replace("sufficiency.", "").replace(['.', ' '], "_");
    format!(
        "map_{}_{}_{}",
        part(&map.x.decision.key),
        part(&map.y.decision.key),
        file_name(outcome)
    )
}

fn legend(writer: &Writer<'_>, map: &SolutionMap, name: &str) -> Table {
    let outcome = &writer.results.outcomes()[map.outcome].expression;
    let words = writer.words;
    let caption = say!(
        words,
        "maps-caption",
        outcome = outcome,
        kind = words.kind(map.kind),
        x = words.decision_key(&map.x.decision),
        y = words.decision_key(&map.y.decision)
    );
    let titles = words.columns(&[
        "maps-column-letter",
        "maps-column-relation",
        "maps-column-solution",
        "#maps-column-models",
        "#maps-column-fields",
        "maps-column-share",
    ]);
    let mut table = Table::new(name, caption, &titles);
    let most = figure::LETTERS.min(writer.results.study.limits.rows_listed);
    for (at, region) in map.regions.iter().take(most).enumerate() {
        table.push(vec![
            figure::letter(at).unwrap_or_default().into(),
            in_words(words, at, region).into(),
            Cell::Code(solution(region)),
            Cell::Count(region.models_total as u128),
            Cell::Count(region.cells as u128),
            words.percent(region.share).into(),
        ]);
    }
    let rest = &map.regions[most.min(map.regions.len())..];
    if !rest.is_empty() {
        let cells: usize = rest.iter().map(|region| region.cells).sum();
        let share: f64 = rest.iter().map(|region| region.share).sum();
        table.push(vec![
            "".into(),
            say!(words, "maps-further", n = rest.len()).into(),
            "".into(),
            "".into(),
            Cell::Count(cells as u128),
            words.percent(share).into(),
        ]);
    }
    table
}

fn in_words(words: &Words, at: usize, region: &Region) -> String {
    let relation = match at {
        0 => words.say("robustness-main-run"),
        _ => relation(words, region.relation),
    };
    if region.complete {
        relation
    } else {
        say!(words, "maps-incomplete", relation = relation)
    }
}

fn solution(region: &Region) -> String {
    let first = region.models.first();
    first.map_or_else(|| "0".to_owned(), ToString::to_string)
}
