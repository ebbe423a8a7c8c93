//! Claims about one set.

use super::Reader;
use crate::study::document::{Kind, Node};
use crate::study::validate::fields::Keys;
use crate::study::validate::problems::Problems;
use crate::study::{Bound, Statement, Statistic};

const STATISTICS: [(&str, Statistic); 3] = [
    ("share_above_half", Statistic::ShareAboveHalf),
    ("mean", Statistic::Mean),
    ("raw_mean", Statistic::RawMean),
];

impl Reader<'_, '_, '_> {
    pub(super) fn read_descriptive(&mut self, within: f64) {
        let Some(node) = self.section.get("set") else {
            return;
        };
        let Some(set) = self.subject.sets.set(node, self.problems) else {
            return;
        };
        for (key, statistic) in STATISTICS {
            let Some(node) = self.section.get(key) else {
                continue;
            };
            for bound in read_bounds(node, key, within, self.problems) {
                self.state(node, Statement::Descriptive(set.clone(), statistic, bound));
            }
        }
    }
}

/// A number, or `at_least`, `at_most` and `equals`.
pub(super) fn read_bounds(
    node: &Node,
    key: &str,
    within: f64,
    problems: &mut Problems,
) -> Vec<Bound> {
    const KEYS: Keys = Keys {
        allowed: &["at_least", "at_most", "equals"],
        later: &[],
    };
    let example = format!("`{key}: {{at_most: 0.5}}` or `{key}: 0.5`");
    if !matches!(node.kind, Kind::Mapping(_)) {
        let value = problems.number(node, &example);
        return value
            .map(|value| Bound::Equals { value, within })
            .into_iter()
            .collect();
    }
    let Some(section) = problems.section(node, KEYS, &example) else {
        return Vec::new();
    };
    if !section.has_any() {
        problems.wrong_type(
            node,
            "a number, or `at_least`, `at_most` or `equals` with one",
            &example,
        );
    }
    let mut bound = |key, bound: &dyn Fn(f64) -> Bound| {
        let number = section
            .get(key)
            .and_then(|node| problems.number(node, "`0.5`"));
        number.map(bound)
    };
    [
        bound("at_least", &Bound::AtLeast),
        bound("at_most", &Bound::AtMost),
        bound("equals", &|value| Bound::Equals { value, within }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
