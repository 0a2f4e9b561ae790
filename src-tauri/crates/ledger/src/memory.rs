//! Heads in memory, for tests and simulations.

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
}

impl MemoryHeads {
    /// Takes a change in once; says whether it was new.
    pub fn receive(&mut self, change: &Change) -> bool {
        if self.changes.contains_key(&change.header.name) {
            return false;
        }
        self.changes.insert(change.header.name, change.clone());
        let Ok(()) = crate::fold(self, change);
        true
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
        Ok(self.changes.contains_key(&name))
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
