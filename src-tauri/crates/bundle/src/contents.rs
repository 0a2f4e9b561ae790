//! What goes into a bundle and what comes out of it.

use crate::Manifest;
use cocrea_ledger::{DeviceId, Hash, Link};
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
    /// Changes, in any order of segments. Segments of one device join without a gap.
    pub segments: Vec<Segment>,
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

/// A bundle of which every byte was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// What its sender signed.
    pub manifest: Manifest,
    /// Changes by device and number. A long run of one device may come as several segments that join.
    pub segments: Vec<Segment>,
}
