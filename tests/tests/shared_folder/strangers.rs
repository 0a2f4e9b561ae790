//! Whatever else may lie in the folder, by mistake or on purpose.

use crate::{Room, exchanges, names, unread};
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A bundle of another process, sealed with these words.
fn foreign(words: &Value, path: &Path) {
    let other = Laptop::new(9);
    other.does("create_process", json!({ "name": "Otro" }));
    let body = json!({ "path": path, "readers": "words", "words": words });
    other.does("make_bundle", body);
}

#[test]
fn what_cannot_be_taken_is_named_with_its_reason_and_holds_nothing_else_up() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    two.captures(1, "Falta una banca");
    exchanges(two);
    let file = room.file_of(two);
    let whole = fs::read(&file).unwrap();
    let mut altered = whole.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    fs::write(room.path("a alterado.paquete"), altered).unwrap();
    fs::write(room.path("b cortado.PAQUETE"), &whole[..whole.len() - 9]).unwrap();
    fs::write(room.path("c ajeno.paquete"), b"hola").unwrap();
    fs::write(room.path("d vacio.paquete"), b"").unwrap();
    let words = one.does("read_shared_words", json!({}))["words"].clone();
    foreign(&words, &room.path("e otro.paquete"));
    foreign(&Value::Null, &room.path("f palabras.paquete"));
    fs::create_dir(room.path("g carpeta.paquete")).unwrap();
    let told = unread(&exchanges(one));
    let reasons = [
        "",
        "incompleto",
        "no es un paquete",
        "incompleto",
        "otro proceso",
        "seis palabras",
        "no es un archivo",
    ];
    assert_eq!(told.len(), reasons.len(), "{told:?}");
    for ((name, told), reason) in told.iter().zip(reasons) {
        assert!(told.len() > 20 && told.contains(reason), "{name}: {told}");
    }
    assert_eq!(one.slips()[0], "Falta una banca");
}

#[test]
fn repeated_and_conflict_copies_change_nothing_more() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    two.captures(1, "Falta una banca");
    exchanges(two);
    exchanges(one);
    let state = one.state();
    let file = room.file_of(two);
    let stem = file.file_stem().unwrap().to_str().unwrap();
    for copy in [
        format!("{stem}.sync-conflict-20261123-080000-ABCDEFG.paquete"),
        format!("{stem} (conflicted copy 2026-11-23 080000).paquete"),
        "Copia de Rosa.paquete".to_owned(),
    ] {
        fs::copy(&file, room.path(&copy)).unwrap();
    }
    let exchanged = exchanges(one);
    assert_eq!(unread(&exchanged), []);
    assert_eq!((&exchanged["new_changes"], one.state()), (&json!(0), state));
    let laptops = exchanged["folder"]["laptops"].as_array().unwrap();
    assert_eq!(laptops.len(), 2, "each laptop once: {exchanged}");
}

#[test]
fn a_conflict_copy_that_alone_brings_something_is_taken() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    exchanges(two);
    let older = fs::read(room.file_of(two)).unwrap();
    two.captures(1, "Falta una banca");
    exchanges(two);
    let file = room.file_of(two);
    let stem = file.file_stem().unwrap().to_str().unwrap().to_owned();
    let copy = room.path(&format!(
        "{stem}.sync-conflict-20261123-080000-ABCDEFG.paquete"
    ));
    fs::rename(&file, copy).unwrap();
    fs::write(&file, older).unwrap();
    exchanges(one);
    assert_eq!(one.slips()[0], "Falta una banca");
}

#[test]
fn nothing_else_in_the_folder_is_opened_or_touched() {
    let room = Room::new(1);
    let one = &room.laptops[0];
    let others = [
        "0123456789ab-01234567.paquete",
        ".oculto.paquete",
        "~syncthing~0123456789ab-01234567.part",
        "notas.txt",
        "Plan.cocrea",
        ".stfolder",
    ];
    for name in others {
        fs::write(room.path(name), name).unwrap();
    }
    assert_eq!(unread(&exchanges(one)), []);
    assert_eq!(names(room.folder.path()).len(), others.len() + 1);
    for name in others {
        assert_eq!(fs::read_to_string(room.path(name)).unwrap(), name);
    }
}

#[cfg(unix)]
#[test]
fn what_leads_elsewhere_is_neither_followed_nor_written_through() {
    use std::os::unix::fs::symlink;
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    two.captures(1, "Falta una banca");
    exchanges(two);
    let precious = one.path("precioso.txt");
    fs::write(&precious, "precioso").unwrap();
    let file = room.file_of(two);
    let own = exchanges(one)["dropped"] == true;
    assert!(own);
    let own = room.file_of(one);
    let stem = own.file_stem().unwrap().to_str().unwrap();
    fs::remove_file(&own).unwrap();
    symlink(&precious, &own).unwrap();
    symlink(&precious, room.path(&format!("~syncthing~{stem}.part"))).unwrap();
    let elsewhere = one.path("fuera.paquete");
    fs::rename(&file, &elsewhere).unwrap();
    symlink(&elsewhere, &file).unwrap();
    one.captures(2, "Falta una lámpara");
    let told = unread(&exchanges(one));
    assert!(
        told.iter()
            .all(|(_, reason)| reason.contains("no es un archivo")),
        "{told:?}"
    );
    assert_eq!(told.len(), 2);
    assert_eq!(fs::read_to_string(&precious).unwrap(), "precioso");
    assert!(
        fs::symlink_metadata(&own).unwrap().is_file(),
        "its own file is a file again"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn hostile_names_are_shown_without_what_steers_a_terminal() {
    use std::os::unix::ffi::OsStrExt as _;
    let room = Room::new(1);
    let name = std::ffi::OsStr::from_bytes(b"\x1b[2Jmesa\xff\n.paquete");
    fs::write(room.folder.path().join(name), b"hola").unwrap();
    let told = unread(&exchanges(&room.laptops[0]));
    assert_eq!(told.len(), 1);
    assert!(told[0].0.chars().all(|sign| !sign.is_control()), "{told:?}");
}

#[test]
fn more_files_than_anybody_needs_are_told_and_those_of_the_process_still_exchanged() {
    let room = Room::new(2);
    let [one, two] = &room.laptops[..] else {
        panic!("two laptops")
    };
    two.captures(1, "Falta una banca");
    exchanges(two);
    for number in 0..210 {
        fs::write(room.path(&format!("!{number}.paquete")), b"hola").unwrap();
    }
    let exchanged = one.does("exchange_shared_folder", json!({}));
    assert_eq!(exchanged["folder"]["trouble"]["code"], "folder_crowded");
    assert_eq!(one.slips()[0], "Falta una banca");
    assert_eq!(exchanged["dropped"], true);
}
