//! What may stand where: never a document or a bundle over what only Cocrea writes.

use crate::{App, Failure, locks};
pub(crate) use cocrea_disk::{folder_of, keep_names, make_folder, place, put_over, replace};
use cocrea_keys::{KEY_FILE, KEYRING_FILE};
use cocrea_store::SLOTS_ENDING;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

/// What SQLite and Cocrea keep beside a process while it is open.
const BESIDE: [&str; 5] = ["-wal", "-shm", "-journal", ".lock", SLOTS_ENDING];
/// What the data folder holds besides processes.
pub(crate) const SETTINGS: &str = "settings.json";
pub(crate) const DEVICES: &str = "devices.json";

/// Whether a person's choice would put a document or a bundle over anything but an older one of its kind.
///
/// # Errors
/// `file_exists` then; `path_unusable` when the path names no file.
pub(crate) fn may_stand(app: &App, path: &Path, kind: Kind) -> Result<(), Failure> {
    let Some(name) = path.file_name().map(|name| name.to_string_lossy()) else {
        return Err(Failure::refused("path_unusable").with("path", path.display()));
    };
    let own = [KEY_FILE, KEYRING_FILE, SETTINGS, DEVICES].contains(&name.as_ref())
        && fs::canonicalize(folder_of(path)).is_ok_and(|folder| folder == app.folder.path());
    let beside = BESIDE
        .iter()
        .filter_map(|ending| name.strip_suffix(ending))
        .any(|process| is_process(&path.with_file_name(process)));
    // Whatever is neither file nor folder, such as a device, is somebody else's. Of a folder the system says so.
    let another = fs::metadata(path)
        .is_ok_and(|found| !(found.is_dir() || found.is_file() && kind.begins(path)));
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
    /// A bundle: an envelope (age v1), or the name of its first entry.
    Bundle,
}

impl Kind {
    const fn first_bytes(self) -> &'static [&'static [u8]] {
        match self {
            Self::Process => &[b"SQLite format 3\0"],
            Self::Document => &[b"%PDF-"],
            Self::Bundle => &[b"age-encryption.org/", b"manifest.cbor\0"],
        }
    }

    /// Whether a file begins so; an empty one may become anything.
    fn begins(self, path: &Path) -> bool {
        let mut found = Vec::new();
        let read = File::open(path).and_then(|file| file.take(64).read_to_end(&mut found));
        let known = self
            .first_bytes()
            .iter()
            .any(|first| found.starts_with(first));
        read.is_ok() && (known || (found.is_empty() && self != Self::Process))
    }
}

fn is_process(path: &Path) -> bool {
    path.is_file() && (Kind::Process.begins(path) || locks::beside(path).is_file())
}
