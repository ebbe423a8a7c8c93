//! Codes of the study file: sets, anchors, expressions, frozen anchors.

use super::explanation::{Example, Explanation, study, words};

const FROZEN: &str = "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: mean}}\ncalibration: {full_membership: 0.95, at_half: fail, anchors: frozen}\n";
const LOCK: &str = "{\"format\": 1, \"data\": {\"source\": \"cities.csv\", \"sha256\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},\n \"sets\": {\"LS\": {\"column\": \"leadership\", \"anchors\": {\"threshold_1\": {\"declared\": \"mean\", \"value\": 4.5}}}}}\n";

/// Of a study.lock.
const fn lock(
    code: &'static str,
    about: &'static str,
    why: &'static str,
    wrong: &'static str,
) -> Explanation {
    Explanation {
        code,
        about,
        why,
        example: Example::Lock {
            study: FROZEN,
            wrong,
            mended: LOCK,
        },
    }
}

pub(super) const CODES: &[Explanation] = &[
    lock(
        "anchor-not-frozen",
        "the study declares frozen anchors, and study.lock lacks one",
        "An anchor that is not in the lock would be taken from today's data, although the study says that anchors stay. `equifinal freeze` writes the lock.",
        "{\"format\": 1, \"data\": {\"source\": \"cities.csv\", \"sha256\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},\n \"sets\": {}}\n",
    ),
    lock(
        "frozen-anchor-changed",
        "an anchor in study.lock was frozen as another expression, or for another column",
        "The value in the lock answers another question than the study file asks now. `equifinal freeze` answers it anew.",
        "{\"format\": 1, \"data\": {\"source\": \"cities.csv\", \"sha256\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"},\n \"sets\": {\"LS\": {\"column\": \"leadership\", \"anchors\": {\"threshold_1\": {\"declared\": \"max\", \"value\": 8.0}}}}}\n",
    ),
    lock(
        "lock-unreadable",
        "study.lock is damaged",
        "Without the lock the frozen anchors are unknown. Restore the file, or let `equifinal freeze` write it anew.",
        "{\"format\": 1, \"data\": {\"source\": \"cities.csv\"\n",
    ),
    lock(
        "newer-lock",
        "study.lock is of a later format than this version reads",
        "A later version of the program wrote it, and it may say more than this one understands.",
        "{\"format\": 2, \"sets\": {}}\n",
    ),
    study(
        "lock-missing",
        "the study declares frozen anchors, and there is no study.lock",
        "Frozen anchors are values that were taken once. `equifinal freeze` takes them and writes the lock; keep it with the study file.",
        "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: mean}}\ncalibration: {full_membership: 0.95, at_half: fail, anchors: frozen}\n",
        "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: mean}}\ncalibration: {full_membership: 0.95, at_half: fail, anchors: recompute}\n",
    ),
    study(
        "anchors-equal",
        "two anchors of a set are the same",
        "Anchors mark differences in kind: between two that are equal no score could lie.",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 20, crossover: 20, inclusion: 60}}}\n",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 10, crossover: 25, inclusion: 60}}}\n",
    ),
    study(
        "anchors-out-of-order",
        "the crossover does not lie between exclusion and inclusion",
        "Membership rises, or falls, from the exclusion anchor over the crossover to the inclusion anchor. Six anchors make a bell, or an inverse bell.",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 20, crossover: 80, inclusion: 60}}}\n",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}}}\n",
    ),
    study(
        "condition-is-outcome",
        "a condition is the outcome, or has its column",
        "What is to be explained cannot explain itself: the subset relation would hold by construction.",
        "conditions:\n  HIGH: {column: openness, calibrate: {method: crisp, threshold: 60}}\n",
        "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: 5}}\n",
    ),
    study(
        "duplicate-set",
        "two conditions have the same name",
        "An expression could not say which of them it means. Names are compared in Unicode NFC: `é` is one letter however it is typed.",
        "conditions:\n  caf\u{e9}: {column: leadership, calibrate: {method: crisp, threshold: 5}}\n  cafe\u{301}: {column: finance, calibrate: {method: crisp, threshold: 20}}\n",
        "conditions:\n  caf\u{e9}: {column: leadership, calibrate: {method: crisp, threshold: 5}}\n  bar: {column: finance, calibrate: {method: crisp, threshold: 20}}\n",
    ),
    study(
        "needs-values",
        "an expression names a multi-value set without saying which value",
        "A multi-value set has more than presence and absence: `MD{2}` is its value 2, `MD{1,2}` one of two.",
        "sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true, expectations: [\"LS*MD\"]}\n",
        "sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true, expectations: [\"LS*MD{2}\"]}\n",
    ),
    study(
        "no-conditions",
        "the study has no conditions",
        "The method asks which combinations of conditions lead to the outcome: without conditions there is nothing to combine.",
        "conditions: {}\n",
        "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: 5}}\n",
    ),
    study(
        "no-such-value",
        "a value is named that the multi-value set does not have",
        "Two thresholds make the values 0, 1 and 2; a case can have no other.",
        "conditions:\n  MD: {column: demand, calibrate: {method: multi_value, thresholds: [4, 8]}, expect: [3]}\n",
        "conditions:\n  MD: {column: demand, calibrate: {method: multi_value, thresholds: [4, 8]}, expect: [2]}\n",
    ),
    study(
        "not-an-anchor",
        "a text is no anchor",
        "An anchor is a number, or a statistic of the column: a percentile `p0` to `p100`, `median`, `mean`, `min`, `max`, or `mean-1sd`.",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 10, crossover: average, inclusion: 60}}}\n",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: 10, crossover: mean, inclusion: 60}}}\n",
    ),
    study(
        "not-an-expression",
        "a text is no Boolean expression",
        "An expression joins sets: `*` is their intersection, `+` their union, `~` the complement.",
        "sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true, theory: \"LS ** FS\"}\n",
        "sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true, theory: \"LS*FS\"}\n",
    ),
    study(
        "not-rising",
        "thresholds, breaks or the numbers of a span do not rise",
        "Each threshold divides the values below it from those above: they are written from the lowest to the highest.",
        "conditions:\n  MD: {column: demand, calibrate: {method: multi_value, thresholds: [8, 4]}}\n",
        "conditions:\n  MD: {column: demand, calibrate: {method: multi_value, thresholds: [4, 8]}}\n",
    ),
    study(
        "one-outcome",
        "there is not just one outcome",
        "A study explains one outcome, and its negation where asked. Another outcome is another study, with conditions of its own.",
        "outcome:\n  DO: {column: openness, calibrate: {method: crisp, threshold: 40}}\n  PR: {column: pride, calibrate: {method: crisp, threshold: 3}}\n",
        "outcome:\n  DO: {column: openness, calibrate: {method: crisp, threshold: 40}}\n",
    ),
    study(
        "percentile-out-of-range",
        "a percentile lies outside 0 to 100",
        "`p90` is the value that ninety of a hundred cases do not pass; there is none beyond `p100`.",
        "outcome:\n  DO: {column: openness, calibrate: {method: crisp, threshold: p105}}\ncalibration: {full_membership: 0.95, at_half: fail, percentiles: type_7}\n",
        "outcome:\n  DO: {column: openness, calibrate: {method: crisp, threshold: p50}}\ncalibration: {full_membership: 0.95, at_half: fail, percentiles: type_7}\n",
    ),
    study(
        "scores-and-breaks",
        "a recoding has not one score more than breaks",
        "Two breaks make three intervals, and each interval needs its score.",
        "conditions:\n  FS: {column: finance, calibrate: {method: recode, breaks: [15, 50], scores: [0, 1]}}\n",
        "conditions:\n  FS: {column: finance, calibrate: {method: recode, breaks: [15, 50], scores: [0, 0.33, 1]}}\n",
    ),
    study(
        "set-name",
        "a text cannot be the name of a set",
        "Names stand in expressions, whose signs are `~*+&·|(){}[],.`, and end at blanks. A `label` may hold anything.",
        "conditions:\n  open data: {column: leadership, calibrate: {method: crisp, threshold: 5}}\n",
        "conditions:\n  OPEN: {label: open data, column: leadership, calibrate: {method: crisp, threshold: 5}}\n",
    ),
    study(
        "three-or-six-anchors",
        "there are neither three anchors nor six",
        "Three anchors make a curve that rises or falls; three lists of two make a bell: in the middle in, on both sides out.",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: [10, 90], crossover: 25, inclusion: 60}}}\n",
        "conditions:\n  FS: {column: finance, calibrate: {method: direct, anchors: {exclusion: [10, 90], crossover: [25, 75], inclusion: [40, 60]}}}\n",
    ),
    words(
        "too-many-conditions",
        "there are more conditions than can be analysed",
        "Each further condition doubles the configurations; few cases cannot tell so many apart. Keep those that theory asks for.",
        "a study with 65 conditions",
        "a study with the four to eight conditions that theory names",
    ),
    study(
        "unknown-set",
        "a name is no set of this study",
        "An expression speaks of the conditions that the study declares, under their names.",
        "sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true, theory: \"LS*XX\"}\n",
        "sufficiency: {frequency: 1, consistency: 0.8, pri: 0.6, solutions: [intermediate], negated_outcome: true, theory: \"LS*FS\"}\n",
    ),
    study(
        "wrong-expectation",
        "an expectation does not fit the kind of its set",
        "Of a crisp or fuzzy set theory can expect presence or absence; of a multi-value set it expects values, as a list.",
        "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: 5}, expect: [1]}\n",
        "conditions:\n  LS: {column: leadership, calibrate: {method: crisp, threshold: 5}, expect: present}\n",
    ),
];
