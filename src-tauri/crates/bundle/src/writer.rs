//! Making a bundle.

use crate::archive::Packer;
use crate::manifest::{self, FORMAT, MANIFEST, READER, SIGNATURE};
use crate::{
    Blob, Blobs, Contents, Entry, Fault, Limits, Manifest, Part, Refused, Segment, SignedHead,
    archive, blob, read, segment,
};
use cocrea_keys::Keypair;
use cocrea_ledger::{DeviceId, Hash};
use std::io::Write;

/// What an envelope adds at most: its header, and 16 bytes to each 64 KiB.
const ENVELOPE: u64 = 64 << 10;
/// What an entry adds to the manifest at most.
const LISTED: u64 = 256;

/// The bytes of a bundle without blobs: the same for the same contents and key.
///
/// # Errors
/// As [`pack`] and [`Packed::write`]; [`Fault::Unfit`] also when nobody could receive it: changes that do not follow from
/// one another, a device that is labelled twice, an empty segment, or more than the default [`Limits`].
pub fn write(contents: &Contents, key: &Keypair) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    pack(contents)?.write(key, &(), &mut bytes)?;
    read(bytes.as_slice(), &Limits::default()).map_err(Fault::Unfit)?;
    Ok(bytes)
}

/// Contents whose changes are packed: what is left is to write them, in one bundle or in several.
#[derive(Debug, Clone)]
pub struct Packed<'a> {
    contents: &'a Contents,
    chains: Vec<Chain>,
    blobs: Vec<Blob>,
    part: Part,
}

/// The changes of one device.
#[derive(Debug, Clone)]
struct Chain {
    head: SignedHead,
    changes: u64,
    entries: Vec<Entry>,
    bodies: Vec<Vec<u8>>,
}

/// Packs the changes of these contents.
///
/// # Errors
/// [`Fault::Unfit`] for a chain whose end its author did not sign; [`Fault::Io`] when packing fails.
pub fn pack(contents: &Contents) -> Result<Packed<'_>, Fault> {
    let mut segments: Vec<&Segment> = contents.segments.iter().collect();
    segments.sort_by_key(|segment| (segment.device, segment.from));
    let chains = segments.chunk_by(|one, next| one.device == next.device);
    let chains = chains.map(|segments| chain(contents, segments));
    let mut blobs = contents.blobs.clone();
    blobs.sort_unstable();
    Ok(Packed {
        contents,
        chains: chains.collect::<Result<_, _>>()?,
        blobs,
        part: Part { number: 1, of: 1 },
    })
}

fn chain(contents: &Contents, segments: &[&Segment]) -> Result<Chain, Fault> {
    let mut ends = ends(segments.iter().copied());
    let head = ends.pop().map(|end| head(contents, end)).transpose();
    let head = head.map_err(Fault::Unfit)?;
    let mut chain = Chain {
        head: head.ok_or_else(|| Fault::Unfit(Refused::altered(MANIFEST)))?,
        changes: 0,
        entries: Vec::new(),
        bodies: Vec::new(),
    };
    for segment in segments {
        chain.changes += segment.links.len() as u64;
        for (entry, body) in segment::pack(segment, &Limits::default())? {
            chain.entries.push(entry);
            chain.bodies.push(body);
        }
    }
    Ok(chain)
}

/// The end of a chain as its author signed it.
fn head(
    contents: &Contents,
    (device, number, hash): (DeviceId, u64, Hash),
) -> Result<SignedHead, Refused> {
    let mut heads = contents.heads.iter();
    let head =
        heads.find(|head| head.device() == device && (head.number, head.hash) == (number, hash));
    head.copied().ok_or(Refused::Unsigned { device })
}

impl Packed<'_> {
    /// How many changes are in it.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.chains.iter().map(|chain| chain.changes).sum()
    }

    /// How many blobs are in it.
    #[must_use]
    pub fn blobs(&self) -> usize {
        self.blobs.len()
    }

    /// About how many bytes it takes.
    #[must_use]
    pub fn size(&self) -> u64 {
        let entries = self.chains.iter().flat_map(|chain| &chain.entries);
        let blobs = self.blobs.iter().map(|one| one.size);
        entries.map(room_of).chain(blobs).sum()
    }

    /// As many bundles as are needed for none to pass `most` bytes, also in an envelope. Each can be received alone. The
    /// changes of a device stay together, as do the bytes of a blob: what is larger than `most` has a bundle of its own.
    #[must_use]
    pub fn split(self, most: u64) -> Vec<Self> {
        let limits = Limits::default();
        let empty = Self {
            contents: self.contents,
            chains: Vec::new(),
            blobs: Vec::new(),
            part: self.part,
        };
        let room = most.saturating_sub(most / 2_048 + ENVELOPE + empty.listed());
        let mut parts = vec![empty.clone()];
        let (mut taken, mut entries) = (0, 0);
        let mut begin_with = |size: u64, count: u64, parts: &mut Vec<Self>| {
            let is_empty = entries == 0;
            if !is_empty && (taken + size > room || entries + count > limits.entries) {
                parts.push(empty.clone());
                (taken, entries) = (0, 0);
            }
            (taken, entries) = (taken + size, entries + count);
        };
        for chain in self.chains {
            let size = chain.entries.iter().map(room_of).sum();
            begin_with(size, chain.entries.len() as u64, &mut parts);
            if let Some(part) = parts.last_mut() {
                part.chains.push(chain);
            }
        }
        for one in self.blobs {
            begin_with(room_of(&blob::entry(&one)), 1, &mut parts);
            if let Some(part) = parts.last_mut() {
                part.blobs.push(one);
            }
        }
        let of = parts.len() as u64;
        for (number, part) in (1..).zip(&mut parts) {
            part.part = Part { number, of };
        }
        parts
    }

    /// Writes the bundle: the same bytes for the same contents and key. Nothing makes sure that others can read it but
    /// reading it ([`read`]).
    ///
    /// # Errors
    /// [`Fault::Unread`] when a blob cannot be read, is not what its hash says or has another size; [`Fault::Io`].
    pub fn write(
        &self,
        key: &Keypair,
        blobs: &dyn Blobs,
        out: &mut dyn Write,
    ) -> Result<(), Fault> {
        let signed = manifest::encode(&self.manifest(&key.public_key()));
        let signature = manifest::sign(&signed, key);
        let mut archive = Packer::new(out);
        archive.entry(MANIFEST, &signed)?;
        archive.entry(SIGNATURE, &signature)?;
        for chain in &self.chains {
            for (entry, body) in chain.entries.iter().zip(&chain.bodies) {
                archive.entry(&entry.path, body)?;
            }
        }
        for one in &self.blobs {
            let bytes = blobs.bytes(&one.hash).map_err(Fault::Unread)?;
            if bytes.len() as u64 != one.size || !blob::verify(&one.hash, &bytes) {
                return Err(Fault::Unread(std::io::ErrorKind::InvalidData.into()));
            }
            archive.entry(&blob::entry(one).path, &bytes)?;
        }
        archive.finish()?;
        Ok(())
    }

    fn manifest(&self, sender: &[u8; 32]) -> Manifest {
        let contents = self.contents;
        let entries = self.chains.iter().flat_map(|chain| chain.entries.clone());
        Manifest {
            format: FORMAT,
            min_reader: READER,
            requires: Vec::new(),
            sender: *sender,
            sender_label: contents.sender_label.clone(),
            process: contents.process,
            process_name: contents.process_name.clone(),
            made_ms: contents.made_ms,
            app_version: contents.app_version.clone(),
            devices: sorted(&contents.devices),
            heads: self.chains.iter().map(|chain| chain.head).collect(),
            entries: entries.chain(self.blobs.iter().map(blob::entry)).collect(),
            changes: self.changes(),
            organiser: contents.organiser,
            has: sorted(&contents.has),
            holds: sorted(&contents.holds),
            part: self.part,
        }
    }

    /// Bytes of a manifest that lists no entries, with what stands around it.
    fn listed(&self) -> u64 {
        let manifest = manifest::encode(&self.manifest(&[0; 32]));
        archive::room(manifest.len() as u64) + archive::room(64) + archive::END_LENGTH
    }
}

fn sorted<T: Ord + Clone>(list: &[T]) -> Vec<T> {
    let mut list = list.to_vec();
    list.sort_unstable();
    list
}

/// Bytes that an entry takes in a bundle, at most.
fn room_of(entry: &Entry) -> u64 {
    archive::room(entry.size) + LISTED
}

/// Where the segments of each device, in order, end: number and hash of the last change.
pub(crate) fn ends<'a>(segments: impl Iterator<Item = &'a Segment>) -> Vec<(DeviceId, u64, Hash)> {
    let mut ends: Vec<(DeviceId, u64, Hash)> = Vec::new();
    for segment in segments {
        let end = (segment.device, segment.to(), segment.last());
        match ends.last_mut() {
            Some(before) if before.0 == segment.device => *before = end,
            _ => ends.push(end),
        }
    }
    ends
}
