//! Every calibration beside the logistic curve, from the study file to the report.

use std::fs;
use std::process::Command;

const DATA: &str = "\
case,lines,bell,ends,dense,rough,codes,gap,gaps,y
a,1,1,1,1,0,1,1,1,0.1
b,3,3,3,2,1,2,2,2,0.2
c,4,4,4,3,3,2,9,9,0.7
d,6,6,6,5,8,3,10,10,0.8
e,7,8,8,8,12,5,11,20,0.9
f,9,9,9,9,20,6,12,21,0.6
";

const STUDY: &str = "\
format: 1
title: Curves
provenance: synthetic
data: {source: data.csv, case: case, missing: fail}
outcome:
  Y: {column: y, calibrate: {method: none}}
conditions:
  L: {column: lines, calibrate: {method: direct, anchors: {exclusion: 1, crossover: 5, inclusion: max}, curve: linear, below: 2}}
  B: {column: bell, calibrate: {method: direct, anchors: {exclusion: [0, 10], crossover: [2, 7], inclusion: [4, 4]}}}
  V: {column: ends, calibrate: {method: direct, anchors: {exclusion: [4, 5], crossover: [2, 7], inclusion: [0, 9]}}}
  E: {column: dense, calibrate: {method: ecdf, anchors: {exclusion: 1, crossover: 4, inclusion: 9}}}
  I: {column: rough, calibrate: {method: indirect, thresholds: [0, 2, 10]}}
  T: {column: codes, calibrate: {method: tfr}}
  C: {column: gap, calibrate: {method: crisp, threshold: {found: 1, linkage: ward}}}
  M: {column: gaps, calibrate: {method: multi_value, thresholds: {found: 2, linkage: complete}}}
calibration: {full_membership: 0.95, at_half: {add: 0.001}}
necessity: {consistency: 0.9}
sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [conservative], negated_outcome: false}
";

/// What the report must say. The scores of case c, by hand: 0.75² / 2; the top of the bell; the
/// bottom of the inverse bell; half of the cases between exclusion and crossover, and more by the
/// constant; ⅔ of the thresholds; (3 − 1) / (6 − 1) of the cases.
const SAID: [&str; 9] = [
    "| L | L | lines | linear | 1 | 5 | 9 (max) | 2 | 1 |\n",
    "| B | B | bell | bell | 0 and 10 | 2 and 7 | 4 and 4 | 1 | 1 |\n",
    "| V | V | ends | inverse bell | 4 and 5 | 2 and 7 | 0 and 9 | 1 | 1 |\n",
    "| E | E | dense | ecdf | 1 | 4 | 9 | 1 | 1 |\n",
    "| I | I | rough | indirect | rough scores by the share of the thresholds 0, 2, 10 exceeded",
    "| T | T | codes | tfr | share of cases up to a code, from 0 at the code 1 |\n",
    "| C | C | gap | crisp | in from 5.5 (found 1 of 1, ward linkage) |\n",
    "2 from 15 (found 2 of 2, complete linkage) |\n",
    "| c | 0.700 | 0.281 | 1.000 | 0.000 | 0.501 | 0.667 | 0.400 | 1.000 | 1 |\n",
];

#[test]
fn the_report_shows_every_calibration() {
    let folder = tempfile::tempdir().unwrap();
    let study = folder.path().join("studies/curves");
    fs::create_dir_all(&study).unwrap();
    fs::write(study.join("data.csv"), DATA).unwrap();
    fs::write(study.join("study.yaml"), STUDY).unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_equifinal"))
        .arg("run")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let reports = folder.path().join("reports/curves");
    let report = fs::read_to_string(reports.join("report.md")).unwrap();
    for said in SAID {
        assert!(report.contains(said), "{said}\n{report}");
    }
    let results = fs::read_to_string(reports.join("results.json")).unwrap();
    let results: serde_json::Value = serde_json::from_str(&results).unwrap();
    let bell = &results["sets"]["B"];
    assert_eq!(bell["anchors"]["exclusion_2"]["value"], 10.0);
    assert_eq!(bell["curve"], "bell");
    assert_eq!(results["sets"]["L"]["powers"]["below"], 2.0);
    let key = "conditions.M.calibrate.thresholds";
    let declared = &results["decisions"][key]["value"];
    assert_eq!(declared, "{found: 2, linkage: complete}");
}
