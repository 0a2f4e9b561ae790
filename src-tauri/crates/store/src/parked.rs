//! Changes that wait: of a laptop that nobody has let in yet, or after a gap that another bundle will fill.
//!
//! They were verified when they came. They are no part of the log: nothing shows them, and nothing is handed on of them.

use crate::laptops::Signed;
use crate::shadow::unless_redacted;
use crate::{Arriving, Fault, View, Writer};
use cocrea_ledger::{DeviceId, Hash, Link, redaction};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Changes that may wait in one file; more are a laptop that is better let in, or a mistake.
const MOST: i64 = 200_000;

/// Changes of one device that wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Device.
    pub device: DeviceId,
    /// What its owner calls it; empty when nobody said.
    pub label: String,
    /// Public key, to compare aloud.
    pub key: [u8; 32],
    /// Number of the first change.
    pub first: u64,
    /// Number of the last one.
    pub last: u64,
    /// Whether the device was let in, and what is before these changes is missing.
    pub gap: bool,
}

/// A run that waits, with its place in the file.
pub(crate) struct Parked {
    pub(crate) id: i64,
    pub(crate) device: DeviceId,
    pub(crate) first: u64,
    pub(crate) previous: Hash,
    pub(crate) signed: Signed,
}

impl View<'_> {
    /// What waits, by device and number.
    ///
    /// # Errors
    /// Those of the file.
    pub fn waiting(&self) -> Result<Vec<Waiting>, Fault> {
        let sql = "SELECT device, label, key, first, last FROM parked ORDER BY device, first";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Waiting {
                device: DeviceId(row.get(0)?),
                label: row.get(1)?,
                key: row.get(2)?,
                first: row.get::<_, i64>(3)?.cast_unsigned(),
                last: row.get::<_, i64>(4)?.cast_unsigned(),
                gap: false,
            })
        })?;
        let mut waiting: Vec<Waiting> = rows.collect::<Result<_, _>>()?;
        for one in &mut waiting {
            one.gap = self.is_admitted(one.device)?;
        }
        Ok(waiting)
    }

    pub(crate) fn parked(&self) -> Result<Vec<Parked>, Fault> {
        let sql = "SELECT id, device, first, previous, key, last, signature FROM parked ORDER BY device, first";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            Ok(Parked {
                id: row.get(0)?,
                device: DeviceId(row.get(1)?),
                first: row.get::<_, i64>(2)?.cast_unsigned(),
                previous: row.get(3)?,
                signed: Signed {
                    key: row.get(4)?,
                    number: row.get::<_, i64>(5)?.cast_unsigned(),
                    signature: row.get(6)?,
                },
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn parked_links(&self, id: i64) -> Result<Vec<Link>, Fault> {
        let sql = "SELECT header, payload, payload_hash, hash FROM parked_link WHERE parked = ?1 ORDER BY number";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map(params![id], crate::history::link)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

impl Writer<'_> {
    /// Puts the changes of a device aside; those that wait already are not kept twice.
    pub(crate) fn park(&mut self, arriving: &Arriving<'_>) -> Result<(), Fault> {
        let Some(first) = arriving.runs.first() else {
            return Ok(());
        };
        let connection = self.view.connection;
        let signed = &arriving.signed;
        let sql =
            "INSERT OR IGNORE INTO parked(device, label, first, previous, key, last, signature)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let kept = connection.prepare_cached(sql)?.execute(params![
            first.device.0,
            arriving.label,
            first.from.cast_signed(),
            first.previous,
            signed.key,
            signed.number.cast_signed(),
            signed.signature
        ])?;
        if kept == 0 {
            return Ok(());
        }
        let id = connection.last_insert_rowid();
        let sql = "INSERT INTO parked_link VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut statement = connection.prepare_cached(sql)?;
        let links = arriving.runs.iter().flat_map(|run| run.links);
        for (number, link) in (first.from..).zip(links) {
            let change = link
                .change()
                .map_err(|error| Fault::Damaged(error.to_string()))?;
            Fault::unless_sealed(&change)?;
            let (_, link) = unless_redacted(connection, &change, link)?;
            statement.execute(params![
                id,
                number.cast_signed(),
                link.header,
                link.payload,
                link.payload_hash,
                link.hash
            ])?;
        }
        let sql = "SELECT count(*) FROM parked_link";
        match connection.query_row(sql, [], |row| row.get::<_, i64>(0))? {
            0..=MOST => Ok(()),
            _ => Err(Fault::TooManyWait),
        }
    }

    pub(crate) fn unpark(&mut self, id: i64) -> Result<(), Fault> {
        let sql = "DELETE FROM parked WHERE id = ?1";
        self.view.connection.execute(sql, params![id])?;
        Ok(())
    }
}

/// Drops the payloads that wait and for which there is a request among these.
pub(crate) fn redact(connection: &Connection, requests: &BTreeSet<Uuid>) -> Result<(), Fault> {
    let sql = "SELECT parked, number, header, payload, payload_hash, hash FROM parked_link WHERE payload IS NOT NULL";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut asked = Vec::new();
    while let Some(row) = rows.next()? {
        let link = Link {
            header: row.get(2)?,
            payload: row.get(3)?,
            payload_hash: row.get(4)?,
            hash: row.get(5)?,
        };
        let change = link.change().ok();
        let request = change.as_ref().and_then(redaction::dropped_by);
        if request.is_some_and(|request| requests.contains(&request)) {
            asked.push((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?));
        }
    }
    let sql = "UPDATE parked_link SET payload = NULL WHERE parked = ?1 AND number = ?2";
    for place in asked {
        connection.prepare_cached(sql)?.execute(place)?;
    }
    Ok(())
}
