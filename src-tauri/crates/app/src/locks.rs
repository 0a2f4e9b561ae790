//! Keys of encrypted files while the program runs, and the slots that stand beside them.
//!
//! A file is opened with the key that one of its slots gives: by itself where this laptop has one, else after somebody
//! typed six words. A key stays in memory until the program ends, and is written nowhere but in slots.

use crate::spool::typed;
use crate::{App, Failure, whole};
use cocrea_keys::{FileKey, KeySlots, LONGEST_SLOTS, NotUnlocked};
use cocrea_store::{Fault, FileAt, PageKey, SLOTS_ENDING, is_plain};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The code of an encrypted file whose key this laptop does not have.
pub(crate) const LOCKED: &str = "process_locked";

/// Keys that are known since this start.
#[derive(Default)]
pub(crate) struct Unlocked(Mutex<Vec<FileKey>>);

impl Unlocked {
    fn keys(&self) -> MutexGuard<'_, Vec<FileKey>> {
        // Only ever added to, also when a call panicked.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a key until the program ends.
    pub(crate) fn keep(&self, key: FileKey) {
        let mut keys = self.keys();
        if !keys.contains(&key) {
            keys.push(key);
        }
    }

    fn of(&self, slots: &KeySlots) -> Option<FileKey> {
        self.keys().iter().find(|key| slots.is_of(key)).cloned()
    }
}

/// A file with its key, if it is encrypted and this laptop can open it.
pub(crate) fn at<'a>(app: &App, path: &'a Path) -> FileAt<'a> {
    let sealed = !is_plain(path);
    let key = sealed.then(|| key_of(app, path).ok()).flatten();
    FileAt {
        path,
        key: key.as_ref().map(page_key),
    }
}

/// As the store takes a key.
pub(crate) fn page_key(key: &FileKey) -> PageKey {
    PageKey::from_bytes(key.bytes())
}

/// The key of an encrypted file, for this laptop.
///
/// # Errors
/// Those of [`slots_of`], and `process_locked`.
pub(crate) fn key_of(app: &App, path: &Path) -> Result<FileKey, Failure> {
    let slots = slots_of(path)?;
    if let Some(key) = app.unlocked.of(&slots) {
        return Ok(key);
    }
    let key = slots.open(app.identity.opens());
    let key = key.map_err(|why| refused(why, LOCKED).with("path", path.display()))?;
    app.unlocked.keep(key.clone());
    Ok(key)
}

/// Takes the words of one of the slots of a file.
///
/// # Errors
/// Those of [`slots_of`]; `keys_words_wrong`, `words_not_six` and `words_unknown`.
pub(crate) fn unlock(app: &App, path: &Path, words: &str) -> Result<(), Failure> {
    let words = typed(words)?;
    let key = slots_of(path)?.open_with_words(&words);
    let key = key.map_err(|why| refused(why, "keys_words_wrong").with("path", path.display()))?;
    app.unlocked.keep(key);
    Ok(())
}

/// Why a file does not open whose key is not known: its slots cannot be read, or none of them is for this laptop.
pub(crate) fn why_locked(app: &App, path: &Path, locked: Failure) -> Failure {
    key_of(app, path).err().unwrap_or(locked)
}

/// The slots beside a file.
///
/// # Errors
/// `keys_missing`, `keys_unreadable` and `keys_newer`.
pub(crate) fn slots_of(path: &Path) -> Result<KeySlots, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(beside(path)).and_then(|file| {
        let most = LONGEST_SLOTS as u64 + 1;
        file.take(most).read_to_end(&mut bytes)
    });
    let code = match read {
        Ok(_) => match KeySlots::read(&bytes) {
            Ok(slots) => return Ok(slots),
            Err(NotUnlocked::Newer) => "keys_newer",
            Err(NotUnlocked::Altered | NotUnlocked::NoSlotOpens) => "keys_unreadable",
        },
        Err(error) if error.kind() == ErrorKind::NotFound => "keys_missing",
        Err(_) => "keys_unreadable",
    };
    Err(Failure::refused(code)
        .with("path", path.display())
        .with("keys", beside(path).display()))
}

/// Puts slots beside a file, in the place of those that stood there.
///
/// # Errors
/// Those of the folder; the slots before are as they were then.
pub(crate) fn put(path: &Path, slots: &KeySlots) -> Result<(), Failure> {
    let beside = beside(path);
    let put = whole::replace(&beside, &slots.to_bytes());
    put.map_err(|error| Failure::of_file(&error.into(), &beside))
}

/// Puts the slots of a file beside a new one with the same key; a plain one needs none.
///
/// # Errors
/// [`Fault::SlotsMissing`] and those of the files; the new one is removed then.
pub(crate) fn copy(from: &Path, fresh: &Path) -> Result<(), Fault> {
    if is_plain(fresh) {
        return Ok(());
    }
    let slots = fs::read(beside(from)).map_err(|error| {
        if error.kind() == ErrorKind::NotFound {
            Fault::SlotsMissing
        } else {
            error.into()
        }
    });
    let copied = slots.and_then(|bytes| Ok(whole::replace(&beside(fresh), &bytes)?));
    copied.inspect_err(|_| drop(fs::remove_file(fresh)))
}

/// Gives a whole file its name where there is none, with the slots beside it; says whether there was none. The slots come
/// first: without them the file could not be opened.
///
/// # Errors
/// Those of the system; nothing is left behind then.
pub(crate) fn place(fresh: &Path, path: &Path) -> io::Result<bool> {
    let slots = beside(fresh);
    if !slots.exists() {
        return whole::place(fresh, path);
    }
    let placed = match whole::place(&slots, &beside(path)) {
        Ok(true) => whole::place(fresh, path).inspect_err(|_| remove(path)),
        other => other,
    };
    match placed {
        Ok(true) => {}
        Ok(false) | Err(_) => {
            let _ = fs::remove_file(fresh);
            let _ = fs::remove_file(slots);
        }
    }
    placed
}

/// Removes the slots beside a file that needs them no more.
pub(crate) fn remove(path: &Path) {
    if let Err(error) = fs::remove_file(beside(path))
        && error.kind() != ErrorKind::NotFound
    {
        log::warn!("key slots that nothing needs stay: {error}");
    }
}

/// Where the slots of a file stand.
pub(crate) fn beside(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(SLOTS_ENDING);
    PathBuf::from(name)
}

fn refused(why: NotUnlocked, no_slot_opens: &str) -> Failure {
    Failure::refused(match why {
        NotUnlocked::NoSlotOpens => no_slot_opens,
        NotUnlocked::Altered => "keys_unreadable",
        NotUnlocked::Newer => "keys_newer",
    })
}
