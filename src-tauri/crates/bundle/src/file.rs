//! Bundles on a disk or a stick.

use crate::{Bundle, Fault, Limits, Manifest, Refused, read, read_unless_known};
use cocrea_disk::{folder_of, sync_folder};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// How many leftovers of other runs are stepped over before giving up.
const TEMPORARY_NAMES: u32 = 1_000;

/// Reads and verifies the bundle in a file, within the default [`Limits`].
///
/// # Errors
/// As [`read`]; a folder or a device is [`Refused::NotABundle`].
pub fn read_file(path: &Path) -> Result<Bundle, Refused> {
    read_file_unless_known(path, |_| false)
}

/// [`read_file`] as [`read_unless_known`].
///
/// # Errors
/// As [`read_file`].
pub fn read_file_unless_known(
    path: &Path,
    is_known: impl FnOnce(&Manifest) -> bool,
) -> Result<Bundle, Refused> {
    let limits = Limits::default();
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Refused::NotABundle);
    }
    if metadata.len() > limits.bundle {
        return Err(Refused::TooLarge { what: "bundle" });
    }
    read_unless_known(BufReader::new(File::open(path)?), &limits, is_known)
}

/// Writes a bundle so that the name only ever stands for a whole one: under another name in the same folder, to the
/// disk, read again and verified, then renamed. A file that had the name before is replaced.
///
/// # Errors
/// [`Fault`]; then no other file is left behind and a file of that name is as it was. The one exception: when only the
/// folder cannot be brought to the disk after the renaming, the new file stands there, whole.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    write_through(path, bytes, |file| file.write_all(bytes))
}

/// [`write_file`], with the filling of the file apart so that a test can stand in for a bad disk.
fn write_through(
    path: &Path,
    bytes: &[u8],
    fill: impl FnOnce(&mut File) -> io::Result<()>,
) -> Result<(), Fault> {
    if path.file_name().is_none() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput).into());
    }
    let folder = folder_of(path);
    let (mut file, temporary) = Temporary::create(folder)?;
    fill(&mut file)?;
    file.sync_all()?;
    drop(file);
    verify_kept(&temporary.path, bytes)?;
    temporary.become_file(path)?;
    sync_folder(folder)?;
    Ok(())
}

fn verify_kept(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    let mut kept = Hashed {
        source: File::open(path)?,
        hasher: blake3::Hasher::new(),
    };
    read(BufReader::new(&mut kept), &Limits::default()).map_err(Fault::NotKept)?;
    if kept.hasher.finalize() == blake3::hash(bytes) {
        Ok(())
    } else {
        Err(Fault::NotKept(Refused::altered("end")))
    }
}

/// A file that goes away unless it was renamed.
struct Temporary {
    path: PathBuf,
    renamed: bool,
}

impl Temporary {
    fn create(folder: &Path) -> io::Result<(File, Self)> {
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for attempt in 0..TEMPORARY_NAMES {
            // Short, so that it fits wherever the name itself fits.
            let path = folder.join(format!(".cocrea-{}-{attempt}.part", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => {
                    let renamed = false;
                    return Ok((file, Self { path, renamed }));
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(error),
            }
        }
        Err(last)
    }

    fn become_file(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.renamed = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // After the renaming the name may already be another writer's.
        if !self.renamed {
            // The failure that brought us here has its own error, and says more than this one would.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// A source that hashes what is read from it.
struct Hashed<R> {
    source: R,
    hasher: blake3::Hasher,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.source.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::write_through;
    use crate::{Contents, Fault, write};
    use cocrea_keys::Keypair;
    use cocrea_ledger::DeviceId;
    use std::fs::{self, File};
    use std::io::{self, ErrorKind, Seek, Write};
    use uuid::Uuid;

    fn bundle(made_ms: i64) -> Vec<u8> {
        let contents = Contents {
            process: Uuid::nil(),
            process_name: "Hermosillo".to_owned(),
            sender_label: "Laptop Mesa 1".to_owned(),
            made_ms,
            app_version: "0.1.0".to_owned(),
            devices: Vec::new(),
            organiser: DeviceId([1; 16]),
            has: Vec::new(),
            segments: Vec::new(),
            heads: Vec::new(),
        };
        write(&contents, &Keypair::from_seed(&[1; 32])).unwrap()
    }

    /// What comes of writing over an older bundle when the disk does this; the older one must stay, and stay alone.
    fn failure(fill: impl FnOnce(&mut File, &[u8]) -> io::Result<()>) -> Fault {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.paquete");
        fs::write(&path, bundle(1)).unwrap();
        let newer = bundle(2);
        let fault = write_through(&path, &newer, |file| fill(file, &newer)).unwrap_err();
        assert!(fs::read(&path).unwrap() == bundle(1));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        fault
    }

    #[test]
    fn a_full_disk_leaves_the_older_bundle_alone() {
        let fault = failure(|file, bytes| {
            file.write_all(&bytes[..bytes.len() / 2])?;
            Err(ErrorKind::StorageFull.into())
        });
        assert!(matches!(fault, Fault::Io(error) if error.kind() == ErrorKind::StorageFull));
    }

    #[test]
    fn a_stick_that_keeps_other_bytes_than_it_was_given_is_found_out() {
        let not_kept = |fault: Fault| assert!(matches!(fault, Fault::NotKept(_)), "{fault:?}");
        not_kept(failure(|_, _| Ok(())));
        not_kept(failure(|file, bytes| file.write_all(&bytes[1..])));
        not_kept(failure(|file, bytes| {
            file.write_all(&[bytes, &[0]].concat())
        }));
        not_kept(failure(|file, bytes| {
            file.write_all(bytes)?;
            file.seek(io::SeekFrom::Start(700))?;
            file.write_all(&[bytes[700] ^ 1])
        }));
    }

    #[test]
    fn a_stick_that_keeps_another_whole_bundle_is_found_out() {
        let fault = failure(|file, _| file.write_all(&bundle(3)));
        assert!(matches!(fault, Fault::NotKept(_)), "{fault:?}");
    }
}
