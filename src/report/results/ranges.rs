//! Ranges and maps in `results.json`.

use serde::Serialize;

use crate::results::Results;
use crate::robustness::maps::{Region, SolutionMap};
use crate::robustness::ranges::{Change, DecisionRange, End, Ending, Limit, SolutionRange};
use crate::study::Relation;
use crate::sufficiency::RowOutcome;

/// How far the results can be trusted.
#[derive(Serialize)]
pub(super) struct RangesOf<'a> {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    ranges: Vec<RangeOf<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    maps: Vec<MapOf<'a>>,
}

/// The range of one decision for one solution.
#[derive(Serialize)]
struct RangeOf<'a> {
    decision: &'a str,
    declared: f64,
    outcome: String,
    solution: &'static str,
    /// False where not every model of the main run is known, so that there is no range.
    known: bool,
    from: Option<f64>,
    from_included: bool,
    to: Option<f64>,
    to_included: bool,
    below: Option<EndOf>,
    above: Option<EndOf>,
}

/// What ends a range.
#[derive(Serialize)]
struct EndOf {
    ended_by: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_at: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    relation: Option<Relation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rows: Vec<RecodedOf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    models_total: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    models: Vec<String>,
}

#[derive(Serialize)]
struct RecodedOf {
    row: u128,
    within: RowOutcome,
    beyond: RowOutcome,
}

/// A map; cells count columns from the left and rows from below, and hold positions of solutions.
#[derive(Serialize)]
struct MapOf<'a> {
    outcome: String,
    solution: &'static str,
    x: AxisOf<'a>,
    y: AxisOf<'a>,
    solutions: Vec<RegionOf>,
    cells: &'a [Vec<Option<usize>>],
}

#[derive(Serialize)]
struct AxisOf<'a> {
    decision: &'a str,
    declared: f64,
    stops: &'a [f64],
}

#[derive(Serialize)]
struct RegionOf {
    models_total: usize,
    models: Vec<String>,
    complete: bool,
    relation: Option<Relation>,
    cells: usize,
    share: f64,
}

/// Ranges and maps; `None` where the study asks for neither.
pub(super) fn ranges(results: &Results) -> Option<RangesOf<'_>> {
    if results.ranges.is_empty() && results.maps.is_empty() {
        return None;
    }
    let most = results.study.limits.rows_listed;
    let ranges = results.ranges.iter().flat_map(|range| {
        let solutions = range.solutions.iter();
        let shown = solutions.filter(|one| is_reported(results, one));
        shown.map(move |solution| range_of(results, range, solution, most))
    });
    Some(RangesOf {
        ranges: ranges.collect(),
        maps: results
            .maps
            .iter()
            .map(|map| map_of(results, map))
            .collect(),
    })
}

fn is_reported(results: &Results, range: &SolutionRange) -> bool {
    let analysis = results.outcomes()[range.outcome].sufficiency.as_ref();
    analysis.is_some_and(|analysis| analysis.reported().contains(&range.kind))
}

fn range_of<'a>(
    results: &Results,
    range: &'a DecisionRange,
    solution: &SolutionRange,
    most: usize,
) -> RangeOf<'a> {
    let ends = solution.ends.as_ref();
    let [lower, upper] = [0, 1].map(|at| ends.map(|ends| &ends[at]));
    let value = |end: Option<&End>| end.and_then(|end| end.value);
    let included = |end: Option<&End>| end.is_some_and(|end| end.included);
    RangeOf {
        decision: &range.decision.key,
        declared: range.decision.declared,
        outcome: results.outcomes()[solution.outcome].expression.to_string(),
        solution: solution.kind.name(),
        known: ends.is_some(),
        from: value(lower),
        from_included: included(lower),
        to: value(upper),
        to_included: included(upper),
        below: lower.map(|end| end_of(end, most)),
        above: upper.map(|end| end_of(end, most)),
    }
}

fn end_of(end: &End, most: usize) -> EndOf {
    let change = match &end.ending {
        Ending::Changes(change) => Some(change),
        _ => None,
    };
    let recoded = |change: &Change| {
        let rows = change.recoded.iter().take(most);
        let rows = rows.map(|row| RecodedOf {
            row: row.row,
            within: row.main,
            beyond: row.variant,
        });
        rows.collect()
    };
    EndOf {
        ended_by: ended_by(&end.ending),
        limit: match &end.ending {
            Ending::Limit(Limit::Neighbour(name)) => Some(name.clone()),
            _ => None,
        },
        changed_at: end.beyond,
        relation: change.and_then(|change| change.relation),
        rows: change.map_or_else(Vec::new, recoded),
        models_total: change.map(|change| change.models_total),
        models: change.map_or_else(Vec::new, |change| texts(&change.models)),
    }
}

fn ended_by(ending: &Ending) -> &'static str {
    match ending {
        Ending::Changes(_) => "change",
        Ending::Limit(Limit::Scale) => "scale",
        Ending::Limit(Limit::Data) => "data",
        Ending::Limit(Limit::Neighbour(_)) => "neighbour",
        Ending::Limit(Limit::Searched) => "search",
        Ending::CannotRun => "cannot_run",
        Ending::OutOfSteps => "steps",
        Ending::NotKnown => "not_known",
        Ending::Unlimited => "none",
    }
}

fn texts(models: &[crate::set::Expression]) -> Vec<String> {
    models.iter().map(ToString::to_string).collect()
}

fn map_of<'a>(results: &Results, map: &'a SolutionMap) -> MapOf<'a> {
    let axis = |axis: &'a crate::robustness::maps::Axis| AxisOf {
        decision: &axis.decision.key,
        declared: axis.decision.declared,
        stops: &axis.stops,
    };
    let region = |region: &Region| RegionOf {
        models_total: region.models_total,
        models: texts(&region.models),
        complete: region.complete,
        relation: region.relation,
        cells: region.cells,
        share: region.share,
    };
    MapOf {
        outcome: results.outcomes()[map.outcome].expression.to_string(),
        solution: map.kind.name(),
        x: axis(&map.x),
        y: axis(&map.y),
        solutions: map.regions.iter().map(region).collect(),
        cells: &map.cells,
    }
}
