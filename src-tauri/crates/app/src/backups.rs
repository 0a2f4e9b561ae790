//! Backups: made by themselves before what could be regretted, and kept by age. [`crate::returning`] goes back to them.
//!
//! They lie in the data folder, one folder per process.

use crate::app::{Outcome, no_process_open};
use crate::wire::{
    Backup, BackupMade, Backups, Changed, CopyElsewhere, Milliseconds, NewReturnPoint, Nothing,
    Occasion,
};
use crate::work::size_of;
use crate::world::day_of;
use crate::{App, Failure, FilePurpose, folder, home, locks, personal, whole};
use cocrea_bundle::Watch as _;
use cocrea_domain::{Length, clean_line};
use cocrea_store::{
    BackupMark, BackupView, Fault, Store, UNDER_WAY, migrate, read_backup, unfinished,
};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use uuid::Uuid;

/// Name of the folder, for people who look for it without Cocrea.
const FOLDER: &str = "respaldos";
/// The newest backups that are kept whatever their day.
const KEPT_LAST: usize = 10;
/// How long what was written may wait for a backup where work arrives by itself.
const HOUR_MS: i64 = 3_600_000;
/// Days of which the newest backup is kept.
const KEPT_DAYS: usize = 30;

pub(crate) fn list_backups(app: &App, _: Nothing) -> Result<Outcome<Backups>, Failure> {
    let (process, trouble) = {
        let state = app.state();
        let store = state.open.as_ref().ok_or_else(no_process_open)?;
        let left = personal::left(app, store)?;
        let left = left.map(|path| Failure::fault("data_left").with("path", path.display()));
        (
            store.process(),
            left.or_else(|| state.backup_trouble.clone()),
        )
    };
    let folder = folder_of(app, process);
    Ok(Outcome::unchanged(Backups {
        backups: found_in(app, &folder).into_iter().map(line).collect(),
        folder: folder.display().to_string(),
        trouble: trouble.map(|failure| app.words().put_into(failure).message),
    }))
}

pub(crate) fn set_return_point(
    app: &App,
    request: NewReturnPoint,
) -> Result<Outcome<BackupMade>, Failure> {
    let label = clean_line(&request.label, Length::Name)?;
    if label.is_empty() {
        return Err(cocrea_domain::Refusal::NameMissing.into());
    }
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    let path = app.work.during(size_of(store.path()), || {
        keep(app, store, Occasion::Asked, &label)
    })?;
    drop(state);
    made(app, &path)
}

pub(crate) fn copy_elsewhere(
    app: &App,
    request: CopyElsewhere,
) -> Result<Outcome<BackupMade>, Failure> {
    let suggested = {
        let state = app.state();
        let store = state.open.as_ref().ok_or_else(no_process_open)?;
        format!("{} {}", stem_of(store.path()), day_text(app.world.now_ms()))
    };
    let suggested = format!("{suggested}.{}", FilePurpose::Process.ending());
    let chosen = match request.path {
        Some(path) => Some(PathBuf::from(path)),
        None if app.desktop.has_dialogs() => app
            .desktop
            .choose_place_to_save(FilePurpose::Process, &suggested),
        None => return Err(Failure::refused("needs_a_window")),
    };
    let Some(path) = chosen else {
        return Ok(Outcome::unchanged(BackupMade {
            path: None,
            changes: 0,
        }));
    };
    whole::may_stand(app, &path, whole::Kind::Process)?;
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    app.identity.remember(&app.folder, store)?;
    app.work.during(size_of(store.path()), || {
        write(app, &path, (Occasion::Asked, ""), |fresh, mark| {
            back_up(app, store, fresh, mark)
        })
    })?;
    drop(state);
    made(app, &path)
}

/// Makes the first backup of the day; that it could not be made is told where backups are listed.
pub(crate) fn of_today(app: &App) {
    let mut state = app.state();
    let Some(store) = &state.open else { return };
    let today = day_of(app.world.now_ms());
    let known = found_in(app, &folder_of(app, store.process()));
    let made_today = |view: &BackupView| day_of(view.mark.made_ms) == today;
    let there = known
        .iter()
        .any(|(_, read)| read.as_ref().is_ok_and(made_today));
    let kept = if there {
        Ok(())
    } else {
        keep(app, store, Occasion::Opened, "").map(drop)
    };
    state.backup_trouble = kept
        .inspect_err(|failure| log::warn!("no backup of today: {}", failure.code))
        .err();
}

/// Makes the backup to which one can go back when a bundle brought what nobody wanted.
///
/// # Errors
/// Those of the data folder: then nothing is received.
pub(crate) fn before_receiving(app: &App) -> Result<(), Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    keep(app, store, Occasion::Receiving, "").map(drop)
}

/// Before what comes by itself, and often: a backup of the last hour is enough, so that those of each day, and those
/// that the week before left, are not crowded out.
///
/// # Errors
/// As [`before_receiving`].
pub(crate) fn before_receiving_again(app: &App) -> Result<(), Failure> {
    let process = {
        let state = app.state();
        state.open.as_ref().ok_or_else(no_process_open)?.process()
    };
    let now = app.world.now_ms();
    let recent = |made: &Milliseconds| made.0 <= now && now - made.0 < HOUR_MS;
    let newest = newest(app, process).and_then(|backup| backup.made_at);
    if newest.as_ref().is_some_and(recent) {
        return Ok(());
    }
    before_receiving(app)
}

/// Makes a backup in the data folder and lets go of those that are old.
pub(crate) fn keep(
    app: &App,
    store: &Store,
    occasion: Occasion,
    label: &str,
) -> Result<PathBuf, Failure> {
    app.identity.remember(&app.folder, store)?;
    keep_copy(app, store.process(), (occasion, label), |fresh, mark| {
        back_up(app, store, fresh, mark)
    })
}

/// Backs up a process, with the slots of an encrypted one beside the backup: it can be opened wherever it is carried.
fn back_up(app: &App, store: &Store, fresh: &Path, mark: &BackupMark) -> Result<(), Fault> {
    store.back_up(fresh, mark, &|bytes| app.work.pass(bytes))?;
    locks::copy(store.path(), fresh)
}

/// Makes the backup of a file that is about to be brought to this version.
///
/// # Errors
/// Those of the file and of the data folder: then nothing is changed.
pub(crate) fn before_migrating(app: &App, path: &Path) -> Result<(), Failure> {
    migrate(locks::at(app, path), |old| {
        let back_up = |fresh: &Path, mark: &BackupMark| {
            old.back_up(fresh, mark, &|bytes| app.work.pass(bytes))?;
            locks::copy(path, fresh)
        };
        keep_copy(app, old.process(), (Occasion::Migrating, ""), back_up).map(drop)
    })
}

fn keep_copy(
    app: &App,
    process: Uuid,
    why: (Occasion, &str),
    back_up: impl FnOnce(&Path, &BackupMark) -> Result<(), Fault>,
) -> Result<PathBuf, Failure> {
    let folder = folder_of(app, process);
    whole::make_folder(&folder, app.folder.path())
        .map_err(|error| Failure::of_file(&error.into(), &folder))?;
    cocrea_store::sweep(&folder, UNDER_WAY);
    let path = free_path(&folder, app.world.now_ms());
    write(app, &path, why, back_up)?;
    let known = found_in(app, &folder);
    let expired = expired(
        &known
            .iter()
            .map(|(_, read)| read.as_ref().ok())
            .collect::<Vec<_>>(),
    );
    for index in expired {
        if fs::remove_file(&known[index].0).is_ok() {
            locks::remove(&known[index].0);
        }
    }
    Ok(path)
}

fn write(
    app: &App,
    path: &Path,
    (occasion, label): (Occasion, &str),
    back_up: impl FnOnce(&Path, &BackupMark) -> Result<(), Fault>,
) -> Result<(), Failure> {
    let failed = |fault: Fault| Failure::of_file(&fault, path);
    if path.file_name().is_none() {
        return Err(failed(Fault::NotFound));
    }
    if path.try_exists().map_err(|error| failed(error.into()))? {
        return Err(failed(Fault::Exists));
    }
    let fresh = unfinished(path.parent().unwrap_or(Path::new("")), app.world.new_id());
    let mark = BackupMark {
        made_ms: app.world.now_ms(),
        occasion: occasion.key().to_owned(),
        label: label.to_owned(),
    };
    back_up(&fresh, &mark).map_err(failed)?;
    match locks::place(&fresh, path) {
        Ok(true) => Ok(()),
        Ok(false) => Err(failed(Fault::Exists)),
        Err(error) => Err(failed(error.into())),
    }
}

/// Which of these are let go, newest first: not the last ten, nor the newest of each of the last thirty days that have
/// one, nor what a person named, nor what cannot be read.
fn expired(newest_first: &[Option<&BackupView>]) -> Vec<usize> {
    let mut days = BTreeSet::new();
    let mut expired = Vec::new();
    let mut count = 0;
    for (index, view) in newest_first.iter().enumerate() {
        let Some(view) = view.filter(|view| view.mark.label.is_empty()) else {
            continue;
        };
        count += 1;
        let first_of_day = days.len() < KEPT_DAYS && days.insert(day_of(view.mark.made_ms));
        if count > KEPT_LAST && !first_of_day {
            expired.push(index);
        }
    }
    expired
}

/// The newest backup of a process that one can go back to.
pub(crate) fn newest(app: &App, process: Uuid) -> Option<Backup> {
    let mut found = found_in(app, &folder_of(app, process)).into_iter();
    found.find(|(_, read)| read.is_ok()).map(line)
}

/// Backups of a process that can be read, newest first.
pub(crate) fn paths(app: &App, process: Uuid) -> Vec<PathBuf> {
    let found = found_in(app, &folder_of(app, process)).into_iter();
    let readable = found.filter(|(_, read)| read.is_ok());
    readable.map(|(path, _)| path).collect()
}

/// Removes what a program that was stopped left beside the backups of a process: copies of all of it. No other program
/// is at one while this one holds the process.
pub(crate) fn sweep_unfinished(app: &App, store: &Store) {
    cocrea_store::sweep(&folder_of(app, store.process()), Duration::ZERO);
}

/// Every backup of a process, whether or not it can be read, by name.
pub(crate) fn files(app: &App, process: Uuid) -> Vec<PathBuf> {
    let mut files = home::files_in(&folder_of(app, process));
    files.sort_unstable();
    files
}

fn folder_of(app: &App, process: Uuid) -> PathBuf {
    app.folder.path().join(FOLDER).join(process.to_string())
}

/// Backups in a folder, newest first; those that cannot be read last.
fn found_in(app: &App, folder: &Path) -> Vec<(PathBuf, Result<BackupView, Fault>)> {
    let mut found: Vec<_> = home::files_in(folder)
        .into_iter()
        .map(|path| {
            let read = read_backup(locks::at(app, &path));
            (path, read)
        })
        .collect();
    found.sort_by_key(|(path, read)| {
        let made = read.as_ref().map_or(i64::MIN, |view| view.mark.made_ms);
        std::cmp::Reverse((made, path.clone()))
    });
    found
}

fn line((path, read): (PathBuf, Result<BackupView, Fault>)) -> Backup {
    let path_text = path.display().to_string();
    match read {
        Ok(view) => Backup {
            path: path_text,
            made_at: Some(Milliseconds(view.mark.made_ms)),
            occasion: Occasion::of_key(&view.mark.occasion),
            label: view.mark.label,
            changes: view.changes.try_into().unwrap_or(u32::MAX),
            trouble: None,
        },
        Err(fault) => Backup {
            path: path_text,
            made_at: None,
            occasion: Occasion::Other,
            label: String::new(),
            changes: 0,
            trouble: Some(Failure::of_file(&fault, &path).code),
        },
    }
}

fn made(app: &App, path: &Path) -> Result<Outcome<BackupMade>, Failure> {
    let view = read_backup(locks::at(app, path)).map_err(|fault| Failure::of_file(&fault, path))?;
    Ok(Outcome {
        reply: BackupMade {
            path: Some(path.display().to_string()),
            changes: view.changes.try_into().unwrap_or(u32::MAX),
        },
        changed: Some(Changed {
            process: None,
            nouns: vec![String::from("backup")],
        }),
    })
}

fn free_path(folder: &Path, now_ms: i64) -> PathBuf {
    let ending = FilePurpose::Process.ending();
    let stem = format!("{} {now_ms}", day_text(now_ms));
    let numbered = |number: u32| match number {
        1 => folder.join(format!("{stem}.{ending}")),
        _ => folder.join(format!("{stem} {number}.{ending}")),
    };
    (1..)
        .map(numbered)
        .find(|path| !path.exists())
        .unwrap_or_else(|| numbered(1))
}

fn day_text(ms: i64) -> String {
    day_of(ms).format("%Y-%m-%d").to_string()
}

fn stem_of(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    folder::file_stem(&stem)
}

#[cfg(test)]
mod tests;
