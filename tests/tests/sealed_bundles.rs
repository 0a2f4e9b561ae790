//! Sealed bundles: who can open one, what it leaves out, and what a laptop that cannot is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Three laptops with the same process; the first two know how to seal to each other, the third told nobody.
fn room() -> [Laptop; 3] {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    one.captures(3, "El camión tarda mucho");
    let (two, three) = (Laptop::new(2), Laptop::new(3));
    two.starts_from(&one);
    one.receives(&two);
    three.starts_from(&one);
    [one, two, three]
}

fn make(laptop: &Laptop, more: Value) -> (PathBuf, Value) {
    let path = laptop.path("cerrado.paquete");
    let mut body = json!({ "path": path });
    let more = more.as_object().cloned().unwrap();
    body.as_object_mut().unwrap().extend(more);
    let made = laptop.does("make_bundle", body);
    (path, made)
}

fn receiving(bundle: &Path, words: Option<&str>) -> Value {
    json!({ "path": bundle, "words": words, "choices": [], "admit": [] })
}

/// Nothing of these is seen in the bytes of a file.
fn hides(path: &Path, told: &[&str]) {
    let bytes = fs::read(path).unwrap();
    for text in told {
        let seen = bytes
            .windows(text.len())
            .any(|part| part == text.as_bytes());
        assert!(!seen, "{text}");
    }
}

#[test]
fn a_bundle_for_the_laptops_of_the_process_opens_on_those_that_told_how() {
    let [one, two, three] = room();
    let readership = one.does("bundle_readership", json!({}));
    assert_eq!(
        readership,
        json!({ "can": ["Laptop Mesa 2"], "cannot": [], "personal": false })
    );
    one.captures(1, "Falta una lámpara");
    let (path, made) = make(&one, json!({ "readers": "laptops" }));
    assert_eq!((&made["words"], &made["more"]), (&Value::Null, &json!([])));
    hides(&path, &["manifest", "Plan", "Laptop Mesa"]);
    let received = two.does("receive_bundle", receiving(&path, None));
    // The slip, and that One let Two in.
    assert_eq!(received["new_changes"], 2);
    assert_eq!(one.state(), two.state());
    let before = three.state();
    let failure = three.is_refused("receive_bundle", receiving(&path, None));
    assert_eq!(failure.code, "bundle_for_others");
    assert_eq!(three.state(), before);
    // After a bundle of its own it can open them too.
    let told = three.makes_bundle("hola.paquete");
    let looked = one.letting_in(&told);
    one.does("receive_bundle", looked);
    let (path, _) = make(&one, json!({ "readers": "laptops" }));
    three.does("receive_bundle", receiving(&path, None));
    assert_eq!(one.state(), three.state());
}

#[test]
fn another_recipient_is_named_by_its_text_and_a_mistyped_one_is_refused() {
    let [one, _, three] = room();
    let recipient = three.recipient();
    let (path, _) = make(
        &one,
        json!({ "readers": "laptops", "recipients": [recipient] }),
    );
    three.does("receive_bundle", receiving(&path, None));
    let mistyped = recipient.replace("age1", "age1q");
    let body =
        json!({ "path": one.path("b.paquete"), "readers": "laptops", "recipients": [mistyped] });
    assert_eq!(one.is_refused("make_bundle", body).code, "not_a_recipient");
    assert!(!one.path("b.paquete").exists());
}

#[test]
fn a_bundle_with_six_words_starts_the_process_on_a_new_laptop_that_is_told_them() {
    let [one, ..] = room();
    let (path, made) = make(&one, json!({ "readers": "words" }));
    let words = made["words"].as_str().unwrap();
    assert_eq!(words.split(' ').count(), 6);
    hides(&path, &["manifest", "Plan", words]);
    let fresh = Laptop::new(7);
    let look = |words: Value| json!({ "path": path, "words": words, "admit": [] });
    let looked = fresh.does("inspect_bundle", look(Value::Null));
    assert_eq!(
        (&looked["needs_words"], &looked["preview"]),
        (&json!(true), &Value::Null)
    );
    let refused = |typed: &str| fresh.is_refused("inspect_bundle", look(json!(typed))).code;
    assert_eq!(refused("una dos tres"), "words_unknown");
    let five = words.rsplit_once(' ').unwrap().0;
    assert_eq!(refused(five), "words_not_six");
    let mut other: Vec<&str> = words.split(' ').collect();
    other.reverse();
    assert_eq!(refused(&other.join(" ")), "words_wrong");
    // As people type: capitals, accents and all.
    let typed = words.to_uppercase().replace('A', "Á");
    let looked = fresh.does("inspect_bundle", look(json!(typed)));
    assert_eq!(looked["preview"]["starts_process"], true);
    let mut body = receiving(&path, Some(&typed));
    let waiting = looked["preview"]["waiting"].as_array().unwrap().iter();
    body["admit"] = waiting.map(|one| one["device"].clone()).collect();
    fresh.does("receive_bundle", body);
    assert_eq!(fresh.state(), one.state());
}

#[test]
fn what_all_readers_have_is_left_out_and_a_receipt_says_what_that_is() {
    let [one, two, _] = room();
    // Two said in its bundle what it has: all but that it was let in.
    let (path, made) = make(&one, json!({ "readers": "laptops", "brings": "missing" }));
    assert_eq!(made["changes"], 1, "{made}");
    two.does("receive_bundle", receiving(&path, None));
    one.receives(&two);
    one.captures(1, "Falta una lámpara");
    one.captures(2, "Falta una banca");
    let (path, made) = make(&one, json!({ "readers": "laptops", "brings": "missing" }));
    assert_eq!(made["changes"], 2);
    two.does("receive_bundle", receiving(&path, None));
    assert_eq!(one.state(), two.state());
    // Until Two says so, One sends them again.
    let (_, made) = make(&one, json!({ "readers": "laptops", "brings": "missing" }));
    assert_eq!(made["changes"], 2);
    let (receipt, made) = make(&two, json!({ "readers": "laptops", "brings": "receipt" }));
    assert_eq!(made["changes"], 0);
    assert!(made["bytes"].as_u64().unwrap() < 4_096, "{made}");
    let received = one.does("receive_bundle", receiving(&receipt, None));
    assert_eq!(received["new_changes"], 0);
    let (_, made) = make(&one, json!({ "readers": "laptops", "brings": "missing" }));
    assert_eq!(made["changes"], 0);
}

#[test]
fn what_a_laptop_lost_since_it_told_waits_there_until_everything_comes() {
    let [one, two, _] = room();
    two.does("set_return_point", json!({ "label": "Antes" }));
    one.captures(1, "Falta una lámpara");
    two.receives(&one);
    one.receives(&two);
    let backups = two.does("list_backups", json!({}))["backups"].clone();
    let mut listed = backups.as_array().unwrap().iter();
    let point = listed.find(|one| one["label"] == "Antes").unwrap();
    two.does("return_to_backup", json!({ "path": point["path"] }));
    one.captures(1, "Falta una banca");
    let (path, _) = make(&one, json!({ "readers": "laptops", "brings": "missing" }));
    let received = two.does("receive_bundle", receiving(&path, None));
    assert_eq!(received["waiting"][0]["gap"], true, "{received}");
    let (path, _) = make(&one, json!({ "readers": "laptops" }));
    two.does("receive_bundle", receiving(&path, None));
    assert_eq!(one.state(), two.state());
}

#[test]
fn a_bundle_that_was_looked_into_is_received_also_when_its_stick_is_gone() {
    let [one, two, _] = room();
    one.captures(1, "Falta una lámpara");
    let (path, _) = make(&one, json!({ "readers": "laptops" }));
    let looked = two.does("inspect_bundle", json!({ "path": path, "admit": [] }));
    assert_eq!(looked["preview"]["new_changes"], 2);
    fs::remove_file(&path).unwrap();
    two.does("receive_bundle", receiving(&path, None));
    assert_eq!(one.state(), two.state());
    let failure = two.is_refused("receive_bundle", receiving(&path, None));
    assert_eq!(failure.code, "file_not_found");
    let left = fs::read_dir(two.path("")).unwrap();
    let left = left.filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with('.')
    });
    assert_eq!(left.count(), 0, "no copy stays behind");
}
