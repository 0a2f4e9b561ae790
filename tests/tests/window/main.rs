//! The real window, end to end: a person with a keyboard alone does the work, the app does the rest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod shell;
mod workshop;

use cocrea_tests::window::RealWindow;
use serde_json::Value;

/// Asks a use case as the page does: to look at what stands in the core, never to do a person's work.
fn call(window: &RealWindow, name: &str, body: &str) -> Result<Value, String> {
    let invoke =
        format!("window.__TAURI_INTERNALS__.invoke('call', {{ name: '{name}', body: {body} }})");
    window
        .session
        .settle(&invoke)
        .map_err(|trouble| trouble.to_string())
}
