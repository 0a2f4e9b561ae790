//! The chores of the project: `cargo xtask run` starts Cocrea, `cargo xtask test` proves it, `cargo xtask soak`
//! proves it for hours, `cargo xtask bench` times it.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod bench;
mod fuzz;
mod machine;
mod pabulib;
mod packages;
mod paper;
mod run;
mod shell;
mod soak;
mod stages;
mod test;
mod tools;
mod ui;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask run [--demo]            build the app and start it; --demo opens the example process
cargo xtask test                    everything that must hold, stage by stage
cargo xtask test STAGE...           only these stages
cargo xtask test --list             the stages in order
cargo xtask soak [NAME] [--times N] the tests that follow from seeds, with many more of them: some hours
cargo xtask soak --list             which those are, and how often each does its thing
cargo xtask fuzz READER             a reader of what comes from outside, given to libFuzzer; soak does all of them
cargo xtask bench allocate          time and memory of the allocation against their limits; with files, of these only
cargo xtask bench allocate --peers  beside pabutools too, which is installed for it: some twenty minutes
cargo xtask bench ledger            opening, search, commits and bundles of 100,000 changes against their limits
cargo xtask bench encryption        the same work on plain and on encrypted files, in turns";

/// What went wrong, as the sentence that the person reads.
type Trouble = String;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => run::run(false),
        ["run", "--demo"] => run::run(true),
        ["test", "--list"] => test::list(),
        ["test", wanted @ ..] => test::test(wanted),
        ["soak", "--list"] => soak::list(),
        ["soak", words @ ..] => soak::soak(words),
        ["fuzz", reader] => fuzz::fuzz(reader),
        ["bench", "allocate", words @ ..] => bench::allocate(words),
        ["bench", "ledger"] => bench::ledger(),
        ["bench", "encryption"] => bench::encryption(),
        ["help" | "--help" | "-h"] => {
            shell::say(USAGE);
            Ok(())
        }
        unknown => {
            if !unknown.is_empty() {
                shell::say(&format!("There is no «{}».\n", unknown.join(" ")));
            }
            shell::say(USAGE);
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            shell::say(&format!("\n{trouble}"));
            ExitCode::FAILURE
        }
    }
}
