//! Planted bugs: what the simulated days must notice.

use super::heads_that_stand;
use super::laptops::Planted;
use super::sticks::{day, tell};
use crate::redaction::redaction_of;
use crate::{Cell, Change, ChangeName, Head, Heads, MemoryHeads, fold};
use std::collections::BTreeSet;
use std::convert::Infallible;
use uuid::Uuid;

#[test]
fn without_the_check_of_signatures_what_is_forged_is_accepted_and_noticed() {
    let caught = (0..300)
        .filter(|seed| day(*seed, Planted::NoSignatures).1.is_err())
        .count();
    tell(&format!(
        "of 300 simulated days {caught} show that signatures are not checked"
    ));
    assert!(caught > 100, "{caught} of 300 days show the planted bug");
}

/// A memory with a planted bug.
struct Faulty {
    heads: MemoryHeads,
    folded: BTreeSet<ChangeName>,
    remembers_early: bool,
    heeds_predecessors: bool,
}

impl Heads for Faulty {
    type Error = Infallible;

    fn heads(&mut self, cell: &Cell) -> Result<Vec<Head>, Infallible> {
        self.heads.heads(cell)
    }
    fn row_heads(&mut self, entity: &str, row: Uuid) -> Result<Vec<ChangeName>, Infallible> {
        self.heads.row_heads(entity, row)
    }
    fn add(&mut self, cell: &Cell, head: Head) -> Result<(), Infallible> {
        self.heads.add(cell, head)
    }
    fn remove(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Infallible> {
        if self.heeds_predecessors {
            self.heads.remove(cell, name)
        } else {
            Ok(false)
        }
    }
    fn has_arrived(&mut self, name: ChangeName) -> Result<bool, Infallible> {
        Ok(self.folded.contains(&name))
    }
    fn expect_replaced(&mut self, cell: &Cell, name: ChangeName) -> Result<(), Infallible> {
        if self.remembers_early {
            self.heads.expect_replaced(cell, name)?;
        }
        Ok(())
    }
    fn was_replaced_early(&mut self, cell: &Cell, name: ChangeName) -> Result<bool, Infallible> {
        self.heads.was_replaced_early(cell, name)
    }
}

/// How many of these days a memory with this bug gets wrong on some laptop, in the order in which its sticks came.
fn caught(remembers_early: bool, heeds_predecessors: bool) -> usize {
    let wrong = |seed: &u64| {
        let (day, _) = day(*seed, Planted::Nothing);
        day.laptops.iter().any(|laptop| {
            let mut faulty = Faulty {
                heads: MemoryHeads::default(),
                folded: BTreeSet::new(),
                remembers_early,
                heeds_predecessors,
            };
            let redacted: BTreeSet<Uuid> = laptop
                .log
                .arrived
                .iter()
                .flat_map(crate::redaction::requests)
                .collect();
            let stands = |change: &&Change| {
                let row = change.header.personal.as_ref().map(redaction_of);
                change.payload.is_some() && row.is_none_or(|row| !redacted.contains(&row))
            };
            for change in laptop.log.arrived.iter().filter(stands) {
                let Ok(()) = fold(&mut faulty, change);
                faulty.folded.insert(change.header.name);
            }
            heads_that_stand(&faulty.heads) != heads_that_stand(&laptop.log.heads)
        })
    };
    (0..300).filter(wrong).count()
}

#[test]
fn a_memory_without_predecessors_or_without_early_ones_is_noticed_and_a_sound_one_is_not() {
    assert_eq!(caught(true, true), 0, "no false alarm");
    let (early, predecessors) = (caught(false, true), caught(true, false));
    tell(&format!(
        "of 300 simulated days {early} show a lost early predecessor and {predecessors} lost predecessors"
    ));
    assert!(early > 20 && predecessors > 250, "{early} {predecessors}");
}
