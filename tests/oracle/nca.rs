//! Necessary condition analysis: R's `nca_analysis`.

use equifinal::necessity::nca::{
    Bounds, CeilingLine, Corner, End, Inefficiency, Level, Permutations, Range, Space, Undefined,
    p_values, percentage_of_range, percentile, steps,
};
use equifinal::study::{Ceiling, LevelUnit};
use serde_json::{Map, Value};

use crate::data::{case_names, equal, same, same_rounded, strings};

/// R's ceilings by name; its `ols` is no ceiling, and not compared.
fn ceiling(name: &str) -> Result<Ceiling, String> {
    let of = |ceiling: &Ceiling| ceiling.word() == name;
    let found = Ceiling::ALL.into_iter().find(of);
    found.ok_or_else(|| format!("no ceiling {name}"))
}

pub(crate) fn run(case: &Value) -> Result<super::Outcome, String> {
    let input = &case["input"];
    let conditions = strings(&input["x"]);
    let expected = &case["expect"];
    let mut spaces = Vec::new();
    for (at, name) in conditions.iter().enumerate() {
        spaces.push(space(case, name, at)?);
    }
    if expected["error"].is_string() {
        return refused_by_r(&spaces);
    }
    for (name, space) in conditions.iter().zip(&spaces) {
        let expected = &expected["conditions"][name];
        compare_condition(space, case, expected).map_err(|why| format!("{name}: {why}"))?;
    }
    compare_p_values(&spaces, &conditions, expected)?;
    let tables = expected["bottleneck"].as_object().ok_or("no bottleneck")?;
    for (name, table) in tables {
        for (condition, space) in conditions.iter().zip(&spaces) {
            let found = CeilingLine::new(space, ceiling(name)?);
            let column = &table["x"][condition];
            compare_bottleneck(&found, space, input, table, column)
                .map_err(|why| format!("bottleneck {name}, {condition}: {why}"))?;
        }
    }
    Ok(super::Outcome::Passed)
}

/// Where R fails on data that have an answer, its purity metrics do, and not the ceilings. With one
/// peer no ceiling has a zone. On crisp data CE-FDH has all of the scope above it when no case has the
/// outcome without the condition, else nothing; a line leaves it half of that.
fn refused_by_r(spaces: &[Space]) -> Result<super::Outcome, String> {
    for space in spaces {
        let empty = match (space.peers().len(), is_crisp(space)) {
            (1, _) => 0.0,
            (_, true) => 1.0,
            (_, false) => return Err("R fails on data that are neither".to_owned()),
        };
        for ceiling in Ceiling::ALL {
            let part = if ceiling == Ceiling::CeFdh { 1.0 } else { 0.5 };
            let d = CeilingLine::new(space, ceiling).effect_size();
            same(&ceiling.to_string(), Some(d), &(empty * part).into())?;
        }
    }
    Ok(super::Outcome::Passed)
}

fn is_crisp(space: &Space) -> bool {
    let crisp = |value: f64| value.fract().abs() <= 0.0 && (0.0..=1.0).contains(&value);
    space
        .condition_values()
        .chain(space.outcome_values())
        .all(crisp)
}

/// The definition where R departs from it: NN where any value of a condition will do, also when that
/// is its highest; and what a line needs at the end of the range, without a rounding error beyond it.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    let mut case = case.clone();
    let flipped = |at: usize| {
        case["input"]["flip_x"] == true
            || [2, 4]
                .map(Value::from)
                .contains(&case["input"]["corner"][at])
    };
    let names = strings(&case["input"]["x"]);
    let flipped: Vec<&String> = (0..names.len())
        .filter(|&at| flipped(at))
        .map(|at| &names[at])
        .collect();
    for name in flipped {
        let highest = case["expect"]["conditions"][name]["xmax"].clone();
        let column = &mut case["expect"]["bottleneck"]["ce_fdh"]["x"][name];
        for row in 0..column["actual"].as_array()?.len() {
            if column["actual"][row] == highest {
                column["actual"][row] = "Inf".into();
                column["shown"][row] = "NN".into();
            }
        }
    }
    if names.iter().any(|name| name == "LIT") && case["input"]["scope"].is_null() {
        // The line through (0, 0) and (1, 1) reaches 1 at 1.
        let column = &mut case["expect"]["bottleneck"]["cr_fdh"]["x"]["LIT"];
        column["actual"][10] = 1.into();
        column["shown"][10] = "100.0".into();
    }
    Some(case)
}

fn space(case: &Value, condition: &str, at: usize) -> Result<Space, String> {
    let input = &case["input"];
    let column = |name: &str| -> Result<Vec<f64>, String> {
        let values = case["data"][name].as_array();
        let values = values.ok_or_else(|| format!("no column {name}"))?;
        let number = |value: &Value| value.as_f64().ok_or_else(|| format!("{name}: {value}"));
        values.iter().map(number).collect()
    };
    let outcome = input["y"].as_str().ok_or("no y")?;
    let corner = match input["corner"][at].as_u64() {
        Some(1) => Corner::UpperLeft,
        Some(2) => Corner::UpperRight,
        Some(3) => Corner::LowerLeft,
        Some(4) => Corner::LowerRight,
        _ if input["flip_x"] == true => Corner::of(End::Low, End::High),
        _ => Corner::UpperLeft,
    };
    let range = |at: usize| -> Option<Range> {
        let scope = &input["scope"];
        Some(Range {
            min: scope[at].as_f64()?,
            max: scope[at + 1].as_f64()?,
        })
    };
    let bounds = Bounds {
        condition: range(0),
        outcome: range(2),
    };
    Space::new(&column(condition)?, &column(outcome)?, corner, bounds)
        .map_err(|undefined: Undefined| undefined.to_string())
}

/// A number that R gives once, or once for the data and once for the declared scope.
fn theoretical(value: &Value) -> &Value {
    match value {
        Value::Object(both) if !both["theoretical"].is_null() => &both["theoretical"],
        Value::Object(both) => &both["empirical"],
        one => one,
    }
}

fn compare_condition(space: &Space, case: &Value, expected: &Value) -> Result<(), String> {
    let (x, y) = (space.condition_range(), space.outcome_range());
    let global = [
        ("scope", space.scope()),
        ("xmin", x.min),
        ("xmax", x.max),
        ("ymin", y.min),
        ("ymax", y.max),
    ];
    for (key, ours) in global {
        same(key, Some(ours), theoretical(&expected[key]))?;
    }
    let cases = theoretical(&expected["number_of_observations"]).as_u64();
    equal("cases", &Some(space.cases() as u64), &cases)?;
    let ceilings = expected["ceilings"].as_object().ok_or("no ceilings")?;
    for (name, expected) in ceilings {
        let found = CeilingLine::new(space, ceiling(name)?);
        compare_ceiling(&found, expected).map_err(|why| format!("{name}: {why}"))?;
        compare_peers(space, &found, case, expected).map_err(|why| format!("{name}: {why}"))?;
    }
    Ok(())
}

fn compare_ceiling(found: &CeilingLine, expected: &Value) -> Result<(), String> {
    let percent = |share: f64| 100.0 * share;
    same("zone", Some(found.zone()), &expected["ceiling_zone"])?;
    same("d", Some(found.effect_size()), &expected["effect_size"])?;
    equal(
        "above",
        &Some(found.above() as u64),
        &expected["above"].as_u64(),
    )?;
    let complexity = Some(found.complexity() as u64);
    equal("complexity", &complexity, &expected["complexity"].as_u64())?;
    let accuracy = Some(percent(found.accuracy()));
    same("accuracy", accuracy, &expected["ceiling_accuracy"])?;
    let line = found.line();
    undefined("slope", line.map(|line| line.slope), &expected["slope"])?;
    undefined(
        "intercept",
        line.map(|line| line.intercept),
        &expected["intercept"],
    )?;
    // R gives 100 for CE-FDH also where it has no zone, and the quotient is 0/0.
    if !(found.ceiling() == Ceiling::CeFdh && found.zone() <= 0.0) {
        undefined("fit", found.fit().map(percent), &expected["fit"])?;
    }
    let inefficiency = found.inefficiency();
    let relative = inefficiency.map(Inefficiency::relative);
    let scope = found.zone() / found.effect_size();
    let absolute = relative.map(|share| share * scope);
    undefined("abs_ineff", absolute, &expected["abs_ineff"])?;
    undefined("rel_ineff", relative.map(percent), &expected["rel_ineff"])?;
    let condition = inefficiency.map(|i| percent(i.condition));
    undefined("condition_ineff", condition, &expected["condition_ineff"])?;
    let outcome = inefficiency.map(|i| percent(i.outcome));
    undefined("outcome_ineff", outcome, &expected["outcome_ineff"])
}

/// As [`same`], where R has `NA` for what is undefined.
fn undefined(what: &str, ours: Option<f64>, expected: &Value) -> Result<(), String> {
    if ours.is_none() && expected.is_null() {
        return Ok(());
    }
    same(what, ours, expected)
}

/// The cases on the border; R lists none where a single peer has no line.
fn compare_peers(
    space: &Space,
    found: &CeilingLine,
    case: &Value,
    expected: &Value,
) -> Result<(), String> {
    let is_line = matches!(
        found.ceiling(),
        Ceiling::CrFdh | Ceiling::CrVrs | Ceiling::CLp
    );
    if is_line && found.line().is_none() {
        return Ok(());
    }
    let names = case_names(case);
    let peers = space.peers().into_iter().flat_map(|p| space.cases_at(p));
    let mut ours: Vec<&str> = peers.map(|case| names[case].as_str()).collect();
    let listed = expected["peers"].as_array().ok_or("no peers")?;
    let mut theirs: Vec<&str> = listed.iter().filter_map(|p| p["case"].as_str()).collect();
    ours.sort_unstable();
    theirs.sort_unstable();
    equal("peers", &ours, &theirs)
}

/// R's p values are its own random ones: within four standard errors of either.
fn compare_p_values(spaces: &[Space], names: &[String], expected: &Value) -> Result<(), String> {
    const R_PERMUTATIONS: f64 = 200.0;
    let permutations = Permutations {
        count: 10_000,
        seed: 42,
    };
    let all: Vec<&Space> = spaces.iter().collect();
    let empty = Map::new();
    for (at, name) in names.iter().enumerate() {
        let ceilings = expected["conditions"][name]["ceilings"].as_object();
        for (ceiling_name, of) in ceilings.unwrap_or(&empty) {
            let Some(theirs) = of["p_value_seed42"].as_f64() else {
                continue;
            };
            let ours = p_values(&all, &[ceiling(ceiling_name)?], permutations)[at][0].value();
            let error = 4.0 * (ours * (1.0 - ours) / R_PERMUTATIONS).sqrt();
            if (ours - theirs).abs() > error {
                return Err(format!("{name}, {ceiling_name}: p {ours}, R has {theirs}"));
            }
        }
    }
    Ok(())
}

fn compare_bottleneck(
    found: &CeilingLine,
    space: &Space,
    input: &Value,
    table: &Value,
    column: &Value,
) -> Result<(), String> {
    let of = |key: &str| match input[key].as_str() {
        Some("actual") => LevelUnit::Actual,
        Some("percentile") => LevelUnit::Percentile,
        _ => LevelUnit::PercentageOfRange,
    };
    let count = match (input["steps"].as_u64(), input["step_size"].as_u64()) {
        (Some(steps), _) => steps,
        (None, Some(size)) => 100 / size,
        (None, None) => 10,
    };
    let count = u32::try_from(count).map_err(|error| error.to_string())?;
    let steps = steps(space, count, of("bottleneck_y"));
    let rows = table["y"].as_array().map_or(0, Vec::len);
    equal("rows", &steps.len(), &rows)?;
    for (row, (share, outcome)) in steps.into_iter().enumerate() {
        let shown = match of("bottleneck_y") {
            LevelUnit::Actual => outcome,
            LevelUnit::PercentageOfRange | LevelUnit::Percentile => 100.0 * share,
        };
        same("y", Some(shown), &table["y"][row])?;
        same("y", Some(outcome), &table["y_actual"][row])?;
        let level = at_cutoff(found.needed_for(outcome, space), space, input);
        compare_level(level, &column["actual"][row])
            .and_then(|()| {
                let (unit, shown) = (of("bottleneck_x"), &column["shown"][row]);
                compare_shown(level, space, unit, shown)
            })
            .map_err(|why| format!("row {row}: {why}"))?;
    }
    Ok(())
}

/// R has infinity for NN, and nothing for NA.
fn compare_level(level: Level, expected: &Value) -> Result<(), String> {
    let agrees = match level {
        Level::NotNecessary => matches!(expected.as_str(), Some("Inf" | "-Inf")),
        Level::NotAttainable => expected.is_null(),
        Level::Needed(ours) => {
            return same("level", Some(ours), expected);
        }
    };
    if agrees {
        Ok(())
    } else {
        Err(format!("{level:?}, the reference has {expected}"))
    }
}

/// `cutoff = 1` writes the lowest and highest value in place of NN and NA.
fn at_cutoff(level: Level, space: &Space, input: &Value) -> Level {
    let range = space.condition_range();
    match level {
        Level::NotAttainable if input["cutoff"] == 1 => Level::Needed(range.max),
        other => other,
    }
}

/// What R prints, rounded.
fn compare_shown(
    level: Level,
    space: &Space,
    unit: LevelUnit,
    expected: &Value,
) -> Result<(), String> {
    let text = expected.as_str().ok_or("nothing shown")?;
    let (value, decimals) = match (level, unit) {
        (Level::NotNecessary, _) => return equal("shown", "NN", text),
        (Level::NotAttainable, _) => return equal("shown", "NA", text),
        (Level::Needed(level), LevelUnit::Actual) => (level, 3),
        (Level::Needed(level), LevelUnit::Percentile) => (percentile(level, space), 1),
        (Level::Needed(level), LevelUnit::PercentageOfRange) => {
            (percentage_of_range(level, space.condition_range()), 1)
        }
    };
    let printed: f64 = text.parse().map_err(|_| format!("{text} is no number"))?;
    same_rounded("shown", Some(value), &printed.into(), decimals)
}
