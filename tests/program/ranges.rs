//! Sensitivity ranges and two-way maps: how far a decision can be moved before a solution changes.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::folder::Folder;
use crate::refused_studies::refused;
use crate::study_text::{calibrated, small, with, with_claims};

/// Crisp conditions, so that the consistency of a row is the mean of Y over its cases, m, and its PRI
/// with the mean k of min(y, 1 - y) is (m - k) / (1 - k):
///
/// | row | cases | n | consistency | PRI |
/// |---|---|--:|--:|--:|
/// | 4, A*B | c1, c2 | 2 | 0.9 | 0.8 / 0.9 = 0.889 |
/// | 3, A*~B | c3 | 1 | 0.8 | 0.6 / 0.8 = 0.75 |
/// | 2, ~A*B | c4 | 1 | 0.6 | 0.2 / 0.6 = 0.333 |
/// | 1, ~A*~B | c5, c6 | 2 | 0.1 | 0 |
///
/// For ~Y the consistencies are 0.1, 0.2, 0.4 and 0.9, and the PRIs 0, 0, 0 and 0.889.
const DATA: &str = "case,A,B,Y
c1,1,1,0.9
c2,1,1,0.9
c3,1,0,0.8
c4,0,1,0.6
c5,0,0,0.1
c6,0,0,0.1
";

/// Rows 3 and 4 are positive, for ~Y row 1 is: A, and ~A*~B.
fn study() -> String {
    let text = with(&small(), "  consistency: 0.8\n", "  consistency: 0.7\n");
    with(&text, "pri: 0.5", "pri: 0.3")
}

fn with_ranges(text: &str) -> String {
    format!("{text}robustness: {{ranges: true}}\n")
}

fn ranges(results: &Value) -> &[Value] {
    results["robustness"]["ranges"].as_array().unwrap()
}

/// The range of a decision.
fn range<'r>(results: &'r Value, outcome: &str, solution: &str, decision: &str) -> &'r Value {
    let is = |range: &&Value| {
        range["outcome"] == outcome
            && range["solution"] == solution
            && range["decision"] == decision
    };
    ranges(results).iter().find(is).unwrap()
}

/// `(0.6, 0.8]`, with what ends it on both sides.
fn shown(range: &Value) -> String {
    let open = if range["from_included"] == true {
        '['
    } else {
        '('
    };
    let close = if range["to_included"] == true {
        ']'
    } else {
        ')'
    };
    let number = |value: &Value| match value.as_f64() {
        Some(value) => format!("{}", (value * 1e9).round() / 1e9),
        None => "-".to_owned(),
    };
    let end = |end: &Value| {
        let relation = end["relation"].as_str();
        relation.or(end["ended_by"].as_str()).unwrap().to_owned()
    };
    format!(
        "{open}{}, {}{close} {} {}",
        number(&range["from"]),
        number(&range["to"]),
        end(&range["below"]),
        end(&range["above"])
    )
}

#[test]
fn the_ends_of_cut_offs_are_scores_of_rows() {
    let folder = Folder::with_study(&with_ranges(&study()), DATA);
    let results = folder.analysed();
    let expected = [
        // Above 0.8 row 3 is lost: A*B. At 0.6 row 2 is gained: A + B.
        (
            "Y",
            "conservative",
            "consistency",
            "(0.6, 0.8] superset subset",
        ),
        // Above 0.75 row 3 is lost. Row 2 is not consistent, whatever its PRI.
        ("Y", "conservative", "pri", "[0, 0.75] scale subset"),
        // With two cases a row, rows 2 and 3 are remainders: A*B.
        ("Y", "conservative", "frequency", "[1, 1] scale subset"),
        // Row 2 has a PRI of 0. Above 0.9 no row is left.
        ("~Y", "intermediate", "consistency", "[0, 0.9] scale lost"),
        ("~Y", "intermediate", "pri", "[0, 0.888888889] scale lost"),
    ];
    for (outcome, solution, decision, expected) in expected {
        let decision = format!("sufficiency.{decision}");
        let found = shown(range(&results, outcome, solution, &decision));
        assert_eq!(found, expected, "{outcome}, {solution}, {decision}");
    }
    let above = &range(&results, "Y", "conservative", "sufficiency.consistency")["above"];
    assert_eq!(above["models"], serde_json::json!(["A*B"]));
    assert_eq!(
        above["rows"],
        serde_json::json!([{"row": 3, "within": "1", "beyond": "0"}])
    );
    let report = folder.report();
    let row = "| sufficiency.consistency | 0.700 | 0.600 | no | 0.800 | yes | superset `B + A`; row 2: 0 → 1 \
               | subset `A*B`; row 3: 1 → 0 |";
    assert!(report.contains(row), "{report}");
    let summary = "The intermediate solution for `Y` stays the same for consistency above 0.600 up to 0.800, \
                   PRI from 0 up to 0.750 and frequency 1 only, each moved alone.";
    assert!(report.contains(summary), "{report}");
    assert!(folder.exists("reports/s/figures/ranges_Y.svg"));
    assert!(folder.exists("reports/s/tables/ranges_conservative_not_Y.csv"));
}

#[test]
fn the_negation_has_the_cut_offs_that_it_declares() {
    let text = with(
        &study(),
        "negated_outcome: true",
        "negated_outcome: {consistency: 0.85}",
    );
    let results = Folder::with_study(&with_ranges(&text), DATA).analysed();
    let of = |outcome: &str, key: &str| {
        let is = |range: &&Value| range["outcome"] == outcome && range["decision"] == key;
        ranges(&results).iter().filter(is).count()
    };
    // Three solutions each; a cut-off that it inherits moves both.
    assert_eq!(of("Y", "sufficiency.consistency"), 3);
    assert_eq!(of("~Y", "sufficiency.consistency"), 0);
    assert_eq!(of("~Y", "sufficiency.negated_outcome.consistency"), 3);
    assert_eq!(of("Y", "sufficiency.pri"), 3);
    assert_eq!(of("~Y", "sufficiency.pri"), 3);
}

#[test]
fn a_contradiction_stays_below_consistency() {
    let text = with(
        &study(),
        "consistency: 0.7\n",
        "consistency: 0.7\n  contradiction_from: 0.65\n  minimize: {contradictions: explain}\n",
    );
    let results = Folder::with_study(&with_ranges(&text), DATA).analysed();
    let found = |key: &str| shown(range(&results, "Y", "conservative", key));
    // Row 2 becomes a contradiction, which must be explained: A + B.
    assert_eq!(
        found("sufficiency.contradiction_from"),
        "(0.6, 0.7) superset neighbour"
    );
    // Above 0.8 row 3 is a contradiction: explained all the same, up to 0.9 and beyond.
    assert_eq!(
        found("sufficiency.consistency"),
        "(0.65, 1] neighbour scale"
    );
}

/// One condition and an outcome with a straight line from 0 over 10 to its inclusion i. The case in the
/// row A has x = 16: a membership, and so a consistency of the row, of 1 - (i - 16) / (2 (i - 10)). It is
/// the cut-off of 0.8 where 0.6 i = 16 - 4, at i = 20.
const LINE: &str = "case,A,Y\nc1,1,16\nc2,0,1\nc3,0,3\n";

fn line() -> String {
    let text = crate::study_text::study("Y", &["A"]);
    let text = with(&text, "  pri: 0.5\n", "  pri: 0\n");
    calibrated(
        &text,
        "Y",
        "method: direct, curve: linear, anchors: {exclusion: 0, crossover: 10, inclusion: 18}",
    )
}

#[test]
fn the_end_of_an_anchor_is_found_to_the_declared_precision() {
    for (precision, within) in [(0.0001, 0.0015), (0.01, 0.15)] {
        let text = format!(
            "{}robustness: {{ranges: true, precision: {precision}}}\n",
            line()
        );
        let results = Folder::with_study(&text, LINE).analysed();
        let inclusion = range(&results, "Y", "conservative", "Y.inclusion");
        // The raw values go from 1 to 16: a precision of 0.0001 is 0.0015.
        let to = inclusion["to"].as_f64().unwrap();
        let changed = inclusion["above"]["changed_at"].as_f64().unwrap();
        assert!(to <= 20.0 + 1e-6 && changed > 20.0, "{to} {changed}");
        assert!(changed - to <= within + 1e-9, "{to} {changed}");
        assert_eq!(inclusion["above"]["relation"], "lost");
        assert_eq!(inclusion["below"]["ended_by"], "neighbour");
        assert_eq!(inclusion["below"]["limit"], "crossover");
        // Nothing below the crossover is in the row: it can go down as far as is searched.
        let exclusion = range(&results, "Y", "conservative", "Y.exclusion");
        assert_eq!(exclusion["below"]["ended_by"], "search");
        let crossover = range(&results, "Y", "conservative", "Y.crossover");
        // 1 - (18 - 16) / (2 (18 - c)) = 0.8 where 18 - c = 5.
        let to = crossover["to"].as_f64().unwrap();
        assert!((to - 13.0).abs() <= within, "{to}");
    }
}

#[test]
fn a_case_crosses_at_its_raw_value() {
    // A is in from its crossover on: 30 moves into the row of A at 30 and makes it inconsistent.
    let data = "case,A,Y\nc1,60,1\nc2,50,1\nc3,30,0\nc4,10,0\n";
    let anchors = "method: direct, anchors: {exclusion: 0, crossover: 40, inclusion: 100}";
    let text = calibrated(&crate::study_text::study("Y", &["A"]), "A", anchors);
    let folder = Folder::with_study(
        &with_ranges(&with(&text, "  consistency: 0.8\n", "  consistency: 0.6\n")),
        data,
    );
    let results = folder.analysed();
    let crossover = range(&results, "Y", "conservative", "A.crossover");
    assert_eq!(crossover["to"], 60.0, "{crossover}");
    assert_eq!(crossover["to_included"], false, "{crossover}");
    assert_eq!(crossover["above"]["relation"], "lost");
    assert_eq!(crossover["above"]["changed_at"], Value::Null);
}

/// As SOURCE.md of the teaching example has it: 5 meetings are in from a threshold of 5, 8 are out above
/// 8.
#[test]
fn the_ends_of_thresholds_are_raw_values() {
    let folder = copied("teaching-example", "ranges: true");
    let results = folder.analysed();
    let found = |solution: &str, key: &str| shown(range(&results, "LASTS", solution, key));
    for solution in ["conservative", "intermediate", "parsimonious"] {
        let threshold = found(solution, "LASTS.threshold");
        assert_eq!(threshold, "(5, 8] superset subset", "{solution}");
    }
    // Above the largest number of helpers a threshold separates nothing.
    assert!(found("intermediate", "HELP.threshold_2").ends_with("subset data"));
}

/// A study of the repository as the study `s`, with `robustness`.
fn copied(study: &str, robustness: &str) -> Folder {
    copied_with(
        study,
        &format!("robustness: {{{robustness}}}\n"),
        str::to_owned,
    )
}

fn copied_with(study: &str, more: &str, change: impl Fn(&str) -> String) -> Folder {
    let folder = Folder::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("studies")
        .join(study);
    for file in fs::read_dir(&from).unwrap() {
        let file = file.unwrap();
        let name = file.file_name().into_string().unwrap();
        folder.write(&format!("studies/s/{name}"), fs::read(file.path()).unwrap());
    }
    let text = folder.read("studies/s/study.yaml");
    let mut is_own = true;
    let kept = text.lines().filter(|line| {
        if !line.starts_with(' ') {
            is_own = !line.starts_with("robustness:");
        }
        is_own
    });
    let plain: String = kept.flat_map(|line| [line, "\n"]).collect();
    folder.write("studies/s/study.yaml", change(&plain) + more);
    folder
}

/// The results of a study of the repository, whose own words may be any.
fn run(folder: &Folder) -> Value {
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{ran:?}");
    serde_json::from_str(&folder.read("reports/s/results.json")).unwrap()
}

/// The text up to `variants`, and from `report` on.
fn without_variants(text: &str) -> String {
    let (before, _) = text.split_once("\nvariants:").unwrap();
    let before = before.trim_end();
    format!("{before}\n")
}

/// Each end, from both sides: variants of the study, which know nothing of ranges.
#[test]
fn on_both_sides_of_an_end_a_variant_says_the_same() {
    for study in [
        "teaching-example",
        "heilongjiang-open-data",
        "us-state-violent-crime",
    ] {
        let results = run(&copied(study, "ranges: true"));
        let mut wanted = Vec::new();
        let mut variants = String::new();
        for range in ranges(&results) {
            let Some(key) = key(range["decision"].as_str().unwrap(), &results) else {
                continue;
            };
            for (value, is_same) in values(range) {
                let name = format!("v{}", wanted.len());
                let set = format!("{{name: {name}, set: {{{key}: {value}}}}}");
                variants.extend(["  - ", &set, "\n"]);
                wanted.push((range, value, is_same));
            }
        }
        assert!(wanted.len() > 60, "{study}: {}", wanted.len());
        let more = format!("variants:\n{variants}");
        let results = run(&copied_with(study, &more, without_variants));
        let found = results["variants"].as_array().unwrap();
        for ((range, value, is_same), variant) in wanted.iter().zip(found) {
            let outcome = range["outcome"].as_str().unwrap();
            let solution = range["solution"].as_str().unwrap();
            let relation = &variant["solutions"][outcome][solution]["relation"];
            assert_eq!(
                relation == "same",
                *is_same,
                "{study}: {value} of {range}: {relation}"
            );
        }
    }
}

/// The key of a decision in `set`; none for the thresholds of a list.
fn key(decision: &str, results: &Value) -> Option<String> {
    let Some((set, anchor)) = decision.rsplit_once('.') else {
        panic!("{decision}")
    };
    if set == "sufficiency" {
        return Some(decision.to_owned());
    }
    let section = if results["truth_table"][set].is_object() {
        "outcome"
    } else {
        "conditions"
    };
    match anchor {
        "threshold" => Some(format!("{section}.{set}.calibrate.threshold")),
        _ if anchor.starts_with("threshold") => None,
        _ => Some(format!("{section}.{set}.calibrate.anchors.{anchor}")),
    }
}

/// Values at the ends of a range, beyond and within, each with whether the solution is the same there.
fn values(range: &Value) -> Vec<(f64, bool)> {
    let is_whole = range["decision"] == "sufficiency.frequency";
    let declared = range["declared"].as_f64().unwrap();
    let mut values = Vec::new();
    for (value, included, side) in [
        ("from", "from_included", "below"),
        ("to", "to_included", "above"),
    ] {
        let (ending, included) = (&range[side], range[included] == true);
        let Some(end) = range[value].as_f64() else {
            continue;
        };
        // At a raw value a crossover puts a case at 0.5, where these studies do not run.
        let crosses = range["decision"].as_str().unwrap().contains("crossover");
        if included || (ending["ended_by"] == "change" && !crosses) {
            values.push((end, included));
        }
        if !is_whole && !crosses {
            values.push((f64::midpoint(declared, end), true));
        }
        if let Some(changed) = ending["changed_at"].as_f64() {
            values.push((changed, false));
        } else if ending["ended_by"] == "change" && (included || crosses) {
            let step = if is_whole { 1.0 } else { 1e-6 };
            let beyond = if side == "below" {
                end - step
            } else {
                end + step
            };
            values.push((beyond, false));
        }
    }
    values
}

#[test]
fn what_the_study_does_not_publish_no_end_tells() {
    let text = with(
        &line(),
        "missing: fail",
        "missing: fail, publish: memberships",
    );
    let results = Folder::with_study(&with_ranges(&text), LINE).analysed();
    let inclusion = range(&results, "Y", "conservative", "Y.inclusion");
    // The true end is 20 (but for the precision), 2 above the anchor; the raw values range from 1 to 16,
    // a twentieth of that is 0.75, and 2 · 0.75 lies within 1.999.
    assert_eq!(inclusion["to"], 19.5);
    assert_eq!(inclusion["above"]["changed_at"], Value::Null);
    // Scores of rows are in the truth table anyway.
    let consistency = range(&results, "Y", "conservative", "sufficiency.consistency");
    assert_eq!(consistency["to"], 0.875);
}

#[test]
fn claims_about_how_far_a_solution_stays() {
    let expects = [
        "solution: conservative, stays_for: {consistency: [0.65, 0.8]}",
        "solution: conservative, stays_for: {consistency: [0.6, 0.8]}",
        "solution: conservative, stays_for: {consistency: [0.65, 0.81], pri: [0, 0.7]}",
        "solution: conservative, stays_for: {pri: [0, 0.75]}",
        "solution: intermediate, outcome: ~Y, stays_for: {consistency: [0, 0.9]}",
    ];
    let folder = Folder::with_study(&with_claims(&study(), &expects), DATA);
    let results = folder.analysed();
    let claims = results["claims"].as_array().unwrap();
    let holds: Vec<bool> = claims.iter().map(|claim| claim["holds"] == true).collect();
    // At 0.6 row 2 is gained, above 0.8 row 3 is lost.
    assert_eq!(holds, [true, false, false, true, true]);
    assert_eq!(
        claims[2]["expected"],
        "conservative solution: the same for consistency from 0.65 to 0.81; conservative solution: the same \
         for pri from 0 to 0.7"
    );
    assert_eq!(
        claims[2]["found"],
        "the same for consistency above 0.600 up to 0.800; the same for pri from 0.000 up to 0.750"
    );
    // Nobody asks for a report of ranges.
    assert_eq!(results["robustness"], Value::Null);
    assert_eq!(
        results["decisions"]["robustness.precision"]["value"],
        "0.0001"
    );
    let report = folder.report();
    assert!(!report.contains("Sensitivity ranges"), "{report}");
}

#[test]
fn claims_about_how_far_an_anchor_can_be_moved() {
    let expects = [
        "solution: conservative, stays_for: {Y.inclusion: [15, 19.99]}",
        "solution: conservative, stays_for: {Y.inclusion: [15, 20.01]}",
        // Far beyond what is searched otherwise: 1 - 15.
        "solution: conservative, stays_for: {Y.exclusion: [-1000, 5]}",
    ];
    let results = Folder::with_study(&with_claims(&line(), &expects), LINE).analysed();
    let claims = results["claims"].as_array().unwrap();
    let holds: Vec<bool> = claims.iter().map(|claim| claim["holds"] == true).collect();
    assert_eq!(holds, [true, false, true]);
}

#[test]
fn claims_about_a_variant() {
    let expects = [
        "variant: stricter, solution: conservative, relation: subset",
        "variant: stricter, solution: conservative, relation: same",
        "variant: laxer, solution: conservative, relation: superset",
    ];
    let text = format!(
        "{}variants:\n  - {{name: stricter, set: {{sufficiency.consistency: 0.85}}}}\n  - {{name: laxer, set: \
         {{sufficiency.consistency: 0.5}}}}\n",
        with_claims(&study(), &expects)
    );
    let results = Folder::with_study(&text, DATA).analysed();
    let claims = results["claims"].as_array().unwrap();
    let holds: Vec<bool> = claims.iter().map(|claim| claim["holds"] == true).collect();
    assert_eq!(holds, [true, false, true]);
    assert_eq!(claims[1]["found"], "variant “stricter”: a subset");
}

#[test]
fn a_claim_about_robustness_that_cannot_be_checked_is_an_error() {
    // Without steps nothing is found out; the main run needs them too.
    let text = with_claims(
        &study(),
        &["outcome: ~Y, variant: no negation, solution: conservative, relation: same"],
    );
    let text = format!(
        "{text}variants:\n  - {{name: no negation, set: {{sufficiency.negated_outcome: false}}}}\n"
    );
    let ran = refused(&Folder::with_study(&text, DATA));
    assert_eq!(ran.status, 3);
    let said = "the claim `Claim 1.` cannot be checked: the variant `no negation` has no conservative solution \
                to compare for this outcome";
    assert!(ran.stderr.contains(said), "{}", ran.stderr);
}

#[test]
fn steps_that_run_out_end_a_range_and_are_no_pass_of_a_claim() {
    let more = "robustness: {ranges: true}\nlimits: {steps: 20000}\n";
    let results = run(&copied_with("heilongjiang-open-data", more, str::to_owned));
    let ended: Vec<&Value> = ranges(&results)
        .iter()
        .filter(|range| range["above"]["ended_by"] == "steps")
        .collect();
    assert!(!ended.is_empty());
    let decision = ended[0]["decision"].as_str().unwrap();
    let decision = decision.trim_start_matches("sufficiency.");
    let (outcome, solution) = (
        ended[0]["outcome"].as_str().unwrap(),
        ended[0]["solution"].as_str().unwrap(),
    );
    let claim = format!(
        "  - {{claim: Far., expect: {{outcome: \"{outcome}\", solution: {solution}, stays_for: \
         {{{decision}: [{}, 1000]}}}}}}\n",
        ended[0]["declared"]
    );
    let claimed = |text: &str| text.replace("\nclaims:\n", &format!("\nclaims:\n{claim}"));
    let ran = refused(&copied_with("heilongjiang-open-data", more, claimed));
    assert_eq!(ran.status, 3);
    assert!(
        ran.stderr
            .contains("was not searched as far as that (limits)"),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_map_is_exact_between_scores() {
    let text = format!(
        "{}robustness: {{maps: [[{{consistency: [0.5, 1]}}, frequency]]}}\n",
        study()
    );
    let folder = Folder::with_study(&text, DATA);
    let results = folder.analysed();
    let map = &results["robustness"]["maps"][0];
    assert_eq!(map["outcome"], "Y");
    assert_eq!(
        map["x"]["stops"],
        serde_json::json!([0.5, 0.6, 0.8, 0.9, 1.0])
    );
    // One case, two cases, more than any row has: ends halfway between whole numbers.
    assert_eq!(map["y"]["stops"], serde_json::json!([0.5, 1.5, 2.5, 10.5]));
    let letters: Vec<Vec<&str>> = map["cells"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| {
            let cells = column.as_array().unwrap().iter();
            let models = |cell: &Value| {
                let at = usize::try_from(cell.as_u64().unwrap()).unwrap();
                map["solutions"][at]["models"][0].as_str().unwrap_or("0")
            };
            cells.map(models).collect()
        })
        .collect();
    // Intermediate without expectations, so that no remainder is used. With two cases a row, rows 2 and 3
    // are remainders. Above 0.9 no row is consistent.
    let expected = [
        ["B + A", "A*B", "0"],
        ["A", "A*B", "0"],
        ["A*B", "A*B", "0"],
        ["0", "0", "0"],
    ];
    let sorted = |cells: &[&str]| -> Vec<String> {
        let sorted = |cell: &&str| {
            let mut terms: Vec<&str> = cell.split(" + ").collect();
            terms.sort_unstable();
            terms.join(" + ")
        };
        cells.iter().map(sorted).collect()
    };
    for (column, expected) in letters.iter().zip(expected) {
        assert_eq!(sorted(column), sorted(&expected));
    }
    assert_eq!(map["solutions"][0]["models"], serde_json::json!(["A"]));
    assert_eq!(map["solutions"][0]["cells"], 1);
    // From 0.6 to 0.8 of 0.5, and one of ten.
    let share = map["solutions"][0]["share"].as_f64().unwrap();
    assert!((share - 0.2 / 0.5 * 0.1).abs() < 1e-12, "{share}");
    assert!(folder.exists("reports/s/figures/map_consistency_frequency_Y.svg"));
    let report = folder.report();
    assert!(
        report.contains("| A | main run | `A` | 1 | 1 | 4 % |"),
        "{report}"
    );
}

#[test]
fn a_map_of_two_anchors_has_the_declared_solution_at_its_own_place() {
    let folder = copied(
        "heilongjiang-open-data",
        "maps: [[LS.crossover, DO.crossover], [MD.crossover, consistency]], map_steps: 7",
    );
    let results = run(&folder);
    for map in results["robustness"]["maps"].as_array().unwrap() {
        let at = |axis: &Value| {
            let stops = axis["stops"].as_array().unwrap();
            let declared = axis["declared"].as_f64().unwrap();
            let above = |stop: &&Value| stop.as_f64().unwrap() <= declared;
            stops.iter().filter(above).count() - 1
        };
        let (x, y) = (at(&map["x"]), at(&map["y"]));
        assert_eq!(map["cells"][x][y], 0, "{}", map["x"]);
    }
}

#[test]
fn check_and_diff_say_that_ranges_are_others() {
    let folder = Folder::with_study(&with_ranges(&study()), DATA);
    folder.analysed();
    folder.write(
        "studies/s/data.csv",
        DATA.replace("c3,1,0,0.8", "c3,1,0,0.78"),
    );
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 1);
    let said = "Y, conservative solution: it stays the same for other ranges: sufficiency.consistency (0.600, 0.780] \
                (was (0.600, 0.800])";
    assert!(ran.stdout.contains(said), "{}", ran.stdout);
}

#[test]
fn ranges_do_not_depend_on_the_number_of_threads() {
    let robustness =
        "ranges: true, maps: [[consistency, pri], [POV.crossover, SPH.crossover]], map_steps: 8";
    let one = copied("us-state-violent-crime", robustness);
    let ran = one.run(&["run", "--jobs", "1"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let many = copied("us-state-violent-crime", robustness);
    let ran = many.run(&["run", "--jobs", "8"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(one.files("reports"), many.files("reports"));
}
