//! Bundles: the only reader of bytes that come from other laptops.
//!
//! A bundle is a tar file (POSIX.1-1988 ustar) of `manifest.cbor`, `manifest.sig`, `ops/<device>-<from>-<to>.cbor.zst` and
//! `blobs/<hash>`; on a disk mostly inside an age envelope.
//!
//! Invariants:
//! - **All or nothing.** [`read`] returns only what was verified to the last byte: the signature over the manifest, the
//!   hashes and sizes in it, the order and names of the entries, the form of every change and its place in its chain.
//! - **Authors sign.** Where the changes of each laptop end is signed by that laptop: whoever carries a bundle on can leave
//!   changes out, and can neither add nor alter one.
//! - **One form.** The same contents and key give the same bytes. Every byte is signed, or hashed under the signature, or
//!   has only one value that is right; manifest and changes are canonical CBOR.
//! - **No name is ever a path.** The manifest says which entries come, each header is compared with the only one that is
//!   right, and nothing is unpacked to a folder.
//! - **Limits hold before memory is taken** ([`Limits`]): bytes are counted as they come, and what the file claims about
//!   itself is never reserved in advance.
//! - **What leaves can be read.** [`write_file`] opens and reads a bundle again from the disk before it takes its name.
//! - **Parts stand alone.** What does not fit one file becomes several bundles ([`Packed::split`]); one that is lost costs
//!   only what is in it.
//! - **Every format keeps the first four fields of the manifest and its signature**, so that each version of Cocrea can
//!   tell a newer bundle from an altered one.
//!
//! Deliberately absent: randomness and clocks (the seed and the time come from the caller), whose bundle may be received
//! (the process and the sender are the caller's to judge), ciphers (they are `cocrea-keys`'), what a blob shows.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod archive;
mod blob;
mod cbor;
mod contents;
mod file;
mod limits;
mod manifest;
mod reader;
mod refused;
mod segment;
mod writer;

pub use contents::{Blob, Blobs, Bundle, Contents, DeviceLabel, Segment, SignedHead};
pub use file::{
    Keys, Readers, Watch, Watched, looks_like_one, read_file, read_file_each,
    read_file_unless_known, write_file,
};
pub use limits::Limits;
pub use manifest::{Entry, Manifest, Part};
pub use reader::{read, read_each, read_unless_known};
pub use refused::{Fault, Refused};
pub use writer::{Packed, pack, write};
