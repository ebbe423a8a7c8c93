//! What a script reads: raw values, or memberships, or what a reader has to get.

use super::names::RNames;
use super::text::{Script, number, string, vector};
use crate::calibrate::{Calibration, SetResult};
use crate::load::RawColumn;
use crate::results::Results;
use crate::set::Scores;
use crate::wording::{and, counted};

/// What of single cases goes into a script and its data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataShown {
    /// Raw values: the script calibrates them.
    Raw,
    /// Memberships: the script begins behind calibration.
    Memberships,
    /// Nothing: a reader has to get the data.
    Nothing,
}

/// Every set in the order of the columns, the outcome first.
pub(super) fn sets(calibration: &Calibration) -> impl Iterator<Item = &SetResult> {
    std::iter::once(calibration.outcome()).chain(calibration.conditions())
}

/// The step that reads `data.csv`.
pub(super) fn read(results: &Results, names: &RNames, shown: DataShown, script: &mut Script) {
    script.heading("Data");
    let cases = results.calibration.cases().len();
    let left = results.table.rows_read() - cases;
    script.comment(&format!(
        "{}{}. data.csv has a row for each, its name in the column `case`, and a column for each set.",
        counted(cases as u128, "case", "cases"),
        match left {
            0 => String::new(),
            left => format!(
                "; {} of the data file left the study for a missing value or a score of 0.5",
                counted(left as u128, "case", "cases")
            ),
        }
    ));
    for ((own, in_r), set) in names.all().iter().zip(sets(&results.calibration)) {
        let called = if own.as_str() == in_r {
            String::new()
        } else {
            format!(", in the study `{own}`")
        };
        script.comment(&format!(
            "  {in_r}{called}: {}, column `{}`",
            set.label(),
            set.column()
        ));
    }
    match shown {
        DataShown::Raw => script.comment("The columns hold raw values."),
        DataShown::Memberships => script.comment(
            "The columns hold memberships: raw values are not given on with this study, or not listed.",
        ),
        DataShown::Nothing => get_the_data(results, script),
    }
    let texts = sets(&results.calibration)
        .zip(names.all())
        .filter(|(set, _)| shown == DataShown::Raw && matches!(set.raw(), Some(RawColumn::Text(_))))
        .map(|(_, (_, name))| format!("{name} = \"character\""));
    let classes = std::iter::once("case = \"character\"".to_owned()).chain(texts);
    let classes: Vec<String> = classes.collect();
    script.line(&format!(
        "raw <- read.csv(\"data.csv\", check.names = FALSE, na.strings = \"\", encoding = \"UTF-8\",\n    colClasses = {})",
        vector(&classes)
    ));
    script.line("rownames(raw) <- raw$case");
    script.line(&format!("compare(\"number of cases\", nrow(raw), {cases})"));
}

/// What a reader has to do where no data go along.
fn get_the_data(results: &Results, script: &mut Script) {
    let from = match &results.study.data.obtain {
        Some(obtain) => format!("Obtain the data from {obtain}"),
        None => "Ask the authors of the study for the data".to_owned(),
    };
    script.comment(&format!(
        "No values of single cases go along with this script. {from}, and write data.csv with the columns \
         above, of the cases that the study keeps. The SHA-256 of the data file is {}.",
        results.table.sha256()
    ));
    let columns: Vec<String> = sets(&results.calibration)
        .map(|set| set.column().to_owned())
        .collect();
    let text = format!(
        "data.csv is not here. {from}; the columns in use are {}.",
        and(&columns)
    );
    script.line(&format!(
        "if (!file.exists(\"data.csv\")) stop({})",
        string(&text)
    ));
}

/// `data.csv`.
pub(super) fn csv(results: &Results, names: &RNames, shown: DataShown) -> Option<String> {
    let columns: Vec<Vec<String>> = match shown {
        DataShown::Nothing => return None,
        DataShown::Raw => sets(&results.calibration).map(raw_cells).collect(),
        DataShown::Memberships => sets(&results.calibration).map(membership_cells).collect(),
    };
    let title =
        std::iter::once("case".to_owned()).chain(names.all().iter().map(|(_, n)| n.clone()));
    let mut text = title.collect::<Vec<_>>().join(",");
    text.push('\n');
    for (at, case) in results.calibration.cases().iter().enumerate() {
        text.push_str(&quoted(case));
        for column in &columns {
            text.push(',');
            text.push_str(column.get(at).map_or("", String::as_str));
        }
        text.push('\n');
    }
    Some(text)
}

fn raw_cells(set: &SetResult) -> Vec<String> {
    match set.raw() {
        Some(RawColumn::Numbers(numbers)) => {
            numbers.iter().map(|&value| number(Some(value))).collect()
        }
        Some(RawColumn::Text(texts)) => texts.iter().map(|text| quoted(text)).collect(),
        None => Vec::new(),
    }
}

fn membership_cells(set: &SetResult) -> Vec<String> {
    set.set()
        .numbers()
        .into_iter()
        .map(|score| number(Some(score)))
        .collect()
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Whether the set has whole values that are no memberships.
pub(super) fn is_multi_value(set: &SetResult) -> bool {
    matches!(set.set().scores(), Scores::MultiValue { .. })
}

/// The conditions as one text, as `truthTable` takes them.
pub(super) fn conditions(names: &RNames) -> String {
    let joined = names.conditions().collect::<Vec<_>>().join(",");
    string(&joined)
}
