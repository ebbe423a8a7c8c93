//! What is tried to see how far results hold: the stages again, from calibration or from the truth table
//! on, for other cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use super::{
    analyse_both, conditions_of, into_problems, outcome_plan, space_problem, with_enhanced,
};
use crate::calibrate::{self, Calibration};
use crate::load::RawTable;
use crate::robustness::variants::{MainRun, Rerun};
use crate::robustness::{
    Draw, FitProtocol, Found, FoundSolution, Labels, Panel, Protocol, Shape, grouped, leave_out,
    permuted, resampled,
};
use crate::set::{CalibratedSet, FuzzySet, Membership, SpaceError, consistency, coverage};
use crate::study::{LeftOutAnchors, Permutations, Placed, Problem, Study};
use crate::sufficiency::{
    LiteralMemberships, OutcomePlan, RedrawnCases, RowOutcome, Sufficiency, sufficiency,
};

/// Runs what the study declares under `robustness`.
///
/// # Errors
/// Every problem of a rerun that keeps it from being drawn. A study that cannot be run without a case
/// is a result.
pub(super) fn run(
    study: &Study,
    main: MainRun<'_>,
    table: &RawTable,
    fit: Option<FitProtocol>,
) -> Result<Protocol, Vec<Problem>> {
    let plan = study.protocol;
    let cases = main.calibration.cases();
    let singles = || {
        let cases = cases.iter().enumerate();
        cases
            .map(|(at, case)| (case.to_owned(), vec![at]))
            .collect()
    };
    let labels = Columns::of(study, main.calibration, table);
    let clusters = || {
        let groups = labels.cluster.iter().flat_map(|labels| grouped(labels));
        groups
            .map(|(name, cases)| (name.to_owned(), cases))
            .collect()
    };
    let without = |groups: Vec<(String, Vec<usize>)>, anchors| {
        leave_out(&groups, anchors, main, |left_out| {
            rerun_without(study, main.calibration, table, left_out, anchors)
        })
    };
    let mut protocol = Protocol {
        fit,
        leave_one_out: plan
            .leave_one_out
            .map(|anchors| without(singles(), anchors)),
        leave_cluster_out: plan
            .leave_cluster_out
            .map(|anchors| without(clusters(), anchors)),
        panel: labels.panel(study).map(|labels| Panel::of(main, labels)),
        ..Protocol::default()
    };
    if plan.bootstrap.is_some() || plan.subsample.is_some() || plan.permutation.is_some() {
        redraw(study, main, &mut protocol)
            .map_err(|problems| problems.into_iter().take(1).collect::<Vec<_>>())?;
    }
    Ok(protocol)
}

/// The columns that group the cases, over the cases that were calibrated.
struct Columns {
    cluster: Option<Vec<String>>,
    time: Option<Vec<String>>,
}

impl Columns {
    fn of(study: &Study, calibration: &Calibration, table: &RawTable) -> Self {
        let column = |declared: &Option<Placed<String>>| {
            let texts = table.texts(&declared.as_ref()?.value)?;
            let kept: BTreeSet<&str> = calibration.cases().iter().collect();
            let cases = table.cases().iter().zip(texts);
            let cases = cases.filter(|(case, _)| kept.contains(case));
            Some(cases.map(|(_, text)| text.clone()).collect())
        };
        Self {
            cluster: column(&study.data.cluster),
            time: column(&study.data.time),
        }
    }

    /// Points in time are compared between each other, clusters over time; clusters alone between each
    /// other.
    fn panel<'a>(&'a self, study: &'a Study) -> Option<Labels<'a>> {
        let name =
            |declared: &'a Option<Placed<String>>| declared.as_ref().map(|d| d.value.as_str());
        let cluster = name(&study.data.cluster).zip(self.cluster.as_deref());
        let time = name(&study.data.time).zip(self.time.as_deref());
        Some(match time {
            Some(time) => Labels {
                between: time,
                within: cluster,
            },
            None => Labels {
                between: cluster?,
                within: None,
            },
        })
    }
}

/// The study without the cases at these positions, from calibration on.
fn rerun_without(
    study: &Study,
    calibration: &Calibration,
    table: &RawTable,
    left_out: &[usize],
    anchors: LeftOutAnchors,
) -> Result<Rerun, Vec<Problem>> {
    let calibration = match anchors {
        LeftOutAnchors::Recompute => {
            let place = &study.data.case.place;
            let name = |&case: &usize| Placed {
                value: calibration.cases()[case].to_owned(),
                place: place.clone(),
            };
            let names: Vec<Placed<String>> = left_out.iter().map(name).collect();
            let table = table.without(&names).map_err(into_problems)?;
            calibrate::calibrate(study, &table).map_err(into_problems)?
        }
        LeftOutAnchors::Hold => {
            let left_out: BTreeSet<usize> = left_out.iter().copied().collect();
            let cases = 0..calibration.cases().len();
            let kept: Vec<usize> = cases.filter(|case| !left_out.contains(case)).collect();
            calibration.of_cases(&kept)
        }
    };
    Ok(Rerun {
        outcomes: analyse_both(&compared_part(study), &calibration)?,
        calibration,
    })
}

/// The study as far as reruns are compared with it.
fn compared_part(study: &Study) -> Study {
    let mut study = study.clone();
    study.necessity.disjunctions = None;
    study.sufficiency.theory = None;
    study
}

/// What resamples and permutations share: the rows of the truth table, and what was found for the codes
/// that they had before.
struct Redraws<'a> {
    study: &'a Study,
    calibration: &'a Calibration,
    conditions: &'a [&'a CalibratedSet],
    /// Membership in the outcome and in its negation.
    outcomes: [Vec<Membership>; 2],
    plans: &'a [Option<OutcomePlan<'a>>; 2],
    tables: [Option<RedrawnCases<'a>>; 2],
    found: Mutex<BTreeMap<[Vec<char>; 2], Arc<Found>>>,
}

fn redraw(study: &Study, main: MainRun<'_>, protocol: &mut Protocol) -> Result<(), Vec<Problem>> {
    let calibration = main.calibration;
    let conditions = conditions_of(calibration);
    let plans = [outcome_plan(study, false), outcome_plan(study, true)];
    let redraws = Redraws::new(study, calibration, &conditions, &plans)?;
    let observed = found_in(main.outcomes.map(|outcome| outcome.sufficiency.as_ref()));
    let spaces = main
        .outcomes
        .map(|outcome| Some(outcome.sufficiency.as_ref()?.space()));
    let cases = calibration.cases().len();
    let plan = study.protocol;
    let again = |plan| resampled(plan, cases, &observed, spaces, |draw| redraws.run(draw));
    protocol.bootstrap = plan.bootstrap.map(again).transpose()?;
    protocol.subsample = plan.subsample.map(again).transpose()?;
    let dealt = |plan: Permutations| {
        let literals = LiteralMemberships::new(&conditions, cases);
        let shape = |at: usize, found: &FoundSolution, draw: Option<&Draw>| {
            redraws.shape(at, found, draw, &literals)
        };
        permuted(plan, cases, &observed, |draw| redraws.run(draw), shape)
    };
    protocol.permutation = plan.permutation.map(dealt).transpose()?;
    Ok(())
}

impl<'a> Redraws<'a> {
    fn new(
        study: &'a Study,
        calibration: &'a Calibration,
        conditions: &'a [&'a CalibratedSet],
        plans: &'a [Option<OutcomePlan<'a>>; 2],
    ) -> Result<Self, Vec<Problem>> {
        let present = calibration.outcome_membership();
        let sets = [present.clone(), present.negated()];
        let table = |at: usize| {
            let plan = plans[at].as_ref();
            let table = plan.map(|plan| RedrawnCases::new(conditions, &sets[at], plan));
            let misfit = |error| vec![space_problem(study, calibration, &error)];
            table.transpose().map_err(misfit)
        };
        Ok(Self {
            study,
            calibration,
            conditions,
            outcomes: [&sets[0], &sets[1]].map(|set| set.memberships().to_vec()),
            tables: [table(0)?, table(1)?],
            plans,
            found: Mutex::default(),
        })
    }

    fn run(&self, draw: &Draw) -> Result<Arc<Found>, Vec<Problem>> {
        let found = if self.goes_by_fit() {
            self.found_by_scores(draw).map(Arc::new)
        } else {
            self.found_by_codes(draw)
        };
        found.map_err(|error| vec![space_problem(self.study, self.calibration, &error)])
    }

    /// Whether models follow from more than the codes of the rows.
    fn goes_by_fit(&self) -> bool {
        let plan = &self.study.sufficiency.minimize;
        plan.prime_consistency.is_some() || plan.solution_fit.is_some()
    }

    /// The solutions of the codes that the rows have in a draw.
    fn found_by_codes(&self, draw: &Draw) -> Result<Arc<Found>, SpaceError> {
        let codes = |at: usize| {
            let table = self.tables[at].as_ref()?;
            let outcome = draw.outcomes(&self.outcomes[at]);
            let scores: Vec<f64> = outcome.into_iter().map(Membership::value).collect();
            Some(table.codes(draw.weights(), &scores))
        };
        let codes = [codes(0), codes(1)];
        let letters = |codes: &Option<Vec<Option<RowOutcome>>>| -> Vec<char> {
            let codes = codes.iter().flatten();
            codes
                .map(|code| code.map_or(' ', RowOutcome::code))
                .collect()
        };
        let key = [letters(&codes[0]), letters(&codes[1])];
        let known = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known.get(&key) {
            return Ok(Arc::clone(found));
        }
        drop(known);
        let analysis = |at: usize| {
            let table = self.tables[at].as_ref().zip(codes[at].as_ref());
            let analysis = table.map(|(table, codes)| table.analysis(codes));
            analysis.transpose()
        };
        let found = Arc::new(self.found([analysis(0)?, analysis(1)?])?);
        let mut known = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(key, Arc::clone(&found));
        Ok(found)
    }

    /// The solutions of the cases of a draw, from their scores on.
    fn found_by_scores(&self, draw: &Draw) -> Result<Found, SpaceError> {
        let cases = draw.cases();
        let conditions = self.conditions.iter().map(|set| set.of_cases(&cases));
        let conditions: Vec<CalibratedSet> = conditions.collect();
        let conditions: Vec<&CalibratedSet> = conditions.iter().collect();
        let analysis = |at: usize| {
            let plan = self.plans[at].as_ref();
            let outcome: FuzzySet = draw.outcomes(&self.outcomes[at]).into_iter().collect();
            let outcome = outcome.of_cases(&cases);
            let analysis = plan.map(|plan| sufficiency(&conditions, &outcome, plan));
            analysis.transpose()
        };
        self.found([analysis(0)?, analysis(1)?])
    }

    fn found(&self, analyses: [Option<Sufficiency>; 2]) -> Result<Found, SpaceError> {
        let [present, absent] = with_enhanced(self.study, analyses)?;
        Ok(found_in([present.as_ref(), absent.as_ref()]))
    }

    /// The shape of the first model of a solution where the outcomes are those of a draw.
    fn shape(
        &self,
        at: usize,
        found: &FoundSolution,
        draw: Option<&Draw>,
        literals: &LiteralMemberships,
    ) -> Option<Shape> {
        let terms = found.models.first()?;
        let observed = &self.outcomes[at];
        let outcome: FuzzySet = match draw {
            Some(draw) => draw.outcomes(observed).into_iter().collect(),
            None => observed.iter().copied().collect(),
        };
        let union = literals.of_any(terms);
        Some(Shape {
            consistency: consistency(&union, &outcome)?,
            coverage: coverage(&union, &outcome)?,
            terms: terms.len(),
            literals: terms.iter().map(|term| term.literals().count()).sum(),
        })
    }
}

/// The solutions that the study reports, as far as reruns are compared.
fn found_in(outcomes: [Option<&Sufficiency>; 2]) -> Found {
    let solutions = |analysis: Option<&Sufficiency>| {
        let solutions = analysis.into_iter().flat_map(|analysis| {
            let kinds = analysis.reported().iter();
            kinds.map(|&kind| {
                let models = analysis.models(kind).iter().map(|model| {
                    let terms = model.terms.iter();
                    terms.map(|term| term.implicant.clone()).collect()
                });
                let found = FoundSolution {
                    models: models.collect(),
                    all_listed: analysis.is_complete(kind),
                };
                (kind, found)
            })
        });
        solutions.collect()
    };
    Found {
        outcomes: outcomes.map(solutions),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{self, Resampling, ResamplingKind};

    /// Fuzzy sets, a multi-value set, rows that few cases show, a remainder that may not be used, and an
    /// enhanced analysis.
    const STUDY: &str = "format: 1
title: A study
provenance: synthetic
data: {source: data.csv, case: case, missing: fail}
outcome: {Y: {column: Y, calibrate: {method: none}}}
conditions:
  A: {column: A, calibrate: {method: none}, expect: present}
  B: {column: B, calibrate: {method: none}}
  C: {column: C, calibrate: {method: multi_value, thresholds: [1, 2]}}
calibration: {full_membership: 0.95, at_half: fail}
necessity: {consistency: 0.9}
sufficiency:
  frequency: 1
  consistency: 0.7
  pri: 0.4
  solutions: [conservative, intermediate, parsimonious]
  enhanced: {untenable: [\"~A*B\"], contradictory: true}
  minimize: {exclude: [\"~A*~B*C{2}\"]}
  negated_outcome: true
";

    fn data() -> String {
        // Twenty cases that spread over the rows by steps that share no divisor with 100.
        let row = |case: u32| {
            let score = |step: u32, first: u32| f64::from((case * step + first) % 100) / 99.0;
            let (a, b, y) = (score(37, 3), score(61, 10), score(23, 40));
            format!("c{case},{a},{b},{},{}\n", case % 3, f64::midpoint(a, y))
        };
        (0..20).fold("case,A,B,C,Y\n".to_owned(), |text, case| text + &row(case))
    }

    #[test]
    fn codes_give_what_the_cases_alone_would_give() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data.csv"), data()).unwrap();
        let study = study::read_text(STUDY, "study.yaml", folder.path(), "s").unwrap();
        let (_, calibration) = super::super::calibrated(&study, None).unwrap();
        let conditions = conditions_of(&calibration);
        let plans = [outcome_plan(&study, false), outcome_plan(&study, true)];
        let redraws = Redraws::new(&study, &calibration, &conditions, &plans).unwrap();
        let bootstrap = Resampling {
            kind: ResamplingKind::Bootstrap,
            resamples: 60,
            seed: 1,
        };
        let dealt = Permutations { count: 60, seed: 1 };
        let mut found = BTreeSet::new();
        for at in 0..60 {
            let draws = [
                Draw::of_cases(bootstrap, 20, at),
                Draw::of_outcomes(dealt, 20, at),
            ];
            for draw in &draws {
                let found_by_codes = redraws.found_by_codes(draw).unwrap();
                assert_eq!(*found_by_codes, redraws.found_by_scores(draw).unwrap());
                found.insert(format!("{found_by_codes:?}"));
            }
        }
        assert!(found.len() > 40, "{} different results", found.len());
    }
}
