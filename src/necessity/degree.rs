//! The necessary condition analysis of a study: which values stand in which plane.

use std::collections::BTreeMap;

use super::nca::{
    Bounds, CeilingLine, Corner, End, Outlier, PValue, Range, Space, Undefined, outliers, p_values,
    steps,
};
use crate::calibrate::{Calibration, Method, SetResult};
use crate::load::RawColumn;
use crate::set::{Expression, FuzzySet, Literal, SetName};
use crate::study::{CrispSide, NcaLiteral, NcaPlan, NcaScope, NcaValues};

/// What a necessary condition analysis found for the outcome or its negation.
#[derive(Clone, Debug, PartialEq)]
pub struct Nca {
    conditions: Vec<NcaCondition>,
    steps: Vec<(f64, f64)>,
}

/// What was found for one condition, or for its absence.
#[derive(Clone, Debug, PartialEq)]
pub struct NcaCondition {
    /// The condition or its absence.
    pub expression: Expression,
    /// The corner that is empty when it is necessary.
    pub corner: Corner,
    /// The ceilings, or why there are none.
    pub ceilings: Result<Ceilings, Undefined>,
}

/// The ceilings over the cases of one condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Ceilings {
    space: Space,
    lines: Vec<CeilingLine>,
    p_values: Option<Vec<PValue>>,
    outliers: Vec<Outlier>,
}

impl Nca {
    /// The conditions, in declared order.
    #[must_use]
    pub fn conditions(&self) -> &[NcaCondition] {
        &self.conditions
    }

    /// The steps of the outcome in the bottleneck table, each as a share of the way and as a value;
    /// none where no condition has a ceiling.
    #[must_use]
    pub fn steps(&self) -> &[(f64, f64)] {
        &self.steps
    }

    /// The conditions that have ceilings.
    pub fn drawn(&self) -> impl Iterator<Item = (&NcaCondition, &Ceilings)> {
        self.conditions
            .iter()
            .filter_map(|condition| Some((condition, condition.ceilings.as_ref().ok()?)))
    }

    /// The condition or absence that an expression names.
    #[must_use]
    pub fn condition(&self, expression: &Expression) -> Option<&NcaCondition> {
        self.conditions
            .iter()
            .find(|condition| condition.expression == *expression)
    }
}

impl Ceilings {
    /// The cases and the scope.
    #[must_use]
    pub fn space(&self) -> &Space {
        &self.space
    }

    /// The cases on the border, from low to high values of the condition as the corner has it.
    #[must_use]
    pub fn peer_cases(&self) -> Vec<usize> {
        let peers = self.space.peers().into_iter();
        peers.flat_map(|peer| self.space.cases_at(peer)).collect()
    }

    /// The ceilings, in declared order.
    #[must_use]
    pub fn lines(&self) -> &[CeilingLine] {
        &self.lines
    }

    /// The test of the effect size of each ceiling, where it is declared.
    #[must_use]
    pub fn p_values(&self) -> Option<&[PValue]> {
        self.p_values.as_deref()
    }

    /// The test of the effect size of one ceiling.
    #[must_use]
    pub fn p_value(&self, ceiling: usize) -> Option<PValue> {
        self.p_values.as_ref().map(|values| values[ceiling])
    }

    /// The cases that effect sizes depend on.
    #[must_use]
    pub fn outliers(&self) -> &[Outlier] {
        &self.outliers
    }

    /// Whether a ceiling says that the condition is necessary in degree: its effect size reaches the
    /// declared one, and where the test is declared p does not exceed the declared one. Both within
    /// last bits.
    #[must_use]
    pub fn passes(&self, ceiling: usize, plan: &NcaPlan) -> bool {
        const LAST_BITS: f64 = 1e-9;
        let large = self.lines[ceiling].effect_size() >= plan.effect_size - LAST_BITS;
        let rare = |p: PValue| p.value() <= plan.p_value + LAST_BITS;
        large && self.p_value(ceiling).is_none_or(rare)
    }
}

/// Analyses the outcome of a study, or its negation, as declared.
#[must_use]
pub fn nca_of(calibration: &Calibration, plan: &NcaPlan, negated: bool) -> Nca {
    let planes = Planes { calibration, plan };
    let drawn: Vec<(NcaLiteral, Corner, Result<Space, Undefined>)> = planes
        .literals(negated)
        .into_iter()
        .map(|literal| {
            let corner = planes.corner(&literal, negated);
            let space = planes.space(&literal, corner);
            (literal, corner, space)
        })
        .collect();
    let spaces: Vec<&Space> = drawn
        .iter()
        .filter_map(|(.., space)| space.as_ref().ok())
        .collect();
    let steps = spaces.first().map_or_else(Vec::new, |space| {
        steps(space, plan.bottleneck_steps, plan.bottleneck_values)
    });
    let tests = plan
        .permutations
        .map(|permutations| p_values(&spaces, &plan.ceilings, permutations));
    let mut tests = tests.into_iter().flatten();
    let condition = |(literal, corner, space): (NcaLiteral, Corner, Result<Space, Undefined>)| {
        let p_values = space.is_ok().then(|| tests.next()).flatten();
        NcaCondition {
            ceilings: space.map(|space| Ceilings {
                lines: plan
                    .ceilings
                    .iter()
                    .map(|&c| CeilingLine::new(&space, c))
                    .collect(),
                outliers: outliers(&space, planes.bounds(&literal), &plan.ceilings),
                p_values,
                space,
            }),
            expression: literal.expression(),
            corner,
        }
    };
    Nca {
        conditions: drawn.into_iter().map(condition).collect(),
        steps,
    }
}

struct Planes<'a> {
    calibration: &'a Calibration,
    plan: &'a NcaPlan,
}

impl Planes<'_> {
    /// What is analysed: as declared, else the presence of every condition, and nothing for the
    /// negated outcome. The presence of a multi-value set is each of its values.
    fn literals(&self, negated: bool) -> Vec<NcaLiteral> {
        let declared = match (negated, &self.plan.conditions) {
            (true, _) => Some(&self.plan.negated_outcome),
            (false, declared) => declared.as_ref(),
        };
        if let Some(declared) = declared {
            return declared
                .iter()
                .map(|literal| literal.value.clone())
                .collect();
        }
        let presence = |set: &SetResult| {
            let levels = set.set().levels();
            let literal = |values| NcaLiteral {
                literal: Literal {
                    set: set.name().clone(),
                    values,
                },
                negated: false,
            };
            if levels == 2 || self.plan.values == NcaValues::Raw {
                return vec![literal(None)];
            }
            (0..levels)
                .map(|value| literal(Some([value].into())))
                .collect()
        };
        self.calibration
            .conditions()
            .iter()
            .flat_map(presence)
            .collect()
    }

    fn set(&self, name: &SetName) -> Option<&SetResult> {
        self.calibration
            .conditions()
            .iter()
            .find(|set| set.name() == name)
    }

    /// Presence is high membership; in raw values it is the end towards which the set rises.
    fn presence(&self, set: Option<&SetResult>) -> End {
        match (self.plan.values, set) {
            (NcaValues::Raw, Some(set)) if is_falling(set.method()) => End::Low,
            _ => End::High,
        }
    }

    fn corner(&self, literal: &NcaLiteral, negated: bool) -> Corner {
        let turned = |end: End, turn: bool| match (end, turn) {
            (End::High, true) => End::Low,
            (End::Low, true) => End::High,
            (end, false) => end,
        };
        let condition = self.presence(self.set(&literal.literal.set));
        let outcome = self.presence(Some(self.calibration.outcome()));
        Corner::of(turned(condition, literal.negated), turned(outcome, negated))
    }

    fn space(&self, literal: &NcaLiteral, corner: Corner) -> Result<Space, Undefined> {
        let condition = self.condition_values(&literal.literal)?;
        let outcome = match self.plan.values {
            NcaValues::Calibrated => memberships(self.calibration.outcome_membership()),
            NcaValues::Raw => raw(self.calibration.outcome())?,
        };
        Space::new(&condition, &outcome, corner, self.bounds(literal))
    }

    fn condition_values(&self, literal: &Literal) -> Result<Vec<f64>, Undefined> {
        let unknown = || Undefined::NoSuchSet(literal.set.to_string());
        let set = self.set(&literal.set).ok_or_else(unknown)?;
        match (self.plan.values, &literal.values) {
            (NcaValues::Raw, _) => raw(set),
            (NcaValues::Calibrated, Some(values)) => Ok(memberships(
                &set.set().membership_in_any(values.iter().copied()),
            )),
            (NcaValues::Calibrated, None) if set.set().levels() > 2 => {
                Err(Undefined::NeedsValue(literal.set.to_string()))
            }
            (NcaValues::Calibrated, None) => Ok(set.set().numbers()),
        }
    }

    fn bounds(&self, literal: &NcaLiteral) -> Bounds {
        let range = |[min, max]: [f64; 2]| Range { min, max };
        let of = |ranges: &BTreeMap<SetName, [f64; 2]>, name| ranges.get(name).copied().map(range);
        match &self.plan.scope {
            NcaScope::Empirical => Bounds::default(),
            NcaScope::Memberships => Bounds {
                condition: Some(range([0.0, 1.0])),
                outcome: Some(range([0.0, 1.0])),
            },
            NcaScope::Ranges(ranges) => Bounds {
                condition: of(ranges, &literal.literal.set),
                outcome: of(ranges, self.calibration.outcome().name()),
            },
        }
    }
}

fn memberships(set: &FuzzySet) -> Vec<f64> {
    set.memberships().iter().map(|x| x.value()).collect()
}

fn raw(set: &SetResult) -> Result<Vec<f64>, Undefined> {
    let raw = set
        .raw()
        .expect("raw values stay where they are to be compared");
    match raw {
        RawColumn::Numbers(numbers) => Ok(numbers.to_vec()),
        RawColumn::Text(_) => Err(Undefined::Words(set.column().to_owned())),
    }
}

/// Whether low raw values are the ones that are in the set.
fn is_falling(method: &Method) -> bool {
    match method {
        Method::Direct { anchors, .. }
        | Method::Linear { anchors, .. }
        | Method::Ecdf { anchors, .. } => anchors.exclusion.value() > anchors.inclusion.value(),
        Method::Crisp { side, .. } => *side == CrispSide::Below,
        Method::RecodeBreaks { scores, .. } => scores.first() > scores.last(),
        Method::Bell { .. }
        | Method::Indirect { .. }
        | Method::Tfr
        | Method::MultiValue { .. }
        | Method::RecodeTable { .. }
        | Method::None
        | Method::Combined { .. } => false,
    }
}
