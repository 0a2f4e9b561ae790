//! Names and contacts that are looked for in every file, and laptops of one process that hold them.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use crate::laptop::Laptop;
use crate::rounds::Dice;
use cocrea_bundle::{Keys, read_file};
use cocrea_domain::Attendee;
use cocrea_keys::{Passphrase, Seed};
use cocrea_store::glance;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Every one of them begins with this, which stands in no file by itself.
pub const MARK: &str = "ZqCanario";

/// A person with two canaries that no other person has.
#[must_use]
pub fn person(dice: &mut Dice) -> Value {
    let mut canary = || format!("{MARK}{:016x}", dice.throw());
    json!({ "name": canary(), "contact": canary(), "consent": true })
}

/// How the mark looks in files that hold it in clear: as text of one or two bytes a letter, in hexadecimal, in Base64.
#[must_use]
pub fn forms() -> Vec<Vec<u8>> {
    let hex: String = MARK.bytes().map(|byte| format!("{byte:02x}")).collect();
    let wide = |order: fn(u16) -> [u8; 2]| MARK.encode_utf16().flat_map(order).collect();
    let mut forms = vec![
        MARK.into(),
        wide(u16::to_le_bytes),
        wide(u16::to_be_bytes),
        hex.to_uppercase().into(),
        hex.into(),
    ];
    forms.extend((0..3).map(in_base64));
    forms
}

/// The letters of Base64 that the mark alone decides when so many bytes stand before it (RFC 4648, §4).
fn in_base64(before: usize) -> Vec<u8> {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits: Vec<u8> = std::iter::repeat_n(0, before)
        .chain(MARK.bytes())
        .flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1))
        .collect();
    let first = (8 * before).div_ceil(6);
    let letters = bits.chunks_exact(6).skip(first);
    letters
        .map(|six| LETTERS[six.iter().fold(0, |all, bit| 2 * all + usize::from(*bit))])
        .collect()
}

/// All files in a folder and below.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
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

/// Whether a part stands in bytes.
#[must_use]
pub fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|bytes| bytes == part)
}

/// Where any of these parts stands, among all files of a laptop.
#[must_use]
pub fn places(laptop: &Laptop, parts: &[Vec<u8>]) -> Vec<PathBuf> {
    places_in(laptop.folder.path(), parts)
}

/// Where any of these parts stands, among all files in a folder and below.
///
/// # Panics
/// When they cannot be read.
#[must_use]
pub fn places_in(folder: &Path, parts: &[Vec<u8>]) -> Vec<PathBuf> {
    let mut files = files(folder);
    files.retain(|file| {
        let bytes = fs::read(file).unwrap();
        parts.iter().any(|part| contains(&bytes, part))
    });
    files
}

/// Whether a part stands in what a bundle holds, taken out of its envelope and unpacked.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn inside(bundle: &Path, words: Option<&str>, parts: &[Vec<u8>]) -> bool {
    let identity = Seed::from_bytes([1; 32]).identity();
    let words: Option<Passphrase> = words.map(|words| words.parse().unwrap());
    let keys = Keys {
        identity: Some(&identity),
        passphrase: words.as_ref(),
    };
    let bundle = read_file(bundle, keys).unwrap();
    let links = bundle.segments.iter().flat_map(|segment| &segment.links);
    let bytes = links.flat_map(|link| [Some(&link.header), link.payload.as_ref()]);
    let mut bytes = bytes.flatten();
    bytes.any(|bytes| parts.iter().any(|part| contains(bytes, part)))
}

/// Makes a bundle, with more in the request; its path, and what was answered.
///
/// # Panics
/// When it is refused.
pub fn make(laptop: &Laptop, name: &str, more: Value) -> (PathBuf, Value) {
    let path = laptop.path(name);
    let mut body = json!({ "path": path });
    let more = more.as_object().cloned().unwrap();
    body.as_object_mut().unwrap().extend(more);
    let made = laptop.does("make_bundle", body);
    (path, made)
}

/// Receives a bundle and lets everybody in it in.
pub fn receive(laptop: &Laptop, bundle: &Path) -> Value {
    let body = laptop.letting_in(bundle);
    laptop.does("receive_bundle", body)
}

/// The people of the list that were not taken back.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn attendees(laptop: &Laptop) -> Vec<Value> {
    let read = laptop.does("read_attendance", json!({}));
    let mut attendees = read["attendees"].as_array().unwrap().clone();
    attendees.retain(|attendee| attendee["trashed"] == false);
    attendees
}

/// Their names.
#[must_use]
pub fn names(laptop: &Laptop) -> Vec<Value> {
    let people = attendees(laptop).into_iter();
    people.map(|each| each["person"]["name"].clone()).collect()
}

/// Two laptops of one process: the organiser's, and that of a table.
#[must_use]
pub fn organiser_and_table() -> [Laptop; 2] {
    let organiser = Laptop::new(1);
    organiser.does("create_process", json!({ "name": "Plan" }));
    organiser.captures(1, "Falta sombra");
    let table = Laptop::new(2);
    table.starts_from(&organiser);
    organiser.receives(&table);
    [organiser, table]
}

/// How every sealed file begins (age-encryption.org/v1).
const SAME: usize = 32;

/// Parts of what is sealed about each person, by their row, short enough to stand on one page.
///
/// # Panics
/// When no process is open.
#[must_use]
pub fn sealed_parts(laptop: &Laptop) -> BTreeMap<String, Vec<Vec<u8>>> {
    sealed_parts_in(&laptop.app.open_path().unwrap())
}

/// The same of a process file.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn sealed_parts_in(path: &Path) -> BTreeMap<String, Vec<Vec<u8>>> {
    let attendees = glance(path, |view| view.all::<Attendee>()).unwrap();
    let parts = attendees.into_iter().map(|attendee| {
        let parts = attendee.person.0[SAME..].chunks_exact(24);
        let parts = parts.map(<[u8]>::to_vec);
        (attendee.id.0.to_string(), parts.collect())
    });
    parts.collect()
}
