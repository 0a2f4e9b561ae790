//! Redaction: what is personal goes for ever, and the chain stays whole.
//!
//! A person may ask that their data be removed (right of cancellation). History only grows, so the request is a row of
//! its own: from its birth on, the payload of every personal change about that row is dropped wherever the request
//! arrives, also of changes that arrive later; headers and hashes stay. Who asks twice on two laptops asks once, and
//! nothing takes it back: what was dropped is nowhere to be had.

use crate::{Change, Draft, Link, RowName, TRASHED, Value};
use uuid::Uuid;

/// Noun of the rows that ask for it.
pub const REDACTION: &str = "redaction";

/// Kind of the change that asks for it.
pub const REMOVED: &str = "personal_data_removed";

/// The draft that asks for the redaction of a row.
#[must_use]
pub fn redact(row: &RowName) -> Draft {
    ask([redaction_of(row)])
}

/// The draft that makes these requests, by their ids.
#[must_use]
pub fn ask(requests: impl IntoIterator<Item = Uuid>) -> Draft {
    let mut draft = Draft::new(REMOVED);
    for request in requests {
        draft.set_trashed(REDACTION, request, false);
    }
    draft
}

/// The id of the request for a row.
#[must_use]
pub fn redaction_of(row: &RowName) -> Uuid {
    row.member(REDACTION.as_bytes())
}

/// Ids of the requests that a change makes. Any write to the birth of one makes it, whatever its value.
pub fn requests(change: &Change) -> impl Iterator<Item = Uuid> {
    let cells = change.writes().iter().map(|write| &write.cell);
    cells
        .filter(|cell| cell.entity == REDACTION && cell.field == TRASHED)
        .map(|cell| cell.row)
}

/// The request that would drop this change's payload; nothing for a public change.
#[must_use]
pub fn dropped_by(change: &Change) -> Option<Uuid> {
    change.header.personal.as_ref().map(redaction_of)
}

impl Link {
    /// This link as it is handed on without its payload: for a personal change only.
    #[must_use]
    pub fn without_payload(&self) -> Self {
        Self {
            payload: None,
            ..self.clone()
        }
    }
}

impl Draft {
    /// A change about a person, and about nobody else. `salt` is 16 secret random bytes.
    #[must_use]
    pub fn personal(kind: &str, row: RowName, salt: [u8; 16]) -> Self {
        Self {
            personal: Some((row, salt)),
            ..Self::new(kind)
        }
    }

    /// Sets a field of the person's row.
    pub fn set_personal(&mut self, field: &str, value: Value) {
        if let Some((row, _)) = &self.personal {
            let cell = crate::Cell::new(&row.entity, row.row, field);
            self.set(cell, value);
        }
    }
}
