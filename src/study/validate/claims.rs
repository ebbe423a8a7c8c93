//! `claims`: what the publication says.

use crate::study::document::Node;
use crate::study::{Claim, NcaPlan, SufficiencyPlan};

use super::expressions::Vocabulary;
use super::fields::{Keys, Section};
use super::problems::Problems;
use super::ranges::Movables;
use super::statements::{EXPECT_KEYS, Reader};

const CLAIM_KEYS: Keys = Keys {
    allowed: &["claim", "expect", "departs"],
    later: &[],
};
const EXAMPLE: &str =
    "`{claim: Three paths lead to it., expect: {solution: intermediate, paths: 3}}`";

/// What claims are about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'a> {
    pub(super) sets: &'a Vocabulary,
    /// `None` where it could not be read, so that claims about it cannot be judged.
    pub(super) sufficiency: Option<&'a SufficiencyPlan>,
    /// Necessary condition analysis.
    pub(super) nca: Declared<&'a NcaPlan>,
    /// The decisions that can be moved.
    pub(super) movables: &'a Movables,
    /// The names of the variants.
    pub(super) variants: &'a [String],
}

/// A part of the study file that may be missing.
#[derive(Clone, Copy, Debug)]
pub(super) enum Declared<T> {
    /// It is not declared.
    No,
    /// It could not be read, so that claims about it cannot be judged.
    Unread,
    /// What was declared.
    Yes(T),
}

/// Reads the claims.
pub(super) fn read(
    root: &Section<'_>,
    subject: Subject<'_>,
    problems: &mut Problems,
) -> Option<Vec<Claim>> {
    let Some(node) = root.get("claims") else {
        return Some(Vec::new());
    };
    problems.list_of(node, "claims", EXAMPLE, |problems, item| {
        read_claim(item, subject, problems)
    })
}

fn read_claim(node: &Node, subject: Subject<'_>, problems: &mut Problems) -> Option<Claim> {
    let section = problems.section(node, CLAIM_KEYS, EXAMPLE)?;
    let text = section
        .require(
            "claim",
            "the sentence, for example `claim: Three paths lead to it.`",
            problems,
        )
        .and_then(|node| problems.text(node, "`claim: Three paths lead to it.`"));
    let departs = section.optional("departs", problems, |node, problems| {
        problems.text(node, "`departs: The paper rounds.`")
    });
    let example = "`expect: {solution: intermediate, paths: 3}`";
    let expect = section
        .require(
            "expect",
            &format!("what must hold, for example {example}"),
            problems,
        )
        .and_then(|node| problems.section(node, EXPECT_KEYS, example));
    let mut reader = Reader {
        section: expect?,
        subject,
        statements: Vec::new(),
        problems,
    };
    let (negated_outcome, any_model) = reader.read()?;
    Some(Claim {
        text: text?.trim().to_owned(),
        place: section.get("claim")?.place.clone(),
        negated_outcome,
        any_model,
        expect: reader.statements,
        departs: departs.ok()?.map(|reason| reason.trim().to_owned()),
    })
}
