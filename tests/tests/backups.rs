//! Backups: what could be regretted can be gone back on, and going back loses nothing and forges nothing
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;

fn with_a_process() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.captures(3, "El camión tarda mucho");
    laptop
}

fn backups(laptop: &Laptop) -> Vec<Value> {
    let listed = laptop.does("list_backups", json!({}));
    assert_eq!(listed["trouble"], Value::Null);
    listed["backups"].as_array().unwrap().clone()
}

fn occasions(laptop: &Laptop) -> Vec<String> {
    let text = |backup: &Value| backup["occasion"].as_str().unwrap().to_owned();
    backups(laptop).iter().map(text).collect()
}

fn opens_again(laptop: &Laptop) {
    let path = laptop.app.open_path().unwrap();
    laptop.does("close_process", json!({}));
    laptop.does("open_process", json!({ "path": path }));
}

/// How many changes this laptop, as the device it is now, made.
fn own_lines(laptop: &Laptop) -> usize {
    let history = laptop.does("list_history", json!({ "limit": 100 }));
    let lines = history["changes"].as_array().unwrap();
    lines.iter().filter(|line| line["own"] == true).count()
}

#[test]
fn the_first_opening_of_a_day_makes_a_backup_and_the_second_none() {
    let laptop = with_a_process();
    assert_eq!(occasions(&laptop), [""; 0]);
    opens_again(&laptop);
    opens_again(&laptop);
    assert_eq!(occasions(&laptop), ["opened"]);
}

#[test]
fn an_older_copy_put_in_place_by_hand_goes_on_as_another_laptop() {
    let one = with_a_process();
    let path = one.app.open_path().unwrap();
    one.does("close_process", json!({}));
    let older = fs::read(&path).unwrap();
    one.does("open_process", json!({ "path": path }));
    one.captures(3, "Se dijo y se repartió");
    let two = Laptop::new(2);
    two.starts_from(&one);
    one.does("close_process", json!({}));
    fs::write(&path, older).unwrap();
    one.does("open_process", json!({ "path": path }));
    one.captures(3, "Lo de después");
    two.receives(&one);
    one.receives(&two);
    assert_eq!(one.state(), two.state());
    assert_eq!(one.slips().len(), 3);
}

#[test]
fn a_process_that_was_lost_and_comes_back_in_a_bundle_goes_on_as_another_laptop() {
    let one = with_a_process();
    let two = Laptop::new(2);
    two.starts_from(&one);
    one.captures(3, "Que nadie más tiene todavía");
    let three = Laptop::new(3);
    three.starts_from(&one);
    let path = one.app.open_path().unwrap();
    one.does("close_process", json!({}));
    fs::remove_file(path).unwrap();
    one.starts_from(&two);
    one.captures(3, "Lo de después");
    three.receives(&one);
    assert_eq!(three.slips().len(), 3);
}

#[test]
fn what_a_bundle_brought_can_be_gone_back_on() {
    let one = with_a_process();
    let two = Laptop::new(2);
    two.starts_from(&one);
    two.captures(1, "Lo que nadie quería");
    let before = one.state();
    one.receives(&two);
    assert_eq!(one.slips().len(), 2);
    assert_eq!(occasions(&one), ["receiving"]);
    one.does(
        "return_to_backup",
        json!({ "path": backups(&one)[0]["path"] }),
    );
    assert_eq!(one.state(), before);
    // What was left is a backup too, and can be gone back to as well.
    assert_eq!(occasions(&one), ["returning", "receiving"]);
    one.does(
        "return_to_backup",
        json!({ "path": backups(&one)[0]["path"] }),
    );
    assert_eq!(one.slips().len(), 2);
}

#[test]
fn whoever_went_back_writes_on_as_another_laptop_so_that_nothing_is_told_twice() {
    let one = with_a_process();
    one.does(
        "set_return_point",
        json!({ "label": " Antes de  priorizar " }),
    );
    assert_eq!(backups(&one)[0]["label"], "Antes de priorizar");
    one.captures(3, "Se dijo y se repartió");
    let two = Laptop::new(2);
    two.starts_from(&one);
    let point = backups(&one)[0]["path"].clone();
    one.does("return_to_backup", json!({ "path": point }));
    assert_eq!(one.slips(), ["El camión tarda mucho"]);
    assert_eq!(
        own_lines(&one),
        0,
        "all that stands was written by the device before"
    );
    one.captures(3, "Lo de después");
    assert_eq!(own_lines(&one), 1);
    two.receives(&one);
    one.receives(&two);
    assert_eq!(one.state(), two.state());
    assert_eq!(one.slips().len(), 3);
    // And goes on as the same one at the next start.
    let lines = own_lines(&one);
    opens_again(&one);
    assert_eq!(own_lines(&one), lines);
}

#[test]
fn a_copy_on_a_stick_is_whole_is_not_written_to_and_starts_the_process_on_another_computer() {
    let one = with_a_process();
    let stick = tempfile::tempdir().unwrap();
    let copy = stick.path().join("copia.cocrea");
    let made = one.does("copy_elsewhere", json!({ "path": copy }));
    assert_eq!(made["path"], json!(copy));
    let again = one.is_refused("copy_elsewhere", json!({ "path": copy }));
    assert_eq!(again.code, "file_exists");
    assert_eq!(
        one.is_refused("open_process", json!({ "path": copy })).code,
        "is_backup"
    );
    let (bytes, state) = (fs::read(&copy).unwrap(), one.state());

    let two = Laptop::new(2);
    two.does("return_to_backup", json!({ "path": copy }));
    assert_eq!(two.state(), state);
    two.captures(1, "Aquí también");
    assert_eq!(fs::read(&copy).unwrap(), bytes, "the stick is as it was");
    one.receives(&two);
    assert_eq!(one.state(), two.state());
}

#[test]
fn without_an_open_process_its_own_file_is_the_one_that_goes_back() {
    let one = with_a_process();
    let copy = one.path("copia.cocrea");
    one.does("copy_elsewhere", json!({ "path": copy }));
    let (path, then) = (one.app.open_path().unwrap(), one.state());
    one.captures(3, "Después de la copia");
    one.does("close_process", json!({}));
    one.does("return_to_backup", json!({ "path": copy }));
    assert_eq!((one.app.open_path().unwrap(), one.state()), (path, then));
    assert_eq!(occasions(&one), ["returning"]);
    // A copy that was put among the processes is told apart from them.
    let listed = one.does("list_processes", json!({}));
    let troubles: Vec<_> = listed["processes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| &card["trouble"])
        .collect();
    assert!(
        troubles.contains(&&json!("is_backup")) && troubles.contains(&&Value::Null),
        "{troubles:?}"
    );
}

#[test]
fn a_copy_takes_the_place_of_nothing_that_cocrea_keeps() {
    let one = with_a_process();
    let name = one
        .app
        .open_path()
        .unwrap()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap()
        .to_owned();
    for taken in [
        "device.key",
        "devices.json",
        "settings.json",
        &name,
        &format!("{name}-wal"),
    ] {
        let refused = one.is_refused("copy_elsewhere", json!({ "path": one.path(taken) }));
        assert_eq!(refused.code, "file_exists", "{taken}");
    }
}

#[test]
fn a_process_that_cannot_be_opened_comes_back_beside_it() {
    let one = with_a_process();
    opens_again(&one);
    let (backup, state) = (backups(&one)[0]["path"].clone(), one.state());
    let path = one.app.open_path().unwrap();
    one.does("close_process", json!({}));
    let mut broken = fs::read(&path).unwrap();
    let text = broken
        .windows(6)
        .position(|bytes| bytes == "camión"[..].as_bytes().get(..6).unwrap())
        .unwrap();
    broken[text] ^= 1;
    fs::write(&path, &broken).unwrap();
    assert_eq!(
        one.is_refused("open_process", json!({ "path": path })).code,
        "file_damaged"
    );
    one.does("return_to_backup", json!({ "path": backup }));
    assert_eq!(one.state(), state);
    assert_ne!(one.app.open_path().unwrap(), path);
    assert_eq!(
        fs::read(&path).unwrap(),
        broken,
        "what is damaged stays for whoever can save more of it"
    );
}

#[test]
fn one_goes_back_to_a_whole_backup_of_this_process_and_to_nothing_else() {
    let one = with_a_process();
    let path = one.app.open_path().unwrap();
    one.does("set_return_point", json!({ "label": "Punto" }));
    let backup = backups(&one)[0]["path"].as_str().unwrap().to_owned();
    let (state, listed) = (one.state(), backups(&one).len());

    let other = Laptop::new(2);
    other.does("create_process", json!({ "name": "Otro" }));
    let refused = other.is_refused("return_to_backup", json!({ "path": backup }));
    assert_eq!(refused.code, "backup_of_other_process");
    assert_eq!(
        one.is_refused("return_to_backup", json!({ "path": path }))
            .code,
        "not_a_backup"
    );
    let none = one.path("none.cocrea");
    assert_eq!(
        one.is_refused("return_to_backup", json!({ "path": none }))
            .code,
        "file_not_found"
    );

    let mut broken = fs::read(&backup).unwrap();
    let end = broken.len() - 10;
    broken.truncate(end);
    fs::write(&backup, &broken).unwrap();
    assert_eq!(
        one.is_refused("return_to_backup", json!({ "path": backup }))
            .code,
        "file_damaged"
    );
    assert_eq!(one.app.open_path().unwrap(), path);
    assert_eq!(one.state(), state);
    assert_eq!(backups(&one).len(), listed);
    one.captures(1, "Y se sigue");
}

#[test]
fn where_backups_cannot_be_written_the_process_opens_and_says_so_and_nothing_is_received() {
    let one = with_a_process();
    let two = Laptop::new(2);
    two.starts_from(&one);
    two.captures(1, "De la dos");
    let bundle = two.makes_bundle("para-ti.paquete");
    fs::write(one.path("respaldos"), "a file where the folder would be").unwrap();
    opens_again(&one);
    let listed = one.does("list_backups", json!({}));
    assert!(
        listed["trouble"].as_str().unwrap().contains("respaldos"),
        "{listed}"
    );
    let state = one.state();
    let refused = one.is_refused(
        "receive_bundle",
        json!({ "path": bundle, "choices": [], "admit": [] }),
    );
    assert_eq!(refused.code, "path_unusable");
    assert!(
        refused.args["path"].contains("respaldos"),
        "{:?}",
        refused.args
    );
    assert_eq!(one.state(), state);
}
