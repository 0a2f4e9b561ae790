//! How much other laptops have, as their last bundle said: what needs not be sent to them again.
//!
//! Nothing here is needed to be right: a laptop that went back to a backup has less than it said, what it lacks then
//! waits there, and its next bundle says so.

use crate::{Fault, View, Writer};
use cocrea_ledger::{DeviceId, Hash};
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

/// What another laptop has.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Peer {
    /// How far it has the changes of each device.
    pub has: BTreeMap<DeviceId, u64>,
    /// The blobs that it holds.
    pub holds: BTreeSet<Hash>,
}

impl View<'_> {
    /// What a laptop said to have; nothing when it never did.
    ///
    /// # Errors
    /// Those of the file.
    pub fn peer(&self, peer: DeviceId) -> Result<Peer, Fault> {
        let mut has = self
            .connection
            .prepare_cached("SELECT device, number FROM peer_has WHERE peer = ?1")?;
        let has = has.query_map(params![peer.0], |row| {
            let number: i64 = row.get(1)?;
            Ok((DeviceId(row.get(0)?), number.cast_unsigned()))
        })?;
        let mut holds = self
            .connection
            .prepare_cached("SELECT blob FROM peer_holds WHERE peer = ?1")?;
        let holds = holds.query_map(params![peer.0], |row| row.get(0))?;
        Ok(Peer {
            has: has.collect::<Result<_, _>>()?,
            holds: holds.collect::<Result<_, _>>()?,
        })
    }
}

impl Writer<'_> {
    /// Keeps what a laptop says to have in place of what it said before.
    ///
    /// # Errors
    /// Those of the file.
    pub fn remember_peer(&mut self, peer: DeviceId, told: &Peer) -> Result<(), Fault> {
        let connection = self.view.connection;
        for table in ["peer_has", "peer_holds"] {
            let sql = format!("DELETE FROM {table} WHERE peer = ?1");
            connection.prepare_cached(&sql)?.execute(params![peer.0])?;
        }
        let mut has = connection.prepare_cached("INSERT INTO peer_has VALUES (?1, ?2, ?3)")?;
        for (device, number) in &told.has {
            has.execute(params![peer.0, device.0, number.cast_signed()])?;
        }
        let mut holds = connection.prepare_cached("INSERT INTO peer_holds VALUES (?1, ?2)")?;
        for blob in &told.holds {
            holds.execute(params![peer.0, blob])?;
        }
        Ok(())
    }
}
