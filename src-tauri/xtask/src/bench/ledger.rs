//! `cargo xtask bench ledger`: what the store and its bundles cost, against their limits.

use super::elections::folder;
use super::processes::answer;
use crate::Trouble;
use crate::shell::{cargo, command, listen, run, say, target};
use crate::stages::of_oracle;
use serde_json::Value;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// How often an entry is run; the middle one of its figures counts.
const TIMES: usize = 5;

/// What is looked for among 100,000 slips: a common word, two words, a beginning, a rare word.
const LOOKED_FOR: [(&str, &str); 4] = [
    ("search, common word", "agua"),
    ("search, two words", "niños banquetas"),
    ("search, beginning", "semaf"),
    ("search, rare word", "banqueforo"),
];

/// A figure and the most it may be.
#[derive(Debug, Clone, PartialEq)]
struct Entry {
    name: String,
    figure: f64,
    unit: &'static str,
    most: f64,
}

impl Entry {
    fn new(name: &str, figure: f64, unit: &'static str, most: f64) -> Self {
        Self {
            name: name.to_owned(),
            figure,
            unit,
            most,
        }
    }

    fn holds(&self) -> bool {
        self.figure <= self.most
    }

    fn line(&self) -> String {
        let Self {
            name,
            figure,
            unit,
            most,
        } = self;
        let verdict = if self.holds() { "" } else { "  MISSED" };
        format!("{name:<44} {figure:>9.2} {unit:<8} at most {most:>7.2}{verdict}")
    }
}

/// Measures the store: files are made once among what cargo builds, and made again when their recipe changed.
///
/// # Errors
/// What cannot be run, or which limits are missed.
pub(crate) fn ledger() -> Result<(), Trouble> {
    if !cfg!(target_os = "linux") {
        return Err("The figures come from /proc, so they are taken on Linux only.".into());
    }
    let measure = Measure::build()?;
    let (event, slips) = (measure.made("event")?, measure.made("slips")?);
    let mut entries = Vec::new();
    let mut told = |entry: Entry| {
        say(&entry.line());
        entries.push(entry);
    };
    for (name, typed) in LOOKED_FOR {
        let figure = measure.middle(&["search", &slips, typed], "cpu_ms")?;
        told(Entry::new(name, figure, "ms CPU", 50.0));
    }
    let opening = measure.middle(&["open", &event], "cpu_ms")?;
    told(Entry::new(
        "opening 100,000 changes",
        opening,
        "ms CPU",
        500.0,
    ));
    let ratio = measure.commits()?;
    told(Entry::new(
        "commit of a slip, by bare inserts",
        ratio,
        "times",
        1.3,
    ));
    let bundle = measure.ask(&["bundle", &event])?;
    let new = number(&bundle, "new_changes")?;
    told(Entry::new(
        "changes in a known bundle, new",
        new,
        "changes",
        0.0,
    ));
    let again = measure.middle(&["bundle", &event], "cpu_ms")?;
    told(Entry::new(
        "receiving a known bundle",
        again,
        "ms CPU",
        100.0,
    ));
    let merges = merges()?;
    let (cpu, ratio) = (middle(&merges, "cpu_ms")?, middle(&merges, "ratio")?);
    told(Entry::new(
        "merging 100,000 changes",
        cpu,
        "ms CPU",
        5_000.0,
    ));
    told(Entry::new("merging, by Automerge", ratio, "times", 1.0));
    let megabytes = number(&bundle, "bytes")? / 1e6;
    told(Entry::new("bundle of the event", megabytes, "MB", 5.0));
    let missed: Vec<String> = entries
        .iter()
        .filter(|entry| !entry.holds())
        .map(Entry::line)
        .collect();
    if missed.is_empty() {
        say("\nEvery limit holds.");
        Ok(())
    } else {
        Err(format!("Limits missed:\n  {}", missed.join("\n  ")))
    }
}

/// The example `measure` of the store.
struct Measure {
    program: PathBuf,
}

impl Measure {
    fn build() -> Result<Self, Trouble> {
        say("Building the store (release profile)");
        run(cargo(&[
            "build",
            "--release",
            "--quiet",
            "-p",
            "cocrea-store",
            "--example",
            "measure_store",
        ]))?;
        let name = format!("measure_store{}", env::consts::EXE_SUFFIX);
        let program = target().join("release/examples").join(name);
        Ok(Self { program })
    }

    /// A file as this program makes it; one that another build made is made again.
    fn made(&self, what: &str) -> Result<String, Trouble> {
        let file = folder("ledger")?.join(format!("{what}.cocrea"));
        if !is_newer(&file, &self.program) {
            say(&format!("Making {what}: some minutes"));
            let _ = fs::remove_file(&file);
            self.ask(&["make", what, &file.to_string_lossy()])?;
        }
        Ok(file.to_string_lossy().into_owned())
    }

    /// The ratio of the medians, in a folder that is empty each time; the middle of all runs.
    fn commits(&self) -> Result<f64, Trouble> {
        let folder = folder("ledger/commits")?;
        let mut ratios = Vec::new();
        for _ in 0..TIMES {
            fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
            fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
            let told = self.ask(&["commit", &folder.to_string_lossy()])?;
            ratios.push(number(&told, "ratio")?);
        }
        Ok(middle_of(ratios))
    }

    fn middle(&self, words: &[&str], figure: &str) -> Result<f64, Trouble> {
        let told = (0..TIMES).map(|_| self.ask(words));
        middle(&told.collect::<Result<Vec<_>, _>>()?, figure)
    }

    fn ask(&self, words: &[&str]) -> Result<Value, Trouble> {
        answer(&listen(command(&self.program, words))?)
    }
}

/// What the program says that merges the same trace with the store and with Automerge.
fn merges() -> Result<Vec<Value>, Trouble> {
    say("Building what merges beside Automerge (release profile)");
    let only = [
        "--release",
        "--quiet",
        "--bin",
        "merge",
        "--features",
        "merge",
    ];
    run(of_oracle(&["build"], &only))?;
    let told = (0..TIMES).map(|_| answer(&listen(of_oracle(&["run"], &only))?));
    told.collect()
}

fn middle(told: &[Value], figure: &str) -> Result<f64, Trouble> {
    let figures = told.iter().map(|told| number(told, figure));
    Ok(middle_of(figures.collect::<Result<_, _>>()?))
}

fn middle_of(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

fn number(told: &Value, figure: &str) -> Result<f64, Trouble> {
    let found = told[figure].as_f64();
    found.ok_or_else(|| format!("{figure} is missing: {told}"))
}

/// Whether a file was made after another one.
fn is_newer(file: &Path, than: &Path) -> bool {
    let made = |path: &Path| path.metadata().and_then(|known| known.modified()).ok();
    made(file).is_some_and(|made_at| made(than).is_some_and(|than| made_at > than))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_is_missed_is_said_as_such() {
        let entry = |figure| Entry::new("opening", figure, "ms CPU", 500.0);
        assert!(entry(500.0).holds() && !entry(500.0).line().contains("MISSED"));
        assert!(!entry(500.1).holds() && entry(500.1).line().ends_with("MISSED"));
    }

    #[test]
    fn one_slow_run_moves_no_figure() {
        assert!((middle_of(vec![3.0, 900.0, 1.0, 2.0, 4.0]) - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_figure_that_is_not_told_is_no_zero() {
        let told: Value = r#"{"cpu_ms":2.5}"#.parse().unwrap();
        assert_eq!(number(&told, "cpu_ms"), Ok(2.5));
        assert!(number(&told, "wall_ms").is_err());
    }
}
