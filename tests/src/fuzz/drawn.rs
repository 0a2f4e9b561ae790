//! Changes of the right form and of any sense, as a laptop that was let in may sign them.

use super::forge::key;
use arbitrary::{Arbitrary as _, Result, Unstructured};
use cocrea_domain::SHAPES;
use cocrea_ledger::{
    Cell, Change, ChangeName, DeviceId, Header, Hlc, Link, Payload, RowName, Run, TRASHED, Value,
    Write, first_hash, head_to_sign, redaction,
};
use cocrea_store::{Arriving, Fault, Signed, Store, Writer};
use std::cell::RefCell;
use std::collections::BTreeSet;
use tempfile::TempDir;
use uuid::Uuid;

const PROCESS: Uuid = Uuid::from_u128(1);
const MOST_CHANGES: usize = 12;
const MOST_WRITES: usize = 8;
/// Kinds that the store knows by name, and one that it does not.
const KINDS: [&str; 6] = [
    "slip_captured",
    "undone",
    "redone",
    "conflict_resolved",
    redaction::REMOVED,
    "from_a_later_version",
];

/// What the target begins with.
pub(crate) fn seeds() -> Vec<Vec<u8>> {
    let counted = (0..=u8::MAX).cycle().take(900).collect();
    vec![vec![0; 400], vec![0x5A; 700], counted]
}

thread_local! {
    /// An empty process, which no round leaves anything in.
    static HERE: RefCell<(Store, TempDir)> = RefCell::new(founded());
}

fn founded() -> (Store, TempDir) {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
    let folder = folder.expect("a temporary folder");
    let path = folder.path().join("a.cocrea");
    let mut store = Store::create(&path, PROCESS, DeviceId([9; 16])).expect("a process");
    let follow = |tx: &mut Writer<'_>| tx.follow(key(3).device());
    store.write::<_, Fault>(0, follow).expect("an organiser");
    (store, folder)
}

/// Takes in what is drawn, twice, and gives it back: what is refused is refused whole, and the second time brings nothing.
pub(crate) fn receive(bytes: &[u8]) {
    let author = key(3);
    let device = author.device();
    let start = first_hash(PROCESS, device);
    let links = links(&mut Unstructured::new(bytes), device, start);
    let Some(last) = links.last() else { return };
    let number = links.len() as u64;
    let message = head_to_sign(PROCESS, ChangeName { device, number }, &last.hash);
    let arriving = Arriving {
        label: "Laptop Mesa 3",
        runs: vec![Run {
            device,
            from: 1,
            previous: start,
            links: &links,
        }],
        signed: Signed {
            key: author.public_key(),
            number,
            signature: author.sign(&message),
        },
    };
    HERE.with_borrow_mut(|(store, _)| {
        let before = digest(store);
        let taken = store.rehearse::<_, Fault>(0, |tx| {
            let first = tx.receive(std::slice::from_ref(&arriving))?;
            let again = tx.receive(std::slice::from_ref(&arriving))?;
            assert_eq!((first.new_changes, again.new_changes), (number, 0));
            tx.verify_chain(PROCESS)?;
            tx.digest()
        });
        if let Err(fault) = taken {
            assert!(
                matches!(fault, Fault::Damaged(_) | Fault::Unsealed { .. }),
                "{fault}"
            );
        }
        assert_eq!(digest(store), before);
    });
}

fn digest(store: &Store) -> String {
    store.read(|view| view.digest()).expect("what is shown")
}

fn links(drawn: &mut Unstructured<'_>, device: DeviceId, start: [u8; 32]) -> Vec<Link> {
    let mut previous = start;
    let mut links = Vec::new();
    for number in (1..).take(MOST_CHANGES) {
        if drawn.is_empty() {
            break;
        }
        // What bytes are left decide no more: the change ends there.
        let Ok(change) = change(drawn, ChangeName { device, number }) else {
            break;
        };
        let link = Link::seal(&previous, &change);
        // Of what is no change, no bundle tells.
        if link.change().is_err() {
            break;
        }
        previous = link.hash;
        links.push(link);
    }
    links
}

fn change(drawn: &mut Unstructured<'_>, name: ChangeName) -> Result<Change> {
    let about = if drawn.ratio(1, 4)? {
        Some(RowName::new("slip", row(drawn)?))
    } else {
        None
    };
    let mut written = BTreeSet::new();
    let mut writes = Vec::new();
    for _ in 0..drawn.int_in_range(0..=MOST_WRITES)? {
        let mut cell = cell(drawn)?;
        if let Some(about) = &about {
            (cell.entity, cell.row) = (about.entity.clone(), about.row);
        }
        let (value, predecessors) = (value(drawn)?, earlier(drawn, name)?);
        if written.insert(cell.clone()) {
            writes.push(Write {
                cell,
                value,
                predecessors,
            });
        }
    }
    Ok(Change {
        header: Header {
            name,
            hlc: Hlc(u64::arbitrary(drawn)? >> 1),
            wall_ms: i64::arbitrary(drawn)?,
            operator: Option::<u128>::arbitrary(drawn)?.map(Uuid::from_u128),
            kind: (*drawn.choose(&KINDS)?).to_owned(),
            subject: if bool::arbitrary(drawn)? {
                Some(any_name(drawn, name)?)
            } else {
                None
            },
            group: Option::<u64>::arbitrary(drawn)?,
            personal: about.clone(),
        },
        payload: Some(Payload {
            salt: about.map(|_| [7; 16]),
            writes,
        }),
    })
}

fn cell(drawn: &mut Unstructured<'_>) -> Result<Cell> {
    let row = row(drawn)?;
    if drawn.ratio(1, 12)? {
        let asked = redaction::redaction_of(&RowName::new("slip", row));
        return Ok(Cell::new(redaction::REDACTION, asked, TRASHED));
    }
    let shape = drawn.choose(SHAPES)?;
    let field = match drawn.int_in_range(0..=3)? {
        0 => TRASHED,
        1 => "of_a_later_version",
        _ => drawn.choose(shape.fields)?.name,
    };
    let entity = if drawn.ratio(1, 10)? {
        "noun_of_a_later_version"
    } else {
        shape.entity
    };
    Ok(Cell::new(entity, row, field))
}

fn row(drawn: &mut Unstructured<'_>) -> Result<Uuid> {
    Ok(Uuid::from_u128(drawn.int_in_range(0..=3)?))
}

/// Of any kind, whatever its field would hold.
fn value(drawn: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match drawn.int_in_range(0..=5)? {
        0 => Value::Null,
        1 => Value::Bool(bool::arbitrary(drawn)?),
        2 => Value::Int(i64::arbitrary(drawn)?),
        3 => Value::Bytes(<[u8; 16]>::arbitrary(drawn)?.to_vec()),
        _ => Value::Text(String::arbitrary(drawn)?),
    })
}

/// Names that a write may replace: of its author's past, or of laptops that nobody knows.
fn earlier(drawn: &mut Unstructured<'_>, name: ChangeName) -> Result<Vec<ChangeName>> {
    let mut names = BTreeSet::new();
    for _ in 0..drawn.int_in_range(0..=3)? {
        names.insert(any_name(drawn, name)?);
    }
    names.retain(|other| other.device != name.device || other.number < name.number);
    Ok(names.into_iter().collect())
}

fn any_name(drawn: &mut Unstructured<'_>, name: ChangeName) -> Result<ChangeName> {
    let device = if drawn.ratio(2, 3)? {
        name.device
    } else {
        DeviceId([5; 16])
    };
    let number = drawn.int_in_range(1..=15)?;
    Ok(ChangeName { device, number })
}
