use serde::Serialize;

use super::super::Writer;
use super::super::table::{Table, TableView};
use crate::language::say;

/// The claims of the publication, checked.
#[derive(Serialize)]
pub(super) struct Claims {
    sentences: Vec<String>,
    tables: Vec<TableView>,
    departures: Vec<String>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Claims {
    let words = writer.words;
    let claims = writer.results.reported_claims();
    if claims.is_empty() {
        let sentence = words.say("claims-none");
        return Claims {
            sentences: vec![sentence],
            tables: Vec::new(),
            departures: Vec::new(),
        };
    }
    let mut table = Table::new(
        "claims",
        words.say("claims-caption"),
        &words.columns(&[
            "claims-column-claim",
            "claims-column-expected",
            "claims-column-found",
            "claims-column-holds",
        ]),
    );
    for claim in claims {
        let mark = if claim.holds { "✓" } else { "✗" };
        table.push(vec![
            claim.claim.trim().into(),
            claim.expected.clone().into(),
            claim.found.clone().into(),
            mark.into(),
        ]);
    }
    let holding = claims.iter().filter(|claim| claim.holds).count();
    let sentence = say!(
        words,
        "claims-holding",
        holding = holding,
        all = claims.len()
    );
    let departures = claims.iter().filter_map(|claim| {
        let reason = claim.departs.as_ref()?;
        let key = if claim.holds {
            "claims-holds-all-the-same"
        } else {
            "claims-departs"
        };
        let (claim, reason) = (claim.claim.trim(), reason.trim());
        Some(say!(words, key, claim = claim, reason = reason))
    });
    let departures = departures.collect();
    Claims {
        sentences: vec![sentence],
        tables: vec![writer.show(table)],
        departures,
    }
}
