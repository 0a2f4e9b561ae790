//! What an encrypted file promises, and what a program that cannot read it says.

use crate::{ENCRYPTS, Fault, FileAt, PageKey, SLOTS_ENDING, Store, Wreck, glance, read_backup};
use cocrea_ledger::DeviceId;
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const DEVICE: DeviceId = DeviceId([7; 16]);

fn key(byte: u8) -> PageKey {
    PageKey::from_bytes(&[byte; 32])
}

fn at(path: &Path, byte: u8) -> FileAt<'_> {
    FileAt {
        path,
        key: Some(key(byte)),
    }
}

fn in_folder(names: [&str; 3]) -> (tempfile::TempDir, [PathBuf; 3]) {
    let folder = tempfile::tempdir().unwrap();
    let paths = names.map(|name| folder.path().join(name));
    (folder, paths)
}

#[test]
fn printing_a_key_shows_nothing_of_it() {
    assert_eq!(format!("{:?}", key(7)), "PageKey(…)");
    assert_eq!(key(0xa7).raw().as_str(), format!("x'{}'", "a7".repeat(32)));
}

/// Whatever this program was built with: bytes without order beside slots are an encrypted process.
#[test]
fn an_encrypted_file_is_told_apart_from_a_damaged_one() {
    let (_folder, [path, backup, other]) = in_folder(["a.cocrea", "b.cocrea", "c.cocrea"]);
    let mut random = vec![0; 2 * 4_096];
    blake3::Hasher::new().finalize_xof().fill(&mut random);
    fs::write(&path, &random).unwrap();
    let refused = |told: fn(&Fault) -> bool| {
        assert!(Store::open(&path, DEVICE).is_err_and(|fault| told(&fault)));
        assert!(read_backup(&path).is_err_and(|fault| told(&fault)));
        let glanced = glance(&path, |_| Ok::<_, Fault>(()));
        assert!(glanced.is_err_and(|fault| told(&fault)));
    };
    refused(|fault| matches!(fault, Fault::SlotsMissing));
    let mut slots = path.clone().into_os_string();
    slots.push(SLOTS_ENDING);
    fs::write(&slots, "slots").unwrap();
    refused(|fault| matches!(fault, Fault::Encrypted));
    assert!(matches!(Wreck::read(&path), Err(Fault::SealedPages)));
    assert_eq!(fs::read(&path).unwrap(), random, "it is as it was");
    if !ENCRYPTS {
        assert!(matches!(
            Store::open(at(&path, 1), DEVICE),
            Err(Fault::Encrypted)
        ));
        let created = Store::create(at(&backup, 1), Uuid::from_u128(1), DEVICE);
        assert!(matches!(created, Err(Fault::Encrypted)));
        assert!(!backup.exists());
    }
    // What has an order in it, or is no whole number of pages, is no encrypted process.
    for bytes in [vec![0; 4_096], b"x".repeat(8_192), random[..5_000].to_vec()] {
        fs::write(&other, bytes).unwrap();
        assert!(matches!(
            Store::open(&other, DEVICE),
            Err(Fault::NotAProcess)
        ));
    }
}
