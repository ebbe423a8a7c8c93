//! Equifinal.

pub mod calibrate;
pub mod load;
pub mod set;
