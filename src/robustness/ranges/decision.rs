//! Decisions that are numbers, and a study's decisions with one of them moved.

use std::collections::BTreeMap;

use crate::calibrate::{Calibration, MovableAnchor};
use crate::set::Cutoff;
use crate::study::{AnchorName, CutoffName, Cutoffs, MovableDecision, Study};

/// A decision that can be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What moves.
    pub moves: MovableDecision,
    /// Whose cut-off it is; an anchor is everybody's.
    pub whose: Whose,
    /// As the study file and a reader call it: `sufficiency.consistency`, `LS.crossover`.
    pub key: String,
    /// Its value in the main run.
    pub declared: f64,
    /// The anchor, when it is one.
    pub anchor: Option<MovableAnchor>,
}

/// Which outcome a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The outcome and its negation.
    Both,
    /// The outcome alone.
    Outcome,
    /// The negation alone.
    Negation,
}

impl Whose {
    /// Whether it is about the outcome (0) or the negation (1).
    #[must_use]
    pub fn includes(self, outcome: usize) -> bool {
        match self {
            Self::Both => true,
            Self::Outcome => outcome == 0,
            Self::Negation => outcome == 1,
        }
    }
}

/// The decisions of one rerun, as far as they can be moved.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// The cut-offs of the outcome and of its negation.
    pub cutoffs: [Cutoffs; 2],
    /// The anchors that have another value than in the main run.
    pub anchors: BTreeMap<AnchorName, f64>,
}

impl Setting {
    /// The decisions of the study itself.
    #[must_use]
    pub fn of(study: &Study) -> Self {
        let plan = &study.sufficiency;
        let negated = plan.negated_outcome.as_ref().map(|plan| plan.cutoffs);
        Self {
            cutoffs: [plan.cutoffs, negated.unwrap_or(plan.cutoffs)],
            anchors: BTreeMap::new(),
        }
    }

    /// The same with one decision at another value; `None` where it cannot have that value.
    #[must_use]
    pub fn with(&self, decision: &Decision, value: f64) -> Option<Self> {
        let mut setting = self.clone();
        match &decision.moves {
            MovableDecision::Anchor(anchor) => {
                if (value - decision.declared).abs() > 0.0 {
                    setting.anchors.insert(anchor.clone(), value);
                } else {
                    setting.anchors.remove(anchor);
                }
            }
            MovableDecision::Cutoff(name) => {
                for (at, cutoffs) in setting.cutoffs.iter_mut().enumerate() {
                    if decision.whose.includes(at) {
                        *cutoffs = moved(*cutoffs, *name, value)?;
                    }
                }
            }
        }
        Some(setting)
    }
}

/// Cut-offs with one of them at another value.
fn moved(cutoffs: Cutoffs, name: CutoffName, value: f64) -> Option<Cutoffs> {
    let cutoff = || Cutoff::new(value).ok();
    let moved = match name {
        CutoffName::Consistency => Cutoffs {
            consistency: cutoff()?,
            ..cutoffs
        },
        CutoffName::ContradictionFrom => Cutoffs {
            contradiction_from: cutoffs.contradiction_from.and(cutoff()),
            ..cutoffs
        },
        CutoffName::Pri => Cutoffs {
            pri: cutoff()?,
            ..cutoffs
        },
        CutoffName::Frequency => Cutoffs {
            frequency: whole(value)?,
            ..cutoffs
        },
    };
    let in_order = moved
        .contradiction_from
        .is_none_or(|from| from < moved.consistency);
    in_order.then_some(moved)
}

/// A whole number from 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is checked to be one of these"
)]
pub(super) fn whole(value: f64) -> Option<u32> {
    (value >= 1.0 && value <= f64::from(u32::MAX) && value.fract().abs() <= 0.0)
        .then_some(value as u32)
}

impl Decision {
    /// Every decision of a study that can be moved: its cut-offs, then the anchors, the outcome's
    /// first.
    #[must_use]
    pub fn all(study: &Study, calibration: &Calibration) -> Vec<Self> {
        let mut decisions = cutoffs(study);
        let anchors = calibration.movable_anchors(study);
        decisions.extend(anchors.into_iter().map(|anchor| Self {
            moves: MovableDecision::Anchor(anchor.name.clone()),
            whose: Whose::Both,
            key: anchor.shown.clone(),
            declared: anchor.value,
            anchor: Some(anchor),
        }));
        decisions
    }

    /// Whether it is the decision of this name for the outcome (0) or its negation (1).
    #[must_use]
    pub fn is(&self, name: &MovableDecision, outcome: usize) -> bool {
        self.moves == *name && self.whose.includes(outcome)
    }
}

fn cutoffs(study: &Study) -> Vec<Decision> {
    let setting = Setting::of(study);
    let has_negation = study.sufficiency.negated_outcome.is_some();
    let mut found = Vec::new();
    for name in CutoffName::ALL {
        let own = format!("sufficiency.negated_outcome.{}", name.key());
        let is_own = |decision: &crate::study::Decision| decision.key_path == own;
        let own_declared = study.decisions.iter().any(|d| is_own(d) && d.declared);
        let of_outcome = value(&setting.cutoffs[0], name);
        let of_negation = value(&setting.cutoffs[1], name);
        let mut add = |whose, key: String, declared: Option<f64>| {
            found.extend(declared.map(|declared| Decision {
                moves: MovableDecision::Cutoff(name),
                whose,
                key,
                declared,
                anchor: None,
            }));
        };
        let key = format!("sufficiency.{}", name.key());
        if has_negation && own_declared {
            add(Whose::Outcome, key, of_outcome);
            add(Whose::Negation, own, of_negation);
        } else if has_negation {
            add(Whose::Both, key, of_outcome);
        } else {
            add(Whose::Outcome, key, of_outcome);
        }
    }
    found
}

fn value(cutoffs: &Cutoffs, name: CutoffName) -> Option<f64> {
    match name {
        CutoffName::Consistency => Some(cutoffs.consistency.value()),
        CutoffName::ContradictionFrom => cutoffs.contradiction_from.map(Cutoff::value),
        CutoffName::Pri => Some(cutoffs.pri.value()),
        CutoffName::Frequency => Some(f64::from(cutoffs.frequency)),
    }
}
