//! Parameters of fit of expressions: R's `pof`.

use equifinal::set::{
    CalibratedSet, Expression, FuzzySet, consistency, coverage, pri, relevance, unique_coverage,
};
use serde_json::Value;

use crate::Outcome;
use crate::data::{complete_cases, outcome, same, set};
use crate::superset_search;

pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let input = &case["input"];
    let function = input["fn"].as_str().unwrap_or_default();
    if function == "superSubset" {
        return superset_search::run(case);
    }
    if function != "pof" {
        return Ok(Outcome::NotYetSupported(format!("fn: {function}")));
    }
    if !input["inf_test"].is_null() {
        return Ok(Outcome::NotYetSupported("inf_test".to_owned()));
    }
    let result = compare(case);
    match (case["expect"]["error"].as_str(), result) {
        (None, result) => result.map(|()| Outcome::Passed),
        (Some(_), Err(_)) => Ok(Outcome::Passed),
        (Some(error), Ok(())) => Err(format!("the reference refuses: {error}")),
    }
}

fn compare(case: &Value) -> Result<(), String> {
    let mut case = case.clone();
    let text = case["input"]["expression"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    // R also reads `expression <- outcome`.
    let (text, arrow) = text
        .split_once("<-")
        .map_or((&text[..], None), |(x, y)| (x, Some(y.trim())));
    if let Some(outcome) = arrow {
        case["input"]["outcome"] = outcome.into();
    }
    let expression: Expression = text.parse().map_err(|error| format!("{text}: {error}"))?;
    let outcome_text = case["input"]["outcome"].as_str().unwrap_or_default();
    let outcome_expression: Expression = outcome_text.parse().map_err(|e| format!("{e}"))?;
    let mut names: Vec<String> = expression
        .literals()
        .iter()
        .chain(&outcome_expression.literals())
        .map(|literal| literal.set.to_string())
        .collect();
    names.dedup();
    let keep = complete_cases(&case, &names);
    let sets: Vec<CalibratedSet> = names
        .iter()
        .map(|name| set(&case, name, &keep))
        .collect::<Result<_, _>>()?;
    let sets: Vec<&CalibratedSet> = sets.iter().collect();
    let y = outcome(&case, &keep)?;
    let member = |e: &Expression| e.membership(&sets).map_err(|name| format!("no set {name}"));
    let terms: Vec<FuzzySet> = expression
        .terms()
        .iter()
        .map(member)
        .collect::<Result<_, _>>()?;
    let rows = case["expect"]["rows"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let expected_rows = terms.len() + usize::from(terms.len() > 1);
    if case["expect"]["error"].is_null() && rows.len() != expected_rows {
        return Err(format!(
            "{} rows, the reference has {}",
            expected_rows,
            rows.len()
        ));
    }
    let whole = member(&expression)?;
    for (i, row) in rows.iter().enumerate() {
        let x = terms.get(i).unwrap_or(&whole);
        let term = row["term"].as_str().unwrap_or_default();
        let check = |key: &str, ours: Option<f64>| {
            if row[key].is_null() {
                Ok(())
            } else {
                same(&format!("{term} {key}"), ours, &row[key])
            }
        };
        check("inclN", consistency(&y, x))?;
        check("covN", coverage(&y, x))?;
        check("RoN", relevance(x, &y))?;
        check("inclS", consistency(x, &y))?;
        check("PRI", pri(x, &y))?;
        check("covS", coverage(x, &y))?;
        if i < terms.len() {
            let others = terms.iter().enumerate().filter(|(j, _)| *j != i);
            let others = others.fold(FuzzySet::empty(y.len()), |any, (_, other)| any.or(other));
            check("covU", unique_coverage(x, &others, &y))?;
        }
    }
    Ok(())
}
