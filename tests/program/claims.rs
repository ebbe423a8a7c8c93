//! What the publication says: every form of a claim, holding and not holding.

use serde_json::{Value, json};

use crate::folder::Folder;
use crate::outcomes::RING;
use crate::study_text::{SMALL, small, study, with_claims};

pub(crate) fn claims(folder: &Folder) -> Vec<Value> {
    folder.analysed()["claims"].as_array().unwrap().clone()
}

/// Y is A*B + C.
pub(crate) const PATHS: &str = "case,A,B,C,Y
c0,0,0,0,0
c1,0,0,1,1
c2,0,1,0,0
c3,0,1,1,1
c4,1,0,0,0
c5,1,0,1,1
c6,1,1,0,1
c7,1,1,1,1
";

#[test]
fn every_form_of_a_claim_that_holds() {
    let claims_of = [
        "necessary: none",
        "necessary: [~C], outcome: ~Y",
        "solution: intermediate, paths: 2",
        "solution: parsimonious, formula: \"C + B*A\"",
        "solution: conservative, formula: \"C | A&B\"",
        "solution: intermediate, consistency: 1, coverage: 1, pri: 1, within: 0",
        "solution: intermediate, path: \"A*B\"",
        "solution: intermediate, path: \"B*A\", covers: [c6, c7]",
        // A*B has 2 of the 5 cases of Y, c6 alone.
        "solution: intermediate, path: \"A*B\", consistency: 1, raw_coverage: 0.4, unique_coverage: 0.2, pri: 1",
        "solution: intermediate, closest_path: C, cases: [c1, c3, c5]",
        "closest_path: \"A*B\", cases: [c6]",
        // Y is the negation of ~A*~C + ~B*~C.
        "solution: intermediate, formula: \"~A*~C + ~B*~C\", outcome: ~Y",
        "set: Y, share_above_half: 0.625, mean: {at_least: 0.6, at_most: 0.7}, raw_mean: {at_most: 0.625}",
        "set: A, mean: 0.5, within: 0.0001",
    ];
    let text = with_claims(&study("Y", &["A", "B", "C"]), &claims_of);
    let folder = Folder::with_study(&text, PATHS);
    let checked = claims(&folder);
    assert_eq!(checked.len(), claims_of.len());
    for (claim, expect) in checked.iter().zip(claims_of) {
        assert_eq!(claim["holds"], true, "{expect}: {claim}");
    }
    assert!(!folder.report().contains('✗'));
    let said = folder.run(&["run"]).stdout;
    assert_eq!(
        said,
        "s: reports/s/report.md unchanged, 14 of 14 claims hold\n"
    );
}

#[test]
fn every_form_of_a_claim_that_does_not_hold() {
    let claims_of = [
        "necessary: [C]",
        "necessary: none, outcome: ~Y",
        "solution: intermediate, paths: 3",
        "solution: parsimonious, formula: C",
        "solution: parsimonious, formula: \"C + A*B + A\"",
        "solution: intermediate, coverage: 0.99",
        "solution: intermediate, consistency: 1, coverage: 0.9",
        "solution: intermediate, path: A",
        "solution: intermediate, path: \"A*B\", covers: [c6, c5]",
        "solution: intermediate, path: \"A*B\", unique_coverage: 0.4",
        "solution: intermediate, path: A, raw_coverage: 0.4",
        // c7 is as much in A*B as in C.
        "solution: intermediate, closest_path: C, cases: [c7]",
        "solution: intermediate, paths: 1, outcome: ~Y",
        "set: Y, share_above_half: {at_most: 0.6}",
        "set: Y, raw_mean: 0.63, within: 0.001",
    ];
    let text = with_claims(&study("Y", &["A", "B", "C"]), &claims_of);
    let folder = Folder::with_study(&text, PATHS);
    let checked = claims(&folder);
    for (claim, expect) in checked.iter().zip(claims_of) {
        assert_eq!(claim["holds"], false, "{expect}: {claim}");
    }
    assert_eq!(folder.report().matches('✗').count(), claims_of.len());
    assert!(!folder.report().contains('✓'));
    let said = folder.run(&["run"]);
    assert_eq!(
        said.stdout,
        "s: reports/s/report.md unchanged, 0 of 15 claims hold\n"
    );
    assert_eq!((said.status, said.stderr.as_str()), (0, ""));
}

#[test]
fn with_tied_models_every_one_must_agree_unless_any_is_enough() {
    let text = with_claims(
        &study("Y", &["A", "B", "C"]),
        &[
            "solution: parsimonious, path: \"A*~B\"",
            "solution: parsimonious, path: \"A*~B\", model: any",
            "solution: parsimonious, path: \"A*~B\", model: every",
            "solution: parsimonious, paths: 3",
            "solution: parsimonious, formula: \"A*~B + B*~C + C*~A\", model: any",
            "solution: parsimonious, path: A, model: any",
        ],
    );
    let checked = claims(&Folder::with_study(&text, RING));
    let holds: Vec<&Value> = checked.iter().map(|claim| &claim["holds"]).collect();
    assert_eq!(json!(holds), json!([false, true, false, true, true, false]));
}

#[test]
fn a_claim_of_an_empty_solution_is_no_path() {
    let data = "case,A,B,Y\nc1,1,1,1\nc2,1,1,0\nc3,0,0,1\nc4,0,0,0\n";
    let expects = [
        "solution: intermediate, paths: 0",
        "solution: intermediate, paths: 1",
        "solution: intermediate, coverage: 0",
        "solution: intermediate, path: A, covers: [c1]",
    ];
    let checked = claims(&Folder::with_study(&with_claims(&small(), &expects), data));
    let holds: Vec<&Value> = checked.iter().map(|claim| &claim["holds"]).collect();
    assert_eq!(json!(holds), json!([true, false, false, false]));
}

#[test]
fn a_claim_known_not_to_hold_says_why() {
    let text = with_claims(&small(), &["solution: intermediate, paths: 2"]);
    let text = text.replace("paths: 2}", "paths: 2}, departs: The paper counts B.");
    let folder = Folder::with_study(&text, SMALL);
    assert_eq!(claims(&folder)[0]["departs"], "The paper counts B.");
    assert!(
        folder
            .report()
            .contains("is known to depart from the data: The paper counts B.")
    );
}

#[test]
fn a_claim_that_holds_is_not_said_to_depart() {
    let text = with_claims(&small(), &["solution: intermediate, paths: 1"]);
    let text = text.replace("paths: 1}", "paths: 1}, departs: The paper counts B.");
    let folder = Folder::with_study(&text, SMALL);
    assert_eq!(claims(&folder)[0]["holds"], true);
    assert!(!folder.report().contains("is known to depart"));
}
