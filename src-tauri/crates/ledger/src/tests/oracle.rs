//! The same traces in Automerge: every register must have the same heads there, author by author.
//!
//! Automerge decides conflicts of maps by the rule that [`crate::fold`] follows, and is another program by other people:
//! where both agree, cell by cell, the rule was understood. Which head is shown is not compared; that is decided by
//! other clocks.

use super::{Laptop, Seed};
use crate::{Cell, Change, Draft, TRASHED, Value};
use automerge::transaction::Transactable as _;
use automerge::{ActorId, AutoCommit, ObjId, ROOT, ReadDoc as _, ScalarValue};
use std::collections::BTreeSet;
use uuid::Uuid;

const TRACES: u64 = 200;
const STEPS: usize = 80;

/// A laptop, and its twin in Automerge.
struct Twins {
    laptop: Laptop,
    document: AutoCommit,
}

/// A head: who wrote it, and what.
type Heads = BTreeSet<(Vec<u8>, Value)>;

impl Twins {
    fn new(device: u8) -> Self {
        let laptop = Laptop::new(device);
        let actor = ActorId::from(laptop.device.0);
        Self {
            laptop,
            document: AutoCommit::new().with_actor(actor),
        }
    }

    /// Writes in Automerge what the ledger recorded. A value that is held already would there keep its author, while the
    /// ledger says who decided: so it is written after a deletion, which names the same predecessors.
    fn mirror(&mut self, change: &Change) {
        for write in change.writes() {
            let key = key(&write.cell);
            let seen = self.document.get_all(ROOT, &key).unwrap();
            let value = scalar(&write.value);
            if seen
                .iter()
                .any(|(held, _)| held.as_scalar() == Some(&value))
            {
                self.document.delete(ROOT, &key).unwrap();
            }
            self.document.put(ROOT, &key, value).unwrap();
        }
        self.document.commit();
    }

    fn receive(&mut self, from: &mut Self) {
        let changes: Vec<Change> = from.laptop.heads.changes().cloned().collect();
        for change in &changes {
            self.laptop.receive(change);
        }
        self.document.merge(&mut from.document).unwrap();
    }

    /// Both must have the same heads; says how many registers have more than one.
    fn agree(&self, trace: u64) -> usize {
        let mut conflicts = 0;
        let mut keys = BTreeSet::new();
        for (cell, heads) in self.laptop.heads.cells() {
            let ours: Heads = heads
                .iter()
                .map(|head| (head.name.device.0.to_vec(), head.value.clone()))
                .collect();
            assert_eq!(ours, self.theirs(cell), "trace {trace}: {cell:?}");
            conflicts += usize::from(ours.len() > 1);
            keys.insert(key(cell));
        }
        let other: BTreeSet<String> = self.document.keys(ROOT).collect();
        assert_eq!(keys, other, "trace {trace}");
        conflicts
    }

    fn theirs(&self, cell: &Cell) -> Heads {
        let heads = self.document.get_all(ROOT, key(cell)).unwrap();
        heads
            .into_iter()
            .map(|(value, id)| match id {
                ObjId::Id(_, author, _) => (
                    author.to_bytes().to_vec(),
                    plain(value.as_scalar().unwrap()),
                ),
                ObjId::Root => panic!("a value is no root"),
            })
            .collect()
    }
}

fn key(cell: &Cell) -> String {
    format!("{}/{}/{}", cell.entity, cell.row, cell.field)
}

fn scalar(value: &Value) -> ScalarValue {
    match value {
        Value::Null => ScalarValue::Null,
        Value::Bool(value) => ScalarValue::Boolean(*value),
        Value::Int(value) => ScalarValue::Int(*value),
        Value::Text(value) => ScalarValue::Str(value.as_str().into()),
        Value::Bytes(value) => ScalarValue::Bytes(value.clone()),
    }
}

fn plain(value: &ScalarValue) -> Value {
    if let ScalarValue::Boolean(value) = value {
        Value::Bool(*value)
    } else if let ScalarValue::Int(value) = value {
        Value::Int(*value)
    } else {
        assert_eq!(*value, ScalarValue::Null, "no trace writes this");
        Value::Null
    }
}

/// What somebody does: an edit, the trash, a return from it, or taking the last change back.
fn act(seed: &mut Seed, laptop: &mut Laptop, last: Option<&Change>) -> Option<Change> {
    let row = Uuid::from_u128(1 + seed.below(3) as u128);
    let value = Value::Int(seed.between(0, 2));
    let mut draft = Draft::new("slip_edited");
    match (seed.below(8), last) {
        (0, _) => draft.set_trashed("slip", row, true),
        (1, _) => draft.set_trashed("slip", row, false),
        (2, Some(last)) => return laptop.undo(last),
        (3, _) => {
            draft.set(Cell::new("slip", row, "text"), value.clone());
            draft.set(Cell::new("slip", row, "place"), value);
        }
        _ => {
            let field = ["text", "place", TRASHED][seed.below(2)];
            draft.set(Cell::new("slip", row, field), value);
        }
    }
    laptop.record(draft)
}

#[test]
fn every_register_has_the_heads_that_automerge_gives_it() {
    let mut conflicts = 0;
    for trace in 0..TRACES {
        let mut seed = Seed(trace);
        let mut room: Vec<Twins> = (1..=3 + u8::try_from(seed.below(4)).unwrap())
            .map(Twins::new)
            .collect();
        let mut last: Vec<Option<Change>> = room.iter().map(|_| None).collect();
        for _ in 0..STEPS {
            let who = seed.below(room.len());
            let from = seed.below(room.len());
            if seed.below(4) > 0 || who == from {
                let change = act(&mut seed, &mut room[who].laptop, last[who].as_ref());
                if let Some(change) = change {
                    room[who].mirror(&change);
                    room[who].agree(trace);
                    last[who] = Some(change);
                }
            } else if let Ok([to, from]) = room.get_disjoint_mut([who, from]) {
                to.receive(from);
                conflicts += to.agree(trace);
            }
        }
    }
    // Traces in which nobody contradicts anybody would prove nothing.
    assert!(
        conflicts > 10 * usize::try_from(TRACES).unwrap(),
        "{conflicts} conflicts"
    );
}
