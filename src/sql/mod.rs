//! SQL expressions about one row: parsed and run by the data-frame library, checked here.
//!
//! An expression may use what stands in its own row and nothing else, so that a case keeps its value
//! whatever other cases come and go. Every number is an f64: there is no division of whole numbers that
//! would lose the fraction. `exp`, `ln` and powers come from libm, with the same bits on every machine.
//! Aggregates, window functions, subqueries, dates and the clock are refused.

mod bad;
mod calls;
mod deep;
mod kind;
mod numbers;
mod refusal;
mod run;
#[cfg(test)]
mod tests;
mod texts;
mod typed;
mod words;

use polars::lazy::dsl::Expr;
use polars::sql::sql_expr;

pub(crate) use kind::Kind;
pub(crate) use refusal::Refusal;
pub(crate) use run::{Rows, Values};

use typed::{Compiler, Typed};

/// An expression that was read, and has not met the columns that it names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parsed {
    expr: Expr,
}

/// What an expression can know of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    /// Its position among the columns.
    pub(crate) position: usize,
    /// What its cells hold.
    pub(crate) kind: Kind,
}

/// Reads an expression, and checks what can be checked without the columns; their names, in Unicode NFC,
/// come in the order in which the expression first uses them.
///
/// # Errors
/// What is no SQL expression, and what an expression about one row may not do.
pub(crate) fn parse(text: &str) -> Result<(Parsed, Vec<String>), Refusal> {
    words::check(text)?;
    deep::with_stack(|| {
        let expr = sql_expr(words::readable(text)).map_err(|error| Refusal::of_parser(&error))?;
        let mut compiler = Compiler::new(&|_| None, '.');
        compiler.compile(&expr)?;
        let columns = compiler.into_used();
        Ok((Parsed { expr }, columns))
    })
}

impl Parsed {
    /// What the expression gives, as far as it can be told without the columns.
    pub(crate) fn kind(&self) -> Kind {
        deep::with_stack(|| {
            let typed = Compiler::new(&|_| None, '.').compile(&self.expr);
            typed.map_or(Kind::Unknown, |typed| typed.kind)
        })
    }

    /// The expression on columns whose kinds are known, in a table with this sign before fractions.
    fn typed(
        &self,
        column: &dyn Fn(&str) -> Option<Column>,
        decimal: char,
    ) -> Result<Typed, Refusal> {
        Compiler::new(column, decimal).compile(&self.expr)
    }
}
