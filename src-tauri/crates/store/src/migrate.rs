//! Bringing the log of an older file to this version. What is folded from it needs no migration: it is folded again.

use crate::lock::Lock;
use crate::open::connect_known;
use crate::{BackupMark, Fault, FileAt, Pass, backup, check, schema, seal};
use rusqlite::{Connection, OpenFlags, OptionalExtension as _, params};
use std::path::Path;
use uuid::Uuid;

/// A file of an older version, as it is before its log is brought to this one.
pub struct Unmigrated<'a> {
    connection: Connection,
    at: FileAt<'a>,
    process: Uuid,
}

impl Unmigrated<'_> {
    /// Identity of the process.
    #[must_use]
    pub const fn process(&self) -> Uuid {
        self.process
    }

    /// Makes a backup of it as it is, in a new file, and reads it again before it says so.
    ///
    /// # Errors
    /// As [`crate::Store::back_up`].
    pub fn back_up(&self, fresh: &Path, mark: &BackupMark, pass: Pass<'_>) -> Result<(), Fault> {
        let source = backup::Source {
            connection: &self.connection,
            at: self.at.clone(),
        };
        backup::write(&source, fresh, self.process, (mark, pass))
    }
}

/// Brings a file to this version, once it was backed up. A file of this version is left alone, and not backed up.
///
/// One transaction: the file is of the old version or of this one.
///
/// # Errors
/// As [`crate::Store::open`], and those of the backup, without which nothing is begun; the file is as it was then.
pub fn migrate<'a, E: From<Fault>>(
    file: impl Into<FileAt<'a>>,
    back_up: impl FnOnce(&Unmigrated<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let at = file.into().into_found();
    check::kind(&at)?;
    let _lock = Lock::take(at.path)?;
    let connection = connect_known(&at, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let version = match is_current(&connection) {
        Err(Fault::Older(version)) => version,
        current => return Ok(current?),
    };
    let process = check::process_id(&connection).map_err(Fault::into_damage)?;
    let mut old = Unmigrated {
        connection,
        at,
        process,
    };
    back_up(&old)?;
    Ok(add_to_log(&mut old.connection, version)?)
}

fn add_to_log(connection: &mut Connection, version: i64) -> Result<(), Fault> {
    let transaction = connection.transaction()?;
    for (part, brings) in schema::LOG.iter().zip(1..) {
        if brings > version {
            transaction.execute_batch(part)?;
        }
    }
    name_organiser(&transaction)?;
    seal::open(&transaction)?;
    transaction.pragma_update(None, "user_version", schema::VERSION)?;
    Ok(transaction.commit()?)
}

/// [`Fault::Older`] for a file that [`migrate`] would change.
pub(crate) fn is_current(connection: &Connection) -> Result<(), Fault> {
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if version < schema::VERSION {
        return Err(Fault::Older(version));
    }
    Ok(())
}

/// Says who founded the process where nothing does, as in version 1: the first change of its founder tells.
pub(crate) fn name_organiser(connection: &Connection) -> Result<(), Fault> {
    let sql = "SELECT d.id FROM change c JOIN device d ON d.alias = c.device
               WHERE c.kind = 'process_created' ORDER BY c.hlc, d.id LIMIT 1";
    let founder: Option<Vec<u8>> = connection.query_row(sql, [], |row| row.get(0)).optional()?;
    if let Some(founder) = founder {
        let sql = "INSERT OR IGNORE INTO meta VALUES ('organiser', ?1)";
        connection.execute(sql, params![founder])?;
    }
    Ok(())
}
