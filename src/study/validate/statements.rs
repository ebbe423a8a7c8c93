//! What a claim expects: statements that can be checked.

use crate::set::Expression;
use crate::study::document::{Kind, Node};
use crate::study::{
    Bound, Fit, Parameter, Placed, SolutionKind, Statement, Statistic, SufficiencyPlan,
};

use super::claims::Subject;
use super::expressions::is_literal;
use super::fields::{Keys, Reported, Section, scalar_text};
use super::problems::Problems;
use super::sufficiency;
use super::wording::{listed, subject, word};

/// The keys of `expect`.
pub(super) const EXPECT_KEYS: Keys = Keys {
    allowed: &[
        "outcome",
        "model",
        "necessary",
        "solution",
        "paths",
        "formula",
        "path",
        "covers",
        "consistency",
        "coverage",
        "pri",
        "raw_coverage",
        "unique_coverage",
        "within",
        "closest_path",
        "cases",
        "set",
        "share_above_half",
        "mean",
        "raw_mean",
    ],
    later: &[],
};

/// Keys that say something about a solution that must be named.
const ABOUT_SOLUTION: [&str; 9] = [
    "paths",
    "formula",
    "path",
    "covers",
    "consistency",
    "coverage",
    "pri",
    "raw_coverage",
    "unique_coverage",
];
const FITS: [(&str, Parameter); 5] = [
    ("consistency", Parameter::Consistency),
    ("coverage", Parameter::Coverage),
    ("raw_coverage", Parameter::Coverage),
    ("unique_coverage", Parameter::UniqueCoverage),
    ("pri", Parameter::Pri),
];
const STATISTICS: [(&str, Statistic); 3] = [
    ("share_above_half", Statistic::ShareAboveHalf),
    ("mean", Statistic::Mean),
    ("raw_mean", Statistic::RawMean),
];

/// Keys that mean nothing without another.
const NEEDS: [(&str, &str); 8] = [
    ("covers", "path"),
    ("raw_coverage", "path"),
    ("unique_coverage", "path"),
    ("cases", "closest_path"),
    ("closest_path", "cases"),
    ("share_above_half", "set"),
    ("mean", "set"),
    ("raw_mean", "set"),
];

/// Keys that mean nothing without one of others.
const SERVES: [(&str, &[&str]); 3] = [
    (
        "solution",
        &[
            "paths",
            "formula",
            "path",
            "covers",
            "consistency",
            "coverage",
            "pri",
            "raw_coverage",
            "unique_coverage",
            "closest_path",
        ],
    ),
    ("set", &["share_above_half", "mean", "raw_mean"]),
    (
        "within",
        &[
            "consistency",
            "coverage",
            "pri",
            "raw_coverage",
            "unique_coverage",
            "share_above_half",
            "mean",
            "raw_mean",
        ],
    ),
];

/// How far a result may lie from a number in a claim that does not say so itself.
const WITHIN: f64 = 0.005;

/// Reads one `expect`.
pub(super) struct Reader<'a, 'n, 'p> {
    pub(super) section: Section<'n>,
    pub(super) subject: Subject<'a>,
    pub(super) statements: Vec<Placed<Statement>>,
    pub(super) problems: &'p mut Problems,
}

impl Reader<'_, '_, '_> {
    /// Reads all statements: whether they are about the negated outcome, and whether one of
    /// several models is enough.
    pub(super) fn read(&mut self) -> Option<(bool, bool)> {
        let before = self.problems.count();
        let negated = self.read_outcome();
        let any_model = self
            .section
            .optional("model", self.problems, |node, problems| {
                problems.word(node, &[("every", false), ("any", true)], &[])
            });
        self.check_companions();
        let within = self
            .section
            .optional("within", self.problems, |node, problems| {
                problems.number_where(node, |within| within >= 0.0, "0 or more", "`within: 0.005`")
            });
        let within = within.ok().flatten().unwrap_or(WITHIN);
        self.read_necessary();
        self.read_solution_statements(within);
        self.read_descriptive(within);
        self.check_negated(negated.unwrap_or(false));
        if self.statements.is_empty() && self.problems.count() == before {
            let help = "for example `expect: {necessary: none}` or `expect: {solution: intermediate, paths: 3}`";
            let message = "this claim expects nothing that could be checked";
            self.problems.add(
                "claim-says-nothing",
                self.section.place(),
                message,
                Some(help.to_owned()),
            );
        }
        let clean = self.problems.count() == before;
        clean.then_some((negated?, any_model.ok()?.unwrap_or(false)))
    }

    fn state(&mut self, node: &Node, statement: Statement) {
        self.statements.push(Placed {
            value: statement,
            place: node.place.clone(),
        });
    }

    /// Whether the claim is about the negated outcome.
    fn read_outcome(&mut self) -> Option<bool> {
        let Some(node) = self.section.get("outcome") else {
            return Some(false);
        };
        let Some(outcome) = &self.subject.sets.outcome else {
            return Some(false);
        };
        let expression = scalar_text(node).and_then(|text| text.parse::<Expression>().ok());
        let (negated, literal) = match &expression {
            Some(Expression::Not(inner)) => (true, Some(&**inner)),
            other => (false, other.as_ref()),
        };
        if matches!(literal, Some(Expression::Literal(literal)) if literal.set == outcome.name) {
            return Some(negated);
        }
        let (presence, absence) = (outcome.name.to_string(), format!("~{}", outcome.name));
        self.problems.wrong_word(node, &[&presence, &absence]);
        None
    }

    fn check_companions(&mut self) {
        for (key, needed) in NEEDS {
            if let Some(node) = self.section.get(key)
                && !self.section.has(needed)
            {
                let message = format!(
                    "{} needs the key `{needed}` beside it",
                    subject(&node.place)
                );
                let help = format!("add `{needed}`, or leave `{key}` out");
                self.problems
                    .add("missing-key", &node.place, message, Some(help));
            }
        }
        for (key, served) in SERVES {
            if let Some(node) = self.section.get(key)
                && !served.iter().any(|served| self.section.has(served))
            {
                let message = format!("{} says nothing alone", subject(&node.place));
                let help = format!("add one of {}", listed(served));
                self.problems
                    .add("claim-says-nothing", &node.place, message, Some(help));
            }
        }
    }

    fn read_necessary(&mut self) {
        let Some(node) = self.section.get("necessary") else {
            return;
        };
        let example = "`necessary: none` or `necessary: [LS, ~FS]`";
        if scalar_text(node) == Some("none") {
            return self.state(node, Statement::Necessary(Vec::new()));
        }
        if !matches!(node.kind, Kind::Sequence(_)) {
            return self
                .problems
                .wrong_type(node, "`none` or a list of literals", example);
        }
        let sets = self.subject.sets;
        let literals = self
            .problems
            .list_of(node, "literals", example, |problems, item| {
                let expression = sets.expression(item, example, problems)?;
                if !is_literal(&expression.value) {
                    let message = format!("`{expression}` is not a single condition");
                    let help = "necessity is tested for `LS`, `~LS` or `C{1}`";
                    problems.add("not-a-literal", &item.place, message, Some(help.to_owned()));
                    return None;
                }
                Some(expression.value)
            });
        if let Some(literals) = literals {
            self.state(node, Statement::Necessary(literals));
        }
    }

    fn read_solution_statements(&mut self, within: f64) {
        let about = ABOUT_SOLUTION.iter().find_map(|key| self.section.get(key));
        let Some(node) = about.or_else(|| self.section.get("closest_path")) else {
            return;
        };
        let Ok(solution) = self.read_solution(about.is_some(), node) else {
            return;
        };
        if let Some(node) = self.section.get("paths")
            && let Some(paths) = self.problems.whole(node, 0, "`paths: 3`")
        {
            let paths = usize::try_from(paths).unwrap_or(usize::MAX);
            self.state(node, Statement::Paths(solution, paths));
        }
        if let Some(node) = self.section.get("formula")
            && let Some(formula) =
                self.subject
                    .sets
                    .expression(node, "`formula: \"LS*MD + FS\"`", self.problems)
        {
            self.state(node, Statement::Formula(solution, formula.value));
        }
        match self.section.get("path") {
            Some(node) => self.read_path(node, solution, within),
            None => self.read_fits(within, |fit| Statement::SolutionFit(solution, fit)),
        }
        if let (Some(path), Some(cases)) =
            (self.section.get("closest_path"), self.section.get("cases"))
        {
            let expression = self.term(path);
            let cases = self.cases(cases);
            if let (Some(expression), Some(cases)) = (expression, cases) {
                self.state(path, Statement::ClosestPath(solution, expression, cases));
            }
        }
    }

    /// The solution that the claim names; intermediate where only the closest path is claimed.
    fn read_solution(&mut self, required: bool, about: &Node) -> Result<SolutionKind, Reported> {
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
            let help = "say which: `solution: conservative`, `intermediate` or `parsimonious`";
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

    fn read_path(&mut self, node: &Node, solution: SolutionKind, within: f64) {
        let Some(path) = self.term(node) else { return };
        let before = self.statements.len();
        if let Some(covers) = self.section.get("covers")
            && let Some(cases) = self.cases(covers)
        {
            self.state(covers, Statement::Covers(solution, path.clone(), cases));
        }
        self.read_fits(within, |fit| {
            Statement::PathFit(solution, path.clone(), fit)
        });
        if self.statements.len() == before {
            self.state(node, Statement::Path(solution, path));
        }
    }

    fn read_fits(&mut self, within: f64, statement: impl Fn(Fit) -> Statement) {
        for (key, parameter) in FITS {
            if let Some(node) = self.section.get(key)
                && let Some(cutoff) = self.problems.cutoff(node, &format!("`{key}: 0.93`"))
            {
                self.state(
                    node,
                    statement(Fit {
                        parameter,
                        value: cutoff.value(),
                        within,
                    }),
                );
            }
        }
    }

    /// An expression that is one term, not a sum.
    fn term(&mut self, node: &Node) -> Option<Expression> {
        let expression = self
            .subject
            .sets
            .expression(node, "`path: \"LS*~FS\"`", self.problems)?
            .value;
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

    fn cases(&mut self, node: &Node) -> Option<Vec<String>> {
        let example = "`[Yichun, Heihe]`";
        self.problems
            .filled_list_of(node, "cases", example, |problems, item| {
                problems.text(item, example)
            })
    }

    fn read_descriptive(&mut self, within: f64) {
        let Some(node) = self.section.get("set") else {
            return;
        };
        let Some(set) = self.subject.sets.set(node, self.problems) else {
            return;
        };
        for (key, statistic) in STATISTICS {
            let Some(node) = self.section.get(key) else {
                continue;
            };
            for bound in read_bounds(node, key, within, self.problems) {
                self.state(node, Statement::Descriptive(set.clone(), statistic, bound));
            }
        }
    }

    /// Solutions of the negated outcome exist only when it is analysed; necessity always does.
    fn check_negated(&mut self, negated: bool) {
        let Some(sufficiency) = self.subject.sufficiency else {
            return;
        };
        if negated {
            self.check_enhanced(sufficiency);
        }
        if !negated || sufficiency.negated_outcome.is_some() {
            return;
        }
        let about_solution = |statement: &&Placed<Statement>| {
            !matches!(
                statement.value,
                Statement::Necessary(_) | Statement::Descriptive(..)
            )
        };
        let Some(statement) = self.statements.iter().find(about_solution) else {
            return;
        };
        let message = format!(
            "{} is about the negated outcome, which is not analysed",
            subject(&statement.place)
        );
        let help = "declare `negated_outcome: true` under `sufficiency`";
        self.problems.add(
            "negated-outcome-not-analysed",
            &statement.place,
            message,
            Some(help.to_owned()),
        );
    }

    /// Claims of necessity bar rows of the outcome only; alone they leave its negation without
    /// enhanced solutions.
    fn check_enhanced(&mut self, sufficiency: &SufficiencyPlan) {
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
}

/// A number, or `at_most` and `at_least`.
fn read_bounds(node: &Node, key: &str, within: f64, problems: &mut Problems) -> Vec<Bound> {
    const KEYS: Keys = Keys {
        allowed: &["at_most", "at_least"],
        later: &[],
    };
    let example = format!("`{key}: {{at_most: 0.5}}` or `{key}: 0.5`");
    if !matches!(node.kind, Kind::Mapping(_)) {
        let value = problems.number(node, &example);
        return value
            .map(|value| Bound::Equals { value, within })
            .into_iter()
            .collect();
    }
    let Some(section) = problems.section(node, KEYS, &example) else {
        return Vec::new();
    };
    if !section.has_any() {
        problems.wrong_type(
            node,
            "a number, or `at_most` or `at_least` with one",
            &example,
        );
    }
    let mut bound = |key, bound: fn(f64) -> Bound| {
        let number = section
            .get(key)
            .and_then(|node| problems.number(node, "`0.5`"));
        number.map(bound)
    };
    [
        bound("at_least", Bound::AtLeast),
        bound("at_most", Bound::AtMost),
    ]
    .into_iter()
    .flatten()
    .collect()
}
