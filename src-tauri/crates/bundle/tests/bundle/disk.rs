//! On a disk a bundle is whole or not there.

use crate::forge::{contents, key, load, save};
use cocrea_bundle::{Fault, Refused, write};
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

#[test]
fn a_file_holds_what_was_written_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Cocreación en Hermosillo.paquete");
    let bytes = write(&contents(), &key(1)).unwrap();
    assert_eq!(
        save(&path, &contents(), &key(1)).unwrap(),
        bytes.len() as u64
    );
    assert!(fs::read(&path).unwrap() == bytes);
    assert_eq!(load(&path).unwrap().segments, contents().segments);
    assert_eq!(names(folder.path()), ["Cocreación en Hermosillo.paquete"]);
}

#[test]
fn a_newer_bundle_takes_the_place_of_the_one_before() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    save(&path, &contents(), &key(1)).unwrap();
    let newer = write(&contents(), &key(2)).unwrap();
    save(&path, &contents(), &key(2)).unwrap();
    assert!(fs::read(&path).unwrap() == newer);
    assert_eq!(names(folder.path()), ["a.paquete"]);
}

#[test]
fn contents_that_nobody_could_receive_never_take_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    save(&path, &contents(), &key(1)).unwrap();
    let kept = fs::read(&path).unwrap();
    let mut twice = contents();
    twice.devices.push(twice.devices[0].clone());
    let outcome = save(&path, &twice, &key(1));
    assert!(
        matches!(outcome, Err(Fault::Unfit(Refused::Altered { .. }))),
        "{outcome:?}"
    );
    assert!(fs::read(&path).unwrap() == kept);
    assert_eq!(names(folder.path()), ["a.paquete"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_a_clean_error() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"kept").unwrap();
    // Permission bits stop nothing for root: a parent that is a file stops everybody.
    assert_io(
        &save(&file.join("a.paquete"), &contents(), &key(1)),
        ErrorKind::NotADirectory,
    );
    assert_io(
        &save(
            &folder.path().join("missing/a.paquete"),
            &contents(),
            &key(1),
        ),
        ErrorKind::NotFound,
    );
    assert_io(
        &save(Path::new(""), &contents(), &key(1)),
        ErrorKind::InvalidInput,
    );
    assert_io(
        &save(&folder.path().join(".."), &contents(), &key(1)),
        ErrorKind::InvalidInput,
    );
    assert_eq!(fs::read(&file).unwrap(), b"kept");
    assert_eq!(names(folder.path()), ["file"]);
}

#[test]
fn a_folder_of_that_name_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    fs::create_dir(&path).unwrap();
    let outcome = save(&path, &contents(), &key(1));
    assert!(matches!(outcome, Err(Fault::Io(_))), "{outcome:?}");
    assert!(path.is_dir());
    assert_eq!(names(folder.path()), ["a.paquete"]);
}

#[test]
fn what_a_killed_run_left_behind_stops_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let leftover = folder
        .path()
        .join(format!(".cocrea-{}-0.part", std::process::id()));
    fs::write(&leftover, b"half").unwrap();
    let path = folder.path().join("a.paquete");
    save(&path, &contents(), &key(1)).unwrap();
    assert!(load(&path).is_ok());
    assert_eq!(fs::read(&leftover).unwrap(), b"half");
}

#[test]
fn writers_at_the_same_time_leave_one_whole_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    let bundles: Vec<Vec<u8>> = (1..=4)
        .map(|of| write(&contents(), &key(of)).unwrap())
        .collect();
    std::thread::scope(|scope| {
        for of in 1..=4 {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..5 {
                    save(path, &contents(), &key(of)).unwrap();
                }
            });
        }
    });
    let kept = fs::read(&path).unwrap();
    assert!(bundles.contains(&kept));
    assert_eq!(names(folder.path()), ["a.paquete"]);
}

#[test]
fn a_name_that_is_no_bundle_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    assert!(matches!(load(&path), Err(Refused::Io(error)) if error.kind() == ErrorKind::NotFound));
    assert!(matches!(load(folder.path()), Err(Refused::NotABundle)));
    fs::write(&path, b"").unwrap();
    assert!(matches!(load(&path), Err(Refused::CutShort)));
    fs::write(&path, b"a note of somebody").unwrap();
    assert!(matches!(load(&path), Err(Refused::NotABundle)));
    let too_large = fs::File::create(&path).unwrap();
    too_large.set_len(5 << 30).unwrap();
    assert!(matches!(
        load(&path),
        Err(Refused::TooLarge { what: "bundle" })
    ));
}

fn assert_io(outcome: &Result<u64, Fault>, expected: ErrorKind) {
    match outcome {
        Err(Fault::Io(error)) => assert_eq!(error.kind(), expected),
        other => panic!("{other:?} where {expected:?} was expected"),
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
