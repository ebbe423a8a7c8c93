//! Equifinal.

pub mod calibrate;
pub mod claims;
pub mod cli;
pub mod findings;
pub mod load;
pub mod minimize;
pub mod necessity;
pub mod pipeline;
pub mod report;
pub mod set;
pub mod study;
pub mod sufficiency;
