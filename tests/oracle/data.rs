//! Reading the parts that all cases share.

use equifinal::minimize::Implicant;
use equifinal::set::{CalibratedSet, Expression, FuzzySet, PropertySpace, SetName};
use serde_json::Value;

/// How far a number may lie from the reference.
pub(crate) const TOLERANCE: f64 = 1e-9;

/// A column as a set: whole numbers with a maximum of 2 or more are a multi-value set.
///
/// `keep` selects the cases. `None` when a kept value is missing.
pub(crate) fn set(case: &Value, name: &str, keep: &[usize]) -> Result<CalibratedSet, String> {
    let column = case["data"][name]
        .as_array()
        .ok_or_else(|| format!("no column {name}"))?;
    let numbers: Vec<f64> = keep
        .iter()
        .map(|&i| {
            column[i]
                .as_f64()
                .ok_or_else(|| format!("{name}: {} is no number", column[i]))
        })
        .collect::<Result<_, _>>()?;
    let name = SetName::new(name).map_err(|error| error.to_string())?;
    let most = numbers.iter().copied().fold(0.0, f64::max);
    if most > 1.0 && numbers.iter().all(|x| x.fract() == 0.0 && *x >= 0.0) {
        let values = numbers
            .iter()
            .copied()
            .map(whole)
            .collect::<Result<_, _>>()?;
        return Ok(CalibratedSet::multi_value(name, 2, values));
    }
    let memberships = FuzzySet::from_scores(&numbers).map_err(|error| error.to_string())?;
    Ok(CalibratedSet::fuzzy(name, memberships))
}

/// A whole number from 0 to 31.
fn whole(number: f64) -> Result<u8, String> {
    (0..32)
        .find(|&value| f64::from(value).total_cmp(&number).is_eq())
        .ok_or_else(|| format!("{number} is no value of a multi-value set"))
}

/// The positions of the cases that have a value in every one of `columns`.
pub(crate) fn complete_cases(case: &Value, columns: &[String]) -> Vec<usize> {
    let has = |i: &usize| columns.iter().all(|name| !case["data"][name][*i].is_null());
    (0..case_names(case).len()).filter(has).collect()
}

pub(crate) fn case_names(case: &Value) -> Vec<String> {
    strings(&case["data"]["case"])
}

pub(crate) fn strings(value: &Value) -> Vec<String> {
    value
        .as_array()
        .map(|items| {
            items
                .iter()
                .map(|item| item.as_str().unwrap_or_default().to_owned())
                .collect()
        })
        .unwrap_or_default()
}

/// The outcome of a case: an expression in one set, possibly negated.
pub(crate) fn outcome(case: &Value, keep: &[usize]) -> Result<FuzzySet, String> {
    let text = case["input"]["outcome"].as_str().ok_or("no outcome")?;
    let expression: Expression = text.parse().map_err(|error| format!("outcome: {error}"))?;
    let name = expression.literals()[0].set.clone();
    let set = set(case, name.as_str(), keep)?;
    expression
        .membership(&[&set])
        .map_err(|name| format!("no set {name}"))
}

/// A term such as `A*~B` or `A[2]*B[0]` as an implicant.
pub(crate) fn implicant(text: &str, space: &PropertySpace) -> Result<Implicant, String> {
    let expression: Expression = text.parse().map_err(|error| format!("{text}: {error}"))?;
    let products = space
        .products(&expression)
        .map_err(|error| format!("{text}: {error}"))?;
    let [product] = &products[..] else {
        return Err(format!("{text} is not one term"));
    };
    let value = |(allowed, levels): (&u32, &u8)| match allowed.count_ones() {
        1 => Ok(u8::try_from(allowed.trailing_zeros()).ok()),
        n if n == u32::from(*levels) => Ok(None),
        _ => Err(format!("{text} asks several values of one set")),
    };
    let values = product
        .allowed()
        .iter()
        .zip(space.levels())
        .map(value)
        .collect::<Result<_, _>>()?;
    Ok(Implicant::new(values))
}

pub(crate) fn implicants(value: &Value, space: &PropertySpace) -> Result<Vec<Implicant>, String> {
    let mut terms: Vec<Implicant> = strings(value)
        .iter()
        .map(|text| implicant(text, space))
        .collect::<Result<_, _>>()?;
    terms.sort();
    Ok(terms)
}

/// Compares a number with the reference's, where `"NaN"` means undefined.
pub(crate) fn same(what: &str, ours: Option<f64>, expected: &Value) -> Result<(), String> {
    let agrees = match (ours, expected.as_f64()) {
        (Some(ours), Some(expected)) => (ours - expected).abs() <= TOLERANCE,
        (None, None) => expected == "NaN",
        _ => false,
    };
    if agrees {
        Ok(())
    } else {
        Err(format!("{what}: {ours:?}, the reference has {expected}"))
    }
}

/// To how many decimals R printed a table: at least three, and as many as its longest number.
pub(crate) fn decimals(rows: &[Value]) -> i32 {
    let values = rows.iter().filter_map(Value::as_object).flatten();
    let texts = values.filter_map(|(_, value)| value.as_f64().map(|x| x.to_string()));
    let printed = texts.map(|text| text.split_once('.').map_or(0, |(_, digits)| digits.len()));
    printed
        .max()
        .and_then(|n| i32::try_from(n).ok())
        .unwrap_or(0)
        .max(3)
}

/// Compares a number with one that R printed to some decimals.
pub(crate) fn same_rounded(
    what: &str,
    ours: Option<f64>,
    expected: &Value,
    decimals: i32,
) -> Result<(), String> {
    let half = 0.5 * 10_f64.powi(-decimals) + TOLERANCE;
    match (ours, expected.as_f64()) {
        (Some(ours), Some(expected)) if (ours - expected).abs() <= half => Ok(()),
        (None, None) if expected == "NaN" => Ok(()),
        _ => Err(format!("{what}: {ours:?}, the reference has {expected}")),
    }
}

pub(crate) fn equal<T: PartialEq + std::fmt::Debug + ?Sized>(
    what: &str,
    ours: &T,
    expected: &T,
) -> Result<(), String> {
    if ours == expected {
        Ok(())
    } else {
        Err(format!("{what}: {ours:?}, the reference has {expected:?}"))
    }
}
