//! What a claim expects: statements that can be checked.

mod companions;
mod descriptive;
mod nca;
mod necessity;
mod robustness;
mod rows;
mod solutions;

use crate::set::Expression;
use crate::study::document::{Kind, Node};
use crate::study::{Fit, Parameter, Placed, Statement};

use super::claims::Subject;
use super::expressions::is_literal;
use super::fields::{Keys, Section, scalar_text};
use super::problems::Problems;
use super::wording::subject;

/// The keys of `expect`.
pub(super) const EXPECT_KEYS: Keys = Keys {
    allowed: &[
        "outcome",
        "model",
        "necessary",
        "necessary_condition",
        "row",
        "code",
        "n",
        "observed_rows",
        "remainders",
        "solution",
        "models",
        "prime_implicants",
        "paths",
        "formula",
        "subset_of",
        "superset_of",
        "simplifying_assumptions",
        "path",
        "covers",
        "core",
        "consistency",
        "coverage",
        "pri",
        "relevance",
        "raw_coverage",
        "unique_coverage",
        "within",
        "closest_path",
        "cases",
        "set",
        "share_above_half",
        "mean",
        "raw_mean",
        "nca",
        "ceiling",
        "effect_size",
        "p_value",
        "at",
        "level",
        "stays_for",
        "variant",
        "relation",
    ],
    later: &[],
};

const FITS: [(&str, Parameter); 6] = [
    ("consistency", Parameter::Consistency),
    ("coverage", Parameter::Coverage),
    ("raw_coverage", Parameter::Coverage),
    ("unique_coverage", Parameter::UniqueCoverage),
    ("pri", Parameter::Pri),
    ("relevance", Parameter::Relevance),
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
        let alone = self.check_companions();
        let within = self
            .section
            .optional("within", self.problems, |node, problems| {
                problems.number_where(node, |within| within >= 0.0, "0 or more", "`within: 0.005`")
            });
        let within = within.ok().flatten().unwrap_or(WITHIN);
        self.read_necessary();
        if alone {
            self.read_necessary_condition(within);
            self.read_row(within);
            self.read_solution_statements(within);
        }
        self.read_counts_of_rows();
        self.read_descriptive(within);
        self.read_nca(within);
        self.read_robustness();
        self.check_negated(negated.unwrap_or(false));
        if self.statements.is_empty() && self.problems.count() == before && !self.has_unknown_key()
        {
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

    /// Whether a key was reported as unknown, which may have been what the claim is about.
    fn has_unknown_key(&self) -> bool {
        let mut entries = self.section.entries();
        entries.any(|entry| !EXPECT_KEYS.allowed.contains(&entry.key.as_str()))
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

    /// An expression over the conditions.
    fn expression(&mut self, node: &Node, example: &str) -> Option<Expression> {
        let read = self.subject.sets.expression(node, example, self.problems)?;
        Some(read.value)
    }

    /// `none`, or a list of literals.
    fn literals(&mut self, node: &Node, key: &str) -> Option<Vec<Expression>> {
        let example = format!("`{key}: none` or `{key}: [LS, ~FS]`");
        if scalar_text(node) == Some("none") {
            return Some(Vec::new());
        }
        if !matches!(node.kind, Kind::Sequence(_)) {
            self.problems
                .wrong_type(node, "`none` or a list of literals", &example);
            return None;
        }
        let sets = self.subject.sets;
        self.problems
            .list_of(node, "literals", &example, |problems, item| {
                let expression = sets.expression(item, &example, problems)?;
                if !is_literal(&expression.value) {
                    let message = format!("`{expression}` is not a single condition");
                    let help = "a literal is one condition: `LS`, `~LS` or `C{1}`";
                    problems.add("not-a-literal", &item.place, message, Some(help.to_owned()));
                    return None;
                }
                Some(expression.value)
            })
    }

    fn count(&mut self, node: &Node, key: &str) -> Option<u64> {
        self.problems.whole(node, 0, &format!("`{key}: 3`"))
    }

    /// The figures of fit, each turned into a statement.
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

    fn cases(&mut self, node: &Node) -> Option<Vec<String>> {
        let example = "`[Yichun, Heihe]`";
        self.problems
            .filled_list_of(node, "cases", example, |problems, item| {
                problems.text(item, example)
            })
    }

    /// Solutions and rows of the negated outcome exist only when it is analysed; necessity always
    /// does.
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
        let about_sufficiency = |statement: &&Placed<Statement>| {
            !matches!(
                statement.value,
                Statement::Necessary(_)
                    | Statement::NecessaryCondition(_)
                    | Statement::NecessityFit(..)
                    | Statement::Descriptive(..)
                    | Statement::Nca(..)
            )
        };
        let Some(statement) = self.statements.iter().find(about_sufficiency) else {
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
}
