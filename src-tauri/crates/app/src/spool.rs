//! A bundle that was brought, copied to this computer before it is looked into: what a person saw is what is received,
//! also when the stick is pulled out meanwhile.

use crate::{App, Failure};
use cocrea_bundle::{
    Bundle, Keys, Limits, Manifest, Refused, Watch, Watched, looks_like_one, read_file_each,
    read_file_unless_known,
};
use cocrea_keys::{Lock, Misread, Passphrase};
use cocrea_ledger::Hash;
use cocrea_store::unfinished;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The code of a bundle that opens with six words.
pub(crate) const NEEDS_WORDS: &str = "bundle_needs_words";

/// The copy of a bundle; it goes away with the last one who holds it.
#[derive(Clone)]
pub(crate) struct Spooled {
    brought: PathBuf,
    copy: Arc<Held>,
}

/// A file in the data folder that goes away with who holds it.
pub(crate) struct Held(PathBuf);

impl Held {
    /// A free name for one.
    pub(crate) fn fresh(app: &App) -> Self {
        Self(unfinished(app.folder.path(), app.world.new_id()))
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // What stays behind is swept at the next start.
        let _ = fs::remove_file(&self.0);
    }
}

impl Spooled {
    /// The copy that was made when this bundle was looked into, or a new one.
    ///
    /// # Errors
    /// Those of the file, and of the disk when it is full.
    pub(crate) fn of(app: &App, brought: &Path) -> Result<Self, Failure> {
        let kept = app.state().spooled.take();
        if let Some(kept) = kept.filter(|kept| kept.brought == brought) {
            return Ok(kept);
        }
        Self::copied((brought, &app.work), Held::fresh(app))
    }

    /// A copy under this name.
    ///
    /// # Errors
    /// As [`Spooled::of`].
    pub(crate) fn copied(
        (brought, watch): (&Path, &dyn Watch),
        copy: Held,
    ) -> Result<Self, Failure> {
        looks_like_one(brought).map_err(|refused| unread(&refused, brought))?;
        copied((brought, watch), &copy.0).map_err(|error| uncopied(error, (brought, &copy.0)))?;
        Ok(Self {
            brought: brought.to_owned(),
            copy: Arc::new(copy),
        })
    }

    /// The bundle, verified whole.
    ///
    /// # Errors
    /// Those of the bundle; [`NEEDS_WORDS`], `words_wrong`, `words_not_six` or `words_unknown`.
    pub(crate) fn read<'w>(
        &self,
        app: &App,
        words: Option<&'w str>,
    ) -> Result<Brought<'w>, Failure> {
        self.read_unless_known(app, words, |_| false)
    }

    /// [`Spooled::read`]; without its segments when the open process has all of its changes.
    ///
    /// # Errors
    /// As there.
    pub(crate) fn read_beside_open<'w>(
        &self,
        app: &App,
        words: Option<&'w str>,
    ) -> Result<Brought<'w>, Failure> {
        self.read_unless_known(app, words, |manifest| {
            let ends = manifest.heads.iter();
            let ends = ends.map(|head| (head.device(), head.number, head.hash));
            let state = app.state();
            state.open.as_ref().is_some_and(|store| {
                store.process() == manifest.process
                    // What cannot be looked up is taken apart, and fails there.
                    && store.read(|view| view.has_all(ends)).unwrap_or(false)
            })
        })
    }

    fn watched<'a>(&'a self, app: &'a App) -> Watched<'a> {
        Watched {
            path: &self.copy.0,
            watch: &app.work,
        }
    }

    fn read_unless_known<'w>(
        &self,
        app: &App,
        words: Option<&'w str>,
        is_known: impl FnOnce(&Manifest) -> bool,
    ) -> Result<Brought<'w>, Failure> {
        let read = |keys: Keys<'_>| read_file_unless_known(self.watched(app), keys, is_known);
        Ok(Brought {
            bundle: self.opened(app, words, read)?,
            spooled: self.clone(),
            words,
        })
    }

    fn opened(
        &self,
        app: &App,
        words: Option<&str>,
        read: impl FnOnce(Keys<'_>) -> Result<Bundle, Refused>,
    ) -> Result<Bundle, Failure> {
        let passphrase = words.map(typed).transpose()?;
        let keys = Keys {
            identity: Some(app.identity.opens()),
            passphrase: passphrase.as_ref(),
        };
        read(keys).map_err(|refused| unread(&refused, &self.brought))
    }
}

/// A bundle, verified whole, and what its photos are read from.
pub(crate) struct Brought<'w> {
    pub(crate) bundle: Bundle,
    spooled: Spooled,
    words: Option<&'w str>,
}

impl Brought<'_> {
    /// Gives each photo away. **What was given counts only when all of them were.**
    ///
    /// # Errors
    /// Those of the bundle, and those of `each` as a failure of the file.
    pub(crate) fn each_blob(
        &self,
        app: &App,
        each: &mut dyn FnMut(&Hash, Vec<u8>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let read = |keys: Keys<'_>| read_file_each(self.spooled.watched(app), keys, each);
        self.spooled.opened(app, self.words, read).map(drop)
    }
}

/// The six words that a person typed.
///
/// # Errors
/// `words_unreadable`, which says what is wrong with them.
pub(crate) fn typed(words: &str) -> Result<Passphrase, Failure> {
    words.parse().map_err(|misread| match misread {
        Misread::Count { found } => Failure::refused("words_not_six").with("count", found),
        Misread::Unknown { place, word } => Failure::refused("words_unknown")
            .with("place", place)
            .with("word", word),
    })
}

fn copied((brought, watch): (&Path, &dyn Watch), copy: &Path) -> io::Result<()> {
    // As any reader: by plain reads and writes, which the recorder of the tests of power cuts knows.
    // One that grows meanwhile is cut off where none is read any further.
    let most = Limits::default().bundle + 1;
    let source = &mut File::open(brought)?.take(most);
    let copy = &mut File::create_new(copy)?;
    let mut some = vec![0; 1 << 16];
    loop {
        match source.read(&mut some)? {
            0 => return Ok(()),
            count => {
                copy.write_all(&some[..count])?;
                watch.pass(count as u64)?;
            }
        }
    }
}

/// Copying asks two files; which of them failed is told by what it was.
fn uncopied(error: io::Error, (brought, copy): (&Path, &Path)) -> Failure {
    let of_copy = matches!(
        error.kind(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::ReadOnlyFilesystem
    );
    if of_copy {
        Failure::of_file(&error.into(), copy)
    } else {
        unread(&Refused::Io(error), brought)
    }
}

/// Why a bundle was not taken, in the app's codes.
fn unread(refused: &Refused, path: &Path) -> Failure {
    let failure = match refused {
        Refused::NotABundle => Failure::refused("not_a_bundle"),
        Refused::CutShort => Failure::refused("bundle_cut"),
        Refused::Altered { what } => Failure::refused("bundle_altered").with("detail", what),
        Refused::Newer { needs } => Failure::refused("bundle_newer").with("detail", needs),
        Refused::TooLarge { what } => Failure::refused("bundle_too_large").with("detail", what),
        Refused::BrokenChain { device, number } => {
            Failure::refused("bundle_altered").with("detail", format!("{device}/{number}"))
        }
        Refused::Unsigned { device } => Failure::refused("bundle_forged").with("detail", device),
        Refused::Sealed(Lock::Passphrase) => Failure::refused(NEEDS_WORDS),
        Refused::Sealed(Lock::Recipients) | Refused::NotForThisLaptop => {
            Failure::refused("bundle_for_others")
        }
        Refused::WrongWords => Failure::refused("words_wrong"),
        Refused::Io(error) if leads_nowhere(error.kind()) => Failure::refused("file_not_found"),
        Refused::Io(error) if error.kind() == ErrorKind::PermissionDenied => {
            Failure::refused("cannot_read")
        }
        Refused::Io(error) => {
            return Failure::of_file(&io::Error::from(error.kind()).into(), path);
        }
    };
    failure.with("path", path.display())
}

/// A path that leads nowhere, whatever the reason, is a file that is not there.
pub(crate) fn leads_nowhere(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::NotADirectory | ErrorKind::InvalidFilename | ErrorKind::InvalidInput
    )
}
