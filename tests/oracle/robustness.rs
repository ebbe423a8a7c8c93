//! Fit-oriented and case-oriented robustness: R's `rob.fit`, `rob.corefit` and `rob.cases`.

use equifinal::robustness::{CaseRobustness, Robustness};
use equifinal::set::{FuzzySet, SumOfProducts};
use serde_json::Value;

use crate::data::{equal, same_rounded, strings};
use crate::setmethods::{Study, same_products};

/// R prints these figures to three decimals.
const DECIMALS: i32 = 3;

/// The initial solution, and the test solutions in the order of the case.
struct Solutions {
    initial: Study,
    tests: Vec<Study>,
}

impl Solutions {
    fn read(case: &Value) -> Result<Self, String> {
        let study = |input: &Value| {
            let mut one = case.clone();
            one["input"] = input.clone();
            Study::read(&one)
        };
        let tests = case["input"]["test_set"].as_array().ok_or("no test set")?;
        Ok(Self {
            initial: study(&case["input"]["initial"])?,
            tests: tests.iter().map(study).collect::<Result<_, _>>()?,
        })
    }

    /// R takes the first model of each.
    fn robustness(&self) -> Result<Robustness, String> {
        let tests = self.tests.iter().map(set).collect::<Result<Vec<_>, _>>()?;
        let initial = set(&self.initial)?;
        Ok(Robustness::new(&initial, &tests, &self.initial.outcome))
    }

    /// The intersection of all solutions, multiplied out.
    fn core(&self) -> Result<String, String> {
        let space = &self.initial.space;
        let sum = |study: &Study| {
            let model = study.models.first().ok_or("no model")?;
            let terms = model.iter().map(|term| term.expression(space));
            let expression = equifinal::Expression::Or(terms.collect());
            SumOfProducts::of(&expression, space).map_err(|error| error.to_string())
        };
        let mut core = sum(&self.initial)?;
        for test in &self.tests {
            core = core.and(&sum(test)?);
        }
        Ok(core.expression().to_string())
    }
}

fn set(study: &Study) -> Result<FuzzySet, String> {
    let model = study.models.first().ok_or("no model")?;
    Ok(study.literals.of_any(model))
}

pub(crate) fn compare(case: &Value) -> Result<(), String> {
    let solutions = Solutions::read(case)?;
    let found = solutions.robustness()?;
    let expect = &case["expect"];
    let near = |name: &str, ours: Option<f64>| match &expect[name] {
        Value::Null => Ok(()),
        expected => same_rounded(name, ours, expected, DECIMALS),
    };
    let (fit, core) = (found.fit(), found.fit_of_core());
    near("RF_cov", fit.coverage)?;
    near("RF_cons", fit.consistency)?;
    near("RF_SC_minTS", fit.min_test_set)?;
    near("RF_SC_maxTS", fit.max_test_set)?;
    near("Cons.Suf", core.consistency)?;
    near("Cov.Suf", core.coverage)?;
    near("PRI", core.pri)?;
    if case["input"]["fn"] == "rob.cases" {
        compare_cases(&solutions, &found, expect)?;
    }
    let has_figure = expect.as_object().is_some_and(|expect| !expect.is_empty());
    equal("any figure", &has_figure, &true)
}

/// R's name of each kind of case, and ours.
const KINDS: [(&str, CaseRobustness); 8] = [
    ("S1S2Y", CaseRobustness::RobustTypical),
    ("S1S2y", CaseRobustness::RobustDeviant),
    ("S1s2Y", CaseRobustness::ShakyTypical),
    ("S1s2y", CaseRobustness::ShakyDeviant),
    ("s1S2Y", CaseRobustness::PossibleTypical),
    ("s1S2y", CaseRobustness::PossibleDeviant),
    ("s1s2Y", CaseRobustness::ExtremeDeviantCoverage),
    ("s1s2y", CaseRobustness::Irrelevant),
];

fn compare_cases(solutions: &Solutions, found: &Robustness, expect: &Value) -> Result<(), String> {
    let ratios = found.case_ratios();
    let parameters = &expect["parameters"];
    same_rounded("RCR_typ", ratios.typical, &parameters["RCR_typ"], DECIMALS)?;
    same_rounded("RCR_dev", ratios.deviant, &parameters["RCR_dev"], DECIMALS)?;
    let rank = Some(i64::from(ratios.rank.number()));
    equal("RCC_Rank", &rank, &parameters["RCC_Rank"].as_i64())?;
    let kinds: Vec<_> = found.case_kinds().collect();
    for (name, kind) in KINDS {
        let cases = solutions.initial.names.iter().zip(&kinds);
        let cases = cases.filter(|(_, found)| **found == Some(kind));
        let cases: Vec<String> = cases.map(|(case, _)| case.clone()).collect();
        equal(name, &cases, &strings(&expect["types"][name]["cases"]))?;
    }
    let expected = expect["types"]["S1S2Y"]["boolean"].as_str();
    let expected = expected.and_then(|text| text.strip_prefix("Boolean Expression: "));
    let core = solutions
        .core()?
        .parse()
        .map_err(|error| format!("{error}"))?;
    same_products("core", &core, expected.ok_or("no expression")?)
}

/// Without the set coincidence with the union of three or more test solutions, which `rob.fit` takes of
/// the first and the last of them.
pub(crate) fn by_definition(case: &Value) -> Option<Value> {
    let several = case["input"]["test_set"].as_array()?.len() > 2;
    let mut case = case.clone();
    case["expect"]["RF_SC_maxTS"] = Value::Null;
    several.then_some(case)
}
