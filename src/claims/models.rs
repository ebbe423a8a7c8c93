//! Solutions, their models and their paths.

use super::fit::Found;
use super::{ClaimErrorReason, Evidence, in_backticks};
use crate::language::{Words, say};
use crate::minimize::Implicant;
use crate::set::{Expression, PropertySpace, SumOfProducts};
use crate::study::{Fit, ModelStatement, Parameter, SolutionKind};
use crate::sufficiency::{FittedModel, FittedTerm, Pair, Solution, Sufficiency};

/// How many models a solution has, listed or not.
pub(super) fn counted(
    kind: SolutionKind,
    expected: u128,
    sufficiency: &Sufficiency,
    words: &Words,
) -> Result<Found, ClaimErrorReason> {
    let found = match sufficiency.single(kind) {
        Some(solution) => solution.models_total(),
        None if sufficiency.is_complete(kind) => Some(sufficiency.models(kind).len() as u128),
        None => None,
    };
    let found = found.ok_or(ClaimErrorReason::ModelsNotCounted(kind))?;
    Ok(Found {
        holds: found == expected,
        text: say!(words, "expected-models", n = found),
    })
}

/// The prime implicants of a solution; the intermediate one has a chart for each pair.
pub(super) fn primes(
    kind: SolutionKind,
    expected: &Expression,
    any: bool,
    sufficiency: &Sufficiency,
    words: &Words,
) -> Result<Found, ClaimErrorReason> {
    let space = sufficiency.space();
    let expected = Implicant::all_of(expected, space)?;
    let of_chart = |solution: &Solution| {
        let chart = solution.chart();
        if !chart.is_complete() {
            return Err(ClaimErrorReason::NotAllPrimes(kind));
        }
        let mut primes: Vec<&Implicant> = chart.primes().iter().collect();
        let names: Vec<Expression> = primes.iter().map(|one| one.expression(space)).collect();
        primes.sort();
        Ok(Found {
            holds: primes.into_iter().eq(&expected),
            text: primes_in_words(in_backticks(&names, words), words),
        })
    };
    let each: Vec<(String, Found)> = match sufficiency.single(kind) {
        Some(solution) => vec![(String::new(), of_chart(solution)?)],
        None if !sufficiency.is_complete(kind) => return Err(ClaimErrorReason::NotAllModels(kind)),
        None => sufficiency
            .intermediate(kind)
            .pairs()
            .iter()
            .map(|pair| Ok((name_of(pair), of_chart(&pair.solution)?)))
            .collect::<Result<_, ClaimErrorReason>>()?,
    };
    if each.is_empty() {
        return Ok(Found {
            holds: expected.is_empty(),
            text: primes_in_words(words.say("expected-none"), words),
        });
    }
    Ok(Found::of_each(&each, any, words))
}

fn primes_in_words(primes: String, words: &Words) -> String {
    say!(words, "expected-primes", primes = primes)
}

/// What one model says; `None` is a solution without a model.
pub(super) fn find(
    kind: SolutionKind,
    expected: &ModelStatement,
    model: Option<&FittedModel>,
    any: bool,
    sufficiency: &Sufficiency,
    evidence: &Evidence<'_>,
) -> Result<Found, ClaimErrorReason> {
    let space = sufficiency.space();
    let view = ModelView {
        model,
        terms: model.map_or(&[], |model| &model.terms),
        space,
        sufficiency,
        pairs: sufficiency.intermediate(kind).pairs(),
        evidence,
    };
    match expected {
        ModelStatement::Paths(count) => Ok(Found {
            holds: view.terms.len() == *count,
            text: say!(evidence.words, "expected-paths", n = view.terms.len()),
        }),
        ModelStatement::Formula(formula) => {
            let expected = Implicant::all_of(formula, space)?;
            let mut ours: Vec<&Implicant> = view.terms.iter().map(|t| &t.implicant).collect();
            ours.sort();
            Ok(Found {
                holds: ours.into_iter().eq(&expected),
                text: view.formula(),
            })
        }
        ModelStatement::SubsetOf(larger) => view.subset_of(larger),
        ModelStatement::SupersetOf(smaller) => view.superset_of(smaller),
        ModelStatement::Fit(expected) => Ok(view.fit(expected)),
        ModelStatement::SimplifyingAssumptions(count) => view.simplifying_assumptions(*count),
        ModelStatement::Path(path) => Ok(Found {
            holds: view.term(path)?.is_some(),
            text: view.formula(),
        }),
        ModelStatement::PathFit(path, expected) => view.of_path(path, |term| {
            let value = match expected.parameter {
                Parameter::Consistency => term.fit.consistency,
                Parameter::Pri => term.fit.pri,
                Parameter::Coverage => term.fit.raw_coverage,
                Parameter::UniqueCoverage => term.fit.unique_coverage,
                Parameter::Relevance => None,
            };
            Ok(expected.found(value, evidence))
        }),
        ModelStatement::Covers(path, cases) => {
            let wanted = view.positions(cases)?;
            view.of_path(path, |term| Ok(view.covered(path, term, &wanted)))
        }
        ModelStatement::Core(path, literals) => {
            view.of_path(path, |term| view.core(path, term, literals, any))
        }
        ModelStatement::ClosestPath(path, cases) => {
            let wanted = view.positions(cases)?;
            view.of_path(path, |term| Ok(view.closest(term, &wanted)))
        }
    }
}

/// One model of a solution.
pub(super) struct ModelView<'a> {
    model: Option<&'a FittedModel>,
    pub(super) terms: &'a [FittedTerm],
    pub(super) space: &'a PropertySpace,
    pub(super) sufficiency: &'a Sufficiency,
    pub(super) pairs: &'a [Pair],
    pub(super) evidence: &'a Evidence<'a>,
}

/// What the report calls a pair.
pub(super) fn name_of(pair: &Pair) -> String {
    format!("C{}P{}", pair.conservative + 1, pair.parsimonious + 1)
}

impl ModelView<'_> {
    pub(super) fn name(&self, term: &FittedTerm) -> String {
        term.implicant.expression(self.space).to_string()
    }

    pub(super) fn formula(&self) -> String {
        if self.terms.is_empty() {
            return self.evidence.words.say("expected-formula-empty");
        }
        let names: Vec<String> = self.paths().map(|path| path.to_string()).collect();
        format!("`{}`", names.join(" + "))
    }

    fn fit(&self, expected: &Fit) -> Found {
        let fit = self.model.map(|model| &model.fit);
        let value = fit.and_then(|fit| match expected.parameter {
            Parameter::Consistency => fit.consistency,
            Parameter::Pri => fit.pri,
            Parameter::Coverage => fit.coverage,
            Parameter::UniqueCoverage | Parameter::Relevance => None,
        });
        expected.found(value, self.evidence)
    }

    fn simplifying_assumptions(&self, expected: u128) -> Result<Found, ClaimErrorReason> {
        let found = match self.model {
            None => 0,
            Some(model) => model
                .model
                .simplifying_assumptions
                .count(self.space)
                .ok_or(ClaimErrorReason::NotCounted("simplifying assumptions"))?,
        };
        Ok(Found {
            holds: found == expected,
            text: say!(self.evidence.words, "expected-assumptions", n = found),
        })
    }

    /// Whether every configuration of the model lies in `larger`; else the paths that reach beyond.
    fn subset_of(&self, larger: &Expression) -> Result<Found, ClaimErrorReason> {
        let larger = SumOfProducts::of(larger, self.space)?;
        let paths = self.terms.iter().map(|term| &term.implicant);
        Ok(self.but(&self.outside(paths, &larger)?, "expected-beyond"))
    }

    /// Whether every configuration of `smaller` lies in the model; else its terms that do not.
    fn superset_of(&self, smaller: &Expression) -> Result<Found, ClaimErrorReason> {
        let whole = Expression::Or(self.paths().collect());
        let whole = SumOfProducts::of(&whole, self.space)?;
        let terms = Implicant::all_of(smaller, self.space)?;
        Ok(self.but(&self.outside(&terms, &whole)?, "expected-not-within"))
    }

    fn paths(&self) -> impl Iterator<Item = Expression> {
        let terms = self.terms.iter();
        terms.map(|term| term.implicant.expression(self.space))
    }

    /// The terms that do not lie in a set as a whole.
    fn outside<'t>(
        &self,
        terms: impl IntoIterator<Item = &'t Implicant>,
        larger: &SumOfProducts<'_>,
    ) -> Result<Vec<Expression>, ClaimErrorReason> {
        let mut outside = Vec::new();
        for term in terms {
            let term = term.expression(self.space);
            if !SumOfProducts::of(&term, self.space)?.is_within(larger) {
                outside.push(term);
            }
        }
        Ok(outside)
    }

    /// The formula, and the terms that speak against the claim.
    fn but(&self, against: &[Expression], key: &str) -> Found {
        let text = if against.is_empty() {
            self.formula()
        } else {
            let words = self.evidence.words;
            say!(
                words,
                key,
                formula = self.formula(),
                terms = in_backticks(against, words)
            )
        };
        Found {
            holds: against.is_empty(),
            text,
        }
    }
}
