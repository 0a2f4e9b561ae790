//! Making a bundle.

use crate::manifest::{self, FORMAT, MANIFEST, READER, SIGNATURE};
use crate::{
    Contents, Entry, Fault, Limits, Manifest, Refused, Segment, SignedHead, archive, read, segment,
};
use cocrea_keys::Keypair;
use cocrea_ledger::{DeviceId, Hash};

/// The bytes of a bundle: the same for the same contents and key.
///
/// # Errors
/// [`Fault::Unfit`] when nobody could receive it: changes that do not follow from one another, a device that is
/// labelled twice, an empty segment, an end that its author did not sign, or more than the default [`Limits`]; [`Fault::Io`] when packing fails.
pub fn write(contents: &Contents, key: &Keypair) -> Result<Vec<u8>, Fault> {
    let limits = Limits::default();
    let mut segments: Vec<&Segment> = contents.segments.iter().collect();
    segments.sort_by_key(|segment| (segment.device, segment.from));
    let mut entries = Vec::new();
    let mut bodies = Vec::new();
    for segment in &segments {
        for (entry, body) in segment::pack(segment, &limits)? {
            entries.push(entry);
            bodies.push(body);
        }
    }
    let heads = heads(contents, &segments).map_err(Fault::Unfit)?;
    let manifest = manifest(contents, key, heads, (&segments, entries));
    let signed = manifest::encode(&manifest);
    let signature = manifest::sign(&signed, key);
    let mut parts: Vec<(&str, &[u8])> = vec![(MANIFEST, &signed), (SIGNATURE, &signature)];
    parts.extend(
        manifest
            .entries
            .iter()
            .zip(&bodies)
            .map(|(entry, body)| (entry.path.as_str(), body.as_slice())),
    );
    let bytes = archive::pack(&parts);
    read(bytes.as_slice(), &limits).map_err(Fault::Unfit)?;
    Ok(bytes)
}

fn manifest(
    contents: &Contents,
    key: &Keypair,
    heads: Vec<SignedHead>,
    (segments, entries): (&[&Segment], Vec<Entry>),
) -> Manifest {
    let mut devices = contents.devices.clone();
    devices.sort_unstable();
    let mut has = contents.has.clone();
    has.sort_unstable();
    let changes = segments.iter().map(|segment| segment.links.len() as u64);
    Manifest {
        format: FORMAT,
        min_reader: READER,
        requires: Vec::new(),
        sender: key.public_key(),
        sender_label: contents.sender_label.clone(),
        process: contents.process,
        process_name: contents.process_name.clone(),
        made_ms: contents.made_ms,
        app_version: contents.app_version.clone(),
        devices,
        heads,
        entries,
        changes: changes.sum(),
        organiser: contents.organiser,
        has,
    }
}

/// The signed ends of these segments, in their order.
fn heads(contents: &Contents, segments: &[&Segment]) -> Result<Vec<SignedHead>, Refused> {
    let ends = ends(segments.iter().copied());
    let signed = ends.into_iter().map(|(device, number, hash)| {
        let head = contents
            .heads
            .iter()
            .find(|head| head.device() == device && (head.number, head.hash) == (number, hash));
        head.copied().ok_or(Refused::Unsigned { device })
    });
    signed.collect()
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
