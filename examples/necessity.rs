//! Necessary in kind, and necessary in degree.
//!
//! Five neighbourhoods, made up so that every number can be checked by hand. What does it take for
//! residents to take part (`PART`): that they are told in time (`TOLD`), that they trust the council
//! (`TRUST`)?
//!
//! ```console
//! $ cargo run --example necessity --no-default-features
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use equifinal::necessity::nca::{
    Bounds, Ceiling, CeilingLine, Corner, EffectSize, Level, LevelUnit, Permutations, Space,
    p_values, steps,
};
use equifinal::necessity::{Necessity, necessity};
use equifinal::study::NecessityPlan;
use equifinal::{CalibratedSet, Cutoff, FuzzySet, SetName};

const TOLD: [f64; 5] = [0.3, 0.6, 0.5, 0.9, 1.0];
const TRUST: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
const PART: [f64; 5] = [0.2, 0.4, 0.3, 0.8, 1.0];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    in_kind()?;
    in_degree("TOLD", &TOLD, 0.43 / 0.56)?;
    in_degree("TRUST", &TRUST, 0.44 / 0.64)
}

/// Is the outcome a subset of the condition?
fn in_kind() -> Result<(), Box<dyn std::error::Error>> {
    let told = CalibratedSet::fuzzy(SetName::new("TOLD")?, FuzzySet::from_scores(&TOLD)?);
    let trust = CalibratedSet::fuzzy(SetName::new("TRUST")?, FuzzySet::from_scores(&TRUST)?);
    let plan = NecessityPlan {
        consistency: Cutoff::new(0.9)?,
        coverage: None,
        relevance: Some(Cutoff::new(0.5)?),
        disjunctions: None,
    };
    let found = necessity(&[&told, &trust], &FuzzySet::from_scores(&PART)?, &plan);
    println!("condition  consistency  coverage  relevance  necessary");
    for one in &found {
        println!(
            "{:<9}  {:>11}  {:>8}  {:>9}  {}",
            one.expression().to_string(),
            text(one.consistency()),
            text(one.coverage()),
            text(one.relevance()),
            if one.is_necessary() { "yes" } else { "no" }
        );
    }
    // PART is nowhere above TOLD: consistency 1, coverage 2.7 / 3.3. The sums of 1 - x and of
    // 1 - min(x, y) are 1.7 and 2.3: relevance 0.739.
    assert_close(found[0].relevance(), 1.7 / 2.3);
    // TRUST is below PART in four neighbourhoods: (0.1 + 0.3 + 0.3 + 0.7 + 0.9) / 2.7.
    assert_close(found[2].consistency(), 2.3 / 2.7);
    let necessary: Vec<bool> = found.iter().map(Necessity::is_necessary).collect();
    assert_eq!(necessary, [true, false, false, false]);
    Ok(())
}

/// How much of the condition does the outcome need?
///
/// The ceiling goes from case to case in steps. Above it, for TRUST, lie the rectangles 0.2 * 0.8,
/// 0.4 * 0.6 and 0.2 * 0.2 of the scope, which is 0.8 * 0.8; for TOLD 0.2 * 0.8, 0.1 * 0.7, 0.3 * 0.6
/// and 0.1 * 0.2 of 0.7 * 0.8.
fn in_degree(
    name: &str,
    condition: &[f64],
    by_hand: f64,
) -> Result<(), Box<dyn std::error::Error>> {
    let space = Space::new(condition, &PART, Corner::UpperLeft, Bounds::default())?;
    let ceiling = CeilingLine::new(&space, Ceiling::CeFdh);
    let d = ceiling.effect_size();
    assert_close(Some(d), by_hand);
    let test = Permutations {
        count: 10_000,
        seed: 1,
    };
    let p = p_values(&[&space], &[Ceiling::CeFdh], test)[0][0];
    println!(
        "\n{name} -> PART, {}: effect size {d:.3} ({}), p {:.3} ± {:.3}",
        Ceiling::CeFdh,
        EffectSize::of(d).words(),
        p.value(),
        p.accuracy()
    );
    println!("  PART needs {name}");
    for (_, outcome) in steps(&space, 5, LevelUnit::PercentageOfRange) {
        let needed = match ceiling.needed_for(outcome, &space) {
            Level::NotNecessary => "nothing".to_owned(),
            Level::Needed(level) => format!("{level:.1}"),
            Level::NotAttainable => "more than there is".to_owned(),
        };
        println!("  {outcome:.2} {needed}");
    }
    Ok(())
}

fn assert_close(found: Option<f64>, by_hand: f64) {
    assert!(
        found.is_some_and(|found| (found - by_hand).abs() < 1e-12),
        "{found:?} is not {by_hand}"
    );
}

fn text(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".to_owned(), |value| format!("{value:.3}"))
}
