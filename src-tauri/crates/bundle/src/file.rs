//! Bundles on a disk or a stick.

use crate::manifest::MANIFEST;
use crate::{
    Blobs, Bundle, Fault, Limits, Manifest, Packed, Refused, read, read_each, read_unless_known,
};
use cocrea_disk::{Temporary, folder_of, sync_folder};
use cocrea_keys::{Envelope, Identity, Key, Keypair, Lock, Passphrase, Recipient, To, seal};
use cocrea_ledger::Hash;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// What a sealed bundle begins with (age-encryption.org/v1).
const SEALED: &[u8] = b"age-encryption.org/";

/// Looks on while a bundle is written or read, and may stop it.
pub trait Watch {
    /// So many bytes more have passed.
    ///
    /// # Errors
    /// To stop: whoever writes or reads fails with it, and leaves nothing behind.
    fn pass(&self, bytes: u64) -> io::Result<()>;
}

/// Nobody looks on.
impl Watch for () {
    fn pass(&self, _: u64) -> io::Result<()> {
        Ok(())
    }
}

/// A file, and who looks on while it is written or read: each byte of one that is written passes twice, as it is read
/// again.
#[derive(Clone, Copy)]
pub struct Watched<'a> {
    /// The file.
    pub path: &'a Path,
    /// Who looks on.
    pub watch: &'a dyn Watch,
}

impl<'a> From<&'a Path> for Watched<'a> {
    fn from(path: &'a Path) -> Self {
        Self { path, watch: &() }
    }
}

impl<'a> From<&'a PathBuf> for Watched<'a> {
    fn from(path: &'a PathBuf) -> Self {
        path.as_path().into()
    }
}

/// What a laptop has to open sealed bundles with.
#[derive(Debug, Clone, Copy, Default)]
pub struct Keys<'a> {
    /// Its identity.
    pub identity: Option<&'a Identity>,
    /// What a person typed.
    pub passphrase: Option<&'a Passphrase>,
}

/// Who can read a bundle that is written.
#[derive(Debug, Clone, Copy)]
pub enum Readers<'a> {
    /// Whoever has the file.
    Anybody,
    /// These laptops, and the one that makes it.
    Laptops(&'a [Recipient], &'a Identity),
    /// Whoever knows these words.
    Words(&'a Passphrase),
}

impl<'a> Readers<'a> {
    /// What reads again what was written for them.
    const fn keys(self) -> Keys<'a> {
        let (identity, passphrase) = match self {
            Self::Anybody => (None, None),
            Self::Laptops(_, identity) => (Some(identity), None),
            Self::Words(words) => (None, Some(words)),
        };
        Keys {
            identity,
            passphrase,
        }
    }
}

/// Reads and verifies the bundle in a file, sealed or not, within the default [`Limits`].
///
/// # Errors
/// As [`crate::read`]; a folder or a device is [`Refused::NotABundle`]; [`Refused::Sealed`] when there is no key for it.
pub fn read_file<'a>(file: impl Into<Watched<'a>>, keys: Keys<'_>) -> Result<Bundle, Refused> {
    read_file_each(file, keys, &mut |_, _| Ok(()))
}

/// [`read_file`], which also gives each blob away, as [`read_each`].
///
/// # Errors
/// As [`read_file`] and [`read_each`].
pub fn read_file_each<'a>(
    file: impl Into<Watched<'a>>,
    keys: Keys<'_>,
    each: &mut dyn FnMut(&Hash, Vec<u8>) -> io::Result<()>,
) -> Result<Bundle, Refused> {
    let read = |source: &mut dyn Read| read_each(source, &Limits::default(), each);
    read_opened(opened(file.into())?, keys, read)
}

/// [`read_file`] as [`read_unless_known`].
///
/// # Errors
/// As [`read_file`].
pub fn read_file_unless_known<'a>(
    file: impl Into<Watched<'a>>,
    keys: Keys<'_>,
    is_known: impl FnOnce(&Manifest) -> bool,
) -> Result<Bundle, Refused> {
    let read = |source: &mut dyn Read| read_unless_known(source, &Limits::default(), is_known);
    read_opened(opened(file.into())?, keys, read)
}

/// Whether a file begins as a bundle does, sealed or not, and is of a size that is worth reading.
///
/// # Errors
/// [`Refused::NotABundle`], [`Refused::CutShort`] for an empty file, [`Refused::TooLarge`], [`Refused::Io`].
pub fn looks_like_one(path: &Path) -> Result<(), Refused> {
    let mut start = Vec::new();
    open(path)?
        .take(SEALED.len() as u64)
        .read_to_end(&mut start)?;
    let begins = |known: &[u8]| start.starts_with(known) || known.starts_with(&start);
    match start.as_slice() {
        [] => Err(Refused::CutShort),
        _ if begins(SEALED) || begins(MANIFEST.as_bytes()) => Ok(()),
        _ => Err(Refused::NotABundle),
    }
}

/// A file of a size that is worth reading.
fn open(path: &Path) -> Result<File, Refused> {
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(Refused::NotABundle);
    }
    if metadata.len() > Limits::default().bundle {
        return Err(Refused::TooLarge { what: "bundle" });
    }
    Ok(File::open(path)?)
}

fn opened(file: Watched<'_>) -> Result<impl Read, Refused> {
    let Watched { path, watch } = file;
    let inner = open(path)?;
    Ok(Watching { inner, watch })
}

/// What `read` finds in a source, out of its envelope if it is sealed.
fn read_opened(
    source: impl Read,
    keys: Keys<'_>,
    read: impl FnOnce(&mut dyn Read) -> Result<Bundle, Refused>,
) -> Result<Bundle, Refused> {
    let mut source = BufReader::new(source);
    let mut start = Vec::new();
    source
        .by_ref()
        .take(SEALED.len() as u64)
        .read_to_end(&mut start)?;
    let sealed = start == SEALED;
    let mut whole = start.as_slice().chain(source);
    if !sealed {
        return read(&mut whole);
    }
    let envelope = Envelope::read(whole, Limits::default().bundle)?;
    let lock = envelope.lock();
    let key = match lock {
        Lock::Recipients => keys.identity.map(Key::Identity),
        Lock::Passphrase => keys.passphrase.map(Key::Passphrase),
    };
    let opened = envelope.open(key.ok_or(Refused::Sealed(lock))?)?;
    read(&mut BufReader::new(opened))
}

/// Writes a bundle so that the name only ever stands for a whole one: under another name in the same folder, to the
/// disk, read again and verified, then renamed. A file that had the name before is replaced. Returns its size in bytes.
///
/// # Errors
/// [`Fault`]; then no other file is left behind and a file of that name is as it was. The one exception: when only the
/// folder cannot be brought to the disk after the renaming, the new file stands there, whole.
pub fn write_file<'a>(
    file: impl Into<Watched<'a>>,
    (packed, key): (&Packed<'_>, &Keypair),
    blobs: &dyn Blobs,
    readers: Readers<'_>,
) -> Result<u64, Fault> {
    let whole = file.into();
    write_through(whole, readers.keys(), |file| {
        let watch = whole.watch;
        let inner = BufWriter::new(file);
        let mut out = Hashed::new(Watching { inner, watch });
        match readers {
            Readers::Anybody => packed.write(key, blobs, &mut out)?,
            Readers::Laptops(others, own) => {
                let all: Vec<Recipient> = others.iter().copied().chain([own.recipient()]).collect();
                let mut sealer = seal(&mut out, To::Recipients(&all))?;
                packed.write(key, blobs, &mut sealer)?;
                sealer.finish()?;
            }
            Readers::Words(words) => {
                let mut sealer = seal(&mut out, To::Passphrase(words))?;
                packed.write(key, blobs, &mut sealer)?;
                sealer.finish()?;
            }
        }
        out.inner.flush()?;
        Ok(out.hasher.finalize().into())
    })
}

/// [`write_file`], with the filling of the file apart so that a test can stand in for a bad disk. What fills it says the
/// hash of what the file is to hold.
fn write_through(
    Watched { path, watch }: Watched<'_>,
    keys: Keys<'_>,
    fill: impl FnOnce(&mut File) -> Result<Hash, Fault>,
) -> Result<u64, Fault> {
    if path.file_name().is_none() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput).into());
    }
    let folder = folder_of(path);
    let (mut file, temporary) = Temporary::create(folder)?;
    let meant = fill(&mut file)?;
    file.sync_all()?;
    drop(file);
    let size = verify_kept((temporary.path(), watch), keys, &meant)?;
    temporary.become_file(path)?;
    sync_folder(folder)?;
    Ok(size)
}

fn verify_kept(
    (path, watch): (&Path, &dyn Watch),
    keys: Keys<'_>,
    meant: &Hash,
) -> Result<u64, Fault> {
    let inner = File::open(path)?;
    let mut kept = Hashed::new(Watching { inner, watch });
    let verified = read_opened(&mut kept, keys, |source| read(source, &Limits::default()));
    // What a refusal left unread belongs to what was kept.
    io::copy(&mut kept, &mut io::sink())?;
    let same = kept.hasher.finalize().as_bytes() == meant;
    match verified {
        Ok(_) if same => Ok(kept.bytes),
        Ok(_) => Err(Fault::NotKept(Refused::altered("end"))),
        Err(refused) if same => Err(Fault::Unfit(refused)),
        Err(refused) => Err(Fault::NotKept(refused)),
    }
}

/// What passes while somebody looks on.
struct Watching<'w, T> {
    inner: T,
    watch: &'w dyn Watch,
}

impl<R: Read> Read for Watching<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.watch.pass(count as u64)?;
        Ok(count)
    }
}

impl<W: Write> Write for Watching<'_, W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(buffer)?;
        self.watch.pass(count as u64)?;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// What hashes and counts what passes.
struct Hashed<T> {
    inner: T,
    hasher: blake3::Hasher,
    bytes: u64,
}

impl<T> Hashed<T> {
    fn new(inner: T) -> Self {
        Self {
            inner,
            hasher: blake3::Hasher::new(),
            bytes: 0,
        }
    }

    fn passes(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.passes(&buffer[..count]);
        Ok(count)
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(buffer)?;
        self.passes(&buffer[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{Keys, write_through};
    use crate::{Contents, Fault, write};
    use cocrea_keys::Keypair;
    use cocrea_ledger::DeviceId;
    use std::fs::{self, File};
    use std::io::{self, ErrorKind, Seek, Write};
    use uuid::Uuid;

    fn bundle(made_ms: i64) -> Vec<u8> {
        let contents = Contents {
            process: Uuid::nil(),
            process_name: "Hermosillo".to_owned(),
            sender_label: "Laptop Mesa 1".to_owned(),
            made_ms,
            app_version: "0.1.0".to_owned(),
            devices: Vec::new(),
            organiser: DeviceId([1; 16]),
            has: Vec::new(),
            segments: Vec::new(),
            heads: Vec::new(),
            blobs: Vec::new(),
            holds: Vec::new(),
        };
        write(&contents, &Keypair::from_seed(&[1; 32])).unwrap()
    }

    /// What comes of writing over an older bundle when the disk does this; the older one must stay, and stay alone.
    fn failure(fill: impl FnOnce(&mut File, &[u8]) -> io::Result<()>) -> Fault {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.paquete");
        fs::write(&path, bundle(1)).unwrap();
        let newer = bundle(2);
        let fault = write_through((&path).into(), Keys::default(), |file| {
            fill(file, &newer)?;
            Ok(*blake3::hash(&newer).as_bytes())
        })
        .unwrap_err();
        assert!(fs::read(&path).unwrap() == bundle(1));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        fault
    }

    #[test]
    fn a_full_disk_leaves_the_older_bundle_alone() {
        let fault = failure(|file, bytes| {
            file.write_all(&bytes[..bytes.len() / 2])?;
            Err(ErrorKind::StorageFull.into())
        });
        assert!(matches!(fault, Fault::Io(error) if error.kind() == ErrorKind::StorageFull));
    }

    #[test]
    fn a_stick_that_keeps_other_bytes_than_it_was_given_is_found_out() {
        let not_kept = |fault: Fault| assert!(matches!(fault, Fault::NotKept(_)), "{fault:?}");
        not_kept(failure(|_, _| Ok(())));
        not_kept(failure(|file, bytes| file.write_all(&bytes[1..])));
        not_kept(failure(|file, bytes| {
            file.write_all(&[bytes, &[0]].concat())
        }));
        not_kept(failure(|file, bytes| {
            file.write_all(bytes)?;
            file.seek(io::SeekFrom::Start(700))?;
            file.write_all(&[bytes[700] ^ 1])
        }));
    }

    #[test]
    fn a_stick_that_keeps_another_whole_bundle_is_found_out() {
        let fault = failure(|file, _| file.write_all(&bundle(3)));
        assert!(matches!(fault, Fault::NotKept(_)), "{fault:?}");
    }
}
