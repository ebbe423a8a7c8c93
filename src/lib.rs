//! Equifinal.

pub mod cli;
pub mod set;
pub mod study;
