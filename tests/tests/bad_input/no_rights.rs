//! Folders that may not be written: the program runs as somebody else when the tests run as root.

use crate::told;
use cocrea_tests::hand::{Hand, for_everybody};
use serde_json::{Value, json};
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::Command;

/// `nobody` of Linux.
const NOBODY: u32 = 65_534;

/// A laptop whose program has no more rights than anybody, and a folder that it may not write.
struct Place {
    root: tempfile::TempDir,
    program: PathBuf,
}

fn runs_as_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

impl Place {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let program = for_everybody(Path::new(env!("CARGO_BIN_EXE_hand")), root.path());
        let place = Self { root, program };
        place.allow(place.root.path(), 0o755);
        for folder in ["datos", "ajena"] {
            fs::create_dir(place.path(folder)).unwrap();
            place.give(folder);
        }
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn allow(&self, path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Gives a file or a folder to whoever runs the program.
    fn give(&self, name: &str) {
        if runs_as_root() {
            chown(self.path(name), Some(NOBODY), Some(NOBODY)).unwrap();
        }
    }

    fn hand(&self) -> Hand {
        let mut command = Command::new(&self.program);
        if runs_as_root() {
            command = Command::new("setpriv");
            command
                .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
                .arg(&self.program);
        }
        command.arg(self.path("datos"));
        Hand::run(command)
    }

    /// Everything in the folder that may not be written, by name.
    fn kept(&self) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.path("ajena")).unwrap().flatten();
        let mut kept: Vec<_> = entries
            .map(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                (name, fs::read(entry.path()).unwrap())
            })
            .collect();
        kept.sort();
        kept
    }
}

fn refused(hand: &mut Hand, name: &str, body: Value) {
    let failure = hand.is_refused(name, body);
    told::is(&failure, "cannot_write");
    assert!(failure.args.contains_key("path"), "{failure:?}");
}

#[test]
fn a_folder_that_may_not_be_written_is_told_by_every_use_case_and_stays_as_it_was() {
    let place = Place::new();
    let process = place.path("ajena/plan.cocrea");
    let mut hand = place.hand();
    hand.does(
        "create_process_at",
        json!({ "path": process, "name": "Plan" }),
    );
    hand.does("close_process", json!({}));
    place.allow(&place.path("ajena"), 0o555);
    let kept = place.kept();
    assert_eq!(kept.len(), 1);

    refused(&mut hand, "open_process", json!({ "path": process }));
    let new = json!({ "path": place.path("ajena/otro.cocrea"), "name": "Otro" });
    refused(&mut hand, "create_process_at", new);
    hand.does("create_process", json!({ "name": "En mi carpeta" }));
    let state = hand.does("verify_process", json!({}));
    refused(
        &mut hand,
        "make_bundle",
        json!({ "path": place.path("ajena/a.paquete") }),
    );
    for path in ["ajena/a.pdf", "ajena/nueva/a.pdf"] {
        let document = json!({ "document": "plan", "path": place.path(path) });
        refused(&mut hand, "make_document", document);
    }
    assert_eq!(place.kept(), kept);
    let after = hand.does("verify_process", json!({}));
    assert_eq!(after["state"], state["state"], "and work goes on");
    let home = hand.does("list_processes", json!({}))["processes"].clone();
    assert!(
        home.as_array()
            .unwrap()
            .iter()
            .all(|card| card["trouble"].is_null()),
        "{home}"
    );

    place.allow(&place.path("ajena"), 0o755);
    hand.does("open_process", json!({ "path": process }));
}

#[test]
fn a_process_that_may_be_read_but_not_written_is_told_and_left_as_it_was() {
    let place = Place::new();
    let process = place.path("ajena/plan.cocrea");
    let mut hand = place.hand();
    hand.does(
        "create_process_at",
        json!({ "path": process, "name": "Plan" }),
    );
    hand.does("close_process", json!({}));
    place.allow(&process, 0o444);
    let kept = place.kept();
    refused(&mut hand, "open_process", json!({ "path": process }));
    assert_eq!(place.kept(), kept);
}

#[test]
fn a_data_folder_that_may_not_be_written_is_told_at_the_start_and_in_the_settings() {
    let place = Place::new();
    place.allow(&place.path("datos"), 0o555);
    let failure = place.hand().is_refused("read_settings", json!({}));
    assert_eq!(failure.code, "cannot_write");
    place.allow(&place.path("datos"), 0o755);
    let mut hand = place.hand();
    let mut settings = hand.does("read_settings", json!({}))["settings"].clone();
    place.allow(&place.path("datos"), 0o555);
    settings["letter_size"] = json!(125);
    refused(&mut hand, "change_settings", settings);
    assert_eq!(
        hand.does("read_settings", json!({}))["settings"]["letter_size"],
        100
    );
    refused(&mut hand, "create_process", json!({ "name": "Plan" }));
    refused(&mut hand, "open_example", json!({}));
    assert_eq!(
        fs::read_dir(place.path("datos")).unwrap().count(),
        1,
        "the key alone"
    );
    place.allow(&place.path("datos"), 0o755);
}

#[test]
fn what_is_made_in_the_middle_of_work_when_the_folder_loses_its_rights_is_told() {
    let place = Place::new();
    let process = place.path("ajena/plan.cocrea");
    let mut hand = place.hand();
    hand.does(
        "create_process_at",
        json!({ "path": process, "name": "Plan" }),
    );
    place.allow(&place.path("ajena"), 0o555);
    // The file itself is open: capture goes on.
    let table = hand.does("read_session", json!({}))["tables"][0]["id"].clone();
    hand.does(
        "capture_slip",
        json!({ "table": table, "kind": "need", "line": "Sombra" }),
    );
    refused(
        &mut hand,
        "make_document",
        json!({ "document": "plan", "path": null }),
    );
    let state = hand.does("verify_process", json!({}));
    drop(hand);
    place.allow(&place.path("ajena"), 0o755);
    let mut hand = place.hand();
    hand.does("open_process", json!({ "path": process }));
    assert_eq!(hand.does("verify_process", json!({})), state);
}

#[test]
fn files_that_may_not_be_read_are_told_and_nothing_is_opened() {
    let place = Place::new();
    let (process, bundle) = (
        place.path("ajena/plan.cocrea"),
        place.path("ajena/a.paquete"),
    );
    let mut hand = place.hand();
    hand.does(
        "create_process_at",
        json!({ "path": process, "name": "Plan" }),
    );
    hand.does("make_bundle", json!({ "path": bundle }));
    hand.does("close_process", json!({}));
    for path in [&process, &bundle] {
        place.allow(path, 0o000);
    }
    for (name, path) in [("open_process", &process), ("inspect_bundle", &bundle)] {
        let mut body = json!({ "path": path });
        if name == "inspect_bundle" {
            body["admit"] = json!([]);
        }
        let failure = hand.is_refused(name, body);
        told::is(&failure, "cannot_read");
        assert!(failure.args.contains_key("path"), "{failure:?}");
    }
    assert_eq!(
        hand.is_refused("read_process", json!({})).code,
        "no_process_open"
    );
}
