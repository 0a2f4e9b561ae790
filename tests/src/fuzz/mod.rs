//! What comes from outside, and what must be true of it whatever it is.
//!
//! Each target is a function of bytes that panics when a promise is broken; a program of its name in `tests/fuzz` gives it
//! to libFuzzer.
//! What lies behind a signature or a hash is signed and hashed here, so that what is drawn reaches the reader itself.
//! What once broke a promise is kept in `tests/fuzz/found` and given to its target in every test.

mod drawn;
#[allow(clippy::unwrap_used, reason = "tests that fail loudly wrote it")]
#[path = "../../../src-tauri/crates/bundle/tests/bundle/forge.rs"]
mod forge;

use cocrea_bundle::{Bundle, Limits, read};
use cocrea_keys::{Envelope, Key, Seed, To, seal};
use cocrea_ledger::Link;
use cocrea_photo::{clean, thumbnail_of_clean};
use forge::{Forge, change as slip, encode, encode_segment, key};
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::Path;

/// Something that reads what comes from outside.
pub struct Target {
    /// Its name, and that of its program.
    pub name: &'static str,
    /// Gives it bytes.
    pub run: fn(&[u8]),
    /// What it begins with.
    pub seeds: fn() -> Vec<Vec<u8>>,
}

/// All of them.
pub const TARGETS: [Target; 7] = [
    target("manifest", manifest, manifests),
    target("change", change, changes),
    target("segment", segment, segments),
    target("archive", archive, archives),
    target("sealed", sealed, sealed_files),
    target("import", import, drawn::seeds),
    target("photo", photo, photos),
];

const fn target(name: &'static str, run: fn(&[u8]), seeds: fn() -> Vec<Vec<u8>>) -> Target {
    Target { name, run, seeds }
}

/// What once broke a promise of a target, by the names of their files.
///
/// # Errors
/// Those of the folder.
pub fn found(target: &str) -> io::Result<Vec<(String, Vec<u8>)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    // The same folder for these tests and for the programs beside them.
    let folder = folder.join(if folder.ends_with("fuzz") {
        "found"
    } else {
        "fuzz/found"
    });
    let folder = folder.join(target);
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let files = fs::read_dir(folder)?.map(|file| {
        let file = file?;
        let name = file.file_name().to_string_lossy().into_owned();
        Ok((name, fs::read(file.path())?))
    });
    files.collect()
}

/// Less than a stranger's file may have, so that a round is short.
fn limits() -> Limits {
    Limits {
        unpacked: 8 << 20,
        segment: 4 << 20,
        ..Limits::default()
    }
}

fn bundle(bytes: &[u8]) -> Option<Bundle> {
    read(bytes, &limits()).ok()
}

/// The bytes of a manifest, signed by its sender: what is read of them is written as the same bytes.
///
/// # Panics
/// When a promise is broken.
pub fn manifest(bytes: &[u8]) {
    let signature = key(1).sign(&[b"cocrea-bundle-1", bytes].concat());
    let taken = bundle(&Forge::new().bytes_of(bytes, &signature));
    if let Some(taken) = taken {
        assert!(encode(&taken.manifest, false) == bytes);
    }
}

fn manifests() -> Vec<Vec<u8>> {
    vec![encode(&Forge::new().manifest, false)]
}

/// The bytes of a change, behind two that say how long its header is: what is read of it is sealed as the same bytes.
///
/// # Panics
/// When a promise is broken.
pub fn change(bytes: &[u8]) {
    let Some((length, rest)) = bytes.split_first_chunk() else {
        return;
    };
    let length = usize::from(u16::from_be_bytes(*length)).min(rest.len());
    let (header, payload) = rest.split_at(length);
    let link = Link::of_bytes(&[0; 32], header.to_vec(), payload.to_vec());
    if let Ok(change) = link.change() {
        assert!(Link::seal(&[0; 32], &change) == link);
    }
}

fn changes() -> Vec<Vec<u8>> {
    let device = key(1).device();
    let changes = [slip(device, 7, "Banqueta rota"), forge::personal(device, 2)];
    let bytes = changes.map(|change| {
        let link = Link::seal(&[0; 32], &change);
        let length = u16::try_from(link.header.len()).unwrap_or_default();
        let payload = link.payload.unwrap_or_default();
        [&length.to_be_bytes()[..], &link.header, &payload].concat()
    });
    bytes.to_vec()
}

/// The bytes of a segment in a bundle that says so, packed or to be packed: what is read of it is written as the same.
///
/// # Panics
/// When a promise is broken.
pub fn segment(bytes: &[u8]) {
    let Some((packed, plain)) = bytes.split_first() else {
        return;
    };
    let mut forge = Forge::new();
    if packed % 2 == 1 {
        forge.replace_packed(0, plain.to_vec(), 2 * plain.len() as u64);
        bundle(&forge.bytes());
        return;
    }
    forge.replace(0, plain);
    if let Some(taken) = bundle(&forge.bytes()) {
        let segment = &taken.segments[0];
        assert!(encode_segment(&segment.previous, &segment.links) == plain);
    }
}

fn segments() -> Vec<Vec<u8>> {
    let forge = Forge::new();
    let plain = [&[0], forge.plain(0).as_slice()].concat();
    let packed = [&[1], forge.bodies[0].1.as_slice()].concat();
    vec![plain, packed]
}

/// An archive, all of it or what follows a sound manifest and its signature: only the one that we write is taken.
///
/// # Panics
/// When a promise is broken.
pub fn archive(bytes: &[u8]) {
    let Some((whole, bytes)) = bytes.split_first() else {
        return;
    };
    let sound = Forge::new().bytes();
    let archive = if whole % 2 == 1 {
        bytes.to_vec()
    } else {
        [&sound[..begins(&sound)], bytes].concat()
    };
    if bundle(&archive).is_some() {
        assert!(archive == sound);
    }
}

/// Where the first entry after the signature begins.
fn begins(archive: &[u8]) -> usize {
    let size = encode(&Forge::new().manifest, false).len();
    (512 + size.next_multiple_of(512) + 512 + 512).min(archive.len())
}

fn archives() -> Vec<Vec<u8>> {
    let sound = Forge::new().bytes();
    let rest = [&[0], &sound[begins(&sound)..]].concat();
    vec![[&[1], sound.as_slice()].concat(), rest]
}

/// A sealed file: whatever opens is a bundle or refused, and nothing but what was sealed comes out.
///
/// # Panics
/// When a promise is broken.
pub fn sealed(bytes: &[u8]) {
    let Ok(envelope) = Envelope::read(bytes, Limits::default().bundle) else {
        return;
    };
    let identity = Seed::from_bytes([1; 32]).identity();
    let Ok(mut opened) = envelope.open(Key::Identity(&identity)) else {
        return;
    };
    let mut inside = Vec::new();
    if opened.read_to_end(&mut inside).is_ok() {
        assert!(inside == INSIDE);
    }
}

const INSIDE: &[u8] = b"lo que va cerrado";

fn sealed_files() -> Vec<Vec<u8>> {
    let own = Seed::from_bytes([1; 32]).identity().recipient();
    let other = Seed::from_bytes([2; 32]).identity().recipient();
    let sealed = [vec![own], vec![other, own], vec![other]].map(|recipients| {
        let mut sealer = seal(Vec::new(), To::Recipients(&recipients)).expect("a sealed file");
        sealer.write_all(INSIDE).expect("in memory");
        sealer.finish().expect("in memory")
    });
    sealed.to_vec()
}

/// Changes of any sense, signed by a laptop that was let in: see [`drawn`].
///
/// # Panics
/// When a promise is broken.
pub fn import(bytes: &[u8]) {
    drawn::receive(bytes);
}

/// A picture: what is kept of it is a photo that another laptop takes.
///
/// # Panics
/// When a promise is broken.
pub fn photo(bytes: &[u8]) {
    if let Ok(photo) = clean(bytes) {
        assert!(thumbnail_of_clean(&photo.jpeg).is_ok());
    }
    let _ = thumbnail_of_clean(bytes);
}

fn photos() -> Vec<Vec<u8>> {
    let pixels = image::RgbImage::from_fn(24, 16, |x, y| {
        image::Rgb([x, y, x ^ y].map(|shade| u8::try_from(shade * 9).unwrap_or(u8::MAX)))
    });
    let kinds = [
        image::ImageFormat::Jpeg,
        image::ImageFormat::Png,
        image::ImageFormat::WebP,
    ];
    let written = kinds.map(|kind| {
        let mut bytes = io::Cursor::new(Vec::new());
        pixels.write_to(&mut bytes, kind).expect("in memory");
        bytes.into_inner()
    });
    written.to_vec()
}
