//! An encrypted process on the disk: nothing of it is read without a key, and any of its slots opens it anywhere
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

mod pages;

use cocrea_keys::Seed;
use cocrea_tests::hand::Hand;
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::{self, Dice};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

const CANARY: &str = "Canario de la colonia Altares";
const NOWHERE: [PathBuf; 0] = [];

fn recipient(number: u8) -> String {
    let identity = Seed::from_bytes([number; 32]).identity();
    identity.recipient().to_string()
}

/// A laptop with a process that holds the canary, encrypted with words and a slot for laptop 2; and the words.
fn encrypted() -> (Laptop, PathBuf, String) {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.captures(1, CANARY);
    let words = laptop.does("draw_words", json!({}))["words"].clone();
    laptop.does(
        "encrypt_process",
        json!({ "words": words, "recovery": recipient(2) }),
    );
    let path = laptop.app.open_path().unwrap();
    (laptop, path, words.as_str().unwrap().to_owned())
}

fn llaves(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".llaves");
    name.into()
}

/// Every file under a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found
}

/// Files under a folder in whose bytes any of this stands.
fn with(folder: &Path, wanted: &[&str]) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        wanted.iter().any(|text| {
            bytes
                .windows(text.len())
                .any(|seen| seen == text.as_bytes())
        })
    };
    files(folder).into_iter().filter(holds).collect()
}

fn slips(laptop: &Laptop) -> Vec<String> {
    let mut slips = laptop.slips();
    slips.sort();
    slips
}

/// Another laptop, to whose folder an encrypted file was carried with its slots.
fn carried_to(number: u8, path: &Path) -> (Laptop, PathBuf) {
    let laptop = Laptop::new(number);
    let there = laptop.path("llegó.cocrea");
    fs::copy(path, &there).unwrap();
    fs::copy(llaves(path), llaves(&there)).unwrap();
    (laptop, there)
}

#[test]
fn no_byte_on_the_disk_says_what_was_written() {
    let (laptop, path, words) = encrypted();
    laptop.captures(2, "Otro canario de la mesa dos");
    laptop.does("set_return_point", json!({ "label": "Antes de votar" }));
    laptop.does(
        "copy_elsewhere",
        json!({ "path": laptop.path("copia.cocrea") }),
    );
    let plain = [
        CANARY,
        "Otro canario",
        "SQLite format 3",
        "slip_captured",
        words.as_str(),
    ];
    let wal = path.with_extension("cocrea-wal");
    assert!(
        fs::metadata(&wal).unwrap().len() > 0,
        "its log is looked into too"
    );
    assert_eq!(with(laptop.folder.path(), &plain), NOWHERE);
    let state = laptop.state();
    laptop.does("close_process", json!({}));
    assert_eq!(with(laptop.folder.path(), &plain), NOWHERE);
    laptop.does("open_process", json!({ "path": path }));
    assert_eq!(laptop.state(), state);
    laptop.does("verify_process", json!({}));
    let count = files(laptop.folder.path()).len();
    rounds::tell(&format!(
        "{count} files of an encrypted process: not a word of it in any"
    ));
}

#[test]
fn words_open_it_anywhere_and_the_organiser_needs_none() {
    let (laptop, path, words) = encrypted();
    laptop.does("close_process", json!({}));
    let (organiser, there) = carried_to(2, &path);
    organiser.does("open_process", json!({ "path": there }));
    assert_eq!(slips(&organiser), [CANARY]);

    let (stranger, there) = carried_to(3, &path);
    let open = json!({ "path": there });
    let locked = |code: &str| {
        let refused = stranger.is_refused("open_process", open.clone());
        assert_eq!(refused.code, code);
        assert!(!refused.message.is_empty());
    };
    locked("process_locked");
    let cards = stranger.does("list_processes", json!({}));
    assert_eq!(cards["processes"][0]["trouble"], "process_locked");
    let other = Laptop::new(4);
    other.does("create_process", json!({ "name": "Otro" }));
    let wrong = other.does("draw_words", json!({}))["words"].clone();
    let unlock = |words: &Value| json!({ "path": there, "words": words });
    let refused = stranger.is_refused("unlock_file", unlock(&wrong));
    assert_eq!(refused.code, "keys_words_wrong");
    let refused = stranger.is_refused("unlock_file", unlock(&json!(words.split('-').next())));
    assert_eq!(refused.code, "words_not_six");
    locked("process_locked");
    stranger.does("unlock_file", unlock(&json!(words)));
    stranger.does("open_process", open.clone());
    assert_eq!(slips(&stranger), [CANARY]);
    let slots = stranger.does("read_encryption", json!({}))["slots"].clone();
    let holders: Vec<_> = slots
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| &slot["holder"])
        .collect();
    assert_eq!(holders, ["words", "laptop"]);
}

#[test]
fn lost_and_damaged_slots_are_told_and_those_of_a_backup_help() {
    let (laptop, path, words) = encrypted();
    laptop.does("set_return_point", json!({ "label": "Antes" }));
    let backup = laptop.does("list_backups", json!({}))["backups"][0]["path"].clone();
    let kept = fs::read(llaves(Path::new(backup.as_str().unwrap()))).unwrap();
    laptop.does("close_process", json!({}));
    let open = json!({ "path": path });
    let before = fs::read(&path).unwrap();
    let (new, _) = carried_to(3, &path);
    let there = new.path("llegó.cocrea");
    let open_there = json!({ "path": there });
    fs::remove_file(llaves(&there)).unwrap();
    assert_eq!(
        new.is_refused("open_process", open_there.clone()).code,
        "keys_missing"
    );
    let unlock = json!({ "path": there, "words": words });
    assert_eq!(
        new.is_refused("unlock_file", unlock.clone()).code,
        "keys_missing"
    );
    let mut altered = kept.clone();
    let last = altered.len() - 1;
    altered[last] ^= 1;
    fs::write(llaves(&there), &altered).unwrap();
    assert_eq!(
        new.is_refused("unlock_file", unlock.clone()).code,
        "keys_unreadable"
    );
    fs::write(llaves(&there), "nada").unwrap();
    assert_eq!(
        new.is_refused("open_process", open_there.clone()).code,
        "keys_unreadable"
    );
    // Those of another process open another key.
    let (other, foreign, its_words) = encrypted();
    other.does("close_process", json!({}));
    fs::copy(llaves(&foreign), llaves(&there)).unwrap();
    let its = json!({ "path": there, "words": its_words });
    new.does("unlock_file", its);
    assert_eq!(
        new.is_refused("open_process", open_there.clone()).code,
        "keys_do_not_fit"
    );
    fs::write(llaves(&there), &kept).unwrap();
    new.does("unlock_file", unlock);
    new.does("open_process", open_there);
    assert_eq!(fs::read(&path).unwrap(), before);
    laptop.does("open_process", open);
    assert_eq!(slips(&laptop), [CANARY]);
}

#[test]
fn backups_come_back_encrypted_on_this_laptop_and_on_another() {
    let (laptop, path, words) = encrypted();
    // Made before it was encrypted: none was. One from now, and what is said after it.
    laptop.does("set_return_point", json!({ "label": "Antes" }));
    laptop.captures(3, "Lo que se dijo después");
    let backup = laptop.does("list_backups", json!({}))["backups"][0]["path"].clone();
    laptop.does("return_to_backup", json!({ "path": backup }));
    assert_eq!(slips(&laptop), [CANARY]);
    assert_eq!(laptop.does("read_encryption", json!({}))["encrypted"], true);
    assert_eq!(with(laptop.folder.path(), &["SQLite format 3"]), NOWHERE);
    laptop.does("close_process", json!({}));

    let carried = PathBuf::from(backup.as_str().unwrap());
    let (stranger, there) = carried_to(3, &carried);
    let back = json!({ "path": there });
    assert_eq!(
        stranger.is_refused("return_to_backup", back.clone()).code,
        "process_locked"
    );
    stranger.does("unlock_file", json!({ "path": there, "words": words }));
    stranger.does("return_to_backup", back);
    assert_eq!(slips(&stranger), [CANARY]);
    assert_eq!(
        stranger.does("read_encryption", json!({}))["encrypted"],
        true
    );
    assert!(llaves(&stranger.app.open_path().unwrap()).exists());
    assert!(path.exists());
}

#[test]
fn older_backups_are_plain_until_somebody_removes_them() {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.captures(1, CANARY);
    laptop.does("set_return_point", json!({ "label": "Antes de cifrar" }));
    let words = laptop.does("draw_words", json!({}))["words"].clone();
    let done = laptop.does(
        "encrypt_process",
        json!({ "words": words, "recovery": null }),
    );
    assert_eq!(done["plain_backups"], 1);
    assert_eq!(with(laptop.folder.path(), &[CANARY]).len(), 1);
    // One can still go back to it, and the process stays encrypted.
    let backup = laptop.does("list_backups", json!({}))["backups"][0]["path"].clone();
    laptop.does("return_to_backup", json!({ "path": backup }));
    assert_eq!(laptop.does("read_encryption", json!({}))["encrypted"], true);
    let removed = laptop.does("remove_plain_backups", json!({}));
    assert_eq!(removed["removed"], 1);
    assert_eq!(with(laptop.folder.path(), &[CANARY]), NOWHERE);
    let left = laptop.does("list_backups", json!({}))["backups"].clone();
    assert!(
        left.as_array()
            .unwrap()
            .iter()
            .all(|backup| backup["trouble"].is_null())
    );
    assert!(!left.as_array().unwrap().is_empty());
}

#[test]
fn slots_are_added_and_removed_and_the_last_one_stays() {
    let (laptop, path, words) = encrypted();
    let slots = || {
        laptop.does("read_encryption", json!({}))["slots"]
            .as_array()
            .unwrap()
            .len()
    };
    let add = |recipient: Value, words: Value| json!({ "recipient": recipient, "words": words, "label": "Oficina" });
    laptop.does("add_key", add(json!(recipient(5)), Value::Null));
    let more = laptop.does("draw_words", json!({}))["words"].clone();
    laptop.does("add_key", add(Value::Null, more.clone()));
    assert_eq!(slots(), 4);
    let refused = |name: &str, body: Value| laptop.is_refused(name, body).code;
    assert_eq!(
        refused("add_key", add(json!(recipient(5)), Value::Null)),
        "key_again"
    );
    assert_eq!(
        refused("add_key", add(Value::Null, Value::Null)),
        "key_for_whom"
    );
    assert_eq!(
        refused("add_key", add(json!("age1nada"), Value::Null)),
        "key_not_a_recipient"
    );
    // The secret of this laptop lies beside its processes.
    assert_eq!(
        refused("add_key", add(json!(recipient(1)), Value::Null)),
        "key_in_file"
    );
    assert_eq!(refused("remove_key", json!({ "number": 0 })), "no_such_key");
    assert_eq!(refused("remove_key", json!({ "number": 5 })), "no_such_key");
    for _ in 0..3 {
        laptop.does("remove_key", json!({ "number": 1 }));
    }
    assert_eq!(refused("remove_key", json!({ "number": 1 })), "last_key");
    laptop.does("close_process", json!({}));
    let (stranger, there) = carried_to(3, &path);
    let unlock = |words: &Value| json!({ "path": there, "words": words });
    let gone = stranger.is_refused("unlock_file", unlock(&json!(words)));
    assert_eq!(gone.code, "keys_words_wrong");
    stranger.does("unlock_file", unlock(&more));
    stranger.does("open_process", json!({ "path": there }));
    assert_eq!(slips(&stranger), [CANARY]);
}

#[test]
fn a_process_whose_slots_vanish_while_it_is_open_can_still_be_made_plain() {
    let (laptop, path, _) = encrypted();
    fs::remove_file(llaves(&path)).unwrap();
    let refused = |name: &str, body: Value| laptop.is_refused(name, body).code;
    assert_eq!(refused("read_encryption", json!({})), "keys_missing");
    // A backup that nobody could open is none.
    let point = json!({ "label": "Antes" });
    assert_eq!(refused("set_return_point", point), "keys_missing");
    let backups = laptop.does("list_backups", json!({}))["backups"].clone();
    assert_eq!(backups, json!([]));
    laptop.does("decrypt_process", json!({}));
    laptop.does("close_process", json!({}));
    laptop.does("open_process", json!({ "path": path }));
    assert_eq!(slips(&laptop), [CANARY]);
}

#[test]
fn decrypting_gives_back_the_same_process_and_leaves_no_slots() {
    let (laptop, path, words) = encrypted();
    let again = laptop.is_refused(
        "encrypt_process",
        json!({ "words": words, "recovery": null }),
    );
    assert_eq!(again.code, "already_encrypted");
    let state = laptop.state();
    laptop.does("decrypt_process", json!({}));
    assert_eq!(laptop.state(), state);
    assert!(!llaves(&path).exists());
    laptop.does("close_process", json!({}));
    assert!(fs::read(&path).unwrap().starts_with(b"SQLite format 3\0"));
    laptop.does("open_process", json!({ "path": path }));
    assert_eq!(laptop.state(), state);
    assert_eq!(
        laptop.is_refused("decrypt_process", json!({})).code,
        "not_encrypted"
    );
    // Undo goes on where it was, under the same laptop.
    laptop.does("undo", json!({}));
    assert_eq!(slips(&laptop), [""; 0]);
}

#[test]
fn bundles_of_an_encrypted_process_are_received_as_ever() {
    let (laptop, _, _) = encrypted();
    let bundle = laptop.makes_bundle("a.paquete");
    let other = Laptop::new(2);
    other.does(
        "receive_bundle",
        json!({ "path": bundle, "choices": [], "admit": [], "words": null }),
    );
    assert_eq!(slips(&other), [CANARY]);
    let other_words = other.does("draw_words", json!({}))["words"].clone();
    other.does(
        "encrypt_process",
        json!({ "words": other_words, "recovery": null }),
    );
    laptop.captures(2, "Se dijo aquí");
    let bundle = laptop.makes_bundle("b.paquete");
    other.does(
        "receive_bundle",
        json!({ "path": bundle, "choices": [], "admit": [], "words": null }),
    );
    assert_eq!(slips(&other), [CANARY, "Se dijo aquí"]);
    assert_eq!(with(other.folder.path(), &["Se dijo aquí"]), NOWHERE);
}

#[test]
fn a_damaged_page_is_found_and_nothing_is_guessed() {
    let (laptop, path, _) = encrypted();
    laptop.does("set_return_point", json!({ "label": "Antes" }));
    let backup = laptop.does("list_backups", json!({}))["backups"][0]["path"].clone();
    laptop.does("close_process", json!({}));
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert_eq!(
        laptop
            .is_refused("open_process", json!({ "path": path }))
            .code,
        "file_damaged"
    );
    let body = json!({ "path": path });
    assert_eq!(
        laptop.is_refused("read_damage", body).code,
        "encrypted_not_salvaged"
    );
    assert_eq!(fs::read(&path).unwrap(), bytes);
    laptop.does("return_to_backup", json!({ "path": backup }));
    assert_eq!(slips(&laptop), [CANARY]);
}

#[test]
fn a_second_copy_on_a_stick_is_opened_with_the_words() {
    let (laptop, _, words) = encrypted();
    let stick = laptop.path("usb");
    fs::create_dir(&stick).unwrap();
    let copy = stick.join("copia.cocrea");
    laptop.does("copy_elsewhere", json!({ "path": copy }));
    assert!(llaves(&copy).exists());
    assert_eq!(with(&stick, &[CANARY, "SQLite format 3"]), NOWHERE);
    let again = laptop.is_refused("copy_elsewhere", json!({ "path": copy }));
    assert_eq!(again.code, "file_exists");
    let (other, there) = carried_to(6, &copy);
    other.does("unlock_file", json!({ "path": there, "words": words }));
    other.does("return_to_backup", json!({ "path": there }));
    assert_eq!(slips(&other), [CANARY]);
    // A process on a stick is copied here with its slots.
    laptop.does("close_process", json!({}));
}

/// Opens a process that may have become encrypted or plain just before a cut.
fn opens(hand: &mut Hand, path: &Value, words: &Value) {
    let open = json!({ "path": path });
    match hand.tries("open_process", open.clone()) {
        Ok(_) => {}
        Err(locked) => {
            assert_eq!(locked.code, "process_locked");
            hand.does("unlock_file", json!({ "path": path, "words": words }));
            hand.does("open_process", open);
        }
    }
}

#[test]
fn kills_while_it_is_encrypted_and_decrypted_leave_one_or_the_other_whole() {
    const KILLS: u64 = 12;
    let start = |folder: &Path| Hand::start(Path::new(env!("CARGO_BIN_EXE_hand")), folder);
    let folder = tempfile::tempdir().unwrap();
    let mut hand = start(folder.path());
    hand.does("create_process", json!({ "name": "Plan" }));
    let path = hand.does("read_process", json!({}))["path"].clone();
    let table = hand.does("read_session", json!({}))["tables"][0]["id"].clone();
    let words = hand.does("draw_words", json!({}))["words"].clone();
    let encrypt = json!({ "words": words, "recovery": null });
    let begun = Instant::now();
    hand.does("encrypt_process", encrypt.clone());
    let usual = u64::try_from(begun.elapsed().as_micros()).unwrap();
    drop(hand);
    let (mut dice, mut exchanged, mut was) = (Dice(7), 0, true);
    for kill in 0..KILLS {
        let mut hand = start(folder.path());
        opens(&mut hand, &path, &words);
        let encrypted = hand.does("read_encryption", json!({}))["encrypted"] == true;
        exchanged += u64::from(encrypted != was);
        was = encrypted;
        let text = format!("Canario número {kill}");
        let capture = json!({ "table": table, "kind": "problem", "line": text });
        hand.does("capture_slip", capture);
        if encrypted {
            hand.asks("decrypt_process", &json!({})).unwrap();
        } else {
            hand.asks("encrypt_process", &encrypt).unwrap();
        }
        thread::sleep(Duration::from_micros(dice.below(3 * usual)));
        hand.is_killed();
    }
    let mut hand = start(folder.path());
    opens(&mut hand, &path, &words);
    let list = hand.does("list_slips", json!({ "table": null, "trash": false }));
    assert_eq!(list["slips"].as_array().unwrap().len() as u64, KILLS);
    hand.does("verify_process", json!({}));
    rounds::tell(&format!(
        "{KILLS} kills while a process is encrypted or decrypted, {exchanged} after it took its name: 0 acknowledged lost"
    ));
}
