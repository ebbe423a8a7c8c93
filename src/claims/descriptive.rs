//! Statistics of a set.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, SetEvidence};
use crate::language::{Words, say};
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
        text: statistic.in_words(&number, evidence.words),
    })
}

impl Statistic {
    /// `mean membership 0.512`.
    pub(super) fn in_words(self, what: &str, words: &Words) -> String {
        let key = match self {
            Self::ShareAboveHalf => "expected-statistic-share",
            Self::Mean => "expected-statistic-mean",
            Self::RawMean => "expected-statistic-raw",
        };
        say!(words, key, what = what)
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
