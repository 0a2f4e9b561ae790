//! What is about persons: sealed before it is written, and removed wherever this laptop reaches when they ask for it.

use crate::app::no_process_open;
use crate::work::size_of;
use crate::{App, Failure, backups, locks, whole};
use cocrea_bundle::Watch as _;
use cocrea_domain::{Id, Person, Sealed, Session};
use cocrea_keys::{
    Envelope, Identity, Key, Recipient, To, forget_session_identity, found_session_identity, seal,
    session_identity,
};
use cocrea_store::{Fault, Store, Unswept, View, redact_backup, unfinished};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Folder with the keys of sessions.
const KEYS: &str = "sesiones";
/// Sealed persons are as long as a multiple of this, so that their length says little.
const STEP: usize = 256;
/// More than a person of the longest texts takes.
const LONGEST: u64 = 16 * STEP as u64;

/// Seals who somebody is to the organiser and to the key of the session, which is made now if there is none.
///
/// # Errors
/// `organiser_unknown`, and those of the key.
pub(crate) fn seal_person(
    app: &App,
    view: &View<'_>,
    session: Id<Session>,
    person: &Person,
) -> Result<Sealed, Failure> {
    seal_to_list(app, view, session, &written(person)).map(Sealed)
}

/// Seals bytes as the persons of a session are.
///
/// # Errors
/// As [`seal_person`].
pub(crate) fn seal_to_list(
    app: &App,
    view: &View<'_>,
    session: Id<Session>,
    bytes: &[u8],
) -> Result<Vec<u8>, Failure> {
    let organiser = organiser(app, view)?;
    let path = key_path(app, session);
    let key = whole::make_folder(whole::folder_of(&path), app.folder.path())
        .and_then(|()| found_session_identity(&path))
        .map_err(|error| unkept(&error, &path))?;
    let sealed = seal(Vec::new(), To::Recipients(&[organiser, key.recipient()]))
        .map_err(io::Error::other)
        .and_then(|mut sealer| {
            sealer.write_all(bytes)?;
            sealer.finish()
        });
    sealed.map_err(|error| unkept(&error, &path))
}

/// Whom the data of persons are sealed to besides the laptop that writes them.
fn organiser(app: &App, view: &View<'_>) -> Result<Recipient, Failure> {
    let unknown = || Failure::refused("organiser_unknown");
    let organiser = view.organiser()?.ok_or_else(unknown)?;
    if is_organiser(app, view)? {
        return Ok(app.identity.opens().recipient());
    }
    let told = view.recipients()?.into_iter();
    let mut told = told.filter(|(device, _)| *device == organiser);
    let (_, text) = told.next().ok_or_else(unknown)?;
    text.parse().map_err(|_| unknown())
}

/// Whether this laptop is that of the organiser, which opens every list of the process.
pub(crate) fn is_organiser(app: &App, view: &View<'_>) -> Result<bool, Failure> {
    let Some(organiser) = view.organiser()? else {
        return Ok(false);
    };
    let own = app.identity.keys_of(process_of(view)?);
    Ok(own.iter().any(|key| key.device() == organiser))
}

fn process_of(view: &View<'_>) -> Result<Uuid, Failure> {
    crate::process::the_process(view).map(|process| process.id.0)
}

/// What this laptop opens the persons of a session with.
pub(crate) struct Opener<'a> {
    own: &'a Identity,
    session: Option<Identity>,
}

impl<'a> Opener<'a> {
    /// What it has now.
    ///
    /// # Errors
    /// Those of the key of the session.
    pub(crate) fn of(app: &'a App, session: Id<Session>) -> Result<Self, Failure> {
        let path = key_path(app, session);
        let session = session_identity(&path).map_err(|error| unkept(&error, &path))?;
        Ok(Self {
            own: app.identity.opens(),
            session,
        })
    }

    /// Whether the key of the session is here.
    pub(crate) const fn is_open(&self) -> bool {
        self.session.is_some()
    }

    /// Who it is; nothing when this laptop cannot open it.
    pub(crate) fn open(&self, sealed: &Sealed) -> Option<Person> {
        read(&self.open_bytes(&sealed.0, LONGEST)?)
    }

    /// Whether this laptop can open what was sealed, of at most so many bytes; its contents are not read.
    pub(crate) fn opens(&self, sealed: &[u8], longest: u64) -> bool {
        let mut keys = self.session.iter().chain([self.own]);
        keys.any(|key| {
            let envelope = Envelope::read(sealed, longest);
            envelope.is_ok_and(|envelope| envelope.open(Key::Identity(key)).is_ok())
        })
    }

    /// What was sealed, of at most so many bytes; nothing when this laptop cannot open it.
    pub(crate) fn open_bytes(&self, sealed: &[u8], longest: u64) -> Option<Vec<u8>> {
        let mut keys = self.session.iter().chain([self.own]);
        keys.find_map(|key| {
            let envelope = Envelope::read(sealed, longest).ok()?;
            let mut bytes = Vec::new();
            let mut opened = envelope.open(Key::Identity(key)).ok()?;
            opened.read_to_end(&mut bytes).ok()?;
            Some(bytes)
        })
    }
}

/// Forgets the key of a session: from now on only the organiser opens its list.
///
/// # Errors
/// Those of the file.
pub(crate) fn forget_session(app: &App, session: Id<Session>) -> Result<(), Failure> {
    let path = key_path(app, session);
    forget_session_identity(&path).map_err(|error| unkept(&error, &path))
}

fn key_path(app: &App, session: Id<Session>) -> PathBuf {
    let name = format!("{}.key", session.0);
    app.folder.path().join(KEYS).join(name)
}

fn unkept(error: &io::Error, path: &Path) -> Failure {
    Failure::of_file(&io::Error::from(error.kind()).into(), path)
}

fn written(person: &Person) -> Vec<u8> {
    let Person {
        name,
        contact,
        consent,
    } = person;
    let mut bytes = json!({ "name": name, "contact": contact, "consent": consent })
        .to_string()
        .into_bytes();
    bytes.resize(bytes.len().next_multiple_of(STEP), b' ');
    bytes
}

fn read(bytes: &[u8]) -> Option<Person> {
    let told: Value = serde_json::from_slice(bytes).ok()?;
    Some(Person {
        name: told["name"].as_str()?.to_owned(),
        contact: told["contact"].as_str().unwrap_or_default().to_owned(),
        consent: told["consent"].as_bool().unwrap_or_default(),
    })
}

/// What was done beside the process so that what was removed of a person is nowhere on this laptop.
#[derive(Debug, Default)]
pub(crate) struct Removed {
    /// Backups that were written anew.
    pub(crate) backups: u32,
    /// Files that could not be: they may still hold it.
    pub(crate) left: Vec<PathBuf>,
}

/// Removes what was removed of persons from what this laptop keeps beside the process: the log that is written ahead,
/// the copy of a bundle, and every backup.
///
/// # Errors
/// `no_process_open`, and those of the process.
pub(crate) fn remove_everywhere(app: &App) -> Result<Removed, Failure> {
    let mut state = app.state();
    state.spooled = None;
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    sweep(app, store)
}

/// Sweeps what a program that was stopped did not come to, and what could not be read or written then. Whatever comes of
/// it, the process opens.
pub(crate) fn go_on_sweeping(app: &App, store: &Store) {
    if let Err(failure) = sweep(app, store) {
        log::warn!("backups are swept at the next opening: {}", failure.code);
    }
}

/// Sweeps what is noted as unswept, and notes what is left of it.
fn sweep(app: &App, store: &Store) -> Result<Removed, Failure> {
    let mut removed = Removed::default();
    let Some(unswept) = store.read(|view| view.unswept())? else {
        return Ok(removed);
    };
    let requests = store.read(|view| view.redactions())?;
    if store.forget_removed().is_err() {
        removed.left.push(store.path().to_owned());
    }
    // What programs that were stopped left is a copy of all of it too.
    backups::sweep_unfinished(app, store);
    for folder in [app.folder.path(), whole::folder_of(store.path())] {
        cocrea_store::sweep(folder, app.started.elapsed());
    }
    let mut backups = backups::files(app, store.process());
    backups.retain(|backup| unswept.has(&name_of(backup)));
    let bytes = backups.iter().map(|backup| size_of(backup)).sum();
    app.work.during(bytes, || {
        for backup in backups {
            // Who wishes that it stop leaves the others for the next opening.
            let passed = app.work.pass(size_of(&backup)).map_err(Fault::from);
            match passed.and_then(|()| redacted(app, &backup, &requests)) {
                Ok(true) => removed.backups += 1,
                Ok(false) => {}
                Err(fault) => {
                    log::warn!("a backup keeps what was removed: {fault}");
                    removed.left.push(backup);
                }
            }
        }
        Ok(())
    })?;
    store.swept_but(&removed.left.iter().map(|path| name_of(path)).collect())?;
    Ok(removed)
}

fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// The first file, of the process and its backups, that may still hold what was removed, since it could not be read or
/// written.
///
/// # Errors
/// Those of the process.
pub(crate) fn left(app: &App, store: &Store) -> Result<Option<PathBuf>, Failure> {
    let Some(Unswept::These(names)) = store.read(|view| view.unswept())? else {
        return Ok(None);
    };
    let process = [store.path().to_owned()].into_iter();
    let mut files = process.chain(backups::files(app, store.process()));
    Ok(files.find(|file| names.contains(&name_of(file))))
}

/// [`remove_everywhere`] after a bundle brought that somebody's data are removed. What could not be is told where
/// backups are listed.
pub(crate) fn remove_after_receiving(app: &App) {
    if let Err(failure) = remove_everywhere(app) {
        app.state().backup_trouble = Some(failure);
    }
}

fn redacted(app: &App, backup: &Path, requests: &BTreeSet<Uuid>) -> Result<bool, Fault> {
    let fresh = unfinished(whole::folder_of(backup), app.world.new_id());
    if !redact_backup(locks::at(app, backup), &fresh, requests)? {
        return Ok(false);
    }
    let placed = whole::put_over(&fresh, backup);
    if placed.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    placed.map(|()| true).map_err(Fault::from)
}
