//! Necessary condition analysis, as a part of the section on necessity.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::{FigureView, scatter};
use super::super::number::{UNDEFINED, and, counted, plain};
use super::super::table::{Cell, Table, TableView};
use crate::necessity::nca::{
    CeilingLine, EffectSize, End, Level, Outlier, PValue, percentage_of_range, percentile,
};
use crate::necessity::{Ceilings, Nca, NcaCondition, Necessity};
use crate::results::OutcomeResults;
use crate::set::Expression;
use crate::study::{Ceiling, LevelUnit, NcaPlan, NcaScope, NcaValues};

/// Single cases, and pairs, that the table of outliers shows of each condition.
const SINGLES_SHOWN: usize = 5;
const PAIRS_SHOWN: usize = 3;

/// Sentences, then a table, then figures.
#[derive(Serialize)]
pub(super) struct Block {
    sentences: Vec<String>,
    tables: Vec<TableView>,
    figures: Vec<FigureView>,
}

/// What the analysis found for an outcome; nothing where it is not declared.
pub(super) fn blocks(writer: &mut Writer<'_>, outcome: &OutcomeResults) -> Vec<Block> {
    let results = writer.results;
    let (Some(nca), Some(plan)) = (&outcome.nca, &results.study.nca) else {
        return Vec::new();
    };
    if nca.conditions().is_empty() {
        return vec![Block {
            sentences: vec![format!(
                "No condition is declared for `{}` (`necessity.nca.negated_outcome`).",
                outcome.expression
            )],
            tables: Vec::new(),
            figures: Vec::new(),
        }];
    }
    let part = Part {
        nca,
        plan,
        outcome,
        name: super::file_name(&outcome.expression),
        unit: match plan.bottleneck_values {
            LevelUnit::Actual if !results.lists_compared_values() => LevelUnit::PercentageOfRange,
            declared => declared,
        },
    };
    let mut blocks = vec![part.findings(writer)];
    if nca.steps().is_empty() {
        return blocks;
    }
    blocks.push(part.lines(writer));
    blocks.push(part.bottlenecks(writer));
    blocks.push(part.beside_sets(writer));
    blocks.extend(part.outliers(writer));
    blocks.push(part.figures(writer));
    blocks
}

/// How the analysis was done, for the head of the section.
pub(super) fn method(plan: &NcaPlan) -> String {
    let values = match plan.values {
        NcaValues::Calibrated => "memberships",
        NcaValues::Raw => "the raw values of the columns",
    };
    let scope = match &plan.scope {
        NcaScope::Empirical => "the observed ranges".to_owned(),
        NcaScope::Memberships => "all memberships, 0 to 1".to_owned(),
        NcaScope::Ranges(_) => format!("{} as declared, else the observed ranges", plan.scope),
    };
    let test = match plan.permutations {
        Some(test) => format!(
            " and p of at most {} ({} permutations, seed {})",
            plain(plan.p_value),
            test.count,
            test.seed
        ),
        None => String::new(),
    };
    let untested = if plan.permutations.is_none() {
        " No permutation test is declared, so that an effect size may be due to chance."
    } else {
        ""
    };
    format!(
        "Necessary condition analysis asks how much of a condition an outcome needs. It compares {values}; \
         the scope is {scope}. A condition counts as necessary in degree when each ceiling ({}) has an \
         effect size d of at least {}{test}.{untested}",
        and(&plan
            .ceilings
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()),
        plain(plan.effect_size),
    )
}

/// What is necessary in degree, for the summary; nothing where the analysis is not declared.
pub(super) fn summary(outcome: &OutcomeResults, plan: Option<&NcaPlan>) -> Option<String> {
    let (nca, plan) = (outcome.nca.as_ref()?, plan?);
    let passing: Vec<String> = nca
        .drawn()
        .filter(|(_, ceilings)| all_pass(ceilings, plan))
        .map(|(condition, _)| format!("`{}`", condition.expression))
        .collect();
    if nca.conditions().is_empty() {
        return None;
    }
    Some(match passing.len() {
        0 => format!(
            "No condition is necessary in degree for `{}` (necessary condition analysis).",
            outcome.expression
        ),
        n => format!(
            "{} {} necessary in degree for `{}` (necessary condition analysis).",
            and(&passing),
            if n == 1 { "is" } else { "are" },
            outcome.expression
        ),
    })
}

fn all_pass(ceilings: &Ceilings, plan: &NcaPlan) -> bool {
    (0..plan.ceilings.len()).all(|ceiling| ceilings.passes(ceiling, plan))
}

struct Part<'a> {
    nca: &'a Nca,
    plan: &'a NcaPlan,
    outcome: &'a OutcomeResults,
    /// The outcome as part of a file name.
    name: String,
    /// In what values levels are shown.
    unit: LevelUnit,
}

impl Part<'_> {
    fn findings(&self, writer: &mut Writer<'_>) -> Block {
        let mut sentences = Vec::new();
        for condition in self.nca.conditions() {
            if let Err(undefined) = &condition.ceilings {
                sentences.push(format!(
                    "No ceiling for `{}`: {undefined}.",
                    condition.expression
                ));
            }
        }
        let mut below = Vec::new();
        for (condition, ceilings) in self.nca.drawn() {
            if all_pass(ceilings, self.plan) {
                sentences.push(self.necessary_sentence(writer, condition, ceilings));
            } else {
                let sizes = sizes(writer, ceilings);
                below.push(format!("`{}` ({sizes})", condition.expression));
            }
        }
        if !below.is_empty() {
            sentences.push(format!(
                "Not necessary in degree for `{}`: {}.",
                self.outcome.expression,
                and(&below)
            ));
        }
        let table = self.effect_sizes();
        let tables = if table.is_empty() {
            Vec::new()
        } else {
            vec![writer.show(table)]
        };
        Block {
            sentences,
            tables,
            figures: Vec::new(),
        }
    }

    /// What is necessary at what level, by the first ceiling.
    fn necessary_sentence(
        &self,
        writer: &Writer<'_>,
        condition: &NcaCondition,
        ceilings: &Ceilings,
    ) -> String {
        let line = &ceilings.lines()[0];
        let levels = self.nca.steps().iter().map(|&(share, outcome)| {
            let level = line.needed_for(outcome, ceilings.space());
            (share, outcome, level)
        });
        let needed: Vec<(f64, f64, f64)> = levels
            .filter_map(|(share, outcome, level)| match level {
                Level::Needed(level) => Some((share, outcome, level)),
                Level::NotNecessary | Level::NotAttainable => None,
            })
            .collect();
        let bound = match condition.corner.condition() {
            End::High => "at least",
            End::Low => "at most",
        };
        let outcome = match self.unit {
            LevelUnit::Actual => set_name(&self.outcome.expression),
            LevelUnit::PercentageOfRange | LevelUnit::Percentile => {
                format!("`{}`", self.outcome.expression)
            }
        };
        let of = |&(share, at, _): &(f64, f64, f64)| self.outcome_level(writer, share, at);
        let needs = |&(.., level): &(f64, f64, f64)| {
            let level = self.level_with_unit(writer, Level::Needed(level), ceilings);
            format!("{bound} {level}")
        };
        let set = set_name(&condition.expression);
        let by = line.ceiling();
        let levels = match &needed[..] {
            [] => String::new(),
            [only] => format!(
                " By {by}, {outcome} of {} needs {set} of {}.",
                of(only),
                needs(only)
            ),
            [first, .., last] => format!(
                " By {by}, {outcome} of {} needs {set} of {}, and {outcome} of {} needs {set} of {}.",
                of(first),
                needs(first),
                of(last),
                needs(last)
            ),
        };
        format!(
            "`{}` is necessary in degree for `{}`: {}.{levels}",
            condition.expression,
            self.outcome.expression,
            sizes(writer, ceilings),
        )
    }

    fn effect_sizes(&self) -> Table {
        let [medium, large, very_large] = EffectSize::BOUNDS;
        let caption = format!(
            "Effect sizes for `{}`: d = ceiling zone / scope, below {medium} small, from {medium} medium, from \
             {large} large, from {very_large} very large (Dul 2016); p value with half the width of its 95 % \
             interval; cases above the ceiling; c-accuracy, the share of cases on or below it; fit, the \
             zone as a share of that of CE-FDH.",
            self.outcome.expression
        );
        let mut titles = vec!["Condition", "Empty corner", "Ceiling", "#d", "Size"];
        if self.plan.permutations.is_some() {
            titles.extend(["#p", "#p accuracy"]);
        }
        titles.extend([
            "#Zone",
            "#Scope",
            "#Above",
            "#c-accuracy",
            "#Fit",
            "In degree",
        ]);
        let mut table = Table::new(format!("nca_{}", self.name), caption, &titles);
        for (condition, ceilings) in self.nca.drawn() {
            for (i, line) in ceilings.lines().iter().enumerate() {
                let d = line.effect_size();
                let corner = condition.corner;
                let mut row: Vec<Cell> = vec![
                    Cell::Code(condition.expression.to_string()),
                    format!("{} {}", corner.number(), corner.place()).into(),
                    line.ceiling().to_string().into(),
                    Some(d).into(),
                    EffectSize::of(d).words().into(),
                ];
                if self.plan.permutations.is_some() {
                    let p = ceilings.p_value(i);
                    row.push(p.map(PValue::value).into());
                    row.push(p.map(PValue::accuracy).into());
                }
                let passes = ceilings.passes(i, self.plan);
                row.extend([
                    Some(line.zone()).into(),
                    Some(ceilings.space().scope()).into(),
                    Cell::Count(line.above() as u128),
                    Some(line.accuracy()).into(),
                    line.fit().into(),
                    if passes { "yes" } else { "no" }.into(),
                ]);
                table.push(row);
            }
        }
        table
    }

    fn lines(&self, writer: &mut Writer<'_>) -> Block {
        let caption = format!(
            "The ceilings for `{}`: outcome = intercept + slope · condition for a line; complexity, the \
             number of peers or corners it is made of; the shares of the condition's and of the outcome's range \
             in which it constrains nothing; the peers, which are the cases on the border.",
            self.outcome.expression
        );
        let titles = [
            "Condition",
            "Ceiling",
            "#Slope",
            "#Intercept",
            "#Complexity",
            "#Condition inefficiency",
            "#Outcome inefficiency",
            "Peers",
        ];
        let mut table = Table::new(format!("nca_ceilings_{}", self.name), caption, &titles);
        for (condition, ceilings) in self.nca.drawn() {
            for (i, line) in ceilings.lines().iter().enumerate() {
                let peers = if i == 0 {
                    writer.cases(&ceilings.peer_cases())
                } else {
                    String::new()
                };
                let shown = writer.results.lists_compared_values();
                let inefficiency = line.inefficiency().filter(|_| shown);
                table.push(vec![
                    Cell::Code(condition.expression.to_string()),
                    line.ceiling().to_string().into(),
                    line.line().map(|line| line.slope).into(),
                    line.line().map(|line| line.intercept).into(),
                    Cell::Count(line.complexity() as u128),
                    inefficiency.map(|of| of.condition).into(),
                    inefficiency.map(|of| of.outcome).into(),
                    peers.into(),
                ]);
            }
        }
        Block {
            sentences: Vec::new(),
            tables: vec![writer.show(table)],
            figures: Vec::new(),
        }
    }

    fn bottlenecks(&self, writer: &mut Writer<'_>) -> Block {
        let ceilings = self.plan.ceilings.iter().enumerate();
        let tables: Vec<Table> = ceilings
            .map(|(i, &ceiling)| self.bottleneck(writer, i, ceiling))
            .collect();
        Block {
            sentences: Vec::new(),
            tables: tables.into_iter().map(|table| writer.show(table)).collect(),
            figures: Vec::new(),
        }
    }

    fn bottleneck(&self, writer: &Writer<'_>, i: usize, ceiling: Ceiling) -> Table {
        let unit = match self.unit {
            LevelUnit::PercentageOfRange => "in percentages of the range",
            LevelUnit::Actual => "in values",
            LevelUnit::Percentile => {
                "in percentiles: the quantile of the outcome, and the percentage of cases with a lower \
                 value of the condition"
            }
        };
        let caption = format!(
            "Bottleneck table for `{}` by {ceiling}, {unit}: what each condition must reach; in a column with \
             `~`, what the condition itself, without `~`, may not exceed. NN: not necessary, NA: not attainable.",
            self.outcome.expression
        );
        let mut titles = vec![format!("#{}", self.outcome.expression)];
        let conditions = self.nca.drawn().map(|(c, _)| format!("#{}", c.expression));
        titles.extend(conditions);
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let name = format!("nca_bottleneck_{}_{}", ceiling.word(), self.name);
        let mut table = Table::new(name, caption, &titles);
        for &(share, outcome) in self.nca.steps() {
            let level = |(_, ceilings): (&NcaCondition, &Ceilings)| {
                let level = ceilings.lines()[i].needed_for(outcome, ceilings.space());
                self.level(writer, level, ceilings).into()
            };
            let mut row: Vec<Cell> = vec![
                match self.unit {
                    LevelUnit::Actual => writer.number(Some(outcome)),
                    LevelUnit::PercentageOfRange | LevelUnit::Percentile => {
                        percentage(100.0 * share)
                    }
                }
                .into(),
            ];
            row.extend(self.nca.drawn().map(level));
            table.push(row);
        }
        table
    }

    /// A level as the bottleneck table shows it.
    fn level(&self, writer: &Writer<'_>, level: Level, ceilings: &Ceilings) -> String {
        let space = ceilings.space();
        match (level, self.unit) {
            (Level::NotNecessary, _) => "NN".to_owned(),
            (Level::NotAttainable, _) => "NA".to_owned(),
            (Level::Needed(level), LevelUnit::Actual) => writer.number(Some(level)),
            (Level::Needed(level), LevelUnit::PercentageOfRange) => {
                let percent = percentage_of_range(level, space.condition_range());
                // A percentage of a declared range is as telling as the value.
                if writer.results.lists_compared_values() {
                    percentage(percent)
                } else {
                    format!("{percent:.0}")
                }
            }
            (Level::Needed(level), LevelUnit::Percentile) => percentage(percentile(level, space)),
        }
    }

    fn level_with_unit(&self, writer: &Writer<'_>, level: Level, ceilings: &Ceilings) -> String {
        let text = self.level(writer, level, ceilings);
        match self.unit {
            LevelUnit::Actual => text,
            LevelUnit::PercentageOfRange => format!("{text} %"),
            LevelUnit::Percentile => format!("percentile {text}"),
        }
    }

    fn outcome_level(&self, writer: &Writer<'_>, share: f64, outcome: f64) -> String {
        let percent = percentage(100.0 * share);
        match self.unit {
            LevelUnit::Actual => writer.number(Some(outcome)),
            LevelUnit::PercentageOfRange => format!("{percent} %"),
            LevelUnit::Percentile => format!("percentile {percent}"),
        }
    }

    /// Both kinds of necessity side by side.
    fn beside_sets(&self, writer: &mut Writer<'_>) -> Block {
        let caption = format!(
            "Necessity for `{}` in kind (the set is a superset of the outcome) and in degree (necessary \
             condition analysis).",
            self.outcome.expression
        );
        let mut titles = vec![
            "Condition".to_owned(),
            "#Consistency".to_owned(),
            "#Coverage".to_owned(),
            "#RoN".to_owned(),
            "In kind".to_owned(),
        ];
        titles.extend(
            self.plan
                .ceilings
                .iter()
                .map(|ceiling| format!("#d, {ceiling}")),
        );
        titles.push("In degree".to_owned());
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let mut table = Table::new(format!("nca_and_sets_{}", self.name), caption, &titles);
        let (mut both, mut kind_only, mut degree_only) = (Vec::new(), Vec::new(), Vec::new());
        for (condition, ceilings) in self.nca.drawn() {
            let in_kind = self.in_kind(&condition.expression);
            let passing = (0..self.plan.ceilings.len())
                .filter(|&i| ceilings.passes(i, self.plan))
                .count();
            let in_degree = passing == self.plan.ceilings.len();
            let mut row: Vec<Cell> = vec![
                Cell::Code(condition.expression.to_string()),
                in_kind.and_then(Necessity::consistency).into(),
                in_kind.and_then(Necessity::coverage).into(),
                in_kind.and_then(Necessity::relevance).into(),
                match in_kind.map(Necessity::is_necessary) {
                    Some(true) => "yes",
                    Some(false) => "no",
                    None => UNDEFINED,
                }
                .into(),
            ];
            let sizes = ceilings.lines().iter();
            row.extend(sizes.map(|line| Some(line.effect_size()).into()));
            row.push(match passing {
                _ if in_degree => "yes".into(),
                0 => "no".into(),
                n => format!("by {n} of {} ceilings", self.plan.ceilings.len()).into(),
            });
            table.push(row);
            let name = format!("`{}`", condition.expression);
            match (in_kind.is_some_and(Necessity::is_necessary), in_degree) {
                (true, true) => both.push(name),
                (true, false) => kind_only.push(name),
                (false, true) => degree_only.push(name),
                (false, false) => {}
            }
        }
        Block {
            sentences: vec![self.agreement(&both, &kind_only, &degree_only)],
            tables: vec![writer.show(table)],
            figures: Vec::new(),
        }
    }

    fn in_kind(&self, expression: &Expression) -> Option<&Necessity> {
        let mut found = self.outcome.necessity.iter();
        found.find(|necessity| necessity.expression() == expression)
    }

    fn agreement(&self, both: &[String], kind: &[String], degree: &[String]) -> String {
        let outcome = &self.outcome.expression;
        if kind.is_empty() && degree.is_empty() {
            return if both.is_empty() {
                format!(
                    "Both analyses agree: none of these is necessary for `{outcome}`, in kind or in degree."
                )
            } else {
                format!(
                    "Both analyses agree: {} {} necessary for `{outcome}`, in kind and in degree, and the others in neither.",
                    and(both),
                    if both.len() == 1 { "is" } else { "are" },
                )
            };
        }
        let part = |names: &[String], how: &str| {
            (!names.is_empty()).then(|| format!("{how}: {}", and(names)))
        };
        let parts: Vec<String> = [
            part(both, "in kind and in degree"),
            part(kind, "in kind only"),
            part(degree, "in degree only"),
        ]
        .into_iter()
        .flatten()
        .collect();
        format!(
            "The two analyses differ on what is necessary for `{outcome}`. {}.",
            super::super::number::sentence_case(&parts.join("; "))
        )
    }

    fn outliers(&self, writer: &mut Writer<'_>) -> Option<Block> {
        if !writer.lists_cases() {
            return None;
        }
        let mut titles = vec![
            "Condition".to_owned(),
            "Left out".to_owned(),
            "Holds up".to_owned(),
        ];
        for ceiling in &self.plan.ceilings {
            titles.push(format!("#d, {ceiling}"));
            titles.push("#Change".to_owned());
        }
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let caption = format!(
            "Cases that the effect sizes for `{}` depend on: d without a case, and without two of them where \
             that changes more than either alone. A case holds up the ceiling as a peer, the scope by a lowest or \
             highest value.",
            self.outcome.expression
        );
        let mut table = Table::new(format!("nca_outliers_{}", self.name), caption, &titles);
        let mut more = 0;
        for (condition, ceilings) in self.nca.drawn() {
            let (singles, pairs): (Vec<&Outlier>, Vec<&Outlier>) = ceilings
                .outliers()
                .iter()
                .partition(|o| o.cases().len() == 1);
            for (kind, shown) in [(singles, SINGLES_SHOWN), (pairs, PAIRS_SHOWN)] {
                more += kind.len().saturating_sub(shown);
                for outlier in kind.into_iter().take(shown) {
                    table.push(outlier_row(writer, condition, ceilings, outlier));
                }
            }
        }
        let sentences = if table.is_empty() {
            vec![format!(
                "No single case and no pair of cases changes an effect size for `{}` by being left out.",
                self.outcome.expression
            )]
        } else if more > 0 {
            vec![format!(
                "The largest changes are listed; {} are in results.json.",
                counted(more as u128, "other", "others")
            )]
        } else {
            Vec::new()
        };
        let tables = if table.is_empty() {
            Vec::new()
        } else {
            vec![writer.show(table)]
        };
        Some(Block {
            sentences,
            tables,
            figures: Vec::new(),
        })
    }

    fn figures(&self, writer: &mut Writer<'_>) -> Block {
        if !writer.results.lists_compared_values() {
            let sentence =
                "No figure is drawn: it would show values of single cases, which are not listed.";
            return Block {
                sentences: vec![sentence.to_owned()],
                tables: Vec::new(),
                figures: Vec::new(),
            };
        }
        let mut figures = Vec::new();
        for (condition, ceilings) in self.nca.drawn() {
            let name = format!(
                "nca_{}_{}",
                super::file_name(&condition.expression),
                self.name
            );
            let svg = scatter::draw(writer, &name, self.outcome, condition, ceilings, self.plan);
            figures.push(writer.draw(svg));
        }
        Block {
            sentences: Vec::new(),
            tables: Vec::new(),
            figures,
        }
    }
}

/// `d 0.416 by CE-FDH, 0.307 by CR-FDH`, with p where it is tested.
fn sizes(writer: &Writer<'_>, ceilings: &Ceilings) -> String {
    let one = |(i, line): (usize, &CeilingLine)| {
        let d = writer.number(Some(line.effect_size()));
        let p = ceilings
            .p_value(i)
            .map_or_else(String::new, |p| format!(", p {}", small(writer, p.value())));
        format!("d {d}{p} by {}", line.ceiling())
    };
    let all: Vec<String> = ceilings.lines().iter().enumerate().map(one).collect();
    all.join("; ")
}

/// A number above 0, which may be too small for the declared digits.
fn small(writer: &Writer<'_>, value: f64) -> String {
    let text = writer.number(Some(value));
    if text.chars().any(|c| c.is_ascii_digit() && c != '0') {
        return text;
    }
    let least = 0.1_f64.powi(writer.results.study.report.digits.into());
    format!("below {}", writer.number(Some(least)))
}

/// The set that a literal is about, without its negation.
fn set_name(expression: &Expression) -> String {
    match expression {
        Expression::Not(inner) => format!("`{inner}`"),
        other => format!("`{other}`"),
    }
}

fn outlier_row(
    writer: &Writer<'_>,
    condition: &NcaCondition,
    ceilings: &Ceilings,
    outlier: &Outlier,
) -> Vec<Cell> {
    let mut row: Vec<Cell> = vec![
        Cell::Code(condition.expression.to_string()),
        writer.cases(outlier.cases()).into(),
        outlier.kind().words().into(),
    ];
    for (i, line) in ceilings.lines().iter().enumerate() {
        let d = outlier.effect_sizes().map(|sizes| sizes[i]);
        row.push(d.into());
        row.push(d.map(|d| d - line.effect_size()).into());
    }
    row
}

/// A percentage as bottleneck tables print it.
fn percentage(value: f64) -> String {
    let text = format!("{value:.1}");
    if text == "-0.0" {
        "0.0".to_owned()
    } else {
        text
    }
}
