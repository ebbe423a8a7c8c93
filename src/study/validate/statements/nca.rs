//! Claims about necessary condition analysis.

use crate::set::Expression;
use crate::study::document::Node;
use crate::study::{Ceiling, ClaimedLevel, NcaPlan, NcaStatement, NcaValues, Statement};

use super::Reader;
use super::descriptive::read_bounds;
use crate::study::validate::claims::Declared;
use crate::study::validate::fields::scalar_text;
use crate::study::validate::nca::read_literal;
use crate::study::validate::wording::subject;

impl Reader<'_, '_, '_> {
    /// What a claim says of a ceiling: effect size, p value, a level of the bottleneck table.
    pub(super) fn read_nca(&mut self, within: f64) {
        read(self, within);
    }
}

fn read(reader: &mut Reader<'_, '_, '_>, within: f64) {
    let section = reader.section;
    let (Some(node), Some(ceiling_node)) = (section.get("nca"), section.get("ceiling")) else {
        return;
    };
    let plan = match reader.subject.nca {
        Declared::Yes(plan) => plan,
        Declared::Unread => return,
        Declared::No => {
            let message = format!(
                "{} speaks of necessary condition analysis, which is not declared",
                subject(&node.place)
            );
            let help = "declare it under `necessity`, for example `nca: {ceilings: [ce_fdh]}`";
            refuse(reader, node, message, help.to_owned());
            return;
        }
    };
    let expression = literal(reader, node, plan.values);
    let ceiling = ceiling(reader, ceiling_node, plan);
    let statements = statements(reader, plan, within);
    let (Some(expression), Some(ceiling)) = (expression, ceiling) else {
        return;
    };
    for (node, statement) in statements {
        reader.state(node, Statement::Nca(expression.clone(), ceiling, statement));
    }
}

fn refuse(reader: &mut Reader<'_, '_, '_>, node: &Node, message: String, help: String) {
    let problems = &mut *reader.problems;
    problems.add("nca-not-declared", &node.place, message, Some(help));
}

fn literal(reader: &mut Reader<'_, '_, '_>, node: &Node, values: NcaValues) -> Option<Expression> {
    let literal = read_literal(node, values, reader.subject.sets, reader.problems)?;
    Some(literal.value.expression())
}

fn ceiling(reader: &mut Reader<'_, '_, '_>, node: &Node, plan: &NcaPlan) -> Option<Ceiling> {
    let words = Ceiling::ALL.map(|ceiling| (ceiling.word(), ceiling));
    let ceiling = reader.problems.word(node, &words, &[])?;
    if plan.ceilings.contains(&ceiling) {
        return Some(ceiling);
    }
    let message = format!(
        "{} is `{}`, which `necessity.nca.ceilings` does not list",
        subject(&node.place),
        ceiling.word()
    );
    let help = format!("add `{}` to `necessity.nca.ceilings`", ceiling.word());
    refuse(reader, node, message, help);
    None
}

fn statements<'n>(
    reader: &mut Reader<'_, 'n, '_>,
    plan: &NcaPlan,
    within: f64,
) -> Vec<(&'n Node, NcaStatement)> {
    let section = reader.section;
    let mut found = Vec::new();
    if let Some(node) = section.get("effect_size") {
        let bounds = read_bounds(node, "effect_size", within, reader.problems);
        let statement = |bound| (node, NcaStatement::EffectSize(bound));
        found.extend(bounds.into_iter().map(statement));
    }
    if let Some(node) = section.get("p_value") {
        if plan.permutations.is_none() {
            let message = format!(
                "{} is claimed, but no permutation test is declared",
                subject(&node.place)
            );
            let help = "declare `permutations` and `seed` under `necessity.nca`";
            refuse(reader, node, message, help.to_owned());
        }
        let bounds = read_bounds(node, "p_value", within, reader.problems);
        let statement = |bound| (node, NcaStatement::PValue(bound));
        found.extend(bounds.into_iter().map(statement));
    }
    if let (Some(node), Some(at)) = (section.get("level"), section.get("at"))
        && let Some(at) = reader.problems.number(at, "`at: 50`")
    {
        let levels = match scalar_text(node) {
            Some("NN") => vec![ClaimedLevel::NotNecessary],
            Some("NA") => vec![ClaimedLevel::NotAttainable],
            _ => read_bounds(node, "level", within, reader.problems)
                .into_iter()
                .map(ClaimedLevel::Needed)
                .collect(),
        };
        let unit = plan.bottleneck_values;
        let statement = |level| (node, NcaStatement::Bottleneck { at, unit, level });
        found.extend(levels.into_iter().map(statement));
    }
    found
}
