use serde::Serialize;

use super::super::Writer;
use super::super::table::{Table, TableView};

/// Inputs, decisions, engine and command.
#[derive(Serialize)]
pub(super) struct Reproduce {
    sentences: Vec<String>,
    command: String,
    tables: Vec<TableView>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Reproduce {
    let results = writer.results;
    let study = &results.study;
    let mut inputs = Table::new("inputs", "Input files.", &["File", "SHA-256"]);
    inputs.push(vec!["study.yaml".into(), study.sha256.clone().into()]);
    inputs.push(vec![
        results.table.file().into(),
        results.table.sha256().into(),
    ]);
    let mut decisions = Table::new(
        "decisions",
        "Every analytic decision: declared in the study file, or a default of the program.",
        &["Decision", "Value", "Source"],
    );
    for decision in &study.decisions {
        let source = if decision.declared {
            "declared"
        } else {
            "default"
        };
        let key = decision.key_path.as_str();
        decisions.push(vec![
            key.into(),
            decision.value.clone().into(),
            source.into(),
        ]);
    }
    Reproduce {
        sentences: vec![format!(
            "Made by {} {}. The same files and the same version write the same bytes.",
            env!("CARGO_PKG_NAME"),
            env!("CARGO_PKG_VERSION")
        )],
        command: format!("equifinal run studies/{}", study.id),
        tables: vec![writer.show(inputs), writer.show(decisions)],
    }
}
