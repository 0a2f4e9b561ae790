//! A day of five laptops apart: sticks in a bad order, photos, a forged and a damaged bundle, and one process in the end.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_bundle::{Contents, Readers, Segment, SignedHead, pack, write_file};
use cocrea_keys::Seed;
use cocrea_ledger::{Cell, ChangeName, Draft, Hlc, Link, MemoryHeads, Stamp, first_hash, stamp};
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const TABLES: usize = 5;

/// Five laptops with the process of the first one, each of which the first one let in.
fn room() -> Vec<Laptop> {
    let laptops: Vec<Laptop> = (1..=5).map(Laptop::new).collect();
    let (organiser, tables) = laptops.split_first().unwrap();
    organiser.does("create_process", json!({ "name": "Plan de Altares" }));
    organiser.captures(1, "!Falta sombra en la parada #movilidad");
    for table in tables {
        table.starts_from(organiser);
        organiser.receives(table);
    }
    laptops
}

/// What a table does in half a day that nobody else hears of.
fn works(laptop: &Laptop, number: usize, half: usize) {
    for at in 0..6 {
        laptop.captures(
            number,
            &format!("!Lo que dijo la mesa {number} por {at}.ª vez"),
        );
    }
    for photo in 0..2 {
        laptop.adds_photo(
            number,
            u32::try_from(100 * half + 10 * number + photo).unwrap(),
        );
    }
    laptop.captures(number, "Esto sobraba");
    laptop.does("undo", json!({}));
    let slips =
        laptop.does("list_slips", json!({ "table": null, "trash": false }))["slips"].clone();
    let common = slips.as_array().unwrap().iter().find(|slip| {
        let text = slip["text"].as_str().unwrap();
        text.starts_with("Falta sombra")
    });
    // All five say the same slip in another way.
    laptop.does(
        "edit_slip",
        json!({
            "id": common.unwrap()["id"], "kind": "problem",
            "line": format!("Falta sombra en la parada, dice la mesa {number}"),
        }),
    );
}

/// A stick for the laptops that told how to seal to them, or for whoever has it.
fn bundle(laptop: &Laptop, name: &str, readers: &str) -> PathBuf {
    let path = laptop.path(name);
    laptop.does("make_bundle", json!({ "path": path, "readers": readers }));
    path
}

fn taking(path: &Path) -> Value {
    json!({ "path": path, "choices": [], "admit": [] })
}

fn takes(laptop: &Laptop, path: &Path) -> Value {
    laptop.does("receive_bundle", taking(path))
}

fn photos(laptop: &Laptop) -> Vec<Value> {
    let listed = laptop.does("list_photos", json!({ "table": null, "trash": false }));
    let photos = listed["photos"].as_array().unwrap().iter();
    let bytes = photos.map(|photo| laptop.does("read_photo", json!({ "id": photo["id"] })));
    bytes.map(|photo| photo["jpeg"].clone()).collect()
}

#[test]
fn five_laptops_that_worked_apart_for_a_day_end_equal() {
    let laptops = room();
    for (number, laptop) in (1..).zip(&laptops) {
        works(laptop, number, 1);
    }
    let first: Vec<PathBuf> = laptops
        .iter()
        .map(|one| bundle(one, "mañana.paquete", "anybody"))
        .collect();
    for (number, laptop) in (1..).zip(&laptops) {
        works(laptop, number, 2);
    }
    let second: Vec<PathBuf> = laptops
        .iter()
        .map(|one| bundle(one, "tarde.paquete", "laptops"))
        .collect();

    // The organiser gets the afternoon of the last table first, mornings after their afternoons, and some twice.
    let organiser = &laptops[0];
    refuses_forged_and_damaged(organiser, &second[4]);
    for path in [
        &second[4], &first[2], &second[2], &first[4], &second[1], &first[1], &second[1], &second[3],
    ] {
        takes(organiser, path);
    }
    let back = bundle(organiser, "de vuelta.paquete", "laptops");
    for laptop in laptops[1..].iter().rev() {
        // The sticks of neighbours come round before that of the organiser, and after.
        takes(laptop, &first[3]);
        takes(laptop, &back);
        takes(laptop, &first[2]);
    }

    let told = organiser.state();
    let pictures = photos(organiser);
    assert_eq!(pictures.len(), 4 * TABLES);
    assert!(pictures.iter().all(Value::is_string));
    for laptop in &laptops {
        assert_eq!(laptop.state(), told);
        assert_eq!(laptop.slips().len(), 1 + 12 * TABLES);
        assert!(photos(laptop) == pictures);
        let conflicts = laptop.does("list_conflicts", json!({}))["conflicts"].clone();
        let versions = conflicts[0]["fields"][0]["versions"]
            .as_array()
            .map(Vec::len);
        assert_eq!(
            (conflicts.as_array().unwrap().len(), versions),
            (1, Some(TABLES))
        );
    }
}

/// Neither changes anything, and each is told for what it is.
fn refuses_forged_and_damaged(laptop: &Laptop, sound: &Path) {
    let before = laptop.state();
    let refused = |path: &Path, code: &str, says: &str| {
        let failure = laptop.is_refused("receive_bundle", taking(path));
        assert_eq!(failure.code, code);
        assert!(failure.message.contains(says), "{}", failure.message);
        assert_eq!(laptop.state(), before);
    };
    let damaged = laptop.path("dañado.paquete");
    let mut bytes = fs::read(sound).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&damaged, &bytes).unwrap();
    refused(
        &damaged,
        "bundle_altered",
        "algo cambió en el camino. No se combinó nada",
    );
    bytes.truncate(middle);
    fs::write(&damaged, &bytes).unwrap();
    refused(&damaged, "bundle_cut", "está incompleto. No se cambió nada");
    let forged = laptop.path("falso.paquete");
    forge(laptop, &forged);
    refused(&forged, "bundle_forged", "No se combinó nada");
}

/// A bundle of laptop 9, with a change in the name of laptop 3 that laptop 3 never signed.
fn forge(laptop: &Laptop, path: &Path) {
    let process: Uuid =
        serde_json::from_value(laptop.does("read_process", json!({}))["id"].clone()).unwrap();
    let author = Seed::from_bytes([3; 32])
        .keypair()
        .after_returns(process, 0);
    let forger = Seed::from_bytes([9; 32]).keypair();
    let device = author.device();
    let mut draft = Draft::new("slip_captured");
    let row = Uuid::from_u128(77);
    draft.set_trashed("slip", row, false);
    draft.set(Cell::new("slip", row, "text"), "Lo que nadie dijo".into());
    let now = Stamp {
        device,
        number: 1,
        hlc: Hlc(1),
        wall_ms: 1,
    };
    let change = stamp(&mut MemoryHeads::default(), draft, now)
        .unwrap()
        .unwrap();
    let start = first_hash(process, device);
    let link = Link::seal(&start, &change);
    let name = ChangeName { device, number: 1 };
    // Signed, but by another hand.
    let mut head = SignedHead::sign(&author, process, name.number, link.hash);
    head.signature = SignedHead::sign(&forger, process, name.number, link.hash).signature;
    let contents = Contents {
        process,
        process_name: "Plan de Altares".to_owned(),
        sender_label: "Laptop Mesa 3".to_owned(),
        made_ms: 1_800_118_900_000,
        app_version: "0.1.0".to_owned(),
        devices: Vec::new(),
        organiser: device,
        has: vec![(device, 1)],
        segments: vec![Segment {
            device,
            from: 1,
            previous: start,
            links: vec![link],
        }],
        heads: vec![head],
        blobs: Vec::new(),
        holds: Vec::new(),
    };
    let packed = pack(&contents).unwrap();
    // Its writer reads it again, and finds it out too.
    if write_file(path, (&packed, &forger), &(), Readers::Anybody).is_err() {
        let mut bytes = Vec::new();
        packed.write(&forger, &(), &mut bytes).unwrap();
        fs::write(path, bytes).unwrap();
    }
}
