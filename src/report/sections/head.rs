use serde::Serialize;

use super::super::Writer;
use super::super::number::sentence_case;
use super::super::results::formula;
use crate::calibrate::SetResult;
use crate::findings::Finding;
use crate::language::{Words, say};
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
    let words = writer.words;
    let head = &writer.results.study.head;
    let banner_title = banner(words, head.provenance);
    let note = head.provenance_note.as_deref().unwrap_or_default().trim();
    let findings = writer.results.reported_findings();
    let open = findings
        .iter()
        .filter(|finding| finding.acknowledged.is_none())
        .count();
    Head {
        title: head.title.clone(),
        has_banner: !banner_title.is_empty() || !note.is_empty(),
        banner_title,
        banner: note.to_owned(),
        citation: citation(writer),
        summary: summary(writer),
        has_findings: !findings.is_empty(),
        findings_intro: findings_intro(words, findings.len(), open),
        findings: findings.iter().map(|found| finding(words, found)).collect(),
    }
}

fn findings_intro(words: &Words, all: usize, open: usize) -> String {
    let acknowledged = all - open;
    if acknowledged == 0 {
        say!(words, "head-findings", n = all)
    } else {
        say!(
            words,
            "head-findings-acknowledged",
            n = all,
            acknowledged = acknowledged
        )
    }
}

fn finding(words: &Words, finding: &Finding) -> String {
    let (text, code) = (&finding.text, finding.code);
    match &finding.acknowledged {
        None => say!(words, "head-finding", text = text, code = code),
        Some(reason) => say!(
            words,
            "head-finding-acknowledged",
            text = text,
            code = code,
            reason = reason.trim()
        ),
    }
}

/// What a reader must know before any number, where the numbers are not a publication's own.
fn banner(words: &Words, provenance: Provenance) -> String {
    match provenance {
        Provenance::Original | Provenance::Published => String::new(),
        Provenance::Reconstructed => words.say("head-reconstructed"),
        Provenance::Synthetic => words.say("head-synthetic"),
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
        let source = parts.join(" ");
        vec![say!(writer.words, "head-source", source = source)]
    }
}

fn summary(writer: &Writer<'_>) -> Vec<String> {
    let (results, words) = (writer.results, writer.words);
    let calibration = &results.calibration;
    let conditions = calibration.conditions();
    let names: Vec<String> = conditions
        .iter()
        .map(|set| label_and_name(words, set))
        .collect();
    let mut sentences = vec![say!(
        words,
        "head-overview",
        cases = calibration.cases().len(),
        conditions = conditions.len(),
        names = words.and(&names),
        outcome = label_and_name(words, calibration.outcome()),
    )];
    for outcome in results.outcomes() {
        sentences.push(necessity_sentence(words, outcome));
        sentences.extend(super::nca::summary(
            words,
            outcome,
            results.study.nca.as_ref(),
        ));
        sentences.extend(solution_sentences(writer, outcome));
    }
    sentences.extend(super::robustness::summary(writer));
    sentences.extend(super::protocol::summary(writer));
    if !results.claims.is_empty() {
        let holding = results.claims.iter().filter(|claim| claim.holds).count();
        let all = results.claims.len();
        sentences.push(say!(words, "head-claims", holding = holding, all = all));
    }
    sentences
}

/// `Data openness (DO)`, or the name alone where it is the label.
pub(super) fn label_and_name(words: &Words, set: &SetResult) -> String {
    if set.label() == set.name().as_str() {
        return set.label().to_owned();
    }
    say!(
        words,
        "term-label-and-name",
        label = set.label(),
        name = set.name()
    )
}

fn necessity_sentence(words: &Words, outcome: &OutcomeResults) -> String {
    let necessary: Vec<String> = outcome
        .necessity
        .iter()
        .filter(|necessity| necessity.is_necessary())
        .map(|necessity| format!("`{}`", necessity.expression()))
        .collect();
    let outcome = &outcome.expression;
    if necessary.is_empty() {
        return say!(words, "head-nothing-necessary", outcome = outcome);
    }
    say!(
        words,
        "head-necessary",
        n = necessary.len(),
        conditions = words.and(&necessary),
        outcome = outcome
    )
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
    let words = writer.words;
    let models = sufficiency.models(kind);
    let outcome = &outcome.expression;
    let Some(model) = models.first() else {
        let key = if !sufficiency.has_rows_to_explain(kind) {
            "head-solution-empty"
        } else if !sufficiency.is_complete(kind) {
            "head-solution-unfinished"
        } else if sufficiency.solution_fit().is_some() {
            "head-solution-below-fit"
        } else {
            "head-solution-uncovered"
        };
        return say!(words, key, kind = words.kind(kind), outcome = outcome);
    };
    let formula = formula(
        model.terms.iter().map(|term| &term.implicant),
        sufficiency.space(),
    );
    let [consistency, pri, coverage] = [model.fit.consistency, model.fit.pri, model.fit.coverage]
        .map(|value| writer.number(value));
    let paths = model.terms.len();
    let sentence = match model.fit.coverage {
        None => say!(
            words,
            "head-solution",
            kind = words.kind(kind),
            outcome = outcome,
            n = paths,
            formula = formula,
            consistency = consistency,
            pri = pri,
            coverage = coverage
        ),
        Some(share) => say!(
            words,
            "head-solution-covering",
            kind = words.kind(kind),
            outcome = outcome,
            n = paths,
            formula = formula,
            share = words.percent(share),
            consistency = consistency,
            pri = pri,
            coverage = coverage
        ),
    };
    let ties = if !sufficiency.is_complete(kind) {
        words.say("head-solution-not-all")
    } else if models.len() > 1 {
        let number = sentence_case(&words.number(models.len()));
        say!(words, "head-solution-ties", number = number)
    } else {
        String::new()
    };
    sentence + &ties
}
