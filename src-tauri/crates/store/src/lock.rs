//! The lock beside a process file: one program at a time writes it.

use crate::Fault;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

/// A lock that is held. The system gives it back even when the program is killed.
pub(crate) struct Lock {
    // Held, not read.
    _file: File,
    #[cfg_attr(
        not(unix),
        allow(dead_code, reason = "an open file is removed on Unix only")
    )]
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of a process file.
    ///
    /// # Errors
    /// [`Fault::InUse`] when another program holds it, and those of the folder.
    pub(crate) fn take(process: &Path) -> Result<Self, Fault> {
        let path = path(process).ok_or(Fault::NotFound)?;
        loop {
            let file = OpenOptions::new()
                .create(true)
                .truncate(false)
                .write(true)
                .open(&path)?;
            match file.try_lock() {
                Ok(()) if is_there(&file, &path) => return Ok(Self { _file: file, path }),
                // Who held it before took the file away meanwhile: this lock would keep nobody out.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Fault::InUse),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Still held while its file goes, so that nobody can take it in between.
        #[cfg(unix)]
        let _ = std::fs::remove_file(&self.path);
    }
}

fn path(process: &Path) -> Option<PathBuf> {
    let mut name = process.file_name()?.to_os_string();
    name.push(".lock");
    Some(process.with_file_name(name))
}

/// Whether the file that is locked is the one that others find.
#[cfg(unix)]
fn is_there(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(held), Ok(found)) = (file.metadata(), path.metadata()) else {
        return false;
    };
    (held.dev(), held.ino()) == (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn is_there(_: &File, _: &Path) -> bool {
    true
}
