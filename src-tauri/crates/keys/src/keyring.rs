//! The keyring of the system, which may not answer.

use keyring_core::{Entry, Error};
use std::collections::HashMap;
use zeroize::Zeroizing;

/// What all entries stand under.
const SERVICE: &str = "Cocrea";

/// The keyring did not answer, or not in a way that helps: there is none, it is locked, it was not to be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the keyring does not answer")]
pub struct Silent;

/// A place of the system for secrets, each under a name. Any call may take as long as a person takes to type a password.
pub trait Keyring: Send + Sync {
    /// The secret under a name; `None` where there is none.
    ///
    /// # Errors
    /// [`Silent`].
    fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>, Silent>;

    /// Puts a secret under a name.
    ///
    /// # Errors
    /// [`Silent`].
    fn set(&self, name: &str, secret: &str) -> Result<(), Silent>;

    /// Takes the secret under a name away; where there is none that is well.
    ///
    /// # Errors
    /// [`Silent`].
    fn remove(&self, name: &str) -> Result<(), Silent>;
}

/// Secret Service on Linux (over D-Bus, without libdbus), Credential Manager on Windows, Keychain on macOS.
///
/// On Windows entries stay on their computer: one that followed its person to another would give two laptops one key.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemKeyring;

fn entry(name: &str) -> Result<Entry, Silent> {
    keyring::Entry::store_status()
        .as_ref()
        .map_err(|_| Silent)?;
    let mut modifiers = HashMap::new();
    if cfg!(windows) {
        modifiers.insert("persistence", "local");
    } else if !cfg!(target_os = "macos") {
        modifiers.insert("label", SERVICE);
    }
    Entry::new_with_modifiers(SERVICE, name, &modifiers).map_err(|_| Silent)
}

impl Keyring for SystemKeyring {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<String>>, Silent> {
        match entry(name)?.get_password() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(_) => Err(Silent),
        }
    }

    fn set(&self, name: &str, secret: &str) -> Result<(), Silent> {
        entry(name)?.set_password(secret).map_err(|_| Silent)
    }

    fn remove(&self, name: &str) -> Result<(), Silent> {
        match entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(_) => Err(Silent),
        }
    }
}
