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
