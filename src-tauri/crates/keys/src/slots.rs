//! The key of an encrypted file, and the slots that it is locked in: any one of them gives it back.
//!
//! The key is 32 random bytes and is kept nowhere by itself. A slot is an envelope (age v1) with the key in it, sealed to
//! a laptop or with six words. All slots of a file stand in one small file beside it, in the one form of canonical CBOR
//! that is read (RFC 8949 §4.2), under a hash that only whoever has the key can make: slots are neither added nor
//! exchanged by others without its being seen.

use crate::{Envelope, Identity, Key, Passphrase, Recipient, To, Unopened, seal};
use minicbor::{Decoder, Encoder};
use std::fmt;
use std::io::{self, Read as _, Write as _};
use zeroize::Zeroizing;

/// What the file begins with.
const NAME: &str = "cocrea llaves";
const VERSION: u64 = 1;
/// Never changed: it decides which hash stands under the slots.
const CONTEXT: &str = "Cocrea 2026-11-23 hash of the key slots of a file";

/// Bytes of a file with slots.
pub const LONGEST_SLOTS: usize = 64 * 1_024;
/// Slots of one file.
const MOST_SLOTS: usize = 32;
/// Characters of the name of a slot.
const LONGEST_LABEL: usize = 200;
/// Bytes of an envelope with one key for one reader.
const LONGEST_ENVELOPE: usize = 1_024;

/// The key that a file is encrypted with: 32 random bytes, overwritten when dropped and never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    /// A new one.
    ///
    /// # Errors
    /// Those of the system's source of randomness.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut())?;
        Ok(Self(bytes))
    }

    /// Its bytes.
    #[must_use]
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("FileKey(…)")
    }
}

/// Whom a slot opens for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A laptop, or whoever else has the identity of this recipient.
    Laptop(Recipient),
    /// Whoever knows its six words.
    Words,
}

/// One way to the key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySlot {
    holder: Holder,
    label: String,
    envelope: Vec<u8>,
}

impl KeySlot {
    /// Whom it opens for.
    #[must_use]
    pub const fn holder(&self) -> Holder {
        self.holder
    }

    /// What people call it.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }
}

/// A new slot.
#[derive(Debug, Clone, Copy)]
pub enum NewSlot<'a> {
    /// For a laptop.
    Laptop(Recipient),
    /// With six words.
    Words(&'a Passphrase),
}

/// The slots of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeySlots {
    slots: Vec<KeySlot>,
    hash: [u8; 32],
}

/// Why slots were not changed.
#[derive(Debug, thiserror::Error)]
pub enum Unchanged {
    /// Nobody could open the file any more.
    #[error("the last slot stays")]
    Last,
    /// There is no such slot.
    #[error("no such slot")]
    NoSuchSlot,
    /// More than 32 slots.
    #[error("too many slots")]
    TooMany,
    /// That laptop has a slot.
    #[error("that laptop has a slot")]
    Again,
    /// The name is too long.
    #[error("a name of {length} characters, where {longest} fit")]
    LongLabel {
        /// Characters that fit.
        longest: usize,
        /// Characters that came.
        length: usize,
    },
    /// The system gave no random bytes.
    #[error("the slot could not be sealed")]
    Unsealed,
}

/// Why slots do not give the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotUnlocked {
    /// None of them is for this laptop, or opens with these words.
    #[error("no slot opens")]
    NoSlotOpens,
    /// The file with the slots is not as it was written.
    #[error("the slots are not as they were written")]
    Altered,
    /// They are of a newer version.
    #[error("slots of a newer version")]
    Newer,
}

impl KeySlots {
    /// A new key in its first slot.
    ///
    /// # Errors
    /// [`Unchanged`].
    pub fn new(slot: NewSlot<'_>, label: &str) -> Result<(Self, FileKey), Unchanged> {
        let key = FileKey::new().map_err(|_| Unchanged::Unsealed)?;
        let mut slots = Self {
            slots: Vec::new(),
            hash: [0; 32],
        };
        slots.add(&key, slot, label)?;
        Ok((slots, key))
    }

    /// All of them, in the order in which they were added.
    #[must_use]
    pub fn slots(&self) -> &[KeySlot] {
        &self.slots
    }

    /// Whether they are the slots of this key, as whoever had it wrote them.
    #[must_use]
    pub fn is_of(&self, key: &FileKey) -> bool {
        self.hash_with(key) == self.hash
    }

    /// Adds a slot.
    ///
    /// # Errors
    /// [`Unchanged`]. With six words it takes some tenths of a second.
    pub fn add(&mut self, key: &FileKey, slot: NewSlot<'_>, label: &str) -> Result<(), Unchanged> {
        if self.slots.len() >= MOST_SLOTS {
            return Err(Unchanged::TooMany);
        }
        let (longest, length) = (LONGEST_LABEL, label.chars().count());
        if length > longest {
            return Err(Unchanged::LongLabel { longest, length });
        }
        let (holder, envelope) = match slot {
            NewSlot::Laptop(recipient) => {
                let holder = Holder::Laptop(recipient);
                if self.slots.iter().any(|slot| slot.holder == holder) {
                    return Err(Unchanged::Again);
                }
                (holder, sealed(key, To::Recipients(&[recipient])))
            }
            NewSlot::Words(words) => (Holder::Words, sealed(key, To::Passphrase(words))),
        };
        self.slots.push(KeySlot {
            holder,
            label: label.to_owned(),
            envelope: envelope.map_err(|_| Unchanged::Unsealed)?,
        });
        self.hash = self.hash_with(key);
        Ok(())
    }

    /// Takes away the slot of that place, from 0. What was copied before still opens with it.
    ///
    /// # Errors
    /// [`Unchanged::Last`] and [`Unchanged::NoSuchSlot`].
    pub fn remove(&mut self, key: &FileKey, place: usize) -> Result<(), Unchanged> {
        if place >= self.slots.len() {
            return Err(Unchanged::NoSuchSlot);
        }
        if self.slots.len() == 1 {
            return Err(Unchanged::Last);
        }
        self.slots.remove(place);
        self.hash = self.hash_with(key);
        Ok(())
    }

    /// The key, for this laptop.
    ///
    /// # Errors
    /// [`NotUnlocked`].
    pub fn open(&self, identity: &Identity) -> Result<FileKey, NotUnlocked> {
        let own = Holder::Laptop(identity.recipient());
        self.open_any(own, Key::Identity(identity))
    }

    /// The key, for whoever knows the words of one of the slots. Each that opens with words is tried: some tenths of a
    /// second and 128 MiB one after the other.
    ///
    /// # Errors
    /// [`NotUnlocked`].
    pub fn open_with_words(&self, words: &Passphrase) -> Result<FileKey, NotUnlocked> {
        self.open_any(Holder::Words, Key::Passphrase(words))
    }

    fn open_any(&self, holder: Holder, with: Key<'_>) -> Result<FileKey, NotUnlocked> {
        let mut slots = self.slots.iter().filter(|slot| slot.holder == holder);
        let key = slots
            .find_map(|slot| opened(&slot.envelope, with).ok())
            .ok_or(NotUnlocked::NoSlotOpens)?;
        if self.is_of(&key) {
            Ok(key)
        } else {
            Err(NotUnlocked::Altered)
        }
    }

    fn hash_with(&self, key: &FileKey) -> [u8; 32] {
        let under = Zeroizing::new(blake3::derive_key(CONTEXT, key.bytes()));
        *blake3::keyed_hash(&under, &self.unhashed()).as_bytes()
    }

    /// The bytes of the file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.unhashed();
        bytes.extend(written(|out| out.bytes(&self.hash).map(drop)));
        bytes
    }

    /// All bytes of the file but its hash.
    fn unhashed(&self) -> Vec<u8> {
        written(|out| {
            out.array(4)?.str(NAME)?.u64(VERSION)?;
            out.array(self.slots.len() as u64)?;
            for slot in &self.slots {
                let recipient = match &slot.holder {
                    Holder::Laptop(recipient) => recipient.bytes().as_slice(),
                    Holder::Words => &[],
                };
                out.array(3)?.bytes(recipient)?;
                out.str(&slot.label)?.bytes(&slot.envelope)?;
            }
            Ok(())
        })
    }

    /// Reads the bytes of a file. What they say is believed when a slot has opened.
    ///
    /// # Errors
    /// [`NotUnlocked::Altered`] for all that this program never writes, and [`NotUnlocked::Newer`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotUnlocked> {
        if bytes.len() > LONGEST_SLOTS {
            return Err(NotUnlocked::Altered);
        }
        let mut input = Decoder::new(bytes);
        let slots = read_slots(&mut input)?;
        // One form for every list: what a hash stands under cannot be written in two ways.
        if input.position() == bytes.len() && slots.to_bytes() == bytes {
            Ok(slots)
        } else {
            Err(NotUnlocked::Altered)
        }
    }
}

fn read_slots(input: &mut Decoder<'_>) -> Result<KeySlots, NotUnlocked> {
    let four = input.array()? == Some(4);
    if !four || input.str()? != NAME {
        return Err(NotUnlocked::Altered);
    }
    if input.u64()? > VERSION {
        return Err(NotUnlocked::Newer);
    }
    let count = input.array()?.and_then(|count| usize::try_from(count).ok());
    let count = count.filter(|count| (1..=MOST_SLOTS).contains(count));
    let slots = (0..count.ok_or(NotUnlocked::Altered)?).map(|_| read_slot(input));
    let slots = slots.collect::<Result<_, _>>()?;
    let hash = input.bytes()?.try_into();
    Ok(KeySlots {
        slots,
        hash: hash.map_err(|_| NotUnlocked::Altered)?,
    })
}

fn read_slot(input: &mut Decoder<'_>) -> Result<KeySlot, NotUnlocked> {
    let three = input.array()? == Some(3);
    let holder = match input.bytes()? {
        [] => Some(Holder::Words),
        bytes => {
            let bytes = bytes.try_into().ok();
            bytes.and_then(Recipient::from_bytes).map(Holder::Laptop)
        }
    };
    let slot = KeySlot {
        holder: holder.ok_or(NotUnlocked::Altered)?,
        label: input.str()?.to_owned(),
        envelope: input.bytes()?.to_vec(),
    };
    let fits =
        slot.label.chars().count() <= LONGEST_LABEL && slot.envelope.len() <= LONGEST_ENVELOPE;
    (three && fits).then_some(slot).ok_or(NotUnlocked::Altered)
}

impl From<minicbor::decode::Error> for NotUnlocked {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Altered
    }
}

fn sealed(key: &FileKey, to: To<'_>) -> io::Result<Vec<u8>> {
    let mut envelope = seal(Vec::new(), to).map_err(io::Error::other)?;
    envelope.write_all(key.bytes())?;
    envelope.finish()
}

fn opened(envelope: &[u8], with: Key<'_>) -> Result<FileKey, Unopened> {
    let mut contents = Envelope::read(envelope, LONGEST_ENVELOPE as u64)?.open(with)?;
    let mut key = Zeroizing::new([0; 32]);
    contents.read_exact(key.as_mut())?;
    // Whether that was all of it is known only at the end.
    match contents.read(&mut [0])? {
        0 => Ok(FileKey(key)),
        _ => Err(Unopened::Altered { or_cut: false }),
    }
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn written(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Written) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    // Writing to memory cannot fail: its error has no values.
    let _ = write(&mut out);
    out.into_writer()
}

#[cfg(test)]
mod tests;
