//! The log itself, read.

use crate::{Fault, View};
use cocrea_ledger::{Change, ChangeName, DeviceId, Hash, Hlc, Link, first_hash};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

/// A line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastChange {
    /// The change.
    pub change: Change,
    /// Name of the laptop that wrote it.
    pub label: String,
}

impl View<'_> {
    /// Changes, newest first, at most so many.
    ///
    /// # Errors
    /// Those of the file.
    pub fn history(&self, limit: u32) -> Result<Vec<PastChange>, Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.header, c.payload, c.payload_hash, c.hash, d.label FROM change c JOIN device d ON d.alias = c.device
             ORDER BY c.hlc DESC, d.id DESC LIMIT ?1",
        )?;
        let rows = statement.query_map(params![limit], |row| {
            Ok((link(row)?, row.get::<_, String>(4)?))
        })?;
        rows.map(|row| {
            let (link, label) = row?;
            let change = link
                .change()
                .map_err(|error| Fault::Damaged(error.to_string()))?;
            Ok(PastChange { change, label })
        })
        .collect()
    }

    /// Devices that wrote, with the number and the hash of their last change.
    ///
    /// # Errors
    /// Those of the file.
    pub fn vector(&self) -> Result<Vec<(DeviceId, u64, Hash)>, Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT d.id, c.number, c.hash FROM device d JOIN change c ON c.device = d.alias
             WHERE c.number = (SELECT max(number) FROM change WHERE device = d.alias) ORDER BY d.id",
        )?;
        let rows = statement.query_map([], |row| {
            Ok((
                DeviceId(row.get(0)?),
                row.get::<_, i64>(1)?.cast_unsigned(),
                row.get(2)?,
            ))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The hash of a device's chain at this number; nothing when the chain does not go so far.
    ///
    /// # Errors
    /// Those of the file.
    pub fn hash_of(&self, device: DeviceId, number: u64) -> Result<Option<Hash>, Fault> {
        hash_of(self.connection, ChangeName { device, number })
    }

    /// Names of laptops by device.
    ///
    /// # Errors
    /// Those of the file.
    pub fn devices(&self) -> Result<Vec<(DeviceId, String)>, Fault> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, label FROM device ORDER BY id")?;
        let rows = statement.query_map([], |row| Ok((DeviceId(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// All changes of a device in order, as they are kept.
    ///
    /// # Errors
    /// Those of the file.
    pub fn links(&self, device: DeviceId) -> Result<Vec<Link>, Fault> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.header, c.payload, c.payload_hash, c.hash FROM change c JOIN device d ON d.alias = c.device
             WHERE d.id = ?1 ORDER BY c.number",
        )?;
        let rows = statement.query_map(params![device.0], link)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Follows the chain of every device from its beginning and says how many changes there are.
    ///
    /// # Errors
    /// [`Fault::Damaged`] naming the first change that does not hold.
    pub fn verify_chain(&self, process: Uuid) -> Result<u64, Fault> {
        let chains = self.follow_chains(process)?;
        Ok(chains.into_iter().map(|(_, length)| length).sum())
    }

    /// Follows the chain of every device, and says how long each is, by the devices in their order here.
    pub(crate) fn follow_chains(&self, process: Uuid) -> Result<Vec<(DeviceId, u64)>, Fault> {
        let sql = "SELECT alias, id FROM device ORDER BY alias";
        let mut devices = self.connection.prepare_cached(sql)?;
        let devices = devices.query_map([], |row| Ok((row.get(0)?, DeviceId(row.get(1)?))))?;
        let mut chains = Vec::new();
        for known in devices {
            let (alias, device) = known?;
            let length = self.follow_chain(process, alias, device)?;
            if length > 0 {
                chains.push((device, length));
            }
        }
        let sql = "SELECT count(*) FROM change";
        let all: i64 = self.connection.query_row(sql, [], |row| row.get(0))?;
        if chains.iter().map(|(_, length)| length).sum::<u64>() != all.cast_unsigned() {
            return Err(Fault::Damaged("changes of nobody".to_owned()));
        }
        Ok(chains)
    }

    fn follow_chain(&self, process: Uuid, alias: i64, device: DeviceId) -> Result<u64, Fault> {
        let mut hash = first_hash(process, device);
        // Row by row: a log may be larger than what a laptop can hold at once.
        let mut statement = self.connection.prepare_cached(
            "SELECT header, payload, payload_hash, hash, hlc, wall_ms, kind, number
             FROM change WHERE device = ?1 ORDER BY number",
        )?;
        let mut rows = statement.query(params![alias])?;
        let mut length = 0;
        while let Some(row) = rows.next()? {
            length += 1;
            let link = link(row)?;
            let name = ChangeName {
                device,
                number: length,
            };
            let broken = |why: String| Fault::Damaged(format!("{name}: {why}"));
            hash = link
                .follow(&hash)
                .map_err(|error| broken(error.to_string()))?;
            let header = link
                .read_header()
                .map_err(|error| broken(error.to_string()))?;
            if header.name != name {
                return Err(broken("out of place".to_owned()));
            }
            // What the log shows beside the headers is for queries, and says the same.
            let as_shown = row.get::<_, i64>(4)?.cast_unsigned() == header.hlc.0
                && row.get::<_, i64>(5)? == header.wall_ms
                && row.get_ref(6)?.as_str().ok() == Some(header.kind.as_str())
                && row.get::<_, i64>(7)?.cast_unsigned() == length;
            if !as_shown {
                return Err(broken("shown as another".to_owned()));
            }
        }
        Ok(length)
    }
}

/// The short number by which tables name a device; a new one is given on first sight.
pub(crate) fn alias(connection: &Connection, device: DeviceId) -> Result<i64, Fault> {
    let mut known = connection.prepare_cached("SELECT alias FROM device WHERE id = ?1")?;
    let alias = known
        .query_row(params![device.0], |row| row.get(0))
        .optional()?;
    if let Some(alias) = alias {
        return Ok(alias);
    }
    connection
        .prepare_cached("INSERT INTO device(id, label) VALUES (?1, '')")?
        .execute(params![device.0])?;
    Ok(connection.last_insert_rowid())
}

/// Whether a change is here with what it wrote.
pub(crate) fn has_payload(connection: &Connection, name: ChangeName) -> Result<bool, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT 1 FROM change c JOIN device d ON d.alias = c.device WHERE d.id = ?1 AND c.number = ?2
         AND c.payload IS NOT NULL",
    )?;
    Ok(statement.exists(params![name.device.0, name.number.cast_signed()])?)
}

/// Names of all changes in an order that is the same for the same log, those of one device by their number: what undoes
/// never comes before what it undoes, whatever its author's clock says.
pub(crate) fn names(connection: &Connection) -> Result<Vec<ChangeName>, Fault> {
    let mut statement = connection.prepare(
        "SELECT d.id, c.number, max(c.hlc) OVER (PARTITION BY c.device ORDER BY c.number) AS reading
         FROM change c JOIN device d ON d.alias = c.device ORDER BY reading, d.id, c.number",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ChangeName {
            device: DeviceId(row.get(0)?),
            number: row.get::<_, i64>(1)?.cast_unsigned(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The change of that name.
pub(crate) fn change(connection: &Connection, name: ChangeName) -> Result<Option<Change>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT c.header, c.payload, c.payload_hash, c.hash FROM change c JOIN device d ON d.alias = c.device
         WHERE d.id = ?1 AND c.number = ?2",
    )?;
    let found = statement
        .query_row(params![name.device.0, name.number.cast_signed()], link)
        .optional()?;
    found
        .map(|link| {
            link.change()
                .map_err(|error| Fault::Damaged(error.to_string()))
        })
        .transpose()
}

/// The last number and hash of a device; 0 and the first hash when it wrote nothing yet.
pub(crate) fn tip(
    connection: &Connection,
    process: Uuid,
    device: DeviceId,
) -> Result<(u64, Hash), Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT c.number, c.hash FROM change c JOIN device d ON d.alias = c.device
         WHERE d.id = ?1 ORDER BY c.number DESC LIMIT 1",
    )?;
    let found = statement
        .query_row(params![device.0], |row| {
            Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?))
        })
        .optional()?;
    Ok(found.unwrap_or_else(|| (0, first_hash(process, device))))
}

/// The last number and hash of a device as [`tip`] says, and the latest reading of any clock.
pub(crate) fn tip_and_reading(
    connection: &Connection,
    process: Uuid,
    device: DeviceId,
) -> Result<(u64, Hash, Hlc), Fault> {
    // One question for both: it is asked at every write.
    let mut statement = connection.prepare_cached(
        "SELECT c.number, c.hash, (SELECT max(hlc) FROM change) FROM change c JOIN device d ON d.alias = c.device
         WHERE d.id = ?1 ORDER BY c.number DESC LIMIT 1",
    )?;
    let reading = |hlc: i64| Hlc(hlc.cast_unsigned());
    let found = statement
        .query_row(params![device.0], |row| {
            let number: i64 = row.get(0)?;
            Ok((number.cast_unsigned(), row.get(1)?, reading(row.get(2)?)))
        })
        .optional()?;
    if let Some(found) = found {
        return Ok(found);
    }
    let sql = "SELECT coalesce(max(hlc), 0) FROM change";
    let latest = connection
        .prepare_cached(sql)?
        .query_row([], |row| row.get(0))?;
    Ok((0, first_hash(process, device), reading(latest)))
}

/// The hash of the change of that name.
pub(crate) fn hash_of(connection: &Connection, name: ChangeName) -> Result<Option<Hash>, Fault> {
    let sql = "SELECT c.hash FROM change c JOIN device d ON d.alias = c.device
               WHERE d.id = ?1 AND c.number = ?2";
    let Ok(number) = i64::try_from(name.number) else {
        return Ok(None);
    };
    Ok(connection
        .prepare_cached(sql)?
        .query_row(params![name.device.0, number], |row| row.get(0))
        .optional()?)
}

/// Numbers of a device's changes whose payload is not here.
pub(crate) fn without_payload(
    connection: &Connection,
    device: DeviceId,
) -> Result<Vec<u64>, Fault> {
    let mut statement = connection.prepare_cached(
        "SELECT c.number FROM change c JOIN device d ON d.alias = c.device
         WHERE d.id = ?1 AND c.payload IS NULL ORDER BY c.number",
    )?;
    let rows = statement.query_map(params![device.0], |row| row.get::<_, i64>(0))?;
    rows.map(|number| Ok(number?.cast_unsigned())).collect()
}

/// Keeps the payload of a change that came without it.
pub(crate) fn fill(connection: &Connection, change: &Change, link: &Link) -> Result<(), Fault> {
    set_payload(connection, change.header.name, link.payload.as_deref())
}

/// Forgets the payload of a change.
pub(crate) fn drop_payload(connection: &Connection, name: ChangeName) -> Result<(), Fault> {
    set_payload(connection, name, None)
}

fn set_payload(
    connection: &Connection,
    name: ChangeName,
    payload: Option<&[u8]>,
) -> Result<(), Fault> {
    let device = alias(connection, name.device)?;
    let sql = "UPDATE change SET payload = ?3 WHERE device = ?1 AND number = ?2";
    connection
        .prepare_cached(sql)?
        .execute(params![device, name.number.cast_signed(), payload])?;
    Ok(())
}

/// Appends a link to the log of the device that has this alias.
pub(crate) fn append(
    connection: &Connection,
    device: i64,
    change: &Change,
    link: &Link,
) -> Result<(), Fault> {
    connection
        .prepare_cached("INSERT INTO change VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")?
        .execute(params![
            device,
            change.header.name.number.cast_signed(),
            change.header.hlc.0.cast_signed(),
            change.header.wall_ms,
            change.header.kind,
            link.header,
            link.payload,
            link.payload_hash,
            link.hash
        ])?;
    Ok(())
}

pub(crate) fn link(row: &Row<'_>) -> rusqlite::Result<Link> {
    Ok(Link {
        header: row.get(0)?,
        payload: row.get(1)?,
        payload_hash: row.get(2)?,
        hash: row.get(3)?,
    })
}
