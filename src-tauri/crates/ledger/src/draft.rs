//! A change that was decided and not yet recorded.

use crate::codec::MOST_PREDECESSORS;
use crate::fold::{Head, Heads, values};
use crate::{
    Cell, Change, ChangeName, DeviceId, Header, Hlc, Payload, RowName, TRASHED, Value, Write,
};
use uuid::Uuid;

/// A value for a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftWrite {
    /// Register.
    pub cell: Cell,
    /// Its new value.
    pub value: Value,
}

/// What a person decided to change: a past fact and the values it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What happened: `slip_captured`.
    pub kind: String,
    /// The change that this one takes back or brings again.
    pub subject: Option<ChangeName>,
    /// Values; a register stands once.
    pub writes: Vec<DraftWrite>,
    /// The row of a person that it is about, with secret bytes for its salt; its writes are to that row only.
    pub personal: Option<(RowName, [u8; 16])>,
}

impl Draft {
    /// A change of this kind that writes nothing yet.
    #[must_use]
    pub fn new(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            subject: None,
            writes: Vec::new(),
            personal: None,
        }
    }

    /// Sets a register; a value that this draft set before is replaced.
    pub fn set(&mut self, cell: Cell, value: Value) {
        match self.writes.iter_mut().find(|write| write.cell == cell) {
            Some(write) => write.value = value,
            None => self.writes.push(DraftWrite { cell, value }),
        }
    }

    /// Sends a row to the trash, or brings it back, or marks its birth.
    pub fn set_trashed(&mut self, entity: &str, row: Uuid, trashed: bool) {
        self.set(Cell::new(entity, row, TRASHED), Value::Bool(trashed));
    }
}

/// Who records a change, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Device.
    pub device: DeviceId,
    /// The number after the device's last change.
    pub number: u64,
    /// After everything seen so far.
    pub hlc: Hlc,
    /// Milliseconds since 1970 by the laptop's clock.
    pub wall_ms: i64,
}

/// Turns a draft into the change to record: names what each write replaces and leaves out what changes nothing.
///
/// A write equal to the only head of its register is left out (as Automerge does): it would only make conflicts. Two
/// writes stay although they change no value: one to the trash, which also says what its author saw in the row and so
/// decides [`crate::trashed_but_edited`]; and those of a change that takes another one back, which must be recorded to
/// be taken back once. A draft of which nothing stays gives `None`.
///
/// # Errors
/// Those of the memory.
pub fn stamp<H: Heads>(
    heads: &mut H,
    draft: Draft,
    stamp: Stamp,
) -> Result<Option<Change>, H::Error> {
    let mut writes = Vec::new();
    let mut unchanged = Vec::new();
    for DraftWrite { cell, value } in draft.writes {
        let seen = heads.heads(&cell)?;
        let to_trash = cell.field == TRASHED && value == Value::Bool(true);
        let changes = to_trash || !shows(&seen, &value);
        let mut predecessors: Vec<ChangeName> = if to_trash {
            heads.row_heads(&cell.entity, cell.row)?
        } else {
            seen.iter().map(|head| head.name).collect()
        };
        predecessors.sort_unstable();
        predecessors.dedup();
        // Nobody reads a change with more; what it does not name stays beside it, to be decided.
        predecessors.truncate(MOST_PREDECESSORS);
        let write = Write {
            cell,
            value,
            predecessors,
        };
        if changes {
            writes.push(write);
        } else {
            unchanged.push(write);
        }
    }
    if writes.is_empty() && draft.subject.is_some() {
        writes = unchanged;
    }
    if writes.is_empty() {
        return Ok(None);
    }
    let mut header = stamp.header(draft.kind, draft.subject);
    let salt = draft.personal.map(|(row, secret)| {
        header.personal = Some(row);
        salt_of(&secret, header.name)
    });
    Ok(Some(Change {
        header,
        payload: Some(Payload { salt, writes }),
    }))
}

/// No two changes have one salt, also when one takes the other back and was given the same secret.
fn salt_of(secret: &[u8; 16], name: ChangeName) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new_derive_key("Cocrea 2026-11-23 salt of a personal change");
    hasher.update(secret);
    hasher.update(&name.device.0);
    hasher.update(&name.number.to_be_bytes());
    let mut salt = [0; 16];
    salt.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    salt
}

/// Whether a register holds this value and no other.
fn shows(heads: &[Head], value: &Value) -> bool {
    match values(heads).as_slice() {
        [] => *value == Value::Null,
        [only] => only.value == *value,
        _ => false,
    }
}

impl Stamp {
    fn header(self, kind: String, subject: Option<ChangeName>) -> Header {
        let Self {
            device,
            number,
            hlc,
            wall_ms,
        } = self;
        Header {
            name: ChangeName { device, number },
            hlc,
            wall_ms,
            operator: None,
            kind,
            subject,
            group: None,
            personal: None,
        }
    }
}
