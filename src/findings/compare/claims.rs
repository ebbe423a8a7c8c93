//! Claims that hold or no longer hold, and findings that came or went.

use super::{Changes, Part};
use crate::findings::record::{ClaimRecord, FindingRecord, Record};

/// What a claim is called, by its number from 1 in the study file.
#[must_use]
pub fn claim_name(number: usize) -> String {
    format!("claim {number}")
}

/// A claim is the same when its sentence is, even if it stands elsewhere in the list.
pub(super) fn claims(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Claims;
    for (at, claim) in new.claims.iter().enumerate() {
        let about = claim_name(at + 1);
        let same = |former: &&ClaimRecord| former.claim == claim.claim;
        match old.claims.iter().find(same) {
            None => changes.add(about, format!("new, {}: {}", holds(claim), claim.claim)),
            Some(former) => claim_changed(changes, &about, former, claim),
        }
    }
    for (at, former) in old.claims.iter().enumerate() {
        if !new.claims.iter().any(|claim| claim.claim == former.claim) {
            let about = format!("{} (former)", claim_name(at + 1));
            changes.add(about, format!("gone: {}", former.claim));
        }
    }
}

fn holds(claim: &ClaimRecord) -> &'static str {
    if claim.holds {
        "it holds"
    } else {
        "it does not hold"
    }
}

fn claim_changed(changes: &mut Changes, about: &str, former: &ClaimRecord, claim: &ClaimRecord) {
    let text = match (former.holds, claim.holds) {
        (true, false) => format!(
            "no longer holds: expected {}, found {}",
            claim.expected, claim.found
        ),
        (false, true) => format!("holds now: {}", claim.found),
        (false, false) if former.found != claim.found => {
            format!(
                "still does not hold: found {}, was {}",
                claim.found, former.found
            )
        }
        _ if former.expected != claim.expected => {
            format!("expects {}, was {}", claim.expected, former.expected)
        }
        _ if former.departs != claim.departs => match &claim.departs {
            Some(reason) => format!("departs: {reason}"),
            None => "no longer carries the reason why it departs".to_owned(),
        },
        _ => return,
    };
    changes.add(about, text);
}

pub(super) fn findings(changes: &mut Changes, old: &Record, new: &Record) {
    changes.part = Part::Findings;
    for finding in &new.findings {
        match same(&old.findings, finding) {
            None => changes.add(&finding.code, format!("new: {}", finding.text)),
            Some(former) if former.text != finding.text => {
                changes.add(&finding.code, format!("now: {}", finding.text));
            }
            Some(former) if former.acknowledged != finding.acknowledged => {
                let text = match &finding.acknowledged {
                    Some(reason) => format!("acknowledged for {}: {reason}", finding.about),
                    None => format!("no longer acknowledged for {}", finding.about),
                };
                changes.add(&finding.code, text);
            }
            Some(_) => {}
        }
    }
    for former in &old.findings {
        if same(&new.findings, former).is_none() {
            changes.add(&former.code, format!("no longer: {}", former.text));
        }
    }
}

fn same<'f>(findings: &'f [FindingRecord], of: &FindingRecord) -> Option<&'f FindingRecord> {
    let same = |one: &&FindingRecord| one.code == of.code && one.about == of.about;
    findings.iter().find(same)
}
