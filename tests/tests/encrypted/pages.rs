//! Encrypted files by themselves: their pages, their backups, and the way from plain to encrypted and back.

use cocrea_domain::{Id, Process};
use cocrea_ledger::DeviceId;
use cocrea_store::{BackupMark, Fault, FileAt, PageKey, Store, read_backup, restore_backup};
use cocrea_tests::rounds;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);
const CANARY: &str = "canario que nadie lee";

fn key(byte: u8) -> PageKey {
    PageKey::from_bytes(&[byte; 32])
}

fn at(path: &Path, byte: u8) -> FileAt<'_> {
    FileAt {
        path,
        key: Some(key(byte)),
    }
}

fn filled<'a>(file: impl Into<FileAt<'a>>) -> Store {
    let process = Uuid::from_u128(1);
    let mut store = Store::create(file, process, DEVICE).unwrap();
    let founded = Process {
        id: Id::new(process),
        ..Process::default()
    };
    let (_, decision) = founded.found(CANARY).unwrap();
    store.write(1_000, |tx| tx.record(decision)).unwrap();
    store
}

fn digest(store: &Store) -> String {
    store.read(|view| view.digest()).unwrap()
}

fn says_nothing(path: &Path) {
    let bytes = fs::read(path).unwrap();
    assert!(!bytes.is_empty());
    for plain in [CANARY, "SQLite format 3", "process_created"] {
        let found = bytes
            .windows(plain.len())
            .any(|window| window == plain.as_bytes());
        assert!(!found, "{plain} is in {}", path.display());
    }
}

fn in_folder(names: [&str; 3]) -> (tempfile::TempDir, [PathBuf; 3]) {
    let folder = tempfile::tempdir().unwrap();
    let paths = names.map(|name| folder.path().join(name));
    (folder, paths)
}

fn mark() -> BackupMark {
    BackupMark {
        made_ms: 1_800_118_800_000,
        occasion: "asked".to_owned(),
        label: "Antes de la votación".to_owned(),
    }
}

#[test]
fn nothing_that_was_written_can_be_read_without_the_key() {
    let (_folder, [path, backup, restored]) = in_folder(["a.cocrea", "b.cocrea", "c.cocrea"]);
    let store = filled(at(&path, 1));
    assert!(store.is_encrypted());
    // The write-ahead log beside it too.
    says_nothing(&path);
    says_nothing(&path.with_extension("cocrea-wal"));
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    says_nothing(&backup);
    let state = digest(&store);
    drop(store);
    says_nothing(&path);
    assert!(!path.with_extension("cocrea-wal").exists());
    let store = Store::open(at(&path, 1), DEVICE).unwrap();
    assert_eq!(digest(&store), state);
    assert!(store.verify().unwrap() > 0);
    assert_eq!(read_backup(at(&backup, 1)).unwrap().mark, mark());
    restore_backup(at(&backup, 1), at(&restored, 2), &|_| Ok(())).unwrap();
    says_nothing(&restored);
    assert_eq!(
        digest(&Store::open(at(&restored, 2), DEVICE).unwrap()),
        state
    );
}

#[test]
fn another_key_opens_nothing_and_changes_nothing() {
    let (_folder, [path, backup, _]) = in_folder(["a.cocrea", "b.cocrea", "c.cocrea"]);
    filled(at(&path, 1))
        .back_up(&backup, &mark(), &|_| Ok(()))
        .unwrap();
    let before = fs::read(&path).unwrap();
    let opened = Store::open(at(&path, 2), DEVICE);
    assert!(matches!(opened, Err(Fault::OtherKey)));
    assert!(matches!(read_backup(at(&backup, 2)), Err(Fault::OtherKey)));
    let told = Store::open(at(&path, 2), DEVICE).err().unwrap();
    assert!(!format!("{told:?} {told}").contains("0202"));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_plain_process_becomes_encrypted_and_plain_again_row_by_row() {
    let (_folder, [path, sealed, plain]) = in_folder(["a.cocrea", "b.cocrea", "c.cocrea"]);
    let store = filled(&path);
    assert!(!store.is_encrypted());
    let state = digest(&store);
    store.copy_as(&at(&sealed, 1)).unwrap();
    says_nothing(&sealed);
    let encrypted = Store::open(at(&sealed, 1), DEVICE).unwrap();
    assert_eq!(digest(&encrypted), state);
    encrypted.verify().unwrap();
    let hits = encrypted.read(|view| view.search("canario", 5)).unwrap();
    assert_eq!(
        hits.total,
        store.read(|view| view.search("canario", 5)).unwrap().total
    );
    encrypted.copy_as(&FileAt::from(&plain)).unwrap();
    // A key beside a plain file is not used.
    let again = Store::open(at(&plain, 9), DEVICE).unwrap();
    assert!(!again.is_encrypted());
    assert_eq!(digest(&again), state);
    again.verify().unwrap();
}

#[test]
fn a_plain_backup_comes_back_encrypted_and_an_encrypted_one_plain() {
    let (_folder, [path, backup, restored]) = in_folder(["a.cocrea", "b.cocrea", "c.cocrea"]);
    let store = filled(&path);
    let state = digest(&store);
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    restore_backup(&backup, at(&restored, 3), &|_| Ok(())).unwrap();
    says_nothing(&restored);
    let store = Store::open(at(&restored, 3), DEVICE).unwrap();
    assert_eq!(digest(&store), state);
    fs::remove_file(&backup).unwrap();
    fs::remove_file(&path).unwrap_or_default();
    store.back_up(&backup, &mark(), &|_| Ok(())).unwrap();
    let plain = path.with_file_name("d.cocrea");
    restore_backup(at(&backup, 3), &plain, &|_| Ok(())).unwrap();
    assert_eq!(digest(&Store::open(&plain, DEVICE).unwrap()), state);
}

#[test]
fn every_page_that_was_altered_is_found() {
    let (_folder, [path, damaged, _]) = in_folder(["a.cocrea", "b.cocrea", "c.cocrea"]);
    drop(filled(at(&path, 1)));
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 4_096;
    for page in 0..pages {
        let mut bytes = whole.clone();
        bytes[page * 4_096 + 100] ^= 1;
        fs::write(&damaged, bytes).unwrap();
        match Store::open(at(&damaged, 1), DEVICE) {
            Err(Fault::OtherKey) if page == 0 => {}
            Err(Fault::Damaged(_)) => {}
            Err(other) => panic!("page {page}: {other:?}"),
            // Tables are folded again where only they are damaged.
            Ok(_) => panic!("page {page} was not found"),
        }
    }
    fs::write(&damaged, &whole[..whole.len() - 1]).unwrap();
    let cut = Store::open(at(&damaged, 1), DEVICE);
    assert!(matches!(cut, Err(Fault::Damaged(_))));
    rounds::tell(&format!(
        "{pages} encrypted pages altered one by one, each found"
    ));
}
