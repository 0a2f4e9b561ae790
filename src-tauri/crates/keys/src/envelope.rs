//! Envelopes: bytes that only those can read whom they are sealed to. The format is age v1.
//!
//! `age` gives the file key, the nonces and one stanza at random that means nothing, so two envelopes of the same contents
//! differ; what must be equal is compared inside. Who sealed an envelope is not told by it: contents carry their own
//! signatures.

use crate::header::{self, Counted, Lock};
use crate::{Identity, Passphrase, Recipient};
use age::stream::{StreamReader, StreamWriter};
use age::{DecryptError, Decryptor, EncryptError, Encryptor, scrypt};
use std::collections::BTreeSet;
use std::io::{self, BufReader, Chain, Cursor, ErrorKind, Read, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Recipients of one envelope.
const MOST_RECIPIENTS: usize = 256;
/// Work of a passphrase when sealing: scrypt with N = 2^17 and r = 8, 128 MiB (RFC 7914). What `age` would choose by
/// itself hangs on the laptop that seals, and may be too much for the one that opens.
const WORK: u8 = 17;
/// The most work when opening: 256 MiB.
const MOST_WORK: u8 = 18;

/// Whom an envelope is sealed to.
#[derive(Debug, Clone, Copy)]
pub enum To<'a> {
    /// Laptops; the sender's own belongs among them, who could not open it otherwise. Twice the same counts once.
    Recipients(&'a [Recipient]),
    /// Whoever knows these words.
    Passphrase(&'a Passphrase),
}

/// Why an envelope could not be begun.
#[derive(Debug, thiserror::Error)]
pub enum NotSealed {
    /// Nobody could open it.
    #[error("sealed to nobody")]
    Nobody,
    /// More than 256 recipients.
    #[error("too many recipients")]
    TooMany,
    /// The header could not be written.
    #[error("the envelope could not be written")]
    Io(#[from] io::Error),
}

/// Begins an envelope: what is written to the [`Sealer`] comes out sealed, 64 KiB at a time.
///
/// # Errors
/// [`NotSealed`]. With a passphrase it takes some tenths of a second and 128 MiB.
pub fn seal<W: Write>(out: W, to: To<'_>) -> Result<Sealer<W>, NotSealed> {
    let encryptor = match to {
        To::Recipients(recipients) => {
            let distinct: BTreeSet<Recipient> = recipients.iter().copied().collect();
            if distinct.len() > MOST_RECIPIENTS {
                return Err(NotSealed::TooMany);
            }
            let keys: Vec<_> = distinct.into_iter().filter_map(Recipient::to_age).collect();
            Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
        }
        To::Passphrase(passphrase) => {
            let mut key = scrypt::Recipient::new(passphrase.text());
            key.set_work_factor(WORK);
            Encryptor::with_recipients(std::iter::once(&key as &dyn age::Recipient))
        }
    };
    let encryptor = encryptor.map_err(|error| {
        if let EncryptError::Io(error) = error {
            NotSealed::Io(error)
        } else {
            NotSealed::Nobody
        }
    })?;
    Ok(Sealer(encryptor.wrap_output(out)?))
}

/// An envelope that is being written. Without [`Sealer::finish`] it is cut short and nobody opens it.
#[must_use = "an envelope that is not finished cannot be opened"]
pub struct Sealer<W: Write>(StreamWriter<W>);

impl<W: Write> Sealer<W> {
    /// Writes the last piece, and gives back what it was written to.
    ///
    /// # Errors
    /// Those of what it is written to.
    pub fn finish(self) -> io::Result<W> {
        let mut out = self.0.finish()?;
        out.flush()?;
        Ok(out)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Why an envelope does not open. Each case asks something else of the person who brought it.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    /// The file is no envelope.
    #[error("not sealed")]
    NotSealed,
    /// An envelope of a later version of the format.
    #[error("sealed in a newer format")]
    Newer,
    /// It is locked in the other way.
    #[error("locked in the other way: {0:?}")]
    OtherLock(Lock),
    /// No recipient of it is this identity. One of them may have been, before its line was altered.
    #[error("not sealed to this laptop")]
    NotForThisLaptop,
    /// Other words. The line that they unlock may also have been altered.
    #[error("not the passphrase")]
    WrongPassphrase,
    /// It ends before it is complete: copied half, or the stick was pulled out.
    #[error("the envelope ends too early")]
    CutShort,
    /// Some of it is not what was sealed.
    #[error("the envelope is not as it was sealed")]
    Altered {
        /// Whether it may as well be cut short: only its last piece is bad, and nothing tells which of the two happened.
        or_cut: bool,
    },
    /// Its passphrase asks for more work than is done for a stranger's file. None was done.
    #[error("too much work: 2^{work}")]
    TooHard {
        /// Binary logarithm of scrypt's N; 18 is the most.
        work: u8,
    },
    /// More bytes than allowed.
    #[error("too large: {what}")]
    TooLarge {
        /// `envelope` or `header`.
        what: &'static str,
    },
    /// The file could not be read.
    #[error("the envelope could not be read")]
    Io(#[source] io::Error),
}

impl From<io::Error> for Unopened {
    /// Finds again what an [`Opened`] told while it was read, through whatever stood between.
    fn from(error: io::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(told) => told,
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => Self::CutShort,
            Err(error) => Self::Io(error),
        }
    }
}

/// What opens an envelope.
#[derive(Debug, Clone, Copy)]
pub enum Key<'a> {
    /// The identity of this installation.
    Identity(&'a Identity),
    /// What a person typed.
    Passphrase(&'a Passphrase),
}

type Source<R> = Chain<Cursor<Vec<u8>>, BufReader<Counted<R>>>;

/// An envelope whose header was read, not opened yet.
pub struct Envelope<R> {
    decryptor: Decryptor<Source<R>>,
    ended: Arc<AtomicBool>,
}

impl<R: Read> Envelope<R> {
    /// Reads the header of an envelope of at most `limit` bytes. Nothing is believed of it yet.
    ///
    /// # Errors
    /// [`Unopened`]: not sealed, newer, cut short, altered, too large, or not to be read.
    pub fn read(source: R, limit: u64) -> Result<Self, Unopened> {
        let ended = Arc::new(AtomicBool::new(false));
        let mut source = BufReader::new(Counted::new(source, limit, Arc::clone(&ended)));
        let header = header::read(&mut source)?;
        let decryptor =
            Decryptor::new_buffered(Cursor::new(header).chain(source)).map_err(refused)?;
        Ok(Self { decryptor, ended })
    }

    /// How it is locked.
    #[must_use]
    pub fn lock(&self) -> Lock {
        if self.decryptor.is_scrypt() {
            Lock::Passphrase
        } else {
            Lock::Recipients
        }
    }

    /// Opens it.
    ///
    /// # Errors
    /// [`Unopened`].
    pub fn open(self, key: Key<'_>) -> Result<Opened<R>, Unopened> {
        let lock = self.lock();
        let opened = match (key, lock) {
            (Key::Identity(identity), Lock::Recipients) => {
                let key = identity.to_age().ok_or(Unopened::NotForThisLaptop)?;
                self.decryptor
                    .decrypt(std::iter::once(&key as &dyn age::Identity))
            }
            (Key::Passphrase(passphrase), Lock::Passphrase) => {
                let mut key = scrypt::Identity::new(passphrase.text());
                key.set_max_work_factor(MOST_WORK);
                self.decryptor
                    .decrypt(std::iter::once(&key as &dyn age::Identity))
            }
            (Key::Identity(_), Lock::Passphrase) | (Key::Passphrase(_), Lock::Recipients) => {
                return Err(Unopened::OtherLock(lock));
            }
        };
        Ok(Opened {
            contents: opened.map_err(refused)?,
            ended: self.ended,
        })
    }
}

/// `age`'s reasons are a list that may grow; what is not known is as bad as altered.
fn refused(error: DecryptError) -> Unopened {
    if let DecryptError::Io(error) = error {
        error.into()
    } else if let DecryptError::NoMatchingKeys = error {
        Unopened::NotForThisLaptop
    } else if let DecryptError::DecryptionFailed = error {
        Unopened::WrongPassphrase
    } else if let DecryptError::ExcessiveWork { required, .. } = error
        && required > MOST_WORK
    {
        Unopened::TooHard { work: required }
    } else {
        Unopened::Altered { or_cut: false }
    }
}

/// The contents of an envelope, 64 KiB in memory at a time.
///
/// Every byte that is read was sealed so, but **whether it is all of them is known only at the end**: nothing counts before
/// `read` gave 0. Its errors hold an [`Unopened`], which `Unopened::from` finds again.
pub struct Opened<R> {
    contents: StreamReader<Source<R>>,
    ended: Arc<AtomicBool>,
}

impl<R: Read> Read for Opened<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.contents.read(out).map_err(|error| {
            let told = error.get_ref().is_some_and(|inner| inner.is::<Unopened>());
            if !told && error.kind() == ErrorKind::InvalidData {
                let or_cut = self.ended.load(Ordering::Relaxed);
                io::Error::new(ErrorKind::InvalidData, Unopened::Altered { or_cut })
            } else if !told && error.kind() == ErrorKind::UnexpectedEof {
                io::Error::new(ErrorKind::UnexpectedEof, Unopened::CutShort)
            } else {
                error
            }
        })
    }
}
