//! Long work that somebody stops: nothing of it stays half done, and it can be done again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_app::{Failure, Window};
use cocrea_tests::canary::{organiser_and_table, person, places, sealed_parts};
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::Dice;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::thread;

const PHOTOS: u32 = 12;
/// Attempts to be quick enough.
const ATTEMPTS: usize = 40;

fn call(laptop: &Laptop, name: &str, body: Value) -> Result<Value, Failure> {
    let answer = laptop.app.call(Window::Main, name, body)?;
    Ok(answer.reply)
}

/// Calls a use case, and wishes that it stop as soon as it has begun; says how far it was then.
fn stopped(laptop: &Laptop, name: &str, body: &Value) -> (Result<Value, Failure>, u64) {
    thread::scope(|scope| {
        let work = scope.spawn(|| call(laptop, name, body.clone()));
        let mut of = 0;
        while !work.is_finished() {
            let now = call(laptop, "read_work", json!({})).unwrap();
            assert!(now["done"].as_u64() <= now["of"].as_u64());
            if now["of"].as_u64() > Some(0) {
                of = now["of"].as_u64().unwrap();
                call(laptop, "stop_work", json!({})).unwrap();
            }
        }
        (work.join().unwrap(), of)
    })
}

fn with_photos() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Con fotos" }));
    for number in 0..PHOTOS {
        laptop.adds_photo(1, number);
    }
    laptop
}

fn in_folder(laptop: &Laptop) -> Vec<PathBuf> {
    let entries = fs::read_dir(laptop.folder.path()).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

#[test]
fn a_bundle_that_is_stopped_leaves_nothing_and_is_made_the_next_time() {
    let laptop = with_photos();
    let path = laptop.path("a.paquete");
    let body = json!({ "path": path });
    // The first one says who this laptop is, and the process remembers.
    call(&laptop, "make_bundle", body.clone()).unwrap();
    fs::remove_file(&path).unwrap();
    let (before, state) = (in_folder(&laptop), laptop.state());
    let stops = |_| {
        let (made, of) = stopped(&laptop, "make_bundle", &body);
        match made {
            Err(failure) => {
                assert_eq!(
                    (failure.code.as_str(), failure.fault),
                    ("work_stopped", false)
                );
                assert!(of > 0);
                assert_eq!(in_folder(&laptop), before);
                true
            }
            Ok(_) => {
                fs::remove_file(&path).unwrap();
                false
            }
        }
    };
    assert!((0..ATTEMPTS).any(stops), "never stopped");
    assert_eq!(laptop.state(), state);
    let idle = call(&laptop, "read_work", json!({})).unwrap();
    assert_eq!(idle, json!({ "done": 0, "of": 0 }));
    let made = call(&laptop, "make_bundle", body).unwrap();
    assert_eq!(made["photos"], PHOTOS);
}

#[test]
fn what_was_stopped_while_it_was_received_is_received_whole_the_next_time() {
    let sender = with_photos();
    let other = Laptop::new(2);
    other.starts_from(&sender);
    sender.captures(1, "Más sombra");
    for number in PHOTOS..2 * PHOTOS {
        sender.adds_photo(1, number);
    }
    let path = sender.path("luego.paquete");
    call(&sender, "make_bundle", json!({ "path": path })).unwrap();
    let state = other.state();
    let look = json!({ "path": path, "admit": [] });
    let take = json!({ "path": path, "choices": [], "admit": [] });
    let mut looks = 0;
    for _ in 0..ATTEMPTS {
        match stopped(&other, "inspect_bundle", &look).0 {
            Err(failure) => {
                assert_eq!(failure.code, "work_stopped");
                looks += 1;
            }
            Ok(_) => break,
        }
    }
    let mut stops = 0;
    let received = loop {
        match stopped(&other, "receive_bundle", &take).0 {
            Err(failure) => {
                assert_eq!(failure.code, "work_stopped");
                assert_eq!(other.state(), state);
                stops += 1;
                if stops == 3 {
                    break call(&other, "receive_bundle", take).unwrap();
                }
            }
            Ok(received) => break received,
        }
    };
    assert!(looks + stops > 0, "never stopped");
    assert_eq!(received["new_photos"], PHOTOS);
    assert_eq!(other.state(), sender.state());
    assert_eq!(other.does("verify_process", json!({}))["missing_photos"], 0);
}

/// Stops a use case before it is done, at some attempt; what it did in time is undone by `again`.
fn is_stopped(laptop: &Laptop, name: &str, body: &Value, again: impl Fn()) -> bool {
    (0..ATTEMPTS).any(|_| match stopped(laptop, name, body) {
        (Err(failure), of) => {
            assert_eq!(
                (failure.code.as_str(), failure.fault),
                ("work_stopped", false)
            );
            of > 0
        }
        (Ok(_), _) => {
            again();
            false
        }
    })
}

#[test]
fn a_copy_on_a_stick_that_is_stopped_leaves_nothing_and_is_made_the_next_time() {
    let laptop = with_photos();
    let stick = tempfile::tempdir().unwrap();
    let path = stick.path().join("copia.cocrea");
    let body = json!({ "path": path });
    let state = laptop.state();
    let again = || fs::remove_file(&path).unwrap();
    assert!(is_stopped(&laptop, "copy_elsewhere", &body, again));
    assert_eq!(fs::read_dir(&stick).unwrap().count(), 0);
    assert_eq!(laptop.state(), state);
    laptop.does("copy_elsewhere", body);
    let other = Laptop::new(2);
    other.does("return_to_backup", json!({ "path": path }));
    assert_eq!(other.state(), state);
}

#[test]
fn a_return_that_is_stopped_leaves_the_process_as_it_is() {
    let laptop = with_photos();
    let point = laptop.does("set_return_point", json!({ "label": "Antes" }))["path"].clone();
    laptop.captures(1, "Más sombra");
    let (before, state) = (in_folder(&laptop), laptop.state());
    let body = json!({ "path": point });
    let again = || panic!("it was never looked at in time");
    assert!(is_stopped(&laptop, "return_to_backup", &body, again));
    assert_eq!(laptop.state(), state);
    assert_eq!(in_folder(&laptop), before);
    laptop.captures(1, "Más bancas");
    laptop.does("return_to_backup", body);
    assert_ne!(laptop.state(), state);
}

#[test]
fn backups_that_a_stopped_cancellation_left_are_swept_at_the_next_opening() {
    let mut dice = Dice(14);
    let [organiser, _table] = organiser_and_table();
    let process = organiser.app.open_path().unwrap();
    for _ in 0..ATTEMPTS {
        organiser.does("add_attendee", person(&mut dice));
    }
    for label in ["Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis"] {
        organiser.does("set_return_point", json!({ "label": label }));
    }
    let people = sealed_parts(&organiser);
    let left = people.iter().find_map(|(row, parts)| {
        let (gone, _) = stopped(&organiser, "cancel_attendee", &json!({ "id": row }));
        let left = gone.unwrap()["left"].as_array().unwrap().len();
        (left > 0).then_some((left, parts))
    });
    let (left, parts) = left.expect("never stopped");
    assert_eq!(places(&organiser, parts).len(), left);
    organiser.does("close_process", json!({}));
    organiser.does("open_process", json!({ "path": process }));
    assert_eq!(places(&organiser, parts), [] as [PathBuf; 0]);
}
