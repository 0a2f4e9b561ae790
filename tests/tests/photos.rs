//! Photos: without what cameras write, the same on every laptop, missing ones listed, and nothing taken for one that is none.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_domain::{Id, NewPhoto, Photo};
use cocrea_keys::Seed;
use cocrea_store::{Fault, Store, Writer};
use cocrea_tests::flipchart::{self, WRITTEN_BY_THE_CAMERA};
use cocrea_tests::laptop::Laptop;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Two laptops that have let each other in, and know what the other has.
fn two_laptops() -> [Laptop; 2] {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    let two = Laptop::new(2);
    two.starts_from(&one);
    one.receives(&two);
    [one, two]
}

fn photos(laptop: &Laptop) -> Vec<Value> {
    let listed = laptop.does("list_photos", json!({ "table": null, "trash": false }));
    listed["photos"].as_array().unwrap().clone()
}

fn bytes_of(laptop: &Laptop, photo: &Value) -> Value {
    laptop.does("read_photo", json!({ "id": photo["id"] }))["jpeg"].clone()
}

fn make(laptop: &Laptop, name: &str, more: Value) -> (PathBuf, Value) {
    let path = laptop.path(name);
    let mut body = json!({ "path": path });
    let more = more.as_object().cloned().unwrap();
    body.as_object_mut().unwrap().extend(more);
    let made = laptop.does("make_bundle", body);
    (path, made)
}

fn receive(laptop: &Laptop, bundle: &Path) -> Value {
    let body = json!({ "path": bundle, "choices": [], "admit": [] });
    laptop.does("receive_bundle", body)
}

fn inspect(laptop: &Laptop, bundle: &Path) -> Value {
    let looked = json!({ "path": bundle, "admit": [] });
    laptop.does("inspect_bundle", looked)["preview"].clone()
}

/// All files in a folder and below.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let below = entries.flat_map(|entry| {
        let path = entry.path();
        if path.is_dir() {
            files(&path)
        } else {
            vec![path]
        }
    });
    below.collect()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|bytes| bytes == part)
}

#[test]
fn what_the_camera_wrote_is_in_no_file_afterwards() {
    let [one, _] = two_laptops();
    let original = one.lays_photo(1);
    for part in WRITTEN_BY_THE_CAMERA {
        assert!(contains(&fs::read(&original).unwrap(), part.as_bytes()));
    }
    one.adds_photo(1, 1);
    one.does("set_return_point", json!({ "label": "Con la foto" }));
    make(&one, "plan.paquete", json!({}));
    fs::remove_file(&original).unwrap();
    for file in files(one.folder.path()) {
        let bytes = fs::read(&file).unwrap();
        for part in WRITTEN_BY_THE_CAMERA {
            let shown = file.display();
            assert!(!contains(&bytes, part.as_bytes()), "{part} is in {shown}");
        }
    }
}

#[test]
fn a_photo_is_listed_described_thrown_away_and_brought_back() {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    let added = one.adds_photo(3, 1);
    one.adds_photo(4, 2);
    let table = json!({ "table": one.table(3), "trash": false });
    let listed = one.does("list_photos", table)["photos"].clone();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    let photo = &listed[0];
    assert_eq!(
        (&photo["id"], &photo["caption"]),
        (&added["id"], &json!(""))
    );
    assert_eq!(
        (&photo["width"], &photo["height"]),
        (&json!(900), &json!(1_200))
    );
    assert!(photo["thumbnail"].is_string() && bytes_of(&one, photo).is_string());

    let caption = json!({ "id": added["id"], "caption": "Rotafolio de la ronda 2" });
    one.does("describe_photo", caption);
    let found = one.does("search", json!({ "text": "rotafolio" }));
    assert_eq!(found["hits"][0]["noun"], "photo");
    one.does("trash_photo", json!({ "id": added["id"] }));
    assert_eq!(photos(&one).len(), 1);
    one.does("undo", json!({}));
    assert_eq!(photos(&one)[0]["caption"], "Rotafolio de la ronda 2");
}

#[test]
fn the_same_photo_is_taken_once_and_what_is_no_photo_is_refused_by_name() {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    one.adds_photo(1, 1);
    let before = one.state();
    let refused = |name: &str, bytes: &[u8]| {
        let path = one.path(name);
        fs::write(&path, bytes).unwrap();
        let body = json!({ "table": null, "path": path, "caption": null });
        let failure = one.is_refused("add_photo", body);
        assert_eq!(failure.args["photo"], path.display().to_string());
        assert!(failure.message.contains(name), "{}", failure.message);
        failure.code
    };
    let photo = flipchart::photo(1);
    assert_eq!(refused("otra.jpg", &photo), "photo_repeated");
    assert_eq!(refused("corta.jpg", &photo[..200]), "photo_damaged");
    assert_eq!(refused("nota.jpg", b"hola"), "not_a_photo");
    assert_eq!(refused("dibujo.png", b"<svg onload='x()'/>"), "photo_svg");
    assert_eq!(refused("iphone.jpg", b"\0\0\0\x18ftypheic"), "photo_heic");
    let nowhere = json!({ "table": null, "path": one.path("no.jpg"), "caption": null });
    assert_eq!(one.is_refused("add_photo", nowhere).code, "file_not_found");
    let folder = json!({ "table": null, "path": one.folder.path(), "caption": null });
    assert_eq!(one.is_refused("add_photo", folder).code, "not_a_photo");
    let stranger = json!({
        "table": Uuid::from_u128(5), "path": one.lays_photo(9), "caption": null,
    });
    assert_eq!(one.is_refused("add_photo", stranger).code, "not_found");
    assert_eq!(one.state(), before, "nothing was added");
}

#[test]
fn photos_travel_once_and_stand_the_same_on_both_laptops() {
    let [one, two] = two_laptops();
    one.adds_photo(1, 1);
    one.adds_photo(2, 2);
    let (bundle, made) = make(&one, "plan.paquete", json!({}));
    assert_eq!(made["photos"], 2);
    let seen = inspect(&two, &bundle);
    assert_eq!(
        (&seen["photos"], &seen["new_photos"]),
        (&json!(2), &json!(2))
    );
    assert!(photos(&two).is_empty(), "nothing has changed yet");

    let received = receive(&two, &bundle);
    assert_eq!(
        (&received["new_photos"], &received["unfit_photos"]),
        (&json!(2), &json!(0))
    );
    for (here, there) in photos(&one).iter().zip(photos(&two)) {
        assert!(there["thumbnail"].is_string());
        assert!(bytes_of(&one, here) == bytes_of(&two, &there));
    }
    assert_eq!(one.state(), two.state());
    let again = receive(&two, &bundle);
    assert_eq!(
        (&again["new_changes"], &again["new_photos"]),
        (&json!(0), &json!(0))
    );

    // Two says what it holds; One sends it what is new and nothing else.
    receive(
        &one,
        &make(&two, "acuse.paquete", json!({ "brings": "receipt" })).0,
    );
    one.adds_photo(1, 3);
    let missing = json!({ "readers": "laptops", "brings": "missing" });
    let (bundle, made) = make(&one, "falta.paquete", missing);
    assert_eq!(made["photos"], 1);
    assert_eq!(receive(&two, &bundle)["new_photos"], 1);
    assert_eq!(photos(&two).len(), 3);
}

#[test]
fn a_photo_that_is_gone_is_listed_with_who_has_it_and_comes_later() {
    let [one, two] = two_laptops();
    one.does("set_return_point", json!({ "label": "Antes" }));
    two.adds_photo(5, 1);
    receive(&one, &make(&two, "foto.paquete", json!({})).0);
    make(&one, "acuse.paquete", json!({ "brings": "receipt" }));
    receive(&two, &one.path("acuse.paquete"));
    // One goes back, and Two does not know: it leaves out what One said to hold.
    let points = one.does("list_backups", json!({}))["backups"].clone();
    let mut points = points.as_array().unwrap().iter();
    let before = points.find(|point| point["label"] == "Antes").unwrap();
    one.does("return_to_backup", json!({ "path": before["path"] }));
    assert!(photos(&one).is_empty());
    let known = json!({ "readers": "laptops", "brings": "missing" });
    let (bundle, made) = make(&two, "nada.paquete", known);
    assert_eq!(made["photos"], 0);
    let everything = make(&two, "todo.paquete", json!({})).0;

    // The changes without the photo.
    receive(&one, &bundle);
    without_photos(&one, &everything);
    let listed = photos(&one);
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0]["thumbnail"], Value::Null);
    assert_eq!(listed[0]["held_by"], "Laptop Mesa 2");
    assert_eq!(bytes_of(&one, &listed[0]), Value::Null);
    let verified = one.does("verify_process", json!({}));
    let told = ["photos", "missing_photos", "spoiled_photos"].map(|told| &verified[told]);
    assert_eq!(told, [0, 0, 1]);

    // Every change of it is here, and still it brings something.
    let seen = inspect(&one, &everything);
    assert_eq!(
        (&seen["new_changes"], &seen["new_photos"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(receive(&one, &everything)["new_photos"], 1);
    assert!(photos(&one)[0]["thumbnail"].is_string());
}

/// Receives a bundle and loses its photos, as a disk may.
fn without_photos(laptop: &Laptop, bundle: &Path) {
    receive(laptop, bundle);
    let path = laptop.app.open_path().unwrap();
    laptop.does("close_process", json!({}));
    let mut bytes = fs::read(&path).unwrap();
    let thumbnails_and_photos: Vec<usize> = (0..bytes.len() - 4)
        .filter(|at| bytes[*at..].starts_with(&[0xFF, 0xD8, 0xFF, 0xE0]))
        .collect();
    assert_eq!(thumbnails_and_photos.len(), 2);
    for at in thumbnails_and_photos {
        bytes[at + 40] ^= 1;
    }
    fs::write(&path, bytes).unwrap();
    laptop.does("open_process", json!({ "path": path }));
}

#[test]
fn what_a_hostile_laptop_calls_a_photo_is_left_and_told() {
    let [one, two] = two_laptops();
    let path = two.app.open_path().unwrap();
    two.does("close_process", json!({}));
    let photo = flipchart::photo(3);
    let hostile: [&[u8]; 3] = [b"<svg onload='x()'/>", &photo, &photo[..300]];
    plant(&path, &hostile);
    two.does("open_process", json!({ "path": path }));
    let bundle = make(&two, "hostil.paquete", json!({})).0;
    let received = receive(&one, &bundle);
    assert_eq!(
        (&received["new_photos"], &received["unfit_photos"]),
        (&json!(0), &json!(3))
    );
    let listed = photos(&one);
    assert_eq!(
        listed.len(),
        4,
        "their rows are, and one that names no hash"
    );
    assert!(listed.iter().all(|photo| photo["thumbnail"].is_null()));
    assert_eq!(one.does("verify_process", json!({}))["missing_photos"], 3);
    for photo in &listed {
        assert_eq!(bytes_of(&one, photo), Value::Null);
    }
    assert_eq!(one.state(), two.state());
}

/// Writes photos to a file past the use cases: their bytes as they are, and one of no bytes at all.
fn plant(path: &Path, hostile: &[&[u8]]) {
    let process = cocrea_store::glance(path, |view| view.all::<cocrea_domain::Process>());
    let process = process.unwrap()[0].id.0;
    let key = Seed::from_bytes([2; 32])
        .keypair()
        .after_returns(process, 0);
    let mut store = Store::open(path, key.device()).unwrap();
    let session = store.read(|view| view.all::<cocrea_domain::Session>());
    let session = session.unwrap()[0].id;
    let write = |tx: &mut Writer<'_>| {
        let mut blobs = vec!["../../etc/passwd".to_owned()];
        for bytes in hostile {
            let hash = tx.keep_blob(bytes, b"")?;
            blobs.push(hash.iter().map(|byte| format!("{byte:02x}")).collect());
        }
        for (number, blob) in (1..).zip(blobs) {
            let new = NewPhoto {
                session,
                blob,
                ..NewPhoto::default()
            };
            let id = Id::new(Uuid::from_u128(
                0x0190_0000_0000_7000_8000_0000_0000_0000 + number,
            ));
            let (_, decision) = Photo::add(id, &new, &[], 0).unwrap();
            tx.record(decision)?;
        }
        Ok(())
    };
    store.write::<_, Fault>(1_800_200_000_000, write).unwrap();
}

#[test]
fn a_salvaged_process_has_its_photos() {
    let one = Laptop::new(1);
    one.does("create_process", json!({ "name": "Plan" }));
    one.adds_photo(1, 1);
    one.adds_photo(2, 2);
    let path = one.app.open_path().unwrap();
    one.does("close_process", json!({}));
    let mut bytes = fs::read(&path).unwrap();
    bytes[..100].fill(0);
    fs::write(&path, bytes).unwrap();
    let into = one.path("rescatado.cocrea");
    one.does(
        "salvage_process",
        json!({ "path": path, "into": into, "put_aside": false }),
    );
    one.does("open_process", json!({ "path": into }));
    let listed = photos(&one);
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().all(|photo| bytes_of(&one, photo).is_string()));
}
