//! Who cancels their data is nowhere any more: after a kill, a return, an undo, and on whichever laptop.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_app::Window;
use cocrea_store::{Fault, Unswept, glance, unfinished};
use cocrea_tests::canary::{
    attendees, make, organiser_and_table, person, places, places_in, receive, sealed_parts,
    sealed_parts_in,
};
use cocrea_tests::hand::Hand;
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::Dice;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A note that stands for less than a look at it takes is not waited for any longer.
const PATIENCE: Duration = Duration::from_secs(10);

fn unswept(process: &Path) -> Option<Unswept> {
    glance::<_, Fault>(process, |view| view.unswept()).unwrap()
}

fn backups(laptop: &Laptop) -> Vec<PathBuf> {
    let list = laptop.does("list_backups", json!({}))["backups"].take();
    let list = list.as_array().unwrap().iter();
    list.map(|each| PathBuf::from(each["path"].as_str().unwrap()))
        .collect()
}

/// Whether a program that runs notes that it will sweep; it may have swept before anybody looked.
fn is_noted(process: &Path) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if unswept(process).is_some() {
            return true;
        }
    }
    false
}

#[test]
fn a_cancellation_that_is_killed_before_it_swept_is_finished_at_the_next_opening() {
    let mut dice = Dice(11);
    let folder = tempfile::tempdir().unwrap();
    let start = || Hand::start(Path::new(env!("CARGO_BIN_EXE_hand")), folder.path());
    let mut hand = start();
    hand.does("create_process", json!({ "name": "Plan" }));
    let path = hand.does("read_process", json!({}))["path"].take();
    let path = PathBuf::from(path.as_str().unwrap());
    for _ in 0..3 {
        hand.does("add_attendee", person(&mut dice));
    }
    // The more backups, the longer it sweeps.
    for label in ["Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete"] {
        hand.does("set_return_point", json!({ "label": label }));
    }
    let people = sealed_parts_in(&path);
    // Who was killed too late tries with the next person.
    let killed = people.iter().find(|(row, _)| {
        hand.asks("cancel_attendee", &json!({ "id": row })).unwrap();
        let noted = is_noted(&path);
        hand.is_killed();
        let stopped = noted && unswept(&path) == Some(Unswept::Everything);
        if !stopped {
            hand = start();
            hand.does("open_process", json!({ "path": path }));
        }
        stopped
    });
    let (_, parts) = killed.expect("each was swept before it was killed");
    assert!(!places_in(folder.path(), parts).is_empty(), "it was swept");

    let mut hand = start();
    hand.does("open_process", json!({ "path": path }));
    assert_eq!(places_in(folder.path(), parts), [] as [PathBuf; 0]);
    assert_eq!(unswept(&path), None, "the next opening sweeps nothing");
    hand.does("verify_process", json!({}));
    let list = hand.does("read_attendance", json!({}))["attendees"].take();
    assert!(list.as_array().unwrap().len() < 3);
}

#[test]
fn what_a_stopped_program_left_half_made_goes_with_who_cancelled() {
    let mut dice = Dice(13);
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.does("add_attendee", person(&mut dice));
    laptop.does("set_return_point", json!({ "label": "Uno" }));
    let point = backups(&laptop).swap_remove(0);
    let process = laptop.app.open_path().unwrap();
    let row = attendees(&laptop)[0]["id"].clone();
    let parts = sealed_parts(&laptop)[row.as_str().unwrap()].clone();
    laptop.does("close_process", json!({}));
    let left = |beside: &Path, number| {
        let left = unfinished(beside.parent().unwrap(), Uuid::from_u128(number));
        fs::copy(&process, &left).unwrap();
        left
    };
    // Of a backup, and of a return.
    let left = [left(&point, 1), left(&process, 2)];
    let laptop = laptop.restarts(1);
    assert!(left.iter().all(|path| path.exists()), "another program's");
    laptop.does("open_process", json!({ "path": process }));
    assert!(!places(&laptop, &parts).is_empty());
    laptop.does("cancel_attendee", json!({ "id": row }));
    assert_eq!(places(&laptop, &parts), [] as [PathBuf; 0]);
    assert!(!left.iter().any(|path| path.exists()));
}

#[test]
fn a_backup_that_could_not_be_read_is_swept_when_it_can_be_and_told_until_then() {
    let mut dice = Dice(12);
    let [organiser, _table] = organiser_and_table();
    for _ in 0..2 {
        organiser.does("add_attendee", person(&mut dice));
    }
    for label in ["Uno", "Dos"] {
        organiser.does("set_return_point", json!({ "label": label }));
    }
    let row = attendees(&organiser)[0]["id"].clone();
    let parts = sealed_parts(&organiser)[row.as_str().unwrap()].clone();
    let process = organiser.app.open_path().unwrap();
    let hidden = backups(&organiser)[0].clone();
    let bytes = fs::read(&hidden).unwrap();
    fs::write(&hidden, "dañado").unwrap();
    let gone = organiser.does("cancel_attendee", json!({ "id": row }));
    assert_eq!(gone["left"], json!([hidden]));
    let trouble = || organiser.does("list_backups", json!({}))["trouble"].take();
    assert!(
        trouble()
            .as_str()
            .unwrap()
            .contains(hidden.to_str().unwrap())
    );

    // Who mends it, or gives the permission back, need not wait for the next cancellation.
    fs::write(&hidden, bytes).unwrap();
    assert_eq!(places(&organiser, &parts), std::slice::from_ref(&hidden));
    organiser.does("close_process", json!({}));
    organiser.does("open_process", json!({ "path": process }));
    assert_eq!(places(&organiser, &parts), [] as [PathBuf; 0]);
    assert_eq!((trouble(), unswept(&process)), (Value::Null, None));
}

#[test]
fn nothing_brings_back_who_cancelled_after_a_return_to_a_backup() {
    let mut dice = Dice(13);
    let [organiser, table] = organiser_and_table();
    table.does("add_attendee", person(&mut dice));
    let (old, _) = make(&table, "con.paquete", json!({ "personal": true }));
    let kept = organiser.path("con.paquete");
    fs::rename(&old, &kept).unwrap();
    receive(&organiser, &kept);
    organiser.does("set_return_point", json!({ "label": "Con todos" }));
    let row = attendees(&organiser)[0]["id"].clone();
    let parts = sealed_parts(&organiser)[row.as_str().unwrap()].clone();
    organiser.does("cancel_attendee", json!({ "id": row }));
    let point = backups(&organiser)[0].clone();
    organiser.does("return_to_backup", json!({ "path": point }));
    assert!(attendees(&organiser).is_empty());

    // The bundle from before has what they wrote, and is received once more.
    receive(&organiser, &kept);
    fs::remove_file(&kept).unwrap();
    assert!(attendees(&organiser).is_empty());
    assert_eq!(places(&organiser, &parts), [] as [PathBuf; 0]);
    organiser.does("verify_process", json!({}));

    // The request goes on from there.
    let (news, _) = make(&organiser, "despues.paquete", json!({ "personal": true }));
    receive(&table, &news);
    assert_eq!(places(&table, &parts), [] as [PathBuf; 0]);
    assert!(attendees(&table).is_empty());
    assert_eq!(table.state(), organiser.state());
}

/// Presses it until nothing is left to take back or bring again.
fn to_the_end(laptop: &Laptop, turn: &str) -> usize {
    let mut turns = 0;
    while laptop.app.call(Window::Main, turn, json!({})).is_ok() {
        turns += 1;
    }
    turns
}

#[test]
fn no_undo_no_history_and_no_search_brings_back_who_cancelled() {
    let mut dice = Dice(14);
    let [organiser, table] = organiser_and_table();
    let two = person(&mut dice);
    for laptop in [&organiser, &table] {
        laptop.does("add_attendee", person(&mut dice));
    }
    let (both, _) = make(&table, "con.paquete", json!({ "personal": true }));
    receive(&organiser, &both);
    let (both, _) = make(&organiser, "con.paquete", json!({ "personal": true }));
    receive(&table, &both);
    // Each laptop writes, edits, takes back and brings again.
    let mut parts = Vec::new();
    for (laptop, at) in [(&organiser, 0), (&table, 1)] {
        let id = attendees(laptop)[at]["id"].clone();
        let mut edited = two.clone();
        edited["id"] = id.clone();
        laptop.does("edit_attendee", edited);
        parts.extend(sealed_parts(laptop)[id.as_str().unwrap()].clone());
        laptop.does("undo", json!({}));
        parts.extend(sealed_parts(laptop)[id.as_str().unwrap()].clone());
        laptop.does("redo", json!({}));
        laptop.does("undo", json!({}));
    }
    for each in attendees(&organiser) {
        organiser.does("cancel_attendee", json!({ "id": each["id"] }));
    }
    // The table has not heard of it, takes back more, and hands it on.
    assert!(to_the_end(&table, "undo") > 0);
    let (late, _) = make(&table, "tarde.paquete", json!({ "personal": true }));
    receive(&organiser, &late);
    let (news, _) = make(&organiser, "aviso.paquete", json!({ "personal": true }));
    receive(&table, &news);
    for bundle in [&both, &late, &news, &table.path("con.paquete")] {
        fs::remove_file(bundle).unwrap();
    }
    for laptop in [&organiser, &table] {
        for turn in ["undo", "redo", "undo"] {
            to_the_end(laptop, turn);
            let list = laptop.does("read_attendance", json!({}));
            assert_eq!(list["attendees"], json!([]), "{turn}");
            assert_eq!(places(laptop, &parts), [] as [PathBuf; 0], "{turn}");
        }
        let name = two["name"].as_str().unwrap();
        let found = laptop.does("search", json!({ "text": name }));
        assert_eq!(found["total"], 0);
        let history = laptop
            .does("list_history", json!({ "limit": 500 }))
            .to_string();
        assert!(history.contains("personal_data_removed") && !history.contains(name));
        laptop.does("verify_process", json!({}));
    }
    // What each took back and brought again by itself comes together.
    for (from, to) in [(&table, &organiser), (&organiser, &table)] {
        let (last, _) = make(from, "ultimo.paquete", json!({ "personal": true }));
        receive(to, &last);
        assert_eq!(places(to, &parts), [] as [PathBuf; 0]);
        assert!(attendees(to).is_empty());
    }
    assert_eq!(table.state(), organiser.state());
}
