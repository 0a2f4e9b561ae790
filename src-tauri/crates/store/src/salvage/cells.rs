//! The rows in a page, read without trusting what is around them (SQLite, «Database File Format», §1.5, §1.6, §2).
//!
//! What is read may be nonsense: whoever takes a row proves it by the chain.

use super::pages::{Pages, Version, number};
use rusqlite::types::Value;
use std::cell::Cell;

/// More columns than any table of ours.
const MOST_COLUMNS: usize = 32;
/// No row of ours is as long, by far; what says so is damaged.
const LONGEST: usize = 1 << 26;
/// Nor are all rows of a page together.
const LONGEST_OF_A_PAGE: usize = 1 << 28;

/// A kind of page that has rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Of a table without row numbers, above its leaves; it has rows of its own.
    Inner,
    /// A leaf of a table without row numbers.
    Leaf,
    /// A leaf of a table with row numbers.
    Numbered,
}

/// A row: its number, 0 where its table has none, and its values.
pub(super) type Row = (i64, Vec<Value>);

/// All that reads as a row in a page. Where its own directory does not hold, everything that may be a row.
pub(super) fn rows(pages: &Pages, page: u32, version: Version) -> Vec<Row> {
    let Some(bytes) = pages.page(page, version) else {
        return Vec::new();
    };
    let leaf = Leaf {
        pages,
        version,
        start: if page == 1 { 100 } else { 0 },
        bytes,
        left: Cell::new(LONGEST_OF_A_PAGE),
    };
    leaf.rows()
}

struct Leaf<'a> {
    pages: &'a Pages,
    version: Version,
    /// Where the page's own header begins: on the first one after that of the file.
    start: usize,
    bytes: Vec<u8>,
    /// Bytes that its rows may still have on other pages.
    left: Cell<usize>,
}

impl Leaf<'_> {
    fn rows(&self) -> Vec<Row> {
        let count = self.short(self.start + 3);
        let declared = Kind::of(self.bytes.get(self.start).copied());
        if let Some(kind) = declared {
            let rows = self.cells(kind, count);
            if rows.len() == count {
                return rows;
            }
        } else if !self.may_have_cells(count) {
            return Vec::new();
        }
        let slots = self.pages.size() / 2;
        let kinds = Kind::ALL.into_iter();
        kinds.flat_map(|kind| self.cells(kind, slots)).collect()
    }

    /// Whether a page of no kind looks like one whose first byte alone is damaged: most are the rest of a long row.
    fn may_have_cells(&self, count: usize) -> bool {
        let begins = self.short(self.start + 5);
        count > 0 && self.start + 8 + 2 * count <= begins && begins < self.bytes.len()
    }

    fn cells(&self, kind: Kind, slots: usize) -> Vec<Row> {
        let first = self.start + kind.header();
        let places = (0..slots).map(|slot| self.short(first + 2 * slot));
        let inside = places.filter(|at| *at > first && *at < self.bytes.len());
        inside.filter_map(|at| self.cell(kind, at)).collect()
    }

    fn cell(&self, kind: Kind, at: usize) -> Option<Row> {
        let at = if kind == Kind::Inner { at + 4 } else { at };
        let (length, at) = varint(&self.bytes, at)?;
        let (row, at) = match kind {
            Kind::Numbered => varint(&self.bytes, at)?,
            Kind::Inner | Kind::Leaf => (0, at),
        };
        // Where a page is damaged much may look like a row, and say to go on over pages that lead to each other.
        let length = usize::try_from(length)
            .ok()
            .filter(|length| *length <= LONGEST.min(self.left.get()))?;
        let values = values(&self.payload(kind, length, at)?)?;
        Some((row, values))
    }

    /// The bytes of a row, with those that stand on other pages.
    fn payload(&self, kind: Kind, length: usize, at: usize) -> Option<Vec<u8>> {
        let usable = self.pages.size();
        let here = kind.on_page(length, usable);
        let mut payload = self.bytes.get(at..at + here)?.to_vec();
        let mut next = number(&self.bytes, at + here);
        if payload.len() < length {
            self.left.set(self.left.get() - length);
        }
        while payload.len() < length {
            let page = self.pages.page(next, self.version)?;
            let rest = (length - payload.len()).min(usable - 4);
            payload.extend(page.get(4..4 + rest)?);
            next = number(&page, 0);
        }
        Some(payload)
    }

    fn short(&self, at: usize) -> usize {
        let found = self
            .bytes
            .get(at..at + 2)
            .and_then(|two| two.try_into().ok());
        usize::from(found.map_or(0, u16::from_be_bytes))
    }
}

impl Kind {
    const ALL: [Self; 3] = [Self::Inner, Self::Leaf, Self::Numbered];

    const fn of(byte: Option<u8>) -> Option<Self> {
        match byte {
            Some(0x02) => Some(Self::Inner),
            Some(0x0A) => Some(Self::Leaf),
            Some(0x0D) => Some(Self::Numbered),
            _ => None,
        }
    }

    const fn header(self) -> usize {
        match self {
            Self::Inner => 12,
            Self::Leaf | Self::Numbered => 8,
        }
    }

    /// How many bytes of a row stand on its page (§1.6, with its names U, X, M and K).
    const fn on_page(self, length: usize, usable: usize) -> usize {
        let most = match self {
            Self::Inner | Self::Leaf => (usable - 12) * 64 / 255 - 23,
            Self::Numbered => usable - 35,
        };
        if length <= most {
            return length;
        }
        let least = (usable - 12) * 32 / 255 - 23;
        let fitting = least + (length - least) % (usable - 4);
        if fitting <= most { fitting } else { least }
    }
}

/// A number of one to nine bytes, and where it ends.
fn varint(bytes: &[u8], at: usize) -> Option<(i64, usize)> {
    let mut value = 0_u64;
    for place in 0..8 {
        let byte = *bytes.get(at + place)?;
        value = (value << 7) | u64::from(byte & 0x7F);
        if byte < 0x80 {
            return Some((value.cast_signed(), at + place + 1));
        }
    }
    let last = *bytes.get(at + 8)?;
    Some((((value << 8) | u64::from(last)).cast_signed(), at + 9))
}

/// The values of a row; nothing when its bytes are not exactly one.
fn values(payload: &[u8]) -> Option<Vec<Value>> {
    let (header, mut at) = varint(payload, 0)?;
    let header = usize::try_from(header)
        .ok()
        .filter(|header| *header <= payload.len())?;
    let mut body = header;
    let mut values = Vec::new();
    while at < header && values.len() < MOST_COLUMNS {
        let (serial, next) = varint(payload, at)?;
        let (value, end) = value(payload, serial, body)?;
        values.push(value);
        (at, body) = (next, end);
    }
    (at == header && body == payload.len()).then_some(values)
}

fn value(payload: &[u8], serial: i64, at: usize) -> Option<(Value, usize)> {
    let length = match serial {
        0 | 8 | 9 => 0,
        1..=4 => usize::try_from(serial).ok()?,
        5 => 6,
        6 | 7 => 8,
        12.. => usize::try_from((serial - 12) / 2).ok()?,
        _ => return None,
    };
    let bytes = payload.get(at..at.checked_add(length)?)?;
    let value = match serial {
        0 => Value::Null,
        7 => Value::Real(f64::from_be_bytes(bytes.try_into().ok()?)),
        8 => Value::Integer(0),
        9 => Value::Integer(1),
        1..=6 => Value::Integer(integer(bytes)),
        _ if serial % 2 == 0 => Value::Blob(bytes.to_vec()),
        // What the log says beside its headers may be damaged where they are not.
        _ => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
    };
    Some((value, at + length))
}

/// Two's complement, the highest byte first.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
    let begin = if negative { -1 } else { 0 };
    bytes
        .iter()
        .fold(begin, |value, byte| (value << 8) | i64::from(*byte))
}
