//! What is personal stays behind, comes later and goes for ever, in a file.

use crate::{Arriving, BackupMark, Fault, Received, Signed, Store, Writer, redact_backup};
use cocrea_domain::{Decision, Laptop};
use cocrea_ledger::{DeviceId, Draft, Link, RowName, Run, TRASHED, Value, first_hash, redaction};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use uuid::Uuid;

const PROCESS: Uuid = Uuid::from_u128(1);
const CANARY: &str = "Canario Ficticio Peralta";

fn laptop(folder: &TempDir, device: u8) -> Store {
    let path = folder.path().join(format!("{device}.cocrea"));
    let mut store = Store::create(&path, PROCESS, DeviceId([device; 16])).unwrap();
    let follow = |tx: &mut Writer<'_>| tx.follow(DeviceId([1; 16]));
    store.write::<_, Fault>(0, follow).unwrap();
    store
}

fn signed(number: u64) -> Signed {
    Signed {
        key: [5; 32],
        number,
        signature: [6; 64],
    }
}

fn admit(store: &mut Store, device: u8) {
    let let_in = |tx: &mut Writer<'_>| tx.record(Laptop::admit([device; 16]));
    store.write::<_, Fault>(500, let_in).unwrap();
}

fn waiting(store: &Store) -> Vec<(u8, u64, u64, bool)> {
    let waiting = store.read(|view| view.waiting()).unwrap();
    waiting
        .iter()
        .map(|one| (one.device.0[0], one.first, one.last, one.gap))
        .collect()
}

fn person() -> RowName {
    RowName::new("attendee", Uuid::from_u128(7))
}

fn named(name: &str) -> Draft {
    let mut draft = Draft::personal("attendee_edited", person(), [3; 16]);
    draft.set_personal(TRASHED, Value::Bool(false));
    draft.set_personal("name", Value::from(name));
    draft
}

fn record(store: &mut Store, draft: Draft) {
    let write = |tx: &mut Writer<'_>| tx.record(Decision(draft));
    store.write::<_, Fault>(1_000, write).unwrap();
}

fn slip(text: &str) -> Draft {
    let mut draft = Draft::new("slip_edited");
    let row = Uuid::from_u128(8);
    draft.set_trashed("slip", row, false);
    draft.set(
        cocrea_ledger::Cell::new("slip", row, "text"),
        Value::from(text),
    );
    draft
}

/// Brings everything from one laptop to another, personal payloads or not; says how many changes and payloads were new.
fn bring(from: &Store, to: &mut Store, personal: bool) -> (u64, u64) {
    let received = deliver(from, to, personal);
    (received.new_changes, received.new_payloads)
}

fn deliver(from: &Store, to: &mut Store, personal: bool) -> Received {
    let vector = from.read(|view| view.vector()).unwrap();
    let chains: Vec<(DeviceId, Vec<Link>)> = vector
        .into_iter()
        .map(|(device, ..)| {
            let mut links = from.read(|view| view.links(device)).unwrap();
            for link in &mut links {
                if !personal && link.change().unwrap().header.personal.is_some() {
                    *link = link.without_payload();
                }
            }
            (device, links)
        })
        .collect();
    let arriving: Vec<Arriving<'_>> = chains
        .iter()
        .map(|(device, links)| Arriving {
            label: "Laptop Mesa 3",
            runs: vec![Run {
                device: *device,
                from: 1,
                previous: first_hash(PROCESS, *device),
                links,
            }],
            signed: signed(links.len() as u64),
        })
        .collect();
    to.write::<_, Fault>(2_000, |tx| tx.receive(&arriving))
        .unwrap()
        .value
}

fn digest(store: &Store) -> String {
    store.read(|view| view.digest()).unwrap()
}

/// How many changes of a device are here with what they wrote.
fn payloads(store: &Store, device: u8) -> usize {
    let links = store.read(|view| view.links(DeviceId([device; 16])));
    let here = |link: &&Link| link.payload.is_some();
    links.unwrap().iter().filter(here).count()
}

/// Whether any file of the folder holds these words.
fn anywhere(folder: &Path, words: &str) -> bool {
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let bytes = fs::read(entry.path()).unwrap();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    })
}

#[test]
fn a_payload_that_stayed_behind_comes_with_the_next_delivery_and_only_once() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut one, named(CANARY));
    record(&mut one, slip("agua"));
    record(&mut one, named("Otro nombre"));
    assert_eq!(bring(&one, &mut other, false), (3, 0));
    assert_eq!(payloads(&other, 1), 1, "the person is not there");
    let path = other.path().to_owned();
    drop(other);
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(7).any(|window| window == b"Canario"));
    let mut other = Store::open(&path, DeviceId([2; 16])).unwrap();
    assert_eq!(bring(&one, &mut other, true), (0, 2));
    assert_eq!(bring(&one, &mut other, true), (0, 0));
    assert_eq!(
        bring(&one, &mut other, false),
        (0, 0),
        "nor is it lost again"
    );
    assert_eq!(payloads(&other, 1), 3);
    assert_eq!(digest(&one), digest(&other));
}

#[test]
fn a_person_is_not_written_in_clear_nor_where_they_could_not_be_redacted() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = laptop(&folder, 1);
    let before = digest(&one);
    let sealed = || Value::Bytes(b"age-encryption.org/v1\n-> X25519".to_vec());
    let personal = |value: Value| {
        let mut draft = Draft::personal("attendee_edited", person(), [3; 16]);
        draft.set_personal("person", value);
        draft
    };
    let mut public = Draft::new("attendee_edited");
    let cell = cocrea_ledger::Cell::new("attendee", person().row, "person");
    public.set(cell, sealed());
    for draft in [public, personal(Value::from(CANARY))] {
        let write = |tx: &mut Writer<'_>| tx.record(Decision(draft));
        let refused = one.write::<_, Fault>(1_000, write);
        assert!(matches!(refused, Err(Fault::Unsealed { number: 1, .. })));
    }
    assert_eq!(digest(&one), before);
    assert!(!anywhere(folder.path(), CANARY));
    record(&mut one, personal(sealed()));
    assert_eq!(payloads(&one, 1), 1);
}

#[test]
fn what_is_redacted_is_on_no_page_of_any_file_and_stays_away() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut one, named(CANARY));
    record(&mut one, slip("agua"));
    bring(&one, &mut other, true);
    admit(&mut one, 2);
    // Written apart, by somebody who does not know of the request.
    record(&mut other, named(&format!("{CANARY} Ruiz")));
    record(&mut one, redaction::redact(&person()));
    assert_eq!(bring(&other, &mut one, true).0, 1);
    assert_eq!(bring(&one, &mut other, true).0, 2);
    assert_eq!(digest(&one), digest(&other));
    // Undo does not bring it back: the step before it is taken back.
    let undone = one.write::<_, Fault>(3_000, |tx| tx.undo(|_| Ok(())));
    assert_eq!(undone.unwrap().value, Ok("slip_edited".to_owned()));

    let old = tempfile::tempdir().unwrap();
    let mut away = laptop(&old, 1);
    record(&mut away, named(CANARY));
    let paths = [one.path().to_owned(), other.path().to_owned()];
    drop((one, other));
    assert!(!anywhere(folder.path(), "Canario"), "redacted and closed");
    assert!(
        anywhere(old.path(), "Canario"),
        "the search finds it where it is"
    );
    for (path, device) in paths.iter().zip([1, 2]) {
        let mut store = Store::open(path, DeviceId([device; 16])).unwrap();
        assert_eq!(
            bring(&away, &mut store, true),
            (0, 0),
            "an old copy does not bring it back"
        );
        let whole = store.read(|view| view.verify_chain(PROCESS));
        assert!(whole.unwrap() >= 4, "the chain holds");
    }
    assert!(!anywhere(folder.path(), "Canario"));
}

#[test]
fn a_draft_about_a_person_that_writes_elsewhere_is_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = laptop(&folder, 1);
    let mut draft = named(CANARY);
    draft.set_trashed("slip", Uuid::from_u128(8), false);
    let before = digest(&one);
    let write = |tx: &mut Writer<'_>| tx.record(Decision(draft));
    let refused = one.write::<_, Fault>(1_000, write);
    assert!(matches!(refused, Err(Fault::TooMuch(_))));
    assert_eq!(digest(&one), before);
}

#[test]
fn a_public_payload_that_was_taken_out_is_damage() {
    let folder = tempfile::tempdir().unwrap();
    let mut one = laptop(&folder, 1);
    record(&mut one, slip("agua"));
    let path = one.path().to_owned();
    drop(one);
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute("UPDATE change SET payload = NULL", [])
        .unwrap();
    drop(file);
    let refused = Store::open(&path, DeviceId([1; 16]));
    assert!(matches!(refused, Err(Fault::Damaged(_))));
}

#[test]
fn what_a_stranger_wrote_waits_and_comes_in_with_the_word_of_the_organiser() {
    let folder = tempfile::tempdir().unwrap();
    let (mut organiser, mut table, mut third) =
        (laptop(&folder, 1), laptop(&folder, 2), laptop(&folder, 3));
    record(&mut organiser, slip("agua"));
    bring(&organiser, &mut table, true);
    record(&mut table, slip("luz"));
    bring(&organiser, &mut third, true);

    let before = digest(&third);
    assert_eq!(bring(&table, &mut third, true), (0, 0));
    assert_eq!(waiting(&third), [(2, 1, 1, false)]);
    assert_eq!(digest(&third), before, "it is not shown");
    let handed_on = third.read(|view| view.vector()).unwrap();
    assert!(handed_on.iter().all(|(device, ..)| device.0[0] != 2));
    bring(&table, &mut third, true);
    assert_eq!(waiting(&third).len(), 1, "and is not kept twice");

    bring(&table, &mut organiser, true);
    admit(&mut organiser, 2);
    assert_eq!(waiting(&organiser), [(2, 1, 1, true)]);
    assert_eq!(bring(&third, &mut organiser, true), (1, 0));
    assert_eq!(waiting(&organiser), []);
    let news = bring(&organiser, &mut third, true);
    assert_eq!((news, waiting(&third)), ((2, 0), Vec::new()));
    assert_eq!(digest(&third), digest(&organiser));
    let kept = third.read(|view| view.signed(DeviceId([2; 16]))).unwrap();
    assert_eq!(kept, Some(signed(1)), "to hand it on");
}

#[test]
fn what_is_too_much_to_wait_is_told_and_keeps_nothing_else_away() {
    let folder = TempDir::new().unwrap();
    let [mut one, mut two, mut stranger] = [1, 2, 3].map(|device| laptop(&folder, device));
    let fill = "INSERT INTO parked(id, device, label, first, previous, key, last, signature)
                VALUES (7, zeroblob(16), '', 1, zeroblob(32), zeroblob(32), 200000, zeroblob(64));
                WITH RECURSIVE n(at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n WHERE at < 200000)
                INSERT INTO parked_link SELECT 7, at, x'00', NULL, x'00', x'00' FROM n";
    two.write::<_, Fault>(500, |tx: &mut Writer<'_>| {
        Ok(tx.view.connection.execute_batch(fill)?)
    })
    .unwrap();
    record(&mut stranger, slip("De quien nadie dejó entrar"));
    let received = deliver(&stranger, &mut two, false);
    let told: Vec<_> = received.waiting.iter().map(|one| one.kept).collect();
    assert_eq!((received.new_changes, told), (0, vec![true, false]));
    assert_eq!(waiting(&two).len(), 1);
    record(&mut one, slip("De quien organiza"));
    assert_eq!(bring(&one, &mut two, false), (1, 0));
    admit(&mut two, 3);
    assert_eq!(bring(&stranger, &mut two, false), (1, 0));
}

#[test]
fn what_decayed_while_it_waited_is_dropped_whole_and_comes_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut organiser, mut table) = (laptop(&folder, 1), laptop(&folder, 2));
    for text in ["luz", "agua", "sombra"] {
        record(&mut table, slip(text));
        assert_eq!(bring(&table, &mut organiser, true), (0, 0));
    }
    assert_eq!(waiting(&organiser), [(2, 1, 3, false)], "the longest run");
    let path = organiser.path().to_owned();
    drop(organiser);
    let file = rusqlite::Connection::open(&path).unwrap();
    file.execute(
        "UPDATE parked_link SET payload = zeroblob(9) WHERE number = 2",
        [],
    )
    .unwrap();
    drop(file);
    let mut organiser = Store::open(&path, DeviceId([1; 16])).unwrap();
    admit(&mut organiser, 2);
    let mut third = laptop(&folder, 3);
    record(&mut third, slip("paso"));
    bring(&third, &mut organiser, true);
    assert_eq!(waiting(&organiser), [(3, 1, 1, false)]);
    let known = organiser.read(|view| view.vector()).unwrap();
    assert!(
        known.iter().all(|(device, ..)| device.0[0] != 2),
        "half of it"
    );
    assert_eq!(bring(&table, &mut organiser, true), (3, 0));
    organiser.verify().unwrap();
}

#[test]
fn what_comes_after_a_gap_waits_for_what_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut organiser, mut table) = (laptop(&folder, 1), laptop(&folder, 2));
    for text in ["agua", "luz", "sombra", "paso"] {
        record(&mut organiser, slip(text));
    }
    let device = DeviceId([1; 16]);
    let links = organiser.read(|view| view.links(device)).unwrap();
    let part = |from: usize, to: usize| Arriving {
        label: "",
        runs: vec![Run {
            device,
            from: from as u64,
            previous: match from {
                1 => first_hash(PROCESS, device),
                later => links[later - 2].hash,
            },
            links: &links[from - 1..to],
        }],
        signed: signed(to as u64),
    };
    let mut receive = |part: Arriving<'_>| {
        let receive = |tx: &mut Writer<'_>| tx.receive(&[part]);
        let received = table.write::<_, Fault>(0, receive).unwrap().value;
        (received.new_changes, waiting(&table))
    };
    assert_eq!(receive(part(4, 4)), (0, vec![(1, 4, 4, true)]));
    assert_eq!(receive(part(1, 1)).0, 1);
    assert_eq!(receive(part(2, 3)), (3, Vec::new()));
    assert_eq!(digest(&organiser), digest(&table));
}

#[test]
fn what_waits_of_a_person_goes_too_when_it_is_redacted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut organiser, mut table) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut table, named(CANARY));
    bring(&table, &mut organiser, true);
    assert_eq!(waiting(&organiser), [(2, 1, 1, false)]);
    let backups = tempfile::tempdir().unwrap();
    let [kept, fresh] = ["kept", "fresh"].map(|name| backups.path().join(name));
    let mark = BackupMark {
        made_ms: 1,
        occasion: "x".to_owned(),
        label: String::new(),
    };
    organiser.back_up(&kept, &mark, &|_| Ok(())).unwrap();
    record(&mut organiser, redaction::redact(&person()));
    let requests = organiser.read(|view| view.redactions()).unwrap();
    let path = organiser.path().to_owned();
    drop(organiser);
    let holds = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        bytes.windows(7).any(|window| window == b"Canario")
    };
    assert!(!holds(&path));
    assert!(holds(&kept), "it waited in the backup too");
    assert!(redact_backup(&kept, &fresh, &requests).unwrap());
    assert!(!holds(&fresh));
    assert!(!redact_backup(&fresh, &kept, &requests).unwrap());
}

#[test]
fn a_bundle_is_known_when_its_ends_their_signatures_and_all_payloads_are_here() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut one, named(CANARY));
    record(&mut one, slip("Banqueta rota"));
    let ends = one.read(|view| view.vector()).unwrap();
    let knows = |store: &Store| store.read(|view| view.has_all(ends.clone())).unwrap();
    // Nobody kept a signature of what was written here, and a payload may be missing although the chain is not.
    assert!(!knows(&one) && !knows(&two));
    assert_eq!(bring(&one, &mut two, false), (2, 0));
    assert!(!knows(&two));
    assert_eq!(bring(&one, &mut two, true), (0, 1));
    assert!(knows(&two));
    let [(device, number, hash)] = ends[..] else {
        panic!("one laptop wrote");
    };
    let others = [
        (device, number, [0; 32]),
        (device, number + 1, hash),
        (DeviceId([3; 16]), 1, hash),
    ];
    for other in others {
        let known = two.read(|view| view.has_all([ends[0], other])).unwrap();
        assert!(!known, "{other:?}");
    }
    // Here nothing of the person is awaited any more, and what comes after brings everything else.
    record(&mut two, redaction::redact(&person()));
    assert!(
        two.read(|view| view.links(device)).unwrap()[0]
            .payload
            .is_none()
    );
    assert!(knows(&two));
}

/// Brings a run that goes on after the last change of laptop 1 here, as a laptop wrote it that has another one there.
fn bring_fork(two: &mut Store, signed: Signed) -> Result<Received, Fault> {
    let folder = tempfile::tempdir().unwrap();
    let mut clone = laptop(&folder, 1);
    record(&mut clone, slip("Otra banqueta"));
    record(&mut clone, slip("Luminaria"));
    let links = clone.read(|view| view.links(DeviceId([1; 16]))).unwrap();
    let run = Run {
        device: DeviceId([1; 16]),
        from: 2,
        previous: links[0].hash,
        links: &links[1..],
    };
    let arriving = [Arriving {
        label: "",
        runs: vec![run],
        signed,
    }];
    let writing = two.write::<_, Fault>(2_000, |tx: &mut Writer<'_>| tx.receive(&arriving))?;
    Ok(writing.value)
}

#[test]
fn a_clone_is_told_as_a_fork_also_where_it_brings_only_what_comes_after() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut two) = (laptop(&folder, 1), laptop(&folder, 2));
    record(&mut one, slip("Banqueta rota"));
    bring(&one, &mut two, true);
    let forked = bring_fork(&mut two, signed(2)).unwrap_err();
    assert!(matches!(forked, Fault::Fork { number: 1, .. }), "{forked}");
    // Of a process that brought nothing of it, nobody can tell: the gap before it waits.
    let mut three = laptop(&folder, 3);
    bring_fork(&mut three, signed(2)).unwrap();
    assert_eq!(waiting(&three), [(1, 2, 2, true)]);
    assert_eq!(bring(&one, &mut three, true), (1, 0));
    assert_eq!(waiting(&three), [], "the fork that waited is not kept");
    bring(&two, &mut three, true);
}

#[test]
fn a_request_that_comes_with_a_late_payload_is_kept_as_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, mut other) = (laptop(&folder, 1), laptop(&folder, 2));
    // No laptop of ours hides a request where it may stay behind.
    let request = RowName::new(redaction::REDACTION, redaction::redaction_of(&person()));
    let mut hidden = Draft::personal("attendee_edited", request, [3; 16]);
    hidden.set_personal(TRASHED, Value::Bool(false));
    record(&mut one, hidden);
    bring(&one, &mut other, false);
    bring(&one, &mut other, true);
    for store in [&one, &other] {
        assert_eq!(store.read(|view| view.redactions()).unwrap().len(), 1);
        store.verify().unwrap();
    }
}
