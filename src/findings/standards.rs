//! The checklist of what a study of this kind is expected to state and to do, held against a run.

use serde::Serialize;

use super::Finding;
use crate::results::{OutcomeResults, Results};
use crate::robustness::Protocol;
use crate::set::Side;
use crate::study::{Calibrate, Expectation, PublishedCases, SetPlan, SolutionKind};
use crate::sufficiency::{RowOutcome, Sufficiency};
use crate::wording::{Numbers, counted};

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
    pub item: &'static str,
    /// Who states it.
    pub source: Source,
    /// How the run stands to it.
    pub state: State,
    /// What was found, in one or a few sentences.
    pub text: String,
    /// Where it is shown.
    pub section: Section,
}

/// The checklist, in the order of the report.
#[must_use]
pub fn standards(results: &Results) -> Vec<Standard> {
    let list = Checklist { results };
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
}

impl<'a> Checklist<'a> {
    fn findings(&self, codes: &[&str]) -> Vec<&'a Finding> {
        let findings = self.results.findings.iter();
        findings.filter(|one| codes.contains(&one.code)).collect()
    }

    /// Violated when there is a finding with one of these codes.
    fn without(
        &self,
        codes: &[&str],
        item: &'static str,
        source: Source,
        section: Section,
        met: &str,
    ) -> Standard {
        let found = self.findings(codes);
        let state = match &found[..] {
            [] => State::Met,
            found if found.iter().all(|one| one.acknowledged.is_some()) => State::Acknowledged,
            _ => State::Violated,
        };
        let words = |one: &&Finding| match &one.acknowledged {
            Some(reason) => format!("{} Acknowledged: {}", one.text, reason.trim()),
            None => one.text.clone(),
        };
        let text = if found.is_empty() {
            met.to_owned()
        } else {
            let texts: Vec<String> = found.iter().map(words).collect();
            texts.join(" ")
        };
        Standard {
            item,
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
        let results = self.results;
        let dropped = results.table.rows_read() - results.calibration.cases().len();
        let published = results.study.data.publish.cases;
        let listed = results.lists_cases();
        vec![
            standard(
                "The data, or the memberships, can be read",
                Source::WagemannSchneider2015,
                Section::Calibration,
                declared(listed && published != PublishedCases::Aggregates),
                match (listed, published) {
                    (true, PublishedCases::All) => {
                        "Raw values and memberships of every case are printed."
                    }
                    (true, _) => {
                        "Memberships of every case are printed; raw values are not published."
                    }
                    (false, _) => "Single cases are not printed.",
                },
            ),
            standard(
                "Missing values are accounted for",
                Source::Greckhamer2018,
                Section::Data,
                State::Met,
                if dropped == 0 {
                    "Every case of the data file enters the analysis."
                } else {
                    "The cases that leave the analysis are counted, and why."
                },
            ),
            self.both_sides(),
            self.without(
                &["few-cases"],
                "Enough cases for the number of conditions",
                Source::Greckhamer2018,
                Section::Data,
                "There are at least as many cases as logically possible configurations.",
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
        standard(
            "There are cases in the outcome and out of it",
            Source::Rubinson2019,
            Section::Data,
            if within > 0 && out > 0 {
                State::Met
            } else {
                State::Violated
            },
            &format!(
                "{} more in the outcome than out of it, {out} more out.",
                counted(within as u128, "case is", "cases are")
            ),
        )
    }

    fn calibration(&self) -> Vec<Standard> {
        let plans = self.results.study.measured_sets().into_iter();
        let lacks_reason = |plan: &&SetPlan| {
            let needs = !matches!(plan.calibrate.value, Calibrate::None | Calibrate::Tfr);
            needs && plan.because.is_none()
        };
        let lacking: Vec<String> = plans
            .filter(lacks_reason)
            .map(|plan| format!("`{}`", plan.name.value))
            .collect();
        let reasons = if lacking.is_empty() {
            "Every set has its anchors, and the reason for them.".to_owned()
        } else {
            format!(
                "No reason is given for the anchors of {}.",
                lacking.join(", ")
            )
        };
        vec![
            standard(
                "Anchors are reported and justified",
                Source::SchneiderWagemann2010,
                Section::Calibration,
                declared(lacking.is_empty()),
                &reasons,
            ),
            self.without(
                &["score-at-half"],
                "No case is exactly 0.5 in a set",
                Source::SchneiderWagemann2010,
                Section::Calibration,
                "No score is exactly 0.5.",
            ),
            self.without(
                &["skewed-set"],
                "Sets are not skewed",
                Source::OanaSchneiderThomann2021,
                Section::Calibration,
                "In every set between 20 and 80 % of the cases are more in than out.",
            ),
        ]
    }

    fn necessity(&self) -> Vec<Standard> {
        let plan = &self.results.study.necessity;
        let mut trivial = self.without(
            &["trivial-necessity", "claimed-necessity-fails"],
            "Necessity is judged by coverage and relevance too",
            Source::WagemannSchneider2015,
            Section::Necessity,
            "Cut-offs for consistency, coverage and relevance are declared, and nothing that passes looks \
             trivial.",
        );
        if trivial.state == State::Met && (plan.coverage.is_none() || plan.relevance.is_none()) {
            trivial.state = State::NotDeclared;
            "No cut-off for coverage or for relevance is declared; both are printed."
                .clone_into(&mut trivial.text);
        }
        vec![
            standard(
                "Necessity is analysed on its own, before sufficiency, for the outcome and its negation",
                Source::SchneiderWagemann2010,
                Section::Necessity,
                State::Met,
                "Every condition and its negation is tested for the outcome and for its negation.",
            ),
            trivial,
        ]
    }

    fn truth_table(&self) -> Vec<Standard> {
        let cutoff = self.results.study.sufficiency.cutoffs.consistency.value();
        let reached = cutoff >= ROW_CONSISTENCY;
        vec![
            standard(
                "The truth table is printed, with its cut-offs",
                Source::WagemannSchneider2015,
                Section::TruthTable,
                State::Met,
                "Every observed row is printed with its cases, consistency, PRI and code; the cut-offs are \
                 declared.",
            ),
            self.frequency(),
            standard(
                "The consistency cut-off is not below 0.75",
                Source::SchneiderWagemann2010,
                Section::TruthTable,
                if reached { State::Met } else { State::Violated },
                &format!("It is {cutoff}."),
            ),
            self.without(
                &["low-pri-row"],
                "No row with a PRI below 0.5 counts as sufficient",
                Source::Greckhamer2018,
                Section::TruthTable,
                "Every positive row has a PRI of at least 0.5.",
            ),
            self.without(
                &["contradictory-rows", "deviant-cases"],
                "No contradictory row, and no deviant case in a sufficient one",
                Source::SchneiderWagemann2010,
                Section::TruthTable,
                "No row is a contradiction, and no positive row holds a case that is not in the outcome.",
            ),
            self.without(
                &["simultaneous-subset"],
                "No row is sufficient for the outcome and for its negation",
                Source::Greckhamer2018,
                Section::TruthTable,
                "No row is sufficient for both.",
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
        standard(
            "The frequency cut-off keeps at least 80 % of the cases",
            Source::Greckhamer2018,
            Section::TruthTable,
            if met { State::Met } else { State::Violated },
            &format!("Rows with enough cases keep {}.", Numbers::percent(lowest)),
        )
    }

    fn solutions(&self) -> Vec<Standard> {
        let plan = &self.results.study.sufficiency;
        let all = SolutionKind::STANDARD.iter();
        let all = all.filter(|kind| plan.solutions.contains(kind)).count();
        let expects = |set: &SetPlan| set.expect != Expectation::Either;
        let expected = self.results.study.conditions.iter().any(expects);
        let expected = expected || !plan.expectations.is_empty();
        let mut assumptions = self.without(
            &["contradictory-assumptions", "untenable-row-observed"],
            "No assumption contradicts another",
            Source::WagemannSchneider2015,
            Section::Sufficiency,
            "No remainder is assumed for the outcome and for its negation alike.",
        );
        if assumptions.state == State::Met && plan.negated_outcome.is_none() {
            assumptions.state = State::NotDeclared;
            "Only an analysis of the negated outcome could show it."
                .clone_into(&mut assumptions.text);
        }
        vec![
            standard(
                "All three solutions are reported",
                Source::SchneiderWagemann2010,
                Section::Sufficiency,
                declared(all == SolutionKind::STANDARD.len()),
                &match all {
                    3 => "Conservative, intermediate and parsimonious.".to_owned(),
                    all => format!("{all} of conservative, intermediate and parsimonious."),
                },
            ),
            standard(
                "Directional expectations are stated",
                Source::Greckhamer2018,
                Section::Sufficiency,
                declared(expected),
                if expected {
                    "They are listed with the intermediate solution."
                } else {
                    "The study file declares none."
                },
            ),
            standard(
                "Simplifying assumptions are listed, easy and difficult ones",
                Source::WagemannSchneider2015,
                Section::Sufficiency,
                State::Met,
                "Every model names its simplifying assumptions, the intermediate solution its easy and \
                 difficult counterfactuals.",
            ),
            assumptions,
            self.necessity_respected(),
            self.without(
                &["limit-reached"],
                "Tied models are reported",
                Source::BaumgartnerThiem2017,
                Section::Sufficiency,
                "Every model is found, and each that ties is listed.",
            ),
            standard(
                "The negated outcome is analysed on its own",
                Source::SchneiderWagemann2010,
                Section::Sufficiency,
                declared(plan.negated_outcome.is_some()),
                if plan.negated_outcome.is_some() {
                    "It has its own truth table and solutions."
                } else {
                    "The study file asks for none."
                },
            ),
            standard(
                "Consistency and coverage are reported for each path and for the solution",
                Source::SchneiderWagemann2010,
                Section::Sufficiency,
                State::Met,
                "Consistency, PRI, raw and unique coverage of every path; consistency, PRI and coverage of \
                 every model.",
            ),
        ]
    }

    /// Whether assumptions could contradict a necessary condition.
    fn necessity_respected(&self) -> Standard {
        let necessary = self.results.outcome.necessity.iter();
        let necessary = necessary.filter(|one| one.is_necessary()).count();
        let enhanced = self.results.study.sufficiency.enhanced.as_ref();
        let barred = enhanced.is_some_and(|plan| !plan.necessary.is_empty());
        let (state, text) = match (necessary, barred) {
            (0, _) => (State::Met, "No single condition is necessary.".to_owned()),
            (_, true) => (
                State::Met,
                "The enhanced standard analysis bars rows that contradict the claimed necessity."
                    .to_owned(),
            ),
            (n, false) => (
                State::NotDeclared,
                format!(
                    "{} necessary for the outcome, and `sufficiency.enhanced.necessary` does not say so: \
                     remainders may contradict it.",
                    counted(n as u128, "condition is", "conditions are")
                ),
            ),
        };
        standard(
            "No assumption contradicts a necessary condition",
            Source::WagemannSchneider2015,
            Section::Sufficiency,
            state,
            &text,
        )
    }

    fn about_the_whole(&self) -> Vec<Standard> {
        let results = self.results;
        let tried = tried(results);
        vec![
            standard(
                "Cases are linked to paths",
                Source::SchneiderWagemann2010,
                Section::Cases,
                declared(results.lists_cases()),
                if results.lists_cases() {
                    "Every case is shown with its membership in every path."
                } else {
                    "Single cases are not printed."
                },
            ),
            standard(
                "Results are tested for robustness",
                Source::WagemannSchneider2015,
                Section::Robustness,
                declared(!tried.is_empty()),
                &if tried.is_empty() {
                    "Nothing of it is declared.".to_owned()
                } else {
                    format!("Tried: {}.", tried.join("; "))
                },
            ),
            standard(
                "The analysis can be repeated",
                Source::WagemannSchneider2015,
                Section::Reproduce,
                State::Met,
                "Program and version, fingerprints of the inputs, and every decision are printed.",
            ),
            self.without(
                &["unused-acknowledgement"],
                "What is acknowledged was found",
                Source::Program,
                Section::Summary,
                "Every acknowledgement of the study file meets a finding.",
            ),
        ]
    }
}

fn standard(
    item: &'static str,
    source: Source,
    section: Section,
    state: State,
    text: &str,
) -> Standard {
    Standard {
        item,
        source,
        state,
        text: text.to_owned(),
        section,
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
fn tried(results: &Results) -> Vec<String> {
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
    let variants = (variants > 0).then(|| {
        let counted = counted(variants as u128, "variant", "variants");
        format!("{counted} with other decisions")
    });
    let others = [
        (!results.ranges.is_empty(), "the range of every decision"),
        (!results.maps.is_empty(), "two decisions at a time"),
        (leave_one_out.is_some(), "the study without each case"),
        (
            leave_cluster_out.is_some(),
            "the study without each cluster",
        ),
        (bootstrap.is_some() || subsample.is_some(), "resamples"),
        (permutation.is_some(), "outcomes dealt out by chance"),
        (panel.is_some(), "consistency between and within clusters"),
    ];
    let others = others.into_iter().filter(|(is_tried, _)| *is_tried);
    let others = others.map(|(_, words)| words.to_owned());
    variants.into_iter().chain(others).collect()
}
