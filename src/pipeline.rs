//! The stages in order: load → calibrate → necessity → sufficiency → claims and findings.

use std::path::Path;

use crate::calibrate::{self, Calibration, SetResult};
use crate::claims::{
    self, CheckedClaim, ClaimErrorReason, Evidence, OutcomeEvidence, SetEvidence, Told,
};
use crate::findings;
use crate::load::{self, CaseNumbers, RawColumn, RawTable};
use crate::necessity::{necessity, supersets};
use crate::results::{OutcomeResults, Results};
use crate::set::{CalibratedSet, Expression, FuzzySet, Literal, Scores, SpaceError};
use crate::study::{
    CaseNames, Lock, Problem, PublishedCases, SeenIn, SolutionKind, Study, nearest,
};
use crate::sufficiency::{MinimizeOptions, OutcomePlan, sufficiency};

/// Reads a study's data without running the analysis.
///
/// # Errors
/// Every problem of the data, and of calibration.
pub fn prepare(
    study: &Study,
    data_dir: Option<&Path>,
) -> Result<(RawTable, Calibration), Vec<Problem>> {
    let table = load::load(study, data_dir).map_err(into_problems)?;
    let calibration = calibrate::calibrate(study, &table).map_err(into_problems)?;
    Ok((table, calibration))
}

/// The anchors of a study that are statistics, with their values in today's data.
///
/// # Errors
/// Every problem of the data, and every anchor that has no value in them.
pub fn freeze(study: &Study, data_dir: Option<&Path>) -> Result<Lock, Vec<Problem>> {
    let table = load::load(study, data_dir).map_err(into_problems)?;
    calibrate::freeze(study, &table).map_err(into_problems)
}

/// Runs a study through all stages.
///
/// # Errors
/// Every problem of the first stage that has one.
pub fn run(study: Study, data_dir: Option<&Path>) -> Result<Results, Vec<Problem>> {
    let (table, calibration) = prepare(&study, data_dir)?;
    let outcome = analyse(&study, &calibration, false)?;
    let negated_outcome = analyse(&study, &calibration, true)?;
    let numbers = CaseNumbers::of(&table);
    let told = told(&study, &table, &numbers);
    let claims = check_claims(&study, &calibration, (&outcome, &negated_outcome), told)?;
    let (table, calibration) = match study.data.publish.names {
        CaseNames::Shown => (table, calibration),
        CaseNames::Numbers => (
            table.with_numbers(&numbers),
            calibration.with_numbers(&numbers),
        ),
    };
    let mut results = Results {
        study,
        table,
        calibration,
        outcome,
        negated_outcome,
        claims,
        findings: Vec::new(),
    };
    results.findings = findings::observe(&results);
    Ok(results)
}

/// What the words of claims may tell of single cases.
fn told<'n>(study: &Study, table: &RawTable, numbers: &'n CaseNumbers) -> Told<'n> {
    let publish = study.data.publish;
    let too_many = table.rows_read() > study.limits.cases_listed;
    match publish.names {
        _ if too_many || publish.cases == PublishedCases::Aggregates => Told::Nothing,
        CaseNames::Shown => Told::Names,
        CaseNames::Numbers => Told::Numbers(numbers),
    }
}

fn into_problems<E: Into<Problem>>(errors: Vec<E>) -> Vec<Problem> {
    errors.into_iter().map(Into::into).collect()
}

/// Necessity and sufficiency for the outcome or its negation.
fn analyse(
    study: &Study,
    calibration: &Calibration,
    negated: bool,
) -> Result<OutcomeResults, Vec<Problem>> {
    let conditions: Vec<&CalibratedSet> = calibration
        .conditions()
        .iter()
        .map(SetResult::set)
        .collect();
    let literal = Expression::Literal(Literal {
        set: study.outcome.set.name.value.clone(),
        values: study.outcome.values.clone(),
    });
    let present = calibration.outcome_membership();
    let (expression, membership) = if negated {
        (literal.negated(), present.negated())
    } else {
        (literal, present.clone())
    };
    let necessity = necessity(&conditions, &membership, &study.necessity);
    let disjunctions = study.necessity.disjunctions.map_or(Ok(Vec::new()), |most| {
        supersets(&conditions, &membership, &study.necessity, most)
    });
    let disjunctions = disjunctions
        .map_err(|error| vec![space_problem(study, &error)])?
        .into_iter()
        .filter(|superset| matches!(superset.expression(), Expression::Or(_)))
        .collect();
    let sufficiency = outcome_plan(study, negated)
        .map(|plan| sufficiency(&conditions, &membership, &plan))
        .transpose()
        .map_err(|error| vec![space_problem(study, &error)])?;
    Ok(OutcomeResults {
        expression,
        membership,
        necessity,
        disjunctions,
        sufficiency,
    })
}

/// What the study declares for an outcome; `None` when its sufficiency is not asked for.
fn outcome_plan(study: &Study, negated: bool) -> Option<OutcomePlan<'_>> {
    let plan = &study.sufficiency;
    let options = MinimizeOptions {
        contradictions: plan.minimize.contradictions,
        models: plan.minimize.models,
        row_dominance: plan.minimize.row_dominance,
        most_models: study.limits.models,
        steps: study.limits.steps,
    };
    let (cutoffs, expect, expectations) = if negated {
        let plan = plan.negated_outcome.as_ref()?;
        (plan.cutoffs, plan.expect.clone(), &plan.expectations)
    } else {
        let expect = study
            .conditions
            .iter()
            .map(|set| set.expect.clone())
            .collect();
        (plan.cutoffs, expect, &plan.expectations)
    };
    let expectations = expectations.iter().map(|placed| &placed.value).collect();
    Some(OutcomePlan {
        cutoffs,
        expect,
        expectations,
        exclude: plan
            .minimize
            .exclude
            .iter()
            .map(|placed| &placed.value)
            .collect(),
        exclude_rows: plan
            .minimize
            .exclude_rows
            .iter()
            .map(|placed| placed.value)
            .collect(),
        prime_consistency: plan.minimize.prime_consistency,
        intermediate: plan.solutions.contains(&SolutionKind::Intermediate),
        options,
    })
}

/// What only the data show to be wrong with the conditions: too many values in all, or an
/// expectation of a value beyond those observed.
fn space_problem(study: &Study, error: &SpaceError) -> Problem {
    let mut place = study.conditions.first().map(|set| set.name.place.clone());
    let (code, message, help) = match error {
        SpaceError::NoSuchRow { row, .. } => {
            let rows = &study.sufficiency.minimize.exclude_rows;
            let declared = rows.iter().find(|declared| declared.value == *row);
            place = declared.map(|declared| declared.place.clone());
            (
                "no-such-row",
                format!("`exclude_rows`: {error}"),
                "the truth table of the report numbers the rows",
            )
        }
        SpaceError::TooManyConfigurations => (
            "too-many-configurations",
            error.to_string(),
            "use fewer conditions, or fewer values of multi-value sets",
        ),
        _ => (
            "expectation-does-not-fit",
            format!("a directional expectation does not fit the data: {error}"),
            "expectations name values that the condition can take",
        ),
    };
    Problem {
        code,
        message,
        place,
        help: Some(help.to_owned()),
        seen_in: SeenIn::Data,
    }
}

fn check_claims(
    study: &Study,
    calibration: &Calibration,
    (outcome, negated_outcome): (&OutcomeResults, &OutcomeResults),
    told: Told<'_>,
) -> Result<Vec<CheckedClaim>, Vec<Problem>> {
    let sets = set_evidence(calibration);
    let evidence = Evidence {
        cases: calibration.cases(),
        sets: &sets,
        outcome: outcome_evidence(outcome),
        negated_outcome: outcome_evidence(negated_outcome),
        digits: study.report.digits,
    };
    claims::check_and_tell(&study.claims, &evidence, told).map_err(|errors| {
        let problem = |error: claims::ClaimError| Problem {
            code: "claim-cannot-be-checked",
            message: error.to_string(),
            help: Some(claim_help(&error.reason, calibration.cases())),
            place: Some(error.place),
            seen_in: SeenIn::Data,
        };
        errors.into_iter().map(problem).collect()
    })
}

/// What to do about a claim that cannot be checked: an error, never a pass.
fn claim_help(reason: &ClaimErrorReason, cases: &[String]) -> String {
    let meant = match reason {
        ClaimErrorReason::NoSuchCase(case) => nearest(case, cases),
        _ => None,
    };
    match meant {
        Some(case) => format!("did you mean `{case}`?"),
        None => "a claim that cannot be checked is an error, never a pass".to_owned(),
    }
}

fn outcome_evidence(results: &OutcomeResults) -> OutcomeEvidence<'_> {
    OutcomeEvidence {
        necessity: &results.necessity,
        sufficiency: results.sufficiency.as_ref(),
    }
}

fn set_evidence(calibration: &Calibration) -> Vec<SetEvidence> {
    let of = |set: &SetResult, memberships: Option<FuzzySet>| SetEvidence {
        name: set.name().clone(),
        memberships,
        raw: match set.raw() {
            RawColumn::Numbers(numbers) => Some(numbers.clone()),
            RawColumn::Text(_) => None,
        },
    };
    let condition = |set: &SetResult| match set.set().scores() {
        Scores::Fuzzy(memberships) => of(set, Some(memberships.clone())),
        Scores::MultiValue { .. } => of(set, None),
    };
    let outcome = of(
        calibration.outcome(),
        Some(calibration.outcome_membership().clone()),
    );
    std::iter::once(outcome)
        .chain(calibration.conditions().iter().map(condition))
        .collect()
}
