//! Stage 5: results → files. Computes nothing: numbers become text, results become sentences.

mod anchor;
mod figures;
mod folder;
mod page;
mod results;
mod sections;
mod table;
mod template;
mod tex;
mod word;

use crate::language::Words;
use crate::results::Results;
use crate::study::ReportOutput;
use crate::sufficiency::CaseList;
use crate::wording as number;
use anchor::heading_anchor;
use figures::{Figure, FigureView};
use number::Numbers;
use table::{Table, TableView};

pub use folder::{Files, WriteError, Written, read, write};
pub use template::{TemplateError, part as template_part, parts as template_parts};
pub use word::{WordError, word};

/// The files of a report: `report.md`, `results.json`, `tables/*.csv` and `*.tex`, `figures/*.svg`, and
/// `report.html` where the study asks for it. `report.docx` is made of these; see [`word()`].
///
/// # Errors
/// [`TemplateError`] when a template does not fit what it is given.
pub fn render(results: &Results) -> Result<Files, TemplateError> {
    let mut writer = Writer::new(results);
    let view = sections::view(&mut writer);
    let mut files = Files::new();
    let report = &results.study.report;
    let markdown = template::render(&view, report.language, report.template.as_ref())?;
    if report.outputs.contains(&ReportOutput::Html) {
        let page = page::page(&writer, &markdown);
        files.insert("report.html".to_owned(), page.into_bytes());
    }
    files.insert("report.md".to_owned(), markdown.into_bytes());
    files.insert(
        "results.json".to_owned(),
        results::json(results).into_bytes(),
    );
    for table in &writer.tables {
        files.insert(
            format!("tables/{}.csv", table.name),
            table.csv().into_bytes(),
        );
        files.insert(
            format!("tables/{}.tex", table.name),
            tex::table(table, writer.numbers, writer.words).into_bytes(),
        );
    }
    for figure in &writer.figures {
        files.insert(
            format!("figures/{}.svg", figure.name),
            figure.svg.clone().into_bytes(),
        );
    }
    Ok(files)
}

/// What the sections share: the results, the way numbers are written, the tables and figures so far.
struct Writer<'a> {
    results: &'a Results,
    words: &'static Words,
    numbers: Numbers,
    tables: Vec<Table>,
    figures: Vec<Figure>,
}

impl<'a> Writer<'a> {
    fn new(results: &'a Results) -> Self {
        let numbers = Numbers::new(results.study.report.digits);
        Self {
            results,
            words: Words::of(results.study.report.language),
            numbers,
            tables: Vec::new(),
            figures: Vec::new(),
        }
    }

    /// Numbers a table, keeps it for its file, and shows it.
    fn show(&mut self, mut table: Table) -> TableView {
        table.name = free_name(table.name, self.tables.iter().map(|table| &*table.name));
        self.tables.push(table);
        let number = self.tables.len();
        self.tables[number - 1].view(number, self.numbers)
    }

    /// Numbers a figure, keeps it for its file, and shows it.
    fn draw(&mut self, mut figure: Figure) -> FigureView {
        let taken = self.figures.iter().map(|figure| &*figure.name);
        figure.name = free_name(figure.name, taken);
        let view = figure.view(self.figures.len() + 1);
        self.figures.push(figure);
        view
    }

    /// A number as text.
    fn number(&self, value: Option<f64>) -> String {
        self.numbers.text(value)
    }

    /// Whether lists of cases are shown.
    fn lists_cases(&self) -> bool {
        self.results.lists_cases()
    }

    /// Whether raw values of cases are shown.
    fn lists_raw_values(&self) -> bool {
        self.results.lists_raw_values()
    }

    /// The names of cases, as one text.
    fn cases(&self, cases: &[usize]) -> String {
        if !self.lists_cases() {
            return self.words.cases(cases.len());
        }
        let names = self.results.calibration.cases();
        let names: Vec<&str> = cases.iter().map(|&case| &names[case]).collect();
        self.words.list(&names)
    }

    /// The names of cases, or how many there are.
    fn case_list(&self, cases: &CaseList) -> String {
        if self.lists_cases() {
            self.cases(cases.positions())
        } else {
            self.words.cases(cases.count())
        }
    }
}

/// A name that no other file has, on systems too that take `a` and `A` for one: the same, or with the
/// next free number behind it.
fn free_name<'n>(name: String, taken: impl Iterator<Item = &'n str>) -> String {
    let taken: Vec<String> = taken.map(str::to_lowercase).collect();
    let is_free = |name: &String| !taken.contains(&name.to_lowercase());
    if is_free(&name) {
        return name;
    }
    let numbered = (2..).map(|number| format!("{name}_{number}"));
    let mut free = numbered.filter(is_free);
    free.next().expect("some number is free")
}
