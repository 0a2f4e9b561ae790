//! Photos on their way from laptop to laptop, beside the changes that name them.

use crate::photos::hash_of;
use crate::spool::Brought;
use crate::{App, Failure};
use cocrea_domain::Photo;
use cocrea_ledger::Hash;
use cocrea_photo::thumbnail_of_clean;
use cocrea_store::{Fault, View, Writer};
use std::collections::{BTreeMap, BTreeSet};
use std::io;

/// The photos of a process, by whether their bytes are here and sound.
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
    /// The photos of these rows, each read and compared with its hash.
    pub(crate) fn of(view: &View<'_>, photos: &[Photo]) -> Result<Self, Failure> {
        let mut held = Self::default();
        for hash in photos.iter().filter_map(hash_of) {
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

/// The blobs that photos name, those in the trash too, and that are not here as they should be.
pub(crate) fn wanted(
    view: &View<'_>,
    among: impl Iterator<Item = Hash>,
) -> Result<BTreeSet<Hash>, Failure> {
    let among: BTreeSet<Hash> = among.collect();
    if among.is_empty() {
        return Ok(among);
    }
    let mut photos = view.every::<Photo>()?;
    photos.retain(|photo| hash_of(photo).is_some_and(|hash| among.contains(&hash)));
    let Held {
        missing, spoiled, ..
    } = Held::of(view, &photos)?;
    Ok(missing.into_iter().chain(spoiled).collect())
}

/// What became of the photos of a bundle.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct TakenPhotos {
    /// Those that were missing.
    pub(crate) new: u32,
    /// Those that are no photos, or hold more than pixels: they go on missing.
    pub(crate) unfit: u32,
}

/// Takes in the photos of a bundle that are missing here, after its changes: only what a row names is kept.
pub(crate) fn take_in(
    app: &App,
    tx: &mut Writer<'_>,
    brought: &Brought<'_>,
) -> Result<TakenPhotos, Failure> {
    let mut taken = TakenPhotos::default();
    let blobs = brought.bundle.manifest.blobs();
    let wanted = wanted(tx, blobs.map(|blob| blob.hash))?;
    if wanted.is_empty() {
        return Ok(taken);
    }
    let mut failed = None;
    let read = brought.each_blob(app, &mut |hash, bytes| {
        if !wanted.contains(hash) {
            return Ok(());
        }
        let Ok(thumbnail) = thumbnail_of_clean(&bytes) else {
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

/// Photos of the open process on their way into a bundle.
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
