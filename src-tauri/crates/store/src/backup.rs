//! Backups: whole copies of a process file, each read again and checked before anybody trusts it.
//!
//! A backup is a process file with a mark. The mark keeps it from being opened and written to as if it were the
//! process: this laptop would give out numbers a second time that it has already used, and others would see a fork.
//! [`restore`] takes the mark off a copy; whoever calls it goes on under a new device.

use crate::check::Index;
use crate::open::{connect, connect_known, remove};
use crate::seal::{self, Part};
use crate::{Fault, FileAt, View, check, cipher, shadow};
use cocrea_ledger::{DeviceId, Hash};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::time::Duration;
use uuid::Uuid;

/// Why and when a backup was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupMark {
    /// Milliseconds since 1970 by the laptop's clock.
    pub made_ms: i64,
    /// Key of the occasion, as whoever made it calls it.
    pub occasion: String,
    /// What a person called this point; empty when nobody did.
    pub label: String,
}

/// A backup as it can be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupView {
    /// Process it is a copy of.
    pub process: Uuid,
    /// Why and when.
    pub mark: BackupMark,
    /// Changes in it.
    pub changes: u64,
}

/// Pages that are copied before looking whether somebody else waits.
const PAGES_AT_ONCE: i32 = 1_000;
/// Steps between two waits for the disk: what has passed is there then, and not on its way, also on a slow stick.
const STEPS_AT_ONCE: u32 = 2;
/// Attempts before a file that is always busy is given up.
const MOST_WAITS: u32 = 200;
const WAIT: Duration = Duration::from_millis(10);

const MARK: [&str; 3] = ["backup_ms", "backup_occasion", "backup_label"];

/// Is told of so many bytes more that have passed; to stop the work, it fails.
pub type Pass<'a> = &'a dyn Fn(u64) -> io::Result<()>;

/// Nobody looks on.
pub(crate) const UNSEEN: Pass<'static> = &|_| Ok(());

/// How far each device's chain goes, and its hash there.
type Vector = Vec<(DeviceId, u64, Hash)>;

/// What is copied: the open file, and what reads it.
pub(crate) struct Source<'a> {
    pub(crate) connection: &'a Connection,
    pub(crate) at: FileAt<'a>,
}

/// Copies a whole process into a new file, marks it, and reads all of it again from the disk. The copy of an encrypted
/// process has the same key.
///
/// # Errors
/// [`Fault::DiskFull`], [`Fault::Damaged`] when what was written is not what was read, and those of the system; no file
/// is left then.
pub(crate) fn write(
    source: &Source<'_>,
    fresh: &Path,
    process: Uuid,
    (mark, pass): (&BackupMark, Pass<'_>),
) -> Result<(), Fault> {
    let fresh = FileAt {
        path: fresh,
        key: source.at.key.clone(),
    };
    copy_checked((source, pass), &fresh, process, |copy| put_mark(copy, mark))
}

/// Copies a whole process into a new file under another key, or none, and compares every row.
///
/// # Errors
/// As [`write`].
pub(crate) fn copy_as(source: &Source<'_>, fresh: &FileAt<'_>, process: Uuid) -> Result<(), Fault> {
    copy_checked((source, UNSEEN), fresh, process, |copy| {
        if seal::of_every_table(source.connection)? == seal::of_every_table(copy)? {
            Ok(())
        } else {
            Err(Fault::Damaged("the copy is another".to_owned()))
        }
    })
}

fn copy_checked(
    source: (&Source<'_>, Pass<'_>),
    fresh: &FileAt<'_>,
    process: Uuid,
    change: impl FnOnce(&Connection) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let done = copy(source, fresh, change).and_then(|wanted| {
        let found = checked(fresh, process)?;
        agree(&wanted, &found)
    });
    leave_nothing(done, fresh.path)
}

/// Makes an unmarked copy of a backup that can be opened as the process; says which process it is. The copy is encrypted
/// if it is given a key, whatever the backup is.
///
/// # Errors
/// [`Fault::NotABackup`], [`Fault::Damaged`], those of [`read`] and of the system; no file is left then.
pub fn restore<'a, 'b>(
    backup: impl Into<FileAt<'a>>,
    fresh: impl Into<FileAt<'b>>,
    pass: Pass<'_>,
) -> Result<Uuid, Fault> {
    let (at, fresh) = (backup.into().into_found(), fresh.into());
    let process = read(at.clone())?.process;
    let connection = &connect_known(&at, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let (wanted, folded) = check_log(connection, process).map_err(Fault::into_damage)?;
    let done = copy((&Source { connection, at }, pass), &fresh, |copy| {
        remove_mark(copy)?;
        if folded {
            Ok(())
        } else {
            check::fold_within(copy)
        }
    })
    .and_then(|_| checked(&fresh, process))
    .and_then(|found| agree(&wanted, &found));
    leave_nothing(done, fresh.path).map(|()| process)
}

/// Makes a copy of a backup in a new file without the personal payloads for which there is a request among these; says
/// whether there was any, and makes none otherwise. The copy is read again before it says so.
///
/// # Errors
/// Those of [`restore`]; no file is left then.
pub fn redact<'a>(
    backup: impl Into<FileAt<'a>>,
    fresh: &Path,
    requests: &BTreeSet<Uuid>,
) -> Result<bool, Fault> {
    let at = backup.into().into_found();
    let process = read(at.clone())?.process;
    let connection = &connect_known(&at, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    if !shadow::may_be_redacted(connection, requests).map_err(Fault::into_damage)? {
        return Ok(false);
    }
    let (wanted, _) = check_log(connection, process).map_err(Fault::into_damage)?;
    let key = at.key.clone();
    let fresh = FileAt { path: fresh, key };
    let done = copy((&Source { connection, at }, UNSEEN), &fresh, |copy| {
        seal::open(copy)?;
        shadow::redact(copy, requests)
    })
    .and_then(|_| checked(&fresh, process))
    .and_then(|found| agree(&wanted, &found));
    leave_nothing(done, fresh.path).map(|()| true)
}

/// What a backup says of itself; its chain is not followed.
///
/// # Errors
/// [`Fault::NotABackup`] for a process without a mark, and those of a file that is no process.
pub fn read<'a>(file: impl Into<FileAt<'a>>) -> Result<BackupView, Fault> {
    let at = file.into().into_found();
    check::kind(&at)?;
    let connection = connect_known(&at, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let read = || -> Result<BackupView, Fault> {
        let mark = mark_of(&connection)?.ok_or(Fault::NotABackup)?;
        let sql = "SELECT count(*) FROM change";
        let changes: i64 = connection.query_row(sql, [], |row| row.get(0))?;
        Ok(BackupView {
            process: check::process_id(&connection)?,
            mark,
            changes: changes.cast_unsigned(),
        })
    };
    read().map_err(Fault::into_damage)
}

/// Whether a file is a backup, and not to be written to.
pub(crate) fn is_marked(connection: &Connection) -> Result<bool, Fault> {
    Ok(mark_of(connection)?.is_some())
}

fn mark_of(connection: &Connection) -> Result<Option<BackupMark>, Fault> {
    let value = "SELECT value FROM meta WHERE key = ?1";
    let made_ms = connection
        .query_row(value, [MARK[0]], |row| row.get(0))
        .optional()?;
    let text = |key| {
        connection
            .query_row(value, [key], |row| row.get::<_, String>(0))
            .optional()
    };
    let Some(made_ms) = made_ms else {
        return Ok(None);
    };
    Ok(Some(BackupMark {
        made_ms,
        occasion: text(MARK[1])?.unwrap_or_default(),
        label: text(MARK[2])?.unwrap_or_default(),
    }))
}

fn put_mark(copy: &Connection, mark: &BackupMark) -> Result<(), Fault> {
    let sql = "INSERT OR REPLACE INTO meta VALUES (?1, ?2)";
    copy.execute(sql, params![MARK[0], mark.made_ms])?;
    copy.execute(sql, params![MARK[1], mark.occasion])?;
    copy.execute(sql, params![MARK[2], mark.label])?;
    Ok(())
}

fn remove_mark(copy: &Connection) -> Result<(), Fault> {
    let sql = "DELETE FROM meta WHERE key IN (?1, ?2, ?3)";
    copy.execute(sql, MARK)?;
    Ok(())
}

/// Copies all of it, changes the copy, seals it so that it stands alone, and says how far its chains go.
fn copy(
    (source, pass): (&Source<'_>, Pass<'_>),
    fresh: &FileAt<'_>,
    change: impl FnOnce(&Connection) -> Result<(), Fault>,
) -> Result<Vector, Fault> {
    // Open before and after SQLite has it open: closing it in between would take SQLite's locks away (POSIX).
    let disk = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(fresh.path)?;
    let mut copy = connect(fresh, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    if source.at.key.is_some() == fresh.key.is_some() {
        copy_pages(source, &mut copy, (&disk, pass))?;
    } else {
        // What writes the index of words as plain tables is kept from doing so otherwise.
        copy.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        cipher::export(&source.at, &copy)?;
        copy.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    }
    // One commit: outside a transaction each statement would wait for the disk.
    let transaction = copy.unchecked_transaction()?;
    change(&transaction)?;
    transaction.commit()?;
    seal::close(&copy)?;
    copy.execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;")?;
    let vector = vector(&copy)?;
    copy.close().map_err(|(_, error)| error)?;
    disk.sync_all()?;
    pass(0)?;
    Ok(vector)
}

/// Copies page by page.
fn copy_pages(
    source: &Source<'_>,
    copy: &mut Connection,
    (disk, pass): (&File, Pass<'_>),
) -> Result<(), Fault> {
    let page = cipher::page_size(source.connection, &source.at)?;
    let backup = Backup::new(source.connection, copy)?;
    let (mut waits, mut steps, mut passed) = (0, 0, 0);
    loop {
        match backup.step(PAGES_AT_ONCE)? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked if waits == MOST_WAITS => {
                return Err(Fault::InUse);
            }
            StepResult::Busy | StepResult::Locked => {
                waits += 1;
                std::thread::sleep(WAIT);
            }
            StepResult::More | _ => {
                steps += 1;
                if steps % STEPS_AT_ONCE == 0 {
                    disk.sync_data()?;
                }
                let progress = backup.progress();
                let copied = (progress.pagecount - progress.remaining).unsigned_abs();
                let copied = page * u64::from(copied);
                pass(copied.saturating_sub(passed))?;
                passed = copied;
            }
        }
    }
}

/// Reads a copy again from its file, checking all that is checked of a process that is opened.
fn checked(fresh: &FileAt<'_>, process: Uuid) -> Result<Vector, Fault> {
    check::kind(fresh)?;
    let connection = connect_known(fresh, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    check_all(&connection, process).map_err(Fault::into_damage)
}

fn check_all(connection: &Connection, process: Uuid) -> Result<Vector, Fault> {
    match check_log(connection, process)? {
        (vector, true) => Ok(vector),
        (_, false) => Err(Fault::Damaged("what is folded from the log".to_owned())),
    }
}

/// Checks what nothing could give back. Says how far the chains go, and whether what is folded from them holds too.
fn check_log(connection: &Connection, process: Uuid) -> Result<(Vector, bool), Fault> {
    let index = check::structure(connection)?;
    if check::log(connection, DeviceId([0; 16]))? != process {
        return Err(Fault::Damaged("another process".to_owned()));
    }
    // One that another version folded is folded again when it is opened.
    let tables = || match check::is_current(connection)? {
        true => seal::holds(connection, Part::Tables),
        false => Ok(None),
    };
    // A table that cannot even be read decayed.
    let decayed = index == Index::Decayed || tables().unwrap_or(Some(false)) == Some(false);
    Ok((vector(connection)?, !decayed))
}

fn vector(connection: &Connection) -> Result<Vector, Fault> {
    let device = DeviceId([0; 16]);
    View::of(connection, device).vector()
}

fn agree(wanted: &Vector, found: &Vector) -> Result<(), Fault> {
    if wanted == found {
        Ok(())
    } else {
        Err(Fault::Damaged("the copy is another".to_owned()))
    }
}

fn leave_nothing(done: Result<(), Fault>, fresh: &Path) -> Result<(), Fault> {
    if done.is_err() {
        remove(fresh);
    }
    done
}

#[cfg(test)]
mod tests;
