//! Case selection: R's `smmr`.

use equifinal::minimize::Implicant;
use equifinal::necessity;
use equifinal::set::{Candidate, CasePair, Expression, FuzzySet, OwnRow, own_rows};
use equifinal::sufficiency::{CaseSelection, CaseType, FocalConjunct};
use serde_json::{Map, Value, json};

use crate::data::{TOLERANCE, implicant};
use crate::setmethods::Study;

/// Compares every table; where there are several models, one of them must be R's.
pub(crate) fn compare(case: &Value) -> Result<(), String> {
    let study = Study::read(case)?;
    let mut result = Err("no model".to_owned());
    for model in &study.models {
        let smmr = Smmr::new(case, &study, model);
        result = if case["expect"]["error"].is_string() {
            smmr.compare_with_failure()
        } else {
            let mut tables = case["expect"]["tables"].as_array().into_iter().flatten();
            tables.try_for_each(|table| smmr.compare_table(table))
        };
        if result.is_ok() {
            break;
        }
    }
    result
}

/// The case without what the reference gets wrong.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    let mut case = case.clone();
    let input = &case["input"];
    let call = (input["match"] == true, input["cases"].as_u64()?);
    for table in case["expect"]["tables"].as_array_mut()? {
        let rows = table["rows"].as_array_mut()?;
        let unordered = match call {
            (false, 2) => forget(rows, "MostTypTerm"),
            (true, 2 | 6) => forget(rows, "UniqCov"),
            (true, 5) => {
                rows.retain(|row| !row["TYP1"].is_null());
                forget(rows, "UniqCov")
            }
            _ => return None,
        };
        table["unordered"] = (unordered == "UniqCov").into();
    }
    Some(case)
}

/// The conjunction of the conjuncts that the titles of the tables end in.
fn focal_term(case: &Value, study: &Study) -> Implicant {
    let titles = case["expect"]["tables"].as_array().into_iter().flatten();
    let titles = titles.filter_map(|table| table["title"].as_str());
    let conjuncts = titles
        .filter(|title| title.contains("Focal Conjunct"))
        .filter_map(|title| implicant(title.rsplit(' ').next()?, &study.space).ok());
    let free = Implicant::new(vec![None; study.space.levels().len()]);
    conjuncts.fold(free, |term, conjunct| term.and(&conjunct).unwrap_or(term))
}

/// Leaves out a column; returns its name.
fn forget<'c>(rows: &mut [Value], column: &'c str) -> &'c str {
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.remove(column);
    }
    column
}

struct Smmr<'a> {
    input: &'a Value,
    study: &'a Study,
    model: &'a [Implicant],
    rows: Vec<Option<OwnRow>>,
    none: FuzzySet,
    /// The term that all titles about focal conjuncts make up.
    focal: Implicant,
}

/// A focal conjunct with what R lists beside it.
struct Focal<'f> {
    conjunct: FocalConjunct<'f>,
    membership: &'f FuzzySet,
    term: &'f FuzzySet,
    selection: CaseSelection<'f>,
    /// R's column that says whether the conjunct is consistent.
    consistent: &'static str,
}

impl<'a> Smmr<'a> {
    fn new(case: &'a Value, study: &'a Study, model: &'a [Implicant]) -> Self {
        Self {
            input: &case["input"],
            study,
            model,
            rows: own_rows(&study.sets()),
            none: FuzzySet::empty(study.outcome.len()),
            focal: focal_term(case, study),
        }
    }

    /// R fails on input that has an answer.
    fn compare_with_failure(&self) -> Result<(), String> {
        let text = self.input["nec_cond"].as_str().ok_or("no set")?;
        let (set, others) = self.necessary(text, text)?;
        let selection = necessity::CaseSelection::new(&set, &others, &self.study.outcome);
        if selection.typical().is_empty() || selection.deviant_relevance().is_empty() {
            return Err("no cases".to_owned());
        }
        Ok(())
    }

    fn compare_table(&self, table: &Value) -> Result<(), String> {
        let title = table["title"].as_str().ok_or("no title")?;
        let expected = table["rows"].as_array().ok_or("no rows")?;
        let ours = self.table(title, expected)?;
        let ordered =
            table["unordered"] != true && expected.iter().all(|row| !row["Best"].is_null());
        same_table(title, &ours, expected, ordered)
    }

    fn table(&self, title: &str, expected: &[Value]) -> Result<Vec<Value>, String> {
        let matching = self.input["match"] == true;
        let kind = (matching, self.input["cases"].as_u64().unwrap_or(0));
        let last = title.rsplit(' ').next().unwrap_or_default();
        if self.input["necessity"] == true {
            return self.necessity_table(title, kind);
        }
        match kind {
            (false, 2) | (true, 1 | 2) => self.focal_table(last, title, kind),
            (false, 3) => self.deviant_consistency(expected),
            (false, 4) => Ok(self.deviant_coverage()),
            (false, 5) => Ok(self.irrelevant()),
            (true, 3 | 5 | 6) => self.term_pairs(last, kind.1),
            _ => Err(format!("smmr {kind:?} is not read")),
        }
    }

    fn name(&self, case: usize) -> &str {
        &self.study.names[case]
    }

    fn outcome(&self, case: usize) -> f64 {
        self.study.outcome.memberships()[case].value()
    }

    /// Membership in a term, and in the union of the other terms of the model.
    fn term(&self, term: &Implicant) -> Result<(FuzzySet, FuzzySet), String> {
        if !self.model.contains(term) {
            return Err(format!("{term:?} is no term of the model"));
        }
        let others = self.model.iter().filter(|other| *other != term);
        let literals = &self.study.literals;
        Ok((literals.of(term), literals.of_any(others)))
    }

    fn deviant_consistency(&self, expected: &[Value]) -> Result<Vec<Value>, String> {
        let mut terms: Vec<&str> = expected.iter().filter_map(|r| r["Term"].as_str()).collect();
        terms.dedup();
        let mut rows = Vec::new();
        for text in terms {
            let (x, others) = self.term(&implicant(text, &self.study.space)?)?;
            let selection = CaseSelection::new(&x, &others, &self.study.outcome);
            let row = |c: &Candidate| {
                json!({"Cases": self.name(c.case), "Term": text, "TermMemb": x.memberships()[c.case],
                    "Outcome": self.outcome(c.case), "Best": c.score, "MostDCONS": c.best})
            };
            rows.extend(selection.deviant_consistency().iter().map(row));
        }
        Ok(rows)
    }

    fn solution(&self) -> FuzzySet {
        self.study.literals.of_any(self.model)
    }

    /// What R lists of a case that the solution does not cover.
    fn uncovered(&self, case: usize, solution: &FuzzySet) -> Map<String, Value> {
        let mut row = Map::new();
        row.insert("Case".to_owned(), self.name(case).into());
        row.insert("Sol".to_owned(), json!(solution.memberships()[case]));
        row.insert("Outcome".to_owned(), self.outcome(case).into());
        if let Some(own) = &self.rows[case] {
            for (name, value) in self.study.space.names().iter().zip(&own.configuration) {
                row.insert(format!("TT_{name}"), (*value).into());
            }
            row.insert("TT_row".to_owned(), json!(own.membership));
        }
        row
    }

    fn deviant_coverage(&self) -> Vec<Value> {
        let solution = self.solution();
        let selection = CaseSelection::new(&solution, &self.none, &self.study.outcome);
        let row = |c: &Candidate| {
            let mut row = self.uncovered(c.case, &solution);
            let own = self.rows[c.case].as_ref().map(|own| own.membership);
            let outcome = self.study.outcome.memberships()[c.case];
            let within = own.is_some_and(|own| own.is_at_most(outcome));
            row.insert("TT<=Y".to_owned(), within.into());
            row.insert("Best".to_owned(), c.score.into());
            row.insert("MostDCOV".to_owned(), c.best.into());
            Value::Object(row)
        };
        let lists = selection.deviant_coverage(&self.rows);
        lists.iter().flatten().map(row).collect()
    }

    fn irrelevant(&self) -> Vec<Value> {
        let solution = self.solution();
        let selection = CaseSelection::new(&solution, &self.none, &self.study.outcome);
        let mut cases = selection.cases(CaseType::IndividuallyIrrelevant);
        let row = |case: &usize| {
            self.rows[*case]
                .as_ref()
                .map(|own| own.configuration.clone())
        };
        cases.sort_by_key(row);
        let cases = cases.into_iter();
        cases
            .map(|case| Value::Object(self.uncovered(case, &solution)))
            .collect()
    }

    fn term_pairs(&self, term: &str, kind: u64) -> Result<Vec<Value>, String> {
        let (x, others) = self.term(&implicant(term, &self.study.space)?)?;
        let selection = CaseSelection::new(&x, &others, &self.study.outcome);
        let typical = selection.typical();
        let deviant = selection.deviant_consistency();
        let row = |pair: &CasePair| {
            let (i, j) = (pair.first, pair.second);
            let names = (self.name(i), self.name(j));
            let unique = (selection.is_only_here(i), selection.is_only_here(j));
            let most = (is_best(&typical, i), is_best(&typical, j));
            match kind {
                3 => json!({"TYP": names.0, "DCONS": names.1, "Best": pair.score,
                    "MostTypTerm": most.0, "MostDCONS": is_best(&deviant, j)}),
                5 => json!({"TYP1": names.0, "TYP2": names.1, "UniqCov": which(unique),
                    "Best": pair.score, "MostTyp": which(most)}),
                _ => json!({"TYP": names.0, "IIR": names.1, "UniqCov": unique.0,
                    "ConsIIR": selection.is_consistent(j),
                    "GlobUncov": selection.is_out_of_model(j), "Best": pair.score,
                    "MostTyp": most.0}),
            }
        };
        let pairs = match kind {
            3 => selection.typical_deviant_consistency_pairs(),
            5 => selection.typical_pairs(),
            _ => selection.typical_irrelevant_pairs(),
        };
        Ok(pairs.iter().map(row).collect())
    }

    fn focal_table(
        &self,
        conjunct: &str,
        title: &str,
        kind: (bool, u64),
    ) -> Result<Vec<Value>, String> {
        let term = &self.focal;
        let (x, others) = self.term(term)?;
        let selection = CaseSelection::new(&x, &others, &self.study.outcome);
        let wanted = implicant(conjunct, &self.study.space)?;
        let free = Implicant::new(vec![None; wanted.values().len()]);
        let conjuncts: Vec<Implicant> = term
            .literals()
            .map(|(i, value)| free.with(i, Some(value)))
            .collect();
        let position = conjuncts.iter().position(|one| *one == wanted);
        let position = position.ok_or("no such conjunct")?;
        let sets: Vec<FuzzySet> = conjuncts
            .iter()
            .map(|one| self.study.literals.of(one))
            .collect();
        let necessary = title.contains("Necessary");
        let focal = Focal {
            conjunct: FocalConjunct::new(selection, &sets, position, necessary),
            membership: &sets[position],
            term: &x,
            selection,
            consistent: if necessary { "FC>=Y" } else { "FC<=Y" },
        };
        Ok(match kind {
            (false, _) => self.focal_cases(&focal),
            (true, kind) => self.focal_pairs(&focal, kind),
        })
    }

    fn focal_cases(&self, focal: &Focal<'_>) -> Vec<Value> {
        let Focal {
            conjunct,
            selection,
            consistent,
            ..
        } = focal;
        let of_term = selection.typical();
        let row = |c: &Candidate| {
            json!({"row": self.name(c.case), "FC": focal.membership.memberships()[c.case],
                "Outcome": self.outcome(c.case), "CC_Min": conjunct.complement(c.case),
                "Term": focal.term.memberships()[c.case], "Rank": conjunct.rank(c.case),
                "CleanCorr": conjunct.is_corridor_clean(c.case),
                *consistent: conjunct.is_consistent(c.case),
                "UniqCov": selection.is_only_here(c.case), "Best": c.score,
                "MostTypFC": c.best, "MostTypTerm": is_best(&of_term, c.case)})
        };
        conjunct.typical().iter().map(row).collect()
    }

    fn focal_pairs(&self, focal: &Focal<'_>, kind: u64) -> Vec<Value> {
        let Focal {
            conjunct,
            selection,
            consistent,
            ..
        } = focal;
        let (of_focal, of_term) = (conjunct.typical(), selection.typical());
        let row = |pair: &CasePair| {
            let (i, j) = (pair.first, pair.second);
            let clean = (conjunct.is_corridor_clean(i), conjunct.is_corridor_clean(j));
            let within = (conjunct.is_consistent(i), conjunct.is_consistent(j));
            let unique = (selection.is_only_here(i), selection.is_only_here(j));
            let most = |best: &[Candidate]| (is_best(best, i), is_best(best, j));
            if kind == 1 {
                json!({"TYP1": self.name(i), "TYP2": self.name(j),
                    "PairRank": conjunct.typical_pair_rank(pair), "CleanCorr": which(clean),
                    *consistent: which(within), "UniqCov": which(unique), "Best": pair.score,
                    "MostTypFC": which(most(&of_focal)), "MostTypTerm": which(most(&of_term))})
            } else {
                json!({"TYP": self.name(i), "IIR": self.name(j),
                    "PairRank": conjunct.typical_irrelevant_rank(pair),
                    "CleanCorr": which_of(clean, ["typ", "iir"]),
                    *consistent: which_of(within, ["typ", "iir"]), "UniqCov": unique.0,
                    "GlobUncov": selection.is_out_of_model(j), "Best": pair.score,
                    "MostTypFC": most(&of_focal).0, "MostTypTerm": most(&of_term).0})
            }
        };
        let pairs = match kind {
            1 => conjunct.typical_pairs(),
            _ => conjunct.typical_irrelevant_pairs(),
        };
        pairs.iter().map(row).collect()
    }

    /// Membership in one part of a disjunction, and in the union of the others.
    fn necessary(&self, part: &str, whole: &str) -> Result<(FuzzySet, FuzzySet), String> {
        let parse = |text: &str| -> Result<Expression, String> {
            text.parse().map_err(|error| format!("{text}: {error}"))
        };
        let member = |expression: &Expression| {
            let sets = self.study.sets();
            expression
                .membership(&sets)
                .map_err(|name| format!("no set {name}"))
        };
        let (part, whole) = (parse(part)?, parse(whole)?);
        let mut others = self.none.clone();
        if part != whole {
            for other in whole.terms().iter().filter(|other| **other != part) {
                others = others.or(&member(other)?);
            }
        }
        Ok((member(&part)?, others))
    }

    fn necessity_table(&self, title: &str, kind: (bool, u64)) -> Result<Vec<Value>, String> {
        let whole = self.input["nec_cond"].as_str().unwrap_or_default();
        let (x, others) = self.necessary(title, whole)?;
        let selection = necessity::CaseSelection::new(&x, &others, &self.study.outcome);
        let typical = selection.typical();
        let deviant = selection.deviant_relevance();
        if kind == (false, 3) {
            let row = |c: &Candidate| {
                json!({"Case": self.name(c.case), "NecCond": x.memberships()[c.case],
                    "Outcome": self.outcome(c.case), "Best": c.score, "MostDREL": c.best})
            };
            return Ok(deviant.iter().map(row).collect());
        }
        let row = |pair: &CasePair| {
            let (i, j) = (pair.first, pair.second);
            let second = if kind.1 == 1 { "DREL" } else { "IIR" };
            json!({"TYP": self.name(i), second: self.name(j),
                "UniqCov": selection.is_out_of_others(i),
                "GlobUncov": selection.is_out_of_others(j), "Best": pair.score,
                "MostTyp": is_best(&typical, i), "MostDREL": is_best(&deviant, j)})
        };
        let pairs = match kind {
            (true, 1) => selection.typical_deviant_relevance_pairs(),
            (true, 3) => selection.typical_irrelevant_pairs(),
            _ => return Err(format!("smmr {kind:?} for necessity is not read")),
        };
        Ok(pairs.iter().map(row).collect())
    }
}

fn is_best(candidates: &[Candidate], case: usize) -> bool {
    candidates.iter().any(|c| c.case == case && c.best)
}

fn which(pair: (bool, bool)) -> &'static str {
    which_of(pair, ["typ1", "typ2"])
}

fn which_of(pair: (bool, bool), names: [&'static str; 2]) -> &'static str {
    match pair {
        (true, true) => "both",
        (true, false) => names[0],
        (false, true) => names[1],
        (false, false) => "none",
    }
}

/// Columns that do not order a table.
const UNORDERED: [&str; 17] = [
    "Cases", "Case", "TYP", "TYP1", "TYP2", "DCONS", "IIR", "DREL", "row", "FC", "CC_Min", "Term",
    "TermMemb", "Outcome", "NecCond", "Sol", "TT_row",
];

/// Every row of R's is one of ours, and where the rows are ordered, what orders them is the same
/// from the top: rows that tie may change places. Pairs, and cases for focal conjuncts, are cut at
/// five rows.
fn same_table(
    title: &str,
    ours: &[Value],
    expected: &[Value],
    ordered: bool,
) -> Result<(), String> {
    let is_cut = expected.len() == 5 && ours.len() >= 5;
    if !is_cut && ours.len() != expected.len() {
        let lengths = (ours.len(), expected.len());
        return Err(format!(
            "{title}: rows of ours and of the reference: {lengths:?}"
        ));
    }
    for (in_place, row) in ours.iter().zip(expected) {
        if !ours.iter().any(|ours| differing(ours, row, &[]).is_none()) {
            return Err(format!(
                "{title}: {row} is none of ours; in its place {in_place}"
            ));
        }
        if let Some(column) = differing(in_place, row, &UNORDERED).filter(|_| ordered) {
            return Err(format!(
                "{title}: {column} of {in_place}, the reference has {row}"
            ));
        }
    }
    Ok(())
}

/// The first column of R's in which two rows differ; numbers may lie 1e-9 apart.
fn differing(ours: &Value, expected: &Value, but: &[&str]) -> Option<String> {
    let columns = expected.as_object()?.iter();
    let differs = |(column, expected): &(&String, &Value)| {
        let is_number_of_row = *column == "row" && ours["row"].is_null();
        if is_number_of_row || but.contains(&&column[..]) {
            return false;
        }
        match (ours[&column[..]].as_f64(), expected.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() > TOLERANCE,
            _ => ours[&column[..]] != **expected,
        }
    };
    columns
        .into_iter()
        .find(differs)
        .map(|(column, _)| column.clone())
}
