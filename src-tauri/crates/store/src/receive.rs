//! Changes that come from other laptops, already verified one by one.

use crate::{Fault, Writer, history, shadow};
use cocrea_ledger::{Apart, Change, ChangeName, DeviceId, Hash, Link, Log, Run, TRASHED, Value};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a reception brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// Changes that were not here yet.
    pub new_changes: u64,
    /// Payloads of changes that were here without them.
    pub new_payloads: u64,
    /// Their rows: noun and row, with whether the row was new, and whether it went to the trash.
    pub rows: BTreeMap<(String, Uuid), RowNews>,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowNews {
    /// It was born.
    pub born: bool,
    /// It went to the trash.
    pub trashed: bool,
}

impl Writer<'_> {
    /// Takes in the changes that are not here yet. What is here already is compared by its hash.
    ///
    /// # Errors
    /// [`Fault::Gap`] when changes before them are missing, [`Fault::Fork`] when one that is here differs, and those of the
    /// file. The caller's transaction undoes everything then.
    pub fn receive(&mut self, runs: &[Run<'_>]) -> Result<Received, Fault> {
        let mut log = SqlLog {
            connection: self.view.connection,
            process: self.process,
            received: Received::default(),
            requests: BTreeSet::new(),
        };
        for run in runs {
            let brought = cocrea_ledger::receive(&mut log, *run)?.map_err(apart)?;
            log.received.new_changes += brought.changes;
            log.received.new_payloads += brought.payloads;
        }
        let SqlLog {
            received, requests, ..
        } = log;
        if !requests.is_empty() {
            shadow::redact(self.view.connection, &requests)?;
        }
        let nouns = received.rows.keys().map(|(noun, _)| noun.clone());
        self.touched.extend(nouns);
        Ok(received)
    }
}

fn apart(apart: Apart) -> Fault {
    match apart {
        Apart::Gap(ChangeName { device, number }) => Fault::Gap {
            device: device.to_string(),
            number,
        },
        Apart::Fork(ChangeName { device, number }) => Fault::Fork {
            device: device.to_string(),
            number,
        },
        Apart::Broken(..) | Apart::Malformed(..) | Apart::Misplaced(_) => {
            Fault::Damaged(apart.to_string())
        }
    }
}

/// The log of the open file, while a reception writes to it.
struct SqlLog<'a> {
    connection: &'a Connection,
    process: Uuid,
    received: Received,
    /// New requests for redaction.
    requests: BTreeSet<Uuid>,
}

impl SqlLog<'_> {
    fn tell(&mut self, change: &Change) {
        for write in change.writes() {
            let row = (write.cell.entity.clone(), write.cell.row);
            let news = self.received.rows.entry(row).or_default();
            if write.cell.field == TRASHED {
                news.born |= write.predecessors.is_empty();
                news.trashed = write.value == Value::Bool(true);
            }
        }
    }
}

impl Log for SqlLog<'_> {
    type Error = Fault;

    fn tip(&mut self, device: DeviceId) -> Result<(u64, Hash), Fault> {
        history::tip(self.connection, self.process, device)
    }

    fn hash_of(&mut self, name: ChangeName) -> Result<Option<Hash>, Fault> {
        history::hash_of(self.connection, name)
    }

    fn without_payload(&mut self, device: DeviceId) -> Result<Vec<u64>, Fault> {
        history::without_payload(self.connection, device)
    }

    fn append(&mut self, change: &Change, link: &Link) -> Result<(), Fault> {
        let (change, link) = &shadow::unless_redacted(self.connection, change, link)?;
        history::append(self.connection, change, link)?;
        self.requests
            .extend(shadow::take_in(self.connection, change)?);
        self.tell(change);
        Ok(())
    }

    fn fill(&mut self, change: &Change, link: &Link) -> Result<bool, Fault> {
        let (change, link) = &shadow::unless_redacted(self.connection, change, link)?;
        if change.payload.is_none() {
            return Ok(false);
        }
        history::fill(self.connection, change, link)?;
        shadow::take_in_payload(self.connection, change)?;
        self.tell(change);
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
