//! Statistics of a set.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, SetEvidence};
use crate::set::{Membership, SetName};
use crate::study::{Bound, Statistic};
use crate::wording::Numbers;

pub(super) fn find(
    set: &SetName,
    statistic: Statistic,
    bound: Bound,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let value = statistic.of(set, evidence.sets)?;
    let number = Numbers::new(evidence.digits).text(Some(value));
    Ok(Found {
        holds: bound.holds(value),
        text: format!("{} {number}", statistic.words()),
    })
}

impl Statistic {
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::ShareAboveHalf => "share of cases above 0.5",
            Self::Mean => "mean membership",
            Self::RawMean => "mean raw value",
        }
    }

    /// The statistic of a set.
    fn of(self, set: &SetName, sets: &[SetEvidence]) -> Result<f64, ClaimErrorReason> {
        let none = || ClaimErrorReason::NoStatistic(set.clone());
        let evidence = sets
            .iter()
            .find(|evidence| evidence.name == *set)
            .ok_or_else(none)?;
        let mean = |values: &[f64]| {
            let cases = u32::try_from(values.len()).ok().filter(|&cases| cases > 0);
            cases
                .map(|cases| values.iter().sum::<f64>() / f64::from(cases))
                .ok_or_else(none)
        };
        if self == Self::RawMean {
            return evidence.raw_mean.ok_or_else(none);
        }
        let memberships = evidence
            .memberships
            .as_ref()
            .ok_or_else(none)?
            .memberships();
        let number = |membership: &Membership| match self {
            Self::ShareAboveHalf => f64::from(u8::from(membership.is_in())),
            Self::Mean | Self::RawMean => membership.value(),
        };
        mean(&memberships.iter().map(number).collect::<Vec<_>>())
    }
}
