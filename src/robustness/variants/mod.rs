//! Variants: the study run again with keys replaced, each compared with the main run.

mod cases;
mod solutions;

use std::collections::BTreeMap;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::calibrate::Calibration;
use crate::load::CaseNumbers;
use crate::necessity::Necessity;
use crate::results::OutcomeResults;
use crate::robustness::fit::{FitProtocol, TestSet};
use crate::set::Expression;
use crate::study::{Problem, Study, Variant};
use crate::sufficiency::{RowOutcome, Sufficiency};

pub(in crate::robustness) use cases::CommonCases;
pub(in crate::robustness) use solutions::related;
pub use solutions::{Basis, ComparedModel, ComparedSolution, ModelCounts, Relation};

/// What the main run found, as far as variants are compared with it.
#[derive(Clone, Copy, Debug)]
pub struct MainRun<'a> {
    /// The sets.
    pub calibration: &'a Calibration,
    /// The outcome and its negation.
    pub outcomes: [&'a OutcomeResults; 2],
}

/// What a run of a variant found, as far as it is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Rerun {
    /// The sets.
    pub calibration: Calibration,
    /// The outcome and its negation.
    pub outcomes: [OutcomeResults; 2],
}

/// A variant compared with the main run.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantResult {
    /// The name of the variant.
    pub name: String,
    /// The cases that it is declared to leave out.
    pub left_out: Vec<String>,
    /// How many cases it has.
    pub cases: usize,
    /// The cases of the main run that it does not have, in case order.
    pub without: Vec<String>,
    /// The cases that it has and the main run has not, in case order.
    pub added: Vec<String>,
    /// The cases of both that are on another side of some condition of both: in another row, as far
    /// as rows can be compared. In case order.
    pub moved: Vec<String>,
    /// The outcome and its negation.
    pub outcomes: [VariantOutcome; 2],
}

/// What a variant changes for the outcome or its negation.
#[derive(Clone, Debug, PartialEq)]
pub struct VariantOutcome {
    /// The outcome in the main run.
    pub expression: Expression,
    /// Single conditions that become necessary.
    pub necessary: Vec<Expression>,
    /// Single conditions that are necessary in the main run, tried in the variant, and not necessary
    /// there.
    pub not_necessary: Vec<Expression>,
    /// Rows with another code, ascending; none where the two truth tables have other conditions.
    pub recoded: Vec<Recoded>,
    /// The solutions that the study reports and that both runs have.
    pub solutions: Vec<ComparedSolution>,
}

impl VariantResult {
    /// The same with the cases called by their numbers.
    #[must_use]
    pub fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        let solutions = |outcome: &mut VariantOutcome| {
            for solution in &mut outcome.solutions {
                for case in solution
                    .cases_gained
                    .iter_mut()
                    .chain(&mut solution.cases_lost)
                {
                    *case = numbers.name(case);
                }
            }
        };
        self.outcomes.iter_mut().for_each(solutions);
        let lists = [
            &mut self.left_out,
            &mut self.without,
            &mut self.added,
            &mut self.moved,
        ];
        for case in lists.into_iter().flatten() {
            *case = numbers.name(case);
        }
        self
    }
}

/// A row of the truth table with another code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recoded {
    /// The number of the row.
    pub row: u128,
    /// Its code in the main run.
    pub main: RowOutcome,
    /// Its code in the variant.
    pub variant: RowOutcome,
}

/// Runs the variants of a study by `rerun`, as many at a time as there are threads, and compares
/// each with the main run; results in declared order. Beside them, what all variants together say of
/// the main run's solutions, where the study asks for it and has variants.
///
/// # Errors
/// The problems of every variant that cannot be run, in declared order.
pub fn variants(
    study: &Study,
    main: MainRun<'_>,
    rerun: impl Fn(&Variant) -> Result<Rerun, Vec<Problem>> + Sync,
) -> Result<(Vec<VariantResult>, Option<FitProtocol>), Vec<Problem>> {
    let asks = study.protocol.fit;
    let one = |variant: &Variant| {
        let rerun = rerun(variant)?;
        let common = CommonCases::of(main.calibration, &rerun.calibration);
        let test = asks.then(|| TestSet::of(&variant.name.value, main, &rerun, &common));
        Ok((compare(variant, main, &rerun, &common), test))
    };
    let compared: Vec<Result<_, Vec<Problem>>> = study.variants.par_iter().map(one).collect();
    let (mut results, mut tests) = (Vec::new(), Vec::new());
    let mut problems = Vec::new();
    for one in compared {
        match one {
            Ok((result, test)) => {
                results.push(result);
                tests.extend(test);
            }
            Err(found) => problems.extend(found),
        }
    }
    if problems.is_empty() {
        let protocol = (!tests.is_empty()).then(|| FitProtocol::of(main, &tests));
        Ok((results, protocol))
    } else {
        Err(problems)
    }
}

fn compare(
    variant: &Variant,
    main: MainRun<'_>,
    rerun: &Rerun,
    common: &CommonCases<'_>,
) -> VariantResult {
    let [present, absent] = &rerun.outcomes;
    let outcome = |main: &OutcomeResults, other: &OutcomeResults| VariantOutcome {
        expression: main.expression.clone(),
        necessary: newly_necessary(&main.necessity, &other.necessity),
        not_necessary: newly_necessary(&other.necessity, &main.necessity),
        recoded: match (&main.sufficiency, &other.sufficiency) {
            (Some(main), Some(other)) => recoded(main, other),
            _ => Vec::new(),
        },
        solutions: match (&main.sufficiency, &other.sufficiency) {
            (Some(main), Some(other)) => {
                let kinds = main.reported().iter();
                let both = kinds.filter(|kind| other.reported().contains(kind));
                both.map(|&kind| ComparedSolution::of(kind, main, other, common))
                    .collect()
            }
            _ => Vec::new(),
        },
    };
    let [main_present, main_absent] = main.outcomes;
    VariantResult {
        name: variant.name.value.clone(),
        left_out: variant
            .without_cases
            .iter()
            .map(|case| case.value.clone())
            .collect(),
        cases: rerun.calibration.cases().len(),
        without: common.only_main(),
        added: common.only_variant(),
        moved: common.moved(),
        outcomes: [outcome(main_present, present), outcome(main_absent, absent)],
    }
}

/// What is necessary in `now` and was tried, but was not necessary, in `before`.
pub(in crate::robustness) fn newly_necessary(
    before: &[Necessity],
    now: &[Necessity],
) -> Vec<Expression> {
    let was_not = |necessity: &&Necessity| {
        let same = |other: &&Necessity| other.expression() == necessity.expression();
        let before = before.iter().find(same);
        before.is_some_and(|before| !before.is_necessary())
    };
    let necessary = now.iter().filter(|necessity| necessity.is_necessary());
    necessary
        .filter(was_not)
        .map(|necessity| necessity.expression().clone())
        .collect()
}

/// The rows with another code; a row that a table does not show is a remainder.
fn recoded(main: &Sufficiency, variant: &Sufficiency) -> Vec<Recoded> {
    if main.space() != variant.space() {
        return Vec::new();
    }
    let mut codes: BTreeMap<u128, [RowOutcome; 2]> = BTreeMap::new();
    for (side, sufficiency) in [main, variant].into_iter().enumerate() {
        for row in sufficiency.table().rows() {
            let codes = codes.entry(row.number());
            codes.or_insert([RowOutcome::Remainder; 2])[side] = row.outcome();
        }
    }
    let recoded = codes
        .into_iter()
        .map(|(row, [main, variant])| Recoded { row, main, variant });
    recoded.filter(|row| row.main != row.variant).collect()
}
