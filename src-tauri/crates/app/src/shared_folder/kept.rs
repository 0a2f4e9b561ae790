//! Which folder belongs to which process, with the words that open what lies there: kept beside the other secrets of this
//! installation, in a file that only its owner reads. It is never put into the keyring: who can read this file can read
//! the process beside it, which is all that the words protect.

use crate::{AppFolder, Failure};
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Its name in the data folder.
const FILE: &str = "shared-folders.json";

/// The shared folder of one process.
#[derive(Clone, serde::Serialize, serde::Deserialize)]
pub(super) struct Kept {
    pub(super) folder: PathBuf,
    /// As [`cocrea_keys::Words`] are written.
    pub(super) words: String,
    /// It was on a network drive or a stick when it was chosen.
    #[serde(default)]
    pub(super) elsewhere: bool,
    /// Somebody went back to a backup since: the folder would bring again what was left behind.
    #[serde(default)]
    pub(super) paused: bool,
}

/// The shared folders of all processes.
pub(super) type All = BTreeMap<Uuid, Kept>;

/// What is kept.
///
/// # Errors
/// `settings_unreadable`: what cannot be read is never replaced in silence.
pub(super) fn read(data: &AppFolder) -> Result<All, Failure> {
    let path = data.path().join(FILE);
    let unreadable = || Failure::fault("settings_unreadable").with("path", path.display());
    match fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| unreadable()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(All::new()),
        Err(_) => Err(unreadable()),
    }
}

/// Keeps it otherwise, all or nothing.
///
/// # Errors
/// Those of [`read`] and of the data folder.
pub(super) fn change(data: &AppFolder, change: impl FnOnce(&mut All)) -> Result<(), Failure> {
    let mut all = read(data)?;
    change(&mut all);
    let path = data.path().join(FILE);
    write(&path, &all).map_err(|error| Failure::of_file(&error.into(), &path))
}

fn write(path: &Path, all: &All) -> std::io::Result<()> {
    let bytes = serde_json::to_vec_pretty(all)?;
    cocrea_disk::replace_private(path, &bytes)
}
