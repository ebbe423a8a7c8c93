//! `calibrate` of a set, method by method.

use super::describe::{
    ABOVE_ZERO, ANY_NUMBER, CUTOFF, Key, Names, Section, Shape, Word, between, filled, pair,
    whole_to, word,
};

pub(super) const CALIBRATE: Shape = Shape::ByWord {
    key: "method",
    sections: &[
        ("direct", &DIRECT),
        ("ecdf", &ECDF),
        ("indirect", &INDIRECT),
        ("tfr", &TFR),
        ("crisp", &CRISP),
        ("multi_value", &MULTI_VALUE),
        ("recode", &RECODE),
        ("none", &NONE),
    ],
};

const METHODS: &[Word] = &[
    word(
        "direct",
        "three anchors and a logistic or linear curve; six for a bell",
    ),
    word(
        "ecdf",
        "three anchors, and between them the shares of cases",
    ),
    word(
        "indirect",
        "rough scores by thresholds, smoothed by a regression",
    ),
    word(
        "tfr",
        "totally fuzzy and relative: shares of cases by ordinal codes",
    ),
    word("crisp", "in or out by one threshold"),
    word("multi_value", "values 0, 1, 2 and so on by thresholds"),
    word("recode", "a score for each word, or for each interval"),
    word("none", "the column holds memberships already"),
];
const METHOD: Key = Key::required(
    "method",
    Shape::Word(METHODS),
    "How raw values become memberships.",
    "direct",
);
const BECAUSE: Key = Key::optional(
    "because",
    Shape::Text,
    "none; a finding where `provenance` is `original`",
    "Why these anchors: printed beside them.",
    "Half of all services must be online.",
);
const PERCENTILES: Key = Key::optional(
    "percentiles",
    super::calibration::PERCENTILES,
    "as under `calibration`",
    "Which definition of a percentile holds for this set.",
    "type_7",
);
const AT_HALF: Key = Key::later(
    "at_half",
    super::calibration::AT_HALF,
    "What happens to scores of exactly 0.5 in this set.",
    "drop_case",
);
const BELOW: Key = Key::default(
    "below",
    ABOVE_ZERO,
    "1",
    "The power of a linear curve below the crossover; 1 is a straight line.",
    "2",
);
const ABOVE: Key = Key::default(
    "above",
    ABOVE_ZERO,
    "1",
    "The power of a linear curve above the crossover; 1 is a straight line.",
    "2",
);
const THRESHOLDS: Shape = Shape::Either(&[
    Shape::List {
        of: &Shape::Anchor,
        least: 1,
        most: Some(31),
    },
    Shape::Section(&FOUND),
]);

static DIRECT: Section = Section::new(
    "calibrate_direct",
    "calibrate, method direct",
    "Three anchors mark full non-membership, the crossover, and full membership; they rise or fall. Six make a bell.",
    &[
        METHOD,
        Key::required(
            "anchors",
            Shape::Section(&ANCHORS),
            "The anchors.",
            "{exclusion: 20, crossover: 40, inclusion: 60}",
        ),
        Key::optional(
            "curve",
            Shape::Word(&[
                word(
                    "logistic",
                    "the log-odds of membership are straight lines between anchors",
                ),
                word(
                    "linear",
                    "membership itself is a straight line, or a power of one",
                ),
            ]),
            "`logistic`; with six anchors `linear`",
            "The curve between the anchors.",
            "linear",
        ),
        BELOW,
        ABOVE,
        Key::optional(
            "full_membership",
            Shape::Either(&[
                between(0.5, 1.0),
                Shape::Word(&[word("log_odds_3", "log-odds of 3: 0.9526")]),
            ]),
            "as under `calibration`",
            "The score at the inclusion anchor of this set.",
            "log_odds_3",
        ),
        PERCENTILES,
        BECAUSE,
        AT_HALF,
    ],
);

static ANCHORS: Section = Section::new(
    "anchors",
    "calibrate.anchors",
    "The three anchors of a curve, or three lists of two for a bell. An anchor is a number, a percentile `p0` to `p100`, `median`, `mean`, `min`, `max`, or `mean-1sd`.",
    &[
        Key::required(
            "exclusion",
            ANCHOR,
            "The raw value at full non-membership.",
            "20",
        ),
        Key::required(
            "crossover",
            ANCHOR,
            "The raw value at the point of maximum ambiguity, 0.5.",
            "40",
        ),
        Key::required(
            "inclusion",
            ANCHOR,
            "The raw value at full membership.",
            "60",
        ),
    ],
);
const ANCHOR: Shape = Shape::Either(&[Shape::Anchor, pair(&Shape::Anchor)]);

static ECDF: Section = Section::new(
    "calibrate_ecdf",
    "calibrate, method ecdf",
    "Three anchors, and between them the empirical distribution of the cases.",
    &[
        METHOD,
        Key::required(
            "anchors",
            Shape::Section(&ANCHORS),
            "Three anchors.",
            "{exclusion: p5, crossover: p50, inclusion: p95}",
        ),
        BELOW,
        ABOVE,
        PERCENTILES,
        BECAUSE,
        AT_HALF,
    ],
);

static INDIRECT: Section = Section::new(
    "calibrate_indirect",
    "calibrate, method indirect",
    "Thresholds give rough scores, which a regression on the raw values smooths.",
    &[
        METHOD,
        Key::required(
            "thresholds",
            THRESHOLDS,
            "Rising thresholds between the rough scores.",
            "[1, 4, 10]",
        ),
        PERCENTILES,
        BECAUSE,
        AT_HALF,
    ],
);

static CRISP: Section = Section::new(
    "calibrate_crisp",
    "calibrate, method crisp",
    "One threshold: a case is in the set or out of it.",
    &[
        METHOD,
        Key::required(
            "threshold",
            Shape::Either(&[Shape::Anchor, Shape::Section(&FOUND)]),
            "The raw value that divides cases in the set from those out of it.",
            "550",
        ),
        Key::default(
            "side",
            Shape::Word(&[
                word("at_or_above", "a value on the threshold or above it is in"),
                word("below", "a value below the threshold is in"),
            ]),
            "at_or_above",
            "Which side of the threshold is in the set.",
            "below",
        ),
        PERCENTILES,
        BECAUSE,
        AT_HALF,
    ],
);

static MULTI_VALUE: Section = Section::new(
    "calibrate_multi_value",
    "calibrate, method multi_value",
    "A set with the values 0, 1, 2 and so on; expressions name them as `C{1}`.",
    &[
        METHOD,
        Key::optional(
            "thresholds",
            THRESHOLDS,
            "the column holds whole numbers from 0, without gaps",
            "Rising thresholds between the values.",
            "[4, 8]",
        ),
        PERCENTILES,
        BECAUSE,
        AT_HALF,
    ],
);

static FOUND: Section = Section::new(
    "found_thresholds",
    "calibrate.thresholds",
    "Thresholds that are found where the values of the column fall into groups.",
    &[
        Key::required(
            "found",
            whole_to(1, 31),
            "How many thresholds are to be found.",
            "2",
        ),
        Key::required(
            "linkage",
            Shape::Word(&[
                word("complete", "the farthest values of two groups"),
                word("centroid", "the means of two groups"),
                word("ward", "the growth of the sum of squares"),
            ]),
            "What measures how far apart two groups of values are.",
            "complete",
        ),
    ],
);

static RECODE: Section = Section::new(
    "calibrate_recode",
    "calibrate, method recode",
    "A score for each word (`table`), or for each interval between `breaks`; a value on a break takes the lower score.",
    &[
        METHOD,
        Key::optional("table", Shape::Named { names: Names::Any("a word of the column"), of: &CUTOFF, least: 1, most: None }, "`breaks` with `scores`", "The score of each word.", "{low: 0, high: 1}"),
        Key::optional("breaks", filled(&ANY_NUMBER), "`table`", "Rising numbers between the intervals.", "[15, 90]").beside(&["scores", "table"]),
        Key::optional("scores", filled(&CUTOFF), "`table`", "The score of each interval, one more than there are breaks.", "[0, 0.33, 1]").beside(&["breaks", "table"]),
        BECAUSE,
        AT_HALF,
    ],
)
.with_one_of(&["table", "breaks", "scores"]);

static TFR: Section = Section::new(
    "calibrate_tfr",
    "calibrate, method tfr",
    "Totally fuzzy and relative: the column holds ordinal codes from 1, and a score is the share of cases that a code passes.",
    &[METHOD, BECAUSE, AT_HALF],
);

static NONE: Section = Section::new(
    "calibrate_none",
    "calibrate, method none",
    "The column holds memberships from 0 to 1 already.",
    &[METHOD, BECAUSE, AT_HALF],
);
