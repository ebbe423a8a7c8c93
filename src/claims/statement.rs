//! What one statement expects, and what is found of it.

use unicode_normalization::UnicodeNormalization;

use super::{ClaimErrorReason, Evidence, OutcomeEvidence, SetEvidence};
use crate::minimize::Implicant;
use crate::necessity::Necessity;
use crate::set::{Expression, PropertySpace, SetName};
use crate::study::{Bound, Fit, Parameter, SolutionKind, Statement, Statistic};
use crate::sufficiency::{FittedModel, FittedTerm};

/// What was found of a statement.
pub(super) struct Found {
    pub(super) holds: bool,
    pub(super) text: String,
}

impl Parameter {
    fn word(self) -> &'static str {
        match self {
            Self::Consistency => "consistency",
            Self::Pri => "PRI",
            Self::Coverage => "coverage",
            Self::UniqueCoverage => "unique coverage",
        }
    }
}

impl Statistic {
    fn words(self) -> &'static str {
        match self {
            Self::ShareAboveHalf => "share of cases above 0.5",
            Self::Mean => "mean membership",
            Self::RawMean => "mean raw value",
        }
    }
}

fn number(value: f64, digits: u8) -> String {
    format!("{value:.*}", usize::from(digits))
}

fn list(items: &[String]) -> String {
    if items.is_empty() {
        "none".to_owned()
    } else {
        items.join(", ")
    }
}

impl Statement {
    /// The solution it speaks of; `None` when it speaks of conditions or sets.
    pub(super) fn solution(&self) -> Option<SolutionKind> {
        match self {
            Self::Necessary(_) | Self::Descriptive(..) => None,
            Self::Paths(kind, _)
            | Self::Formula(kind, _)
            | Self::SolutionFit(kind, _)
            | Self::Path(kind, _)
            | Self::Covers(kind, ..)
            | Self::PathFit(kind, ..)
            | Self::ClosestPath(kind, ..) => Some(*kind),
        }
    }

    /// What it expects, in words.
    pub(super) fn expected(&self) -> String {
        let fit = |fit: &Fit| format!("{} {} ± {}", fit.parameter.word(), fit.value, fit.within);
        match self {
            Self::Necessary(literals) if literals.is_empty() => "no necessary condition".to_owned(),
            Self::Necessary(literals) => {
                let literals: Vec<String> = literals.iter().map(|one| format!("`{one}`")).collect();
                format!("necessary: {}", literals.join(", "))
            }
            Self::Paths(kind, count) => format!("{} solution: {}", kind, paths(*count)),
            Self::Formula(kind, formula) => format!("{kind} solution: `{formula}`"),
            Self::SolutionFit(kind, expected) => {
                format!("{} solution: {}", kind, fit(expected))
            }
            Self::Path(kind, path) => format!("`{path}` is a path of the {kind} solution"),
            Self::Covers(_, path, cases) => format!("`{path}` covers {}", cases.join(", ")),
            Self::PathFit(_, path, expected) => format!("`{path}`: {}", fit(expected)),
            Self::ClosestPath(_, path, cases) => {
                format!("`{path}` is the closest path of {}", cases.join(", "))
            }
            Self::Descriptive(set, statistic, bound) => {
                format!("{set}: {} {}", statistic.words(), bound_in_words(*bound))
            }
        }
    }

    /// What the sets themselves say, of a statement that speaks of no solution.
    pub(super) fn found_in_sets(
        &self,
        outcome: &OutcomeEvidence<'_>,
        evidence: &Evidence<'_>,
    ) -> Result<Found, ClaimErrorReason> {
        match self {
            Self::Necessary(literals) => necessary(literals, outcome, evidence),
            Self::Descriptive(set, statistic, bound) => {
                let value = statistic.of(set, evidence.sets)?;
                let text = format!("{} {}", statistic.words(), number(value, evidence.digits));
                Ok(Found {
                    holds: bound.holds(value),
                    text,
                })
            }
            _ => unreachable!("the other statements speak of a solution"),
        }
    }

    /// What one model says; `None` is a solution without a model.
    pub(super) fn found_in_model(
        &self,
        model: Option<&FittedModel>,
        outcome: &OutcomeEvidence<'_>,
        evidence: &Evidence<'_>,
    ) -> Result<Found, ClaimErrorReason> {
        let sufficiency = outcome.sufficiency.ok_or(ClaimErrorReason::NotAnalysed)?;
        let space = sufficiency.space();
        let view = ModelView {
            terms: model.map_or(&[], |model| &model.terms),
            space,
        };
        let digits = evidence.digits;
        match self {
            Self::Paths(_, count) => Ok(Found {
                holds: view.terms.len() == *count,
                text: paths(view.terms.len()),
            }),
            Self::Formula(_, formula) => {
                let expected = Implicant::all_of(formula, space)?;
                let mut ours: Vec<&Implicant> = view.terms.iter().map(|t| &t.implicant).collect();
                ours.sort();
                Ok(Found {
                    holds: ours.into_iter().eq(&expected),
                    text: view.formula(),
                })
            }
            Self::SolutionFit(_, expected) => {
                let fit = model.map(|model| &model.fit);
                let value = fit.and_then(|fit| match expected.parameter {
                    Parameter::Consistency => fit.consistency,
                    Parameter::Pri => fit.pri,
                    Parameter::Coverage => fit.coverage,
                    Parameter::UniqueCoverage => None,
                });
                Ok(expected.found(value, digits))
            }
            Self::Path(_, path) => Ok(Found {
                holds: view.term(path)?.is_some(),
                text: view.formula(),
            }),
            Self::PathFit(_, path, expected) => {
                let Some(term) = view.term(path)? else {
                    return Ok(view.no_such_path(path));
                };
                let value = match expected.parameter {
                    Parameter::Consistency => term.fit.consistency,
                    Parameter::Pri => term.fit.pri,
                    Parameter::Coverage => term.fit.raw_coverage,
                    Parameter::UniqueCoverage => term.fit.unique_coverage,
                };
                Ok(expected.found(value, digits))
            }
            Self::Covers(_, path, cases) => {
                let wanted = positions(cases, evidence)?;
                let Some(term) = view.term(path)? else {
                    return Ok(view.no_such_path(path));
                };
                let covered: Vec<String> = term
                    .cases_above_half
                    .iter()
                    .map(|&i| evidence.cases[i].clone())
                    .collect();
                let holds = wanted
                    .iter()
                    .all(|case| term.cases_above_half.contains(case));
                Ok(Found {
                    holds,
                    text: format!("`{path}` covers {}", list(&covered)),
                })
            }
            Self::ClosestPath(_, path, cases) => {
                let wanted = positions(cases, evidence)?;
                let Some(term) = view.term(path)? else {
                    return Ok(view.no_such_path(path));
                };
                Ok(view.closest(term, &wanted, evidence))
            }
            Self::Necessary(_) | Self::Descriptive(..) => self.found_in_sets(outcome, evidence),
        }
    }
}

/// The terms of one model.
struct ModelView<'a> {
    terms: &'a [FittedTerm],
    space: &'a PropertySpace,
}

impl ModelView<'_> {
    fn name(&self, term: &FittedTerm) -> String {
        term.implicant.expression(self.space).to_string()
    }

    fn formula(&self) -> String {
        if self.terms.is_empty() {
            return "`0` (no path)".to_owned();
        }
        let names: Vec<String> = self.terms.iter().map(|term| self.name(term)).collect();
        format!("`{}`", names.join(" + "))
    }

    /// The term that a path names as a whole.
    fn term(&self, path: &Expression) -> Result<Option<&FittedTerm>, ClaimErrorReason> {
        match &Implicant::all_of(path, self.space)?[..] {
            [implicant] => Ok(self.terms.iter().find(|term| term.implicant == *implicant)),
            _ => Err(ClaimErrorReason::NotOnePath(path.to_string())),
        }
    }

    fn no_such_path(&self, path: &Expression) -> Found {
        Found {
            holds: false,
            text: format!("`{path}` is no path of {}", self.formula()),
        }
    }

    /// Whether `term` is where each case has its highest membership, alone.
    fn closest(&self, term: &FittedTerm, cases: &[usize], evidence: &Evidence<'_>) -> Found {
        let score = |term: &FittedTerm, case: usize| term.membership.memberships()[case].value();
        let mut texts = Vec::new();
        let mut holds = true;
        for &case in cases {
            let highest = self
                .terms
                .iter()
                .map(|t| score(t, case))
                .fold(0.0, f64::max);
            let closest: Vec<&FittedTerm> = self
                .terms
                .iter()
                .filter(|t| score(t, case) >= highest)
                .collect();
            holds &= matches!(closest[..], [only] if only.implicant == term.implicant);
            let names: Vec<String> = closest
                .iter()
                .map(|t| format!("`{}`", self.name(t)))
                .collect();
            let score = number(highest, evidence.digits);
            texts.push(format!(
                "{}: {} ({score})",
                evidence.cases[case],
                names.join(" and ")
            ));
        }
        Found {
            holds,
            text: texts.join(", "),
        }
    }
}

/// Whether exactly the expected literals are necessary.
fn necessary(
    literals: &[Expression],
    outcome: &OutcomeEvidence<'_>,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let space = evidence
        .outcome
        .sufficiency
        .or(outcome.sufficiency)
        .ok_or(ClaimErrorReason::NotAnalysed)?
        .space();
    let found: Vec<&Expression> = outcome
        .necessity
        .iter()
        .filter(|necessity| necessity.is_necessary())
        .map(Necessity::expression)
        .collect();
    let products = |literals: &mut dyn Iterator<Item = &Expression>| {
        let mut products: Vec<_> = literals
            .map(|literal| space.products(literal))
            .collect::<Result<_, _>>()?;
        products.sort();
        products.dedup();
        Ok::<_, ClaimErrorReason>(products)
    };
    let holds = products(&mut literals.iter())? == products(&mut found.iter().copied())?;
    let names: Vec<String> = found.iter().map(|literal| format!("`{literal}`")).collect();
    let text = if names.is_empty() {
        "no necessary condition".to_owned()
    } else {
        format!("necessary: {}", names.join(", "))
    };
    Ok(Found { holds, text })
}

fn positions(cases: &[String], evidence: &Evidence<'_>) -> Result<Vec<usize>, ClaimErrorReason> {
    let position = |case: &String| {
        let name: String = case.nfc().collect();
        let found = evidence.cases.iter().position(|known| *known == name);
        found.ok_or_else(|| ClaimErrorReason::NoSuchCase(case.clone()))
    };
    cases.iter().map(position).collect()
}

fn paths(count: usize) -> String {
    match count {
        1 => "1 path".to_owned(),
        n => format!("{n} paths"),
    }
}

impl Fit {
    fn found(&self, value: Option<f64>, digits: u8) -> Found {
        let name = self.parameter.word();
        match value {
            Some(value) => Found {
                holds: is_within(value, self.value, self.within),
                text: format!("{name} {}", number(value, digits)),
            },
            None => Found {
                holds: false,
                text: format!("{name} –"),
            },
        }
    }
}

/// Whether a value lies within a tolerance of another; the tolerance's own last bits count as in.
fn is_within(value: f64, expected: f64, within: f64) -> bool {
    (value - expected).abs() <= within + 1e-12
}

impl Bound {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(most) => value <= most + 1e-12,
            Self::AtLeast(least) => value >= least - 1e-12,
            Self::Equals {
                value: expected,
                within,
            } => is_within(value, expected, within),
        }
    }
}

fn bound_in_words(bound: Bound) -> String {
    match bound {
        Bound::AtMost(most) => format!("at most {most}"),
        Bound::AtLeast(least) => format!("at least {least}"),
        Bound::Equals { value, within } => format!("{value} ± {within}"),
    }
}

impl Statistic {
    /// The statistic of a set.
    fn of(self, set: &SetName, sets: &[SetEvidence]) -> Result<f64, ClaimErrorReason> {
        let none = || ClaimErrorReason::NoStatistic(set.clone());
        let evidence = sets
            .iter()
            .find(|evidence| evidence.name == *set)
            .ok_or_else(none)?;
        let mean = |values: &[f64]| {
            let cases = u32::try_from(values.len()).ok().filter(|&cases| cases > 0);
            cases
                .map(|cases| values.iter().sum::<f64>() / f64::from(cases))
                .ok_or_else(none)
        };
        if self == Self::RawMean {
            return mean(evidence.raw.as_ref().ok_or_else(none)?);
        }
        let memberships = evidence
            .memberships
            .as_ref()
            .ok_or_else(none)?
            .memberships();
        let number = |membership: &crate::set::Membership| match self {
            Self::ShareAboveHalf => f64::from(u8::from(membership.is_in())),
            Self::Mean | Self::RawMean => membership.value(),
        };
        mean(&memberships.iter().map(number).collect::<Vec<_>>())
    }
}
