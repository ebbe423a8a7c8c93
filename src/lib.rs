//! Equifinal.

pub mod load;
pub mod set;
