//! What is personal stays behind, comes later and goes for ever, in a file.

use crate::{Fault, Store, Writer};
use cocrea_domain::Decision;
use cocrea_ledger::{DeviceId, Draft, Link, RowName, Run, TRASHED, Value, first_hash, redaction};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

const PROCESS: Uuid = Uuid::from_u128(1);
const CANARY: &str = "Canario Ficticio Peralta";

fn laptop(folder: &TempDir, device: u8) -> Store {
    let path = folder.path().join(format!("{device}.cocrea"));
    Store::create(&path, PROCESS, DeviceId([device; 16])).unwrap()
}

fn person() -> RowName {
    RowName::new("attendee", Uuid::from_u128(7))
}

fn named(name: &str) -> Draft {
    let mut draft = Draft::personal("attendee_edited", person(), [3; 16]);
    draft.set_personal(TRASHED, Value::Bool(false));
    draft.set_personal("name", Value::from(name));
    draft
}

fn record(store: &mut Store, draft: Draft) {
    let write = |tx: &mut Writer<'_>| tx.record(Decision(draft));
    store.write::<_, Fault>(1_000, write).unwrap();
}

fn slip(text: &str) -> Draft {
    let mut draft = Draft::new("slip_edited");
    let row = Uuid::from_u128(8);
    draft.set_trashed("slip", row, false);
    draft.set(
        cocrea_ledger::Cell::new("slip", row, "text"),
        Value::from(text),
    );
    draft
}

/// Brings everything from one laptop to another, personal payloads or not; says how many changes and payloads were new.
fn bring(from: &Store, to: &mut Store, personal: bool) -> (u64, u64) {
    let vector = from.read(|view| view.vector()).unwrap();
    let chains: Vec<(DeviceId, Vec<Link>)> = vector
        .into_iter()
        .map(|(device, ..)| {
            let mut links = from.read(|view| view.links(device)).unwrap();
            for link in &mut links {
                if !personal && link.change().unwrap().header.personal.is_some() {
                    *link = link.without_payload();
                }
            }
            (device, links)
        })
        .collect();
    let runs: Vec<Run<'_>> = chains
        .iter()
        .map(|(device, links)| Run {
            device: *device,
            from: 1,
            previous: first_hash(PROCESS, *device),
            links,
        })
        .collect();
    let received = to
        .write::<_, Fault>(2_000, |tx| tx.receive(&runs))
        .unwrap()
        .value;
    (received.new_changes, received.new_payloads)
}

fn digest(store: &Store) -> String {
    store.read(|view| view.digest()).unwrap()
}

/// How many changes of a device are here with what they wrote.
fn payloads(store: &Store, device: u8) -> usize {
    let links = store.read(|view| view.links(DeviceId([device; 16])));
    let here = |link: &&Link| link.payload.is_some();
    links.unwrap().iter().filter(here).count()
}

/// Whether any file of the folder holds these words.
fn anywhere(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let bytes = fs::read(entry.path()).unwrap();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    })
}

#[test]
fn a_payload_that_stayed_behind_comes_with_the_next_delivery_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut one, named(CANARY));
    record(&mut one, slip("agua"));
    record(&mut one, named("Otro nombre"));
    assert_eq!(bring(&one, &mut other, false), (3, 0));
    assert_eq!(payloads(&other, 1), 1, "the person is not there");
    let path = other.path().to_owned();
    drop(other);
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"Canario"));
    let mut other = Store::open(&path, DeviceId([2; 16])).unwrap();
    assert_eq!(bring(&one, &mut other, true), (0, 2));
    assert_eq!(bring(&one, &mut other, true), (0, 0));
    assert_eq!(
        bring(&one, &mut other, false),
        (0, 0),
        "nor is it lost again"
    );
    assert_eq!(payloads(&other, 1), 3);
    assert_eq!(digest(&one), digest(&other));
}

#[test]
fn what_is_redacted_is_on_no_page_of_any_file_and_stays_away() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut one, named(CANARY));
    record(&mut one, slip("agua"));
    bring(&one, &mut other, true);
    // Written apart, by somebody who does not know of the request.
    record(&mut other, named(&format!("{CANARY} Ruiz")));
    record(&mut one, redaction::redact(&person()));
    assert_eq!(bring(&other, &mut one, true).0, 1);
    assert_eq!(bring(&one, &mut other, true).0, 1);
    assert_eq!(digest(&one), digest(&other));
    // Undo does not bring it back: the step before it is taken back.
    let undone = one.write::<_, Fault>(3_000, |tx| tx.undo(|_| Ok(())));
    assert_eq!(undone.unwrap().value, Ok("slip_edited".to_owned()));

    let old = tempfile::tempdir().unwrap();
    let mut away = laptop(&old, 1);
    record(&mut away, named(CANARY));
    let paths = [one.path().to_owned(), other.path().to_owned()];
    drop((one, other));
    assert!(!anywhere(folder.path(), "Canario"), "redacted and closed");
    assert!(
        anywhere(old.path(), "Canario"),
        "the search finds it where it is"
    );
    for (path, device) in paths.iter().zip([1, 2]) {
        let mut store = Store::open(path, DeviceId([device; 16])).unwrap();
        assert_eq!(
            bring(&away, &mut store, true),
            (0, 0),
            "an old copy does not bring it back"
        );
        let whole = store.read(|view| view.verify_chain(PROCESS));
        assert!(whole.unwrap() >= 4, "the chain holds");
    }
    assert!(!anywhere(folder.path(), "Canario"));
}

#[test]
fn a_draft_about_a_person_that_writes_elsewhere_is_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = laptop(&folder, 1);
    let mut draft = named(CANARY);
    draft.set_trashed("slip", Uuid::from_u128(8), false);
    let before = digest(&one);
    let write = |tx: &mut Writer<'_>| tx.record(Decision(draft));
    let refused = one.write::<_, Fault>(1_000, write);
    assert!(matches!(refused, Err(Fault::Damaged(_))));
    assert_eq!(digest(&one), before);
}

#[test]
fn a_public_payload_that_was_taken_out_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = laptop(&folder, 1);
    record(&mut one, slip("agua"));
    let path = one.path().to_owned();
    drop(one);
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute("UPDATE change SET payload = NULL", [])
        .unwrap();
    drop(file);
    let refused = Store::open(&path, DeviceId([1; 16]));
    assert!(matches!(refused, Err(Fault::Damaged(_))));
}
