//! Going back to a backup.
//!
//! It never deletes: what stood before is a backup too, and the process goes on under a new device (see
//! [`crate::identity`]).

use crate::app::{Outcome, State};
use crate::backups::keep;
use crate::wire::{Changed, Occasion, Opened, WhichBackup};
use crate::work::size_of;
use crate::{App, Failure, FilePurpose, home, locks, shared_folder, whole};
use cocrea_bundle::Watch as _;
use cocrea_domain::{Decision, Process};
use cocrea_store::{Fault, FileAt, Store, read_backup, restore_backup, unfinished};
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Goes back to a backup. All of it or nothing: what stood before becomes a backup, and stays open when it fails.
pub(crate) fn return_to_backup(
    app: &App,
    request: WhichBackup,
) -> Result<Outcome<Opened>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app.desktop.choose_file(FilePurpose::Process),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(backup) = chosen else {
        return Ok(Outcome::unchanged(Opened { path: None }));
    };
    // What stands is kept, and what comes back is copied.
    let open = app.open_path().map_or(0, |path| size_of(&path));
    let all = open + size_of(&backup);
    app.work.during(all, || go_back(app, &backup))
}

fn go_back(app: &App, backup: &Path) -> Result<Outcome<Opened>, Failure> {
    let failed = |fault: Fault| Failure::of_file(&fault, backup);
    let source = locks::at(app, backup);
    let process = read_backup(source.clone()).map_err(failed)?.process;
    let known = home::file_of(app, process);
    let mut state = app.state();
    if state.open.is_none()
        && let Some(known) = known
    {
        // Where its file can still be opened it is that one which goes back; else what comes back stands beside it.
        state.open = home::open(app, &known).ok();
    }
    let place = match &state.open {
        Some(store) if store.process() == process => {
            keep(app, store, Occasion::Returning, "")?;
            Some(store.path().to_owned())
        }
        Some(_) => return Err(Failure::refused("backup_of_other_process")),
        None => None,
    };
    let beside = place.as_deref().and_then(Path::parent);
    let beside = beside.unwrap_or_else(|| app.folder.path());
    let fresh = unfinished(beside, app.world.new_id());
    // A process stays encrypted, or plain, whatever its backup is.
    let key = match &place {
        Some(path) => locks::at(app, path).key,
        None => source.key.clone(),
    };
    restore_backup(source, FileAt { path: &fresh, key }, &|bytes| {
        app.work.pass(bytes)
    })
    .map_err(failed)?;
    let opened = shared_folder::pause(app, process).and_then(|()| match place {
        Some(path) => put_in_place(app, &mut state, &fresh, path, process),
        None => put_beside(app, &mut state, (backup, &fresh), process),
    });
    let path = opened
        .inspect_err(|_| {
            let _ = fs::remove_file(&fresh);
            let _ = fs::remove_file(locks::beside(&fresh));
        })?
        .display()
        .to_string();
    let changed = Changed {
        process: Some(path.clone()),
        nouns: vec![String::from("process"), String::from("shared_folder")],
    };
    Ok(Outcome {
        reply: Opened { path: Some(path) },
        changed: Some(changed),
    })
}

/// Puts what came back where the open process stands.
fn put_in_place(
    app: &App,
    state: &mut State,
    fresh: &Path,
    path: PathBuf,
    process: Uuid,
) -> Result<PathBuf, Failure> {
    app.identity.renew(&app.folder, process)?;
    if let Some(store) = &state.open {
        keep_removed(app, store, fresh)?;
    }
    // A log that stayed beside the file would be read into the one that takes its place.
    if let Some(store) = &state.open {
        let alone = store.stand_alone();
        alone.map_err(|fault| Failure::of_file(&fault, &path))?;
    }
    state.open = None;
    let placed =
        whole::put_over(fresh, &path).map_err(|error| Failure::of_file(&error.into(), &path));
    // What stands there now is open again either way: the one before when it could not be put aside.
    let opened = home::open(app, &path).and_then(|store| home::adopt_into(app, state, store));
    placed.and(opened).map(|()| path)
}

/// Lets what comes back know whose data were removed since, so that no older bundle brings them again.
fn keep_removed(app: &App, now: &Store, fresh: &Path) -> Result<(), Failure> {
    let failed = |fault: Fault| Failure::of_file(&fault, fresh);
    let removed = now.read(|view| view.redactions()).map_err(failed)?;
    if removed.is_empty() {
        return Ok(());
    }
    let at = FileAt {
        path: fresh,
        key: locks::at(app, now.path()).key,
    };
    let device = app.identity.key_of(now.process()).device();
    let mut store = Store::open(at, device).map_err(failed)?;
    let known = store.read(|view| view.redactions()).map_err(failed)?;
    let lacked = removed.difference(&known).copied();
    let again = Decision::redact_again(lacked);
    store
        .write(app.world.now_ms(), |tx| tx.record(again))
        .map_err(failed)?;
    store.close_alone().map_err(failed)
}

/// Gives what came back a name of its own, since no process is open: the file that could not be opened stays.
fn put_beside(
    app: &App,
    state: &mut State,
    (backup, fresh): (&Path, &Path),
    process: Uuid,
) -> Result<PathBuf, Failure> {
    let failed = |fault: Fault| Failure::of_file(&fault, fresh);
    locks::copy(backup, fresh).map_err(failed)?;
    app.identity.renew(&app.folder, process)?;
    let store = home::open(app, fresh)?;
    let named = store.read(|view| view.all::<Process>().map_err(Failure::from))?;
    store.close_alone().map_err(failed)?;
    let name = named.first().map_or("", |process| process.name.as_str());
    let path = app.folder.free_path(name);
    match locks::place(fresh, &path) {
        Ok(true) => {}
        Ok(false) => return Err(failed(Fault::Exists)),
        Err(error) => return Err(failed(error.into())),
    }
    home::adopt_into(app, state, home::open(app, &path)?)?;
    Ok(path)
}
