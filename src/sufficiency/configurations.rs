use std::collections::BTreeSet;

use super::analysis::{FittedModel, FittedTerm, Sufficiency};
use crate::study::SolutionKind;

/// The paths of one model as a configuration table prints them, with one marking of core conditions.
///
/// # References
/// Fiss, P. C. (2011). Building Better Causal Theories: A Fuzzy Set Approach to Typologies in
/// Organization Research. *Academy of Management Journal* 54(2), 393–420.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationTable {
    /// The position of the model.
    pub model: usize,
    /// The positions of the pairs that give this marking; none where core is not told apart.
    pub pairs: Vec<usize>,
    /// Whether another table of the same model marks core conditions differently.
    pub ambiguous: bool,
    /// The paths, those with the same core side by side.
    pub paths: Vec<ConfigurationPath>,
}

/// A path of a configuration table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigurationPath {
    /// `1`, or `1a` and `1b` where paths share their core.
    pub label: String,
    /// The position of the term in its model.
    pub term: usize,
    /// The positions of its core conditions; `None` where core is not told apart.
    pub core: Option<BTreeSet<usize>>,
}

impl Sufficiency {
    /// The configuration tables of a solution: one for every model and every marking of core
    /// conditions that its pairs give. Only intermediate solutions tell core from peripheral.
    #[must_use]
    pub fn configuration_tables(&self, kind: SolutionKind) -> Vec<ConfigurationTable> {
        let models = self.models(kind).iter().enumerate();
        models
            .flat_map(|(position, model)| tables_of(position, model))
            .collect()
    }
}

fn tables_of(position: usize, model: &FittedModel) -> Vec<ConfigurationTable> {
    let markings = markings(model);
    let table = |pairs: Vec<usize>, core: Option<&[BTreeSet<usize>]>, ambiguous| {
        let paths = grouped(model, core);
        ConfigurationTable {
            model: position,
            pairs,
            ambiguous,
            paths,
        }
    };
    if markings.is_empty() {
        return vec![table(Vec::new(), None, false)];
    }
    let ambiguous = markings.len() > 1;
    let tables = markings.into_iter();
    tables
        .map(|(core, pairs)| table(pairs, Some(&core), ambiguous))
        .collect()
}

/// The different markings of a model's terms, each with the pairs that give it.
fn markings(model: &FittedModel) -> Vec<(Vec<BTreeSet<usize>>, Vec<usize>)> {
    let mut markings: Vec<(Vec<BTreeSet<usize>>, Vec<usize>)> = Vec::new();
    for &pair in &model.pairs {
        let core: Vec<BTreeSet<usize>> = model.terms.iter().map(|t| core_by(t, pair)).collect();
        match markings.iter_mut().find(|(known, _)| *known == core) {
            Some((_, pairs)) => pairs.push(pair),
            None => markings.push((core, vec![pair])),
        }
    }
    markings
}

fn core_by(term: &FittedTerm, pair: usize) -> BTreeSet<usize> {
    let marks = term.core.iter().find(|(_, pairs)| pairs.contains(&pair));
    marks.map_or_else(BTreeSet::new, |(marks, _)| marks.clone())
}

/// A core literal: a condition and its value.
type Core = (usize, u8);

/// The terms with those of the same core literals side by side, and numbered so.
fn grouped(model: &FittedModel, core: Option<&[BTreeSet<usize>]>) -> Vec<ConfigurationPath> {
    let terms = model.terms.iter().enumerate();
    let shared: Vec<Vec<Core>> = terms
        .map(|(position, term)| match core {
            Some(core) => {
                let literals = term.implicant.literals();
                literals
                    .filter(|(condition, _)| core[position].contains(condition))
                    .collect()
            }
            None => Vec::new(),
        })
        .collect();
    let labelled = labelled_by_core(&shared).into_iter();
    labelled
        .map(|(label, term)| ConfigurationPath {
            label,
            term,
            core: core.map(|core| core[term].clone()),
        })
        .collect()
}

/// The positions of paths, those with the same core literals side by side, each with its label: `1`,
/// or `1a` and `1b` where several share their core. A path without core literals shares none.
#[must_use]
pub fn labelled_by_core<L: PartialEq>(cores: &[Vec<L>]) -> Vec<(String, usize)> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (position, core) in cores.iter().enumerate() {
        let same = |group: &&mut Vec<usize>| !core.is_empty() && cores[group[0]] == *core;
        match groups.iter_mut().find(same) {
            Some(group) => group.push(position),
            None => groups.push(vec![position]),
        }
    }
    let labelled = groups
        .iter()
        .enumerate()
        .flat_map(|(group, terms)| labels(group + 1, terms));
    labelled.collect()
}

fn labels(group: usize, terms: &[usize]) -> impl Iterator<Item = (String, usize)> {
    let several = terms.len() > 1;
    let label = move |(position, &term): (usize, &usize)| {
        let letter = if several {
            letters(position)
        } else {
            String::new()
        };
        (format!("{group}{letter}"), term)
    };
    terms.iter().enumerate().map(label)
}

/// `a` to `z`, then `aa`, `ab` and so on.
fn letters(position: usize) -> String {
    let (before, last) = (position / 26, position % 26);
    let last = u8::try_from(last).map_or('z', |last| char::from(b'a' + last));
    if before == 0 {
        last.to_string()
    } else {
        letters(before - 1) + &last.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minimize::Implicant;
    use crate::sufficiency::{CaseList, ModelFit, TermFit};

    fn fitted(literals: &[(usize, u8)], core: &[(&[usize], &[usize])]) -> FittedTerm {
        let fit = TermFit {
            consistency: None,
            pri: None,
            raw_coverage: None,
            unique_coverage: None,
        };
        let core = core.iter().map(|(marks, pairs)| {
            let marks: BTreeSet<usize> = marks.iter().copied().collect();
            (marks, pairs.to_vec())
        });
        FittedTerm {
            implicant: Implicant::with_literals(literals, 4),
            fit,
            cases_by_row: Vec::new(),
            cases_above_half: CaseList::default(),
            uniquely_covered: CaseList::default(),
            deviant: CaseList::default(),
            core: core.collect(),
        }
    }

    fn model(terms: Vec<FittedTerm>, pairs: &[usize]) -> FittedModel {
        FittedModel {
            model: crate::sufficiency::Model {
                terms: terms.iter().map(|term| term.implicant.clone()).collect(),
                simplifying_assumptions: crate::minimize::RowSet::covered_by(&[]),
            },
            fit: ModelFit {
                consistency: None,
                pri: None,
                coverage: None,
            },
            terms,
            unexplained: Vec::new(),
            pairs: pairs.to_vec(),
        }
    }

    fn labels_of(table: &ConfigurationTable) -> Vec<(&str, usize)> {
        let paths = table.paths.iter();
        paths.map(|path| (path.label.as_str(), path.term)).collect()
    }

    /// LS*MD, LS*FS*HS, MD*FS*HS with the core of each as in the twelve cities: LS and MD; FS and
    /// HS; FS and HS.
    #[test]
    fn paths_with_the_same_core_stand_side_by_side() {
        let terms = vec![
            fitted(&[(1, 1), (2, 1), (3, 1)], &[(&[2, 3], &[0])]),
            fitted(&[(0, 1), (1, 1)], &[(&[0, 1], &[0])]),
            fitted(&[(0, 1), (2, 1), (3, 1)], &[(&[2, 3], &[0])]),
        ];
        let tables = tables_of(0, &model(terms, &[0]));
        assert_eq!(tables.len(), 1);
        assert!(!tables[0].ambiguous);
        assert_eq!(labels_of(&tables[0]), [("1a", 0), ("1b", 2), ("2", 1)]);
        let core = tables[0].paths[1].core.clone().unwrap();
        assert_eq!(core, [2, 3].into());
    }

    /// The core literals must be the same, not the conditions alone: FS*HS and ~FS*HS differ.
    #[test]
    fn a_core_is_made_of_literals() {
        let terms = vec![
            fitted(&[(2, 1), (3, 1)], &[(&[2, 3], &[0])]),
            fitted(&[(2, 0), (3, 1)], &[(&[2, 3], &[0])]),
        ];
        let tables = tables_of(0, &model(terms, &[0]));
        assert_eq!(labels_of(&tables[0]), [("1", 0), ("2", 1)]);
    }

    #[test]
    fn pairs_that_mark_differently_have_a_table_each() {
        let terms = vec![
            fitted(&[(0, 1), (1, 1)], &[(&[0], &[0, 2]), (&[1], &[1])]),
            fitted(&[(2, 1)], &[(&[2], &[0, 1, 2])]),
        ];
        let tables = tables_of(3, &model(terms, &[0, 1, 2]));
        let pairs: Vec<&[usize]> = tables.iter().map(|table| &table.pairs[..]).collect();
        assert_eq!(pairs, [&[0, 2][..], &[1]]);
        assert!(
            tables
                .iter()
                .all(|table| table.ambiguous && table.model == 3)
        );
    }

    #[test]
    fn without_pairs_core_is_not_told_apart() {
        let terms = vec![fitted(&[(0, 1)], &[]), fitted(&[(0, 0)], &[])];
        let tables = tables_of(0, &model(terms, &[]));
        assert_eq!(labels_of(&tables[0]), [("1", 0), ("2", 1)]);
        assert!(tables[0].paths.iter().all(|path| path.core.is_none()));
    }

    #[test]
    fn letters_go_on_after_z() {
        let of = |position| letters(position);
        assert_eq!(
            (of(0), of(25), of(26), of(53)),
            ("a".into(), "z".into(), "aa".into(), "bb".into())
        );
    }
}
