//! Variants: the study run again with other decisions, compared with the main run.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::study_text::{SMALL, calibrated, small, study, with};

/// All eight configurations of A, B and C, one case each; Y is A*B + C. The other columns are what
/// an outcome may be instead, and further conditions.
const DATA: &str = "case,A,B,C,Y,AGAIN,C_ALONE,A_OR_C,A_ALONE,NEITHER,NEVER,ALWAYS,A3,GAPS
c0,0,0,0,0,0,0,0,0,1,0,1,0,0
c1,0,0,1,1,1,1,1,0,0,0,1,0,0
c2,0,1,0,0,0,0,0,0,1,0,1,0,1
c3,0,1,1,1,1,1,1,0,0,0,1,2,1
c4,1,0,0,0,0,0,1,1,0,0,1,1,0
c5,1,0,1,1,1,1,1,1,0,0,1,1,0
c6,1,1,0,1,1,0,1,1,0,0,1,1,1
c7,1,1,1,1,1,1,1,1,0,0,1,1,
";

fn three() -> String {
    study("Y", &["A", "B", "C"])
}

/// The study with variants at its end, each as it stands between braces.
fn with_variants(study: &str, variants: &[&str]) -> String {
    let lines = variants
        .iter()
        .map(|variant| format!("  - {{{variant}}}\n"));
    format!("{study}variants:\n{}", lines.collect::<String>())
}

fn variants(folder: &Folder) -> Vec<Value> {
    folder.analysed()["variants"].as_array().unwrap().clone()
}

/// The variants of [`DATA`] that have another outcome.
fn outcomes(columns: &[&str]) -> Vec<Value> {
    let variant = |column: &&str| format!("name: {column}, set: {{outcome.Y.column: {column}}}");
    let all: Vec<String> = columns.iter().map(variant).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    variants(&Folder::with_study(&with_variants(&three(), &all), DATA))
}

#[test]
fn every_relation_between_two_solutions() {
    // Against A*B + C: itself; C; A + C; A; ~A*~C; nothing.
    let expected = [
        ("AGAIN", "same", json!([]), json!([])),
        ("C_ALONE", "subset", json!([]), json!(["c6"])),
        ("A_OR_C", "superset", json!(["c4"]), json!([])),
        ("A_ALONE", "overlapping", json!(["c4"]), json!(["c1", "c3"])),
        (
            "NEITHER",
            "different",
            json!(["c0", "c2"]),
            json!(["c1", "c3", "c5", "c6", "c7"]),
        ),
        (
            "NEVER",
            "lost",
            json!([]),
            json!(["c1", "c3", "c5", "c6", "c7"]),
        ),
    ];
    let found = outcomes(&expected.each_ref().map(|row| row.0));
    for (variant, (name, relation, gained, lost)) in found.iter().zip(&expected) {
        assert_eq!(variant["name"], *name);
        // No remainder: the three solutions are one.
        for kind in ["conservative", "intermediate", "parsimonious"] {
            let solution = &variant["solutions"]["Y"][kind];
            assert_eq!(solution["relation"], *relation, "{name}, {kind}");
            assert_eq!(solution["compared_by"], "rows");
            assert_eq!(
                solution["cases_gained"]["listed"], *gained,
                "{name}, {kind}"
            );
            assert_eq!(solution["cases_lost"]["listed"], *lost, "{name}, {kind}");
        }
    }
    // Every row is observed: what is a subset for Y is a superset for ~Y.
    let negated = &found[1]["solutions"]["~Y"]["intermediate"];
    assert_eq!(negated["relation"], "superset");
    assert_eq!(negated["main"]["expression"], "~A*~C + ~B*~C");
    assert_eq!(negated["variant"]["expression"], "~C");
    assert_eq!(
        found[5]["solutions"]["Y"]["intermediate"]["variant"],
        Value::Null
    );
}

#[test]
fn a_solution_that_only_the_variant_has() {
    let text = with(&three(), "{column: Y,", "{column: NEVER,");
    let text = with_variants(&text, &["name: some, set: {outcome.Y.column: Y}"]);
    let folder = Folder::with_study(&text, DATA);
    let found = variants(&folder);
    let solution = &found[0]["solutions"]["Y"]["intermediate"];
    assert_eq!(solution["relation"], "gained");
    assert_eq!(solution["main"], Value::Null);
    assert_eq!(solution["variant"]["expression"], "C + A*B");
    let report = folder.report();
    let row =
        "| some | solution only here | `C + A*B` | 1.000 | 1.000 | 1.000 | c1, c3, c5, c6, c7 |  |";
    assert!(report.contains(row), "{report}");
    assert!(
        report.contains("| main run |  | `0` | – | – | – |  |  |"),
        "{report}"
    );
}

#[test]
fn a_variant_without_anything_in_common_is_a_finding_that_can_be_acknowledged() {
    let text = with_variants(
        &three(),
        &[
            "name: none, set: {outcome.Y.column: NEVER}",
            "name: others, set: {outcome.Y.column: NEITHER}",
            "name: fewer, set: {outcome.Y.column: C_ALONE}",
        ],
    );
    let text = format!("{text}acknowledge: {{variant-differs: {{others: That was meant.}}}}\n");
    let folder = Folder::with_study(&text, DATA);
    let results = folder.analysed();
    let findings = results["findings"].as_array().unwrap().iter();
    let about = |finding: &&Value| finding["code"] == "variant-differs";
    let found: Vec<&Value> = findings.filter(about).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0]["about"], "none");
    assert_eq!(found[0]["acknowledged"], Value::Null);
    assert_eq!(
        found[0]["text"],
        "With the variant “none” the conservative solution of `Y` is empty, the intermediate solution \
         of `Y` is empty and the parsimonious solution of `Y` is empty."
    );
    assert_eq!(found[1]["about"], "others");
    assert_eq!(found[1]["acknowledged"], "That was meant.");
    let summary = "Variants with the same intermediate solution for `Y`: 0 of 3.";
    assert!(folder.report().contains(summary));
}

#[test]
fn other_conditions_are_compared_over_the_conditions_of_both() {
    let text = with_variants(
        &three(),
        &[
            // Without C the rows A*B and no other are consistent: c6 and c7 are in Y.
            "name: without C, without_conditions: [C]",
            // D is 1 throughout: the conservative solution names it, the parsimonious does not.
            "name: with D, set: {conditions.D: {column: ALWAYS, calibrate: {method: none}}}",
        ],
    );
    let found = variants(&Folder::with_study(&text, DATA));
    let relation = |variant: usize, kind: &str| {
        let solution = &found[variant]["solutions"]["Y"][kind];
        assert_eq!(solution["compared_by"], "joint_rows");
        (
            solution["relation"].as_str().unwrap().to_owned(),
            solution["variant"]["expression"]
                .as_str()
                .unwrap()
                .to_owned(),
        )
    };
    let pair = |relation: &str, formula: &str| (relation.to_owned(), formula.to_owned());
    assert_eq!(relation(0, "conservative"), pair("subset", "A*B"));
    assert_eq!(relation(0, "parsimonious"), pair("subset", "A*B"));
    assert_eq!(relation(1, "conservative"), pair("subset", "C*D + A*B*D"));
    assert_eq!(relation(1, "parsimonious"), pair("same", "C + A*B"));
    let lost = &found[0]["solutions"]["Y"]["intermediate"]["cases_lost"]["listed"];
    assert_eq!(*lost, json!(["c1", "c3", "c5"]));
    // Rows of another truth table have no codes to compare.
    assert_eq!(found[0]["truth_table"]["Y"]["count"], 0);
}

#[test]
fn conditions_with_other_values_are_compared_by_cases() {
    // A3 is A with a third value for c3. C keeps its part of the solution, so the cases stay.
    let variant = "name: three values, set: {conditions.A.column: A3, conditions.A.calibrate: {method: multi_value}}";
    let folder = Folder::with_study(&with_variants(&three(), &[variant]), DATA);
    let found = variants(&folder);
    let solution = &found[0]["solutions"]["Y"]["conservative"];
    assert_eq!(solution["compared_by"], "cases");
    assert_eq!(solution["relation"], "equal");
    assert_eq!(solution["models"]["shared"], 0);
    assert!(
        folder
            .report()
            .contains("| three values | same cases, by cases |")
    );
    // The one case with the third value; A itself is no shared condition.
    assert_eq!(found[0]["cases_moved"]["count"], 0);
}

#[test]
fn what_else_a_variant_changes_is_told() {
    let text = with_variants(
        &with(
            &three(),
            "consistency: 0.9}",
            "consistency: 0.9, coverage: 0.9}",
        ),
        &[
            // C holds 4 of the 5 cases of Y, 4 of its 4 cases are in Y.
            "name: laxer necessity, set: {necessity.consistency: 0.8}",
            "name: two cases a row, set: {sufficiency.frequency: 2}",
            // Then Y is C: c1, c3 and c7 are in both, c0, c2 and c4 in none.
            "name: without c6 and c5, without_cases: [c6, c5]",
            "name: c3 on another side, set: {conditions.A.column: A3, conditions.A.calibrate: {method: crisp, threshold: 2}}",
        ],
    );
    let folder = Folder::with_study(&text, DATA);
    let found = variants(&folder);
    assert_eq!(found[0]["necessity"]["Y"]["necessary"], json!(["C"]));
    assert_eq!(
        found[0]["solutions"]["Y"]["intermediate"]["relation"],
        "same"
    );
    assert_eq!(found[2]["cases_left"]["listed"], json!(["c5", "c6"]));
    // At 2 and above only c3 is in A; c4 to c7 were in it and are out.
    assert_eq!(
        found[3]["cases_moved"]["listed"],
        json!(["c3", "c4", "c5", "c6", "c7"])
    );
    let report = folder.report();
    let (_, notes) = report
        .split_once("What else is different from the main run:")
        .unwrap();
    let notes: Vec<&str> = notes
        .lines()
        .filter(|line| line.starts_with("- "))
        .take(3)
        .collect();
    assert_eq!(
        notes,
        [
            "- “laxer necessity”: `C` becomes necessary for `Y`.",
            "- “two cases a row”: rows of `Y` with another code: 1 (0 → ?), 2 (1 → ?), 3 (0 → ?), 4 (1 → ?), \
             5 (0 → ?), 6 (1 → ?), 7 (1 → ?), 8 (1 → ?); rows of `~Y` with another code: 1 (1 → ?), \
             2 (0 → ?), 3 (1 → ?), 4 (0 → ?), 5 (1 → ?), 6 (0 → ?), 7 (0 → ?), 8 (0 → ?).",
            "- “without c6 and c5”: without c5, c6; `C` becomes necessary for `Y`; rows of `Y` with another \
             code: 6 (1 → ?), 7 (1 → ?); `~C` becomes necessary for `~Y`; rows of `~Y` with another code: 6 (0 → ?), 7 (0 → ?).",
        ]
    );
}

#[test]
fn a_case_that_lacked_a_value_comes_back_without_the_condition() {
    let text = with(&three(), "missing: fail", "missing: drop_case");
    let text = with(&text, "  C: {column: C,", "  C: {column: GAPS,");
    let text = with_variants(
        &text,
        &[
            "name: without C, without_conditions: [C]",
            "name: another column, set: {conditions.C.column: C}",
            "name: without a dropped case, without_cases: [c7]",
        ],
    );
    let found = variants(&Folder::with_study(&text, DATA));
    assert_eq!(found[0]["cases_added"]["listed"], json!(["c7"]));
    assert_eq!(found[0]["cases_total"], 8);
    assert_eq!(found[1]["cases_added"]["listed"], json!(["c7"]));
    // c7 was not there before.
    assert_eq!(found[2]["cases_left"]["listed"], json!([]));
    assert_eq!(
        found[2]["solutions"]["Y"]["intermediate"]["relation"],
        "same"
    );
}

/// The numbers are those of studies/teaching-example/SOURCE.md, section 8, worked by hand.
#[test]
fn tied_models_are_compared_together() {
    let report = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/reports/teaching-example/results.json"
    );
    let results: Value = serde_json::from_slice(&std::fs::read(report).unwrap()).unwrap();
    let [nine, without] = &results["variants"].as_array().unwrap()[..] else {
        panic!("two variants are declared")
    };
    let nine = &nine["solutions"]["LASTS"]["intermediate"];
    assert_eq!(nine["relation"], "subset");
    assert_eq!(nine["variant"]["expression"], "ROOM*SCHOOL");
    // Without Alder Lane `HELP{2} + ROOM*SCHOOL` and `HELP{2} + SCHOOL*HELP{1}` tie. Together they
    // cover row 5, a club with a school and some helpers, without a room: more than the main run's.
    let parsimonious = &without["solutions"]["LASTS"]["parsimonious"];
    let counts = json!({"main": 1, "variant": 2, "shared": 1, "all_listed": true});
    assert_eq!(parsimonious["models"], counts);
    assert_eq!(parsimonious["relation"], "superset");
    assert_eq!(
        parsimonious["variant"]["expression"],
        "HELP{2} + ROOM*SCHOOL"
    );
    // The second intermediate model lies within the first.
    let intermediate = &without["solutions"]["LASTS"]["intermediate"];
    assert_eq!(intermediate["models"], counts);
    assert_eq!(intermediate["relation"], "equal");
}

#[test]
fn above_the_limit_cases_are_counted() {
    let text = with_variants(
        &three(),
        &[
            "name: without c6, without_cases: [c6]",
            "name: fewer, set: {outcome.Y.column: C_ALONE}",
        ],
    );
    let folder = Folder::with_study(&format!("{text}limits: {{cases_listed: 7}}\n"), DATA);
    let found = variants(&folder);
    assert_eq!(found[0]["cases_left"], json!({"count": 1}));
    assert_eq!(
        found[1]["solutions"]["Y"]["intermediate"]["cases_lost"],
        json!({"count": 1})
    );
    let report = folder.report();
    assert!(
        report.contains("- “without c6”: without 1 case;"),
        "{report}"
    );
    assert!(
        report.contains("| fewer | subset | `C` | 1.000 | 1.000 | 1.000 |  | 1 case |"),
        "{report}"
    );
}

#[test]
fn a_negation_that_the_variant_does_not_analyse() {
    let text = with_variants(
        &three(),
        &["name: no negation, set: {sufficiency.negated_outcome: false}"],
    );
    let folder = Folder::with_study(&text, DATA);
    let found = variants(&folder);
    assert_eq!(found[0]["solutions"]["~Y"], Value::Null);
    assert_eq!(
        found[0]["solutions"]["Y"]["intermediate"]["relation"],
        "same"
    );
    assert!(
        folder
            .report()
            .contains("| no negation | not analysed |  | – | – | – |  |  |")
    );
}

#[test]
fn decisions_name_the_variants_and_the_tables_hold_them() {
    let text = with_variants(
        &three(),
        &[
            "name: \"stricter | PRI\", because: Usual., set: {sufficiency.pri: 0.75, sufficiency.contradiction_from: 0.7}, without_cases: [c0, c1]",
        ],
    );
    let folder = Folder::with_study(&text, DATA);
    let results = folder.analysed();
    assert_eq!(
        results["decisions"]["variants.stricter | PRI"],
        json!({"value": "sufficiency.pri: 0.75, sufficiency.contradiction_from: 0.7, without_cases: [c0, c1]", "declared": true})
    );
    assert_eq!(
        results["variants"][0]["replaced"],
        json!([
            {"key": "sufficiency.pri", "main": "0.5", "variant": "0.75"},
            {"key": "sufficiency.contradiction_from", "main": null, "variant": "0.7"},
        ])
    );
    assert_eq!(
        folder.read("reports/s/tables/variants.csv"),
        "Variant,Other decisions,Reason\n\
         stricter | PRI,sufficiency.pri: 0.5 → 0.75; sufficiency.contradiction_from: 0.7 (not declared before); \
         without the cases c0 and c1,Usual.\n"
    );
}

#[test]
fn a_study_without_variants_says_so() {
    let folder = Folder::with_study(&small(), SMALL);
    assert_eq!(folder.analysed()["variants"], Value::Null);
    let sentence =
        "The study declares no variants: what its results owe to single decisions was not tried.";
    assert!(folder.report().contains(sentence));
}

/// The study is refused with exit status 3, by `run` and by `validate`.
fn refused_with(variants: &[&str], data: &str, words: &str) {
    let folder = Folder::with_study(&with_variants(&small(), variants), data);
    let ran = refused(&folder);
    assert_eq!((ran.status, ran.stderr.as_str()), (3, words));
    let validated = folder.run(&["validate"]);
    let words = words.replace("; no report is written", "");
    assert_eq!((validated.status, validated.stderr), (3, words));
}

#[test]
fn anchors_that_coincide_in_a_variant() {
    // Three of four values of B are 0: both percentiles are.
    refused_with(
        &[
            "name: percentiles, set: {calibration.percentiles: type_7, conditions.B.calibrate: {method: direct, anchors: {exclusion: p5, crossover: p50, inclusion: p95}}}",
        ],
        "case,A,B,Y\nc1,1,1,1\nc2,1,0,1\nc3,0,0,0\nc4,0,0,0\n",
        "error[anchors-coincide]: variant `percentiles`: set `B`: in these data, exclusion `p5` and crossover `p50` coincide: 3 of 4 cases (75 %) have the value 0
  --> studies/s/study.yaml:19:64
   |
19 |   - {name: percentiles, set: {calibration.percentiles: type_7, conditions.B.calibrate: {method: direct, anchors:...
   |                                                                ^^^^^^^^^^^^^^^^^^^^^^
   |
   = help: anchors mark differences in kind: choose percentiles further apart, or numbers from outside the data
s: 1 problem; no report is written
",
    );
}

#[test]
fn cases_that_cannot_be_left_out() {
    refused_with(
        &[
            "name: misspelled, without_cases: [c1, c22]",
            "name: all, without_cases: [c1, c2, c3, c4]",
        ],
        SMALL,
        "error[no-such-case]: variant `misspelled`: `data.csv`: there is no case `c22`
  --> studies/s/study.yaml:19:44
   |
19 |   - {name: misspelled, without_cases: [c1, c22]}
   |                                            ^^^
   |
   = help: did you mean `c2`?

error[no-cases-left]: variant `all`: `data.csv`: no case is left: all 4 are left out
  --> studies/s/study.yaml:20:33
   |
20 |   - {name: all, without_cases: [c1, c2, c3, c4]}
   |                                 ^^
   |
   = help: leave out fewer cases
s: 2 problems; no report is written
",
    );
}

#[test]
fn what_only_the_data_of_a_variant_show() {
    // Without c1 and c2 no case is in A.
    refused_with(
        &[
            "name: one side, set: {conditions.A.calibrate: {method: crisp, threshold: 0.5}}, without_cases: [c1, c2]",
            "name: another column, set: {conditions.A.column: AA}",
        ],
        SMALL,
        "error[threshold-outside-data]: variant `one side`: set `A`: the threshold 0.5 lies outside the data, which run from 0 to 0
  --> studies/s/study.yaml:19:79
   |
19 |   - {name: one side, set: {conditions.A.calibrate: {method: crisp, threshold: 0.5}}, without_cases: [c1, c2]}
   |                                                                               ^^^
   |
   = help: no case lies on one of its sides: choose a threshold among the raw values, in the unit of the column

error[no-such-column]: variant `another column`: `data.csv`: there is no column `AA`
  --> studies/s/study.yaml:20:55
   |
20 |   - {name: another column, set: {conditions.A.column: AA}}
   |                                                       ^^
   |
   = help: the columns are `case`, `A`, `B`, `Y`
s: 2 problems; no report is written
",
    );
}

#[test]
fn a_declaration_that_only_the_variant_makes_wrong() {
    // A is calibrated in the study itself; the message points to what the variant leaves out.
    let text = crate::study_text::calibrated(&small(), "A", "method: crisp, threshold: 0.5");
    let text = with_variants(&text, &["name: one side, without_cases: [c1, c2]"]);
    let ran = refused(&Folder::with_study(&text, SMALL));
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            3,
            "error[threshold-outside-data]: variant `one side`: set `A`: the threshold 0.5 lies outside the data, which run from 0 to 0 (`conditions.A.calibrate.threshold`)
  --> studies/s/study.yaml:19:38
   |
19 |   - {name: one side, without_cases: [c1, c2]}
   |                                      ^^
   |
   = help: no case lies on one of its sides: choose a threshold among the raw values, in the unit of the column
s: 1 problem; no report is written
"
        )
    );
}

#[test]
fn check_tells_what_became_of_a_variant() {
    // C is what A*B + C is in the variant `fewer`; once c6 is in it too, the two are the same.
    let variant = "name: fewer, set: {outcome.Y.column: C_ALONE}";
    let folder = Folder::with_study(&with_variants(&three(), &[variant]), DATA);
    assert_eq!(folder.run(&["run"]).status, 0);
    let data = DATA.replace("c6,1,1,0,1,1,0,", "c6,1,1,0,1,1,1,");
    folder.write("studies/s/data.csv", data);
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status, 1);
    let told = "Y, variant `fewer`: its intermediate solution was a subset of that of the main run, is the \
                same as that of the main run\n";
    assert!(checked.stdout.contains(told), "{}", checked.stdout);
    // Another subset: with c5 out of it, C is not enough any more.
    let data = DATA.replace("c5,1,0,1,1,1,1,", "c5,1,0,1,1,1,0,");
    folder.write("studies/s/data.csv", data);
    let checked = folder.run(&["check"]);
    let told = "Y, variant `fewer`: its conservative solution is now `~A*C + B*C`, was `C`\n";
    assert!(checked.stdout.contains(told), "{}", checked.stdout);
}

/// What a report may not tell of cases it does not tell of a variant's cases either.
#[test]
fn variants_tell_no_names_that_a_report_may_not_tell() {
    let names = ["Tacna", "Quito", "Arica", "Lima"];
    let data = (1..)
        .zip(names)
        .fold(SMALL.to_owned(), |data, (number, name)| {
            data.replace(&format!("c{number},"), &format!("{name},"))
        });
    let variants = [
        "name: fewer, without_cases: [Tacna]",
        "name: no other, set: {sufficiency.consistency: 0.7}",
    ];
    for publish in ["aggregates", "{cases: memberships, names: numbers}"] {
        let study = with(
            &small(),
            "missing: fail}",
            &format!("missing: fail, publish: {publish}}}"),
        );
        let folder = Folder::with_study(&with_variants(&study, &variants), &data);
        assert_eq!(folder.run(&["run"]).status, 0);
        for (path, bytes) in folder.files("reports") {
            let text = String::from_utf8(bytes).unwrap();
            for name in names {
                assert!(
                    !text.contains(name),
                    "{publish}: `{name}` in {path}:\n{text}"
                );
            }
        }
    }
}

/// A has the values 1, 1, 0, 0: the median that is frozen is 0.5. The variant asks for the maximum,
/// which no lock holds, and gets it from the data.
#[test]
fn a_variant_takes_the_anchors_that_it_replaces_from_the_data() {
    let study = calibrated(&small(), "A", "method: crisp, threshold: median");
    let study = with(
        &study,
        "at_half: fail}",
        "at_half: fail, percentiles: type_7, anchors: frozen}",
    );
    let top = "name: top, set: {conditions.A.calibrate.threshold: max}";
    let folder = Folder::with_study(&with_variants(&study, &[top]), SMALL);
    let missing = folder.run(&["run"]);
    assert_eq!(missing.status, 2, "{missing:?}");
    assert!(
        missing.stderr.starts_with("error[lock-missing]"),
        "{missing:?}"
    );
    let frozen = folder.run(&["freeze"]);
    assert_eq!(frozen.status, 0, "{frozen:?}");
    assert!(
        frozen.stdout.contains("A threshold 1 median: 0.5"),
        "{frozen:?}"
    );
    assert!(!frozen.stdout.contains("max"), "{frozen:?}");
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, &ran.stderr[..]), (0, ""), "{ran:?}");
}
