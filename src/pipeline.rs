//! The stages in order: load → calibrate → necessity → sufficiency → variants → claims and findings.

use std::borrow::Cow;
use std::path::Path;

use crate::calibrate::{self, Calibration, SetResult};
use crate::claims::{self, CheckedClaim, ClaimErrorReason, Evidence, OutcomeEvidence, SetEvidence};
use crate::findings;
use crate::load::{self, RawColumn, RawTable};
use crate::necessity::{necessity, supersets};
use crate::results::{OutcomeResults, Results};
use crate::robustness::variants::{MainRun, Rerun, VariantResult, variants};
use crate::set::{CalibratedSet, Expression, FuzzySet, Literal, PropertySpace, Scores, SpaceError};
use crate::study::{Problem, SeenIn, SolutionKind, Study, Variant, nearest};
use crate::sufficiency::{MinimizeOptions, OutcomePlan, sufficiency};

/// Reads a study's data without running the analysis; calibrates the variants too.
///
/// # Errors
/// Every problem of the data, of calibration, and of the cases and values that claims name; then every
/// such problem of a variant.
pub fn prepare(
    study: &Study,
    data_dir: Option<&Path>,
) -> Result<(RawTable, Calibration), Vec<Problem>> {
    let (table, calibration) = prepare_main(study, data_dir)?;
    let mut problems = Vec::new();
    for variant in &study.variants {
        let prepared = prepare_variant(variant, study, &table, data_dir);
        problems.extend(prepared.err().into_iter().flatten());
    }
    if problems.is_empty() {
        Ok((table, calibration))
    } else {
        Err(problems)
    }
}

/// Runs a study through all stages.
///
/// # Errors
/// Every problem of the first stage that has one.
pub fn run(study: Study, data_dir: Option<&Path>) -> Result<Results, Vec<Problem>> {
    let (table, calibration) = prepare_main(&study, data_dir)?;
    let outcome = analyse(&study, &calibration, false)?;
    let negated_outcome = analyse(&study, &calibration, true)?;
    let main = MainRun {
        calibration: &calibration,
        outcomes: [&outcome, &negated_outcome],
    };
    let variants = run_variants(&study, main, &table, data_dir)?;
    let claims = check_claims(&study, &calibration, &outcome, &negated_outcome)?;
    let mut results = Results {
        study,
        table,
        calibration,
        outcome,
        negated_outcome,
        variants,
        claims,
        findings: Vec::new(),
    };
    results.findings = findings::observe(&results);
    Ok(results)
}

fn prepare_main(
    study: &Study,
    data_dir: Option<&Path>,
) -> Result<(RawTable, Calibration), Vec<Problem>> {
    let table = load::load(study, data_dir).map_err(into_problems)?;
    let calibration = calibrate::calibrate(study, &table).map_err(into_problems)?;
    check_names_of_claims(study, &calibration)?;
    Ok((table, calibration))
}

/// The sets of a variant: on the data of the main run, which are read anew only where the variant
/// uses other columns or treats missing values in another way.
fn prepare_variant(
    variant: &Variant,
    main: &Study,
    table: &RawTable,
    data_dir: Option<&Path>,
) -> Result<Calibration, Vec<Problem>> {
    let study = &variant.study;
    let prepared = || {
        let table = if load::serves(main, study) {
            Cow::Borrowed(table)
        } else {
            Cow::Owned(load::load(study, data_dir).map_err(into_problems)?)
        };
        let table = if variant.without_cases.is_empty() {
            table
        } else {
            let left = table.without(&variant.without_cases);
            Cow::Owned(left.map_err(into_problems)?)
        };
        calibrate::calibrate(study, &table).map_err(into_problems)
    };
    prepared().map_err(|problems| own_problems(variant, problems))
}

fn run_variants(
    study: &Study,
    main: MainRun<'_>,
    table: &RawTable,
    data_dir: Option<&Path>,
) -> Result<Vec<VariantResult>, Vec<Problem>> {
    variants(study, main, |variant| {
        let calibration = prepare_variant(variant, study, table, data_dir)?;
        let analysed = |negated| {
            analyse(&variant.study, &calibration, negated)
                .map_err(|problems| own_problems(variant, problems))
        };
        let outcomes = [analysed(false)?, analysed(true)?];
        Ok(Rerun {
            calibration,
            outcomes,
        })
    })
}

fn own_problems(variant: &Variant, problems: Vec<Problem>) -> Vec<Problem> {
    let own = |problem| variant.own(problem);
    problems.into_iter().map(own).collect()
}

fn into_problems<E: Into<Problem>>(errors: Vec<E>) -> Vec<Problem> {
    errors.into_iter().map(Into::into).collect()
}

fn conditions_of(calibration: &Calibration) -> Vec<&CalibratedSet> {
    let conditions = calibration.conditions().iter();
    conditions.map(SetResult::set).collect()
}

/// Necessity and sufficiency for the outcome or its negation.
fn analyse(
    study: &Study,
    calibration: &Calibration,
    negated: bool,
) -> Result<OutcomeResults, Vec<Problem>> {
    let conditions = conditions_of(calibration);
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
    outcome: &OutcomeResults,
    negated_outcome: &OutcomeResults,
) -> Result<Vec<CheckedClaim>, Vec<Problem>> {
    let sets = set_evidence(calibration);
    let conditions = conditions_of(calibration);
    let evidence = Evidence {
        cases: calibration.cases(),
        sets: &sets,
        conditions: &conditions,
        necessity: &study.necessity,
        outcome: outcome_evidence(outcome),
        negated_outcome: outcome_evidence(negated_outcome),
        digits: study.report.digits,
    };
    claims::check(&study.claims, &evidence)
        .map_err(|errors| claim_problems(errors, calibration.cases()))
}

/// Claims about cases and values that the data do not have are refused before anything is analysed.
fn check_names_of_claims(study: &Study, calibration: &Calibration) -> Result<(), Vec<Problem>> {
    let Ok(space) = PropertySpace::of(&conditions_of(calibration)) else {
        return Ok(());
    };
    let cases = calibration.cases();
    let errors = claims::check_names(&study.claims, cases, &space);
    if errors.is_empty() {
        Ok(())
    } else {
        Err(claim_problems(errors, cases))
    }
}

fn claim_problems(errors: Vec<claims::ClaimError>, cases: &[String]) -> Vec<Problem> {
    let problem = |error: claims::ClaimError| Problem {
        code: "claim-cannot-be-checked",
        message: error.to_string(),
        help: Some(claim_help(&error.reason, cases)),
        place: Some(error.place),
        seen_in: SeenIn::Data,
    };
    errors.into_iter().map(problem).collect()
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
        membership: &results.membership,
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
