//! Changes that come from other laptops, already verified one by one.

use crate::{Fault, Writer, history, shadow};
use cocrea_ledger::{ChangeName, DeviceId, Link};
use std::collections::BTreeMap;

/// Consecutive changes of one device.
#[derive(Debug, Clone, Copy)]
pub struct Arriving<'a> {
    /// Device.
    pub device: DeviceId,
    /// Number of the first.
    pub from: u64,
    /// The changes, chained.
    pub links: &'a [Link],
}

/// What a reception brought.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Received {
    /// Changes that were not here yet.
    pub new_changes: u64,
    /// Their rows: noun and row, with whether the row was new, and whether it went to the trash.
    pub rows: BTreeMap<(String, uuid::Uuid), RowNews>,
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
    pub fn receive(&mut self, segments: &[Arriving<'_>]) -> Result<Received, Fault> {
        let mut received = Received::default();
        for segment in segments {
            self.receive_segment(segment, &mut received)?;
        }
        self.touched
            .extend(received.rows.keys().map(|(noun, _)| noun.clone()));
        Ok(received)
    }

    fn receive_segment(
        &mut self,
        segment: &Arriving<'_>,
        received: &mut Received,
    ) -> Result<(), Fault> {
        let connection = self.view.connection;
        let device = segment.device;
        let (last, mut hash) = history::tip(connection, self.process, device)?;
        if segment.from > last + 1 {
            return Err(Fault::Gap {
                device: device.to_string(),
                number: segment.from,
            });
        }
        self.compare(segment, last)?;
        for (number, link) in (segment.from..)
            .zip(segment.links)
            .skip_while(|(number, _)| *number <= last)
        {
            let name = ChangeName { device, number };
            let broken = |why: String| Fault::Damaged(format!("{name}: {why}"));
            hash = link
                .follow(&hash)
                .map_err(|error| broken(error.to_string()))?;
            let change = link.change().map_err(|error| broken(error.to_string()))?;
            if change.header.name != name {
                return Err(broken("out of place".to_owned()));
            }
            history::append(connection, &change, link)?;
            shadow::take_in(connection, &change, &mut self.stale)?;
            received.new_changes += 1;
            for write in change.writes() {
                let news = received
                    .rows
                    .entry((write.cell.entity.clone(), write.cell.row))
                    .or_default();
                if write.cell.field == cocrea_ledger::TRASHED {
                    news.born |= write.predecessors.is_empty();
                    news.trashed = write.value == cocrea_ledger::Value::Bool(true);
                }
            }
        }
        Ok(())
    }

    /// What both have must be the same; one changed byte anywhere changes the hash of the last common change.
    fn compare(&self, segment: &Arriving<'_>, last: u64) -> Result<(), Fault> {
        let mine = self.view.links(segment.device)?;
        let both = (segment.from..=last).zip(segment.links);
        for (number, theirs) in both {
            let index = usize::try_from(number - 1).unwrap_or(usize::MAX);
            if mine.get(index).is_none_or(|link| link.hash != theirs.hash) {
                return Err(Fault::Fork {
                    device: segment.device.to_string(),
                    number,
                });
            }
        }
        Ok(())
    }
}
