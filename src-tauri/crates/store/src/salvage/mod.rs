//! What can be saved of a process file that cannot be opened.
//!
//! Every page that the disk still gives is read for rows of the log, wherever it stands and whatever the pages above it
//! say, and of those rows only what the hash chain of its device proves is kept, or its own hash where it is a blob:
//! nothing is guessed, and a damaged byte cannot become a change. What follows a gap waits for the bundle that fills it.
//! The damaged file is only read.

mod cells;
mod chains;
mod finds;
mod found;
mod pages;
#[cfg(test)]
mod tests;

use crate::{Fault, SLOTS_ENDING, check, cipher};
use chains::{Chain, Proof, Run, begun_in, lengths};
use cocrea_ledger::{DeviceId, Hash};
use finds::{Finds, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::path::Path;
use uuid::Uuid;

/// What only this installation knows: keys, and how far it wrote.
pub trait Witness {
    /// Whether the owner of a public key signed a message.
    fn holds(&self, key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool;
    /// Public key and signature of a message by one of this installation's devices; nothing when it is none of them.
    fn sign(&self, process: Uuid, device: DeviceId, message: &[u8])
    -> Option<([u8; 32], [u8; 64])>;
    /// Number of the last change that this device is remembered to have written.
    fn reached(&self, process: Uuid, device: DeviceId) -> Option<u64>;
}

/// Changes of one device that the damaged file held and that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Device.
    pub device: DeviceId,
    /// What its owner calls it; empty when nobody said, or when that is lost too.
    pub label: String,
    /// Number of the first one.
    pub first: u64,
    /// Number of the last one.
    pub last: u64,
}

/// What was read of a damaged file.
pub struct Wreck {
    process: Uuid,
    finds: Finds,
}

/// What can be saved of it.
pub struct Salvage {
    process: Uuid,
    organiser: Option<DeviceId>,
    labels: BTreeMap<DeviceId, String>,
    chains: Vec<Chain>,
    waiting: Vec<Run>,
    blobs: BTreeMap<Hash, Place>,
    whole: bool,
}

impl Wreck {
    /// Reads all of a damaged file that can be read.
    ///
    /// # Errors
    /// [`Fault::NothingLeft`] when no change of a process is in it, [`Fault::SealedPages`] when its pages are encrypted,
    /// and those of the system.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        if !cipher::is_plain(path) && check::beside(path, SLOTS_ENDING).exists() {
            return Err(Fault::SealedPages);
        }
        let finds = Finds::in_file(path)?;
        // The id that the file says first: it counts where no other one has more chains that begin in it.
        let processes = finds.processes().into_iter().rev();
        let process = processes.max_by_key(|process| begun_in(&finds, *process));
        let process = process.ok_or(Fault::NothingLeft)?;
        Ok(Self { process, finds })
    }

    /// The process that it was.
    #[must_use]
    pub const fn process(&self) -> Uuid {
        self.process
    }

    /// Reads a backup to fill gaps with; one that cannot be read fills none.
    pub fn fill_from(&mut self, backup: &Path) {
        if let Ok(finds) = Finds::in_file(backup) {
            self.finds.fill_from(finds);
        }
    }

    /// What can be saved, each change of it proved.
    ///
    /// # Errors
    /// [`Fault::NothingLeft`] when no chain can be followed from its beginning.
    pub fn salvage(&self, witness: &dyn Witness) -> Result<Salvage, Fault> {
        let proof = Proof {
            finds: &self.finds,
            process: self.process,
            witness,
        };
        let chains = proof.chains();
        if chains.iter().all(|chain| chain.links.is_empty()) {
            return Err(Fault::NothingLeft);
        }
        Ok(Salvage {
            process: self.process,
            organiser: self.finds.organiser(),
            labels: self.finds.labels(),
            whole: self.finds.was_sealed_with(&lengths(&chains)),
            chains,
            waiting: proof.waited(),
            blobs: self.finds.blobs.clone(),
        })
    }
}

impl Salvage {
    /// Process that it is of.
    #[must_use]
    pub const fn process(&self) -> Uuid {
        self.process
    }

    /// Changes that count.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.chains
            .iter()
            .map(|chain| chain.links.len() as u64)
            .sum()
    }

    /// Changes that wait: after a gap, or of laptops that nobody had let in.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.runs().map(|run| run.links.len() as u64).sum()
    }

    /// Whether nothing of the log is missing. Otherwise more may be than [`Salvage::missing`] says: the end of a chain
    /// that is lost leaves no trace where nobody had signed or remembered it.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.whole
    }

    /// What is known to be missing, by device and number.
    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let mut missing = Vec::new();
        for chain in &self.chains {
            let mut next = chain.links.len() as u64 + 1;
            let runs = self.runs().filter(|run| run.device == chain.device);
            let mut runs: Vec<RangeInclusive<u64>> = runs.map(Run::numbers).collect();
            runs.sort_by_key(|numbers| *numbers.start());
            for numbers in runs {
                missing.extend(self.gap(chain.device, next, numbers.start() - 1));
                next = next.max(numbers.end() + 1);
            }
            missing.extend(self.gap(chain.device, next, chain.end));
        }
        missing
    }

    fn gap(&self, device: DeviceId, first: u64, last: u64) -> Option<Missing> {
        (first <= last).then(|| Missing {
            device,
            label: self.label_of(device),
            first,
            last,
        })
    }

    fn label_of(&self, device: DeviceId) -> String {
        self.labels.get(&device).cloned().unwrap_or_default()
    }

    /// What waits, each run once.
    fn runs(&self) -> impl Iterator<Item = &Run> {
        let after = self.chains.iter().filter_map(|chain| chain.after.as_ref());
        let ends: BTreeSet<_> = after
            .clone()
            .map(|run| (run.device, run.signed.number))
            .collect();
        let waiting = self.waiting.iter();
        after.chain(waiting.filter(move |run| !ends.contains(&(run.device, run.signed.number))))
    }
}
