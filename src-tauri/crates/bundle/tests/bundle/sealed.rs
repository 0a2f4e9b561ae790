//! Who can open a sealed bundle, and what an altered one leads to.

use crate::forge::{contents, key, load, save};
use cocrea_bundle::{Fault, Keys, Readers, Refused, pack, read_file, write, write_file};
use cocrea_keys::{Identity, Lock, Passphrase, Recipient};
use std::fs;
use std::path::Path;

fn seal(path: &Path, readers: Readers<'_>) -> Result<u64, Fault> {
    write_file(path, (&pack(&contents())?, &key(1)), &(), readers)
}

fn identity(of: u8) -> Identity {
    Identity::from_seed(&[of; 32])
}

fn of_identity(identity: &Identity) -> Keys<'_> {
    Keys {
        identity: Some(identity),
        passphrase: None,
    }
}

fn of_words(words: &Passphrase) -> Keys<'_> {
    Keys {
        identity: None,
        passphrase: Some(words),
    }
}

#[test]
fn a_bundle_sealed_to_laptops_opens_on_those_and_on_the_one_that_made_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    let (own, other, stranger) = (identity(1), identity(2), identity(3));
    let others: [Recipient; 1] = [other.recipient()];
    seal(&path, Readers::Laptops(&others, &own)).unwrap();
    for who in [&own, &other] {
        let bundle = read_file(&path, of_identity(who)).unwrap();
        assert_eq!(bundle.segments, contents().segments);
    }
    assert!(matches!(
        read_file(&path, of_identity(&stranger)),
        Err(Refused::NotForThisLaptop)
    ));
    assert!(matches!(
        load(&path),
        Err(Refused::Sealed(Lock::Recipients))
    ));
    let sealed = fs::read(&path).unwrap();
    let seen = String::from_utf8_lossy(&sealed);
    for told in ["manifest", "Laptop Mesa 3", "Hermosillo"] {
        assert!(!seen.contains(told), "{told} is seen from outside");
    }
}

#[test]
fn a_bundle_sealed_with_words_opens_with_those_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    let (words, others) = (Passphrase::new().unwrap(), Passphrase::new().unwrap());
    seal(&path, Readers::Words(&words)).unwrap();
    let bundle = read_file(&path, of_words(&words)).unwrap();
    assert_eq!(bundle.segments, contents().segments);
    assert!(matches!(
        read_file(&path, of_words(&others)),
        Err(Refused::WrongWords)
    ));
    assert!(matches!(
        read_file(&path, of_identity(&identity(1))),
        Err(Refused::Sealed(Lock::Passphrase))
    ));
}

#[test]
fn what_can_be_opened_takes_nothing_of_an_open_bundle_away() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    save(&path, &contents(), &key(1)).unwrap();
    let bundle = read_file(&path, of_identity(&identity(1))).unwrap();
    assert_eq!(bundle, load(&path).unwrap());
}

#[test]
fn every_altered_byte_and_every_cut_of_a_sealed_bundle_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    let own = identity(1);
    seal(&path, Readers::Laptops(&[], &own)).unwrap();
    let sealed = fs::read(&path).unwrap();
    for at in (0..sealed.len()).step_by(7) {
        let mut altered = sealed.clone();
        altered[at] ^= 1 << (at % 8);
        fs::write(&path, &altered).unwrap();
        assert!(read_file(&path, of_identity(&own)).is_err(), "byte {at}");
        fs::write(&path, &sealed[..at]).unwrap();
        assert!(read_file(&path, of_identity(&own)).is_err(), "cut at {at}");
    }
    fs::write(&path, [sealed.as_slice(), b"more"].concat()).unwrap();
    assert!(read_file(&path, of_identity(&own)).is_err(), "more");
    fs::write(&path, &sealed[..sealed.len() - 9]).unwrap();
    assert!(matches!(
        read_file(&path, of_identity(&own)),
        Err(Refused::CutShort)
    ));
}

#[test]
fn an_envelope_of_a_later_format_asks_for_a_newer_cocrea() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    fs::write(&path, b"age-encryption.org/v2\n-> X25519 abc\n").unwrap();
    let refused = read_file(&path, of_identity(&identity(1)));
    assert!(matches!(refused, Err(Refused::Newer { needs }) if needs == "age"));
}

#[test]
fn an_envelope_around_something_else_is_no_bundle() {
    use std::io::Write as _;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.paquete");
    let own = identity(1);
    let sealed = |contents: &[u8]| {
        let to = [own.recipient()];
        let file = fs::File::create(&path).unwrap();
        let mut sealer = cocrea_keys::seal(file, cocrea_keys::To::Recipients(&to)).unwrap();
        sealer.write_all(contents).unwrap();
        sealer.finish().unwrap();
        read_file(&path, of_identity(&own))
    };
    assert!(matches!(
        sealed(b"a note of somebody"),
        Err(Refused::NotABundle)
    ));
    // An envelope in an envelope is nothing that Cocrea writes.
    let bytes = write(&contents(), &key(1)).unwrap();
    assert!(sealed(&bytes).is_ok());
    let once = fs::read(&path).unwrap();
    assert!(matches!(sealed(&once), Err(Refused::NotABundle)));
    assert!(matches!(sealed(&bytes[..600]), Err(Refused::CutShort)));
}
