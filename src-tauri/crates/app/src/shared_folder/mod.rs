//! The shared folder: one that another program keeps in step between laptops, in which bundles are dropped and found.
//!
//! Invariants:
//! - **One file per laptop**, sealed with the six words of the folder: who has them can join without asking anybody.
//! - **Nobody is let in by this way.** What a laptop wrote that nobody let in waits, as everywhere.
//! - **Only plain files with the ending of a bundle are opened**, copied to this computer first; nothing else in the folder
//!   is read, and only this laptop's own file is written.
//! - **The folder may be gone or silent.** It is touched on a thread of its own ([`reach`]), without the app's lock.

mod exchange;
mod kept;
mod own;
mod reach;
mod round;

pub(crate) use exchange::exchange_shared_folder;

use crate::app::{Outcome, no_process_open};
use crate::spool::{Held, Spooled, typed};
use crate::wire::{
    Changed, Done, Milliseconds, Nothing, SetSharedFolder, SharedFolder, SharedFolderSet,
    SharedLaptop, SharedWords, UnreadFile,
};
use crate::{App, Drive, Failure};
use cocrea_keys::Passphrase;
use cocrea_ledger::DeviceId;
use kept::Kept;
use reach::{Found, Listing, Names, Reach, list};
use round::Known;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// What the app remembers of shared folders while it runs.
#[derive(Default)]
pub(crate) struct SharedFolders {
    reach: Reach,
    /// Held by whoever exchanges or chooses: one at a time.
    turn: Mutex<()>,
    known: Mutex<Option<Known>>,
}

impl SharedFolders {
    fn turn(&self) -> MutexGuard<'_, ()> {
        // It guards nothing but the order: a panic leaves nothing half done.
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn known(&self) -> MutexGuard<'_, Option<Known>> {
        // Replaced whole or not at all.
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The shared folder of a process.
pub(crate) struct Place {
    process: Uuid,
    folder: PathBuf,
    /// It was on a network drive or a stick when it was chosen.
    elsewhere: bool,
    paused: bool,
    words: String,
    /// What this laptop writes the process as.
    device: DeviceId,
    names: Names,
}

impl Place {
    /// The one of the open process, if somebody chose one.
    fn of_open(app: &App) -> Result<Option<Self>, Failure> {
        let process = process_of(app)?;
        let Some(kept) = kept::read(&app.folder)?.remove(&process) else {
            return Ok(None);
        };
        let device = app.identity.key_of(process).device();
        let Kept {
            folder,
            words,
            elsewhere,
            paused,
        } = kept;
        Ok(Some(Self {
            process,
            folder,
            elsewhere,
            paused,
            words,
            device,
            names: Names::of(process, device),
        }))
    }

    /// Whether the drive that it was on is not there: what a mount leaves behind is an empty folder of this computer.
    fn is_gone(&self, app: &App) -> bool {
        self.elsewhere && !is_elsewhere(app, &self.folder)
    }
}

pub(crate) fn set_shared_folder(
    app: &App,
    request: SetSharedFolder,
) -> Result<Outcome<SharedFolderSet>, Failure> {
    let process = process_of(app)?;
    let mut set = SharedFolderSet {
        path: None,
        words: None,
        needs_words: false,
    };
    let known = request.words.as_deref().map(typed).transpose()?;
    let Some(folder) = chosen(app, request.path)? else {
        return Ok(Outcome::unchanged(set));
    };
    let _turn = app.shared.turn();
    let names = Names::of(process, app.identity.key_of(process).device());
    let (folder, listing) = looked_at(app, &folder, &names)?;
    may_be_shared(app, &folder)?;
    set.path = Some(folder.display().to_string());
    let before = kept::read(&app.folder)?.remove(&process);
    let before = before.filter(|kept| kept.folder == folder);
    let words = match (known, before) {
        (Some(words), _) => {
            let words = words.reveal().to_string();
            open_what_is_there(app, (&folder, &listing, &names), &words)?;
            words
        }
        (None, Some(kept)) => kept.words,
        (None, None) if of_others(&listing, &names).next().is_some() => {
            if !app.desktop.has_dialogs() {
                let failure = Failure::refused("folder_needs_words");
                return Err(failure.with("path", folder.display()));
            }
            set.needs_words = true;
            return Ok(Outcome::unchanged(set));
        }
        (None, None) => {
            let drawn = Passphrase::new().map_err(|_| Failure::fault("no_random_bytes"))?;
            let drawn = drawn.reveal().to_string();
            set.words = Some(spoken(&drawn));
            drawn
        }
    };
    let elsewhere = is_elsewhere(app, &folder);
    kept::change(&app.folder, |all| {
        let kept = Kept {
            folder,
            words,
            elsewhere,
            paused: false,
        };
        all.insert(process, kept);
    })?;
    *app.shared.known() = None;
    Ok(told(set))
}

/// Before a process goes back to a backup: until somebody chooses the folder again it is not exchanged with, because it
/// would bring at once what was left behind.
///
/// # Errors
/// Those of the data folder.
pub(crate) fn pause(app: &App, process: Uuid) -> Result<(), Failure> {
    if !kept::read(&app.folder)?.contains_key(&process) {
        return Ok(());
    }
    kept::change(&app.folder, |all| {
        if let Some(kept) = all.get_mut(&process) {
            kept.paused = true;
        }
    })
}

/// Leaves what lies in the folder: other laptops may not have taken it yet.
pub(crate) fn forget_shared_folder(app: &App, _: Nothing) -> Result<Outcome<Done>, Failure> {
    let process = process_of(app)?;
    kept::change(&app.folder, |all| {
        all.remove(&process);
    })?;
    *app.shared.known() = None;
    Ok(told(Done {}))
}

pub(crate) fn read_shared_folder(app: &App, _: Nothing) -> Result<Outcome<SharedFolder>, Failure> {
    let place = Place::of_open(app)?;
    Ok(Outcome::unchanged(view(app, place.as_ref())))
}

pub(crate) fn read_shared_words(app: &App, _: Nothing) -> Result<Outcome<SharedWords>, Failure> {
    let place = Place::of_open(app)?;
    let words = place.map(|place| spoken(&place.words));
    Ok(Outcome::unchanged(SharedWords { words }))
}

/// How the shared folder stands, as of the last exchange.
fn view(app: &App, place: Option<&Place>) -> SharedFolder {
    let known = app.shared.known();
    let known = known.as_ref();
    let known = known.filter(|known| place.is_some_and(|place| known.is_of(place)));
    let words = app.words();
    let unread = known.into_iter().flat_map(Known::unread);
    SharedFolder {
        path: place.map(|place| place.folder.display().to_string()),
        paused: place.is_some_and(|place| place.paused),
        last_at: known.and_then(|known| known.last_ms.map(Milliseconds)),
        laptops: known.map(Known::laptops).unwrap_or_default(),
        unread: unread
            .map(|(name, failure)| UnreadFile {
                name: name.to_owned(),
                reason: words.put_into(failure.clone()),
            })
            .collect(),
        trouble: known
            .and_then(|known| known.trouble.clone())
            .map(|failure| words.put_into(failure)),
    }
}

/// A reply, and that the shared folder stands otherwise now.
fn told<T>(reply: T) -> Outcome<T> {
    Outcome {
        reply,
        changed: Some(Changed {
            process: None,
            nouns: vec![String::from(NOUN)],
        }),
    }
}

/// What windows are told has changed.
const NOUN: &str = "shared_folder";

fn process_of(app: &App) -> Result<Uuid, Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    Ok(store.process())
}

/// Words as people say them.
fn spoken(words: &str) -> String {
    words.replace('-', " ")
}

fn is_elsewhere(app: &App, folder: &Path) -> bool {
    matches!(app.world.drive(folder), Drive::Stick | Drive::Network)
}

fn chosen(app: &App, path: Option<String>) -> Result<Option<PathBuf>, Failure> {
    match path {
        Some(path) => Ok(Some(PathBuf::from(path))),
        None if app.desktop.has_dialogs() => Ok(app.desktop.choose_folder()),
        None => Err(Failure::refused("needs_a_window")),
    }
}

/// The whole path of a folder, and what lies there.
fn looked_at(app: &App, folder: &Path, names: &Names) -> Result<(PathBuf, Listing), Failure> {
    let (asked, names) = (folder.to_owned(), names.clone());
    let look = move || {
        let whole = fs::canonicalize(&asked);
        let looked = whole.and_then(|whole| Ok((list(&whole, &names)?, whole)));
        let looked = looked.map_err(|error| reach::unread(&error, &asked))?;
        Ok((looked.1, looked.0))
    };
    let (whole, listing) = app.shared.reach.ask(folder, reach::LOOK, look)?;
    if whole.to_str().is_none() {
        // What cannot be written down as text would be another folder at the next start.
        return Err(Failure::refused("folder_gone").with("path", folder.display()));
    }
    Ok((whole, listing))
}

/// Whether no process of this computer lies there: what another program copies while it is written is soon damaged.
///
/// # Errors
/// `folder_own`.
fn may_be_shared(app: &App, folder: &Path) -> Result<(), Failure> {
    let data = app.folder.path();
    let holds_open = app.open_path().is_some_and(|open| open.starts_with(folder));
    if holds_open || data.starts_with(folder) || folder.starts_with(data) {
        return Err(Failure::refused("folder_own").with("path", folder.display()));
    }
    Ok(())
}

/// Bundles of this process that other laptops dropped there.
fn of_others<'a>(listing: &'a Listing, names: &'a Names) -> impl Iterator<Item = &'a Found> {
    let files = listing.files.iter().filter(|found| found.plain);
    files.filter(|found| names.are_of_this(&found.name) && found.name != names.own)
}

/// Whether the words open what other laptops dropped: one file is enough.
///
/// # Errors
/// `words_wrong`. What cannot be opened for another reason says nothing of the words.
fn open_what_is_there(
    app: &App,
    (folder, listing, names): (&Path, &Listing, &Names),
    words: &str,
) -> Result<(), Failure> {
    let mut wrong = None;
    for found in of_others(listing, names) {
        let read =
            fetch(app, folder, found).and_then(|copy| copy.read_beside_open(app, Some(words)));
        match read {
            Ok(_) => return Ok(()),
            Err(failure) if failure.code == "words_wrong" => wrong = Some(failure),
            Err(_) => {}
        }
    }
    wrong.map_or(Ok(()), Err)
}

/// A copy of a file of the folder on this computer.
fn fetch(app: &App, folder: &Path, found: &Found) -> Result<Spooled, Failure> {
    let brought = folder.join(&found.name);
    let copy = Held::fresh(app);
    let patience = reach::patience_for(found.size());
    let copied = move || Spooled::copied((&brought, &()), copy);
    app.shared.reach.ask(folder, patience, copied)
}

/// A laptop whose bundle was found in the folder.
fn laptop(device: DeviceId, label: &str, made_ms: i64, changes: u64) -> SharedLaptop {
    SharedLaptop {
        label: crate::conflicts::label(label, device),
        made_at: Milliseconds(made_ms),
        changes: changes.try_into().unwrap_or(u32::MAX),
    }
}
