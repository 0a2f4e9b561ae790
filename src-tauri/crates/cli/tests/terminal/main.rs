//! The terminal as a program meets it: every order, with good and with bad input.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod allocation;
mod attendance;
mod bundles;
mod checks;
mod command_line;
mod conditions;
mod demo;
mod encryption;
mod folders;
mod kit;
mod laptops;
mod processes;
mod promise;
mod salvage;
mod unfit_conditions;
