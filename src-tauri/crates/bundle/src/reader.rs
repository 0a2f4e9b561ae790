//! Reading a bundle: everything is verified before anything is returned.

use crate::archive::Archive;
use crate::manifest::{self, MANIFEST, SIGNATURE};
use crate::writer::ends;
use crate::{Bundle, Limits, Manifest, Refused, Segment, segment};
use std::io::Read;

/// The bundle in these bytes, verified whole. Give a file behind a [`std::io::BufReader`].
///
/// Of which process it is and whether its sender is welcome is for the caller to judge; so is whether a segment that
/// starts after 1 follows from the changes already there ([`Segment::previous`]).
///
/// # Errors
/// [`Refused`], and nothing of the bundle, when a byte of it is not as its sender wrote it, it is not in the one form
/// that Cocrea writes, or it passes a limit.
pub fn read(bytes: impl Read, limits: &Limits) -> Result<Bundle, Refused> {
    read_unless_known(bytes, limits, |_| false)
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
    segment::within_limits(&manifest.entries, limits)?;
    let mut segments: Vec<Segment> = Vec::new();
    if is_known(&manifest) {
        for entry in &manifest.entries {
            segment::verify(entry, &archive.entry(&entry.path, entry.size)?)?;
        }
        archive.end()?;
        return Ok(Bundle { manifest, segments });
    }
    for entry in &manifest.entries {
        let packed = archive.entry(&entry.path, entry.size)?;
        let next = segment::unpack(entry, &packed, manifest.process)?;
        if let Some(last) = segments.last() {
            after(last, &next)?;
        }
        segments.push(next);
    }
    archive.end()?;
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
    Ok(Bundle { manifest, segments })
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
