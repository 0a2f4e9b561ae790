//! Under which device this installation writes each process.

use crate::{AppFolder, Failure, whole};
use cocrea_bundle::Keypair;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// The key of the installation, and how often it went back to a backup of each process.
///
/// A process that went back goes on under a new device: the numbers that the one before gave out since the backup may
/// be on other laptops already, and no number may stand for two changes.
pub(crate) struct Identity {
    key: Keypair,
    returns: Mutex<BTreeMap<Uuid, u32>>,
}

impl Identity {
    /// The identity in a data folder.
    ///
    /// # Errors
    /// `key_fault`: a key or a count that cannot be read is never replaced in silence.
    pub(crate) fn of(folder: &AppFolder) -> Result<Self, Failure> {
        let path = folder.path().join(whole::RETURNS);
        let fault = || Failure::fault("key_fault").with("path", path.display());
        let returns = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| fault())?,
            Err(error) if error.kind() == ErrorKind::NotFound => BTreeMap::new(),
            Err(_) => return Err(fault()),
        };
        Ok(Self {
            key: folder.keypair()?,
            returns: Mutex::new(returns),
        })
    }

    /// The key of the installation itself.
    pub(crate) const fn installation(&self) -> &Keypair {
        &self.key
    }

    /// The key that this process is written with.
    pub(crate) fn key_of(&self, process: Uuid) -> Keypair {
        let returns = self.returns().get(&process).copied().unwrap_or_default();
        self.key.after_returns(process, returns)
    }

    /// Makes this process be written with a new key from now on, and keeps that on the disk first.
    ///
    /// # Errors
    /// Those of the data folder; nothing was changed then.
    pub(crate) fn renew(&self, folder: &AppFolder, process: Uuid) -> Result<Keypair, Failure> {
        let mut returns = self.returns();
        let mut renewed = returns.clone();
        *renewed.entry(process).or_default() += 1;
        let path = folder.path().join(whole::RETURNS);
        let failed = |error: std::io::Error| Failure::of_file(&error.into(), &path);
        let bytes = serde_json::to_vec_pretty(&renewed).map_err(|error| failed(error.into()))?;
        whole::replace(&path, &bytes).map_err(failed)?;
        *returns = renewed;
        drop(returns);
        Ok(self.key_of(process))
    }

    fn returns(&self) -> MutexGuard<'_, BTreeMap<Uuid, u32>> {
        // Replaced whole or not at all, also when a call panicked.
        self.returns.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
