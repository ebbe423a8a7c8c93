//! The step that calibrates, set by set, with the anchors of the study.

use super::data::{DataShown, is_multi_value, sets};
use super::names::RNames;
use super::text::{Script, number, numbers, string, strings};
use crate::calibrate::{Method, ResolvedAnchor, SetResult};
use crate::load::RawColumn;
use crate::results::Results;
use crate::study::{Anchors, AtHalf, CrispSide, Powers};
use crate::wording::plain;

pub(super) fn write(results: &Results, names: &RNames, shown: DataShown, script: &mut Script) {
    script.heading("Calibration");
    script.line("sets <- data.frame(row.names = raw$case)");
    let every = sets(&results.calibration).zip(names.all());
    for (set, (_, name)) in every {
        script.line("");
        script.comment(&format!("{}: {}", set.label(), in_words(set)));
        let column = format!("raw[[{}]]", string(name));
        match shown {
            DataShown::Memberships => script.line(&format!("sets${name} <- {column}")),
            DataShown::Raw => calibrated(results, set, name, &column, Compared::Yes, script),
            DataShown::Nothing => calibrated(results, set, name, &column, Compared::No, script),
        }
    }
    outcome_values(results, names, script);
}

/// Whether the memberships of single cases may stand in the script.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Compared {
    Yes,
    No,
}

fn calibrated(
    results: &Results,
    set: &SetResult,
    name: &str,
    column: &str,
    compared: Compared,
    script: &mut Script,
) {
    if let Some(why) = only_here(results, set) {
        script.comment(&why);
        match compared {
            Compared::Yes => {
                let found = set.set().numbers().into_iter().map(Some);
                script.line(&format!("sets${name} <- {}", numbers(found)));
                let what = string(&format!("memberships in {name}"));
                let why = "they were computed by Equifinal";
                script.line(&format!("not_compared({what}, {})", string(why)));
            }
            Compared::No => {
                let text = format!(
                    "R cannot compute the memberships in {name}, and they are not given on"
                );
                script.line(&format!("stop({})", string(&text)));
            }
        }
        return;
    }
    let call = call(set.method(), column);
    script.line(&format!("sets${name} <- {call}"));
    at_half(results, set, name, script);
    if compared == Compared::Yes {
        let found = set.set().numbers().into_iter().map(Some);
        let what = string(&format!("memberships in {name}"));
        script.line(&format!("compare({what}, sets${name}, {})", numbers(found)));
    }
}

/// Why the memberships cannot come from R.
fn only_here(results: &Results, set: &SetResult) -> Option<String> {
    let method = set.method();
    let of_all = matches!(
        method,
        Method::Ecdf { .. } | Method::Tfr | Method::Indirect { .. }
    );
    if of_all && !results.calibration.dropped_at_half().is_empty() {
        return Some(
            "This method looks at all cases, and some that it looked at left the study for a score of \
             0.5: the memberships are those that Equifinal computed."
                .to_owned(),
        );
    }
    match method {
        Method::Ecdf { anchors, .. } if !reaches_beyond(set, anchors) => Some(
            "Known difference: calibrate(ecdf = TRUE) of QCA 3.25 fails where no value lies beyond the \
             anchors on one side. The memberships are those that Equifinal computed."
                .to_owned(),
        ),
        _ => None,
    }
}

/// Whether values lie below the anchors and above them.
fn reaches_beyond(set: &SetResult, anchors: &Anchors<ResolvedAnchor>) -> bool {
    let Some(RawColumn::Numbers(raw)) = set.raw() else {
        return false;
    };
    let ends = [anchors.exclusion.value(), anchors.inclusion.value()];
    let (low, high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
    raw.iter().any(|&value| value < low) && raw.iter().any(|&value| value > high)
}

/// What is done, with the anchors as the study declares them.
fn in_words(set: &SetResult) -> String {
    let method = match set.method().curve() {
        Some(curve) => format!("{} ({curve})", set.method().name()),
        None => set.method().name().replace('_', " "),
    };
    let anchors = set.method().every_anchor();
    if anchors.is_empty() {
        return method;
    }
    let anchor = |(name, anchor): &(String, &ResolvedAnchor)| {
        let value = plain(anchor.value());
        let name = name.replace('_', " ");
        if anchor.declared() == value {
            format!("{name} {value}")
        } else {
            format!("{name} {value} (declared as {})", anchor.declared())
        }
    };
    let anchors: Vec<String> = anchors.iter().map(anchor).collect();
    format!("{method}, {}", anchors.join(", "))
}

/// The call that makes memberships of raw values.
fn call(method: &Method, column: &str) -> String {
    match method {
        Method::Direct {
            anchors,
            full_membership,
        } => {
            let idm = number(Some(*full_membership));
            let anchors = three(anchors, ["e", "c", "i"]);
            format!("calibrate({column}, thresholds = {anchors}, idm = {idm})")
        }
        Method::Linear { anchors, powers } => straight(column, anchors, *powers, ""),
        Method::Ecdf { anchors, powers } => straight(column, anchors, *powers, ", ecdf = TRUE"),
        Method::Bell {
            anchors, powers, ..
        } => format!(
            "calibrate({column}, thresholds = {}{})",
            six(anchors),
            bent(*powers)
        ),
        Method::Indirect { thresholds } => {
            format!(
                "calibrate({column}, method = \"indirect\", thresholds = {})",
                of(thresholds)
            )
        }
        Method::Tfr => format!("calibrate({column}, method = \"TFR\")"),
        Method::Crisp { threshold, side } => {
            let threshold = number(Some(threshold.value()));
            let call = format!("calibrate({column}, type = \"crisp\", thresholds = {threshold})");
            match side {
                CrispSide::AtOrAbove => call,
                CrispSide::Below => format!("1 - {call}"),
            }
        }
        Method::MultiValue { thresholds } if thresholds.is_empty() => column.to_owned(),
        Method::MultiValue { thresholds } => {
            format!(
                "calibrate({column}, type = \"crisp\", thresholds = {})",
                of(thresholds)
            )
        }
        Method::RecodeTable { table } => {
            let scores = numbers(table.values().map(|&score| Some(score)));
            let words = strings(table.keys());
            format!("unname(setNames({scores}, {words})[{column}])")
        }
        Method::RecodeBreaks { breaks, scores } => {
            let breaks = numbers(breaks.iter().map(|&value| Some(value)));
            let scores = numbers(scores.iter().map(|&value| Some(value)));
            format!("{scores}[findInterval({column}, {breaks}, left.open = TRUE) + 1]")
        }
        Method::None => column.to_owned(),
    }
}

/// Three anchors without the logistic curve: QCA takes those of a falling set from left to right.
fn straight(column: &str, anchors: &Anchors<ResolvedAnchor>, powers: Powers, ecdf: &str) -> String {
    let rising = anchors.exclusion.value() < anchors.inclusion.value();
    let order = if rising {
        ["e", "c", "i"]
    } else {
        ["i", "c", "e"]
    };
    let anchors = three(anchors, order);
    let powers = bent(powers);
    format!("calibrate({column}, thresholds = {anchors}, logistic = FALSE{ecdf}{powers})")
}

fn of(thresholds: &[ResolvedAnchor]) -> String {
    match thresholds {
        [one] => number(Some(one.value())),
        several => numbers(several.iter().map(|anchor| Some(anchor.value()))),
    }
}

fn three(anchors: &Anchors<ResolvedAnchor>, order: [&str; 3]) -> String {
    let named = |name: &str| {
        let anchor = match name {
            "e" => &anchors.exclusion,
            "c" => &anchors.crossover,
            _ => &anchors.inclusion,
        };
        format!("{name} = {}", number(Some(anchor.value())))
    };
    format!("c({})", order.map(named).join(", "))
}

/// Six anchors from left to right.
fn six(anchors: &Anchors<[ResolvedAnchor; 2]>) -> String {
    let mut named: Vec<(String, f64)> = Vec::new();
    for at in 0..2 {
        named.push((format!("e{}", at + 1), anchors.exclusion[at].value()));
        named.push((format!("c{}", at + 1), anchors.crossover[at].value()));
        named.push((format!("i{}", at + 1), anchors.inclusion[at].value()));
    }
    let bell = anchors.exclusion[0].value() < anchors.inclusion[0].value();
    let order = if bell {
        ["e1", "c1", "i1", "i2", "c2", "e2"]
    } else {
        ["i1", "c1", "e1", "e2", "c2", "i2"]
    };
    let in_order = order.map(|wanted| {
        let mut named = named.iter();
        let value = named
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| *value);
        format!("{wanted} = {}", number(value))
    });
    format!("c({})", in_order.join(", "))
}

fn bent(powers: Powers) -> String {
    if powers == Powers::default() {
        return String::new();
    }
    let (below, above) = (number(Some(powers.below)), number(Some(powers.above)));
    format!(", below = {below}, above = {above}")
}

/// A score of exactly 0.5 of a condition puts a case in no row.
fn at_half(results: &Results, set: &SetResult, name: &str, script: &mut Script) {
    let is_condition = results.calibration.outcome().name() != set.name();
    if let (AtHalf::Add(constant), true) = (results.study.at_half, is_condition)
        && !is_multi_value(set)
    {
        let score = number(Some(0.5 + constant));
        script.line(&format!(
            "sets${name}[abs(sets${name} - 0.5) <= 1e-9] <- {score}"
        ));
    }
}

/// A multi-value outcome counts as present at some of its values.
fn outcome_values(results: &Results, names: &RNames, script: &mut Script) {
    let Some(values) = &results.study.outcome.values else {
        return;
    };
    let name = &names.all()[0].1;
    let values = numbers(values.iter().map(|&value| Some(f64::from(value))));
    script.line("");
    script.comment("The outcome is present at these of its values.");
    script.line(&format!(
        "sets${name} <- as.numeric(sets${name} %in% {values})"
    ));
}
