//! Sets with anchors: the methods `direct` and `ecdf`.

use crate::study::document::Node;
use crate::study::{Anchor, Anchors, Calibrate, Placed, Powers};

use super::anchors::{self, Declared};
use super::calibrate::{Rules, read_full_membership};
use super::fields::Section;
use super::problems::Problems;

const CURVES: [(&str, Curve); 2] = [("logistic", Curve::Logistic), ("linear", Curve::Linear)];
const THREE: &str =
    "three anchors, for example `anchors: {exclusion: 20, crossover: 40, inclusion: 60}`";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Curve {
    Logistic,
    Linear,
}

/// Reads `method: direct`.
pub(super) fn read_direct(
    mapping: &Section<'_>,
    rules: &Rules<'_>,
    problems: &mut Problems,
) -> Option<Calibrate> {
    let declared = mapping
        .require("anchors", THREE, problems)
        .and_then(|node| anchors::read_all(node, problems));
    let curve = mapping.optional("curve", problems, |node, problems| {
        problems.word(node, &CURVES, &[])
    });
    let curve = curve.ok()?;
    match declared? {
        Declared::Six(anchors) => {
            if curve == Some(Curve::Logistic) {
                let message = "six anchors make a bell of linear curves, never of logistic ones";
                exclude(mapping, &["curve"], message, "leave `curve` out", problems);
            }
            let powers = read_linear(mapping, problems)?;
            Some(Calibrate::Bell { anchors, powers })
        }
        Declared::Three(anchors) if curve == Some(Curve::Linear) => {
            let powers = read_linear(mapping, problems)?;
            Some(Calibrate::Linear {
                anchors: *anchors,
                powers,
            })
        }
        Declared::Three(anchors) => read_logistic(mapping, rules, *anchors, problems),
    }
}

/// Reads `method: ecdf`.
pub(super) fn read_ecdf(mapping: &Section<'_>, problems: &mut Problems) -> Option<Calibrate> {
    let node = mapping.require("anchors", THREE, problems);
    let declared = node.and_then(|node| anchors::read_all(node, problems));
    let powers = read_powers(mapping, problems);
    match declared? {
        Declared::Three(anchors) => Some(Calibrate::Ecdf {
            anchors: *anchors,
            powers: powers?,
        }),
        Declared::Six(_) => {
            problems.add(
                "three-or-six-anchors",
                &node?.place,
                "`method: ecdf` has three anchors, not six",
                Some(THREE.to_owned()),
            );
            None
        }
    }
}

fn read_logistic(
    mapping: &Section<'_>,
    rules: &Rules<'_>,
    anchors: Anchors<Placed<Anchor>>,
    problems: &mut Problems,
) -> Option<Calibrate> {
    let message = "`below` and `above` bend a linear curve, and this one is logistic";
    let help = "write `curve: linear`, or leave them out";
    exclude(mapping, &["below", "above"], message, help, problems);
    let full_membership = match mapping.get("full_membership") {
        Some(node) => read_full_membership(node, problems),
        None => rules.full_membership,
    };
    Some(Calibrate::Direct {
        anchors,
        full_membership: full_membership?,
    })
}

/// What a linear curve declares beside its anchors.
fn read_linear(mapping: &Section<'_>, problems: &mut Problems) -> Option<Powers> {
    let message = "a linear curve reaches 1 at the inclusion anchor: `full_membership` is for the logistic one";
    let help = "leave `full_membership` out of this set";
    exclude(mapping, &["full_membership"], message, help, problems);
    read_powers(mapping, problems)
}

fn read_powers(mapping: &Section<'_>, problems: &mut Problems) -> Option<Powers> {
    let mut power = |key: &str, example: &str| {
        mapping.optional(key, problems, |node: &Node, problems| {
            problems.number_where(node, |power| power > 0.0, "above 0", example)
        })
    };
    let below = power("below", "`below: 2`; 1 is a straight line");
    let above = power("above", "`above: 2`; 1 is a straight line");
    let straight = Powers::default();
    Some(Powers {
        below: below.ok()?.unwrap_or(straight.below),
        above: above.ok()?.unwrap_or(straight.above),
    })
}

/// Reports keys that do not go with what else is declared.
fn exclude(
    mapping: &Section<'_>,
    keys: &[&str],
    message: &str,
    help: &str,
    problems: &mut Problems,
) {
    if let Some(node) = keys.iter().find_map(|key| mapping.get(key)) {
        let help = Some(help.to_owned());
        problems.add("keys-exclude-each-other", &node.place, message, help);
    }
}
