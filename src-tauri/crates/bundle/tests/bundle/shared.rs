//! Photos, and several bundles that are made at once.

use crate::forge::{Forge, contents, key, load, refusal};
use cocrea_bundle::{
    Blob, Blobs, Contents, Fault, Limits, Part, Readers, Refused, pack, read, read_each, write_file,
};
use cocrea_ledger::Hash;
use std::collections::BTreeMap;
use std::io;

/// Blobs in memory.
struct Photos(BTreeMap<Hash, Vec<u8>>);

impl Blobs for Photos {
    fn bytes(&self, hash: &Hash) -> io::Result<Vec<u8>> {
        let found = self.0.get(hash).cloned();
        found.ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn photos(sizes: &[usize]) -> Photos {
    let numbered = (1_u8..).zip(sizes);
    let made = numbered.map(|(byte, size)| vec![byte; *size]);
    Photos(
        made.map(|bytes| (*blake3::hash(&bytes).as_bytes(), bytes))
            .collect(),
    )
}

fn with(photos: &Photos) -> Contents {
    let blobs = photos.0.iter().map(|(hash, bytes)| Blob {
        hash: *hash,
        size: bytes.len() as u64,
    });
    Contents {
        blobs: blobs.rev().collect(),
        holds: photos.0.keys().rev().copied().collect(),
        ..contents()
    }
}

fn bytes(contents: &Contents, photos: &Photos) -> Vec<u8> {
    let mut out = Vec::new();
    let packed = pack(contents).unwrap();
    packed.write(&key(1), photos, &mut out).unwrap();
    out
}

#[test]
fn photos_arrive_as_they_were_sent() {
    let photos = photos(&[10, 70_000, 512, 0]);
    let sent = bytes(&with(&photos), &photos);
    let mut arrived = BTreeMap::new();
    let bundle = read_each(sent.as_slice(), &Limits::default(), &mut |hash, bytes| {
        arrived.insert(*hash, bytes);
        Ok(())
    });
    let bundle = bundle.unwrap();
    assert_eq!(arrived, photos.0);
    assert_eq!(bundle.segments, contents().segments);
    assert_eq!(bundle.manifest.blobs().count(), 4);
    assert!(bundle.manifest.holds.iter().eq(photos.0.keys()));
}

#[test]
fn a_photo_that_is_not_what_its_name_says_is_refused() {
    let photos = photos(&[600]);
    let sent = bytes(&with(&photos), &photos);
    let at = sent.windows(600).position(|window| window == [1; 600]);
    let mut altered = sent.clone();
    altered[at.unwrap() + 300] ^= 1;
    assert!(matches!(refusal(&altered), Refused::Altered { what } if what.starts_with("blobs/")));
    let mut other = Photos(photos.0.clone());
    other
        .0
        .insert(*photos.0.keys().next().unwrap(), vec![2; 600]);
    let packed = with(&photos);
    let packed = pack(&packed).unwrap();
    let unread = packed.write(&key(1), &other, &mut io::sink());
    assert!(matches!(unread, Err(Fault::Unread(_))), "{unread:?}");
    let missing = packed.write(&key(1), &(), &mut io::sink());
    assert!(matches!(missing, Err(Fault::Unread(_))), "{missing:?}");
}

/// An entry of a manifest, changed in one way.
type Spoil = fn(&mut cocrea_bundle::Entry);

#[test]
fn an_entry_that_we_would_not_write_for_a_photo_is_refused() {
    let photos = photos(&[600, 700]);
    let sent = bytes(&with(&photos), &photos);
    let spoils: [Spoil; 4] = [
        |entry| entry.unpacked += 1,
        |entry| entry.hash[0] ^= 1,
        |entry| entry.path = entry.path.to_uppercase().replace("BLOBS", "blobs"),
        |entry| entry.path.push('0'),
    ];
    for spoil in spoils {
        let mut forge = Forge::of(&sent);
        spoil(&mut forge.manifest.entries[2]);
        forge.bodies[2]
            .0
            .clone_from(&forge.manifest.entries[2].path);
        assert!(matches!(refusal(&forge.bytes()), Refused::Altered { .. }));
    }
    let mut swapped = Forge::of(&sent);
    swapped.manifest.entries.swap(2, 3);
    swapped.bodies.swap(2, 3);
    assert!(matches!(refusal(&swapped.bytes()), Refused::Altered { .. }));
    let mut before_changes = Forge::of(&sent);
    before_changes.manifest.entries.swap(0, 2);
    before_changes.bodies.swap(0, 2);
    assert!(matches!(
        refusal(&before_changes.bytes()),
        Refused::Altered { .. }
    ));
    let mut vast = Forge::of(&sent);
    vast.manifest.entries[2].size = 65 << 20;
    vast.manifest.entries[2].unpacked = 65 << 20;
    assert!(matches!(
        refusal(&vast.bytes()),
        Refused::TooLarge { what: "blob" }
    ));
    assert!(Forge::of(&sent).bytes() == sent);
}

#[test]
fn a_reader_that_cannot_keep_a_photo_keeps_nothing() {
    let photos = photos(&[600]);
    let sent = bytes(&with(&photos), &photos);
    let outcome = read_each(sent.as_slice(), &Limits::default(), &mut |_, _| {
        Err(io::ErrorKind::StorageFull.into())
    });
    assert!(
        matches!(outcome, Err(Refused::Io(error)) if error.kind() == io::ErrorKind::StorageFull)
    );
}

#[test]
fn what_does_not_fit_one_file_becomes_several_that_stand_alone() {
    let folder = tempfile::tempdir().unwrap();
    let photos = photos(&[300_000, 200_000, 400_000, 100, 250_000]);
    let contents = with(&photos);
    let most = 600_000;
    let parts = pack(&contents).unwrap().split(most);
    assert!(parts.len() >= 3, "{}", parts.len());
    let mut arrived = BTreeMap::new();
    let mut segments = Vec::new();
    for (number, part) in (1..).zip(&parts) {
        let path = folder.path().join(format!("{number}.paquete"));
        let size = write_file(&path, (part, &key(1)), &photos, Readers::Anybody).unwrap();
        assert!(size <= most, "{size}");
        let bundle = load(&path).unwrap();
        let of = parts.len() as u64;
        assert_eq!(bundle.manifest.part, Part { number, of });
        assert_eq!(
            bundle.manifest.holds.len(),
            5,
            "each says all that its sender holds"
        );
        segments.extend(bundle.segments);
        arrived.extend(bundle.manifest.blobs().map(|blob| (blob.hash, blob.size)));
    }
    segments.sort_by_key(|segment| segment.device);
    assert_eq!(segments, contents.segments);
    assert_eq!(arrived.len(), 5);
}

#[test]
fn what_fits_stays_one_and_what_can_never_fit_stands_alone() {
    let photos = photos(&[10_000, 900_000]);
    let contents = with(&photos);
    let whole = pack(&contents).unwrap().split(18 << 20);
    assert_eq!(whole.len(), 1);
    assert_eq!((whole[0].changes(), whole[0].blobs()), (5, 2));
    let apart = pack(&contents).unwrap().split(1);
    let told: Vec<_> = apart
        .iter()
        .map(|part| (part.changes(), part.blobs()))
        .collect();
    let chains: u64 = told.iter().map(|(changes, _)| changes).sum();
    assert_eq!((told.len(), chains), (4, 5));
    assert_eq!(told[2..], [(0, 1), (0, 1)]);
}

#[test]
fn a_bundle_without_changes_only_says_what_its_sender_has() {
    let receipt = Contents {
        segments: Vec::new(),
        heads: Vec::new(),
        holds: vec![[7; 32]],
        ..contents()
    };
    let sent = bytes(&receipt, &photos(&[]));
    let bundle = read(sent.as_slice(), &Limits::default()).unwrap();
    assert_eq!(bundle.manifest.changes, 0);
    let mut has = contents().has;
    has.sort_unstable();
    assert_eq!(bundle.manifest.has, has);
    assert_eq!(bundle.manifest.holds, [[7; 32]]);
}
