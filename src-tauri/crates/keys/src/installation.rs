//! Where the seed of an installation is kept: in the keyring of the system, else in a file of the data folder.
//!
//! Decided here, once:
//! - **A file `device.key` is the seed, whatever a keyring holds.** The keyring is not even asked, so nothing is slower for
//!   whoever has a file, and two seeds are never compared or mixed up.
//! - **A file is not moved into the keyring by itself.** Copies of the folder hold it already, deleting it from a disk is no
//!   promise, and a keyring can be lost by a new password on the day of a workshop. What is new goes to the keyring.
//! - **A seed in the keyring counts where `device.keyring` names its device.** That file holds no secret. A keyring that
//!   outlives the folder gives its key to no other folder, whose chains would fork; a folder that is copied to another laptop
//!   finds no key there, and becomes a new device.
//! - **What the keyring lost is made anew** ([`Installation::lost`] says so): safe, as a new device forks no chain. It counts
//!   as lost only after the keyring kept a new secret and gave it back, because a locked one may look empty.
//! - **A keyring that holds the seed and does not answer is told** ([`Fault::Silent`]), never passed by in silence: a laptop
//!   that became another in the middle of a workshop could not open what is sealed to it. A person may try again, or choose
//!   [`start_anew`].
//! - **A keyring that does not answer at the first start is passed by** after [`Patience::first`], and the file is used. What
//!   it keeps belatedly is taken away again; if not, nobody ever asks for it.

use crate::Seed;
use crate::keyring::{Keyring, Silent};
use cocrea_ledger::DeviceId;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;
use zeroize::Zeroizing;

/// The file in the data folder that is the seed itself: 32 bytes that only their owner reads.
pub const KEY_FILE: &str = "device.key";
/// The file in the data folder that says that the seed is in the keyring, and names its device.
pub const KEYRING_FILE: &str = "device.keyring";

/// What holds the seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// The keyring of the system.
    Keyring,
    /// A file in the data folder.
    File,
}

/// The secret of an installation, and what is to be told about it.
#[derive(Debug)]
pub struct Installation {
    /// Its seed.
    pub seed: Seed,
    /// What holds it.
    pub kept: Kept,
    /// The device that it was before, if the keyring has lost its seed just now.
    pub lost: Option<DeviceId>,
}

/// How long the keyring may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// When it holds nothing of this installation yet.
    pub first: Duration,
    /// When it holds the seed: a person may have to type its password.
    pub again: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            first: Duration::from_secs(2),
            again: Duration::from_secs(20),
        }
    }
}

/// Why there is no seed. Nothing was replaced.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// A file that is not what it should be.
    #[error("{} is not readable as what it should be", path.display())]
    Unreadable {
        /// Which one.
        path: PathBuf,
    },
    /// The keyring holds another secret than the folder names.
    #[error("the keyring does not hold the key of {device}")]
    Foreign {
        /// Whose seed it should be.
        device: DeviceId,
    },
    /// The keyring holds the seed and does not answer.
    #[error("the keyring with the key of {device} does not answer")]
    Silent {
        /// Whose seed it is.
        device: DeviceId,
    },
    /// The system gave no random bytes.
    #[error("no random bytes")]
    Random(#[from] getrandom::Error),
    /// A file could not be written.
    #[error("{} could not be written", path.display())]
    Io {
        /// Which one.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The seed of the installation with this data folder, made on first start. Without a keyring it is kept in a file.
///
/// # Errors
/// [`Fault`].
pub fn installation(
    folder: &Path,
    keyring: Option<Arc<dyn Keyring>>,
    patience: Patience,
) -> Result<Installation, Fault> {
    if let Some(seed) = in_file(folder)? {
        return Ok(kept(seed, Kept::File));
    }
    let named = named(folder)?;
    match (named, keyring) {
        (Some(device), Some(keyring)) => again(folder, device, keyring, patience),
        (Some(device), None) => Err(Fault::Silent { device }),
        (None, Some(keyring)) => first(folder, keyring, patience),
        (None, None) => new_file(folder),
    }
}

/// Goes on as a new device, kept in a file: what a person may choose when the keyring does not answer.
///
/// # Errors
/// [`Fault`]. If there is a file already, that one holds.
pub fn start_anew(folder: &Path) -> Result<Installation, Fault> {
    new_file(folder)
}

fn kept(seed: Seed, kept: Kept) -> Installation {
    Installation {
        seed,
        kept,
        lost: None,
    }
}

fn in_file(folder: &Path) -> Result<Option<Seed>, Fault> {
    let path = folder.join(KEY_FILE);
    let found = content(&path)?.map(Zeroizing::new);
    let seed = found.map(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).map(Seed::from_bytes));
    seed.transpose().map_err(|_| Fault::Unreadable { path })
}

fn new_file(folder: &Path) -> Result<Installation, Fault> {
    let path = folder.join(KEY_FILE);
    let seed = Seed::new()?;
    match cocrea_disk::found(&path, seed.bytes()) {
        Ok(true) => Ok(kept(seed, Kept::File)),
        // Another start made it first: that one holds.
        Ok(false) => in_file(folder)?
            .map(|seed| kept(seed, Kept::File))
            .ok_or(Fault::Unreadable { path }),
        Err(source) => Err(Fault::Io { path, source }),
    }
}

/// The device whose seed is in the keyring, as the folder says.
fn named(folder: &Path) -> Result<Option<DeviceId>, Fault> {
    let path = folder.join(KEYRING_FILE);
    let found = content(&path)?;
    let device = found.map(|bytes| {
        let text = str::from_utf8(&bytes).ok()?.strip_suffix('\n')?;
        unhex(text).map(DeviceId)
    });
    match device {
        None => Ok(None),
        Some(Some(device)) => Ok(Some(device)),
        Some(None) => Err(Fault::Unreadable { path }),
    }
}

fn first(
    folder: &Path,
    keyring: Arc<dyn Keyring>,
    patience: Patience,
) -> Result<Installation, Fault> {
    let seed = Seed::new()?;
    let (asked, new) = (Arc::clone(&keyring), seed.clone());
    let belated = forget(&keyring, &seed);
    if ask(patience.first, move || keep(&*asked, &new), belated).is_err() {
        return new_file(folder);
    }
    let path = folder.join(KEYRING_FILE);
    let founded = cocrea_disk::found(&path, &note(&seed));
    if let Ok(true) = founded {
        return Ok(kept(seed, Kept::Keyring));
    }
    let unwanted = forget(&keyring, &seed);
    let question = || {
        unwanted();
        Ok(())
    };
    let _ = ask(patience.first, question, || ());
    founded.map_err(|source| Fault::Io {
        path: path.clone(),
        source,
    })?;
    // Another start made it first: that one holds.
    let device = named(folder)?.ok_or(Fault::Unreadable { path })?;
    again(folder, device, keyring, patience)
}

fn again(
    folder: &Path,
    device: DeviceId,
    keyring: Arc<dyn Keyring>,
    patience: Patience,
) -> Result<Installation, Fault> {
    let silent = |_: Silent| Fault::Silent { device };
    let asked = Arc::clone(&keyring);
    let old = ask(
        patience.again,
        move || asked.get(&device.to_string()),
        || (),
    )
    .map_err(silent)?;
    if let Some(secret) = old {
        return read(&secret, device).map(|seed| kept(seed, Kept::Keyring));
    }
    let seed = Seed::new()?;
    let (belated, unwanted) = (forget(&keyring, &seed), forget(&keyring, &seed));
    let new = seed.clone();
    let question = move || {
        keep(&*keyring, &new)?;
        let old = keyring.get(&device.to_string())?;
        if old.is_some() {
            // It was locked and not empty.
            unwanted();
        }
        Ok(old)
    };
    if let Some(secret) = ask(patience.again, question, belated).map_err(silent)? {
        return read(&secret, device).map(|seed| kept(seed, Kept::Keyring));
    }
    let path = folder.join(KEYRING_FILE);
    cocrea_disk::replace(&path, &note(&seed)).map_err(|source| Fault::Io { path, source })?;
    Ok(Installation {
        seed,
        kept: Kept::Keyring,
        lost: Some(device),
    })
}

/// Puts a seed into a keyring and makes sure that it is there.
fn keep(keyring: &dyn Keyring, seed: &Seed) -> Result<(), Silent> {
    let (name, secret) = (name(seed), hex(seed));
    keyring.set(&name, &secret)?;
    match keyring.get(&name)? {
        Some(found) if *found == *secret => Ok(()),
        Some(_) | None => Err(Silent),
    }
}

/// Takes a seed out of the keyring again.
fn forget(keyring: &Arc<dyn Keyring>, seed: &Seed) -> impl FnOnce() + Send + 'static {
    let (keyring, name) = (Arc::clone(keyring), name(seed));
    move || {
        let _ = keyring.remove(&name);
    }
}

/// What a question to the keyring gives within some time; `belated` is done where nobody waits for the answer any more.
fn ask<T: Send + 'static>(
    patience: Duration,
    question: impl FnOnce() -> Result<T, Silent> + Send + 'static,
    belated: impl FnOnce() + Send + 'static,
) -> Result<T, Silent> {
    let (answer, heard) = mpsc::channel();
    thread::Builder::new()
        .name("keyring".to_owned())
        .spawn(move || {
            if answer.send(question()).is_err() {
                belated();
            }
        })
        .map_err(|_| Silent)?;
    heard.recv_timeout(patience).unwrap_or(Err(Silent))
}

fn read(secret: &str, device: DeviceId) -> Result<Seed, Fault> {
    unhex(secret)
        .map(Seed::from_bytes)
        .filter(|seed| seed.keypair().device() == device)
        .ok_or(Fault::Foreign { device })
}

fn name(seed: &Seed) -> String {
    seed.keypair().device().to_string()
}

fn note(seed: &Seed) -> Vec<u8> {
    format!("{}\n", name(seed)).into_bytes()
}

/// As text, because not every keyring keeps bytes.
fn hex(seed: &Seed) -> Zeroizing<String> {
    // Made at its full length, so that no copy of a part of it stays behind.
    let mut text = Zeroizing::new(String::with_capacity(64));
    for half in seed.bytes().iter().flat_map(|byte| [byte >> 4, byte & 15]) {
        text.extend(char::from_digit(u32::from(half), 16));
    }
    text
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        for digit in pair {
            let half = char::from(*digit).to_digit(16)?;
            *byte = *byte << 4 | u8::try_from(half).ok()?;
        }
    }
    Some(bytes)
}

/// The bytes of a small file, if there is one.
fn content(path: &Path) -> Result<Option<Vec<u8>>, Fault> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => Err(Fault::Unreadable {
            path: path.to_owned(),
        }),
    }
}
