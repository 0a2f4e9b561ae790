//! Measures one rule on one election in a process of its own, and makes the elections that the figures are taken on.
//!
//! ```text
//! measure about FILE KEY...       what the file holds, and which of these rules this engine knows
//! measure run FILE KEY [TIES]     one rule: its times, its memory, its winners
//! measure make NAME FILE          an election made from a seed
//! ```
//! What it says is one line of JSON.

mod gauge;
mod made;

use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use cocrea_allocate::{Outcome, Rule, Settings, Ties, allocate, pb};
use gauge::{Moment, milliseconds, peak_kb};
use serde_json::{Value, json};

/// What went wrong; only a person reads it.
pub(crate) type Trouble = Box<dyn Error>;

const USAGE: &str =
    "measure about FILE KEY... | measure run FILE KEY [TIES] | measure make NAME FILE";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["about", file, keys @ ..] => about(file, keys),
        ["run", file, key] => run(file, key, "lexico"),
        ["run", file, key, ties] => run(file, key, ties),
        ["make", name, file] => make(name, file),
        _ => Err(USAGE.into()),
    };
    let told = done.and_then(|value| Ok(writeln!(io::stdout(), "{value}")?));
    match told {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            let _ = writeln!(io::stderr(), "{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn about(file: &str, keys: &[&str]) -> Result<Value, Trouble> {
    let read = pb::read(&fs::read(file)?)?;
    let known: Vec<&str> = keys
        .iter()
        .copied()
        .filter(|key| key.parse::<Rule>().is_ok())
        .collect();
    Ok(json!({
        "ballots": read.election.voters(),
        "distinct": read.election.distinct_ballots(),
        "projects": read.election.projects().len(),
        "vote_type": read.vote_type.key(),
        "rules": known,
    }))
}

fn run(file: &str, key: &str, ties: &str) -> Result<Value, Trouble> {
    let (rule, ties): (Rule, Ties) = (key.parse()?, ties.parse()?);
    let began = Moment::now()?;
    let read = pb::read(&fs::read(file)?)?;
    let parsed = Moment::now()?;
    let outcome = decide(&read, rule, ties)?;
    let ended = Moment::now()?;
    Ok(json!({
        "rule": key,
        "cpu_ms": {
            "parse": parsed.cpu_since(&began),
            "rule": ended.cpu_since(&parsed),
            "whole": milliseconds(ended.cpu),
        },
        "wall_ms": {
            "parse": parsed.wall_since(&began),
            "rule": ended.wall_since(&parsed),
            "whole": ended.wall_since(&began),
        },
        "peak_kb": peak_kb()?,
        "winners": outcome.winners,
        "steps": outcome.add1_steps,
    }))
}

/// The only call of the engine.
fn decide(read: &pb::PbFile, rule: Rule, ties: Ties) -> Result<Outcome, Trouble> {
    Ok(allocate(&read.election, &Settings::new(rule, ties))?)
}

fn make(name: &str, file: &str) -> Result<Value, Trouble> {
    let shape = made::SHAPES.iter().find(|shape| shape.name == name);
    let text = shape.ok_or("there is no such shape")?.text();
    fs::write(file, &text)?;
    Ok(json!({ "made": name, "bytes": text.len() }))
}
