//! Equifinal runs studies in Qualitative Comparative Analysis (QCA): a study file and its data go
//! in, a report comes out that any later run reproduces byte for byte. This page is the method on
//! one page, and where each part of it lives.
//!
//! # The method
//!
//! QCA treats cases as members of sets and asks which combinations of conditions lead to an
//! outcome. Several different combinations may lead to the same outcome; that is equifinality.
//!
//! | stage | what it does | module |
//! |---|---|---|
//! | declare | A study file names the data, the sets, the anchors, the cut-offs and the claims. It is checked as a whole. | [`study`] |
//! | load | The data file becomes cases and raw columns. | [`load`](mod@load) |
//! | calibrate | Raw values become memberships in [0, 1] by anchors that mark differences in kind. | [`calibrate`](mod@calibrate) |
//! | necessity | Is the outcome a subset of a condition, so that it does not occur without it? | [`necessity`](mod@necessity) |
//! | sufficiency | Cases are sorted into the rows of a truth table. Rows that are consistent subsets of the outcome are minimized to the shortest expressions that cover them. | [`sufficiency`](mod@sufficiency), [`minimize`] |
//! | robustness | The study is run again with other decisions, and the solutions are compared: declared variants, and each decision moved as far as its solution stays. | [`robustness`] |
//! | claims, findings | What a publication says is compared with the results. What a reader should know is gathered. | [`claims`], [`findings`] |
//! | report | Results become Markdown, JSON and tables. | [`report`] |
//!
//! [`pipeline::run`] is these stages in order; it is the only function that knows the order. The set
//! theory behind them is in [`set`] and knows nothing of files.
//!
//! Three solutions come out of one truth table. They differ in the use of *logical remainders*,
//! the configurations that no case shows. The [conservative](Solution::conservative) solution uses
//! none. The [parsimonious](Solution::parsimonious) one uses every remainder that makes it
//! shorter. The [intermediate](sufficiency::Intermediate) one uses those that agree with
//! [directional expectations](sufficiency::DirectionalExpectations). Each covers all rows that the
//! one before it covers.
//!
//! # Example
//!
//! Four cities, two conditions, one outcome. Leadership support (`LS`) and market demand (`MD`)
//! may lead to data openness.
//!
//! | city | `LS` | `MD` | openness | row |
//! |---|--:|--:|--:|---|
//! | a | 0.9 | 0.8 | 0.7 | `LS*MD` |
//! | b | 0.8 | 0.6 | 0.6 | `LS*MD` |
//! | c | 0.2 | 0.9 | 0.1 | `~LS*MD` |
//! | d | 0.1 | 0.7 | 0.1 | `~LS*MD` |
//!
//! A case belongs to the row in which its membership is above 0.5. Membership in `LS*MD` is the
//! smaller of the two scores: 0.8, 0.6, 0.2, 0.1. Consistency of the row is the part of these
//! memberships that lies inside the outcome: (0.7 + 0.6 + 0.1 + 0.1) / (0.8 + 0.6 + 0.2 + 0.1) =
//! 1.5 / 1.7 = 0.882. It reaches the cut-off of 0.8. The row `~LS*MD` has
//! (0.1 + 0.2 + 0.1 + 0.1) / (0.1 + 0.2 + 0.8 + 0.7) = 0.5 / 1.8 = 0.278 and does not.
//!
//! ```
//! use equifinal::minimize::ModelsWanted;
//! use equifinal::study::{Contradictions, Cutoffs};
//! use equifinal::sufficiency::MinimizeOptions;
//! use equifinal::{CalibratedSet, Cutoff, FuzzySet, RowOutcome, SetName, Solution, TruthTable};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let leadership = FuzzySet::from_scores(&[0.9, 0.8, 0.2, 0.1])?;
//! let demand = FuzzySet::from_scores(&[0.8, 0.6, 0.9, 0.7])?;
//! let openness = FuzzySet::from_scores(&[0.7, 0.6, 0.1, 0.1])?;
//! let leadership = CalibratedSet::fuzzy(SetName::new("LS")?, leadership);
//! let demand = CalibratedSet::fuzzy(SetName::new("MD")?, demand);
//! let cutoffs = Cutoffs {
//!     frequency: 1,
//!     consistency: Cutoff::new(0.8)?,
//!     contradiction_from: None,
//!     pri: Cutoff::new(0.6)?,
//! };
//!
//! let table = TruthTable::new(&[&leadership, &demand], &openness, &cutoffs)?;
//! // Rows are numbered from 1, the first condition most significant: ~LS*MD is 2, LS*MD is 4.
//! let [absent, present] = table.rows() else { panic!("two rows are observed") };
//! assert_eq!((absent.number(), absent.outcome()), (2, RowOutcome::Negative));
//! assert_eq!((present.number(), present.outcome()), (4, RowOutcome::Positive));
//! assert!((present.consistency().unwrap() - 1.5 / 1.7).abs() < 1e-12);
//! // Rows 1 and 3, both without demand, were not observed.
//! assert_eq!(table.remainders(), Some(2));
//!
//! let options = MinimizeOptions {
//!     contradictions: Contradictions::Exclude,
//!     models: ModelsWanted::Minimal,
//!     row_dominance: false,
//!     most_models: 100,
//!     steps: 1_000_000,
//! };
//! let formula = |solution: &Solution| {
//!     let terms = solution.models()[0].terms.iter();
//!     terms.map(|term| term.expression(table.space()).to_string()).collect::<Vec<_>>().join(" + ")
//! };
//! // Only what was observed: the positive row itself.
//! assert_eq!(formula(&Solution::conservative(&table, &options)), "LS*MD");
//! // Assuming that row 3, LS*~MD, is open too, leadership alone is enough. Every city has market
//! // demand, so the data cannot tell whether it matters.
//! let parsimonious = Solution::parsimonious(&table, &options);
//! assert_eq!(formula(&parsimonious), "LS");
//! let assumed = &parsimonious.models()[0].simplifying_assumptions;
//! assert_eq!(assumed.first_rows(10, table.space()), [3]);
//! # Ok(())
//! # }
//! ```
//!
//! # Without files
//!
//! The feature `studies`, which is on by default, brings study files, data, reports and the program.
//! With `default-features = false` the crate is the set-theoretic core: [`set`], [`minimize`],
//! [`calibrate`](mod@calibrate) method by method, [`necessity`] with [`nca`](necessity::nca),
//! [`sufficiency`](mod@sufficiency), and the declarations in [`study`] that they take. It then needs
//! nine small crates, and no YAML, data frames or templates. `examples/truth_table.rs` and
//! `examples/necessity.rs` show it.
//!
//! # Numbers
//!
//! Numbers are `f64` and are rounded only in the report. What is undefined is `None`, never NaN or
//! 0. Sums run in case order, and `exp` and `ln` come from one portable library, so that results
//! have the same bits on every machine.
//!
//! # References
//!
//! - Ragin, C. C. (2008). *Redesigning Social Inquiry: Fuzzy Sets and Beyond*. University of
//!   Chicago Press.
//! - Schneider, C. Q. & Wagemann, C. (2012). *Set-Theoretic Methods for the Social Sciences*.
//!   Cambridge University Press.

#[cfg(feature = "studies")]
pub mod bundle;
pub mod calibrate;
#[cfg(feature = "studies")]
pub mod claims;
#[cfg(feature = "studies")]
pub mod cli;
#[cfg(feature = "studies")]
pub mod findings;
#[cfg(feature = "studies")]
mod language;
#[cfg(feature = "studies")]
pub mod load;
pub mod minimize;
pub mod necessity;
#[cfg(feature = "studies")]
pub mod pipeline;
#[cfg(feature = "studies")]
pub mod r_script;
#[cfg(feature = "studies")]
pub mod report;
#[cfg(feature = "studies")]
pub mod results;
pub mod robustness;
pub mod set;
pub mod study;
pub mod sufficiency;
#[cfg(feature = "studies")]
mod wording;

#[cfg(feature = "studies")]
pub use results::Results;
pub use set::{CalibratedSet, Cutoff, Expression, FuzzySet, Membership, SetName};
#[cfg(feature = "studies")]
pub use study::Study;
pub use sufficiency::{RowOutcome, Solution, TruthTable};
