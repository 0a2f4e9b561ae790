//! The real window, end to end: a person with a keyboard alone does the work, the app does the rest.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod cuts;
mod example;
mod habits;
mod sharing;
mod shell;
mod voting;
mod workshop;

use cocrea_tests::keys::{CONTROL, ENTER};
use cocrea_tests::person::Person;
use cocrea_tests::window::RealWindow;
use serde_json::Value;

/// A person who has just created a process of this name.
fn with_a_process<'w>(window: &'w RealWindow, name: &str) -> Person<'w> {
    let person = Person::at(&window.session);
    person.waits_until("document.querySelector('h1') !== null");
    person.presses(&[CONTROL, 'n']);
    person.waits_for_focus_on("form input");
    person.types(name);
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('.rail-proc') !== null");
    person
}

/// Asks a use case as the page does: to look at what stands in the core, never to do a person's work.
fn call(window: &RealWindow, name: &str, body: &str) -> Result<Value, String> {
    let invoke =
        format!("window.__TAURI_INTERNALS__.invoke('call', {{ name: '{name}', body: {body} }})");
    window
        .session
        .settle(&invoke)
        .map_err(|trouble| trouble.to_string())
}

/// Waits until what a use case answers fulfils a test of the page, and answers with it.
fn until_answer(window: &RealWindow, name: &str, body: &str, test: &str) -> Value {
    let asked = format!(
        "(async () => {{
            const test = {test};
            for (;;) {{
                const view = await window.__TAURI_INTERNALS__.invoke('call', {{ name: '{name}', body: {body} }});
                if (test(view)) return view;
                await new Promise(requestAnimationFrame);
            }}
        }})()"
    );
    let answer = window.session.settle(&asked);
    answer.unwrap_or_else(|trouble| panic!("{name} never fulfils {test}: {trouble}"))
}
