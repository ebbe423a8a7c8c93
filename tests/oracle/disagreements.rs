//! The one list of known disagreements with the reference implementation.
//!
//! An entry names a case in which we follow the definition and the reference does not, with the
//! definition that decides. The oracle test fails when an entry that was read agrees.

/// `area/name` of a case, and why we differ.
pub(crate) const KNOWN: &[(&str, &str)] = &[
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
        "nca/example_corner4",
        "NN is where any value of the condition will do (Dul 2016). In corners 2 and 4, where low values are \
         needed, that is its highest value. nca_analysis(corner = 4) prints NN for CR-FDH there, and 100.0 \
         for CE-FDH.",
    ),
    (
        "nca/example_corner_2_1",
        "As example_corner4, with corner = c(2, 1): the ceiling of Individualism has no zone at all, and \
         CE-FDH prints 100.0 in every row.",
    ),
    (
        "nca/example_flipx",
        "As example_corner4, with flip.x = TRUE.",
    ),
    (
        "nca/lc_crisp_nopurity",
        "The line through (0, 0) and (1, 1) reaches 1 at 1, and 1 is within the range. For LIT R finds \
         1 + 2e-16 and prints NA; for DEV, 1 - 2e-16 and 100.0.",
    ),
    ("nca/lr_stb_flip", "As example_corner4, with flip.x = TRUE."),
    (
        "setmethods/cluster_payf_region",
        "Consistency is undefined for a unit without membership in the set. cluster(\"HE*GG\", \"HL\") adds \
         1e-10 to sum and divisor: AGO, with 0 in HE*GG, has a consistency of 1, and all such units count \
         in dWP: 0.0403 in R, 0.0452 by the definition, over the 118 others.",
    ),
    (
        "setmethods/modelfit_qca_schf_pars",
        "An intersection is the two sums multiplied out (Schneider & Wagemann 2012, ch. 11). modelFit(sol, theory = \"~EMP*OCCUP + \
         STOCK*MA\") gives ~model*theory two products with a literal too many, \
         EMP*~BARGAIN*OCCUP*STOCK*MA and EMP*~UNI*OCCUP*STOCK*MA: coverage 0.402. By the definition \
         OCCUP is not in them: 0.403. The other three areas agree.",
    ),
    (
        "setmethods/rob_calibrange_lipc_literate",
        "A threshold stays within the data (from 38 to 99.9); there the range ends. rob.calibrange(test.thresholds = 75, \
         type = \"crisp\", step = 1, max.runs = 50) goes on and fails where its next step leaves the data.",
    ),
    (
        "setmethods/rob_calibrange_lipf_urban",
        "The three anchors of the direct method differ. rob.calibrange(test.thresholds = c(25, 50, 65)) gives 50 as the \
         last inclusion with the same solution, which is the crossover: at 51 it is still the same, at 50 there \
         is no curve. The other bounds agree.",
    ),
    (
        "setmethods/rob_fit_payf_three_reordered",
        "maxTS is the union of all test solutions (Oana & Schneider 2021). Of three, rob.fit() joins the \
         first and the last (`for (j in length(test_sol))`), so that their order matters: with the widest \
         one in the middle RF_SC_maxTS is 0.788 in R; 0.724 by the definition, as R has it in \
         rob_fit_payf.",
    ),
    (
        "setmethods/smmr_pairs_typ_iir_all",
        "A typical case is uniquely covered when it is in no other term of the model (Schneider & \
         Rohlfing 2013), as smmr itself has it for single cases. smmr(match = TRUE, cases = 6) \
         calls it uniquely covered when it is typical of no other term: Denmark_99 in ~EMP*OCCUP, which \
         has 0.9 in BARGAIN*UNI*STOCK, so that it heads R's list.",
    ),
    (
        "setmethods/smmr_pairs_typ_iir_term1",
        "As smmr_pairs_typ_iir_all, with smmr(match = TRUE, cases = 2, term = 1): Denmark_99 and \
         Denmark_03.",
    ),
    (
        "setmethods/smmr_pairs_typ_typ_all",
        "As smmr_pairs_typ_iir_all, with smmr(match = TRUE, cases = 5), which also pads the pairs of \
         BARGAIN*UNI*STOCK with two rows of NA; there are three pairs.",
    ),
    (
        "setmethods/smmr_typical_fc_term3",
        "The most typical case of a term has the smallest 2 (Y - X) + (1 - X): Japan_95 (0.15) of \
         ~OCCUP*STOCK*~MA. smmr(match = FALSE, cases = 2, term = 3) says FALSE of every case.",
    ),
    (
        "setmethods/smmr_typical_fc_term3_nec",
        "As smmr_typical_fc_term3, with nec.cond = \"STOCK\".",
    ),
    (
        "setmethods/theory_payf",
        "As theory_schf_pars, with theory = \"GG*HW + HE\": ~T*S has a coverage of 0.221 in R, 0.149 as \
         an expression. T*S without the outcome: none in R; BRA, BGR, COL, LVA, LBN, LTU, ROM, THA.",
    ),
    (
        "setmethods/theory_schf_int",
        "As theory_schf_pars, with theory = \"~EMP*MA\" and the intermediate solution: T*S has a coverage \
         of 0.375 in R, 0.339 as an expression. T*S without the outcome: none in R; Switzerland_90, \
         Australia_95, Australia_99, Australia_03.",
    ),
    (
        "setmethods/theory_schf_pars",
        "The fit of an intersection is that of its expression (Schneider & Wagemann 2012, ch. 11), as \
         modelFit has it. theory.evaluation(theory = \"~EMP*OCCUP + STOCK*MA\") takes minima of the \
         memberships in theory and solution, or of 1 minus them, under the same expressions: coverage of \
         T*~S 0.470 in R, 0.403 by its expression. It also lists no case in theory and solution and out \
         of the outcome; Australia_90 (0.68, 0.68, 0.19) and seven others are.",
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
