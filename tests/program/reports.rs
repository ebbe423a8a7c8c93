//! What a report is made of: configurations, cases, figures, the page, the tables, templates.

use std::path::Path;

use serde_json::{Value, json};

use crate::claim_words::{TWO_ROWS, expecting_both};
use crate::folder::{Folder, ran};
use crate::outcomes::RING;
use crate::refused_studies::refused;
use crate::study_text::{SMALL, calibrated, small, study, with};

/// The lines of a section, from its heading to the next.
fn section<'r>(report: &'r str, title: &str) -> &'r str {
    let heading = format!("\n## {title}\n");
    let start = report
        .find(&heading)
        .unwrap_or_else(|| panic!("no {title}"))
        + 1;
    let rest = &report[start..];
    let end = rest[3..].find("\n## ").map_or(rest.len(), |end| end + 3);
    &rest[..end]
}

/// What a test says of what it could not run.
fn say(text: &str) {
    use std::io::Write;
    std::io::stdout().write_all(text.as_bytes()).unwrap();
}

fn with_report(text: &str, report: &str) -> String {
    format!("{text}report: {report}\n")
}

/// The core of A*B is A by one parsimonious model and B by the other, so that two markings are shown.
#[test]
fn an_ambiguous_core_has_a_table_for_each_marking() {
    let folder = Folder::with_study(&expecting_both(), TWO_ROWS);
    folder.analysed();
    let report = folder.report();
    let table = section(&report, "Configuration table");
    assert!(
        table.contains("Which conditions of `Y` are core is ambiguous"),
        "{table}"
    );
    assert!(
        table.contains("For `Y` it is the intermediate solution, C1P1 first."),
        "{table}"
    );
    assert!(table.contains("| A | ● |"), "{table}");
    assert!(table.contains("| B | • |"), "{table}");
    let other = folder.read("reports/s/tables/configurations_Y_C1P2.csv");
    assert!(other.contains("A,•\nB,●\n"), "{other}");
    assert!(folder.exists("reports/s/figures/configurations_Y_C1P2.svg"));
}

/// Six rows in a ring have two covers of three terms: each has a table of its own.
#[test]
fn tied_models_have_a_table_each() {
    let folder = Folder::with_study(&study("Y", &["A", "B", "C"]), RING);
    folder.analysed();
    let report = folder.report();
    let table = section(&report, "Configuration table");
    assert!(table.contains("2 models tie for `Y`"), "{table}");
    let tables = folder.files("reports/s/tables");
    let of_second = |name: &String| name.starts_with("configurations_Y_M2");
    assert!(tables.keys().any(of_second), "{:?}", tables.keys());
    let cases = section(&report, "Cases");
    assert!(cases.contains("### Cases and `Y`, model M1"), "{cases}");
    assert!(cases.contains("### Cases and `Y`, model M2"), "{cases}");
}

/// A rises from 10 over 20 to 30, B is in below 5. The one path is A*B, of c1 and c2. Worked by hand:
/// c3 (A 15, B 4) lacks A; c4 (A 12, B 9) lacks both; c5 (A 28, B 7) lacks B.
const RAW: &str = "case,A,B,Y\nc1,28,2,1\nc2,25,3,1\nc3,15,4,0\nc4,12,9,0\nc5,28,7,0\n";

fn raw_study() -> String {
    let text = calibrated(
        &small(),
        "A",
        "method: direct, curve: linear, anchors: {exclusion: 10, crossover: 20, inclusion: 30}",
    );
    calibrated(&text, "B", "method: crisp, threshold: 5, side: below")
}

#[test]
fn what_keeps_a_case_out_is_named_with_the_raw_value_that_it_would_cross() {
    let folder = Folder::with_study(&raw_study(), RAW);
    let results = folder.analysed();
    let outside = &results["case_profiles"]["Y"]["models"][0]["outside"];
    let kept = |case: usize| outside[case]["nearest"][0]["kept_out_by"].clone();
    assert_eq!(
        results["case_profiles"]["Y"]["models"][0]["expression"],
        "A*B"
    );
    assert_eq!(outside.as_array().unwrap().len(), 3);
    // (15 − 10) / (20 − 10) / 2 = 0.25, (12 − 10) / 10 / 2 = 0.1.
    assert_eq!(
        kept(0),
        json!([{"literal": "A", "score": 0.25, "raw": {"above": 20.0}}])
    );
    assert_eq!(
        kept(1),
        json!([
            {"literal": "B", "score": 0.0, "raw": {"below": 5.0}},
            {"literal": "A", "score": 0.1, "raw": {"above": 20.0}},
        ])
    );
    assert_eq!(
        kept(2),
        json!([{"literal": "B", "score": 0.0, "raw": {"below": 5.0}}])
    );
    let report = folder.report();
    let cases = section(&report, "Cases");
    assert!(
        cases.contains("| c5 | 0.000 | `A*B` | 0.000 | `B` | 0.000 | 7 | below 5 |"),
        "{cases}"
    );
    assert!(
        cases.contains("It does not say that the outcome would follow"),
        "{cases}"
    );
}

#[test]
fn raw_values_stay_out_of_the_cases_where_they_are_not_published() {
    let text = with(
        &raw_study(),
        "missing: fail",
        "missing: fail, publish: memberships",
    );
    let folder = Folder::with_study(&text, RAW);
    let results = folder.analysed();
    let kept =
        &results["case_profiles"]["Y"]["models"][0]["outside"][0]["nearest"][0]["kept_out_by"];
    assert_eq!(*kept, json!([{"literal": "A", "score": 0.25}]));
    let report = folder.report();
    assert!(!section(&report, "Cases").contains("Raw value"));
    // The curve of A is drawn from its anchors alone, without ticks for the cases.
    let curve = folder.read("reports/s/figures/calibration_A.svg");
    assert!(!curve.contains("class=\"tick\""), "{curve}");
}

#[test]
fn aggregates_have_no_picture_of_single_cases() {
    let text = with(
        &raw_study(),
        "missing: fail",
        "missing: fail, publish: aggregates",
    );
    let folder = Folder::with_study(&with_report(&text, "{outputs: [html]}"), RAW);
    let results = folder.analysed();
    assert_eq!(results["case_profiles"], Value::Null);
    let figures = folder.files("reports/s/figures");
    let single = ["xy", "coverage", "necessity"];
    let told = figures
        .keys()
        .find(|name| single.iter().any(|word| name.contains(word)));
    assert_eq!(told, None);
    for (path, bytes) in folder.files("reports/s") {
        let text = String::from_utf8(bytes).unwrap();
        for case in ["c1", "c2", "c3", "c4", "c5"] {
            let words = text.split(|c: char| !c.is_alphanumeric());
            // `c1` to `c4` are the names of colours in figures too.
            let as_colour = |at: &str| at.contains("line c") || at.contains(&format!(".{case}{{"));
            let line = text.lines().find(|line| {
                line.split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == case)
                    && !as_colour(line)
            });
            assert!(
                words.count() > 0 && line.is_none(),
                "{path}: {case}: {line:?}"
            );
        }
    }
}

#[test]
fn the_page_needs_nothing_else_and_its_contents_lead_somewhere() {
    let folder = Folder::with_study(&with_report(&raw_study(), "{outputs: [md, html]}"), RAW);
    folder.analysed();
    let page = folder.read("reports/s/report.html");
    for outside in ["src=", "<link", "@import", "url(", "<img", "fetch("] {
        assert!(!page.contains(outside), "{outside} in the page");
    }
    assert!(page.contains("default-src 'none'"));
    let figures = folder.files("reports/s/figures").len();
    assert_eq!(page.matches("<svg ").count(), figures);
    assert!(
        page.contains("<td>c1</td>"),
        "tables are there without scripts"
    );
    let report = folder.report();
    let anchors: Vec<&str> = report
        .lines()
        .filter_map(|line| {
            line.strip_prefix("- [")?
                .split_once("](#")?
                .1
                .strip_suffix(')')
        })
        .collect();
    assert_eq!(anchors.len(), 12);
    for anchor in anchors {
        assert!(page.contains(&format!("<h2 id=\"{anchor}\">")), "{anchor}");
    }
    // A report that no longer asks for the page loses it.
    folder.write("studies/s/study.yaml", raw_study());
    folder.analysed();
    assert!(!folder.exists("reports/s/report.html"));
}

#[test]
fn every_table_is_there_for_latex_too() {
    let folder = Folder::with_study(&raw_study(), RAW);
    folder.analysed();
    let tables = folder.files("reports/s/tables");
    let (tex, csv): (Vec<&String>, Vec<&String>) = tables
        .keys()
        .partition(|name| Path::new(name).extension() == Some("tex".as_ref()));
    assert!(csv.len() > 10);
    assert_eq!(tex.len(), csv.len());
    for name in tex {
        let text = String::from_utf8(tables[name].clone()).unwrap();
        let row = text.lines().find(|line| line.contains("midrule")).unwrap();
        assert_eq!(row, "\\midrule", "{name}");
        let marks = ["&", "%", "#", "_", "$", "~", "^"];
        for line in text.lines().filter(|line| line.ends_with("\\\\")) {
            for mark in marks.iter().skip(1) {
                let bare = line.replace(&format!("\\{mark}"), "");
                assert!(!bare.contains(mark), "{name}: {mark} in {line}");
            }
        }
    }
}

#[test]
fn a_word_file_needs_pandoc_and_says_so() {
    let folder = Folder::with_study(&with_report(&raw_study(), "{outputs: [md, docx]}"), RAW);
    // The test runs the program without a PATH.
    let mut command = folder.command(&["run"]);
    let nowhere = folder.path("nowhere");
    let failed = ran(command.env("PATH", nowhere));
    assert_eq!(failed.status, 3);
    assert!(
        failed.stderr.contains(
            "error[no-word-file]: the figures of `report.docx` need the program rsvg-convert"
        ),
        "{}",
        failed.stderr
    );
    assert!(!folder.exists("reports/s"));
}

#[test]
fn a_word_file_is_made_where_pandoc_is_there_and_is_not_compared() {
    let Some(path) = std::env::var_os("PATH") else {
        return;
    };
    let there = |program: &str| {
        std::process::Command::new(program)
            .arg("--version")
            .output()
            .is_ok()
    };
    if !there("pandoc") || !there("rsvg-convert") {
        say("reports: pandoc or rsvg-convert is not installed, no Word file is made\n");
        return;
    }
    let folder = Folder::with_study(&with_report(&raw_study(), "{outputs: [docx]}"), RAW);
    let done = ran(folder.command(&["run"]).env("PATH", &path));
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    let files = folder.files("reports/s");
    assert_eq!(&files["report.docx"][..2], b"PK");
    folder.write("reports/s/report.docx", "of another version of pandoc");
    let checked = folder.run(&["check"]);
    assert_eq!((checked.status, checked.stdout.trim()), (0, "s: current"));
}

#[test]
fn a_template_of_ones_own_shows_what_it_asks_for() {
    let text = with_report(&small(), "{template: texts/mine.md.hbs}");
    let folder = Folder::with_study(&text, SMALL);
    let mine = "# Report: {{head.title}}\n\n{{#each sufficiency.outcomes}}\n{{#each tables}}\n{{> table this}}\n{{/each}}\n{{/each}}\n";
    folder.write("studies/s/texts/mine.md.hbs", mine);
    let results = folder.analysed();
    let report = folder.report();
    assert!(report.starts_with("# Report: A study\n"), "{report}");
    assert!(
        report.contains("| Parsimonious | M1 of 1 | `A` | 1.000 |"),
        "{report}"
    );
    assert!(!report.contains("## Summary"), "{report}");
    let inputs: Vec<&str> = results["inputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|input| input["path"].as_str().unwrap())
        .collect();
    assert_eq!(inputs, ["study.yaml", "texts/mine.md.hbs", "data.csv"]);
}

fn refused_template(template: &str) -> (i32, String) {
    let text = with_report(&small(), "{template: mine.md.hbs}");
    let folder = Folder::with_study(&text, SMALL);
    folder.write("studies/s/mine.md.hbs", template);
    let ran = refused(&folder);
    (ran.status, ran.stderr)
}

#[test]
fn a_wrong_name_in_a_template_is_an_error_with_its_line() {
    let (status, said) = refused_template("# {{head.title}}\n\n{{head.titel}}\n");
    assert_eq!(status, 2);
    assert!(
        said.starts_with("error[template-does-not-fit]: the template `mine.md.hbs`, line 3: there is no `head.titel` here\n"),
        "{said}"
    );
    let (status, said) = refused_template("# {{head.title}}\n\n{{#each claims}}\n");
    assert_eq!(status, 2);
    assert!(said.contains("the template `mine.md.hbs`, line "), "{said}");
    let (status, said) = refused_template("{{> ../../secret}}\n");
    assert_eq!(status, 2);
    assert!(said.contains("the template `mine.md.hbs`"), "{said}");
}

#[test]
fn a_template_lies_in_the_folder_of_the_study() {
    let text = with_report(&small(), "{template: ../mine.md.hbs}");
    let folder = Folder::with_study(&text, SMALL);
    folder.write("studies/mine.md.hbs", "# {{head.title}}\n");
    let outside = refused(&folder);
    assert_eq!(outside.status, 2);
    assert!(
        outside.stderr.starts_with("error[path-leaves-study]: `report.template` is `../mine.md.hbs`, which leaves the study's folder\n"),
        "{}",
        outside.stderr
    );
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_no_template() {
    let text = with_report(&small(), "{template: mine.md.hbs}");
    let folder = Folder::with_study(&text, SMALL);
    folder.write("secret.md", "secret");
    std::os::unix::fs::symlink(
        folder.path("secret.md"),
        folder.path("studies/s/mine.md.hbs"),
    )
    .unwrap();
    let ran = refused(&folder);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr
            .contains("the template `mine.md.hbs` is a link that leaves the study's folder"),
        "{}",
        ran.stderr
    );
}

/// The default template printed and declared as one's own makes the same report, but for its own name.
#[test]
fn the_default_template_is_printed_to_start_from() {
    let folder = Folder::with_study(&small(), SMALL);
    folder.analysed();
    let before = folder.report();
    let printed = folder.run(&["template"]);
    assert_eq!((printed.status, printed.stderr.as_str()), (0, ""));
    folder.write("studies/s/mine.md.hbs", &printed.stdout);
    folder.write(
        "studies/s/study.yaml",
        with_report(&small(), "{template: mine.md.hbs}"),
    );
    folder.analysed();
    let until = |report: &str| report[..report.find("\n## Reproduce").unwrap()].to_owned();
    assert_eq!(until(&folder.report()), until(&before));
    let part = folder.run(&["template", "table"]);
    assert!(part.stdout.contains("{{caption}}"), "{}", part.stdout);
    let unknown = folder.run(&["template", "tabel"]);
    assert_eq!(unknown.status, 2);
    assert!(
        unknown.stderr.contains("did you mean `table`?"),
        "{}",
        unknown.stderr
    );
}

/// What a plain study does not declare is told from what its data violate, and from what is acknowledged.
#[test]
fn standards_are_met_not_declared_or_violated() {
    let text = with(&small(), "negated_outcome: true", "negated_outcome: false");
    let folder = Folder::with_study(&text, SMALL);
    let results = folder.analysed();
    let state = |item: &str| {
        let standards = results["standards"].as_array().unwrap().iter();
        let found = standards.clone().find(|one| one["item"] == item);
        found.unwrap_or_else(|| panic!("{item}"))["state"].clone()
    };
    assert_eq!(state("All three solutions are reported"), "met");
    assert_eq!(
        state("The negated outcome is analysed on its own"),
        "not_declared"
    );
    assert_eq!(state("Directional expectations are stated"), "not_declared");
    assert_eq!(state("Results are tested for robustness"), "not_declared");
    assert_eq!(state("Enough cases for the number of conditions"), "met");
    let skewed = "case,A,B,Y\nc1,1,1,1\nc2,1,0,1\nc3,1,1,1\nc4,1,0,1\nc5,1,0,1\nc6,0,0,0\n";
    for (acknowledge, expected) in [
        ("", "violated"),
        (
            "acknowledge: {skewed-set: {A: Theory asks for it., Y: Theory too.}}\n",
            "acknowledged",
        ),
    ] {
        let folder = Folder::with_study(&format!("{text}{acknowledge}"), skewed);
        let results = folder.analysed();
        let standards = results["standards"].as_array().unwrap().clone();
        let sets = standards
            .iter()
            .find(|one| one["item"] == "Sets are not skewed");
        assert_eq!(sets.unwrap()["state"], expected);
    }
}

/// The page on templates: its example runs, and every name of its table is there.
#[test]
fn the_page_on_templates_says_what_there_is() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/template.md");
    let page = std::fs::read_to_string(page).unwrap();
    let block = page.split("```handlebars\n").nth(1).unwrap();
    let example = block.split("```").next().unwrap();
    let names: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    assert_eq!(names.len(), 13, "{names:?}");
    let text = with_report(&raw_study(), "{template: mine.md.hbs}");
    let folder = Folder::with_study(&text, RAW);
    let shown = |name: &&str| format!("{{{{{name}}}}}\n");
    let all = names.iter().map(shown).collect::<Vec<_>>().concat();
    folder.write("studies/s/mine.md.hbs", format!("{example}\n{all}"));
    let ran = folder.run(&["run"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let report = folder.report();
    assert!(report.contains("**Figure "), "{report}");
    assert!(report.contains("| Conservative | M1 of 1 |"), "{report}");
}

/// Sets whose names differ only in what a file name cannot hold, or in the case of their letters: each
/// figure and each table has a file of its own, on every system.
#[test]
fn sets_with_like_names_have_files_of_their_own() {
    let data = "case,A,a,A/x,A?x,Y\nc1,1,0,1,0,1\nc2,1,1,0,1,1\nc3,0,1,1,0,0\nc4,0,0,0,1,0\n";
    let folder = Folder::with_study(&study("Y", &["A", "a", "A/x", "A?x"]), data);
    folder.analysed();
    let report = folder.report();
    let linked = report.split("](figures/").skip(1);
    let linked: Vec<String> = linked
        .map(|rest| rest.split(')').next().unwrap().to_lowercase())
        .collect();
    let files = folder.files("reports/s/figures");
    let names: std::collections::BTreeSet<String> =
        files.keys().map(|name| name.to_lowercase()).collect();
    assert_eq!(linked.len(), names.len(), "{linked:?}");
    assert!(linked.iter().all(|name| names.contains(name)), "{names:?}");
    for (path, set) in [("A", "A"), ("a_2", "a"), ("A_x", "A/x"), ("A_x_2", "A?x")] {
        let figure = folder.read(&format!("reports/s/figures/calibration_{path}.svg"));
        let title = format!("<title>Calibration of {set}</title>");
        assert!(figure.contains(&title), "{path} is not of {set}");
    }
    let portable = |name: &String| !name.contains(|c| "?<>|\"*:\\".contains(c));
    assert!(folder.files("reports/s").keys().all(portable));
}
