//! Whose changes count: the organiser's, this laptop's, and those of laptops that somebody let in.

use crate::registers::Registers;
use crate::{Fault, View, Writer, history};
use cocrea_domain::{Laptop, Record as _};
use cocrea_ledger::{DeviceId, Value};
use rusqlite::{OptionalExtension as _, params};
use uuid::Uuid;

/// How far a device signed its chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signed {
    /// Its public key.
    pub key: [u8; 32],
    /// Number of the last change under the signature.
    pub number: u64,
    /// Its signature of [`cocrea_ledger::head_to_sign`].
    pub signature: [u8; 64],
}

impl View<'_> {
    /// The laptop that founded the process, as this file was told when it was made.
    ///
    /// # Errors
    /// Those of the file.
    pub fn organiser(&self) -> Result<Option<DeviceId>, Fault> {
        let sql = "SELECT value FROM meta WHERE key = 'organiser'";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row([], |row| row.get(0)).optional()?;
        Ok(found.map(DeviceId))
    }

    /// Whether what a device writes counts: it is this one, the organiser, was let in, or is in the log already.
    ///
    /// # Errors
    /// Those of the file.
    pub fn is_admitted(&self, device: DeviceId) -> Result<bool, Fault> {
        if device == self.device || self.organiser()? == Some(device) {
            return Ok(true);
        }
        let let_in = format!(
            "SELECT 1 FROM \"{}\" WHERE row = ?1 AND trashed = 0 AND admitted = 1",
            Laptop::ENTITY
        );
        if self
            .connection
            .prepare_cached(&let_in)?
            .exists(params![device.0])?
        {
            return Ok(true);
        }
        let wrote = "SELECT 1 FROM change c JOIN device d ON d.alias = c.device WHERE d.id = ?1";
        Ok(self
            .connection
            .prepare_cached(wrote)?
            .exists(params![device.0])?)
    }

    /// How far a device signed its chain, as far as it is here.
    ///
    /// # Errors
    /// Those of the file.
    pub fn signed(&self, device: DeviceId) -> Result<Option<Signed>, Fault> {
        let sql = "SELECT s.key, s.number, s.signature FROM signed_head s JOIN device d ON d.alias = s.device
                   WHERE d.id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row(params![device.0], |row| {
            Ok(Signed {
                key: row.get(0)?,
                number: row.get::<_, i64>(1)?.cast_unsigned(),
                signature: row.get(2)?,
            })
        });
        Ok(found.optional()?)
    }

    /// Whom to seal to so that each laptop that counts can open it, as far as the laptop itself said so; without this one.
    ///
    /// # Errors
    /// Those of the file.
    pub fn recipients(&self) -> Result<Vec<(DeviceId, String)>, Fault> {
        let mut told = Vec::new();
        for (device, _) in self.devices()? {
            if device != self.device {
                told.extend(self.said_by(device)?.map(|recipient| (device, recipient)));
            }
        }
        Ok(told)
    }

    /// Whether this laptop said whom others seal to, and it is this one.
    ///
    /// # Errors
    /// Those of the file.
    pub fn is_introduced(&self, recipient: &str) -> Result<bool, Fault> {
        Ok(self.said_by(self.device)?.as_deref() == Some(recipient))
    }

    /// What a laptop said of itself; what others say of it is not believed.
    fn said_by(&self, device: DeviceId) -> Result<Option<String>, Fault> {
        let row = Uuid::from_bytes(device.0);
        let registers = Registers::read(self.connection, Laptop::ENTITY, row)?;
        let mut said = registers.heads("recipient").iter();
        let own = said.find(|head| head.name.device == device);
        Ok(own.and_then(|head| match &head.value {
            Value::Text(recipient) => Some(recipient.clone()),
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Bytes(_) => None,
        }))
    }
}

impl Writer<'_> {
    /// Says who founded the process, in a file that was just made for it.
    ///
    /// # Errors
    /// Those of the file.
    pub fn follow(&mut self, organiser: DeviceId) -> Result<(), Fault> {
        let sql = "INSERT OR REPLACE INTO meta VALUES ('organiser', ?1)";
        self.view.connection.execute(sql, params![organiser.0])?;
        Ok(())
    }

    /// Keeps the signature that reaches furthest.
    pub(crate) fn keep_signed(&mut self, device: DeviceId, signed: &Signed) -> Result<(), Fault> {
        let alias = history::alias(self.view.connection, device)?;
        let sql = "INSERT INTO signed_head VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT(device) DO UPDATE SET key = ?2, number = ?3, signature = ?4 WHERE number < ?3";
        self.view.connection.prepare_cached(sql)?.execute(params![
            alias,
            signed.key,
            signed.number.cast_signed(),
            signed.signature
        ])?;
        Ok(())
    }
}
