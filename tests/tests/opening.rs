//! Opening: a process is written on this computer only, and what is damaged is saved as far as it can be proved
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A laptop with a closed process, and its path.
fn closed(number: u8) -> (Laptop, PathBuf) {
    let laptop = Laptop::new(number);
    laptop.does("create_process", json!({ "name": "Plan" }));
    for table in 1..=4 {
        laptop.captures(table, &format!("El camión de la mesa {table} tarda"));
    }
    let path = laptop.app.open_path().unwrap();
    laptop.does("close_process", json!({}));
    (laptop, path)
}

/// A folder of that name, with a copy of a process in it.
fn carried(laptop: &Laptop, (from, folder): (&Path, &str)) -> PathBuf {
    let folder = laptop.path(folder);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("Plan de la USB.cocrea");
    fs::copy(from, &path).unwrap();
    path
}

fn in_folder(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).unwrap().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Turns one bit wherever this text stands.
fn damage(path: &Path, text: &str) -> Vec<u8> {
    let mut bytes = fs::read(path).unwrap();
    let ends = bytes.len() - text.len();
    let places: Vec<usize> = (0..ends)
        .filter(|at| bytes[*at..].starts_with(text.as_bytes()))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] ^= 1;
    }
    fs::write(path, &bytes).unwrap();
    bytes
}

fn troubles(laptop: &Laptop) -> Vec<Value> {
    let listed = laptop.does("list_processes", json!({}));
    let cards = listed["processes"].as_array().unwrap();
    cards.iter().map(|card| card["trouble"].clone()).collect()
}

#[test]
fn on_a_stick_or_a_network_drive_nothing_is_opened_or_founded_and_nothing_changes() {
    let (one, path) = closed(1);
    for (folder, code) in [("usb", "on_stick"), ("red", "on_network_drive")] {
        let carried = carried(&one, (&path, folder));
        let bytes = fs::read(&carried).unwrap();
        let refused = one.is_refused("open_process", json!({ "path": carried }));
        assert_eq!(refused.code, code);
        assert!(!refused.fault && refused.message.contains("Copia el proceso"));
        let fresh = one.path(folder).join("nuevo.cocrea");
        let founded = one.app.create_process_at(&fresh, "Nuevo");
        assert_eq!(founded.unwrap_err().code, code);
        assert_eq!(fs::read(&carried).unwrap(), bytes);
        assert_eq!(in_folder(&one.path(folder)), ["Plan de la USB.cocrea"]);
    }
    let nowhere = json!({ "path": one.path("usb").join("no.cocrea") });
    assert_eq!(
        one.is_refused("open_process", nowhere).code,
        "file_not_found"
    );
}

#[test]
fn sticks_carry_backups_and_bundles_both_ways() {
    let (one, path) = closed(1);
    fs::create_dir(one.path("usb")).unwrap();
    one.does("open_process", json!({ "path": path }));
    let (copy, bundle) = (one.path("usb/copia.cocrea"), one.path("usb/a.paquete"));
    one.does("copy_elsewhere", json!({ "path": copy }));
    one.does("make_bundle", json!({ "path": bundle }));
    one.does("inspect_bundle", json!({ "path": bundle, "admit": [] }));
    let state = one.state();
    one.captures(1, "Lo de después");
    one.does("return_to_backup", json!({ "path": copy }));
    assert_eq!(one.state(), state);
    for name in ["open_process", "copy_here"] {
        let refused = one.is_refused(name, json!({ "path": copy }));
        assert_eq!(refused.code, "is_backup", "{name}");
    }
}

#[test]
fn a_process_on_a_stick_is_copied_to_this_computer_and_opened_there() {
    let (one, path) = closed(1);
    let two = Laptop::new(2);
    let carried = carried(&two, (&path, "usb"));
    let bytes = fs::read(&carried).unwrap();
    let opened = two.does("copy_here", json!({ "path": carried }));
    let copy = two.path("Plan de la USB.cocrea").canonicalize().unwrap();
    assert_eq!(opened["path"], json!(copy));
    assert_eq!((two.slips().len(), two.app.open_path()), (4, Some(copy)));
    two.captures(1, "Y se sigue aquí");
    assert_eq!(fs::read(&carried).unwrap(), bytes);
    assert_eq!(in_folder(&two.path("usb")), ["Plan de la USB.cocrea"]);
    // Again it would be a second file of the same process.
    let refused = two.is_refused("copy_here", json!({ "path": carried }));
    assert_eq!(refused.code, "process_is_here");
    let processes = in_folder(two.folder.path());
    assert!(
        !processes.iter().any(|name| name.ends_with(".new")),
        "{processes:?}"
    );
    one.does("open_process", json!({ "path": path }));
    one.receives(&two);
    assert_eq!(one.state(), two.state());
}

#[test]
fn what_comes_damaged_from_a_stick_leaves_nothing_here() {
    let (_one, path) = closed(1);
    let two = Laptop::new(2);
    let carried = carried(&two, (&path, "usb"));
    damage(&carried, "El camión de la mesa 3 tarda");
    let before = in_folder(two.folder.path());
    let refused = two.is_refused("copy_here", json!({ "path": carried }));
    assert_eq!(refused.code, "file_damaged");
    assert_eq!(refused.args["path"], carried.display().to_string());
    assert_eq!(in_folder(two.folder.path()), before);
    let saved = two.does(
        "salvage_process",
        json!({ "path": carried, "into": null, "put_aside": false }),
    );
    assert_eq!(
        (saved["saved"]["whole"].clone(), two.slips().len()),
        (json!(false), 2)
    );
}

#[test]
fn of_a_damaged_file_what_is_sound_is_saved_and_what_is_missing_is_told() {
    let (one, path) = closed(1);
    let bytes = damage(&path, "El camión de la mesa 3 tarda");
    let refused = one.is_refused("open_process", json!({ "path": path }));
    assert_eq!(refused.code, "file_damaged");
    let looked = one.does("read_damage", json!({ "path": path }));
    assert_eq!(looked["backup"], Value::Null);
    let missing = &looked["saved"]["missing"];
    assert_eq!(missing[0]["from"], "Laptop Mesa 1");
    assert_eq!(missing[0]["first"], missing[0]["last"]);
    let body = json!({ "path": path, "into": null, "put_aside": false });
    let saved = one.does("salvage_process", body.clone());
    assert_eq!(saved["saved"], looked["saved"]);
    assert_eq!(one.slips().len(), 2, "what follows the gap waits");
    assert_eq!(devices(&one), 1);
    one.captures(1, "Y se sigue");
    assert_eq!(devices(&one), 2, "no number stands for two changes");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(saved["damaged"], json!(path));
    assert_eq!(troubles(&one).len(), 2);
    // Once more, and out of the list.
    let aside = json!({ "path": path, "into": one.path("otra.cocrea"), "put_aside": true });
    let saved = one.does("salvage_process", aside);
    let damaged = saved["damaged"].as_str().unwrap();
    assert!(!path.exists() && damaged.ends_with(".dañado"), "{damaged}");
    assert_eq!(fs::read(damaged).unwrap(), bytes);
    assert_eq!(troubles(&one), [Value::Null, Value::Null]);
    let gone = one.is_refused("salvage_process", body);
    assert_eq!(gone.code, "file_not_found");
}

/// How many devices have written the open process.
fn devices(laptop: &Laptop) -> Value {
    laptop.does("verify_process", json!({}))["devices"].clone()
}

#[test]
fn a_backup_fills_the_gaps_and_is_offered_too() {
    let (one, path) = closed(1);
    // The first opening of the day makes a backup.
    one.does("open_process", json!({ "path": path }));
    one.captures(5, "Lo de después del respaldo");
    let state = one.state();
    one.does("close_process", json!({}));
    damage(&path, "El camión de la mesa 3 tarda");
    let looked = one.does("read_damage", json!({ "path": path }));
    assert_eq!(looked["backup"]["occasion"], "opened");
    assert_eq!(
        (
            looked["saved"]["whole"].clone(),
            looked["saved"]["missing"].clone()
        ),
        (json!(true), json!([]))
    );
    one.does(
        "salvage_process",
        json!({ "path": path, "into": null, "put_aside": true }),
    );
    assert_eq!(one.state(), state);
    one.captures(1, "Y se sigue");
    assert_eq!(devices(&one), 1, "nothing was lost: it goes on as it was");
}

#[test]
fn a_sound_file_is_not_salvaged_and_no_file_is_written_over() {
    let (one, path) = closed(1);
    let sound = json!({ "path": path, "into": null, "put_aside": true });
    assert_eq!(one.is_refused("salvage_process", sound).code, "not_damaged");
    let taken = one.path("otro.cocrea");
    fs::write(&taken, "lo que había").unwrap();
    damage(&path, "El camión de la mesa 3 tarda");
    let into = json!({ "path": path, "into": taken, "put_aside": true });
    assert_eq!(one.is_refused("salvage_process", into).code, "file_exists");
    assert_eq!(fs::read(&taken).unwrap(), "lo que había".as_bytes());
    assert!(path.exists(), "put aside only when the rest is done");
    let names = in_folder(one.folder.path());
    assert!(
        !names.iter().any(|name| name.ends_with(".new")),
        "{names:?}"
    );
    let stick = json!({ "path": path, "into": one.path("usb/b.cocrea"), "put_aside": false });
    assert_eq!(one.is_refused("salvage_process", stick).code, "on_stick");
}
