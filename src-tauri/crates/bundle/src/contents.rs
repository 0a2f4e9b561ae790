//! What goes into a bundle and what comes out of it.

use crate::Manifest;
use cocrea_keys::{Keypair, verify};
use cocrea_ledger::{ChangeName, DeviceId, Hash, Link, head_to_sign};
use std::io;
use uuid::Uuid;

/// What a person shares of a process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Process.
    pub process: Uuid,
    /// Its name, to show before it is received.
    pub process_name: String,
    /// Label of the laptop that makes the bundle, never a person's name.
    pub sender_label: String,
    /// When it is made: milliseconds since 1970 by the laptop's clock.
    pub made_ms: i64,
    /// Version of Cocrea that makes it.
    pub app_version: String,
    /// Labels of the laptops known to the sender, in any order, each once.
    pub devices: Vec<DeviceLabel>,
    /// The laptop that founded the process.
    pub organiser: DeviceId,
    /// How far the sender has the changes of each laptop, also of those that are not in here; in any order, each once.
    pub has: Vec<(DeviceId, u64)>,
    /// Changes, in any order of segments. Segments of one device join without a gap.
    pub segments: Vec<Segment>,
    /// Where the segments of each device end, signed by that device; others are left out.
    pub heads: Vec<SignedHead>,
    /// Photos that go along; in any order, each once.
    pub blobs: Vec<Blob>,
    /// Photos that the sender holds, also those that are not in here; in any order, each once.
    pub holds: Vec<Hash>,
}

/// A photo or another file, known by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Blob {
    /// BLAKE3 of its bytes.
    pub hash: Hash,
    /// How many bytes.
    pub size: u64,
}

/// Where the bytes of blobs are.
pub trait Blobs {
    /// All bytes of a blob.
    ///
    /// # Errors
    /// When they cannot be read.
    fn bytes(&self, hash: &Hash) -> io::Result<Vec<u8>>;
}

/// No blobs.
impl Blobs for () {
    fn bytes(&self, _: &Hash) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }
}

/// The end of a chain as its author signed it: whoever carries it on can add nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedHead {
    /// Public key of the author.
    pub key: [u8; 32],
    /// Number of the change.
    pub number: u64,
    /// Its hash, which stands for all before it.
    pub hash: Hash,
    /// The author's signature of [`head_to_sign`].
    pub signature: [u8; 64],
}

impl SignedHead {
    /// The end of a chain, signed with the key pair of its author.
    #[must_use]
    pub fn sign(author: &Keypair, process: Uuid, number: u64, hash: Hash) -> Self {
        let name = ChangeName {
            device: author.device(),
            number,
        };
        Self {
            key: author.public_key(),
            number,
            hash,
            signature: author.sign(&head_to_sign(process, name, &hash)),
        }
    }

    /// The author.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        DeviceId::of_key(&self.key)
    }

    /// Whether the author signed it for this process.
    #[must_use]
    pub fn holds(&self, process: Uuid) -> bool {
        let name = ChangeName {
            device: self.device(),
            number: self.number,
        };
        let message = head_to_sign(process, name, &self.hash);
        verify(&self.key, &message, &self.signature)
    }
}

/// The label of a laptop, such as "Laptop Mesa 3".
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DeviceLabel {
    /// Laptop.
    pub device: DeviceId,
    /// What people call it.
    pub label: String,
}

/// A run of changes of one device, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Author.
    pub device: DeviceId,
    /// Number of the first change, from 1.
    pub from: u64,
    /// Hash of the change before it; [`cocrea_ledger::first_hash`] when `from` is 1. Who receives a segment that starts
    /// later compares it with the chain they already have.
    pub previous: Hash,
    /// Changes, at least one.
    pub links: Vec<Link>,
}

impl Segment {
    /// Number of the last change.
    #[must_use]
    pub fn to(&self) -> u64 {
        self.from
            .saturating_add(self.links.len() as u64)
            .saturating_sub(1)
    }

    /// Hash of the last change: what the next segment follows from.
    #[must_use]
    pub fn last(&self) -> Hash {
        self.links.last().map_or(self.previous, |link| link.hash)
    }
}

impl Bundle {
    /// The segments of each device, with the end that the device signed.
    pub fn chains(&self) -> impl Iterator<Item = (&SignedHead, &[Segment])> {
        let of_one = |one: &Segment, next: &Segment| one.device == next.device;
        self.manifest
            .heads
            .iter()
            .zip(self.segments.chunk_by(of_one))
    }
}

/// A bundle of which every byte was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// What its sender signed.
    pub manifest: Manifest,
    /// Changes by device and number. A long run of one device may come as several segments that join.
    pub segments: Vec<Segment>,
}
