//! A new file of what was saved.

use super::Salvage;
use super::chains::Chain;
use crate::{Arriving, Fault, Store, Writer, blobs, history, migrate, shadow, unswept};
use cocrea_ledger::{DeviceId, Run, redaction};
use std::collections::BTreeSet;
use std::path::Path;

impl Salvage {
    /// Makes a new file of what was saved, folds it and closes it; `device` is the one that will write to it.
    ///
    /// # Errors
    /// As [`Store::create`]; no file is left then, and the damaged one is as it was either way.
    pub fn found(&self, into: &Path, device: DeviceId, wall_ms: i64) -> Result<(), Fault> {
        let mut store = Store::create(into, self.process, device)?;
        let written = store.write(wall_ms, |tx| self.write(tx));
        if let Err(fault) = written {
            store.remove();
            return Err(fault);
        }
        store.close_alone()
    }

    fn write(&self, tx: &mut Writer<'_>) -> Result<(), Fault> {
        let mut chains: Vec<&Chain> = self.chains.iter().collect();
        // In the order in which the file knew them, which its seal is over.
        chains.sort_by_key(|chain| chain.alias);
        let mut requests = BTreeSet::new();
        for chain in chains {
            tx.name_device(chain.device, &self.label_of(chain.device))?;
            let alias = history::alias(tx.view.connection, chain.device)?;
            for link in &chain.links {
                let change = link
                    .change()
                    .map_err(|error| Fault::Damaged(error.to_string()))?;
                requests.extend(redaction::requests(&change));
                history::append(tx.view.connection, alias, &change, link)?;
            }
            if let Some(signed) = &chain.signed {
                tx.keep_signed(chain.device, signed)?;
            }
        }
        // Laptops that wrote nothing have names too.
        for (device, label) in &self.labels {
            tx.name_device(*device, label)?;
        }
        self.name_organiser(tx)?;
        if !requests.is_empty() {
            // What the damaged file noted is not saved.
            unswept::note(tx.view.connection)?;
        }
        shadow::redact(tx.view.connection, &requests)?;
        self.keep_blobs(tx)?;
        self.park(tx)
    }

    fn keep_blobs(&self, tx: &mut Writer<'_>) -> Result<(), Fault> {
        for (hash, place) in &self.blobs {
            // What the disk does not give a second time is missing.
            let found = place.blob(hash);
            if let Some((bytes, thumbnail)) = found
                && blobs::may_stay(tx.view.connection, hash, &bytes)?
            {
                tx.keep_blob(&bytes, &thumbnail)?;
            }
        }
        Ok(())
    }

    fn name_organiser(&self, tx: &mut Writer<'_>) -> Result<(), Fault> {
        if let Some(organiser) = self.organiser {
            return tx.follow(organiser);
        }
        let sql = "DELETE FROM meta WHERE key = 'organiser'";
        tx.view.connection.execute(sql, [])?;
        migrate::name_organiser(tx.view.connection)
    }

    fn park(&self, tx: &mut Writer<'_>) -> Result<(), Fault> {
        for run in self.runs() {
            let label = match run.label.as_str() {
                "" => self.label_of(run.device),
                label => label.to_owned(),
            };
            let links = Run {
                device: run.device,
                from: run.first,
                previous: run.previous,
                links: &run.links,
            };
            tx.park(&Arriving {
                label: &label,
                runs: vec![links],
                signed: run.signed,
            })?;
        }
        Ok(())
    }
}
