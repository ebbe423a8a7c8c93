use serde::Serialize;

use super::super::Writer;
use super::super::table::{Table, TableView};
use crate::language::say;

/// Inputs, decisions, engine and command.
#[derive(Serialize)]
pub(super) struct Reproduce {
    sentences: Vec<String>,
    command: String,
    tables: Vec<TableView>,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Reproduce {
    let (results, words) = (writer.results, writer.words);
    let study = &results.study;
    let mut inputs = Table::new(
        "inputs",
        words.say("reproduce-inputs"),
        &[words.say("reproduce-column-file"), "SHA-256".to_owned()],
    );
    for (file, sha256) in results.inputs() {
        inputs.push(vec![file.into(), sha256.into()]);
    }
    let mut decisions = Table::new(
        "decisions",
        words.say("reproduce-decisions"),
        &words.columns(&[
            "reproduce-column-decision",
            "reproduce-column-value",
            "reproduce-column-source",
        ]),
    );
    for decision in &study.decisions {
        let source = if decision.declared {
            "reproduce-declared"
        } else {
            "reproduce-default"
        };
        let key = decision.key_path.as_str();
        decisions.push(vec![
            key.into(),
            decision.value.clone().into(),
            words.say(source).into(),
        ]);
    }
    Reproduce {
        sentences: vec![say!(
            words,
            "reproduce-made-by",
            program = env!("CARGO_PKG_NAME"),
            version = env!("CARGO_PKG_VERSION")
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
