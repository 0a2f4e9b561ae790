//! Small files of the data folder that only their owner reads, written whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes a file where there is none; says whether there was none.
///
/// # Errors
/// Those of the system; no file is left behind then.
pub(crate) fn found(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let fresh = fresh(path);
    write(&fresh, bytes)?;
    let placed = match fs::hard_link(&fresh, path) {
        // Some file systems know no second name for a file.
        Err(_) if !path.exists() => fs::rename(&fresh, path),
        linked => {
            let _ = fs::remove_file(&fresh);
            linked
        }
    };
    match placed {
        Ok(()) => sync_folder(path).map(|()| true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => {
            let _ = fs::remove_file(&fresh);
            Err(error)
        }
    }
}

/// Puts a file in the place of another.
///
/// # Errors
/// Those of the system; the file is as it was then.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = fresh(path);
    write(&fresh, bytes)?;
    if let Err(error) = fs::rename(&fresh, path) {
        let _ = fs::remove_file(&fresh);
        return Err(error);
    }
    sync_folder(path)
}

fn fresh(path: &Path) -> std::path::PathBuf {
    path.with_extension(format!("{}.new", std::process::id()))
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a start left behind that was killed, under the same number.
    let _ = fs::remove_file(path);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    if written.is_err() {
        let _ = fs::remove_file(path);
    }
    written
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent() else {
        return Ok(());
    };
    match File::open(folder)?.sync_all() {
        // Some file systems of sticks and network drives know no such thing for a folder.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        outcome => outcome,
    }
}

/// Windows opens no folder as a file; NTFS keeps the order of names in its own journal.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
