//! Tests of the domain, and the small room that they happen in.

mod apart;
mod attendee;
mod ballot;
mod capture;
mod commitment;
mod correction;
mod group;
mod line;
mod photo;
mod problems;
mod process;
mod proposal;
mod record;
mod refusals;
mod session;
mod signed_sheet;
mod slip;
mod taking_back;
mod vote;

use crate::{
    Capture, Decision, Id, Money, Process, Proposal, Record, Slip, SlipKind, Surroundings,
    TOPICS_OF_THE_CITIZEN_AGENDA, Table, Topic, Vote, VoteOption, read_line,
};
use cocrea_ledger::{
    Cell, Change, DeviceId, Draft, Heads as _, Hlc, MemoryHeads, Stamp, TRASHED, Value, inverse,
    stamp, winner,
};
use std::collections::BTreeSet;
use uuid::Uuid;

fn id<R>(number: u128) -> Id<R> {
    Id::new(Uuid::from_u128(number))
}

fn topics() -> Vec<Topic> {
    (1..)
        .zip(TOPICS_OF_THE_CITIZEN_AGENDA)
        .map(|(number, name)| Topic {
            id: id(200 + number),
            name: (*name).to_owned(),
            ..Topic::default()
        })
        .collect()
}

/// Six tables with the ids 101 to 106.
fn tables() -> Vec<Table> {
    (1..=6)
        .map(|number| Table {
            id: id(100 + u128::try_from(number).unwrap()),
            session: id(100),
            number,
            ..Table::default()
        })
        .collect()
}

/// Reads a line at table 3, where problems are said.
fn read(line: &str) -> Capture {
    read_at(line, 3, SlipKind::Problem)
}

fn read_at(line: &str, table: u128, kind: SlipKind) -> Capture {
    let surroundings = Surroundings {
        topics: &topics(),
        tables: &tables(),
        table: id(100 + table),
        kind,
    };
    read_line(line, &surroundings)
}

/// A slip that was captured at table 3.
fn slip(number: u128, line: &str) -> Slip {
    let last = i64::try_from(number).unwrap() - 1;
    Slip::capture(id(number), &read(line), 0, last).unwrap().0
}

/// Proposals of so many pesos each, with the ids 501, 502…
fn proposals(costs: &[i64]) -> Vec<Proposal> {
    (1..)
        .zip(costs)
        .map(|(number, cost)| Proposal {
            id: id(500 + u128::try_from(number).unwrap()),
            number,
            title: format!("Proyecto {number}"),
            cost: Some(Money::pesos(*cost)),
            ..Proposal::default()
        })
        .collect()
}

/// An open vote on three projects, at most two marks.
fn vote() -> (Vote, Vec<VoteOption>) {
    let process = Process {
        ceiling: Some(Money::pesos(100)),
        ..Process::default()
    };
    let options = [id(601), id(602), id(603)];
    let decision = Vote::open(
        (id(600), &options),
        (&process, &proposals(&[10, 20, 30])),
        &crate::Terms::usual(2),
        5,
    )
    .unwrap();
    let mut memory = Memory::default();
    memory.record(decision);
    (memory.all::<Vote>().remove(0), memory.all())
}

/// What a decision writes into rows of a noun: row, field and value.
fn written(decision: &Decision) -> Vec<(u128, &str, Value)> {
    let writes = decision.0.writes.iter();
    writes
        .map(|write| {
            (
                write.cell.row.as_u128(),
                write.cell.field.as_str(),
                write.value.clone(),
            )
        })
        .collect()
}

/// A process in memory: decisions go in, records come out.
#[derive(Default)]
struct Memory {
    heads: MemoryHeads,
    number: u64,
}

impl Memory {
    fn record(&mut self, decision: Decision) -> Option<Change> {
        self.append(decision.0)
    }

    fn undo(&mut self, change: &Change) -> Option<Change> {
        let Ok(draft) = inverse(&mut self.heads, change, "undone");
        self.append(draft.ok()?)
    }

    fn append(&mut self, draft: Draft) -> Option<Change> {
        let now = Stamp {
            device: DeviceId([1; 16]),
            number: self.number + 1,
            hlc: Hlc(self.number + 1),
            wall_ms: 0,
        };
        let Ok(change) = stamp(&mut self.heads, draft, now);
        let change = change?;
        self.number += 1;
        self.heads.receive(&change);
        Some(change)
    }

    /// Records of a noun outside the trash, by row.
    fn all<R: Record>(&mut self) -> Vec<R> {
        self.every()
            .into_iter()
            .filter(|record: &R| !record.is_trashed())
            .collect()
    }

    /// Records of a noun, those in the trash too.
    fn every<R: Record>(&mut self) -> Vec<R> {
        let cells = self
            .heads
            .cells()
            .filter(|(cell, _)| cell.entity == R::ENTITY);
        let rows: BTreeSet<Uuid> = cells.map(|(cell, _)| cell.row).collect();
        rows.into_iter().map(|row| self.find(row)).collect()
    }

    fn find<R: Record>(&mut self, row: Uuid) -> R {
        let values: Vec<Value> = R::FIELDS
            .iter()
            .map(|field| self.value(R::ENTITY, row, field.name))
            .collect();
        let trashed = self.value(R::ENTITY, row, TRASHED) == Value::Bool(true);
        R::from_values(row, trashed, &values)
    }

    fn value(&mut self, entity: &str, row: Uuid, field: &str) -> Value {
        let Ok(heads) = self.heads.heads(&Cell::new(entity, row, field));
        winner(&heads)
            .map(|head| head.value.clone())
            .unwrap_or_default()
    }
}
