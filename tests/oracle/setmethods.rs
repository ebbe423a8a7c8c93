//! Case selection, theory evaluation and the rest of R's `SetMethods`.

use equifinal::calibrate::share_above_half;
use equifinal::minimize::Implicant;
use equifinal::set::{
    CalibratedSet, Expression, FuzzySet, PropertySpace, SetName, SumOfProducts, consistency,
    coverage, pri,
};
use equifinal::sufficiency::{Area, LiteralMemberships, ModelFit, TheoryArea, TheoryEvaluation};
use serde_json::Value;

use crate::data::{
    case_names, decimals, equal, implicant, implicants, same, same_rounded, strings,
};
use crate::minimize::Analysis;
use crate::truth_table::Input;
use crate::{Outcome, clusters, ranges, robustness, smmr};

pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let function = case["input"]["fn"].as_str().unwrap_or_default();
    match function {
        "skew.check" => skewness(case),
        "intersectExp" => intersection(case),
        "pimdata" => memberships(case),
        "theory.evaluation" => theory(case),
        "QCA::modelFit" => model_fit(case),
        "smmr" => smmr::compare(case),
        "cluster" => clusters::compare(case),
        "rob.inclrange" | "rob.ncutrange" | "rob.calibrange" => return ranges::compare(case),
        "rob.fit" | "rob.corefit" | "rob.cases" => robustness::compare(case),
        other => return Ok(Outcome::NotYetSupported(format!("fn: {other}"))),
    }
    .map(|()| Outcome::Passed)
}

/// The case without what the reference gets wrong, for the known disagreements; what it gets right
/// still has to agree.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    match case["input"]["fn"].as_str()? {
        "smmr" => smmr::by_definition(case),
        "cluster" => Some(clusters::by_definition(case)),
        "rob.calibrange" => ranges::by_definition(case),
        "theory.evaluation" => Some(without_areas(case)),
        "rob.fit" => robustness::by_definition(case),
        "QCA::modelFit" => Some(without_area(case, "~model*theory")),
        _ => None,
    }
}

/// A truth table with its models, read from a case.
pub(crate) struct Study {
    pub(crate) names: Vec<String>,
    pub(crate) conditions: Vec<CalibratedSet>,
    pub(crate) outcome: FuzzySet,
    pub(crate) space: PropertySpace,
    pub(crate) literals: LiteralMemberships,
    pub(crate) models: Vec<Vec<Implicant>>,
}

impl Study {
    pub(crate) fn read(case: &Value) -> Result<Self, String> {
        let mut case = case.clone();
        let input = &mut case["input"];
        input["pri_cut"] = 0.into();
        if let Some(expected) = input["dir_exp"].as_array() {
            let values: Vec<String> = expected.iter().map(Value::to_string).collect();
            input["dir_exp"] = values.join(",").into();
        }
        let Input {
            conditions,
            outcome,
            ..
        } = Input::read(&case)?;
        let sets: Vec<&CalibratedSet> = conditions.iter().collect();
        Ok(Self {
            names: case_names(&case),
            space: PropertySpace::of(&sets).map_err(|error| error.to_string())?,
            literals: LiteralMemberships::new(&sets, outcome.len()),
            models: Analysis::read(&case)?.models(),
            conditions,
            outcome,
        })
    }

    pub(crate) fn sets(&self) -> Vec<&CalibratedSet> {
        self.conditions.iter().collect()
    }

    /// The model with exactly these terms.
    fn model(&self, terms: &[&str]) -> Result<Vec<Implicant>, String> {
        let terms = implicants(&terms.into(), &self.space)?;
        let sorted = |model: &Vec<Implicant>| {
            let mut model = model.clone();
            model.sort();
            model
        };
        let found = self.models.iter().any(|model| sorted(model) == terms);
        if found {
            Ok(terms)
        } else {
            Err(format!("{terms:?} is no model of ours"))
        }
    }

    /// Membership in a term written as text.
    pub(crate) fn term(&self, text: &str) -> Result<FuzzySet, String> {
        Ok(self.literals.of(&implicant(text, &self.space)?))
    }
}

fn skewness(case: &Value) -> Result<(), String> {
    let lines = strings(&case["expect"]["lines"]);
    for line in &lines {
        let name = line
            .strip_prefix("Set ")
            .and_then(|rest| rest.split(' ').next());
        let name = name.or(case["input"]["set"].as_str()).ok_or("no set")?;
        let everyone: Vec<usize> = (0..case_names(case).len()).collect();
        let set = crate::data::set(case, name, &everyone)?;
        let set = set.membership_in(1);
        let share = share_above_half(&set).ok_or("no cases")? * 100.0;
        let ours = format!("{} / {} = {share:.2} %", set.cases_in().len(), set.len());
        let expected = line.rsplit(": ").next().unwrap_or_default();
        equal(name, &ours[..], expected)?;
    }
    equal("any line", &lines.is_empty(), &false)
}

pub(crate) fn parse(text: &Value) -> Result<Expression, String> {
    let text = text.as_str().unwrap_or_default();
    text.parse().map_err(|error| format!("{text}: {error}"))
}

/// The products of an expression as R wrote it, compared with ours as sets.
pub(crate) fn same_products(what: &str, ours: &Expression, expected: &str) -> Result<(), String> {
    let literals = |text: &str| -> Vec<String> {
        let mut literals: Vec<String> = text.split('*').map(|l| l.trim().to_owned()).collect();
        literals.sort();
        literals
    };
    let products = |text: &str| -> Vec<Vec<String>> {
        let mut products: Vec<Vec<String>> = text.split('+').map(literals).collect();
        products.sort();
        products
    };
    equal(what, &products(&ours.to_string()), &products(expected))
}

fn intersection(case: &Value) -> Result<(), String> {
    let (a, b) = (
        parse(&case["input"]["expression1"])?,
        parse(&case["input"]["expression2"])?,
    );
    let mut names: Vec<SetName> = [&a, &b]
        .iter()
        .flat_map(|expression| expression.literals())
        .map(|literal| literal.set.clone())
        .collect();
    names.sort();
    names.dedup();
    let space = PropertySpace::new(names.into_iter().map(|name| (name, 2)));
    let space = space.map_err(|error| error.to_string())?;
    let sum = |expression| SumOfProducts::of(expression, &space).map_err(|e| e.to_string());
    let both = sum(&a)?.and(&sum(&b)?);
    let expected = case["expect"]["expression"].as_str().unwrap_or_default();
    same_products("intersection", &both.expression(), expected)
}

/// The columns of a row that are terms.
fn term_columns(row: &Value) -> Vec<&str> {
    let columns = row
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, _)| &name[..]);
    let known = ["case", "solution_formula", "out"];
    columns.filter(|name| !known.contains(name)).collect()
}

fn memberships(case: &Value) -> Result<(), String> {
    let study = Study::read(case)?;
    let rows = case["expect"]["rows"].as_array().ok_or("no rows")?;
    let columns = term_columns(&rows[0]);
    let model = study.model(&columns)?;
    let solution = study.literals.of_any(&model);
    let value = |set: &FuzzySet, i: usize| Some(set.memberships()[i].value());
    equal("rows", &rows.len(), &study.names.len())?;
    for (i, row) in rows.iter().enumerate() {
        equal("case", &Some(&study.names[i][..]), &row["case"].as_str())?;
        for &column in &columns {
            same(column, value(&study.term(column)?, i), &row[column])?;
        }
        same("solution", value(&solution, i), &row["solution_formula"])?;
        same("out", value(&study.outcome, i), &row["out"])?;
    }
    Ok(())
}

/// The name of an area in `theory.evaluation`, of its expression, of its cases with and without the
/// outcome, and its name in `modelFit`.
fn area_names(area: Area) -> [&'static str; 5] {
    match area {
        Area::Both => ["T*S", "TE", "TSY", "TS~Y", "model*theory"],
        Area::SolutionOnly => ["~T*S", "tE", "~TSY", "~TS~Y", "model*~theory"],
        Area::TheoryOnly => ["T*~S", "Te", "T~SY", "T~S~Y", "~model*theory"],
        Area::Neither => ["~T*~S", "te", "~T~SY", "~T~S~Y", "~model*~theory"],
    }
}

fn fit_of(set: &FuzzySet, outcome: &FuzzySet) -> ModelFit {
    ModelFit {
        consistency: consistency(set, outcome),
        pri: pri(set, outcome),
        coverage: coverage(set, outcome),
    }
}

/// The rows of `fit` above the solution: its terms.
fn terms_above<'v>(rows: &'v [Value], solution: &str) -> Vec<&'v str> {
    let areas = rows.iter().filter_map(|row| row["area"].as_str());
    areas.take_while(|area| *area != solution).collect()
}

fn evaluated(case: &Value, study: &Study, model: &[Implicant]) -> Result<TheoryEvaluation, String> {
    let theory = parse(&case["input"]["theory"])?;
    TheoryEvaluation::new(&theory, model, &study.sets(), &study.outcome).map_err(|e| e.to_string())
}

/// Membership in what a row or column of the theory evaluation is about.
fn named_set(
    name: &str,
    case: &Value,
    study: &Study,
    model: &[Implicant],
    areas: &[TheoryArea],
) -> Result<FuzzySet, String> {
    let is_named = |area: &&TheoryArea| area_names(area.area).contains(&name);
    if let Some(area) = areas.iter().find(is_named) {
        return Ok(area.membership.clone());
    }
    match name {
        "Outcome" => Ok(study.outcome.clone()),
        "Sol.Formula" | "model" => Ok(study.literals.of_any(model)),
        "Theory" | "theory" => parse(&case["input"]["theory"])?
            .membership(&study.sets())
            .map_err(|name| format!("no set {name}")),
        term => study.term(term),
    }
}

fn theory(case: &Value) -> Result<(), String> {
    let study = Study::read(case)?;
    let expect = &case["expect"];
    if expect["error"].is_string() {
        // R fails on input that has an answer.
        let model = study.models.first().ok_or("no model")?;
        return evaluated(case, &study, model).map(|_| ());
    }
    let rows = expect["fit"].as_array().ok_or("no fit")?;
    let model = study.model(&terms_above(rows, "Sol.Formula"))?;
    let evaluation = evaluated(case, &study, &model)?;
    for area in evaluation.areas() {
        compare_area(area, expect, &study.names)?;
    }
    let set = |name: &str| named_set(name, case, &study, &model, evaluation.areas());
    for row in rows {
        let name = row["area"].as_str().unwrap_or_default();
        let fit = fit_of(&set(name)?, &study.outcome);
        // Every row was printed on its own.
        let digits = decimals(std::slice::from_ref(row));
        same_rounded(
            &format!("{name} consistency"),
            fit.consistency,
            &row["Cons.Suf"],
            digits,
        )?;
        same_rounded(
            &format!("{name} coverage"),
            fit.coverage,
            &row["Cov.Suf"],
            digits,
        )?;
        same_rounded(&format!("{name} PRI"), fit.pri, &row["PRI"], digits)?;
    }
    for (i, row) in expect["memberships"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        for (name, value) in row.as_object().into_iter().flatten() {
            if name != "case" {
                same(name, Some(set(name)?.memberships()[i].value()), value)?;
            }
        }
    }
    Ok(())
}

fn compare_area(area: &TheoryArea, expect: &Value, names: &[String]) -> Result<(), String> {
    let [_, expression, with, without, _] = area_names(area.area);
    let expected = expect["intersections"][expression]
        .as_str()
        .unwrap_or_default();
    same_products(expression, &area.expression, expected)?;
    for (key, in_outcome, cases) in [
        (with, true, &area.cases_in_outcome),
        (without, false, &area.cases_out_of_outcome),
    ] {
        let expected = &expect["cases"][key];
        if expected.is_null() {
            continue;
        }
        let kind = expected["kind"].as_str().unwrap_or_default().to_lowercase();
        equal(
            key,
            &kind.starts_with(area.area.case_kind(in_outcome)),
            &true,
        )?;
        let cases: Vec<String> = cases.iter().map(|&case| names[case].clone()).collect();
        equal(
            &format!("cases of {key}"),
            &cases,
            &strings(&expected["cases"]),
        )?;
    }
    Ok(())
}

fn model_fit(case: &Value) -> Result<(), String> {
    let study = Study::read(case)?;
    let expect = &case["expect"];
    let rows = expect["fit"].as_array().ok_or("no fit")?;
    let model = study.model(&terms_above(rows, "model"))?;
    let evaluation = evaluated(case, &study, &model)?;
    for area in evaluation.areas() {
        let [.., name] = area_names(area.area);
        if let Some(expected) = expect["intersections"][name].as_str() {
            same_products(name, &area.expression, expected)?;
        }
    }
    for row in rows {
        let name = row["area"].as_str().unwrap_or_default();
        let set = named_set(name, case, &study, &model, evaluation.areas())?;
        let fit = fit_of(&set, &study.outcome);
        same(&format!("{name} inclS"), fit.consistency, &row["inclS"])?;
        same(&format!("{name} PRI"), fit.pri, &row["PRI"])?;
        same(&format!("{name} covS"), fit.coverage, &row["covS"])?;
    }
    Ok(())
}

/// Without memberships and fit of the four areas, which `theory.evaluation` takes of minima, and
/// without the cases in theory and solution and out of the outcome, of which it lists none.
fn without_areas(case: &Value) -> Value {
    let mut case = case.clone();
    let names: Vec<&str> = Area::ALL.iter().map(|&area| area_names(area)[0]).collect();
    let is_area = |name: &str| names.contains(&name);
    if let Some(rows) = case["expect"]["fit"].as_array_mut() {
        rows.retain(|row| !row["area"].as_str().is_some_and(is_area));
    }
    for row in case["expect"]["memberships"]
        .as_array_mut()
        .into_iter()
        .flatten()
    {
        if let Some(row) = row.as_object_mut() {
            row.retain(|name, _| !is_area(name));
        }
    }
    case["expect"]["cases"]["TS~Y"] = Value::Null;
    case
}

/// Without one area of `modelFit`.
fn without_area(case: &Value, name: &str) -> Value {
    let mut case = case.clone();
    if let Some(rows) = case["expect"]["fit"].as_array_mut() {
        rows.retain(|row| row["area"] != name);
    }
    case["expect"]["intersections"][name] = Value::Null;
    case
}
