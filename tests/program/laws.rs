//! What holds for every study, whatever its data: through the library, from text to report.

use std::collections::BTreeSet;
use std::path::Path;

use equifinal::Results;
use equifinal::minimize::Implicant;
use equifinal::pipeline;
use equifinal::report;
use equifinal::robustness::variants::{Basis, Relation};
use equifinal::set::Configuration;
use equifinal::study::{SolutionKind, read_text};
use equifinal::sufficiency::{Model, RowOutcome, Sufficiency};
use proptest::prelude::*;

use crate::report_text;
use crate::study_text::{study, with};

/// A study with its data, not yet written down.
#[derive(Clone, Debug)]
struct Sketch {
    /// The name of each condition and what is expected of it.
    conditions: Vec<(String, &'static str)>,
    /// The name of each case, its scores in the conditions, and in the outcome.
    cases: Vec<(String, Vec<u8>, u8)>,
    crisp: bool,
    frequency: u8,
}

impl Sketch {
    /// Runs the study.
    fn run(&self) -> Results {
        self.run_with("")
    }

    /// Runs the study with more keys at its end.
    fn run_with(&self, more: &str) -> Results {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data.csv"), self.data()).unwrap();
        let text = self.study() + more;
        let read = read_text(&text, "study.yaml", folder.path(), "s").unwrap();
        pipeline::run(read, None).unwrap()
    }

    /// Runs the study with an enhanced standard analysis.
    fn run_enhanced(&self, necessary: bool) -> Results {
        let claim = if necessary { "necessary: [A], " } else { "" };
        let keys = format!("{claim}untenable: [\"A*~B\"], contradictory: true");
        let negated = "  negated_outcome: true\n";
        let text = with(
            &self.study(),
            negated,
            &format!("  enhanced: {{{keys}}}\n{negated}"),
        );
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data.csv"), self.data()).unwrap();
        let read = read_text(&text, "study.yaml", folder.path(), "s").unwrap();
        pipeline::run(read, None).unwrap()
    }

    fn study(&self) -> String {
        let names: Vec<&str> = self
            .conditions
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let mut text = study("Y", &names);
        for (name, expect) in &self.conditions {
            let plain = format!("{{column: {name},");
            text = with(
                &text,
                &plain,
                &format!("{{expect: {expect}, column: {name},"),
            );
        }
        let frequency = format!("frequency: {}", self.frequency);
        with(&text, "frequency: 1", &frequency)
    }

    /// Scores are tenths, or 0 and 1 in a crisp study; none is 0.5.
    fn data(&self) -> String {
        let score = |score: u8| match (self.crisp, score) {
            (true, score) => f64::from(score % 2),
            (false, 5) => 0.55,
            (false, score) => f64::from(score) / 10.0,
        };
        let names = self.conditions.iter().map(|(name, _)| name.as_str());
        let header: Vec<&str> = ["case"].into_iter().chain(names).chain(["Y"]).collect();
        let mut lines = vec![header.join(",")];
        for (case, scores, outcome) in &self.cases {
            let scores = scores[..self.conditions.len()].iter().chain([outcome]);
            let scores: Vec<String> = scores.map(|&s| score(s).to_string()).collect();
            lines.push(format!("{case},{}", scores.join(",")));
        }
        lines.join("\n")
    }

    /// The same study with its conditions in another order.
    fn with_conditions_turned(&self, by: usize) -> Self {
        let mut turned = self.clone();
        let by = by % self.conditions.len();
        turned.conditions.rotate_left(by);
        for (_, scores, _) in &mut turned.cases {
            scores.truncate(self.conditions.len());
            scores.rotate_left(by);
        }
        turned
    }
}

fn sketches() -> impl Strategy<Value = Sketch> {
    let expect = prop_oneof![Just("present"), Just("absent"), Just("either")];
    let conditions = prop::collection::vec(expect, 2..=4);
    let cases = prop::collection::vec((prop::collection::vec(0..=10_u8, 4), 0..=10_u8), 4..=12);
    (conditions, cases, any::<bool>(), 1..=2_u8).prop_map(|(expects, cases, crisp, frequency)| {
        let name = |(i, expect): (usize, _)| (["A", "B", "C", "D"][i].to_owned(), expect);
        let case =
            |(i, (scores, outcome)): (usize, (Vec<u8>, u8))| (format!("c{i}"), scores, outcome);
        Sketch {
            conditions: expects.into_iter().enumerate().map(name).collect(),
            cases: cases.into_iter().enumerate().map(case).collect(),
            crisp,
            frequency,
        }
    })
}

fn sufficiencies(results: &Results) -> Vec<&Sufficiency> {
    let outcomes = results.outcomes();
    outcomes
        .into_iter()
        .filter_map(|outcome| outcome.sufficiency.as_ref())
        .collect()
}

fn covered(terms: &[Implicant], configuration: &[u8]) -> bool {
    terms.iter().any(|term| term.covers(configuration))
}

/// Every configuration of the space.
fn configurations(sufficiency: &Sufficiency) -> Vec<Configuration> {
    let space = sufficiency.space();
    let rows = (1..=space.size()).map(|row| space.configuration(row).unwrap());
    rows.collect()
}

/// Each model covers the positive rows and no negative one, and needs all of its terms.
fn check_cover(sufficiency: &Sufficiency, model: &Model) -> Result<(), TestCaseError> {
    let table = sufficiency.table();
    let positive = table.configurations(RowOutcome::Positive);
    for row in &positive {
        prop_assert!(
            covered(&model.terms, row),
            "{row:?} is left out by {model:?}"
        );
    }
    for row in table.configurations(RowOutcome::Negative) {
        prop_assert!(
            !covered(&model.terms, &row),
            "{row:?} is covered by {model:?}"
        );
    }
    for left_out in 0..model.terms.len() {
        let mut terms = model.terms.clone();
        terms.remove(left_out);
        let uncovers = positive.iter().any(|row| !covered(&terms, row));
        prop_assert!(uncovers, "term {left_out} of {model:?} is redundant");
    }
    Ok(())
}

/// Conservative ⊆ intermediate ⊆ parsimonious, row by row, in every pair.
fn check_nesting(sufficiency: &Sufficiency) -> Result<(), TestCaseError> {
    for pair in sufficiency.intermediate(SolutionKind::Intermediate).pairs() {
        let conservative = &sufficiency.conservative().models()[pair.conservative].terms;
        let parsimonious = &sufficiency.parsimonious().models()[pair.parsimonious].terms;
        for model in pair.solution.models() {
            for row in configurations(sufficiency) {
                let within =
                    [conservative, &model.terms, parsimonious].map(|terms| covered(terms, &row));
                prop_assert!(within.is_sorted(), "{row:?}: {within:?} in {pair:?}");
            }
        }
    }
    Ok(())
}

/// A model that does not know the order of conditions or terms: its literals by name, and its fit.
type Unordered = (BTreeSet<BTreeSet<String>>, [Option<f64>; 3]);

fn unordered_models(sufficiency: &Sufficiency, kind: SolutionKind) -> Vec<Unordered> {
    let space = sufficiency.space();
    let literals = |term: &Implicant| {
        let literal = |(condition, value)| space.literal(condition, value).to_string();
        term.literals().map(literal).collect::<BTreeSet<String>>()
    };
    let mut models: Vec<Unordered> = sufficiency
        .models(kind)
        .iter()
        .map(|model| {
            let terms = model
                .terms
                .iter()
                .map(|term| literals(&term.implicant))
                .collect();
            (
                terms,
                [model.fit.consistency, model.fit.pri, model.fit.coverage],
            )
        })
        .collect();
    models.sort_by(|a, b| a.0.cmp(&b.0));
    models
}

fn near(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-12,
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The rows by configuration: the names of their cases, their fit and their code.
type Rows = Vec<(
    BTreeSet<(String, u8)>,
    BTreeSet<String>,
    Option<f64>,
    Option<f64>,
    RowOutcome,
)>;

fn rows(results: &Results, sufficiency: &Sufficiency) -> Rows {
    let names = results.calibration.cases();
    let space = sufficiency.space();
    let mut rows: Rows = sufficiency
        .table()
        .rows()
        .iter()
        .map(|row| {
            let sets = space.names().iter().map(ToString::to_string);
            let configuration = sets.zip(row.configuration().iter().copied()).collect();
            let cases = row
                .cases()
                .iter()
                .map(|&case| names[case].to_owned())
                .collect();
            (
                configuration,
                cases,
                row.consistency(),
                row.pri(),
                row.outcome(),
            )
        })
        .collect();
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    rows
}

/// The same truth tables, models and fit.
fn check_same(one: &Results, other: &Results) -> Result<(), TestCaseError> {
    for (a, b) in sufficiencies(one).into_iter().zip(sufficiencies(other)) {
        let (rows_a, rows_b) = (rows(one, a), rows(other, b));
        prop_assert_eq!(rows_a.len(), rows_b.len());
        for (a, b) in rows_a.iter().zip(&rows_b) {
            prop_assert_eq!((&a.0, &a.1, a.4), (&b.0, &b.1, b.4));
            prop_assert!(near(a.2, b.2) && near(a.3, b.3), "{a:?} {b:?}");
        }
        for kind in [
            SolutionKind::Conservative,
            SolutionKind::Intermediate,
            SolutionKind::Parsimonious,
        ] {
            let (models_a, models_b) = (unordered_models(a, kind), unordered_models(b, kind));
            prop_assert_eq!(models_a.len(), models_b.len());
            for (a, b) in models_a.iter().zip(&models_b) {
                prop_assert_eq!(&a.0, &b.0);
                prop_assert!(
                    a.1.into_iter().zip(b.1).all(|(a, b)| near(a, b)),
                    "{a:?} {b:?}"
                );
            }
        }
    }
    Ok(())
}

/// Keys of a sketch with the values that it gives them.
fn own_values(sketch: &Sketch) -> Vec<String> {
    let (first, expect) = &sketch.conditions[0];
    let set = format!("{{expect: {expect}, column: {first}, calibrate: {{method: none}}}}");
    vec![
        "data.missing: fail".to_owned(),
        "outcome.Y.calibrate.method: none".to_owned(),
        format!("conditions.{first}: {set}"),
        format!("conditions.{first}.column: {first}"),
        format!("conditions.{first}.expect: {expect}"),
        "calibration: {full_membership: 0.95, at_half: fail}".to_owned(),
        "necessity.consistency: 0.9".to_owned(),
        format!("sufficiency.frequency: {}", sketch.frequency),
        "sufficiency.consistency: 0.8".to_owned(),
        "sufficiency.minimize: {models: minimal}".to_owned(),
        "sufficiency.negated_outcome: true".to_owned(),
    ]
}

/// How the union of some models stands to that of others, row by row.
fn relation_by_rows(main: &Sufficiency, other: &Sufficiency, kind: SolutionKind) -> Relation {
    let terms = |of: &Sufficiency| -> Vec<Implicant> {
        let terms = of.models(kind).iter().flat_map(|model| &model.terms);
        terms.map(|term| term.implicant.clone()).collect()
    };
    let (before, now) = (terms(main), terms(other));
    let is_in = |row: &Configuration| [covered(&before, row), covered(&now, row)];
    let rows: BTreeSet<[bool; 2]> = configurations(main).iter().map(is_in).collect();
    let has = |main, variant| rows.contains(&[main, variant]);
    if unordered_terms(main, kind) == unordered_terms(other, kind) {
        return Relation::Same;
    }
    match (before.is_empty(), now.is_empty()) {
        (false, true) => return Relation::Lost,
        (true, false) => return Relation::Gained,
        _ => {}
    }
    match (has(true, false), has(false, true), has(true, true)) {
        (false, false, _) => Relation::Equal,
        (true, false, _) => Relation::Subset,
        (false, true, _) => Relation::Superset,
        (true, true, true) => Relation::Overlapping,
        (true, true, false) => Relation::Different,
    }
}

fn unordered_terms(
    sufficiency: &Sufficiency,
    kind: SolutionKind,
) -> Vec<BTreeSet<BTreeSet<String>>> {
    let models = unordered_models(sufficiency, kind).into_iter();
    models.map(|(terms, _)| terms).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn models_cover_what_they_must_and_nest(sketch in sketches()) {
        let results = sketch.run();
        let files = report::render(&results).unwrap();
        report_text::check(std::str::from_utf8(&files["report.md"]).unwrap());
        prop_assert_eq!(sufficiencies(&results).len(), 2);
        for sufficiency in sufficiencies(&results) {
            for solution in [sufficiency.conservative(), sufficiency.parsimonious()] {
                for model in solution.models() {
                    check_cover(sufficiency, model)?;
                }
            }
            for (model, _) in sufficiency.intermediate(SolutionKind::Intermediate).models() {
                check_cover(sufficiency, model)?;
            }
            check_nesting(sufficiency)?;
        }
    }

    #[test]
    fn enhanced_models_use_nothing_that_is_barred(sketch in sketches(), necessary: bool) {
        let results = sketch.run_enhanced(necessary);
        let [present, absent] = sufficiencies(&results)[..] else {
            panic!("both outcomes are analysed")
        };
        let kind = SolutionKind::EnhancedParsimonious;
        let shared = present.assumptions(kind).and(&absent.assumptions(kind));
        prop_assert!(shared.is_empty(present.space()), "{shared:?}");
        for sufficiency in [present, absent] {
            let enhanced = sufficiency.enhanced().unwrap();
            let overwritten = enhanced.barred().iter().flat_map(|barred| &barred.overwritten);
            let mut barred: Vec<Configuration> = overwritten
                .map(|&row| sufficiency.space().configuration(row).unwrap())
                .collect();
            let all = configurations(sufficiency).into_iter();
            barred.extend(all.filter(|row| enhanced.remainders().contains(row)));
            let positive = enhanced.table().configurations(RowOutcome::Positive);
            for kind in SolutionKind::ENHANCED {
                for model in sufficiency.models(kind) {
                    let terms = &model.model.terms;
                    prop_assert!(!barred.iter().any(|row| covered(terms, row)), "{model:?}");
                    prop_assert!(positive.iter().all(|row| covered(terms, row)), "{model:?}");
                }
            }
        }
    }

    #[test]
    fn the_order_of_cases_changes_nothing(sketch in sketches(), by in 1..12_usize, turned: bool) {
        let mut shuffled = sketch.clone();
        let by = by % shuffled.cases.len();
        shuffled.cases.rotate_left(by);
        if turned {
            shuffled.cases.reverse();
        }
        check_same(&sketch.run(), &shuffled.run())?;
    }

    #[test]
    fn the_order_of_conditions_changes_nothing(sketch in sketches(), by in 1..4_usize) {
        check_same(&sketch.run(), &sketch.with_conditions_turned(by).run())?;
    }

    #[test]
    fn a_variant_that_replaces_a_key_by_its_own_value_is_the_same(
        sketch in sketches(), which in any::<prop::sample::Index>(),
    ) {
        let values = own_values(&sketch);
        let value = which.get(&values);
        let results = sketch.run_with(&format!("variants:\n  - {{name: v, set: {{{value}}}}}\n"));
        prop_assert_eq!(results.variants.len(), 1);
        for variant in &results.variants {
            prop_assert_eq!(variant.cases, sketch.cases.len());
            let lists = [&variant.without, &variant.added, &variant.moved];
            prop_assert!(lists.iter().all(|cases| cases.is_empty()), "{variant:?}");
            for outcome in &variant.outcomes {
                prop_assert!(outcome.necessary.is_empty() && outcome.not_necessary.is_empty());
                prop_assert!(outcome.recoded.is_empty());
                prop_assert_eq!(outcome.solutions.len(), 3);
                for solution in &outcome.solutions {
                    prop_assert_eq!((solution.relation, solution.basis), (Relation::Same, Basis::Rows));
                    prop_assert_eq!(&solution.main, &solution.variant);
                    prop_assert!(solution.cases_gained.is_empty() && solution.cases_lost.is_empty());
                }
            }
        }
        let notes = std::str::from_utf8(&report::render(&results).unwrap()["report.md"])
            .unwrap()
            .contains("What else is different");
        prop_assert!(!notes);
    }

    #[test]
    fn a_variant_is_a_run_of_its_own_and_its_relation_is_that_of_the_rows(
        sketch in sketches(), tenths in 1..=10_u8, left_out in 0..12_usize,
    ) {
        let left_out = &sketch.cases[left_out % sketch.cases.len()].0;
        let consistency = f64::from(tenths) / 10.0;
        let results = sketch.run_with(&format!(
            "variants:\n  - {{name: v, set: {{sufficiency.consistency: {consistency}}}, without_cases: [{left_out}]}}\n"
        ));
        let mut alone = sketch.clone();
        alone.cases.retain(|(case, ..)| case != left_out);
        // The variant's study as one of its own, on data without the case.
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("data.csv"), alone.data()).unwrap();
        let text = with(&alone.study(), "consistency: 0.8", &format!("consistency: {consistency}"));
        let read = read_text(&text, "study.yaml", folder.path(), "s").unwrap();
        let alone = pipeline::run(read, None).unwrap();
        let mains = sufficiencies(&results);
        let others = sufficiencies(&alone);
        for (at, outcome) in results.variants[0].outcomes.iter().enumerate() {
            for solution in &outcome.solutions {
                let (main, other) = (mains[at], others[at]);
                prop_assert_eq!(solution.relation, relation_by_rows(main, other, solution.kind));
                prop_assert_eq!(solution.models.variant, other.models(solution.kind).len());
                let fits = other.models(solution.kind).iter().map(|model| model.fit);
                let fit = solution.variant.as_ref().map(|model| model.fit);
                prop_assert!(fit.is_none() || fits.into_iter().any(|other| Some(other) == fit));
            }
        }
    }
}

#[test]
fn the_same_text_gives_the_same_results() {
    let text = study("Y", &["A"]);
    let read = || read_text(&text, "study.yaml", Path::new("nowhere"), "s").unwrap();
    assert_eq!(read(), read());
}
