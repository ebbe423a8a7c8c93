//! The stages in order: load → calibrate → necessity → sufficiency → variants → robustness → claims and
//! findings.

mod protocol;
mod ranges;
mod variants;

use std::path::Path;

use crate::calibrate::{self, Calibration, SetResult};
use crate::claims::{
    self, CheckedClaim, ClaimErrorReason, Evidence, OutcomeEvidence, RobustnessEvidence,
    SetEvidence, Told,
};
use crate::findings;
use crate::language::Words;
use crate::load::{self, CaseNumbers, Names, RawTable};
use crate::minimize::{Budget, Searched};
use crate::necessity::{self, claimed_necessity, nca_of, necessity, supersets};
use crate::results::{OutcomeResults, Results, Translated};
use crate::robustness::variants::MainRun;
use crate::set::{CalibratedSet, Expression, FuzzySet, Literal, PropertySpace, Scores, SpaceError};
use crate::study::{
    CaseNames, ContradictoryRows, Language, Lock, NcaValues, Placed, Problem, PublishedCases,
    SeenIn, Study, nearest,
};
use crate::sufficiency::{
    CasesOfModel, MinimizeOptions, ObservedRows, OutcomePlan, Sufficiency, Theory, enhanced,
    sufficiency_of_rows,
};

/// Reads a study's data without running the analysis; calibrates the variants too.
///
/// # Errors
/// Every problem of the data, of calibration, and of the cases and values that claims name; then what
/// only the data of a variant show.
pub fn prepare(
    study: &Study,
    data_dir: Option<&Path>,
) -> Result<(RawTable, Calibration), Vec<Problem>> {
    let (table, calibration) = calibrated(study, data_dir)?;
    check_names_of_claims(study, &calibration)?;
    variants::prepare(study, &table, data_dir)?;
    Ok((table, calibration))
}

fn calibrated(
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
    let mut table = load::load(&study, data_dir).map_err(into_problems)?;
    let calibration = if needs_raw_values(&study, &table) {
        calibrate::calibrate(&study, &table)
    } else {
        calibrate::calibrate_releasing(&study, &mut table)
    };
    let calibration = calibration.map_err(into_problems)?;
    let [mut outcome, mut negated_outcome] = analyse_both(&study, &calibration)?;
    let numbers = CaseNumbers::of(&table, study.report.language);
    let main = MainRun {
        calibration: &calibration,
        outcomes: [&outcome, &negated_outcome],
    };
    let (variants, fit) = variants::run(&study, main, &table, &numbers, data_dir)?;
    let protocol = protocol::run(&study, main, &table, fit)?;
    let add_cases_and_nca = |results: &mut OutcomeResults, negated| {
        select_cases(&calibration, results);
        if table.rows_read() <= study.limits.cases_listed {
            results.cases = cases_of_models(&calibration, results);
        }
        let plan = study.nca.as_ref();
        results.nca = plan.map(|plan| nca_of(&calibration, plan, negated));
    };
    rayon::join(
        || add_cases_and_nca(&mut outcome, false),
        || add_cases_and_nca(&mut negated_outcome, true),
    );
    let found = ranges::run(&study, &table, &calibration, [&outcome, &negated_outcome])?;
    let told = told(&study, &table, &numbers);
    let robustness = RobustnessEvidence {
        ranges: &found.ranges,
        variants: &variants,
        raw_values: ranges::raw_values(&study, &table),
    };
    let both = (&outcome, &negated_outcome);
    let claims = |language: Language| {
        let words = Words::of(language);
        check_claims(&study, &calibration, both, robustness, told, words)
    };
    let translated_claims = match study.report.language {
        Language::English => None,
        language @ Language::Chinese => Some(claims(language)?),
    };
    let claims = claims(Language::English)?;
    let (table, calibration, protocol) = match study.data.publish.names {
        CaseNames::Shown => (table, calibration, protocol),
        CaseNames::Numbers => (
            table.with_numbers(&numbers),
            calibration.with_numbers(&numbers),
            protocol.with_numbers(&numbers),
        ),
    };
    let mut results = Results {
        study,
        table,
        calibration,
        outcome,
        negated_outcome,
        variants,
        ranges: found.told,
        maps: found.maps,
        protocol,
        claims,
        findings: Vec::new(),
        standards: Vec::new(),
        translated: None,
    };
    let english = Words::of(Language::English);
    results.findings = findings::observe(&results, english);
    results.standards = findings::standards::standards(&results, &results.findings, english);
    if let Some(claims) = translated_claims {
        let words = Words::of(results.study.report.language);
        let findings = findings::observe(&results, words);
        let standards = findings::standards::standards(&results, &findings, words);
        results.translated = Some(Translated {
            claims,
            findings,
            standards,
        });
    }
    Ok(results)
}

/// Whether raw values are used behind calibration: a report lists them, variants, ranges of decisions
/// or runs without some of the cases calibrate anew, or necessary condition analysis compares them.
fn needs_raw_values(study: &Study, table: &RawTable) -> bool {
    let compared = study.nca.as_ref().map(|plan| plan.values);
    table.rows_read() <= study.limits.cases_listed
        || !study.variants.is_empty()
        || ranges::are_wanted(study)
        || study.protocol.leave_one_out.is_some()
        || study.protocol.leave_cluster_out.is_some()
        || compared == Some(NcaValues::Raw)
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

fn conditions_of(calibration: &Calibration) -> Vec<&CalibratedSet> {
    let conditions = calibration.conditions().iter();
    conditions.map(SetResult::set).collect()
}

/// Necessity and sufficiency for the outcome and for its negation; then the enhanced standard
/// analysis, which needs both, and theory, which is compared with what comes out.
fn analyse_both(
    study: &Study,
    calibration: &Calibration,
) -> Result<[OutcomeResults; 2], Vec<Problem>> {
    let misfit = |error| vec![space_problem(study, calibration, &error)];
    let conditions = conditions_of(calibration);
    let rows = ObservedRows::new(&conditions, calibration.outcome_membership()).map_err(misfit)?;
    let analyse = |negated| analyse(study, calibration, &rows, negated);
    let (outcome, negation) = rayon::join(|| analyse(false), || analyse(true));
    let (mut outcome, mut negation) = (outcome?, negation?);
    let found = [outcome.sufficiency.take(), negation.sufficiency.take()];
    [outcome.sufficiency, negation.sufficiency] = with_enhanced(study, found).map_err(misfit)?;
    if let (Some(theory), Some(analysis)) = (&study.sufficiency.theory, &outcome.sufficiency)
        && let Some(leading) = analysis.leading()
    {
        let evaluated = Theory::evaluated(&theory.value, analysis, leading, &conditions);
        outcome.theory = Some(evaluated.map_err(misfit)?);
    }
    Ok([outcome, negation])
}

/// The analyses of the outcome and of its negation, with the enhanced standard analysis where the study
/// declares it.
fn with_enhanced(
    study: &Study,
    found: [Option<Sufficiency>; 2],
) -> Result<[Option<Sufficiency>; 2], SpaceError> {
    let (Some(plan), [Some(present), absent]) = (&study.sufficiency.enhanced, &found) else {
        return Ok(found);
    };
    let (of_outcome, of_negation) = enhanced(present, absent.as_ref(), plan)?;
    let [present, absent] = found;
    Ok([
        present.map(|present| present.with_enhanced(of_outcome)),
        absent.map(|absent| match of_negation {
            Some(enhanced) => absent.with_enhanced(enhanced),
            None => absent,
        }),
    ])
}

/// Adds the cases worth a closer look, which reruns of a study do without.
fn select_cases(calibration: &Calibration, results: &mut OutcomeResults) {
    let conditions = conditions_of(calibration);
    results.necessary_cases =
        necessity::SelectedCases::of_each(&results.necessity, &conditions, &results.membership);
    if let Some(analysis) = &results.sufficiency
        && let Some(leading) = analysis.leading()
    {
        results.selected = analysis.selected_cases(leading, &conditions);
    }
}

/// Every case seen from the leading solution.
fn cases_of_models(calibration: &Calibration, results: &OutcomeResults) -> Vec<CasesOfModel> {
    let analysis = results.sufficiency.as_ref();
    let leading = analysis.and_then(|analysis| Some((analysis, analysis.leading()?)));
    leading.map_or_else(Vec::new, |(analysis, leading)| {
        analysis.cases_of_models(leading, calibration.conditions())
    })
}

/// Necessity and sufficiency for the outcome or its negation.
fn analyse(
    study: &Study,
    calibration: &Calibration,
    rows: &ObservedRows,
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
    let budget = Budget::new(study.limits.steps);
    let none = Searched::nothing();
    let disjunctions = study.necessity.disjunctions.map_or(Ok(none), |most| {
        supersets(&conditions, &membership, &study.necessity, most, &budget)
    });
    let mut disjunctions =
        disjunctions.map_err(|error| vec![space_problem(study, calibration, &error)])?;
    disjunctions
        .found
        .retain(|superset| matches!(superset.expression(), Expression::Or(_)));
    let sufficiency = outcome_plan(study, negated)
        .map(|plan| sufficiency_of_rows(rows, negated, &conditions, &membership, &plan))
        .transpose()
        .map_err(|error| vec![space_problem(study, calibration, &error)])?;
    let claimed = study.sufficiency.enhanced.iter().filter(|_| !negated);
    let claimed = claimed.flat_map(|plan| &plan.necessary);
    let claimed = claimed
        .map(|claim| claimed_necessity(&claim.value, &conditions, &membership, &study.necessity))
        .collect::<Result<_, _>>()
        .expect("a study file names conditions only");
    Ok(OutcomeResults {
        expression,
        membership,
        necessity,
        disjunctions,
        claimed,
        necessary_cases: Vec::new(),
        nca: None,
        sufficiency,
        theory: None,
        selected: Vec::new(),
        cases: Vec::new(),
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
        solution_fit: plan.minimize.solution_fit,
        solutions: plan.solutions_for(negated),
        options,
        cases_listed: study.limits.cases_listed,
    })
}

/// What only the data show to be wrong with the conditions: too many values in all, or an
/// expectation of a value beyond those observed.
fn space_problem(study: &Study, calibration: &Calibration, error: &SpaceError) -> Problem {
    let mut place = study.conditions.first().map(|set| set.name.place.clone());
    let (code, message, help) = match error {
        SpaceError::NoSuchRow { row, .. } => {
            let declared = listed_rows(study).find(|(_, declared)| declared.value == *row);
            place = declared.map(|(_, declared)| declared.place.clone());
            let list = declared.map_or("exclude_rows", |(list, _)| list);
            (
                "no-such-row",
                format!("`{list}`: {error}"),
                "the truth table of the report numbers the rows",
            )
        }
        SpaceError::NothingExpected => {
            let conjunctural = study.sufficiency.expectations.first();
            place = conjunctural.map(|first| first.place.clone()).or(place);
            (
                "expectation-does-not-fit",
                error.to_string(),
                "leave out one of those that contradict each other",
            )
        }
        SpaceError::TooManyConfigurations => (
            "too-many-configurations",
            error.to_string(),
            "use fewer conditions, or fewer values of multi-value sets",
        ),
        _ => match misfit(study, calibration) {
            Some(expression) => {
                place = Some(expression.place.clone());
                (
                    "expression-does-not-fit",
                    format!("`{expression}` does not fit the data: {error}"),
                    "name values that the data have, or declare the thresholds of the set",
                )
            }
            None => (
                "expectation-does-not-fit",
                format!("a directional expectation does not fit the data: {error}"),
                "expectations name values that the condition can take",
            ),
        },
    };
    Problem {
        code,
        message,
        place,
        help: Some(help.to_owned()),
        seen_in: SeenIn::Data,
    }
}

/// The rows that the study file names by number, each with the key that lists it.
fn listed_rows(study: &Study) -> impl Iterator<Item = (&'static str, &Placed<u128>)> {
    let plan = &study.sufficiency;
    let excluded = plan.minimize.exclude_rows.iter();
    let contradictory = plan
        .enhanced
        .iter()
        .flat_map(|plan| match &plan.contradictory {
            ContradictoryRows::Listed(rows) => &rows[..],
            ContradictoryRows::Allowed | ContradictoryRows::Barred => &[],
        });
    excluded
        .map(|row| ("exclude_rows", row))
        .chain(contradictory.map(|row| ("enhanced.contradictory", row)))
}

/// The first expression under `sufficiency` that names a value which the data do not have.
fn misfit<'s>(study: &'s Study, calibration: &Calibration) -> Option<&'s Placed<Expression>> {
    let space = PropertySpace::of(&conditions_of(calibration)).ok()?;
    let plan = &study.sufficiency;
    let negated = plan.negated_outcome.iter();
    let enhanced = plan.enhanced.iter();
    let mut expressions = plan
        .expectations
        .iter()
        .chain(negated.flat_map(|plan| &plan.expectations))
        .chain(enhanced.flat_map(|plan| plan.necessary.iter().chain(&plan.untenable)))
        .chain(&plan.theory)
        .chain(&plan.minimize.exclude);
    expressions.find(|placed| space.products(&placed.value).is_err())
}

fn check_claims(
    study: &Study,
    calibration: &Calibration,
    (outcome, negated_outcome): (&OutcomeResults, &OutcomeResults),
    robustness: RobustnessEvidence<'_>,
    told: Told<'_>,
    words: &Words,
) -> Result<Vec<CheckedClaim>, Vec<Problem>> {
    let sets = set_evidence(calibration);
    let conditions = conditions_of(calibration);
    let evidence = Evidence {
        cases: calibration.cases(),
        sets: &sets,
        conditions: &conditions,
        necessity: &study.necessity,
        outcome: outcome_evidence(outcome, 0),
        negated_outcome: outcome_evidence(negated_outcome, 1),
        robustness,
        digits: study.report.digits,
        words,
    };
    claims::check_and_tell(&study.claims, &evidence, told)
        .map_err(|errors| claim_problems(errors, calibration.cases()))
}

/// Claims about cases and values that the data do not have are seen without an analysis; a run
/// shows them with the other claims that cannot be checked.
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

fn claim_problems(errors: Vec<claims::ClaimError>, cases: &Names) -> Vec<Problem> {
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
fn claim_help(reason: &ClaimErrorReason, cases: &Names) -> String {
    let meant = match reason {
        ClaimErrorReason::NoSuchCase(case) => nearest(case, cases.iter()),
        _ => None,
    };
    match meant {
        Some(case) => format!("did you mean `{case}`?"),
        None => "a claim that cannot be checked is an error, never a pass".to_owned(),
    }
}

fn outcome_evidence(results: &OutcomeResults, position: usize) -> OutcomeEvidence<'_> {
    OutcomeEvidence {
        position,
        membership: &results.membership,
        necessity: &results.necessity,
        nca: results.nca.as_ref(),
        sufficiency: results.sufficiency.as_ref(),
    }
}

fn set_evidence(calibration: &Calibration) -> Vec<SetEvidence> {
    let of = |set: &SetResult, memberships: Option<FuzzySet>| SetEvidence {
        name: set.name().clone(),
        memberships,
        raw_mean: set.raw_statistics().map(|statistics| statistics.mean),
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
