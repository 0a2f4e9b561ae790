//! Whatever a laptop that was let in may sign, its bundle is taken in whole, or not at all, and the file holds.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_bundle::{Bundle, Contents, Limits, Segment, SignedHead, read, write};
use cocrea_domain::SHAPES;
use cocrea_keys::Keypair;
use cocrea_ledger::{
    Cell, Change, ChangeName, DeviceId, Header, Hlc, Link, Payload, RowName, Run, TRASHED, Value,
    Write, first_hash, redaction,
};
use cocrea_store::{Arriving, Fault, Signed, Store};
use cocrea_tests::rounds::{Dice, each, grouped, seeds, tell};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Bundles, unless `COCREA_TIMES` says a number.
const BUNDLES: u64 = 500;
const PROCESS: Uuid = Uuid::from_u128(1);
const HERE: DeviceId = DeviceId([9; 16]);
/// Kinds that the store knows by name, and one that it does not.
const KINDS: [&str; 6] = [
    "slip_captured",
    "undone",
    "redone",
    "conflict_resolved",
    redaction::REMOVED,
    "from_a_later_version",
];

#[test]
fn what_an_author_signs_breaks_no_file() {
    let bundles = seeds(BUNDLES);
    let count = bundles.end - bundles.start;
    let came = each("--test hostile_changes", bundles, received);
    let taken: u64 = came.iter().sum();
    assert!(
        count < 20 || taken > count,
        "{taken} changes are hardly any"
    );
    tell(&format!(
        "{} bundles of drawn changes, {} changes taken in: no file broke",
        grouped(count),
        grouped(taken)
    ));
}

/// Makes a bundle of drawn changes and takes it in; says how many changes were new.
fn received(seed: u64) -> u64 {
    let author = Keypair::from_seed(&[3; 32]);
    let dice = &mut Dice(seed);
    let device = author.device();
    let drawn = (1..=1 + dice.below(12)).map(|number| change(ChangeName { device, number }, dice));
    let bytes = bundle(&author, &drawn.collect::<Vec<_>>());
    let Ok(bundle) = read(bytes.as_slice(), &Limits::default()) else {
        panic!("what we write we read");
    };
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let folder = folder.unwrap();
    let path = folder.path().join("a.cocrea");
    let mut store = Store::create(&path, PROCESS, HERE).unwrap();
    let follow = store.write::<_, Fault>(0, |writer| writer.follow(author.device()));
    follow.unwrap();
    let before = store.read(|view| view.digest()).unwrap();
    let new = match take(&mut store, &bundle) {
        Ok(new) => {
            assert_eq!(
                take(&mut store, &bundle).unwrap(),
                0,
                "the second is no news"
            );
            new
        }
        Err(fault) => {
            let after = store.read(|view| view.digest()).unwrap();
            assert_eq!(after, before, "half of it was taken in: {fault}");
            0
        }
    };
    let shown = store.read(|view| view.digest()).unwrap();
    // As it lies after a kill: nothing is sealed, and all of it is folded again.
    let killed = folder.path().join("b.cocrea");
    for ending in ["", "-wal"] {
        let at = |name: &str| folder.path().join(format!("{name}.cocrea{ending}"));
        std::fs::copy(at("a"), at("b")).unwrap();
    }
    drop(store);
    for path in [path, killed] {
        let store = Store::open(&path, HERE).unwrap();
        assert_eq!(store.read(|view| view.digest()).unwrap(), shown);
        assert_eq!(store.read(|view| view.verify_chain(PROCESS)).unwrap(), new);
        store.verify().expect("a fold that comes to the same");
    }
    new
}

/// What of a person stands in clear, or where it could never be redacted, is in no file, also while it waits.
#[test]
fn what_is_not_sealed_is_not_kept() {
    let clear = Value::from("Canario Ficticio Peralta");
    let unsealed = [
        clear.clone(),
        Value::Bytes(b"Canario Ficticio Peralta".to_vec()),
        Value::Bool(true),
        Value::Int(6_620_000_000),
    ];
    let envelope = Value::Bytes(b"age-encryption.org/v1\n-> X25519 Canario".to_vec());
    let public = [Value::Null, envelope.clone()];
    let refused = unsealed.iter().map(|value| (true, value));
    let refused = refused.chain(unsealed.iter().chain(&public).map(|value| (false, value)));
    let mut count = 0;
    for (personal, value) in refused {
        for how in Way::ALL {
            // A public payload that stays behind is refused as such.
            if personal || how != Way::Later {
                assert!(
                    !keeps((personal, value), how),
                    "{personal} {value:?} {how:?}"
                );
                count += 1;
            }
        }
    }
    for how in Way::ALL {
        assert!(keeps((true, &envelope), how) && keeps((true, &Value::Null), how));
    }
    tell(&format!(
        "{count} bundles with persons in clear refused, nothing of them kept"
    ));
}

/// How the change arrives.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Way {
    /// Of a laptop that was let in.
    Admitted,
    /// Of one that was not: it waits.
    Waiting,
    /// Of one that was let in, after it came without its payload.
    Later,
}

impl Way {
    const ALL: [Self; 3] = [Self::Admitted, Self::Waiting, Self::Later];
}

/// Whether a store keeps a bundle with this value for a person.
fn keeps((personal, value): (bool, &Value), how: Way) -> bool {
    let author = Keypair::from_seed(&[3; 32]);
    let device = author.device();
    let row = RowName::new("attendee", Uuid::from_u128(7));
    let write = |field: &str, value: &Value| Write {
        cell: Cell::new("attendee", row.row, field),
        value: value.clone(),
        predecessors: Vec::new(),
    };
    let name = |number| ChangeName { device, number };
    let header = |number, personal| Header {
        name: name(number),
        hlc: Hlc(number << 16),
        wall_ms: 0,
        operator: None,
        kind: "attendee_edited".to_owned(),
        subject: None,
        group: None,
        personal,
    };
    let slip = Change {
        header: header(1, None),
        payload: Some(Payload {
            salt: None,
            writes: vec![Write {
                cell: Cell::new("slip", Uuid::from_u128(8), TRASHED),
                value: Value::Bool(false),
                predecessors: Vec::new(),
            }],
        }),
    };
    let person = Change {
        header: header(2, personal.then(|| row.clone())),
        payload: Some(Payload {
            salt: personal.then_some([7; 16]),
            writes: vec![write(TRASHED, &Value::Bool(false)), write("person", value)],
        }),
    };
    let bytes = bundle(&author, &[slip, person]);
    let bundle = read(bytes.as_slice(), &Limits::default()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.cocrea");
    let mut store = Store::create(&path, PROCESS, HERE).unwrap();
    if how != Way::Waiting {
        let follow = store.write::<_, Fault>(0, |writer| writer.follow(author.device()));
        follow.unwrap();
    }
    if how == Way::Later {
        let mut stripped = read(bytes.as_slice(), &Limits::default()).unwrap();
        let link = &mut stripped.segments[0].links[1];
        *link = link.without_payload();
        assert_eq!(take(&mut store, &stripped).unwrap(), 2);
    }
    let before = store.read(|view| view.digest()).unwrap();
    let taken = take(&mut store, &bundle);
    if taken.is_err() {
        assert!(matches!(taken, Err(Fault::Unsealed { number: 2, .. })));
        assert_eq!(store.read(|view| view.digest()).unwrap(), before);
        assert_eq!(store.read(|view| view.waiting()).unwrap(), []);
    }
    drop(store);
    let file = std::fs::read(&path).unwrap();
    let holds = file.windows(7).any(|bytes| bytes == b"Canario");
    assert!(taken.is_ok() || !holds, "some of it stayed in the file");
    taken.is_ok()
}

fn take(store: &mut Store, bundle: &Bundle) -> Result<u64, Fault> {
    let arriving: Vec<Arriving<'_>> = bundle
        .chains()
        .map(|(head, segments)| Arriving {
            label: "",
            runs: segments.iter().map(run).collect(),
            signed: Signed {
                key: head.key,
                number: head.number,
                signature: head.signature,
            },
        })
        .collect();
    let received = store.write::<_, Fault>(0, |writer| writer.receive(&arriving))?;
    Ok(received.value.new_changes)
}

fn run(segment: &Segment) -> Run<'_> {
    Run {
        device: segment.device,
        from: segment.from,
        previous: segment.previous,
        links: &segment.links,
    }
}

fn bundle(author: &Keypair, changes: &[Change]) -> Vec<u8> {
    let device = author.device();
    let start = first_hash(PROCESS, device);
    let mut hash = start;
    let links: Vec<Link> = changes
        .iter()
        .map(|change| {
            let link = Link::seal(&hash, change);
            hash = link.hash;
            link
        })
        .collect();
    let number = links.len() as u64;
    let contents = Contents {
        blobs: Vec::new(),
        holds: Vec::new(),
        process: PROCESS,
        process_name: "Proceso".to_owned(),
        sender_label: "Laptop Mesa 1".to_owned(),
        made_ms: 0,
        app_version: "0.1.0".to_owned(),
        devices: Vec::new(),
        organiser: device,
        has: Vec::new(),
        segments: vec![Segment {
            device,
            from: 1,
            previous: start,
            links,
        }],
        heads: vec![SignedHead::sign(author, PROCESS, number, hash)],
    };
    write(&contents, author).unwrap()
}

/// A change of the right form, and of no sense.
fn change(name: ChangeName, dice: &mut Dice) -> Change {
    let about = dice.says(25).then(|| RowName::new("slip", row(dice)));
    let mut written = BTreeSet::new();
    let writes = (0..dice.below(8)).filter_map(|_| {
        let mut cell = cell(dice);
        if let Some(about) = &about {
            (cell.entity, cell.row) = (about.entity.clone(), about.row);
        }
        written.insert(cell.clone()).then(|| Write {
            cell,
            value: value(dice),
            predecessors: earlier(name, dice),
        })
    });
    let writes = writes.collect();
    Change {
        header: Header {
            name,
            hlc: Hlc(dice.throw() >> (1 + dice.below(60))),
            wall_ms: dice.throw().cast_signed(),
            operator: dice.says(20).then(|| row(dice)),
            kind: KINDS[dice.index(KINDS.len())].to_owned(),
            subject: dice.says(40).then(|| any_name(name, dice)),
            group: dice.says(20).then(|| dice.throw()),
            personal: about.clone(),
        },
        payload: Some(Payload {
            salt: about.map(|_| [7; 16]),
            writes,
        }),
    }
}

fn cell(dice: &mut Dice) -> Cell {
    if dice.says(8) {
        let asked = redaction::redaction_of(&RowName::new("slip", row(dice)));
        return Cell::new(redaction::REDACTION, asked, TRASHED);
    }
    let shape = &SHAPES[dice.index(SHAPES.len())];
    let field = match dice.below(4) {
        0 => TRASHED,
        1 => "of_a_later_version",
        _ => shape.fields[dice.index(shape.fields.len())].name,
    };
    let entity = if dice.says(10) {
        "noun_of_a_later_version"
    } else {
        shape.entity
    };
    Cell::new(entity, row(dice), field)
}

fn row(dice: &mut Dice) -> Uuid {
    Uuid::from_u128(u128::from(dice.below(4)))
}

/// Of any kind, whatever its field would hold.
fn value(dice: &mut Dice) -> Value {
    match dice.below(6) {
        0 => Value::Null,
        1 => Value::Bool(dice.says(50)),
        2 => Value::Int(dice.throw().cast_signed()),
        3 => Value::Bytes(dice.throw().to_be_bytes().repeat(2)),
        4 => Value::Text("a\0\u{202e}\u{E000}\" OR ''".to_owned()),
        _ => Value::Text("agua ".repeat(dice.index(2_000))),
    }
}

/// Names that a write may replace: of its author's past, or of laptops that nobody knows.
fn earlier(name: ChangeName, dice: &mut Dice) -> Vec<ChangeName> {
    let drawn = (0..dice.below(4)).map(|_| any_name(name, dice));
    let drawn: BTreeSet<ChangeName> = drawn.collect();
    let may = |other: &ChangeName| other.device != name.device || other.number < name.number;
    drawn.into_iter().filter(may).collect()
}

fn any_name(name: ChangeName, dice: &mut Dice) -> ChangeName {
    let device = if dice.says(70) {
        name.device
    } else {
        DeviceId([5; 16])
    };
    ChangeName {
        device,
        number: 1 + dice.below(15),
    }
}
