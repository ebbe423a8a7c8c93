//! Study files that are right, and files that are broken at random.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::path::Path;

use equifinal::cli::diagnostics;
use equifinal::set::{Cutoff, Expression, SetName};
use equifinal::study::{
    Anchor, Anchors, AtHalf, Bound, Calibrate, Contradictions, CrispSide, Cutoffs, Expectation,
    Fit, FullMembership, Limits, Linkage, MissingPolicy, ModelStatement, NegatedPlan, Parameter,
    Placed, Powers, Problem, Provenance, RowOutcome, RowStatement, SolutionKind, Statement,
    Statistic, Status, Study, read_text,
};
use proptest::prelude::*;

/// Every key that this version reads.
const FULL: &str = r#"format: 1
title: Paths to local-government data openness in twelve cities of Heilongjiang
citation: {text: "...", doi: "10.1000/x", url: "https://example.org"}
status: study                 # study | template
provenance: reconstructed
provenance_note: |
  The paper prints no data table.

data:
  source: cities.csv
  case: city
  separator: ";"
  decimal: ","
  encoding: utf-8
  missing: drop_case
  missing_values: [NA, ".", -99]
  sha256: "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"

outcome:
  DO:
    label: Data openness
    column: openness
    calibrate:
      method: direct
      anchors: {exclusion: 20, crossover: 40, inclusion: 60}
      because: Why these anchors.

conditions:
  LS: {label: Leadership support, column: leadership, calibrate: {method: direct, anchors: {exclusion: p95, crossover: median, inclusion: p5}, full_membership: log_odds_3}, expect: present}
  MD: {column: demand, calibrate: {method: crisp, threshold: mean - 1sd, side: below}, expect: present}
  FS: {column: finance, calibrate: {method: multi_value, thresholds: [4, 8]}, expect: [2]}
  HS: {column: 007, calibrate: {method: none}, expect: absent}
  RT: {column: rating, calibrate: {method: recode, table: {low: 0, no: 0.33, high: 1}}}
  RB: {column: region, calibrate: {method: recode, breaks: [15, 90], scores: [0, 0.33, 1]}, expect: either}
  MV: {column: levels, calibrate: {method: multi_value}, expect: [1, 3]}

calibration:
  full_membership: 0.95
  percentiles: type_7
  at_half: {add: 0.001}
  anchors: recompute

necessity:
  consistency: 0.9
  coverage: 0.5

sufficiency:
  frequency: 2
  consistency: 0.8
  contradiction_from: 0.75
  pri: 0.6
  solutions: [parsimonious, intermediate]
  expectations: ["LS*MD"]
  minimize: {contradictions: explain, models: minimal, row_dominance: false}
  negated_outcome: {consistency: 0.85, expect: {HS: either}, expectations: ["~LS*~MD"]}

claims:
  - {claim: No condition alone is necessary., expect: {necessary: none}}
  - {claim: Some are for the negation., expect: {outcome: ~DO, necessary: [~LS, "FS{0}"]}}
  - {claim: Three paths lead to high openness., expect: {solution: intermediate, paths: 3}}
  - {claim: The solution formula, expect: {solution: parsimonious, formula: "LS*MD + FS{2}*HS", model: any}}
  - {claim: Fit of the solution, expect: {solution: intermediate, consistency: 0.93, coverage: 0.81, within: 0.01}, departs: It rounds.}
  - {claim: Leadership carries., expect: {solution: intermediate, path: "LS*~FS{2}*~HS", covers: [Yichun, NA], unique_coverage: 0.1}}
  - {claim: A path., expect: {solution: intermediate, path: LS, outcome: ~DO}}
  - {claim: Whose path., expect: {closest_path: LS, cases: [007]}}
  - {claim: Few are open., expect: {set: DO, share_above_half: {at_most: 0.5}, raw_mean: 41}}
  - {claim: One of two is necessary., expect: {necessary_condition: "LS + MD", consistency: 0.92, coverage: 0.6, relevance: 0.5}}
  - {claim: It passes., expect: {necessary_condition: ~LS, outcome: ~DO}}
  - {claim: A row., expect: {row: "LS*MD*FS{0}*HS*~RT*RB*MV{2}", code: "?", n: 1, consistency: 0.9, pri: 0.8, cases: [Yichun]}}
  - {claim: The table., expect: {observed_rows: 9, remainders: 3, within: 0.1, set: LS, mean: {equals: 0.5}}}
  - {claim: Sizes., expect: {solution: intermediate, models: 2, simplifying_assumptions: 4, prime_implicants: "LS + MD"}}
  - {claim: Sets., expect: {solution: intermediate, subset_of: LS, superset_of: "LS*MD"}}
  - {claim: Cores., expect: {solution: intermediate, path: "LS*~MD", core: [~MD]}}
  - {claim: No core., expect: {solution: intermediate, path: LS, core: none}}

acknowledge:
  skewed-set: {HS: "Two thirds of the cities have large staffs."}

limits: {models: 10, steps: 1000}

report: {language: en, digits: 4, template: default, outputs: [md]}
"#;

fn read(text: &str) -> Result<Study, Vec<Problem>> {
    read_text(text, "study.yaml", Path::new("cities"), "cities")
}

fn valid(text: &str) -> Study {
    read(text).unwrap_or_else(|problems| panic!("{}", diagnostics::render(&problems, false)))
}

fn expression(text: &str) -> Expression {
    text.parse().unwrap()
}

fn cutoff(value: f64) -> Cutoff {
    Cutoff::new(value).unwrap()
}

fn values(anchors: &Anchors<Placed<Anchor>>) -> [Anchor; 3] {
    [
        anchors.exclusion.value.clone(),
        anchors.crossover.value.clone(),
        anchors.inclusion.value.clone(),
    ]
}

#[test]
fn the_head_and_the_data_are_as_declared() {
    let study = valid(FULL);
    assert_eq!(study.id, "cities");
    assert_eq!(study.head.status, Status::Study);
    assert_eq!(study.head.provenance, Provenance::Reconstructed);
    assert_eq!(
        study.head.provenance_note.as_deref(),
        Some("The paper prints no data table.\n")
    );
    assert_eq!(
        study.head.citation.unwrap().doi.as_deref(),
        Some("10.1000/x")
    );
    assert_eq!(study.data.source.value, "cities.csv");
    assert_eq!(study.data.source.place.line_and_column(), (10, 11));
    assert_eq!(
        (study.data.separator, study.data.decimal),
        (Some(b';'), ',')
    );
    assert_eq!(study.data.missing, MissingPolicy::DropCase);
    assert_eq!(study.data.missing_values, ["NA", ".", "-99"]);
    assert!(study.data.sha256.unwrap().value.starts_with("e3b0c442"));
}

#[test]
fn the_sets_are_as_declared() {
    let study = valid(FULL);
    assert_eq!(
        study.outcome.set.because.as_deref(),
        Some("Why these anchors.")
    );
    let Calibrate::Direct {
        anchors,
        full_membership,
    } = &study.outcome.set.calibrate.value
    else {
        panic!()
    };
    assert_eq!(values(anchors), [20.0, 40.0, 60.0].map(Anchor::Number));
    assert_eq!(*full_membership, FullMembership::Score(0.95));

    let [ls, md, fs, hs, rt, rb, mv] = &study.conditions[..] else {
        panic!()
    };
    let Calibrate::Direct {
        anchors,
        full_membership,
    } = &ls.calibrate.value
    else {
        panic!()
    };
    assert_eq!(
        values(anchors),
        [
            Anchor::Percentile(95.0),
            Anchor::Median,
            Anchor::Percentile(5.0)
        ]
    );
    assert_eq!(*full_membership, FullMembership::LogOdds3);
    assert_eq!(
        (ls.label.as_str(), md.label.as_str()),
        ("Leadership support", "MD")
    );
    let Calibrate::Crisp {
        threshold,
        side: CrispSide::Below,
    } = &md.calibrate.value
    else {
        panic!()
    };
    assert_eq!(
        threshold.value,
        Anchor::Mean {
            standard_deviations: -1.0
        }
    );
    assert!(
        matches!(&fs.calibrate.value, Calibrate::MultiValue { thresholds } if thresholds.len() == 2)
    );
    assert_eq!(hs.column.value, "007");
    let Calibrate::RecodeTable { table } = &rt.calibrate.value else {
        panic!()
    };
    assert_eq!(table.get("no"), Some(&0.33));
    assert!(
        matches!(&rb.calibrate.value, Calibrate::RecodeBreaks { breaks, scores } if (breaks.len(), scores.len()) == (2, 3))
    );
    assert!(
        matches!(&mv.calibrate.value, Calibrate::MultiValue { thresholds } if thresholds.is_empty())
    );
    assert_eq!(fs.expect, Expectation::Values(BTreeSet::from([2])));
    assert_eq!(rt.expect, Expectation::Either);
}

/// What the first condition declares when its calibration is replaced, and its decisions in words.
fn calibrated(rule: &str) -> (Calibrate, Vec<String>) {
    let old = "{method: crisp, threshold: mean - 1sd, side: below}";
    assert!(FULL.contains(old));
    let study = valid(&FULL.replace(old, rule));
    let path = "conditions.MD.calibrate.";
    let decisions = study.decisions.iter().filter_map(|decision| {
        let key = decision.key_path.strip_prefix(path)?;
        let default = if decision.declared { "" } else { " (default)" };
        Some(format!("{key}: {}{default}", decision.value))
    });
    let calibrate = study.conditions[1].calibrate.value.clone();
    (calibrate, decisions.collect())
}

#[test]
fn curves_and_bells_are_as_declared() {
    let three = "anchors: {exclusion: 1, crossover: p50, inclusion: 9}";
    let (found, decisions) = calibrated(&format!(
        "{{method: direct, {three}, curve: linear, below: 2}}"
    ));
    let bent = Powers {
        below: 2.0,
        above: 1.0,
    };
    let Calibrate::Linear { anchors, powers } = found else {
        panic!()
    };
    assert_eq!(
        (values(&anchors)[1].clone(), powers),
        (Anchor::Percentile(50.0), bent)
    );
    assert_eq!(
        decisions,
        [
            "method: direct",
            "anchors: {exclusion: 1, crossover: p50, inclusion: 9}",
            "curve: linear",
            "below: 2",
            "above: 1 (default)"
        ]
    );
    let (found, _) = calibrated(&format!("{{method: ecdf, {three}}}"));
    assert!(matches!(found, Calibrate::Ecdf { powers, .. } if powers == Powers::default()));
    let (found, decisions) = calibrated(
        "{method: direct, anchors: {exclusion: [1, max], crossover: [3, 7], inclusion: [5, 5]}}",
    );
    let Calibrate::Bell { anchors, powers } = found else {
        panic!()
    };
    assert_eq!(anchors.exclusion[1].value, Anchor::Maximum);
    assert_eq!(powers, Powers::default());
    assert_eq!(
        decisions[1..3],
        [
            "anchors: {exclusion: [1, max], crossover: [3, 7], inclusion: [5, 5]}",
            "curve: linear (default)"
        ]
    );
    calibrated(
        "{method: direct, anchors: {exclusion: [5, 5], crossover: [3, 7], inclusion: [1, 9]}, curve: linear, above: 0.5}",
    );
}

#[test]
fn thresholds_are_declared_or_found() {
    let (found, decisions) = calibrated("{method: indirect, thresholds: [1, 4, 10]}");
    assert!(matches!(found, Calibrate::Indirect { thresholds } if thresholds.len() == 3));
    assert_eq!(decisions, ["method: indirect", "thresholds: [1, 4, 10]"]);
    assert_eq!(
        calibrated("{method: tfr}"),
        (Calibrate::Tfr, vec!["method: tfr".to_owned()])
    );

    let found = |at, of, linkage| Anchor::Found { at, of, linkage };
    let (one, decisions) = calibrated("{method: crisp, threshold: {found: 1, linkage: ward}}");
    let Calibrate::Crisp { threshold, .. } = one else {
        panic!()
    };
    assert_eq!(threshold.value, found(1, 1, Linkage::Ward));
    assert_eq!(decisions[1], "threshold: {found: 1, linkage: ward}");
    let (two, decisions) =
        calibrated("{method: indirect, thresholds: {found: 2, linkage: complete}}");
    let Calibrate::Indirect { thresholds } = two else {
        panic!()
    };
    let thresholds: Vec<Anchor> = thresholds
        .iter()
        .map(|threshold| threshold.value.clone())
        .collect();
    let expected = [1, 2].map(|at| found(at, 2, Linkage::Complete));
    assert_eq!(thresholds, expected);
    assert_eq!(decisions[1], "thresholds: {found: 2, linkage: complete}");
}

#[test]
fn the_analysis_is_as_declared() {
    let study = valid(FULL);
    assert_eq!(study.at_half, AtHalf::Add(0.001));
    assert_eq!(
        (study.necessity.coverage, study.necessity.relevance),
        (Some(cutoff(0.5)), None)
    );
    let plan = &study.sufficiency;
    let cutoffs = Cutoffs {
        frequency: 2,
        consistency: cutoff(0.8),
        contradiction_from: Some(cutoff(0.75)),
        pri: cutoff(0.6),
    };
    assert_eq!(plan.cutoffs, cutoffs);
    assert_eq!(
        plan.solutions,
        [SolutionKind::Intermediate, SolutionKind::Parsimonious].into()
    );
    assert_eq!(plan.expectations[0].value, expression("LS*MD"));
    assert_eq!(plan.minimize.contradictions, Contradictions::Explain);
    let negated = plan.negated_outcome.as_ref().unwrap();
    assert_eq!(
        negated.cutoffs,
        Cutoffs {
            consistency: cutoff(0.85),
            ..cutoffs
        }
    );
    assert_eq!(negated.expectations[0].value, expression("~LS*~MD"));
    // Present becomes absent; [2] of 0, 1, 2 becomes [0, 1]; HS is declared; the values of MV are
    // known to the data alone.
    let expect = [
        Expectation::Absent,
        Expectation::Absent,
        Expectation::Values(BTreeSet::from([0, 1])),
        Expectation::Either,
        Expectation::Either,
        Expectation::Either,
        Expectation::AllBut(BTreeSet::from([1, 3])),
    ];
    assert_eq!(negated.expect, expect);
    assert_eq!(
        study.limits,
        Limits {
            models: 10,
            rows_listed: 200,
            cases_listed: 5000,
            steps: 1000
        }
    );
    assert_eq!(study.report.digits, 4);
    assert_eq!(
        study.acknowledge["skewed-set"]["HS"],
        "Two thirds of the cities have large staffs."
    );
}

fn fit(parameter: Parameter, value: f64, within: f64) -> Fit {
    Fit {
        parameter,
        value,
        within,
    }
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(ToString::to_string).collect()
}

/// What each claim expects.
fn statements(study: &Study) -> Vec<Vec<Statement>> {
    let expects = study.claims.iter().map(|claim| claim.expect.iter());
    expects
        .map(|expect| expect.map(|statement| statement.value.clone()).collect())
        .collect()
}

#[test]
fn the_claims_are_as_declared() {
    use SolutionKind::{Intermediate, Parsimonious};
    let study = valid(FULL);
    let of_model = Statement::Model;
    let path = expression("LS*~FS{2}*~HS");
    let open = SetName::new("DO").unwrap();
    let expected = vec![
        vec![Statement::Necessary(Vec::new())],
        vec![Statement::Necessary(vec![
            expression("~LS"),
            expression("FS{0}"),
        ])],
        vec![of_model(Intermediate, ModelStatement::Paths(3))],
        vec![of_model(
            Parsimonious,
            ModelStatement::Formula(expression("LS*MD + FS{2}*HS")),
        )],
        vec![
            of_model(
                Intermediate,
                ModelStatement::Fit(fit(Parameter::Consistency, 0.93, 0.01)),
            ),
            of_model(
                Intermediate,
                ModelStatement::Fit(fit(Parameter::Coverage, 0.81, 0.01)),
            ),
        ],
        vec![
            of_model(
                Intermediate,
                ModelStatement::Covers(path.clone(), names(&["Yichun", "NA"])),
            ),
            of_model(
                Intermediate,
                ModelStatement::PathFit(path, fit(Parameter::UniqueCoverage, 0.1, 0.005)),
            ),
        ],
        vec![of_model(
            Intermediate,
            ModelStatement::Path(expression("LS")),
        )],
        vec![of_model(
            Intermediate,
            ModelStatement::ClosestPath(expression("LS"), names(&["007"])),
        )],
        vec![
            Statement::Descriptive(open.clone(), Statistic::ShareAboveHalf, Bound::AtMost(0.5)),
            Statement::Descriptive(
                open,
                Statistic::RawMean,
                Bound::Equals {
                    value: 41.0,
                    within: 0.005,
                },
            ),
        ],
    ];
    assert_eq!(statements(&study)[..9], expected);
    let claims = study.claims.iter().enumerate();
    let negated = claims.filter(|(_, claim)| claim.negated_outcome);
    let negated: Vec<usize> = negated.map(|(i, _)| i).collect();
    assert_eq!(negated, [1, 6, 10]);
    assert!(study.claims[3].any_model && !study.claims[2].any_model);
    assert_eq!(study.claims[4].departs.as_deref(), Some("It rounds."));
}

#[test]
fn claims_about_rows_necessity_and_sizes_are_as_declared() {
    use SolutionKind::Intermediate;
    let study = valid(FULL);
    let of_model = Statement::Model;
    let expected = vec![
        [
            (Parameter::Consistency, 0.92),
            (Parameter::Coverage, 0.6),
            (Parameter::Relevance, 0.5),
        ]
        .map(|(parameter, value)| {
            Statement::NecessityFit(expression("LS + MD"), fit(parameter, value, 0.005))
        })
        .to_vec(),
        vec![Statement::NecessaryCondition(expression("~LS"))],
        [
            RowStatement::Code(RowOutcome::Remainder),
            RowStatement::Count(1),
            RowStatement::Fit(fit(Parameter::Consistency, 0.9, 0.005)),
            RowStatement::Fit(fit(Parameter::Pri, 0.8, 0.005)),
            RowStatement::Cases(names(&["Yichun"])),
        ]
        .map(|statement| Statement::Row(expression("LS*MD*FS{0}*HS*~RT*RB*MV{2}"), statement))
        .to_vec(),
        vec![
            Statement::ObservedRows(9),
            Statement::Remainders(3),
            Statement::Descriptive(
                SetName::new("LS").unwrap(),
                Statistic::Mean,
                Bound::Equals {
                    value: 0.5,
                    within: 0.1,
                },
            ),
        ],
        vec![
            Statement::Models(Intermediate, 2),
            of_model(Intermediate, ModelStatement::SimplifyingAssumptions(4)),
            Statement::PrimeImplicants(Intermediate, expression("LS + MD")),
        ],
        vec![
            of_model(Intermediate, ModelStatement::SubsetOf(expression("LS"))),
            of_model(
                Intermediate,
                ModelStatement::SupersetOf(expression("LS*MD")),
            ),
        ],
        vec![of_model(
            Intermediate,
            ModelStatement::Core(expression("LS*~MD"), vec![expression("~MD")]),
        )],
        vec![of_model(
            Intermediate,
            ModelStatement::Core(expression("LS"), Vec::new()),
        )],
    ];
    assert_eq!(statements(&study)[9..], expected);
}

#[test]
fn every_decision_is_listed_with_its_origin() {
    let study = valid(FULL);
    let found: Vec<String> = study
        .decisions
        .iter()
        .map(|decision| {
            let origin = if decision.declared {
                "declared"
            } else {
                "default"
            };
            format!("{} = {} ({origin})", decision.key_path, decision.value)
        })
        .collect();
    let expected = [
        "data.encoding = utf-8 (declared)",
        "data.missing = drop_case (declared)",
        "data.missing_values = [NA, ., -99] (declared)",
        "data.publish = all (default)",
        "outcome.DO.calibrate.method = direct (declared)",
        "outcome.DO.calibrate.anchors = {exclusion: 20, crossover: 40, inclusion: 60} (declared)",
        "conditions.LS.calibrate.method = direct (declared)",
        "conditions.LS.calibrate.anchors = {exclusion: p95, crossover: median, inclusion: p5} (declared)",
        "conditions.LS.calibrate.full_membership = log_odds_3 (declared)",
        "conditions.LS.expect = present (declared)",
        "conditions.MD.calibrate.method = crisp (declared)",
        "conditions.MD.calibrate.threshold = mean-1sd (declared)",
        "conditions.MD.calibrate.side = below (declared)",
        "conditions.MD.expect = present (declared)",
        "conditions.FS.calibrate.method = multi_value (declared)",
        "conditions.FS.calibrate.thresholds = [4, 8] (declared)",
        "conditions.FS.expect = [2] (declared)",
        "conditions.HS.calibrate.method = none (declared)",
        "conditions.HS.expect = absent (declared)",
        "conditions.RT.calibrate.method = recode (declared)",
        "conditions.RT.calibrate.table = {low: 0, no: 0.33, high: 1} (declared)",
        "conditions.RT.expect = either (default)",
        "conditions.RB.calibrate.method = recode (declared)",
        "conditions.RB.calibrate.breaks = [15, 90] (declared)",
        "conditions.RB.calibrate.scores = [0, 0.33, 1] (declared)",
        "conditions.RB.expect = either (declared)",
        "conditions.MV.calibrate.method = multi_value (declared)",
        "conditions.MV.calibrate.thresholds = [] (default)",
        "conditions.MV.expect = [1, 3] (declared)",
        "calibration.full_membership = 0.95 (declared)",
        "calibration.percentiles = type_7 (declared)",
        "calibration.at_half = {add: 0.001} (declared)",
        "calibration.anchors = recompute (declared)",
        "necessity.consistency = 0.9 (declared)",
        "necessity.coverage = 0.5 (declared)",
        "necessity.relevance = none (default)",
        "necessity.disjunctions = none (default)",
        "sufficiency.frequency = 2 (declared)",
        "sufficiency.consistency = 0.8 (declared)",
        "sufficiency.contradiction_from = 0.75 (declared)",
        "sufficiency.pri = 0.6 (declared)",
        "sufficiency.solutions = [intermediate, parsimonious] (declared)",
        "sufficiency.expectations = [LS*MD] (declared)",
        "sufficiency.enhanced = none (default)",
        "sufficiency.minimize.contradictions = explain (declared)",
        "sufficiency.minimize.models = minimal (declared)",
        "sufficiency.minimize.row_dominance = false (declared)",
        "sufficiency.minimize.prime_consistency = 0 (default)",
        "sufficiency.minimize.solution_consistency = 0 (default)",
        "sufficiency.minimize.solution_coverage = none (default)",
        "sufficiency.minimize.exclude = [] (default)",
        "sufficiency.minimize.exclude_rows = [] (default)",
        "sufficiency.negated_outcome = true (declared)",
        "sufficiency.negated_outcome.frequency = 2 (default)",
        "sufficiency.negated_outcome.consistency = 0.85 (declared)",
        "sufficiency.negated_outcome.contradiction_from = 0.75 (default)",
        "sufficiency.negated_outcome.pri = 0.6 (default)",
        "sufficiency.negated_outcome.expect.LS = absent (default)",
        "sufficiency.negated_outcome.expect.MD = absent (default)",
        "sufficiency.negated_outcome.expect.FS = [0, 1] (default)",
        "sufficiency.negated_outcome.expect.HS = either (declared)",
        "sufficiency.negated_outcome.expect.RT = either (default)",
        "sufficiency.negated_outcome.expect.RB = either (default)",
        "sufficiency.negated_outcome.expect.MV = all but [1, 3] (default)",
        "sufficiency.negated_outcome.expectations = [~LS*~MD] (declared)",
        "limits.models = 10 (declared)",
        "limits.rows_listed = 200 (default)",
        "limits.cases_listed = 5000 (default)",
        "limits.steps = 1000 (declared)",
        "report.digits = 4 (declared)",
        "report.template = default (declared)",
        "report.outputs = [md] (declared)",
    ];
    assert_eq!(found, expected);
}

/// A small study with these lines in place of the conditions.
fn with_conditions(conditions: &str) -> String {
    let (before, rest) = FULL.split_once("conditions:\n").unwrap();
    let (_, after) = rest.split_once("calibration:\n").unwrap();
    let (after, _) = after.split_once("  expectations:").unwrap();
    format!("{before}conditions:\n{conditions}\ncalibration:\n{after}  negated_outcome: true\n")
}

#[test]
fn any_word_can_be_the_name_of_a_set() {
    let names = [
        "Y",
        "no",
        "on",
        "007",
        "领导支持",
        "null",
        "1e3",
        "e\u{301}",
    ];
    let conditions: String = names
        .map(|name| format!("  {name}: {{column: c{name}, calibrate: {{method: none}}}}\n"))
        .concat();
    let study = valid(&with_conditions(&conditions));
    let found: Vec<&str> = study
        .conditions
        .iter()
        .map(|set| set.name.value.as_str())
        .collect();
    assert_eq!(
        found,
        ["Y", "no", "on", "007", "领导支持", "null", "1e3", "é"]
    );
    assert!(
        study
            .decisions
            .iter()
            .any(|decision| decision.key_path == "conditions.é.calibrate.method")
    );
    let NegatedPlan { expect, .. } = study.sufficiency.negated_outcome.unwrap();
    assert_eq!(expect.len(), names.len());
}

#[test]
fn other_line_ends_and_a_byte_order_mark_change_nothing() {
    let study = valid(FULL);
    let other = valid(&format!("\u{feff}{}", FULL.replace('\n', "\r\n")));
    assert_eq!(other.decisions, study.decisions);
    assert_eq!(other.claims.len(), study.claims.len());
}

#[test]
fn a_long_line_and_odd_signs_are_rendered() {
    let long = FULL.replace(
        "DO:\n",
        &format!("DO:\n    labl: {}\n", "长\t".repeat(100_000)),
    );
    let text = diagnostics::render(&read(&long).unwrap_err(), false);
    assert!(text.len() < 2_000, "{}", text.len());
    assert!(
        text.contains("error[unknown-key]: `labl` is not a key of `outcome.DO`"),
        "{text}"
    );
    let coloured = diagnostics::render(&read(&long).unwrap_err(), true);
    assert!(coloured.contains('\u{1b}'));
}

/// A wrong file gives problems, all of which can be shown.
fn check(text: &str) {
    if let Err(problems) = read(text) {
        assert!(!problems.is_empty());
        let plain = diagnostics::render(&problems, false);
        assert!(
            !plain.contains(|c: char| c.is_control() && c != '\n'),
            "{plain:?}"
        );
        assert!(!diagnostics::render(&problems, true).is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_damage_makes_it_panic(
        edits in prop::collection::vec((0..FULL.len(), 0_usize..60, 0_u8..5, "[ -~é\n\t:{}\\[\\]&*!|>'\"#%@`\u{0}\u{1b}\u{85}]{0,4}"), 1..5)
    ) {
        let mut text = FULL.to_owned();
        for (at, length, kind, inserted) in edits {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
            match kind {
                0 => text.replace_range(start..end, ""),
                1 => { let copy = text[start..end].to_owned(); text.insert_str(start, &copy); }
                2 => text.truncate(start),
                _ => text.insert_str(start, &inserted),
            }
        }
        check(&text);
    }

    #[test]
    fn a_line_less_or_twice_never_goes_unsaid(line in 0..FULL.lines().count(), twice: bool) {
        let mut lines: Vec<&str> = FULL.lines().collect();
        if twice { lines.insert(line, lines[line]); } else { lines.remove(line); }
        check(&lines.join("\n"));
    }
}
