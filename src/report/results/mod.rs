//! `results.json`: the results for programs, in full precision.

mod cases;
mod document;
mod enhanced;
mod nca;
mod protocol;
mod ranges;
mod robustness;
mod variants;

use indexmap::IndexMap;

use crate::calibrate::{ResolvedAnchor, SetResult};
use crate::load::Prepared;
use crate::minimize::{Implicant, RowSet};
use crate::necessity::Necessity;
use crate::results::{OutcomeResults, RESULTS_FORMAT, Results};
use crate::set::{Expression, PropertySpace, SetName};
use crate::study::{Limits, SolutionKind};
use crate::sufficiency::{
    CaseList, FittedModel, FittedTerm, Pair, SelectedCases, Solution, Sufficiency, TruthTableRow,
};

use document::{
    Anchor, CoreOf, Document, Dropped, Engine, Input, ModelOf, NecessityOf, NecessityRow, PairOf,
    PrimesOf, Row, RowsOf, Set, SolutionOf, TermOf, TruthTableOf,
};

/// The results as JSON, two blanks to a level, with a line break at the end.
#[must_use]
pub(super) fn json(results: &Results) -> String {
    let writer = Writer {
        results,
        limits: &results.study.limits,
    };
    let text = serde_json::to_string_pretty(&writer.document());
    text.expect("the document has text keys and finite numbers only") + "\n"
}

struct Writer<'a> {
    results: &'a Results,
    limits: &'a Limits,
}

impl<'a> Writer<'a> {
    fn document(&self) -> Document<'a> {
        let results = self.results;
        let study = &results.study;
        let calibration = &results.calibration;
        Document {
            format: RESULTS_FORMAT,
            study: &study.id,
            title: &study.head.title,
            provenance: study.head.provenance,
            head: &study.head,
            engine: Engine {
                name: env!("CARGO_PKG_NAME"),
                version: env!("CARGO_PKG_VERSION"),
            },
            inputs: results
                .inputs()
                .map(|(path, sha256)| Input { path, sha256 })
                .collect(),
            obtain: study.data.obtain.as_deref(),
            decisions: study
                .decisions
                .iter()
                .map(|d| (d.key_path.as_str(), d))
                .collect(),
            preparation: self.preparation(),
            cases: self.results.lists_cases().then(|| calibration.cases()),
            cases_total: calibration.cases().len(),
            dropped_total: results.table.rows_read() - calibration.cases().len(),
            dropped: self.dropped(),
            sets: std::iter::once(calibration.outcome())
                .chain(calibration.conditions())
                .chain(calibration.components())
                .map(|set| (set.name().as_str(), self.set(set)))
                .collect(),
            necessity: results
                .outcomes()
                .map(|outcome| self.necessity_of(outcome))
                .into_iter()
                .collect(),
            truth_table: self
                .sufficiencies()
                .map(|(outcome, s)| (outcome.expression.to_string(), self.truth_table(s)))
                .collect(),
            solutions: self
                .sufficiencies()
                .map(|(outcome, s)| (outcome.expression.to_string(), self.solutions(outcome, s)))
                .collect(),
            enhanced: self.enhanced_of_each(),
            theory: self.theory_of_each(),
            case_profiles: self.case_profiles(),
            claims: &results.claims,
            variants: variants::variants(results),
            robustness: robustness::robustness(results),
            findings: &results.findings,
            standards: &results.standards,
        }
    }

    fn preparation(&self) -> Option<Prepared> {
        let prepared = self.results.table.prepared()?.clone();
        Some(if self.results.lists_cases() {
            prepared
        } else {
            prepared.without_names()
        })
    }

    fn necessity_of(&self, outcome: &OutcomeResults) -> (String, NecessityOf<'a>) {
        let rows = |found: &[Necessity]| found.iter().map(necessity_row).collect();
        let declared = outcome.nca.as_ref().zip(self.results.study.nca.as_ref());
        let results = self.results;
        let listed = nca::Listed {
            names: results.lists_cases().then(|| results.calibration.cases()),
            values: results.lists_compared_values(),
            most: self.limits.rows_listed,
        };
        let of = NecessityOf {
            conditions: rows(&outcome.necessity),
            disjunctions: rows(&outcome.disjunctions.found),
            disjunctions_tried_to: (!outcome.disjunctions.complete)
                .then_some(outcome.disjunctions.tried),
            claimed: rows(&outcome.claimed),
            case_selection: self.selected_for_necessity(&outcome.necessary_cases),
            nca: declared.map(|(nca, plan)| nca::nca_of(nca, plan, &listed)),
        };
        (outcome.expression.to_string(), of)
    }

    fn names(&self, cases: &[usize]) -> Option<Vec<&'a str>> {
        let names = self.results.calibration.cases();
        self.results
            .lists_cases()
            .then(|| cases.iter().map(|&case| &names[case]).collect())
    }

    fn sufficiencies(
        &self,
    ) -> impl Iterator<Item = (&'a OutcomeResults, &'a Sufficiency)> + use<'a> {
        let outcomes = self.results.outcomes().into_iter();
        outcomes.filter_map(|outcome| Some((outcome, outcome.sufficiency.as_ref()?)))
    }

    fn dropped(&self) -> Vec<Dropped<'a>> {
        if !self.results.lists_cases() {
            return Vec::new();
        }
        let missing = self.results.table.dropped().iter().map(|dropped| Dropped {
            case: dropped.case(),
            because: "missing value",
            of: dropped.columns().iter().map(String::as_str).collect(),
        });
        let half = self
            .results
            .calibration
            .dropped_at_half()
            .iter()
            .map(|dropped| Dropped {
                case: &dropped.case,
                because: "score of exactly 0.5",
                of: dropped.sets.iter().map(SetName::as_str).collect(),
            });
        missing.chain(half).collect()
    }

    fn set(&self, set: &'a SetResult) -> Set<'a> {
        let anchor = |anchor: &'a ResolvedAnchor| Anchor {
            declared: anchor.declared(),
            value: anchor.value(),
            frozen: anchor.frozen(),
        };
        let anchors = set.method().every_anchor().into_iter();
        let anchors = anchors.map(|(name, value)| (name, anchor(value))).collect();
        Set {
            label: set.label(),
            column: set.combined().is_none().then(|| set.column()),
            combine: set.combined(),
            method: set.method().name(),
            anchors,
            curve: set.method().curve(),
            powers: set.method().powers(),
            share_above_half: set.share_above_half(),
            raw: set.raw().filter(|_| self.results.lists_raw_values()),
            membership: self.results.lists_cases().then(|| set.set().numbers()),
        }
    }

    fn truth_table(&self, sufficiency: &'a Sufficiency) -> TruthTableOf<'a> {
        let space = sufficiency.space();
        let table = sufficiency.table();
        let row = |row: &'a TruthTableRow| Row {
            number: row.number(),
            configuration: space
                .names()
                .iter()
                .map(SetName::as_str)
                .zip(row.configuration().iter().copied())
                .collect(),
            cases: self.names(row.cases()),
            n: row.cases().len(),
            consistency: row.consistency(),
            pri: row.pri(),
            outcome: row.outcome(),
        };
        TruthTableOf {
            rows: table.rows().iter().map(row).collect(),
            remainders: table.remainders(),
            ambiguous_cases: self.names(table.ambiguous_cases()).unwrap_or_default(),
        }
    }

    fn solutions(
        &self,
        outcome: &OutcomeResults,
        sufficiency: &'a Sufficiency,
    ) -> IndexMap<&'static str, SolutionOf<'a>> {
        let leading = sufficiency.leading();
        let selected = |kind| match leading {
            Some(leading) if leading == kind => &outcome.selected[..],
            _ => &[],
        };
        let kinds = sufficiency.reported().iter();
        kinds
            .map(|&kind| {
                let solution = self.solution(sufficiency, kind, selected(kind));
                (kind.name(), solution)
            })
            .collect()
    }

    fn solution(
        &self,
        sufficiency: &'a Sufficiency,
        kind: SolutionKind,
        selected: &[SelectedCases],
    ) -> SolutionOf<'a> {
        let space = sufficiency.space();
        let models = sufficiency.models(kind);
        let single = sufficiency.single(kind);
        let pairs = single.is_none().then(|| {
            let pairs = sufficiency.listed_pairs(kind);
            pairs.iter().map(|pair| self.pair(pair, space)).collect()
        });
        let complete = sufficiency.is_complete(kind);
        SolutionOf {
            prime_implicants: single.map(|solution| self.primes(solution, space)),
            essential: single.map(|solution| essential(solution, space)),
            models_total: match single {
                Some(solution) => solution.models_total(),
                None => complete.then_some(models.len() as u128),
            },
            minimum: single.map(Solution::minimum),
            models: models
                .iter()
                .enumerate()
                .map(|(position, model)| self.model(sufficiency, model, selected.get(position)))
                .collect(),
            pairs_total: single
                .is_none()
                .then(|| sufficiency.intermediate(kind).pairs().len()),
            pairs,
        }
    }

    fn primes(&self, solution: &Solution, space: &PropertySpace) -> PrimesOf {
        let primes = solution.chart().primes();
        PrimesOf {
            count: primes.len(),
            complete: solution.chart().is_complete(),
            listed: primes
                .iter()
                .take(self.limits.rows_listed)
                .map(|prime| prime.expression(space).to_string())
                .collect(),
        }
    }

    fn rows(&self, rows: &RowSet, space: &PropertySpace) -> RowsOf {
        let expression = rows.expression(self.limits.rows_listed, space);
        RowsOf {
            count: rows.count(space),
            expression_terms: expression.as_ref().err().copied(),
            expression: expression.ok().map(|written| written.to_string()),
            rows: rows.first_rows(self.limits.rows_listed, space),
        }
    }

    fn model(
        &self,
        sufficiency: &'a Sufficiency,
        model: &FittedModel,
        selected: Option<&SelectedCases>,
    ) -> ModelOf<'a> {
        let space = sufficiency.space();
        let names = model.terms.iter();
        let names = names.map(|term| term.implicant.expression(space).to_string());
        let names: Vec<String> = names.collect();
        let text = |expression: Expression| expression.to_string();
        ModelOf {
            expression: formula(model.terms.iter().map(|term| &term.implicant), space),
            factored: sufficiency.factored(model).map(text),
            negated: sufficiency.negation(model).map(text),
            consistency: model.fit.consistency,
            pri: model.fit.pri,
            coverage: model.fit.coverage,
            unexplained_rows: model.unexplained.clone(),
            simplifying_assumptions: self.rows(&model.model.simplifying_assumptions, space),
            terms: model
                .terms
                .iter()
                .map(|term| self.term(term, space))
                .collect(),
            case_selection: selected.and_then(|selected| self.selected(selected, &names)),
        }
    }

    fn term(&self, term: &FittedTerm, space: &PropertySpace) -> TermOf<'a> {
        let core_by_pair: Vec<CoreOf> = term
            .core
            .iter()
            .map(|(marks, pairs)| CoreOf {
                pairs: pairs.iter().map(|pair| pair + 1).collect(),
                core: literals(&term.implicant, space, |i| marks.contains(&i)),
            })
            .collect();
        let names = |cases: &CaseList| self.names(cases.positions());
        TermOf {
            expression: term.implicant.expression(space).to_string(),
            consistency: term.fit.consistency,
            pri: term.fit.pri,
            raw_coverage: term.fit.raw_coverage,
            unique_coverage: term.fit.unique_coverage,
            core: core_by_pair.first().map(|first| first.core.clone()),
            core_by_pair: if core_by_pair.len() > 1 {
                core_by_pair
            } else {
                Vec::new()
            },
            cases_by_row: term.cases_by_row.iter().map(names).collect(),
            cases_above_half: names(&term.cases_above_half),
            uniquely_covered: names(&term.uniquely_covered),
            deviant: names(&term.deviant),
        }
    }

    fn pair(&self, pair: &Pair, space: &PropertySpace) -> PairOf {
        let models = pair.solution.models().iter();
        PairOf {
            conservative: pair.conservative + 1,
            parsimonious: pair.parsimonious + 1,
            easy_counterfactuals: self.rows(&pair.easy_counterfactuals, space),
            difficult_counterfactuals: self.rows(&pair.difficult_counterfactuals, space),
            prime_implicants: self.primes(&pair.solution, space),
            essential: essential(&pair.solution, space),
            models_total: pair.solution.models_total(),
            minimum: pair.solution.minimum(),
            models: models.map(|model| formula(&model.terms, space)).collect(),
        }
    }
}

fn necessity_row(necessity: &Necessity) -> NecessityRow {
    NecessityRow {
        expression: necessity.expression().to_string(),
        consistency: necessity.consistency(),
        coverage: necessity.coverage(),
        relevance: necessity.relevance(),
        necessary: necessity.is_necessary(),
    }
}

fn essential(solution: &Solution, space: &PropertySpace) -> Vec<String> {
    solution
        .essential()
        .map(|prime| prime.expression(space).to_string())
        .collect()
}

/// A union of terms as text: `0` for none.
pub(super) fn formula<'t>(
    terms: impl IntoIterator<Item = &'t Implicant>,
    space: &PropertySpace,
) -> String {
    let terms: Vec<String> = terms
        .into_iter()
        .map(|term| term.expression(space).to_string())
        .collect();
    if terms.is_empty() {
        "0".to_owned()
    } else {
        terms.join(" + ")
    }
}

/// The literals of a term in the conditions for which `keep` is true.
pub(super) fn literals(
    term: &Implicant,
    space: &PropertySpace,
    keep: impl Fn(usize) -> bool,
) -> Vec<String> {
    let kept = term.literals().filter(|&(condition, _)| keep(condition));
    kept.map(|(condition, value)| space.literal(condition, value).to_string())
        .collect()
}
