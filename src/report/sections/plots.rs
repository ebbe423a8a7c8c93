//! XY plots of solutions and necessary conditions.

use super::super::Writer;
use super::super::figures::Figure;
use super::super::figures::xy::{self, Agrees, Plot};
use super::head::label_and_name;
use crate::calibrate::SetResult;
use crate::language::say;
use crate::necessity::{self, Necessity};
use crate::results::OutcomeResults;
use crate::set::{CalibratedSet, FuzzySet, Membership};
use crate::sufficiency::{CaseType, FittedModel, Sufficiency};

/// A set with what is said of it.
struct Statement<'a> {
    /// The name of the file.
    name: String,
    /// What the horizontal axis shows.
    x_title: String,
    title: String,
    caption: String,
    set: &'a FuzzySet,
    agrees: Agrees,
}

/// A solution and its outcome; `None` where cases are not listed. `which` tells it from others:
/// `intermediate solution`.
pub(super) fn solution(
    writer: &Writer<'_>,
    (outcome, analysis): (&OutcomeResults, &Sufficiency),
    model: &FittedModel,
    which: &str,
    name: String,
) -> Option<Figure> {
    if !writer.lists_cases() || model.terms.is_empty() {
        return None;
    }
    let words = writer.words;
    let scores = analysis.scores(model);
    let expression = &outcome.expression;
    let statement = Statement {
        name,
        x_title: say!(words, "plots-membership-solution", which = which),
        title: say!(
            words,
            "plots-solution-title",
            which = which,
            outcome = expression
        ),
        caption: say!(
            words,
            "plots-solution-caption",
            which = which,
            outcome = expression
        ),
        set: &scores,
        agrees: Agrees::Above,
    };
    let kind = |x, y| {
        matches!(
            CaseType::of(x, y),
            Some(CaseType::DeviantConsistencyInKind | CaseType::DeviantCoverage)
        )
    };
    Some(plot(writer, outcome, statement, kind))
}

/// A necessary condition and its outcome; `None` where cases are not listed.
pub(super) fn necessary(
    writer: &Writer<'_>,
    outcome: &OutcomeResults,
    condition: &Necessity,
) -> Option<Figure> {
    if !writer.lists_cases() {
        return None;
    }
    let conditions = writer.results.calibration.conditions().iter();
    let conditions: Vec<&CalibratedSet> = conditions.map(SetResult::set).collect();
    let scores = condition.scores(&conditions)?;
    let words = writer.words;
    let expression = condition.expression();
    let statement = Statement {
        name: format!(
            "necessity_{}_{}",
            super::file_name(expression),
            super::file_name(&outcome.expression)
        ),
        x_title: say!(words, "plots-membership", set = expression),
        title: say!(
            words,
            "plots-necessary-title",
            expression = expression,
            outcome = &outcome.expression
        ),
        caption: say!(
            words,
            "plots-necessary-caption",
            expression = expression,
            outcome = &outcome.expression
        ),
        set: &scores,
        agrees: Agrees::Below,
    };
    let kind =
        |x, y| necessity::CaseType::of(x, y) == Some(necessity::CaseType::DeviantConsistencyInKind);
    Some(plot(writer, outcome, statement, kind))
}

fn plot(
    writer: &Writer<'_>,
    outcome: &OutcomeResults,
    statement: Statement<'_>,
    is_deviant: impl Fn(Membership, Membership) -> bool,
) -> Figure {
    let pairs = statement.set.memberships().iter();
    let pairs: Vec<(Membership, Membership)> = pairs
        .copied()
        .zip(outcome.membership.memberships().iter().copied())
        .collect();
    let deviant = pairs.iter().enumerate();
    let deviant = deviant.filter(|(_, (x, y))| is_deviant(*x, *y));
    let plot = Plot {
        x_title: statement.x_title,
        y_title: y_title(writer, outcome),
        deviant: deviant.map(|(case, _)| case).collect(),
        points: pairs.iter().map(|(x, y)| (x.value(), y.value())).collect(),
        names: writer.results.calibration.cases(),
        agrees: statement.agrees,
    };
    xy::draw(
        writer.words,
        &plot,
        statement.name,
        &statement.title,
        statement.caption,
    )
}

fn y_title(writer: &Writer<'_>, outcome: &OutcomeResults) -> String {
    let set = writer.results.calibration.outcome();
    let text = outcome.expression.to_string();
    let of = if text == set.name().as_str() {
        label_and_name(writer.words, set)
    } else {
        text
    };
    say!(writer.words, "plots-membership", set = of)
}
