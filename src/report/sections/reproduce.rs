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
    let mut inputs = Table::new(
        "inputs",
        "Input files, with their fingerprints.",
        &["File", "SHA-256"],
    );
    for (file, sha256) in results.inputs() {
        inputs.push(vec![file.into(), sha256.into()]);
    }
    let mut decisions = Table::new(
        "decisions",
        "Every analytic decision, its value, and its source: declared in the study file, or a default of the program.",
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
        command: format!(
            "equifinal run {}",
            shell_word(&format!("studies/{}", study.id))
        ),
        tables: vec![writer.show(inputs), writer.show(decisions)],
    }
}

/// A word as a shell reads it: in quotes when it holds more than letters, digits and `/._-`.
fn shell_word(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn a_shell_reads_one_word() {
        assert_eq!(shell_word("studies/us-states_2"), "studies/us-states_2");
        assert_eq!(shell_word("studies/开放 2"), "'studies/开放 2'");
        assert_eq!(shell_word("$(x)'y`"), r"'$(x)'\''y`'");
    }
}
