//! The data folder of this installation: processes, settings, and the key that its changes are told by.

use crate::{Failure, whole};
use cocrea_keys::Keypair;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder, which exists.
#[derive(Debug, Clone)]
pub struct AppFolder(PathBuf);

impl AppFolder {
    /// Name of the variable that says where the folder is.
    pub const VARIABLE: &'static str = "COCREA_DATA_DIR";

    /// The folder at this path, made if it is not there.
    ///
    /// # Errors
    /// `cannot_write`, `disk_full` or another failure of the system.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let there = path.ancestors().find(|folder| folder.exists());
        fs::create_dir_all(path).map_err(|error| Failure::of_file(&error.into(), path))?;
        // Only warned of: a folder in which one may write need not be one that may be opened.
        if let Some(Err(error)) = there.map(|there| whole::keep_names(path, there)) {
            log::warn!("the name of the data folder was not brought to the disk: {error}");
        }
        // The whole path is shown to people and kept among recent files.
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Ok(Self(whole))
    }

    /// `COCREA_DATA_DIR`, or the usual place of the system.
    ///
    /// # Errors
    /// As [`AppFolder::at`].
    pub fn default_for_system() -> Result<Self, Failure> {
        match std::env::var_os(Self::VARIABLE).filter(|value| !value.is_empty()) {
            Some(path) => Self::at(Path::new(&path)),
            None => Self::at(&usual_place().ok_or_else(|| Failure::refused("no_data_folder"))?),
        }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// A free path in it for a process of this name.
    pub(crate) fn free_path(&self, name: &str) -> PathBuf {
        let stem = file_stem(name);
        let numbered = |number: u32| match number {
            1 => self.0.join(format!("{stem}.cocrea")),
            _ => self.0.join(format!("{stem} {number}.cocrea")),
        };
        (1..)
            .map(numbered)
            .find(|path| !path.exists())
            .unwrap_or_else(|| numbered(1))
    }

    /// The key of this installation, made on first start. It lies in a file that only its owner reads, never in a process.
    ///
    /// # Errors
    /// `key_fault`: a key that cannot be read is never replaced in silence.
    pub(crate) fn keypair(&self) -> Result<Keypair, Failure> {
        let path = self.0.join(whole::KEY);
        let fault = || Failure::fault("key_fault").with("path", path.display());
        let seed: [u8; 32] = match fs::read(&path) {
            Ok(bytes) => bytes.try_into().map_err(|_| fault())?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                new_seed(&path).ok_or_else(fault)?
            }
            Err(_) => return Err(fault()),
        };
        Ok(Keypair::from_seed(&seed))
    }
}

fn new_seed(path: &Path) -> Option<[u8; 32]> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).ok()?;
    match whole::found(path, &seed).ok()? {
        true => Some(seed),
        // Another start made it first: that one holds.
        false => fs::read(path).ok()?.try_into().ok(),
    }
}

/// A name that every file system takes.
pub(crate) fn file_stem(name: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_') {
            c
        } else {
            ' '
        }
    };
    let words: String = name.chars().map(plain).collect();
    let stem: String = words
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(80)
        .collect();
    // Names that Windows keeps for devices.
    let reserved = [
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "lpt1", "lpt2", "lpt3",
    ];
    match stem.trim() {
        "" => "proceso".to_owned(),
        stem if reserved.contains(&stem.to_lowercase().as_str()) => format!("proceso {stem}"),
        stem => stem.to_owned(),
    }
}

fn usual_place() -> Option<PathBuf> {
    let variable = |name: &str| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let base = if cfg!(windows) {
        variable("APPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("Cocrea"))
}

#[cfg(test)]
mod tests {
    use super::{AppFolder, file_stem};

    #[test]
    fn a_file_takes_a_name_that_every_system_accepts() {
        assert_eq!(
            file_stem("Plan: Hermosillo 2027/28"),
            "Plan Hermosillo 2027 28"
        );
        assert_eq!(file_stem("¿Qué?"), "Qué");
        assert_eq!(file_stem("../.."), "proceso");
        assert_eq!(file_stem("CON"), "proceso CON");
    }

    #[test]
    fn an_installation_keeps_its_key() {
        let folder = tempfile::tempdir().unwrap();
        let data = AppFolder::at(folder.path()).unwrap();
        assert_eq!(
            data.keypair().unwrap().device(),
            data.keypair().unwrap().device()
        );
        std::fs::write(folder.path().join("device.key"), "short").unwrap();
        assert_eq!(data.keypair().unwrap_err().code, "key_fault");
    }
}
