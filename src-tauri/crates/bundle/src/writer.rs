//! Making a bundle.

use crate::manifest::{self, FORMAT, MANIFEST, READER, SIGNATURE};
use crate::{Contents, Entry, Fault, Latest, Limits, Manifest, Segment, archive, read, segment};
use cocrea_keys::Keypair;

/// The bytes of a bundle: the same for the same contents and key.
///
/// # Errors
/// [`Fault::Unfit`] when nobody could receive it: changes that do not follow from one another, a device that is
/// labelled twice, an empty segment, or more than the default [`Limits`]; [`Fault::Io`] when packing fails.
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
    let manifest = manifest(contents, key, &segments, entries);
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
    segments: &[&Segment],
    entries: Vec<Entry>,
) -> Manifest {
    let mut devices = contents.devices.clone();
    devices.sort_unstable();
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
        vector: vector(segments.iter().copied()),
        entries,
        changes: changes.sum(),
    }
}

/// How far segments, in order, go.
pub(crate) fn vector<'a>(segments: impl Iterator<Item = &'a Segment>) -> Vec<Latest> {
    let mut vector: Vec<Latest> = Vec::new();
    for segment in segments {
        let latest = Latest {
            device: segment.device,
            number: segment.to(),
            hash: segment.last(),
        };
        match vector.last_mut() {
            Some(before) if before.device == latest.device => *before = latest,
            _ => vector.push(latest),
        }
    }
    vector
}
