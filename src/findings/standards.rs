//! The checklist of what a study of this kind is expected to state and to do, held against a run.

use serde::Serialize;

use super::Finding;
use crate::language::{Words, say};
use crate::results::{OutcomeResults, Results};
use crate::robustness::Protocol;
use crate::set::Side;
use crate::study::{Calibrate, Expectation, PublishedCases, SetPlan, SolutionKind};
use crate::sufficiency::{RowOutcome, Sufficiency};
use crate::wording::plain;

/// The share of cases that rows above the frequency cut-off should hold.
///
/// # References
/// Greckhamer et al. (2018), as for [`Source::Greckhamer2018`]: at least 80 %.
const KEPT_AT_LEAST: f64 = 0.8;

/// The lowest row consistency that counts as sufficient.
///
/// # References
/// Schneider & Wagemann (2010), as for [`Source::SchneiderWagemann2010`]: not below 0.75.
const ROW_CONSISTENCY: f64 = 0.75;

/// Where a standard is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// Schneider, C. Q. & Wagemann, C. (2010). Standards of Good Practice in Qualitative Comparative
    /// Analysis (QCA) and Fuzzy-Sets. *Comparative Sociology* 9(3), 397–418.
    SchneiderWagemann2010,
    /// Wagemann, C. & Schneider, C. Q. (2015). Transparency Standards in Qualitative Comparative
    /// Analysis. *Qualitative & Multi-Method Research* 13(1), 38–42.
    WagemannSchneider2015,
    /// Greckhamer, T., Furnari, S., Fiss, P. C. & Aguilera, R. V. (2018). Studying configurations with
    /// qualitative comparative analysis. *Strategic Organization* 16(4), 482–495.
    Greckhamer2018,
    /// Rubinson, C., Gerrits, L., Rutten, R. & Greckhamer, T. (2019). Avoiding Common Errors in QCA: A
    /// Short Guide for New Practitioners.
    Rubinson2019,
    /// Baumgartner, M. & Thiem, A. (2017). Model Ambiguities in Configurational Comparative Research.
    /// *Sociological Methods & Research* 46(4), 954–987.
    BaumgartnerThiem2017,
    /// Oana, I.-E., Schneider, C. Q. & Thomann, E. (2021). *Qualitative Comparative Analysis Using R*.
    /// Cambridge University Press, ch. 2.
    OanaSchneiderThomann2021,
    /// Our own.
    Program,
}

/// How a run stands to a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It is met.
    Met,
    /// The study file does not say, or does not ask for, what the standard is about.
    NotDeclared,
    /// It is violated.
    Violated,
    /// It is violated, and the researcher acknowledges every finding about it with a reason.
    Acknowledged,
}

/// The section of the report that shows what a standard is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// Title, summary, findings.
    Summary,
    /// Source, cases, missing values.
    Data,
    /// Anchors and memberships.
    Calibration,
    /// Necessary conditions.
    Necessity,
    /// Rows.
    TruthTable,
    /// Solutions.
    Sufficiency,
    /// Single cases.
    Cases,
    /// Variants.
    Robustness,
    /// Inputs and decisions.
    Reproduce,
}

/// A standard and how the run stands to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Standard {
    /// What is expected.
    pub item: String,
    /// Who states it.
    pub source: Source,
    /// How the run stands to it.
    pub state: State,
    /// What was found, in one or a few sentences.
    pub text: String,
    /// Where it is shown.
    pub section: Section,
}

/// The checklist, in the order of the report, in the language of the words; findings are given in the
/// same.
#[must_use]
pub(crate) fn standards(results: &Results, findings: &[Finding], words: &Words) -> Vec<Standard> {
    let list = Checklist {
        results,
        findings,
        words,
    };
    let mut all = list.data();
    all.extend(list.calibration());
    all.extend(list.necessity());
    all.extend(list.truth_table());
    all.extend(list.solutions());
    all.extend(list.about_the_whole());
    all
}

struct Checklist<'a> {
    results: &'a Results,
    findings: &'a [Finding],
    words: &'a Words,
}

impl<'a> Checklist<'a> {
    fn findings(&self, codes: &[&str]) -> Vec<&'a Finding> {
        let findings = self.findings.iter();
        findings.filter(|one| codes.contains(&one.code)).collect()
    }

    /// Violated when there is a finding with one of these codes.
    fn without(
        &self,
        codes: &[&str],
        [item, met]: [&'static str; 2],
        source: Source,
        section: Section,
    ) -> Standard {
        let found = self.findings(codes);
        let state = match &found[..] {
            [] => State::Met,
            found if found.iter().all(|one| one.acknowledged.is_some()) => State::Acknowledged,
            _ => State::Violated,
        };
        let words = |one: &&Finding| match &one.acknowledged {
            Some(reason) => say!(
                self.words,
                "standards-acknowledged",
                text = &one.text,
                reason = reason.trim()
            ),
            None => one.text.clone(),
        };
        let text = if found.is_empty() {
            self.words.say(met)
        } else {
            let texts: Vec<String> = found.iter().map(words).collect();
            texts.join(&self.words.say("wording-between-sentences"))
        };
        self.standard(item, source, section, state, text)
    }

    fn standard(
        &self,
        item: &'static str,
        source: Source,
        section: Section,
        state: State,
        text: String,
    ) -> Standard {
        Standard {
            item: self.words.say(item),
            source,
            state,
            text,
            section,
        }
    }

    fn outcomes(&self) -> impl Iterator<Item = (&'a OutcomeResults, &'a Sufficiency)> + use<'a> {
        let outcomes = self.results.outcomes().into_iter();
        outcomes.filter_map(|outcome| Some((outcome, outcome.sufficiency.as_ref()?)))
    }

    fn data(&self) -> Vec<Standard> {
        let (results, words) = (self.results, self.words);
        let dropped = results.table.rows_read() - results.calibration.cases().len();
        let published = results.study.data.publish.cases;
        let listed = results.lists_cases();
        vec![
            self.standard(
                "standards-readable",
                Source::WagemannSchneider2015,
                Section::Calibration,
                declared(listed && published != PublishedCases::Aggregates),
                words.say(match (listed, published) {
                    (true, PublishedCases::All) => "standards-readable-all",
                    (true, _) => "standards-readable-memberships",
                    (false, _) => "standards-readable-none",
                }),
            ),
            self.standard(
                "standards-missing",
                Source::Greckhamer2018,
                Section::Data,
                State::Met,
                words.say(if dropped == 0 {
                    "standards-missing-none"
                } else {
                    "standards-missing-counted"
                }),
            ),
            self.both_sides(),
            self.without(
                &["few-cases"],
                ["standards-enough-cases", "standards-enough-cases-met"],
                Source::Greckhamer2018,
                Section::Data,
            ),
        ]
    }

    /// Whether there are cases in the outcome and out of it.
    fn both_sides(&self) -> Standard {
        let outcome = &self.results.outcome.membership;
        let on = |side: Side| {
            let memberships = outcome.memberships().iter();
            memberships.filter(|one| one.side() == side).count()
        };
        let (within, out) = (on(Side::In), on(Side::Out));
        self.standard(
            "standards-both-sides",
            Source::Rubinson2019,
            Section::Data,
            if within > 0 && out > 0 {
                State::Met
            } else {
                State::Violated
            },
            say!(
                self.words,
                "standards-both-sides-found",
                within = within,
                out = out
            ),
        )
    }

    fn calibration(&self) -> Vec<Standard> {
        let plans = std::iter::once(&self.results.study.outcome.set);
        let plans = plans.chain(&self.results.study.conditions);
        let lacks_reason = |plan: &&SetPlan| {
            let needs = !matches!(plan.calibrate.value, Calibrate::None | Calibrate::Tfr);
            needs && plan.because.is_none()
        };
        let lacking: Vec<String> = plans
            .filter(lacks_reason)
            .map(|plan| format!("`{}`", plan.name.value))
            .collect();
        let reasons = if lacking.is_empty() {
            self.words.say("standards-anchors-met")
        } else {
            let sets = self.words.list(&lacking);
            say!(self.words, "standards-anchors-lacking", sets = sets)
        };
        vec![
            self.standard(
                "standards-anchors",
                Source::SchneiderWagemann2010,
                Section::Calibration,
                declared(lacking.is_empty()),
                reasons,
            ),
            self.without(
                &["score-at-half"],
                ["standards-half", "standards-half-met"],
                Source::SchneiderWagemann2010,
                Section::Calibration,
            ),
            self.without(
                &["skewed-set"],
                ["standards-skewed", "standards-skewed-met"],
                Source::OanaSchneiderThomann2021,
                Section::Calibration,
            ),
        ]
    }

    fn necessity(&self) -> Vec<Standard> {
        let plan = &self.results.study.necessity;
        let mut trivial = self.without(
            &["trivial-necessity", "claimed-necessity-fails"],
            ["standards-relevance", "standards-relevance-met"],
            Source::WagemannSchneider2015,
            Section::Necessity,
        );
        if trivial.state == State::Met && (plan.coverage.is_none() || plan.relevance.is_none()) {
            trivial.state = State::NotDeclared;
            trivial.text = self.words.say("standards-relevance-not-declared");
        }
        vec![
            self.standard(
                "standards-necessity-first",
                Source::SchneiderWagemann2010,
                Section::Necessity,
                State::Met,
                self.words.say("standards-necessity-first-met"),
            ),
            trivial,
        ]
    }

    fn truth_table(&self) -> Vec<Standard> {
        let cutoff = self.results.study.sufficiency.cutoffs.consistency.value();
        let reached = cutoff >= ROW_CONSISTENCY;
        vec![
            self.standard(
                "standards-truth-table",
                Source::WagemannSchneider2015,
                Section::TruthTable,
                State::Met,
                self.words.say("standards-truth-table-met"),
            ),
            self.frequency(),
            self.standard(
                "standards-consistency",
                Source::SchneiderWagemann2010,
                Section::TruthTable,
                if reached { State::Met } else { State::Violated },
                say!(
                    self.words,
                    "standards-consistency-found",
                    cutoff = plain(cutoff)
                ),
            ),
            self.without(
                &["low-pri-row"],
                ["standards-pri", "standards-pri-met"],
                Source::Greckhamer2018,
                Section::TruthTable,
            ),
            self.without(
                &["contradictory-rows", "deviant-cases"],
                ["standards-contradictory", "standards-contradictory-met"],
                Source::SchneiderWagemann2010,
                Section::TruthTable,
            ),
            self.without(
                &["simultaneous-subset"],
                ["standards-simultaneous", "standards-simultaneous-met"],
                Source::Greckhamer2018,
                Section::TruthTable,
            ),
        ]
    }

    /// The share of cases in rows that the frequency cut-off keeps, the lowest of the outcomes.
    fn frequency(&self) -> Standard {
        let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
        let share = |(_, analysis): (&OutcomeResults, &Sufficiency)| {
            let rows = analysis.table().rows().iter();
            let thin = rows.filter(|row| row.outcome() == RowOutcome::Remainder);
            let thin: usize = thin.map(|row| row.cases().len()).sum();
            let all = analysis.outcome().len();
            1.0 - count(thin) / count(all)
        };
        let lowest = self.outcomes().map(share).reduce(f64::min).unwrap_or(1.0);
        let met = lowest >= KEPT_AT_LEAST;
        self.standard(
            "standards-frequency",
            Source::Greckhamer2018,
            Section::TruthTable,
            if met { State::Met } else { State::Violated },
            say!(
                self.words,
                "standards-frequency-found",
                share = self.words.percent(lowest)
            ),
        )
    }

    fn solutions(&self) -> Vec<Standard> {
        let words = self.words;
        let plan = &self.results.study.sufficiency;
        let all = SolutionKind::STANDARD.iter();
        let all = all.filter(|kind| plan.solutions.contains(kind)).count();
        let expects = |set: &SetPlan| set.expect != Expectation::Either;
        let expected = self.results.study.conditions.iter().any(expects);
        let expected = expected || !plan.expectations.is_empty();
        let mut assumptions = self.without(
            &["contradictory-assumptions", "untenable-row-observed"],
            [
                "standards-assumptions-consistent",
                "standards-assumptions-consistent-met",
            ],
            Source::WagemannSchneider2015,
            Section::Sufficiency,
        );
        if assumptions.state == State::Met && plan.negated_outcome.is_none() {
            assumptions.state = State::NotDeclared;
            assumptions.text = words.say("standards-assumptions-consistent-not-declared");
        }
        vec![
            self.standard(
                "standards-three-solutions",
                Source::SchneiderWagemann2010,
                Section::Sufficiency,
                declared(all == SolutionKind::STANDARD.len()),
                match all {
                    3 => words.say("standards-three-solutions-met"),
                    all => say!(words, "standards-three-solutions-some", n = all),
                },
            ),
            self.standard(
                "standards-expectations",
                Source::Greckhamer2018,
                Section::Sufficiency,
                declared(expected),
                words.say(if expected {
                    "standards-expectations-met"
                } else {
                    "standards-expectations-none"
                }),
            ),
            self.standard(
                "standards-assumptions-listed",
                Source::WagemannSchneider2015,
                Section::Sufficiency,
                State::Met,
                words.say("standards-assumptions-listed-met"),
            ),
            assumptions,
            self.necessity_respected(),
            self.without(
                &["limit-reached"],
                ["standards-tied-models", "standards-tied-models-met"],
                Source::BaumgartnerThiem2017,
                Section::Sufficiency,
            ),
            self.standard(
                "standards-negated",
                Source::SchneiderWagemann2010,
                Section::Sufficiency,
                declared(plan.negated_outcome.is_some()),
                words.say(if plan.negated_outcome.is_some() {
                    "standards-negated-met"
                } else {
                    "standards-negated-none"
                }),
            ),
            self.standard(
                "standards-fit",
                Source::SchneiderWagemann2010,
                Section::Sufficiency,
                State::Met,
                words.say("standards-fit-met"),
            ),
        ]
    }

    /// Whether assumptions could contradict a necessary condition.
    fn necessity_respected(&self) -> Standard {
        let words = self.words;
        let necessary = self.results.outcome.necessity.iter();
        let necessary = necessary.filter(|one| one.is_necessary()).count();
        let enhanced = self.results.study.sufficiency.enhanced.as_ref();
        let barred = enhanced.is_some_and(|plan| !plan.necessary.is_empty());
        let (state, text) = match (necessary, barred) {
            (0, _) => (State::Met, words.say("standards-necessity-respected-none")),
            (_, true) => (
                State::Met,
                words.say("standards-necessity-respected-barred"),
            ),
            (n, false) => (
                State::NotDeclared,
                say!(words, "standards-necessity-respected-not-declared", n = n),
            ),
        };
        self.standard(
            "standards-necessity-respected",
            Source::WagemannSchneider2015,
            Section::Sufficiency,
            state,
            text,
        )
    }

    fn about_the_whole(&self) -> Vec<Standard> {
        let (results, words) = (self.results, self.words);
        let tried = tried(results, words);
        vec![
            self.standard(
                "standards-cases",
                Source::SchneiderWagemann2010,
                Section::Cases,
                declared(results.lists_cases()),
                words.say(if results.lists_cases() {
                    "standards-cases-met"
                } else {
                    "standards-readable-none"
                }),
            ),
            self.standard(
                "standards-robustness",
                Source::WagemannSchneider2015,
                Section::Robustness,
                declared(!tried.is_empty()),
                if tried.is_empty() {
                    words.say("standards-robustness-none")
                } else {
                    let tried = words.parts(&tried);
                    say!(words, "standards-robustness-tried", tried = tried)
                },
            ),
            self.standard(
                "standards-repeat",
                Source::WagemannSchneider2015,
                Section::Reproduce,
                State::Met,
                words.say("standards-repeat-met"),
            ),
            self.without(
                &["unused-acknowledgement"],
                [
                    "standards-acknowledgements",
                    "standards-acknowledgements-met",
                ],
                Source::Program,
                Section::Summary,
            ),
        ]
    }
}

fn declared(is_declared: bool) -> State {
    if is_declared {
        State::Met
    } else {
        State::NotDeclared
    }
}

/// What was tried to see how far the results hold.
fn tried(results: &Results, words: &Words) -> Vec<String> {
    let Protocol {
        leave_one_out,
        leave_cluster_out,
        bootstrap,
        subsample,
        permutation,
        panel,
        fit: _,
    } = &results.protocol;
    let variants = results.variants.len();
    let variants = (variants > 0).then(|| say!(words, "standards-tried-variants", n = variants));
    let others = [
        (!results.ranges.is_empty(), "standards-tried-ranges"),
        (!results.maps.is_empty(), "standards-tried-maps"),
        (leave_one_out.is_some(), "standards-tried-cases"),
        (leave_cluster_out.is_some(), "standards-tried-clusters"),
        (
            bootstrap.is_some() || subsample.is_some(),
            "standards-tried-resamples",
        ),
        (permutation.is_some(), "standards-tried-chance"),
        (panel.is_some(), "standards-tried-panel"),
    ];
    let others = others.into_iter().filter(|(is_tried, _)| *is_tried);
    let others = others.map(|(_, key)| words.say(key));
    variants.into_iter().chain(others).collect()
}
