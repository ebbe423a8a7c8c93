//! Cases called by their positions, where a report may not tell their names.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::raw_table::RawTable;

/// The cases of a data file by their positions in it, from 1, dropped ones counted too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseNumbers {
    numbers: BTreeMap<String, usize>,
}

impl CaseNumbers {
    /// Numbers the cases of a table in the order of its file.
    #[must_use]
    pub fn of(table: &RawTable) -> Self {
        let kept = table.lines.iter().zip(&table.cases);
        let dropped = table.dropped.iter().map(|one| (&one.line, &one.case));
        let mut cases: Vec<(&usize, &String)> = kept.chain(dropped).collect();
        cases.sort();
        let numbered = cases.into_iter().zip(1..);
        Self {
            numbers: numbered
                .map(|((_, case), number)| (case.clone(), number))
                .collect(),
        }
    }

    /// What to call a case: `case 3`. A name that is none of the table's is not told either.
    #[must_use]
    pub fn name(&self, case: &str) -> String {
        let case: String = case.nfc().collect();
        self.numbers.get(&case).map_or_else(
            || "case without a number".to_owned(),
            |number| format!("case {number}"),
        )
    }
}

impl RawTable {
    /// The table with the cases called by their numbers.
    #[must_use]
    pub fn with_numbers(mut self, numbers: &CaseNumbers) -> Self {
        for case in &mut self.cases {
            *case = numbers.name(case);
        }
        for dropped in &mut self.dropped {
            dropped.case = numbers.name(&dropped.case);
        }
        self
    }
}
