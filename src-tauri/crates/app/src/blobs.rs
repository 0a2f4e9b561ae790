//! Photos and signed sheets on their way from laptop to laptop, beside the changes that name them.

use crate::signed_sheets::is_fit;
use crate::spool::Brought;
use crate::{App, Failure};
use cocrea_domain::{Id, Photo, Record, Session, SignedSheet};
use cocrea_ledger::{Hash, RowName, redaction};
use cocrea_photo::thumbnail_of_clean;
use cocrea_store::{Fault, View, Writer, hash_of_digits};
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use uuid::Uuid;

/// The blobs that rows name, by what each must be. Rows that somebody asked to erase name none any more, whatever is
/// written to them.
#[derive(Debug, Default)]
pub(crate) struct Named {
    photos: BTreeSet<Hash>,
    /// With the session whose list it is.
    sheets: BTreeMap<Hash, Id<Session>>,
}

impl Named {
    /// Those of rows that are not in the trash.
    pub(crate) fn shown(view: &View<'_>) -> Result<Self, Failure> {
        let rows = (view.all::<Photo>()?, view.all::<SignedSheet>()?);
        Ok(Self::by(rows, &view.redactions()?))
    }

    /// Those of all rows.
    fn every(view: &View<'_>) -> Result<Self, Failure> {
        let rows = (view.every::<Photo>()?, view.every::<SignedSheet>()?);
        Ok(Self::by(rows, &view.redactions()?))
    }

    fn by((photos, sheets): (Vec<Photo>, Vec<SignedSheet>), erased: &BTreeSet<Uuid>) -> Self {
        let photos = photos.iter().filter(|photo| !is_erased(*photo, erased));
        let sheets = sheets.iter().filter(|sheet| !is_erased(*sheet, erased));
        Self {
            photos: photos
                .filter_map(|photo| hash_of_digits(&photo.blob))
                .collect(),
            sheets: sheets
                .filter_map(|sheet| Some((hash_of_digits(&sheet.blob)?, sheet.session)))
                .collect(),
        }
    }

    fn retain(&mut self, keep: impl Fn(&Hash) -> bool) {
        self.photos.retain(&keep);
        self.sheets.retain(|hash, _| keep(hash));
    }

    /// What may leave in a bundle without personal data.
    pub(crate) fn public(&self) -> BTreeSet<Hash> {
        let photos = self.photos.iter().copied();
        photos
            .filter(|hash| !self.sheets.contains_key(hash))
            .collect()
    }

    /// All of them.
    pub(crate) fn all(&self) -> BTreeSet<Hash> {
        let sheets = self.sheets.keys();
        self.photos.iter().chain(sheets).copied().collect()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.all().len()
    }

    /// The thumbnail to keep bytes of another laptop with, none for what is sealed; nothing when they are not what a row
    /// says.
    fn thumbnail_for(&self, app: &App, hash: &Hash, bytes: &[u8]) -> Option<Vec<u8>> {
        let sealed = self.sheets.get(hash);
        if sealed.is_some_and(|session| is_fit(app, *session, bytes)) {
            return Some(Vec::new());
        }
        let photo = self.photos.contains(hash).then_some(bytes);
        photo.and_then(|bytes| thumbnail_of_clean(bytes).ok())
    }
}

/// Whether somebody asked to erase a row for ever.
pub(crate) fn is_erased<R: Record>(record: &R, erased: &BTreeSet<Uuid>) -> bool {
    let row = RowName::new(R::ENTITY, record.row());
    erased.contains(&redaction::redaction_of(&row))
}

/// Blobs by whether their bytes are here and sound.
#[derive(Debug, Default)]
pub(crate) struct Held {
    /// Those that are here, with how many bytes each has.
    pub(crate) here: BTreeMap<Hash, u64>,
    /// Those that are not here.
    pub(crate) missing: BTreeSet<Hash>,
    /// Those of which the disk gives other bytes than it was given.
    pub(crate) spoiled: BTreeSet<Hash>,
}

impl Held {
    /// Each of these, read and compared with its hash.
    pub(crate) fn of(view: &View<'_>, hashes: BTreeSet<Hash>) -> Result<Self, Failure> {
        let mut held = Self::default();
        for hash in hashes {
            match view.blob(&hash)? {
                Some(bytes) => {
                    held.here.insert(hash, bytes.len() as u64);
                }
                None if view.has_blob(&hash)? => {
                    held.spoiled.insert(hash);
                }
                None => {
                    held.missing.insert(hash);
                }
            }
        }
        Ok(held)
    }
}

/// Which of these blobs rows name, those in the trash too, and are not here as they should be.
pub(crate) fn wanted(view: &View<'_>, among: impl Iterator<Item = Hash>) -> Result<Named, Failure> {
    let among: BTreeSet<Hash> = among.collect();
    if among.is_empty() {
        return Ok(Named::default());
    }
    let mut named = Named::every(view)?;
    named.retain(|hash| among.contains(hash));
    let held = Held::of(view, named.all())?;
    named.retain(|hash| !held.here.contains_key(hash));
    Ok(named)
}

/// What became of the photos of a bundle.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TakenPhotos {
    /// Those that were missing.
    pub(crate) new: u32,
    /// Those that are not what their row says, or hold more: they go on missing.
    pub(crate) unfit: u32,
}

/// Takes in the photos of a bundle that are missing here, after its changes: only what a row names is kept, and only when
/// it is what that row says.
pub(crate) fn take_in(
    app: &App,
    tx: &mut Writer<'_>,
    brought: &Brought<'_>,
) -> Result<TakenPhotos, Failure> {
    let mut taken = TakenPhotos::default();
    let blobs = brought.bundle.manifest.blobs();
    let wanted = wanted(tx, blobs.map(|blob| blob.hash))?;
    let hashes = wanted.all();
    if hashes.is_empty() {
        return Ok(taken);
    }
    let mut failed = None;
    let read = brought.each_blob(app, &mut |hash, bytes| {
        if !hashes.contains(hash) {
            return Ok(());
        }
        let Some(thumbnail) = wanted.thumbnail_for(app, hash, &bytes) else {
            taken.unfit += 1;
            return Ok(());
        };
        if let Err(fault) = tx.keep_blob(&bytes, &thumbnail) {
            failed = Some(fault);
            return Err(io::ErrorKind::Other.into());
        }
        taken.new += 1;
        Ok(())
    });
    match failed {
        Some(fault) => Err(fault.into()),
        None => read.map(|()| taken),
    }
}

/// Blobs of the open process on their way into a bundle.
pub(crate) struct Blobs<'a>(pub(crate) &'a App);

impl cocrea_bundle::Blobs for Blobs<'_> {
    fn bytes(&self, hash: &Hash) -> io::Result<Vec<u8>> {
        let state = self.0.state();
        let gone = || io::Error::from(io::ErrorKind::NotFound);
        let store = state.open.as_ref().ok_or_else(gone)?;
        let bytes: Result<_, Fault> = store.read(|view| view.blob(hash));
        bytes.map_err(io::Error::other)?.ok_or_else(gone)
    }
}
