use super::Finding;
use crate::calibrate::{ResolvedAnchor, SetResult};
use crate::load::DroppedCase;
use crate::minimize::ModelsWanted;
use crate::necessity::Nca;
use crate::results::{OutcomeResults, Results};
use crate::robustness::variants::Relation;
use crate::set::Side;
use crate::study::{AnchorPolicy, Calibrate, Provenance, SetPlan, SolutionKind};
use crate::sufficiency::{
    Barred, BarringRule, RowOutcome, Sufficiency, TruthTableRow, contradictory_assumptions,
    simultaneous_subsets,
};
use crate::wording::{Numbers, and, plain, rows_in_words};

/// The shares of cases above 0.5 outside which a set counts as skewed.
///
/// # References
/// Oana, I.-E., Schneider, C. Q. & Thomann, E. (2021). *Qualitative Comparative Analysis Using R*.
/// Cambridge University Press, ch. 2: a set with fewer than 20 % of the cases on one side.
const SKEWED_BELOW: f64 = 0.2;
const SKEWED_ABOVE: f64 = 1.0 - SKEWED_BELOW;

/// A positive row with a PRI below this is nearly as consistent with the negated outcome.
///
/// # References
/// Greckhamer, T., Furnari, S., Fiss, P. C. & Aguilera, R. V. (2018). Studying configurations with
/// qualitative comparative analysis. *Strategic Organization* 16(4), 482–495.
const LOW_PRI_BELOW: f64 = 0.5;

/// Whether a share of cases above 0.5 counts as skewed.
#[must_use]
pub fn is_skewed(share: f64) -> bool {
    !(SKEWED_BELOW..=SKEWED_ABOVE).contains(&share)
}

/// By how much the frozen anchors of a set would move: `` `LS` crossover (p50) 38.5 → 40 ``.
fn frozen_moves(set: &SetResult) -> Vec<String> {
    let moved = |(at, anchor): (String, &ResolvedAnchor)| {
        let recomputed = anchor.frozen()?.recomputed;
        let same = recomputed.is_some_and(|today| today.total_cmp(&anchor.value()).is_eq());
        let today = recomputed.map_or_else(|| "no value".to_owned(), plain);
        let text = format!(
            "`{}` {} ({}) {} → {today}",
            set.name(),
            at.replace('_', " "),
            anchor.declared(),
            plain(anchor.value()),
        );
        (!same).then_some(text)
    };
    let anchors = set.method().every_anchor().into_iter();
    anchors.filter_map(moved).collect()
}

/// Every finding of a run, in the order of the stages.
#[must_use]
pub fn observe(results: &Results) -> Vec<Finding> {
    let mut found = Collector {
        results,
        findings: Vec::new(),
    };
    found.data();
    found.frozen_anchors();
    found.sets();
    for outcome in results.outcomes() {
        found.necessity(outcome);
        found.nca(outcome);
        if let Some(sufficiency) = &outcome.sufficiency {
            found.truth_table(outcome, sufficiency);
            found.enhanced(outcome, sufficiency);
            found.solutions(outcome, sufficiency);
            found.unexplained(outcome, sufficiency);
        }
    }
    found.both_outcomes();
    found.variants();
    found.unused_acknowledgements();
    found.findings
}

struct Collector<'a> {
    results: &'a Results,
    findings: Vec<Finding>,
}

impl Collector<'_> {
    fn add(&mut self, code: &'static str, about: impl Into<String>, text: String) {
        let about = about.into();
        let reasons = self.results.study.acknowledge.get(code);
        let acknowledged = reasons.and_then(|reasons| reasons.get(&about)).cloned();
        self.findings.push(Finding {
            code,
            about,
            text,
            acknowledged,
        });
    }

    /// Acknowledgements of what was not found: misspelled, or out of date.
    fn unused_acknowledgements(&mut self) {
        for (code, reasons) in &self.results.study.acknowledge {
            for about in reasons.keys() {
                let is_found = |found: &Finding| found.code == code && found.about == *about;
                if !self.findings.iter().any(is_found) {
                    let text = format!(
                        "The study file acknowledges `{code}` about `{about}`, and there is no such \
                         finding."
                    );
                    self.add("unused-acknowledgement", about.clone(), text);
                }
            }
        }
    }

    /// The names of cases, or how many there are where lists of cases are left out.
    fn names(&self, cases: impl IntoIterator<Item = usize>) -> String {
        let names = self.results.calibration.cases();
        self.listed(cases.into_iter().map(|case| &names[case]))
    }

    fn listed<'n>(&self, names: impl IntoIterator<Item = &'n str>) -> String {
        if self.results.lists_cases() {
            names.into_iter().collect::<Vec<_>>().join(", ")
        } else {
            format!("{} cases", names.into_iter().count())
        }
    }

    fn data(&mut self) {
        let dropped = self.results.table.dropped();
        if !dropped.is_empty() {
            let names = self.listed(dropped.iter().map(DroppedCase::case));
            let text = format!(
                "Left out because a value is missing in a column in use, {} of {}: {}.",
                dropped.len(),
                self.results.table.rows_read(),
                names
            );
            self.add("dropped-cases", "data", text);
        }
        let cases = self.results.calibration.cases().len();
        let conditions = self.results.calibration.conditions();
        let configurations: u128 = conditions
            .iter()
            .map(|set| u128::from(set.set().levels()))
            .product();
        if (cases as u128) < configurations {
            let text = format!(
                "{cases} cases and {} conditions: there are fewer cases than the {configurations} \
                 logically possible configurations, so that chance has more room.",
                conditions.len()
            );
            self.add("few-cases", "data", text);
        }
    }

    fn sets(&mut self) {
        let results = self.results;
        let plans = std::iter::once(&results.study.outcome.set).chain(&results.study.conditions);
        let calibration = &results.calibration;
        let sets = std::iter::once(calibration.outcome()).chain(calibration.conditions());
        for (plan, set) in plans.zip(sets) {
            self.skewness(set);
            self.at_half(set);
            if plan.combination().is_none() {
                self.reason(plan);
            }
        }
        for component in calibration.components() {
            let mut plans = results.study.measured_sets().into_iter();
            let plan = plans.find(|plan| plan.name.value == *component.name());
            if let Some(plan) = plan {
                self.reason(plan);
            }
        }
    }

    /// Frozen anchors that stay where other data, or other rules for them, would have moved them.
    fn frozen_anchors(&mut self) {
        let results = self.results;
        let AnchorPolicy::Frozen(Some(lock)) = &results.study.anchors else {
            return;
        };
        let calibration = &results.calibration;
        let sets = std::iter::once(calibration.outcome()).chain(calibration.conditions());
        let moves: Vec<String> = sets.flat_map(frozen_moves).collect();
        let same_data = lock.data_sha256() == results.table.sha256();
        if same_data && moves.is_empty() {
            return;
        }
        let changed = if same_data {
            "The data are those that the anchors were frozen with, but other cases or values of them \
             are used"
        } else {
            "The data are not those that the anchors were frozen with"
        };
        let today = if moves.is_empty() {
            "recomputed today, none would move".to_owned()
        } else {
            format!("recomputed today, they would move: {}", moves.join(", "))
        };
        let text = format!("{changed}. The anchors stay; {today}.");
        self.add("frozen-anchors", "data", text);
    }

    fn skewness(&mut self, set: &SetResult) {
        let Some(share) = set.share_above_half() else {
            return;
        };
        if is_skewed(share) {
            let text = format!(
                "{:.0} % of the cases are more in than out of `{}`: a skewed set makes subset \
                 relations easy to find.",
                share * 100.0,
                set.name()
            );
            self.add("skewed-set", set.name().as_str(), text);
        }
    }

    fn at_half(&mut self, set: &SetResult) {
        if !set.half_scores().is_empty() {
            let text = format!(
                "A score of exactly 0.5 in `{}`, neither in nor out: {}.",
                set.name(),
                self.listed(set.half_scores().iter().map(String::as_str))
            );
            self.add("score-at-half", set.name().as_str(), text);
        }
    }

    fn reason(&mut self, plan: &SetPlan) {
        let needs_reason = !matches!(plan.calibrate.value, Calibrate::None | Calibrate::Tfr);
        let original = self.results.study.head.provenance == Provenance::Original;
        if original && needs_reason && plan.because.is_none() {
            let text = format!(
                "No reason is given for the anchors of `{}`.",
                plan.name.value
            );
            self.add("anchors-without-reason", plan.name.value.as_str(), text);
        }
    }

    fn necessity(&mut self, outcome: &OutcomeResults) {
        let numbers = Numbers::new(self.results.study.report.digits);
        for necessity in &outcome.necessity {
            if necessity.is_necessary() && necessity.looks_trivial() {
                let text = format!(
                    "`{}` passes as necessary for `{}`, but its relevance or coverage is below 0.5: it \
                     may be trivially necessary.",
                    necessity.expression(),
                    outcome.expression
                );
                self.add(
                    "trivial-necessity",
                    necessity.expression().to_string(),
                    text,
                );
            }
        }
        if !outcome.disjunctions.complete {
            let text = format!(
                "Not every disjunction was tried for `{}`: the steps of the study file (limits.steps) \
                 ran out, so that necessary ones may be missing.",
                outcome.expression
            );
            self.add(
                "limit-reached",
                format!("disjunctions {}", outcome.expression),
                text,
            );
        }
        for claim in &outcome.claimed {
            if !claim.is_necessary() {
                let number = |value| numbers.text(value);
                let text = format!(
                    "`{}` is claimed to be necessary for `{}` (`enhanced.necessary`), and does not \
                     pass the declared cut-offs: consistency {}, coverage {}, relevance {}.",
                    claim.expression(),
                    outcome.expression,
                    number(claim.consistency()),
                    number(claim.coverage()),
                    number(claim.relevance()),
                );
                let about = claim.expression().to_string();
                self.add("claimed-necessity-fails", about, text);
            }
        }
    }

    /// What the enhanced standard analysis does to rows that were observed.
    fn enhanced(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        let Some(enhanced) = sufficiency.enhanced() else {
            return;
        };
        let of_outcome = outcome.expression.to_string();
        for barred in enhanced.barred() {
            let rows = self.rows_with_cases(sufficiency, &barred.overwritten);
            let (about, why) = match &barred.rule {
                BarringRule::Necessity(claim) => (
                    claim.to_string(),
                    format!("they contradict the claim that `{claim}` is necessary"),
                ),
                BarringRule::Untenable(expression) => {
                    self.kept(&of_outcome, sufficiency, barred);
                    (expression.to_string(), "they are untenable".to_owned())
                }
                BarringRule::SimultaneousSubsets | BarringRule::ContradictoryAssumptions => (
                    of_outcome.clone(),
                    "they speak for its negation as well".to_owned(),
                ),
                BarringRule::Listed => (
                    of_outcome.clone(),
                    "the study file lists them as contradictory".to_owned(),
                ),
            };
            if !barred.overwritten.is_empty() {
                let text = format!(
                    "Observed rows that the data make sufficient for `{of_outcome}` (or C) count as \
                     negative in the enhanced solutions, because {why}: {rows}."
                );
                self.add("observed-row-barred", about, text);
            }
        }
        let kinds = [
            SolutionKind::Conservative,
            SolutionKind::EnhancedParsimonious,
        ];
        let [before, after] = kinds.map(|kind| sufficiency.has_rows_to_explain(kind));
        if before && !after {
            let text = format!(
                "The enhanced standard analysis leaves no row that is sufficient for `{of_outcome}`: \
                 there is no enhanced solution."
            );
            self.add("everything-barred", of_outcome, text);
        }
    }

    /// Observed rows in an untenable expression.
    fn kept(&mut self, outcome: &str, sufficiency: &Sufficiency, barred: &Barred) {
        let BarringRule::Untenable(expression) = &barred.rule else {
            return;
        };
        if barred.kept.is_empty() {
            return;
        }
        let rows = self.rows_with_cases(sufficiency, &barred.kept);
        let text = format!(
            "`{expression}` is declared untenable, and rows in it were observed; these keep their \
             codes for `{outcome}`, because only what was never observed can be untenable: {rows}."
        );
        self.add("untenable-row-observed", expression.to_string(), text);
    }

    /// `row 3 (Rome, Oslo), row 5 (Bern)`.
    fn rows_with_cases(&self, sufficiency: &Sufficiency, rows: &[u128]) -> String {
        let table = sufficiency.table().rows().iter();
        let listed = table.filter(|row| rows.contains(&row.number()));
        let row = |row: &TruthTableRow| {
            let cases = self.names(row.cases().iter().copied());
            format!("row {} ({cases})", row.number())
        };
        listed.map(row).collect::<Vec<_>>().join(", ")
    }

    /// Rows that models chosen by fit leave unexplained.
    fn unexplained(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        for &kind in sufficiency.reported() {
            let models = sufficiency.models(kind).iter();
            let mut rows: Vec<u128> = models.flat_map(|model| model.unexplained.clone()).collect();
            rows.sort_unstable();
            rows.dedup();
            if !rows.is_empty() {
                let rows = self.rows_with_cases(sufficiency, &rows);
                let text = format!(
                    "A model of the {kind} solution of `{}` leaves rows unexplained that are \
                     sufficient for it (`solution_coverage`): {rows}.",
                    outcome.expression
                );
                let about = format!("{} {}", kind.name(), outcome.expression);
                self.add("unexplained-rows", about, text);
            }
        }
    }

    /// Conditions for which no ceiling can be drawn.
    fn nca(&mut self, outcome: &OutcomeResults) {
        let conditions = outcome.nca.iter().flat_map(Nca::conditions);
        for condition in conditions {
            if let Err(undefined) = &condition.ceilings {
                let text = format!(
                    "There is no necessary condition analysis of `{}` for `{}`: {undefined}.",
                    condition.expression, outcome.expression
                );
                let about = condition.expression.to_string();
                self.add("no-ceiling", about, text);
            }
        }
    }

    fn truth_table(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        let table = sufficiency.table();
        let about = outcome.expression.to_string();
        let rows = |code: RowOutcome| table.rows().iter().filter(move |row| row.outcome() == code);
        let numbers = |rows: &mut dyn Iterator<Item = &TruthTableRow>| {
            rows.map(|row| row.number().to_string())
                .collect::<Vec<_>>()
                .join(", ")
        };
        if !sufficiency.has_rows_to_explain(SolutionKind::Conservative) {
            let text = format!("No row is sufficient for `{about}`: there is no solution.");
            self.add("no-positive-row", &about, text);
        }
        let overwritten: Vec<String> = sufficiency
            .overwritten_rows()
            .iter()
            .map(u128::to_string)
            .collect();
        if !overwritten.is_empty() {
            let text = format!(
                "Positive for `{about}` in the data, and negative because the study file says so: row {}.",
                overwritten.join(", ")
            );
            self.add("positive-row-excluded", &about, text);
        }
        let contradictions = numbers(&mut rows(RowOutcome::Contradiction));
        if !contradictions.is_empty() {
            let text = format!("Contradictions (C) for `{about}`: row {contradictions}.");
            self.add("contradictory-rows", &about, text);
        }
        let is_low = |row: &&TruthTableRow| row.pri().is_none_or(|pri| pri < LOW_PRI_BELOW);
        let low = numbers(&mut rows(RowOutcome::Positive).filter(is_low));
        if !low.is_empty() {
            let text = format!(
                "Positive for `{about}` with a PRI below 0.5, and so nearly as consistent with its \
                 negation: row {low}."
            );
            self.add("low-pri-row", &about, text);
        }
        let deviant = rows(RowOutcome::Positive).flat_map(|row| row.cases().iter().copied());
        let outside = |case: &usize| outcome.membership.memberships()[*case].side() == Side::Out;
        let mut deviant: Vec<usize> = deviant.filter(outside).collect();
        deviant.sort_unstable();
        if !deviant.is_empty() {
            let text = format!(
                "In a positive row of `{about}`, but not in `{about}` (deviant for consistency): {}.",
                self.names(deviant)
            );
            self.add("deviant-cases", &about, text);
        }
        self.thin_rows(&about, sufficiency);
    }

    /// Observed rows that the frequency cut-off turns into remainders.
    fn thin_rows(&mut self, about: &str, sufficiency: &Sufficiency) {
        let rows = sufficiency.table().rows().iter();
        let thin = rows.filter(|row| row.outcome() == RowOutcome::Remainder);
        let cases: Vec<usize> = thin.flat_map(|row| row.cases().iter().copied()).collect();
        if !cases.is_empty() {
            let text = format!(
                "In a row with too few cases, counted as a remainder of `{about}`: {}.",
                self.names(cases)
            );
            self.add("cases-in-thin-rows", about, text);
        }
    }

    fn solutions(&mut self, outcome: &OutcomeResults, sufficiency: &Sufficiency) {
        for &kind in sufficiency.reported() {
            let models = sufficiency.models(kind).len();
            let about = format!("{} {}", kind.name(), outcome.expression);
            if !sufficiency.is_complete(kind) {
                let text = format!(
                    "Not every model of the {} solution of `{}` is listed; the limits of the study \
                     file say how many are listed and how long is searched.",
                    kind, outcome.expression
                );
                self.add("limit-reached", about, text);
            } else if models > 1 {
                let minimal =
                    self.results.study.sufficiency.minimize.models == ModelsWanted::Minimal;
                let what = if sufficiency.may_leave_rows() {
                    "reaches the declared consistency and coverage"
                } else {
                    "explains the same rows"
                };
                // Models of different pairs, and irredundant ones, may differ in length.
                let length = if minimal && !kind.is_intermediate() {
                    " with as few terms"
                } else {
                    ""
                };
                let text = format!(
                    "{models} models of the {} solution of `{}` tie: each {what}{length}.",
                    kind, outcome.expression
                );
                self.add("tied-models", about, text);
            }
        }
    }

    /// Variants whose solution has nothing in common with that of the study.
    fn variants(&mut self) {
        for variant in &self.results.variants {
            let outcomes = variant.outcomes.iter();
            let solutions = outcomes.flat_map(|outcome| {
                let solutions = outcome.solutions.iter();
                solutions.map(|solution| (&outcome.expression, solution))
            });
            let parts: Vec<String> = solutions
                .filter_map(|(outcome, solution)| {
                    let what = match solution.relation {
                        Relation::Different => "has nothing in common with that of the study",
                        Relation::Lost => "is empty",
                        Relation::Gained => "is not empty, as that of the study is",
                        _ => return None,
                    };
                    Some(format!(
                        "the {} solution of `{outcome}` {what}",
                        solution.kind
                    ))
                })
                .collect();
            if !parts.is_empty() {
                let text = format!("With the variant “{}” {}.", variant.name, and(&parts));
                self.add("variant-differs", &variant.name, text);
            }
        }
    }

    fn both_outcomes(&mut self) {
        let [outcome, negation] = self.results.outcomes();
        let (Some(present), Some(absent)) = (&outcome.sufficiency, &negation.sufficiency) else {
            return;
        };
        let about = outcome.expression.to_string();
        let both = simultaneous_subsets(present.table(), absent.table());
        if !both.is_empty() {
            let both: Vec<String> = both.iter().map(u128::to_string).collect();
            let text = format!(
                "Sufficient for both `{about}` and `{}` (simultaneous subset relations): row {}.",
                negation.expression,
                both.join(", ")
            );
            self.add("simultaneous-subset", &about, text);
        }
        for &kind in present.reported() {
            if !absent.reported().contains(&kind) {
                continue;
            }
            let shared =
                contradictory_assumptions(&present.assumptions(kind), &absent.assumptions(kind));
            let count = shared.count(present.space());
            if kind != SolutionKind::Conservative && count != Some(0) {
                let remainders = match count {
                    Some(1) => "one remainder".to_owned(),
                    Some(n) => format!("{n} remainders"),
                    None => "more remainders than can be counted".to_owned(),
                };
                let text = format!(
                    "For {remainders}, {}, listed models of the {kind} solutions assume both that \
                     `{about}` occurs and that `{}` does: contradictory assumptions.",
                    rows_in_words(
                        &shared,
                        self.results.study.limits.rows_listed,
                        present.space()
                    ),
                    negation.expression
                );
                self.add("contradictory-assumptions", kind.name(), text);
            }
        }
    }
}
