//! Blobs are what their hash says, or they are missing.

use crate::{BackupMark, Fault, Store, Writer, restore_backup};
use cocrea_domain::{Id, Process};
use cocrea_ledger::{DeviceId, Hash};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);
const PHOTO: &[u8] = &[0xA5; 20_000];
const SMALL: &[u8] = &[0x5A; 300];

fn with_photo(path: &Path) -> (Store, Hash) {
    let process = Uuid::from_u128(1);
    let mut store = Store::create(path, process, DEVICE).unwrap();
    let new = Process {
        id: Id::new(process),
        ..Process::default()
    };
    let (_, founded) = new.found("Ejemplo").unwrap();
    let keep = |tx: &mut Writer<'_>| {
        tx.record(founded)?;
        tx.keep_blob(PHOTO, SMALL)
    };
    let hash = store.write::<_, Fault>(1_000, keep).unwrap().value;
    (store, hash)
}

fn bytes_of(store: &Store, hash: &Hash) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    let both = store.read(|view| Ok::<_, Fault>((view.blob(hash)?, view.thumbnail(hash)?)));
    both.unwrap()
}

/// Turns a bit in the middle of the run of this byte in a closed file.
fn spoil(path: &Path, run: &[u8]) {
    let mut bytes = fs::read(path).unwrap();
    let part = &run[..200];
    let at = bytes.windows(part.len()).position(|bytes| bytes == part);
    bytes[at.unwrap() + 100] ^= 1;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_blob_is_known_by_its_hash_and_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let (mut store, hash) = with_photo(&path);
    assert_eq!(hash, *blake3::hash(PHOTO).as_bytes());
    let again = store.write::<_, Fault>(2_000, |tx| tx.keep_blob(PHOTO, SMALL));
    assert_eq!(again.unwrap().value, hash);
    drop(store);
    let store = Store::open(&path, DEVICE).unwrap();
    let blobs = store.read(|view| view.blobs()).unwrap();
    assert_eq!(blobs, BTreeMap::from([(hash, 20_000)]));
    let (bytes, small) = bytes_of(&store, &hash);
    assert_eq!(bytes.as_deref(), Some(PHOTO));
    assert_eq!(small.as_deref(), Some(SMALL));
    assert_eq!(bytes_of(&store, &[1; 32]), (None, None));
    assert!(!store.read(|view| view.has_blob(&[1; 32])).unwrap());
}

#[test]
fn a_spoiled_blob_is_missing_until_it_comes_again_and_hinders_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let (store, hash) = with_photo(&path);
    drop(store);
    spoil(&path, PHOTO);
    let mut store = Store::open(&path, DEVICE).unwrap();
    assert_eq!(bytes_of(&store, &hash).0, None);
    assert_eq!(store.read(|view| view.spoiled_blobs()).unwrap(), [hash]);
    assert_eq!(store.verify().unwrap(), 1, "the log holds");
    store
        .write::<_, Fault>(3_000, |tx| tx.keep_blob(PHOTO, SMALL))
        .unwrap();
    assert_eq!(bytes_of(&store, &hash).0.as_deref(), Some(PHOTO));
    assert!(store.read(|view| view.spoiled_blobs()).unwrap().is_empty());
}

#[test]
fn a_spoiled_thumbnail_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let (store, hash) = with_photo(&path);
    drop(store);
    spoil(&path, SMALL);
    let (bytes, small) = bytes_of(&Store::open(&path, DEVICE).unwrap(), &hash);
    assert_eq!((bytes.as_deref(), small), (Some(PHOTO), None));
}

#[test]
fn a_backup_has_the_blobs() {
    let folder = tempfile::tempdir().unwrap();
    let (store, hash) = with_photo(&folder.path().join("a.cocrea"));
    let path = folder.path().join("backup.cocrea");
    let mark = BackupMark {
        made_ms: 2_000,
        occasion: "named".to_owned(),
        label: String::new(),
    };
    store.back_up(&path, &mark, &|_| Ok(())).unwrap();
    let back = folder.path().join("b.cocrea");
    restore_backup(&path, &back, &|_| Ok(())).unwrap();
    let bytes = bytes_of(&Store::open(&back, DEVICE).unwrap(), &hash).0;
    assert_eq!(bytes.as_deref(), Some(PHOTO));
}
