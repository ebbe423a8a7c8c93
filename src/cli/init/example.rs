//! `equifinal init --example NAME`: a study that comes with the program.

use std::path::Path;

use super::written::write_new;
use super::{problem, say_next};
use crate::cli::output::Output;
use crate::study::{Problem, nearest};

/// A study that comes with the program.
struct Example {
    name: &'static str,
    about: &'static str,
    files: &'static [(&'static str, &'static str)],
}

const EXAMPLES: [Example; 2] = [
    Example {
        name: "teaching-example",
        about: "ten invented reading clubs, crisp and multi-value sets; each number can be checked by hand",
        files: &[
            (
                "study.yaml",
                include_str!("../../../studies/teaching-example/study.yaml"),
            ),
            (
                "clubs.csv",
                include_str!("../../../studies/teaching-example/clubs.csv"),
            ),
            (
                "SOURCE.md",
                include_str!("../../../studies/teaching-example/SOURCE.md"),
            ),
        ],
    },
    Example {
        name: "heilongjiang-open-data",
        about: "twelve cities and the openness of their data, fuzzy sets; numbers reconstructed from a publication",
        files: &[
            (
                "study.yaml",
                include_str!("../../../studies/heilongjiang-open-data/study.yaml"),
            ),
            (
                "cities.csv",
                include_str!("../../../studies/heilongjiang-open-data/cities.csv"),
            ),
            (
                "SOURCE.md",
                include_str!("../../../studies/heilongjiang-open-data/SOURCE.md"),
            ),
        ],
    },
];

/// Writes an example below a folder, or lists the examples where none is named: the exit status.
pub(super) fn init(name: &str, into: &Path, output: &Output) -> u8 {
    if name.is_empty() {
        list(output);
        return 0;
    }
    let Some(example) = EXAMPLES.iter().find(|example| example.name == name) else {
        return output.problems(&[no_such(name)]);
    };
    let folder = into.join(example.name);
    let files = example.files.iter();
    let files: Vec<_> = files
        .map(|(name, text)| (folder.join(name), text.as_bytes().to_vec()))
        .collect();
    if let Err(problems) = write_new(&files) {
        return output.problems(&problems);
    }
    for (path, _) in &files {
        output.result(&format!("{} written", path.display()));
    }
    output.result("\nRead study.yaml, and go on with");
    say_next(&folder, output);
    0
}

fn list(output: &Output) {
    for example in &EXAMPLES {
        output.result(&format!("{:<24}{}", example.name, example.about));
    }
    output.result(&format!(
        "\nTo write one: equifinal init --example {}",
        EXAMPLES[0].name
    ));
}

fn no_such(name: &str) -> Problem {
    let names = EXAMPLES.each_ref().map(|example| example.name);
    let all = names.map(|name| format!("`{name}`")).join(", ");
    let help = match nearest(name, &names) {
        Some(near) => format!("did you mean `{near}`? The examples are {all}"),
        None => format!("the examples are {all}"),
    };
    problem(
        "no-such-example",
        format!("there is no example `{name}`"),
        Some(&help),
    )
}
