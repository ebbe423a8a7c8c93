//! Necessary condition analysis in `results.json`.

use indexmap::IndexMap;
use serde::Serialize;

use crate::load::Names;
use crate::necessity::nca::{
    CeilingLine, EffectSize, Level, Outlier, PValue, Range, Space, percentage_of_range, percentile,
};
use crate::necessity::{Ceilings, Nca, NcaCondition};
use crate::study::NcaPlan;

#[derive(Serialize)]
pub(super) struct NcaOf<'a> {
    values: String,
    conditions: Vec<ConditionOf<'a>>,
    bottleneck: IndexMap<&'static str, Vec<StepOf>>,
}

/// A condition or its absence: what was drawn, or why nothing could be.
#[derive(Serialize)]
struct ConditionOf<'a> {
    expression: String,
    corner: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    undefined: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    condition: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<Range>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<f64>,
    ceilings: IndexMap<&'static str, CeilingOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    peers: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outliers: Option<Vec<OutlierOf<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outliers_total: Option<usize>,
}

/// Shares are in [0, 1].
#[derive(Serialize)]
struct CeilingOf {
    effect_size: f64,
    size: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    p_value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p_accuracy: Option<f64>,
    necessary: bool,
    zone: f64,
    above: usize,
    accuracy: f64,
    fit: Option<f64>,
    slope: Option<f64>,
    intercept: Option<f64>,
    complexity: usize,
    condition_inefficiency: Option<f64>,
    outcome_inefficiency: Option<f64>,
}

#[derive(Serialize)]
struct OutlierOf<'a> {
    cases: Vec<&'a str>,
    holds: &'static str,
    effect_sizes: Option<IndexMap<&'static str, f64>>,
}

/// A step of the outcome, as a percentage of the way and as a value.
#[derive(Serialize)]
struct StepOf {
    percentage: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<f64>,
    needed: IndexMap<String, NeededOf>,
}

/// `NN`, `NA`, or a level of the condition.
#[derive(Serialize)]
struct NeededOf {
    level: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    actual: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percentage_of_range: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percentile: Option<f64>,
}

/// What may be told of the cases, and how much.
pub(super) struct Listed<'a> {
    /// The names of the cases, where they are listed.
    pub(super) names: Option<&'a Names>,
    /// Whether values of single cases are, such as the ends of a range and the levels of a peer.
    pub(super) values: bool,
    /// The longest list.
    pub(super) most: usize,
}

/// What one analysis found.
pub(super) fn nca_of<'a>(nca: &Nca, plan: &NcaPlan, listed: &Listed<'a>) -> NcaOf<'a> {
    let writer = Writer { plan, listed };
    let bottleneck = |(i, ceiling): (usize, &crate::study::Ceiling)| {
        let step = |&(share, outcome): &(f64, f64)| StepOf {
            percentage: 100.0 * share,
            outcome: listed.values.then_some(outcome),
            needed: nca
                .drawn()
                .map(|(condition, ceilings)| {
                    let level = ceilings.lines()[i].needed_for(outcome, ceilings.space());
                    let needed = needed(level, ceilings, listed.values);
                    (condition.expression.to_string(), needed)
                })
                .collect(),
        };
        (ceiling.word(), nca.steps().iter().map(step).collect())
    };
    NcaOf {
        values: plan.values.to_string(),
        conditions: nca
            .conditions()
            .iter()
            .map(|condition| writer.condition(condition))
            .collect(),
        bottleneck: plan.ceilings.iter().enumerate().map(bottleneck).collect(),
    }
}

struct Writer<'a, 'p> {
    plan: &'p NcaPlan,
    listed: &'p Listed<'a>,
}

impl<'a> Writer<'a, '_> {
    fn condition(&self, condition: &NcaCondition) -> ConditionOf<'a> {
        let drawn = condition.ceilings.as_ref().ok();
        let undefined = condition.ceilings.as_ref().err();
        let space = drawn.map(Ceilings::space);
        let shown = space.filter(|_| self.listed.values);
        ConditionOf {
            expression: condition.expression.to_string(),
            corner: condition.corner.number(),
            undefined: undefined.map(ToString::to_string),
            condition: shown.map(Space::condition_range),
            outcome: shown.map(Space::outcome_range),
            scope: space.map(Space::scope),
            ceilings: drawn.map_or_else(IndexMap::new, |ceilings| self.ceilings(ceilings)),
            peers: drawn.zip(self.listed.names).map(|(ceilings, names)| {
                let cases = ceilings.peer_cases().into_iter();
                cases.map(|case| &names[case]).collect()
            }),
            outliers: drawn.zip(self.listed.names).map(|(ceilings, names)| {
                let outliers = ceilings.outliers().iter().take(self.listed.most);
                outliers
                    .map(|outlier| self.outlier(outlier, names))
                    .collect()
            }),
            outliers_total: drawn.map(|ceilings| ceilings.outliers().len()),
        }
    }

    fn ceilings(&self, ceilings: &Ceilings) -> IndexMap<&'static str, CeilingOf> {
        let one = |(i, line): (usize, &CeilingLine)| {
            let p = ceilings.p_value(i);
            let inefficiency = line.inefficiency().filter(|_| self.listed.values);
            let of = CeilingOf {
                effect_size: line.effect_size(),
                size: EffectSize::of(line.effect_size()).words(),
                p_value: p.map(PValue::value),
                p_accuracy: p.map(PValue::accuracy),
                necessary: ceilings.passes(i, self.plan),
                zone: line.zone(),
                above: line.above(),
                accuracy: line.accuracy(),
                fit: line.fit(),
                slope: line.line().map(|line| line.slope),
                intercept: line.line().map(|line| line.intercept),
                complexity: line.complexity(),
                condition_inefficiency: inefficiency.map(|of| of.condition),
                outcome_inefficiency: inefficiency.map(|of| of.outcome),
            };
            (line.ceiling().word(), of)
        };
        ceilings.lines().iter().enumerate().map(one).collect()
    }

    fn outlier(&self, outlier: &Outlier, names: &'a Names) -> OutlierOf<'a> {
        let words = self.plan.ceilings.iter().map(|ceiling| ceiling.word());
        OutlierOf {
            cases: outlier.cases().iter().map(|&case| &names[case]).collect(),
            holds: outlier.kind().words(),
            effect_sizes: outlier
                .effect_sizes()
                .map(|sizes| words.zip(sizes.iter().copied()).collect()),
        }
    }
}

fn needed(level: Level, ceilings: &Ceilings, shown: bool) -> NeededOf {
    let space = ceilings.space();
    let value = match level {
        Level::Needed(value) => Some(value),
        Level::NotNecessary | Level::NotAttainable => None,
    };
    NeededOf {
        level: match level {
            Level::NotNecessary => "NN",
            Level::NotAttainable => "NA",
            Level::Needed(_) => "needed",
        },
        actual: value.filter(|_| shown),
        percentage_of_range: value
            .map(|x| percentage_of_range(x, space.condition_range()))
            .map(|percentage| {
                if shown {
                    percentage
                } else {
                    percentage.round()
                }
            }),
        percentile: value.map(|x| percentile(x, space)),
    }
}
