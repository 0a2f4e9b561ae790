//! Files that are written whole or not at all, for every crate that writes any, and the drives they are on.
//!
//! Invariants:
//! - **A name stands for a whole file.** What is written gets its name when all of it reached the disk, and the name is
//!   brought there too: an fsync of a file does not promise its name (POSIX.1-2017, fsync).
//! - **What fails leaves nothing behind**, and a file that had the name is as it was.
//!
//! Deliberately absent: what may stand where (`cocrea-app`), and what the bytes are.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod drive;

pub use drive::{Drive, drive_of};

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many leftovers of other runs are stepped over before giving up.
const TEMPORARY_NAMES: u32 = 1_000;
/// How the name of a file under way begins and ends; between are the number of the program and one of its own.
const BEGINS: &str = ".cocrea-";
const ENDS: &str = ".part";
/// Longer than anything that is still written to goes without a byte.
const UNDER_WAY: Duration = Duration::from_secs(3_600);

/// Puts a file in the place of another, so that the name only ever stands for a whole one that reached the disk.
///
/// # Errors
/// Those of the system; a file that had the name is as it was then.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_beside(path, bytes, &new_file())?.become_file(path)?;
    sync_folder(folder_of(path))
}

/// [`replace`], with a file that only its owner may read.
///
/// # Errors
/// As [`replace`].
pub fn replace_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_beside(path, bytes, &private_file())?.become_file(path)?;
    sync_folder(folder_of(path))
}

/// Writes a file that only its owner may read where there is none; says whether there was none.
///
/// # Errors
/// Those of the system; no file is left behind then.
pub fn found(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let fresh = write_beside(path, bytes, &private_file())?;
    place(fresh.path(), path)
}

/// Gives a whole file its name where there is none; says whether there was none. The name it had is gone either way.
///
/// # Errors
/// Those of the system; no file is left behind then.
pub fn place(fresh: &Path, path: &Path) -> io::Result<bool> {
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
pub fn make_folder(path: &Path, inside: &Path) -> io::Result<()> {
    fs::create_dir_all(path)?;
    // Also where they are there already: whoever made them may have been killed before this.
    keep_names(path, inside)
}

/// Brings the name of a folder inside another one to the disk, with those on the way to it: what a folder holds is lost
/// with its name, which no fsync of the folder itself promises (POSIX.1-2017, fsync; Linux, fsync(2)).
///
/// # Errors
/// Those of the system.
pub fn keep_names(path: &Path, inside: &Path) -> io::Result<()> {
    let folders = path.ancestors().take_while(|folder| *folder != inside);
    folders.map(folder_of).try_for_each(sync_folder)
}

/// Puts a whole file in the place of another one that nobody has open.
///
/// # Errors
/// Those of the system; both files are as they were then.
pub fn put_over(fresh: &Path, path: &Path) -> io::Result<()> {
    fs::rename(fresh, path)?;
    sync_folder(folder_of(path))
}

fn write_beside(path: &Path, bytes: &[u8], options: &OpenOptions) -> io::Result<Temporary> {
    if path.file_name().is_none() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let (mut file, fresh) = Temporary::open(folder_of(path), options)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(fresh)
}

/// A file under way to its name: it goes away unless it gets there.
#[derive(Debug)]
pub struct Temporary {
    path: PathBuf,
    named: bool,
}

impl Temporary {
    /// A new one in a folder. What programs that were killed left there of theirs goes away.
    ///
    /// # Errors
    /// Those of the system.
    pub fn create(folder: &Path) -> io::Result<(File, Self)> {
        Self::open(folder, &new_file())
    }

    fn open(folder: &Path, options: &OpenOptions) -> io::Result<(File, Self)> {
        sweep(folder);
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for attempt in 0..TEMPORARY_NAMES {
            // Short, so that it fits wherever the name itself fits.
            let path = folder.join(format!("{BEGINS}{}-{attempt}{ENDS}", std::process::id()));
            match options.open(&path) {
                Ok(file) => return Ok((file, Self { path, named: false })),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    /// Where it is now.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives it its name; a file that had it before is replaced.
    ///
    /// # Errors
    /// Those of the system; a file that had the name is as it was then.
    pub fn become_file(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.named = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the renaming the name may already be another writer's.
        if !self.named {
            // The failure that brought us here has its own error, and says more than this one would.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Removes what programs that were killed left under way in a folder; what may still be under way stays. Of other laptops
/// too: a stick goes round.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let ours = name
            .to_str()
            .and_then(|name| name.strip_prefix(BEGINS)?.strip_suffix(ENDS));
        let is_mark = |mark: &str| {
            let mut numbers = mark.split('-');
            let mut number = || {
                numbers
                    .next()
                    .is_some_and(|part| part.parse::<u32>().is_ok())
            };
            number() && number() && numbers.next().is_none()
        };
        let is_old = || {
            let written = entry.metadata().and_then(|known| known.modified());
            let age = written.ok().and_then(|written| written.elapsed().ok());
            age.is_some_and(|age| age > UNDER_WAY)
        };
        if ours.is_some_and(is_mark) && is_old() {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn private_file() -> OpenOptions {
    let mut options = new_file();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn new_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options
}

/// Leaves nothing behind when something failed.
fn settle(done: io::Result<()>, fresh: &Path) -> io::Result<()> {
    if done.is_err() {
        let _ = fs::remove_file(fresh);
    }
    done
}

/// The folder of a path; that of the program where it names none.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Brings the names in a folder to the disk.
///
/// # Errors
/// Those of the system.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
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
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{found, place, replace, replace_private};
    use std::fs::{self, File};
    use std::time::Duration;

    #[test]
    fn what_is_found_is_there_once_and_what_is_replaced_is_the_last() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        assert!(found(&path, b"one").unwrap());
        assert!(!found(&path, b"two").unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        replace(&path, b"three").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_killed_programs_left_goes_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let hours = |hours: u64| std::time::SystemTime::now() - Duration::from_secs(hours * 3_600);
        let lay = |name: &str, age| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(hours(age)).unwrap();
        };
        lay(".cocrea-7-0.part", 2);
        lay(".cocrea-7-1.part", 0);
        for another in [
            ".cocrea-a-0.part",
            ".cocrea-7.part",
            ".cocrea-7-0-0.part",
            "7-0.part",
        ] {
            lay(another, 2);
        }
        replace(&folder.path().join("file"), b"whole").unwrap();
        let left = |name: &str| folder.path().join(name).exists();
        assert!(!left(".cocrea-7-0.part") && left(".cocrea-7-1.part"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 6);
    }

    #[test]
    fn a_name_that_is_taken_is_not_given_again_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let (fresh, path) = (folder.path().join("fresh"), folder.path().join("taken"));
        fs::write(&fresh, b"new").unwrap();
        fs::write(&path, b"old").unwrap();
        assert!(!place(&fresh, &path).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert!(replace(folder.path().join("no/such").as_path(), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_is_found_only_its_owner_reads() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        found(&path, b"secret").unwrap();
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(), 0o600);
        fs::write(&path, b"older").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        replace_private(&path, b"secret").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), mode()),
            (b"secret".to_vec(), 0o600)
        );
    }
}
