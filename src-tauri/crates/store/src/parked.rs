//! Changes that wait: of a laptop that nobody has let in yet, or after a gap that another bundle will fill.
//!
//! They were verified when they came. They are no part of the log: nothing shows them, and nothing is handed on of them.

use crate::laptops::Signed;
use crate::shadow::unless_redacted;
use crate::{Arriving, Fault, View, Writer};
use cocrea_ledger::{ChangeName, DeviceId, Hash, Link, Run, redaction};
use rusqlite::{Connection, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Changes that may wait in one file. What is more is not kept: it is of a laptop that is better let in, or a mistake.
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
    /// Whether the changes are here; those that are too many come again with their bundle.
    pub kept: bool,
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
                kept: true,
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
    /// Puts the changes of a device aside; those that wait already are not kept twice. Gives what is too much to be kept.
    pub(crate) fn park(&mut self, arriving: &Arriving<'_>) -> Result<Option<Waiting>, Fault> {
        let Some(first) = arriving.runs.first() else {
            return Ok(None);
        };
        let connection = self.view.connection;
        let signed = &arriving.signed;
        let whole = params![
            first.device.0,
            first.from.cast_signed(),
            signed.number.cast_signed()
        ];
        // Each bundle of a laptop that nobody lets in brings all of it: the longest run is enough.
        let longer = "SELECT 1 FROM parked WHERE device = ?1 AND first <= ?2 AND last >= ?3";
        if connection.prepare_cached(longer)?.exists(whole)? {
            return Ok(None);
        }
        let others = "SELECT count(*) FROM parked_link WHERE parked NOT IN
                      (SELECT id FROM parked WHERE device = ?1 AND first >= ?2 AND last <= ?3)";
        let others = connection
            .prepare_cached(others)?
            .query_row(whole, |row| row.get::<_, i64>(0))?;
        let own = arriving
            .runs
            .iter()
            .map(|run| run.links.len())
            .sum::<usize>();
        if others.saturating_add(i64::try_from(own).unwrap_or(i64::MAX)) > MOST {
            return Ok(Some(Waiting {
                device: first.device,
                label: arriving.label.to_owned(),
                key: signed.key,
                first: first.from,
                last: signed.number,
                gap: self.view.is_admitted(first.device)?,
                kept: false,
            }));
        }
        let shorter = "DELETE FROM parked WHERE device = ?1 AND first >= ?2 AND last <= ?3";
        connection.prepare_cached(shorter)?.execute(whole)?;
        let sql = "INSERT INTO parked(device, label, first, previous, key, last, signature)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        connection.prepare_cached(sql)?.execute(params![
            first.device.0,
            arriving.label,
            first.from.cast_signed(),
            first.previous,
            signed.key,
            signed.number.cast_signed(),
            signed.signature
        ])?;
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
        Ok(None)
    }

    pub(crate) fn unpark(&mut self, id: i64) -> Result<(), Fault> {
        let sql = "DELETE FROM parked WHERE id = ?1";
        self.view.connection.execute(sql, params![id])?;
        Ok(())
    }
}

/// Nothing, when all changes of a run follow from each other and may be kept.
pub(crate) fn read_all(run: &Run<'_>) -> Result<(), Fault> {
    let broken = |error: &dyn std::fmt::Display| Fault::Damaged(error.to_string());
    let mut hash = run.previous;
    for (number, link) in (run.from..).zip(run.links) {
        hash = link.follow(&hash).map_err(|error| broken(&error))?;
        let change = link.change().map_err(|error| broken(&error))?;
        let name = ChangeName {
            device: run.device,
            number,
        };
        if change.header.name != name {
            return Err(Fault::Damaged(format!("{name}: out of place")));
        }
        Fault::unless_sealed(&change)?;
    }
    Ok(())
}

/// Drops the payloads that wait and for which there is a request among these.
pub(crate) fn redact(connection: &Connection, requests: &BTreeSet<Uuid>) -> Result<(), Fault> {
    let sql = "UPDATE parked_link SET payload = NULL WHERE parked = ?1 AND number = ?2";
    for place in asked(connection, requests)? {
        connection.prepare_cached(sql)?.execute(place)?;
    }
    Ok(())
}

/// Run and number of the changes that wait with a payload for which there is a request among these.
pub(crate) fn asked(
    connection: &Connection,
    requests: &BTreeSet<Uuid>,
) -> Result<Vec<(i64, i64)>, Fault> {
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
    Ok(asked)
}
