//! A truth table and its three solutions.
//!
//! Eight community gardens, made up so that every number can be checked by hand. What makes a
//! garden last: a secure lease (`LEASE`), a paid coordinator (`STAFF`), many members (`MEMBERS`,
//! from 40 on)?
//!
//! ```console
//! $ cargo run --example truth_table --no-default-features
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use equifinal::calibrate::crisp;
use equifinal::minimize::{Implicant, ModelsWanted};
use equifinal::study::{Contradictions, CrispSide, Cutoffs, Expectation};
use equifinal::sufficiency::{
    DirectionalExpectations, Intermediate, LiteralMemberships, MinimizeOptions, ModelFit,
};
use equifinal::{CalibratedSet, Cutoff, FuzzySet, SetName, Solution, TruthTable};

const GARDENS: [&str; 8] = [
    "Ash", "Beech", "Cedar", "Elder", "Fir", "Gorse", "Hazel", "Iris",
];
const LEASE: [f64; 8] = [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0];
const STAFF: [f64; 8] = [1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0];
const MEMBERS: [f64; 8] = [12.0, 35.0, 48.0, 90.0, 20.0, 39.0, 15.0, 8.0];
const LASTS: [f64; 8] = [1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0];

const OPTIONS: MinimizeOptions = MinimizeOptions {
    contradictions: Contradictions::Exclude,
    models: ModelsWanted::Minimal,
    row_dominance: false,
    most_models: 100,
    steps: 1_000_000,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sets = [
        set("LEASE", &LEASE)?,
        set("STAFF", &STAFF)?,
        set(
            "MEMBERS",
            &crisp::memberships(&MEMBERS, 40.0, CrispSide::AtOrAbove)?,
        )?,
    ];
    let conditions: Vec<&CalibratedSet> = sets.iter().collect();
    let outcome = FuzzySet::from_scores(&LASTS)?;
    let cutoffs = Cutoffs {
        frequency: 1,
        consistency: Cutoff::new(0.8)?,
        contradiction_from: None,
        pri: Cutoff::new(0.6)?,
    };
    let table = TruthTable::new(&conditions, &outcome, &cutoffs)?;
    print_rows(&table);

    // Row 7 is LEASE*STAFF*~MEMBERS, row 6 is LEASE*~STAFF*MEMBERS: the observed rows alone give two
    // long paths.
    let conservative = Solution::conservative(&table, &OPTIONS);
    assert_eq!(
        formula(&conservative.models()[0].terms, &table),
        "LEASE*STAFF*~MEMBERS + LEASE*~STAFF*MEMBERS"
    );
    // No garden without a lease has many members, and none has all three: rows 2, 4 and 8 are
    // remainders. With all of them allowed, many members are enough.
    let parsimonious = Solution::parsimonious(&table, &OPTIONS);
    assert_eq!(
        formula(&parsimonious.models()[0].terms, &table),
        "MEMBERS + LEASE*STAFF"
    );
    // Theory expects each condition to help. Row 8, all three, is then an easy counterfactual; rows 2
    // and 4, without a lease, are difficult ones and are not used.
    let expected = vec![Expectation::Present; conditions.len()];
    let expected = DirectionalExpectations::new(table.space(), &expected, &[])?;
    let intermediate = Intermediate::new(&table, &conservative, &parsimonious, &expected, &OPTIONS);
    let pair = &intermediate.pairs()[0];
    let model = &pair.solution.models()[0];
    assert_eq!(formula(&model.terms, &table), "LEASE*STAFF + LEASE*MEMBERS");
    assert_eq!(pair.easy_counterfactuals.first_rows(9, table.space()), [8]);

    println!();
    for (name, terms) in [
        ("conservative", &conservative.models()[0].terms),
        ("intermediate", &model.terms),
        ("parsimonious", &parsimonious.models()[0].terms),
    ] {
        println!("{name}: {} -> LASTS", formula(terms, &table));
    }
    // Each path of the intermediate solution holds two of the four lasting gardens and no other.
    let literals = LiteralMemberships::new(&conditions, GARDENS.len());
    let fit = ModelFit::of(&model.terms, &literals, &outcome);
    println!(
        "\nfit of the intermediate solution: consistency {}, coverage {}",
        text(fit.consistency),
        text(fit.coverage)
    );
    assert_eq!((fit.consistency, fit.coverage), (Some(1.0), Some(1.0)));
    Ok(())
}

/// A set whose memberships are known.
fn set(name: &str, scores: &[f64]) -> Result<CalibratedSet, Box<dyn std::error::Error>> {
    let memberships = FuzzySet::from_scores(scores)?;
    Ok(CalibratedSet::fuzzy(SetName::new(name)?, memberships))
}

fn print_rows(table: &TruthTable) {
    println!("row  configuration                   n  consistency  code  cases");
    for row in table.rows() {
        let cases: Vec<&str> = row.cases().iter().map(|&case| GARDENS[case]).collect();
        println!(
            "{:>3}  {:<30}  {}  {:>11}  {:?}  {}",
            row.number(),
            formula(&[Implicant::of(row.configuration())], table),
            cases.len(),
            text(row.consistency()),
            row.outcome(),
            cases.join(", ")
        );
    }
}

fn formula(terms: &[Implicant], table: &TruthTable) -> String {
    let terms = terms.iter().map(|term| term.expression(table.space()));
    let terms: Vec<String> = terms.map(|term| term.to_string()).collect();
    terms.join(" + ")
}

fn text(value: Option<f64>) -> String {
    value.map_or_else(|| "undefined".to_owned(), |value| format!("{value:.3}"))
}
