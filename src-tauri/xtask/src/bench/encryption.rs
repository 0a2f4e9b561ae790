//! `cargo xtask bench encryption`: what encryption on the disk costs, plain and encrypted files in turns in one run.

use super::elections::folder;
use super::processes::answer;
use crate::Trouble;
use crate::shell::{cargo, command, listen, run, say, target};
use serde_json::Value;
use std::env;
use std::fs;

/// What is measured, by the names that the program tells them by.
const FIGURES: [(&str, &str); 4] = [
    ("commit of a slip", "commit_ms"),
    ("opening 100,000 changes, CPU", "opening_cpu_ms"),
    ("search, two words, CPU", "search_cpu_ms"),
    ("merging 50,000 changes, CPU", "merge_cpu_ms"),
];

/// Measures both sides, on files that are made anew.
///
/// # Errors
/// What cannot be run.
pub(crate) fn encryption() -> Result<(), Trouble> {
    say("Building the store with SQLCipher (release profile)");
    // Beside what the other bench builds, which has another SQLite.
    let built = target().join("bench/encryption-build");
    let mut build = cargo(&["build", "--release", "--quiet", "-p", "cocrea-store"]);
    build.args(["--features", "sqlcipher", "--example", "measure_store"]);
    build.arg("--target-dir").arg(&built);
    run(build)?;
    let name = format!("measure_store{}", env::consts::EXE_SUFFIX);
    let program = built.join("release/examples").join(name);
    let files = folder("encryption")?;
    fs::remove_dir_all(&files).map_err(|error| error.to_string())?;
    fs::create_dir_all(&files).map_err(|error| error.to_string())?;
    let ask = |words: &[&str]| answer(&listen(command(&program, words))?);
    let made = |what: &str| -> Result<String, Trouble> {
        say(&format!("Making {what}: some minutes"));
        let file = files.join(format!("{what}.cocrea"));
        let path = file.to_string_lossy().into_owned();
        ask(&["make", what, &path]).map(|_| path)
    };
    let (event, slips) = (made("event")?, made("slips")?);
    let told = ask(&["pairs", &event, &slips, &files.to_string_lossy()])?;
    for line in lines(&told)? {
        say(&line);
    }
    Ok(())
}

fn lines(told: &Value) -> Result<Vec<String>, Trouble> {
    let number = |figure: &Value, side: &str| {
        let found = figure[side].as_f64();
        found.ok_or_else(|| format!("a figure is missing: {told}"))
    };
    let mut lines = Vec::new();
    for (name, figure) in FIGURES {
        let figure = &told[figure];
        let (plain, encrypted) = (number(figure, "plain")?, number(figure, "encrypted")?);
        lines.push(format!(
            "{name:<36} {plain:>9.2} ms plain {encrypted:>9.2} ms encrypted, {:.2} times",
            encrypted / plain
        ));
    }
    let (plain, encrypted) = (
        number(&told["mb"], "plain")?,
        number(&told["mb"], "encrypted")?,
    );
    lines.push(format!(
        "{:<36} {plain:>9.2} MB plain {encrypted:>9.2} MB encrypted, {:.2} times",
        "size of those 50,000 changes",
        encrypted / plain
    ));
    Ok(lines)
}

#[cfg(test)]
mod tests {
    use super::lines;
    use serde_json::{Value, json};

    #[test]
    fn both_sides_are_told_with_their_ratio_and_a_missing_one_is_no_zero() {
        let pair = json!({ "plain": 2.0, "encrypted": 3.0 });
        let mut told: Value = json!({ "mb": pair });
        assert!(lines(&told).is_err());
        for (_, figure) in super::FIGURES {
            told[figure] = pair.clone();
        }
        let told = lines(&told).unwrap();
        assert_eq!(told.len(), 5);
        assert!(
            told.iter().all(|line| line.ends_with("1.50 times")),
            "{told:?}"
        );
    }
}
