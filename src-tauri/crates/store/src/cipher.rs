//! Files whose pages are encrypted on the disk: which they are, and the key that reads them (SQLCipher 4, AES-256 in CBC
//! with an HMAC-SHA-512 of each page).
//!
//! SQLCipher is built in with the feature `sqlcipher`. A program without it tells an encrypted file from a damaged one,
//! and leaves it as it is.

use crate::{Fault, check};
use rusqlite::{Connection, ErrorCode};
use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Whether this program reads and writes encrypted files.
pub const ENCRYPTS: bool = cfg!(feature = "sqlcipher");

/// What the file with the key slots of an encrypted process is called, behind the name of the process.
pub const SLOTS_ENDING: &str = ".llaves";

/// How every plain file begins (SQLite, «Database File Format», §1.3.1).
pub(crate) const PLAIN: &[u8; 16] = b"SQLite format 3\0";

/// Bytes of a page of an encrypted file, fixed so that no later SQLCipher chooses another.
const PAGE: u16 = 4_096;

/// The key that the pages of a file are encrypted with: 32 random bytes, overwritten when dropped and never printed.
#[derive(Clone)]
pub struct PageKey(Zeroizing<[u8; 32]>);

impl PageKey {
    /// The key with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    /// As SQLCipher takes a key that is none of its own making: no passphrase is stretched.
    pub(crate) fn raw(&self) -> Zeroizing<String> {
        // Made at its full length, so that no copy of a part of it stays behind.
        let mut text = Zeroizing::new(String::with_capacity(3 + 2 * self.0.len()));
        text.push_str("x'");
        for byte in self.0.iter() {
            // Writing to a text that has the room cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text.push('\'');
        text
    }
}

impl fmt::Debug for PageKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("PageKey(…)")
    }
}

/// A process file with the key that it needs, if it is encrypted or is to be. A key beside a plain file is not used.
#[derive(Debug, Clone)]
pub struct FileAt<'a> {
    /// Where it is.
    pub path: &'a Path,
    /// What reads it.
    pub key: Option<PageKey>,
}

impl<'a> From<&'a Path> for FileAt<'a> {
    fn from(path: &'a Path) -> Self {
        Self { path, key: None }
    }
}

impl<'a> From<&'a PathBuf> for FileAt<'a> {
    fn from(path: &'a PathBuf) -> Self {
        path.as_path().into()
    }
}

impl FileAt<'_> {
    /// The same without its key where the file that stands there is plain.
    pub(crate) fn into_found(mut self) -> Self {
        if is_plain(self.path) {
            self.key = None;
        }
        self
    }

    /// The key as a statement takes it; empty for a plain file.
    pub(crate) fn raw_key(&self) -> Zeroizing<String> {
        self.key
            .as_ref()
            .map_or_else(Zeroizing::default, PageKey::raw)
    }
}

/// Whether the file there is plain SQLite, by its first bytes.
#[must_use]
pub fn is_plain(path: &Path) -> bool {
    let mut first = [0; PLAIN.len()];
    if !path.is_file() {
        return false;
    }
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut first));
    read.is_ok() && first == *PLAIN
}

/// What keeps a file that is not plain from being opened, before any of it is read with its key.
///
/// # Errors
/// [`Fault::Encrypted`], [`Fault::SlotsMissing`], [`Fault::Damaged`], and [`Fault::NotAProcess`] for what looks like none.
pub(crate) fn may_be_read(at: &FileAt<'_>) -> Result<(), Fault> {
    if at.key.is_none() && !check::beside(at.path, SLOTS_ENDING).exists() {
        let like_one = looks_encrypted(at.path);
        return Err(if like_one {
            Fault::SlotsMissing
        } else {
            Fault::NotAProcess
        });
    }
    if at.key.is_none() || !ENCRYPTS {
        return Err(Fault::Encrypted);
    }
    let whole_pages = at.path.metadata()?.len().is_multiple_of(PAGE.into());
    if whole_pages || check::beside(at.path, "-wal").exists() {
        Ok(())
    } else {
        Err(Fault::Damaged("cut short".to_owned()))
    }
}

/// Whether a file may be an encrypted process whose slots are lost: whole pages, and a first one without any order in
/// it. Of 4,096 random bytes one value in 256 is missing once in 35,000 pages; of a damaged page most are.
fn looks_encrypted(path: &Path) -> bool {
    const MOST_ABSENT: usize = 8;
    let mut first = [0; PAGE as usize];
    let read = File::open(path).and_then(|mut file| {
        file.read_exact(&mut first)?;
        file.metadata()
    });
    let mut absent = [true; 256];
    for byte in first {
        absent[usize::from(byte)] = false;
    }
    let absent = absent.iter().filter(|absent| **absent).count();
    read.is_ok_and(|file| file.len().is_multiple_of(PAGE.into())) && absent <= MOST_ABSENT
}

/// Gives a connection its key, before anything else is asked of it.
///
/// # Errors
/// [`Fault::OtherKey`] when the file does not open with it. No error repeats the key.
pub(crate) fn unlock(connection: &Connection, at: &FileAt<'_>) -> Result<(), Fault> {
    let Some(key) = &at.key else { return Ok(()) };
    if !ENCRYPTS {
        return Err(Fault::Encrypted);
    }
    // SQLCipher would tell the error output which page it could not read: a fault says it already.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    // An error of rusqlite names the statement, and the statement the key.
    let given = connection.pragma_update(None, "key", &*key.raw());
    given.map_err(|_| Fault::OtherKey)?;
    connection.pragma_update(None, "cipher_page_size", PAGE)?;
    let tried = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()));
    tried.map_err(|error| match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => Fault::OtherKey,
        _ => error.into(),
    })
}

/// Bytes of each page of an open file.
///
/// # Errors
/// Those of the file.
pub(crate) fn page_size(connection: &Connection, at: &FileAt<'_>) -> Result<u64, Fault> {
    // SQLCipher answers this question itself, with text.
    if at.key.is_some() {
        return Ok(PAGE.into());
    }
    let bytes: i64 = connection.query_row("PRAGMA page_size", [], |row| row.get(0))?;
    Ok(bytes.unsigned_abs())
}

/// Copies all of a process into a new file, of which one is encrypted and the other is not: SQLite copies pages only
/// between files that both are, or both are not.
///
/// # Errors
/// Those of both files.
pub(crate) fn export(source: &FileAt<'_>, fresh: &Connection) -> Result<(), Fault> {
    // A path that is no Unicode cannot stand in a statement.
    let path = source.path.to_str().ok_or(Fault::NotFound)?;
    fresh
        .prepare("ATTACH DATABASE ?1 AS source KEY ?2")?
        .execute([path, source.raw_key().as_str()])
        .map_err(|error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Fault::OtherKey,
            _ => error.into(),
        })?;
    fresh.query_row("SELECT sqlcipher_export('main', 'source')", [], |_| Ok(()))?;
    for mark in ["application_id", "user_version"] {
        let value: i64 = fresh.query_row(&format!("PRAGMA source.{mark}"), [], |row| row.get(0))?;
        fresh.pragma_update(Some("main"), mark, value)?;
    }
    Ok(fresh.execute_batch("DETACH source")?)
}

#[cfg(test)]
mod tests;
