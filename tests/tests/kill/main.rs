//! Power cuts: the program is killed at moments that it does not choose, and what it had acknowledged is there.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod backups;
mod outputs;

use cocrea_tests::golden;
use cocrea_tests::hand::Hand;
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::{self, Dice, Replay, grouped};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Kills of a run, however many of each kind.
const KILLS: u64 = EDITING
    + RECEIVING
    + BACKING_UP
    + DRAWING
    + BUNDLING
    + CREATING
    + MIGRATING
    + RETURNING
    + OPENING;
const EDITING: u64 = 90;
const RECEIVING: u64 = 40;
const BACKING_UP: u64 = 40;
const DRAWING: u64 = 30;
const BUNDLING: u64 = 30;
const CREATING: u64 = 12;
const MIGRATING: u64 = 24;
const RETURNING: u64 = 16;
const OPENING: u64 = 30;
/// Captures that are asked for in one go, more than are answered before the cut.
const ASKED: u64 = 12;

/// Kills of one kind in this run, and the dice that choose their moments. How long a machine takes is not the same in
/// every run, so that a seed repeats the intention of a kill and not always its moment.
struct Kills<'a> {
    numbers: Range<u64>,
    dice: Dice,
    what: &'a str,
    replay: Replay<'a>,
}

impl<'a> Kills<'a> {
    fn of(share: u64, what: &'a str) -> Self {
        let asked = rounds::seeds(KILLS);
        // Fewer would not show both ends of an action.
        let count = ((asked.end - asked.start) * share / KILLS).max(8);
        Self {
            numbers: 0..count,
            dice: Dice(share ^ (asked.start << 32)),
            what,
            replay: Replay {
                test: "--test kill",
                seed: asked.start,
            },
        }
    }

    fn are_survived(self) {
        let count = grouped(self.numbers.end);
        rounds::tell(&format!(
            "{count} kills while {}: 0 acknowledged lost",
            self.what
        ));
        drop(self.replay);
    }
}

fn hand(folder: &Path) -> Hand {
    Hand::start(Path::new(env!("CARGO_BIN_EXE_hand")), folder)
}

/// Lets the other process work on for so long; a sleep would be too coarse.
fn go_on_for(time: Duration) {
    let start = Instant::now();
    while start.elapsed() < time {
        std::hint::spin_loop();
    }
}

fn part_of(time: Duration, dice: &mut Dice) -> Duration {
    let micros = u64::try_from(time.as_micros()).unwrap();
    Duration::from_micros(dice.below(micros))
}

fn code(captured: &Value) -> String {
    captured["code"].as_str().unwrap().to_owned()
}

/// Slips by code.
fn slips(hand: &mut Hand) -> BTreeMap<String, String> {
    let list = hand.does("list_slips", json!({ "table": null, "trash": false }))["slips"].take();
    let list = list.as_array().unwrap().clone();
    let word = |slip: &Value, field: &str| slip[field].as_str().unwrap().to_owned();
    let by_code: BTreeMap<_, _> = list
        .iter()
        .map(|slip| (word(slip, "code"), word(slip, "text")))
        .collect();
    assert_eq!(by_code.len(), list.len(), "no code twice");
    by_code
}

#[test]
fn a_kill_in_the_middle_of_capture_loses_no_acknowledged_slip() {
    let mut kills = Kills::of(EDITING, "slips are captured");
    let mut left = kills.numbers.end;
    while left > 0 {
        // A process of its own for so many: each kill reads again all that was captured before it.
        let some = left.min(EDITING);
        kill_while_capturing(some, &mut kills.dice);
        left -= some;
    }
    kills.are_survived();
}

fn kill_while_capturing(kills: u64, dice: &mut Dice) {
    let folder = tempfile::tempdir().unwrap();
    let mut acknowledged = BTreeMap::new();
    let mut cut_in_the_middle = 0;
    let mut first = hand(folder.path());
    first.does("create_process", json!({ "name": "Taller" }));
    let path = first.does("read_process", json!({}))["path"].clone();
    let table = first.does("read_session", json!({}))["tables"][2]["id"].clone();
    let capture = |text: &str| json!({ "table": table, "kind": "problem", "line": text });
    let begun = Instant::now();
    acknowledged.insert(
        code(&first.does("capture_slip", capture("La primera"))),
        "La primera".to_owned(),
    );
    let usual = begun.elapsed();
    first.is_killed();
    for kill in 1..kills {
        let mut hand = hand(folder.path());
        hand.does("open_process", json!({ "path": path }));
        let there = slips(&mut hand);
        for (code, text) in &acknowledged {
            assert_eq!(there.get(code), Some(text), "kill {kill}");
        }
        assert!(there.values().all(|text| text.starts_with("La ")));
        let changes = hand.does("verify_process", json!({}))["changes"].as_u64();
        assert_eq!(changes, Some(there.len() as u64 + 2), "nothing half done");
        let newest = format!("corte{}", kill - 1);
        let wanted = there
            .values()
            .filter(|text| text.ends_with(&newest))
            .count();
        let found = hand.does("search", json!({ "text": newest }))["hits"].take();
        let found = found.as_array().unwrap().iter();
        let found = found.filter(|hit| hit["text"].as_str().unwrap().ends_with(&newest));
        assert_eq!(found.count(), wanted, "kill {kill}: what is there is found");
        let texts: Vec<String> = (0..ASKED)
            .map(|number| format!("La {number} del corte{kill}"))
            .collect();
        for text in &texts {
            hand.asks("capture_slip", &capture(text)).unwrap();
        }
        let answers = usize::try_from(dice.below(ASKED / 2)).unwrap();
        for text in &texts[..answers] {
            let captured = hand.hears().unwrap().unwrap();
            acknowledged.insert(code(&captured), text.clone());
        }
        go_on_for(part_of(usual * 2, dice));
        hand.is_killed();
        let mut more = answers;
        while let Some(captured) = hand.hears() {
            // Written before the cut and read after it: acknowledged all the same.
            acknowledged.insert(code(&captured.unwrap()), texts[more].clone());
            more += 1;
        }
        cut_in_the_middle += u64::from(more < texts.len());
    }
    // Of a few kills all may come late.
    assert!(
        kills < EDITING || cut_in_the_middle > kills / 2,
        "{cut_in_the_middle} of {kills}"
    );
    let mut last = hand(folder.path());
    last.does("open_process", json!({ "path": path }));
    let there = slips(&mut last);
    for (code, text) in &acknowledged {
        assert_eq!(there.get(code), Some(text), "at the end");
    }
    assert!(acknowledged.len() as u64 >= kills);
    let undone = last.does("undo", json!({}));
    assert_eq!(undone["kind"], "slip_captured", "and work goes on");
    assert_eq!(slips(&mut last).len(), there.len() - 1);
}

/// A folder with a process of some slips, and a bundle with many more from another laptop.
struct Reception {
    one: Laptop,
    process: PathBuf,
    /// Of the request that receives the bundle.
    receive: Value,
    before: String,
    after: String,
}

fn reception() -> Reception {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    let two = Laptop::new(2);
    two.starts_from(&one);
    for number in 0..60 {
        two.captures(1 + number % 6, &format!("De la dos, {number}"));
    }
    let bundle = two.makes_bundle("dos.paquete");
    let kept = one.path("dos.paquete");
    fs::copy(&bundle, &kept).unwrap();
    let (before, after) = (one.state(), two.state());
    let receive = one.letting_in(&kept);
    let process = one.app.open_path().unwrap();
    one.does("close_process", json!({}));
    Reception {
        one,
        process,
        receive,
        before,
        after,
    }
}

#[test]
fn a_kill_while_a_bundle_is_received_leaves_all_of_it_or_nothing() {
    let reception = reception();
    let whole = fs::read(&reception.process).unwrap();
    let receive = reception.receive.clone();
    let open = json!({ "path": reception.process });
    let mut kills = Kills::of(RECEIVING, "a bundle is received");
    let mut usual = Duration::ZERO;
    let mut ends = [0, 0];
    for kill in kills.numbers.clone() {
        let mut hand = hand(reception.one.folder.path());
        hand.does("open_process", open.clone());
        let begun = Instant::now();
        hand.asks("receive_bundle", &receive).unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            // At once: not even on a slow machine has it ended.
            1 => {}
            _ => go_on_for(part_of(usual, &mut kills.dice)),
        }
        hand.is_killed();
        let answered = kill == 0 || hand.hears().is_some();
        let one = &reception.one;
        one.does("open_process", open.clone());
        let state = one.state();
        assert!(
            state == reception.after || (state == reception.before && !answered),
            "kill {kill}"
        );
        ends[usize::from(state == reception.after)] += 1;
        one.does("receive_bundle", receive.clone());
        assert_eq!(one.state(), reception.after, "and it can be received again");
        one.does("close_process", json!({}));
        fs::write(&reception.process, &whole).unwrap();
    }
    assert!(ends[0] > 0 && ends[1] > 0, "{ends:?}");
    kills.are_survived();
}

#[test]
fn a_kill_while_a_process_is_created_leaves_a_whole_one_or_none() {
    let laptop = Laptop::new(1);
    let mut kills = Kills::of(CREATING, "a process is created");
    let mut usual = Duration::ZERO;
    for kill in kills.numbers.clone() {
        let mut hand = hand(laptop.folder.path());
        let begun = Instant::now();
        hand.asks("open_example", &json!({})).unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            _ => go_on_for(part_of(usual, &mut kills.dice)),
        }
        hand.is_killed();
        let home = laptop.does("list_processes", json!({}))["processes"].clone();
        for card in home.as_array().unwrap() {
            assert!(card["trouble"].is_null(), "kill {kill}: {card}");
            laptop.does("open_process", json!({ "path": card["path"] }));
            let counts = laptop.does("read_process", json!({}))["counts"].clone();
            assert_eq!(
                (&counts["slips"], &counts["ballots"]),
                (&json!(46), &json!(58))
            );
            laptop.does("close_process", json!({}));
            fs::remove_file(card["path"].as_str().unwrap()).unwrap();
        }
    }
    kills.are_survived();
}

fn listed(laptop: &Laptop) -> Vec<Value> {
    let listed = laptop.does("list_backups", json!({}));
    listed["backups"].as_array().unwrap().clone()
}

#[test]
fn a_kill_while_a_process_opens_or_closes_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut kills = Kills::of(OPENING, "a process opens or closes");
    let mut first = hand(folder.path());
    first.does("create_process", json!({ "name": "Taller" }));
    let path = first.does("read_process", json!({}))["path"].clone();
    let table = first.does("read_session", json!({}))["tables"][0]["id"].clone();
    drop(first);
    let open = json!({ "path": path });
    let mut usual = [Duration::from_millis(20); 2];
    for kill in kills.numbers.clone() {
        let mut hand = hand(folder.path());
        let begun = Instant::now();
        hand.asks("open_process", &open).unwrap();
        if kill % 2 == 1 {
            go_on_for(part_of(usual[0], &mut kills.dice));
            hand.is_killed();
            continue;
        }
        hand.hears().unwrap().unwrap();
        usual[0] = begun.elapsed();
        let text = format!("La del corte {kill}");
        hand.does(
            "capture_slip",
            json!({ "table": table, "kind": "need", "line": text }),
        );
        assert_eq!(slips(&mut hand).len() as u64, kill / 2 + 1);
        let begun = Instant::now();
        hand.asks("close_process", &json!({})).unwrap();
        if kill % 6 == 0 {
            hand.hears().unwrap().unwrap();
            usual[1] = begun.elapsed();
        } else {
            go_on_for(part_of(usual[1], &mut kills.dice));
        }
        hand.is_killed();
    }
    let mut last = hand(folder.path());
    last.does("open_process", open);
    let there = slips(&mut last);
    assert_eq!(there.len() as u64, kills.numbers.end.div_ceil(2));
    assert!(there.values().all(|text| text.starts_with("La del corte ")));
    last.does("verify_process", json!({}));
    kills.are_survived();
}

#[test]
fn a_kill_while_an_older_file_is_migrated_leaves_it_as_it_was_or_migrated() {
    let laptop = Laptop::new(1);
    let released = golden::folder("1").join(golden::PROCESS);
    let path = laptop.path(golden::PROCESS);
    let open = json!({ "path": path });
    fs::copy(&released, &path).unwrap();
    laptop.does("open_process", open.clone());
    let (state, newest) = (laptop.state(), laptop.slips().swap_remove(0));
    laptop.does("close_process", json!({}));
    let mut kills = Kills::of(MIGRATING, "a file of an older format is migrated");
    let mut usual = Duration::ZERO;
    let mut ends = [0, 0];
    for kill in kills.numbers.clone() {
        // Neither what was migrated before nor its backups.
        let laptop = Laptop::new(1);
        let path = laptop.path(golden::PROCESS);
        let open = json!({ "path": path });
        fs::copy(&released, &path).unwrap();
        let mut hand = hand(laptop.folder.path());
        let begun = Instant::now();
        hand.asks("open_process", &open).unwrap();
        match kill {
            0 => {
                hand.hears().unwrap().unwrap();
                usual = begun.elapsed();
            }
            1 => {}
            _ => go_on_for(part_of(usual, &mut kills.dice)),
        }
        hand.is_killed();
        let migrated = is_migrated(&laptop, &path);
        assert!(migrated || hand.hears().is_none(), "kill {kill}");
        ends[usize::from(migrated)] += 1;
        laptop.does("open_process", open);
        assert_eq!(laptop.state(), state, "kill {kill}");
        let found = laptop.does("search", json!({ "text": newest }));
        assert_eq!(found["hits"][0]["text"], json!(newest), "kill {kill}");
        let backups = listed(&laptop);
        assert!(
            backups.iter().all(|backup| backup["trouble"].is_null()),
            "kill {kill}: {backups:?}"
        );
        assert!(
            backups
                .iter()
                .any(|backup| backup["occasion"] == "migrating"),
            "kill {kill}: one can go back"
        );
        laptop.captures(1, "Y se sigue");
    }
    assert!(ends[0] > 0 && ends[1] > 0, "{ends:?}");
    kills.are_survived();
}

/// Whether what would be read of a file is of the newest format. Asked of a copy: to ask is to recover.
fn is_migrated(laptop: &Laptop, path: &Path) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copia.cocrea");
    for part in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{part}", path.display()));
        match fs::copy(name(path), name(&copy)) {
            Ok(_) => {}
            Err(error) => assert_eq!((part, error.kind()), ("-wal", ErrorKind::NotFound)),
        }
    }
    match laptop.app.verify_file(&copy) {
        Ok(_) => true,
        Err(failure) => {
            assert_eq!(failure.code, "not_folded_yet");
            false
        }
    }
}
