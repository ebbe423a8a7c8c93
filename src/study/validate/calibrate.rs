//! How raw values become memberships: `calibration`, and `calibrate` of every set.

use indexmap::IndexMap;

use crate::study::document::Node;
use crate::study::{AnchorPolicy, AtHalf, Calibrate, CrispSide, FullMembership, Place, Placed};

use super::alike;
use super::anchors;
use super::curves;
use super::expressions::Levels;
use super::fields::{Keys, Reported, Section, scalar_text};
use super::problems::Problems;
use super::thresholds;
use super::wording::word;

const EXAMPLE: &str = "`calibration: {full_membership: 0.95, at_half: fail}`";
const RULE_KEYS: Keys = Keys {
    allowed: &["full_membership", "percentiles", "at_half", "anchors"],
    later: &[],
};
const PERCENTILES: [(&str, ()); 1] = [("type_7", ())];
const LATER_PERCENTILES: [&str; 8] = [
    "type_1", "type_2", "type_3", "type_4", "type_5", "type_6", "type_8", "type_9",
];
const SIDES: [(&str, CrispSide); 2] = [
    ("at_or_above", CrispSide::AtOrAbove),
    ("below", CrispSide::Below),
];

/// What `calibration` declares for every set.
#[derive(Clone, Debug)]
pub(super) struct Rules<'n> {
    place: &'n Place,
    pub(super) full_membership: Option<FullMembership>,
    pub(super) at_half: Option<AtHalf>,
    pub(super) anchors: Option<AnchorPolicy>,
    /// Whether the definition of a percentile is declared, or its lack reported.
    percentiles_settled: bool,
}

/// The methods that this version knows.
#[derive(Clone, Copy, Debug)]
enum Method {
    Direct,
    Ecdf,
    Indirect,
    Tfr,
    Crisp,
    MultiValue,
    Recode,
    None,
}

const METHODS: [(&str, Method); 8] = [
    ("direct", Method::Direct),
    ("ecdf", Method::Ecdf),
    ("indirect", Method::Indirect),
    ("tfr", Method::Tfr),
    ("crisp", Method::Crisp),
    ("multi_value", Method::MultiValue),
    ("recode", Method::Recode),
    ("none", Method::None),
];

impl Method {
    /// The keys beside the method.
    fn keys(self) -> Keys {
        match self {
            Self::Direct => Keys {
                allowed: &[
                    "method",
                    "anchors",
                    "curve",
                    "below",
                    "above",
                    "full_membership",
                    "percentiles",
                    "because",
                ],
                later: &["at_half"],
            },
            Self::Ecdf => Keys {
                allowed: &[
                    "method",
                    "anchors",
                    "below",
                    "above",
                    "percentiles",
                    "because",
                ],
                later: &["at_half"],
            },
            Self::Crisp => Keys {
                allowed: &["method", "threshold", "side", "percentiles", "because"],
                later: &["at_half"],
            },
            Self::Indirect | Self::MultiValue => Keys {
                allowed: &["method", "thresholds", "percentiles", "because"],
                later: &["at_half"],
            },
            Self::Recode => Keys {
                allowed: &["method", "table", "breaks", "scores", "because"],
                later: &["at_half"],
            },
            Self::Tfr | Self::None => Keys {
                allowed: &["method", "because"],
                later: &["at_half"],
            },
        }
    }
}

/// What was read of a set's `calibrate`.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) calibrate: Option<Placed<Calibrate>>,
    pub(super) because: Result<Option<String>, Reported>,
    pub(super) levels: Levels,
}

/// Reads `calibration`.
pub(super) fn read_rules<'n>(root: &Section<'n>, problems: &mut Problems) -> Rules<'n> {
    let Some(section) = root
        .require("calibration", EXAMPLE, problems)
        .and_then(|node| problems.section(node, RULE_KEYS, EXAMPLE))
    else {
        return Rules {
            place: root.place(),
            full_membership: None,
            at_half: None,
            anchors: None,
            percentiles_settled: true,
        };
    };
    let full_membership = section
        .require(
            "full_membership",
            "the score at the inclusion anchor: `0.95` or `log_odds_3`",
            problems,
        )
        .and_then(|node| read_full_membership(node, problems));
    let help = "what to do with a score of exactly 0.5: `fail`, `drop_case` or `{add: 0.001}`";
    let at_half = section
        .require("at_half", help, problems)
        .and_then(|node| read_at_half(node, problems));
    let frozen = section.optional("anchors", problems, |node, problems| {
        problems.word(node, &[("recompute", false), ("frozen", true)], &[])
    });
    let anchors = frozen.ok().map(|frozen| match frozen {
        Some(true) => AnchorPolicy::Frozen(None),
        Some(false) | None => AnchorPolicy::Recompute,
    });
    let percentiles = section
        .get("percentiles")
        .and_then(|node| problems.word(node, &PERCENTILES, &LATER_PERCENTILES));
    Rules {
        place: section.place(),
        full_membership,
        at_half,
        anchors,
        percentiles_settled: percentiles.is_some() || section.has("percentiles"),
    }
}

pub(super) fn read_full_membership(node: &Node, problems: &mut Problems) -> Option<FullMembership> {
    if scalar_text(node) == Some("log_odds_3") {
        return Some(FullMembership::LogOdds3);
    }
    let example = "`0.95` (R package QCA) or `log_odds_3` (fs/QCA)";
    let between = |score: f64| score > 0.5 && score < 1.0;
    problems
        .number_where(
            node,
            between,
            "above 0.5 and below 1, or `log_odds_3`",
            example,
        )
        .map(FullMembership::Score)
}

fn read_at_half(node: &Node, problems: &mut Problems) -> Option<AtHalf> {
    const ADD: Keys = Keys {
        allowed: &["add"],
        later: &[],
    };
    if let Some(text) = scalar_text(node) {
        return match text {
            "fail" => Some(AtHalf::Fail),
            "drop_case" => Some(AtHalf::DropCase),
            _ => {
                problems.wrong_word(node, &["fail", "drop_case", "{add: 0.001}"]);
                None
            }
        };
    }
    let section = problems.section(node, ADD, "`at_half: {add: 0.001}`")?;
    let add = section.require("add", "for example `{add: 0.001}`", problems)?;
    let small = |constant: f64| constant != 0.0 && constant.abs() < 0.5;
    problems
        .number_where(
            add,
            small,
            "between -0.5 and 0.5 and not 0",
            "`{add: 0.001}`",
        )
        .map(AtHalf::Add)
}

/// Reads `calibrate` of one set.
pub(super) fn read(node: &Node, rules: &mut Rules<'_>, problems: &mut Problems) -> Read {
    let mut read = Read {
        calibrate: None,
        because: Ok(None),
        levels: Levels::Unknown,
    };
    let example =
        "`calibrate: {method: direct, anchors: {exclusion: 20, crossover: 40, inclusion: 60}}`";
    let Some(mapping) = problems.mapping(node, example) else {
        return read;
    };
    let help =
        "one of `direct`, `ecdf`, `indirect`, `tfr`, `crisp`, `multi_value`, `recode`, `none`";
    let method = mapping
        .require("method", help, problems)
        .and_then(|node| problems.word(node, &METHODS, &[]));
    let Some(method) = method else { return read };
    let mapping = problems.checked(mapping, method.keys());
    read.because = mapping.optional("because", problems, |node, problems| {
        problems.text(node, "`because: Why these anchors.`")
    });
    read.levels = levels(method, &mapping);
    let before = problems.count();
    let calibrate = match method {
        Method::Direct => curves::read_direct(&mapping, rules, problems),
        Method::Ecdf => curves::read_ecdf(&mapping, problems),
        Method::Indirect => read_indirect(&mapping, problems),
        Method::Tfr => Some(Calibrate::Tfr),
        Method::Crisp => read_crisp(&mapping, problems),
        Method::MultiValue => read_multi_value(&mapping, problems),
        Method::Recode => read_recode(&mapping, problems),
        Method::None => Some(Calibrate::None),
    };
    if let Some(node) = mapping.get("percentiles") {
        problems.word(node, &PERCENTILES, &LATER_PERCENTILES);
    } else if let Some(calibrate) = &calibrate {
        check_percentiles(calibrate, rules, problems);
    }
    let clean = problems.count() == before;
    read.calibrate = calibrate.filter(|_| clean).map(|value| Placed {
        value,
        place: node.place.clone(),
    });
    read
}

fn levels(method: Method, mapping: &Section<'_>) -> Levels {
    match (method, mapping.get("thresholds")) {
        (Method::MultiValue, None) => Levels::FromData,
        (Method::MultiValue, Some(node)) => thresholds::declared_count(node)
            .and_then(|count| u8::try_from(count.checked_add(1)?).ok())
            .filter(|&levels| levels >= 2)
            .map_or(Levels::Unknown, Levels::Several),
        _ => Levels::Two,
    }
}

fn read_indirect(mapping: &Section<'_>, problems: &mut Problems) -> Option<Calibrate> {
    let example = "`thresholds: [1, 4, 10]`, which gives the rough scores 0, 0.333, 0.667 and 1";
    let thresholds = mapping
        .require("thresholds", &format!("for example {example}"), problems)
        .and_then(|node| thresholds::read_rising(node, example, problems))?;
    Some(Calibrate::Indirect { thresholds })
}

fn read_crisp(mapping: &Section<'_>, problems: &mut Problems) -> Option<Calibrate> {
    let threshold = mapping
        .require("threshold", "for example `threshold: 550`", problems)
        .and_then(|node| thresholds::read_one(node, problems));
    let side = mapping.optional("side", problems, |node, problems| {
        problems.word(node, &SIDES, &[])
    });
    Some(Calibrate::Crisp {
        threshold: threshold?,
        side: side.ok()?.unwrap_or_default(),
    })
}

fn read_multi_value(mapping: &Section<'_>, problems: &mut Problems) -> Option<Calibrate> {
    let Some(node) = mapping.get("thresholds") else {
        return Some(Calibrate::MultiValue {
            thresholds: Vec::new(),
        });
    };
    let example = "`thresholds: [4, 8]`, which gives the values 0, 1 and 2";
    let thresholds = thresholds::read_rising(node, example, problems)?;
    Some(Calibrate::MultiValue { thresholds })
}

fn read_recode(mapping: &Section<'_>, problems: &mut Problems) -> Option<Calibrate> {
    let help = "`table: {low: 0, high: 1}` for words, or `breaks: [15, 90]` with `scores: [0, 0.33, 1]` for numbers";
    if let Some(node) = mapping.get("table") {
        for extra in ["breaks", "scores"]
            .iter()
            .filter_map(|key| mapping.get(key))
        {
            let message = "a recoding has a `table`, or `breaks` with `scores`, not both";
            problems.add(
                "keys-exclude-each-other",
                &extra.place,
                message,
                Some(help.to_owned()),
            );
        }
        return read_table(node, problems);
    }
    if !mapping.has("breaks") && !mapping.has("scores") {
        return mapping.require("table", help, problems).and(None);
    }
    let breaks = mapping
        .require("breaks", help, problems)
        .and_then(|node| read_breaks(node, problems));
    let scores_node = mapping.require("scores", help, problems);
    let scores = scores_node.and_then(|node| {
        problems.filled_list_of(
            node,
            "scores",
            "`scores: [0, 0.33, 1]`",
            |problems, item| score(item, problems),
        )
    });
    let (breaks, scores, node) = (breaks?, scores?, scores_node?);
    if scores.len() != breaks.len() + 1 {
        let message = format!("{} scores for {} breaks", scores.len(), breaks.len());
        let help = format!(
            "{} breaks make {} intervals: write a score for each",
            breaks.len(),
            breaks.len() + 1
        );
        problems.add("scores-and-breaks", &node.place, message, Some(help));
        return None;
    }
    Some(Calibrate::RecodeBreaks { breaks, scores })
}

fn read_table(node: &Node, problems: &mut Problems) -> Option<Calibrate> {
    let example = "`table: {low: 0, high: 1}`";
    let section = problems.mapping(node, example)?;
    let mut table = IndexMap::new();
    let mut known = Vec::new();
    for entry in section.entries() {
        alike::new_key(entry, &mut known, problems)?;
        let score = score(&entry.value, problems)?;
        table.insert(entry.key.trim().to_owned(), score);
    }
    if table.is_empty() {
        problems.wrong_type(node, "a mapping of words to scores", example);
        return None;
    }
    Some(Calibrate::RecodeTable { table })
}

fn read_breaks(node: &Node, problems: &mut Problems) -> Option<Vec<f64>> {
    let example = "`breaks: [15, 90]`";
    let breaks = problems.filled_list_of(node, "breaks", example, |problems, item| {
        problems.number(item, example)
    })?;
    for pair in breaks.windows(2) {
        if pair[0] >= pair[1] {
            anchors::not_rising(
                &pair[0].to_string(),
                &pair[1].to_string(),
                &node.place,
                problems,
            );
            return None;
        }
    }
    Some(breaks)
}

fn score(node: &Node, problems: &mut Problems) -> Option<f64> {
    problems.number_where(
        node,
        |score| (0.0..=1.0).contains(&score),
        "a score between 0 and 1",
        "`0.33`",
    )
}

/// Asks for the definition of a percentile, once, when an anchor is one.
fn check_percentiles(calibrate: &Calibrate, rules: &mut Rules<'_>, problems: &mut Problems) {
    let anchors = calibrate.named_anchors();
    let percentile = anchors
        .iter()
        .find(|(_, anchor)| anchors::is_percentile(&anchor.value));
    let Some((_, first)) = percentile else {
        return;
    };
    if rules.percentiles_settled {
        return;
    }
    rules.percentiles_settled = true;
    let message = format!(
        "`calibration` lacks the key `percentiles`, which {} needs: it is {}",
        word(&first.place.key_path),
        word(&first.value.to_string()),
    );
    let help =
        "there are several definitions; write `percentiles: type_7` (the one of R and Excel)";
    problems.add("missing-key", rules.place, message, Some(help.to_owned()));
}
