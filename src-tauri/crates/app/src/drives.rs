//! Drives: a process is written on a disk of this computer; sticks carry copies and bundles.

use crate::app::Outcome;
use crate::wire::{CopyHere, Opened};
use crate::{App, Drive, Failure, FilePurpose, backups, folder, home, locks};
use cocrea_store::{Fault, SLOTS_ENDING, read_backup, unfinished};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Whether a process may be written there.
///
/// # Errors
/// `on_stick` and `on_network_drive`.
pub(crate) fn may_hold(app: &App, path: &Path) -> Result<(), Failure> {
    let code = match app.world.drive(path) {
        Drive::Stick => "on_stick",
        Drive::Network => "on_network_drive",
        // What nobody knows is no reason to keep a workshop from beginning.
        Drive::Own | Drive::Unknown => return Ok(()),
    };
    Err(Failure::refused(code).with("path", path.display()))
}

/// Whether a file may be opened where it is. What is no process is told as that, wherever it is.
///
/// # Errors
/// Those of [`may_hold`], `is_backup`, `file_not_found` and `not_a_process`.
pub(crate) fn may_be_opened(app: &App, path: &Path) -> Result<(), Failure> {
    let Err(refused) = may_hold(app, path) else {
        return Ok(());
    };
    // Nothing on a network drive is looked at before somebody asks to copy it.
    if app.world.drive(path) == Drive::Network {
        return Err(refused);
    }
    Err(match read_backup(locks::at(app, path)) {
        Ok(_) => Failure::of_file(&Fault::IsBackup, path),
        Err(fault @ (Fault::NotFound | Fault::NotAProcess)) => Failure::of_file(&fault, path),
        Err(_) => refused,
    })
}

/// Copies a process from a stick or a network drive to the data folder and opens the copy; what it was copied from stays
/// as it is.
pub(crate) fn copy_here(app: &App, request: CopyHere) -> Result<Outcome<Opened>, Failure> {
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app.desktop.choose_file(FilePurpose::Process),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(from) = chosen else {
        return Ok(Outcome::unchanged(Opened { path: None }));
    };
    may_hold(app, app.folder.path())?;
    let failed = |fault: Fault| Failure::of_file(&fault, &from);
    let fresh = unfinished(app.folder.path(), app.world.new_id());
    let copied = copy(app, &from, &fresh).map_err(failed);
    let placed = copied.and_then(|()| keep(app, &from, &fresh));
    if placed.is_err() {
        remove(&fresh);
    }
    let path = placed?;
    home::adopt(app, home::open(app, &path)?)?;
    backups::of_today(app);
    Ok(home::opened(app, &path))
}

/// What SQLite may need beside a process that was not closed, and the slots of an encrypted one.
const BESIDE: [&str; 3] = ["-wal", "-journal", SLOTS_ENDING];

/// Copies a process that may not have been closed, with what stands beside it.
fn copy(app: &App, from: &Path, fresh: &Path) -> Result<(), Fault> {
    use Fault::{Newer, NotAProcess, NotFound, Unreadable};
    match read_backup(locks::at(app, from)) {
        Ok(_) => return Err(Fault::IsBackup),
        Err(fault @ (NotFound | NotAProcess | Newer(_) | Unreadable)) => return Err(fault),
        // All the rest is told of the copy.
        Err(_) => {}
    }
    copy_file(from, fresh)?;
    for ending in BESIDE {
        let beside = with_ending(from, ending);
        if beside.is_file() {
            copy_file(&beside, &with_ending(fresh, ending))?;
        }
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = File::create_new(to)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.sync_all()
}

/// Checks all of the copy and gives it a name; that it came whole is known only then.
fn keep(app: &App, from: &Path, fresh: &Path) -> Result<PathBuf, Failure> {
    let of_original = |failure: Failure| failure.with("path", from.display());
    let store = home::open(app, fresh).map_err(of_original)?;
    if let Some(here) = home::file_of(app, store.process()) {
        return Err(Failure::refused("process_is_here").with("path", here.display()));
    }
    let failed = |fault: Fault| Failure::of_file(&fault, from);
    store.close_alone().map_err(failed)?;
    let stem = from.file_stem().unwrap_or_default().to_string_lossy();
    let path = app.folder.free_path(&folder::file_stem(&stem));
    match locks::place(fresh, &path) {
        Ok(true) => Ok(path),
        Ok(false) => Err(Failure::of_file(&Fault::Exists, &path)),
        Err(error) => Err(Failure::of_file(&error.into(), &path)),
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn remove(fresh: &Path) {
    for ending in ["", "-wal", "-shm", "-journal", ".lock", SLOTS_ENDING] {
        let _ = fs::remove_file(with_ending(fresh, ending));
    }
}
