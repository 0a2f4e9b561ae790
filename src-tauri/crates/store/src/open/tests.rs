//! What a file promises when it is opened.

use crate::{Fault, Store, UNDER_WAY, sweep, unfinished};
use cocrea_domain::{Id, Process};
use cocrea_ledger::DeviceId;
use std::fs::File;
use std::path::Path;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);

fn created(path: &Path) -> Store {
    let process = Uuid::from_u128(1);
    let mut store = Store::create(path, process, DEVICE).unwrap();
    let (_, decision) = Process {
        id: Id::new(process),
        ..Process::default()
    }
    .found("Ejemplo")
    .unwrap();
    store.write(1_000, |tx| tx.record(decision)).unwrap();
    store
}

#[test]
fn what_was_written_is_there_after_opening_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let digest = created(&path).read(|view| view.digest()).unwrap();
    let store = Store::open(&path, DEVICE).unwrap();
    assert_eq!(
        store.read(|view| view.all::<Process>()).unwrap()[0].name,
        "Ejemplo"
    );
    assert_eq!(store.read(|view| view.digest()).unwrap(), digest);
}

#[test]
fn a_second_program_is_kept_out_while_a_file_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let _open = created(&path);
    assert!(matches!(Store::open(&path, DEVICE), Err(Fault::InUse)));
}

#[test]
fn what_is_not_a_process_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("notes.cocrea");
    std::fs::write(&text, "hola").unwrap();
    assert!(matches!(
        Store::open(&text, DEVICE),
        Err(Fault::NotAProcess)
    ));
    assert!(matches!(
        Store::open(&folder.path().join("none.cocrea"), DEVICE),
        Err(Fault::NotFound)
    ));
    assert!(matches!(
        Store::open(folder.path(), DEVICE),
        Err(Fault::NotAProcess)
    ));
    let newer = folder.path().join("newer.cocrea");
    drop(created(&newer));
    let connection = rusqlite::Connection::open(&newer).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    assert!(matches!(Store::open(&newer, DEVICE), Err(Fault::Newer(99))));
}

#[test]
fn a_truncated_file_is_refused_as_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    drop(created(&path));
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(Store::open(&path, DEVICE), Err(Fault::Damaged(_))));
}

#[test]
fn a_changed_byte_in_the_log_is_found_by_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    drop(created(&path));
    let bytes = std::fs::read(&path).unwrap();
    let at = bytes.windows(7).rposition(|window| window == b"Ejemplo");
    let mut changed = bytes.clone();
    for index in 0..bytes.len() - 7 {
        if &bytes[index..index + 7] == b"Ejemplo" {
            changed[index] = b'J';
        }
    }
    assert!(at.is_some());
    std::fs::write(&path, changed).unwrap();
    assert!(matches!(Store::open(&path, DEVICE), Err(Fault::Damaged(_))));
}

#[test]
fn a_file_where_nothing_may_be_written_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("file");
    std::fs::write(&blocked, "x").unwrap();
    let inside = blocked.join("a.cocrea");
    assert!(Store::create(&inside, Uuid::from_u128(1), DEVICE).is_err());
}

#[test]
fn what_was_left_unfinished_long_ago_is_swept_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let at = |number| unfinished(folder.path(), Uuid::from_u128(number));
    let made = |path: &Path, age: u64| {
        let file = File::create(path).unwrap();
        let then = SystemTime::now() - Duration::from_secs(age);
        file.set_modified(then).unwrap();
    };
    let (left, beside, young) = (at(1), format!("{}-wal", at(2).display()), at(3));
    let (named, other) = (
        folder.path().join("a.cocrea"),
        folder.path().join(".nota.new"),
    );
    for old in [&left, Path::new(&beside), &named, &other] {
        made(old, 7_200);
    }
    made(&young, 60);
    let held = created(&at(4));
    File::options()
        .write(true)
        .open(at(4))
        .unwrap()
        .set_modified(SystemTime::now() - Duration::from_secs(7_200))
        .unwrap();
    let there = || [&left, Path::new(&beside), &named, &other, &young, &at(4)].map(Path::exists);
    sweep(folder.path(), UNDER_WAY);
    assert_eq!(there(), [false, false, true, true, true, true]);
    sweep(folder.path(), Duration::from_secs(30));
    assert_eq!(there(), [false, false, true, true, false, true]);
    made(&young, 0);
    sweep(folder.path(), Duration::ZERO);
    assert_eq!(there(), [false, false, true, true, false, true]);
    held.remove();
}
