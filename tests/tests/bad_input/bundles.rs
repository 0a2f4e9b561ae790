//! Bundles that are cut, altered, of another process or of another history.

use crate::told;
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

fn pair() -> (Laptop, Laptop) {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    let two = Laptop::new(2);
    two.starts_from(&one);
    for number in 0..40 {
        two.captures(1 + number % 6, &format!("De la dos, {number}"));
    }
    (one, two)
}

fn receive(path: &Path) -> (&'static str, Value) {
    (
        "receive_bundle",
        json!({ "path": path, "choices": [], "admit": [] }),
    )
}

/// Neither looking into it nor receiving it changes anything, and both say the same.
#[track_caller]
fn check(laptop: &Laptop, path: &Path, codes: &[&str]) {
    let before = laptop.state();
    let failure = laptop.is_refused("inspect_bundle", json!({ "path": path, "admit": [] }));
    assert!(codes.contains(&failure.code.as_str()), "{failure:?}");
    told::in_words(&failure);
    let (name, body) = receive(path);
    assert_eq!(laptop.is_refused(name, body).code, failure.code);
    assert_eq!(laptop.state(), before);
}

#[test]
fn a_bundle_cut_at_any_length_changes_nothing() {
    let (one, two) = pair();
    let bytes = fs::read(two.makes_bundle("dos.paquete")).unwrap();
    let path = one.path("cortado.paquete");
    for part in 0..40 {
        fs::write(&path, &bytes[..bytes.len() * part / 40]).unwrap();
        check(&one, &path, &["bundle_cut", "not_a_bundle"]);
    }
    fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
    check(&one, &path, &["bundle_cut"]);
}

#[test]
fn a_bundle_altered_anywhere_changes_nothing() {
    let (one, two) = pair();
    let bytes = fs::read(two.makes_bundle("dos.paquete")).unwrap();
    let path = one.path("alterado.paquete");
    let codes = [
        "bundle_altered",
        "bundle_cut",
        "not_a_bundle",
        "bundle_newer",
        "bundle_too_large",
    ];
    for part in 0..120 {
        let mut altered = bytes.clone();
        altered[bytes.len() * part / 120] ^= 1 << (part % 8);
        fs::write(&path, &altered).unwrap();
        check(&one, &path, &codes);
    }
    fs::write(&path, [bytes.as_slice(), b"more"].concat()).unwrap();
    check(&one, &path, &codes);
}

#[test]
fn a_file_that_is_no_bundle_changes_nothing() {
    let (one, _) = pair();
    let path = one.path("ajeno.paquete");
    for bytes in [
        b"".as_slice(),
        b"hola",
        b"PK\x03\x04",
        &[0; 10_240],
        &[b'x'; 100_000],
    ] {
        fs::write(&path, bytes).unwrap();
        check(&one, &path, &["not_a_bundle", "bundle_cut"]);
    }
    check(&one, &one.app.open_path().unwrap(), &["not_a_bundle"]);
    check(
        &one,
        &one.path("device.key"),
        &["not_a_bundle", "bundle_cut"],
    );
}

#[test]
fn a_bundle_of_another_process_changes_nothing() {
    let (one, _) = pair();
    let other = Laptop::new(3);
    other.does("create_process", json!({ "name": "Otro plan" }));
    let bundle = other.makes_bundle("otro.paquete");
    let failure = told::check(&one, receive(&bundle), "bundle_of_other_process");
    assert_eq!(failure.args["name"], "Otro plan");
}

#[test]
fn a_cloned_laptop_that_went_on_as_the_same_one_is_told_and_changes_nothing() {
    let (one, two) = pair();
    let path = two.app.open_path().unwrap();
    two.does("close_process", json!({}));
    // With its key: neither of them can know of the other.
    let clone = Laptop::new(2);
    let copied = clone.path("Plan.cocrea");
    fs::copy(&path, &copied).unwrap();
    two.does("open_process", json!({ "path": path }));
    two.captures(1, "Por un camino");
    one.receives(&two);
    clone.does("open_process", json!({ "path": copied }));
    clone.captures(1, "Por el otro camino");
    let bundle = clone.makes_bundle("dos.paquete");
    check(&one, &bundle, &["bundle_fork"]);
}

#[test]
fn a_choice_that_is_none_of_the_versions_receives_nothing() {
    let (one, two) = pair();
    let bundle = two.makes_bundle("dos.paquete");
    let slip = two.does("list_slips", json!({ "table": null, "trash": false }))["slips"][0].clone();
    let choice = |change: String| json!({ "noun": "slip", "row": slip["id"], "field": "text", "change": change });
    for (change, code) in [
        (format!("{:032x}/7", 1), "version_gone"),
        ("nada".to_owned(), "not_an_id"),
    ] {
        let body = json!({ "path": bundle, "choices": [choice(change)], "admit": [] });
        told::check(&one, ("receive_bundle", body), code);
    }
}

#[test]
fn a_bad_bundle_starts_no_process_and_leaves_no_file() {
    let (_, two) = pair();
    let bytes = fs::read(two.makes_bundle("dos.paquete")).unwrap();
    let fresh = Laptop::new(4);
    let path = fresh.path("cortado.paquete");
    fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let files = || fs::read_dir(fresh.folder.path()).unwrap().count();
    let before = files();
    let started = fresh
        .app
        .start_from_bundle(&fresh.path("copia.cocrea"), (&path, None), &[]);
    told::is(&started.unwrap_err(), "bundle_cut");
    assert_eq!(files(), before);
    assert_eq!(fresh.app.open_path(), None);
    fs::write(&path, &bytes).unwrap();
    fs::write(fresh.path("copia.cocrea"), "mine").unwrap();
    let started = fresh
        .app
        .start_from_bundle(&fresh.path("copia.cocrea"), (&path, None), &[]);
    told::is(&started.unwrap_err(), "file_exists");
    assert_eq!(fs::read(fresh.path("copia.cocrea")).unwrap(), b"mine");
}
