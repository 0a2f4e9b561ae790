//! The laptops of a process: whose changes count, and who waits to be let in.

use crate::app::Outcome;
use crate::blobs::TakenPhotos;
use crate::bundles::{devices, fingerprint, received};
use crate::conflicts::label;
use crate::wire::{AdmitLaptop, LaptopView, Laptops, Nothing, Received};
use crate::{App, Failure, backups, personal};
use cocrea_domain::{Laptop, Refusal};
use cocrea_ledger::DeviceId;
use cocrea_store::{View, Waiting};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn list_laptops(app: &App, _: Nothing) -> Result<Outcome<Laptops>, Failure> {
    app.look(|view| {
        let seen = Seen::of(view)?;
        let mut laptops = seen
            .devices(view.device())
            .into_iter()
            .map(|device| seen.laptop(view, device))
            .collect::<Result<Vec<_>, Failure>>()?;
        laptops.sort_by_key(|one| (!one.own, !one.admitted, one.label.clone()));
        Ok(Laptops { laptops })
    })
}

pub(crate) fn admit_laptop(app: &App, request: AdmitLaptop) -> Result<Outcome<Received>, Failure> {
    let devices = devices(std::slice::from_ref(&request.device))?;
    let waiting = app.look(|view| Ok(view.waiting()?))?.reply;
    let known = devices
        .first()
        .and_then(|device| waiting.iter().find(|one| one.device == *device && !one.gap));
    let Some(waits) = known.cloned() else {
        return Err(Refusal::NotFound.into());
    };
    backups::before_receiving(app)?;
    let mut redacted = false;
    let admitted = app.write(|tx, _| {
        tx.record(Laptop::admit(waits.device.0))?;
        let taken = tx.receive(&[])?;
        redacted = taken.redacted;
        if !waits.label.is_empty() {
            tx.name_device(waits.device, &waits.label)?;
        }
        received(tx, &taken, TakenPhotos::default())
    });
    if redacted && admitted.is_ok() {
        personal::remove_after_receiving(app);
    }
    admitted
}

/// What this file knows of devices.
struct Seen {
    labels: BTreeMap<DeviceId, String>,
    /// How far each chain goes.
    written: BTreeMap<DeviceId, u64>,
    waiting: Vec<Waiting>,
    organiser: Option<DeviceId>,
}

impl Seen {
    fn of(view: &View<'_>) -> Result<Self, Failure> {
        let written = view.vector()?.into_iter();
        Ok(Self {
            labels: view.devices()?.into_iter().collect(),
            written: written.map(|(device, last, _)| (device, last)).collect(),
            waiting: view.waiting()?,
            organiser: view.organiser()?,
        })
    }

    /// This one, those that wrote something that is here, and those that wait.
    fn devices(&self, own: DeviceId) -> BTreeSet<DeviceId> {
        let waiting = self.waiting.iter().map(|one| one.device);
        let written = self.written.keys().copied();
        written.chain(waiting).chain([own]).collect()
    }

    fn laptop(&self, view: &View<'_>, device: DeviceId) -> Result<LaptopView, Failure> {
        let runs: Vec<&Waiting> = self
            .waiting
            .iter()
            .filter(|one| one.device == device)
            .collect();
        let written = self.written.get(&device).copied().unwrap_or_default();
        let key = match runs.first() {
            Some(run) => Some(run.key),
            None => view.signed(device)?.map(|signed| signed.key),
        };
        let known = self.labels.get(&device).filter(|label| !label.is_empty());
        let told = runs.first().map(|run| &run.label);
        let count = |changes: u64| changes.try_into().unwrap_or(u32::MAX);
        Ok(LaptopView {
            device: device.to_string(),
            label: label(known.or(told).map_or("", String::as_str), device),
            own: device == view.device(),
            organiser: self.organiser == Some(device),
            admitted: view.is_admitted(device)?,
            changes: count(written),
            waiting: count(runs.iter().map(|run| run.last - run.first + 1).sum()),
            missing: count(missing(written, &runs)),
            fingerprint: key.map(|key| fingerprint(&key)),
        })
    }
}

/// Changes between those that are here and those that wait, and between the stretches that wait.
fn missing(written: u64, runs: &[&Waiting]) -> u64 {
    let mut reached = written;
    let mut missing = 0;
    for run in runs {
        missing += run.first.saturating_sub(reached + 1);
        reached = reached.max(run.last);
    }
    missing
}
