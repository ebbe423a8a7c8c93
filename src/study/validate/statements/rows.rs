//! Claims about the truth table.

use super::Reader;
use crate::minimize::Implicant;
use crate::set::{Expression, PropertySpace};
use crate::study::document::Node;
use crate::study::validate::wording::{subject, word};
use crate::study::{RowOutcome, RowStatement, Statement};

const CODES: [(&str, RowOutcome); 4] = [
    ("1", RowOutcome::Positive),
    ("0", RowOutcome::Negative),
    ("C", RowOutcome::Contradiction),
    ("?", RowOutcome::Remainder),
];

impl Reader<'_, '_, '_> {
    /// `row`: one row of the truth table, with its code, its cases and its fit.
    pub(super) fn read_row(&mut self, within: f64) {
        let Some(node) = self.section.get("row") else {
            return;
        };
        let Some(row) = self.row(node) else { return };
        if let Some(node) = self.section.get("code")
            && let Some(code) = self.problems.word(node, &CODES, &[])
        {
            self.state(node, Statement::Row(row.clone(), RowStatement::Code(code)));
        }
        if let Some(node) = self.section.get("n")
            && let Some(count) = self.count(node, "n")
        {
            self.state(
                node,
                Statement::Row(row.clone(), RowStatement::Count(count)),
            );
        }
        self.read_fits(within, |fit| {
            Statement::Row(row.clone(), RowStatement::Fit(fit))
        });
        if let Some(node) = self.section.get("cases")
            && let Some(cases) = self.cases(node)
        {
            self.state(node, Statement::Row(row, RowStatement::Cases(cases)));
        }
    }

    /// `observed_rows` and `remainders`.
    pub(super) fn read_counts_of_rows(&mut self) {
        self.read_count_of_rows("observed_rows", Statement::ObservedRows);
        self.read_count_of_rows("remainders", Statement::Remainders);
    }

    fn read_count_of_rows(&mut self, key: &str, statement: impl Fn(u128) -> Statement) {
        if let Some(node) = self.section.get(key)
            && let Some(count) = self.count(node, key)
        {
            self.state(node, statement(count.into()));
        }
    }

    /// An expression that names one row: a value for each condition. Where only the data tell how
    /// many values a condition has, the run judges it.
    fn row(&mut self, node: &Node) -> Option<Expression> {
        let expression = self.expression(node, "`row: \"LS*MD*~FS*HS\"`")?;
        let conditions = self.subject.sets.conditions.iter();
        let levels: Option<Vec<_>> = conditions
            .map(|set| Some((set.name.clone(), set.levels.count()?)))
            .collect();
        let Some(space) = levels.and_then(|levels| PropertySpace::new(levels).ok()) else {
            return Some(expression);
        };
        if space.row_of(&expression).is_ok_and(|row| row.is_some()) {
            return Some(expression);
        }
        let message = format!(
            "{} is {}, which is not one row of the truth table",
            subject(&node.place),
            word(&expression.to_string())
        );
        let first = Implicant::of(&vec![0; space.names().len()]).expression(&space);
        let help = format!("a row gives every condition one value, as in `{first}`");
        self.problems
            .add("not-a-row", &node.place, message, Some(help));
        None
    }
}
