//! Claims about solutions, their models and their paths.

use super::Reader;
use crate::set::Expression;
use crate::study::document::Node;
use crate::study::validate::fields::{Reported, scalar_text};
use crate::study::validate::sufficiency;
use crate::study::validate::wording::{listed, subject, word};
use crate::study::{ModelStatement, SolutionKind, Statement, SufficiencyPlan};

/// Keys that say something about a solution that must be named.
const ABOUT_SOLUTION: [&str; 15] = [
    "paths",
    "formula",
    "subset_of",
    "superset_of",
    "models",
    "prime_implicants",
    "simplifying_assumptions",
    "path",
    "covers",
    "core",
    "consistency",
    "coverage",
    "pri",
    "raw_coverage",
    "unique_coverage",
];

impl Reader<'_, '_, '_> {
    pub(super) fn read_solution_statements(&mut self, within: f64) {
        if self.section.has("necessary_condition") || self.section.has("row") {
            return;
        }
        let about = ABOUT_SOLUTION.iter().find_map(|key| self.section.get(key));
        let Some(node) = about.or_else(|| self.section.get("closest_path")) else {
            return;
        };
        let Ok(solution) = self.read_solution(about.is_some(), node) else {
            return;
        };
        self.read_counts(solution);
        self.read_formulas(solution);
        match self.section.get("path") {
            Some(node) => self.read_path(node, solution, within),
            None => self.read_fits(within, |fit| {
                Statement::Model(solution, ModelStatement::Fit(fit))
            }),
        }
        if let (Some(path), Some(cases)) =
            (self.section.get("closest_path"), self.section.get("cases"))
        {
            let expression = self.term(path);
            let cases = self.cases(cases);
            if let (Some(expression), Some(cases)) = (expression, cases) {
                let statement = ModelStatement::ClosestPath(expression, cases);
                self.state(path, Statement::Model(solution, statement));
            }
        }
    }

    /// The solution that the claim names; intermediate where only the closest path is claimed.
    pub(super) fn read_solution(
        &mut self,
        required: bool,
        about: &Node,
    ) -> Result<SolutionKind, Reported> {
        let solutions = self
            .subject
            .sufficiency
            .map(|sufficiency| &sufficiency.solutions);
        let default = SolutionKind::Intermediate;
        let Some(node) = self.section.get("solution") else {
            if self.section.has("solution") {
                return Err(Reported);
            }
            if !required && solutions.is_none_or(|solutions| solutions.contains(&default)) {
                return Ok(default);
            }
            let message = format!(
                "{} needs the key `solution` beside it",
                subject(&about.place)
            );
            let figures = ["consistency", "coverage", "pri"];
            let help = if figures.iter().any(|key| self.section.has(key)) {
                "say of what: `solution: intermediate`, `row: \"LS*~FS\"` or `necessary_condition: LS`"
            } else {
                "say which: `solution: conservative`, `intermediate` or `parsimonious`"
            };
            self.problems
                .add("missing-key", &about.place, message, Some(help.to_owned()));
            return Err(Reported);
        };
        let solution = sufficiency::read_solution(node, self.problems).ok_or(Reported)?;
        let computed = solution == SolutionKind::Parsimonious
            || solutions.is_none_or(|solutions| solutions.contains(&solution));
        if !computed {
            let (lacks, help) = if solution.is_enhanced() {
                let help = "say with `enhanced` which rows to bar";
                ("only `sufficiency.enhanced` asks for", help.to_owned())
            } else {
                let help = format!("add `{}` to `sufficiency.solutions`", solution.name());
                ("`sufficiency.solutions` does not list", help)
            };
            let message = format!(
                "{} is `{}`, which {lacks}",
                subject(&node.place),
                solution.name()
            );
            self.problems
                .add("solution-not-computed", &node.place, message, Some(help));
        }
        Ok(solution)
    }

    /// Claims of necessity bar rows of the outcome only; alone they leave its negation without
    /// enhanced solutions.
    pub(super) fn check_enhanced(&mut self, sufficiency: &SufficiencyPlan) {
        let computed = sufficiency.solutions_for(true);
        let Some(node) = self.section.get("solution") else {
            return;
        };
        let kinds = SolutionKind::ENHANCED.into_iter();
        let mut named = kinds.filter(|kind| scalar_text(node) == Some(kind.name()));
        let Some(kind) = named.next() else {
            return;
        };
        if sufficiency.enhanced.is_some() && !computed.contains(&kind) {
            let name = kind.name();
            let message = format!(
                "{} is `{name}`, which the negated outcome does not have: `enhanced.necessary` is \
                 about the outcome only",
                subject(&node.place)
            );
            let help = "claim something of the outcome, or declare `untenable` or `contradictory`";
            let code = "solution-not-computed";
            self.problems
                .add(code, &node.place, message, Some(help.to_owned()));
        }
    }

    fn read_counts(&mut self, solution: SolutionKind) {
        let of_model = |statement| Statement::Model(solution, statement);
        if let Some(node) = self.section.get("models")
            && let Some(count) = self.count(node, "models")
        {
            self.state(node, Statement::Models(solution, count.into()));
        }
        if let Some(node) = self.section.get("paths")
            && let Some(count) = self.count(node, "paths")
        {
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            self.state(node, of_model(ModelStatement::Paths(count)));
        }
        if let Some(node) = self.section.get("simplifying_assumptions")
            && let Some(count) = self.count(node, "simplifying_assumptions")
        {
            let statement = ModelStatement::SimplifyingAssumptions(count.into());
            self.state(node, of_model(statement));
        }
    }

    fn read_formulas(&mut self, solution: SolutionKind) {
        self.read_formula("formula", solution, ModelStatement::Formula);
        self.read_formula("subset_of", solution, ModelStatement::SubsetOf);
        self.read_formula("superset_of", solution, ModelStatement::SupersetOf);
        if let Some(node) = self.section.get("prime_implicants")
            && let Some(primes) = self.expression(node, "`prime_implicants: \"LS*MD + FS\"`")
        {
            self.state(node, Statement::PrimeImplicants(solution, primes));
        }
    }

    fn read_formula(
        &mut self,
        key: &str,
        solution: SolutionKind,
        statement: impl Fn(Expression) -> ModelStatement,
    ) {
        if let Some(node) = self.section.get(key)
            && let Some(formula) = self.expression(node, &format!("`{key}: \"LS*MD + FS\"`"))
        {
            self.state(node, Statement::Model(solution, statement(formula)));
        }
    }

    fn read_path(&mut self, node: &Node, solution: SolutionKind, within: f64) {
        let Some(path) = self.term(node) else { return };
        let before = (self.statements.len(), self.problems.count());
        if let Some(covers) = self.section.get("covers")
            && let Some(cases) = self.cases(covers)
        {
            let statement = ModelStatement::Covers(path.clone(), cases);
            self.state(covers, Statement::Model(solution, statement));
        }
        if let Some(core) = self.section.get("core")
            && let Some(literals) = self.core(core, &path, solution)
        {
            let statement = ModelStatement::Core(path.clone(), literals);
            self.state(core, Statement::Model(solution, statement));
        }
        self.read_fits(within, |fit| {
            Statement::Model(solution, ModelStatement::PathFit(path.clone(), fit))
        });
        if (self.statements.len(), self.problems.count()) == before {
            self.state(node, Statement::Model(solution, ModelStatement::Path(path)));
        }
    }

    /// The core conditions of a path: literals that it is made of.
    fn core(
        &mut self,
        node: &Node,
        path: &Expression,
        solution: SolutionKind,
    ) -> Option<Vec<Expression>> {
        if solution != SolutionKind::Intermediate {
            let message = format!(
                "{} is about the {solution} solution, whose paths have no core conditions",
                subject(&node.place)
            );
            let help = "core conditions are those that a path of the intermediate solution shares with the parsimonious one: `solution: intermediate`";
            self.problems.add(
                "no-core-conditions",
                &node.place,
                message,
                Some(help.to_owned()),
            );
            return None;
        }
        let literals = self.literals(node, "core")?;
        let parts = match path {
            Expression::And(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        let Some(other) = literals.iter().find(|literal| !parts.contains(literal)) else {
            return Some(literals);
        };
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        let message = format!(
            "{} names {}, which is not in the path {}",
            subject(&node.place),
            word(&other.to_string()),
            word(&path.to_string())
        );
        let help = format!("the path is made of {}", listed(&parts));
        self.problems
            .add("not-in-path", &node.place, message, Some(help));
        None
    }

    /// An expression that is one term, not a sum.
    fn term(&mut self, node: &Node) -> Option<Expression> {
        let expression = self.expression(node, "`path: \"LS*~FS\"`")?;
        if matches!(expression, Expression::Or(_)) {
            let message = format!(
                "{} is {}, which is several paths",
                subject(&node.place),
                word(&expression.to_string())
            );
            let help =
                "a path is one term, such as `LS*~FS`; write a claim for each, or use `formula`";
            self.problems
                .add("not-a-path", &node.place, message, Some(help.to_owned()));
            return None;
        }
        Some(expression)
    }
}
