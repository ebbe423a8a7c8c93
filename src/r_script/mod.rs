//! A study as a script for R that redoes it in the packages QCA and NCA and compares each step.
//!
//! The script holds every number it compares with, so that a reviewer needs R, the two packages and
//! the data, and not this program. What R cannot do is computed here and said in a comment. The calls
//! follow QCA 3.25 and NCA 5.0, the versions whose results the tests of this program read.

mod calibration;
mod data;
mod names;
mod nca;
mod necessity;
mod notes;
mod solutions;
mod text;
mod truth_table;

use crate::results::Results;
use names::RNames;
use text::Script;

pub use data::DataShown;

/// What every script begins with: how a step is compared.
const COMPARISONS: &str = include_str!("comparisons.R");

/// A script, and the data that it reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RScript {
    /// `analysis.R`.
    pub script: String,
    /// `data.csv`; none where nothing of single cases may be given on.
    pub data: Option<String>,
}

/// Writes the script of a study that has run.
#[must_use]
pub fn r_script(results: &Results, shown: DataShown) -> RScript {
    let names = RNames::of(&results.calibration);
    let mut script = Script::default();
    head(results, &mut script);
    script.raw(COMPARISONS);
    data::read(results, &names, shown, &mut script);
    calibration::write(results, &names, shown, &mut script);
    for (at, outcome) in results.outcomes().into_iter().enumerate() {
        let negated = at == 1;
        let of = names.outcome(negated);
        necessity::write(results, outcome, &names, &of, &mut script);
        if let Some(analysis) = &outcome.sufficiency {
            let plan = truth_table::Plan::of(results, negated);
            let table = truth_table::RTable {
                plan: &plan,
                table: analysis.table(),
                of: &of,
                called: "tt",
                names: &names,
            };
            truth_table::write(&table, &mut script);
            solutions::write(results, analysis, &plan, &of, &names, &mut script);
        }
        nca::write(results, outcome, &names, shown, &mut script);
    }
    script.heading("Summary");
    script.line("summary_of_comparisons()");
    RScript {
        script: script.finish(),
        data: data::csv(results, &names, shown),
    }
}

fn head(results: &Results, script: &mut Script) {
    let study = &results.study;
    script.comment(&format!(
        "{}\n\nRedoes the study `{}` in R, step by step, and compares each step with what Equifinal {} found: \
         it prints \"agrees\", or \"differs\" with both numbers, and a summary at the end. The numbers of \
         Equifinal stand in the script.",
        study.head.title,
        study.id,
        env!("CARGO_PKG_VERSION"),
    ));
    let packages = if study.nca.is_some() {
        "QCA and NCA: install.packages(c(\"QCA\", \"NCA\"))"
    } else {
        "QCA: install.packages(\"QCA\")"
    };
    script.comment(&format!(
        "\nNeeds R and {packages}. Run it in the folder in which it lies: Rscript analysis.R. Its calls follow QCA 3.25{}.",
        if study.nca.is_some() { " and NCA 5.0" } else { "" },
    ));
    let note = study.head.provenance_note.as_deref().unwrap_or_default();
    if !note.trim().is_empty() {
        let note = note.trim().replace('\n', " ");
        script.comment(&format!("\nAbout the data: {note}"));
    }
    script.line("");
    script.line("library(QCA)");
    if study.nca.is_some() {
        script.line("library(NCA)");
    }
    script.line("");
}
