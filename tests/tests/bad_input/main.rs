//! Bad input: each gets its message, nothing is lost and nothing is half applied.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod amounts;
mod bundles;
mod damage;
mod files;
#[cfg(target_os = "linux")]
mod full_disk;
#[cfg(target_os = "linux")]
mod no_rights;
mod paths;
mod requests;
mod scene;
mod texts;
mod told;
