//! One set: its declared method applied to its column.

use std::sync::Arc;

use indexmap::IndexMap;

use super::anchors::ResolvedAnchor;
use super::calibration::Method;
use super::crisp::{self, ThresholdOutside};
use super::diagnostics::{RawStatistics, cases_at_half};
use super::distribution;
use super::error::CalibrateErrorKind as Kind;
use super::indirect::{self, IndirectError};
use super::multi_value::{self, MultiValueError};
use super::recode;
use crate::load::{FilledCell, Listed, RawColumn, RawTable};
use crate::set::{FuzzySet, Scores};
use crate::study::{Anchor, Calibrate, CrispSide, Placed, SetPlan, nearest};

/// A set with its scores, before scores of 0.5 are settled.
#[derive(Clone, Debug)]
pub(super) struct Scored<'s> {
    pub(super) plan: &'s SetPlan,
    pub(super) method: Method,
    pub(super) scores: Scores,
    /// The cases with a score of exactly 0.5.
    pub(super) at_half: Vec<usize>,
    /// What the scores were made of, where it is kept.
    pub(super) raw: Option<RawColumn>,
    pub(super) raw_statistics: Option<RawStatistics>,
    /// The components of a combined set.
    pub(super) parts: Vec<Self>,
}

/// Whether raw values are kept beside the scores.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum RawValues {
    Kept,
    Released,
}

/// A column of numbers, and where its cells stand.
pub(super) struct Numbers<'t> {
    table: &'t RawTable,
    column: &'t str,
    pub(super) raw: Arc<Vec<f64>>,
}

impl<'s> Scored<'s> {
    /// Applies the declared method to the set's column.
    pub(super) fn of(
        plan: &'s SetPlan,
        table: &RawTable,
        raw_values: RawValues,
    ) -> Result<Self, Kind> {
        Self::of_numbers(plan, table, numbers_of(plan, table), raw_values)
    }

    /// Applies the declared method to the set's column, whose numbers need not stand in the table any
    /// more; where it is one of texts, there are none.
    pub(super) fn of_numbers(
        plan: &'s SetPlan,
        table: &RawTable,
        numbers: Option<Arc<Vec<f64>>>,
        raw_values: RawValues,
    ) -> Result<Self, Kind> {
        if let Calibrate::Combined(combination) = &plan.calibrate.value {
            return Self::combined(plan, combination, table, raw_values);
        }
        let column = plan.column.value.as_str();
        let is_kept = raw_values == RawValues::Kept;
        let (found, raw_statistics, raw) = match (&plan.calibrate.value, numbers) {
            (Calibrate::RecodeTable { table: scores }, _) => {
                let found = by_table(column, scores, table);
                (
                    found,
                    None,
                    table.textual(column).filter(|_| is_kept).cloned(),
                )
            }
            (method, numbers) => {
                let raw = numbers.expect(
                    "load reads every column of the study, as numbers where sets need them",
                );
                let statistics = RawStatistics::of(&raw);
                let kept = is_kept.then(|| RawColumn::Numbers(Arc::clone(&raw)));
                let numbers = Numbers { table, column, raw };
                (numbers.scored(method), statistics, kept)
            }
        };
        let (method, scores) = found?;
        Ok(Self {
            plan,
            method,
            at_half: cases_at_half(&scores),
            scores,
            raw_statistics,
            raw,
            parts: Vec::new(),
        })
    }
}

/// The numbers of a set's column; `None` where its method reads texts.
pub(super) fn numbers_of(plan: &SetPlan, table: &RawTable) -> Option<Arc<Vec<f64>>> {
    match plan.calibrate.value {
        Calibrate::RecodeTable { .. } => None,
        _ => table.shared_numbers(&plan.column.value),
    }
}

impl Numbers<'_> {
    /// The scores that a method gives. Where nobody else holds the numbers, scores take their place as
    /// far as each comes from its number alone.
    fn scored(self, method: &Calibrate) -> Result<(Method, Scores), Kind> {
        match method {
            Calibrate::Direct {
                anchors,
                full_membership,
            } => self.direct(anchors, *full_membership),
            Calibrate::Linear { anchors, powers } => self.linear(anchors, *powers),
            Calibrate::Bell { anchors, powers } => self.bell(anchors, *powers),
            Calibrate::Ecdf { anchors, powers } => self.ecdf(anchors, *powers),
            Calibrate::Indirect { thresholds } => self.indirect(thresholds),
            Calibrate::Tfr => self.totally_fuzzy_and_relative(),
            Calibrate::Crisp { threshold, side } => self.crisp(&threshold.value, *side),
            Calibrate::MultiValue { thresholds } if thresholds.is_empty() => self.values(),
            Calibrate::MultiValue { thresholds } => self.by_thresholds(thresholds),
            Calibrate::RecodeBreaks { breaks, scores } => self.by_breaks(breaks, scores),
            Calibrate::RecodeTable { .. } | Calibrate::None | Calibrate::Combined(_) => {
                self.refuse_other_than_memberships()?;
                Ok((Method::None, fuzzy(Arc::unwrap_or_clone(self.raw))?))
            }
        }
    }

    pub(super) fn resolved(&self, anchor: &Anchor) -> Result<ResolvedAnchor, Kind> {
        ResolvedAnchor::of(anchor, &self.raw).map_err(Kind::from)
    }

    fn indirect(&self, declared: &[Placed<Anchor>]) -> Result<(Method, Scores), Kind> {
        let thresholds = self.thresholds(declared)?;
        let numbers: Vec<f64> = thresholds.iter().map(ResolvedAnchor::value).collect();
        let scores = indirect::memberships(&self.raw, &numbers)
            .map_err(|error| self.indirect_error(error, &thresholds))?;
        Ok((Method::Indirect { thresholds }, fuzzy(scores)?))
    }

    fn indirect_error(&self, error: IndirectError, thresholds: &[ResolvedAnchor]) -> Kind {
        match error {
            IndirectError::NoThreshold => Kind::NoThreshold,
            IndirectError::NotRising { at } => self.not_rising(at, thresholds),
            IndirectError::Negative { .. } => Kind::Negative {
                column: self.column.to_owned(),
                cells: self.cells(|number| number < 0.0),
            },
            IndirectError::NotConverged(_) => Kind::NotConverged,
        }
    }

    fn totally_fuzzy_and_relative(&self) -> Result<(Method, Scores), Kind> {
        let scores = distribution::totally_fuzzy_and_relative(&self.raw).map_err(|_| {
            Kind::NothingAboveOne {
                column: self.column.to_owned(),
            }
        })?;
        Ok((Method::Tfr, fuzzy(scores)?))
    }

    pub(super) fn equal_to(&self, value: f64) -> usize {
        self.raw.iter().filter(|&&x| x - value == 0.0).count()
    }

    fn crisp(&self, threshold: &Anchor, side: CrispSide) -> Result<(Method, Scores), Kind> {
        let threshold = self.resolved(threshold)?;
        let scores = crisp::memberships(&self.raw, threshold.value(), side)
            .map_err(|outside| threshold_outside(outside, &threshold, 0))?;
        Ok((Method::Crisp { threshold, side }, fuzzy(scores)?))
    }

    fn by_thresholds(&self, declared: &[Placed<Anchor>]) -> Result<(Method, Scores), Kind> {
        let thresholds = self.thresholds(declared)?;
        let numbers: Vec<f64> = thresholds.iter().map(ResolvedAnchor::value).collect();
        let values = multi_value::values(&self.raw, &numbers)
            .map_err(|error| self.threshold_error(&error, &thresholds))?;
        let levels = u8::try_from(thresholds.len() + 1)
            .map_err(|_| Kind::TooManyThresholds(thresholds.len()))?;
        let scores = Scores::MultiValue { levels, values };
        Ok((Method::MultiValue { thresholds }, scores))
    }

    fn threshold_error(&self, error: &MultiValueError, thresholds: &[ResolvedAnchor]) -> Kind {
        match *error {
            MultiValueError::TooMany(count) => Kind::TooManyThresholds(count),
            MultiValueError::Outside { at, outside } => {
                threshold_outside(outside, &thresholds[at], at)
            }
            MultiValueError::NotRising { at } => self.not_rising(at, thresholds),
        }
    }

    fn thresholds(&self, declared: &[Placed<Anchor>]) -> Result<Vec<ResolvedAnchor>, Kind> {
        let resolved = |threshold: &Placed<Anchor>| self.resolved(&threshold.value);
        declared.iter().map(resolved).collect()
    }

    fn not_rising(&self, at: usize, thresholds: &[ResolvedAnchor]) -> Kind {
        Kind::ThresholdsNotRising {
            lower: thresholds[at - 1].clone(),
            upper: thresholds[at].clone(),
            equal: self.equal_to(thresholds[at].value()),
            cases: self.raw.len(),
        }
    }

    fn values(&self) -> Result<(Method, Scores), Kind> {
        let refused = self.cells(|number| multi_value::value_of(number).is_none());
        if !refused.is_empty() {
            return Err(Kind::NotAValue {
                column: self.column.to_owned(),
                cells: refused,
            });
        }
        let values: Vec<u8> = self
            .raw
            .iter()
            .copied()
            .filter_map(multi_value::value_of)
            .collect();
        let highest = values.iter().copied().max().unwrap_or_default();
        let scores = Scores::MultiValue {
            levels: (highest + 1).max(2),
            values,
        };
        let thresholds = Vec::new();
        Ok((Method::MultiValue { thresholds }, scores))
    }

    fn by_breaks(&self, breaks: &[f64], scores: &[f64]) -> Result<(Method, Scores), Kind> {
        let score = |&number: &f64| recode::by_breaks(number, breaks, scores);
        let found: Option<Vec<f64>> = self.raw.iter().map(score).collect();
        let method = Method::RecodeBreaks {
            breaks: breaks.to_vec(),
            scores: scores.to_vec(),
        };
        Ok((method, fuzzy(found.ok_or(Kind::RecodeScores)?)?))
    }

    fn refuse_other_than_memberships(&self) -> Result<(), Kind> {
        let refused = self.cells(|number| !(0.0..=1.0).contains(&number));
        if refused.is_empty() {
            return Ok(());
        }
        Err(Kind::ScoreOutOfRange {
            column: self.column.to_owned(),
            cells: refused,
            multi_value: self
                .raw
                .iter()
                .all(|&number| multi_value::value_of(number).is_some()),
        })
    }

    /// The cells whose numbers are refused.
    fn cells(&self, refused: impl Fn(f64) -> bool) -> Listed<FilledCell> {
        (0..)
            .zip(self.raw.iter())
            .filter(|(_, number)| refused(**number))
            .map(|(case, number)| cell(self.table, case, number.to_string()))
            .collect()
    }
}

fn by_table(
    column: &str,
    table: &IndexMap<String, f64>,
    raw: &RawTable,
) -> Result<(Method, Scores), Kind> {
    let texts = raw
        .texts(column)
        .expect("load reads every column of the study, as texts where sets need them");
    let found: Vec<Option<f64>> = texts
        .iter()
        .map(|text| recode::by_table(text, table))
        .collect();
    let unknown: Listed<FilledCell> = (0..texts.len())
        .filter(|&case| found[case].is_none())
        .map(|case| cell(raw, case, texts[case].clone()))
        .collect();
    if let Some(first) = unknown.shown().first() {
        let entries: Vec<String> = table.keys().cloned().collect();
        let meant = nearest(&first.text, &entries);
        return Err(Kind::NotInTable {
            nearest: meant.map(str::to_owned),
            cells: unknown,
            entries,
        });
    }
    let scores: Vec<f64> = found.into_iter().flatten().collect();
    let method = Method::RecodeTable {
        table: table.clone(),
    };
    Ok((method, fuzzy(scores)?))
}

fn cell(table: &RawTable, case: usize, text: String) -> FilledCell {
    FilledCell {
        case: table.cases()[case].to_owned(),
        line: table.line_of(case).unwrap_or_default(),
        text,
    }
}

pub(super) fn fuzzy(scores: Vec<f64>) -> Result<Scores, Kind> {
    FuzzySet::try_from(scores)
        .map(Scores::Fuzzy)
        .map_err(|_| Kind::RecodeScores)
}

fn threshold_outside(
    outside: ThresholdOutside,
    threshold: &ResolvedAnchor,
    position: usize,
) -> Kind {
    Kind::ThresholdOutside {
        threshold: threshold.clone(),
        position,
        minimum: outside.minimum,
        maximum: outside.maximum,
    }
}
