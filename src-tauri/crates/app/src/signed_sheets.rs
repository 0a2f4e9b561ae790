//! Signed sheets: photos of the paper list, sealed before they are kept, and seen by those who read its persons.

use crate::app::Outcome;
use crate::home::id;
use crate::personal::{Opener, remove_everywhere, seal_to_list};
use crate::photos::{holders, read, untaken};
use crate::room::the_session;
use crate::wire::{
    AddSignedSheet, Created, Erased, Milliseconds, Nothing, OneRow, PhotoBytes, SheetPicture,
    SignedSheetView, SignedSheets,
};
use crate::{App, Failure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cocrea_domain::{Id, Refusal, Session, SignedSheet};
use cocrea_keys::{Envelope, Lock, salt};
use cocrea_ledger::Hash;
use cocrea_photo::{clean, thumbnail_of_clean};
use cocrea_store::{View, hash_digits, hash_of_digits};
use std::collections::BTreeMap;
use std::path::Path;

/// Bytes of a sealed sheet: more than every photo of [`cocrea_photo::LONGEST_SIDE`] pixels takes, which are 20 MB as they
/// lie in memory.
const LONGEST: u64 = 24 << 20;

pub(crate) fn add_signed_sheet(
    app: &App,
    request: AddSignedSheet,
) -> Result<Outcome<Created>, Failure> {
    // Before a file of many megabytes is worked on.
    app.look(|_| Ok(()))?;
    let path = Path::new(&request.path);
    let unfit = |unfit| untaken(unfit).with("photo", path.display());
    let jpeg = clean(&read(path)?).map_err(unfit)?.jpeg;
    app.write(|tx, act| {
        let session = the_session(tx)?.id;
        let opener = Opener::of(app, session)?;
        for sheet in sheets_of(tx, session)? {
            if !sheet.trashed && opened(tx, &opener, &sheet)?.is_some_and(|same| same == jpeg) {
                let repeated = Failure::from(Refusal::PhotoRepeated);
                return Err(repeated.with("photo", path.display()));
            }
        }
        let sealed = seal_to_list(app, tx, session, &jpeg)?;
        let blob = hash_digits(&tx.keep_blob(&sealed, b"")?);
        let last = tx.largest::<SignedSheet, _>("number", "session", session)?;
        let salt = salt().map_err(|_| Failure::fault("no_random_bytes"))?;
        let (sheet, decision) =
            SignedSheet::add(act.id(), (session, last), (blob, salt), act.at_ms);
        tx.record(decision)?;
        Ok(Created { id: sheet.id.0 })
    })
}

pub(crate) fn list_signed_sheets(app: &App, _: Nothing) -> Result<Outcome<SignedSheets>, Failure> {
    app.look(|view| {
        let session = the_session(view)?.id;
        let (opener, holders) = (Opener::of(app, session)?, holders(view)?);
        let mut sheets = sheets_of(view, session)?;
        sheets.sort_by_key(|sheet| (sheet.trashed, sheet.number, sheet.id));
        let sheets = sheets
            .iter()
            .map(|sheet| shown(view, &opener, &holders, sheet));
        Ok(SignedSheets {
            sheets: sheets.collect::<Result<_, Failure>>()?,
        })
    })
}

pub(crate) fn read_signed_sheet(
    app: &App,
    request: OneRow,
) -> Result<Outcome<PhotoBytes>, Failure> {
    app.look(|view| {
        let sheet = view.find::<SignedSheet>(id(request.id))?;
        let jpeg = opened(view, &Opener::of(app, sheet.session)?, &sheet)?;
        // What another laptop sealed was no more than looked at from outside by those who could not open it.
        let jpeg = jpeg.filter(|jpeg| thumbnail_of_clean(jpeg).is_ok());
        Ok(PhotoBytes {
            jpeg: jpeg.map(|jpeg| STANDARD.encode(jpeg)),
        })
    })
}

/// Removes the sheet, here and wherever the request arrives. Nothing takes it back.
pub(crate) fn erase_signed_sheet(app: &App, request: OneRow) -> Result<Outcome<Erased>, Failure> {
    let asked = app.write(|tx, _| {
        let sheet = tx.find::<SignedSheet>(id(request.id))?;
        tx.record(sheet.erase())?;
        Ok(())
    })?;
    let removed = remove_everywhere(app)?;
    let left = removed.left.iter();
    Ok(Outcome {
        reply: Erased {
            backups: removed.backups,
            left: left.map(|path| path.display().to_string()).collect(),
        },
        changed: asked.changed,
    })
}

/// The sheets of a session, also those that were taken back and not erased.
pub(crate) fn sheets_of(
    view: &View<'_>,
    session: Id<Session>,
) -> Result<Vec<SignedSheet>, Failure> {
    let mut sheets = view.every::<SignedSheet>()?;
    sheets.retain(|sheet| sheet.session == session);
    Ok(sheets)
}

/// Whether bytes of another laptop are what a row calls a signed sheet: an envelope to laptops, and a clean photo in it as
/// far as this laptop can open it.
pub(crate) fn is_fit(app: &App, session: Id<Session>, bytes: &[u8]) -> bool {
    let envelope = Envelope::read(bytes, LONGEST);
    let sealed = envelope.is_ok_and(|envelope| envelope.lock() == Lock::Recipients);
    if !sealed || bytes.len() as u64 > LONGEST {
        return false;
    }
    // Without its key it is as for those who cannot open it.
    let opener = Opener::of(app, session).ok();
    match opener.filter(|opener| opener.opens(bytes, LONGEST)) {
        Some(opener) => opener
            .open_bytes(bytes, LONGEST)
            .is_some_and(|jpeg| thumbnail_of_clean(&jpeg).is_ok()),
        None => true,
    }
}

/// The picture of a sheet; nothing when it is not here or this laptop cannot open it.
fn opened(
    view: &View<'_>,
    opener: &Opener<'_>,
    sheet: &SignedSheet,
) -> Result<Option<Vec<u8>>, Failure> {
    let sealed = match hash_of_digits(&sheet.blob) {
        Some(hash) => view.blob(&hash)?,
        None => None,
    };
    Ok(sealed.and_then(|sealed| opener.open_bytes(&sealed, LONGEST)))
}

fn shown(
    view: &View<'_>,
    opener: &Opener<'_>,
    holders: &BTreeMap<Hash, String>,
    sheet: &SignedSheet,
) -> Result<SignedSheetView, Failure> {
    let hash = hash_of_digits(&sheet.blob);
    let sealed = match &hash {
        Some(hash) => view.blob(hash)?,
        None => None,
    };
    let picture = match sealed {
        Some(sealed) if opener.opens(&sealed, LONGEST) => SheetPicture::Readable,
        Some(_) => SheetPicture::Sealed,
        None => SheetPicture::Missing,
    };
    let held_by = hash.filter(|_| picture == SheetPicture::Missing);
    Ok(SignedSheetView {
        id: sheet.id.0,
        number: sheet.number.try_into().unwrap_or_default(),
        added_at: Milliseconds(sheet.added_at),
        trashed: sheet.trashed,
        picture,
        held_by: held_by.and_then(|hash| holders.get(&hash).cloned()),
    })
}
