//! Each limit is told apart, and holds before the thing itself is read.

use crate::forge::{Forge, contents, key, refusal};
use cocrea_bundle::{Limits, Refused, read, write};

#[test]
fn each_limit_is_refused_by_its_name() {
    let bytes = write(&contents(), &key(1)).unwrap();
    let check = |change: fn(&mut Limits), expected: &str| {
        let mut limits = Limits::default();
        change(&mut limits);
        match read(bytes.as_slice(), &limits) {
            Err(Refused::TooLarge { what }) => assert_eq!(what, expected),
            other => panic!("{other:?} where {expected} was passed"),
        }
    };
    check(|limits| limits.bundle = 511, "bundle");
    check(|limits| limits.bundle = 4_000, "bundle");
    check(|limits| limits.manifest = 100, "manifest");
    check(|limits| limits.segment = 100, "segment");
    check(|limits| limits.unpacked = 500, "unpacked");
    check(|limits| (limits.ratio, limits.ratio_from) = (1, 1), "ratio");
    check(|limits| limits.entries = 1, "entries");
    check(|limits| limits.devices = 1, "devices");
}

#[test]
fn a_bundle_that_just_fits_is_read() {
    let bytes = write(&contents(), &key(1)).unwrap();
    let entries = Forge::new().manifest.entries;
    let limits = Limits {
        bundle: bytes.len() as u64,
        segment: entries
            .iter()
            .map(|entry| entry.unpacked.max(entry.size))
            .max()
            .unwrap(),
        unpacked: entries.iter().map(|entry| entry.unpacked).sum(),
        entries: 2,
        devices: 2,
        ..Limits::default()
    };
    assert!(read(bytes.as_slice(), &limits).is_ok());
    let limits = Limits {
        bundle: limits.bundle - 1,
        ..limits
    };
    assert!(matches!(
        read(bytes.as_slice(), &limits),
        Err(Refused::TooLarge { what: "bundle" })
    ));
}

#[test]
fn a_source_that_never_ends_is_left_where_the_limit_is() {
    let bytes = write(&contents(), &key(1)).unwrap();
    let endless = std::io::Read::chain(bytes.as_slice(), std::io::repeat(0));
    assert!(
        matches!(read(endless, &Limits::default()), Err(Refused::Altered { what }) if what == "end")
    );
    assert!(matches!(
        read(std::io::repeat(b'x'), &Limits::default()),
        Err(Refused::NotABundle)
    ));
}

#[test]
fn sizes_that_nobody_can_have_are_refused_before_they_are_reserved() {
    for size in [u64::MAX, 1 << 40, (64 << 20) + 1] {
        let mut forge = Forge::new();
        forge.manifest.entries[0].size = size;
        assert!(matches!(
            refusal(&forge.bytes()),
            Refused::TooLarge { what: "segment" }
        ));
        let mut forge = Forge::new();
        forge.manifest.entries[0].unpacked = size;
        assert!(matches!(
            refusal(&forge.bytes()),
            Refused::TooLarge { what: "segment" }
        ));
    }
}

#[test]
fn a_source_that_fails_is_told_from_a_bad_bundle() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::from(std::io::ErrorKind::PermissionDenied))
        }
    }
    let bytes = write(&contents(), &key(1)).unwrap();
    let failing = std::io::Read::chain(&bytes[..1_000], Broken);
    assert!(matches!(
        read(failing, &Limits::default()),
        Err(Refused::Io(_))
    ));
}
