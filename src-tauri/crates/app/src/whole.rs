//! Files that are written whole or not at all, and never over what only Cocrea writes.

use crate::{App, Failure};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

/// What SQLite and Cocrea keep beside a process while it is open.
const BESIDE: [&str; 4] = ["-wal", "-shm", "-journal", ".lock"];
/// What the data folder holds besides processes.
pub(crate) const KEY: &str = "device.key";
pub(crate) const SETTINGS: &str = "settings.json";
pub(crate) const DEVICES: &str = "devices.json";
/// How many leftovers of other runs are stepped over before giving up.
const TEMPORARY_NAMES: u32 = 1_000;

/// Puts a file in the place of another, so that the name only ever stands for a whole one that reached the disk.
///
/// # Errors
/// Those of the system; a file that had the name is as it was then.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let fresh = write_beside(path, bytes, &new_file())?;
    settle(fs::rename(&fresh, path), &fresh)?;
    sync_folder(folder_of(path))
}

/// Writes a file that only its owner may read where there is none; says whether there was none.
///
/// # Errors
/// Those of the system; no file is left behind then.
pub(crate) fn found(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let mut options = new_file();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let fresh = write_beside(path, bytes, &options)?;
    place(&fresh, path)
}

/// Gives a whole file its name where there is none; says whether there was none. The name it had is gone either way.
///
/// # Errors
/// Those of the system; no file is left behind then.
pub(crate) fn place(fresh: &Path, path: &Path) -> io::Result<bool> {
    match fs::hard_link(fresh, path) {
        // Some file systems know no second name for a file.
        Err(_) if !path.exists() => settle(fs::rename(fresh, path), fresh)?,
        linked => {
            let _ = fs::remove_file(fresh);
            if let Err(error) = linked {
                let taken = error.kind() == io::ErrorKind::AlreadyExists;
                return if taken { Ok(false) } else { Err(error) };
            }
        }
    }
    sync_folder(folder_of(path)).map(|()| true)
}

/// Makes a folder inside another one, with those on the way to it, and brings their names to the disk.
///
/// # Errors
/// Those of the system.
pub(crate) fn make_folder(path: &Path, inside: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    // Also where they are there already: whoever made them may have been killed before this.
    keep_names(path, inside)
}

/// Brings the name of a folder inside another one to the disk, with those on the way to it: what a folder holds is lost
/// with its name, which no fsync of the folder itself promises (POSIX.1-2017, fsync; Linux, fsync(2)).
///
/// # Errors
/// Those of the system.
pub(crate) fn keep_names(path: &Path, inside: &Path) -> io::Result<()> {
    let folders = path.ancestors().take_while(|folder| *folder != inside);
    folders.map(folder_of).try_for_each(sync_folder)
}

/// Puts a whole file in the place of another one that nobody has open.
///
/// # Errors
/// Those of the system; both files are as they were then.
pub(crate) fn put_over(fresh: &Path, path: &Path) -> io::Result<()> {
    fs::rename(fresh, path)?;
    sync_folder(folder_of(path))
}

/// Whether a person's choice would put a document or a bundle over anything but an older one of its kind.
///
/// # Errors
/// `file_exists` then; `cannot_write` when the path names no file.
pub(crate) fn may_stand(app: &App, path: &Path, kind: Kind) -> Result<(), Failure> {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else {
        return Err(Failure::fault("cannot_write").with("path", path.display()));
    };
    let own = [KEY, SETTINGS, DEVICES].contains(&name.as_ref())
        && fs::canonicalize(folder_of(path)).is_ok_and(|folder| folder == app.folder.path());
    let beside = BESIDE
        .iter()
        .filter_map(|ending| name.strip_suffix(ending))
        .any(|process| is_process(&path.with_file_name(process)));
    let another = path.is_file() && !kind.begins(path);
    if own || beside || another {
        return Err(Failure::refused("file_exists").with("path", path.display()));
    }
    Ok(())
}

/// A kind of file, by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A process: SQLite file format, §1.3.1.
    Process,
    /// A document: ISO 32000-1, §7.5.2.
    Document,
    /// A bundle: the name of its first entry.
    Bundle,
}

impl Kind {
    const fn first_bytes(self) -> &'static [u8] {
        match self {
            Self::Process => b"SQLite format 3\0",
            Self::Document => b"%PDF-",
            Self::Bundle => b"manifest.cbor\0",
        }
    }

    /// Whether a file begins so; an empty one may become anything.
    fn begins(self, path: &Path) -> bool {
        let wanted = self.first_bytes();
        let mut found = Vec::new();
        let read = File::open(path)
            .and_then(|file| file.take(wanted.len() as u64).read_to_end(&mut found));
        read.is_ok() && (found == wanted || (found.is_empty() && self != Self::Process))
    }
}

fn is_process(path: &Path) -> bool {
    path.is_file() && Kind::Process.begins(path)
}

fn write_beside(path: &Path, bytes: &[u8], options: &OpenOptions) -> io::Result<PathBuf> {
    if path.file_name().is_none() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let (mut file, fresh) = temporary(folder_of(path), options)?;
    settle(file.write_all(bytes).and_then(|()| file.sync_all()), &fresh)?;
    Ok(fresh)
}

fn new_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options
}

fn temporary(folder: &Path, options: &OpenOptions) -> io::Result<(File, PathBuf)> {
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..TEMPORARY_NAMES {
        // Short, so that it fits wherever the name itself fits.
        let path = folder.join(format!(".cocrea-{}-{attempt}.new", std::process::id()));
        match options.open(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            Err(error) => return Err(error),
        }
    }
    Err(last)
}

/// Leaves nothing behind when something failed.
fn settle(done: io::Result<()>, fresh: &Path) -> io::Result<()> {
    if done.is_err() {
        let _ = fs::remove_file(fresh);
    }
    done
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
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
