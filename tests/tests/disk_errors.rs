//! Disk errors: a call that fails anywhere is told as one, what was acknowledged is there, and the process opens again.
//!
//! strace lets the k-th call of one kind fail, once or from then on, as a bad disk (EIO) or a full one (ENOSPC) does.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_app::wire::Language;
use cocrea_app::{Failure, Words};
use cocrea_tests::hand::Hand;
use cocrea_tests::laptop::{Laptop, everybody};
use cocrea_tests::rounds::{self, Dice, grouped};
use cocrea_tests::strace::{self, Call};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const POINTS: u64 = 64;
/// A word that some of the slips have.
const SOUGHT: &str = "turno";
/// Slips that the bundle brings.
const ARRIVING: usize = 12;
/// Calls that may fail; `write` also speaks to the test, so that of these only single ones do.
const CALLS: [&str; 6] = [READ, "pwrite64", "write", "fsync", "fdatasync", "ftruncate"];
const READ: &str = "pread64";
/// What a failing disk is told with.
const CODES: [&str; 4] = ["store_fault", "disk_full", "cannot_write", "file_damaged"];

/// What people do in a round, each of which may be acknowledged or refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Act {
    Open,
    Capture(usize),
    Edit,
    BackUp,
    Receive,
    Search,
    Export,
    Close,
}

const WORK: [Act; 10] = [
    Act::Open,
    Act::Capture(1),
    Act::Capture(2),
    Act::Edit,
    Act::BackUp,
    Act::Receive,
    Act::Capture(3),
    Act::Search,
    Act::Export,
    Act::Close,
];

/// A closed process with one slip, and a bundle for it.
struct Before {
    laptop: Laptop,
    process: PathBuf,
    table: Value,
    slip: Value,
    calls: Vec<Point>,
}

/// One call of the work when nothing fails.
#[derive(Debug, Clone)]
struct Point {
    name: String,
    /// How many calls of that name had come, with this one.
    nth: usize,
    /// What was under way.
    act: Act,
}

impl Before {
    fn new() -> Self {
        let laptop = Laptop::new(1);
        laptop.does("create_process", json!({ "name": "Taller" }));
        let other = Laptop::new(2);
        other.starts_from(&laptop);
        for number in 0..ARRIVING {
            other.captures(1 + number % 6, &arriving(number));
        }
        fs::copy(
            other.makes_bundle("otra.paquete"),
            laptop.path("otra.paquete"),
        )
        .unwrap();
        let slip = laptop.captures(1, "La primera")["id"].clone();
        let table = laptop.table(1);
        let process = laptop.app.open_path().unwrap();
        laptop.does("close_process", json!({}));
        let mut before = Self {
            laptop,
            process,
            table,
            slip,
            calls: Vec::new(),
        };
        before.calls = before.counted();
        before
    }

    /// Calls of the work that reach the disk, when none fails.
    fn counted(&self) -> Vec<Point> {
        let mut round = Round::new(self, &[]);
        // What each line that the program says answers.
        let mut acts = Vec::new();
        for (index, act) in WORK.into_iter().enumerate() {
            round
                .does(act)
                .unwrap_or_else(|failure| panic!("{act:?}: {failure:?}"));
            acts.push(act);
            if act != Act::Close {
                let shown = round.shown().expect("what is shown");
                assert_eq!(shown, expected(&WORK[..=index]));
                acts.push(act);
            }
        }
        let log = round.log();
        let mut nth = BTreeMap::new();
        let (mut points, mut said, mut listens) = (Vec::new(), 0, false);
        for line in log.lines() {
            let call = Call::read(line);
            listens |= call.name == "read" && call.arguments[0] == "0";
            let Some(name) = CALLS.into_iter().find(|name| *name == call.name) else {
                continue;
            };
            *nth.entry(name).or_insert(0) += 1;
            let to_the_test = name == "write" && ["1", "2"].contains(&call.arguments[0]);
            if to_the_test {
                said += usize::from(call.arguments[1].ends_with("\\x0a\""));
            } else if let Some(act) = acts.get(said)
                // What is read before that is read by the system's loader.
                && (listens || name != READ)
            {
                points.push(Point {
                    name: name.to_owned(),
                    nth: nth[name],
                    act: *act,
                });
            }
        }
        assert_eq!(said, acts.len());
        points
    }
}

fn arriving(number: usize) -> String {
    format!("De la otra computadora, {number}")
}

fn captured(number: usize) -> String {
    format!(
        "La del turno {number} {}",
        "con detalle ".repeat(30 * number)
    )
    .trim()
    .to_owned()
}

const EDITED: &str = "La primera, corregida";

/// A copy of all that stood before, and somebody at work in it.
struct Round<'a> {
    before: &'a Before,
    folder: TempDir,
    hand: Option<Hand>,
}

impl<'a> Round<'a> {
    fn new(before: &'a Before, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("datos");
        fs::create_dir(&data).unwrap();
        for (path, bytes) in strace::files_in(before.laptop.folder.path()) {
            fs::write(data.join(path.file_name().unwrap()), bytes).unwrap();
        }
        let hand = [Path::new(env!("CARGO_BIN_EXE_hand")), &data, Path::new("1")];
        let hand = strace::watched(&hand, &folder.path().join("log"), more);
        Self {
            before,
            folder,
            hand: Some(hand),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("datos").join(name)
    }

    fn process(&self) -> PathBuf {
        self.path(&self.before.process.file_name().unwrap().to_string_lossy())
    }

    fn call(&self, act: Act) -> (&'static str, Value) {
        let table = &self.before.table;
        match act {
            Act::Open => ("open_process", json!({ "path": self.process() })),
            Act::Capture(number) => (
                "capture_slip",
                json!({ "table": table, "kind": "need", "line": captured(number) }),
            ),
            Act::Edit => (
                "edit_slip",
                json!({ "id": self.before.slip, "kind": "need", "line": EDITED }),
            ),
            Act::BackUp => ("set_return_point", json!({ "label": "Punto" })),
            Act::Receive => {
                let bundle = self.path("otra.paquete");
                let admit = everybody(&bundle);
                (
                    "receive_bundle",
                    json!({ "path": bundle, "choices": [], "admit": admit }),
                )
            }
            Act::Search => ("search", json!({ "text": SOUGHT })),
            Act::Export => ("make_bundle", json!({ "path": self.path("mia.paquete") })),
            Act::Close => ("close_process", json!({})),
        }
    }

    fn does(&mut self, act: Act) -> Result<Value, Failure> {
        let (name, body) = self.call(act);
        self.hand.as_mut().unwrap().tries(name, body)
    }

    /// Texts of the slips that the program shows.
    fn shown(&mut self) -> Result<BTreeSet<String>, Failure> {
        let body = json!({ "table": null, "trash": false });
        let listed = self.hand.as_mut().unwrap().tries("list_slips", body)?;
        Ok(texts(&listed))
    }

    /// Ends the program; what strace saw of it.
    fn log(&mut self) -> String {
        drop(self.hand.take());
        fs::read_to_string(self.folder.path().join("log")).unwrap()
    }
}

fn texts(listed: &Value) -> BTreeSet<String> {
    let slips = listed["slips"].as_array().unwrap().iter();
    slips
        .map(|slip| slip["text"].as_str().unwrap().to_owned())
        .collect()
}

/// What must be shown after these acts.
fn expected(done: &[Act]) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let first = if done.contains(&Act::Edit) {
        EDITED
    } else {
        "La primera"
    };
    texts.insert(first.to_owned());
    for act in done {
        match act {
            Act::Capture(number) => drop(texts.insert(captured(*number))),
            Act::Receive => texts.extend((0..ARRIVING).map(arriving)),
            Act::Open | Act::Edit | Act::BackUp | Act::Search | Act::Export | Act::Close => {}
        }
    }
    texts
}

/// How many slips a search finds after these acts.
fn found(done: &[Act]) -> usize {
    let texts = expected(done);
    texts.iter().filter(|text| text.contains(SOUGHT)).count()
}

#[derive(Debug, Default)]
struct Tally {
    refused: u64,
    tolerated: u64,
    came_to_be: u64,
}

/// Lets one call fail in one round of the work.
fn fail(before: &Before, seed: u64) -> (Act, Tally) {
    let mut dice = Dice(seed);
    let point = &before.calls[dice.index(before.calls.len())];
    // A full disk can be read.
    let errors = &["EIO", "ENOSPC"][..if point.name == READ { 1 } else { 2 }];
    let error = errors[dice.index(errors.len())];
    let ever = point.name != "write" && dice.says(50);
    let what = format!(
        "{point:?} {error}{}",
        if ever { " from then on" } else { "" }
    );
    let inject = format!(
        "inject={}:error={error}:when={}{}",
        point.name,
        point.nth,
        if ever { "+" } else { "" }
    );
    let mut round = Round::new(before, &["-e", &inject]);
    let (mut done, mut refused) = (Vec::new(), Vec::new());
    // Who could not open a process tries once more, and gives up when it is refused again.
    let work = [Act::Open].into_iter().chain(WORK);
    for act in work {
        if done.contains(&Act::Open) && act == Act::Open {
            continue;
        }
        match round.does(act) {
            Ok(reply) => {
                done.push(act);
                if act == Act::Search {
                    assert_eq!(reply["total"], found(&done), "{what}");
                }
            }
            Err(failure) => {
                assert!(
                    CODES.contains(&failure.code.as_str()),
                    "{what}, {act:?}: {failure:?}"
                );
                for language in [Language::EsMx, Language::En] {
                    let key = format!("failure-{}", failure.code);
                    let args: Vec<_> = failure
                        .args
                        .iter()
                        .map(|(name, value)| (name.as_str(), value.as_str()))
                        .collect();
                    assert!(Words::of(language).find(&key, &args).is_some(), "{key}");
                }
                refused.push(act);
            }
        }
        if refused == [Act::Open, Act::Open] {
            break;
        }
        if done.contains(&Act::Open) && act != Act::Close {
            match round.shown() {
                Ok(shown) => assert_eq!(shown, expected(&done), "{what}, after {act:?}"),
                // Nothing can be shown that cannot be read.
                Err(failure) => assert!(
                    point.name == READ && CODES.contains(&failure.code.as_str()),
                    "{what}, after {act:?}: {failure:?}"
                ),
            }
        }
    }
    let log = round.log();
    let reached = log.lines().any(|line| line.ends_with("(INJECTED)"));
    assert!(reached, "{what}: never came");
    let came_to_be = stands(&round, &done, &refused, &what);
    let tally = Tally {
        refused: u64::from(!refused.is_empty()),
        tolerated: u64::from(refused.is_empty()),
        came_to_be: u64::from(came_to_be),
    };
    (point.act, tally)
}

/// That everything that was done is there when nothing fails any more; says whether more is, which was refused.
fn stands(round: &Round<'_>, done: &[Act], refused: &[Act], what: &str) -> bool {
    let program = Path::new(env!("CARGO_BIN_EXE_hand"));
    let mut hand = Hand::start(program, &round.folder.path().join("datos"));
    hand.does("open_process", json!({ "path": round.process() }));
    hand.does("verify_process", json!({}));
    let shown = texts(&hand.does("list_slips", json!({ "table": null, "trash": false })));
    let wanted = expected(done);
    let mut tried = done.to_vec();
    // A commit that the disk took and then said it had not: SQLite finds it whole, and whole it is.
    let mut came_to_be = None;
    if shown != wanted {
        came_to_be = refused.iter().copied().find(|act| {
            tried.push(*act);
            let found = shown == expected(&tried);
            tried.pop();
            found
        });
        assert!(
            came_to_be.is_some(),
            "{what}: shows {shown:?}, done {done:?}"
        );
    }
    let backups = hand.does("list_backups", json!({}))["backups"].take();
    let backups = backups.as_array().unwrap();
    assert!(
        backups.iter().all(|backup| backup["trouble"].is_null()),
        "{what}: {backups:?}"
    );
    if done.contains(&Act::BackUp) {
        let point = backups.iter().find(|backup| backup["label"] == "Punto");
        assert!(point.is_some(), "{what}: {backups:?}");
    }
    if done.contains(&Act::Export) {
        let bundle = json!({ "path": round.path("mia.paquete"), "choices": [], "admit": [] });
        hand.does("receive_bundle", bundle);
    }
    let (name, body) = round.call(Act::Capture(5));
    hand.does(name, body);
    tried.push(Act::Capture(5));
    tried.extend(came_to_be);
    let (name, body) = round.call(Act::Search);
    assert_eq!(hand.does(name, body)["total"], found(&tried), "{what}");
    came_to_be.is_some()
}

#[test]
fn a_call_that_fails_anywhere_is_told_and_loses_nothing() {
    let before = Before::new();
    let seeds = rounds::seeds(POINTS);
    let count = seeds.end - seeds.start;
    let came = rounds::each("--test disk_errors", seeds, |seed| fail(&before, seed));
    let mut acts = BTreeSet::new();
    let mut sum = Tally::default();
    for (act, tally) in came {
        acts.insert(act);
        sum.refused += tally.refused;
        sum.tolerated += tally.tolerated;
        sum.came_to_be += tally.came_to_be;
    }
    if count >= POINTS {
        assert!(
            acts.len() >= 6 && sum.refused > count / 3,
            "{acts:?}: {sum:?}"
        );
    }
    rounds::tell(&format!(
        "{} failing calls of {} (EIO and ENOSPC): 0 acknowledged lost, 0 unclear; {} told, {} without effect, \
         {} refused and found done when opened again",
        grouped(count),
        before.calls.len(),
        sum.refused,
        sum.tolerated,
        sum.came_to_be
    ));
}
