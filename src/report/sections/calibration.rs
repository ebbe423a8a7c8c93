use serde::Serialize;

use super::super::Writer;
use super::super::figures::curve::{self, Rug};
use super::super::figures::{Figure, FigureView};
use super::super::number::{UNDEFINED, plain};
use super::super::table::{Cell, Table, TableView};
use super::head::label_and_name;
use crate::calibrate::bell::Shape;
use crate::calibrate::{HalfScores, Method, ResolvedAnchor, SetResult};
use crate::language::{Words, say};
use crate::load::RawColumn;
use crate::set::{Scores, SetName};
use crate::study::{AnchorPolicy, CrispSide, LOCK_FILE, PublishedCases, SetPlan};

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
        .collect();
    let tables = [
        direct_table(writer.words, &sets),
        curve_table(writer.words, &sets),
        other_table(writer.words, &sets),
        Some(distribution_table(writer, &sets)),
    ];
    let tables: Vec<TableView> = tables
        .into_iter()
        .flatten()
        .map(|table| writer.show(table))
        .collect();
    let reasons = reasons(writer);
    let case_tables = if writer.lists_cases() {
        let raw = writer.lists_raw_values().then(|| raw_table(writer, &sets));
        let scores = score_table(writer, &sets);
        let tables = raw.into_iter().chain([scores]);
        tables.map(|table| writer.show(table)).collect()
    } else {
        Vec::new()
    };
    let figures = curves(writer, &sets);
    let mut sentences = half_sentences(writer);
    sentences.extend(frozen_sentence(writer));
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
        curve::draw(
            writer.words,
            set,
            &label_and_name(writer.words, set),
            file,
            rug,
        )
    };
    let figures: Vec<Figure> = sets.iter().filter_map(figure).collect();
    let figures = figures.into_iter();
    figures.map(|figure| writer.draw(figure)).collect()
}

fn plans<'a>(writer: &Writer<'a>) -> impl Iterator<Item = &'a SetPlan> + use<'a> {
    let study = &writer.results.study;
    std::iter::once(&study.outcome.set).chain(&study.conditions)
}

fn reasons(writer: &Writer<'_>) -> Vec<String> {
    let reason = |plan: &SetPlan| {
        let because = plan.because.as_ref()?;
        Some(say!(
            writer.words,
            "calibration-reason",
            set = &plan.name.value,
            label = &plan.label,
            reason = because.trim()
        ))
    };
    plans(writer).filter_map(reason).collect()
}

/// The sets of the direct method with their three anchors.
fn direct_table(words: &Words, sets: &[&SetResult]) -> Option<Table> {
    let mut table = Table::new(
        "anchors",
        words.say("calibration-direct-caption"),
        &words.columns(&[
            "column-set",
            "calibration-column-label",
            "calibration-column-source",
            "#calibration-column-exclusion",
            "#calibration-column-crossover",
            "#calibration-column-inclusion",
            "#calibration-column-score",
        ]),
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
                anchor(words, &anchors.exclusion).into(),
                anchor(words, &anchors.crossover).into(),
                anchor(words, &anchors.inclusion).into(),
                Some(*full_membership).into(),
            ]);
        }
    }
    (!table.is_empty()).then_some(table)
}

/// The sets with anchors and a curve that is not logistic.
fn curve_table(words: &Words, sets: &[&SetResult]) -> Option<Table> {
    let mut table = Table::new(
        "curves",
        words.say("calibration-curves-caption"),
        &words.columns(&[
            "column-set",
            "calibration-column-label",
            "calibration-column-source",
            "calibration-column-curve",
            "#calibration-column-exclusion",
            "#calibration-column-crossover",
            "#calibration-column-inclusion",
            "#calibration-column-power-below",
            "#calibration-column-power-above",
        ]),
    );
    for set in sets {
        let method = set.method();
        if let (Some(curve), Some(powers)) = (curve_name(method), method.powers()) {
            table.push(vec![
                set.name().as_str().into(),
                set.label().into(),
                set.column().into(),
                words.say(curve).into(),
                anchors(words, method, "exclusion").into(),
                anchors(words, method, "crossover").into(),
                anchors(words, method, "inclusion").into(),
                plain(powers.below).into(),
                plain(powers.above).into(),
            ]);
        }
    }
    (!table.is_empty()).then_some(table)
}

/// The message with the name of a curve that is not logistic.
fn curve_name(method: &Method) -> Option<&'static str> {
    match method {
        Method::Linear { .. } => Some("calibration-linear"),
        Method::Ecdf { .. } => Some("calibration-ecdf"),
        Method::Bell { shape, .. } => Some(match shape {
            Shape::Bell => "calibration-bell",
            Shape::InverseBell => "calibration-inverse-bell",
        }),
        _ => None,
    }
}

/// The anchor of this name, or both of six: `1 and 9`.
fn anchors(words: &Words, method: &Method, name: &str) -> String {
    let named = method.named_anchors().into_iter();
    let values: Vec<String> = named
        .filter(|(full, _)| full.starts_with(name))
        .map(|(_, value)| anchor(words, value))
        .collect();
    words.and(&values)
}

/// An anchor's value, with the statistic that it was declared as.
fn anchor(words: &Words, anchor: &ResolvedAnchor) -> String {
    let value = plain(anchor.value());
    if anchor.declared().parse::<f64>().is_ok() {
        return value;
    }
    let key = if anchor.frozen().is_some() {
        "calibration-frozen-anchor"
    } else {
        "calibration-anchor"
    };
    let declared = words.declared_anchor(anchor.declared());
    say!(words, key, value = value, declared = declared)
}

/// Where frozen anchors have their values from.
fn frozen_sentence(writer: &Writer<'_>) -> Option<String> {
    let AnchorPolicy::Frozen(Some(lock)) = &writer.results.study.anchors else {
        return None;
    };
    Some(say!(
        writer.words,
        "calibration-frozen",
        file = LOCK_FILE,
        sha = lock.data_sha256()
    ))
}

/// The sets of every other method with their rule in words.
fn other_table(words: &Words, sets: &[&SetResult]) -> Option<Table> {
    let mut table = Table::new(
        "rules",
        words.say("calibration-rules-caption"),
        &words.columns(&[
            "column-set",
            "calibration-column-label",
            "calibration-column-source",
            "calibration-column-method",
            "calibration-column-rule",
        ]),
    );
    for set in sets
        .iter()
        .filter(|set| set.method().named_anchors().is_empty())
    {
        table.push(vec![
            set.name().as_str().into(),
            set.label().into(),
            set.column().into(),
            words.say(method_name(set.method())).into(),
            rule(words, set.method()).into(),
        ]);
    }
    (!table.is_empty()).then_some(table)
}

/// The message with the name of a method.
fn method_name(method: &Method) -> &'static str {
    match method {
        Method::Direct { .. } | Method::Linear { .. } | Method::Bell { .. } => "calibration-direct",
        Method::Ecdf { .. } => "calibration-ecdf",
        Method::Indirect { .. } => "calibration-indirect",
        Method::Tfr => "calibration-tfr",
        Method::Crisp { .. } => "calibration-crisp",
        Method::MultiValue { .. } => "calibration-multi-value",
        Method::RecodeTable { .. } | Method::RecodeBreaks { .. } => "calibration-recode",
        Method::None => "calibration-no-method",
    }
}

fn rule(words: &Words, method: &Method) -> String {
    match method {
        Method::Direct { .. }
        | Method::Linear { .. }
        | Method::Bell { .. }
        | Method::Ecdf { .. } => String::new(),
        Method::Indirect { thresholds } => {
            let all: Vec<String> = thresholds.iter().map(|one| anchor(words, one)).collect();
            say!(
                words,
                "calibration-rule-indirect",
                thresholds = words.list(&all)
            )
        }
        Method::Tfr => words.say("calibration-rule-tfr"),
        Method::Crisp { threshold, side } => {
            let key = match side {
                CrispSide::AtOrAbove => "calibration-rule-crisp-from",
                CrispSide::Below => "calibration-rule-crisp-below",
            };
            say!(words, key, threshold = anchor(words, threshold))
        }
        Method::MultiValue { thresholds } if thresholds.is_empty() => {
            words.say("calibration-rule-values-given")
        }
        Method::MultiValue { thresholds } => multi_value_rule(words, thresholds),
        Method::RecodeTable { table } => {
            let entries = table
                .iter()
                .map(|(text, score)| format!("{text} → {}", plain(*score)));
            words.list(&entries.collect::<Vec<_>>())
        }
        Method::RecodeBreaks { breaks, scores } => breaks_rule(words, breaks, scores),
        Method::None => words.say("calibration-rule-memberships-given"),
    }
}

/// `0 below, 1 from 10, 2 from 20`.
fn multi_value_rule(words: &Words, thresholds: &[ResolvedAnchor]) -> String {
    let from = |(i, threshold): (usize, &ResolvedAnchor)| {
        let threshold = anchor(words, threshold);
        say!(
            words,
            "calibration-step-from",
            value = (i + 1).to_string(),
            threshold = threshold
        )
    };
    let lowest = words.say("calibration-step-lowest");
    let steps = thresholds.iter().enumerate().map(from);
    words.list(&std::iter::once(lowest).chain(steps).collect::<Vec<_>>())
}

/// `up to 10 → 0.2, above → 0.8`.
fn breaks_rule(words: &Words, breaks: &[f64], scores: &[f64]) -> String {
    let up_to = breaks.iter().zip(scores).map(|(at, score)| {
        let (at, score) = (plain(*at), plain(*score));
        say!(words, "calibration-step-up-to", at = at, score = score)
    });
    let last = scores.last().map(|score| {
        let score = plain(*score);
        say!(words, "calibration-step-above", score = score)
    });
    words.list(&up_to.chain(last).collect::<Vec<_>>())
}

/// Mean, standard deviation and skewness; the range too, where raw values of cases are published.
fn distribution_table(writer: &Writer<'_>, sets: &[&SetResult]) -> Table {
    let range = writer.results.study.data.publish.cases == PublishedCases::All;
    let words = writer.words;
    let mut titles = vec![
        "column-set",
        "#calibration-column-mean",
        "#calibration-column-deviation",
    ];
    if range {
        titles.extend(["#calibration-column-minimum", "#calibration-column-maximum"]);
    }
    titles.extend([
        "#calibration-column-above-half",
        "calibration-column-skewed",
    ]);
    let caption = if range {
        "calibration-distributions-with-range"
    } else {
        "calibration-distributions"
    };
    let mut table = Table::new("distributions", words.say(caption), &words.columns(&titles));
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
            share
                .map_or(UNDEFINED.to_owned(), |share| words.percent(share))
                .into(),
            if skewed {
                words.say("term-yes")
            } else {
                String::new()
            }
            .into(),
        ]);
        table.push(row);
    }
    table
}

fn half_sentences(writer: &Writer<'_>) -> Vec<String> {
    let (words, calibration) = (writer.words, &writer.results.calibration);
    let list = |scores: &[HalfScores]| {
        let of = |half: &HalfScores| {
            let sets: Vec<&str> = half.sets.iter().map(SetName::as_str).collect();
            let sets = words.list(&sets);
            say!(
                words,
                "calibration-half-score",
                case = &half.case,
                sets = sets
            )
        };
        if !writer.lists_cases() {
            return words.cases(scores.len());
        }
        words.list(&scores.iter().map(of).collect::<Vec<_>>())
    };
    let mut sentences = Vec::new();
    for (scores, key) in [
        (calibration.dropped_at_half(), "calibration-half-dropped"),
        (calibration.adjusted_at_half(), "calibration-half-raised"),
    ] {
        if !scores.is_empty() {
            sentences.push(say!(words, key, cases = list(scores)));
        }
    }
    if sentences.is_empty() {
        sentences.push(words.say("calibration-no-half"));
    }
    let outcome_half = calibration.outcome_half();
    if !outcome_half.is_empty() {
        let cases = if writer.lists_cases() {
            words.list(outcome_half)
        } else {
            words.cases(outcome_half.len())
        };
        sentences.push(say!(words, "calibration-outcome-half", cases = cases));
    }
    sentences
}

/// One row a case, the sets as columns.
fn by_case(
    writer: &Writer<'_>,
    sets: &[&SetResult],
    name: &str,
    caption: String,
    cell: impl Fn(&SetResult, usize) -> Cell,
) -> Table {
    let titles: Vec<String> = [writer.words.say("column-case")]
        .into_iter()
        .chain(sets.iter().map(|set| format!("#{}", set.name())))
        .collect();
    let mut table = Table::new(name, caption, &titles);
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
    let caption = writer.words.say("calibration-raw-caption");
    by_case(writer, sets, "raw_values", caption, cell)
}

fn score_table(writer: &Writer<'_>, sets: &[&SetResult]) -> Table {
    let cell = |set: &SetResult, case: usize| match set.set().scores() {
        Scores::Fuzzy(memberships) => Some(memberships.memberships()[case].value()).into(),
        Scores::MultiValue { values, .. } => Cell::Count(values[case].into()),
    };
    let caption = writer.words.say("calibration-memberships-caption");
    by_case(writer, sets, "memberships", caption, cell)
}
