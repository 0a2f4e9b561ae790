//! The promises of the crate, on its public surface and against a second writer of the format.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod chains;
mod disk;
mod forge;
mod limits;
mod mutations;
mod refusals;
mod round_trip;
mod sealed;
mod shared;
