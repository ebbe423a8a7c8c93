//! Claims about robustness: how far a decision can be moved, and how a variant comes out.

use super::Reader;
use crate::study::document::Node;
use crate::study::validate::ranges::read_span;
use crate::study::validate::wording::{listed, subject, word};
use crate::study::{Relation, Statement, nearest};

const STAYS_EXAMPLE: &str = "`stays_for: {consistency: [0.78, 0.86]}`";

/// Keys that say something of the main run, and not of a variant.
const OF_MAIN_RUN: [&str; 10] = [
    "paths",
    "formula",
    "subset_of",
    "superset_of",
    "models",
    "path",
    "consistency",
    "coverage",
    "pri",
    "stays_for",
];

impl Reader<'_, '_, '_> {
    /// `stays_for`, and `variant` with `relation`.
    pub(super) fn read_robustness(&mut self) {
        self.read_stays_for();
        self.read_variant();
    }

    fn read_stays_for(&mut self) {
        let Some(node) = self.section.get("stays_for") else {
            return;
        };
        let solution = self.read_solution(true, node);
        let Some(section) = self.problems.mapping(node, STAYS_EXAMPLE) else {
            return;
        };
        if !section.has_any() {
            let expected = "a decision with the numbers from which and to which the solution stays";
            self.problems.wrong_type(node, expected, STAYS_EXAMPLE);
        }
        for entry in section.entries() {
            let movables = self.subject.movables;
            let decision = movables.decision(&entry.key, &entry.key_place, self.problems);
            let span = read_span(&entry.value, STAYS_EXAMPLE, self.problems);
            if let (Ok(solution), Some(decision), Some(span)) = (solution, decision, span) {
                let statement = Statement::StaysFor(solution, decision, span);
                self.state(&entry.value, statement);
            }
        }
    }

    fn read_variant(&mut self) {
        let (Some(node), Some(relation_node)) =
            (self.section.get("variant"), self.section.get("relation"))
        else {
            return;
        };
        let other = OF_MAIN_RUN.iter().find_map(|key| self.section.get(key));
        if let Some(other) = other {
            let message = format!(
                "{} is about the main run, in a claim about a variant",
                subject(&other.place)
            );
            let help = "write a claim for each".to_owned();
            let code = "keys-exclude-each-other";
            self.problems.add(code, &other.place, message, Some(help));
        }
        let solution = self.read_solution(true, node);
        let name = self.variant_name(node);
        let relation = self.problems.word(relation_node, &Relation::WORDS, &[]);
        if let (Ok(solution), Some(name), Some(relation)) = (solution, name, relation) {
            self.state(node, Statement::Variant(name, solution, relation));
        }
    }

    fn variant_name(&mut self, node: &Node) -> Option<String> {
        let text = self
            .problems
            .text(node, "`variant: stricter consistency`")?;
        let text = text.trim().to_owned();
        let names = self.subject.variants;
        if names.contains(&text) {
            return Some(text);
        }
        let message = format!("{} is no variant of this study", word(&text));
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let all = match known.len() {
            0 => "the study declares no variants".to_owned(),
            _ => format!("the variants are {}", listed(&known)),
        };
        let help = match nearest(&text, names) {
            Some(near) => format!("did you mean `{near}`? Otherwise: {all}"),
            None => all,
        };
        self.problems
            .add("unknown-word", &node.place, message, Some(help));
        None
    }
}
