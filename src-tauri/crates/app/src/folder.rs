//! The data folder of this installation: processes, settings, and the key that its changes are told by.

use crate::{Failure, locks, whole};
use cocrea_keys::{Installation, KEY_FILE, KEYRING_FILE, Keyring, Patience, SystemKeyring};
use cocrea_store::Fault;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The keyring holds the secret and does not answer.
const SILENT: &str = "keyring_silent";

/// The folder, which exists.
#[derive(Debug, Clone)]
pub struct AppFolder {
    path: PathBuf,
    /// It is where the system keeps such folders, and not one that a person or a test named.
    usual: bool,
}

impl AppFolder {
    /// Name of the variable that says where the folder is.
    pub const VARIABLE: &'static str = "COCREA_DATA_DIR";

    /// The folder at this path, made if it is not there.
    ///
    /// # Errors
    /// `path_unusable`, `cannot_write`, `disk_full` or another failure of the system.
    pub fn at(path: &Path) -> Result<Self, Failure> {
        let there = path.ancestors().find(|folder| folder.exists());
        fs::create_dir_all(path).map_err(|error| {
            let is_file = error.kind() == ErrorKind::AlreadyExists;
            let fault = if is_file {
                Fault::Unusable
            } else {
                error.into()
            };
            Failure::of_file(&fault, path)
        })?;
        // Only warned of: a folder in which one may write need not be one that may be opened.
        if let Some(Err(error)) = there.map(|there| whole::keep_names(path, there)) {
            log::warn!("the name of the data folder was not brought to the disk: {error}");
        }
        // The whole path is shown to people and kept among recent files.
        let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Ok(Self {
            path: whole,
            usual: false,
        })
    }

    /// `COCREA_DATA_DIR`, or the usual place of the system.
    ///
    /// # Errors
    /// As [`AppFolder::at`].
    pub fn default_for_system() -> Result<Self, Failure> {
        match std::env::var_os(Self::VARIABLE).filter(|value| !value.is_empty()) {
            Some(path) => Self::at(Path::new(&path)),
            None => {
                let place = usual_place().ok_or_else(|| Failure::refused("no_data_folder"))?;
                let usual = true;
                Ok(Self {
                    usual,
                    ..Self::at(&place)?
                })
            }
        }
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A free path in it for a process of this name.
    pub(crate) fn free_path(&self, name: &str) -> PathBuf {
        let stem = file_stem(name);
        let numbered = |number: u32| match number {
            1 => self.path.join(format!("{stem}.cocrea")),
            _ => self.path.join(format!("{stem} {number}.cocrea")),
        };
        (1..)
            .map(numbered)
            .find(|path| !path.exists() && !locks::beside(path).exists())
            .unwrap_or_else(|| numbered(1))
    }

    /// The secret of this installation, made on first start: in the system's keyring where that answers, else in a file
    /// that only its owner reads; never in a process. A folder that a person named keeps its own, so that it stays whole
    /// when it is carried elsewhere.
    ///
    /// # Errors
    /// `key_fault`: a key that cannot be read is never replaced in silence; `keyring_silent`; those of the system.
    pub(crate) fn installation(&self) -> Result<Installation, Failure> {
        self.installation_with(self.keyring())
    }

    /// Goes on as a new laptop, whose secret is in a file: what a person may choose when the keyring that holds the secret
    /// keeps silent. The next start finds that file.
    ///
    /// # Errors
    /// `keyring_answers`: nothing was changed then, and Cocrea starts; those of a start.
    pub fn start_anew(&self) -> Result<(), Failure> {
        self.start_anew_with(self.keyring())
    }

    /// The keyring to ask, where one is asked at all.
    fn keyring(&self) -> Option<Arc<dyn Keyring>> {
        let in_keyring = self.usual || self.path.join(KEYRING_FILE).exists();
        in_keyring.then(|| Arc::new(SystemKeyring) as Arc<dyn Keyring>)
    }

    fn start_anew_with(&self, keyring: Option<Arc<dyn Keyring>>) -> Result<(), Failure> {
        match self.installation_with(keyring) {
            Ok(_) => Err(Failure::refused("keyring_answers")),
            Err(failure) if failure.code == SILENT => cocrea_keys::start_anew(&self.path)
                .map(drop)
                .map_err(|fault| self.without_key(fault)),
            Err(failure) => Err(failure),
        }
    }

    fn installation_with(
        &self,
        keyring: Option<Arc<dyn Keyring>>,
    ) -> Result<Installation, Failure> {
        let installation = cocrea_keys::installation(&self.path, keyring, Patience::default())
            .map_err(|fault| self.without_key(fault))?;
        if let Some(device) = installation.lost {
            log::warn!("the keyring no longer holds the key of {device}: this is a new device");
        }
        Ok(installation)
    }

    fn without_key(&self, fault: cocrea_keys::Fault) -> Failure {
        let key = || self.path.join(KEY_FILE);
        match fault {
            cocrea_keys::Fault::Unreadable { path } => {
                Failure::fault("key_fault").with("path", path.display())
            }
            cocrea_keys::Fault::Foreign { .. } | cocrea_keys::Fault::Random(_) => {
                Failure::fault("key_fault").with("path", key().display())
            }
            cocrea_keys::Fault::Silent { .. } => Failure::fault(SILENT),
            cocrea_keys::Fault::Io { path, source } => Failure::of_file(&source.into(), &path),
        }
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
    use cocrea_keys::{KEY_FILE, KEYRING_FILE};

    #[test]
    fn who_has_a_silent_keyring_goes_on_as_a_new_laptop_and_nobody_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let data = AppFolder::at(folder.path()).unwrap();
        let old = "0123456789abcdef".repeat(2);
        std::fs::write(folder.path().join(KEYRING_FILE), format!("{old}\n")).unwrap();
        let asked = || data.installation_with(None);
        assert_eq!(asked().unwrap_err().code, "keyring_silent");
        assert!(!folder.path().join(KEY_FILE).exists(), "nothing by itself");
        data.start_anew_with(None).unwrap();
        let device = |kept: cocrea_keys::Installation| kept.seed.keypair().device();
        let anew = device(asked().unwrap());
        assert_ne!(anew.to_string(), old);
        // Whoever has a key keeps it; in the test, no keyring is one that keeps silent.
        let again = data.start_anew_with(None).unwrap_err();
        assert_eq!(again.code, "keyring_answers");
        assert_eq!(device(asked().unwrap()), anew);
    }

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
        let device = || data.installation().map(|kept| kept.seed.keypair().device());
        assert_eq!(device().unwrap(), device().unwrap());
        std::fs::write(folder.path().join("device.key"), "short").unwrap();
        assert_eq!(device().unwrap_err().code, "key_fault");
    }
}
