//! Equifinal.

pub mod claims;
pub mod minimize;
pub mod necessity;
pub mod set;
pub mod study;
pub mod sufficiency;
