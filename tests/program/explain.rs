//! `explain` and `schema`.

use serde_json::Value;

use crate::folder::Folder;

#[test]
fn a_code_is_explained_with_an_example() {
    let folder = Folder::new();
    let ran = folder.run(&["explain", "separators-equal"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(
        ran.stdout,
        "\
separators-equal: the decimal sign is also the sign between cells

In `7,5` the comma would end the cell and begin the fraction at once.

Wrong, study.yaml
  data: {source: cities.csv, case: city, missing: fail, decimal: \",\"}

Mended, study.yaml
  data: {source: cities.csv, case: city, missing: fail, decimal: \",\", separator: \";\"}

More: `equifinal schema --format markdown` is the reference of the study file.
"
    );
    // As it stands in a message.
    for pasted in [
        "error[separators-equal]",
        "error[separators-equal]:",
        "[separators-equal]",
    ] {
        assert_eq!(folder.run(&["explain", pasted]), ran);
    }
    let ran = folder.run(&["explain", "error-cells"]);
    assert!(ran.stdout.starts_with("error-cells: "), "{ran:?}");
}

#[test]
fn every_code_is_listed_and_an_unknown_one_gives_the_nearest() {
    let folder = Folder::new();
    let listed = folder.run(&["explain"]).stdout;
    for line in [
        "  unknown-key                  a key is none of the format: misspelled, or in a wrong place\n",
        "  score-at-half                a case has a membership of exactly 0.5 in a condition\n",
        "  skewed-set                   nearly all cases are in a set, or nearly all are out of it\n",
    ] {
        assert!(listed.contains(line), "{listed}");
    }
    let ran = folder.run(&["explain", "unknown-keys"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert_eq!(
        ran.stderr,
        "error[no-such-code]: there is no code `unknown-keys`\n |\n = help: did you mean `unknown-key`? `equifinal explain` lists all codes\n"
    );
}

#[test]
fn the_schema_is_json_and_the_reference_is_markdown() {
    let folder = Folder::new();
    let ran = folder.run(&["schema"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let schema: Value = serde_json::from_str(&ran.stdout).unwrap();
    let data = &schema["$defs"]["data"];
    assert_eq!(data["additionalProperties"], false);
    assert_eq!(
        data["required"],
        serde_json::json!(["source", "case", "missing"])
    );
    assert_eq!(
        data["properties"]["missing"]["enum"],
        serde_json::json!(["fail", "drop_case"])
    );
    let reference = folder.run(&["schema", "--format", "markdown"]).stdout;
    let row = "| `missing` | `fail` or `drop_case` | **required** | What happens to a case that lacks a value in a column in use. | `missing: fail` |";
    assert!(reference.contains(row), "{reference}");
}
