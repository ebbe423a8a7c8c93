//! Every case seen from the leading solution, and what keeps a case out of the nearest path.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::coverage::{self, Line};
use super::super::figures::{Figure, FigureView};
use super::super::number::plain;
use super::super::results::literals;
use super::super::table::{Cell, Table, TableView};
use crate::calibrate::Crossing;
use crate::language::{Words, say};
use crate::load::RawColumn;
use crate::results::OutcomeResults;
use crate::set::Membership;
use crate::study::SolutionKind;
use crate::sufficiency::{
    CaseOutside, CaseType, CasesOfModel, FittedModel, KeptOutBy, NearestPath, Sufficiency,
};

/// Sentences, then a part for each model of each outcome.
#[derive(Serialize)]
pub(super) struct Cases {
    sentences: Vec<String>,
    parts: Vec<CasesPart>,
}

/// What is said of the cases seen from one model.
#[derive(Serialize)]
struct CasesPart {
    title: String,
    sentences: Vec<String>,
    tables: Vec<TableView>,
    figures: Vec<FigureView>,
    notes: Vec<String>,
    outside: Vec<TableView>,
}

/// A model of the leading solution of an outcome.
#[derive(Clone, Copy)]
pub(super) struct Seen<'a> {
    pub(super) outcome: &'a OutcomeResults,
    pub(super) analysis: &'a Sufficiency,
    pub(super) kind: SolutionKind,
    pub(super) position: usize,
    pub(super) model: &'a FittedModel,
    pub(super) found: &'a CasesOfModel,
}

pub(super) fn view(writer: &mut Writer<'_>) -> Cases {
    let results = writer.results;
    if !writer.lists_cases() {
        return Cases {
            sentences: vec![writer.words.say("cases-not-listed")],
            parts: Vec::new(),
        };
    }
    let seen: Vec<Seen<'_>> = results
        .outcomes()
        .into_iter()
        .flat_map(of_outcome)
        .collect();
    let key = if seen.is_empty() {
        "cases-no-solution"
    } else {
        "cases-introduction"
    };
    Cases {
        sentences: vec![writer.words.say(key)],
        parts: seen.iter().map(|seen| seen.part(writer)).collect(),
    }
}

fn of_outcome(outcome: &OutcomeResults) -> Vec<Seen<'_>> {
    let Some(analysis) = outcome.sufficiency.as_ref() else {
        return Vec::new();
    };
    let Some(kind) = analysis.leading() else {
        return Vec::new();
    };
    let models = analysis.models(kind).iter().zip(&outcome.cases).enumerate();
    let seen = models.map(|(position, (model, found))| Seen {
        outcome,
        analysis,
        kind,
        position,
        model,
        found,
    });
    seen.collect()
}

impl Seen<'_> {
    fn part(&self, writer: &mut Writer<'_>) -> CasesPart {
        let words = writer.words;
        let outcome = &self.outcome.expression;
        let models = self.analysis.models(self.kind).len();
        let name = if models > 1 {
            say!(words, "cases-of-model", position = self.position + 1)
        } else {
            String::new()
        };
        let mut sentences = vec![say!(
            words,
            "cases-seen-from",
            kind = words.kind(self.kind),
            model = &name,
            paths = self.paths_in_words(words)
        )];
        if self.position == 0 && models > self.outcome.cases.len() {
            sentences.push(say!(
                words,
                "cases-first-models",
                some = self.outcome.cases.len(),
                all = models
            ));
        }
        let is_outcome = *outcome == writer.results.outcome.expression;
        let table = self.memberships(writer);
        let tables = vec![writer.show(table)];
        let outside = is_outcome.then(|| self.outside(writer)).flatten();
        CasesPart {
            title: say!(words, "cases-heading", outcome = outcome, model = &name),
            sentences,
            tables,
            figures: self
                .grid(writer)
                .into_iter()
                .map(|figure| writer.draw(figure))
                .collect(),
            notes: if is_outcome {
                self.notes(writer, outside.is_some())
            } else {
                Vec::new()
            },
            outside: outside
                .into_iter()
                .map(|table| writer.show(table))
                .collect(),
        }
    }

    /// The numbers of the paths in the configuration table, by term.
    pub(super) fn labels(&self) -> Vec<String> {
        let tables = self.analysis.configuration_tables(self.kind);
        let table = tables.iter().find(|table| table.model == self.position);
        let mut labels = vec![String::new(); self.model.terms.len()];
        for path in table.iter().flat_map(|table| &table.paths) {
            labels[path.term].clone_from(&path.label);
        }
        labels
    }

    fn formula(&self, term: usize) -> String {
        let term = &self.model.terms[term].implicant;
        term.expression(self.analysis.space()).to_string()
    }

    fn paths_in_words(&self, words: &Words) -> String {
        let labels = self.labels();
        let mut paths: Vec<(String, String)> = labels
            .into_iter()
            .enumerate()
            .map(|(term, label)| (label, self.formula(term)))
            .collect();
        paths.sort();
        let paths = paths.iter();
        let paths: Vec<String> = paths
            .map(|(label, formula)| {
                say!(
                    words,
                    "cases-path-and-formula",
                    label = label,
                    formula = formula
                )
            })
            .collect();
        if paths.is_empty() {
            words.say("cases-no-path")
        } else {
            paths.join(&words.say("wording-comma"))
        }
    }

    fn file(&self, what: &str) -> String {
        let outcome = super::file_name(&self.outcome.expression);
        if self.analysis.models(self.kind).len() > 1 {
            format!("{what}_{outcome}_m{}", self.position + 1)
        } else {
            format!("{what}_{outcome}")
        }
    }

    fn memberships(&self, writer: &Writer<'_>) -> Table {
        let labels = self.labels();
        let outcome = self.outcome.expression.to_string();
        let words = writer.words;
        let mut titles = vec![words.say("column-case"), format!("#{outcome}")];
        let path = |label: &String| say!(words, "cases-path", label = label);
        titles.extend(labels.iter().map(|label| format!("#{}", path(label))));
        titles.extend(words.columns(&["#cases-solution", "cases-column-type"]));
        let caption = say!(words, "cases-caption", outcome = &outcome);
        let mut table = Table::new(self.file("cases"), caption, &titles);
        let names = writer.results.calibration.cases();
        for (name, case) in names.iter().zip(&self.found.cases) {
            let mut row = vec![
                Cell::Text(name.to_owned()),
                Some(case.outcome.value()).into(),
            ];
            row.extend(
                case.terms
                    .iter()
                    .map(|term| Cell::Number(Some(term.value()))),
            );
            row.push(Some(case.solution.value()).into());
            row.push(type_of(words, case.kind).into());
            table.push(row);
        }
        table
    }

    /// The cases in the outcome or in a path, highest in the outcome first, by path.
    fn grid(&self, writer: &Writer<'_>) -> Option<Figure> {
        let words = writer.words;
        let outcome = self.outcome.expression.to_string();
        let names = writer.results.calibration.cases();
        let mut shown: Vec<usize> = (0..names.len()).collect();
        let is_somewhere = |case: &usize| {
            let case = &self.found.cases[*case];
            case.outcome.is_in() || case.solution.is_in()
        };
        let all = shown.len() <= coverage::MOST_CASES;
        if !all {
            shown.retain(is_somewhere);
        }
        if shown.is_empty() || shown.len() > coverage::MOST_CASES || self.model.terms.is_empty() {
            return None;
        }
        let score = |case: usize| self.found.cases[case].outcome.value();
        shown.sort_by(|&a, &b| score(b).total_cmp(&score(a)).then(a.cmp(&b)));
        let lines = shown.iter().map(|&case| {
            let found = &self.found.cases[case];
            let terms = found.terms.iter().copied();
            let scores = std::iter::once(found.outcome)
                .chain(terms)
                .chain([found.solution]);
            Line {
                name: &names[case],
                scores: scores.map(Membership::value).collect(),
            }
        });
        let lines: Vec<Line<'_>> = lines.collect();
        let paths = self
            .labels()
            .into_iter()
            .map(|label| say!(words, "cases-path", label = label));
        let columns: Vec<String> = std::iter::once(outcome.clone())
            .chain(paths)
            .chain([words.say("cases-solution")])
            .collect();
        let key = if all {
            "cases-grid-of-all"
        } else {
            "cases-grid-of-some"
        };
        let caption = say!(words, key, outcome = &outcome);
        let title = say!(words, "cases-grid-title", outcome = &outcome);
        Some(coverage::draw(
            writer.words,
            &title,
            &columns,
            &lines,
            self.file("coverage"),
            caption,
        ))
    }

    /// What the table of cases outside can and cannot say.
    fn notes(&self, writer: &Writer<'_>, has_table: bool) -> Vec<String> {
        let words = writer.words;
        let outcome = &self.outcome.expression;
        let mut notes = Vec::new();
        if has_table {
            let key = if writer.lists_raw_values() {
                "cases-outside-with-raw"
            } else {
                "cases-outside"
            };
            notes.push(say!(words, key, outcome = outcome));
        }
        let deviant = self.found.cases.iter().enumerate();
        let deviant: Vec<usize> = deviant
            .filter(|(_, case)| case.kind == Some(CaseType::DeviantConsistencyInKind))
            .map(|(position, _)| position)
            .collect();
        if !deviant.is_empty() {
            notes.push(say!(
                words,
                "cases-deviant",
                outcome = outcome,
                cases = writer.cases(&deviant)
            ));
        }
        notes
    }

    fn outside(&self, writer: &Writer<'_>) -> Option<Table> {
        let words = writer.words;
        let outcome = &self.outcome.expression;
        let with_raw = writer.lists_raw_values();
        let mut titles = vec![words.say("column-case"), format!("#{outcome}")];
        titles.extend(words.columns(&[
            "cases-column-nearest",
            "#cases-column-in-path",
            "cases-column-kept-out",
            "#cases-column-score",
        ]));
        let caption = if with_raw {
            titles.extend(words.columns(&["#cases-column-raw", "cases-column-crossing"]));
            say!(words, "cases-outside-caption-with-raw", outcome = outcome)
        } else {
            say!(words, "cases-outside-caption", outcome = outcome)
        };
        let mut table = Table::new(self.file("outside"), caption, &titles);
        for case in &self.found.outside {
            for path in &case.nearest {
                for kept in &path.kept_out_by {
                    table.push(self.row(writer, case, path, kept));
                }
            }
        }
        (!table.is_empty()).then_some(table)
    }

    fn row(
        &self,
        writer: &Writer<'_>,
        case: &CaseOutside,
        path: &NearestPath,
        kept: &KeptOutBy,
    ) -> Vec<Cell> {
        let calibration = &writer.results.calibration;
        let space = self.analysis.space();
        let term = &self.model.terms[path.term].implicant;
        let literal = literals(term, space, |condition| condition == kept.condition);
        let mut row = vec![
            Cell::Text(calibration.cases()[case.case].to_owned()),
            Some(self.found.cases[case.case].outcome.value()).into(),
            Cell::Code(self.formula(path.term)),
            Some(path.membership.value()).into(),
            Cell::Code(literal.join("*")),
            Some(kept.score.value()).into(),
        ];
        if writer.lists_raw_values() {
            let raw = match calibration.conditions()[kept.condition].raw() {
                Some(RawColumn::Numbers(numbers)) => plain(numbers[case.case]),
                Some(RawColumn::Text(texts)) => texts[case.case].clone(),
                None => String::new(),
            };
            let crossing = kept.crossing.as_ref();
            let crossing = crossing.map_or_else(String::new, |crossing| in_words(writer, crossing));
            row.extend([Cell::Text(raw), Cell::Text(crossing)]);
        }
        row
    }
}

/// From which raw value on a case is in: `above 40`, `6 or more`.
fn in_words(writer: &Writer<'_>, crossing: &Crossing) -> String {
    let words = writer.words;
    let (key, at) = match crossing {
        Crossing::Above(at) => ("cases-above", at),
        Crossing::Below(at) => ("cases-below", at),
        Crossing::AtLeast(at) => ("cases-at-least", at),
        Crossing::AtMost(at) => ("cases-at-most", at),
        Crossing::Exactly(at) => ("cases-exactly", at),
        Crossing::Words(all) => return all.join(&words.say("cases-or")),
    };
    say!(words, key, value = writer.numbers.raw(*at))
}

fn type_of(words: &Words, kind: Option<CaseType>) -> String {
    words.say(match kind {
        Some(CaseType::Typical) => "cases-typical",
        Some(CaseType::DeviantConsistencyInKind) => "cases-deviant-in-kind",
        Some(CaseType::DeviantConsistencyInDegree) => "cases-deviant-in-degree",
        Some(CaseType::DeviantCoverage) => "cases-deviant-for-coverage",
        Some(CaseType::IndividuallyIrrelevant) => "cases-irrelevant",
        None => return super::super::number::UNDEFINED.to_owned(),
    })
}
