//! Files that are no process of this version, and a process that is open elsewhere.

use crate::told;
use cocrea_tests::hand::Hand;
use cocrea_tests::laptop::Laptop;
use serde_json::json;
use std::fs;
use std::path::Path;

fn laptop() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.captures(1, "Falta sombra");
    laptop
}

#[test]
fn a_file_that_is_no_process_is_told_and_left_as_it_was() {
    let laptop = laptop();
    let mut other_program = b"SQLite format 3\0".to_vec();
    other_program.resize(4_096, 0);
    let long = vec![b'x'; 100_000];
    for (number, bytes) in [
        b"".as_slice(),
        b"hola",
        b"%PDF-1.7",
        b"SQLite format 3\0",
        &other_program,
        &long,
    ]
    .into_iter()
    .enumerate()
    {
        let path = laptop.path(&format!("ajeno {number}.cocrea"));
        fs::write(&path, bytes).unwrap();
        let open = ("open_process", json!({ "path": path }));
        told::check(&laptop, open, "not_a_process");
        assert_eq!(fs::read(&path).unwrap(), bytes);
        let home = laptop.does("list_processes", json!({}));
        let cards = home["processes"].as_array().unwrap().iter();
        let troubles = cards.filter(|card| card["trouble"] == "not_a_process");
        assert_eq!(
            troubles.count(),
            number + 1,
            "the list shows the others too"
        );
    }
    assert_eq!(
        laptop.slips(),
        ["Falta sombra"],
        "the open process stays open"
    );
}

#[test]
fn a_process_of_a_newer_version_is_told_and_left_as_it_was() {
    let laptop = laptop();
    let path = laptop.app.open_path().unwrap();
    laptop.does("close_process", json!({}));
    let mut bytes = fs::read(&path).unwrap();
    // `user_version` (SQLite file format, §1.3).
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(&path, &bytes).unwrap();
    let open = ("open_process", json!({ "path": path }));
    let failure = told::check_closed(&laptop, open, "newer_version");
    assert_eq!(failure.args["version"], "99");
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_second_program_does_not_get_the_process_that_this_one_has_open() {
    let laptop = laptop();
    let before = laptop.state();
    let path = laptop.app.open_path().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_hand"));
    for folder in [laptop.path("."), laptop.path("otra")] {
        let mut second = Hand::start(program, &folder);
        let failure = second.is_refused("open_process", json!({ "path": path }));
        told::is(&failure, "file_in_use");
        let failure = second.is_refused("capture_slip", crate::requests::some_slip());
        told::is(&failure, "no_process_open");
    }
    assert_eq!(laptop.state(), before);
    laptop.does("close_process", json!({}));
    let mut second = Hand::start(program, &laptop.path("otra"));
    second.does("open_process", json!({ "path": path }));
    told::check_closed(
        &laptop,
        ("open_process", json!({ "path": path })),
        "file_in_use",
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_is_moved_away_while_it_is_open_takes_no_more_work_until_it_is_back() {
    let laptop = laptop();
    let path = laptop.app.open_path().unwrap();
    let state = laptop.state();
    let away = laptop.path("movido.cocrea");
    let slip = json!({ "table": laptop.table(1), "kind": "need", "line": "Agua" });
    fs::rename(&path, &away).unwrap();
    let is_gone = || {
        let failure = laptop.is_refused("capture_slip", slip.clone());
        told::is(&failure, "file_gone");
        assert!(failure.fault, "what was typed is not kept yet");
        assert_eq!(failure.args["path"], path.display().to_string());
    };
    is_gone();
    fs::write(&path, "another file").unwrap();
    is_gone();
    assert_eq!(laptop.state(), state);
    fs::rename(&away, &path).unwrap();
    laptop.does("capture_slip", slip);
    assert_eq!(laptop.slips(), ["Agua", "Falta sombra"]);
}

#[test]
fn an_encrypted_process_is_told_from_a_damaged_one_by_every_build_and_left_as_it_is() {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    // Bytes without any order, as every encrypted page is: those of splitmix64.
    let mut state = 7_u64;
    let bytes: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)).to_be_bytes()
    })
    .take(1_024)
    .flatten()
    .collect();
    let path = laptop.path("cifrado.cocrea");
    std::fs::write(&path, &bytes).unwrap();
    let open = json!({ "path": path });
    told::check(&laptop, ("open_process", open.clone()), "keys_missing");
    std::fs::write(laptop.path("cifrado.cocrea.llaves"), "llaves").unwrap();
    for (name, body) in [
        ("open_process", open.clone()),
        ("return_to_backup", open.clone()),
        ("copy_here", open.clone()),
        ("read_damage", open.clone()),
    ] {
        told::check(&laptop, (name, body), "encrypted_elsewhere");
    }
    let cards = laptop.does("list_processes", json!({}))["processes"].clone();
    let mut cards = cards.as_array().unwrap().iter();
    assert!(cards.any(|card| card["trouble"] == "encrypted_elsewhere"));
    // Nothing else is put over it, or over its keys.
    for name in ["cifrado.cocrea", "cifrado.cocrea.llaves"] {
        let document = json!({ "document": "plan", "path": laptop.path(name) });
        told::check(&laptop, ("make_document", document), "file_exists");
    }
    for (name, body) in [
        ("draw_words", json!({})),
        (
            "encrypt_process",
            json!({ "words": "sol", "recovery": null }),
        ),
        ("decrypt_process", json!({})),
        ("remove_key", json!({ "number": 1 })),
        ("remove_plain_backups", json!({})),
    ] {
        told::check(&laptop, (name, body), "built_without_encryption");
    }
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}
