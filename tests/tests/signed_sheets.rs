//! Photos of signed lists: in no file in clear, seen by those who see its persons, and nowhere at all once erased.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_domain::{Id, Process, Session, SignedSheet};
use cocrea_keys::{Recipient, Seed, To, seal};
use cocrea_store::{Fault, Store, Writer, glance, hash_digits, hash_of_digits};
use cocrea_tests::canary::{
    contains, files, inside, make, organiser_and_table, person, places, receive,
};
use cocrea_tests::flipchart::{WRITTEN_BY_THE_CAMERA, photo};
use cocrea_tests::laptop::Laptop;
use cocrea_tests::rounds::Dice;
use serde_json::{Value, json};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const NOWHERE: [PathBuf; 0] = [];

fn sheets(laptop: &Laptop) -> Vec<Value> {
    let listed = laptop.does("list_signed_sheets", json!({}));
    listed["sheets"].as_array().unwrap().clone()
}

/// What a laptop says of the picture of its first sheet, and the picture.
fn picture(laptop: &Laptop) -> (Value, Value) {
    let sheet = sheets(laptop)[0].clone();
    let read = laptop.does("read_signed_sheet", json!({ "id": sheet["id"] }));
    (sheet["picture"].clone(), read["jpeg"].clone())
}

/// Adds the photo of a sheet and takes the original away, as who put in a stick does.
fn adds_sheet(laptop: &Laptop, number: u32) -> Value {
    let path = laptop.lays_photo(number);
    let added = laptop.does("add_signed_sheet", json!({ "path": path }));
    fs::remove_file(path).unwrap();
    added["id"].clone()
}

/// Parts of bytes, from all over them but their beginning, short enough to stand on one page.
fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let parts = bytes.chunks_exact(24);
    let step = parts.len() / 10;
    let parts = parts.skip(step).step_by(step);
    parts.map(<[u8]>::to_vec).collect()
}

/// The first sheet as it lies sealed in the process of a laptop.
fn sealed(laptop: &Laptop) -> Vec<u8> {
    let path = laptop.app.open_path().unwrap();
    let found = glance(&path, |view| {
        let blob = view.all::<SignedSheet>()?[0].blob.clone();
        view.blob(&hash_of_digits(&blob).unwrap())
    });
    found.unwrap().unwrap()
}

#[test]
fn no_picture_of_a_list_is_in_any_file_in_clear() {
    let [organiser, table] = organiser_and_table();
    adds_sheet(&table, 1);
    table.does("undo", json!({}));
    table.does("redo", json!({}));
    let clean = cocrea_photo::clean(&photo(1)).unwrap().jpeg;
    let mut clear = [parts(&photo(1)), parts(&clean)].concat();
    clear.extend(WRITTEN_BY_THE_CAMERA.map(|part| part.as_bytes().to_vec()));

    table.does("set_return_point", json!({ "label": "Con la lista" }));
    let (bundle, _) = make(&table, "con.paquete", json!({ "personal": true }));
    receive(&organiser, &bundle);
    for laptop in [&table, &organiser] {
        let all = files(laptop.folder.path());
        let wal = |file: &PathBuf| file.to_string_lossy().ends_with("-wal");
        assert!(all.iter().any(wal));
        assert_eq!(places(laptop, &clear), NOWHERE);
    }
    // What lies in clear is found: the looking itself is right.
    organiser.adds_photo(1, 1);
    fs::remove_file(organiser.path("IMG_1.jpg")).unwrap();
    assert!(!places(&organiser, &clear).is_empty());
}

#[test]
fn a_list_is_seen_by_those_who_see_its_persons_and_leaves_when_somebody_chooses() {
    let [organiser, table] = organiser_and_table();
    let third = Laptop::new(3);
    third.starts_from(&organiser);
    adds_sheet(&table, 1);
    let parts = parts(&sealed(&table));
    let (public, _) = make(&table, "sin.paquete", json!({}));
    assert!(
        !parts
            .iter()
            .any(|part| contains(&fs::read(&public).unwrap(), part))
    );
    receive(&organiser, &public);
    assert!(sheets(&organiser).is_empty());
    assert_eq!(
        organiser.does("verify_process", json!({}))["missing_photos"],
        0
    );

    let (personal, _) = make(&table, "con.paquete", json!({ "personal": true }));
    for laptop in [&organiser, &third] {
        assert_eq!(receive(laptop, &personal)["new_photos"], 1);
    }
    for laptop in [&organiser, &table] {
        let (told, jpeg) = picture(laptop);
        assert_eq!(told, "readable");
        assert!(jpeg.is_string());
    }
    assert_eq!(picture(&third), (json!("sealed"), Value::Null));
    table.does("close_attendance", json!({}));
    assert_eq!(picture(&table), (json!("sealed"), Value::Null));
    assert_eq!(table.state(), third.state());
}

#[test]
fn an_erased_list_is_nowhere_also_where_it_arrives_later() {
    let mut dice = Dice(11);
    let [organiser, table] = organiser_and_table();
    let id = adds_sheet(&table, 1);
    let parts = parts(&sealed(&table));
    let elsewhere = tempfile::tempdir().unwrap();
    let before = elsewhere.path().join("antes.paquete");
    let (made, _) = make(&table, "antes.paquete", json!({ "personal": true }));
    fs::copy(&made, &before).unwrap();
    fs::remove_file(made).unwrap();
    receive(&organiser, &before);
    for laptop in [&organiser, &table] {
        laptop.does("set_return_point", json!({ "label": "Con la lista" }));
        assert!(places(laptop, &parts).len() > 1, "the test is wrong");
    }
    // Who leaves is told that the list shows them still, and it stays: others signed it.
    let leaving = organiser.does("add_attendee", person(&mut dice));
    let gone = organiser.does("cancel_attendee", json!({ "id": leaving["id"] }));
    assert_eq!((&gone["sheets"], sheets(&organiser).len()), (&json!(1), 1));

    let erased = table.does("erase_signed_sheet", json!({ "id": id }));
    assert!(erased["backups"].as_u64() > Some(0) && erased["left"] == json!([]));
    assert_eq!(places(&table, &parts), NOWHERE);
    assert!(sheets(&table).is_empty());
    let again = table.is_refused("erase_signed_sheet", json!({ "id": id }));
    assert_eq!(again.code, "not_found");

    let (news, _) = make(&table, "despues.paquete", json!({ "personal": true }));
    assert!(!inside(&news, None, &parts));
    receive(&organiser, &news);
    assert_eq!(places(&organiser, &parts), NOWHERE);
    let late = Laptop::new(4);
    late.starts_from(&organiser);
    for laptop in [&organiser, &table, &late] {
        receive(laptop, &before);
        assert_eq!(places(laptop, &parts), NOWHERE);
        assert!(sheets(laptop).is_empty());
        let verified = laptop.does("verify_process", json!({}));
        assert_eq!(verified["missing_photos"], 0);
    }
}

#[test]
fn what_a_hostile_laptop_calls_a_list_is_left_and_told() {
    let [organiser, table] = organiser_and_table();
    let path = table.app.open_path().unwrap();
    table.does("close_process", json!({}));
    let to: Recipient = organiser.recipient().parse().unwrap();
    let stranger = Seed::from_bytes([9; 32]).identity().recipient();
    let clean = cocrea_photo::clean(&photo(3)).unwrap().jpeg;
    let whole = envelope(to, &clean);
    let hostile = [
        b"<svg onload='x()'/>".to_vec(),
        // In clear, as only a public photo may be.
        clean,
        whole[..whole.len() - 9_000].to_vec(),
        envelope(to, b"<svg onload='x()'/>"),
        // With the camera's words.
        envelope(to, &photo(4)),
        envelope(stranger, &vec![7; (24 << 20) + 1]),
    ];
    plant(&path, &hostile);
    table.does("open_process", json!({ "path": path }));
    let (bundle, _) = make(&table, "hostil.paquete", json!({ "personal": true }));
    let received = receive(&organiser, &bundle);
    assert_eq!(
        (&received["new_photos"], &received["unfit_photos"]),
        (&json!(0), &json!(hostile.len()))
    );
    let listed = sheets(&organiser);
    assert_eq!(listed.len(), hostile.len() + 1, "one names no hash");
    for sheet in &listed {
        assert_eq!(sheet["picture"], "missing");
        let read = organiser.does("read_signed_sheet", json!({ "id": sheet["id"] }));
        assert_eq!(read["jpeg"], Value::Null);
    }
    assert_eq!(organiser.state(), table.state());
}

fn envelope(to: Recipient, bytes: &[u8]) -> Vec<u8> {
    let mut sealer = seal(Vec::new(), To::Recipients(&[to])).unwrap();
    sealer.write_all(bytes).unwrap();
    sealer.finish().unwrap()
}

/// Writes sheets to a file past the use cases: their bytes as they are, and one of no bytes at all.
fn plant(path: &Path, hostile: &[Vec<u8>]) {
    let process = glance(path, |view| view.all::<Process>()).unwrap()[0].id.0;
    let key = Seed::from_bytes([2; 32])
        .keypair()
        .after_returns(process, 0);
    let mut store = Store::open(path, key.device()).unwrap();
    let session: Id<Session> = store.read(|view| view.all::<Session>()).unwrap()[0].id;
    let write = |tx: &mut Writer<'_>| {
        let mut blobs = vec!["../../etc/passwd".to_owned()];
        for bytes in hostile {
            blobs.push(hash_digits(&tx.keep_blob(bytes, b"")?));
        }
        blobs.sort();
        for (number, blob) in (1..).zip(blobs) {
            let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number);
            let salt = [u8::try_from(number).unwrap(); 16];
            let (_, decision) = SignedSheet::add(Id::new(id), (session, 0), (blob, salt), 0);
            tx.record(decision)?;
        }
        Ok(())
    };
    store.write::<_, Fault>(1_800_200_000_000, write).unwrap();
}
