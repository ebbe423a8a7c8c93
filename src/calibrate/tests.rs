use indexmap::IndexMap;

use super::*;
use crate::load::{RawColumn, load, sample};
use crate::set::{FuzzySet, SetName};
use crate::study::{
    Anchor, Anchors, AtHalf, Calibrate, CrispSide, FullMembership, Linkage, MissingPolicy, Placed,
    Powers, Problem, SeenIn, Study,
};

fn direct(exclusion: Anchor, crossover: Anchor, inclusion: Anchor) -> Calibrate {
    Calibrate::Direct {
        anchors: Anchors {
            exclusion: sample::placed(exclusion, "exclusion"),
            crossover: sample::placed(crossover, "crossover"),
            inclusion: sample::placed(inclusion, "inclusion"),
        },
        full_membership: FullMembership::Score(0.95),
    }
}

fn thresholds(thresholds: &[f64]) -> Calibrate {
    let placed = |&number: &f64| sample::placed(Anchor::Number(number), "threshold");
    Calibrate::MultiValue {
        thresholds: thresholds.iter().map(placed).collect(),
    }
}

/// A study with the fuzzy outcome `Y` and one condition `A`, and what calibration makes of it after
/// `change`.
fn calibrated(
    data: &str,
    method: Calibrate,
    change: impl FnOnce(&mut Study),
) -> Result<Calibration, Vec<CalibrateError>> {
    let folder = tempfile::tempdir().unwrap();
    sample::write(folder.path(), data);
    let conditions = vec![sample::set("A", method)];
    let mut study = sample::study(folder.path(), sample::set("Y", Calibrate::None), conditions);
    change(&mut study);
    let table = load(&study, None).unwrap();
    calibrate(&study, &table)
}

#[track_caller]
fn says(data: &str, method: Calibrate, code: &str, message: &str) -> String {
    let errors = calibrated(data, method, |_| {}).unwrap_err();
    let codes: Vec<_> = errors.iter().map(CalibrateError::code).collect();
    assert_eq!(codes, [code]);
    assert_eq!(errors[0].to_string(), message);
    assert_eq!(Problem::from(errors[0].clone()).seen_in, SeenIn::Data);
    errors[0].help().unwrap_or_default()
}

fn number(value: f64) -> Placed<Anchor> {
    sample::placed(Anchor::Number(value), "anchor")
}

fn bell(exclusion: [f64; 2], crossover: [f64; 2], inclusion: [f64; 2]) -> Calibrate {
    Calibrate::Bell {
        anchors: Box::new(Anchors {
            exclusion: exclusion.map(number),
            crossover: crossover.map(number),
            inclusion: inclusion.map(number),
        }),
        powers: Powers::default(),
    }
}

const FIVE: &str = "case,A,Y\na,0,0\nb,1,0\nc,2,1\nd,5,1\ne,9,1\n";

#[test]
fn curves_and_bells_reach_the_set() {
    let add = |study: &mut Study| study.at_half = AtHalf::Add(0.001);
    let Calibrate::Direct { anchors, .. } =
        direct(Anchor::Minimum, Anchor::Number(2.0), Anchor::Number(6.0))
    else {
        panic!()
    };
    let powers = Powers::default();
    let three = anchors.clone();
    let found = calibrated(FIVE, Calibrate::Linear { anchors, powers }, add);
    let found = found.unwrap();
    let result = &found.conditions()[0];
    assert_eq!(result.set().numbers(), [0.0, 0.25, 0.501, 0.875, 1.0]);
    assert_eq!(
        (result.method().name(), result.method().curve()),
        ("direct", Some("linear"))
    );
    // Of the values up to 6 there are three up to 2: two of them up to 1.
    let anchors = three;
    let found = calibrated(FIVE, Calibrate::Ecdf { anchors, powers }, add);
    let found = found.unwrap();
    let result = &found.conditions()[0];
    assert_eq!(
        result.set().numbers(),
        [0.0, 2.0 / 3.0 / 2.0, 0.501, 1.0, 1.0]
    );
    assert_eq!(result.method().name(), "ecdf");
    let found = calibrated(FIVE, bell([0.0, 8.0], [1.0, 6.0], [2.0, 4.0]), add);
    let found = found.unwrap();
    let result = &found.conditions()[0];
    assert_eq!(result.set().numbers(), [0.0, 0.501, 1.0, 0.75, 0.0]);
    assert_eq!(result.method().curve(), Some("bell"));
    assert_eq!(result.method().named_anchors()[1].0, "exclusion_2");
}

#[test]
fn six_anchors_that_make_no_bell_are_told_with_their_values() {
    let help = says(
        FIVE,
        bell([0.0, 8.0], [1.0, 6.0], [7.0, 4.0]),
        "anchors-out-of-order",
        "set `A`: in these data the anchors make no bell: exclusion 0 and 8, crossover 1 and 6, inclusion 7 and 4",
    );
    assert!(help.contains("inverse bell"));
}

#[test]
fn the_indirect_method_tells_negative_numbers() {
    let indirect = |thresholds: &[f64]| Calibrate::Indirect {
        thresholds: thresholds.iter().copied().map(number).collect(),
    };
    let data = "case,A,Y\na,-1,0\nb,2,1\nc,3,1\n";
    let help = says(
        data,
        indirect(&[2.0]),
        "negative-value",
        "set `A`: column `A` holds negative numbers: `-1` (case `a`, line 2)",
    );
    assert!(help.contains("logarithms"));
    says(
        FIVE,
        indirect(&[]),
        "no-threshold",
        "set `A`: the indirect method needs a threshold",
    );
    let found = calibrated(FIVE, indirect(&[0.5, 1.5, 6.0]), |_| {}).unwrap();
    let result = &found.conditions()[0];
    assert_eq!(result.set().numbers(), [0.0, 0.333, 0.667, 0.667, 1.0]);
    assert_eq!(result.method().thresholds().len(), 3);
}

#[test]
fn totally_fuzzy_and_relative_sets_need_codes_above_one() {
    says(
        "case,A,Y\na,1,0\nb,1,1\n",
        Calibrate::Tfr,
        "nothing-above-one",
        "set `A`: column `A` holds nothing above 1, the lowest code",
    );
    let found = calibrated("case,A,Y\na,1,0\nb,2,1\nc,4,1\n", Calibrate::Tfr, |study| {
        study.at_half = AtHalf::DropCase;
    });
    assert_eq!(found.unwrap().conditions()[0].set().numbers(), [0.0, 1.0]);
}

#[test]
fn thresholds_are_found_among_the_values() {
    let found = |at, of| Anchor::Found {
        at,
        of,
        linkage: Linkage::Complete,
    };
    let method = Calibrate::MultiValue {
        thresholds: [1, 2]
            .map(|at| sample::placed(found(at, 2), "found"))
            .into(),
    };
    // By hand: 0, 1, 2 and 5 and 9 are the three groups: the gaps halve at 3.5 and 7.
    let calibration = calibrated(FIVE, method, |_| {}).unwrap();
    let result = &calibration.conditions()[0];
    assert_eq!(result.set().numbers(), [0.0, 0.0, 0.0, 1.0, 2.0]);
    let thresholds = result.method().thresholds();
    assert_eq!(
        thresholds[1].to_string(),
        "`found 2 of 2, complete linkage` = 7"
    );
    let threshold = sample::placed(found(1, 5), "found");
    let side = CrispSide::AtOrAbove;
    let help = says(
        FIVE,
        Calibrate::Crisp { threshold, side },
        "no-thresholds-found",
        "set `A`: no thresholds were found: 5 thresholds make 6 groups, and there are 5 different values",
    );
    assert!(help.contains("fewer"));
}

#[test]
fn anchors_of_the_data_are_resolved_and_shown_as_declared() {
    // By hand: p0 = 10, the median of 10, 20, 40 and 50 is 30, p100 = 50, and so is the mean 30.
    let method = direct(
        Anchor::Percentile(0.0),
        Anchor::Median,
        Anchor::Percentile(100.0),
    );
    let data = "case,A,Y\na,10,0\nb,20,0\nc,40,1\nd,50,1\n";
    let calibration = calibrated(data, method, |study| {
        study.conditions[0].label = "Leadership".to_owned();
    })
    .unwrap();
    let result = &calibration.conditions()[0];
    assert_eq!(
        (result.name().as_str(), result.label()),
        ("A", "Leadership")
    );
    assert_eq!((result.column(), result.method().name()), ("A", "direct"));
    let anchors = result.method().anchors().unwrap();
    assert_eq!(anchors.crossover.declared(), "median");
    assert!((anchors.crossover.value() - 30.0).abs() < 1e-12);
    let statistics = result.raw_statistics().unwrap();
    assert!((statistics.mean - 30.0).abs() < 1e-12);
    assert!((statistics.maximum - 50.0).abs() < 1e-12);
    assert!((result.set().numbers()[3] - 0.95).abs() < 1e-12);
}

#[test]
fn coinciding_anchors_are_told_with_the_share_of_equal_values() {
    let method = direct(
        Anchor::Percentile(5.0),
        Anchor::Percentile(50.0),
        Anchor::Percentile(95.0),
    );
    let data = "case,A,Y\na,3,0\nb,3,0\nc,3,1\nd,50,1\n";
    let help = says(
        data,
        method,
        "anchors-coincide",
        "set `A`: in these data, exclusion `p5` and crossover `p50` coincide: 3 of 4 cases (75 %) have the value 3",
    );
    assert!(help.contains("percentiles further apart"));
}

#[test]
fn anchors_out_of_order_are_told_with_their_values() {
    let method = direct(Anchor::Number(10.0), Anchor::Maximum, Anchor::Number(20.0));
    says(
        "case,A,Y\na,30,0\nb,3,0\n",
        method,
        "anchors-out-of-order",
        "set `A`: in these data the anchors neither rise nor fall: exclusion 10, crossover `max` = 30, inclusion 20",
    );
}

#[test]
fn one_case_has_no_standard_deviation() {
    let above = Anchor::Mean {
        standard_deviations: 1.0,
    };
    says(
        "case,A,Y\na,30,0\n",
        direct(Anchor::Number(1.0), Anchor::Number(2.0), above),
        "too-few-cases",
        "set `A`: the anchor `mean+1sd` needs at least two cases",
    );
}

#[test]
fn a_threshold_outside_the_data_is_refused_at_its_place() {
    let threshold = sample::placed(Anchor::Number(900.0), "A.threshold");
    let method = Calibrate::Crisp {
        threshold,
        side: CrispSide::AtOrAbove,
    };
    let errors = calibrated("case,A,Y\na,30,0\nb,40,1\n", method, |_| {}).unwrap_err();
    assert_eq!(errors[0].code(), "threshold-outside-data");
    assert_eq!(errors[0].place.key_path, "A.threshold");
    assert_eq!(
        errors[0].to_string(),
        "set `A`: the threshold 900 lies outside the data, which run from 30 to 40"
    );
}

#[test]
fn scores_outside_zero_to_one_are_told_with_case_line_and_column() {
    let help = says(
        "case,A,Y\nHarbin,0.3,0\nJixi,1.2,1\nYichun,-0.1,1\n",
        Calibrate::None,
        "score-out-of-range",
        "set `A`: column `A` holds scores outside 0 to 1: `1.2` (case `Jixi`, line 3) and `-0.1` (case `Yichun`, line 4)",
    );
    assert!(help.contains("method: direct"));
    let help = says(
        "case,A,Y\na,0,0\nb,1,1\nc,2,1\n",
        Calibrate::None,
        "score-out-of-range",
        "set `A`: column `A` holds scores outside 0 to 1: `2` (case `c`, line 4)",
    );
    assert!(help.contains("method: multi_value"));
}

#[test]
fn words_are_recoded_and_unknown_words_told() {
    let table = || Calibrate::RecodeTable {
        table: IndexMap::from([("low".to_owned(), 0.0), ("high".to_owned(), 1.0)]),
    };
    let found = calibrated("case,A,Y\na, low,0\nb,high ,1\n", table(), |_| {}).unwrap();
    let result = &found.conditions()[0];
    assert_eq!(result.set().numbers(), [0.0, 1.0]);
    assert_eq!(
        result.raw(),
        Some(&RawColumn::Text(vec!["low".to_owned(), "high".to_owned()]))
    );
    assert_eq!(result.raw_statistics(), None);
    let help = says(
        "case,A,Y\na,low,0\nb,hihg,1\n",
        table(),
        "not-in-table",
        "set `A`: the table has no score for `hihg` (case `b`, line 3)",
    );
    assert_eq!(help, "did you mean `high`? the table scores `low`, `high`");
}

#[test]
fn breaks_give_the_lower_score_to_a_value_on_them() {
    let method = Calibrate::RecodeBreaks {
        breaks: vec![0.0, 15.0],
        scores: vec![0.0, 0.33, 1.0],
    };
    let found = calibrated("case,A,Y\na,0,0\nb,15,1\nc,15.1,1\n", method, |_| {}).unwrap();
    assert_eq!(found.conditions()[0].set().numbers(), [0.0, 0.33, 1.0]);
    assert_eq!(found.conditions()[0].method().name(), "recode");
}

#[test]
fn multi_value_sets_come_from_thresholds_or_whole_numbers() {
    let data = "case,A,Y\na,0,0\nb,1,1\nc,2,1\n";
    for method in [thresholds(&[]), thresholds(&[1.0, 2.0])] {
        let found = calibrated(data, method, |_| {}).unwrap();
        let result = &found.conditions()[0];
        assert_eq!(result.set().numbers(), [0.0, 1.0, 2.0]);
        assert_eq!(
            (result.set().levels(), result.share_above_half()),
            (3, None)
        );
    }
    says(
        "case,A,Y\na,0,0\nb,1.5,1\nc,40,1\n",
        thresholds(&[]),
        "not-a-value",
        "set `A`: column `A` holds what is not a whole number from 0 to 31: `1.5` (case `b`, line 3) and `40` (case `c`, line 4)",
    );
    says(
        "case,A,Y\na,0,0\nb,1,1\nc,3,1\n",
        thresholds(&[]),
        "gap-in-values",
        "set `A`: no case has the value 2, though values run up to 3",
    );
    let coinciding = Calibrate::MultiValue {
        thresholds: vec![
            sample::placed(Anchor::Percentile(50.0), "first"),
            sample::placed(Anchor::Percentile(60.0), "second"),
        ],
    };
    says(
        "case,A,Y\na,0,0\nb,1,1\nc,1,1\n",
        coinciding,
        "thresholds-not-rising",
        "set `A`: in these data the threshold `p60` = 1 is not above the one before it, `p50` = 1; 2 of 3 cases (67 %) have the value 1",
    );
}

const AT_HALF: &str = "case,A,Y\na,0.5,0.5\nb,0.2,0.5\nc,0.9,1\n";

#[test]
fn a_condition_at_half_stops_the_study_unless_it_says_what_to_do() {
    let help = says(
        AT_HALF,
        Calibrate::None,
        "score-at-half",
        "set `A`: a membership of exactly 0.5 puts a case in no row of the truth table: `a`",
    );
    assert!(help.contains("at_half: drop_case") && help.contains("{add: 0.001}"));
}

#[test]
fn a_case_at_half_leaves_the_whole_study_and_anchors_stay() {
    let method = direct(Anchor::Minimum, Anchor::Number(5.0), Anchor::Maximum);
    let data = "case,A,B,Y\na,0,0.5,0.5\nb,5,0.5,0.5\nc,9,0.1,1\nd,10,0.2,0.5\n";
    let found = calibrated(data, method, |study| {
        study.conditions.push(sample::set("B", Calibrate::None));
        study.at_half = AtHalf::DropCase;
    })
    .unwrap();
    assert_eq!(*found.cases(), ["c", "d"]);
    let dropped: Vec<_> = found
        .dropped_at_half()
        .iter()
        .map(|half| {
            (
                half.case.as_str(),
                half.sets.iter().map(SetName::as_str).collect::<Vec<_>>(),
            )
        })
        .collect();
    assert_eq!(dropped, [("a", vec!["B"]), ("b", vec!["A", "B"])]);
    let a = &found.conditions()[0];
    assert_eq!(a.raw(), Some(&RawColumn::numbers(vec![9.0, 10.0])));
    assert!(a.method().anchors().unwrap().exclusion.value().abs() < 1e-12);
    assert!((a.set().numbers()[1] - 0.95).abs() < 1e-12);
    assert!(a.half_scores().is_empty());
    assert_eq!(found.outcome_half(), ["d"]);
    assert_eq!(found.outcome().share_above_half(), Some(0.5));
}

#[test]
fn a_constant_can_settle_scores_of_half() {
    let add = |constant| {
        calibrated(AT_HALF, Calibrate::None, |study| {
            study.at_half = AtHalf::Add(constant);
        })
    };
    let found = add(0.001).unwrap();
    assert_eq!(found.conditions()[0].set().numbers(), [0.501, 0.2, 0.9]);
    assert_eq!(found.conditions()[0].half_scores(), ["a"]);
    assert_eq!(found.adjusted_at_half()[0].case, "a");
    assert_eq!(found.outcome_half(), ["a", "b"]);
    for constant in [0.0, 0.6] {
        assert_eq!(add(constant).unwrap_err()[0].code(), "add-settles-nothing");
    }
}

#[test]
fn a_study_without_any_case_off_half_has_none_left() {
    let errors = calibrated("case,A,Y\na,0.5,1\n", Calibrate::None, |study| {
        study.at_half = AtHalf::DropCase;
    })
    .unwrap_err();
    assert_eq!(errors[0].code(), "no-cases-left");
}

#[test]
fn the_outcome_of_several_values_is_a_fuzzy_set() {
    let outcome = |values: Option<&[u8]>| {
        calibrated(
            "case,A,Y\na,0,0\nb,1,3\nc,1,1\n",
            Calibrate::None,
            |study| {
                study.outcome.set.calibrate.value = thresholds(&[]);
                study.outcome.values = values.map(|values| values.iter().copied().collect());
            },
        )
    };
    let scores = outcome(Some(&[1, 3])).unwrap().outcome_membership().clone();
    assert_eq!(scores, FuzzySet::from_scores(&[0.0, 1.0, 1.0]).unwrap());
    assert_eq!(
        outcome(None).unwrap_err()[0].code(),
        "outcome-without-value"
    );
    let errors = outcome(Some(&[4])).unwrap_err();
    assert_eq!(
        errors[0].to_string(),
        "set `Y`: the outcome has no value 4: its values are 0 to 3"
    );
}

#[test]
fn anchors_see_only_cases_with_all_values() {
    let method = direct(Anchor::Minimum, Anchor::Number(5.0), Anchor::Maximum);
    let found = calibrated("case,A,Y\na,0,0\nb,9,\nc,8,1\n", method, |study| {
        study.data.missing = MissingPolicy::DropCase;
    })
    .unwrap();
    let anchors = found.conditions()[0].method().anchors().unwrap().clone();
    assert!((anchors.inclusion.value() - 8.0).abs() < 1e-12);
}

#[test]
fn problems_of_all_sets_are_told_together() {
    let errors = calibrated("case,A,Y\na,2,-1\n", Calibrate::None, |_| {}).unwrap_err();
    let sets: Vec<_> = errors.iter().map(|error| error.set.as_str()).collect();
    assert_eq!(sets, ["Y", "A"]);
}

#[test]
fn a_calibration_serializes_plainly() {
    let data = "case,A,Y\na,0.25,0\nb,0.9,1\n";
    let found = calibrated(data, Calibrate::None, |_| {}).unwrap();
    let json = serde_json::to_value(&found.conditions()[0]).unwrap();
    assert_eq!(json["raw"], serde_json::json!([0.25, 0.9]));
    assert_eq!(json["method"], "none");
}
