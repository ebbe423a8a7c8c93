//! Cases called by their positions, where a report may not tell their names.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::names::Names;
use super::prepared::Prepared;
use super::raw_table::RawTable;
use crate::language::{Words, say};
use crate::study::Language;

/// The cases of a data file by their positions in it, from 1, dropped ones counted too; where rows were
/// put together or chosen, by their positions among the cases that these make.
#[derive(Clone, Debug)]
pub struct CaseNumbers {
    /// The names in the order of the file.
    names: Names,
    /// By name, once one is looked for.
    numbers: OnceLock<BTreeMap<String, usize>>,
    words: &'static Words,
}

impl CaseNumbers {
    /// Numbers the cases of a table in the order of its file, to be called so in a language.
    #[must_use]
    pub fn of(table: &RawTable, language: Language) -> Self {
        let names = if table.dropped.is_empty() {
            table.cases.clone()
        } else {
            let kept = table.lines.iter().zip(table.cases.iter());
            let dropped = table.dropped.iter().map(|one| (one.line, one.case()));
            let mut cases: Vec<(usize, &str)> = kept.chain(dropped).collect();
            cases.sort_unstable();
            cases.into_iter().map(|(_, case)| case).collect()
        };
        Self {
            names,
            numbers: OnceLock::new(),
            words: Words::of(language),
        }
    }

    /// What to call a case: `case 3`. A name that is none of the table's is not told either.
    #[must_use]
    pub fn name(&self, case: &str) -> String {
        let numbers = self.numbers.get_or_init(|| {
            let numbered = self.names.iter().map(str::to_owned).zip(1..);
            numbered.collect()
        });
        let case: String = case.nfc().collect();
        match numbers.get(&case) {
            Some(number) => say!(self.words, "data-case-number", number = number.to_string()),
            None => self.words.say("data-case-without-number"),
        }
    }

    /// What to call a cluster by its position, from 1: `cluster 2`.
    pub(crate) fn cluster(&self, number: usize) -> String {
        say!(
            self.words,
            "data-cluster-number",
            number = number.to_string()
        )
    }

    /// What to call each of some cases.
    #[must_use]
    pub fn names(&self, cases: &Names) -> Names {
        cases.iter().map(|case| self.name(case)).collect()
    }
}

impl RawTable {
    /// The table with the cases called by their numbers.
    #[must_use]
    pub fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        self.cases = numbers.names(&self.cases);
        for dropped in &mut self.dropped {
            dropped.case = numbers.name(&dropped.case);
        }
        // Rows that went have no numbers.
        self.prepared = self.prepared.map(Prepared::without_names);
        self
    }
}
