//! Necessary condition analysis: is a condition necessary in degree, not only in kind?
//!
//! In the plane of a condition and an outcome a ceiling separates the part that holds cases from an
//! empty corner. The larger the empty part of the scope, the more the condition constrains the
//! outcome. Pure: numbers in, numbers out.
//!
//! # References
//!
//! - Dul, J. (2016). Necessary Condition Analysis (NCA): Logic and Methodology of "Necessary but Not
//!   Sufficient" Causality. *Organizational Research Methods* 19(1), 10–52.
//! - Dul, J., van der Laan, E. & Kuik, R. (2020). A Statistical Significance Test for Necessary
//!   Condition Analysis. *Organizational Research Methods* 23(2), 385–395.
//! - Vis, B. & Dul, J. (2018). Analyzing Relationships of Necessity Not Just in Kind But Also in
//!   Degree: Complementing fsQCA With NCA. *Sociological Methods & Research* 47(4), 872–899.

mod bottleneck;
mod c_lp;
mod ce;
mod ceiling_line;
mod corner;
mod cr;
mod outliers;
mod peers;
mod permutation;
pub(crate) mod random;
mod size;
mod space;
mod straight;

pub use bottleneck::{Level, outcome_at, percentage_of_range, percentile, steps};
pub use ceiling_line::{CeilingLine, Inefficiency, Line};
pub use corner::{Corner, End};
pub use outliers::{Outlier, OutlierKind, outliers};
pub use peers::Peer;
pub use permutation::{PValue, p_values};
pub use size::EffectSize;
pub use space::{Bounds, FEWEST_CASES, Range, Space, Undefined};

pub use crate::study::{Ceiling, LevelUnit, Permutations};
