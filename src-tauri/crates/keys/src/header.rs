//! The header of an envelope (age v1), read within bounds before anything is made of it.
//!
//! `age` itself reads a header of any length, and goes through it from its beginning for each line.

use crate::Unopened;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const FIRST_LINE: &[u8] = b"age-encryption.org/v1\n";
/// As much of it as every version begins with.
const MAGIC: usize = 19;
/// What the last line begins with.
const LAST: &[u8] = b"---";
/// Bytes. The 256 recipients that are sealed to at most take 25,088, and what `age` adds at random less than 500.
const LONGEST: u64 = 32 * 1_024;

/// How an envelope is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// To laptops: each of their identities opens it.
    Recipients,
    /// With a passphrase.
    Passphrase,
}

/// The bytes of the header, to the end of its last line.
pub(crate) fn read(source: &mut impl BufRead) -> Result<Vec<u8>, Unopened> {
    let mut header = Vec::new();
    let mut last = false;
    while !last {
        let start = header.len();
        let left = LONGEST.saturating_sub(start as u64);
        source.take(left).read_until(b'\n', &mut header)?;
        if start == 0 {
            first_line(&header)?;
        }
        let line = &header[start..];
        if !line.ends_with(b"\n") {
            let full = header.len() as u64 == LONGEST;
            return Err(if full {
                Unopened::TooLarge { what: "header" }
            } else {
                Unopened::CutShort
            });
        }
        last = line.starts_with(LAST);
    }
    Ok(header)
}

fn first_line(line: &[u8]) -> Result<(), Unopened> {
    if line == FIRST_LINE {
        Ok(())
    } else if line.is_empty() || !line.starts_with(&FIRST_LINE[..MAGIC.min(line.len())]) {
        Err(Unopened::NotSealed)
    } else if line.ends_with(b"\n") {
        Err(Unopened::Newer)
    } else {
        Err(Unopened::CutShort)
    }
}

/// A source whose bytes are counted as they come.
pub(crate) struct Counted<R> {
    source: R,
    left: u64,
    ended: Arc<AtomicBool>,
}

impl<R> Counted<R> {
    /// At most `limit` bytes of a source; the mark is set once it has ended.
    pub(crate) fn new(source: R, limit: u64, ended: Arc<AtomicBool>) -> Self {
        Self {
            source,
            left: limit,
            ended,
        }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        // One byte more than is allowed is asked for, so that a source of just so many bytes is not too large.
        let most = usize::try_from(self.left.saturating_add(1)).unwrap_or(usize::MAX);
        let most = most.min(out.len());
        let count = self.source.read(&mut out[..most])?;
        self.left = self
            .left
            .checked_sub(count as u64)
            .ok_or_else(|| io::Error::other(Unopened::TooLarge { what: "envelope" }))?;
        if count == 0 && most > 0 {
            self.ended.store(true, Ordering::Relaxed);
        }
        Ok(count)
    }
}
