//! cocrea-cli: the same use cases without a window.
//!
//! Invariants:
//! - **It decides nothing.** Every order calls the use cases of `cocrea-app`; this crate reads a command line and writes
//!   what they reply.
//! - **The surface is a promise.** Orders, options, endings and the shapes of replies are only added to.
//! - **One ending per outcome**: 0 done, 1 a refusal, 2 a wrong command line, 3 a fault.
//! - **No human sentence in code**: the words come from `assets/words`, in the language of the locale.
//! - **Replies go to the output, failures to the error output**, as JSON where a program asked for it.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod choices;
mod failures;
mod line;
mod locale;
mod orders;
mod shapes;
mod terminal;
mod text;

use cocrea_app::Words;
use failures::{Stop, of_panic};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::ExitCode;
use terminal::Terminal;

fn main() -> ExitCode {
    let written: Vec<_> = std::env::args_os().skip(1).collect();
    let words = Words::of(locale::language());
    let mut terminal = Terminal::standard(words, line::wants_json(&written));
    // A panic is told like any other fault; what the default hook says would stand between a program and its JSON.
    set_hook(Box::new(|_| ()));
    let ran = catch_unwind(AssertUnwindSafe(|| orders::run(&written, &mut terminal)));
    let ran = ran.unwrap_or_else(|panic| Err(of_panic(panic.as_ref()).into()));
    match ran.and_then(|()| terminal.finish().map_err(Stop::from)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => stop.end(&mut terminal),
    }
}
