//! The elections that figures are taken on: real ones where they stand, made ones always.

use super::RULES;
use super::processes::Measure;
use crate::Trouble;
use crate::shell::{command, root, run, say, target};
use serde_json::Value;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// Names the folder of real elections; they are no part of the repository.
const REAL: &str = "COCREA_PABULIB";

/// What the made elections must have to be what they are for.
const MADE: [(&str, Option<u64>); 2] = [("big", None), ("forint", Some(22_000))];

/// One file to measure.
pub(crate) struct Election {
    /// Its name without folder and ending.
    pub(crate) name: String,
    /// The file, not compressed.
    pub(crate) path: PathBuf,
    /// Ballots, empty ones included.
    pub(crate) ballots: u64,
    /// Projects.
    pub(crate) projects: u64,
    /// How many steps its climb by Add1 must take at least.
    pub(crate) least_steps: Option<u64>,
    vote_type: String,
    known: Vec<String>,
}

impl Election {
    /// The rules that suit its ballots and that the engine knows.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'static str> {
        let approval = matches!(self.vote_type.as_str(), "approval" | "choose-1");
        let fitting = RULES
            .into_iter()
            .filter(move |&rule| approval || rule != "phragmen");
        fitting.filter(|rule| self.knows(rule))
    }

    /// Whether the engine knows this rule.
    pub(crate) fn knows(&self, rule: &str) -> bool {
        self.known.iter().any(|known| known == rule)
    }

    fn read(measure: &Measure, path: PathBuf, least_steps: Option<u64>) -> Result<Self, Trouble> {
        let about = measure.about(&path, &RULES)?;
        let count = |key: &str| about[key].as_u64().unwrap_or(0);
        let known = about["rules"].as_array().into_iter().flatten();
        Ok(Election {
            name: stem(&path),
            ballots: count("ballots"),
            projects: count("projects"),
            least_steps,
            vote_type: about["vote_type"].as_str().unwrap_or_default().into(),
            known: known.filter_map(Value::as_str).map(Into::into).collect(),
            path,
        })
    }
}

/// The files that were named, or else the real elections and the made ones, smallest first.
///
/// # Errors
/// A file that cannot be read, or that is refused though it should not be.
pub(crate) fn chosen(measure: &Measure, files: &[PathBuf]) -> Result<Vec<Election>, Trouble> {
    let mut elections = Vec::new();
    for file in files {
        let path = std::path::absolute(file).map_err(|error| told(file, &error))?;
        elections.push(Election::read(measure, plain(&path)?, None)?);
    }
    if files.is_empty() {
        elections = real(measure)?;
        for (name, least_steps) in MADE {
            let path = folder("made")?.join(format!("made_{name}.pb"));
            measure.make(name, &path)?;
            elections.push(Election::read(measure, path, least_steps)?);
        }
    }
    elections.sort_by_key(|election| (election.ballots, election.projects));
    Ok(elections)
}

fn real(measure: &Measure) -> Result<Vec<Election>, Trouble> {
    let named = env::var_os(REAL).map(PathBuf::from);
    let home = named
        .clone()
        .unwrap_or_else(|| root().join("../shared/pabulib"));
    let Ok(entries) = fs::read_dir(home.join("data")) else {
        if named.is_some() {
            return Err(format!(
                "{REAL} names no folder with data/: {}",
                home.display()
            ));
        }
        say(&format!(
            "!!! NO REAL ELECTIONS ARE MEASURED: {REAL} names no folder, and there is none in {} !!!",
            home.display()
        ));
        return Ok(Vec::new());
    };
    let mut elections = Vec::new();
    for entry in entries {
        let path = plain(&entry.map_err(|error| told(&home, &error))?.path())?;
        match Election::read(measure, path.clone(), None) {
            Ok(election) => elections.push(election),
            Err(_) if must_be_refused(&home, &path) => {
                say(&format!("{} is refused, as it must be.", stem(&path)));
            }
            Err(trouble) => return Err(trouble),
        }
    }
    Ok(elections)
}

/// Whether the expected result of a file is that it cannot be read.
fn must_be_refused(home: &Path, path: &Path) -> bool {
    let expected = home.join("expected").join(format!("{}.json", stem(path)));
    let text = fs::read_to_string(expected).unwrap_or_default();
    text.parse::<Value>()
        .is_ok_and(|expected| expected.get("parse_error").is_some())
}

/// The file itself, or what is in it where it is compressed.
fn plain(path: &Path) -> Result<PathBuf, Trouble> {
    if path.extension().is_none_or(|ending| ending != "gz") {
        return Ok(path.to_owned());
    }
    let inside = folder("real")?.join(stem(path) + ".pb");
    let file = File::create(&inside).map_err(|error| told(&inside, &error))?;
    let mut gzip = command("gzip", &["-dc"]);
    gzip.arg(path).stdout(file);
    run(gzip)?;
    Ok(inside)
}

/// A folder of the bench among what cargo builds.
///
/// # Errors
/// When it cannot be made.
pub(crate) fn folder(name: &str) -> Result<PathBuf, Trouble> {
    let folder = target().join("bench").join(name);
    fs::create_dir_all(&folder).map_err(|error| told(&folder, &error))?;
    Ok(folder)
}

/// The name without `.pb` and `.gz`; other dots belong to it.
fn stem(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    name.strip_suffix(".pb").unwrap_or(name).to_owned()
}

fn told(path: &Path, error: &std::io::Error) -> Trouble {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_endings_and_no_other_dot() {
        let name = |path: &str| stem(Path::new(path));
        assert_eq!(name("/a/Poland_Lodz_2025.pb.gz"), "Poland_Lodz_2025");
        assert_eq!(name("St._Gallen_2023.pb"), "St._Gallen_2023");
    }

    #[test]
    fn phragmen_is_asked_of_approval_ballots_only() {
        let election = |vote_type: &str| Election {
            name: String::new(),
            path: PathBuf::new(),
            ballots: 0,
            projects: 0,
            least_steps: None,
            vote_type: vote_type.into(),
            known: vec!["phragmen".into(), "mes_cost".into()],
        };
        let rules = |vote_type| election(vote_type).rules().collect::<Vec<_>>();
        assert_eq!(rules("choose-1"), ["mes_cost", "phragmen"]);
        assert_eq!(rules("ordinal"), ["mes_cost"]);
    }
}
