//! `necessity`, and necessary condition analysis in it.

use super::describe::{
    ANY_NUMBER, CUTOFF, EXPRESSIONS, Key, Names, Section, Shape, Word, filled, pair, whole,
    whole_to, word,
};

pub(super) static NECESSITY: Section = Section::new(
    "necessity",
    "necessity",
    "The cut-offs from which a condition, or a union of conditions, counts as necessary for the outcome.",
    &[
        Key::required(
            "consistency",
            CUTOFF,
            "The share of the outcome that must lie inside the condition.",
            "0.9",
        ),
        Key::optional(
            "coverage",
            CUTOFF,
            "no cut-off",
            "The share of the condition that must lie inside the outcome, else the condition is much larger than it.",
            "0.5",
        ),
        Key::optional(
            "relevance",
            CUTOFF,
            "no cut-off",
            "The relevance of necessity (RoN) that must be reached, else the condition is near a constant.",
            "0.5",
        ),
        Key::optional(
            "disjunctions",
            whole(1),
            "single conditions only",
            "How many conditions a union may join that is tested as necessary (SUIN).",
            "2",
        ),
        Key::optional(
            "nca",
            Shape::Section(&NCA),
            "none",
            "Necessary condition analysis: the level of a condition that a level of the outcome needs.",
            "{ceilings: [ce_fdh, cr_fdh], permutations: 10000, seed: 20221}",
        ),
    ],
);

/// The ceiling lines of necessary condition analysis.
pub(super) const CEILINGS: &[Word] = &[
    word(
        "ce_fdh",
        "ceiling envelopment with free disposal hull: steps from peer to peer",
    ),
    word(
        "cr_fdh",
        "ceiling regression with free disposal hull: the least-squares line through the peers",
    ),
    word(
        "ce_vrs",
        "ceiling envelopment with varying return to scale: straight pieces between the corners of the convex hull",
    ),
    word(
        "cr_vrs",
        "ceiling regression with varying return to scale: the least-squares line through these corners",
    ),
    word(
        "c_lp",
        "ceiling by linear programming: the line nearest to the peers that no case lies above",
    ),
];

static NCA: Section = Section::new(
    "nca",
    "necessity.nca",
    "Necessary condition analysis of single conditions.",
    &[
        Key::required(
            "ceilings",
            filled(&Shape::Word(CEILINGS)),
            "The ceiling lines that are drawn.",
            "[ce_fdh, cr_fdh]",
        ),
        Key::default(
            "values",
            Shape::Word(&[
                word("calibrated", "memberships"),
                word("raw", "the values of the columns"),
            ]),
            "calibrated",
            "Which values are analysed.",
            "raw",
        ),
        Key::default(
            "scope",
            Shape::Either(&[
                Shape::Word(&[
                    word("empirical", "the smallest and largest values of the cases"),
                    word("theoretical", "0 to 1, for memberships"),
                ]),
                Shape::Named {
                    names: Names::Sets,
                    of: &pair(&ANY_NUMBER),
                    least: 0,
                    most: None,
                },
            ]),
            "empirical",
            "The range within which effect sizes are measured; for raw values the lowest and highest possible value of each set.",
            "theoretical",
        ),
        Key::optional(
            "conditions",
            EXPRESSIONS,
            "each condition",
            "The conditions that are analysed for the outcome.",
            "[LS, ~MD]",
        ),
        Key::default(
            "negated_outcome",
            EXPRESSIONS,
            "[]",
            "The conditions that are analysed for the negated outcome.",
            "[~LS]",
        ),
        Key::default(
            "effect_size",
            CUTOFF,
            "0.1",
            "The effect size from which a condition counts as necessary.",
            "0.1",
        ),
        Key::default(
            "p_value",
            CUTOFF,
            "0.05",
            "The p value up to which an effect size counts.",
            "0.05",
        ),
        Key::optional(
            "permutations",
            whole_to(1, 10_000_000),
            "no test",
            "How many permutations the test draws.",
            "10000",
        )
        .beside(&["seed"]),
        Key::optional(
            "seed",
            whole(0),
            "no test",
            "Where the random numbers begin: the same seed draws the same permutations.",
            "20221",
        )
        .beside(&["permutations"]),
        Key::default(
            "bottleneck_steps",
            whole_to(1, 1000),
            "10",
            "How many steps the bottleneck table has.",
            "10",
        ),
        Key::default(
            "bottleneck_values",
            Shape::Word(&[
                word("percentage_of_range", "percent of the range"),
                word("actual", "the values themselves"),
                word("percentile", "percentiles of the cases"),
            ]),
            "percentage_of_range",
            "What the levels of the bottleneck table are measured in.",
            "actual",
        ),
    ],
);
