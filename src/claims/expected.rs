//! What a statement expects, in words.

use super::{in_backticks, rows};
use crate::language::{Words, say};
use crate::study::{ModelStatement, Relation, RowStatement, SolutionKind, Statement};

impl Statement {
    /// What it expects, in words.
    pub(super) fn expected(&self, words: &Words) -> String {
        match self {
            Self::Necessary(literals) => super::necessity::in_words(literals, words),
            Self::NecessaryCondition(expression) => {
                say!(words, "expected-is-necessary", expression = expression)
            }
            Self::NecessityFit(expression, fit) => say!(
                words,
                "expected-as-necessary",
                expression = expression,
                fit = fit.expected(words)
            ),
            Self::Row(row, expected) => say!(
                words,
                "expected-row",
                row = row,
                what = expected.in_words(words)
            ),
            Self::ObservedRows(count) => say!(words, "expected-table-observed", n = *count),
            Self::Remainders(count) => say!(words, "expected-table-remainders", n = *count),
            Self::Models(kind, count) => say!(
                words,
                "expected-solution-models",
                kind = words.kind(*kind),
                n = *count
            ),
            Self::PrimeImplicants(kind, primes) => say!(
                words,
                "expected-solution-primes",
                kind = words.kind(*kind),
                primes = primes
            ),
            Self::Model(kind, expected) => expected.of_solution(*kind, words),
            Self::Descriptive(set, statistic, bound) => {
                let what = statistic.in_words(&bound.expected(words), words);
                say!(words, "expected-of-set", set = set, what = what)
            }
            Self::Nca(expression, ceiling, statement) => say!(
                words,
                "expected-ceiling",
                expression = expression,
                ceiling = ceiling.to_string(),
                what = statement.expected(words)
            ),
            Self::StaysFor(kind, decision, [low, high]) => say!(
                words,
                "expected-stays",
                kind = words.kind(*kind),
                decision = words.movable(decision),
                low = low.to_string(),
                high = high.to_string()
            ),
            Self::Variant(name, kind, relation) => say!(
                words,
                "expected-variant-solution",
                name = name,
                kind = words.kind(*kind),
                relation = in_words(*relation, words)
            ),
        }
    }
}

impl RowStatement {
    fn in_words(&self, words: &Words) -> String {
        match self {
            Self::Code(code) => rows::code_in_words(*code, words),
            Self::Count(count) => rows::number_of_cases(*count, words),
            Self::Fit(fit) => fit.expected(words),
            Self::Cases(cases) => say!(words, "expected-cases", cases = words.list(cases)),
        }
    }
}

impl ModelStatement {
    fn of_solution(&self, kind: SolutionKind, words: &Words) -> String {
        let kind = words.kind(kind);
        match self {
            Self::Paths(count) => say!(words, "expected-solution-paths", kind = kind, n = *count),
            Self::Formula(formula) => say!(
                words,
                "expected-solution-formula",
                kind = kind,
                formula = formula
            ),
            Self::SubsetOf(larger) => say!(
                words,
                "expected-solution-subset",
                kind = kind,
                larger = larger
            ),
            Self::SupersetOf(smaller) => say!(
                words,
                "expected-solution-superset",
                kind = kind,
                smaller = smaller
            ),
            Self::Fit(fit) => {
                let fit = fit.expected(words);
                say!(words, "expected-solution-fit", kind = kind, fit = fit)
            }
            Self::SimplifyingAssumptions(count) => say!(
                words,
                "expected-solution-assumptions",
                kind = kind,
                n = *count
            ),
            Self::Path(path) => say!(words, "expected-is-path", path = path, kind = kind),
            Self::Covers(path, cases) => say!(
                words,
                "expected-covers",
                path = path,
                cases = words.list(cases)
            ),
            Self::PathFit(path, fit) => {
                let fit = fit.expected(words);
                say!(words, "expected-path-fit", path = path, fit = fit)
            }
            Self::Core(path, literals) => say!(
                words,
                "expected-core",
                path = path,
                conditions = in_backticks(literals, words)
            ),
            Self::ClosestPath(path, cases) => say!(
                words,
                "expected-closest",
                path = path,
                cases = words.list(cases)
            ),
        }
    }
}

/// What another solution is to that of the main run.
pub(super) fn in_words(relation: Relation, words: &Words) -> String {
    words.say(match relation {
        Relation::Same => "expected-relation-same",
        Relation::Equal => "expected-relation-equal",
        Relation::Subset => "expected-relation-subset",
        Relation::Superset => "expected-relation-superset",
        Relation::Overlapping => "expected-relation-overlapping",
        Relation::Different => "expected-relation-different",
        Relation::Lost => "expected-relation-lost",
        Relation::Gained => "expected-relation-gained",
    })
}
