//! Changes that come from other laptops, already verified one by one.

use crate::laptops::Signed;
use crate::parked::Waiting;
use crate::search::Stale;
use crate::shadow::{self, Folding};
use crate::{Fault, View, Writer, history, parked, unswept};
use cocrea_ledger::{Apart, Change, ChangeName, DeviceId, Hash, Link, Log, Run, TRASHED, Value};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The changes of one device that a bundle brings.
#[derive(Debug, Clone)]
pub struct Arriving<'a> {
    /// What its owner calls the device; empty when nobody said.
    pub label: &'a str,
    /// Its changes; each run goes on where the one before it ends.
    pub runs: Vec<Run<'a>>,
    /// The device's own signature of where they end.
    pub signed: Signed,
}

/// What a reception brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// Changes that were not here yet.
    pub new_changes: u64,
    /// Payloads of changes that were here without them.
    pub new_payloads: u64,
    /// Their rows: noun and row, with whether the row was new, and whether it went to the trash.
    pub rows: BTreeMap<(String, Uuid), RowNews>,
    /// What waits now, also from receptions before.
    pub waiting: Vec<Waiting>,
    /// Whether somebody's data went for ever.
    pub redacted: bool,
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RowNews {
    /// It was born.
    pub born: bool,
    /// It went to the trash.
    pub trashed: bool,
}

impl View<'_> {
    /// Whether all changes up to these ends of chains are here, with the payloads that may be and under signatures of
    /// their authors: a bundle that ends there brings nothing.
    ///
    /// # Errors
    /// Those of the file.
    pub fn has_all(
        &self,
        ends: impl IntoIterator<Item = (DeviceId, u64, Hash)>,
    ) -> Result<bool, Fault> {
        for (device, number, hash) in ends {
            let is_signed = self
                .signed(device)?
                .is_some_and(|signed| signed.number >= number);
            let is_here = is_signed
                && self.hash_of(device, number)? == Some(hash)
                && !self.awaits_payload(device)?;
            if !is_here {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a payload of a device is not here, and nobody asked that it go.
    fn awaits_payload(&self, device: DeviceId) -> Result<bool, Fault> {
        for number in history::without_payload(self.connection, device)? {
            let change = history::change(self.connection, ChangeName { device, number })?;
            let Some(change) = change else {
                return Ok(true);
            };
            if !shadow::is_redacted(self.connection, &change)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

impl Writer<'_> {
    /// Takes in the changes that are not here yet, those that waited too as soon as they may. What is here already is
    /// compared by its hash. What nobody has let in, and what comes after a gap, waits.
    ///
    /// # Errors
    /// [`Fault::Fork`] when a change that is here differs, [`Fault::Unsealed`], and those of the file. The caller's transaction undoes everything then.
    pub fn receive(&mut self, arriving: &[Arriving<'_>]) -> Result<Received, Fault> {
        let mut received = Received::default();
        let mut requests = BTreeSet::new();
        let mut waits: Vec<&Arriving<'_>> = arriving.iter().collect();
        loop {
            let mut left = Vec::new();
            let before = waits.len();
            for one in waits {
                if !self.take(&one.runs, &one.signed, (&mut received, &mut requests))? {
                    left.push(one);
                }
            }
            let unparked = self.take_parked((&mut received, &mut requests))?;
            let progress = unparked || left.len() < before;
            waits = left;
            // Whoever came in may have let others in.
            if !progress {
                break;
            }
        }
        let mut unkept = Vec::new();
        for one in waits {
            unkept.extend(self.park(one)?);
        }
        if !requests.is_empty() {
            received.redacted = true;
            unswept::note(self.view.connection)?;
            shadow::redact(self.view.connection, &requests)?;
            // Everything was folded again, the words too.
            self.stale = Stale::default();
        }
        let nouns = received.rows.keys().map(|(noun, _)| noun.clone());
        self.touched.extend(nouns);
        received.waiting = self.view.waiting()?;
        received.waiting.extend(unkept);
        received.waiting.sort_by_key(|one| (one.device, one.first));
        Ok(received)
    }

    /// Takes in what waits and no longer needs to; says whether there was any.
    fn take_parked(&mut self, into: (&mut Received, &mut BTreeSet<Uuid>)) -> Result<bool, Fault> {
        let mut any = false;
        for parked in self.view.parked()? {
            if !self.view.is_admitted(parked.device)? {
                continue;
            }
            let links = self.view.parked_links(parked.id)?;
            let run = Run {
                device: parked.device,
                from: parked.first,
                previous: parked.previous,
                links: &links,
            };
            // It decayed, or an older version let it wait unsealed: it comes again with the next bundle. Half of it is worse than nothing.
            if let Err(why) = parked::read_all(&run) {
                log::warn!("what waited is not kept: {why}");
                self.unpark(parked.id)?;
                continue;
            }
            match self.take(&[run], &parked.signed, (&mut *into.0, &mut *into.1)) {
                Ok(true) => any = true,
                Ok(false) => continue,
                Err(Fault::Fork { device, .. }) => log::warn!("what waited of {device} is a fork"),
                Err(fault) => return Err(fault),
            }
            self.unpark(parked.id)?;
        }
        Ok(any)
    }

    /// Takes in the runs of one device, if it was let in and they follow from what is here.
    fn take(
        &mut self,
        runs: &[Run<'_>],
        signed: &Signed,
        (received, requests): (&mut Received, &mut BTreeSet<Uuid>),
    ) -> Result<bool, Fault> {
        let Some(first) = runs.first() else {
            return Ok(true);
        };
        let connection = self.view.connection;
        let (last, _) = history::tip(connection, self.process, first.device)?;
        if first.from > last + 1 || !self.view.is_admitted(first.device)? {
            return Ok(false);
        }
        let mut log = SqlLog {
            connection,
            process: self.process,
            received,
            requests,
            folding: Folding::over(connection, &mut self.stale)?,
        };
        for run in runs {
            let brought = cocrea_ledger::receive(&mut log, *run)?.map_err(apart)?;
            log.received.new_changes += brought.changes;
            log.received.new_payloads += brought.payloads;
        }
        log.folding.finish()?;
        self.keep_signed(first.device, signed)?;
        Ok(true)
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
struct SqlLog<'a, 'r> {
    connection: &'a Connection,
    process: Uuid,
    received: &'r mut Received,
    /// New requests for redaction.
    requests: &'r mut BTreeSet<Uuid>,
    folding: Folding<'a, 'r>,
}

impl SqlLog<'_, '_> {
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

impl Log for SqlLog<'_, '_> {
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
        Fault::unless_sealed(change)?;
        let (change, link) = shadow::unless_redacted(self.connection, change, link)?;
        let requests = self.folding.append(&change, &link)?;
        self.requests.extend(requests);
        self.tell(&change);
        Ok(())
    }

    fn fill(&mut self, change: &Change, link: &Link) -> Result<bool, Fault> {
        Fault::unless_sealed(change)?;
        let (change, link) = shadow::unless_redacted(self.connection, change, link)?;
        if change.payload.is_none() {
            return Ok(false);
        }
        history::fill(self.connection, &change, &link)?;
        let requests = self.folding.take_in_payload(&change)?;
        self.requests.extend(requests);
        self.tell(&change);
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
