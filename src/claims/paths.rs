//! Paths: whole terms of a model.

use std::collections::BTreeSet;

use super::fit::Found;
use super::models::{ModelView, name_of};
use super::{ClaimErrorReason, in_backticks, listed, position};
use crate::language::say;
use crate::minimize::Implicant;
use crate::set::{Expression, Membership, PropertySpace};
use crate::sufficiency::FittedTerm;
use crate::wording::Numbers;

/// The one conjunction that a path names.
pub(super) fn implicant(
    path: &Expression,
    space: &PropertySpace,
) -> Result<Implicant, ClaimErrorReason> {
    match &Implicant::all_of(path, space)?[..] {
        [implicant] => Ok(implicant.clone()),
        _ => Err(ClaimErrorReason::NotOnePath(path.to_string())),
    }
}

impl ModelView<'_> {
    pub(super) fn positions(&self, cases: &[String]) -> Result<Vec<usize>, ClaimErrorReason> {
        let position = |case: &String| position(case, self.evidence.cases);
        cases.iter().map(position).collect()
    }

    /// The term that a path names as a whole.
    pub(super) fn term(&self, path: &Expression) -> Result<Option<&FittedTerm>, ClaimErrorReason> {
        let wanted = implicant(path, self.space)?;
        Ok(self.terms.iter().find(|term| term.implicant == wanted))
    }

    /// What is found of a path that must be a whole term.
    pub(super) fn of_path(
        &self,
        path: &Expression,
        found: impl FnOnce(&FittedTerm) -> Result<Found, ClaimErrorReason>,
    ) -> Result<Found, ClaimErrorReason> {
        match self.term(path)? {
            Some(term) => found(term),
            None => Ok(Found {
                holds: false,
                text: say!(
                    self.evidence.words,
                    "expected-no-path",
                    path = path,
                    formula = self.formula()
                ),
            }),
        }
    }

    fn score(&self, term: &FittedTerm, case: usize) -> Membership {
        self.sufficiency.membership_of(&term.implicant, case)
    }

    /// Whether each of the cases has a membership above 0.5 in the path.
    pub(super) fn covered(&self, path: &Expression, term: &FittedTerm, wanted: &[usize]) -> Found {
        let covered = term.cases_above_half.positions().iter();
        let names = covered.map(|&i| &self.evidence.cases[i]);
        let words = self.evidence.words;
        let names = listed(&names.collect::<Vec<_>>(), words);
        let covers = |&case: &usize| self.score(term, case).is_in();
        Found {
            holds: wanted.iter().all(covers),
            text: say!(words, "expected-covers", path = path, cases = names),
        }
    }

    /// Whether exactly these literals are core, in every marking that the pairs of the model give.
    pub(super) fn core(
        &self,
        path: &Expression,
        term: &FittedTerm,
        literals: &[Expression],
        any: bool,
    ) -> Result<Found, ClaimErrorReason> {
        let words = self.evidence.words;
        let mut wanted: BTreeSet<Implicant> = BTreeSet::new();
        for literal in literals {
            wanted.insert(implicant(literal, self.space)?);
        }
        let conditions = self.space.names().len();
        let of_marking = |(marks, pairs): &(BTreeSet<usize>, Vec<usize>)| {
            let literals = term.implicant.literals();
            let core: Vec<Implicant> = literals
                .filter(|(condition, _)| marks.contains(condition))
                .map(|literal| Implicant::with_literals(&[literal], conditions))
                .collect();
            let names: Vec<Expression> =
                core.iter().map(|one| one.expression(self.space)).collect();
            let found = Found {
                holds: core.into_iter().collect::<BTreeSet<_>>() == wanted,
                text: say!(
                    words,
                    "expected-core",
                    path = path,
                    conditions = in_backticks(&names, words)
                ),
            };
            let pairs = pairs.iter().map(|&pair| name_of(&self.pairs[pair]));
            (words.list(&pairs.collect::<Vec<_>>()), found)
        };
        let each: Vec<(String, Found)> = term.core.iter().map(of_marking).collect();
        Ok(Found::of_each(&each, any, words))
    }

    /// Whether `term` is where each case has its highest membership, alone.
    pub(super) fn closest(&self, term: &FittedTerm, cases: &[usize]) -> Found {
        let score = |term: &FittedTerm, case: usize| self.score(term, case).value();
        let words = self.evidence.words;
        let numbers = Numbers::new(self.evidence.digits);
        let mut texts = Vec::new();
        let mut holds = true;
        for &case in cases {
            let scores = self.terms.iter().map(|t| score(t, case));
            let highest = scores.fold(0.0, f64::max);
            let closest = self.terms.iter().filter(|t| score(t, case) >= highest);
            let closest: Vec<&FittedTerm> = closest.collect();
            holds &= matches!(closest[..], [only] if only.implicant == term.implicant);
            let names = closest.iter().map(|t| format!("`{}`", self.name(t)));
            let names: Vec<String> = names.collect();
            texts.push(say!(
                words,
                "expected-closest-of",
                case = &self.evidence.cases[case],
                paths = names.join(&words.say("expected-tied")),
                score = numbers.text(Some(highest))
            ));
        }
        Found {
            holds,
            text: words.commas(&texts),
        }
    }
}
