//! `sufficiency`.

use super::describe::{CUTOFF, EXPRESSIONS, Key, Names, Section, Shape, filled, list, whole, word};
use super::sets::EXPECTATION;

const ABOUT_FREQUENCY: &str =
    "How many cases a truth-table row needs; a row with fewer is a remainder.";
const ABOUT_CONSISTENCY: &str =
    "The share of a row that must lie inside the outcome for the row to count as sufficient.";
const ABOUT_CONTRADICTION: &str = "The consistency from which a row that is not consistent enough is a contradiction (`C`) and not negative (`0`).";
const ABOUT_PRI: &str = "The proportional reduction in inconsistency that a sufficient row must reach: low where cases are in the outcome and its negation at once; 0 asks for none.";
const ABOUT_EXPECTATIONS: &str =
    "Conjunctural directional expectations: combinations that should contribute.";

pub(super) static SUFFICIENCY: Section = Section::new(
    "sufficiency",
    "sufficiency",
    "The cut-offs of truth-table rows, and how the sufficient ones are minimized.",
    &[
        Key::required("frequency", whole(1), ABOUT_FREQUENCY, "1"),
        Key::required("consistency", CUTOFF, ABOUT_CONSISTENCY, "0.8"),
        Key::optional(
            "contradiction_from",
            CUTOFF,
            "no row is a contradiction",
            ABOUT_CONTRADICTION,
            "0.75",
        ),
        Key::required("pri", CUTOFF, ABOUT_PRI, "0.6"),
        Key::required(
            "solutions",
            filled(&Shape::Word(&[
                word("conservative", "uses no remainders"),
                word(
                    "intermediate",
                    "uses those that agree with the directional expectations",
                ),
                word("parsimonious", "uses every remainder that makes it shorter"),
            ])),
            "Which solutions the report shows.",
            "[conservative, intermediate, parsimonious]",
        ),
        Key::default(
            "expectations",
            EXPRESSIONS,
            "[]",
            ABOUT_EXPECTATIONS,
            "[\"LS*MD\"]",
        ),
        Key::optional(
            "enhanced",
            Shape::Section(&ENHANCED),
            "no remainder is barred",
            "Enhanced standard analysis: remainders that must not be used.",
            "{necessary: [LS], untenable: [\"~FS*HS\"], contradictory: true}",
        ),
        Key::optional(
            "theory",
            Shape::Expression,
            "none",
            "What theory expects to be sufficient; the solutions are compared with it.",
            "LS*MD + FS",
        ),
        Key::optional(
            "minimize",
            Shape::Section(&MINIMIZE),
            "the defaults of its keys",
            "How rows are minimized, beyond the usual.",
            "{contradictions: exclude}",
        ),
        Key::required(
            "negated_outcome",
            Shape::Either(&[Shape::Truth, Shape::Section(&NEGATED)]),
            "Whether the negation of the outcome is analysed too; a mapping gives it cut-offs and expectations of its own.",
            "true",
        ),
    ],
);

static NEGATED: Section = Section::new(
    "negated_outcome",
    "sufficiency.negated_outcome",
    "What holds for the negated outcome where it differs.",
    &[
        Key::optional(
            "frequency",
            whole(1),
            "as for the outcome",
            ABOUT_FREQUENCY,
            "1",
        ),
        Key::optional(
            "consistency",
            CUTOFF,
            "as for the outcome",
            ABOUT_CONSISTENCY,
            "0.85",
        ),
        Key::optional(
            "contradiction_from",
            CUTOFF,
            "as for the outcome",
            ABOUT_CONTRADICTION,
            "0.75",
        ),
        Key::optional("pri", CUTOFF, "as for the outcome", ABOUT_PRI, "0.6"),
        Key::optional(
            "expect",
            Shape::Named {
                names: Names::Sets,
                of: &EXPECTATION,
                least: 0,
                most: None,
            },
            "the expectations for the outcome, turned round",
            "Directional expectations for the negated outcome.",
            "{LS: absent}",
        ),
        Key::optional(
            "expectations",
            EXPRESSIONS,
            "none",
            ABOUT_EXPECTATIONS,
            "[\"~LS*~MD\"]",
        ),
    ],
);

static ENHANCED: Section = Section::new(
    "enhanced",
    "sufficiency.enhanced",
    "Remainders that no solution may use. Declaring it adds the two enhanced solutions.",
    &[
        Key::optional("necessary", filled(&Shape::Expression), "none", "What is claimed to be necessary for the outcome: remainders without it are barred.", "[LS]"),
        Key::optional("untenable", filled(&Shape::Expression), "none", "Configurations that cannot be: remainders in them are barred.", "[\"~FS*HS\"]"),
        Key::default("contradictory", Shape::Either(&[Shape::Truth, filled(&whole(1))]), "false", "Whether remainders are barred that solutions of the outcome and of its negation both use; or the numbers of the rows.", "true"),
    ],
)
.with_one_of(&["necessary", "untenable", "contradictory"]);

static MINIMIZE: Section = Section::new(
    "minimize",
    "sufficiency.minimize",
    "How rows are minimized, beyond the usual.",
    &[
        Key::default(
            "contradictions",
            Shape::Word(&[
                word("exclude", "they are treated as negative rows"),
                word("include", "they may be used like remainders"),
                word("explain", "they must be covered like positive rows"),
            ]),
            "exclude",
            "What happens to contradictory rows.",
            "include",
        ),
        Key::default(
            "models",
            Shape::Word(&[
                word("minimal", "with as few prime implicants as possible"),
                word("irredundant", "all in which none is superfluous"),
            ]),
            "minimal",
            "Which models are listed.",
            "irredundant",
        ),
        Key::default(
            "row_dominance",
            Shape::Truth,
            "false",
            "Whether prime implicants that another dominates are left out.",
            "true",
        ),
        Key::default(
            "prime_consistency",
            CUTOFF,
            "0",
            "The consistency that a prime implicant itself must reach.",
            "0.85",
        ),
        Key::default(
            "solution_consistency",
            CUTOFF,
            "0",
            "The consistency that a model must reach; where declared, models are chosen by their fit.",
            "0.8",
        ),
        Key::optional(
            "solution_coverage",
            CUTOFF,
            "none",
            "The coverage that a model must reach.",
            "0.7",
        )
        .beside(&["solution_consistency"]),
        Key::default(
            "exclude",
            EXPRESSIONS,
            "[]",
            "Configurations that are not used, whatever is observed.",
            "[\"A*~B\"]",
        ),
        Key::default(
            "exclude_rows",
            list(&whole(1)),
            "[]",
            "Rows of the truth table that are not used, by their numbers.",
            "[3, 7]",
        ),
    ],
);
