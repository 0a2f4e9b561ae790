//! What is saved of a damaged file is a part of the truth, and the file itself stays as it was.

use super::{Missing, Salvage, Witness, Wreck};
use crate::{Arriving, BackupMark, Fault, Signed, Store, Writer};
use cocrea_domain::{Decision, Id, Laptop, Process};
use cocrea_keys::{Keypair, verify};
use cocrea_ledger::{
    Cell, ChangeName, DeviceId, Draft, Hash, Run, Value, first_hash, head_to_sign,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use uuid::Uuid;

mod damages;

const PROCESS: Uuid = Uuid::from_u128(0xC0C_12EA);

fn key(laptop: u8) -> Keypair {
    Keypair::from_seed(&[laptop; 32])
}

fn device(laptop: u8) -> DeviceId {
    key(laptop).device()
}

/// What the first laptop knows: its own key, and how far it remembers to have written.
struct First {
    reached: Option<u64>,
}

impl Witness for First {
    fn holds(&self, key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
        verify(key, message, signature)
    }

    fn sign(
        &self,
        process: Uuid,
        device: DeviceId,
        message: &[u8],
    ) -> Option<([u8; 32], [u8; 64])> {
        let key = key(1);
        let own = process == PROCESS && key.device() == device;
        own.then(|| (key.public_key(), key.sign(message)))
    }

    fn reached(&self, _: Uuid, device: DeviceId) -> Option<u64> {
        self.reached.filter(|_| device == key(1).device())
    }
}

const FIRST: First = First { reached: None };

/// The hash of every change by its device, from the first one on.
type Truth = BTreeMap<DeviceId, Vec<Hash>>;

fn truth(store: &Store) -> Truth {
    let vector = store.read(|view| view.vector()).unwrap();
    let chain = |device| {
        let links = store.read(|view| view.links(device)).unwrap();
        links.iter().map(|link| link.hash).collect()
    };
    let chains = vector.into_iter();
    chains.map(|(device, ..)| (device, chain(device))).collect()
}

fn digest(store: &Store) -> String {
    store.read(|view| view.digest()).unwrap()
}

/// The process of the first laptop, with what the second brought, and what the third brought and nobody let in.
struct Workshop {
    folder: TempDir,
    path: PathBuf,
    bytes: Vec<u8>,
    truth: Truth,
    digest: String,
}

const FIRST_WROTE: u64 = 61;
const SECOND_WROTE: u64 = 40;
const THIRD_WROTE: u64 = 12;
const BLOBS: u8 = 6;

/// Bytes of a blob on more pages than one, which say nothing to SQLite.
fn bytes_of(blob: u8) -> Vec<u8> {
    let mut bytes = vec![0; 7_000 + 1_000 * usize::from(blob)];
    blake3::Hasher::new_keyed(&[blob; 32])
        .finalize_xof()
        .fill(&mut bytes);
    bytes
}

/// How many of the blobs are kept; anything else that is, was never there.
fn kept_blobs(store: &Store) -> usize {
    let kept = store.read(|view| {
        let hashes = view.blobs()?.into_keys();
        let bytes = hashes.map(|hash| view.blob(&hash));
        bytes.collect::<Result<Vec<_>, Fault>>()
    });
    let kept = kept.unwrap();
    let whole: Vec<Option<Vec<u8>>> = (0..BLOBS).map(bytes_of).map(Some).collect();
    assert!(kept.iter().all(|bytes| whole.contains(bytes)));
    kept.len()
}

impl Workshop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.cocrea");
        let mut store = Store::create(&path, PROCESS, device(1)).unwrap();
        let new = Process {
            id: Id::new(PROCESS),
            ..Process::default()
        };
        let (_, founded) = new.found("Plan").unwrap();
        store.write(1_000, |tx| tx.record(founded)).unwrap();
        let named = |tx: &mut Writer<'_>| tx.name_device(device(1), "Laptop Mesa 1");
        store.write::<_, Fault>(1_000, named).unwrap();
        writes(&mut store, 1, FIRST_WROTE - 2);
        let admitted = Laptop::admit(device(2).0);
        store
            .write::<_, Fault>(2_000, |tx| tx.record(admitted))
            .unwrap();
        brings(&folder, 2, SECOND_WROTE, &mut store);
        brings(&folder, 3, THIRD_WROTE, &mut store);
        let keep = |tx: &mut Writer<'_>| {
            (0..BLOBS).try_for_each(|blob| tx.keep_blob(&bytes_of(blob), b"small").map(|_| ()))
        };
        store.write::<_, Fault>(4_000, keep).unwrap();
        let (truth, digest) = (truth(&store), digest(&store));
        drop(store);
        Self {
            bytes: fs::read(&path).unwrap(),
            folder,
            path,
            truth,
            digest,
        }
    }

    /// Its bytes with one bit turned wherever these bytes stand.
    fn without(&self, part: &[u8]) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        let ends = bytes.len() - part.len();
        let places: Vec<usize> = (0..ends)
            .filter(|at| bytes[*at..].starts_with(part))
            .collect();
        assert!(!places.is_empty());
        for at in places {
            bytes[at] ^= 1;
        }
        bytes
    }

    /// Puts these bytes in the place of the file and saves what can be saved.
    fn salvage(&self, bytes: &[u8]) -> Result<Salvage, Fault> {
        fs::write(&self.path, bytes).unwrap();
        let salvage = Wreck::read(&self.path)?.salvage(&FIRST);
        assert!(fs::read(&self.path).unwrap() == bytes, "it is only read");
        salvage
    }

    /// The new file, opened, which checks all of it.
    fn founded(&self, salvage: &Salvage) -> Store {
        let into = self.folder.path().join("saved.cocrea");
        let _ = fs::remove_file(&into);
        salvage.found(&into, device(1), 9_000).unwrap();
        Store::open(&into, device(1)).unwrap()
    }
}

/// Slips of some words; one in ten is longer than a page.
fn writes(store: &mut Store, laptop: u8, count: u64) {
    for number in 0..count {
        let text = format!("Tarjeta {laptop}-{number} de la sala");
        let long = if number % 10 == 9 { 200 } else { 1 };
        let mut draft = Draft::new("slip_captured");
        let row = Uuid::from_u128((u128::from(laptop) << 64) | u128::from(number));
        draft.set_trashed("slip", row, false);
        let cell = Cell::new("slip", row, "text");
        draft.set(cell, Value::from(text.repeat(long).as_str()));
        let write = |tx: &mut Writer<'_>| tx.record(Decision(draft));
        store.write::<_, Fault>(2_000, write).unwrap();
    }
}

/// Another laptop writes so many changes and brings them, signed.
fn brings(folder: &TempDir, laptop: u8, count: u64, to: &mut Store) {
    let path = folder.path().join(format!("{laptop}.cocrea"));
    let mut from = Store::create(&path, PROCESS, device(laptop)).unwrap();
    writes(&mut from, laptop, count);
    let key = key(laptop);
    let links = from.read(|view| view.links(key.device())).unwrap();
    let name = ChangeName {
        device: key.device(),
        number: links.len() as u64,
    };
    let hash = links.last().unwrap().hash;
    let arriving = Arriving {
        label: &format!("Laptop Mesa {laptop}"),
        runs: vec![Run {
            device: key.device(),
            from: 1,
            previous: first_hash(PROCESS, key.device()),
            links: &links,
        }],
        signed: Signed {
            key: key.public_key(),
            number: name.number,
            signature: key.sign(&head_to_sign(PROCESS, name, &hash)),
        },
    };
    let label = arriving.label;
    to.write::<_, Fault>(3_000, |tx| {
        tx.receive(std::slice::from_ref(&arriving))?;
        match tx.is_admitted(key.device())? {
            true => tx.name_device(key.device(), label),
            false => Ok(()),
        }
    })
    .unwrap();
    from.remove();
}

/// What a new file holds is the beginning of the truth for every device.
#[track_caller]
fn is_of(truth: &Truth, store: &Store) {
    for (device, hashes) in self::truth(store) {
        let known = truth.get(&device).expect("a device of the truth");
        assert!(known.starts_with(&hashes), "{device}: not the truth");
    }
}

fn missing(laptop: u8, first: u64, last: u64) -> Missing {
    Missing {
        device: device(laptop),
        label: format!("Laptop Mesa {laptop}"),
        first,
        last,
    }
}

#[test]
fn of_a_sound_file_everything_is_saved() {
    let workshop = Workshop::new();
    let salvage = workshop.salvage(&workshop.bytes).unwrap();
    assert_eq!(salvage.changes(), FIRST_WROTE + SECOND_WROTE);
    assert_eq!((salvage.missing(), salvage.is_whole()), (vec![], true));
    let store = workshop.founded(&salvage);
    assert_eq!(truth(&store), workshop.truth);
    assert_eq!(digest(&store), workshop.digest);
    let waiting = store.read(|view| view.waiting()).unwrap().remove(0);
    let third = (device(3), 1, THIRD_WROTE, "Laptop Mesa 3");
    let found = (waiting.device, waiting.first, waiting.last);
    assert_eq!((found.0, found.1, found.2, waiting.label.as_str()), third);
    let labels = store.read(|view| view.devices()).unwrap();
    assert!(labels.contains(&(device(2), "Laptop Mesa 2".to_owned())));
    let signed = store.read(|view| view.signed(device(2))).unwrap();
    assert_eq!(signed.map(|signed| signed.number), Some(SECOND_WROTE));
}

#[test]
fn what_follows_a_gap_waits_and_counts_when_the_gap_is_filled() {
    let workshop = Workshop::new();
    let salvage = workshop
        .salvage(&workshop.without(b"Tarjeta 2-20 de la sala"))
        .unwrap();
    assert_eq!(salvage.missing(), [missing(2, 21, 21)]);
    assert!(!salvage.is_whole());
    let mut store = workshop.founded(&salvage);
    is_of(&workshop.truth, &store);
    let waiting = store.read(|view| view.waiting()).unwrap();
    let of_second = waiting.iter().find(|one| one.device == device(2)).unwrap();
    let run = (of_second.first, of_second.last, of_second.gap);
    assert_eq!(run, (22, SECOND_WROTE, true));
    // An older stick: it reaches over the gap, and no further.
    brings(&workshop.folder, 2, 30, &mut store);
    assert_eq!(truth(&store), workshop.truth);
    assert_eq!(digest(&store), workshop.digest);
}

#[test]
fn own_changes_after_a_gap_wait_under_the_own_signature() {
    let workshop = Workshop::new();
    let salvage = workshop
        .salvage(&workshop.without(b"Tarjeta 1-30 de la sala"))
        .unwrap();
    assert_eq!(salvage.missing(), [missing(1, 32, 32)]);
    assert_eq!(salvage.waiting(), THIRD_WROTE + FIRST_WROTE - 32);
    is_of(&workshop.truth, &workshop.founded(&salvage));
}

#[test]
fn a_backup_fills_a_gap_and_adds_nothing_to_what_the_file_held() {
    let workshop = Workshop::new();
    let backup = workshop.folder.path().join("backup.cocrea");
    let mark = BackupMark {
        made_ms: 1,
        occasion: "opened".to_owned(),
        label: String::new(),
    };
    let mut later = Store::open(&workshop.path, device(1)).unwrap();
    writes(&mut later, 9, 5);
    assert_ne!(truth(&later), workshop.truth);
    later.back_up(&backup, &mark, &|_| Ok(())).unwrap();
    drop(later);
    let bytes = workshop.without(b"Tarjeta 2-20 de la sala");
    fs::write(&workshop.path, &bytes).unwrap();
    let mut wreck = Wreck::read(&workshop.path).unwrap();
    wreck.fill_from(&backup);
    wreck.fill_from(&workshop.folder.path().join("none.cocrea"));
    let salvage = wreck.salvage(&FIRST).unwrap();
    assert_eq!((salvage.missing(), salvage.is_whole()), (vec![], true));
    assert_eq!(truth(&workshop.founded(&salvage)), workshop.truth);
}

#[test]
fn an_end_that_is_lost_is_told_by_what_was_signed_and_remembered() {
    let workshop = Workshop::new();
    let connection = rusqlite::Connection::open(&workshop.path).unwrap();
    let cut = "DELETE FROM change WHERE number > 35; VACUUM";
    connection.execute_batch(cut).unwrap();
    drop(connection);
    let wreck = Wreck::read(&workshop.path).unwrap();
    let told = |reached| wreck.salvage(&First { reached }).unwrap().missing();
    let of_second = missing(2, 36, SECOND_WROTE);
    assert_eq!(told(None), std::slice::from_ref(&of_second));
    let mut both = vec![missing(1, 36, FIRST_WROTE), of_second];
    both.sort_by_key(|one| one.device);
    assert_eq!(told(Some(FIRST_WROTE)), both);
    let salvage = wreck.salvage(&FIRST).unwrap();
    assert!(!salvage.is_whole());
    let store = workshop.founded(&salvage);
    let signed = store.read(|view| view.signed(device(2))).unwrap();
    assert_eq!(signed, None, "it was signed further on");
}

#[test]
fn a_file_without_its_head_is_read_also_when_it_was_not_closed() {
    let workshop = Workshop::new();
    let mut headless = workshop.bytes.clone();
    headless[..4_096].fill(0);
    let salvage = workshop.salvage(&headless).unwrap();
    assert_eq!(salvage.changes(), FIRST_WROTE + SECOND_WROTE);
    fs::write(&workshop.path, &workshop.bytes).unwrap();
    let mut store = Store::open(&workshop.path, device(1)).unwrap();
    writes(&mut store, 9, 3);
    let longer = truth(&store);
    assert_ne!(longer, workshop.truth);
    let crashed = workshop.folder.path().join("crashed.cocrea");
    for ending in ["", "-wal"] {
        let name = |path: &Path| PathBuf::from(format!("{}{ending}", path.display()));
        fs::copy(name(&workshop.path), name(&crashed)).unwrap();
    }
    drop(store);
    fs::write(&crashed, &headless).unwrap();
    let salvage = Wreck::read(&crashed).unwrap().salvage(&FIRST).unwrap();
    assert_eq!(salvage.changes(), FIRST_WROTE + SECOND_WROTE + 3);
    assert_eq!(truth(&workshop.founded(&salvage)), longer);
}

#[test]
fn of_what_is_no_process_nothing_is_left_and_no_file_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("nota.cocrea");
    let nothing = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        matches!(Wreck::read(&path), Err(Fault::NothingLeft))
    };
    assert!(nothing(b""));
    assert!(nothing("Lista del mandado".repeat(1_000).as_bytes()));
    assert!(nothing(&[0; 20_000]));
    let read = |path: &Path| Wreck::read(path).map(drop);
    assert!(matches!(read(folder.path()), Err(Fault::NotAProcess)));
    let none = folder.path().join("none.cocrea");
    assert!(matches!(read(&none), Err(Fault::NotFound)));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_hash_that_decayed_beside_a_sound_change_is_told_by_the_next_one() {
    let workshop = Workshop::new();
    let hash = workshop.truth[&device(2)][19];
    let salvage = workshop.salvage(&workshop.without(&hash)).unwrap();
    assert_eq!((salvage.missing(), salvage.is_whole()), (vec![], true));
    assert_eq!(truth(&workshop.founded(&salvage)), workshop.truth);
}

#[test]
fn a_name_of_a_laptop_that_decayed_is_not_told() {
    let workshop = Workshop::new();
    let salvage = workshop
        .salvage(&workshop.without(b"Laptop Mesa 2"))
        .unwrap();
    assert_eq!(salvage.label_of(device(2)), "");
    let store = workshop.founded(&salvage);
    let labels = store.read(|view| view.devices()).unwrap();
    assert!(labels.iter().all(|(_, label)| label.is_empty()));
}
