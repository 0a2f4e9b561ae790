//! Photos: what is recorded of them, and what is refused.

use super::{Memory, id};
use crate::{NewPhoto, Photo, Record as _, Refusal};

fn new(blob: &str) -> NewPhoto {
    NewPhoto {
        session: id(100),
        table: Some(id(103)),
        blob: blob.to_owned(),
        width: 2_560,
        height: 1_920,
        caption: "  Rotafolio \n de la mesa 3 ".to_owned(),
    }
}

#[test]
fn a_photo_is_recorded_with_what_it_is_of() {
    let (photo, decision) = Photo::add(id(1), &new("ab"), &[], 7).unwrap();
    let mut memory = Memory::default();
    memory.record(decision);
    assert_eq!(memory.all::<Photo>(), std::slice::from_ref(&photo));
    assert_eq!(photo.caption, "Rotafolio de la mesa 3");
    assert_eq!(
        (photo.session, photo.table, photo.added_at),
        (id(100), id(103), 7)
    );
    assert_eq!((photo.width, photo.height), (2_560, 1_920));
}

#[test]
fn a_session_has_a_photo_once() {
    let (photo, _) = Photo::add(id(1), &new("ab"), &[], 7).unwrap();
    let add = |new: &NewPhoto, photos: &[Photo]| Photo::add(id(2), new, photos, 8).map(|_| ());
    let there = std::slice::from_ref(&photo);
    assert_eq!(add(&new("ab"), there), Err(Refusal::PhotoRepeated));
    assert_eq!(add(&new("cd"), there), Ok(()));
    let elsewhere = NewPhoto {
        session: id(200),
        ..new("ab")
    };
    assert_eq!(add(&elsewhere, there), Ok(()));
    let trashed = Photo {
        trashed: true,
        ..photo
    };
    assert_eq!(
        add(&new("ab"), &[trashed]),
        Ok(()),
        "the trash is no obstacle"
    );
}

#[test]
fn captions_fit_and_the_trash_is_left_alone() {
    let (photo, decision) = Photo::add(id(1), &new("ab"), &[], 7).unwrap();
    let long = "a".repeat(201);
    let refused = |refusal: Refusal| matches!(refusal, Refusal::TextTooLong { .. });
    assert!(refused(photo.describe(&long).unwrap_err()));
    let too_long = NewPhoto {
        caption: long,
        ..new("ab")
    };
    assert!(refused(Photo::add(id(2), &too_long, &[], 7).unwrap_err()));

    let mut memory = Memory::default();
    memory.record(decision);
    memory.record(photo.describe("El mapa").unwrap());
    memory.record(photo.trash());
    let [trashed] = memory.every::<Photo>().try_into().unwrap();
    assert_eq!(trashed.caption, "El mapa");
    assert!(trashed.is_trashed());
    assert_eq!(trashed.describe("Otro"), Err(Refusal::InTheTrash));
    memory.record(trashed.restore());
    assert!(!memory.all::<Photo>()[0].trashed);
}
