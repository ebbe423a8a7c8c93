//! Necessary condition analysis, as a part of the section on necessity.

use serde::Serialize;

use super::super::Writer;
use super::super::figures::{FigureView, scatter};
use super::super::number::{UNDEFINED, plain, sentence_case};
use super::super::table::{Cell, Table, TableView};
use crate::language::{Words, say};
use crate::necessity::nca::{
    CeilingLine, EffectSize, End, FEWEST_CASES, Level, Outlier, PValue, Range, Undefined,
    percentage_of_range, percentile,
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
            sentences: vec![say!(
                writer.words,
                "nca-none-declared",
                outcome = &outcome.expression
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
pub(super) fn method(words: &Words, plan: &NcaPlan) -> String {
    let values = match plan.values {
        NcaValues::Calibrated => words.say("nca-memberships"),
        NcaValues::Raw => words.say("nca-raw-values"),
    };
    let scope = match &plan.scope {
        NcaScope::Empirical => words.say("nca-observed-ranges"),
        NcaScope::Memberships => words.say("nca-all-memberships"),
        NcaScope::Ranges(_) => {
            let ranges = plan.scope.to_string();
            say!(words, "nca-declared-ranges", ranges = ranges)
        }
    };
    let ceilings: Vec<String> = plan.ceilings.iter().map(ToString::to_string).collect();
    let ceilings = words.and(&ceilings);
    let least = plain(plan.effect_size);
    match plan.permutations {
        None => say!(
            words,
            "nca-method-untested",
            values = values,
            scope = scope,
            ceilings = ceilings,
            least = least
        ),
        Some(test) => say!(
            words,
            "nca-method-tested",
            values = values,
            scope = scope,
            ceilings = ceilings,
            least = least,
            most = plain(plan.p_value),
            permutations = test.count.to_string(),
            seed = test.seed.to_string()
        ),
    }
}

/// What is necessary in degree, for the summary; nothing where the analysis is not declared.
pub(super) fn summary(
    words: &Words,
    outcome: &OutcomeResults,
    plan: Option<&NcaPlan>,
) -> Option<String> {
    let (nca, plan) = (outcome.nca.as_ref()?, plan?);
    let passing: Vec<String> = nca
        .drawn()
        .filter(|(_, ceilings)| all_pass(ceilings, plan))
        .map(|(condition, _)| format!("`{}`", condition.expression))
        .collect();
    let outcome = &outcome.expression;
    if nca.conditions().is_empty() {
        return None;
    }
    if passing.is_empty() {
        return Some(say!(words, "nca-none-in-degree", outcome = outcome));
    }
    Some(say!(
        words,
        "nca-some-in-degree",
        n = passing.len(),
        conditions = words.and(&passing),
        outcome = outcome
    ))
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
        let words = writer.words;
        let mut sentences = Vec::new();
        for condition in self.nca.conditions() {
            if let Err(reason) = &condition.ceilings {
                sentences.push(say!(
                    words,
                    "nca-no-ceiling",
                    condition = &condition.expression,
                    reason = undefined(words, reason)
                ));
            }
        }
        let mut below = Vec::new();
        for (condition, ceilings) in self.nca.drawn() {
            if all_pass(ceilings, self.plan) {
                sentences.push(self.necessary_sentence(writer, condition, ceilings));
            } else {
                let sizes = sizes(writer, ceilings);
                below.push(say!(
                    words,
                    "nca-condition-and-sizes",
                    condition = &condition.expression,
                    sizes = sizes
                ));
            }
        }
        if !below.is_empty() {
            sentences.push(say!(
                words,
                "nca-not-in-degree",
                outcome = &self.outcome.expression,
                conditions = words.and(&below)
            ));
        }
        let table = self.effect_sizes(words);
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
        let words = writer.words;
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
            End::High => "nca-at-least",
            End::Low => "nca-at-most",
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
            say!(words, bound, level = level)
        };
        let set = set_name(&condition.expression);
        let by = line.ceiling().to_string();
        let levels = match &needed[..] {
            [] => String::new(),
            [only] => say!(
                words,
                "nca-needs",
                ceiling = by,
                outcome = outcome,
                at = of(only),
                set = set,
                level = needs(only)
            ),
            [first, .., last] => say!(
                words,
                "nca-needs-from-to",
                ceiling = by,
                outcome = outcome,
                at = of(first),
                set = set,
                level = needs(first),
                last_at = of(last),
                last_level = needs(last)
            ),
        };
        let sentence = say!(
            words,
            "nca-in-degree",
            condition = &condition.expression,
            outcome = &self.outcome.expression,
            sizes = sizes(writer, ceilings)
        );
        sentence + &levels
    }

    fn effect_sizes(&self, words: &Words) -> Table {
        let [medium, large, very_large] = EffectSize::BOUNDS.map(plain);
        let caption = say!(
            words,
            "nca-sizes-caption",
            outcome = &self.outcome.expression,
            medium = medium,
            large = large,
            very_large = very_large
        );
        let mut titles = vec![
            "column-condition",
            "nca-column-corner",
            "nca-column-ceiling",
            "#nca-column-d",
            "nca-column-size",
        ];
        if self.plan.permutations.is_some() {
            titles.extend(["#nca-column-p", "#nca-column-p-accuracy"]);
        }
        titles.extend([
            "#nca-column-zone",
            "#nca-column-scope",
            "#nca-column-above",
            "#nca-column-accuracy",
            "#nca-column-fit",
            "nca-column-in-degree",
        ]);
        let titles = words.columns(&titles);
        let mut table = Table::new(format!("nca_{}", self.name), caption, &titles);
        for (condition, ceilings) in self.nca.drawn() {
            for (i, line) in ceilings.lines().iter().enumerate() {
                let d = line.effect_size();
                let corner = condition.corner;
                let mut row: Vec<Cell> = vec![
                    Cell::Code(condition.expression.to_string()),
                    say!(
                        words,
                        "nca-corner",
                        number = corner.number().to_string(),
                        place = words.corner(corner)
                    )
                    .into(),
                    line.ceiling().to_string().into(),
                    Some(d).into(),
                    words.effect_size(EffectSize::of(d)).into(),
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
                    words
                        .say(if passes { "term-yes" } else { "term-no" })
                        .into(),
                ]);
                table.push(row);
            }
        }
        table
    }

    fn lines(&self, writer: &mut Writer<'_>) -> Block {
        let words = writer.words;
        let caption = say!(
            words,
            "nca-ceilings-caption",
            outcome = &self.outcome.expression
        );
        let titles = words.columns(&[
            "column-condition",
            "nca-column-ceiling",
            "#nca-column-slope",
            "#nca-column-intercept",
            "#nca-column-complexity",
            "#nca-column-condition-inefficiency",
            "#nca-column-outcome-inefficiency",
            "nca-column-peers",
        ]);
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
        let key = match self.unit {
            LevelUnit::PercentageOfRange => "nca-bottleneck-percentages",
            LevelUnit::Actual => "nca-bottleneck-values",
            LevelUnit::Percentile => "nca-bottleneck-percentiles",
        };
        let caption = say!(
            writer.words,
            key,
            outcome = &self.outcome.expression,
            ceiling = ceiling.to_string()
        );
        let mut titles = vec![format!("#{}", self.outcome.expression)];
        let conditions = self.nca.drawn().map(|(c, _)| format!("#{}", c.expression));
        titles.extend(conditions);
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
            LevelUnit::PercentageOfRange => say!(writer.words, "wording-percent", number = text),
            LevelUnit::Percentile => say!(writer.words, "nca-percentile", at = text),
        }
    }

    fn outcome_level(&self, writer: &Writer<'_>, share: f64, outcome: f64) -> String {
        let percent = percentage(100.0 * share);
        match self.unit {
            LevelUnit::Actual => writer.number(Some(outcome)),
            LevelUnit::PercentageOfRange => {
                say!(writer.words, "wording-percent", number = percent)
            }
            LevelUnit::Percentile => say!(writer.words, "nca-percentile", at = percent),
        }
    }

    /// Both kinds of necessity side by side.
    fn beside_sets(&self, writer: &mut Writer<'_>) -> Block {
        let words = writer.words;
        let caption = say!(
            words,
            "nca-both-caption",
            outcome = &self.outcome.expression
        );
        let mut titles = words.columns(&[
            "column-condition",
            "#column-consistency",
            "#column-coverage",
            "#column-ron",
            "nca-column-in-kind",
        ]);
        let by = |ceiling: &Ceiling| size_by(words, *ceiling);
        titles.extend(self.plan.ceilings.iter().map(by));
        titles.push(words.say("nca-column-in-degree"));
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
                    Some(true) => words.say("term-yes"),
                    Some(false) => words.say("term-no"),
                    None => UNDEFINED.to_owned(),
                }
                .into(),
            ];
            let sizes = ceilings.lines().iter();
            row.extend(sizes.map(|line| Some(line.effect_size()).into()));
            row.push(match passing {
                _ if in_degree => words.say("term-yes").into(),
                0 => words.say("term-no").into(),
                some => say!(
                    words,
                    "nca-by-some-ceilings",
                    some = some,
                    all = self.plan.ceilings.len()
                )
                .into(),
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
            sentences: vec![self.agreement(words, &both, &kind_only, &degree_only)],
            tables: vec![writer.show(table)],
            figures: Vec::new(),
        }
    }

    fn in_kind(&self, expression: &Expression) -> Option<&Necessity> {
        let mut found = self.outcome.necessity.iter();
        found.find(|necessity| necessity.expression() == expression)
    }

    fn agreement(
        &self,
        words: &Words,
        both: &[String],
        kind: &[String],
        degree: &[String],
    ) -> String {
        let outcome = &self.outcome.expression;
        if kind.is_empty() && degree.is_empty() {
            return if both.is_empty() {
                say!(words, "nca-agree-on-none", outcome = outcome)
            } else {
                say!(
                    words,
                    "nca-agree",
                    n = both.len(),
                    conditions = words.and(both),
                    outcome = outcome
                )
            };
        }
        let part = |names: &[String], key: &str| {
            (!names.is_empty()).then(|| say!(words, key, conditions = words.and(names)))
        };
        let parts: Vec<String> = [
            part(both, "nca-by-both"),
            part(kind, "nca-by-kind-only"),
            part(degree, "nca-by-degree-only"),
        ]
        .into_iter()
        .flatten()
        .collect();
        let parts = sentence_case(&parts.join(&words.say("wording-semicolon")));
        say!(words, "nca-differ", outcome = outcome, parts = parts)
    }

    fn outliers(&self, writer: &mut Writer<'_>) -> Option<Block> {
        if !writer.lists_cases() {
            return None;
        }
        let words = writer.words;
        let mut titles = words.columns(&[
            "column-condition",
            "nca-column-left-out",
            "nca-column-holds-up",
        ]);
        for ceiling in &self.plan.ceilings {
            titles.push(size_by(words, *ceiling));
            titles.push(format!("#{}", words.say("nca-column-change")));
        }
        let caption = say!(
            words,
            "nca-outliers-caption",
            outcome = &self.outcome.expression
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
            vec![say!(
                words,
                "nca-no-outlier",
                outcome = &self.outcome.expression
            )]
        } else if more > 0 {
            vec![say!(words, "nca-more-outliers", n = more)]
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
            return Block {
                sentences: vec![writer.words.say("nca-no-figure")],
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

/// The title of a column with the effect sizes by a ceiling.
fn size_by(words: &Words, ceiling: Ceiling) -> String {
    let ceiling = ceiling.to_string();
    format!("#{}", say!(words, "nca-column-d-by", ceiling = ceiling))
}

/// Why there is no ceiling.
fn undefined(words: &Words, reason: &Undefined) -> String {
    let range = |key: &str, range: &Range| {
        let (low, high) = (plain(range.min), plain(range.max));
        say!(words, key, low = low, high = high)
    };
    match reason {
        Undefined::TooFewCases(cases) => say!(
            words,
            "nca-too-few-cases",
            n = *cases,
            fewest = FEWEST_CASES
        ),
        Undefined::ConstantCondition => words.say("nca-constant-condition"),
        Undefined::ConstantOutcome => words.say("nca-constant-outcome"),
        Undefined::ConditionOutsideScope(scope) => range("nca-condition-outside", scope),
        Undefined::OutcomeOutsideScope(scope) => range("nca-outcome-outside", scope),
        Undefined::NeedsValue(set) => say!(words, "nca-needs-value", set = set),
        Undefined::NoSuchSet(set) => say!(words, "nca-no-such-set", set = set),
        Undefined::Words(column) => say!(words, "nca-column-of-words", column = column),
    }
}

/// `d 0.416 by CE-FDH; d 0.307 by CR-FDH`, with p where it is tested.
fn sizes(writer: &Writer<'_>, ceilings: &Ceilings) -> String {
    let words = writer.words;
    let one = |(i, line): (usize, &CeilingLine)| {
        let size = writer.number(Some(line.effect_size()));
        let ceiling = line.ceiling().to_string();
        match ceilings.p_value(i) {
            None => say!(words, "nca-size", size = size, ceiling = ceiling),
            Some(p) => say!(
                words,
                "nca-size-tested",
                size = size,
                p = small(writer, p.value()),
                ceiling = ceiling
            ),
        }
    };
    let all: Vec<String> = ceilings.lines().iter().enumerate().map(one).collect();
    all.join(&words.say("wording-semicolon"))
}

/// A number above 0, which may be too small for the declared digits.
fn small(writer: &Writer<'_>, value: f64) -> String {
    let text = writer.number(Some(value));
    if text.chars().any(|c| c.is_ascii_digit() && c != '0') {
        return text;
    }
    let least = 0.1_f64.powi(writer.results.study.report.digits.into());
    let least = writer.number(Some(least));
    say!(writer.words, "nca-below", least = least)
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
        writer.words.outlier(outlier.kind()).into(),
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
