//! The hash chain of one device in one process.

use crate::codec::{decode_canonical_header, decode_change, encode_header, encode_payload};
use crate::{Change, DeviceId, Header, Malformed};
use uuid::Uuid;

/// A BLAKE3 hash.
pub type Hash = [u8; 32];

const CHANGE_CONTEXT: &[u8] = b"cocrea-chg-1";
const CHAIN_CONTEXT: &[u8] = b"cocrea-chain-1";

/// What stands before the first change of a device in a process.
///
/// It binds the chain to its process, so that changes cannot be carried over from another one.
#[must_use]
pub fn first_hash(process: Uuid, device: DeviceId) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(CHAIN_CONTEXT);
    hasher.update(process.as_bytes());
    hasher.update(&device.0);
    *hasher.finalize().as_bytes()
}

/// A change as it is kept and carried: its exact bytes and its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Canonical CBOR of the header.
    pub header: Vec<u8>,
    /// Canonical CBOR of the payload; absent when it was removed.
    pub payload: Option<Vec<u8>>,
    /// BLAKE3 of the payload's bytes; stays when the payload goes.
    pub payload_hash: Hash,
    /// BLAKE3 of everything up to here.
    pub hash: Hash,
}

/// Why a link does not belong where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The payload is not the one that was hashed.
    #[error("the payload is not the one that was hashed")]
    Payload,
    /// The hash does not follow from the change before it.
    #[error("the hash does not follow from the change before it")]
    Chain,
}

impl Link {
    /// The link of a change after the one whose hash is `previous`.
    #[must_use]
    pub fn seal(previous: &Hash, change: &Change) -> Self {
        let header = encode_header(&change.header);
        let payload = change.payload.as_ref().map(encode_payload);
        let payload_hash = *blake3::hash(payload.as_deref().unwrap_or_default()).as_bytes();
        let hash = link_hash(previous, &header, &payload_hash);
        Self {
            header,
            payload,
            payload_hash,
            hash,
        }
    }

    /// The link of these bytes after the one whose hash is `previous`: what its hashes are follows from them.
    #[must_use]
    pub fn of_bytes(previous: &Hash, header: Vec<u8>, payload: Vec<u8>) -> Self {
        let payload_hash = *blake3::hash(&payload).as_bytes();
        let hash = link_hash(previous, &header, &payload_hash);
        Self {
            header,
            payload: Some(payload),
            payload_hash,
            hash,
        }
    }

    /// The link of a change whose payload stayed behind.
    #[must_use]
    pub fn of_hash(previous: &Hash, header: Vec<u8>, payload_hash: Hash) -> Self {
        let hash = link_hash(previous, &header, &payload_hash);
        Self {
            header,
            payload: None,
            payload_hash,
            hash,
        }
    }

    /// Checks this link against the hash before it and says the hash to go on with.
    ///
    /// # Errors
    /// [`Broken`] when a byte of it, or of any change before it, is not what its author wrote.
    pub fn follow(&self, previous: &Hash) -> Result<Hash, Broken> {
        if let Some(payload) = &self.payload
            && *blake3::hash(payload).as_bytes() != self.payload_hash
        {
            return Err(Broken::Payload);
        }
        if link_hash(previous, &self.header, &self.payload_hash) != self.hash {
            return Err(Broken::Chain);
        }
        Ok(self.hash)
    }

    /// The header in it, and nothing of its payload but that one is here when there must be. What [`Link::follow`]
    /// found whole is the payload that was looked into when it arrived.
    ///
    /// # Errors
    /// As [`Link::change`].
    pub fn read_header(&self) -> Result<Header, Malformed> {
        let header = decode_canonical_header(&self.header)?;
        if self.payload.is_none() && header.personal.is_none() {
            return Err(Malformed::Personal);
        }
        Ok(header)
    }

    /// The change in it.
    ///
    /// # Errors
    /// [`Malformed`] when the bytes are not the canonical form of a change that this version can read.
    pub fn change(&self) -> Result<Change, Malformed> {
        decode_change(&self.header, self.payload.as_deref())
    }
}

fn link_hash(previous: &Hash, header: &[u8], payload_hash: &Hash) -> Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(CHANGE_CONTEXT);
    hasher.update(previous);
    hasher.update(header);
    hasher.update(payload_hash);
    *hasher.finalize().as_bytes()
}
