//! Writing: one change per action, recorded and shown in one transaction.

use crate::steps::{REDONE, UNDONE, to_redo, to_undo};
use crate::{Fault, View, heads::SqlHeads, history, shadow};
use cocrea_domain::{Decision, Refusal};
use cocrea_ledger::{Cell, ChangeName, Draft, Hlc, Link, Stamp, Superseded, inverse, stamp};
use rusqlite::Connection;
use std::collections::BTreeSet;
use uuid::Uuid;

/// A look at a process that may also write.
pub struct Writer<'a> {
    pub(crate) view: View<'a>,
    pub(crate) process: Uuid,
    /// Milliseconds since 1970 by this laptop's clock.
    pub(crate) wall_ms: i64,
    pub(crate) touched: BTreeSet<String>,
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

    /// Takes back the last step of this device that stands, if `may` allows; says its kind.
    ///
    /// # Errors
    /// The outer error is the file's; the inner one is [`Refusal::NothingToUndo`], [`Refusal::ChangedSince`] or `may`'s.
    pub fn undo(
        &mut self,
        may: impl FnOnce(&Draft) -> Result<(), Refusal>,
    ) -> Result<Result<String, Refusal>, Fault> {
        let step = to_undo(self.view.connection, self.view.device)?;
        self.turn(step, UNDONE, Refusal::NothingToUndo, may)
    }

    /// Brings again the step that was taken back last, if `may` allows; says its kind.
    ///
    /// # Errors
    /// As [`Writer::undo`], with [`Refusal::NothingToRedo`].
    pub fn redo(
        &mut self,
        may: impl FnOnce(&Draft) -> Result<(), Refusal>,
    ) -> Result<Result<String, Refusal>, Fault> {
        let step = to_redo(self.view.connection, self.view.device)?;
        self.turn(step, REDONE, Refusal::NothingToRedo, may)
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
        let alias = SqlHeads::of(self.view.connection).alias(device)?;
        let sql = "UPDATE device SET label = ?2 WHERE alias = ?1 AND label <> ?2";
        self.view
            .connection
            .prepare_cached(sql)?
            .execute(rusqlite::params![alias, label])?;
        Ok(())
    }

    fn turn(
        &mut self,
        step: Option<crate::steps::Step>,
        kind: &str,
        nothing: Refusal,
        may: impl FnOnce(&Draft) -> Result<(), Refusal>,
    ) -> Result<Result<String, Refusal>, Fault> {
        let Some(step) = step else {
            return Ok(Err(nothing));
        };
        let Some(change) = history::change(self.view.connection, step.last)? else {
            return Ok(Err(nothing));
        };
        let mut draft = match inverse(&mut SqlHeads::of(self.view.connection), &change, kind)? {
            Ok(draft) => draft,
            Err(Superseded { cell: Cell { .. } }) => return Ok(Err(Refusal::ChangedSince)),
        };
        draft.subject = Some(step.first);
        if let Err(refusal) = may(&draft) {
            return Ok(Err(refusal));
        }
        self.append(draft)?;
        Ok(Ok(step.kind))
    }

    pub(crate) fn append(&mut self, draft: Draft) -> Result<Option<Recorded>, Fault> {
        let connection = self.view.connection;
        let (last, hash) = history::tip(connection, self.process, self.view.device)?;
        let now = Stamp {
            device: self.view.device,
            number: last + 1,
            hlc: Hlc::after(last_reading(connection)?, self.wall_ms),
            wall_ms: self.wall_ms,
        };
        let Some(change) = stamp(&mut SqlHeads::of(connection), draft, now)? else {
            return Ok(None);
        };
        history::append(connection, &change, &Link::seal(&hash, &change))?;
        shadow::take_in(connection, &change)?;
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

fn last_reading(connection: &Connection) -> Result<Hlc, Fault> {
    let sql = "SELECT coalesce(max(hlc), 0) FROM change";
    let last: i64 = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?;
    Ok(Hlc(last.cast_unsigned()))
}
