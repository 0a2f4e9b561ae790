//! The same traces in the ledger and in Automerge: every register must have the same heads, author by author.
//!
//! Automerge decides conflicts of maps by the rule that [`cocrea_ledger::fold`] follows, and is another program by other
//! people: where both agree, cell by cell, the rule was understood. Which head is shown is not compared; that is decided
//! by other clocks. `COCREA_TIMES` asks for another number
//! of traces and `COCREA_SEED` for another first one; a trace that fails says its number.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

mod seed;

use automerge::transaction::Transactable as _;
use automerge::{ActorId, AutoCommit, ObjId, ROOT, ReadDoc as _, ScalarValue};
use cocrea_ledger::{
    Cell, Change, DeviceId, Draft, Hlc, MemoryHeads, Stamp, Value, inverse, stamp,
};
use seed::Seed;
use std::collections::BTreeSet;
use uuid::Uuid;

/// How many, unless `COCREA_TIMES` says a number.
const TRACES: u64 = 200;
const STEPS: usize = 80;

/// A laptop in the ledger, and its twin in Automerge.
struct Twins {
    device: DeviceId,
    heads: MemoryHeads,
    wall_ms: i64,
    seen: Hlc,
    written: Vec<Change>,
    document: AutoCommit,
}

/// A head: who wrote it, and what.
type Heads = BTreeSet<(Vec<u8>, Value)>;

impl Twins {
    fn new(device: u8) -> Self {
        let device = DeviceId([device; 16]);
        Self {
            device,
            heads: MemoryHeads::default(),
            wall_ms: 1_800_000_000_000,
            seen: Hlc::default(),
            written: Vec::new(),
            document: AutoCommit::new().with_actor(ActorId::from(device.0)),
        }
    }

    /// Records a draft in both; nothing when it changes nothing.
    fn record(&mut self, draft: Draft) {
        let now = Stamp {
            device: self.device,
            number: self.written.len() as u64 + 1,
            hlc: Hlc::after(self.seen, self.wall_ms),
            wall_ms: self.wall_ms,
        };
        let Ok(change) = stamp(&mut self.heads, draft, now);
        if let Some(change) = change {
            self.take(&change);
            self.mirror(&change);
            self.written.push(change);
        }
    }

    fn take(&mut self, change: &Change) {
        self.seen = self.seen.max(change.header.hlc);
        self.heads.receive(change);
    }

    /// Takes back what it wrote last, unless somebody has written over it since.
    fn undo(&mut self) {
        if let Some(last) = self.written.last().cloned() {
            let Ok(draft) = inverse(&mut self.heads, &last, "undone");
            if let Ok(draft) = draft {
                self.record(draft);
            }
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
        let changes: Vec<Change> = from.heads.changes().cloned().collect();
        for change in &changes {
            self.take(change);
        }
        self.document.merge(&mut from.document).unwrap();
    }

    /// Both must have the same heads; says how many registers have more than one.
    fn agree(&self, trace: u64) -> usize {
        let mut conflicts = 0;
        let mut keys = BTreeSet::new();
        for (cell, heads) in self.heads.cells() {
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
fn act(seed: &mut Seed, who: &mut Twins) {
    who.wall_ms += seed.between(-3_600_000, 7_200_000);
    let row = Uuid::from_u128(1 + u128::from(seed.below(3)));
    let value = Value::Int(seed.between(0, 2));
    let mut draft = Draft::new("slip_edited");
    match seed.below(8) {
        0 => draft.set_trashed("slip", row, true),
        1 => draft.set_trashed("slip", row, false),
        2 => return who.undo(),
        3 => {
            draft.set(Cell::new("slip", row, "text"), value.clone());
            draft.set(Cell::new("slip", row, "place"), value);
        }
        4 | 5 => draft.set(Cell::new("slip", row, "text"), value),
        _ => draft.set(Cell::new("slip", row, "place"), value),
    }
    who.record(draft);
}

/// Lets a room work apart and exchange what it has; says how many conflicts both had, look by look.
fn live(trace: u64) -> usize {
    let mut seed = Seed(trace);
    let laptops = 3 + u8::try_from(seed.below(4)).unwrap();
    let mut room: Vec<Twins> = (1..=laptops).map(Twins::new).collect();
    let mut conflicts = 0;
    for _ in 0..STEPS {
        let who = seed.index(room.len());
        let from = seed.index(room.len());
        if seed.below(4) > 0 || who == from {
            act(&mut seed, &mut room[who]);
        } else if let Ok([to, from]) = room.get_disjoint_mut([who, from]) {
            to.receive(from);
        }
        conflicts += room[who].agree(trace);
    }
    conflicts
}

fn main() {
    let asked = |name| Some(std::env::var(name).ok()?.parse::<u64>().expect("a number"));
    let traces = asked("COCREA_TIMES").unwrap_or(TRACES);
    let first = asked("COCREA_SEED").unwrap_or(0);
    let conflicts: usize = (first..first + traces).map(live).sum();
    // Traces in which nobody contradicts anybody would prove nothing; one alone may be quiet.
    assert!(
        traces < 100 || conflicts as u64 > 10 * traces,
        "only {conflicts} conflicts in {traces} traces"
    );
    println!("proved: {traces} traces, {conflicts} conflicts looked at: the same in both");
}
