//! Blobs: bytes beside the log, known by their hash, which changes name.
//!
//! They are no part of the fold: one that is missing, or that the disk spoiled, is listed and comes with the next bundle
//! that has it; nothing else waits for it.

use crate::{Fault, View, Writer};
use cocrea_domain::{Photo, Record as _};
use cocrea_ledger::Hash;
use rusqlite::{OptionalExtension as _, params};
use std::collections::BTreeMap;

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
        self.touched.insert(Photo::ENTITY.to_owned());
        let sql = "INSERT OR REPLACE INTO blob VALUES (?1, ?2, ?3, ?4)";
        let mut insert = self.view.connection.prepare_cached(sql)?;
        insert.execute(params![hash, bytes, thumbnail, hash_of(thumbnail)])?;
        Ok(hash)
    }
}

pub(crate) fn hash_of(bytes: &[u8]) -> Hash {
    *blake3::hash(bytes).as_bytes()
}

#[cfg(test)]
mod tests;
