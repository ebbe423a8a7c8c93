//! Claims about necessity.

use super::Reader;
use crate::study::Statement;

impl Reader<'_, '_, '_> {
    /// `necessary`: exactly these literals, of all single conditions.
    pub(super) fn read_necessary(&mut self) {
        if let Some(node) = self.section.get("necessary")
            && let Some(literals) = self.literals(node, "necessary")
        {
            self.state(node, Statement::Necessary(literals));
        }
    }

    /// `necessary_condition`: one expression, with its fit; without figures, that it passes the
    /// cut-offs.
    pub(super) fn read_necessary_condition(&mut self, within: f64) {
        let Some(node) = self.section.get("necessary_condition") else {
            return;
        };
        let Some(expression) = self.expression(node, "`necessary_condition: \"LS + MD\"`") else {
            return;
        };
        let figures = ["consistency", "coverage", "relevance"];
        if figures.iter().any(|key| self.section.has(key)) {
            self.read_fits(within, |fit| {
                Statement::NecessityFit(expression.clone(), fit)
            });
        } else {
            self.state(node, Statement::NecessaryCondition(expression));
        }
    }
}
