//! The change: what one action of one person wrote.

use crate::{Hlc, Value};
use std::fmt;
use uuid::Uuid;

/// Who wrote a change: the first 16 bytes of the BLAKE3 hash of the installation's public key.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub [u8; 16]);

impl DeviceId {
    /// The id that belongs to a public key.
    #[must_use]
    pub fn of_key(public_key: &[u8; 32]) -> Self {
        let mut id = [0; 16];
        id.copy_from_slice(&blake3::hash(public_key).as_bytes()[..16]);
        Self(id)
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "DeviceId({self})")
    }
}

/// The name of a change: the device that wrote it and its number there, from 1 without gaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeName {
    /// Device.
    pub device: DeviceId,
    /// Number, from 1.
    pub number: u64,
}

impl fmt::Display for ChangeName {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.device, self.number)
    }
}

impl std::str::FromStr for ChangeName {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (device, number) = text.split_once('/').ok_or(())?;
        if device.len() != 32 || !device.is_ascii() {
            return Err(());
        }

        let mut id = [0; 16];
        for (index, byte) in id.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&device[2 * index..2 * index + 2], 16).map_err(|_| ())?;
        }
        let name = Self {
            device: DeviceId(id),
            number: number.parse().map_err(|_| ())?,
        };
        // One name, one text: no signs, capitals or zeros that `parse` would forgive.
        if name.to_string() == text {
            Ok(name)
        } else {
            Err(())
        }
    }
}

/// One register: a field of a row of an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Noun of the row, such as `slip`.
    pub entity: String,
    /// Row.
    pub row: Uuid,
    /// Field.
    pub field: String,
}

impl Cell {
    /// The register of that name.
    #[must_use]
    pub fn new(entity: &str, row: Uuid, field: &str) -> Self {
        Self {
            entity: entity.to_owned(),
            row,
            field: field.to_owned(),
        }
    }
}

/// A row of an entity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowName {
    /// Noun.
    pub entity: String,
    /// Row.
    pub row: Uuid,
}

impl RowName {
    /// The row of that name.
    #[must_use]
    pub fn new(entity: &str, row: Uuid) -> Self {
        Self {
            entity: entity.to_owned(),
            row,
        }
    }

    /// Whether a register belongs to this row.
    #[must_use]
    pub fn has(&self, cell: &Cell) -> bool {
        self.entity == cell.entity && self.row == cell.row
    }

    /// The row of a member of this one's set: the same on every laptop, so that two people who add the same member
    /// apart add one (add wins; UUIDv5, RFC 9562 §5.5).
    #[must_use]
    pub fn member(&self, member: &[u8]) -> Uuid {
        let set = Uuid::new_v5(&self.row, self.entity.as_bytes());
        Uuid::new_v5(&set, member)
    }
}

/// A value for a register, and the heads of it that its author saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Write {
    /// Register.
    pub cell: Cell,
    /// Its value from now on.
    pub value: Value,
    /// Changes whose values this one replaces. A write to the trash also names the heads of the row's other cells:
    /// what its author saw there (see [`crate::trashed_but_edited`]).
    pub predecessors: Vec<ChangeName>,
}

/// What is known of a change for ever, also after its payload was removed; no name of a person may stand here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// Who wrote it and its number.
    pub name: ChangeName,
    /// Order of display and tie-break.
    pub hlc: Hlc,
    /// Milliseconds since 1970 as the laptop's clock claimed.
    pub wall_ms: i64,
    /// Opaque id of the person at the keyboard; the name behind it is a sealed field. Unused until then.
    pub operator: Option<Uuid>,
    /// What happened, as a past fact: `slip_captured`.
    pub kind: String,
    /// The change that this one takes back or brings again.
    pub subject: Option<ChangeName>,
    /// Number of the first change of a group that is undone as one. Unused until then.
    pub group: Option<u64>,
    /// The row of a person that this change is about, and no other. Its payload has a salt, may stay behind when the
    /// change is handed on, and goes for ever when the person asks for it ([`crate::redaction`]).
    pub personal: Option<RowName>,
}

/// What a change wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Payload {
    /// Secret bytes that keep a removed personal value from being guessed by its hash; in personal changes only.
    pub salt: Option<[u8; 16]>,
    /// Writes; no register twice.
    pub writes: Vec<Write>,
}

/// One action of one person: one unit of undo, one line of history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Who, when, what.
    pub header: Header,
    /// What was written; absent when it is personal and stayed behind, or was removed for the person's right of
    /// cancellation.
    pub payload: Option<Payload>,
}

impl Change {
    /// Its writes, none when the payload is not here.
    #[must_use]
    pub fn writes(&self) -> &[Write] {
        self.payload.as_ref().map_or(&[], |payload| &payload.writes)
    }
}
