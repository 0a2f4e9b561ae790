//! Groups, and the lineage that ties slips to them.

use super::{Memory, id, proposals, read};
use crate::{Decision, Group, Id, Lineage, LineageOperation, Proposal, Record as _, Refusal, Slip};
use std::collections::BTreeSet;

/// Three slips with the ids 1 to 3 and nothing else.
fn three() -> (Memory, Vec<Slip>) {
    let mut memory = Memory::default();
    for (number, line) in (1..).zip(["fuga", "bache", "luz"]) {
        let (_, decision) = Slip::capture(id(number), &read(line), 0, 0).unwrap();
        memory.record(decision);
    }
    let slips = memory.all();
    (memory, slips)
}

fn group(memory: &mut Memory, number: u128, slips: &[Slip]) -> Group {
    let (groups, lineages) = (memory.all::<Group>(), memory.every::<Lineage>());
    let name = format!("Grupo {number}");
    let (group, decision) = Group::create(id(number), &name, &groups, (slips, &lineages)).unwrap();
    memory.record(decision);
    group
}

fn slips_of(memory: &mut Memory, group: Id<Group>) -> Vec<u128> {
    let lineages = memory.every::<Lineage>();
    let rows: BTreeSet<u128> = Lineage::sources_of::<Slip>(&lineages, group.0)
        .map(|row| row.as_u128())
        .collect();
    rows.into_iter().collect()
}

fn gather(memory: &mut Memory, group: &Group, slips: &[Slip]) -> Option<cocrea_ledger::Change> {
    let decision = group.gather(slips, &memory.every()).unwrap();
    memory.record(decision)
}

#[test]
fn a_group_is_made_of_the_slips_that_were_chosen() {
    let (mut memory, slips) = three();
    let made = group(&mut memory, 30, &slips[..2]);
    assert_eq!((made.number, made.name.as_str()), (1, "Grupo 30"));
    assert_eq!(slips_of(&mut memory, made.id), [1, 2]);
    assert_eq!(group(&mut memory, 31, &[]).number, 2);
}

#[test]
fn a_slip_leaves_the_group_it_was_in() {
    let (mut memory, slips) = three();
    let first = group(&mut memory, 30, &slips);
    let second = group(&mut memory, 31, &slips[..1]);
    assert_eq!(slips_of(&mut memory, first.id), [2, 3]);
    assert_eq!(slips_of(&mut memory, second.id), [1]);
    gather(&mut memory, &second, &slips[1..2]);
    assert_eq!(slips_of(&mut memory, first.id), [3]);
    assert_eq!(slips_of(&mut memory, second.id), [1, 2]);
}

#[test]
fn a_slip_that_comes_back_is_joined_by_the_link_it_had() {
    let (mut memory, slips) = three();
    let first = group(&mut memory, 30, &slips);
    let second = group(&mut memory, 31, &slips[..1]);
    gather(&mut memory, &first, &slips[..1]);
    assert_eq!(slips_of(&mut memory, first.id), [1, 2, 3]);
    assert_eq!(slips_of(&mut memory, second.id), []);
    assert_eq!(
        memory.every::<Lineage>().len(),
        4,
        "one link for each slip and group, ever"
    );
}

#[test]
fn a_slip_in_its_own_group_changes_nothing_and_one_chosen_twice_is_one() {
    let (mut memory, slips) = three();
    let first = group(&mut memory, 30, &[slips[0].clone(), slips[0].clone()]);
    assert_eq!(slips_of(&mut memory, first.id), [1]);
    assert_eq!(gather(&mut memory, &first, &slips[..1]), None);
}

#[test]
fn two_laptops_that_draw_the_same_link_draw_one() {
    let (mut memory, slips) = three();
    let made = group(&mut memory, 30, &[]);
    let link = |operation| Lineage::link(&slips[0], &made, operation).id;
    assert_eq!(link(LineageOperation::Merge), link(LineageOperation::Merge));
    assert_ne!(link(LineageOperation::Merge), link(LineageOperation::Adopt));
    assert_ne!(
        link(LineageOperation::Merge),
        Lineage::link(&slips[1], &made, LineageOperation::Merge).id
    );
}

#[test]
fn released_slips_are_loose_and_those_that_were_loose_stay() {
    let (mut memory, slips) = three();
    let made = group(&mut memory, 30, &slips[..2]);
    let decision = Group::release(&slips, &memory.every()).unwrap();
    assert_eq!(decision.0.writes.len(), 2);
    memory.record(decision);
    assert_eq!(slips_of(&mut memory, made.id), []);
    assert_eq!(Group::release(&[], &[]), Err(Refusal::NothingChosen));
}

#[test]
fn only_what_is_outside_the_trash_is_grouped() {
    let (mut memory, mut slips) = three();
    let made = group(&mut memory, 30, &[]);
    slips[1].trashed = true;
    assert_eq!(made.gather(&slips, &[]), Err(Refusal::InTheTrash));
    assert_eq!(
        Group::create(id(31), "Luz", &[], (&slips, &[])).unwrap_err(),
        Refusal::InTheTrash
    );
    let gone = Group {
        trashed: true,
        ..made.clone()
    };
    assert_eq!(gone.gather(&slips[..1], &[]), Err(Refusal::InTheTrash));
    assert_eq!(gone.rename("Luz", &[]), Err(Refusal::InTheTrash));
    assert_eq!(made.gather(&[], &[]), Err(Refusal::NothingChosen));
}

#[test]
fn a_name_of_a_group_stands_once_outside_the_trash() {
    let (mut memory, _) = three();
    let made = group(&mut memory, 30, &[]);
    let other = group(&mut memory, 31, &[]);
    let repeated = |name: &str| Refusal::GroupRepeated { name: name.into() };
    let groups = memory.all::<Group>();
    assert_eq!(
        Group::create(id(32), "GRUPO 30", &groups, (&[], &[])).unwrap_err(),
        repeated("GRUPO 30")
    );
    assert_eq!(
        other.rename(" grupo  30", &groups),
        Err(repeated("grupo 30"))
    );
    assert!(made.rename("GRUPO 30", &groups).is_ok());
    assert_eq!(made.rename(" ", &groups), Err(Refusal::NameMissing));
    let decision = made.trash(&[]).unwrap();
    memory.record(decision);
    assert!(other.rename("Grupo 30", &memory.every()).is_ok());
}

#[test]
fn a_trashed_group_leaves_its_slips_loose_and_comes_back_with_them() {
    let (mut memory, slips) = three();
    let made = group(&mut memory, 30, &slips);
    let decision = made.trash(&memory.every()).unwrap();
    let trash = memory.record(decision).unwrap();
    assert_eq!(memory.all::<Group>(), []);
    assert_eq!(slips_of(&mut memory, made.id), []);
    memory.undo(&trash).unwrap();
    assert_eq!(slips_of(&mut memory, made.id), [1, 2, 3]);
}

#[test]
fn a_group_that_proposals_come_from_stays() {
    let (mut memory, slips) = three();
    let made = group(&mut memory, 30, &slips);
    let proposal = proposals(&[10]).remove(0);
    let link = Lineage::link(&made, &proposal, LineageOperation::Adopt);
    let adopted = link.record(Decision::new("proposal_created").create(&proposal), &[]);
    memory.record(adopted);
    assert_eq!(made.trash(&memory.every()), Err(Refusal::GroupHasProposals));
    let decision = proposal.trash(&memory.every(), false).unwrap();
    memory.record(decision);
    assert!(made.trash(&memory.every()).is_ok());
}

#[test]
fn lineage_walks_both_ways_and_knows_its_nouns() {
    let (mut memory, slips) = three();
    let made = group(&mut memory, 30, &slips[..1]);
    let lineages = memory.every::<Lineage>();
    let up = |row| Lineage::targets_of::<Group>(&lineages, row).collect::<Vec<_>>();
    assert_eq!(up(slips[0].row()), [made.row()]);
    assert!(up(slips[1].row()).is_empty());
    assert_eq!(
        Lineage::targets_of::<Proposal>(&lineages, slips[0].row()).count(),
        0
    );
    assert_eq!(
        Lineage::sources_of::<Proposal>(&lineages, made.row()).count(),
        0
    );
    assert!(lineages[0].joins::<Slip, Group>(slips[0].row()));
    assert!(!lineages[0].joins::<Group, Slip>(slips[0].row()));
}
