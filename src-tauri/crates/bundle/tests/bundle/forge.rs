//! A second writer of the format, with none of the crate's code, that also writes what the crate never would.

#![allow(dead_code, reason = "each test file uses its own part of it")]

use cocrea_bundle::{
    Bundle, Contents, DeviceLabel, Fault, Keys, Limits, Manifest, Readers, Refused, Segment,
    SignedHead, pack, read, read_file, write, write_file,
};
use cocrea_keys::Keypair;
use cocrea_ledger::{
    Cell, Change, ChangeName, DeviceId, Hash, Header, Hlc, Link, Payload, RowName, Value, Write,
    first_hash,
};
use minicbor::Encoder;
use std::io::Read;
use std::path::Path;
use uuid::Uuid;

pub(crate) const PROCESS: Uuid = Uuid::from_u128(0x0199_0000_0000_7000_8000_0000_0000_0001);

pub(crate) fn key(of: u8) -> Keypair {
    Keypair::from_seed(&[of; 32])
}

/// A change that captures one slip with these words.
pub(crate) fn change(device: DeviceId, number: u64, words: &str) -> Change {
    let row = Uuid::from_u128(u128::from_be_bytes(device.0) ^ u128::from(number));
    Change {
        header: Header {
            name: ChangeName { device, number },
            hlc: Hlc((1_800_000_000_000 + number) << 16),
            wall_ms: 1_800_000_000_000 + i64::try_from(number).unwrap(),
            operator: None,
            kind: "slip_captured".to_owned(),
            subject: None,
            group: None,
            personal: None,
        },
        payload: Some(Payload {
            salt: None,
            writes: vec![Write {
                cell: Cell::new("slip", row, "text"),
                value: Value::from(words),
                predecessors: Vec::new(),
            }],
        }),
    }
}

/// The chain of a device from its first change, with these words.
pub(crate) fn chain(device: DeviceId, words: &[&str]) -> Segment {
    let numbered = (1..).zip(words);
    let changes = numbered.map(|(number, words)| change(device, number, words));
    chain_of(device, &changes.collect::<Vec<_>>())
}

/// A change about a person.
pub(crate) fn personal(device: DeviceId, number: u64) -> Change {
    let mut change = change(device, number, "Nombre ficticio");
    let payload = change.payload.as_mut().unwrap();
    payload.salt = Some([7; 16]);
    let Cell { entity, row, .. } = &payload.writes[0].cell;
    change.header.personal = Some(RowName::new(entity, *row));
    change
}

/// The chain of these changes.
pub(crate) fn chain_of(device: DeviceId, changes: &[Change]) -> Segment {
    let start = first_hash(PROCESS, device);
    let mut previous = start;
    let mut links = Vec::new();
    for change in changes {
        let link = Link::seal(&previous, change);
        previous = link.hash;
        links.push(link);
    }
    Segment {
        device,
        from: 1,
        previous: start,
        links,
    }
}

/// Two laptops, five changes, one of them about a person and without its payload.
pub(crate) fn contents() -> Contents {
    let (one, other) = (key(1).device(), key(2).device());
    let mut first = chain_of(
        one,
        &[
            change(one, 1, "Banqueta rota"),
            personal(one, 2),
            change(one, 3, "Árboles 🌳"),
        ],
    );
    first.links[1].payload = None;
    let mut segments = vec![first, chain(other, &["Agua", "Camión"])];
    segments.sort_by_key(|segment| segment.device);
    let mut devices = vec![label(one, "Laptop Mesa 3"), label(other, "Laptop Mesa 5")];
    devices.sort();
    signed(Contents {
        process: PROCESS,
        process_name: "Cocreación en Hermosillo".to_owned(),
        sender_label: "Laptop Mesa 3".to_owned(),
        made_ms: 1_800_000_100_000,
        app_version: "0.1.0".to_owned(),
        devices,
        organiser: one,
        has: vec![(one, 3), (other, 2)],
        segments,
        heads: Vec::new(),
        blobs: Vec::new(),
        holds: Vec::new(),
    })
}

/// Writes these contents to a file that anybody can read.
pub(crate) fn save(path: &Path, contents: &Contents, key: &Keypair) -> Result<u64, Fault> {
    write_file(path, (&pack(contents)?, key), &(), Readers::Anybody)
}

/// Reads a file as a laptop without any key.
pub(crate) fn load(path: &Path) -> Result<Bundle, Refused> {
    read_file(path, Keys::default())
}

/// These contents, with the end of each chain signed by its author.
pub(crate) fn signed(mut contents: Contents) -> Contents {
    let mut segments: Vec<&Segment> = contents.segments.iter().collect();
    segments.sort_by_key(|segment| (segment.device, segment.from));
    let mut heads: Vec<SignedHead> = Vec::new();
    for segment in segments {
        heads.retain(|head| head.device() != segment.device);
        heads.push(head_of(segment, contents.process));
    }
    contents.heads = heads;
    contents
}

/// The end of a segment, signed for a process by its author.
pub(crate) fn head_of(segment: &Segment, process: Uuid) -> SignedHead {
    let mut authors = (1..10).map(key);
    let author = authors.find(|key| key.device() == segment.device);
    let author = author.expect("one of the keys of these tests");
    SignedHead::sign(&author, process, segment.to(), segment.last())
}

pub(crate) fn label(device: DeviceId, label: &str) -> DeviceLabel {
    DeviceLabel {
        device,
        label: label.to_owned(),
    }
}

/// Whatever the crate says to these bytes.
pub(crate) fn refusal(bytes: &[u8]) -> Refused {
    read(bytes, &Limits::default()).expect_err("it must be refused")
}

/// A bundle taken apart, to be put together in another way and signed again.
pub(crate) struct Forge {
    pub(crate) key: Keypair,
    pub(crate) manifest: Manifest,
    pub(crate) bodies: Vec<(String, Vec<u8>)>,
    /// A field after the last one that format 1 knows.
    pub(crate) added: bool,
}

impl Forge {
    pub(crate) fn new() -> Self {
        Self::of(&write(&contents(), &key(1)).unwrap())
    }

    /// A bundle of the first key.
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let key = key(1);
        let manifest = read(bytes, &Limits::default()).unwrap().manifest;
        let bodies = unpack(bytes).split_off(2);
        let added = false;
        Self {
            key,
            manifest,
            bodies,
            added,
        }
    }

    /// The bundle, signed by its key.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let manifest = encode(&self.manifest, self.added);
        let signature = self
            .key
            .sign(&[b"cocrea-bundle-1", manifest.as_slice()].concat());
        self.bytes_of(&manifest, &signature)
    }

    /// The bundle with this manifest and signature, whatever they are.
    pub(crate) fn bytes_of(&self, manifest: &[u8], signature: &[u8; 64]) -> Vec<u8> {
        let mut parts = vec![
            (header("manifest.cbor", manifest.len()), manifest),
            (header("manifest.sig", 64), signature.as_slice()),
        ];
        let bodies = self.bodies.iter();
        parts.extend(bodies.map(|(path, body)| (header(path, body.len()), body.as_slice())));
        tar(&parts)
    }

    /// Replaces an entry by another segment, packed as it was, and tells the manifest.
    pub(crate) fn replace(&mut self, at: usize, plain: &[u8]) {
        let packed = zstd::bulk::compress(plain, 9).unwrap();
        self.replace_packed(at, packed, plain.len() as u64);
    }

    /// Replaces the bytes of an entry and tells the manifest.
    pub(crate) fn replace_packed(&mut self, at: usize, packed: Vec<u8>, unpacked: u64) {
        let entry = &mut self.manifest.entries[at];
        entry.size = packed.len() as u64;
        entry.unpacked = unpacked;
        entry.hash = *blake3::hash(&packed).as_bytes();
        self.bodies[at].1 = packed;
    }

    /// The unpacked bytes of an entry.
    pub(crate) fn plain(&self, at: usize) -> Vec<u8> {
        zstd::stream::decode_all(self.bodies[at].1.as_slice()).unwrap()
    }

    /// Gives an entry another name, in the archive and in the manifest.
    pub(crate) fn rename(&mut self, at: usize, path: &str) {
        self.manifest.entries[at].path = path.to_owned();
        self.bodies[at].0 = path.to_owned();
    }
}

/// A manifest's bytes, as its documentation says.
pub(crate) fn encode(manifest: &Manifest, added: bool) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    out.map(if added { 18 } else { 17 }).unwrap();
    out.u8(0).unwrap().u64(manifest.format).unwrap();
    out.u8(1).unwrap().u64(manifest.min_reader).unwrap();
    out.u8(2).unwrap().encode(&manifest.requires).unwrap();
    out.u8(3).unwrap().bytes(&manifest.sender).unwrap();
    out.u8(4).unwrap().str(&manifest.sender_label).unwrap();
    out.u8(5)
        .unwrap()
        .bytes(manifest.process.as_bytes())
        .unwrap();
    out.u8(6).unwrap().str(&manifest.process_name).unwrap();
    out.u8(7).unwrap().i64(manifest.made_ms).unwrap();
    out.u8(8).unwrap().str(&manifest.app_version).unwrap();
    out.u8(9)
        .unwrap()
        .array(manifest.devices.len() as u64)
        .unwrap();
    for device in &manifest.devices {
        out.array(2).unwrap().bytes(&device.device.0).unwrap();
        out.str(&device.label).unwrap();
    }
    out.u8(10)
        .unwrap()
        .array(manifest.heads.len() as u64)
        .unwrap();
    for head in &manifest.heads {
        out.array(4).unwrap().bytes(&head.key).unwrap();
        out.u64(head.number).unwrap().bytes(&head.hash).unwrap();
        out.bytes(&head.signature).unwrap();
    }
    out.u8(11)
        .unwrap()
        .array(manifest.entries.len() as u64)
        .unwrap();
    for entry in &manifest.entries {
        out.array(4)
            .unwrap()
            .str(&entry.path)
            .unwrap()
            .u64(entry.size)
            .unwrap();
        out.u64(entry.unpacked).unwrap().bytes(&entry.hash).unwrap();
    }
    out.u8(12).unwrap().u64(manifest.changes).unwrap();
    out.u8(13).unwrap().bytes(&manifest.organiser.0).unwrap();
    out.u8(14)
        .unwrap()
        .array(manifest.has.len() as u64)
        .unwrap();
    for (device, number) in &manifest.has {
        out.array(2).unwrap().bytes(&device.0).unwrap();
        out.u64(*number).unwrap();
    }
    out.u8(15)
        .unwrap()
        .array(manifest.holds.len() as u64)
        .unwrap();
    for hash in &manifest.holds {
        out.bytes(hash).unwrap();
    }
    out.u8(16).unwrap().array(2).unwrap();
    out.u64(manifest.part.number).unwrap();
    out.u64(manifest.part.of).unwrap();
    if added {
        out.u8(17)
            .unwrap()
            .array(1)
            .unwrap()
            .str("something new")
            .unwrap();
    }
    out.into_writer()
}

/// A segment's bytes, as its documentation says.
pub(crate) fn encode_segment(previous: &Hash, links: &[Link]) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    out.array(2).unwrap().bytes(previous).unwrap();
    out.array(links.len() as u64).unwrap();
    for link in links {
        match &link.payload {
            Some(payload) => out
                .array(2)
                .unwrap()
                .bytes(&link.header)
                .unwrap()
                .bytes(payload),
            None => out
                .array(3)
                .unwrap()
                .bytes(&link.header)
                .unwrap()
                .null()
                .unwrap()
                .bytes(&link.payload_hash),
        }
        .unwrap();
    }
    out.into_writer()
}

/// The header that an entry should have.
pub(crate) fn header(path: &str, size: usize) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(size as u64);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_cksum();
    header
}

/// An archive of whatever headers and bodies.
pub(crate) fn tar(parts: &[(tar::Header, &[u8])]) -> Vec<u8> {
    let mut out = tar::Builder::new(Vec::new());
    for (header, body) in parts {
        out.append(header, *body).unwrap();
    }
    out.into_inner().unwrap()
}

/// The names and bytes in an archive, by the usual reader of such files.
pub(crate) fn unpack(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = tar::Archive::new(bytes);
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut body = Vec::new();
        entry.read_to_end(&mut body).unwrap();
        (path, body)
    });
    entries.collect()
}
