//! A run of changes of one device, as bytes.
//!
//! Canonical CBOR `[previous, [[header, payload] or [header, null, payload hash]…]]`, packed by zstd (RFC 8878). The
//! hashes of the chain are not in it: they follow from the bytes, and their end must be the one that the author signed.

use crate::cbor::{self, Unfit, written};
use crate::{Entry, Limits, Refused, Segment};
use cocrea_ledger::{DeviceId, Hash, Link, Malformed, first_hash};
use minicbor::Decoder;
use std::io::Read;
use uuid::Uuid;

/// Pinned: the same changes give the same bytes.
const LEVEL: i32 = 9;
/// No more than 16 MiB are remembered to unpack a segment.
const WINDOW_LOG: u32 = 24;
/// A segment is cut after the change that passes this many bytes, so that nobody has to unpack much at a time.
const PIECE: usize = 8 << 20;
/// A frame that every decoder skips (RFC 8878 §3.1.2).
const SKIPPED: [u8; 4] = [0x50, 0x2a, 0x4d, 0x18];
const FOLDER: &str = "ops/";
const ENDING: &str = ".cbor.zst";

/// The place of a segment: its author and the numbers of its first and last change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) device: DeviceId,
    pub(crate) from: u64,
    pub(crate) to: u64,
}

impl Place {
    /// The name of its entry.
    pub(crate) fn path(self) -> String {
        let Self { device, from, to } = self;
        format!("{FOLDER}{device}-{from}-{to}{ENDING}")
    }

    /// The place that an entry's name says, if it is exactly the name we would give it.
    pub(crate) fn parse(path: &str) -> Option<Self> {
        let mut parts = path.strip_prefix(FOLDER)?.strip_suffix(ENDING)?.split('-');
        let (device, from, to) = (parts.next()?, parts.next()?, parts.next()?);
        let device = u128::from_str_radix(device, 16).ok()?;
        let place = Self {
            device: DeviceId(device.to_be_bytes()),
            from: from.parse().ok()?,
            to: to.parse().ok()?,
        };
        // SQLite counts in signed numbers.
        let counted = place.from >= 1 && place.to >= place.from && i64::try_from(place.to).is_ok();
        (counted && place.path() == path).then_some(place)
    }
}

/// The entries of a segment and their bytes: one, or more when it is long.
pub(crate) fn pack(segment: &Segment, limits: &Limits) -> std::io::Result<Vec<(Entry, Vec<u8>)>> {
    let mut entries = Vec::new();
    let mut previous = segment.previous;
    let mut from = segment.from;
    let mut body = Vec::new();
    let mut count = 0;
    for (index, link) in segment.links.iter().enumerate() {
        body.extend(encode_link(link));
        count += 1;
        if body.len() > PIECE || index + 1 == segment.links.len() {
            let place = Place {
                device: segment.device,
                from,
                to: from.saturating_add(count - 1),
            };
            let plain = [encode_start(&previous, count), std::mem::take(&mut body)].concat();
            entries.push(entry(place, &plain, limits)?);
            previous = link.hash;
            from = from.saturating_add(count);
            count = 0;
        }
    }
    Ok(entries)
}

fn entry(place: Place, plain: &[u8], limits: &Limits) -> std::io::Result<(Entry, Vec<u8>)> {
    let mut packed = zstd::bulk::compress(plain, LEVEL)?;
    pad(&mut packed, plain.len() as u64, limits);
    let entry = Entry {
        path: place.path(),
        size: packed.len() as u64,
        unpacked: plain.len() as u64,
        hash: *blake3::hash(&packed).as_bytes(),
    };
    Ok((entry, packed))
}

/// Makes a segment of very repetitive text long enough not to be taken for a bomb.
fn pad(packed: &mut Vec<u8>, unpacked: u64, limits: &Limits) {
    if !is_bomb(packed.len() as u64, unpacked, limits) {
        return;
    }
    let missing = unpacked
        .div_ceil(limits.ratio)
        .saturating_sub(packed.len() as u64);
    if let Ok(length) = u32::try_from(missing) {
        packed.extend_from_slice(&SKIPPED);
        packed.extend_from_slice(&length.to_le_bytes());
        packed.resize(packed.len() + length as usize, 0);
    }
}

fn is_bomb(size: u64, unpacked: u64, limits: &Limits) -> bool {
    unpacked > limits.ratio_from && unpacked > size.saturating_mul(limits.ratio)
}

/// Whether the sizes that a manifest claims for its entries are worth reading on.
pub(crate) fn within_limits(entries: &[Entry], limits: &Limits) -> Result<(), Refused> {
    let mut unpacked = 0_u64;
    for entry in entries {
        if entry.size > limits.segment || entry.unpacked > limits.segment {
            return Err(Refused::TooLarge { what: "segment" });
        }
        if is_bomb(entry.size, entry.unpacked, limits) {
            return Err(Refused::TooLarge { what: "ratio" });
        }
        unpacked += entry.unpacked;
    }
    if unpacked > limits.unpacked {
        return Err(Refused::TooLarge { what: "unpacked" });
    }
    Ok(())
}

/// Whether an entry's bytes are those that the sender signed.
pub(crate) fn verify(entry: &Entry, packed: &[u8]) -> Result<(), Refused> {
    if *blake3::hash(packed).as_bytes() == entry.hash {
        Ok(())
    } else {
        Err(Refused::altered(&entry.path))
    }
}

/// The segment in an entry's bytes; that its end is the one that its author signed is for the reader to see.
pub(crate) fn unpack(entry: &Entry, packed: &[u8], process: Uuid) -> Result<Segment, Refused> {
    let altered = || Refused::altered(&entry.path);
    let place = Place::parse(&entry.path).ok_or_else(altered)?;
    verify(entry, packed)?;
    let plain = decompress(packed, entry.unpacked).map_err(|_| altered())?;
    if plain.len() as u64 != entry.unpacked {
        return Err(altered());
    }
    let (previous, links) = decode(&plain).map_err(|unfit| unfit.within(&entry.path))?;
    let segment = Segment {
        device: place.device,
        from: place.from,
        previous,
        links,
    };
    if segment.links.is_empty() || segment.to() != place.to {
        return Err(altered());
    }
    follow(&segment, process)?;
    Ok(segment)
}

/// At most one byte more than expected, however much there is.
fn decompress(packed: &[u8], expected: u64) -> std::io::Result<Vec<u8>> {
    let mut decoder = zstd::stream::read::Decoder::with_buffer(packed)?;
    decoder.window_log_max(WINDOW_LOG)?;
    let mut plain = Vec::new();
    decoder
        .take(expected.saturating_add(1))
        .read_to_end(&mut plain)?;
    Ok(plain)
}

fn follow(segment: &Segment, process: Uuid) -> Result<(), Refused> {
    let Segment { device, from, .. } = *segment;
    if from == 1 && segment.previous != first_hash(process, device) {
        return Err(Refused::BrokenChain {
            device,
            number: from,
        });
    }
    for (number, link) in (from..).zip(&segment.links) {
        let broken = || Refused::BrokenChain { device, number };
        let change = link.change().map_err(|malformed| match malformed {
            Malformed::Newer(format) => Refused::Newer {
                needs: format!("change {format}"),
            },
            Malformed::Shape(_)
            | Malformed::NotCanonical
            | Malformed::TooLong(_)
            | Malformed::Name(_)
            | Malformed::Repeated
            | Malformed::Backwards
            | Malformed::Personal => broken(),
        })?;
        if change.header.name.device != device || change.header.name.number != number {
            return Err(broken());
        }
    }
    Ok(())
}

fn encode_start(previous: &Hash, count: u64) -> Vec<u8> {
    written(|out| out.array(2)?.bytes(previous)?.array(count).map(drop))
}

fn encode_link(link: &Link) -> Vec<u8> {
    written(|out| {
        match &link.payload {
            Some(payload) => out.array(2)?.bytes(&link.header)?.bytes(payload)?,
            None => out
                .array(3)?
                .bytes(&link.header)?
                .null()?
                .bytes(&link.payload_hash)?,
        };
        Ok(())
    })
}

fn decode(plain: &[u8]) -> Result<(Hash, Vec<Link>), Unfit> {
    let mut input = Decoder::new(plain);
    cbor::expect_array(&mut input, 2)?;
    let previous = cbor::exactly(&mut input)?;
    let count = input.array()?.ok_or(Unfit::Shape)?;
    if !plain.starts_with(&encode_start(&previous, count)) {
        return Err(Unfit::Shape);
    }
    let mut links = Vec::new();
    let mut last = previous;
    for _ in 0..count {
        let start = input.position();
        let link = decode_link(&mut input, &last)?;
        last = link.hash;
        if plain[start..input.position()] != encode_link(&link) {
            return Err(Unfit::Shape);
        }
        links.push(link);
    }
    if input.position() == plain.len() {
        Ok((previous, links))
    } else {
        Err(Unfit::Shape)
    }
}

fn decode_link(input: &mut Decoder<'_>, previous: &Hash) -> Result<Link, Unfit> {
    let length = input.array()?;
    let header = input.bytes()?.to_vec();
    match length {
        Some(2) => Ok(Link::of_bytes(previous, header, input.bytes()?.to_vec())),
        Some(3) => {
            input.null()?;
            Ok(Link::of_hash(previous, header, cbor::exactly(input)?))
        }
        _ => Err(Unfit::Shape),
    }
}
