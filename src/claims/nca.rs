//! Claims about necessary condition analysis.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence};
use crate::language::{Words, say};
use crate::necessity::Nca;
use crate::necessity::nca::{Level, Space, outcome_at, percentage_of_range, percentile};
use crate::set::Expression;
use crate::study::{Bound, Ceiling, ClaimedLevel, LevelUnit, NcaStatement};
use crate::wording::Numbers;

impl NcaStatement {
    /// What is expected, in words.
    pub(super) fn expected(&self, words: &Words) -> String {
        match self {
            Self::EffectSize(bound) => format!("d {}", bound.expected(words)),
            Self::PValue(bound) => format!("p {}", bound.expected(words)),
            Self::Bottleneck { at, level, .. } => {
                let level = match level {
                    ClaimedLevel::NotNecessary => "NN".to_owned(),
                    ClaimedLevel::NotAttainable => "NA".to_owned(),
                    ClaimedLevel::Needed(bound) => bound.expected(words),
                };
                level_in_words(*at, level, words)
            }
        }
    }

    /// What a ceiling says.
    pub(super) fn found(
        &self,
        expression: &Expression,
        ceiling: Ceiling,
        nca: Option<&Nca>,
        evidence: &Evidence<'_>,
    ) -> Result<Found, ClaimErrorReason> {
        let none = || ClaimErrorReason::NoCeiling(expression.to_string());
        let condition = nca.and_then(|nca| nca.condition(expression));
        let ceilings = condition
            .and_then(|condition| condition.ceilings.as_ref().ok())
            .ok_or_else(none)?;
        let mut lines = ceilings.lines().iter().enumerate();
        let (i, line) = lines
            .find(|(_, line)| line.ceiling() == ceiling)
            .ok_or_else(none)?;
        match self {
            Self::EffectSize(bound) => {
                Ok(bounded("d", *bound, line.effect_size(), evidence.digits))
            }
            Self::PValue(bound) => {
                let p = ceilings.p_value(i).ok_or_else(none)?;
                Ok(bounded("p", *bound, p.value(), evidence.digits))
            }
            Self::Bottleneck { at, unit, level } => {
                let space = ceilings.space();
                let needed = line.needed_for(outcome_at(space, *at, *unit), space);
                Ok(level.compared(*at, in_unit(needed, space, *unit), evidence))
            }
        }
    }
}

fn level_in_words(at: f64, level: String, words: &Words) -> String {
    say!(words, "expected-level", at = at.to_string(), level = level)
}

fn bounded(name: &str, bound: Bound, value: f64, digits: u8) -> Found {
    Found {
        holds: bound.holds(value),
        text: format!("{name} {}", Numbers::new(digits).text(Some(value))),
    }
}

/// A level in the unit of the bottleneck table.
fn in_unit(level: Level, space: &Space, unit: LevelUnit) -> Level {
    let Level::Needed(value) = level else {
        return level;
    };
    Level::Needed(match unit {
        LevelUnit::Actual => value,
        LevelUnit::PercentageOfRange => percentage_of_range(value, space.condition_range()),
        LevelUnit::Percentile => percentile(value, space),
    })
}

impl ClaimedLevel {
    fn compared(self, at: f64, found: Level, evidence: &Evidence<'_>) -> Found {
        let text = match found {
            Level::NotNecessary => "NN".to_owned(),
            Level::NotAttainable => "NA".to_owned(),
            Level::Needed(value) => Numbers::new(evidence.digits).text(Some(value)),
        };
        let holds = match (self, found) {
            (Self::NotNecessary, Level::NotNecessary)
            | (Self::NotAttainable, Level::NotAttainable) => true,
            (Self::Needed(bound), Level::Needed(value)) => bound.holds(value),
            _ => false,
        };
        Found {
            holds,
            text: level_in_words(at, text, evidence.words),
        }
    }
}
