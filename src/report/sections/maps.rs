//! Two-way maps, as a part of the section on robustness.

use super::super::Writer;
use super::super::figures::maps as figure;
use super::super::number::Numbers;
use super::super::table::{Cell, Table};
use super::file_name;
use super::ranges::{Block, relation};
use crate::robustness::maps::{Region, SolutionMap};
use crate::study::Relation;

/// The maps; nothing where none is declared.
pub(super) fn block(writer: &mut Writer<'_>) -> Option<Block> {
    let results = writer.results;
    if results.maps.is_empty() {
        return None;
    }
    let (exact, or_raw) = if writer.lists_raw_values() {
        ("a cut-off or a threshold", " or a raw value")
    } else {
        ("a cut-off", "")
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
        title: "Two decisions at a time",
        sentences: vec![format!(
            "Each map moves two decisions together and shows which solution comes out; A is that of the main \
             run, and the ring marks the declared values. Along {exact} the fields of a map end where a \
             score{or_raw} lies, so that they are exact; along other anchors the study is run in the middle of each \
             of equal steps. The tables say what the letters stand for; the smallest fields have none."
        )],
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
    let caption = format!(
        "What comes out for `{outcome}` ({} solution) when {} and {} are moved together: each solution with \
         how it stands to that of the main run, and the share of the map where it comes out.",
        map.kind, map.x.decision.key, map.y.decision.key
    );
    let titles = [
        "Letter",
        "Relation",
        "Solution (first model)",
        "#Models",
        "#Fields",
        "Share of the map",
    ];
    let mut table = Table::new(name, caption, &titles);
    let most = figure::LETTERS.min(writer.results.study.limits.rows_listed);
    for (at, region) in map.regions.iter().take(most).enumerate() {
        table.push(vec![
            figure::letter(at).unwrap_or_default().into(),
            in_words(at, region).into(),
            Cell::Code(solution(region)),
            Cell::Count(region.models_total as u128),
            Cell::Count(region.cells as u128),
            Numbers::percent(region.share).into(),
        ]);
    }
    let rest = &map.regions[most.min(map.regions.len())..];
    if !rest.is_empty() {
        let cells: usize = rest.iter().map(|region| region.cells).sum();
        let share: f64 = rest.iter().map(|region| region.share).sum();
        table.push(vec![
            "".into(),
            format!("{} further solutions", rest.len()).into(),
            "".into(),
            "".into(),
            Cell::Count(cells as u128),
            Numbers::percent(share).into(),
        ]);
    }
    table
}

fn in_words(at: usize, region: &Region) -> String {
    let word = match (at, region.relation) {
        (0, _) => "main run",
        (_, Some(Relation::Equal)) => "same rows",
        (_, other) => relation(other),
    };
    if region.complete {
        word.to_owned()
    } else {
        format!("{word}, as far as models are listed")
    }
}

fn solution(region: &Region) -> String {
    let first = region.models.first();
    first.map_or_else(|| "0".to_owned(), ToString::to_string)
}
