//! The step of necessary condition analysis.

use super::data::DataShown;
use super::names::RNames;
use super::text::{Script, number, string, strings};
use crate::necessity::NcaCondition;
use crate::results::{OutcomeResults, Results};
use crate::set::Expression;
use crate::study::{Ceiling, NcaPlan, NcaValues};

pub(super) fn write(
    results: &Results,
    outcome: &OutcomeResults,
    names: &RNames,
    shown: DataShown,
    script: &mut Script,
) {
    let (Some(nca), Some(plan)) = (&outcome.nca, &results.study.nca) else {
        return;
    };
    if nca.conditions().is_empty() {
        return;
    }
    script.heading(&format!(
        "Necessary condition analysis for {}",
        outcome.expression
    ));
    script.comment(
        "Effect sizes are compared. P values are not: each program draws its own permutations. The corner says \
         which part of the plane is empty: 1 above left, 2 above right, 3 below left, 4 below right.",
    );
    if plan.values == NcaValues::Raw && shown == DataShown::Memberships {
        script.comment("Raw values are compared, and they are not given on.");
        script.line("not_compared(\"effect sizes\", \"raw values are not given on\")");
        return;
    }
    for condition in nca.conditions() {
        one(results, condition, plan, names, script);
    }
}

fn one(
    results: &Results,
    condition: &NcaCondition,
    plan: &NcaPlan,
    names: &RNames,
    script: &mut Script,
) {
    let called = condition.expression.to_string();
    let Ok(ceilings) = &condition.ceilings else {
        let what = string(&format!("effect size of {called}"));
        script.line(&format!("not_compared({what}, \"it is undefined\")"));
        return;
    };
    let literal = match &condition.expression {
        Expression::Literal(literal) => literal,
        Expression::Not(inner) => match &**inner {
            Expression::Literal(literal) => literal,
            _ => return,
        },
        _ => return,
    };
    let from = match plan.values {
        NcaValues::Calibrated => "sets",
        NcaValues::Raw => "raw",
    };
    let column = |name: &str| format!("{from}[[{}]]", string(name));
    let name = names.name(&literal.set);
    let x = match &literal.values {
        None => column(name),
        Some(values) => {
            let values: Vec<String> = values.iter().map(u8::to_string).collect();
            format!(
                "as.numeric({} %in% {})",
                column(name),
                super::text::vector(&values)
            )
        }
    };
    let space = ceilings.space();
    let (x_range, y_range) = (space.condition_range(), space.outcome_range());
    let scope = [x_range.min, x_range.max, y_range.min, y_range.max].map(|end| number(Some(end)));
    let y = column(&names.all()[0].1);
    script.line("");
    script.line(&format!("plane <- data.frame(X = {x}, Y = {y})"));
    script.line(&format!(
        "model <- attempt(nca_analysis(plane, \"X\", \"Y\", corner = {}, scope = c({}){}))",
        condition.corner.number(),
        scope.join(", "),
        wanted(
            &results
                .study
                .nca
                .as_ref()
                .map_or(Vec::new(), |plan| plan.ceilings.clone())
        ),
    ));
    for line in ceilings.lines() {
        let ceiling = line.ceiling();
        let what = string(&format!("effect size of {called} ({ceiling})"));
        let effect = number(Some(line.effect_size()));
        let word = string(ceiling.word());
        script.line(&format!(
            "compare_effect({what}, model, \"X\", {word}, {effect})"
        ));
    }
}

/// The ceilings, where they are not those that R draws anyway.
fn wanted(ceilings: &[Ceiling]) -> String {
    let usual = [Ceiling::CeFdh, Ceiling::CrFdh];
    if ceilings.iter().all(|ceiling| usual.contains(ceiling)) {
        return String::new();
    }
    format!(
        ", ceilings = {}",
        strings(ceilings.iter().map(|ceiling| ceiling.word()))
    )
}
