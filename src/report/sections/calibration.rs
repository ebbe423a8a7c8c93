use serde::Serialize;

use super::super::Writer;
use super::super::figures::curve::{self, Rug};
use super::super::figures::{Figure, FigureView};
use super::super::number::{Numbers, UNDEFINED, plain};
use super::super::table::{Cell, Table, TableView};
use super::head::label_and_name;
use crate::calibrate::{HalfScores, Method, ResolvedAnchor, SetResult};
use crate::load::RawColumn;
use crate::set::{Scores, SetName};
use crate::study::{AnchorPolicy, CrispSide, LOCK_FILE, PublishedCases, SetPlan};
use crate::wording::and;

/// Anchors, distributions, reasons, scores of exactly 0.5, and the tables of cases.
#[derive(Serialize)]
pub(super) struct Calibration {
    sentences: Vec<String>,
    tables: Vec<TableView>,
    has_reasons: bool,
    reasons: Vec<String>,
    case_tables: Vec<TableView>,
    figures: Vec<FigureView>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Calibration {
    let calibration = &writer.results.calibration;
    let sets: Vec<&SetResult> = std::iter::once(calibration.outcome())
        .chain(calibration.conditions())
        .chain(calibration.components())
        .collect();
    let tables = [
        direct_table(&sets),
        curve_table(&sets),
        other_table(&sets),
        Some(distribution_table(writer, &sets)),
    ];
    let tables: Vec<TableView> = tables
        .into_iter()
        .flatten()
        .map(|table| writer.show(table))
        .collect();
    let reasons = reasons(writer);
    let case_tables = if writer.lists_cases() {
        let measured = sets.iter().filter(|set| set.combined().is_none());
        let measured: Vec<&SetResult> = measured.copied().collect();
        let raw = writer
            .lists_raw_values()
            .then(|| raw_table(writer, &measured));
        let scores = score_table(writer, &sets);
        let tables = raw.into_iter().chain([scores]);
        tables.map(|table| writer.show(table)).collect()
    } else {
        Vec::new()
    };
    let figures = curves(writer, &sets);
    let mut sentences = half_sentences(writer);
    sentences.extend(frozen_sentence(writer));
    sentences.extend(components_sentence(writer));
    Calibration {
        sentences,
        tables,
        has_reasons: !reasons.is_empty(),
        reasons,
        case_tables,
        figures,
    }
}

/// A curve for each set that has one; the raw values of cases only where they are published.
fn curves(writer: &mut Writer<'_>, sets: &[&SetResult]) -> Vec<FigureView> {
    let rug = if writer.lists_raw_values() {
        Rug::Shown
    } else {
        Rug::Hidden
    };
    let figure = |set: &&SetResult| {
        let file = format!(
            "calibration_{}",
            super::plain_file_name(set.name().as_str())
        );
        curve::draw(set, &label_and_name(set), file, rug)
    };
    let figures: Vec<Figure> = sets.iter().filter_map(figure).collect();
    let figures = figures.into_iter();
    figures.map(|figure| writer.draw(figure)).collect()
}

fn plans<'a>(writer: &Writer<'a>) -> impl Iterator<Item = &'a SetPlan> + use<'a> {
    let study = &writer.results.study;
    study.measured_sets().into_iter()
}

fn reasons(writer: &Writer<'_>) -> Vec<String> {
    let reason = |plan: &SetPlan| {
        let because = plan.because.as_ref()?;
        Some(format!(
            "{} ({}): {}",
            plan.name.value,
            plan.label,
            because.trim()
        ))
    };
    plans(writer).filter_map(reason).collect()
}

/// The sets of the direct method with their three anchors.
fn direct_table(sets: &[&SetResult]) -> Option<Table> {
    let mut table = Table::new(
        "anchors",
        "Sets calibrated by the direct method: the raw values of full non-membership, crossover and \
         full membership, and the score at full membership.",
        &[
            "Set",
            "Label",
            "Column",
            "#Full non-membership",
            "#Crossover",
            "#Full membership",
            "#Score at full membership",
        ],
    );
    for set in sets {
        if let Method::Direct {
            anchors,
            full_membership,
        } = set.method()
        {
            table.push(vec![
                set.name().as_str().into(),
                set.label().into(),
                set.column().into(),
                anchor(&anchors.exclusion).into(),
                anchor(&anchors.crossover).into(),
                anchor(&anchors.inclusion).into(),
                Some(*full_membership).into(),
            ]);
        }
    }
    (!table.is_empty()).then_some(table)
}

/// The sets with anchors and a curve that is not logistic.
fn curve_table(sets: &[&SetResult]) -> Option<Table> {
    let mut table = Table::new(
        "curves",
        "Sets whose curve runs from 0 at full non-membership over 0.5 at the crossover to 1 at full \
         membership, in straight lines where the powers are 1; with ecdf, by the share of cases up to \
         a value instead of the value.",
        &[
            "Set",
            "Label",
            "Column",
            "Curve",
            "#Full non-membership",
            "#Crossover",
            "#Full membership",
            "#Power below",
            "#Power above",
        ],
    );
    for set in sets {
        let method = set.method();
        if let (Some(curve), Some(powers)) = (method.curve(), method.powers()) {
            table.push(vec![
                set.name().as_str().into(),
                set.label().into(),
                set.column().into(),
                curve.into(),
                anchors(method, "exclusion").into(),
                anchors(method, "crossover").into(),
                anchors(method, "inclusion").into(),
                plain(powers.below).into(),
                plain(powers.above).into(),
            ]);
        }
    }
    (!table.is_empty()).then_some(table)
}

/// The anchor of this name, or both of six: `1 and 9`.
fn anchors(method: &Method, name: &str) -> String {
    let named = method.named_anchors().into_iter();
    let values: Vec<String> = named
        .filter(|(full, _)| full.starts_with(name))
        .map(|(_, value)| anchor(value))
        .collect();
    values.join(" and ")
}

/// An anchor's value, with the statistic that it was declared as.
fn anchor(anchor: &ResolvedAnchor) -> String {
    let value = plain(anchor.value());
    if anchor.declared().parse::<f64>().is_ok() {
        value
    } else {
        let frozen = if anchor.frozen().is_some() {
            ", frozen"
        } else {
            ""
        };
        format!("{value} ({}{frozen})", anchor.declared())
    }
}

/// Where frozen anchors have their values from.
fn frozen_sentence(writer: &Writer<'_>) -> Option<String> {
    let AnchorPolicy::Frozen(Some(lock)) = &writer.results.study.anchors else {
        return None;
    };
    Some(format!(
        "Anchors marked as frozen keep the values of `{LOCK_FILE}`, taken from the data with the \
         SHA-256 `{}`.",
        lock.data_sha256()
    ))
}

/// What the sets are that only combined sets are made of.
fn components_sentence(writer: &Writer<'_>) -> Option<String> {
    let components = writer.results.calibration.components().iter();
    let names: Vec<String> = components.map(|set| format!("`{}`", set.name())).collect();
    if names.is_empty() {
        return None;
    }
    Some(format!(
        "{} stand in the analysis only through the sets that are made of them: the least membership for \
         `*`, the greatest for `+`, 1 minus it for `~`. Rules for scores of exactly 0.5 are about the \
         combined sets.",
        and(&names)
    ))
}

/// The sets of every other method with their rule in words.
fn other_table(sets: &[&SetResult]) -> Option<Table> {
    let mut table = Table::new(
        "rules",
        "Sets that are not calibrated by the direct method, and the rule of each.",
        &["Set", "Label", "Column", "Method", "Rule"],
    );
    for set in sets
        .iter()
        .filter(|set| set.method().named_anchors().is_empty())
    {
        table.push(vec![
            set.name().as_str().into(),
            set.label().into(),
            set.combined().map_or(set.column(), |_| UNDEFINED).into(),
            set.method().name().into(),
            rule(set.method()).into(),
        ]);
    }
    (!table.is_empty()).then_some(table)
}

fn rule(method: &Method) -> String {
    match method {
        Method::Direct { .. }
        | Method::Linear { .. }
        | Method::Bell { .. }
        | Method::Ecdf { .. } => String::new(),
        Method::Indirect { thresholds } => {
            let all: Vec<String> = thresholds.iter().map(anchor).collect();
            format!(
                "rough scores by the share of the thresholds {} exceeded, then a fractional logit on \
                 ln x, √x, x and x²",
                all.join(", ")
            )
        }
        Method::Tfr => "share of cases up to a code, from 0 at the code 1".to_owned(),
        Method::Crisp {
            threshold,
            side: CrispSide::AtOrAbove,
        } => {
            format!("in from {}", anchor(threshold))
        }
        Method::Crisp {
            threshold,
            side: CrispSide::Below,
        } => {
            format!("in below {}", anchor(threshold))
        }
        Method::MultiValue { thresholds } if thresholds.is_empty() => "values as given".to_owned(),
        Method::MultiValue { thresholds } => {
            let from = |(i, threshold): (usize, &ResolvedAnchor)| {
                format!("{} from {}", i + 1, anchor(threshold))
            };
            let steps: Vec<String> = thresholds.iter().enumerate().map(from).collect();
            format!("0 below, {}", steps.join(", "))
        }
        Method::RecodeTable { table } => {
            let entries = table
                .iter()
                .map(|(text, score)| format!("{text} → {}", plain(*score)));
            entries.collect::<Vec<_>>().join(", ")
        }
        Method::RecodeBreaks { breaks, scores } => {
            let up_to = breaks.iter().zip(scores);
            let steps =
                up_to.map(|(at, score)| format!("up to {} → {}", plain(*at), plain(*score)));
            let last = scores
                .last()
                .map(|score| format!("above → {}", plain(*score)));
            steps.chain(last).collect::<Vec<_>>().join(", ")
        }
        Method::None => "memberships as given".to_owned(),
        Method::Combined { rule } => format!("`{rule}`"),
    }
}

/// Mean, standard deviation and skewness; the range too, where raw values of cases are published.
fn distribution_table(writer: &Writer<'_>, sets: &[&SetResult]) -> Table {
    let range = writer.results.study.data.publish.cases == PublishedCases::All;
    let mut titles = vec!["Set", "#Mean", "#SD"];
    if range {
        titles.extend(["#Minimum", "#Maximum"]);
    }
    titles.extend(["#Above 0.5", "Skewed"]);
    let caption = format!(
        "Raw values (mean, sample standard deviation{}) and the share of cases with a membership \
         above 0.5; a share outside 20 to 80 % counts as skewed.",
        if range { ", range" } else { "" }
    );
    let mut table = Table::new("distributions", caption, &titles);
    for set in sets {
        let statistics = set.raw_statistics();
        let share = set.share_above_half();
        let skewed = share.is_some_and(crate::findings::is_skewed);
        let mut row: Vec<Cell> = vec![
            set.name().as_str().into(),
            statistics.map(|s| s.mean).into(),
            statistics.and_then(|s| s.standard_deviation).into(),
        ];
        if range {
            let ends = [statistics.map(|s| s.minimum), statistics.map(|s| s.maximum)];
            row.extend(ends.map(|end| end.map_or(UNDEFINED.to_owned(), plain).into()));
        }
        row.extend([
            share.map_or(UNDEFINED.to_owned(), Numbers::percent).into(),
            if skewed { "yes" } else { "" }.into(),
        ]);
        table.push(row);
    }
    table
}

fn half_sentences(writer: &Writer<'_>) -> Vec<String> {
    let calibration = &writer.results.calibration;
    let mut sentences = Vec::new();
    let list = |scores: &[HalfScores]| {
        let of = |half: &HalfScores| {
            let sets: Vec<&str> = half.sets.iter().map(SetName::as_str).collect();
            format!("{} ({})", half.case, sets.join(", "))
        };
        if !writer.lists_cases() {
            return format!("{} cases", scores.len());
        }
        scores.iter().map(of).collect::<Vec<_>>().join(", ")
    };
    if !calibration.dropped_at_half().is_empty() {
        sentences.push(format!(
            "A score of exactly 0.5 in a condition puts a case in no row; these cases were left out: \
             {}.",
            list(calibration.dropped_at_half())
        ));
    }
    if !calibration.adjusted_at_half().is_empty() {
        sentences.push(format!(
            "A score of exactly 0.5 in a condition puts a case in no row; these scores were raised by \
             the declared constant: {}.",
            list(calibration.adjusted_at_half())
        ));
    }
    if sentences.is_empty() {
        sentences.push("No condition has a score of exactly 0.5.".to_owned());
    }
    let outcome_half = if writer.lists_cases() {
        calibration.outcome_half().join(", ")
    } else {
        format!("{} cases", calibration.outcome_half().len())
    };
    if !calibration.outcome_half().is_empty() {
        sentences.push(format!(
            "The outcome has a score of exactly 0.5 for {outcome_half}."
        ));
    }
    sentences
}

/// One row a case, the sets as columns.
fn by_case(
    writer: &Writer<'_>,
    sets: &[&SetResult],
    name: &str,
    caption: &str,
    cell: impl Fn(&SetResult, usize) -> Cell,
) -> Table {
    let titles: Vec<String> = ["Case".to_owned()]
        .into_iter()
        .chain(sets.iter().map(|set| format!("#{}", set.name())))
        .collect();
    let mut table = Table::new(
        name,
        caption,
        &titles.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    for (i, case) in writer.results.calibration.cases().iter().enumerate() {
        let mut row = vec![Cell::Text(case.to_owned())];
        row.extend(sets.iter().map(|set| cell(set, i)));
        table.push(row);
    }
    table
}

fn raw_table(writer: &Writer<'_>, sets: &[&SetResult]) -> Table {
    let cell = |set: &SetResult, case: usize| match set.raw() {
        Some(RawColumn::Numbers(numbers)) => Cell::Text(plain(numbers[case])),
        Some(RawColumn::Text(texts)) => Cell::Text(texts[case].clone()),
        None => Cell::Text(String::new()),
    };
    by_case(
        writer,
        sets,
        "raw_values",
        "Raw values of each case, by the set that they belong to.",
        cell,
    )
}

fn score_table(writer: &Writer<'_>, sets: &[&SetResult]) -> Table {
    let cell = |set: &SetResult, case: usize| match set.set().scores() {
        Scores::Fuzzy(memberships) => Some(memberships.memberships()[case].value()).into(),
        Scores::MultiValue { values, .. } => Cell::Count(values[case].into()),
    };
    let caption = "Memberships of each case after calibration; of a multi-value set, its values.";
    by_case(writer, sets, "memberships", caption, cell)
}
