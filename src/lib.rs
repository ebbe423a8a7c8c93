//! Equifinal.

pub mod minimize;
pub mod set;
pub mod study;
pub mod sufficiency;
