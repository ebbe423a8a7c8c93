//! Reports in Chinese: no English word is left in them but names and symbols, and what programs read
//! stays as it is in English.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::folder::Folder;
use crate::study_text::{SMALL, small, with};

/// What stands in Latin letters in Chinese papers too: symbols of the method, names of ceilings, of
/// formats and of measures, letters of formulas and of codes.
const SYMBOLS: [&str; 46] = [
    "PRI", "RoN", "NCA", "QCA", "CE", "CR", "FDH", "NN", "NA", "OUT", "SHA", "SVG", "CSV", "csv",
    "tex", "min", "ln", "logit", "RF", "RCR", "SC", "TS", "minTS", "maxTS", "cons", "cov", "typ",
    "EI", "EP", "n", "p", "d", "c", "x", "y", "a", "b", "BECONS", "WICONS", "dBECONS", "XY", "k",
    "IS", "RCC", "dev", "rank",
];

/// Names: of the program, and of authors that the literature is cited by.
const NAMES: [&str; 16] = [
    "equifinal",
    "Dul",
    "Fiss",
    "Ragin",
    "Schneider",
    "Wagemann",
    "Rubinson",
    "Greckhamer",
    "Oana",
    "Thomann",
    "Baumgartner",
    "Thiem",
    "Rohlfing",
    "Garcia",
    "Castro",
    "Ariño",
];

/// A study in whose names, labels, reasons and titles is no Latin letter, with every part of a report.
const STUDY: &str = "format: 1
title: 地方政府数据开放的多重路径
citation: {text: 为测试而虚构的研究。}
provenance: synthetic
provenance_note: 全部数字由测试生成。
data: {source: data.csv, case: 名称, missing: drop_case, cluster: 省份, time: 年份}
outcome:
  开放: {label: 数据开放水平, column: 开放度, calibrate: {method: direct, anchors: {exclusion: 20.3, crossover: 49.3, inclusion: 80.3}, because: 取整数附近的值。}}
conditions:
  领导: {label: 领导支持, column: 批示, calibrate: {method: direct, anchors: {exclusion: p5, crossover: p52, inclusion: mean+1.5sd}, because: 按分布取值。}, expect: present}
  需求: {column: 申请, calibrate: {method: direct, curve: linear, anchors: {exclusion: min, crossover: 47.7, inclusion: max}}, expect: present}
  财力: {label: 财政支持, column: 支出, calibrate: {method: crisp, threshold: 55.5}, expect: present}
  人员: {label: 人员配备, column: 人数, calibrate: {method: recode, breaks: [20.5, 50.5, 80.5], scores: [0, 0.33, 0.67, 1]}, expect: either}
calibration: {full_membership: 0.95, percentiles: type_7, at_half: drop_case}
necessity:
  consistency: 0.75
  coverage: 0.5
  relevance: 0.4
  disjunctions: 2
  nca: {ceilings: [ce_fdh, cr_fdh], permutations: 50, seed: 3, bottleneck_steps: 4, negated_outcome: [领导, ~需求]}
sufficiency:
  frequency: 1
  consistency: 0.8
  contradiction_from: 0.75
  pri: 0.5
  solutions: [conservative, intermediate, parsimonious]
  enhanced: {necessary: [领导 + 需求], untenable: [\"~财力*人员\"], contradictory: true}
  theory: \"领导*需求\"
  negated_outcome: true
variants:
  - {name: 更高的一致性阈值, because: 更严格。, set: {sufficiency.consistency: 0.9}}
  - {name: 剔除一县, because: 该县特殊。, without_cases: [甲县]}
  - {name: 另一交叉点, because: 检验锚点。, set: {outcome.开放.calibrate.anchors: {exclusion: 20.3, crossover: 60.3, inclusion: 80.3}}}
robustness:
  ranges: true
  maps: [[consistency, pri], [领导.crossover, frequency]]
  leave_one_out: true
  leave_cluster_out: true
  bootstrap: {resamples: 20, seed: 1}
  subsample: {resamples: 20, share: 0.8, seed: 2}
  permutation: {permutations: 20, seed: 3}
claims:
  - {claim: 没有必要条件。, expect: {necessary: none}}
  - {claim: 领导是必要条件。, expect: {necessary: [领导]}}
  - {claim: 有两条路径。, expect: {solution: intermediate, paths: 2}}
  - {claim: 拟合较好。, expect: {solution: intermediate, consistency: 0.9, coverage: 0.7, within: 0.05}, departs: 数据为虚构。}
  - {claim: 公式如此。, expect: {solution: parsimonious, formula: \"领导*需求\"}}
  - {claim: 开放程度不高。, expect: {set: 开放, share_above_half: {at_most: 0.5}}}
  - {claim: 均值不高。, expect: {set: 开放, raw_mean: {at_most: 40}}}
  - {claim: 阈值变动不影响。, expect: {solution: intermediate, stays_for: {consistency: [0.7, 0.9]}}}
  - {claim: 剔除一县后不变。, expect: {variant: 剔除一县, solution: intermediate, relation: same}}
acknowledge:
  skewed-set: {财力: 理论上应当如此。}
report: {language: zh, outputs: [md, html]}
";

/// Twenty-two counties: generated numbers, the outcome near the mean of the first two conditions.
fn data() -> String {
    const NAMES: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
    let mut data = "名称,省份,年份,开放度,批示,申请,支出,人数\n".to_owned();
    for (i, name) in NAMES.chars().enumerate() {
        let spread = |factor: usize, shift: usize| (i * factor + shift) % 97;
        let (leaders, demand) = (spread(37, 11), spread(53, 5));
        let openness = usize::midpoint(leaders, demand) + i % 4;
        let (money, staff) = (spread(29, 70), spread(61, 33));
        let province = ["东省", "西省", "南省"][i % 3];
        let year = 2020 + i % 2;
        // The last county lacks a value.
        let leaders = if name == '亥' {
            String::new()
        } else {
            leaders.to_string()
        };
        let cells = format!("{name}县,{province},{year},{openness},{leaders},{demand}");
        data += &[cells, money.to_string(), staff.to_string()].join(",");
        data.push('\n');
    }
    data
}

/// The runs of Latin letters in a text that no symbol is.
fn latin_words(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphabetic() || c == 'ñ'));
    let is_letter = |word: &str| word.len() == 1 && word.chars().all(|c| c.is_ascii_uppercase());
    let is_known = |word: &str| SYMBOLS.contains(&word) || NAMES.contains(&word) || is_letter(word);
    words
        .filter(|word| !word.is_empty() && !is_known(word))
        .collect()
}

/// The text without what stands between two marks, the marks included.
fn without(text: &str, from: &str, to: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(from) {
        kept += before;
        kept.push(' ');
        rest = after.split_once(to).map_or("", |(_, rest)| rest);
    }
    kept + rest
}

/// The text without fingerprints: 64 hexadecimal digits.
fn without_fingerprints(text: &str) -> String {
    let is_hex = |c: char| c.is_ascii_hexdigit();
    let mut kept = String::new();
    let mut run = String::new();
    for c in text.chars().chain(['\n']) {
        if is_hex(c) {
            run.push(c);
            continue;
        }
        if run.len() != 64 {
            kept += &run;
        }
        run.clear();
        kept.push(c);
    }
    kept
}

/// What a reader sees of a file of a report, without code, links to files and the tables of decisions
/// and of input files, whose words are those of the study file; nothing of what programs read.
fn seen(path: &str, text: &str) -> String {
    let text = without_fingerprints(text).replace(" et al. ", " ");
    let text = text.replace("&amp;", "&");
    // The titles of what is cited are names.
    let text = without(&text, "出处：", "。");
    if path == "report.md" {
        let text = without(&without(&text, "```", "```"), "`", "`");
        let text = without(&text, "](", ")");
        return text
            .lines()
            .filter(|line| !(line.starts_with('|') && is_of_study_file(line)))
            .collect::<Vec<_>>()
            .join("\n");
    }
    if path == "report.html" {
        let text = without(
            &without(&text, "<style", "</style>"),
            "<script",
            "</script>",
        );
        let text = without(&without(&text, "<code", "</code>"), "<pre", "</pre>");
        let text = text
            .replace("<tr>", "\n<tr>")
            .replace("</tr>\n<td>", "</tr><td>");
        let rows = without_rows_of_study_file(&text);
        return labels(&rows) + &without(&rows, "<", ">");
    }
    if ends(path, "svg") {
        let text = without(&text, "<style", "</style>");
        return labels(&text) + &without(&text, "<", ">");
    }
    if ends(path, "tex") {
        let lines = text.lines().filter(|line| {
            !["%", "\\begin", "\\end", "\\label"]
                .iter()
                .any(|start| line.starts_with(start))
        });
        let text = without(&lines.collect::<Vec<_>>().join("\n"), "\\texttt{", "}");
        let mut words = text.split('\\');
        let first = words.next().unwrap_or_default().to_owned();
        return words.fold(first, |seen, command| {
            seen + " " + command.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        });
    }
    if ends(path, "csv") {
        return without(&text, "`", "`");
    }
    String::new()
}

fn ends(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, found)| found == ending)
}

/// Whether a line of a Markdown table is a decision or an input file.
fn is_of_study_file(line: &str) -> bool {
    let mut cells = line.split('|').map(str::trim);
    let first = cells.nth(1).unwrap_or_default();
    let is_source = ["声明", "默认"].contains(&cells.next_back().unwrap_or_default())
        || line.ends_with("| 声明 |")
        || line.ends_with("| 默认 |");
    is_source || ends(first, "yaml") || ends(first, "csv")
}

fn without_rows_of_study_file(html: &str) -> String {
    let rows = html.split("<tr>").filter(|row| {
        let is_decision = row.contains("<td>声明</td>") || row.contains("<td>默认</td>");
        let is_input = row.starts_with("<td>study.yaml") || row.starts_with("<td>data.csv");
        let row = row.trim_start();
        !(is_decision
            || is_input
            || row.starts_with("<td>study.yaml")
            || row.starts_with("<td>data.csv"))
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// The labels for those who hear a page.
fn labels(text: &str) -> String {
    let labels = text.split("aria-label=\"").skip(1);
    let labels = labels.filter_map(|rest| rest.split_once('"'));
    labels.flat_map(|(label, _)| [label, "\n"]).collect()
}

/// The files of a report that hold words of the study file or are for programs.
fn is_for_programs(path: &str) -> bool {
    path == "results.json"
        || path.starts_with("tables/decisions.")
        || path.starts_with("tables/inputs.")
}

/// Runs the study `s` and says which Latin words are left, each with its file and its line.
fn left(study: &str, data: &str) -> (Folder, Vec<String>) {
    let folder = Folder::with_study(study, data);
    folder.analysed();
    let mut left = Vec::new();
    for (path, bytes) in folder.files("reports/s") {
        if is_for_programs(&path) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for line in seen(&path, &text).lines() {
            let words = latin_words(line);
            if !words.is_empty() {
                left.push(format!("{path}: {words:?} in: {}", line.trim()));
            }
        }
    }
    (folder, left)
}

#[test]
fn a_chinese_report_holds_no_english_word() {
    let (folder, left) = left(STUDY, &data());
    assert!(
        left.is_empty(),
        "{} lines:\n{}",
        left.len(),
        left.join("\n")
    );
    let report = folder.report();
    for term in [
        "一致性",
        "覆盖度",
        "原始覆盖度",
        "唯一覆盖度",
        "必要条件",
        "组态",
        "核心条件",
        "边缘条件",
        "完全隶属",
        "交叉点",
        "完全不隶属",
        "真值表",
        "逻辑余项",
        "简约解",
        "中间解",
        "频数阈值",
        "稳健性检验",
        "校准锚点",
    ] {
        assert!(report.contains(term), "no {term}");
    }
    let page = folder.read("reports/s/report.html");
    assert!(page.contains("<html lang=\"zh-Hans\">"));
    assert!(page.contains("'清除'") && !page.contains("'Clear'"));
}

#[test]
fn neither_does_one_of_aggregates_of_numbered_cases_or_without_solutions() {
    let study = |passage: &str, other: &str| with(STUDY, passage, other);
    let cases = "missing: drop_case,";
    // Claims on models that are not all listed cannot be checked: it makes none.
    let (head, _) = STUDY.split_once("claims:\n").unwrap();
    let limits = "limits: {models: 1, rows_listed: 2, steps: 4000}";
    let cut_short = format!("{head}{limits}\nreport: {{language: zh, outputs: [md, html]}}\n");
    let studies = [
        study(cases, "missing: drop_case, publish: aggregates,"),
        study(
            cases,
            "missing: drop_case, publish: {cases: memberships, names: numbers},",
        ),
        study("  consistency: 0.8\n", "  consistency: 1\n"),
        study(
            "negated_outcome: true\nvariants",
            "negated_outcome: false\nvariants",
        )
        .replace(", contradictory: true", ""),
        cut_short,
    ];
    for study in studies {
        let (_, left) = left(&study, &data());
        assert!(
            left.is_empty(),
            "{} lines:\n{}",
            left.len(),
            left.join("\n")
        );
    }
}

#[test]
fn what_programs_read_and_the_names_of_files_are_the_same_in_both_languages() {
    let english = STUDY.replace("language: zh", "language: en");
    let results = |study: &str| {
        let folder = Folder::with_study(study, data());
        let mut results: Value = folder.analysed();
        let results = results.as_object_mut().unwrap();
        // The study file differs, and so its fingerprint and the decision on the language.
        for key in ["inputs", "decisions"] {
            results.remove(key).unwrap();
        }
        let paths: Vec<String> = folder.files("reports/s").into_keys().collect();
        (Value::Object(results.clone()), paths)
    };
    assert_eq!(results(&english), results(STUDY));
}

#[test]
fn check_and_diff_speak_english_of_a_chinese_report() {
    let study = small() + "report: {language: zh}\n";
    let folder = Folder::with_study(&study, SMALL);
    folder.analysed();
    let checked = folder.run(&["check"]);
    assert_eq!(
        (checked.status, checked.stdout.as_str()),
        (0, "s: current\n")
    );
    let decisions = folder.read("reports/s/tables/decisions.csv");
    assert!(
        decisions.contains("report.language,zh,声明\n"),
        "{decisions}"
    );
    folder.write("studies/s/data.csv", SMALL.replace("c2,1,0,1", "c2,1,0,0"));
    let stale = folder.run(&["check"]);
    assert_eq!(stale.status, 1);
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    assert!(!stale.stdout.contains(is_chinese), "{}", stale.stdout);
}

#[test]
fn a_language_that_is_not_there_is_refused_by_name() {
    let study = small() + "report: {language: fr}\n";
    let ran = Folder::with_study(&study, SMALL).run(&["run"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("`report.language` cannot be `fr`"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains("write one of `en`, `zh`"),
        "{}",
        ran.stderr
    );
}
