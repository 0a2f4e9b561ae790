//! Tests of the ledger, and the laptops and random numbers they play with.

mod chain;
mod codec;
mod fold;
mod laptops;
mod personal;
mod planted;
mod simulator;
mod stamp;
mod sticks;
mod undo;

use crate::{
    Cell, Change, ChangeName, DeviceId, Draft, Heads as _, Hlc, MemoryHeads, Stamp, Value, inverse,
    stamp,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A laptop with its own clock.
#[derive(Debug, Clone)]
struct Laptop {
    device: DeviceId,
    heads: MemoryHeads,
    wall_ms: i64,
    last: Hlc,
    number: u64,
}

impl Laptop {
    fn new(device: u8) -> Self {
        Self {
            device: DeviceId([device; 16]),
            heads: MemoryHeads::default(),
            wall_ms: 1_800_000_000_000,
            last: Hlc::default(),
            number: 0,
        }
    }

    /// Records a draft; nothing when it changes nothing.
    fn record(&mut self, draft: Draft) -> Option<Change> {
        let now = Stamp {
            device: self.device,
            number: self.number + 1,
            hlc: Hlc::after(self.last, self.wall_ms),
            wall_ms: self.wall_ms,
        };
        let Ok(change) = stamp(&mut self.heads, draft, now);
        let change = change?;
        self.number += 1;
        self.receive(&change);
        Some(change)
    }

    /// Records one value.
    fn write(&mut self, field: &str, value: impl Into<Value>) -> Option<Change> {
        self.record(draft(&[(field, value.into())]))
    }

    fn receive(&mut self, change: &Change) -> bool {
        self.last = self.last.max(change.header.hlc);
        self.heads.receive(change)
    }

    /// Takes a change back; nothing when somebody has changed the same since.
    fn undo(&mut self, change: &Change) -> Option<Change> {
        let Ok(draft) = inverse(&mut self.heads, change, "undone");
        self.record(draft.ok()?)
    }

    /// Values of a field, the one shown first.
    fn values(&mut self, field: &str) -> Vec<Value> {
        let Ok(heads) = self.heads.heads(&cell(field));
        crate::values(&heads)
            .into_iter()
            .map(|head| head.value.clone())
            .collect()
    }
}

/// A field of the one slip that most tests are about.
fn cell(field: &str) -> Cell {
    Cell::new("slip", Uuid::from_u128(7), field)
}

fn draft(values: &[(&str, Value)]) -> Draft {
    let mut draft = Draft::new("slip_edited");
    for (field, value) in values {
        draft.set(cell(field), value.clone());
    }
    draft
}

/// The draft that gives birth to the slip.
fn birth(text: &str) -> Draft {
    draft(&[
        (crate::TRASHED, Value::Bool(false)),
        ("text", Value::from(text)),
    ])
}

/// Heads that must stand after these changes, by the definition itself: every write that no other one names.
fn heads_by_definition<'a>(changes: &[&'a Change]) -> BTreeSet<(Cell, ChangeName)> {
    let writes = |change: &'a Change| {
        change
            .writes()
            .iter()
            .map(move |write| (change.header.name, write))
    };
    let named: BTreeSet<_> = changes
        .iter()
        .copied()
        .flat_map(writes)
        .flat_map(|(_, write)| write.predecessors.iter().map(|name| (&write.cell, *name)))
        .collect();
    let all = changes.iter().copied().flat_map(writes);
    all.filter(|(name, write)| !named.contains(&(&write.cell, *name)))
        .map(|(name, write)| (write.cell.clone(), name))
        .collect()
}

fn heads_that_stand(heads: &MemoryHeads) -> BTreeSet<(Cell, ChangeName)> {
    let cells = heads.cells();
    cells
        .flat_map(|(cell, heads)| heads.into_iter().map(|head| (cell.clone(), head.name)))
        .collect()
}

/// Random numbers that are the same for the same seed (SplitMix64, Steele et al., 2014).
#[derive(Debug, Clone)]
pub(crate) struct Seed(pub(crate) u64);

impl Seed {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From zero to one less than `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).unwrap()
    }

    pub(crate) fn between(&mut self, first: i64, last: i64) -> i64 {
        first + i64::try_from(self.next() % u64::try_from(last - first + 1).unwrap()).unwrap()
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }
}
