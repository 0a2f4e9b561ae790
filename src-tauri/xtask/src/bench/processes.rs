//! The example `measure` of the engine: each run is a process of its own.

use crate::Trouble;
use crate::shell::{cargo, command, listen, run, say, target};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};

/// How often a rule is run for its medians.
const TIMES: usize = 5;
/// A run as long as this is not repeated: its limit is far away, and so is the end of the bench.
const LONG_MS: f64 = 5_000.0;

/// The built program.
pub(crate) struct Measure {
    program: PathBuf,
}

/// What a rule took on an election.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Figures {
    /// Milliseconds of CPU of the whole process, reading included; the median.
    pub(crate) cpu_ms: f64,
    /// The same of the reading alone.
    pub(crate) parse_ms: f64,
    /// Milliseconds on the wall clock; the median.
    pub(crate) wall_ms: f64,
    /// The most memory resident at one time in any of the runs, in MB of a million bytes.
    pub(crate) peak_mb: f64,
    /// The ids of the winners.
    pub(crate) winners: Vec<String>,
    /// The steps of Add1.
    pub(crate) steps: u64,
}

impl Measure {
    /// Builds it as it would be shipped.
    ///
    /// # Errors
    /// What the compiler says.
    pub(crate) fn build() -> Result<Self, Trouble> {
        say("Building the engine (release profile)");
        run(cargo(&[
            "build",
            "--release",
            "--quiet",
            "-p",
            "cocrea-allocate",
            "--example",
            "measure",
        ]))?;
        let name = format!("measure{}", env::consts::EXE_SUFFIX);
        let program = target().join("release/examples").join(name);
        Ok(Measure { program })
    }

    /// What a file holds, and which of these rules the engine knows.
    ///
    /// # Errors
    /// Why the file cannot be read.
    pub(crate) fn about(&self, file: &Path, rules: &[&str]) -> Result<Value, Trouble> {
        let file = file.to_string_lossy();
        let words: Vec<&str> = ["about", &file]
            .into_iter()
            .chain(rules.iter().copied())
            .collect();
        self.ask(&words)
    }

    /// Makes an election from its seed.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn make(&self, name: &str, file: &Path) -> Result<(), Trouble> {
        self.ask(&["make", name, &file.to_string_lossy()]).map(drop)
    }

    /// Runs a rule, ties lexicographic as the peer's.
    ///
    /// # Errors
    /// When a run fails, or when two runs have different winners.
    pub(crate) fn run(&self, file: &Path, rule: &str) -> Result<Figures, Trouble> {
        let file = file.to_string_lossy();
        let mut runs: Vec<Figures> = Vec::with_capacity(TIMES);
        while runs.len() < TIMES && runs.iter().all(|run| run.cpu_ms < LONG_MS) {
            runs.push(figures(&self.ask(&["run", &file, rule, "lexico"])?)?);
        }
        middle(&runs).ok_or_else(|| format!("{file} {rule}: two runs have different winners"))
    }

    fn ask(&self, words: &[&str]) -> Result<Value, Trouble> {
        answer(&listen(command(&self.program, words))?)
    }
}

/// The line of JSON among what a program said.
///
/// # Errors
/// When there is none.
pub(crate) fn answer(said: &str) -> Result<Value, Trouble> {
    let line = said.lines().rfind(|line| line.starts_with('{'));
    let read = line.and_then(|line| line.parse().ok());
    read.ok_or_else(|| format!("no line of JSON in «{said}»"))
}

fn figures(told: &Value) -> Result<Figures, Trouble> {
    let number = |value: &Value| {
        value
            .as_f64()
            .ok_or_else(|| format!("a figure is missing: {told}"))
    };
    let winners = told["winners"].as_array().into_iter().flatten();
    Ok(Figures {
        cpu_ms: number(&told["cpu_ms"]["whole"])?,
        parse_ms: number(&told["cpu_ms"]["parse"])?,
        wall_ms: number(&told["wall_ms"]["whole"])?,
        peak_mb: number(&told["peak_kb"])? * 1024.0 / 1e6,
        winners: winners.filter_map(Value::as_str).map(Into::into).collect(),
        steps: told["steps"].as_u64().unwrap_or(0),
    })
}

/// The medians of the times and the most of the memory; nothing where the runs do not agree.
fn middle(runs: &[Figures]) -> Option<Figures> {
    let first = runs.first()?;
    let agree = |run: &Figures| run.winners == first.winners && run.steps == first.steps;
    let median = |figure: fn(&Figures) -> f64| {
        let mut all: Vec<f64> = runs.iter().map(figure).collect();
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    runs.iter().all(agree).then(|| Figures {
        cpu_ms: median(|run| run.cpu_ms),
        parse_ms: median(|run| run.parse_ms),
        wall_ms: median(|run| run.wall_ms),
        peak_mb: runs.iter().map(|run| run.peak_mb).fold(0.0, f64::max),
        ..first.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = r#"a warning
{"rule":"x","cpu_ms":{"parse":1.0,"rule":2.0,"whole":3.5},"wall_ms":{"parse":1.0,"rule":2.0,"whole":4.0},"peak_kb":2000,"winners":["7","12"],"steps":4}"#;

    #[test]
    fn figures_are_read_from_the_line_of_json() {
        let read = figures(&answer(SAID).unwrap()).unwrap();
        assert_eq!(
            (read.cpu_ms, read.parse_ms, read.peak_mb),
            (3.5, 1.0, 2.048)
        );
        assert_eq!((read.winners.join(" "), read.steps), ("7 12".into(), 4));
        assert!(answer("nothing").is_err());
        assert!(figures(&answer("{}").unwrap()).is_err());
    }

    #[test]
    fn the_figure_is_the_median_and_runs_that_disagree_have_none() {
        let one = figures(&answer(SAID).unwrap()).unwrap();
        let slow = Figures {
            cpu_ms: 90.0,
            peak_mb: 3.0,
            ..one.clone()
        };
        let quick = Figures {
            cpu_ms: 1.0,
            ..one.clone()
        };
        let found = middle(&[slow.clone(), one.clone(), quick]).unwrap();
        assert_eq!((found.cpu_ms, found.peak_mb), (3.5, 3.0));
        let other = Figures {
            winners: vec!["7".into()],
            ..one
        };
        assert_eq!(middle(&[slow, other]), None);
    }
}
