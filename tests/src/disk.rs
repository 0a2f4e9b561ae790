//! A disk that loses power: what a program asked of it, and what may stand on it afterwards.
//!
//! The model takes as little for granted as POSIX does. What was brought to the disk with fsync stands. Each later write
//! to a file stands or does not, whatever its order, and three in ten of those that stand are torn: each 512 bytes of
//! them for themselves. Names are made, moved and removed in the order of asking within a folder, up to any point since
//! that folder was brought to the disk; that a file was brought there says nothing of its name. It does take for granted
//! that fsync tells the truth, and that a write leaves the bytes around it alone.

use crate::rounds::Dice;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is written at once or not at all.
const SECTOR: usize = 512;
/// Writes of a hundred that stand in part only.
const TORN: u64 = 30;
/// A disk that ignores fsync still writes in the end: everything but so many of the last events.
const SETTLED: usize = 40;

/// One thing that a program asked of the disk, or said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Bytes at a place in a file.
    Written {
        /// Number of the file, whatever its name.
        file: usize,
        /// First byte.
        at: usize,
        /// The bytes.
        bytes: Vec<u8>,
    },
    /// A file got this length.
    Cut {
        /// Number of the file.
        file: usize,
        /// Its length in bytes.
        length: usize,
    },
    /// A file was brought to the disk.
    Kept(usize),
    /// A name in a folder changed.
    Named(Naming),
    /// The names in a folder were brought to the disk.
    FolderKept(PathBuf),
    /// A whole line went to whoever started the program.
    Said,
}

/// A change of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Naming {
    /// A folder was made.
    Folder(PathBuf),
    /// A file got this name, perhaps one more.
    File(PathBuf, usize),
    /// A file lost this name.
    Gone(PathBuf),
    /// A file got the second name, and whatever had it lost it.
    Moved(PathBuf, PathBuf),
}

impl Naming {
    /// The folder that it happens in.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let (Self::Folder(path) | Self::File(path, _) | Self::Gone(path) | Self::Moved(path, _)) =
            self;
        path.parent().unwrap_or(Path::new("/")).to_owned()
    }
}

/// Names on a disk: the number of the file, nothing for a folder.
type Names = BTreeMap<PathBuf, Option<usize>>;

pub(crate) fn rename(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Folder(path) => drop(names.insert(path.clone(), None)),
        Naming::File(path, file) => drop(names.insert(path.clone(), Some(*file))),
        Naming::Gone(path) => drop(names.remove(path)),
        Naming::Moved(from, to) => {
            if let Some(file) = names.remove(from) {
                names.insert(to.clone(), file);
            }
        }
    }
}

/// Everything that a program asked of the disk, in order.
#[derive(Debug, Clone, Default)]
pub struct Recording {
    /// The folder that it was asked of, which was empty.
    pub folder: PathBuf,
    /// What was asked.
    pub events: Vec<Event>,
}

/// Whether the disk does what fsync asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fsync {
    /// It does.
    Honoured,
    /// It ignores it for files whose name ends so, and for the names of folders: the positive control.
    Ignored(&'static str),
}

/// What is on its way to the disk.
#[derive(Default)]
struct Waiting<'a> {
    writes: Vec<(usize, &'a Event)>,
    standing: Vec<u8>,
}

impl Recording {
    /// Events before which the program had said so many lines, in order.
    #[must_use]
    pub fn said_before(&self, until: usize) -> usize {
        let said = self.events[..until].iter();
        said.filter(|event| **event == Event::Said).count()
    }

    /// What may stand on the disk when the power goes before this event: contents by path.
    #[must_use]
    pub fn cut(&self, until: usize, fsync: Fsync, dice: &mut Dice) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files: Vec<Waiting<'_>> = Vec::new();
        let mut now = Names::new();
        let mut names = Names::new();
        let mut renamed: BTreeMap<PathBuf, Vec<(usize, &Naming)>> = BTreeMap::new();
        for (index, event) in self.events[..until].iter().enumerate() {
            match event {
                Event::Written { file, .. } | Event::Cut { file, .. } => {
                    at(&mut files, *file).writes.push((index, event));
                }
                Event::Kept(file) => {
                    if !ignored(fsync, &now, *file) {
                        at(&mut files, *file).keep();
                    }
                }
                Event::Named(naming) => {
                    rename(&mut now, naming);
                    renamed
                        .entry(naming.folder())
                        .or_default()
                        .push((index, naming));
                }
                Event::FolderKept(folder) => {
                    if fsync == Fsync::Honoured {
                        for (_, naming) in renamed.remove(folder).unwrap_or_default() {
                            rename(&mut names, naming);
                        }
                    }
                }
                Event::Said => {}
            }
        }
        let settled = match fsync {
            Fsync::Honoured => 0,
            Fsync::Ignored(_) => until.saturating_sub(SETTLED),
        };
        for waiting in renamed.into_values() {
            let first = waiting.partition_point(|(index, _)| *index < settled);
            let stand = first + dice.index(waiting.len() - first + 1);
            for (_, naming) in &waiting[..stand] {
                rename(&mut names, naming);
            }
        }
        // Some disks hold back nearly everything, others hardly anything.
        let kept = 10 + dice.below(81);
        for file in &mut files {
            file.lose_some(settled, kept, dice);
        }
        let mut standing = BTreeMap::new();
        for (path, file) in &names {
            if let Some(file) = file
                && self.is_reached(&names, path)
            {
                standing.insert(path.clone(), at(&mut files, *file).standing.clone());
            }
        }
        standing
    }

    /// Whether every folder on the way to a file stands.
    fn is_reached(&self, names: &Names, path: &Path) -> bool {
        let folders = path.ancestors().skip(1);
        folders
            .take_while(|folder| *folder != self.folder)
            .all(|folder| names.contains_key(folder))
    }
}

fn ignored(fsync: Fsync, names: &Names, file: usize) -> bool {
    match fsync {
        Fsync::Honoured => false,
        Fsync::Ignored(ending) => names
            .iter()
            .filter(|(_, named)| **named == Some(file))
            .any(|(path, _)| path.to_string_lossy().ends_with(ending)),
    }
}

fn at<'f, 'a>(files: &'f mut Vec<Waiting<'a>>, file: usize) -> &'f mut Waiting<'a> {
    while files.len() <= file {
        files.push(Waiting::default());
    }
    &mut files[file]
}

impl Waiting<'_> {
    fn keep(&mut self) {
        for (_, event) in std::mem::take(&mut self.writes) {
            write(&mut self.standing, event, &mut || true);
        }
    }

    fn lose_some(&mut self, settled: usize, kept: u64, dice: &mut Dice) {
        for (index, event) in std::mem::take(&mut self.writes) {
            if index < settled {
                write(&mut self.standing, event, &mut || true);
            } else if dice.says(kept) {
                let torn = dice.says(TORN);
                write(&mut self.standing, event, &mut || !torn || dice.says(50));
            }
        }
    }
}

/// Does a write, sector by sector where one stands.
fn write(standing: &mut Vec<u8>, event: &Event, stands: &mut dyn FnMut() -> bool) {
    match event {
        Event::Cut { length, .. } => standing.resize(*length, 0),
        Event::Written { at, bytes, .. } => {
            let mut from = 0;
            while from < bytes.len() {
                let to = bytes.len().min(from + SECTOR - (at + from) % SECTOR);
                if stands() {
                    if standing.len() < at + to {
                        standing.resize(at + to, 0);
                    }
                    standing[at + from..at + to].copy_from_slice(&bytes[from..to]);
                }
                from = to;
            }
        }
        Event::Kept(_) | Event::Named(_) | Event::FolderKept(_) | Event::Said => {}
    }
}

/// Lays what stands on a disk into a folder, in the place of the one where it was recorded. The memory that readers of a
/// process share is no part of it: it holds anything after a cut.
///
/// # Errors
/// Those of the folder.
pub fn lay_out(
    standing: &BTreeMap<PathBuf, Vec<u8>>,
    recorded: &Path,
    folder: &Path,
    dice: &mut Dice,
) -> io::Result<()> {
    for (path, bytes) in standing {
        let Ok(inside) = path.strip_prefix(recorded) else {
            continue;
        };
        let place = folder.join(inside);
        fs::create_dir_all(place.parent().unwrap_or(folder))?;
        if place.to_string_lossy().ends_with("-shm") {
            let anything: Vec<u8> = (0..dice.below(4_096)).map(|_| dice.throw() as u8).collect();
            fs::write(&place, anything)?;
        } else {
            fs::write(&place, bytes)?;
        }
    }
    Ok(())
}
