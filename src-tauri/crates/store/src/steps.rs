//! Steps of undo: which of a device's changes stand, and which were taken back.
//!
//! Every change that is [`Step::Taken`] stands, unless a row of `undo_step` says otherwise: it was taken back
//! (`undone_by`), what stands of it is the change that brought it again (`standing`), or it was given up (no `standing`),
//! because its device went on after taking it back. Nothing up to a device's `undo_floor` is a step.

use crate::heads::Rows;
use crate::{Fault, history};
use cocrea_domain::{REDONE, Step, UNDONE};
use cocrea_ledger::{Change, ChangeName, DeviceId, Draft, inverse};
use rusqlite::{Connection, Row, params};

/// Steps of undo, while changes are taken in.
pub(crate) struct Steps<'a> {
    connection: &'a Connection,
    /// Whether some may stand undone, which is rare.
    any_undone: bool,
}

impl<'a> Steps<'a> {
    /// Those that are kept.
    pub(crate) fn of(connection: &'a Connection) -> Result<Self, Fault> {
        let sql = "SELECT EXISTS(SELECT 1 FROM undo_step INDEXED BY undo_step_undone WHERE undone_by IS NOT NULL)";
        let any_undone = connection
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))?;
        Ok(Self {
            connection,
            any_undone,
        })
    }

    /// Keeps the steps of the change's device, which has this alias.
    pub(crate) fn take_in(&mut self, change: &Change, device: i64) -> Result<(), Fault> {
        let number = change.header.name.number;
        let step = Step::of(&change.header.kind);
        // Nothing is taken back before it is done.
        let subject = change.header.subject.map(|subject| subject.number);
        match (step, subject.filter(|subject| *subject < number)) {
            (Step::Undoes, Some(subject)) => {
                self.any_undone = true;
                let sql = "INSERT INTO undo_step VALUES (?1, ?2, ?2, ?3)
                           ON CONFLICT DO UPDATE SET undone_by = ?3 WHERE standing IS NOT NULL";
                self.keep(sql, device, (subject, number))
            }
            (Step::Redoes, Some(subject)) => {
                let sql = "INSERT INTO undo_step VALUES (?1, ?2, ?3, NULL)
                           ON CONFLICT DO UPDATE SET standing = ?3, undone_by = NULL WHERE standing IS NOT NULL";
                self.keep(sql, device, (subject, number))
            }
            (Step::Aside, _) => Ok(()),
            (Step::Floor, _) => {
                let raise = "INSERT OR REPLACE INTO undo_floor VALUES (?1, ?2)";
                let place = params![device, number.cast_signed()];
                self.connection.prepare_cached(raise)?.execute(place)?;
                let forget = "DELETE FROM undo_step WHERE device = ?1";
                self.connection.prepare_cached(forget)?.execute([device])?;
                Ok(())
            }
            (Step::Taken | Step::Lasting | Step::Undoes | Step::Redoes, _) => {
                if self.any_undone {
                    let give_up = "UPDATE undo_step INDEXED BY undo_step_undone SET standing = NULL, undone_by = NULL
                                   WHERE device = ?1 AND undone_by IS NOT NULL";
                    self.connection.prepare_cached(give_up)?.execute([device])?;
                }
                Ok(())
            }
        }
    }

    fn keep(&self, sql: &str, device: i64, (subject, number): (u64, u64)) -> Result<(), Fault> {
        let place = params![device, subject.cast_signed(), number.cast_signed()];
        self.connection.prepare_cached(sql)?.execute(place)?;
        Ok(())
    }
}

/// A step that can be taken back or brought again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turnable {
    /// What the person did.
    pub(crate) first: ChangeName,
    /// Its kind.
    pub(crate) kind: String,
    /// The change to take back now.
    pub(crate) last: ChangeName,
}

/// A way through the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Back: the last one that stands comes first.
    Undo,
    /// Forward again: the first one that was taken back comes first.
    Redo,
}

impl Turn {
    /// Kind of the change that it records.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Undo => UNDONE,
            Self::Redo => REDONE,
        }
    }

    /// The steps that it may turn, in its order, of the device `?1`, at most `?2`.
    fn sql(self) -> String {
        let others = Step::OTHERS.map(|(kind, _)| format!("'{kind}'")).join(", ");
        let (wanted, steps, order) = match self {
            Self::Undo => (
                "coalesce(s.standing, c.number)",
                "LEFT JOIN undo_step s ON s.device = c.device AND s.number = c.number
                 WHERE (s.number IS NULL OR s.standing IS NOT NULL AND s.undone_by IS NULL)",
                "DESC",
            ),
            Self::Redo => (
                "s.undone_by",
                "JOIN undo_step s INDEXED BY undo_step_undone ON s.device = c.device AND s.number = c.number
                 WHERE s.undone_by IS NOT NULL",
                "ASC",
            ),
        };
        format!(
            "SELECT c.number, {wanted}, c.kind FROM device d JOIN change c ON c.device = d.alias {steps}
             AND d.id = ?1 AND c.kind NOT IN ({others})
             AND c.number > coalesce((SELECT f.number FROM undo_floor f WHERE f.device = d.alias), 0)
             ORDER BY c.number {order} LIMIT ?2"
        )
    }
}

/// How far a turn looks: more steps in a row that somebody else wrote over are not met in a workshop.
const FAR_ENOUGH: i64 = 1_000;

/// What a turn finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    /// The step, and the draft that turns it.
    Step(Turnable, Box<Draft>),
    /// There are steps, but others have written over all of them since.
    Overwritten,
    /// There is no step.
    Nothing,
}

/// The next step of a turn. What somebody has written over since is passed by: nobody sees it any more.
pub(crate) fn next(connection: &Connection, device: DeviceId, turn: Turn) -> Result<Next, Fault> {
    let mut heads = Rows::of(connection)?;
    let mut met = Next::Nothing;
    let mut statement = connection.prepare_cached(&turn.sql())?;
    // One by one: the first is nearly always the one, and there may be as many as changes.
    let mut steps = statement.query(params![device.0, FAR_ENOUGH])?;
    while let Some(row) = steps.next()? {
        let step = step(device, row)?;
        let change = history::change(connection, step.last)?;
        // What was redacted since is nobody's to bring back.
        let Some(change) = change.filter(|change| change.payload.is_some()) else {
            continue;
        };
        if let Ok(mut draft) = inverse(&mut heads, &change, turn.kind())? {
            draft.subject = Some(step.first);
            return Ok(Next::Step(step, Box::new(draft)));
        }
        met = Next::Overwritten;
    }
    Ok(met)
}

fn step(device: DeviceId, row: &Row<'_>) -> rusqlite::Result<Turnable> {
    let name = |number: i64| ChangeName {
        device,
        number: number.cast_unsigned(),
    };
    Ok(Turnable {
        first: name(row.get(0)?),
        last: name(row.get(1)?),
        kind: row.get(2)?,
    })
}

#[cfg(test)]
mod tests;
