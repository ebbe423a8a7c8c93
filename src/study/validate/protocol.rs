//! What `robustness` has tried beside ranges and maps.

use crate::study::document::{Kind, Node};
use crate::study::{
    DataPlan, LeftOutAnchors, Permutations, ProtocolPlan, Resampling, ResamplingKind,
};

use super::fields::{Keys, Section, scalar_text};
use super::problems::Problems;
use super::wording::{found, subject};

const LEFT_OUT_KEYS: Keys = Keys {
    allowed: &["anchors"],
    later: &[],
};
const BOOTSTRAP_KEYS: Keys = Keys {
    allowed: &["resamples", "seed"],
    later: &[],
};
const SUBSAMPLE_KEYS: Keys = Keys {
    allowed: &["resamples", "share", "seed"],
    later: &[],
};
const PERMUTATION_KEYS: Keys = Keys {
    allowed: &["permutations", "seed"],
    later: &[],
};
const BOOTSTRAP: &str = "`bootstrap: {resamples: 1000, seed: 7}`";
const SUBSAMPLE: &str = "`subsample: {resamples: 1000, share: 0.8, seed: 7}`";
const PERMUTATION: &str = "`permutation: {permutations: 1000, seed: 7}`";
const SEED: &str = "`seed: 7`: any whole number; the same one draws the same cases";
const YES_OR_NO: [(&str, bool); 2] = [("true", true), ("false", false)];
const ANCHORS: [(&str, LeftOutAnchors); 2] = [
    ("recompute", LeftOutAnchors::Recompute),
    ("hold", LeftOutAnchors::Hold),
];

/// Draws up to which a study may ask; far above what a share needs.
const MOST_DRAWS: u64 = 1_000_000;

/// Reads these keys; `data` tells whether there are clusters.
pub(super) fn read(
    section: &Section<'_>,
    data: Option<&DataPlan>,
    problems: &mut Problems,
) -> Option<ProtocolPlan> {
    let fit = section.optional("fit", problems, |node, problems| {
        problems.word(node, &YES_OR_NO, &[])
    });
    let leave_one_out = section.optional("leave_one_out", problems, read_left_out);
    let leave_cluster_out = section.optional("leave_cluster_out", problems, |node, problems| {
        let asked = read_left_out(node, problems)?;
        if asked != LeaveOut::No && data.is_some_and(|data| data.cluster.is_none()) {
            let message = format!(
                "{} needs the key `data.cluster`, which names the clusters",
                subject(&node.place)
            );
            let help = "for example `data: {cluster: province}`".to_owned();
            problems.add("missing-key", &node.place, message, Some(help));
            return None;
        }
        Some(asked)
    });
    let bootstrap = section.optional("bootstrap", problems, read_bootstrap);
    let subsample = section.optional("subsample", problems, read_subsample);
    let permutation = section.optional("permutation", problems, |node, problems| {
        let section = problems.section(node, PERMUTATION_KEYS, PERMUTATION)?;
        let count = draws(&section, "permutations", PERMUTATION, problems);
        let seed = seed(&section, problems);
        Some(Permutations {
            count: count?,
            seed: seed?,
        })
    });
    Some(ProtocolPlan {
        fit: fit.ok()?.unwrap_or(true),
        leave_one_out: leave_one_out.ok()?.and_then(LeaveOut::anchors),
        leave_cluster_out: leave_cluster_out.ok()?.and_then(LeaveOut::anchors),
        bootstrap: bootstrap.ok()?,
        subsample: subsample.ok()?,
        permutation: permutation.ok()?,
    })
}

/// What is asked of cases left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LeaveOut {
    No,
    Yes(LeftOutAnchors),
}

impl LeaveOut {
    fn anchors(self) -> Option<LeftOutAnchors> {
        match self {
            Self::No => None,
            Self::Yes(anchors) => Some(anchors),
        }
    }
}

/// `true`, `false`, or what becomes of anchors.
fn read_left_out(node: &Node, problems: &mut Problems) -> Option<LeaveOut> {
    const MAPPING: &str = "`leave_one_out: {anchors: hold}`";
    if matches!(node.kind, Kind::Mapping(_)) {
        let section = problems.section(node, LEFT_OUT_KEYS, MAPPING)?;
        let anchors = section.optional("anchors", problems, |node, problems| {
            problems.word(node, &ANCHORS, &[])
        });
        return Some(LeaveOut::Yes(anchors.ok()?.unwrap_or_default()));
    }
    match scalar_text(node) {
        Some("true") => Some(LeaveOut::Yes(LeftOutAnchors::default())),
        Some("false") => Some(LeaveOut::No),
        _ => {
            let message = format!(
                "{} {}; it must be `true`, `false` or a mapping",
                subject(&node.place),
                found(node)
            );
            let help = format!("for example {MAPPING}");
            problems.add("wrong-type", &node.place, message, Some(help));
            None
        }
    }
}

fn read_bootstrap(node: &Node, problems: &mut Problems) -> Option<Resampling> {
    let section = problems.section(node, BOOTSTRAP_KEYS, BOOTSTRAP)?;
    let resamples = draws(&section, "resamples", BOOTSTRAP, problems);
    let seed = seed(&section, problems);
    Some(Resampling {
        kind: ResamplingKind::Bootstrap,
        resamples: resamples?,
        seed: seed?,
    })
}

fn read_subsample(node: &Node, problems: &mut Problems) -> Option<Resampling> {
    let section = problems.section(node, SUBSAMPLE_KEYS, SUBSAMPLE)?;
    let resamples = draws(&section, "resamples", SUBSAMPLE, problems);
    let share = section
        .require("share", &format!("for example {SUBSAMPLE}"), problems)
        .and_then(|node| {
            let within = |share| 0.0 < share && share < 1.0;
            problems.number_where(node, within, "above 0 and below 1", "`share: 0.8`")
        });
    let seed = seed(&section, problems);
    Some(Resampling {
        kind: ResamplingKind::Subsample { share: share? },
        resamples: resamples?,
        seed: seed?,
    })
}

fn seed(section: &Section<'_>, problems: &mut Problems) -> Option<u64> {
    let node = section.require("seed", &format!("for example {SEED}"), problems)?;
    problems.whole(node, 0, "`seed: 7`")
}

/// A number of draws.
fn draws(section: &Section<'_>, key: &str, example: &str, problems: &mut Problems) -> Option<u32> {
    let node = section.require(key, &format!("for example {example}"), problems)?;
    let number = problems.whole(node, 1, example)?;
    if number > MOST_DRAWS {
        let message = format!(
            "{} is `{number}`; at most {MOST_DRAWS} are supported",
            subject(&node.place)
        );
        let help = format!("for example {example}");
        problems.add("out-of-range", &node.place, message, Some(help));
    }
    u32::try_from(number).ok().filter(|_| number <= MOST_DRAWS)
}
