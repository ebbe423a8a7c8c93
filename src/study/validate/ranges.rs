//! Sensitivity ranges and maps, and the decisions that they move.

use crate::set::SetName;
use crate::study::document::{Kind, Node};
use crate::study::{
    AnchorName, CutoffName, MapAxis, MapPlan, MovableDecision, Place, Placed, RangesPlan, SetPlan,
    nearest,
};

use super::fields::{Section, scalar_text};
use super::problems::Problems;
use super::wording::{listed, subject, word};

const TRUTH: [(&str, bool); 2] = [("true", true), ("false", false)];
const MAPS_EXAMPLE: &str = "`maps: [[consistency, pri], [consistency, LS.crossover]]`";
const SPAN_EXAMPLE: &str = "`{consistency: [0.6, 1]}`";
const MOST_PRECISION: f64 = 0.1;
const MOST_SCAN_STEPS: u64 = 100_000;
const LEAST_MAP_STEPS: u64 = 2;
const MOST_MAP_STEPS: u64 = 200;

/// What can be moved in a study.
#[derive(Clone, Debug, Default)]
pub(super) struct Movables {
    /// The sets with the names of their anchors; `None` where they could not be read.
    pub(super) sets: Vec<(SetName, Option<Vec<String>>)>,
    /// Whether `contradiction_from` is declared, or may be.
    pub(super) has_contradiction: bool,
}

impl Movables {
    /// The anchors of a set; `None` for a set that could not be read.
    pub(super) fn add(&mut self, name: &SetName, plan: Option<&SetPlan>) {
        let anchors = plan.map(|plan| {
            let anchors = plan.calibrate.value.named_anchors().into_iter();
            anchors.map(|(anchor, _)| anchor).collect()
        });
        self.sets.push((name.clone(), anchors));
    }

    /// The decision that a text names.
    pub(super) fn decision(
        &self,
        text: &str,
        place: &Place,
        problems: &mut Problems,
    ) -> Option<MovableDecision> {
        if let Some(cutoff) = CutoffName::ALL.into_iter().find(|one| one.key() == text) {
            return self.cutoff(cutoff, place, problems);
        }
        let named = text.rsplit_once('.').and_then(|(set, anchor)| {
            let set = SetName::new(set).ok()?;
            self.sets
                .iter()
                .find(|(known, _)| *known == set)
                .map(|known| (known, anchor))
        });
        let Some(((set, anchors), anchor)) = named else {
            self.no_such(text, place, problems);
            return None;
        };
        // A set that could not be read has had its own problem.
        let anchors = anchors.as_ref()?;
        let full = match (anchor, &anchors[..]) {
            ("threshold", [only]) => only.clone(),
            _ => anchor.to_owned(),
        };
        if !anchors.contains(&full) {
            let message = format!("`{set}` has no anchor {}", word(anchor));
            let help = if anchors.is_empty() {
                "its method has no anchors that are numbers".to_owned()
            } else {
                let known: Vec<&str> = anchors.iter().map(String::as_str).collect();
                format!("its anchors are {}", listed(&known))
            };
            problems.add("unknown-word", place, message, Some(help));
            return None;
        }
        let set = set.clone();
        Some(MovableDecision::Anchor(AnchorName { set, anchor: full }))
    }

    fn cutoff(
        &self,
        cutoff: CutoffName,
        place: &Place,
        problems: &mut Problems,
    ) -> Option<MovableDecision> {
        if cutoff == CutoffName::ContradictionFrom && !self.has_contradiction {
            let message = "`contradiction_from` is not declared, so that it cannot be moved";
            let help = "declare it under `sufficiency`, or leave it out here".to_owned();
            problems.add("unknown-word", place, message, Some(help));
            return None;
        }
        Some(MovableDecision::Cutoff(cutoff))
    }

    fn no_such(&self, text: &str, place: &Place, problems: &mut Problems) {
        let mut names: Vec<String> = CutoffName::ALL.map(|one| one.key().to_owned()).to_vec();
        for (set, anchors) in &self.sets {
            let anchors = anchors.iter().flatten();
            names.extend(anchors.map(|anchor| format!("{set}.{anchor}")));
        }
        let message = format!("{} is no decision that can be moved", word(text));
        let all = "a cut-off (`consistency`, `contradiction_from`, `pri`, `frequency`), or an anchor \
                   of a set (`LS.crossover`, `MD.threshold`)";
        let help = match nearest(text, &names) {
            Some(near) => format!("did you mean `{near}`? Otherwise: {all}"),
            None => all.to_owned(),
        };
        problems.add("unknown-word", place, message, Some(help));
    }
}

/// Reads ranges and maps.
pub(super) fn read(
    section: &Section<'_>,
    movables: &Movables,
    problems: &mut Problems,
) -> Option<RangesPlan> {
    let default = RangesPlan::default();
    let reported = section.optional("ranges", problems, |node, problems| {
        problems.word(node, &TRUTH, &[])
    });
    let precision = section.optional("precision", problems, |node, problems| {
        let fits = |share| share > 0.0 && share <= MOST_PRECISION;
        problems.number_where(node, fits, "above 0 and at most 0.1", "`precision: 0.0001`")
    });
    let scan_steps = section.optional("scan_steps", problems, |node, problems| {
        steps(node, 1, MOST_SCAN_STEPS, "`scan_steps: 200`", problems)
    });
    let map_steps = section.optional("map_steps", problems, |node, problems| {
        steps(
            node,
            LEAST_MAP_STEPS,
            MOST_MAP_STEPS,
            "`map_steps: 40`",
            problems,
        )
    });
    let maps = section.optional("maps", problems, |node, problems| {
        let mut seen: Vec<MapPlan> = Vec::new();
        problems.list_of(
            node,
            "pairs of decisions",
            MAPS_EXAMPLE,
            |problems, item| {
                let map = read_map(item, movables, problems)?;
                if seen.contains(&map) {
                    let message = format!(
                        "the map {} stands in the list twice",
                        word(&map.to_string())
                    );
                    let help = "name each once".to_owned();
                    problems.add("listed-twice", &item.place, message, Some(help));
                    return None;
                }
                seen.push(map.clone());
                Some(Placed {
                    value: map,
                    place: item.place.clone(),
                })
            },
        )
    });
    Some(RangesPlan {
        reported: reported.ok()?.unwrap_or(default.reported),
        precision: precision.ok()?.unwrap_or(default.precision),
        scan_steps: scan_steps.ok()?.unwrap_or(default.scan_steps),
        maps: maps.ok()?.unwrap_or_default(),
        map_steps: map_steps.ok()?.unwrap_or(default.map_steps),
    })
}

fn steps(
    node: &Node,
    least: u64,
    most: u64,
    example: &str,
    problems: &mut Problems,
) -> Option<u32> {
    let steps = problems.whole(node, least, example)?;
    if steps > most {
        let message = format!(
            "{} is `{steps}`; at most {most} are supported",
            subject(&node.place)
        );
        let help = format!("for example {example}");
        problems.add("out-of-range", &node.place, message, Some(help));
        return None;
    }
    u32::try_from(steps).ok()
}

fn read_map(node: &Node, movables: &Movables, problems: &mut Problems) -> Option<MapPlan> {
    let axes = problems.list_of(node, "two decisions", MAPS_EXAMPLE, |problems, item| {
        read_axis(item, movables, problems)
    })?;
    let [x, y] = &axes[..] else {
        problems.wrong_type(node, "a list of two decisions", MAPS_EXAMPLE);
        return None;
    };
    if x.decision == y.decision {
        let message = format!(
            "this map moves {} on both axes",
            word(&x.decision.to_string())
        );
        let help = format!("name two decisions, for example {MAPS_EXAMPLE}");
        problems.add("listed-twice", &node.place, message, Some(help));
        return None;
    }
    Some(MapPlan {
        x: x.clone(),
        y: y.clone(),
    })
}

/// A decision, or a decision with the span of its axis.
fn read_axis(node: &Node, movables: &Movables, problems: &mut Problems) -> Option<MapAxis> {
    if let Kind::Mapping(_) = node.kind {
        let section = problems.mapping(node, SPAN_EXAMPLE)?;
        let entries: Vec<_> = section.entries().collect();
        let [entry] = entries[..] else {
            problems.wrong_type(node, "one decision with the span of its axis", SPAN_EXAMPLE);
            return None;
        };
        let decision = movables.decision(&entry.key, &entry.key_place, problems);
        let span = read_span(&entry.value, SPAN_EXAMPLE, problems);
        return Some(MapAxis {
            span: Some(span?),
            decision: decision?,
        });
    }
    let Some(text) = scalar_text(node) else {
        problems.wrong_type(node, "a decision", MAPS_EXAMPLE);
        return None;
    };
    Some(MapAxis {
        decision: movables.decision(text, &node.place, problems)?,
        span: None,
    })
}

/// Two numbers, the lower one first.
pub(super) fn read_span(node: &Node, example: &str, problems: &mut Problems) -> Option<[f64; 2]> {
    problems.rising_pair(node, "the lower one first", "the lower number", example)
}
