use super::analysis::Sufficiency;
use super::contradictions::{contradictory_assumptions, simultaneous_subsets};
use super::solution::{Model, Solution};
use super::solutions::{Minimizer, Solutions};
use super::truth_table::{RowOutcome, TruthTable, TruthTableRow};
use crate::minimize::{Implicant, RowSet};
use crate::set::{Expression, SpaceError};
use crate::study::{ContradictoryRows, EnhancedPlan};

/// Why the enhanced standard analysis bars rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BarringRule {
    /// They contradict a claim of necessity: the expression is absent in them.
    Necessity(Expression),
    /// They are remainders of an expression that no theory allows.
    Untenable(Expression),
    /// They are positive for the outcome and for its negation.
    SimultaneousSubsets,
    /// They are remainders that parsimonious models of the outcome and of its negation assume.
    ContradictoryAssumptions,
    /// The researcher lists them.
    Listed,
}

/// What one rule of the enhanced standard analysis bars in the table of one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Barred {
    /// Why.
    pub rule: BarringRule,
    /// The remainders that it bars, those that another rule bars too among them.
    pub remainders: RowSet,
    /// The rows that the data make positive, or a contradiction, and that it makes negative;
    /// ascending.
    pub overwritten: Vec<u128>,
    /// Observed rows in an untenable expression, which keep their codes because only what was never
    /// observed can be untenable; those that are negative, or that another rule bars, are left out.
    /// Ascending.
    pub kept: Vec<u128>,
}

/// The enhanced standard analysis of one outcome: its solutions without barred rows.
///
/// # References
/// Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
/// Cambridge University Press, 197–219; Schneider, C. Q. & Wagemann, C. (2013). Doing Justice to
/// Logical Remainders in QCA: Moving Beyond the Standard Analysis. *Political Research Quarterly*
/// 66(1), 211–220.
#[doc(alias = "esa")]
#[doc(alias = "ESA")]
#[derive(Clone, Debug, PartialEq)]
pub struct Enhanced {
    pub(super) solutions: Solutions,
    barred: Vec<Barred>,
    remainders: RowSet,
    rounds: usize,
}

/// Rounds in which contradictory assumptions are looked for; each round bars at least one row.
const MOST_ROUNDS: usize = 50;

impl Enhanced {
    /// The table with the barred rows negative.
    #[must_use]
    pub fn table(&self) -> &TruthTable {
        &self.solutions.table
    }

    /// What each rule bars, in the order in which the rules are applied.
    #[must_use]
    pub fn barred(&self) -> &[Barred] {
        &self.barred
    }

    /// The remainders that some rule bars.
    #[must_use]
    pub fn remainders(&self) -> &RowSet {
        &self.remainders
    }

    /// How many times contradictory assumptions were found and barred: barring some can make the
    /// next parsimonious solutions share others.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.rounds
    }
}

/// The enhanced standard analysis of an outcome and, where it is analysed and something is barred
/// for it, of its negation.
///
/// First the rows that contradict a claim of necessity (for the outcome only), then untenable
/// remainders, then contradictory rows become negative. The latter are looked for in the tables
/// without what is barred already, again and again until the parsimonious solutions share no
/// assumption.
///
/// # Errors
/// [`SpaceError`] for an expression that does not fit the conditions, or a row that does not exist.
pub fn enhanced(
    present: &Sufficiency,
    absent: Option<&Sufficiency>,
    plan: &EnhancedPlan,
) -> Result<(Enhanced, Option<Enhanced>), SpaceError> {
    enhanced_of(Declared::of(present), absent.map(Declared::of), plan)
}

/// A table as its cut-offs make it, and how it is minimized.
#[derive(Clone, Copy, Debug)]
pub(super) struct Declared<'a> {
    pub(super) minimizer: &'a Minimizer,
    pub(super) table: &'a TruthTable,
}

/// The enhanced standard analysis of tables; see [`enhanced`].
pub(super) fn enhanced_of(
    present: Declared<'_>,
    absent: Option<Declared<'_>>,
    plan: &EnhancedPlan,
) -> Result<(Enhanced, Option<Enhanced>), SpaceError> {
    let mut barring = Barring::new(present);
    for claim in &plan.necessary {
        barring.necessity(&claim.value)?;
    }
    let mut of_negation = absent.map(Barring::new);
    for barring in std::iter::once(&mut barring).chain(&mut of_negation) {
        for expression in &plan.untenable {
            barring.untenable(&expression.value)?;
        }
        if let ContradictoryRows::Listed(rows) = &plan.contradictory {
            let rows: Vec<u128> = rows.iter().map(|placed| placed.value).collect();
            let rows = barring.table.numbered(&rows)?;
            barring.bar(BarringRule::Listed, &rows);
        }
    }
    if let (ContradictoryRows::Barred, Some(negation)) = (&plan.contradictory, &mut of_negation) {
        barring.contradictory(negation);
    }
    let of_negation = of_negation.filter(|_| plan.is_about_negation());
    Ok((barring.finished(), of_negation.map(Barring::finished)))
}

/// A table in which more and more rows are negative.
struct Barring<'a> {
    declared: Declared<'a>,
    table: TruthTable,
    barred: Vec<Barred>,
    rounds: usize,
}

impl<'a> Barring<'a> {
    fn new(declared: Declared<'a>) -> Self {
        Self {
            declared,
            table: declared.table.clone(),
            barred: Vec::new(),
            rounds: 0,
        }
    }

    fn necessity(&mut self, claim: &Expression) -> Result<(), SpaceError> {
        let rows = self.table.contradicting(claim)?;
        self.bar(BarringRule::Necessity(claim.clone()), &rows);
        Ok(())
    }

    fn untenable(&mut self, expression: &Expression) -> Result<(), SpaceError> {
        let rows = self.table.unobserved(expression)?;
        self.bar(BarringRule::Untenable(expression.clone()), &rows);
        let covered = Implicant::all_of(expression, self.table.space())?;
        let declared = self.declared.table.rows().iter();
        let kept = declared.filter(|row| row.outcome() != RowOutcome::Negative);
        let kept = kept.filter(|row| covered.iter().any(|one| one.covers(row.configuration())));
        let kept = kept.map(TruthTableRow::number).collect();
        if let Some(barred) = self.barred.last_mut() {
            barred.kept = kept;
        }
        Ok(())
    }

    /// Makes rows negative, and notes what that changes in the declared table.
    fn bar(&mut self, rule: BarringRule, rows: &RowSet) {
        let declared = self.declared.table;
        let space = declared.space();
        let of_rows = |wanted: &dyn Fn(RowOutcome) -> bool| {
            let rows = declared.rows().iter();
            rows.filter(|row| wanted(row.outcome())).collect::<Vec<_>>()
        };
        let coded: Vec<Implicant> = of_rows(&|code| code != RowOutcome::Remainder)
            .iter()
            .map(|row| Implicant::of(row.configuration()))
            .collect();
        let speaks = |code| matches!(code, RowOutcome::Positive | RowOutcome::Contradiction);
        let overwritten = of_rows(&speaks).into_iter();
        let overwritten = overwritten.filter(|row| rows.contains(row.configuration()));
        self.barred.push(Barred {
            rule,
            remainders: rows
                .without(&coded)
                .without(&declared.excluded().disjoint(space)),
            overwritten: overwritten.map(TruthTableRow::number).collect(),
            kept: Vec::new(),
        });
        self.table.exclude(rows);
    }

    /// Bars what speaks for this outcome and for the other one, in both tables.
    fn contradictory(&mut self, other: &mut Self) {
        let both = simultaneous_subsets(&self.table, &other.table);
        let both = self.table.numbered(&both);
        let both = both.expect("the table has the rows that it lists");
        self.bar(BarringRule::SimultaneousSubsets, &both);
        other.bar(BarringRule::SimultaneousSubsets, &both);
        let space = self.table.space().clone();
        let (mut tables, mut all) = (
            (self.table.clone(), other.table.clone()),
            RowSet::covered_by(&[]),
        );
        let mut rounds = 0;
        while rounds < MOST_ROUNDS {
            let shared = contradictory_assumptions(
                &self.declared.parsimonious_assumptions(&tables.0),
                &other.declared.parsimonious_assumptions(&tables.1),
            );
            if shared.is_empty(&space) {
                break;
            }
            tables.0.exclude(&shared);
            tables.1.exclude(&shared);
            all = all.or(&shared, &space);
            rounds += 1;
        }
        for barring in [self, other] {
            barring.rounds = rounds;
            barring.bar(BarringRule::ContradictoryAssumptions, &all);
        }
    }

    fn finished(mut self) -> Enhanced {
        let stays = |number: &u128| {
            let mut rows = self.table.rows().iter();
            rows.any(|row| row.number() == *number && row.outcome() != RowOutcome::Negative)
        };
        for barred in &mut self.barred {
            barred.kept.retain(stays);
        }
        let space = self.table.space().clone();
        let none = RowSet::covered_by(&[]);
        let remainders = self
            .barred
            .iter()
            .fold(none, |all, barred| all.or(&barred.remainders, &space));
        Enhanced {
            solutions: self.declared.minimizer.solutions(self.table, true),
            barred: self.barred,
            remainders,
            rounds: self.rounds,
        }
    }
}

impl<'a> Declared<'a> {
    fn of(analysis: &'a Sufficiency) -> Self {
        Self {
            minimizer: analysis.minimizer(),
            table: analysis.table(),
        }
    }

    /// The remainders that any listed parsimonious model of a table assumes.
    fn parsimonious_assumptions(&self, table: &TruthTable) -> RowSet {
        let solution: Solution = self.minimizer.parsimonious(table);
        let none = RowSet::covered_by(&[]);
        let add =
            |all: RowSet, model: &Model| all.or(&model.simplifying_assumptions, table.space());
        solution.models().iter().fold(none, add)
    }
}
