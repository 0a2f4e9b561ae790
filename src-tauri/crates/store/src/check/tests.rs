//! What is found at the opening, and what is put right then.

use crate::{Fault, Store};
use cocrea_domain::{Id, Process};
use cocrea_ledger::DeviceId;
use rusqlite::Connection;
use std::path::PathBuf;
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);

/// A closed process of three changes, and what it shows.
struct Closed {
    _folder: tempfile::TempDir,
    path: PathBuf,
    shown: (String, String, Vec<String>),
}

fn closed() -> Closed {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let mut store = Store::create(&path, Uuid::from_u128(1), DEVICE).unwrap();
    let new = Process {
        id: Id::new(Uuid::from_u128(1)),
        ..Process::default()
    };
    let (process, founded) = new.found("Ejemplo").unwrap();
    store.write(1_000, |tx| tx.record(founded)).unwrap();
    for name in ["Otro", "El nombre que queda"] {
        let mut renamed = process.clone();
        renamed.rename(name).unwrap();
        let decision = renamed.edited(&process);
        store.write(2_000, |tx| tx.record(decision)).unwrap();
    }
    let labelled = store.write(3_000, |tx| tx.name_device(DEVICE, "Laptop Mesa 1"));
    labelled.unwrap();
    let shown = shown(&store);
    drop(store);
    Closed {
        _folder: folder,
        path,
        shown,
    }
}

fn shown(store: &Store) -> (String, String, Vec<String>) {
    let name = store.read(|view| view.all::<Process>()).unwrap()[0]
        .name
        .clone();
    let labels = store.read(|view| view.devices()).unwrap();
    let labels = labels.into_iter().map(|(_, label)| label).collect();
    (name, store.read(|view| view.digest()).unwrap(), labels)
}

impl Closed {
    /// Somebody or something writes to the file behind the program's back.
    fn with(self, sql: &str) -> Self {
        let connection = Connection::open(&self.path).unwrap();
        connection.execute_batch(sql).unwrap();
        self
    }

    #[track_caller]
    fn is_damaged(&self) {
        let bytes = std::fs::read(&self.path).unwrap();
        let opened = Store::open(&self.path, DEVICE).map(drop);
        assert!(matches!(opened, Err(Fault::Damaged(_))), "{opened:?}");
        assert!(
            std::fs::read(&self.path).unwrap() == bytes,
            "left as it was"
        );
    }

    #[track_caller]
    fn is_put_right(&self) {
        let store = Store::open(&self.path, DEVICE).unwrap();
        assert_eq!(shown(&store), self.shown);
    }
}

#[test]
fn a_file_that_nobody_touched_stays_sealed_and_is_as_it_was() {
    let closed = closed();
    let bytes = std::fs::read(&closed.path).unwrap();
    closed.is_put_right();
    let seals = "SELECT count(*) FROM meta WHERE key LIKE 'seal_%'";
    let connection = Connection::open(&closed.path).unwrap();
    let count: i64 = connection.query_row(seals, [], |row| row.get(0)).unwrap();
    assert_eq!(count, 3);
    assert_eq!(
        std::fs::metadata(&closed.path).unwrap().len(),
        bytes.len() as u64
    );
}

#[test]
fn what_the_log_shows_beside_its_headers_is_compared_with_them() {
    for sql in [
        "UPDATE change SET wall_ms = wall_ms + 1 WHERE number = 2",
        "UPDATE change SET hlc = hlc + 1 WHERE number = 2",
        "UPDATE change SET kind = 'otro' WHERE number = 3",
        "UPDATE change SET payload = zeroblob(3) WHERE number = 1",
        "UPDATE change SET number = 9 WHERE number = 3",
    ] {
        closed().with(sql).is_damaged();
        // As it is after a cut.
        let unsealed = format!("{sql}; DELETE FROM meta WHERE key LIKE 'seal_%'");
        closed().with(&unsealed).is_damaged();
    }
}

#[test]
fn an_end_that_is_missing_is_found() {
    closed()
        .with("DELETE FROM change WHERE number = 3")
        .is_damaged();
    closed().with("DELETE FROM change").is_damaged();
    closed()
        .with("PRAGMA foreign_keys = OFF; UPDATE change SET device = 99 WHERE number = 3")
        .is_damaged();
    closed()
        .with("DELETE FROM meta WHERE key = 'process'")
        .is_damaged();
}

#[test]
fn tables_that_are_not_as_they_were_folded_are_folded_again() {
    for sql in [
        "UPDATE process SET name = 'Falso'",
        "DELETE FROM process",
        "UPDATE head SET registers = zeroblob(9)",
        "DELETE FROM head",
        "DROP TABLE process",
        "DROP TABLE head",
        "ALTER TABLE process RENAME COLUMN name TO nombre",
        "UPDATE meta SET value = 'x' WHERE key = 'seal_tables'",
        "INSERT INTO undo_step VALUES (1, 3, NULL, NULL)",
        "INSERT INTO undo_floor VALUES (1, 3)",
    ] {
        closed().with(sql).is_put_right();
    }
}

#[test]
fn a_file_that_was_not_closed_is_folded_again() {
    closed()
        .with("DELETE FROM meta WHERE key LIKE 'seal_%'; UPDATE process SET name = 'Falso'")
        .is_put_right();
}

#[test]
fn a_name_of_a_laptop_that_decayed_is_forgotten_and_nothing_else() {
    let closed = closed().with("UPDATE device SET label = 'Laptop Masa 1'");
    let store = Store::open(&closed.path, DEVICE).unwrap();
    let (name, digest, _) = closed.shown.clone();
    assert_eq!(shown(&store), (name, digest, vec![String::new()]));
}

#[test]
fn a_structure_that_this_program_did_not_make_is_refused() {
    for sql in [
        "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE change RENAME COLUMN kind TO clase",
        "ALTER TABLE device ADD COLUMN more TEXT",
    ] {
        closed().with(sql).is_damaged();
    }
}

#[test]
fn an_open_file_is_verified_in_all_its_parts_and_stays_as_it_is() {
    let closed = closed();
    let store = Store::open(&closed.path, DEVICE).unwrap();
    assert_eq!(store.verify().unwrap(), 3);
    assert_eq!(shown(&store), closed.shown);
    for (wrong, right) in [
        (
            "UPDATE process SET name = 'Falso'",
            "UPDATE process SET name = 'El nombre que queda'",
        ),
        (
            "UPDATE change SET hlc = hlc + 1",
            "UPDATE change SET hlc = hlc - 1",
        ),
        ("CREATE VIEW v AS SELECT 1", "DROP VIEW v"),
    ] {
        let behind = Connection::open(&closed.path).unwrap();
        behind.execute_batch(wrong).unwrap();
        assert!(matches!(store.verify(), Err(Fault::Damaged(_))), "{wrong}");
        behind.execute_batch(right).unwrap();
        assert_eq!(store.verify().unwrap(), 3, "{right}");
    }
}

#[test]
fn a_file_that_nobody_opens_is_verified_without_a_write() {
    let closed = closed();
    let bytes = || std::fs::read(&closed.path).unwrap();
    let beside = || {
        std::fs::read_dir(closed.path.parent().unwrap())
            .unwrap()
            .count()
    };
    let before = (bytes(), beside());
    let told = crate::verify(&closed.path, |view, changes| {
        Ok::<_, Fault>((changes, view.digest()?))
    });
    assert_eq!(told.unwrap(), (3, closed.shown.1.clone()));
    assert!((bytes(), beside()) == before);
    for sql in [
        "UPDATE process SET name = 'Falso'",
        "UPDATE change SET hlc = hlc + 1",
    ] {
        let closed = self::closed().with(sql);
        let told = crate::verify(&closed.path, |_, changes| Ok::<_, Fault>(changes));
        assert!(matches!(told, Err(Fault::Damaged(_))), "{sql}");
    }
}

#[test]
fn a_look_takes_back_what_a_killed_program_left_half_written() {
    let closed = closed();
    let journal = super::beside(&closed.path, "-journal");
    // A write that reached the file, and its journal, as they lie after a kill in the middle.
    let connection = Connection::open(&closed.path).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
             CREATE TABLE more(bytes BLOB); INSERT INTO more VALUES (zeroblob(200000)); UPDATE process SET name = 'A medias';",
        )
        .unwrap();
    let killed = closed.path.with_file_name("b.cocrea");
    std::fs::copy(&closed.path, &killed).unwrap();
    std::fs::copy(&journal, super::beside(&killed, "-journal")).unwrap();
    connection.execute_batch("ROLLBACK").unwrap();
    let name = crate::glance(&killed, |view| {
        Ok::<_, Fault>(view.all::<Process>()?[0].name.clone())
    });
    assert_eq!(name.unwrap(), closed.shown.0);
    assert!(!super::beside(&killed, "-journal").exists());
}
