//! Keys of sessions: what a laptop opens the data of persons with until the list of a session is closed.
//!
//! Each is random and stands in a file of its own outside the process, so that forgetting it is removing that file: from
//! then on only the organiser opens what was sealed to both.

use crate::{Identity, Seed};
use cocrea_disk::{folder_of, found, sync_folder};
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;
use zeroize::Zeroizing;

/// The identity that is kept in a file; nothing when there is none.
///
/// # Errors
/// Those of the file; [`ErrorKind::InvalidData`] when it holds no key.
pub fn session_identity(path: &Path) -> io::Result<Option<Identity>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => Zeroizing::new(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let bytes: [u8; 32] = bytes
        .as_slice()
        .try_into()
        .map_err(|_| io::Error::from(ErrorKind::InvalidData))?;
    Ok(Some(Seed::from_bytes(bytes).identity()))
}

/// The identity that is kept in a file, or a new one that only the owner of the file may read.
///
/// # Errors
/// As [`session_identity`], and those of the system's source of randomness.
pub fn found_session_identity(path: &Path) -> io::Result<Identity> {
    if let Some(kept) = session_identity(path)? {
        return Ok(kept);
    }
    let seed = Seed::new().map_err(io::Error::other)?;
    // Another program may have been faster: what stands there counts.
    found(path, seed.bytes())?;
    session_identity(path)?.ok_or_else(|| ErrorKind::NotFound.into())
}

/// Forgets the identity in a file: it is written over, and then removed. A disk that moves what is written over may
/// still hold it until it needs the room.
///
/// # Errors
/// Those of the file.
pub fn forget_session_identity(path: &Path) -> io::Result<()> {
    let over = OpenOptions::new()
        .write(true)
        .open(path)
        .and_then(|mut file| {
            file.write_all(&[0; 32])?;
            file.sync_all()
        });
    match over.and_then(|()| fs::remove_file(path)) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => sync_folder(folder_of(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::{forget_session_identity, found_session_identity, session_identity};
    use std::fs;

    #[test]
    fn a_key_is_there_until_it_is_forgotten_and_another_one_after() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.key");
        assert!(session_identity(&path).unwrap().is_none());
        let first = found_session_identity(&path).unwrap().recipient();
        let again = found_session_identity(&path).unwrap().recipient();
        assert_eq!(first, again);
        forget_session_identity(&path).unwrap();
        assert!(session_identity(&path).unwrap().is_none());
        forget_session_identity(&path).unwrap();
        assert_ne!(found_session_identity(&path).unwrap().recipient(), first);
    }

    #[test]
    fn a_file_that_holds_no_key_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.key");
        fs::write(&path, "hola").unwrap();
        assert!(session_identity(&path).is_err() && found_session_identity(&path).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"hola");
    }
}
