//! Bundles: the work of one laptop on its way to another.

use crate::app::Outcome;
use crate::blobs::TakenPhotos;
use crate::conflicts::{conflict_views, label};
use crate::deciding::{choice, decide};
use crate::spool::{NEEDS_WORDS, Spooled};
use crate::starting::{preview_of_new, start};
use crate::wire::{
    Arrival, ArrivingSlips, BundlePreview, BundleReply, Changed, InspectBundle, Milliseconds,
    ReceiveBundle, Received, SlipKind, WaitingLaptop,
};
use crate::work::size_of;
use crate::{App, Failure, FilePurpose, Words, backups, blobs, home, personal, problems};
use cocrea_bundle::{Bundle, DeviceLabel, Segment};
use cocrea_domain::{Id, Laptop, Record as _, Slip, Table};
use cocrea_ledger::{DeviceId, Run};
use cocrea_store::{Arriving, CellConflict, Peer, RowNews, Signed, Store, View, Waiting, Writer};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) fn inspect_bundle(
    app: &App,
    request: InspectBundle,
) -> Result<Outcome<BundleReply>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app.desktop.choose_file(FilePurpose::Bundle),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let reply = |preview, belongs_to| BundleReply {
        preview,
        belongs_to,
        path: chosen.as_ref().map(|path| path.display().to_string()),
        needs_words: false,
    };
    let Some(path) = &chosen else {
        return Ok(Outcome::unchanged(reply(None, None)));
    };
    // It is copied, and read.
    app.work.during(2 * size_of(path), || {
        inspect(app, (path, request.words.as_deref()), &request.admit, reply)
    })
}

fn inspect(
    app: &App,
    (path, words): (&Path, Option<&str>),
    admit: &[String],
    reply: impl Fn(Option<BundlePreview>, Option<String>) -> BundleReply,
) -> Result<Outcome<BundleReply>, Failure> {
    let spooled = Spooled::of(app, path)?;
    let brought = match spooled.read_beside_open(app, words) {
        Err(failure) if failure.code == NEEDS_WORDS && app.desktop.has_dialogs() => {
            app.state().spooled = Some(spooled);
            return Ok(Outcome::unchanged(BundleReply {
                needs_words: true,
                ..reply(None, None)
            }));
        }
        read => read?,
    };
    app.state().spooled = Some(spooled);
    let bundle = brought.bundle;
    let (now, words) = (app.world.now_ms(), app.words());
    let admitted = devices(admit)?;
    if let Some(store) = app.state().open.as_mut() {
        of_this_process(store, &bundle)?;
        let preview = store.rehearse(now, |tx| {
            preview(tx, (app, &words), (&bundle, path, &admitted))
        })?;
        return Ok(Outcome::unchanged(reply(Some(preview), None)));
    }
    if let Some(file) = home::file_of(app, bundle.manifest.process) {
        return Ok(Outcome::unchanged(reply(
            None,
            Some(file.display().to_string()),
        )));
    }
    let preview = preview_of_new(app, (&bundle, path, &admitted))?;
    Ok(Outcome::unchanged(reply(Some(preview), None)))
}

pub(crate) fn receive_bundle(
    app: &App,
    request: ReceiveBundle,
) -> Result<Outcome<Received>, Failure> {
    let open = app.open_path().map_or(0, |path| size_of(&path));
    // It is read, and once more for its photos, and what stands is backed up before.
    let all = 2 * size_of(Path::new(&request.path)) + open;
    app.work.during(all, || receive(app, &request))
}

fn receive(app: &App, request: &ReceiveBundle) -> Result<Outcome<Received>, Failure> {
    let spooled = Spooled::of(app, Path::new(&request.path))?;
    let brought = spooled.read_beside_open(app, request.words.as_deref())?;
    let bundle = &brought.bundle;
    let belongs = app
        .state()
        .open
        .as_ref()
        .map(|store| of_this_process(store, bundle));
    let choices = request
        .choices
        .iter()
        .map(choice)
        .collect::<Result<Vec<_>, _>>()?;
    let admitted = devices(&request.admit)?;
    let Some(belongs) = belongs else {
        let path = app.folder.free_path(&bundle.manifest.process_name);
        return start(app, &path, (&brought, &admitted), &choices);
    };
    belongs?;
    // Of a bundle whose every change is here nothing can go wrong.
    if !(bundle.segments.is_empty() && admitted.is_empty() && choices.is_empty()) {
        backups::before_receiving(app)?;
    }
    let mut redacted = false;
    let received = app.write(|tx, act| {
        let taken = take_in(tx, (bundle, &admitted))?;
        redacted = taken.redacted;
        let photos = blobs::take_in(app, tx, &brought)?;
        decide(tx, act, &choices)?;
        received(tx, &taken, photos)
    });
    if redacted && received.is_ok() {
        personal::remove_after_receiving(app);
    }
    received.map(|outcome| Outcome {
        // Names of laptops may be new even when no change is.
        changed: outcome.changed.or_else(|| {
            Some(Changed {
                process: None,
                nouns: vec![String::from("process")],
            })
        }),
        reply: outcome.reply,
    })
}

impl App {
    /// Starts a process file from a bundle, and opens it.
    ///
    /// # Errors
    /// Those of the bundle and of the file; nothing is left behind then.
    pub fn start_from_bundle(
        &self,
        path: &Path,
        (bundle, words): (&Path, Option<&str>),
        admit: &[String],
    ) -> Result<Received, Failure> {
        let read = Spooled::of(self, bundle).and_then(|spooled| spooled.read(self, words));
        let started = read.and_then(|read| {
            let admitted = devices(admit)?;
            start(self, path, (&read, &admitted), &[])
        });
        started
            .map(|outcome| outcome.reply)
            .map_err(|failure| self.words().put_into(failure))
    }

    /// What a bundle says of itself, every check done.
    ///
    /// # Errors
    /// Those of the bundle.
    pub fn check_bundle(&self, bundle: &Path, words: Option<&str>) -> Result<Bundle, Failure> {
        let read = Spooled::of(self, bundle).and_then(|spooled| spooled.read(self, words));
        read.map(|brought| brought.bundle)
            .map_err(|failure| self.words().put_into(failure))
    }
}

pub(crate) fn received(
    tx: &Writer<'_>,
    received: &cocrea_store::Received,
    photos: TakenPhotos,
) -> Result<Received, Failure> {
    Ok(Received {
        new_changes: received.new_changes.try_into().unwrap_or(u32::MAX),
        new_photos: photos.new,
        unfit_photos: photos.unfit,
        waiting: waiting_laptops(&received.waiting),
        conflicts: tx.count_conflicts()?,
        problems: problems::all(tx)?.len().try_into().unwrap_or(u32::MAX),
    })
}

fn of_this_process(store: &Store, bundle: &Bundle) -> Result<(), Failure> {
    if store.process() == bundle.manifest.process {
        Ok(())
    } else {
        Err(Failure::refused("bundle_of_other_process").with("name", &bundle.manifest.process_name))
    }
}

pub(crate) fn take_in(
    tx: &mut Writer<'_>,
    (bundle, admitted): (&Bundle, &[DeviceId]),
) -> Result<cocrea_store::Received, Failure> {
    for device in admitted {
        if !tx.is_admitted(*device)? {
            tx.record(Laptop::admit(device.0))?;
        }
    }
    let labels: BTreeMap<DeviceId, &str> = bundle
        .manifest
        .devices
        .iter()
        .map(|one| (one.device, one.label.as_str()))
        .collect();
    let arriving = bundle.chains().map(|(head, segments)| Arriving {
        label: labels.get(&head.device()).copied().unwrap_or_default(),
        runs: segments.iter().map(run).collect(),
        signed: Signed {
            key: head.key,
            number: head.number,
            signature: head.signature,
        },
    });
    let received = tx.receive(&arriving.collect::<Vec<_>>())?;
    let known: BTreeMap<_, _> = tx.devices()?.into_iter().collect();
    for DeviceLabel { device, label } in &bundle.manifest.devices {
        let has_none = known.get(device).is_none_or(String::is_empty);
        let tells = has_none || is_sender(bundle, *device);
        // Who waits is no laptop of this process yet.
        if *device != tx.device() && !label.is_empty() && tells && tx.is_admitted(*device)? {
            tx.name_device(*device, label)?;
        }
    }
    let sender = bundle.manifest.sender_device();
    if sender != tx.device() && tx.is_admitted(sender)? {
        let told = Peer {
            has: bundle.manifest.has.iter().copied().collect(),
            holds: bundle.manifest.holds.iter().copied().collect(),
        };
        tx.remember_peer(sender, &told)?;
    }
    Ok(received)
}

fn run(segment: &Segment) -> Run<'_> {
    Run {
        device: segment.device,
        from: segment.from,
        previous: segment.previous,
        links: &segment.links,
    }
}

/// Devices by the names that a preview gave them.
///
/// # Errors
/// `not_an_id` for a text that is no device.
pub(crate) fn devices(names: &[String]) -> Result<Vec<DeviceId>, Failure> {
    let read = |name: &String| {
        let first = format!("{name}/1").parse::<cocrea_ledger::ChangeName>();
        first
            .map(|change| change.device)
            .map_err(|()| Failure::refused("not_an_id").with("text", name))
    };
    names.iter().map(read).collect()
}

/// Laptops whose changes wait, each once.
pub(crate) fn waiting_laptops(waiting: &[Waiting]) -> Vec<WaitingLaptop> {
    let by_device = waiting.chunk_by(|one, next| one.device == next.device);
    by_device
        .filter_map(|runs| {
            let first = runs.first()?;
            let changes = runs.iter().map(|run| run.last - run.first + 1).sum::<u64>();
            Some(WaitingLaptop {
                device: first.device.to_string(),
                label: label(&first.label, first.device),
                fingerprint: fingerprint(&first.key),
                changes: changes.try_into().unwrap_or(u32::MAX),
                gap: first.gap,
                kept: runs.iter().all(|run| run.kept),
            })
        })
        .collect()
}

/// A public key in a form that two people compare aloud: six words.
pub(crate) fn fingerprint(key: &[u8; 32]) -> String {
    cocrea_keys::fingerprint(key).to_string().replace('-', " ")
}

/// A laptop is the authority on its own name; about others its word only fills a gap.
fn is_sender(bundle: &Bundle, device: DeviceId) -> bool {
    DeviceId::of_key(&bundle.manifest.sender) == device
}

pub(crate) fn preview(
    tx: &mut Writer<'_>,
    (app, words): (&App, &Words),
    (bundle, path, admitted): (&Bundle, &Path, &[DeviceId]),
) -> Result<BundlePreview, Failure> {
    let (before, old_problems) = (tx.conflicts()?, problems::all(tx)?);
    let received = take_in(tx, (bundle, admitted))?;
    let fresh: Vec<CellConflict> = tx
        .conflicts()?
        .into_iter()
        .filter(|conflict| {
            !before
                .iter()
                .any(|old| old.cell == conflict.cell && old.versions == conflict.versions)
        })
        .collect();
    let manifest = &bundle.manifest;
    let new_photos = blobs::wanted(tx, manifest.blobs().map(|blob| blob.hash))?;
    Ok(BundlePreview {
        path: path.display().to_string(),
        process: manifest.process,
        process_name: manifest.process_name.clone(),
        starts_process: false,
        from: label(&manifest.sender_label, DeviceId::of_key(&manifest.sender)),
        made_at: Milliseconds(manifest.made_ms),
        changes: manifest.changes.try_into().unwrap_or(u32::MAX),
        photos: manifest.blobs().count().try_into().unwrap_or(u32::MAX),
        part: (
            manifest.part.number.try_into().unwrap_or(u32::MAX),
            manifest.part.of.try_into().unwrap_or(u32::MAX),
        ),
        new_changes: received.new_changes.try_into().unwrap_or(u32::MAX),
        new_photos: new_photos.count().try_into().unwrap_or(u32::MAX),
        waiting: waiting_laptops(&received.waiting),
        arrivals: arrivals(tx, &received)?,
        conflicts: conflict_views((app, words), tx, &fresh)?,
        problems: problems::all(tx)?
            .into_iter()
            .filter(|problem| !old_problems.contains(problem))
            .map(|problem| problems::told(words, problem))
            .collect(),
    })
}

fn arrivals(view: &View<'_>, received: &cocrea_store::Received) -> Result<Vec<Arrival>, Failure> {
    let mut by_noun: BTreeMap<&str, Arrival> = BTreeMap::new();
    for ((noun, row), news) in &received.rows {
        let arrival = by_noun.entry(noun).or_insert_with(|| empty(noun));
        match news {
            RowNews {
                born: true,
                trashed: false,
            } => arrival.added += 1,
            // Born and thrown away before it came: nothing to see.
            RowNews {
                born: true,
                trashed: true,
            } => {}
            RowNews {
                born: false,
                trashed: true,
            } => arrival.trashed += 1,
            RowNews {
                born: false,
                trashed: false,
            } => arrival.edited += 1,
        }
        if noun == Slip::ENTITY && news.born && !news.trashed {
            sort_in(&mut arrival.slips, table_and_kind(view, *row)?);
        }
    }
    Ok(by_noun
        .into_values()
        .filter(|arrival| arrival.added + arrival.edited + arrival.trashed > 0)
        .collect())
}

fn empty(noun: &str) -> Arrival {
    Arrival {
        noun: noun.to_owned(),
        added: 0,
        edited: 0,
        trashed: 0,
        slips: Vec::new(),
    }
}

/// Counts a slip where those of its table and kind stand, tables and kinds in their order.
fn sort_in(slips: &mut Vec<ArrivingSlips>, of: Option<(u32, SlipKind)>) {
    let Some((table, kind)) = of else {
        return;
    };
    match slips.binary_search_by_key(&(table, kind), |slips| (slips.table, slips.kind)) {
        Ok(at) => {
            if let Some(slips) = slips.get_mut(at) {
                slips.count += 1;
            }
        }
        Err(at) => slips.insert(
            at,
            ArrivingSlips {
                table,
                kind,
                count: 1,
            },
        ),
    }
}

fn table_and_kind(view: &View<'_>, slip: uuid::Uuid) -> Result<Option<(u32, SlipKind)>, Failure> {
    let Ok(slip) = view.find::<Slip>(Id::new(slip)) else {
        return Ok(None);
    };
    let table = view.find::<Table>(slip.table).ok();
    let number = table.and_then(|table| table.number.try_into().ok());
    Ok(number.map(|number| (number, slip.kind.into())))
}
