//! Declared values in the words of the study file.

use std::collections::BTreeSet;
use std::fmt;

use crate::set::SetName;

#[cfg(feature = "studies")]
use super::AnchorPolicy;
use super::{
    Anchor, Anchors, AtHalf, Contradictions, ContradictoryRows, CrispSide, Expectation,
    FullMembership, LeftOutAnchors, LevelUnit, Linkage, MissingPolicy, NcaLiteral, NcaScope,
    NcaValues, SolutionKind,
};

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Percentile(percent) => write!(f, "p{percent}"),
            Self::Median => f.write_str("median"),
            Self::Minimum => f.write_str("min"),
            Self::Maximum => f.write_str("max"),
            Self::Mean {
                standard_deviations,
            } if *standard_deviations == 0.0 => f.write_str("mean"),
            Self::Mean {
                standard_deviations,
            } => write!(f, "mean{standard_deviations:+}sd"),
            Self::Found { at, of, linkage } => {
                write!(f, "found {at} of {of}, {linkage} linkage")
            }
            Self::Frozen { declared, .. } => declared.fmt(f),
        }
    }
}

impl fmt::Display for Linkage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Complete => "complete",
            Self::Centroid => "centroid",
            Self::Ward => "ward",
        })
    }
}

impl<T: fmt::Display> fmt::Display for Anchors<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            exclusion,
            crossover,
            inclusion,
        } = self;
        write!(
            f,
            "{{exclusion: {exclusion}, crossover: {crossover}, inclusion: {inclusion}}}"
        )
    }
}

impl fmt::Display for FullMembership {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Score(score) => write!(f, "{score}"),
            Self::LogOdds3 => f.write_str("log_odds_3"),
        }
    }
}

impl fmt::Display for LeftOutAnchors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Recompute => "recompute",
            Self::Hold => "hold",
        })
    }
}

impl fmt::Display for AtHalf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fail => f.write_str("fail"),
            Self::DropCase => f.write_str("drop_case"),
            Self::Add(constant) => write!(f, "{{add: {constant}}}"),
        }
    }
}

#[cfg(feature = "studies")]
impl fmt::Display for AnchorPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Recompute => "recompute",
            Self::Frozen(_) => "frozen",
        })
    }
}

impl fmt::Display for Expectation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Either => f.write_str("either"),
            Self::Present => f.write_str("present"),
            Self::Absent => f.write_str("absent"),
            Self::Values(values) => f.write_str(&listed(values)),
            Self::AllBut(values) => write!(f, "all but {}", listed(values)),
        }
    }
}

impl fmt::Display for MissingPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fail => "fail",
            Self::DropCase => "drop_case",
        })
    }
}

impl fmt::Display for CrispSide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AtOrAbove => "at_or_above",
            Self::Below => "below",
        })
    }
}

impl fmt::Display for SolutionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Conservative => "conservative",
            Self::Intermediate => "intermediate",
            Self::Parsimonious => "parsimonious",
            Self::EnhancedIntermediate => "enhanced intermediate",
            Self::EnhancedParsimonious => "enhanced parsimonious",
        })
    }
}

impl fmt::Display for Contradictions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Exclude => "exclude",
            Self::Include => "include",
            Self::Explain => "explain",
        })
    }
}

impl fmt::Display for ContradictoryRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allowed => f.write_str("false"),
            Self::Barred => f.write_str("true"),
            Self::Listed(rows) => {
                let rows: Vec<String> = rows.iter().map(ToString::to_string).collect();
                write!(f, "[{}]", rows.join(", "))
            }
        }
    }
}

impl fmt::Display for NcaValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Calibrated => "calibrated",
            Self::Raw => "raw",
        })
    }
}

impl fmt::Display for NcaScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empirical => f.write_str("empirical"),
            Self::Memberships => f.write_str("theoretical"),
            Self::Ranges(ranges) => {
                let range =
                    |(set, [low, high]): (&SetName, &[f64; 2])| format!("{set}: [{low}, {high}]");
                let ranges: Vec<String> = ranges.iter().map(range).collect();
                write!(f, "{{{}}}", ranges.join(", "))
            }
        }
    }
}

impl fmt::Display for NcaLiteral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.expression())
    }
}

impl fmt::Display for LevelUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PercentageOfRange => "percentage_of_range",
            Self::Actual => "actual",
            Self::Percentile => "percentile",
        })
    }
}

/// Values in brackets.
pub(super) fn listed(values: &BTreeSet<u8>) -> String {
    let values: Vec<String> = values.iter().map(u8::to_string).collect();
    format!("[{}]", values.join(", "))
}
