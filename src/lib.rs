//! Equifinal.

pub mod set;
