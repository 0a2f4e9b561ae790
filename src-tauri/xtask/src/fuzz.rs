//! `cargo xtask fuzz`: the readers of what comes from outside, given to libFuzzer.
//!
//! The environment's `COCREA_TIMES` is the number of inputs and `COCREA_SEED` the seed that they follow from. What breaks
//! a promise is left in `target/fuzz/found`; it becomes a test by being copied to `tests/fuzz/found` and the reader's name.

use crate::Trouble;
use crate::shell::{built, cargo, command, listen, root, say, target};
use std::fs;
use std::process::Command;

/// The counters that libFuzzer looks at, and checks that a release leaves out.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                     -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                     -Cllvm-args=-sanitizer-coverage-pc-table \
                     -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Cdebug-assertions";
/// Inputs, when nobody says how many.
const INPUTS: &str = "100000";
/// The most that one input may take: seconds, and megabytes with all that the program holds.
const LIMITS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=1024"];

/// Gives a reader so many inputs.
///
/// # Errors
/// What libFuzzer said, with the place of the input that broke a promise.
pub(crate) fn fuzz(reader: &str) -> Result<(), Trouble> {
    let asked = |name: &str, usual: &str| std::env::var(name).unwrap_or_else(|_| usual.into());
    let (times, seed) = (asked("COCREA_TIMES", INPUTS), asked("COCREA_SEED", "0"));
    let host = host()?;
    listen(counting(&host, &["build", "--quiet", "--bins"]))?;
    listen(cargo(&["build", "--quiet", "--workspace"]))?;
    let programs = target().join("fuzz").join(&host).join("debug");
    let (corpus, found) = (target().join("fuzz/corpus"), target().join("fuzz/found"));
    let made = fs::create_dir_all(&found);
    made.map_err(|error| format!("{}: {error}", found.display()))?;
    let mut seeds = command(built("fuzz_seeds"), &[]);
    seeds.arg(&corpus);
    listen(seeds)?;
    let mut tries = command(programs.join(reader), &LIMITS);
    tries
        .arg(format!("-runs={times}"))
        .arg(format!("-seed={}", seeded(&seed)?))
        .arg(format!("-artifact_prefix={}/{reader}-", found.display()))
        .arg(corpus.join(reader));
    let told = listen(tries)?;
    let reached = told.lines().rfind(|line| line.contains(" cov: "));
    let reached = reached.and_then(|line| {
        line.split_whitespace()
            .skip_while(|word| *word != "cov:")
            .nth(1)
    });
    say(&format!(
        "proved: {times} inputs to the reader «{reader}», {} places of the code reached, no promise broken",
        reached.ok_or(told.as_str())?
    ));
    Ok(())
}

/// libFuzzer takes 0 for «any».
fn seeded(seed: &str) -> Result<u32, Trouble> {
    let number = seed
        .parse::<u32>()
        .ok()
        .and_then(|seed| seed.checked_add(1));
    number.ok_or_else(|| format!("COCREA_SEED is no number: {seed}"))
}

/// Cargo in the workspace of the programs. With a target of its own, what only builds has no counters.
fn counting(host: &str, verb: &[&str]) -> Command {
    let mut asked = cargo(verb);
    asked
        .env("RUSTFLAGS", FLAGS)
        .arg("--manifest-path")
        .arg(root().join("tests/fuzz/Cargo.toml"))
        .args(["--target", host, "--target-dir"])
        .arg(target().join("fuzz"));
    asked
}

/// What this computer is called among Rust's targets.
fn host() -> Result<String, Trouble> {
    let told = listen(command("rustc", &["-vV"]))?;
    let host = told.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_number_and_never_any() {
        assert_eq!(seeded("0"), Ok(1));
        assert_eq!(seeded("41"), Ok(42));
        assert!(seeded("4294967295").is_err() && seeded("x").is_err());
    }

    #[test]
    fn every_reader_has_a_program_and_a_soak() {
        let programs = root().join("tests/fuzz/src/bin");
        let mut programs: Vec<String> = fs::read_dir(programs)
            .unwrap()
            .map(|file| {
                file.unwrap()
                    .path()
                    .file_stem()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        programs.sort();
        let mut soaks = crate::soak::readers();
        soaks.sort();
        assert_eq!(programs, soaks);
    }
}
