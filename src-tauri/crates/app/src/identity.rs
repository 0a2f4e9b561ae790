//! Under which device this installation writes each process.

use crate::{AppFolder, Failure, whole};
use cocrea_keys::{Kept, Keypair, verify};
use cocrea_ledger::{DeviceId, Hash};
use cocrea_store::{Store, Witness};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// The key of the installation, and what it remembers of each process outside the process itself.
///
/// A process that went back goes on under a new device: the numbers that the one before gave out since may be on other
/// laptops already, and no number may stand for two changes. One goes back with a backup; or by hand, when an older copy
/// of the file is put in its place, which shows by its being behind what is remembered here.
pub(crate) struct Identity {
    key: Keypair,
    opens: cocrea_keys::Identity,
    kept: Kept,
    known: Mutex<BTreeMap<Uuid, Known>>,
}

/// What is remembered of a process.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Known {
    /// How often it went back, which decides its device.
    returns: u32,
    /// How far the chain of that device went when it was last looked at: number and hash.
    #[serde(default)]
    tip: Option<(u64, Hash)>,
}

impl Identity {
    /// The identity in a data folder.
    ///
    /// # Errors
    /// `key_fault`: what cannot be read is never replaced in silence; `keyring_silent`.
    pub(crate) fn of(folder: &AppFolder) -> Result<Self, Failure> {
        let path = folder.path().join(whole::DEVICES);
        let fault = || Failure::fault("key_fault").with("path", path.display());
        let known = match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| fault())?,
            Err(error) if error.kind() == ErrorKind::NotFound => BTreeMap::new(),
            Err(_) => return Err(fault()),
        };
        let installation = folder.installation()?;
        Ok(Self {
            key: installation.seed.keypair(),
            opens: installation.seed.identity(),
            kept: installation.kept,
            known: Mutex::new(known),
        })
    }

    /// The key of the installation itself.
    pub(crate) const fn installation(&self) -> &Keypair {
        &self.key
    }

    /// What opens the envelopes that are sealed to this installation.
    pub(crate) const fn opens(&self) -> &cocrea_keys::Identity {
        &self.opens
    }

    /// Whether the secret of this installation is in the keyring of the system, and not in a file beside its processes.
    pub(crate) fn in_keyring(&self) -> bool {
        self.kept == Kept::Keyring
    }

    /// The key that this process is written with.
    pub(crate) fn key_of(&self, process: Uuid) -> Keypair {
        let known = self.known();
        let returns = known.get(&process).map_or(0, |known| known.returns);
        self.key.after_returns(process, returns)
    }

    /// Every key that this process was ever written with here, before and after each return.
    pub(crate) fn keys_of(&self, process: Uuid) -> Vec<Keypair> {
        let returns = self.known().get(&process).map_or(0, |known| known.returns);
        let keys = (0..=returns).map(|returns| self.key.after_returns(process, returns));
        keys.collect()
    }

    /// Makes this process be written with a new key from now on, and keeps that on the disk first.
    ///
    /// # Errors
    /// Those of the data folder; nothing was changed then.
    pub(crate) fn renew(&self, folder: &AppFolder, process: Uuid) -> Result<(), Failure> {
        self.keep(folder, process, |known| {
            known.returns += 1;
            known.tip = None;
        })
    }

    /// Prepares to found a file of this process. Where one stood before, it may have written more than what comes now.
    ///
    /// # Errors
    /// Those of the data folder.
    pub(crate) fn begin(&self, folder: &AppFolder, process: Uuid) -> Result<(), Failure> {
        if self.known().contains_key(&process) {
            self.renew(folder, process)?;
        }
        Ok(())
    }

    /// Lets an open process be written by its device; by a new one where its file is older than what is remembered.
    ///
    /// # Errors
    /// Those of the file and of the data folder.
    pub(crate) fn take_up(&self, folder: &AppFolder, store: &mut Store) -> Result<(), Failure> {
        let process = store.process();
        store.write_as(self.key_of(process).device());
        let tip = self.known().get(&process).and_then(|known| known.tip);
        if let Some((number, hash)) = tip {
            let device = store.device();
            let found = store.read(|view| view.hash_of(device, number).map_err(Failure::from))?;
            if found != Some(hash) {
                log::warn!(
                    "an older copy of the file was put in its place: it goes on under a new device"
                );
                self.renew(folder, process)?;
                store.write_as(self.key_of(process).device());
            }
        }
        Ok(())
    }

    /// Remembers how far the device of an open process has written.
    ///
    /// # Errors
    /// Those of the file and of the data folder.
    pub(crate) fn remember(&self, folder: &AppFolder, store: &Store) -> Result<(), Failure> {
        let device = store.device();
        let vector = store.read(|view| view.vector().map_err(Failure::from))?;
        let tip = vector
            .into_iter()
            .find(|(known, ..)| *known == device)
            .map(|(_, number, hash)| (number, hash));
        self.keep(folder, store.process(), |known| known.tip = tip)
    }

    fn keep(
        &self,
        folder: &AppFolder,
        process: Uuid,
        change: impl FnOnce(&mut Known),
    ) -> Result<(), Failure> {
        let mut known = self.known();
        let mut changed = known.clone();
        change(changed.entry(process).or_default());
        if changed == *known {
            return Ok(());
        }
        let path = folder.path().join(whole::DEVICES);
        let failed = |error: std::io::Error| Failure::of_file(&error.into(), &path);
        let bytes = serde_json::to_vec(&changed).map_err(|error| failed(error.into()))?;
        whole::replace(&path, &bytes).map_err(failed)?;
        *known = changed;
        Ok(())
    }

    fn known(&self) -> MutexGuard<'_, BTreeMap<Uuid, Known>> {
        // Replaced whole or not at all, also when a call panicked.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Witness for Identity {
    fn holds(&self, key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
        verify(key, message, signature)
    }

    fn sign(
        &self,
        process: Uuid,
        device: DeviceId,
        message: &[u8],
    ) -> Option<([u8; 32], [u8; 64])> {
        let keys = self.keys_of(process);
        let key = keys.iter().find(|key| key.device() == device)?;
        Some((key.public_key(), key.sign(message)))
    }

    fn reached(&self, process: Uuid, device: DeviceId) -> Option<u64> {
        let own = self.key_of(process).device() == device;
        let (number, _) = self.known().get(&process)?.tip?;
        own.then_some(number)
    }
}
