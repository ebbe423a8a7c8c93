//! The one list of known disagreements with the reference implementation.
//!
//! An entry names a case in which we follow the definition and the reference does not, with the
//! definition that decides. The oracle test fails when an entry that was read agrees.

/// `area/name` of a case, and why we differ.
const KNOWN: &[(&str, &str)] = &[
    (
        "calibrate/direct_ecdf_no_outside",
        "The distribution is that of the values on the anchors and between them, here all 100. \
         calibrate(thresholds = c(e = 140, c = 175, i = 215), logistic = FALSE, ecdf = TRUE) removes \
         x[-which(x < 140)], which is everything where nothing lies below, and fails. By the definition \
         the first scores are 0.65, 0.725, 0.5.",
    ),
    (
        "calibrate/direct_ecdf_one_side",
        "As direct_ecdf_no_outside, with c(e = 165, c = 175, i = 215), which no value exceeds: R fails; by \
         the definition, on the 87 values from 165, the first scores are 0.65, 0.725, 0.5.",
    ),
    (
        "calibrate/direct_linear_equal_thresholds",
        "The distance between crossover and inclusion scales the curve, so that it may not be 0. \
         calibrate(thresholds = c(e = 165, c = 175, i = 175), logistic = FALSE) warns of equal \
         thresholds and returns a step at 175: 0.5 at it, 1 above; we refuse them.",
    ),
    (
        "calibrate/direct_logistic_crossover_outside",
        "Anchors rise or fall: the crossover lies between the other two (Ragin 2008, 85-94). \
         calibrate() accepts a crossover outside and returns scores; we refuse it.",
    ),
    (
        "calibrate/direct_logistic_equal_c_i",
        "The distance between crossover and inclusion scales the curve, so that it may not be 0. \
         calibrate() accepts equal anchors and returns NaN at the crossover; we refuse them.",
    ),
    (
        "minimize/ccubes_gap_k5",
        "Every minimal cover is a model (Quine 1952). minimize(tt, include = \"?\") stops its search \
         after two numbers of literals without a new prime: A. By the definition: A, B*C*D*E.",
    ),
    (
        "minimize/ccubes_gap_k5_allsol",
        "As ccubes_gap_k5, with all.sol = TRUE: A in R, A and B*C*D*E by the definition.",
    ),
    (
        "minimize/cvf_int4",
        "Each directional expectation holds beside the others (Schneider & Wagemann 2012, 167-177). \
         In minimize(dir.exp = \"ETHFRACT*GEOCON, ~NATPRIDE\") the second resets the first: easy \
         counterfactuals 1, 9, 13 in R; 1, 9, 13, 23 by the definition.",
    ),
    (
        "minimize/lf_int8",
        "As cvf_int4, with dir.exp = \"URB*IND + DEV*~LIT\": easy counterfactual 30 in R; 12, 16, 18, \
         26, 28, 30 by the definition.",
    ),
    (
        "minimize/lf_int_mixed_contradicting",
        "As cvf_int4, with dir.exp = c(\"~DEV\", \"LIT*IND\"): no easy counterfactual in R; 16 by the \
         definition.",
    ),
    (
        "minimize/lf_neg_int2",
        "As cvf_int4, with dir.exp = \"~DEV, ~STB, ~LIT*~IND\": 17, 19, 21, 25, 27, 29 in R; also 3, 7, \
         9, 11, 13, 15 by the definition.",
    ),
    (
        "minimize/lf_int10",
        "Without any expectation no literal may be dropped, so the one intermediate model is the \
         conservative one and every simplifying assumption is difficult. minimize(dir.exp = \
         \"-,-,-,-,-\") returns the two terms of the conservative model as two models, and no \
         difficult counterfactual.",
    ),
    (
        "truthtable/lf_two_cutoffs_ncut2",
        "A row is 1 from the first cut-off, C from the second, else 0. truthTable(incl.cut = c(0.8, \
         0.5), n.cut = 2) removes rows and then writes the codes to the wrong ones: rows 22, 24, 32 \
         are 1, C, 1 by its own rule.",
    ),
    (
        "truthtable/random_s102_crisp_k3",
        "As lf_two_cutoffs_ncut2, with incl.cut = c(0.75, 0.5), n.cut = 2: rows 6, 7 are 0, C.",
    ),
    (
        "truthtable/random_s114_fuzzy_k4",
        "As lf_two_cutoffs_ncut2, with incl.cut = c(0.75, 0.5), n.cut = 2.",
    ),
];

/// Why a case is known to disagree.
pub(crate) fn reason(name: &str) -> Option<&'static str> {
    KNOWN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, reason)| *reason)
}
