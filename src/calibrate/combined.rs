//! Sets that are made of other sets.

use super::calibration::Method;
use super::diagnostics::cases_at_half;
use super::error::{CalibrateError, CalibrateErrorKind as Kind};
use super::scored::{RawValues, Scored};
use crate::load::RawTable;
use crate::set::{CalibratedSet, FuzzySet, Membership, Scores};
use crate::study::{Combination, CombinationRule, SetPlan};

impl<'s> Scored<'s> {
    /// Calibrates the components and combines their memberships.
    pub(super) fn combined(
        plan: &'s SetPlan,
        combination: &'s Combination,
        table: &RawTable,
        raw_values: RawValues,
    ) -> Result<Self, Kind> {
        let component = |part: &'s SetPlan| {
            Scored::of(part, table, raw_values)
                .map_err(|kind| Kind::OfComponent(Box::new(CalibrateError::of(part, kind))))
        };
        let parts = combination.components.iter().map(component);
        let parts: Vec<Scored<'s>> = parts.collect::<Result<_, _>>()?;
        let sets: Vec<CalibratedSet> = parts.iter().map(calibrated).collect();
        let memberships = match &combination.rule {
            CombinationRule::Expression(expression) => expression
                .membership(&sets.iter().collect::<Vec<_>>())
                .expect("an expression of a study file names declared components only"),
            CombinationRule::Mean => mean(&sets),
        };
        let scores = Scores::Fuzzy(memberships);
        Ok(Self {
            plan,
            method: Method::Combined {
                rule: combination.to_string(),
            },
            at_half: cases_at_half(&scores),
            scores,
            raw: None,
            raw_statistics: None,
            parts,
        })
    }
}

fn calibrated(part: &Scored<'_>) -> CalibratedSet {
    let name = part.plan.name.value.clone();
    match &part.scores {
        Scores::Fuzzy(set) => CalibratedSet::fuzzy(name, set.clone()),
        Scores::MultiValue { levels, values } => {
            CalibratedSet::multi_value(name, *levels, values.clone())
        }
    }
}

/// Σ x / n in the order of the sets.
fn mean(sets: &[CalibratedSet]) -> FuzzySet {
    let numbers: Vec<Vec<f64>> = sets.iter().map(CalibratedSet::numbers).collect();
    let cases = numbers.first().map_or(0, Vec::len);
    #[expect(clippy::cast_precision_loss, reason = "no study has 2^53 sets")]
    let count = numbers.len() as f64;
    let of_case = |case: usize| {
        let sum = numbers.iter().fold(0.0, |sum, set| sum + set[case]);
        Membership::new(sum / count).expect("a mean of memberships is a membership")
    };
    FuzzySet::from((0..cases).map(of_case).collect::<Vec<_>>())
}
