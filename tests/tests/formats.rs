//! Released formats: the files that an earlier version wrote open and are received for ever, and show what they showed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_bundle::{Keys, read_file};
use cocrea_tests::golden;
use cocrea_tests::laptop::{Laptop, everybody};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A released format and what its example shows.
struct Released {
    format: &'static str,
    state: &'static str,
    changes: u64,
    /// Changes in its bundle, which its author introduced itself to make.
    brought: u64,
}

const RELEASED: &[Released] = &[
    Released {
        format: "1",
        state: "25f1bbcbef8fe780ffdff8c7593e82726166f9bbcb932311099b16a20d62db1f",
        changes: 241,
        brought: 242,
    },
    Released {
        format: "2",
        state: "2a4d55d8ed6ef14857785df1475fe8601d1e2082e1544574003edcb5027e45a3",
        changes: 244,
        brought: 244,
    },
];

/// A laptop with a copy of the process of a format, open.
fn opened(released: &Released) -> Laptop {
    opened_by(2, released)
}

fn opened_by(number: u8, released: &Released) -> Laptop {
    let laptop = Laptop::new(number);
    let copy = laptop.path(golden::PROCESS);
    fs::copy(golden::folder(released.format).join(golden::PROCESS), &copy).unwrap();
    laptop.does("open_process", json!({ "path": copy }));
    laptop
}

fn numbers(outcome: &Value) -> Vec<u64> {
    let winners = outcome["winners"].as_array().unwrap().iter();
    winners.filter_map(|one| one["number"].as_u64()).collect()
}

#[test]
fn a_process_of_every_released_format_opens_and_shows_what_it_showed() {
    for released in RELEASED {
        let laptop = opened(released);
        let verified = laptop.does("verify_process", json!({}));
        assert_eq!(
            verified["state"], released.state,
            "format {}",
            released.format
        );
        assert_eq!(verified["changes"], released.changes);
        let counts = laptop.does("read_process", json!({}))["counts"].clone();
        assert_eq!(
            (&counts["slips"], &counts["ballots"]),
            (&json!(46), &json!(58))
        );
        let outcome = laptop.does("read_outcome", json!({ "rule": null }));
        assert_eq!(numbers(&outcome), [1, 5, 3, 6, 4, 9, 8]);
        assert_eq!(outcome["spent"], 1_164_000_000);
    }
}

#[test]
fn a_file_of_an_older_format_is_backed_up_before_it_changes_and_one_can_go_back_to_it() {
    let oldest = &RELEASED[0];
    let laptop = opened(oldest);
    let backups = laptop.does("list_backups", json!({}))["backups"].clone();
    let of = |occasion: &str| {
        let all = backups.as_array().unwrap().iter();
        all.filter(|one| one["occasion"] == occasion).count()
    };
    // It is the backup of the day too.
    assert_eq!((of("migrating"), of("opened")), (1, 0), "{backups}");
    let mut listed = backups.as_array().unwrap().iter();
    let before = listed.find(|one| one["occasion"] == "migrating").unwrap();
    assert_eq!(
        (&before["trouble"], &before["changes"]),
        (&Value::Null, &json!(oldest.changes))
    );
    laptop.captures(1, "Después de actualizar");
    laptop.does("return_to_backup", json!({ "path": before["path"] }));
    assert_eq!(laptop.state(), oldest.state);
    // Opened again, it is of this format: nothing is backed up twice for that.
    let path = laptop.app.open_path().unwrap();
    laptop.does("close_process", json!({}));
    let count = |laptop: &Laptop| {
        let listed = laptop.does("list_backups", json!({}));
        listed["backups"].as_array().unwrap().len()
    };
    laptop.does("open_process", json!({ "path": path }));
    let once = count(&laptop);
    laptop.does("close_process", json!({}));
    laptop.does("open_process", json!({ "path": path }));
    assert_eq!(count(&laptop), once);
}

#[test]
fn a_bundle_of_every_released_format_starts_the_same_process() {
    for released in RELEASED {
        let bundle = golden::folder(released.format).join(golden::BUNDLE);
        let laptop = Laptop::new(3);
        let started = laptop.app.start_from_bundle(
            &laptop.path("copia.cocrea"),
            (&bundle, None),
            &everybody(&bundle),
        );
        assert_eq!(u64::from(started.unwrap().new_changes), released.brought);
        assert_eq!(laptop.state(), released.state);
        let body = json!({ "path": bundle, "choices": [], "admit": [] });
        let again = opened(released).does("receive_bundle", body);
        let new = released.brought - released.changes;
        assert_eq!(again["new_changes"], new, "the process has all the rest");
    }
}

#[test]
fn the_changes_of_a_released_format_leave_again_as_they_came() {
    for released in RELEASED {
        let kept = golden::folder(released.format).join(golden::BUNDLE);
        // Its author signs what leaves.
        let laptop = opened_by(1, released);
        let made = laptop.makes_bundle("otra vez.paquete");
        let read = |path: &Path| read_file(path, Keys::default()).unwrap().segments;
        let (kept, made) = (read(&kept), read(&made));
        assert_eq!(kept.len(), made.len());
        for (kept, made) in kept.iter().zip(&made) {
            let those = (kept.device, made.links.get(..kept.links.len()));
            assert_eq!(
                those,
                (made.device, Some(kept.links.as_slice())),
                "every byte of every change"
            );
        }
    }
}

#[test]
fn the_photo_and_the_person_of_a_released_format_are_there() {
    let with_both = RELEASED.iter().filter(|released| released.format != "1");
    for released in with_both {
        // The organiser's key opens what was sealed to it.
        let laptop = opened_by(1, released);
        let photos = laptop.does("list_photos", json!({ "table": null, "trash": false }));
        let photo = laptop.does("read_photo", json!({ "id": photos["photos"][0]["id"] }));
        assert!(photo["jpeg"].is_string());
        let attendance = laptop.does("read_attendance", json!({}));
        let person = &attendance["attendees"][0]["person"];
        assert_eq!(person["name"], "Persona ficticia");
    }
}

#[test]
fn work_goes_on_in_a_process_of_every_released_format() {
    for released in RELEASED {
        let laptop = opened(released);
        assert_eq!(laptop.captures(1, "Una más")["code"], "M1-008");
        laptop.does("undo", json!({}));
        laptop.does("redo", json!({}));
        let after = laptop.state();
        assert_ne!(after, released.state);
        assert_eq!(laptop.restarts(2).state(), after);
    }
}

#[test]
fn the_same_work_writes_the_same_bundle_each_time() {
    let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let [one, two] = folders.each_ref().map(|folder| {
        golden::write(folder.path()).unwrap();
        fs::read(folder.path().join(golden::BUNDLE)).unwrap()
    });
    assert!(one == two);
    assert!(
        golden::write(folders[0].path()).is_err(),
        "nothing is replaced"
    );
}
