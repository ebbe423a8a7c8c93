//! Why there is no ceiling, in the language of a report.

use crate::language::{Words, say};
use crate::necessity::nca::{FEWEST_CASES, Undefined};

impl Words {
    /// Why there is no ceiling, as a part of a sentence.
    pub(crate) fn undefined(&self, undefined: &Undefined) -> String {
        match undefined {
            Undefined::TooFewCases(cases) => say!(
                self,
                "findings-ceiling-few-cases",
                n = *cases,
                least = FEWEST_CASES
            ),
            Undefined::ConstantCondition => self.say("findings-ceiling-constant-condition"),
            Undefined::ConstantOutcome => self.say("findings-ceiling-constant-outcome"),
            Undefined::ConditionOutsideScope(range) => say!(
                self,
                "findings-ceiling-condition-outside",
                min = range.min.to_string(),
                max = range.max.to_string()
            ),
            Undefined::OutcomeOutsideScope(range) => say!(
                self,
                "findings-ceiling-outcome-outside",
                min = range.min.to_string(),
                max = range.max.to_string()
            ),
            Undefined::NeedsValue(name) => say!(
                self,
                "findings-ceiling-needs-value",
                name = name,
                example = format!("{name}{{1}}")
            ),
            Undefined::NoSuchSet(name) => say!(self, "findings-ceiling-no-set", name = name),
            Undefined::Words(column) => say!(self, "findings-ceiling-words", column = column),
        }
    }
}
