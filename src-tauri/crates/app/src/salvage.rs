//! A process file that cannot be opened: what can be saved of it, in a new file. The damaged one is only read.

use crate::app::Outcome;
use crate::conflicts::label;
use crate::wire::{
    Damage, DamagedFile, MissingChanges, SalvageProcess, SalvagedProcess, SavedChanges,
};
use crate::{App, Drive, Failure, backups, drives, home, whole};
use cocrea_domain::Process;
use cocrea_store::{Fault, Missing, Salvage, Wreck, glance, unfinished};
use std::fs;
use std::path::{Path, PathBuf};

/// Backups that are read to fill gaps with, the newest first.
const BACKUPS: usize = 3;

/// What a damaged file gets behind its name when it is put aside.
const ASIDE: &str = ".dañado";

pub(crate) fn read_damage(app: &App, request: DamagedFile) -> Result<Outcome<Damage>, Failure> {
    let path = PathBuf::from(&request.path);
    let salvage = salvage(app, &path)?;
    Ok(Outcome::unchanged(Damage {
        path: request.path,
        saved: saved(&salvage),
        backup: backups::newest(app, salvage.process()),
    }))
}

pub(crate) fn salvage_process(
    app: &App,
    request: SalvageProcess,
) -> Result<Outcome<SalvagedProcess>, Failure> {
    let damaged = PathBuf::from(&request.path);
    let salvage = salvage(app, &damaged)?;
    let into = request.into.map(PathBuf::from);
    let path = found(app, (&salvage, &damaged), into)?;
    let store = home::open(app, &path)?;
    home::adopt(app, store)?;
    let opened = home::opened(app, &path);
    let aside = if request.put_aside {
        put_aside(&damaged)
    } else {
        damaged
    };
    Ok(Outcome {
        reply: SalvagedProcess {
            path: opened.reply.path.unwrap_or_default(),
            saved: saved(&salvage),
            damaged: aside.display().to_string(),
        },
        changed: opened.changed,
    })
}

/// Reads what a damaged file holds, with its backups where it has gaps.
fn salvage(app: &App, path: &Path) -> Result<Salvage, Failure> {
    is_damaged(app, path)?;
    let failed = |fault: Fault| Failure::of_file(&fault, path);
    let mut wreck = Wreck::read(path).map_err(failed)?;
    for backup in backups::paths(app, wreck.process()).iter().take(BACKUPS) {
        wreck.fill_from(backup);
    }
    wreck.salvage(&app.identity).map_err(failed)
}

/// A file that opens needs nothing of this. Where none is opened, on a stick, that cannot be asked.
fn is_damaged(app: &App, path: &Path) -> Result<(), Failure> {
    match app.world.drive(path) {
        Drive::Stick | Drive::Network => return Ok(()),
        Drive::Own | Drive::Unknown => {}
    }
    match home::open(app, path) {
        Ok(_) => Err(Failure::refused("not_damaged").with("path", path.display())),
        Err(failure) if DAMAGED.contains(&failure.code.as_str()) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// How a damaged file is told: where its first bytes are, it is no process any more.
const DAMAGED: [&str; 3] = ["file_damaged", "not_a_process", "keys_do_not_fit"];

/// Makes the new file. All of it or nothing.
fn found(
    app: &App,
    (salvage, damaged): (&Salvage, &Path),
    into: Option<PathBuf>,
) -> Result<PathBuf, Failure> {
    let folder = match &into {
        Some(path) => whole::folder_of(path),
        None => app.folder.path(),
    };
    drives::may_hold(app, folder)?;
    let process = salvage.process();
    let another = home::files_of(app, process).any(|path| path != damaged);
    // What this laptop wrote last may be lost here and be on other laptops: no number may stand for two changes.
    if another || !salvage.is_whole() {
        app.identity.renew(&app.folder, process)?;
    }
    let device = app.identity.key_of(process).device();
    let fresh = unfinished(folder, app.world.new_id());
    let made = salvage.found(&fresh, device, app.world.now_ms());
    made.map_err(|fault| Failure::of_file(&fault, &fresh))?;
    let path = into.map_or_else(|| free_path(app, &fresh), Ok);
    let placed = path.and_then(|path| match whole::place(&fresh, &path) {
        Ok(true) => Ok(path),
        Ok(false) => Err(Failure::of_file(&Fault::Exists, &path)),
        Err(error) => Err(Failure::of_file(&error.into(), &path)),
    });
    placed.inspect_err(|_| drop(fs::remove_file(&fresh)))
}

/// A path for what was saved, by the name that people gave the process.
fn free_path(app: &App, fresh: &Path) -> Result<PathBuf, Failure> {
    let named = glance(fresh, |view| view.all::<Process>().map_err(Failure::from))?;
    let name = named.first().map_or("", |process| process.name.as_str());
    Ok(app.folder.free_path(name))
}

/// Gives a damaged file, with what stands beside it, another name; says where it is now.
fn put_aside(damaged: &Path) -> PathBuf {
    let named = |number: u32, ending: &str| {
        let mut name = damaged.as_os_str().to_owned();
        name.push(ASIDE);
        if number > 1 {
            name.push(format!(" {number}"));
        }
        name.push(ending);
        PathBuf::from(name)
    };
    let number = (1..)
        .find(|number| !named(*number, "").exists())
        .unwrap_or(1);
    if let Err(error) = fs::rename(damaged, named(number, "")) {
        log::warn!("the damaged file stays where it is: {error}");
        return damaged.to_owned();
    }
    for ending in ["-wal", "-journal"] {
        let mut beside = damaged.as_os_str().to_owned();
        beside.push(ending);
        // It is there only beside a file that was not closed.
        let _ = fs::rename(beside, named(number, ending));
    }
    named(number, "")
}

fn saved(salvage: &Salvage) -> SavedChanges {
    let missing = salvage.missing();
    SavedChanges {
        changes: few(salvage.changes()),
        waiting: few(salvage.waiting()),
        missing: missing.iter().map(told).collect(),
        whole: salvage.is_whole(),
    }
}

fn told(missing: &Missing) -> MissingChanges {
    MissingChanges {
        from: label(&missing.label, missing.device),
        first: few(missing.first),
        last: few(missing.last),
    }
}

fn few(number: u64) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
