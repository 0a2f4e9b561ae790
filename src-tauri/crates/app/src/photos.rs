//! Photos: what a table wrote on its flipchart.

use crate::app::Outcome;
use crate::conflicts::label;
use crate::home::id;
use crate::spool::leads_nowhere;
use crate::wire::{
    AddPhoto, ChosenFiles, Created, DescribePhoto, Done, Milliseconds, Nothing, OneRow, PhotoBytes,
    PhotoView, Photos, WhichPhotos,
};
use crate::{App, Failure, FilePurpose, room};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cocrea_domain::{NewPhoto, Photo, Table};
use cocrea_ledger::Hash;
use cocrea_photo::{LARGEST_FILE, Unfit, clean, thumbnail_of_clean};
use cocrea_store::{View, hash_digits, hash_of_digits};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

pub(crate) fn choose_photos(app: &App, _: Nothing) -> Result<Outcome<ChosenFiles>, Failure> {
    app.look(|_| Ok(()))?;
    if !app.desktop.has_dialogs() {
        return Err(Failure::refused("needs_a_window"));
    }
    let paths = app.desktop.choose_files(FilePurpose::Photo);
    Ok(Outcome::unchanged(ChosenFiles {
        paths: paths
            .iter()
            .map(|path| path.display().to_string())
            .collect(),
    }))
}

pub(crate) fn add_photo(app: &App, request: AddPhoto) -> Result<Outcome<Created>, Failure> {
    // Before a file of many megabytes is worked on.
    app.look(|_| Ok(()))?;
    let path = Path::new(&request.path);
    let unfit = |unfit| untaken(unfit).with("photo", path.display());
    let cleaned = clean(&read(path)?).map_err(unfit)?;
    app.write(|tx, act| {
        let session = room::the_session(tx)?;
        if let Some(table) = request.table {
            tx.find::<Table>(id(table))?;
        }
        let blob = tx.keep_blob(&cleaned.jpeg, &cleaned.thumbnail)?;
        let new = NewPhoto {
            session: session.id,
            table: request.table.map(id),
            blob: hash_digits(&blob),
            width: cleaned.width,
            height: cleaned.height,
            caption: request.caption.unwrap_or_default(),
        };
        let added = Photo::add(act.id(), &new, &tx.all::<Photo>()?, act.at_ms);
        let (photo, decision) =
            added.map_err(|refusal| Failure::from(refusal).with("photo", path.display()))?;
        tx.record(decision)?;
        Ok(Created { id: photo.id.0 })
    })
}

pub(crate) fn list_photos(app: &App, request: WhichPhotos) -> Result<Outcome<Photos>, Failure> {
    app.look(|view| {
        let mut photos = if request.trash {
            view.trash::<Photo>()?
        } else {
            view.all::<Photo>()?
        };
        photos.retain(|photo| request.table.is_none_or(|table| photo.table.0 == table));
        photos.sort_by_key(|photo| (photo.added_at, photo.id));
        let holders = holders(view)?;
        let shown = photos.iter().map(|photo| shown(view, photo, &holders));
        Ok(Photos {
            photos: shown.collect::<Result<_, Failure>>()?,
        })
    })
}

pub(crate) fn read_photo(app: &App, request: OneRow) -> Result<Outcome<PhotoBytes>, Failure> {
    app.look(|view| {
        let photo = view.find::<Photo>(id(request.id))?;
        let bytes = match hash_of_digits(&photo.blob) {
            Some(hash) => view.blob(&hash)?,
            None => None,
        };
        Ok(PhotoBytes {
            jpeg: bytes.map(|bytes| STANDARD.encode(bytes)),
        })
    })
}

pub(crate) fn describe_photo(app: &App, request: DescribePhoto) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let photo = tx.find::<Photo>(id(request.id))?;
        tx.record(photo.describe(&request.caption)?)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_photo(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let photo = tx.find::<Photo>(id(request.id))?;
        tx.record(photo.trash())?;
        Ok(Done {})
    })
}

pub(crate) fn restore_photo(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let photo = tx.find::<Photo>(id(request.id))?;
        tx.record(photo.restore())?;
        Ok(Done {})
    })
}

fn shown(
    view: &View<'_>,
    photo: &Photo,
    holders: &BTreeMap<Hash, String>,
) -> Result<PhotoView, Failure> {
    let hash = hash_of_digits(&photo.blob);
    let thumbnail = match &hash {
        Some(hash) => thumbnail(view, hash)?,
        None => None,
    };
    let missing = thumbnail.is_none();
    let held_by = hash.filter(|_| missing);
    Ok(PhotoView {
        id: photo.id.0,
        table: (!photo.table.0.is_nil()).then_some(photo.table.0),
        caption: photo.caption.clone(),
        width: photo.width.try_into().unwrap_or_default(),
        height: photo.height.try_into().unwrap_or_default(),
        added_at: Milliseconds(photo.added_at),
        thumbnail: thumbnail.map(|bytes| STANDARD.encode(bytes)),
        held_by: held_by.and_then(|hash| holders.get(&hash).cloned()),
    })
}

/// The thumbnail that is kept, or one made now where that one was spoiled.
fn thumbnail(view: &View<'_>, hash: &Hash) -> Result<Option<Vec<u8>>, Failure> {
    if let Some(kept) = view.thumbnail(hash)? {
        return Ok(Some(kept));
    }
    let bytes = view.blob(hash)?;
    Ok(bytes.and_then(|bytes| thumbnail_of_clean(&bytes).ok()))
}

/// Which laptop said to hold a photo, for those that are missing here.
pub(crate) fn holders(view: &View<'_>) -> Result<BTreeMap<Hash, String>, Failure> {
    let mut holders = BTreeMap::new();
    for (device, name) in view.devices()? {
        for hash in view.peer(device)?.holds {
            holders.insert(hash, label(&name, device));
        }
    }
    Ok(holders)
}

pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |error: io::Error| {
        let kind = error.kind();
        if kind == io::ErrorKind::NotFound || leads_nowhere(kind) {
            return Failure::refused("file_not_found").with("path", path.display());
        }
        if kind == io::ErrorKind::PermissionDenied {
            return Failure::refused("cannot_read").with("path", path.display());
        }
        Failure::of_file(&io::Error::from(kind).into(), path)
    };
    // To open a pipe would wait for whoever writes to it.
    let metadata = path.metadata().map_err(failed)?;
    if !metadata.is_file() {
        return Err(untaken(Unfit::NotAPhoto).with("photo", path.display()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    // One more than fits tells a file that is too large, also one that grows meanwhile.
    let most = LARGEST_FILE as u64 + 1;
    file.take(most).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

pub(crate) fn untaken(unfit: Unfit) -> Failure {
    match unfit {
        Unfit::NotAPhoto | Unfit::NotClean => Failure::refused("not_a_photo"),
        Unfit::Heic => Failure::refused("photo_heic"),
        Unfit::Svg => Failure::refused("photo_svg"),
        Unfit::FileTooLarge => Failure::refused("photo_too_large"),
        Unfit::TooManyPixels { width, height } => Failure::refused("photo_too_many_pixels")
            .with("width", width)
            .with("height", height),
        Unfit::Damaged => Failure::refused("photo_damaged"),
    }
}
