//! `claims`, and what each expects.

use super::describe::{
    ANY_NUMBER, Bounds, CUTOFF, Key, Names, Section, Shape, TEXTS, list, pair, whole, word,
};
use super::necessity::CEILINGS;

pub(super) static CLAIM: Section = Section::new(
    "claim",
    "claims[]",
    "A sentence of the publication, and what must hold of the results for it to be true.",
    &[
        Key::required(
            "claim",
            Shape::Text,
            "The sentence.",
            "Three paths lead to it.",
        ),
        Key::required(
            "expect",
            Shape::Section(&EXPECT),
            "What must hold.",
            "{solution: intermediate, paths: 3}",
        ),
        Key::optional(
            "departs",
            Shape::Text,
            "the claim must hold",
            "Why the claim is known not to hold; it then fails no check.",
            "The paper rounds before it minimizes.",
        ),
    ],
);

/// `none`, or conditions.
const LITERALS: Shape = Shape::Either(&[
    Shape::Word(&[word("none", "no condition")]),
    list(&Shape::Expression),
]);
/// A number, or bounds.
const BOUNDED: Shape = Shape::Either(&[ANY_NUMBER, Shape::Section(&BOUNDS)]);
const NOTHING: &str = "nothing is claimed of it";

/// What a figure can be of.
const FIGURES: &[&str] = &["solution", "row", "necessary_condition"];

const fn says(name: &'static str, shape: Shape, about: &'static str, example: &'static str) -> Key {
    Key::optional(name, shape, NOTHING, about, example)
}

static EXPECT: Section = Section::new(
    "expect",
    "claims[].expect",
    "What must hold of the results. Keys that stand together are about one thing: a solution, a path of it, a truth-table row, a necessary condition, a set, or a ceiling.",
    &[
        Key::optional(
            "outcome",
            Shape::Expression,
            "the outcome",
            "Whether the claim is about the outcome, or with `~` about its negation.",
            "~DO",
        ),
        Key::default(
            "model",
            Shape::Word(&[
                word("every", "each of several models must satisfy the claim"),
                word("any", "one of them is enough"),
            ]),
            "every",
            "What must hold where several models are equally good.",
            "any",
        ),
        says(
            "necessary",
            LITERALS,
            "Exactly these single conditions pass the cut-offs of necessity.",
            "none",
        ),
        says(
            "necessary_condition",
            Shape::Expression,
            "This expression is necessary; with figures beside it, that it has them.",
            "LS + MD",
        ),
        says(
            "row",
            Shape::Expression,
            "A row of the truth table, with a value of each condition.",
            "LS*MD*~FS*HS",
        ),
        says(
            "code",
            Shape::Word(&[
                word("1", "sufficient"),
                word("0", "not sufficient"),
                word("C", "a contradiction"),
                word("?", "a remainder"),
            ]),
            "The code of the row.",
            "1",
        )
        .beside(&["row"]),
        says("n", whole(0), "How many cases the row holds.", "3").beside(&["row"]),
        says("observed_rows", whole(0), "How many rows hold a case.", "9"),
        says("remainders", whole(0), "How many rows are remainders.", "7"),
        says(
            "solution",
            Shape::Word(&[
                word("conservative", "uses no remainders"),
                word(
                    "intermediate",
                    "uses those that agree with the expectations",
                ),
                word("parsimonious", "uses every remainder that makes it shorter"),
                word(
                    "enhanced_intermediate",
                    "the intermediate one without barred remainders",
                ),
                word(
                    "enhanced_parsimonious",
                    "the parsimonious one without barred remainders",
                ),
            ]),
            "The solution that the claim is about.",
            "intermediate",
        ),
        says("models", whole(0), "How many models the solution has.", "1").beside(&["solution"]),
        says(
            "prime_implicants",
            Shape::Expression,
            "Exactly these are the prime implicants.",
            "LS*MD + FS",
        )
        .beside(&["solution"]),
        says("paths", whole(0), "How many paths the model has.", "3").beside(&["solution"]),
        says(
            "formula",
            Shape::Expression,
            "Exactly these are the paths of the model.",
            "LS*MD + FS*HS",
        )
        .beside(&["solution"]),
        says(
            "subset_of",
            Shape::Expression,
            "The model lies inside this expression.",
            "LS + MD",
        )
        .beside(&["solution"]),
        says(
            "superset_of",
            Shape::Expression,
            "This expression lies inside the model.",
            "LS*MD",
        )
        .beside(&["solution"]),
        says(
            "simplifying_assumptions",
            whole(0),
            "How many remainders the model uses.",
            "2",
        )
        .beside(&["solution"]),
        says(
            "path",
            Shape::Expression,
            "One of the paths; what stands beside it is about the path.",
            "LS*~FS*~HS",
        )
        .beside(&["solution"]),
        says(
            "covers",
            TEXTS,
            "Cases with a membership above 0.5 in the path.",
            "[Yichun, Heihe]",
        )
        .beside(&["path"]),
        says(
            "core",
            LITERALS,
            "Exactly these are the core conditions of the path.",
            "[LS]",
        )
        .beside(&["path"]),
        says("consistency", CUTOFF, "The consistency.", "0.93").beside(FIGURES),
        says(
            "coverage",
            CUTOFF,
            "The coverage; of a path its raw coverage.",
            "0.81",
        )
        .beside(FIGURES),
        says("pri", CUTOFF, "The PRI.", "0.7").beside(FIGURES),
        says(
            "relevance",
            CUTOFF,
            "The relevance of necessity (RoN).",
            "0.6",
        )
        .beside(&["necessary_condition"]),
        says("raw_coverage", CUTOFF, "The coverage of the path.", "0.4").beside(&["path"]),
        says(
            "unique_coverage",
            CUTOFF,
            "The coverage of the path that no other path shares.",
            "0.1",
        )
        .beside(&["path"]),
        Key::default(
            "within",
            Shape::Number(Bounds {
                least: Some(0.0),
                above: None,
                most: None,
                below: None,
            }),
            "0.005",
            "How far a result may lie from a claimed number.",
            "0.01",
        ),
        says(
            "closest_path",
            Shape::Expression,
            "The path in which these `cases` have their highest membership.",
            "LS*~FS*~HS",
        )
        .beside(&["cases"]),
        says(
            "cases",
            TEXTS,
            "The cases of the row, or those of `closest_path`.",
            "[Yichun]",
        )
        .beside(&["closest_path", "row"]),
        says("set", Shape::Text, "The set that a statistic is of.", "DO"),
        says(
            "share_above_half",
            BOUNDED,
            "The share of cases with a membership above 0.5.",
            "{at_most: 0.5}",
        )
        .beside(&["set"]),
        says("mean", BOUNDED, "The mean membership.", "0.4").beside(&["set"]),
        says("raw_mean", BOUNDED, "The mean raw value.", "{at_most: 7}").beside(&["set"]),
        says(
            "nca",
            Shape::Expression,
            "The condition that necessary condition analysis is claimed to show.",
            "LS",
        )
        .beside(&["ceiling"]),
        says(
            "ceiling",
            Shape::Word(CEILINGS),
            "The ceiling line that is meant.",
            "ce_fdh",
        )
        .beside(&["nca"]),
        says("effect_size", BOUNDED, "The effect size.", "0.21").beside(&["nca"]),
        says(
            "p_value",
            BOUNDED,
            "The p value of the permutation test.",
            "{at_most: 0.05}",
        )
        .beside(&["nca"]),
        says(
            "at",
            ANY_NUMBER,
            "A level of the outcome in the bottleneck table.",
            "50",
        )
        .beside(&["level"]),
        says(
            "level",
            Shape::Either(&[
                Shape::Word(&[word("NN", "not necessary"), word("NA", "not attainable")]),
                ANY_NUMBER,
                Shape::Section(&BOUNDS),
            ]),
            "The level of the condition that it needs.",
            "12.5",
        )
        .beside(&["at"]),
        says(
            "stays_for",
            Shape::Named {
                names: Names::Any("a decision"),
                of: &pair(&ANY_NUMBER),
                least: 1,
                most: None,
            },
            "The solution stays the same from one number of a decision to another.",
            "{consistency: [0.78, 0.86]}",
        )
        .beside(&["solution"]),
        says(
            "variant",
            Shape::Text,
            "The variant that is compared with the main run.",
            "stricter consistency",
        )
        .beside(&["relation"]),
        says(
            "relation",
            Shape::Word(&[
                word("same", "the same models"),
                word("equal", "other models that cover the very same"),
                word("subset", "it covers a part of what the main run's covers"),
                word(
                    "superset",
                    "it covers all that the main run's covers, and more",
                ),
                word(
                    "overlapping",
                    "each covers something that the other does not",
                ),
                word("different", "they cover nothing together"),
                word("lost", "the variant has no solution, the main run has one"),
                word(
                    "gained",
                    "the variant has a solution, the main run has none",
                ),
            ]),
            "How the variant's solution stands to that of the main run.",
            "subset",
        )
        .beside(&["variant"]),
    ],
);

static BOUNDS: Section = Section::new(
    "bounds",
    "claims[].expect.mean",
    "Bounds of a number.",
    &[
        says("at_least", ANY_NUMBER, "The number is this or more.", "0.4"),
        says("at_most", ANY_NUMBER, "The number is this or less.", "0.5"),
        says(
            "equals",
            ANY_NUMBER,
            "The number is this, up to `within`.",
            "0.45",
        ),
    ],
)
.with_one_of(&["at_least", "at_most", "equals"]);
