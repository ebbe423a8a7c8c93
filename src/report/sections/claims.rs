use serde::Serialize;

use super::super::Writer;
use super::super::table::{Table, TableView};

/// The claims of the publication, checked.
#[derive(Serialize)]
pub(super) struct Claims {
    sentences: Vec<String>,
    tables: Vec<TableView>,
    departures: Vec<String>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Claims {
    let claims = &writer.results.claims;
    if claims.is_empty() {
        let sentence = "The study declares no claims to check.".to_owned();
        return Claims {
            sentences: vec![sentence],
            tables: Vec::new(),
            departures: Vec::new(),
        };
    }
    let mut table = Table::new(
        "claims",
        "Claims, what each expects of the results, and what was found.",
        &["Claim", "Expected", "Found", "Holds"],
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
    let sentence = format!(
        "Claims that hold: {holding} of {}. With tied models a claim holds when every model \
         satisfies it.",
        claims.len()
    );
    let departures = claims.iter().filter_map(|claim| {
        let reason = claim.departs.as_ref()?;
        let known = if claim.holds {
            "holds, although the study file says that it departs from the data"
        } else {
            "is known to depart from the data"
        };
        Some(format!(
            "“{}” {known}: {}",
            claim.claim.trim(),
            reason.trim()
        ))
    });
    let departures = departures.collect();
    Claims {
        sentences: vec![sentence],
        tables: vec![writer.show(table)],
        departures,
    }
}
