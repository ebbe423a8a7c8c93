//! What the publication says: what was expected and what was found, in words.

use serde_json::Value;

use crate::claims::{PATHS, claims};
use crate::folder::Folder;
use crate::outcomes::RING;
use crate::refused_studies::refused;
use crate::study_text::{small, study, with, with_claims};

/// Each claim in a line: whether it holds, what it expects, what was found.
fn said(study: &str, data: &str, expects: &[&str]) -> Vec<String> {
    let folder = Folder::with_study(&with_claims(study, expects), data);
    let line = |claim: &Value| {
        let holds = if claim["holds"] == true { "yes" } else { "no" };
        let text = |key: &str| claim[key].as_str().unwrap().to_owned();
        format!("{holds} | {} | {}", text("expected"), text("found"))
    };
    claims(&folder).iter().map(line).collect()
}

fn says(study: &str, data: &str, claims: &[(&str, &str)]) {
    let expects: Vec<&str> = claims.iter().map(|(expect, _)| *expect).collect();
    let words: Vec<&str> = claims.iter().map(|(_, words)| *words).collect();
    assert_eq!(said(study, data, &expects), words);
}

#[test]
fn claims_about_conditions_and_rows_are_said_in_sentences() {
    // Y is A*B + C in 8 cases, one in each row. A + C holds 6 of them, among them all 5 of Y:
    // consistency 5/5, coverage 5/6, relevance (8 - 6) / (8 - 5). A holds 3 of the 5, relevance
    // (8 - 4) / (8 - 3).
    says(
        &study("Y", &["A", "B", "C"]),
        PATHS,
        &[
            (
                "necessary: [~C]",
                "no | necessary: `~C` | no necessary condition",
            ),
            (
                "necessary: none, outcome: ~Y",
                "no | no necessary condition | necessary: `~C`",
            ),
            (
                "necessary_condition: \"A + C\", consistency: 1, coverage: 0.83, relevance: 0.67",
                "yes | `A + C` as necessary: consistency 1 ± 0.005; `A + C` as necessary: coverage \
                 0.83 ± 0.005; `A + C` as necessary: relevance 0.67 ± 0.005 | consistency 1.000; \
                 coverage 0.833; relevance 0.667",
            ),
            (
                "necessary_condition: \"A + C\"",
                "yes | `A + C` is necessary | `A + C` is necessary: consistency 1.000, coverage \
                 0.833, relevance 0.667",
            ),
            (
                "necessary_condition: A",
                "no | `A` is necessary | `A` is not necessary: consistency 0.600, coverage 0.750, \
                 relevance 0.800",
            ),
            // ~Y holds 3 cases, all without C; ~C holds 4.
            (
                "necessary_condition: ~C, coverage: 0.75, within: 0, outcome: ~Y",
                "yes | `~C` as necessary: coverage 0.75 ± 0 | coverage 0.750",
            ),
            (
                "necessary_condition: ~C, consistency: 0.99",
                "no | `~C` as necessary: consistency 0.99 ± 0.005 | consistency 0.200",
            ),
            (
                "row: \"A*B*~C\", code: 1, n: 1, consistency: 1, pri: 1, cases: [c6]",
                "yes | row `A*B*~C`: code 1; row `A*B*~C`: 1 case; row `A*B*~C`: consistency 1 ± \
                 0.005; row `A*B*~C`: PRI 1 ± 0.005; row `A*B*~C`: cases c6 | code 1; 1 case; \
                 consistency 1.000; PRI 1.000; cases c6",
            ),
            (
                "row: \"~(A + B + C)\", code: 1, cases: [c0, c1]",
                "no | row `~(A + B + C)`: code 1; row `~(A + B + C)`: cases c0, c1 | code 0; cases c0",
            ),
            (
                "row: \"~A*~B*~C\", code: 1, outcome: ~Y",
                "yes | row `~A*~B*~C`: code 1 | code 1",
            ),
            (
                "observed_rows: 8, remainders: 1",
                "no | truth table: 8 observed rows; truth table: 1 logical remainder | 8 observed \
                 rows; 0 logical remainders",
            ),
        ],
    );
}

#[test]
fn claims_about_solutions_and_sets_are_said_in_sentences() {
    // Y is A*B + C in 8 cases, one in each row, so that nothing is a remainder.
    says(
        &study("Y", &["A", "B", "C"]),
        PATHS,
        &[
            (
                "solution: parsimonious, models: 2",
                "no | parsimonious solution: 2 models | 1 model",
            ),
            (
                "solution: intermediate, simplifying_assumptions: 0, models: 1",
                "yes | intermediate solution: 1 model; intermediate solution: 0 simplifying \
                 assumptions | 1 model; 0 simplifying assumptions",
            ),
            (
                "solution: conservative, prime_implicants: \"C + B*A\"",
                "yes | conservative solution: prime implicants `C + B*A` | prime implicants `C`, `A*B`",
            ),
            (
                "solution: intermediate, prime_implicants: C",
                "no | intermediate solution: prime implicants `C` | prime implicants `C`, `A*B`",
            ),
            (
                "solution: intermediate, subset_of: \"A + C\"",
                "yes | intermediate solution: a subset of `A + C` | `C + A*B`",
            ),
            (
                "solution: intermediate, subset_of: \"A*B + B*C + ~B*A*C\"",
                "no | intermediate solution: a subset of `A*B + B*C + ~B*A*C` | `C + A*B`; beyond it: `C`",
            ),
            // Every configuration of C is in B*C or ~B*C, though in neither alone.
            (
                "solution: intermediate, subset_of: \"A*B + B*C + ~B*C\"",
                "yes | intermediate solution: a subset of `A*B + B*C + ~B*C` | `C + A*B`",
            ),
            (
                "solution: intermediate, superset_of: \"A*B + B*C\"",
                "yes | intermediate solution: a superset of `A*B + B*C` | `C + A*B`",
            ),
            (
                "solution: intermediate, superset_of: \"A + B*C\"",
                "no | intermediate solution: a superset of `A + B*C` | `C + A*B`; not in it: `A`",
            ),
            (
                "solution: intermediate, path: \"A*B\", core: [A, B]",
                "yes | core conditions of `A*B`: `A`, `B` | core conditions of `A*B`: `A`, `B`",
            ),
            (
                "solution: intermediate, path: \"A*B\", core: [B]",
                "no | core conditions of `A*B`: `B` | core conditions of `A*B`: `A`, `B`",
            ),
            (
                "solution: intermediate, path: \"A*C\", core: [A], raw_coverage: 0.4",
                "no | core conditions of `A*C`: `A`; `A*C`: coverage 0.4 ± 0.005 | `A*C` is no path \
                 of `C + A*B`",
            ),
            (
                "set: Y, share_above_half: {equals: 0.625}, within: 0",
                "yes | Y: share of cases above 0.5 0.625 ± 0 | share of cases above 0.5 0.625",
            ),
            (
                "set: Y, mean: {at_least: 0.6, at_most: 0.62}",
                "no | Y: mean membership at least 0.6; Y: mean membership at most 0.62 | mean \
                 membership 0.625",
            ),
        ],
    );
}

/// A study of which only two of four rows are observed: A*B is Y, ~A*~B is not.
pub(crate) const TWO_ROWS: &str = "case,A,B,Y\nc1,1,1,1\nc2,1,1,1\nc3,0,0,0\n";

pub(crate) fn expecting_both() -> String {
    let expects = |text: String, name: &str| {
        with(
            &text,
            &format!("  {name}: {{column: {name}, calibrate: {{method: none}}}}"),
            &format!("  {name}: {{column: {name}, calibrate: {{method: none}}, expect: present}}"),
        )
    };
    expects(expects(small(), "A"), "B")
}

#[test]
fn rows_without_cases_and_tied_markings() {
    // The parsimonious solution is A or B; each is the core of the one intermediate path A*B in
    // its own pair. A alone takes in the remainder A*~B; so does B with ~A*B.
    says(
        &expecting_both(),
        TWO_ROWS,
        &[
            (
                "row: \"A*~B\", code: \"?\", n: 0",
                "yes | row `A*~B`: code ?; row `A*~B`: 0 cases | code ?; 0 cases",
            ),
            (
                "row: \"A*~B\", consistency: 0",
                "no | row `A*~B`: consistency 0 ± 0.005 | consistency –",
            ),
            (
                "row: \"A*~B\", cases: [c1]",
                "no | row `A*~B`: cases c1 | cases none",
            ),
            (
                "observed_rows: 2, remainders: 2",
                "yes | truth table: 2 observed rows; truth table: 2 logical remainders | 2 observed \
                 rows; 2 logical remainders",
            ),
            (
                "solution: parsimonious, models: 2, simplifying_assumptions: 1",
                "yes | parsimonious solution: 2 models; parsimonious solution: 1 simplifying \
                 assumption | 2 models; 1 simplifying assumption",
            ),
            (
                "solution: parsimonious, superset_of: A",
                "no | parsimonious solution: a superset of `A` | M1: `A`; M2: `B`; not in it: `A`",
            ),
            (
                "solution: parsimonious, superset_of: A, model: any",
                "yes | parsimonious solution: a superset of `A` | M1: `A`; M2: `B`; not in it: `A`",
            ),
            (
                "solution: intermediate, path: \"A*B\", core: [A]",
                "no | core conditions of `A*B`: `A` | C1P1: core conditions of `A*B`: `A`; C1P2: core \
                 conditions of `A*B`: `B`",
            ),
            (
                "solution: intermediate, path: \"A*B\", core: [A], model: any",
                "yes | core conditions of `A*B`: `A` | C1P1: core conditions of `A*B`: `A`; C1P2: core \
                 conditions of `A*B`: `B`",
            ),
            (
                "solution: intermediate, path: \"A*B\", core: none, model: any",
                "no | core conditions of `A*B`: none | C1P1: core conditions of `A*B`: `A`; C1P2: core \
                 conditions of `A*B`: `B`",
            ),
        ],
    );
}

#[test]
fn a_row_below_the_frequency_cutoff_is_a_remainder_and_keeps_its_cases() {
    let text = with(&expecting_both(), "frequency: 1", "frequency: 2");
    says(
        &text,
        TWO_ROWS,
        &[(
            "row: \"~A*~B\", code: \"?\", n: 1, cases: [c3], consistency: 0",
            "yes | row `~A*~B`: code ?; row `~A*~B`: 1 case; row `~A*~B`: consistency 0 ± 0.005; row \
             `~A*~B`: cases c3 | code ?; 1 case; consistency 0.000; cases c3",
        )],
    );
}

#[test]
fn an_excluded_row_without_cases_is_negative_and_no_remainder() {
    let text = expecting_both() + "  minimize: {exclude: [\"A*~B\"]}\n";
    says(
        &text,
        TWO_ROWS,
        &[
            (
                "row: \"A*~B\", code: 0, n: 0",
                "yes | row `A*~B`: code 0; row `A*~B`: 0 cases | code 0; 0 cases",
            ),
            (
                "remainders: 1",
                "yes | truth table: 1 logical remainder | 1 logical remainder",
            ),
        ],
    );
}

#[test]
fn the_empty_solution_is_a_subset_of_anything_and_a_superset_of_nothing() {
    let data = "case,A,B,Y\nc1,1,1,1\nc2,1,1,0\nc3,0,0,1\nc4,0,0,0\n";
    says(
        &small(),
        data,
        &[
            (
                "solution: intermediate, subset_of: A",
                "yes | intermediate solution: a subset of `A` | `0` (no path)",
            ),
            (
                "solution: intermediate, superset_of: A",
                "no | intermediate solution: a superset of `A` | `0` (no path); not in it: `A`",
            ),
            (
                "solution: intermediate, models: 1",
                "no | intermediate solution: 1 model | 0 models",
            ),
            (
                "solution: parsimonious, prime_implicants: A, simplifying_assumptions: 0",
                "no | parsimonious solution: 0 simplifying assumptions; parsimonious solution: prime \
                 implicants `A` | 0 simplifying assumptions; prime implicants none",
            ),
        ],
    );
}

#[test]
fn models_that_are_not_listed_can_be_counted_and_not_judged() {
    let text = study("Y", &["A", "B", "C"]) + "limits: {models: 1}\n";
    says(
        &text,
        RING,
        &[(
            "solution: parsimonious, models: 2",
            "yes | parsimonious solution: 2 models | 2 models",
        )],
    );
    let text = with_claims(&text, &["solution: parsimonious, paths: 3, model: any"]);
    let ran = refused(&Folder::with_study(&text, RING));
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            3,
            "error[claim-cannot-be-checked]: the claim `Claim 1.` cannot be checked: not every model of the parsimonious solution is listed, so that not all can be checked (limits)
  --> studies/s/study.yaml:21:13
   |
21 |   - {claim: Claim 1., expect: {solution: parsimonious, paths: 3, model: any}}
   |             ^^^^^^^^
   |
   = help: a claim that cannot be checked is an error, never a pass
s: 1 problem; no report is written
"
        )
    );
}
