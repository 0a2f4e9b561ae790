//! The kit that the tests share.
//!
//! Invariants:
//! - **Nothing here is part of the product**: no crate but this one's tests may depend on it.
//! - **Loopback only**: the twin and the driver listen on 127.0.0.1, on ports that the system gives.
//! - **Nothing outside the clone is read**, and nothing is written but in `target/` and in temporary folders.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "the kit is for tests, which may fail loudly"
)]

pub mod canary;
pub mod desktop;
pub mod dialogs;
pub mod disk;
pub mod flipchart;
pub mod fuzz;
pub mod golden;
pub mod hand;
pub mod http;
pub mod keys;
pub mod laptop;
pub mod person;
pub mod rounds;
pub mod screens;
#[cfg(unix)]
pub mod strace;
pub mod twin;
pub mod voting;
pub mod webdriver;
pub mod window;
pub mod words;
