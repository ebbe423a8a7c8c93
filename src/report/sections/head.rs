use serde::Serialize;

use super::super::Writer;
use super::super::number::{Numbers, and, counted, in_words, sentence_case};
use super::super::results::formula;
use crate::calibrate::SetResult;
use crate::results::OutcomeResults;
use crate::study::{Provenance, SolutionKind};
use crate::sufficiency::Sufficiency;

/// Title, banner, citation, summary, findings.
#[derive(Serialize)]
pub(super) struct Head {
    title: String,
    has_banner: bool,
    banner_title: String,
    banner: String,
    citation: Vec<String>,
    summary: Vec<String>,
    has_findings: bool,
    findings_intro: String,
    findings: Vec<String>,
}

pub(super) fn view(writer: &Writer<'_>) -> Head {
    let head = &writer.results.study.head;
    let banner_title = banner(head.provenance);
    let note = head.provenance_note.as_deref().unwrap_or_default().trim();
    let findings = &writer.results.findings;
    let open = findings
        .iter()
        .filter(|finding| finding.acknowledged.is_none())
        .count();
    Head {
        title: head.title.clone(),
        has_banner: !banner_title.is_empty() || !note.is_empty(),
        banner_title: banner_title.to_owned(),
        banner: note.to_owned(),
        citation: citation(writer),
        summary: summary(writer),
        has_findings: !findings.is_empty(),
        findings_intro: findings_intro(findings.len(), open),
        findings: findings
            .iter()
            .map(|finding| match &finding.acknowledged {
                None => format!("{} (`{}`)", finding.text, finding.code),
                Some(reason) => format!(
                    "{} (`{}`, acknowledged: {})",
                    finding.text,
                    finding.code,
                    reason.trim()
                ),
            })
            .collect(),
    }
}

fn findings_intro(all: usize, open: usize) -> String {
    let count = counted(all as u128, "finding", "findings");
    let acknowledged = all - open;
    if acknowledged == 0 {
        format!(
            "What a reader should know of the data and the results ({count}). A finding that the \
             researcher stands by can be acknowledged in the study file, with a reason."
        )
    } else {
        format!(
            "What a reader should know of the data and the results ({count}, {acknowledged} of them \
             acknowledged by the researcher)."
        )
    }
}

/// What a reader must know before any number, where the numbers are not a publication's own.
fn banner(provenance: Provenance) -> &'static str {
    match provenance {
        Provenance::Original | Provenance::Published => "",
        Provenance::Reconstructed => "Reconstructed data.",
        Provenance::Synthetic => "Synthetic data.",
    }
}

fn citation(writer: &Writer<'_>) -> Vec<String> {
    let Some(citation) = &writer.results.study.head.citation else {
        return Vec::new();
    };
    let doi = citation.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let parts: Vec<&str> = [&citation.text, &doi, &citation.url]
        .into_iter()
        .flatten()
        .map(|t| t.trim())
        .collect();
    if parts.is_empty() {
        Vec::new()
    } else {
        vec![format!("Source: {}", parts.join(" "))]
    }
}

fn summary(writer: &Writer<'_>) -> Vec<String> {
    let results = writer.results;
    let calibration = &results.calibration;
    let mut sentences = vec![format!(
        "{} cases, {}: {}. The outcome is {}.",
        calibration.cases().len(),
        counted(
            calibration.conditions().len() as u128,
            "condition",
            "conditions"
        ),
        and(&calibration
            .conditions()
            .iter()
            .map(label_and_name)
            .collect::<Vec<_>>()),
        label_and_name(calibration.outcome()),
    )];
    for outcome in results.outcomes() {
        sentences.push(necessity_sentence(outcome));
        sentences.extend(super::nca::summary(outcome, results.study.nca.as_ref()));
        sentences.extend(solution_sentences(writer, outcome));
    }
    sentences.extend(super::robustness::summary(writer));
    sentences.extend(super::protocol::summary(writer));
    if !results.claims.is_empty() {
        let holding = results.claims.iter().filter(|claim| claim.holds).count();
        sentences.push(format!(
            "Claims that hold: {holding} of {}.",
            results.claims.len()
        ));
    }
    sentences
}

/// `Data openness (DO)`, or the name alone where it is the label.
pub(super) fn label_and_name(set: &SetResult) -> String {
    if set.label() == set.name().as_str() {
        return set.label().to_owned();
    }
    format!("{} ({})", set.label(), set.name())
}

fn necessity_sentence(outcome: &OutcomeResults) -> String {
    let necessary: Vec<String> = outcome
        .necessity
        .iter()
        .filter(|necessity| necessity.is_necessary())
        .map(|necessity| format!("`{}`", necessity.expression()))
        .collect();
    match necessary.len() {
        0 => format!(
            "No single condition is necessary for `{}`.",
            outcome.expression
        ),
        1 => format!(
            "{} is necessary for `{}`.",
            necessary[0], outcome.expression
        ),
        _ => format!(
            "{} are necessary for `{}`.",
            and(&necessary),
            outcome.expression
        ),
    }
}

/// The solutions that a reader looks for first: intermediate and enhanced intermediate, else the
/// first that is reported.
fn solution_sentences(writer: &Writer<'_>, outcome: &OutcomeResults) -> Vec<String> {
    let Some(sufficiency) = &outcome.sufficiency else {
        return Vec::new();
    };
    let reported = sufficiency.reported();
    let intermediate = reported
        .iter()
        .copied()
        .filter(|kind| kind.is_intermediate());
    let mut kinds: Vec<SolutionKind> = intermediate.collect();
    if kinds.is_empty() {
        kinds.extend(reported.first());
    }
    let sentence = |kind| solution_sentence(writer, outcome, sufficiency, kind);
    kinds.into_iter().map(sentence).collect()
}

fn solution_sentence(
    writer: &Writer<'_>,
    outcome: &OutcomeResults,
    sufficiency: &Sufficiency,
    kind: SolutionKind,
) -> String {
    let models = sufficiency.models(kind);
    let name = format!("the {} solution for `{}`", kind, outcome.expression);
    let Some(model) = models.first() else {
        return if !sufficiency.has_rows_to_explain(kind) {
            format!(
                "No configuration is sufficient for `{}`: {name} is empty.",
                outcome.expression
            )
        } else if sufficiency.is_complete(kind) {
            let lacking = if sufficiency.solution_fit().is_some() {
                "No combination of prime implicants reaches the declared fit"
            } else {
                "No model covers every row to be explained"
            };
            format!("{lacking}: {name} does not exist.")
        } else {
            format!("The limit of steps ended the search for {name} before a model was found.")
        };
    };
    let formula = formula(
        model.terms.iter().map(|term| &term.implicant),
        sufficiency.space(),
    );
    let paths = match model.terms.len() {
        1 => "one path leads".to_owned(),
        n => format!("{} paths lead", in_words(n)),
    };
    let cover = model.fit.coverage.map_or_else(String::new, |coverage| {
        let (together, verb) = match model.terms.len() {
            1 => ("it", "covers"),
            _ => ("together they", "cover"),
        };
        let share = Numbers::percent(coverage);
        format!("; {together} {verb} {share} of `{}`", outcome.expression)
    });
    let fit = format!(
        "consistency {}, PRI {}, coverage {}",
        writer.number(model.fit.consistency),
        writer.number(model.fit.pri),
        writer.number(model.fit.coverage)
    );
    let ties = if !sufficiency.is_complete(kind) {
        " Not every model is listed: see the section on sufficiency.".to_owned()
    } else if models.len() > 1 {
        format!(
            " {} models tie; this is the first of them.",
            sentence_case(&in_words(models.len()))
        )
    } else {
        String::new()
    };
    format!(
        "{}: {paths} to `{}`, `{formula}`{cover} ({fit}).{ties}",
        sentence_case(&name),
        outcome.expression
    )
}
