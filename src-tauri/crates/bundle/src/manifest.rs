//! The manifest: what the sender signs, and the first thing that is read.
//!
//! A canonical CBOR map with the keys 0 to 16 in this order: format, least reader, required features, sender's public
//! key; sender's label, process, its name, time, version, devices, signed heads, entries, count of changes, organiser,
//! how far the sender has each device, blobs that it holds, which part of how many. Later formats may add keys after them. Keys 0 to 3 and the signature stay as they are in every format.

use crate::cbor::{self, Unfit, Written, written};
use crate::{Blob, DeviceLabel, Limits, Refused, SignedHead, blob};
use cocrea_keys::{Keypair, verify};
use cocrea_ledger::{DeviceId, Hash};
use minicbor::{Decoder, Encoder};
use uuid::Uuid;

pub(crate) const MANIFEST: &str = "manifest.cbor";
pub(crate) const SIGNATURE: &str = "manifest.sig";
/// The format that this version writes.
pub(crate) const FORMAT: u64 = 1;
/// The most demanding `min_reader` that this version satisfies.
pub(crate) const READER: u64 = 1;
const FEATURES: [&str; 0] = [];
const MOST_FEATURES: u64 = 64;
const FIELDS: u64 = 17;
const CONTEXT: &[u8] = b"cocrea-bundle-1";

/// What the sender of a bundle signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// Format that it was written in.
    pub format: u64,
    /// The oldest reader that understands it.
    pub min_reader: u64,
    /// Features without which it cannot be read.
    pub requires: Vec<String>,
    /// Public key of the sender, whose signature was verified.
    pub sender: [u8; 32],
    /// The sender's own label.
    pub sender_label: String,
    /// Process.
    pub process: Uuid,
    /// Its name, as the sender had it.
    pub process_name: String,
    /// When it was made: milliseconds since 1970, as the sender's clock claimed.
    pub made_ms: i64,
    /// Version of Cocrea that made it.
    pub app_version: String,
    /// Labels that the sender knew, by device.
    pub devices: Vec<DeviceLabel>,
    /// The last change of each device in this bundle, signed by that device, by device.
    pub heads: Vec<SignedHead>,
    /// What follows in the archive: changes by device and number, then blobs by hash.
    pub entries: Vec<Entry>,
    /// How many changes that is.
    pub changes: u64,
    /// The laptop that founded the process, as the sender knows it.
    pub organiser: DeviceId,
    /// How far the sender has the changes of each device, by device.
    pub has: Vec<(DeviceId, u64)>,
    /// Blobs that the sender holds, in order.
    pub holds: Vec<Hash>,
    /// Which part this is of what was shared at once.
    pub part: Part,
}

/// One bundle of several that were made at once, each of which can be received alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// Its number, from 1.
    pub number: u64,
    /// How many there are.
    pub of: u64,
}

/// One entry of the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name, `ops/<device>-<from>-<to>.cbor.zst` or `blobs/<hash>`.
    pub path: String,
    /// Bytes in the archive.
    pub size: u64,
    /// Bytes when unpacked.
    pub unpacked: u64,
    /// BLAKE3 of the bytes in the archive.
    pub hash: Hash,
}

impl Manifest {
    /// The id under which the sender writes.
    #[must_use]
    pub fn sender_device(&self) -> DeviceId {
        DeviceId::of_key(&self.sender)
    }

    /// The blobs in this bundle.
    pub fn blobs(&self) -> impl Iterator<Item = Blob> {
        self.entries.iter().filter_map(blob::of_entry)
    }
}

/// The bytes of a manifest.
pub(crate) fn encode(manifest: &Manifest) -> Vec<u8> {
    written(|out| {
        out.map(FIELDS)?;
        out.u8(0)?.u64(manifest.format)?;
        out.u8(1)?.u64(manifest.min_reader)?;
        out.u8(2)?.array(manifest.requires.len() as u64)?;
        manifest
            .requires
            .iter()
            .try_for_each(|feature| out.str(feature).map(drop))?;
        out.u8(3)?.bytes(&manifest.sender)?;
        out.u8(4)?.str(&manifest.sender_label)?;
        out.u8(5)?.bytes(manifest.process.as_bytes())?;
        out.u8(6)?.str(&manifest.process_name)?;
        out.u8(7)?.i64(manifest.made_ms)?;
        out.u8(8)?.str(&manifest.app_version)?;
        encode_lists(out.u8(9)?, manifest)?;
        out.u8(12)?.u64(manifest.changes)?;
        out.u8(13)?.bytes(&manifest.organiser.0)?;
        out.u8(14)?.array(manifest.has.len() as u64)?;
        for (device, number) in &manifest.has {
            out.array(2)?.bytes(&device.0)?.u64(*number)?;
        }
        out.u8(15)?.array(manifest.holds.len() as u64)?;
        for hash in &manifest.holds {
            out.bytes(hash)?;
        }
        let Part { number, of } = manifest.part;
        out.u8(16)?.array(2)?.u64(number)?.u64(of)?;
        Ok(())
    })
}

fn encode_lists(out: &mut Encoder<Vec<u8>>, manifest: &Manifest) -> Written {
    out.array(manifest.devices.len() as u64)?;
    for DeviceLabel { device, label } in &manifest.devices {
        out.array(2)?.bytes(&device.0)?.str(label)?;
    }
    out.u8(10)?.array(manifest.heads.len() as u64)?;
    for head in &manifest.heads {
        out.array(4)?
            .bytes(&head.key)?
            .u64(head.number)?
            .bytes(&head.hash)?
            .bytes(&head.signature)?;
    }
    out.u8(11)?.array(manifest.entries.len() as u64)?;
    for entry in &manifest.entries {
        out.array(4)?
            .str(&entry.path)?
            .u64(entry.size)?
            .u64(entry.unpacked)?
            .bytes(&entry.hash)?;
    }
    Ok(())
}

/// The signature of a manifest's bytes.
pub(crate) fn sign(bytes: &[u8], key: &Keypair) -> [u8; 64] {
    key.sign(&signed(bytes))
}

fn signed(bytes: &[u8]) -> Vec<u8> {
    [CONTEXT, bytes].concat()
}

/// The manifest in these bytes, if its sender signed it, this version can read it, and it is within the limits.
pub(crate) fn decode(
    bytes: &[u8],
    signature: &[u8; 64],
    limits: &Limits,
) -> Result<Manifest, Refused> {
    let mut input = Decoder::new(bytes);
    let opening = opening(&mut input).map_err(|unfit| unfit.within(MANIFEST))?;
    if !verify(&opening.sender, &signed(bytes), signature) {
        return Err(Refused::altered(SIGNATURE));
    }
    opening.readable()?;
    let manifest = rest(&mut input, opening, limits).map_err(|unfit| unfit.within(MANIFEST))?;
    let labels = manifest.devices.windows(2);
    let reaches = manifest.has.windows(2);
    let held = manifest.holds.windows(2);
    let in_order = labels
        .map(|pair| pair[0].device < pair[1].device)
        .chain(reaches.map(|pair| pair[0].0 < pair[1].0))
        .chain(held.map(|pair| pair[0] < pair[1]))
        .all(|follows| follows);
    // A later format may have more fields, which only its own readers know how to write again.
    let one_form = manifest.format > FORMAT || encode(&manifest) == bytes;
    if in_order && one_form && input.position() == bytes.len() {
        Ok(manifest)
    } else {
        Err(Refused::altered(MANIFEST))
    }
}

/// What every format begins with.
struct Opening {
    fields: u64,
    format: u64,
    min_reader: u64,
    requires: Vec<String>,
    sender: [u8; 32],
}

impl Opening {
    fn readable(&self) -> Result<(), Refused> {
        if self.min_reader > READER {
            return Err(Refused::Newer {
                needs: format!("reader {}", self.min_reader),
            });
        }
        match self
            .requires
            .iter()
            .find(|name| !FEATURES.contains(&name.as_str()))
        {
            Some(unknown) => Err(Refused::Newer {
                needs: unknown.clone(),
            }),
            None => Ok(()),
        }
    }
}

fn opening(input: &mut Decoder<'_>) -> Result<Opening, Unfit> {
    Ok(Opening {
        fields: input.map()?.ok_or(Unfit::Shape)?,
        format: keyed(input, 0)?.u64()?,
        min_reader: keyed(input, 1)?.u64()?,
        requires: cbor::list(keyed(input, 2)?, (MOST_FEATURES, "requires"), cbor::text)?,
        sender: cbor::exactly(keyed(input, 3)?)?,
    })
}

fn rest(input: &mut Decoder<'_>, opening: Opening, limits: &Limits) -> Result<Manifest, Unfit> {
    let added = opening.fields.checked_sub(FIELDS).ok_or(Unfit::Shape)?;
    let manifest = Manifest {
        format: opening.format,
        min_reader: opening.min_reader,
        requires: opening.requires,
        sender: opening.sender,
        sender_label: cbor::text(keyed(input, 4)?)?,
        process: Uuid::from_bytes(cbor::exactly(keyed(input, 5)?)?),
        process_name: cbor::text(keyed(input, 6)?)?,
        made_ms: keyed(input, 7)?.i64()?,
        app_version: cbor::text(keyed(input, 8)?)?,
        devices: cbor::list(keyed(input, 9)?, (limits.devices, "devices"), label)?,
        heads: cbor::list(keyed(input, 10)?, (limits.devices, "devices"), head)?,
        entries: cbor::list(keyed(input, 11)?, (limits.entries, "entries"), entry)?,
        changes: keyed(input, 12)?.u64()?,
        organiser: cbor::device(keyed(input, 13)?)?,
        has: cbor::list(keyed(input, 14)?, (limits.devices, "devices"), reach)?,
        holds: cbor::list(
            keyed(input, 15)?,
            (limits.entries, "entries"),
            cbor::exactly,
        )?,
        part: part(keyed(input, 16)?)?,
    };
    if manifest.format < FORMAT {
        return Err(Unfit::Shape);
    }
    for _ in 0..added {
        input.u64()?;
        input.skip()?;
    }
    Ok(manifest)
}

fn keyed<'a, 'b>(input: &'a mut Decoder<'b>, key: u64) -> Result<&'a mut Decoder<'b>, Unfit> {
    if input.u64()? == key {
        Ok(input)
    } else {
        Err(Unfit::Shape)
    }
}

fn label(input: &mut Decoder<'_>) -> Result<DeviceLabel, Unfit> {
    cbor::expect_array(input, 2)?;
    Ok(DeviceLabel {
        device: cbor::device(input)?,
        label: cbor::text(input)?,
    })
}

fn head(input: &mut Decoder<'_>) -> Result<SignedHead, Unfit> {
    cbor::expect_array(input, 4)?;
    Ok(SignedHead {
        key: cbor::exactly(input)?,
        number: input.u64()?,
        hash: cbor::exactly(input)?,
        signature: cbor::exactly(input)?,
    })
}

fn reach(input: &mut Decoder<'_>) -> Result<(DeviceId, u64), Unfit> {
    cbor::expect_array(input, 2)?;
    Ok((cbor::device(input)?, input.u64()?))
}

fn part(input: &mut Decoder<'_>) -> Result<Part, Unfit> {
    cbor::expect_array(input, 2)?;
    let part = Part {
        number: input.u64()?,
        of: input.u64()?,
    };
    let counted = (1..=part.of).contains(&part.number);
    counted.then_some(part).ok_or(Unfit::Shape)
}

fn entry(input: &mut Decoder<'_>) -> Result<Entry, Unfit> {
    cbor::expect_array(input, 4)?;
    Ok(Entry {
        path: cbor::text(input)?,
        size: input.u64()?,
        unpacked: input.u64()?,
        hash: cbor::exactly(input)?,
    })
}
