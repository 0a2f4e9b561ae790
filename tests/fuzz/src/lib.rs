//! The targets of `tests/src/fuzz`, compiled with the counters that libFuzzer looks at.

#[path = "../../src/fuzz/mod.rs"]
mod targets;

pub use targets::*;
