//! What must hold, in the order in which it is cheapest to learn that it does not.

use crate::Trouble;
use crate::pabulib;
use crate::paper;
use crate::shell::{built, cargo, command, listen, npm, root, target};
use crate::tools;
use crate::ui;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The tests on the real window are a stage of their own: they need a display and a driver.
const WINDOW: &str = "window";

/// The tests on encrypted processes too: they need a program that was built for it.
const ENCRYPTED: &str = "encrypted";

/// How a line begins that says in numbers what a test proved.
const PROVED: &str = "proved: ";

/// One thing that must hold.
pub(crate) struct Stage {
    /// Word that names it on the command line.
    pub(crate) name: String,
    /// What it shows, in a few words.
    pub(crate) about: String,
    /// Proves it; answers with the closing lines of its tests.
    pub(crate) prove: Box<dyn Fn() -> Result<Vec<String>, Trouble>>,
}

/// All stages in order.
///
/// # Errors
/// When the folder of the tests cannot be read, or one of them does not say what it shows.
pub(crate) fn all() -> Result<Vec<Stage>, Trouble> {
    let mut stages = vec![
        stage("format", "every Rust file is as rustfmt writes it", || {
            quiet(cargo(&["fmt", "--all", "--check"]))
        }),
        stage(
            "page",
            "the page: eslint, svelte-check, vitest, build",
            page,
        ),
        stage("lint", "clippy finds nothing in any target", lint),
        stage("build", "every crate and test compiles", build),
        stage("unit", "tests of each crate", unit),
    ];
    for (name, about) in whole_tests(&root().join("tests/tests"))? {
        let target = name.clone();
        stages.push(stage(&name, &about, move || rust_test(&target)));
    }
    stages.push(stage(
        ENCRYPTED,
        "an encrypted process on the disk: no byte says what was written, any of its slots opens it",
        encrypted,
    ));
    stages.push(stage(
        "oracle",
        "the merging of the ledger beside that of Automerge, register by register",
        oracle,
    ));
    stages.push(stage(
        "pabulib",
        "elections as the writer writes them, judged by pabulib-checker",
        pabulib,
    ));
    stages.push(stage(
        "paper",
        "the example's documents, bundle and file, judged by other programs",
        paper,
    ));
    stages.push(stage(
        "browser",
        "every screen in Chromium, with axe in four themes",
        browser,
    ));
    stages.push(stage(WINDOW, "the real window, driven end to end", window));
    Ok(stages)
}

fn stage(
    name: &str,
    about: &str,
    prove: impl Fn() -> Result<Vec<String>, Trouble> + 'static,
) -> Stage {
    Stage {
        name: name.to_owned(),
        about: about.to_owned(),
        prove: Box::new(prove),
    }
}

fn page() -> Result<Vec<String>, Trouble> {
    ui::install()?;
    listen(npm(&["run", "--silent", "lint"]))?;
    let checked = listen(npm(&["run", "--silent", "check"]))?;
    let tested = listen(npm(&["run", "--silent", "test"]))?;
    ui::build()?;
    Ok(lines_with(&checked, &["svelte-check found"])
        .chain(lines_with(&tested, &["Test Files ", "Tests "]))
        .collect())
}

fn lint() -> Result<Vec<String>, Trouble> {
    ui::build()?;
    quiet(cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))
}

/// Always the whole workspace: choosing packages would change features and compile dependencies again.
fn build() -> Result<Vec<String>, Trouble> {
    ui::build()?;
    quiet(cargo(&["build", "--workspace", "--all-targets", "--quiet"]))
}

fn unit() -> Result<Vec<String>, Trouble> {
    ui::build()?;
    let said = listen(cargo(&["test", "--workspace", "--exclude", "cocrea-tests"]))?;
    Ok(results(&said))
}

fn rust_test(name: &str) -> Result<Vec<String>, Trouble> {
    ui::build()?;
    let said = listen(cargo(&["test", "--workspace", "--test", name]))?;
    let proved = results(&said);
    if proved.is_empty() {
        return Ok(vec![
            "nothing proved: its tests are for another system".into(),
        ]);
    }
    Ok(proved)
}

/// With SQLCipher in the place of SQLite: what stands on it is compiled once more, beside the rest.
fn encrypted() -> Result<Vec<String>, Trouble> {
    const BUILT: [&str; 3] = [
        "--workspace",
        "--features",
        "cocrea-tests/sqlcipher,cocrea-cli/sqlcipher",
    ];
    let of = |verb: &[&str], rest: &[&str]| cargo(&[verb, &BUILT, rest].concat());
    let both = ["--test", ENCRYPTED, "--test", "terminal"];
    let lints = [&both[..], &["--", "-D", "warnings"]].concat();
    quiet(of(&["clippy", "--quiet"], &lints))?;
    let whole = listen(of(&["test"], &["--test", ENCRYPTED]))?;
    let terminal = listen(of(&["test"], &["--test", "terminal", "encryption"]))?;
    Ok(results(&(whole + &terminal)))
}

fn paper() -> Result<Vec<String>, Trouble> {
    build()?;
    paper::judge(&built("cocrea-cli"), &target().join("demo-check"))
}

/// The test that writes the files leaves them in the folder that cargo keeps for tests.
fn pabulib() -> Result<Vec<String>, Trouble> {
    rust_test("pb_written")?;
    pabulib::judge(
        &target().join("tmp").join("pabulib"),
        &target().join("pabulib-checker"),
    )
}

/// A workspace of its own, so that what Automerge asks of shared packages does not reach the program.
fn oracle() -> Result<Vec<String>, Trouble> {
    quiet(of_oracle(&["fmt"], &["--check"]))?;
    quiet(of_oracle(
        &["clippy", "--quiet"],
        &["--all-features", "--", "-D", "warnings"],
    ))?;
    Ok(results(&listen(of_oracle(&["run", "--quiet"], &[]))?))
}

/// Cargo in the workspace of the oracle.
pub(crate) fn of_oracle(verb: &[&str], rest: &[&str]) -> Command {
    let mut asked = cargo(verb);
    asked
        .arg("--manifest-path")
        .arg(root().join("tests/oracle/Cargo.toml"));
    if verb[0] != "fmt" {
        asked.arg("--target-dir").arg(target().join("oracle"));
    }
    asked.args(rest);
    asked
}

fn browser() -> Result<Vec<String>, Trouble> {
    build()?;
    let chromium =
        tools::chromium().ok_or("no Chrome or Chromium: set CHROMIUM to a browser's path")?;
    let mut tests = npm(&["run", "--silent", "browser"]);
    tests
        .env("CHROMIUM", chromium)
        .env("COCREA_TWIN", built("twin"))
        .env("COCREA_SCREENS", target().join("screens"));
    Ok(lines_with(
        &listen(tests)?,
        &[
            "# tests ",
            "# pass ",
            "# fail ",
            "ℹ tests ",
            "ℹ pass ",
            "ℹ fail ",
        ],
    )
    .collect())
}

fn window() -> Result<Vec<String>, Trouble> {
    build()?;
    let mut tests = under_a_display(&[
        "test",
        "--workspace",
        "--test",
        WINDOW,
        "--",
        "--test-threads=1",
    ]);
    tests
        .env("COCREA_BINARY", built("cocrea"))
        .env("COCREA_SCREENS", target().join("screens"));
    Ok(results(&listen(tests)?))
}

/// A screen larger than the window at its first size, so that the page gets its 1366×768 in full.
fn under_a_display(arguments: &[&str]) -> Command {
    let cargo = cargo(arguments);
    let mut display = command("xvfb-run", &["-a", "-s", "-screen 0 1600x900x24"]);
    display.arg(cargo.get_program()).args(cargo.get_args());
    display
}

/// Integration tests of tests/, each a stage, but for those with a stage of their own: their names, and the first sentence of each.
fn whole_tests(folder: &Path) -> Result<Vec<(String, String)>, Trouble> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut tests = Vec::new();
    for entry in entries {
        let path = entry
            .map_err(|error| format!("{}: {error}", folder.display()))?
            .path();
        tests.extend(whole_test(&path)?);
    }
    tests.retain(|(name, _)| name != WINDOW && name != ENCRYPTED);
    tests.sort();
    Ok(tests)
}

/// Name and first sentence of the test at a path, by cargo's rules: a Rust file, or a folder with its `main.rs`.
fn whole_test(path: &Path) -> Result<Option<(String, String)>, Trouble> {
    let source = if path.is_dir() {
        path.join("main.rs")
    } else {
        path.to_owned()
    };
    if source.extension().is_none_or(|ending| ending != "rs") || !source.exists() {
        return Ok(None);
    }
    let named = path.file_stem().and_then(OsStr::to_str);
    let name = named.ok_or_else(|| format!("{}: no name for a stage", path.display()))?;
    let said =
        fs::read_to_string(&source).map_err(|error| format!("{}: {error}", source.display()))?;
    let about = first_sentence(&said).ok_or_else(|| {
        format!(
            "{}: its first line must say in a sentence (//! …) what it shows",
            source.display()
        )
    })?;
    Ok(Some((name.to_owned(), about)))
}

/// What a file says of itself in its first line.
fn first_sentence(source: &str) -> Option<String> {
    let line = source.lines().next()?.strip_prefix("//! ")?;
    Some(line.trim_end_matches('.').to_owned())
}

fn quiet(command: Command) -> Result<Vec<String>, Trouble> {
    listen(command).map(|_| Vec::new())
}

/// The closing lines of cargo's tests, without those of targets that have none, and what tests say that they proved.
pub(crate) fn results(said: &str) -> Vec<String> {
    lines_with(said, &["test result:", PROVED])
        .filter(|line| !line.contains(" 0 passed; 0 failed"))
        .map(|line| line.trim_start_matches(PROVED).to_owned())
        .collect()
}

fn lines_with<'a>(said: &'a str, marks: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    let plain = said
        .lines()
        .map(|line| without_colours(line).trim().to_owned());
    plain.filter(move |line| marks.iter().any(|mark| line.contains(mark)))
}

/// Some tools colour their output whoever listens.
fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| {
        plain + part.split_once('m').map_or(part, |(_, rest)| rest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_is_a_stage_and_one_that_does_not_say_what_it_shows_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("laws.rs", "//! What must hold.\n");
        write("paths/main.rs", "//! Paths that lead nowhere.\n");
        write("paths/more.rs", "");
        write("shared/kit.rs", "");
        write("window/main.rs", "//! The real window.\n");
        write("data.json", "{}");
        let named = |name: &str, about: &str| (name.to_owned(), about.to_owned());
        assert_eq!(
            whole_tests(folder.path()).unwrap(),
            [
                named("laws", "What must hold"),
                named("paths", "Paths that lead nowhere")
            ]
        );
        write("silent.rs", "#![allow(clippy::unwrap_used)]\n");
        let trouble = whole_tests(folder.path()).unwrap_err();
        assert!(trouble.contains("silent.rs"), "{trouble}");
    }

    #[test]
    fn closing_lines_are_found_among_colours_and_empty_targets_are_left_out() {
        let said = "test a ... ok\ntest result: ok. 3 passed; 0 failed; 0 ignored\ntest result: ok. 0 passed; 0 failed; 0 ignored\n";
        assert_eq!(
            results(said),
            ["test result: ok. 3 passed; 0 failed; 0 ignored"]
        );
        let proved = "test a ... \nproved: 9 kills: 0 lost\nok\n";
        assert_eq!(results(proved), ["9 kills: 0 lost"]);
        let coloured =
            "\u{1b}[2m Test Files \u{1b}[22m \u{1b}[1m\u{1b}[32m1 passed\u{1b}[39m\u{1b}[22m";
        assert_eq!(
            lines_with(coloured, &["Test Files "]).collect::<Vec<_>>(),
            ["Test Files  1 passed"]
        );
    }
}
