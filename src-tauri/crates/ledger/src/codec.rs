//! The bytes of a change: canonical CBOR (RFC 8949 §4.2), one form and no other.
//!
//! Header: `[1, device, number, hlc, wall_ms, operator, kind, subject, group]`, and of a personal change
//! `[2, device, number, hlc, wall_ms, operator, kind, subject, group, entity, row]`.
//! Payload: `[salt, [[entity, row, field, value, [[device, number]…]]…]]`.
//! A decoder accepts only what the encoder would write: it encodes again and compares.

use crate::{Cell, Change, ChangeName, DeviceId, Header, Hlc, Payload, RowName, Value, Write};
use minicbor::data::Type;
use minicbor::{Decode, Decoder, Encode, Encoder};
use uuid::Uuid;

/// Of a header whose change anybody may read.
const PUBLIC: u64 = 1;
/// Of a header whose change is about a person.
const PERSONAL: u64 = 2;
/// Most headers and payloads are shorter: they are written without asking for memory twice.
const USUAL_LENGTH: usize = 512;
const LONGEST_NAME: usize = 64;
/// The count of a city's vote is one value: 71,000 ballots take 1.5 MB.
const LONGEST_VALUE: usize = 1 << 22;
const MOST_WRITES: usize = 100_000;
pub(crate) const MOST_PREDECESSORS: usize = 1_024;

/// Why bytes are not a change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// They are a change of a format that this version does not know.
    #[error("format {0} is newer than this version can read")]
    Newer(u64),
    /// They are not CBOR of the expected shape.
    #[error("not the shape of a change: {0}")]
    Shape(String),
    /// They mean a change, but are not its canonical form.
    #[error("not the canonical form")]
    NotCanonical,
    /// A name, a value or a list is longer than allowed.
    #[error("{0} is too long")]
    TooLong(&'static str),
    /// A name has other characters than `a–z`, `0–9` and `_`.
    #[error("{0:?} is no name")]
    Name(String),
    /// One change writes a register twice.
    #[error("one change writes a register twice")]
    Repeated,
    /// A write names its own change, or one that its author wrote later, as what it replaces.
    #[error("a write replaces what came after it")]
    Backwards,
    /// What is personal and what it says of itself do not agree: a public payload is missing or salted, or a personal
    /// one has no salt or writes another row.
    #[error("not as personal as it says")]
    Personal,
}

impl From<minicbor::decode::Error> for Malformed {
    fn from(error: minicbor::decode::Error) -> Self {
        Self::Shape(error.to_string())
    }
}

/// The canonical bytes of a header.
#[must_use]
pub fn encode_header(header: &Header) -> Vec<u8> {
    written(|out| {
        match header.personal {
            None => out.array(9)?.u64(PUBLIC)?,
            Some(_) => out.array(11)?.u64(PERSONAL)?,
        };
        name(out, header.name)?;
        out.u64(header.hlc.0)?.i64(header.wall_ms)?;
        optional(
            out,
            header.operator.as_ref().map(|id| id.as_bytes().as_slice()),
        )?;
        out.str(&header.kind)?;
        match header.subject {
            Some(subject) => name(out.array(2)?, subject)?,
            None => out.null().map(drop)?,
        }
        match header.group {
            Some(group) => out.u64(group)?,
            None => out.null()?,
        };
        if let Some(RowName { entity, row }) = &header.personal {
            out.str(entity)?.bytes(row.as_bytes())?;
        }
        Ok(())
    })
}

/// The canonical bytes of a payload.
#[must_use]
pub fn encode_payload(payload: &Payload) -> Vec<u8> {
    written(|out| {
        out.array(2)?;
        optional(out, payload.salt.as_ref().map(<[u8; 16]>::as_slice))?;
        out.array(payload.writes.len() as u64)?;
        for write in &payload.writes {
            out.array(5)?
                .str(&write.cell.entity)?
                .bytes(write.cell.row.as_bytes())?
                .str(&write.cell.field)?;
            out.encode(&write.value)?
                .array(write.predecessors.len() as u64)?;
            for predecessor in &write.predecessors {
                name(out.array(2)?, *predecessor)?;
            }
        }
        Ok(())
    })
}

/// Reads a change from the bytes of its header and of its payload.
///
/// # Errors
/// [`Malformed`] when they are not exactly what [`encode_header`] and [`encode_payload`] write, or pass a limit.
pub fn decode_change(header: &[u8], payload: Option<&[u8]>) -> Result<Change, Malformed> {
    let change = Change {
        header: decode_canonical_header(header)?,
        payload: payload.map(decode_payload).transpose()?,
    };
    let same_payload = match (&change.payload, payload) {
        (Some(read), Some(bytes)) => encode_payload(read) == bytes,
        _ => true,
    };
    if !same_payload {
        return Err(Malformed::NotCanonical);
    }
    change.may_be_read().map(|()| change)
}

impl Change {
    /// Whether everybody would read this change again from its bytes: what is written is held to the rules by which
    /// what arrives is read.
    ///
    /// # Errors
    /// [`Malformed`] with the limit that it passes, or what it says wrongly of itself.
    pub fn may_be_read(&self) -> Result<(), Malformed> {
        let header = &self.header;
        header_may_be_read(header)?;
        if self.writes().len() > MOST_WRITES {
            return Err(Malformed::TooLong("payload"));
        }
        for write in self.writes() {
            write_may_be_read(write)?;
        }
        if writes_a_register_twice(self.writes()) {
            return Err(Malformed::Repeated);
        }
        if !is_as_personal_as_it_says(self) {
            return Err(Malformed::Personal);
        }
        if replaces_what_came_after(self) {
            return Err(Malformed::Backwards);
        }
        Ok(())
    }
}

fn header_may_be_read(header: &Header) -> Result<(), Malformed> {
    if header.hlc > Hlc::LAST {
        return Err(Malformed::Shape("a reading of no clock".to_owned()));
    }
    is_name(&header.kind)?;
    header
        .personal
        .as_ref()
        .map_or(Ok(()), |row| is_name(&row.entity))
}

fn write_may_be_read(write: &Write) -> Result<(), Malformed> {
    is_name(&write.cell.entity)?;
    is_name(&write.cell.field)?;
    let length = match &write.value {
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::Null | Value::Bool(_) | Value::Int(_) => 0,
    };
    if length > LONGEST_VALUE {
        return Err(Malformed::TooLong("value"));
    }
    if write.predecessors.len() > MOST_PREDECESSORS {
        return Err(Malformed::TooLong("predecessors"));
    }
    Ok(())
}

fn is_name(text: &str) -> Result<(), Malformed> {
    let named = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if text.is_empty() || text.len() > LONGEST_NAME || !text.bytes().all(named) {
        return Err(Malformed::Name(text.chars().take(LONGEST_NAME).collect()));
    }
    Ok(())
}

/// The header in these bytes, if they are its canonical form.
pub(crate) fn decode_canonical_header(bytes: &[u8]) -> Result<Header, Malformed> {
    let header = decode_header(bytes)?;
    header_may_be_read(&header)?;
    if encode_header(&header) == bytes {
        Ok(header)
    } else {
        Err(Malformed::NotCanonical)
    }
}

fn replaces_what_came_after(change: &Change) -> bool {
    let own = change.header.name;
    let mut named = change.writes().iter().flat_map(|write| &write.predecessors);
    named.any(|name| name.device == own.device && name.number >= own.number)
}

fn is_as_personal_as_it_says(change: &Change) -> bool {
    match (&change.header.personal, &change.payload) {
        (None, None) => false,
        (None, Some(payload)) => payload.salt.is_none(),
        (Some(_), None) => true,
        (Some(row), Some(payload)) => {
            payload.salt.is_some() && payload.writes.iter().all(|write| row.has(&write.cell))
        }
    }
}

fn decode_header(bytes: &[u8]) -> Result<Header, Malformed> {
    let mut input = Decoder::new(bytes);
    let length = array(&mut input)?;
    let version = input.u64()?;
    if version > PERSONAL {
        return Err(Malformed::Newer(version));
    }
    if (version, length) != (PUBLIC, 9) && (version, length) != (PERSONAL, 11) {
        return Err(Malformed::Shape("header".to_owned()));
    }
    let header = Header {
        name: read_name(&mut input)?,
        hlc: Hlc(input.u64()?),
        wall_ms: input.i64()?,
        operator: nullable(&mut input, |input| Ok(Uuid::from_bytes(sixteen(input)?)))?,
        kind: text(&mut input)?,
        subject: nullable(&mut input, pair)?,
        group: nullable(&mut input, |input| Ok(input.u64()?))?,
        personal: if version == PERSONAL {
            Some(RowName {
                entity: text(&mut input)?,
                row: Uuid::from_bytes(sixteen(&mut input)?),
            })
        } else {
            None
        },
    };
    finished(&input, bytes)?;
    Ok(header)
}

fn decode_payload(bytes: &[u8]) -> Result<Payload, Malformed> {
    let mut input = Decoder::new(bytes);
    expect(&mut input, 2, "payload")?;
    let salt = nullable(&mut input, sixteen)?;
    let count = listed(&mut input, MOST_WRITES, "payload")?;
    let mut writes = Vec::new();
    for _ in 0..count {
        writes.push(read_write(&mut input)?);
    }
    finished(&input, bytes)?;
    Ok(Payload { salt, writes })
}

fn writes_a_register_twice(writes: &[Write]) -> bool {
    let mut cells: Vec<&Cell> = writes.iter().map(|write| &write.cell).collect();
    cells.sort_unstable();
    cells.windows(2).any(|pair| pair[0] == pair[1])
}

fn read_write(input: &mut Decoder<'_>) -> Result<Write, Malformed> {
    expect(input, 5, "write")?;
    let cell = Cell {
        entity: text(input)?,
        row: Uuid::from_bytes(sixteen(input)?),
        field: text(input)?,
    };
    let value = input.decode()?;
    let count = listed(input, MOST_PREDECESSORS, "predecessors")?;
    let predecessors = (0..count).map(|_| pair(input)).collect::<Result<_, _>>()?;
    Ok(Write {
        cell,
        value,
        predecessors,
    })
}

fn text(input: &mut Decoder<'_>) -> Result<String, Malformed> {
    Ok(input.str()?.to_owned())
}

/// How many a list says to have; one that only claims to be long is not waited for.
fn listed(input: &mut Decoder<'_>, most: usize, what: &'static str) -> Result<usize, Malformed> {
    let count = usize::try_from(array(input)?).unwrap_or(usize::MAX);
    if count > most {
        return Err(Malformed::TooLong(what));
    }
    Ok(count)
}

fn array(input: &mut Decoder<'_>) -> Result<u64, Malformed> {
    input.array()?.ok_or(Malformed::NotCanonical)
}

fn expect(input: &mut Decoder<'_>, length: u64, what: &str) -> Result<(), Malformed> {
    if array(input)? == length {
        Ok(())
    } else {
        Err(Malformed::Shape(what.to_owned()))
    }
}

fn finished(input: &Decoder<'_>, bytes: &[u8]) -> Result<(), Malformed> {
    if input.position() == bytes.len() {
        Ok(())
    } else {
        Err(Malformed::Shape("bytes after the end".to_owned()))
    }
}

fn sixteen(input: &mut Decoder<'_>) -> Result<[u8; 16], Malformed> {
    input
        .bytes()?
        .try_into()
        .map_err(|_| Malformed::Shape("an id has 16 bytes".to_owned()))
}

fn read_name(input: &mut Decoder<'_>) -> Result<ChangeName, Malformed> {
    Ok(ChangeName {
        device: DeviceId(sixteen(input)?),
        number: input.u64()?,
    })
}

fn pair(input: &mut Decoder<'_>) -> Result<ChangeName, Malformed> {
    expect(input, 2, "name of a change")?;
    read_name(input)
}

fn nullable<T>(
    input: &mut Decoder<'_>,
    read: impl FnOnce(&mut Decoder<'_>) -> Result<T, Malformed>,
) -> Result<Option<T>, Malformed> {
    if input.datatype()? == Type::Null {
        input.null()?;
        return Ok(None);
    }
    read(input).map(Some)
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn written(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Written) -> Vec<u8> {
    let mut out = Encoder::new(Vec::with_capacity(USUAL_LENGTH));
    // Writing to memory cannot fail: its error has no values, and no `encode` method of ours reports a message.
    let _ = write(&mut out);
    out.into_writer()
}

impl<C> Encode<C> for Value {
    fn encode<W: minicbor::encode::Write>(
        &self,
        out: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        match self {
            Self::Null => out.null()?,
            Self::Bool(value) => out.bool(*value)?,
            Self::Int(value) => out.i64(*value)?,
            Self::Text(value) => out.str(value)?,
            Self::Bytes(value) => out.bytes(value)?,
        };
        Ok(())
    }
}

impl<'b, C> Decode<'b, C> for Value {
    fn decode(input: &mut Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let kind = input.datatype()?;
        if kind == Type::Null {
            input.null()?;
            Ok(Self::Null)
        } else if kind == Type::Bool {
            input.bool().map(Self::Bool)
        } else if kind == Type::String {
            input.str().map(Self::from)
        } else if kind == Type::Bytes {
            input.bytes().map(|bytes| Self::Bytes(bytes.to_vec()))
        } else {
            input.i64().map(Self::Int)
        }
    }
}

fn name(out: &mut Encoder<Vec<u8>>, name: ChangeName) -> Written {
    out.bytes(&name.device.0)?.u64(name.number)?;
    Ok(())
}

fn optional(out: &mut Encoder<Vec<u8>>, bytes: Option<&[u8]>) -> Written {
    match bytes {
        Some(bytes) => out.bytes(bytes)?,
        None => out.null()?,
    };
    Ok(())
}
