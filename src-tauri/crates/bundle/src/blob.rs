//! A blob as an entry: its name is the hash of its bytes.

use crate::{Blob, Entry, Limits, Refused};
use cocrea_ledger::Hash;
use std::fmt::Write as _;

const FOLDER: &str = "blobs/";

/// The entry of a blob.
pub(crate) fn entry(blob: &Blob) -> Entry {
    let mut path = FOLDER.to_owned();
    for byte in blob.hash {
        // Writing to memory cannot fail.
        let _ = write!(path, "{byte:02x}");
    }
    Entry {
        path,
        size: blob.size,
        unpacked: blob.size,
        hash: blob.hash,
    }
}

/// Whether an entry is said to be a blob's.
pub(crate) fn is_one(entry: &Entry) -> bool {
    entry.path.starts_with(FOLDER)
}

/// The blob of an entry, if it is exactly the entry that we would write for it.
pub(crate) fn of_entry(found: &Entry) -> Option<Blob> {
    let blob = Blob {
        hash: found.hash,
        size: found.size,
    };
    (entry(&blob) == *found).then_some(blob)
}

/// The blobs of these entries: in order, each once, and worth reading.
pub(crate) fn within_limits(entries: &[Entry], limits: &Limits) -> Result<Vec<Blob>, Refused> {
    let mut blobs: Vec<Blob> = Vec::new();
    for entry in entries {
        let blob = of_entry(entry).ok_or_else(|| Refused::altered(&entry.path))?;
        if blob.size > limits.blob {
            return Err(Refused::TooLarge { what: "blob" });
        }
        if blobs.last().is_some_and(|last| last.hash >= blob.hash) {
            return Err(Refused::altered(&entry.path));
        }
        blobs.push(blob);
    }
    Ok(blobs)
}

/// Whether these are the bytes of a blob.
pub(crate) fn verify(hash: &Hash, bytes: &[u8]) -> bool {
    blake3::hash(bytes).as_bytes() == hash
}
