//! Files that the writer of elections wrote, judged by the official checker of their format.

use crate::Trouble;
use crate::shell::{command, listen};
use std::fs;
use std::path::{Path, PathBuf};

/// What is installed: the checker, and the lists of countries and currencies that it looks words up in.
const PINNED: [&str; 2] = ["pabulib-checker==1.0.8", "pycountry==26.2.16"];
/// Asks the checker and says what it answers, a line for each file.
const ASKING: &str = include_str!("pabulib.py");
/// What such a line begins with.
const JUDGED: &str = "judged\t";
/// What is broken on purpose: the name of the file, what stands in a good file, and what takes its place.
const BROKEN: [(&str, &str, &str); 4] = [
    ("broken_count.pb", "\nnum_votes;", "\nnum_votes;1"),
    ("broken_country.pb", "\ncountry;", "\ncountry;Nowhere or "),
    (
        "broken_column.pb",
        "\nproject_id;cost;",
        "\nproject_id;price;",
    ),
    (
        "broken_vote.pb",
        "\nvoter_id;vote\n1;",
        "\nvoter_id;vote\n1;unknown,",
    ),
];

/// Has every file of a folder judged, and files broken on purpose to see that the judge is awake.
///
/// # Errors
/// What could not be installed; what the checker found in a file; which broken file it let pass.
pub(crate) fn judge(written: &Path, environment: &Path) -> Result<Vec<String>, Trouble> {
    let python = install(environment)?;
    let good = files(written)?;
    let broken = break_one(&good, &environment.join("broken"))?;
    for (name, errors) in ask(&python, &good)? {
        if let Some(errors) = errors {
            return Err(format!("{name}: pabulib-checker found {errors}"));
        }
    }
    for (name, errors) in ask(&python, &broken)? {
        if errors.is_none() {
            return Err(format!(
                "{name} is broken on purpose, and pabulib-checker finds nothing in it"
            ));
        }
    }
    Ok(vec![format!(
        "{} files of every vote type are clean, {} broken ones are found out: {}",
        good.len(),
        broken.len(),
        PINNED[0]
    )])
}

/// The Python of an environment with the pinned packages, made anew unless it is there whole.
fn install(environment: &Path) -> Result<PathBuf, Trouble> {
    let programs = environment.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let python = programs.join(if cfg!(windows) {
        "python.exe"
    } else {
        "python"
    });
    let whole = environment.join("whole");
    if fs::read_to_string(&whole).is_ok_and(|packages| packages == PINNED.join("\n")) {
        return Ok(python);
    }
    if environment.exists() {
        fs::remove_dir_all(environment).map_err(|error| told(environment, &error))?;
    }
    listen(command(
        "python3",
        &["-m", "venv", &environment.to_string_lossy()],
    ))?;
    let mut installing = vec![
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ];
    installing.extend(PINNED);
    listen(command(&python, &installing))?;
    fs::write(&whole, PINNED.join("\n")).map_err(|error| told(&whole, &error))?;
    Ok(python)
}

/// Each file's name, and what the checker found in it if it found anything.
fn ask(python: &Path, files: &[PathBuf]) -> Result<Vec<(String, Option<String>)>, Trouble> {
    let paths: Vec<String> = files
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect();
    let mut asking = vec!["-c", ASKING];
    asking.extend(paths.iter().map(String::as_str));
    let said = listen(command(python, &asking))?;
    let judged: Vec<_> = said.lines().filter_map(verdict).collect();
    if judged.len() == files.len() {
        Ok(judged)
    } else {
        Err(format!(
            "pabulib-checker judged {} of {} files:\n{said}",
            judged.len(),
            files.len()
        ))
    }
}

/// The name of a judged file, and its errors if it has any.
fn verdict(line: &str) -> Option<(String, Option<String>)> {
    let mut parts = line.strip_prefix(JUDGED)?.splitn(3, '\t');
    let (name, number, errors) = (parts.next()?, parts.next()?, parts.next()?);
    Some((name.to_owned(), (number != "0").then(|| errors.to_owned())))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let entries = fs::read_dir(folder).map_err(|error| told(folder, &error))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    let mut found: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "pb"))
        .collect();
    found.sort();
    if found.is_empty() {
        Err(format!("{} holds no file to judge", folder.display()))
    } else {
        Ok(found)
    }
}

/// Writes broken copies of the first file.
fn break_one(good: &[PathBuf], folder: &Path) -> Result<Vec<PathBuf>, Trouble> {
    let [first, ..] = good else {
        return Err("there is no file to break".into());
    };
    let text = fs::read_to_string(first).map_err(|error| told(first, &error))?;
    fs::create_dir_all(folder).map_err(|error| told(folder, &error))?;
    let broken = BROKEN.iter().map(|(name, sound, wrong)| {
        if !text.contains(sound) {
            return Err(format!(
                "{}: nothing to break, it has no {sound:?}",
                first.display()
            ));
        }
        let path = folder.join(name);
        let written = fs::write(&path, text.replacen(sound, wrong, 1));
        written
            .map(|()| path.clone())
            .map_err(|error| told(&path, &error))
    });
    broken.collect()
}

fn told(path: &Path, error: &std::io::Error) -> Trouble {
    format!("{}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_among_other_lines() {
        assert_eq!(verdict("Processing file: x"), None);
        assert_eq!(verdict("judged\ta.pb\t0\t{}"), Some(("a.pb".into(), None)));
        assert_eq!(
            verdict("judged\tb.pb\t1\t{\"empty\": 1}"),
            Some(("b.pb".into(), Some("{\"empty\": 1}".into())))
        );
    }
}
