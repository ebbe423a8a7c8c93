//! Parameters of fit of expressions: R's `pof`.

use equifinal::set::{
    CalibratedSet, Expression, FuzzySet, consistency, coverage, graded_consistency, pri, relevance,
    unique_coverage,
};
use serde_json::Value;

use crate::Outcome;
use crate::data::{complete_cases, decimals, outcome, same, same_rounded, set};
use crate::superset_search;

pub(crate) fn run(case: &Value) -> Result<Outcome, String> {
    let input = &case["input"];
    let function = input["fn"].as_str().unwrap_or_default();
    if function == "superSubset" {
        return superset_search::run(case);
    }
    if function == "QCAfit" {
        return compare_qcafit(case).map(|()| Outcome::Passed);
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

/// R's `QCAfit`: one row a literal, rounded to three significant digits over the whole table.
fn compare_qcafit(case: &Value) -> Result<(), String> {
    let rows = case["expect"]["rows"].as_array().ok_or("no rows")?;
    let digits = decimals(rows);
    for row in rows {
        let text = row["term"].as_str().ok_or("no term")?;
        let term: Expression = text.parse().map_err(|error| format!("{text}: {error}"))?;
        let name = term.literals()[0].set.to_string();
        let keep = complete_cases(case, std::slice::from_ref(&name));
        let set = set(case, &name, &keep)?;
        let x = term
            .membership(&[&set])
            .map_err(|name| format!("no set {name}"))?;
        let y = outcome(case, &keep)?;
        let product = consistency(&x, &y).zip(pri(&x, &y)).map(|(a, b)| a * b);
        for (key, ours) in [
            ("Cons.Nec", consistency(&y, &x)),
            ("Cov.Nec", coverage(&y, &x)),
            ("RoN", relevance(&x, &y)),
            ("Cons.Suf", consistency(&x, &y)),
            ("Cov.Suf", coverage(&x, &y)),
            ("PRI", pri(&x, &y)),
            ("Cons.Suf(H)", graded_consistency(&x, &y)),
            ("PRODUCT", product),
        ] {
            if !row[key].is_null() {
                same_rounded(&format!("{text} {key}"), ours, &row[key], digits)?;
            }
        }
    }
    Ok(())
}
