//! Minimization: R's `minimize`.

use equifinal::minimize::{Implicant, ModelsWanted, RowSet};
use equifinal::set::{CalibratedSet, Cutoff, Expression, FuzzySet, PropertySpace};
use equifinal::study::{Contradictions, Expectation, SolutionFitPlan};
use equifinal::sufficiency::{
    DirectionalExpectations, Intermediate, LiteralMemberships, MinimizeOptions, Model, ModelFit,
    Pair, RowOutcome, Solution, TermFit, TruthTable,
};
use serde_json::Value;

use crate::Outcome;
use crate::data::{case_names, equal, implicants, same, strings};
use crate::rows;
use crate::truth_table::{Input, has_temporal_data};

/// Keys of the input that ask for something not supported.
const UNSUPPORTED: [&str; 1] = ["first_min"];

pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let input = &case["input"];
    if let Some(key) = UNSUPPORTED.iter().find(|key| !input[**key].is_null()) {
        return Ok(Outcome::NotYetSupported((*key).to_owned()));
    }
    if input["sol_cons"].is_null() && !input["sol_cov"].is_null() {
        return Ok(Outcome::NotYetSupported("sol_cov alone".to_owned()));
    }
    if has_temporal_data(case) {
        return Ok(Outcome::NotYetSupported("temporal data".to_owned()));
    }
    if input["fn"] == "findRows" {
        return rows::find(case).map(|()| Outcome::Passed);
    }
    if let Some(requested) = input["esa"].as_object() {
        let known = ["nec_cond", "untenable_LR"];
        if let Some(key) = requested.keys().find(|key| !known.contains(&key.as_str())) {
            return Ok(Outcome::NotYetSupported(format!("esa: {key}")));
        }
    }
    let result = Analysis::read(case).and_then(|analysis| match case["expect"]["error"].as_str() {
        None => analysis.compare(&case["expect"]),
        Some(_) => analysis.compare_with_refusal(),
    });
    match (result, case["expect"]["error"].is_string()) {
        (Ok(()), _) => Ok(Outcome::Passed),
        // Refused by both.
        (Err(_), true) if !directions(case).is_empty() => Ok(Outcome::Passed),
        (Err(why), _) => Err(why),
    }
}

/// The case as the definition has it, where the reference is marked as wrong (`r_bug`). What the
/// mark says nothing of (essential primes, and the primes of a corrected pair) is left out.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    let bug = &case["expect"]["r_bug"];
    if bug.is_null() {
        return None;
    }
    let mut case = case.clone();
    let expect = &mut case["expect"];
    for list in ["prime_implicants", "models"] {
        amend(&mut expect[list], &bug[list]);
    }
    expect["essential"] = Value::Null;
    for pair in expect["intermediate"].as_array_mut().into_iter().flatten() {
        let name = pair["name"].as_str().unwrap_or_default().to_owned();
        for (key, mark) in [
            ("easy_counterfactuals", "EC"),
            ("difficult_counterfactuals", "DC"),
        ] {
            if let rows @ Value::Array(_) = &bug[mark][&name]["by_rule"] {
                pair[key] = rows.clone();
            }
        }
        if let models @ Value::Array(_) = &bug["corrected_models"][&name] {
            pair["models"] = models.clone();
            pair["prime_implicants"] = Value::Null;
            pair["fit"] = Value::Null;
        }
        amend(
            &mut pair["models"],
            &bug["intermediate_models_given_R_EC"][&name],
        );
        pair["essential"] = Value::Null;
    }
    Some(case)
}

/// Takes out of a list what R has too much, and adds what it lacks.
fn amend(list: &mut Value, correction: &Value) {
    let Some(list) = list.as_array_mut() else {
        return;
    };
    let extra = correction["extra_in_R"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    list.retain(|item| !extra.contains(item));
    list.extend(
        correction["missing_in_R"]
            .as_array()
            .cloned()
            .unwrap_or_default(),
    );
}

fn directions(case: &Value) -> Vec<String> {
    match &case["input"]["dir_exp"] {
        Value::Null => Vec::new(),
        Value::String(text) if is_positional(text) => text.split(',').map(str::to_owned).collect(),
        Value::String(text) => parts(text),
        list => strings(list).iter().flat_map(|text| parts(text)).collect(),
    }
}

/// `1,0,-` or `1;2,0`: one entry per condition.
fn is_positional(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_ascii_digit() || ",;- ".contains(c))
}

/// Splits at commas outside brackets: `C[0,1], F[1,2]`.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut inside = false;
    for c in text.chars() {
        inside = (inside || c == '[') && c != ']';
        if c == ',' && !inside {
            parts.push(String::new());
        } else {
            parts.last_mut().expect("never empty").push(c);
        }
    }
    parts
}

fn expectations(case: &Value, space: &PropertySpace) -> Result<DirectionalExpectations, String> {
    let written = directions(case);
    let positional = case["input"]["dir_exp"].as_str().is_some_and(is_positional);
    let single = |entry: &String| match entry.trim() {
        "-" => Ok(Expectation::Either),
        values => values
            .split(';')
            .map(|value| value.parse().map_err(|_| format!("{value} is no value")))
            .collect::<Result<_, _>>()
            .map(Expectation::Values),
    };
    let result = if positional {
        let singles: Vec<Expectation> = written.iter().map(single).collect::<Result<_, _>>()?;
        if singles.len() != space.levels().len() {
            return Err("one expectation per condition is needed".to_owned());
        }
        DirectionalExpectations::new(space, &singles, &[])
    } else {
        let parse = |text: &String| text.parse().map_err(|error| format!("{text}: {error}"));
        let written: Vec<Expression> = written.iter().map(parse).collect::<Result<_, _>>()?;
        DirectionalExpectations::new(space, &[], &written)
    };
    result.map_err(|error| error.to_string())
}

/// R's `sol.cons` and `sol.cov`. Its default for the latter, 1, stands for covering the chart.
fn solution_fit(case: &Value) -> Result<Option<SolutionFitPlan>, String> {
    let cutoff = |key: &str| -> Result<Option<Cutoff>, String> {
        let value = case["input"][key].as_f64().map(Cutoff::new).transpose();
        value.map_err(|error| error.to_string())
    };
    let coverage = cutoff("sol_cov")?;
    Ok(cutoff("sol_cons")?.map(|consistency| SolutionFitPlan {
        consistency,
        coverage,
    }))
}

pub(crate) struct Analysis {
    names: Vec<String>,
    table: TruthTable,
    literals: LiteralMemberships,
    outcome: FuzzySet,
    options: MinimizeOptions,
    expectations: Option<DirectionalExpectations>,
    uses_remainders: bool,
    prime_consistency: Option<Cutoff>,
    solution_fit: Option<SolutionFitPlan>,
    explains_negative: bool,
}

impl Analysis {
    pub(crate) fn read(case: &Value) -> Result<Self, String> {
        let input = Input::read(case)?;
        let table = rows::excluded(case, input.table()?)?;
        let prime_consistency = case["input"]["pi_cons"]
            .as_f64()
            .map(Cutoff::new)
            .transpose();
        let sets: Vec<&CalibratedSet> = input.conditions.iter().collect();
        let literals = LiteralMemberships::new(&sets, input.outcome.len());
        let include = case["input"]["include"].as_str().unwrap_or_default();
        let uses_remainders = include.contains('?');
        let expected = !case["input"]["dir_exp"].is_null();
        if expected && !uses_remainders {
            return Err("expectations without remainders".to_owned());
        }
        let expectations = expected
            .then(|| expectations(case, table.space()))
            .transpose()?;
        let options = MinimizeOptions {
            contradictions: if include.contains('C') {
                Contradictions::Include
            } else {
                Contradictions::Exclude
            },
            // Where models are chosen by their fit, the reference lists those of every size.
            models: if case["input"]["all_sol"] == true || !case["input"]["sol_cons"].is_null() {
                ModelsWanted::Irredundant
            } else {
                ModelsWanted::Minimal
            },
            row_dominance: case["input"]["row_dom"] == true,
            most_models: 10_000,
            steps: 100_000_000,
        };
        Ok(Self {
            names: case_names(case),
            table,
            literals,
            outcome: input.outcome,
            options,
            expectations,
            uses_remainders,
            explains_negative: case["input"]["explain"] == "0",
            prime_consistency: prime_consistency.map_err(|error| error.to_string())?,
            solution_fit: solution_fit(case)?,
        })
    }

    /// The terms of every model of the solution that the case asks for.
    pub(crate) fn models(&self) -> Vec<Vec<Implicant>> {
        let terms = |models: &[Model]| models.iter().map(|model| model.terms.clone()).collect();
        let conservative = Solution::conservative(&self.table, &self.options);
        if !self.uses_remainders {
            return terms(conservative.models());
        }
        let parsimonious = Solution::parsimonious(&self.table, &self.options);
        let Some(expectations) = &self.expectations else {
            return terms(parsimonious.models());
        };
        let solution = Intermediate::new(
            &self.table,
            &conservative,
            &parsimonious,
            expectations,
            &self.options,
        );
        let models = solution.models();
        models
            .iter()
            .map(|(model, _)| model.terms.clone())
            .collect()
    }

    /// R refuses a table without a row to explain, and one that is all positive. Both have an
    /// answer: no model, and the tautology.
    fn compare_with_refusal(&self) -> Result<(), String> {
        let solution = if self.uses_remainders {
            Solution::parsimonious(&self.table, &self.options)
        } else {
            Solution::conservative(&self.table, &self.options)
        };
        let models: Vec<Vec<String>> = solution
            .models()
            .iter()
            .map(|model| {
                model
                    .terms
                    .iter()
                    .map(|t| t.expression(self.table.space()).to_string())
                    .collect()
            })
            .collect();
        let nothing = self.table.configurations(RowOutcome::Positive).is_empty();
        let tautology = self.table.configurations(RowOutcome::Negative).is_empty();
        match &models[..] {
            [] if nothing => Ok(()),
            [model] if tautology && model == &["1"] => Ok(()),
            _ => Err(format!("the reference refuses; we have {models:?}")),
        }
    }

    fn compare(&self, expect: &Value) -> Result<(), String> {
        rows::same_rows_set_to_0(expect, &self.table)?;
        for (row, code) in expect["truth_table"].as_object().into_iter().flatten() {
            let ours = rows::code(&self.table, row);
            // Where the negative rows are explained, the reference still prints the codes before.
            let expected = match code.as_str() {
                Some("0") if self.explains_negative => Some("1"),
                Some("1") if self.explains_negative => Some("0"),
                code => code,
            };
            equal(&format!("row {row}"), &ours.as_deref(), &expected)?;
        }
        let conservative = self.chosen(Solution::conservative(&self.table, &self.options));
        if !self.uses_remainders {
            let beyond = &expect["rows_covered_beyond_positive"];
            return self.compare_solution(&conservative, expect, beyond);
        }
        let parsimonious = match self.prime_consistency {
            None => Solution::parsimonious(&self.table, &self.options),
            Some(threshold) => Solution::parsimonious_by_consistency(
                &self.table,
                &self.literals,
                &self.outcome,
                threshold,
                &self.options,
            ),
        };
        let parsimonious = self.chosen(parsimonious);
        let Some(expectations) = &self.expectations else {
            let assumptions = &expect["simplifying_assumptions"];
            return self.compare_solution(&parsimonious, expect, assumptions);
        };
        let block = &expect["parsimonious"];
        self.compare_solution(&parsimonious, block, &block["simplifying_assumptions"])?;
        let solution = Intermediate::new(
            &self.table,
            &conservative,
            &parsimonious,
            expectations,
            &self.options,
        );
        let expected = expect["intermediate"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        equal("pairs", &solution.pairs().len(), &expected.len())?;
        for expected in &expected {
            self.compare_pair(expected, &conservative, &parsimonious, &solution)?;
        }
        Ok(())
    }

    /// The solution with its models chosen by fit, where the case asks for that.
    fn chosen(&self, solution: Solution) -> Solution {
        match self.solution_fit {
            None => solution,
            Some(plan) => {
                solution.chosen_by_fit(plan, &self.literals, &self.outcome, &self.options)
            }
        }
    }

    fn compare_pair(
        &self,
        expected: &Value,
        conservative: &Solution,
        parsimonious: &Solution,
        solution: &Intermediate,
    ) -> Result<(), String> {
        let space = self.table.space();
        let from = implicants(&expected["conservative_model"], space)?;
        let to = implicants(&expected["parsimonious_model"], space)?;
        let is_pair = |pair: &&Pair| {
            sorted(&conservative.models()[pair.conservative]) == from
                && sorted(&parsimonious.models()[pair.parsimonious]) == to
        };
        let pair = solution
            .pairs()
            .iter()
            .find(is_pair)
            .ok_or("a pair is missing")?;
        let name = expected["name"].as_str().unwrap_or_default();
        let rows = |key: &str| -> Vec<u64> {
            let rows = expected[key].as_array().into_iter().flatten();
            rows.filter_map(Value::as_u64).collect()
        };
        self.same_rows(
            &format!("{name} EC"),
            &pair.easy_counterfactuals,
            &rows("easy_counterfactuals"),
        )?;
        self.same_rows(
            &format!("{name} DC"),
            &pair.difficult_counterfactuals,
            &rows("difficult_counterfactuals"),
        )?;
        self.compare_solution(&pair.solution, expected, &Value::Null)
    }

    fn same_rows(&self, what: &str, ours: &RowSet, expected: &[u64]) -> Result<(), String> {
        let ours: Vec<u64> = ours
            .first_rows(10_000, self.table.space())
            .iter()
            .map(|&row| u64::try_from(row).unwrap_or(u64::MAX))
            .collect();
        equal(what, &ours[..], expected)
    }

    fn compare_solution(
        &self,
        ours: &Solution,
        expected: &Value,
        assumptions: &Value,
    ) -> Result<(), String> {
        let space = self.table.space();
        if !expected["prime_implicants"].is_null() {
            let mut primes = ours.chart().primes().to_vec();
            primes.sort();
            equal(
                "prime implicants",
                &primes,
                &implicants(&expected["prime_implicants"], space)?,
            )?;
        }
        let mut models: Vec<Vec<Implicant>> = ours.models().iter().map(sorted).collect();
        models.sort();
        let empty = Vec::new();
        let lists = expected["models"].as_array().unwrap_or(&empty);
        let mut expected_models: Vec<Vec<Implicant>> = lists
            .iter()
            .map(|model| implicants(model, space))
            .collect::<Result<_, _>>()?;
        expected_models.sort();
        equal("models", &models, &expected_models)?;
        equal(
            "models counted",
            &ours.models_total(),
            &Some(models.len() as u128),
        )?;
        if !expected["essential"].is_null() {
            let mut essential: Vec<Implicant> = ours.essential().cloned().collect();
            essential.sort();
            equal(
                "essential",
                &essential,
                &implicants(&expected["essential"], space)?,
            )?;
        }
        for (number, model) in lists.iter().enumerate() {
            let terms = implicants(model, space)?;
            let ours = ours.models().iter().find(|model| sorted(model) == terms);
            let ours = ours.ok_or("a model is missing")?;
            let rows = &assumptions[format!("M{}", number + 1)];
            if let Some(rows) = rows.as_array() {
                let rows: Vec<u64> = rows.iter().filter_map(Value::as_u64).collect();
                self.same_rows(
                    "simplifying assumptions",
                    &ours.simplifying_assumptions,
                    &rows,
                )?;
            }
        }
        self.compare_fit(&expected["fit"])
    }

    fn compare_fit(&self, expected: &Value) -> Result<(), String> {
        let space = self.table.space();
        let models = expected["models"].as_array().into_iter().flatten();
        for model in models {
            let terms = implicants(&model["model"], space)?;
            let fit = ModelFit::of(&terms, &self.literals, &self.outcome);
            same("model inclS", fit.consistency, &model["inclS"])?;
            same("model PRI", fit.pri, &model["PRI"])?;
            same("model covS", fit.coverage, &model["covS"])?;
            self.compare_term_fit(&terms, &model["terms"])?;
        }
        let union: Vec<String> = expected["terms"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|term| term["term"].as_str().map(str::to_owned))
            .collect();
        self.compare_term_fit(&implicants(&union.into(), space)?, &expected["terms"])
    }

    fn compare_term_fit(&self, terms: &[Implicant], expected: &Value) -> Result<(), String> {
        let space = self.table.space();
        let fits = TermFit::of_each(terms, &self.literals, &self.outcome);
        for expected in expected.as_array().into_iter().flatten() {
            let text = expected["term"].as_str().unwrap_or_default();
            let term = crate::data::implicant(text, space)?;
            let position = terms
                .iter()
                .position(|t| *t == term)
                .ok_or("a term is missing")?;
            let fit = fits[position];
            same(
                &format!("{text} inclS"),
                fit.consistency,
                &expected["inclS"],
            )?;
            same(&format!("{text} PRI"), fit.pri, &expected["PRI"])?;
            same(&format!("{text} covS"), fit.raw_coverage, &expected["covS"])?;
            if !expected["covU"].is_null() {
                same(
                    &format!("{text} covU"),
                    fit.unique_coverage,
                    &expected["covU"],
                )?;
            }
            if let Some(lists) = expected["cases_by_row"].as_array() {
                let mut lists: Vec<Vec<String>> = lists.iter().map(strings).collect();
                lists.sort();
                equal(&format!("{text} cases"), &self.cases_by_row(&term), &lists)?;
            }
        }
        Ok(())
    }

    fn cases_by_row(&self, term: &Implicant) -> Vec<Vec<String>> {
        let covered = self.table.cases_by_row(term, self.options.contradictions);
        let named = |cases: &[usize]| cases.iter().map(|&case| self.names[case].clone()).collect();
        let mut lists: Vec<Vec<String>> = covered.into_iter().map(named).collect();
        lists.sort();
        lists
    }
}

fn sorted(model: &Model) -> Vec<Implicant> {
    let mut terms = model.terms.clone();
    terms.sort();
    terms
}
