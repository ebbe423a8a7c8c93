//! Every case seen from the leading solution, and what keeps a case out of the nearest path.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::coverage::{self, Line};
use super::super::figures::{Figure, FigureView};
use super::super::number::plain;
use super::super::results::literals;
use super::super::table::{Cell, Table, TableView};
use crate::calibrate::Crossing;
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
            sentences: vec![
                "Single cases are not listed: see the section on data and design.".to_owned(),
            ],
            parts: Vec::new(),
        };
    }
    let seen: Vec<Seen<'_>> = results
        .outcomes()
        .into_iter()
        .flat_map(of_outcome)
        .collect();
    let sentences = if seen.is_empty() {
        vec!["There is no solution from which cases could be seen.".to_owned()]
    } else {
        vec![
            "Memberships of every case in the outcome, in each path and in the solution, which is the \
             largest of the paths. Paths have the numbers of the configuration table. Types are those \
             of the solution: typical (in both, and not more in the solution than in the outcome), \
             deviant for consistency (in the solution: in kind when out of the outcome, in degree when \
             in it to a lower degree), deviant for coverage (in the outcome, in no path), irrelevant \
             (in neither); a score of exactly 0.5 has no type."
                .to_owned(),
        ]
    };
    Cases {
        sentences,
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
        let outcome = &self.outcome.expression;
        let models = self.analysis.models(self.kind).len();
        let name = if models > 1 {
            format!(", model M{}", self.position + 1)
        } else {
            String::new()
        };
        let mut sentences = vec![format!(
            "Seen from the {} solution{name}: {}.",
            self.kind,
            self.paths_in_words()
        )];
        if self.position == 0 && models > self.outcome.cases.len() {
            sentences.push(format!(
                "Cases are seen from the first {} of {models} tied models.",
                self.outcome.cases.len()
            ));
        }
        let is_outcome = *outcome == writer.results.outcome.expression;
        let table = self.memberships(writer);
        let tables = vec![writer.show(table)];
        let outside = is_outcome.then(|| self.outside(writer)).flatten();
        CasesPart {
            title: format!("Cases and `{outcome}`{name}"),
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

    fn paths_in_words(&self) -> String {
        let labels = self.labels();
        let mut paths: Vec<(String, String)> = labels
            .into_iter()
            .enumerate()
            .map(|(term, label)| (label, self.formula(term)))
            .collect();
        paths.sort();
        let paths = paths.iter();
        let paths: Vec<String> = paths
            .map(|(label, formula)| format!("path {label} is `{formula}`"))
            .collect();
        if paths.is_empty() {
            "there is no path".to_owned()
        } else {
            paths.join(", ")
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
        let mut titles = vec!["Case".to_owned(), format!("#{outcome}")];
        titles.extend(labels.iter().map(|label| format!("#Path {label}")));
        titles.extend(["#Solution".to_owned(), "Type".to_owned()]);
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let caption = format!(
            "Cases: membership in `{outcome}`, in each path and in the solution, and the type of the case."
        );
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
            row.push(type_of(case.kind).into());
            table.push(row);
        }
        table
    }

    /// The cases in the outcome or in a path, highest in the outcome first, by path.
    fn grid(&self, writer: &Writer<'_>) -> Option<Figure> {
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
            .map(|label| format!("Path {label}"));
        let columns: Vec<String> = std::iter::once(outcome.clone())
            .chain(paths)
            .chain(["Solution".to_owned()])
            .collect();
        let which = if all {
            "Every case"
        } else {
            "The cases in the outcome or in a path"
        };
        let caption = format!(
            "{which} by membership in `{outcome}`, highest first, with its membership in each path and in the \
             solution: which paths cover which cases."
        );
        let title = format!("Cases by path to {outcome}");
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
        let outcome = &self.outcome.expression;
        let mut notes = Vec::new();
        if has_table {
            let raw = if writer.lists_raw_values() {
                " The raw value is that at which membership in this one condition would pass 0.5, by the \
                 anchors of this study and with all other values as they are; a path that several \
                 conditions keep a case out of needs all of them."
            } else {
                ""
            };
            notes.push(format!(
                "Cases out of `{outcome}`: the nearest path is the one in which a case has its highest \
                 membership (of equals, the one with the fewest conditions in between), and a case is out \
                 of a path as long as it is out of one of its conditions.{raw} This says where a case \
                 stands to the paths that other cases took. It does not say that the outcome would follow: \
                 the paths describe the cases of this study, and a solution of this fit leaves room for \
                 exceptions."
            ));
        }
        let deviant = self.found.cases.iter().enumerate();
        let deviant: Vec<usize> = deviant
            .filter(|(_, case)| case.kind == Some(CaseType::DeviantConsistencyInKind))
            .map(|(position, _)| position)
            .collect();
        if !deviant.is_empty() {
            notes.push(format!(
                "In a path and still not in `{outcome}` (deviant for consistency): {}. No condition of the \
                 solution keeps them out; what they lack is not in the model.",
                writer.cases(&deviant)
            ));
        }
        notes
    }

    fn outside(&self, writer: &Writer<'_>) -> Option<Table> {
        let outcome = self.outcome.expression.to_string();
        let with_raw = writer.lists_raw_values();
        let score = format!("#{outcome}");
        let mut titles = vec![
            "Case",
            &score,
            "Nearest path",
            "#In the path",
            "Kept out by",
            "#Score",
        ];
        if with_raw {
            titles.extend(["#Raw value", "In the condition"]);
        }
        let caption = format!(
            "Cases out of `{outcome}` and out of every path: membership in the outcome, the nearest path and \
             membership in it, each condition of the path that the case is out of, with its score{}.",
            if with_raw {
                ", its raw value, and from which raw value on the case would be in the condition"
            } else {
                ""
            }
        );
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
            let crossing = crossing.map_or_else(String::new, |crossing| words(writer, crossing));
            row.extend([Cell::Text(raw), Cell::Text(crossing)]);
        }
        row
    }
}

/// From which raw value on a case is in: `above 40`, `6 or more`.
fn words(writer: &Writer<'_>, crossing: &Crossing) -> String {
    let raw = |value: &f64| writer.numbers.raw(*value);
    match crossing {
        Crossing::Above(at) => format!("above {}", raw(at)),
        Crossing::Below(at) => format!("below {}", raw(at)),
        Crossing::AtLeast(at) => format!("{} or more", raw(at)),
        Crossing::AtMost(at) => format!("{} or less", raw(at)),
        Crossing::Exactly(at) => format!("exactly {}", raw(at)),
        Crossing::Words(all) => all.join(" or "),
    }
}

fn type_of(kind: Option<CaseType>) -> &'static str {
    match kind {
        Some(CaseType::Typical) => "typical",
        Some(CaseType::DeviantConsistencyInKind) => "deviant (consistency, in kind)",
        Some(CaseType::DeviantConsistencyInDegree) => "deviant (consistency, in degree)",
        Some(CaseType::DeviantCoverage) => "deviant (coverage)",
        Some(CaseType::IndividuallyIrrelevant) => "irrelevant",
        None => super::super::number::UNDEFINED,
    }
}
