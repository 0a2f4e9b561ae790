//! Looking into a file that nobody opens: nothing is written, neither to it nor beside it.

use crate::open::connect_known;
use crate::{Fault, FileAt, View, backup, check};
use cocrea_ledger::DeviceId;
use rusqlite::{Connection, OpenFlags};

/// Looks into a file without writing to it; its chain is not followed.
///
/// # Errors
/// As [`Store::open`], and those of `read`.
pub fn glance<'a, T, E: From<Fault>>(
    file: impl Into<FileAt<'a>>,
    read: impl FnOnce(&View<'_>) -> Result<T, E>,
) -> Result<T, E> {
    look(file.into(), |connection| {
        read(&View::of(connection, DeviceId([0; 16])))
    })
}

/// [`glance`] into a file of which everything is checked first, as [`Store::verify`] does; `read` hears how many changes
/// there are.
///
/// # Errors
/// As [`glance`], and [`Fault::Damaged`] with what does not hold.
pub fn verify<'a, T, E: From<Fault>>(
    file: impl Into<FileAt<'a>>,
    read: impl FnOnce(&View<'_>, u64) -> Result<T, E>,
) -> Result<T, E> {
    look(file.into(), |connection| {
        let changes = check::everything(connection).map_err(Fault::into_damage)?;
        read(&View::of(connection, DeviceId([0; 16])), changes)
    })
}

/// A connection that only reads. What a program that was killed left half done is first taken back, as SQLite does when a
/// file is opened, where it may be.
fn settled(at: &FileAt<'_>) -> Result<Connection, Fault> {
    let read = |flags| {
        let connection = connect_known(at, flags)?;
        let sql = "SELECT count(*) FROM sqlite_schema";
        connection.query_row(sql, [], |row| row.get::<_, i64>(0))?;
        Ok(connection)
    };
    match read(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        Err(Fault::ReadOnly) => {
            read(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            read(OpenFlags::SQLITE_OPEN_READ_ONLY)
        }
        read => read,
    }
}

fn look<T, E: From<Fault>>(
    at: FileAt<'_>,
    read: impl FnOnce(&Connection) -> Result<T, E>,
) -> Result<T, E> {
    let at = at.into_found();
    check::kind(&at)?;
    let connection = settled(&at)?;
    if backup::is_marked(&connection)? {
        return Err(Fault::IsBackup.into());
    }
    if !check::is_current(&connection)? {
        return Err(Fault::NotFoldedYet.into());
    }
    read(&connection)
}
