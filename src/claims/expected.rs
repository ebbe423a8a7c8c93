//! What a statement expects, in words.

use super::{in_backticks, rows};
use crate::study::{ModelStatement, RowStatement, SolutionKind, Statement};
use crate::wording::counted;

impl Statement {
    /// What it expects, in words.
    pub(super) fn expected(&self) -> String {
        match self {
            Self::Necessary(literals) if literals.is_empty() => "no necessary condition".to_owned(),
            Self::Necessary(literals) => format!("necessary: {}", in_backticks(literals)),
            Self::NecessaryCondition(expression) => format!("`{expression}` is necessary"),
            Self::NecessityFit(expression, fit) => {
                format!("`{expression}` as necessary: {}", fit.expected())
            }
            Self::Row(row, expected) => format!("row `{row}`: {}", expected.words()),
            Self::ObservedRows(count) => format!("truth table: {}", rows::observed_rows(*count)),
            Self::Remainders(count) => {
                format!("truth table: {}", rows::logical_remainders(*count))
            }
            Self::Models(kind, count) => format!("{kind} solution: {}", models(*count)),
            Self::PrimeImplicants(kind, primes) => {
                format!("{kind} solution: prime implicants `{primes}`")
            }
            Self::Model(kind, expected) => expected.of_solution(*kind),
            Self::Descriptive(set, statistic, bound) => {
                format!("{set}: {} {}", statistic.words(), bound.expected())
            }
            Self::Nca(expression, ceiling, statement) => {
                format!("`{expression}`, {ceiling}: {}", statement.expected())
            }
            Self::StaysFor(kind, decision, [low, high]) => {
                format!("{kind} solution: the same for {decision} from {low} to {high}")
            }
            Self::Variant(name, kind, relation) => {
                format!("variant “{name}”: {kind} solution {}", relation.in_words())
            }
        }
    }
}

impl RowStatement {
    fn words(&self) -> String {
        match self {
            Self::Code(code) => rows::code_in_words(*code),
            Self::Count(count) => rows::number_of_cases(*count),
            Self::Fit(fit) => fit.expected(),
            Self::Cases(cases) => format!("cases {}", cases.join(", ")),
        }
    }
}

impl ModelStatement {
    fn of_solution(&self, kind: SolutionKind) -> String {
        match self {
            Self::Paths(count) => format!("{kind} solution: {}", paths(*count)),
            Self::Formula(formula) => format!("{kind} solution: `{formula}`"),
            Self::SubsetOf(larger) => format!("{kind} solution: a subset of `{larger}`"),
            Self::SupersetOf(smaller) => format!("{kind} solution: a superset of `{smaller}`"),
            Self::Fit(fit) => format!("{kind} solution: {}", fit.expected()),
            Self::SimplifyingAssumptions(count) => {
                format!("{kind} solution: {}", simplifying_assumptions(*count))
            }
            Self::Path(path) => format!("`{path}` is a path of the {kind} solution"),
            Self::Covers(path, cases) => format!("`{path}` covers {}", cases.join(", ")),
            Self::PathFit(path, fit) => format!("`{path}`: {}", fit.expected()),
            Self::Core(path, literals) => {
                format!("core conditions of `{path}`: {}", in_backticks(literals))
            }
            Self::ClosestPath(path, cases) => {
                format!("`{path}` is the closest path of {}", cases.join(", "))
            }
        }
    }
}

pub(super) fn paths(count: usize) -> String {
    counted(count as u128, "path", "paths")
}

pub(super) fn models(count: u128) -> String {
    counted(count, "model", "models")
}

pub(super) fn simplifying_assumptions(count: u128) -> String {
    counted(count, "simplifying assumption", "simplifying assumptions")
}
