//! Steps of undo: which of a device's changes stand, and which were taken back.
//!
//! A step keeps the change whose effect stands now: the first one, or the last that brought it again.

use crate::heads::Rows;
use crate::{Fault, history};
use cocrea_ledger::{Change, ChangeName, DeviceId, Draft, inverse, redaction};
use rusqlite::{Connection, Row, params};

/// Kind of a change that takes another one back.
const UNDONE: &str = "undone";
/// Kind of a change that brings again what was taken back.
const REDONE: &str = "redone";

/// Changes that are no step: a process does not un-exist, a closed vote stays closed, and what
/// was redacted is gone.
const NO_STEPS: &[&str] = &[
    "process_created",
    "session_planned",
    "vote_closed",
    redaction::REMOVED,
];
/// One write cannot give a register its two values back, so what a person decided is changed by writing. Undo does not
/// reach behind it either: whoever presses Ctrl Z then means the decision, and something older must not move instead.
const DECIDED: &str = "conflict_resolved";

/// Whoever lets a laptop in while receiving, or shares, has not gone on with anything: what was taken back can still
/// come again.
const BESIDE: &[&str] = &["laptop_admitted", "laptop_introduced"];

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
        let connection = self.connection;
        let number = change.header.name.number.cast_signed();
        let subject = change
            .header
            .subject
            .map(|subject| subject.number.cast_signed());
        match (change.header.kind.as_str(), subject) {
        (UNDONE, Some(subject)) => {
            self.any_undone = true;
            connection
            .prepare_cached("UPDATE undo_step SET undone_by = ?3 WHERE device = ?1 AND number = ?2")?
            .execute(params![device, subject, number])?
        }
        (REDONE, Some(subject)) => connection
            .prepare_cached("UPDATE undo_step SET standing = ?3, undone_by = NULL WHERE device = ?1 AND number = ?2")?
            .execute(params![device, subject, number])?,
        (kind, _) if BESIDE.contains(&kind) => return Ok(()),
        (DECIDED, _) => connection
            .prepare_cached("DELETE FROM undo_step WHERE device = ?1")?
            .execute(params![device])?,
        (kind, _) => {
            if self.any_undone {
            connection
                .prepare_cached("DELETE FROM undo_step INDEXED BY undo_step_undone WHERE device = ?1 AND undone_by IS NOT NULL")?
                .execute(params![device])?;
            }
            if NO_STEPS.contains(&kind) {
                return Ok(());
            }
            connection
                .prepare_cached("INSERT OR REPLACE INTO undo_step VALUES (?1, ?2, ?2, NULL)")?
                .execute(params![device, number])?
        }
    };
        Ok(())
    }
}

/// A step that can be taken back or brought again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
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

    const fn sql(self) -> &'static str {
        match self {
            Self::Undo => {
                "SELECT s.number, s.standing, c.kind FROM undo_step s JOIN device d ON d.alias = s.device
                 JOIN change c ON c.device = s.device AND c.number = s.number
                 WHERE d.id = ?1 AND s.undone_by IS NULL ORDER BY s.number DESC LIMIT ?2"
            }
            Self::Redo => {
                "SELECT s.number, s.undone_by, c.kind FROM undo_step s INDEXED BY undo_step_undone JOIN device d ON d.alias = s.device
                 JOIN change c ON c.device = s.device AND c.number = s.number
                 WHERE d.id = ?1 AND s.undone_by IS NOT NULL ORDER BY s.number LIMIT ?2"
            }
        }
    }
}

/// How far a turn looks: more steps in a row that somebody else wrote over are not met in a workshop.
const FAR_ENOUGH: i64 = 1_000;

/// What a turn finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Next {
    /// The step, and the draft that turns it.
    Step(Step, Box<Draft>),
    /// There are steps, but others have written over all of them since.
    Overwritten,
    /// There is no step.
    Nothing,
}

/// The next step of a turn. What somebody has written over since is passed by: nobody sees it any more.
pub(crate) fn next(connection: &Connection, device: DeviceId, turn: Turn) -> Result<Next, Fault> {
    let mut heads = Rows::of(connection)?;
    let mut met = Next::Nothing;
    let mut statement = connection.prepare_cached(turn.sql())?;
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

fn step(device: DeviceId, row: &Row<'_>) -> rusqlite::Result<Step> {
    let name = |number: i64| ChangeName {
        device,
        number: number.cast_unsigned(),
    };
    Ok(Step {
        first: name(row.get(0)?),
        last: name(row.get(1)?),
        kind: row.get(2)?,
    })
}
