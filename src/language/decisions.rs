//! Decisions that can be moved, and anchors, by name.

use crate::robustness::ranges::{Decision, Whose};
use crate::study::{AnchorName, CutoffName, MovableDecision};

use super::say;
use super::words::Words;

impl Words {
    /// `consistency`, `negated_outcome.pri`, `LS.crossover`.
    pub(crate) fn decision(&self, decision: &Decision) -> String {
        match &decision.moves {
            MovableDecision::Cutoff(name) => {
                let cutoff = self.cutoff_key(*name);
                match decision.whose {
                    Whose::Negation => say!(self, "term-decision-negated", decision = cutoff),
                    Whose::Both | Whose::Outcome => cutoff,
                }
            }
            MovableDecision::Anchor(AnchorName { set, .. }) => {
                let name = decision.key.strip_prefix(set.as_str());
                let name = name.and_then(|rest| rest.strip_prefix('.'));
                self.anchor_of(set.as_str(), name.unwrap_or(&decision.key))
            }
        }
    }

    /// The same where the study file would call it `sufficiency.consistency`.
    pub(crate) fn decision_key(&self, decision: &Decision) -> String {
        let name = self.decision(decision);
        match decision.moves {
            MovableDecision::Cutoff(_) => say!(self, "term-decision-key", decision = name),
            MovableDecision::Anchor(_) => name,
        }
    }

    /// A decision as a claim names it.
    pub(crate) fn movable(&self, decision: &MovableDecision) -> String {
        match decision {
            MovableDecision::Cutoff(name) => self.cutoff_key(*name),
            MovableDecision::Anchor(AnchorName { set, anchor }) => {
                self.anchor_of(set.as_str(), anchor)
            }
        }
    }

    fn cutoff_key(&self, name: CutoffName) -> String {
        self.say(match name {
            CutoffName::Consistency => "term-decision-consistency",
            CutoffName::ContradictionFrom => "term-decision-contradictions",
            CutoffName::Pri => "term-decision-pri",
            CutoffName::Frequency => "term-decision-frequency",
        })
    }

    fn anchor_of(&self, set: &str, name: &str) -> String {
        let anchor = self.anchor_key(name);
        say!(self, "term-decision-anchor", set = set, anchor = anchor)
    }

    /// `crossover`, `inclusion_2`.
    pub(crate) fn anchor_key(&self, name: &str) -> String {
        match name.split_once('_') {
            Some((name, number)) => say!(
                self,
                "term-anchor-key-numbered",
                anchor = self.anchor(name),
                number = number
            ),
            None => self.anchor(name),
        }
    }

    /// `crossover`, `inclusion 2`.
    pub(crate) fn numbered_anchor(&self, name: &str) -> String {
        match name.split_once('_') {
            Some((name, number)) => say!(
                self,
                "term-anchor-numbered",
                anchor = self.anchor(name),
                number = number
            ),
            None => self.anchor(name),
        }
    }

    /// What ends the range of a decision because it is the next: an anchor or a cut-off, by its key.
    pub(crate) fn neighbour(&self, key: &str) -> String {
        let mut cutoffs = CutoffName::ALL.into_iter();
        match cutoffs.find(|name| name.key() == key) {
            Some(cutoff) => self.cutoff_key(cutoff),
            None => self.anchor_key(key),
        }
    }

    /// The kind of an anchor.
    pub(crate) fn anchor(&self, name: &str) -> String {
        self.say(match name {
            "exclusion" => "term-anchor-exclusion",
            "crossover" => "term-anchor-crossover",
            "inclusion" => "term-anchor-inclusion",
            _ => "term-anchor-threshold",
        })
    }
}
