//! A backup holds all of the process or is not there.

use crate::{BackupMark, Fault, Store, read_backup, restore_backup};
use cocrea_domain::{Id, Process};
use cocrea_ledger::DeviceId;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);

fn mark() -> BackupMark {
    BackupMark {
        made_ms: 1_800_118_800_000,
        occasion: "asked".to_owned(),
        label: "Antes de la votación".to_owned(),
    }
}

fn process(path: &Path) -> Store {
    let process = Uuid::from_u128(1);
    let mut store = Store::create(path, process, DEVICE).unwrap();
    let founded = Process {
        id: Id::new(process),
        ..Process::default()
    }
    .found("Ejemplo");
    let (_, decision) = founded.unwrap();
    store.write(1_000, |tx| tx.record(decision)).unwrap();
    store
}

fn renamed(store: &mut Store, name: &str) {
    let before = store.read(|view| view.all::<Process>()).unwrap().remove(0);
    let mut after = before.clone();
    after.rename(name).unwrap();
    let edited = after.edited(&before);
    store.write(2_000, |tx| tx.record(edited)).unwrap();
}

fn state(store: &Store) -> String {
    store.read(|view| view.digest()).unwrap()
}

fn in_folder() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (open, backup) = (
        folder.path().join("a.cocrea"),
        folder.path().join("b.cocrea"),
    );
    (folder, open, backup)
}

#[test]
fn a_backup_of_an_open_process_is_that_moment_whole_and_says_when_and_why() {
    let (folder, path, backup) = in_folder();
    let mut store = process(&path);
    let then = state(&store);
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    renamed(&mut store, "Otro");
    assert_ne!(state(&store), then);

    let view = read_backup(&backup).unwrap();
    assert_eq!(
        (view.process, view.mark, view.changes),
        (store.process(), mark(), 1)
    );
    let again = folder.path().join("c.cocrea");
    assert_eq!(
        restore_backup(&backup, &again, &|_| Ok(())).unwrap(),
        store.process()
    );
    assert_eq!(state(&Store::open(&again, DEVICE).unwrap()), then);
    assert_eq!(
        read_backup(&backup).unwrap().mark,
        mark(),
        "going back leaves the backup"
    );
    assert!(matches!(read_backup(&again), Err(Fault::NotABackup)));
}

#[test]
fn a_backup_stands_alone_and_is_not_opened_as_if_it_were_the_process() {
    let (folder, path, backup) = in_folder();
    let store = process(&path);
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    drop(store);
    let names: Vec<_> = fs::read_dir(folder.path())
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name())
        .collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(matches!(Store::open(&backup, DEVICE), Err(Fault::IsBackup)));
}

#[test]
fn the_process_goes_on_under_another_device_where_its_backup_ended() {
    let (folder, path, backup) = in_folder();
    let mut store = process(&path);
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    renamed(&mut store, "Lo que se deja atrás");
    let again = folder.path().join("c.cocrea");
    restore_backup(&backup, &again, &|_| Ok(())).unwrap();
    let mut restored = Store::open(&again, DEVICE).unwrap();
    restored.write_as(DeviceId([8; 16]));
    renamed(&mut restored, "Lo de ahora");
    // Nothing that was written twice: both can be joined.
    let vector = |store: &Store| store.read(|view| view.vector()).unwrap();
    let numbers = |store| {
        vector(store)
            .into_iter()
            .map(|(device, number, _)| (device, number))
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(&restored), [(DEVICE, 1), (DeviceId([8; 16]), 1)]);
    assert_eq!(numbers(&store), [(DEVICE, 2)]);
}

#[test]
fn what_decayed_in_a_backup_is_noticed_before_one_goes_back_to_it() {
    let (folder, path, backup) = in_folder();
    let store = process(&path);
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    let whole = fs::read(&backup).unwrap();
    behind(&backup, "UPDATE change SET hlc = hlc + 1");
    let again = folder.path().join("c.cocrea");
    assert!(matches!(
        restore_backup(&backup, &again, &|_| Ok(())),
        Err(Fault::Damaged(_))
    ));
    assert!(!again.exists());
    fs::write(&backup, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(
        restore_backup(&backup, &again, &|_| Ok(())),
        Err(Fault::Damaged(_))
    ));
    assert!(!again.exists());
}

/// Somebody or something writes to a file behind the program's back.
fn behind(file: &Path, sql: &str) {
    rusqlite::Connection::open(file)
        .and_then(|connection| connection.execute_batch(sql))
        .unwrap();
}

#[test]
fn what_decayed_in_a_backup_and_follows_from_its_log_is_folded_again() {
    for sql in [
        "UPDATE process SET name = 'Falso'",
        "DELETE FROM head",
        "UPDATE search_data SET block = zeroblob(9)",
        "DROP TABLE process",
    ] {
        let (folder, path, backup) = in_folder();
        let store = process(&path);
        store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
        behind(&backup, sql);
        let again = folder.path().join("c.cocrea");
        restore_backup(&backup, &again, &|_| Ok(())).unwrap();
        let restored = Store::open(&again, DEVICE).unwrap();
        assert_eq!(state(&restored), state(&store), "{sql}");
        assert_eq!(restored.verify().unwrap(), 1, "{sql}");
    }
}

#[test]
fn a_backup_that_cannot_be_written_leaves_nothing_and_the_process_goes_on() {
    let (folder, path, _) = in_folder();
    let mut store = process(&path);
    let nowhere = folder.path().join("no/b.cocrea");
    assert!(store.back_up(&nowhere, &mark(), &|_| Ok(())).is_err());
    renamed(&mut store, "Sigue");
    assert!(matches!(read_backup(&path), Err(Fault::NotABackup)));
    assert!(matches!(
        restore_backup(&folder.path().join("none"), &nowhere, &|_| Ok(())),
        Err(Fault::NotFound)
    ));
}
