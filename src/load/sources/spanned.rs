//! The merged cells of an OpenDocument sheet, which the reader of its values does not tell.

use std::io::{Cursor, Read};

use calamine::Dimensions;
use zip::ZipArchive;

use super::SourceProblem;

/// The ranges of merged cells in a sheet.
pub(super) fn read(bytes: &[u8], sheet: &str) -> Result<Vec<Dimensions>, SourceProblem> {
    let damaged = |reason: String| SourceProblem::Damaged {
        format: "an OpenDocument sheet (.ods)",
        reason,
    };
    let archive = ZipArchive::new(Cursor::new(bytes));
    let mut archive = archive.map_err(|error| damaged(error.to_string()))?;
    let content = archive.by_name("content.xml");
    let mut content = content.map_err(|error| damaged(error.to_string()))?;
    let mut xml = String::new();
    let read = content.read_to_string(&mut xml);
    read.map_err(|error| damaged(error.to_string()))?;
    Ok(merged(&xml, sheet))
}

/// Walks over the tags of the sheets: where each cell stands follows from how often the rows and
/// cells before it are repeated.
fn merged(xml: &str, sheet: &str) -> Vec<Dimensions> {
    let mut found = Vec::new();
    let (mut is_here, mut row, mut rows, mut column) = (false, 0_u32, 0_u32, 0_u32);
    for tag in tags(xml) {
        let times = |key: &str| {
            attribute(tag, key)
                .and_then(|n| n.parse().ok())
                .unwrap_or(1_u32)
        };
        match tag
            .split([' ', '/', '\n', '\t', '\r'])
            .next()
            .unwrap_or_default()
        {
            "table:table" => {
                let name = attribute(tag, "table:name").map(unescaped);
                is_here = name.as_deref() == Some(sheet);
                (row, rows) = (0, 0);
            }
            "table:table-row" => {
                row = row.saturating_add(rows);
                rows = times("table:number-rows-repeated");
                column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let spans = (
                    times("table:number-rows-spanned"),
                    times("table:number-columns-spanned"),
                );
                if is_here && (spans.0 > 1 || spans.1 > 1) {
                    let end = (
                        row.saturating_add(spans.0 - 1),
                        column.saturating_add(spans.1 - 1),
                    );
                    found.push(Dimensions::new((row, column), end));
                }
                column = column.saturating_add(times("table:number-columns-repeated"));
            }
            _ => {}
        }
    }
    found
}

/// What stands within each opening tag. A `<` never stands in a text or an attribute.
fn tags(xml: &str) -> impl Iterator<Item = &str> {
    let tags = xml.split('<').skip(1);
    tags.filter_map(|rest| rest.split('>').next())
}

fn attribute<'t>(tag: &'t str, key: &str) -> Option<&'t str> {
    let (_, rest) = tag.split_once(&format!(" {key}=\""))?;
    rest.split('"').next()
}

fn unescaped(text: &str) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&amp;", "&"),
    ];
    signs.iter().fold(text.to_owned(), |text, (entity, sign)| {
        text.replace(entity, sign)
    })
}

#[cfg(test)]
mod tests {
    use super::merged;

    #[test]
    fn merged_cells_are_found_behind_repeated_rows_and_cells() {
        let xml = r#"<table:table table:name="Other"><table:table-row><table:table-cell
            table:number-columns-spanned="2"/></table:table-row></table:table>
            <table:table table:name="A &amp; B"><table:table-column/>
            <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
            <table:table-row><table:table-cell table:number-columns-repeated="2"/>
            <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"/>
            <table:covered-table-cell/></table:table-row></table:table>"#;
        let found: Vec<_> = merged(xml, "A & B")
            .iter()
            .map(|range| (range.start, range.end))
            .collect();
        assert_eq!(found, [((3, 2), (5, 3))]);
    }
}
