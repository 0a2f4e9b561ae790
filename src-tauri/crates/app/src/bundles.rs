//! Bundles: the work of one laptop on its way to another.

use crate::app::{Outcome, no_process_open};
use crate::conflicts::{choice, conflict_views, label};
use crate::process::the_process;
use crate::starting::{preview_of_new, start};
use crate::wire::{
    Arrival, BundleMade, BundlePreview, BundleReply, Changed, InspectBundle, MakeBundle,
    Milliseconds, ReceiveBundle, Received,
};
use crate::{App, Failure, FilePurpose, Words, backups, folder, home, problems, whole};
use cocrea_bundle::{
    Bundle, Contents, DeviceLabel, Refused, Segment, read_file, write, write_file,
};
use cocrea_domain::{Id, Record as _, Slip, Table};
use cocrea_ledger::{Run, first_hash};
use cocrea_store::{CellConflict, RowNews, Store, View, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

pub(crate) fn make_bundle(app: &App, request: MakeBundle) -> Result<Outcome<BundleMade>, Failure> {
    let contents = contents(app)?;
    let changes = contents
        .segments
        .iter()
        .map(|segment| segment.links.len())
        .sum::<usize>();
    let suggested = format!(
        "{}.{}",
        folder::file_stem(&contents.process_name),
        FilePurpose::Bundle.ending()
    );
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app
            .desktop
            .choose_place_to_save(FilePurpose::Bundle, &suggested),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(path) = chosen else {
        return Ok(Outcome::unchanged(BundleMade {
            path: None,
            bytes: 0,
            changes: 0,
        }));
    };
    whole::may_stand(app, &path, whole::Kind::Bundle)?;
    remember_tip(app)?;
    let bytes = write(&contents, &app.identity.key_of(contents.process))
        .map_err(|fault| unwritten(&fault, &path))?;
    write_file(&path, &bytes).map_err(|fault| unwritten(&fault, &path))?;
    Ok(Outcome::unchanged(BundleMade {
        path: Some(path.display().to_string()),
        bytes: bytes.len().try_into().unwrap_or(u32::MAX),
        changes: changes.try_into().unwrap_or(u32::MAX),
    }))
}

pub(crate) fn inspect_bundle(
    app: &App,
    request: InspectBundle,
) -> Result<Outcome<BundleReply>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app.desktop.choose_file(FilePurpose::Bundle),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(path) = chosen else {
        return Ok(Outcome::unchanged(BundleReply {
            preview: None,
            belongs_to: None,
            path: None,
        }));
    };
    let bundle = read_file(&path).map_err(|refused| unread(&refused, &path))?;
    let reply = |preview, belongs_to| BundleReply {
        preview,
        belongs_to,
        path: Some(path.display().to_string()),
    };
    let (now, words) = (app.world.now_ms(), app.words());
    if let Some(store) = app.state().open.as_mut() {
        of_this_process(store, &bundle)?;
        let preview = store.rehearse(now, |tx| preview(tx, &words, (&bundle, &path)))?;
        return Ok(Outcome::unchanged(reply(Some(preview), None)));
    }
    if let Some(file) = home::file_of(app, bundle.manifest.process) {
        return Ok(Outcome::unchanged(reply(
            None,
            Some(file.display().to_string()),
        )));
    }
    let preview = preview_of_new(app, &bundle, &path)?;
    Ok(Outcome::unchanged(reply(Some(preview), None)))
}

pub(crate) fn receive_bundle(
    app: &App,
    request: ReceiveBundle,
) -> Result<Outcome<Received>, Failure> {
    let path = PathBuf::from(&request.path);
    let bundle = read_file(&path).map_err(|refused| unread(&refused, &path))?;
    let belongs = app
        .state()
        .open
        .as_ref()
        .map(|store| of_this_process(store, &bundle));
    let choices = request
        .choices
        .iter()
        .map(choice)
        .collect::<Result<Vec<_>, _>>()?;
    let Some(belongs) = belongs else {
        let path = app.folder.free_path(&bundle.manifest.process_name);
        return start(app, &path, &bundle, &choices);
    };
    belongs?;
    backups::before_receiving(app)?;
    app.write(|tx, _| {
        let taken = take_in(tx, &bundle)?;
        if !choices.is_empty() {
            tx.resolve(&choices)??;
        }
        received(tx, &taken)
    })
    .map(|outcome| Outcome {
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
    pub fn start_from_bundle(&self, path: &Path, bundle: &Path) -> Result<Received, Failure> {
        let read = read_file(bundle).map_err(|refused| unread(&refused, bundle));
        let started = read.and_then(|read| start(self, path, &read, &[]));
        started
            .map(|outcome| outcome.reply)
            .map_err(|failure| self.words().put_into(failure))
    }

    /// What a bundle says of itself, every check done.
    ///
    /// # Errors
    /// Those of the bundle.
    pub fn check_bundle(bundle: &Path) -> Result<Bundle, Failure> {
        read_file(bundle).map_err(|refused| unread(&refused, bundle))
    }
}

pub(crate) fn received(
    tx: &Writer<'_>,
    received: &cocrea_store::Received,
) -> Result<Received, Failure> {
    Ok(Received {
        new_changes: received.new_changes.try_into().unwrap_or(u32::MAX),
        conflicts: tx.count_conflicts()?,
        problems: problems::all(tx)?.len().try_into().unwrap_or(u32::MAX),
    })
}

fn contents(app: &App) -> Result<Contents, Failure> {
    let (label, now) = (
        app.state().kept.settings.device_label.clone(),
        app.world.now_ms(),
    );
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    let process = store.process();
    store.read(|view| {
        let devices = view
            .devices()?
            .into_iter()
            .map(|(device, label)| DeviceLabel { device, label });
        let segments = view.vector()?.into_iter().map(|(device, _, _)| {
            let links = view.links(device)?;
            Ok(Segment {
                device,
                from: 1,
                previous: first_hash(process, device),
                links,
            })
        });
        Ok(Contents {
            process,
            process_name: the_process(view)?.name,
            sender_label: label,
            made_ms: now,
            app_version: env!("CARGO_PKG_VERSION").to_owned(),
            devices: devices.collect(),
            segments: segments.collect::<Result<_, Failure>>()?,
        })
    })
}

/// Before others get to know what this laptop wrote: no older copy of the file may write it a second time.
fn remember_tip(app: &App) -> Result<(), Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    app.identity.remember(&app.folder, store)
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
    bundle: &Bundle,
) -> Result<cocrea_store::Received, Failure> {
    let runs = bundle.segments.iter().map(|segment| Run {
        device: segment.device,
        from: segment.from,
        previous: segment.previous,
        links: &segment.links,
    });
    let received = tx.receive(&runs.collect::<Vec<_>>())?;
    let known: BTreeMap<_, _> = tx.devices()?.into_iter().collect();
    for DeviceLabel { device, label } in &bundle.manifest.devices {
        let has_none = known.get(device).is_none_or(String::is_empty);
        if *device != tx.device() && !label.is_empty() && (has_none || is_sender(bundle, *device)) {
            tx.name_device(*device, label)?;
        }
    }
    Ok(received)
}

/// A laptop is the authority on its own name; about others its word only fills a gap.
fn is_sender(bundle: &Bundle, device: cocrea_ledger::DeviceId) -> bool {
    cocrea_ledger::DeviceId::of_key(&bundle.manifest.sender) == device
}

pub(crate) fn preview(
    tx: &mut Writer<'_>,
    words: &Words,
    (bundle, path): (&Bundle, &Path),
) -> Result<BundlePreview, Failure> {
    let (before, old_problems) = (tx.conflicts()?, problems::all(tx)?);
    let received = take_in(tx, bundle)?;
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
    Ok(BundlePreview {
        path: path.display().to_string(),
        process: manifest.process,
        process_name: manifest.process_name.clone(),
        starts_process: false,
        from: label(
            &manifest.sender_label,
            cocrea_ledger::DeviceId::of_key(&manifest.sender),
        ),
        made_at: Milliseconds(manifest.made_ms),
        changes: manifest.changes.try_into().unwrap_or(u32::MAX),
        new_changes: received.new_changes.try_into().unwrap_or(u32::MAX),
        arrivals: arrivals(tx, &received)?,
        conflicts: conflict_views(tx, &fresh)?,
        problems: problems::all(tx)?
            .into_iter()
            .filter(|problem| !old_problems.contains(problem))
            .map(|problem| problems::told(words, problem))
            .collect(),
    })
}

fn arrivals(view: &View<'_>, received: &cocrea_store::Received) -> Result<Vec<Arrival>, Failure> {
    let mut by_noun: BTreeMap<&str, (Arrival, BTreeSet<u32>)> = BTreeMap::new();
    for ((noun, row), news) in &received.rows {
        let (arrival, tables) = by_noun
            .entry(noun)
            .or_insert_with(|| (empty(noun), BTreeSet::new()));
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
        if noun == Slip::ENTITY && news.born {
            tables.extend(table_of(view, *row)?);
        }
    }
    Ok(by_noun
        .into_values()
        .map(|(arrival, tables)| Arrival {
            tables: tables.into_iter().collect(),
            ..arrival
        })
        .filter(|arrival| arrival.added + arrival.edited + arrival.trashed > 0)
        .collect())
}

fn empty(noun: &str) -> Arrival {
    Arrival {
        noun: noun.to_owned(),
        added: 0,
        edited: 0,
        trashed: 0,
        tables: Vec::new(),
    }
}

fn table_of(view: &View<'_>, slip: uuid::Uuid) -> Result<Option<u32>, Failure> {
    let Ok(slip) = view.find::<Slip>(Id::new(slip)) else {
        return Ok(None);
    };
    let table = view.find::<Table>(slip.table).ok();
    Ok(table.and_then(|table| table.number.try_into().ok()))
}

/// Why a bundle was not taken, in the app's codes.
pub(crate) fn unread(refused: &Refused, path: &Path) -> Failure {
    let failure = match refused {
        Refused::NotABundle => Failure::refused("not_a_bundle"),
        Refused::CutShort => Failure::refused("bundle_cut"),
        Refused::Altered { what } => Failure::refused("bundle_altered").with("detail", what),
        Refused::Newer { needs } => Failure::refused("bundle_newer").with("detail", needs),
        Refused::TooLarge { what } => Failure::refused("bundle_too_large").with("detail", what),
        Refused::BrokenChain { device, number } => {
            Failure::refused("bundle_altered").with("detail", format!("{device}/{number}"))
        }
        Refused::Io(error) if leads_nowhere(error.kind()) => Failure::refused("file_not_found"),
        Refused::Io(error) if error.kind() == ErrorKind::PermissionDenied => {
            Failure::refused("cannot_read")
        }
        Refused::Io(error) => {
            return Failure::of_file(&std::io::Error::from(error.kind()).into(), path);
        }
    };
    failure.with("path", path.display())
}

/// A path that leads nowhere, whatever the reason, is a file that is not there.
fn leads_nowhere(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::NotADirectory | ErrorKind::InvalidFilename | ErrorKind::InvalidInput
    )
}

fn unwritten(fault: &cocrea_bundle::Fault, path: &Path) -> Failure {
    match fault {
        cocrea_bundle::Fault::Io(error) => {
            Failure::of_file(&std::io::Error::from(error.kind()).into(), path)
        }
        cocrea_bundle::Fault::Unfit(_) | cocrea_bundle::Fault::NotKept(_) => {
            Failure::fault("store_fault")
                .with("detail", fault)
                .with("path", path.display())
        }
    }
}
