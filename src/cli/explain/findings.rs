//! Codes of findings: what a report tells its reader. They stop nothing.

use super::explanation::{Explanation, finding};

pub(super) const CODES: &[Explanation] = &[
    finding(
        "unused-acknowledgement",
        "the study acknowledges a finding that there is not",
        "It is misspelled, or the finding has gone since.",
        "Take it out of `acknowledge`, or look for the code in the report.",
    ),
    finding(
        "dropped-cases",
        "cases were left out because a value is missing",
        "Findings hold for the cases that are left. Who is missing is seldom chance.",
        "Look at the list, and say in the text what it means for the findings.",
    ),
    finding(
        "few-cases",
        "there are fewer cases than configurations",
        "Most rows are then remainders, and a chance pattern is easy to find.",
        "Use fewer conditions, or say how theory limits the remainders.",
    ),
    finding(
        "frozen-anchors",
        "the data are others than those whose anchors were frozen",
        "The report says by how much each anchor would move.",
        "Freeze the anchors anew, or say why they stay.",
    ),
    finding(
        "skewed-set",
        "nearly all cases are in a set, or nearly all are out of it",
        "Subset relations with a skewed set come easily: consistency is high whatever the outcome.",
        "Look at the anchors again, or acknowledge it with the reason of theory.",
    ),
    finding(
        "anchors-without-reason",
        "no reason is given for the anchors of a set in an original study",
        "Anchors mark differences in kind, which the data cannot show.",
        "Write the reason as `because`, beside the anchors.",
    ),
    finding(
        "trivial-necessity",
        "a condition passes as necessary, and its relevance or coverage is low",
        "A condition that nearly every case has contains every outcome.",
        "Look at its RoN, and at the skew of the set.",
    ),
    finding(
        "limit-reached",
        "not everything was listed or searched",
        "The limits of the study say how many models are listed and how many steps a search takes.",
        "Raise `limits`, or use fewer conditions.",
    ),
    finding(
        "claimed-necessity-fails",
        "what `enhanced.necessary` claims does not pass the cut-offs of necessity",
        "Remainders are then barred by a necessity that the data do not show.",
        "Leave the claim out, or say on what it rests.",
    ),
    finding(
        "observed-row-barred",
        "enhanced analysis bars a row that cases show",
        "A row with cases that contradicts a necessity is evidence against the necessity.",
        "Look at the cases of the row.",
    ),
    finding(
        "untenable-row-observed",
        "a configuration that is declared untenable has cases",
        "What cases show cannot be impossible. The row is kept.",
        "Look at the cases, and at the expression.",
    ),
    finding(
        "unexplained-rows",
        "a model that is chosen by its fit leaves sufficient rows uncovered",
        "With a consistency for the whole solution, rows may be given up for it.",
        "Look at the rows that no path covers.",
    ),
    finding(
        "no-ceiling",
        "there is no necessary condition analysis of a condition",
        "A ceiling needs values that differ, in the condition and in the outcome.",
        "Look at the columns of the two sets.",
    ),
    finding(
        "no-positive-row",
        "no row is sufficient for the outcome",
        "There is then no solution, which is an honest answer.",
        "Look at the consistencies of the rows, and not for a cut-off that finds something.",
    ),
    finding(
        "positive-row-excluded",
        "a row that the data show to be sufficient counts as negative because the study says so",
        "`minimize.exclude` and `exclude_rows` take rows out of the analysis.",
        "Say why in the text.",
    ),
    finding(
        "contradictory-rows",
        "rows lie between the two consistency cut-offs",
        "Some of their cases show the outcome and some do not: a condition that tells them apart may be missing.",
        "Compare the cases within each row.",
    ),
    finding(
        "low-pri-row",
        "a sufficient row has a PRI below 0.5",
        "It is nearly as consistent with the negation of the outcome.",
        "Raise `sufficiency.pri`, or look at the cases.",
    ),
    finding(
        "deviant-cases",
        "cases are in a sufficient row and not in the outcome",
        "They contradict the subset relation in kind, not only in degree.",
        "Study these cases: what do they lack?",
    ),
    finding(
        "cases-in-thin-rows",
        "cases are in rows with fewer cases than the frequency cut-off",
        "Their rows count as remainders, as if nobody had shown them.",
        "Say how many cases the cut-off gives up.",
    ),
    finding(
        "tied-models",
        "several models are equally good",
        "They tell different stories of the same data; to show one only would hide the others.",
        "Report them all, or choose by theory and say so.",
    ),
    finding(
        "variant-differs",
        "a variant's solution has nothing in common with that of the main run",
        "The solution then rests on a decision that could have been another.",
        "Say in the text which decision it is.",
    ),
    finding(
        "simultaneous-subset",
        "a row is sufficient for the outcome and for its negation",
        "Both cannot be: the row is consistent with everything, most often because its cases are near 0.5.",
        "Ask for a higher PRI.",
    ),
    finding(
        "contradictory-assumptions",
        "solutions of the outcome and of its negation use the same remainders",
        "The same unseen configuration is assumed to lead to both.",
        "Use `sufficiency.enhanced: {contradictory: true}`.",
    ),
];
