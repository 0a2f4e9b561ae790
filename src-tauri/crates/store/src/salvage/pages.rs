//! The pages of a damaged file one by one, as far as the disk still gives them (SQLite, «Database File Format», §1.2, §4).

use crate::{Fault, check};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// Bytes of a page of every file that this program makes.
const USUAL_SIZE: usize = 4_096;
/// Bytes of the header of the log that is written ahead, and of each of its frames before the page.
const LOG_HEADER: u64 = 32;
const FRAME_HEADER: usize = 24;

/// The pages of a file, with those that stand in the log beside it.
#[derive(Debug)]
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    size: usize,
    count: u32,
    /// Where in the log the newest version of a page begins.
    newer: BTreeMap<u32, u64>,
}

/// Which of the two places of a page is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// The log beside the file where it has the page, else the file.
    Newest,
    /// The file, where the log has the page too: the page there may be the one that is damaged.
    Before,
}

impl Pages {
    pub(super) fn open(path: &Path) -> Result<Self, Fault> {
        // To open a pipe would wait for whoever writes to it.
        if !path.metadata().map_err(check::unopened)?.is_file() {
            return Err(Fault::NotAProcess);
        }
        let file = File::open(path).map_err(check::unopened)?;
        let length = file.metadata()?.len();
        let size = page_size(&file);
        let log = File::open(check::beside(path, "-wal")).ok();
        let newer = log.as_ref().map(|log| committed(log, size));
        let newer = newer.unwrap_or_default();
        let last = newer.last_key_value().map_or(0, |(number, _)| *number);
        let whole = length.div_ceil(size as u64).try_into().unwrap_or(u32::MAX);
        Ok(Self {
            file,
            log,
            size,
            count: last.max(whole),
            newer,
        })
    }

    /// Bytes of a page.
    pub(super) const fn size(&self) -> usize {
        self.size
    }

    /// Pages of which there is this version.
    pub(super) fn numbers(&self, version: Version) -> Vec<u32> {
        match version {
            Version::Newest => (1..=self.count).collect(),
            Version::Before => self.newer.keys().copied().collect(),
        }
    }

    /// A page; what the file was cut of is zeros. Nothing where the disk gives nothing.
    pub(super) fn page(&self, number: u32, version: Version) -> Option<Vec<u8>> {
        let newer = self
            .newer
            .get(&number)
            .filter(|_| version == Version::Newest);
        let (file, at) = match (newer, &self.log) {
            (Some(at), Some(log)) => (log, *at),
            _ => (
                &self.file,
                u64::from(number.checked_sub(1)?) * self.size as u64,
            ),
        };
        let mut page = read(file, at, self.size)?;
        if page.is_empty() {
            return None;
        }
        page.resize(self.size, 0);
        Some(page)
    }
}

/// As many bytes from there on as the file has, at most `length`.
fn read(mut file: &File, at: u64, length: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(length);
    file.seek(SeekFrom::Start(at)).ok()?;
    file.take(length as u64).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn page_size(file: &File) -> usize {
    let header = read(file, 0, 18).unwrap_or_default();
    match header.get(16..18) {
        Some([0, 1]) => 65_536,
        Some(&[high, low]) => {
            let size = usize::from(u16::from_be_bytes([high, low]));
            let possible = size.is_power_of_two() && size >= 512;
            if possible { size } else { USUAL_SIZE }
        }
        _ => USUAL_SIZE,
    }
}

/// Where the newest version of each page stands in a log, of those that were committed.
fn committed(log: &File, size: usize) -> BTreeMap<u32, u64> {
    let header = read(log, 0, 24).unwrap_or_default();
    let salts = header.get(16..24);
    let (mut kept, mut begun) = (BTreeMap::new(), BTreeMap::new());
    let mut at = LOG_HEADER;
    while let Some(frame) = read(log, at, FRAME_HEADER)
        && frame.len() == FRAME_HEADER
        // Frames after the last one of this log are of the one before it.
        && frame.get(8..16) == salts
    {
        begun.insert(number(&frame, 0), at + FRAME_HEADER as u64);
        let commits = number(&frame, 4) != 0;
        if commits {
            kept.append(&mut begun);
        }
        at += (FRAME_HEADER + size) as u64;
    }
    kept
}

/// The number of four bytes that stands there; 0 past the end.
pub(super) fn number(bytes: &[u8], at: usize) -> u32 {
    let found = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    found.map_or(0, u32::from_be_bytes)
}
