//! Encryption of the open process on the disk: on, off, and who can open it.
//!
//! Plain and encrypted files are exchanged as a return to a backup exchanges them: the new one is made beside the old one,
//! read again whole, and takes its name in one step. A kill leaves the one or the other.

use crate::app::{Outcome, State, no_process_open};
use crate::spool::typed;
use crate::wire::{
    BackupsRemoved, Changed, Done, DrawnWords, EncryptProcess, Encrypted, Encryption, NewKey,
    Nothing, Occasion, SlotHolder, SlotOfKey, UnlockFile, WhichKey,
};
use crate::{App, Failure, backups, home, locks, whole};
use cocrea_domain::{Length, Refusal, clean_line};
use cocrea_keys::{FileKey, Holder, KeySlot, KeySlots, NewSlot, Passphrase, Recipient, Unchanged};
use cocrea_store::{ENCRYPTS, FileAt, Store, is_plain, unfinished};
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn read_encryption(app: &App, _: Nothing) -> Result<Outcome<Encryption>, Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    let encrypted = store.is_encrypted();
    let slots = if encrypted {
        locks::slots_of(store.path())?.slots().to_vec()
    } else {
        Vec::new()
    };
    let lines = slots.iter().zip(1..);
    Ok(Outcome::unchanged(Encryption {
        encrypted,
        keyring: app.identity.in_keyring(),
        slots: lines
            .map(|(slot, number)| line(app, slot, number))
            .collect(),
        plain_backups: if encrypted { plain(app, store).1 } else { 0 },
    }))
}

pub(crate) fn draw_words(app: &App, _: Nothing) -> Result<Outcome<DrawnWords>, Failure> {
    app.state().open.as_ref().ok_or_else(no_process_open)?;
    can_encrypt()?;
    let words = Passphrase::new().map_err(|_| Failure::fault("no_random_bytes"))?;
    Ok(Outcome::unchanged(DrawnWords {
        words: words.reveal().to_string(),
    }))
}

/// Encrypts the open process. Its words are known to people before: whatever happens in between, somebody can open it.
pub(crate) fn encrypt_process(
    app: &App,
    request: EncryptProcess,
) -> Result<Outcome<Encrypted>, Failure> {
    let mut state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    can_encrypt()?;
    if store.is_encrypted() {
        return Err(Failure::refused("already_encrypted"));
    }
    let recovery = request.recovery.as_deref().map(recipient).transpose()?;
    let words = typed(&request.words)?;
    let (slots, key) = first_slots(app, &state, &words, recovery)?;
    let path = store.path().to_owned();
    locks::put(&path, &slots)?;
    app.unlocked.keep(key.clone());
    // Slots beside a file that stayed plain open nothing.
    exchange(app, &mut state, &path, Some(&key)).inspect_err(|_| forget_slots(&path))?;
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    Ok(Outcome {
        reply: Encrypted {
            plain_backups: plain(app, store).1,
        },
        changed: Some(changed(&path)),
    })
}

pub(crate) fn decrypt_process(app: &App, _: Nothing) -> Result<Outcome<Done>, Failure> {
    let mut state = app.state();
    let path = encrypted(&state)?;
    exchange(app, &mut state, &path, None)?;
    locks::remove(&path);
    Ok(done(&path))
}

pub(crate) fn add_key(app: &App, request: NewKey) -> Result<Outcome<Done>, Failure> {
    let state = app.state();
    let path = encrypted(&state)?;
    let label = clean_line(&request.label, Length::Name)?;
    let words = request.words.as_deref().map(typed).transpose()?;
    let recipient = request.recipient.as_deref().map(recipient).transpose()?;
    let slot = match (recipient, &words) {
        (Some(recipient), None) if is_exposed(app, recipient) => {
            return Err(Failure::refused("key_in_file"));
        }
        (Some(recipient), None) => NewSlot::Laptop(recipient),
        (None, Some(words)) => NewSlot::Words(words),
        (Some(_), Some(_)) | (None, None) => return Err(Failure::refused("key_for_whom")),
    };
    let (mut slots, key) = (locks::slots_of(&path)?, locks::key_of(app, &path)?);
    let added = slots.add(&key, slot, &label);
    added.map_err(|why| unchanged(&why))?;
    locks::put(&path, &slots)?;
    Ok(done(&path))
}

pub(crate) fn remove_key(app: &App, request: WhichKey) -> Result<Outcome<Done>, Failure> {
    let state = app.state();
    let path = encrypted(&state)?;
    let (mut slots, key) = (locks::slots_of(&path)?, locks::key_of(app, &path)?);
    let place = usize::try_from(request.number).ok();
    let place = place.and_then(|number| number.checked_sub(1));
    let place = place.ok_or_else(|| unchanged(&Unchanged::NoSuchSlot))?;
    let removed = slots.remove(&key, place);
    removed.map_err(|why| unchanged(&why))?;
    locks::put(&path, &slots)?;
    Ok(done(&path))
}

pub(crate) fn unlock_file(app: &App, request: UnlockFile) -> Result<Outcome<Done>, Failure> {
    can_encrypt()?;
    let path = PathBuf::from(request.path);
    locks::unlock(app, &path, &request.words)?;
    Ok(Outcome {
        reply: Done {},
        changed: Some(Changed {
            process: None,
            nouns: vec![String::from("process")],
        }),
    })
}

/// Removes backups that anybody can read, once there is one that only the slots open.
pub(crate) fn remove_plain_backups(
    app: &App,
    _: Nothing,
) -> Result<Outcome<BackupsRemoved>, Failure> {
    let state = app.state();
    let path = encrypted(&state)?;
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    backups::keep(app, store, Occasion::Asked, "")?;
    let mut removed = 0;
    for backup in plain(app, store).0 {
        let gone = fs::remove_file(&backup);
        gone.map_err(|error| Failure::of_file(&error.into(), &backup))?;
        removed += 1;
    }
    Ok(Outcome {
        reply: BackupsRemoved { removed },
        changed: Some(Changed {
            nouns: vec![String::from("backup")],
            ..changed(&path)
        }),
    })
}

/// Puts a copy of the open process in its place that is encrypted with a key, or plain without one, and opens it. All of
/// it or nothing.
fn exchange(
    app: &App,
    state: &mut State,
    path: &Path,
    key: Option<&FileKey>,
) -> Result<(), Failure> {
    let failed = |fault| Failure::of_file(&fault, path);
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    app.identity.remember(&app.folder, store)?;
    let fresh = unfinished(whole::folder_of(path), app.world.new_id());
    let copy = FileAt {
        path: &fresh,
        key: key.map(locks::page_key),
    };
    store.copy_as(&copy).map_err(failed)?;
    // A log that stayed beside the file would be read into the one that takes its place.
    let alone = store.stand_alone().map_err(failed);
    alone.inspect_err(|_| drop(fs::remove_file(&fresh)))?;
    state.open = None;
    let placed = whole::put_over(&fresh, path).map_err(|error| failed(error.into()));
    if placed.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    // What stands there now is open again either way.
    let opened = home::open(app, path).and_then(|store| home::adopt_into(app, state, store));
    placed.and(opened)
}

/// The slots of a process that is encrypted for the first time: six words, this laptop where that protects, and whoever
/// is to open it when all else is lost.
fn first_slots(
    app: &App,
    state: &State,
    words: &Passphrase,
    recovery: Option<Recipient>,
) -> Result<(KeySlots, FileKey), Failure> {
    let own = app.identity.opens().recipient();
    if recovery.is_some_and(|recovery| is_exposed(app, recovery)) {
        return Err(Failure::refused("key_in_file"));
    }
    let first = KeySlots::new(NewSlot::Words(words), "");
    let (mut slots, key) = first.map_err(|why| unchanged(&why))?;
    let mut add = |recipient, label: &str| {
        let added = slots.add(&key, NewSlot::Laptop(recipient), label);
        added.map_err(|why| unchanged(&why))
    };
    if app.identity.in_keyring() {
        add(own, &state.kept.settings.device_label)?;
    }
    if let Some(recovery) = recovery.filter(|recovery| *recovery != own) {
        add(recovery, "")?;
    }
    Ok((slots, key))
}

/// Whether a slot for this recipient would protect nothing: it is this laptop, whose key lies beside its processes.
fn is_exposed(app: &App, recipient: Recipient) -> bool {
    recipient == app.identity.opens().recipient() && !app.identity.in_keyring()
}

fn forget_slots(path: &Path) {
    if is_plain(path) {
        locks::remove(path);
    }
}

fn can_encrypt() -> Result<(), Failure> {
    if ENCRYPTS {
        Ok(())
    } else {
        Err(Failure::refused("built_without_encryption"))
    }
}

/// The path of the open process, which is encrypted.
fn encrypted(state: &State) -> Result<PathBuf, Failure> {
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    can_encrypt()?;
    if store.is_encrypted() {
        Ok(store.path().to_owned())
    } else {
        Err(Failure::refused("not_encrypted"))
    }
}

/// Backups of an encrypted process that are plain, and how many.
fn plain(app: &App, store: &Store) -> (Vec<PathBuf>, u32) {
    let mut backups = backups::files(app, store.process());
    backups.retain(|path| is_plain(path));
    let count = backups.len().try_into().unwrap_or(u32::MAX);
    (backups, count)
}

fn recipient(text: &str) -> Result<Recipient, Failure> {
    let read = text.parse();
    read.map_err(|_| Failure::refused("key_not_a_recipient").with("text", text))
}

fn line(app: &App, slot: &KeySlot, number: u32) -> SlotOfKey {
    let (holder, recipient) = match slot.holder() {
        Holder::Words => (SlotHolder::Words, None),
        Holder::Laptop(recipient) if recipient == app.identity.opens().recipient() => {
            (SlotHolder::ThisLaptop, Some(recipient))
        }
        Holder::Laptop(recipient) => (SlotHolder::Laptop, Some(recipient)),
    };
    SlotOfKey {
        number,
        holder,
        label: slot.label().to_owned(),
        recipient: recipient.map(|recipient| recipient.to_string()),
    }
}

fn unchanged(why: &Unchanged) -> Failure {
    match why {
        Unchanged::Last => Failure::refused("last_key"),
        Unchanged::NoSuchSlot => Failure::refused("no_such_key"),
        Unchanged::TooMany => Failure::refused("too_many_keys"),
        Unchanged::Again => Failure::refused("key_again"),
        Unchanged::LongLabel { longest, length } => Refusal::TextTooLong {
            longest: *longest,
            length: *length,
        }
        .into(),
        Unchanged::Unsealed => Failure::fault("no_random_bytes"),
    }
}

fn done(path: &Path) -> Outcome<Done> {
    Outcome {
        reply: Done {},
        changed: Some(changed(path)),
    }
}

fn changed(path: &Path) -> Changed {
    Changed {
        process: Some(path.display().to_string()),
        nouns: vec![String::from("encryption")],
    }
}
