//! One set with anchors: they become numbers, and the curve through them gives the scores.

use std::sync::Arc;

use rayon::iter::{
    IndexedParallelIterator, IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator,
};

use super::anchors::ResolvedAnchor;
use super::bell;
use super::calibration::Method;
use super::direct::{self, DirectError};
use super::distribution;
use super::error::CalibrateErrorKind as Kind;
use super::linear;
use super::scored::{Numbers, fuzzy};
use crate::load::Listed;
use crate::set::Scores;
use crate::study::{Anchor, Anchors, FullMembership, Placed, Powers};

/// How many cases make it worth while to share work among threads.
const CASES_TO_SHARE: usize = 1 << 14;

impl Numbers<'_> {
    fn three(&self, declared: &Anchors<Placed<Anchor>>) -> Result<Anchors<ResolvedAnchor>, Kind> {
        let resolved = |anchor: &Placed<Anchor>| self.resolved(&anchor.value);
        let (exclusion, (crossover, inclusion)) = rayon::join(
            || resolved(&declared.exclusion),
            || {
                rayon::join(
                    || resolved(&declared.crossover),
                    || resolved(&declared.inclusion),
                )
            },
        );
        Ok(Anchors {
            exclusion: exclusion?,
            crossover: crossover?,
            inclusion: inclusion?,
        })
    }

    pub(super) fn direct(
        self,
        declared: &Anchors<Placed<Anchor>>,
        full: FullMembership,
    ) -> Result<(Method, Scores), Kind> {
        let anchors = self.three(declared)?;
        let curve = direct::curve(three(&anchors), full)
            .map_err(|error| self.direct_error(error, &anchors))?;
        let scores = case_by_case(self.raw, curve);
        let method = Method::Direct {
            anchors,
            full_membership: direct::score_at_inclusion(full),
        };
        Ok((method, fuzzy(scores)?))
    }

    pub(super) fn linear(
        self,
        declared: &Anchors<Placed<Anchor>>,
        powers: Powers,
    ) -> Result<(Method, Scores), Kind> {
        let anchors = self.three(declared)?;
        let curve = linear::curve(three(&anchors), powers)
            .map_err(|error| self.direct_error(error, &anchors))?;
        let scores = case_by_case(self.raw, curve);
        Ok((Method::Linear { anchors, powers }, fuzzy(scores)?))
    }

    pub(super) fn ecdf(
        &self,
        declared: &Anchors<Placed<Anchor>>,
        powers: Powers,
    ) -> Result<(Method, Scores), Kind> {
        let anchors = self.three(declared)?;
        let scores = distribution::by_anchors(&self.raw, three(&anchors), powers)
            .map_err(|error| self.direct_error(error, &anchors))?;
        Ok((Method::Ecdf { anchors, powers }, fuzzy(scores)?))
    }

    pub(super) fn bell(
        &self,
        declared: &Anchors<[Placed<Anchor>; 2]>,
        powers: Powers,
    ) -> Result<(Method, Scores), Kind> {
        let two = |[left, right]: &[Placed<Anchor>; 2]| {
            Ok::<_, Kind>([self.resolved(&left.value)?, self.resolved(&right.value)?])
        };
        let anchors = Anchors {
            exclusion: two(&declared.exclusion)?,
            crossover: two(&declared.crossover)?,
            inclusion: two(&declared.inclusion)?,
        };
        let numbers = six(&anchors);
        let scores = bell::memberships(&self.raw, numbers, powers);
        let (shape, scores) = match (bell::Shape::of(numbers), scores) {
            (Ok(shape), Ok(scores)) => (shape, scores),
            (_, Err(DirectError::Power(power))) => return Err(Kind::Power(power)),
            _ => return Err(Kind::NoBell(Box::new(anchors))),
        };
        let method = Method::Bell {
            anchors,
            shape,
            powers,
        };
        Ok((method, fuzzy(scores)?))
    }

    fn direct_error(&self, error: DirectError, anchors: &Anchors<ResolvedAnchor>) -> Kind {
        match error {
            DirectError::Coincide(value) => Kind::AnchorsCoincide {
                anchors: coinciding(anchors, value),
                value,
                equal: self.equal_to(value),
                cases: self.raw.len(),
            },
            DirectError::OutOfOrder => Kind::AnchorsOutOfOrder(Box::new(anchors.clone())),
            DirectError::FullMembership(score) => Kind::FullMembership(score),
            DirectError::Power(power) => Kind::Power(power),
        }
    }
}

/// A curve at each raw value, in case order; many cases are shared among threads. Where nobody else
/// holds the raw values, the scores take their place.
fn case_by_case(raw: Arc<Vec<f64>>, curve: impl Fn(f64) -> f64 + Sync + Send) -> Vec<f64> {
    match Arc::try_unwrap(raw) {
        Ok(mut own) => {
            let cases = own.par_iter_mut().with_min_len(CASES_TO_SHARE);
            cases.for_each(|x| *x = curve(*x));
            own
        }
        Err(shared) => {
            let cases = shared.par_iter().with_min_len(CASES_TO_SHARE);
            cases.map(|&x| curve(x)).collect()
        }
    }
}

/// The values of three anchors.
pub(super) fn three(anchors: &Anchors<ResolvedAnchor>) -> Anchors<f64> {
    Anchors {
        exclusion: anchors.exclusion.value(),
        crossover: anchors.crossover.value(),
        inclusion: anchors.inclusion.value(),
    }
}

/// The values of six anchors.
pub(super) fn six(anchors: &Anchors<[ResolvedAnchor; 2]>) -> Anchors<[f64; 2]> {
    let values = |two: &[ResolvedAnchor; 2]| [two[0].value(), two[1].value()];
    Anchors {
        exclusion: values(&anchors.exclusion),
        crossover: values(&anchors.crossover),
        inclusion: values(&anchors.inclusion),
    }
}

/// The anchors that are one number, in words: ``exclusion `p5` and crossover `p50` ``.
fn coinciding(anchors: &Anchors<ResolvedAnchor>, value: f64) -> String {
    let named = [
        ("exclusion", &anchors.exclusion),
        ("crossover", &anchors.crossover),
        ("inclusion", &anchors.inclusion),
    ];
    named
        .into_iter()
        .filter(|(_, anchor)| anchor.value() - value == 0.0)
        .map(|(name, anchor)| format!("{name} `{}`", anchor.declared()))
        .collect::<Listed<String>>()
        .to_string()
}
