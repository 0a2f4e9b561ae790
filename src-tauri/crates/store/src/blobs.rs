//! Blobs: bytes beside the log, known by their hash, which changes name.
//!
//! They are no part of the fold: one that is missing, or that the disk spoiled, is listed and comes with the next bundle
//! that has it; nothing else waits for it.

use crate::{Fault, View, Writer};
use cocrea_domain::{Photo, Record as _, SignedSheet};
use cocrea_ledger::{Change, Hash, RowName, Value, redaction};
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Nouns whose rows name a blob, in a field of this name, by 64 hexadecimal digits.
const NOUNS: [&str; 2] = [Photo::ENTITY, SignedSheet::ENTITY];
const FIELD: &str = "blob";

impl View<'_> {
    /// The blobs that are here, with how many bytes each has.
    ///
    /// # Errors
    /// Those of the file.
    pub fn blobs(&self) -> Result<BTreeMap<Hash, u64>, Fault> {
        let sql = "SELECT hash, length(bytes) FROM blob";
        let mut blobs = self.connection.prepare_cached(sql)?;
        let blobs = blobs.query_map([], |row| {
            let size: i64 = row.get(1)?;
            Ok((row.get(0)?, size.cast_unsigned()))
        })?;
        Ok(blobs.collect::<Result<_, _>>()?)
    }

    /// Whether a blob is here.
    ///
    /// # Errors
    /// Those of the file.
    pub fn has_blob(&self, hash: &Hash) -> Result<bool, Fault> {
        let sql = "SELECT 1 FROM blob WHERE hash = ?1";
        Ok(self.connection.prepare_cached(sql)?.exists(params![hash])?)
    }

    /// The bytes of a blob; nothing when it is not here, or not as it was.
    ///
    /// # Errors
    /// Those of the file.
    pub fn blob(&self, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        let sql = "SELECT bytes FROM blob WHERE hash = ?1";
        let mut bytes = self.connection.prepare_cached(sql)?;
        let bytes: Option<Vec<u8>> = bytes
            .query_row(params![hash], |row| row.get(0))
            .optional()?;
        Ok(bytes.filter(|bytes| hash_of(bytes) == *hash))
    }

    /// The small picture of a blob; nothing when it is not here, not as it was, or was never made.
    ///
    /// # Errors
    /// Those of the file.
    pub fn thumbnail(&self, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        let sql = "SELECT thumbnail, thumbnail_hash FROM blob WHERE hash = ?1";
        let mut found = self.connection.prepare_cached(sql)?;
        let found: Option<(Vec<u8>, Hash)> = found
            .query_row(params![hash], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let whole = found.filter(|(bytes, hash)| !bytes.is_empty() && hash_of(bytes) == *hash);
        Ok(whole.map(|(bytes, _)| bytes))
    }

    /// The blobs that are here and not as they were.
    ///
    /// # Errors
    /// Those of the file.
    pub fn spoiled_blobs(&self) -> Result<Vec<Hash>, Fault> {
        let mut spoiled = Vec::new();
        for hash in self.blobs()?.into_keys() {
            if self.blob(&hash)?.is_none() {
                spoiled.push(hash);
            }
        }
        Ok(spoiled)
    }
}

impl Writer<'_> {
    /// Keeps a blob with its small picture, which may be empty, in place of one that was spoiled; gives its hash.
    ///
    /// # Errors
    /// Those of the file.
    pub fn keep_blob(&mut self, bytes: &[u8], thumbnail: &[u8]) -> Result<Hash, Fault> {
        let hash = hash_of(bytes);
        // What shows it reads again.
        self.touched.extend(NOUNS.map(str::to_owned));
        let sql = "INSERT OR REPLACE INTO blob VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.view.connection.prepare_cached(sql)?;
        insert.execute(params![hash, bytes, thumbnail, hash_of(thumbnail)])?;
        Ok(hash)
    }
}

/// The blobs that a change names in rows for whose redaction there is a request among these.
pub(crate) fn asked_for(change: &Change, requests: &BTreeSet<Uuid>) -> impl Iterator<Item = Hash> {
    let writes = change.writes().iter().filter(|write| {
        let cell = &write.cell;
        cell.field == FIELD && NOUNS.contains(&cell.entity.as_str()) && {
            let row = RowName::new(&cell.entity, cell.row);
            requests.contains(&redaction::redaction_of(&row))
        }
    });
    writes.filter_map(|write| match &write.value {
        Value::Text(digits) => hash_of_digits(digits),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Bytes(_) => None,
    })
}

/// Which of these are here and are nobody else's: what is sealed is of one row only, and a photo may be of several.
pub(crate) fn to_forget(
    connection: &Connection,
    asked: BTreeSet<Hash>,
    requests: &BTreeSet<Uuid>,
) -> Result<Vec<Hash>, Fault> {
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let kept = kept_photos(connection, requests)?;
    let mut bytes = connection.prepare_cached("SELECT bytes FROM blob WHERE hash = ?1")?;
    let mut gone = Vec::new();
    for hash in asked {
        let bytes: Option<Vec<u8>> = bytes
            .query_row(params![hash], |row| row.get(0))
            .optional()?;
        if bytes.is_some_and(|bytes| is_sealed(&bytes) || !kept.contains(&hash)) {
            gone.push(hash);
        }
    }
    Ok(gone)
}

/// Removes blobs for ever: their pages are written over.
pub(crate) fn forget(connection: &Connection, gone: &[Hash]) -> Result<(), Fault> {
    let mut delete = connection.prepare_cached("DELETE FROM blob WHERE hash = ?1")?;
    for hash in gone {
        delete.execute(params![hash])?;
    }
    Ok(())
}

/// The blobs of photos, also in the trash, that nobody asked to erase, now or before.
fn kept_photos(
    connection: &Connection,
    requests: &BTreeSet<Uuid>,
) -> Result<BTreeSet<Hash>, Fault> {
    let before = connection
        .prepare_cached("SELECT id FROM redacted")?
        .query_map([], |row| row.get(0).map(Uuid::from_bytes))?
        .collect::<Result<BTreeSet<Uuid>, _>>()?;
    let sql = "SELECT row, blob FROM photo WHERE blob IS NOT NULL";
    let mut photos = connection.prepare_cached(sql)?;
    let photos = photos.query_map([], |row| {
        Ok((Uuid::from_bytes(row.get(0)?), row.get::<_, String>(1)?))
    })?;
    let photos = photos.collect::<Result<Vec<_>, _>>()?.into_iter();
    let kept = photos.filter(|(row, _)| {
        let row = RowName::new(Photo::ENTITY, *row);
        let request = redaction::redaction_of(&row);
        !before.contains(&request) && !requests.contains(&request)
    });
    Ok(kept
        .filter_map(|(_, digits)| hash_of_digits(&digits))
        .collect())
}

/// Whether bytes that were salvaged may stay: those that are sealed only when a row still names them, because who erased
/// a row erased them.
pub(crate) fn may_stay(connection: &Connection, hash: &Hash, bytes: &[u8]) -> Result<bool, Fault> {
    let sql = "SELECT 1 FROM signed_sheet WHERE blob = ?1";
    let named = || connection.prepare_cached(sql)?.exists([hash_digits(hash)]);
    Ok(!is_sealed(bytes) || named()?)
}

/// How every envelope begins (age v1).
fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"age-encryption.org/")
}

/// A hash as rows name it.
#[must_use]
pub fn hash_digits(hash: &Hash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash that a row names; nothing when it is written in another way.
#[must_use]
pub fn hash_of_digits(text: &str) -> Option<Hash> {
    let pairs = text.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    let hash = bytes.collect::<Option<Vec<u8>>>()?.try_into().ok()?;
    (hash_digits(&hash) == text).then_some(hash)
}

pub(crate) fn hash_of(bytes: &[u8]) -> Hash {
    *blake3::hash(bytes).as_bytes()
}

#[cfg(test)]
mod tests;
