//! Heads in memory, for tests and simulations.

use crate::redaction::{dropped_by, requests};
use crate::{Cell, Change, ChangeName, Head, Heads, Past};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use uuid::Uuid;

/// Heads in ordered maps; two of them are equal exactly when they show and remember the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MemoryHeads {
    cells: BTreeMap<Cell, BTreeMap<ChangeName, Head>>,
    early: BTreeSet<(Cell, ChangeName)>,
    changes: BTreeMap<ChangeName, Change>,
    requests: BTreeSet<Uuid>,
}

impl MemoryHeads {
    /// Takes a change in; says whether it, or its payload, was new. A payload that somebody asked to redact is not kept.
    pub fn receive(&mut self, change: &Change) -> bool {
        let mut change = change.clone();
        if dropped_by(&change).is_some_and(|request| self.requests.contains(&request)) {
            change.payload = None;
        }
        let name = change.header.name;
        if let Some(kept) = self.changes.get(&name)
            && (kept.payload.is_some() || change.payload.is_none())
        {
            return false;
        }
        self.changes.insert(name, change.clone());
        let Ok(()) = crate::fold(self, &change);
        let asked: Vec<Uuid> = requests(&change).collect();
        if asked.iter().any(|request| !self.requests.contains(request)) {
            self.requests.extend(asked);
            self.redact();
        }
        true
    }

    /// Drops what was asked for and folds the rest again.
    fn redact(&mut self) {
        let mut redacted = Self {
            requests: std::mem::take(&mut self.requests),
            ..Self::default()
        };
        for change in std::mem::take(&mut self.changes).values() {
            redacted.receive(change);
        }
        *self = redacted;
    }

    /// Every change that has arrived, by device and number.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        self.changes.values()
    }

    /// Every register with its heads, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&Cell, Vec<Head>)> {
        self.cells
            .iter()
            .map(|(cell, heads)| (cell, heads.values().cloned().collect()))
    }
}

impl Heads for MemoryHeads {
    type Error = Infallible;

    fn heads(&mut self, cell: &Cell) -> Result<Vec<Head>, Infallible> {
        Ok(self
            .cells
            .get(cell)
            .map(|heads| heads.values().cloned().collect())
            .unwrap_or_default())
    }

    fn row_heads(&mut self, entity: &str, row: Uuid) -> Result<Vec<ChangeName>, Infallible> {
        let of_row = |cell: &Cell| cell.entity == entity && cell.row == row;
        Ok(self
            .cells
            .iter()
            .filter(|(cell, _)| of_row(cell))
            .flat_map(|(_, heads)| heads.keys().copied())
            .collect())
    }

    fn add(&mut self, cell: &Cell, head: Head) -> Result<(), Infallible> {
        self.cells
            .entry(cell.clone())
            .or_default()
            .insert(head.name, head);
        Ok(())
    }

    fn remove(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Infallible> {
        Ok(self
            .cells
            .get_mut(cell)
            .is_some_and(|heads| heads.remove(&name).is_some()))
    }

    fn has_arrived(&mut self, name: ChangeName) -> Result<bool, Infallible> {
        let arrived = self.changes.get(&name);
        Ok(arrived.is_some_and(|change| change.payload.is_some()))
    }

    fn expect_replaced(&mut self, cell: &Cell, name: ChangeName) -> Result<(), Infallible> {
        self.early.insert((cell.clone(), name));
        Ok(())
    }

    fn was_replaced_early(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Infallible> {
        Ok(self.early.remove(&(cell.clone(), name)))
    }
}

impl Past for MemoryHeads {
    fn written(&mut self, name: ChangeName, cell: &Cell) -> Result<Option<Head>, Infallible> {
        let change = self.changes.get(&name);
        Ok(change.and_then(|change| {
            let write = change.writes().iter().find(|write| write.cell == *cell)?;
            Some(Head {
                name,
                hlc: change.header.hlc,
                value: write.value.clone(),
            })
        }))
    }
}
