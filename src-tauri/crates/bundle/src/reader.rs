//! Reading a bundle: everything is verified before anything is returned.

use crate::archive::Archive;
use crate::manifest::{self, MANIFEST, SIGNATURE};
use crate::writer::ends;
use crate::{Bundle, Limits, Manifest, Refused, Segment, blob, segment};
use cocrea_ledger::Hash;
use std::io::{self, Read};

/// The bundle in these bytes, verified whole. Give a file behind a [`std::io::BufReader`].
///
/// Of which process it is and whether its sender is welcome is for the caller to judge; so is whether a segment that
/// starts after 1 follows from the changes already there ([`Segment::previous`]).
///
/// # Errors
/// [`Refused`], and nothing of the bundle, when a byte of it is not as its sender wrote it, it is not in the one form
/// that Cocrea writes, or it passes a limit.
pub fn read(bytes: impl Read, limits: &Limits) -> Result<Bundle, Refused> {
    read_with(bytes, limits, |_| false, &mut |_, _| Ok(()))
}

/// [`read`], which also gives each blob away when it was verified. **What was given counts only when all of it was read.**
///
/// # Errors
/// As [`read`]; those of `each` are [`Refused::Io`].
pub fn read_each(
    bytes: impl Read,
    limits: &Limits,
    each: &mut dyn FnMut(&Hash, Vec<u8>) -> io::Result<()>,
) -> Result<Bundle, Refused> {
    read_with(bytes, limits, |_| false, each)
}

/// [`read`], unless `is_known` says of the manifest, whose signatures hold, that all of its changes are at hand: then the
/// parts are compared with the hashes that the sender signed and not unpacked, and the bundle has no segments. Nothing
/// of what was not unpacked is ever used, so it need not be a form that Cocrea writes.
///
/// # Errors
/// As [`read`].
pub fn read_unless_known(
    bytes: impl Read,
    limits: &Limits,
    is_known: impl FnOnce(&Manifest) -> bool,
) -> Result<Bundle, Refused> {
    read_with(bytes, limits, is_known, &mut |_, _| Ok(()))
}

fn read_with(
    bytes: impl Read,
    limits: &Limits,
    is_known: impl FnOnce(&Manifest) -> bool,
    each: &mut dyn FnMut(&Hash, Vec<u8>) -> io::Result<()>,
) -> Result<Bundle, Refused> {
    let mut archive = Archive::new(bytes, limits.bundle);
    let signed = archive.first(MANIFEST, limits.manifest)?;
    let signature = archive.entry(SIGNATURE, 64)?;
    let signature = signature
        .try_into()
        .map_err(|_| Refused::altered(SIGNATURE))?;
    let manifest = manifest::decode(&signed, &signature, limits)?;
    if let Some(forged) = manifest
        .heads
        .iter()
        .find(|head| !head.holds(manifest.process))
    {
        let device = forged.device();
        return Err(Refused::Unsigned { device });
    }
    let of_segments = manifest
        .entries
        .iter()
        .take_while(|entry| !blob::is_one(entry));
    let (of_segments, of_blobs) = manifest.entries.split_at(of_segments.count());
    segment::within_limits(of_segments, limits)?;
    let blobs = blob::within_limits(of_blobs, limits)?;
    let known = is_known(&manifest);
    let mut segments: Vec<Segment> = Vec::new();
    for entry in of_segments {
        let packed = archive.entry(&entry.path, entry.size)?;
        if known {
            segment::verify(entry, &packed)?;
            continue;
        }
        let next = segment::unpack(entry, &packed, manifest.process)?;
        if let Some(last) = segments.last() {
            after(last, &next)?;
        }
        segments.push(next);
    }
    for (entry, blob) in of_blobs.iter().zip(&blobs) {
        let bytes = archive.entry(&entry.path, blob.size)?;
        if !blob::verify(&blob.hash, &bytes) {
            return Err(Refused::altered(&entry.path));
        }
        each(&blob.hash, bytes)?;
    }
    archive.end()?;
    if !known {
        whole(&manifest, &segments)?;
    }
    Ok(Bundle { manifest, segments })
}

/// The segments are all that the manifest says, and end where their authors signed.
fn whole(manifest: &Manifest, segments: &[Segment]) -> Result<(), Refused> {
    let changes: u64 = segments
        .iter()
        .map(|segment| segment.links.len() as u64)
        .sum();
    let ends = ends(segments.iter());
    for (head, (device, number, hash)) in manifest.heads.iter().zip(&ends) {
        // One byte of any change, or of the hash that it starts from, gives another end.
        if (head.device(), head.number) == (*device, *number) && head.hash != *hash {
            let (device, number) = (*device, *number);
            return Err(Refused::BrokenChain { device, number });
        }
    }
    let told = manifest
        .heads
        .iter()
        .map(|head| (head.device(), head.number));
    let found = ends.iter().map(|(device, number, _)| (*device, *number));
    if told.ne(found) || manifest.changes != changes {
        return Err(Refused::altered(MANIFEST));
    }
    Ok(())
}

/// Segments stand by device, and those of one device join.
fn after(last: &Segment, next: &Segment) -> Result<(), Refused> {
    let joins = last.to().checked_add(1) == Some(next.from) && last.last() == next.previous;
    if last.device < next.device || (last.device == next.device && joins) {
        return Ok(());
    }
    if last.device > next.device {
        return Err(Refused::altered(MANIFEST));
    }
    Err(Refused::BrokenChain {
        device: next.device,
        number: next.from,
    })
}
