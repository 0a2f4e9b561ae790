//! Writing: one change per action, recorded and shown in one transaction.

use crate::shadow::{self, Folding};
use crate::steps::{self, Next, Turn};
use crate::{Fault, View, history, search::Stale, unswept};
use cocrea_domain::{Decision, Refusal};
use cocrea_ledger::{ChangeName, Draft, Hlc, Link, Stamp, stamp};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A look at a process that may also write.
pub struct Writer<'a> {
    pub(crate) view: View<'a>,
    pub(crate) process: Uuid,
    /// Milliseconds since 1970 by this laptop's clock.
    pub(crate) wall_ms: i64,
    pub(crate) touched: BTreeSet<String>,
    pub(crate) stale: Stale,
}

impl<'a> std::ops::Deref for Writer<'a> {
    type Target = View<'a>;

    fn deref(&self) -> &View<'a> {
        &self.view
    }
}

/// A change that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its name.
    pub name: ChangeName,
    /// Its kind.
    pub kind: String,
}

impl Writer<'_> {
    /// Records a decision. One that changes nothing is not recorded.
    ///
    /// # Errors
    /// Those of the file.
    pub fn record(&mut self, decision: Decision) -> Result<Option<Recorded>, Fault> {
        self.append(decision.0)
    }

    /// Takes back the last step of this device that stands and that nobody has written over, if `may` allows; says its
    /// kind.
    ///
    /// # Errors
    /// The outer error is the file's; the inner one is [`Refusal::NothingToUndo`], [`Refusal::ChangedSince`] or `may`'s.
    pub fn undo(
        &mut self,
        may: impl FnOnce(&Draft) -> Result<(), Refusal>,
    ) -> Result<Result<String, Refusal>, Fault> {
        self.turn(Turn::Undo, Refusal::NothingToUndo, may)
    }

    /// Brings again the step that was taken back last, if `may` allows; says its kind.
    ///
    /// # Errors
    /// As [`Writer::undo`], with [`Refusal::NothingToRedo`].
    pub fn redo(
        &mut self,
        may: impl FnOnce(&Draft) -> Result<(), Refusal>,
    ) -> Result<Result<String, Refusal>, Fault> {
        self.turn(Turn::Redo, Refusal::NothingToRedo, may)
    }

    /// Keeps the name of a laptop.
    ///
    /// # Errors
    /// Those of the file.
    pub fn name_device(
        &mut self,
        device: cocrea_ledger::DeviceId,
        label: &str,
    ) -> Result<(), Fault> {
        let alias = history::alias(self.view.connection, device)?;
        let sql = "UPDATE device SET label = ?2 WHERE alias = ?1 AND label <> ?2";
        self.view
            .connection
            .prepare_cached(sql)?
            .execute(rusqlite::params![alias, label])?;
        Ok(())
    }

    fn turn(
        &mut self,
        turn: Turn,
        nothing: Refusal,
        may: impl FnOnce(&Draft) -> Result<(), Refusal>,
    ) -> Result<Result<String, Refusal>, Fault> {
        let (step, draft) = match steps::next(self.view.connection, self.view.device, turn)? {
            Next::Step(step, draft) => (step, draft),
            Next::Overwritten => return Ok(Err(Refusal::ChangedSince)),
            Next::Nothing => return Ok(Err(nothing)),
        };
        if let Err(refusal) = may(&draft) {
            return Ok(Err(refusal));
        }
        self.append(*draft)?;
        Ok(Ok(step.kind))
    }

    pub(crate) fn append(&mut self, draft: Draft) -> Result<Option<Recorded>, Fault> {
        let connection = self.view.connection;
        let device = self.view.device;
        let (last, hash, reading) = history::tip_and_reading(connection, self.process, device)?;
        let now = Stamp {
            device,
            number: last + 1,
            hlc: Hlc::after(reading, self.wall_ms),
            wall_ms: self.wall_ms,
        };
        let mut folding = Folding::over(connection, &mut self.stale)?;
        let Some(change) = stamp(folding.rows(), draft, now)? else {
            return Ok(None);
        };
        Fault::unless_sealed(&change)?;
        // Nobody could read it again.
        change
            .may_be_read()
            .map_err(|error| Fault::TooMuch(error.to_string()))?;
        let link = Link::seal(&hash, &change);
        let (kept, link) = shadow::unless_redacted(connection, &change, &link)?;
        let requests = folding.append(&kept, &link)?;
        folding.finish()?;
        if !requests.is_empty() {
            unswept::note(connection)?;
            shadow::redact(connection, &requests.into_iter().collect())?;
            // Everything was folded again, the words too.
            self.stale = Stale::default();
        }
        self.touched.extend(
            change
                .writes()
                .iter()
                .map(|write| write.cell.entity.clone()),
        );
        Ok(Some(Recorded {
            name: change.header.name,
            kind: change.header.kind,
        }))
    }
}
