//! The parts of a page, in the order of the method.

use super::configurations;
use super::page::Page;
use crate::findings::record::{ModelRecord, NecessityRecord, Record, SolutionRecord};
use crate::wording::{Numbers, counted, sentence_case};

/// Models of one solution that are written out; more are counted.
const MOST_MODELS: usize = 20;

/// Writes the findings of a study.
pub(super) fn write(recorded: &Record, page: &mut Page) {
    let numbers = Numbers::new(recorded.digits());
    head(recorded, page);
    for (outcome, necessity) in &recorded.necessity {
        page.heading(&format!("Necessity for {}", recorded.titled(outcome)));
        necessary(outcome, necessity, numbers, page);
        let Some(solutions) = recorded.solutions.get(outcome) else {
            continue;
        };
        let mut order: Vec<(&String, &SolutionRecord)> = solutions.iter().collect();
        order.sort_by_key(|(kind, _)| !kind.contains("intermediate"));
        for (at, (kind, solution)) in order.into_iter().enumerate() {
            let kind = kind.replace('_', " ");
            let title = format!("{} solution for {outcome}", sentence_case(&kind));
            page.heading(&title);
            models(outcome, solution, numbers, page);
            if at == 0 {
                configurations::write(recorded, outcome, solution, numbers, page);
            }
        }
    }
    claims(recorded, page);
    findings(recorded, page);
}

fn head(recorded: &Record, page: &mut Page) {
    page.heading(&recorded.title);
    let banner = match recorded.provenance.as_str() {
        "reconstructed" => "Reconstructed data.",
        "synthetic" => "Synthetic data.",
        _ => "",
    };
    let note = recorded.head.provenance_note.as_deref().unwrap_or_default();
    let warning = format!("{banner} {}", note.trim());
    if !warning.trim().is_empty() {
        page.warning(warning.trim());
    }
    let conditions: Vec<&str> = recorded
        .conditions()
        .map(|(name, _)| name.as_str())
        .collect();
    let outcome = recorded.sets.keys().next().map_or("", String::as_str);
    page.paragraph(&format!(
        "{}, {}: {}. Outcome: {}.",
        counted(recorded.cases_total as u128, "case", "cases"),
        counted(conditions.len() as u128, "condition", "conditions"),
        conditions.join(", "),
        recorded.titled(outcome),
    ));
}

fn necessary(outcome: &str, necessity: &NecessityRecord, numbers: Numbers, page: &mut Page) {
    let rows = necessity.conditions.iter().chain(&necessity.disjunctions);
    let passing: Vec<_> = rows.filter(|row| row.necessary).collect();
    if passing.is_empty() {
        page.paragraph(&format!("No single condition is necessary for {outcome}."));
    }
    for row in passing {
        page.paragraph(&format!(
            "{} is necessary: consistency {}, coverage {}, relevance {}",
            row.expression,
            numbers.text(row.consistency),
            numbers.text(row.coverage),
            numbers.text(row.relevance),
        ));
    }
}

fn models(outcome: &str, solution: &SolutionRecord, numbers: Numbers, page: &mut Page) {
    let listed = solution.models.len();
    if listed == 0 {
        page.paragraph("There is no path.");
        return;
    }
    if let Some(ties) = ties(solution) {
        page.paragraph(&ties);
    }
    for (at, model) in solution.models.iter().take(MOST_MODELS).enumerate() {
        let sign = if listed > 1 {
            format!("M{} ", at + 1)
        } else {
            String::new()
        };
        page.item(&sign, &format!("{} → {outcome}", model.expression));
        page.item(&" ".repeat(sign.len()), &fit(model, numbers));
    }
    if listed > MOST_MODELS {
        page.paragraph(&format!("and {} more in the report", listed - MOST_MODELS));
    }
}

/// How many models tie; nothing where there is one.
fn ties(solution: &SolutionRecord) -> Option<String> {
    let listed = solution.models.len();
    match solution.models_total {
        Some(1) => None,
        Some(total) if total == listed as u128 => Some(format!(
            "{total} models tie, and the data cannot tell them apart:"
        )),
        Some(total) => Some(format!("{total} models tie; {listed} are listed:")),
        None => Some(format!("More models may tie than the {listed} found:")),
    }
}

fn fit(model: &ModelRecord, numbers: Numbers) -> String {
    format!(
        "consistency {}, PRI {}, coverage {}",
        numbers.text(model.consistency),
        numbers.text(model.pri),
        numbers.text(model.coverage),
    )
}

fn claims(recorded: &Record, page: &mut Page) {
    let all = recorded.claims.len();
    if all == 0 {
        return;
    }
    let holding = recorded.claims.iter().filter(|claim| claim.holds).count();
    page.heading("Claims");
    page.paragraph(&format!("{holding} of {all} claims hold."));
    for claim in recorded.claims.iter().filter(|claim| !claim.holds) {
        let departs = claim.departs.as_deref().map(str::trim);
        let departs = departs.map_or_else(String::new, |why| format!(" Known: {why}"));
        page.wrong(&format!(
            "{} Expected: {}. Found: {}.{departs}",
            claim.claim, claim.expected, claim.found
        ));
    }
}

fn findings(recorded: &Record, page: &mut Page) {
    let open = recorded.findings.iter();
    let open: Vec<_> = open
        .filter(|finding| finding.acknowledged.is_none())
        .collect();
    page.heading("Open findings");
    if open.is_empty() {
        page.paragraph("None.");
    }
    for finding in open {
        let text = finding.text.replace('`', "");
        page.item("- ", &format!("{text} ({})", finding.code));
    }
}
