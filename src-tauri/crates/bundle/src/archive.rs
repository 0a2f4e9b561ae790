//! The archive around the entries: ustar (POSIX.1-1988) in the one form that we write.
//!
//! Any tar program can open it. Reading needs no tar program: which entry comes next is known, so its header is made
//! anew and compared, and whatever else a tar file may hold (links, long names, owners, second headers) is refused.

use crate::Refused;
use std::io::{self, Read, Write};

const BLOCK: usize = 512;
const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];
pub(crate) const END_LENGTH: u64 = END.len() as u64;

/// An archive as it goes out: entries in this order.
pub(crate) struct Packer<'a> {
    out: &'a mut dyn Write,
}

impl<'a> Packer<'a> {
    pub(crate) fn new(out: &'a mut dyn Write) -> Self {
        Self { out }
    }

    pub(crate) fn entry(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let missing = bytes.len().next_multiple_of(BLOCK) - bytes.len();
        self.out.write_all(&header(path, bytes.len() as u64))?;
        self.out.write_all(bytes)?;
        self.out.write_all(&[0; BLOCK][..missing])
    }

    pub(crate) fn finish(self) -> io::Result<()> {
        self.out.write_all(&END)
    }
}

/// Bytes that an entry of this size takes in an archive.
pub(crate) fn room(size: u64) -> u64 {
    BLOCK as u64 + size.next_multiple_of(BLOCK as u64)
}

/// The only header that is right for an entry. Names are ours, and shorter than the 100 bytes there are for them.
fn header(path: &str, size: u64) -> [u8; BLOCK] {
    let mut header = tar::Header::new_ustar();
    header
        .as_old_mut()
        .name
        .iter_mut()
        .zip(path.bytes())
        .for_each(|(slot, byte)| *slot = byte);
    header.set_entry_type(tar::EntryType::Regular);
    header.set_size(size);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_cksum();
    *header.as_bytes()
}

/// An archive as it comes in.
pub(crate) struct Archive<R> {
    source: R,
    left: u64,
}

impl<R: Read> Archive<R> {
    /// The archive in a source of at most `limit` bytes.
    pub(crate) fn new(source: R, limit: u64) -> Self {
        Self {
            source,
            left: limit,
        }
    }

    /// The bytes of the first entry, whose size nobody has told yet.
    pub(crate) fn first(&mut self, path: &str, most: u64) -> Result<Vec<u8>, Refused> {
        let found = self.some(BLOCK as u64)?;
        let name = &header(path, 0)[..path.len() + 1];
        if !found.starts_with(name) && !name.starts_with(&found) {
            return Err(Refused::NotABundle);
        }
        let found: [u8; BLOCK] = found.try_into().map_err(|_| Refused::CutShort)?;
        let size = tar::Header::from_byte_slice(&found)
            .entry_size()
            .map_err(|_| Refused::altered(path))?;
        if found != header(path, size) {
            return Err(Refused::altered(path));
        }
        if size > most {
            return Err(Refused::TooLarge { what: "manifest" });
        }
        self.body(path, size)
    }

    /// The bytes of the next entry, which must have this name and size.
    pub(crate) fn entry(&mut self, path: &str, size: u64) -> Result<Vec<u8>, Refused> {
        if self.all(BLOCK as u64)? != header(path, size) {
            return Err(Refused::altered(path));
        }
        self.body(path, size)
    }

    /// Makes sure that nothing follows.
    pub(crate) fn end(mut self) -> Result<(), Refused> {
        if self.all(END.len() as u64)? != END {
            return Err(Refused::altered("end"));
        }
        // One byte more than is allowed is still a byte too many, not too large a bundle.
        self.left = 1;
        if self.some(1)?.is_empty() {
            Ok(())
        } else {
            Err(Refused::altered("end"))
        }
    }

    fn body(&mut self, path: &str, size: u64) -> Result<Vec<u8>, Refused> {
        let bytes = self.all(size)?;
        let padding = self.all(size.next_multiple_of(BLOCK as u64) - size)?;
        if padding.iter().all(|byte| *byte == 0) {
            Ok(bytes)
        } else {
            Err(Refused::altered(path))
        }
    }

    fn all(&mut self, count: u64) -> Result<Vec<u8>, Refused> {
        let bytes = self.some(count)?;
        if bytes.len() as u64 == count {
            Ok(bytes)
        } else {
            Err(Refused::CutShort)
        }
    }

    fn some(&mut self, most: u64) -> Result<Vec<u8>, Refused> {
        self.left = self
            .left
            .checked_sub(most)
            .ok_or(Refused::TooLarge { what: "bundle" })?;
        let mut bytes = Vec::new();
        self.source.by_ref().take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}
