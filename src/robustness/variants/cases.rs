//! The cases of a main run and of a variant, matched by their names.

use std::collections::BTreeMap;

use crate::calibrate::{Calibration, SetResult};
use crate::set::{CalibratedSet, PropertySpace};

/// The cases that two runs share, and those that only one has.
pub(super) struct CommonCases<'a> {
    main: &'a Calibration,
    variant: &'a Calibration,
    /// Positions in both, in the order of the main run.
    pairs: Vec<(usize, usize)>,
}

impl<'a> CommonCases<'a> {
    pub(super) fn of(main: &'a Calibration, variant: &'a Calibration) -> Self {
        let positions = positions(variant);
        let cases = main.cases().iter().enumerate();
        let pair = |(at, case): (usize, &str)| Some((at, *positions.get(case)?));
        Self {
            main,
            variant,
            pairs: cases.filter_map(pair).collect(),
        }
    }

    /// Positions of the shared cases: in the main run, in the variant.
    pub(super) fn pairs(&self) -> &[(usize, usize)] {
        &self.pairs
    }

    /// The name of a case by its position in the main run.
    pub(super) fn name(&self, main: usize) -> String {
        self.main.cases()[main].to_owned()
    }

    /// The cases that only the main run has.
    pub(super) fn only_main(&self) -> Vec<String> {
        missing(self.main, self.variant)
    }

    /// The cases that only the variant has.
    pub(super) fn only_variant(&self) -> Vec<String> {
        missing(self.variant, self.main)
    }

    /// The shared cases that have other values in the conditions that both runs have with as many
    /// values. A case at exactly 0.5 in one of them has none.
    pub(super) fn moved(&self) -> Vec<String> {
        let (main, variant) = self.shared_conditions();
        let is_moved = |&(at, other): &(usize, usize)| {
            let before = PropertySpace::configuration_of(&main, at);
            before != PropertySpace::configuration_of(&variant, other)
        };
        let moved = self.pairs.iter().copied().filter(is_moved);
        moved.map(|(at, _)| self.name(at)).collect()
    }

    fn shared_conditions(&self) -> (Vec<&'a CalibratedSet>, Vec<&'a CalibratedSet>) {
        let others = self.variant.conditions();
        let shared = self.main.conditions().iter().filter_map(|set| {
            let same = |other: &&SetResult| {
                other.name() == set.name() && other.set().levels() == set.set().levels()
            };
            Some((set.set(), others.iter().find(same)?.set()))
        });
        shared.unzip()
    }
}

fn positions(calibration: &Calibration) -> BTreeMap<&str, usize> {
    let cases = calibration.cases().iter().enumerate();
    cases.map(|(at, case)| (case, at)).collect()
}

/// The cases of one run that another does not have.
fn missing(of: &Calibration, from: &Calibration) -> Vec<String> {
    if of.cases() == from.cases() {
        return Vec::new();
    }
    let known = positions(from);
    let cases = of.cases().iter();
    cases
        .filter(|case| !known.contains_key(case))
        .map(str::to_owned)
        .collect()
}
