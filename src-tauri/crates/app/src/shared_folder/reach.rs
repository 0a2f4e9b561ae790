//! The one place that touches the shared folder: with patience, since a drive that is gone may never answer.

use crate::{Failure, FilePurpose};
use cocrea_disk::sync_folder;
use cocrea_ledger::DeviceId;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

/// How long a look into the folder may take.
pub(super) const LOOK: Duration = Duration::from_secs(20);
/// Bytes a second of a drive that is slow and alive.
const SLOW: u64 = 1_000_000;
/// The most files that are looked into, those named for this process first: each may cost a second.
const MOST_FILES: usize = 200;
/// The most names that are read.
const MOST_NAMES: usize = 20_000;
/// Digits of the random end of a process id, and of a device, in the name of a file.
const PROCESS_DIGITS: usize = 12;
const DEVICE_DIGITS: usize = 8;

/// How long a file of this size may take to come or go.
pub(super) fn patience_for(bytes: u64) -> Duration {
    LOOK + Duration::from_secs(bytes / SLOW)
}

/// How files of this process are named in a shared folder: without anybody's name.
#[derive(Debug, Clone)]
pub(super) struct Names {
    /// What the names of all its files begin with.
    process: String,
    /// The file of this laptop.
    pub(super) own: OsString,
    /// What it is called until it is whole: `~syncthing~` is what Syncthing skips and takes away after a day, `.part` what
    /// Nextcloud skips (Syncthing lib/fs/tempname.go; Nextcloud desktop sync-exclude.lst).
    unfinished: OsString,
}

impl Names {
    pub(super) fn of(process: Uuid, device: DeviceId) -> Self {
        let digits = process.simple().to_string();
        let process = format!("{}-", &digits[digits.len() - PROCESS_DIGITS..]);
        let device: String = device.to_string().chars().take(DEVICE_DIGITS).collect();
        Self {
            own: format!("{process}{device}.{}", FilePurpose::Bundle.ending()).into(),
            unfinished: format!("~syncthing~{process}{device}.part").into(),
            process,
        }
    }

    /// Whether a file says in its name that it is of this process, as its conflict copies do too.
    pub(super) fn are_of_this(&self, name: &OsString) -> bool {
        name.to_string_lossy().starts_with(&self.process)
    }

    /// Whether it says that it is of another one: then it is never opened.
    fn are_of_another(&self, name: &str) -> bool {
        let is_hex = |part: &str, digits| {
            part.len() == digits && part.bytes().all(|byte| byte.is_ascii_hexdigit())
        };
        let named = name.split_once('-').is_some_and(|(process, rest)| {
            let device = rest.get(..DEVICE_DIGITS).unwrap_or_default();
            is_hex(process, PROCESS_DIGITS) && is_hex(device, DEVICE_DIGITS)
        });
        named && !name.starts_with(&self.process)
    }

    /// Whether a file is worth a look.
    fn concern(&self, name: &str) -> bool {
        let (stem, ending) = name.rsplit_once('.').unwrap_or_default();
        ending.eq_ignore_ascii_case(FilePurpose::Bundle.ending())
            && !stem.is_empty()
            && !stem.starts_with(['.', '~'])
            && !self.are_of_another(name)
    }
}

/// By what one sees that a file changed.
pub(super) type Stamp = (u64, Option<SystemTime>);

/// A file with the ending of a bundle.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) name: OsString,
    pub(super) stamp: Stamp,
    /// A file and nothing that leads elsewhere.
    pub(super) plain: bool,
}

impl Found {
    /// Its size in bytes.
    pub(super) const fn size(&self) -> u64 {
        self.stamp.0
    }
}

/// What lies in the folder.
#[derive(Debug)]
pub(super) struct Listing {
    /// Those worth a look, by name, those of this process first.
    pub(super) files: Vec<Found>,
    /// There are more than are looked into.
    pub(super) crowded: bool,
}

/// Lists what is worth a look; nothing is opened.
///
/// # Errors
/// Those of the system.
pub(super) fn list(folder: &Path, names: &Names) -> io::Result<Listing> {
    let mut entries = fs::read_dir(folder)?;
    let mut found = Vec::new();
    for entry in entries.by_ref().take(MOST_NAMES) {
        let entry = entry?;
        let name = entry.file_name();
        if !names.concern(&name.to_string_lossy()) {
            continue;
        }
        let metadata = match entry.metadata() {
            Ok(metadata) => metadata,
            // It went away meanwhile.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        found.push(Found {
            name,
            stamp: (metadata.len(), metadata.modified().ok()),
            plain: metadata.is_file(),
        });
    }
    found.sort_by_cached_key(|one| (!names.are_of_this(&one.name), one.name.clone()));
    let crowded = found.len() > MOST_FILES || entries.next().is_some();
    found.truncate(MOST_FILES);
    Ok(Listing {
        files: found,
        crowded,
    })
}

/// Puts this laptop's file in its place: under a name that others skip, to the disk, compared, then renamed.
///
/// # Errors
/// Those of the system; a file that had the name is as it was then.
pub(super) fn drop_into(folder: &Path, names: &Names, fresh: &Path) -> io::Result<()> {
    let unfinished = folder.join(&names.unfinished);
    // Of a program that was ended, or laid there to lead elsewhere: it is never written through.
    match fs::remove_file(&unfinished) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let placed = copy_whole(fresh, &unfinished)
        .and_then(|()| fs::rename(&unfinished, folder.join(&names.own)));
    if placed.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    placed?;
    sync_folder(folder)
}

fn copy_whole(fresh: &Path, to: &Path) -> io::Result<()> {
    let mut copy = OpenOptions::new().write(true).create_new(true).open(to)?;
    let source: &mut dyn io::Read = &mut File::open(fresh)?;
    io::copy(source, &mut copy)?;
    copy.sync_all()?;
    drop(copy);
    if is_same(fresh, to)? {
        Ok(())
    } else {
        Err(ErrorKind::InvalidData.into())
    }
}

fn is_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    loop {
        left.clear();
        right.clear();
        one.by_ref().take(1 << 16).read_to_end(&mut left)?;
        other.by_ref().take(1 << 16).read_to_end(&mut right)?;
        if left != right || left.is_empty() {
            return Ok(left == right);
        }
    }
}

/// Asks folders, and waits only so long for each answer.
#[derive(Default)]
pub(super) struct Reach {
    /// Folders that have not answered yet: none is asked twice at once.
    silent: Arc<Mutex<BTreeSet<PathBuf>>>,
}

impl Reach {
    /// What a question to the folder gives within some time. One that comes too late is answered for nobody.
    ///
    /// # Errors
    /// `folder_silent`, and those of the question.
    pub(super) fn ask<T: Send + 'static>(
        &self,
        folder: &Path,
        patience: Duration,
        question: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let silent = || Failure::refused("folder_silent").with("path", folder.display());
        if !waiting(&self.silent).insert(folder.to_owned()) {
            return Err(silent());
        }
        let answered = Answered(Arc::clone(&self.silent), folder.to_owned());
        let (answer, heard) = mpsc::channel();
        thread::Builder::new()
            .name("shared folder".to_owned())
            .spawn(move || {
                let told = question();
                drop(answered);
                let _ = answer.send(told);
            })
            .map_err(|error| Failure::of_file(&error.into(), folder))?;
        heard
            .recv_timeout(patience)
            .unwrap_or_else(|_| Err(silent()))
    }
}

/// The folder answers again, also when the question ended in a panic.
struct Answered(Arc<Mutex<BTreeSet<PathBuf>>>, PathBuf);

impl Drop for Answered {
    fn drop(&mut self) {
        waiting(&self.0).remove(&self.1);
    }
}

fn waiting(folders: &Mutex<BTreeSet<PathBuf>>) -> MutexGuard<'_, BTreeSet<PathBuf>> {
    folders.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why the folder could not be looked into.
pub(super) fn unread(error: &io::Error, folder: &Path) -> Failure {
    if error.kind() == ErrorKind::PermissionDenied {
        return Failure::refused("cannot_read").with("path", folder.display());
    }
    undropped(error, folder)
}

/// Why nothing could be put into the folder.
pub(super) fn undropped(error: &io::Error, folder: &Path) -> Failure {
    if GONE.contains(&error.kind()) {
        return Failure::refused("folder_gone").with("path", folder.display());
    }
    Failure::of_file(&io::Error::from(error.kind()).into(), folder)
}

/// What the system says of a path that leads nowhere, and of a drive whose server is not there.
const GONE: [ErrorKind; 10] = [
    ErrorKind::NotFound,
    ErrorKind::NotADirectory,
    ErrorKind::InvalidInput,
    ErrorKind::InvalidFilename,
    ErrorKind::NotConnected,
    ErrorKind::HostUnreachable,
    ErrorKind::NetworkUnreachable,
    ErrorKind::NetworkDown,
    ErrorKind::TimedOut,
    ErrorKind::StaleNetworkFileHandle,
];

#[cfg(test)]
mod tests {
    use super::{Names, Reach, drop_into, list};
    use crate::Failure;
    use cocrea_ledger::DeviceId;
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc;
    use std::time::Duration;
    use uuid::Uuid;

    fn names() -> Names {
        Names::of(Uuid::from_u128(0xabc), DeviceId([7; 16]))
    }

    #[test]
    fn a_name_tells_no_person_and_what_is_of_another_process_or_unfinished_is_passed_over() {
        let names = names();
        assert_eq!(names.own, "000000000abc-07070707.paquete");
        for name in [
            "000000000abc-01010101.paquete",
            "000000000abc-01010101.sync-conflict-20261123-080000-ABCDEFG.paquete",
            "000000000abc-01010101 (conflicted copy 2026-11-23 080000).PAQUETE",
            "Plan de Altares.paquete",
            "mesa-3.paquete",
        ] {
            assert!(names.concern(name), "{name}");
        }
        for name in [
            "000000000abd-01010101.paquete",
            "~syncthing~000000000abc-07070707.part",
            "~syncthing~a.paquete",
            ".a.paquete",
            ".paquete",
            "paquete",
            "a.paquete.txt",
            "Plan.cocrea",
        ] {
            assert!(!names.concern(name), "{name}");
        }
    }

    #[test]
    fn a_folder_that_does_not_answer_is_left_alone_until_it_does() {
        let (reach, folder) = (Reach::default(), Path::new("/red"));
        let (free, freed) = mpsc::channel::<()>();
        let hangs = move || Ok(freed.recv().is_ok());
        let code = |asked: Result<bool, Failure>| asked.unwrap_err().code;
        assert_eq!(
            code(reach.ask(folder, Duration::from_millis(1), hangs)),
            "folder_silent"
        );
        let never = || -> Result<bool, Failure> { panic!("asked twice") };
        let later = Duration::from_secs(60);
        assert_eq!(code(reach.ask(folder, later, never)), "folder_silent");
        assert!(reach.ask(Path::new("/usb"), later, || Ok(true)).unwrap());
        free.send(()).unwrap();
        while !matches!(reach.ask(folder, later, || Ok(true)), Ok(true)) {}
    }

    #[test]
    fn what_takes_the_unfinished_name_is_never_written_through_and_nothing_stays() {
        let (folder, names) = (tempfile::tempdir().unwrap(), names());
        let at = |name: &str| folder.path().join(name);
        fs::write(at("fresh"), b"bundle").unwrap();
        fs::write(at("precious"), b"precious").unwrap();
        let unfinished = folder.path().join(&names.unfinished);
        fs::hard_link(at("precious"), &unfinished).unwrap();
        drop_into(folder.path(), &names, &at("fresh")).unwrap();
        assert_eq!(fs::read(at("precious")).unwrap(), b"precious");
        assert_eq!(fs::read(folder.path().join(&names.own)).unwrap(), b"bundle");
        assert!(!unfinished.exists());
        assert!(drop_into(folder.path(), &names, &at("none")).is_err());
        assert!(!unfinished.exists());
        let listed = list(folder.path(), &names).unwrap();
        assert_eq!((listed.files.len(), listed.crowded), (1, false));
    }
}
