//! What a program asks of the disk, as strace tells it; strace also lets a call fail.
//!
//! Of the ways to watch SQLite write (a VFS of our own, a library in front of libc, ptrace) this is the one with the
//! least code and none of it unsafe; it watches the program that is shipped, sees every call of whatever library, and a
//! call that the model of [`crate::disk`] does not know fails the test instead of being left out. Linux only.

use crate::disk::{Event, Naming, Recording};
use crate::hand::Hand;
use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Every call that can change a file or a name, or what is needed to follow those; `?`: where the machine has it.
const CALLS: &str = "trace=?open,?openat,?openat2,?creat,?close,?dup,?dup2,?dup3,?fcntl,?lseek,?read,?write,?pread64,?pwrite64,?writev,\
    ?pwritev,?pwritev2,?sendfile,?copy_file_range,?splice,?fallocate,?truncate,?ftruncate,?fsync,\
    ?fdatasync,?sync,?syncfs,?sync_file_range,?msync,?mmap,?rename,?renameat,?renameat2,?link,?linkat,\
    ?symlink,?symlinkat,?unlink,?unlinkat,?mkdir,?mkdirat,?rmdir";

/// A hand under strace that writes what it sees to `log`; `more` are further arguments of strace.
#[must_use]
pub fn watched(hand: &[&Path], log: &Path, more: &[&str]) -> Hand {
    let mut command = Command::new("strace");
    command
        .args(["-f", "--seccomp-bpf", "-qq", "-a1", "-xx", "-s", "16777216"])
        .args(["-e", "signal=none", "-e", CALLS])
        .args(more)
        .arg("-o")
        .arg(log)
        .args(hand);
    Hand::run(command)
}

/// One call of a log.
#[derive(Debug, PartialEq, Eq)]
pub struct Call<'a> {
    /// Name of the call.
    pub name: &'a str,
    /// Arguments as strace writes them.
    pub arguments: Vec<&'a str>,
    /// What it returned; nothing for an error.
    pub returned: Option<i64>,
    /// Whether strace let it fail.
    pub injected: bool,
}

impl<'a> Call<'a> {
    /// Reads a line: `123 fsync(5) = 0`.
    ///
    /// # Panics
    /// When it is something else: two threads at once, for instance.
    #[must_use]
    pub fn read(line: &'a str) -> Self {
        let read = || {
            let (_, call) = line.split_once(' ')?;
            let (call, returned) = call.trim_start().rsplit_once(") = ")?;
            let (name, arguments) = call.split_once('(')?;
            let first = returned.split(' ').next()?;
            // An address, of mmap alone.
            let number = match first.strip_prefix("0x") {
                Some(address) => i64::from_str_radix(address, 16).ok()?,
                None => first.parse::<i64>().ok()?,
            };
            Some(Self {
                name,
                arguments: arguments.split(", ").collect(),
                returned: (number >= 0).then_some(number),
                injected: returned.ends_with("(INJECTED)"),
            })
        };
        read().unwrap_or_else(|| panic!("not understood: {}", &line[..line.len().min(300)]))
    }

    fn number(&self, index: usize) -> i64 {
        let text = self.arguments[index];
        text.parse()
            .unwrap_or_else(|_| panic!("no number: {text} in {}", self.name))
    }

    fn bytes(&self, index: usize) -> Vec<u8> {
        let text = self.arguments[index].trim_matches('"');
        let digits = text.split("\\x").skip(1);
        digits
            .map(|byte| u8::from_str_radix(byte, 16).expect("a byte"))
            .collect()
    }

    fn path(&self, index: usize) -> PathBuf {
        PathBuf::from(OsString::from_vec(self.bytes(index)))
    }
}

/// An open descriptor.
#[derive(Debug, Clone)]
enum Open {
    File { file: usize, at: usize },
    Folder(PathBuf),
}

/// Follows a program call by call.
struct Reader<'a> {
    folder: &'a Path,
    names: BTreeMap<PathBuf, Option<usize>>,
    files: usize,
    open: BTreeMap<i64, Open>,
    recording: Recording,
}

/// Reads a log of what was asked of this folder, which was empty.
///
/// # Panics
/// When the log tells of a change that [`Event`] has no word for.
#[must_use]
pub fn recording(log: &str, folder: &Path) -> Recording {
    let mut reader = Reader {
        folder,
        names: BTreeMap::from([(folder.to_owned(), None)]),
        files: 0,
        open: BTreeMap::new(),
        recording: Recording {
            folder: folder.to_owned(),
            events: Vec::new(),
        },
    };
    for line in log.lines() {
        reader.take(&Call::read(line));
    }
    reader.recording
}

/// Files of a folder and their bytes, those in folders inside it left out.
///
/// # Panics
/// When they cannot be read.
#[must_use]
pub fn files_in(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(path).expect("a file")))
        .collect()
}

impl Reader<'_> {
    fn take(&mut self, call: &Call<'_>) {
        let Some(returned) = call.returned else {
            return;
        };
        match call.name {
            "open" | "creat" | "openat" => self.opened(call, returned),
            // Read at a place of its own: nothing moves.
            "pread64" => {}
            "close" => drop(self.open.remove(&call.number(0))),
            "fcntl" if !call.arguments[1].starts_with("F_DUPFD") => {}
            "lseek" => self.seek(call.number(0), returned),
            "read" => self.go_on(call.number(0), returned),
            "write" => self.written(call, returned),
            "pwrite64" => {
                if let Some(Open::File { file, .. }) = self.open.get(&call.number(0)).cloned() {
                    self.put(call, file, call.number(3), returned);
                }
            }
            "ftruncate" => {
                if let Some(Open::File { file, .. }) = self.open.get(&call.number(0)).cloned() {
                    let length = size(call.number(1));
                    self.tell(Event::Cut { file, length });
                }
            }
            "fsync" | "fdatasync" => match self.open.get(&call.number(0)).cloned() {
                Some(Open::File { file, .. }) => self.tell(Event::Kept(file)),
                Some(Open::Folder(path)) => self.tell(Event::FolderKept(path)),
                None => {}
            },
            "unlink" | "unlinkat" => {
                let path = call.path(usize::from(call.name == "unlinkat"));
                self.rename(Naming::Gone(path));
            }
            "rename" => self.rename(Naming::Moved(call.path(0), call.path(1))),
            "renameat" | "renameat2" => self.rename(Naming::Moved(call.path(1), call.path(3))),
            "link" | "linkat" => {
                let (from, to) = if call.name == "link" { (0, 1) } else { (1, 3) };
                if let Some(Some(file)) = self.names.get(&call.path(from)).copied() {
                    self.rename(Naming::File(call.path(to), file));
                }
            }
            "mkdir" | "mkdirat" => {
                let path = call.path(usize::from(call.name == "mkdirat"));
                self.rename(Naming::Folder(path));
            }
            "mmap" => {
                let shared = call.arguments[3].contains("MAP_SHARED");
                let writes = call.arguments[2].contains("PROT_WRITE");
                let file = self.open.get(&call.number(4));
                // Only the memory that readers share, which no cut leaves.
                if let (true, true, Some(Open::File { file, .. })) = (shared, writes, file) {
                    let named = self.names.iter().find(|(_, named)| **named == Some(*file));
                    let is_memory =
                        named.is_some_and(|(path, _)| path.to_string_lossy().ends_with("-shm"));
                    assert!(is_memory, "written in a way that is not seen: {named:?}");
                }
            }
            _ => self.refuse(call),
        }
    }

    /// Calls that no event stands for must not touch the folder.
    fn refuse(&self, call: &Call<'_>) {
        let open = call.arguments[0]
            .parse()
            .is_ok_and(|number: i64| self.open.contains_key(&number));
        let named = call
            .arguments
            .iter()
            .enumerate()
            .filter(|(_, text)| text.starts_with('"'))
            .map(|(index, _)| call.path(index))
            .any(|path| path.is_relative() || path.starts_with(self.folder));
        assert!(!open && !named, "no event stands for {call:?}");
    }

    fn opened(&mut self, call: &Call<'_>, returned: i64) {
        let first = usize::from(call.name == "openat");
        let path = call.path(first);
        assert!(path.is_absolute(), "from where is {call:?}");
        if !path.starts_with(self.folder) {
            self.open.remove(&returned);
            return;
        }
        let flags = call.arguments.get(first + 1).copied().unwrap_or_default();
        assert!(!flags.contains("O_APPEND"), "no event stands for {call:?}");
        let known = self.names.get(&path).copied();
        let file = match known {
            Some(Some(file)) => file,
            None if flags.contains("O_CREAT") => {
                let file = self.files;
                self.files += 1;
                self.rename(Naming::File(path, file));
                file
            }
            // A folder, or a file that somebody else put there to be read.
            Some(None) | None => {
                let only_read = flags.contains("O_RDONLY");
                assert!(only_read, "no event stands for {call:?}");
                self.open.insert(returned, Open::Folder(path));
                return;
            }
        };
        if flags.contains("O_TRUNC") {
            self.tell(Event::Cut { file, length: 0 });
        }
        self.open.insert(returned, Open::File { file, at: 0 });
    }

    fn seek(&mut self, descriptor: i64, to: i64) {
        if let Some(Open::File { at, .. }) = self.open.get_mut(&descriptor) {
            *at = size(to);
        }
    }

    fn go_on(&mut self, descriptor: i64, by: i64) {
        if let Some(Open::File { at, .. }) = self.open.get_mut(&descriptor) {
            *at += size(by);
        }
    }

    fn written(&mut self, call: &Call<'_>, returned: i64) {
        let descriptor = call.number(0);
        if descriptor == 1 && call.bytes(1).ends_with(b"\n") {
            self.tell(Event::Said);
        }
        if let Some(Open::File { file, at }) = self.open.get(&descriptor).cloned() {
            let from = i64::try_from(at).expect("a place");
            self.put(call, file, from, returned);
            self.go_on(descriptor, returned);
        }
    }

    fn put(&mut self, call: &Call<'_>, file: usize, at: i64, returned: i64) {
        let mut bytes = call.bytes(1);
        bytes.truncate(size(returned));
        let at = size(at);
        self.tell(Event::Written { file, at, bytes });
    }

    fn rename(&mut self, naming: Naming) {
        let (Naming::Folder(path)
        | Naming::File(path, _)
        | Naming::Gone(path)
        | Naming::Moved(path, _)) = &naming;
        assert!(path.is_absolute(), "from where is {naming:?}");
        if !path.starts_with(self.folder) {
            return;
        }
        if let Naming::Moved(from, to) = &naming {
            assert_eq!(from.parent(), to.parent(), "no event stands for {naming:?}");
        }
        crate::disk::rename(&mut self.names, &naming);
        self.tell(Event::Named(naming));
    }

    fn tell(&mut self, event: Event) {
        self.recording.events.push(event);
    }
}

fn size(number: i64) -> usize {
    usize::try_from(number).expect("a size")
}
