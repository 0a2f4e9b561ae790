//! Taking back and bringing again.

use super::{Laptop, birth, cell, draft};
use crate::{Cell, Change, Draft, Superseded, TRASHED, Value, inverse};
use uuid::Uuid;

fn is_trashed(laptop: &mut Laptop) -> bool {
    laptop.values(TRASHED) == [Value::Bool(true)]
}

fn superseded(laptop: &mut Laptop, change: &Change) -> Option<Cell> {
    let Ok(result) = inverse(&mut laptop.heads, change, "undone");
    result.err().map(|Superseded { cell }| cell)
}

#[test]
fn taking_back_a_birth_sends_the_row_to_the_trash_and_keeps_its_words() {
    let mut laptop = Laptop::new(1);
    let born = laptop.record(birth("agua")).unwrap();
    let undone = laptop.undo(&born).unwrap();
    assert!(is_trashed(&mut laptop));
    assert_eq!(laptop.values("text"), [Value::from("agua")]);
    assert_eq!(
        (undone.header.subject, undone.header.kind.as_str()),
        (Some(born.header.name), "undone")
    );
    assert_eq!(undone.writes().len(), 1);
}

#[test]
fn taking_back_an_edit_brings_the_value_before() {
    let mut laptop = Laptop::new(1);
    laptop.record(birth("agua")).unwrap();
    let edit = laptop
        .record(draft(&[
            ("text", Value::from("bache")),
            ("place", Value::from("Altares")),
        ]))
        .unwrap();
    laptop.undo(&edit).unwrap();
    assert_eq!(laptop.values("text"), [Value::from("agua")]);
    assert_eq!(
        laptop.values("place"),
        [Value::Null],
        "a field that was empty is empty again"
    );
}

#[test]
fn taking_back_a_trashing_brings_the_row_back() {
    let mut laptop = Laptop::new(1);
    laptop.record(birth("agua")).unwrap();
    let trash = laptop.write(TRASHED, true).unwrap();
    laptop.undo(&trash).unwrap();
    assert!(!is_trashed(&mut laptop));
}

#[test]
fn taking_back_the_taking_back_brings_it_again() {
    for what in ["born", "edited", "trashed"] {
        let mut laptop = Laptop::new(1);
        let mut change = laptop.record(birth("agua")).unwrap();
        if what != "born" {
            change = if what == "edited" {
                laptop.write("text", "bache")
            } else {
                laptop.write(TRASHED, true)
            }
            .unwrap();
        }
        let (text, trash) = (laptop.values("text"), laptop.values(TRASHED));
        for _ in 0..3 {
            change = laptop.undo(&change).unwrap();
            assert_ne!(
                (laptop.values("text"), laptop.values(TRASHED)),
                (text.clone(), trash.clone()),
                "{what}"
            );
            change = laptop.undo(&change).unwrap();
            assert_eq!(
                (laptop.values("text"), laptop.values(TRASHED)),
                (text.clone(), trash.clone()),
                "{what}"
            );
        }
    }
}

#[test]
fn a_whole_afternoon_can_be_taken_back_and_brought_again() {
    let mut laptop = Laptop::new(1);
    let mut states = vec![(laptop.values("text"), laptop.values(TRASHED))];
    let mut changes = Vec::new();
    let drafts = [
        birth("agua"),
        draft(&[("text", Value::from("bache"))]),
        draft(&[("text", Value::from("drenaje"))]),
        draft(&[(TRASHED, Value::Bool(true))]),
        draft(&[(TRASHED, Value::Bool(false))]),
        draft(&[("text", Value::from("agua"))]),
        draft(&[("text", Value::from("bache")), (TRASHED, Value::Bool(true))]),
    ];
    for draft in drafts {
        changes.push(laptop.record(draft).unwrap());
        states.push((laptop.values("text"), laptop.values(TRASHED)));
    }
    let mut undone = Vec::new();
    for (change, before) in changes.iter().zip(&states).rev() {
        undone.push(laptop.undo(change).expect("each step can be taken back"));
        if change.header.name.number > 1 {
            assert_eq!((laptop.values("text"), laptop.values(TRASHED)), *before);
        }
    }
    assert!(
        is_trashed(&mut laptop),
        "a row whose birth was taken back is in the trash"
    );
    for (undo, after) in undone.iter().rev().zip(&states[1..]) {
        laptop.undo(undo).expect("each step can be brought again");
        assert_eq!((laptop.values("text"), laptop.values(TRASHED)), *after);
    }
}

#[test]
fn what_another_laptop_changed_since_cannot_be_taken_back() {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let born = first.record(birth("agua")).unwrap();
    let edit = first.write("text", "bache").unwrap();
    second.receive(&born);
    second.receive(&edit);
    let theirs = second.write("text", "drenaje").unwrap();
    first.receive(&theirs);
    assert_eq!(superseded(&mut first, &edit), Some(cell("text")));
}

#[test]
fn what_another_laptop_wrote_apart_cannot_be_taken_back_even_when_it_is_the_same() {
    for theirs in ["drenaje", "bache"] {
        let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
        let edit = first.write("text", "bache").unwrap();
        let theirs = second.write("text", theirs).unwrap();
        first.receive(&theirs);
        assert_eq!(superseded(&mut first, &edit), Some(cell("text")));
    }
}

#[test]
fn a_row_in_which_another_laptop_wrote_keeps_its_birth() {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let born = first.record(birth("agua")).unwrap();
    second.receive(&born);
    let theirs = second.write("place", "Altares").unwrap();
    first.receive(&theirs);
    assert_eq!(superseded(&mut first, &born), Some(cell(TRASHED)));
}

#[test]
fn a_later_edit_of_the_same_laptop_goes_first() {
    let mut laptop = Laptop::new(1);
    let born = laptop.record(birth("agua")).unwrap();
    let edit = laptop.write("text", "bache").unwrap();
    assert_eq!(superseded(&mut laptop, &born), Some(cell("text")));
    laptop.undo(&edit).unwrap();
    assert_eq!(superseded(&mut laptop, &born), None);
}

#[test]
fn a_trashing_that_another_laptop_did_not_know_of_can_be_taken_back() {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let born = first.record(birth("agua")).unwrap();
    second.receive(&born);
    let trash = first.write(TRASHED, true).unwrap();
    let theirs = second.write("text", "drenaje").unwrap();
    first.receive(&theirs);
    first.undo(&trash).unwrap();
    assert_eq!(first.values(TRASHED), [Value::Bool(false)]);
    assert_eq!(first.values("text"), [Value::from("drenaje")]);
}

#[test]
fn a_decided_conflict_can_be_taken_back_once_and_the_later_value_stays() {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let mine = first.write("text", "agua").unwrap();
    second.wall_ms += 1_000;
    let theirs = second.write("text", "bache").unwrap();
    first.receive(&theirs);
    assert_eq!(superseded(&mut first, &mine), Some(cell("text")));
    for choice in ["agua", "bache"] {
        let mut laptop = first.clone();
        let decided = laptop.write("text", choice).unwrap();
        let undone = laptop
            .undo(&decided)
            .expect("it is recorded, or it would stay the next thing to undo for ever");
        assert_eq!(undone.header.subject, Some(decided.header.name));
        assert_eq!(laptop.values("text"), [Value::from("bache")]);
    }
}

#[test]
fn a_change_whose_payload_was_removed_leaves_nothing_to_take_back() {
    let mut laptop = Laptop::new(1);
    let mut born = laptop.record(birth("agua")).unwrap();
    born.payload = None;
    assert_eq!(laptop.undo(&born), None);
}

#[test]
fn a_trashed_row_whose_birth_nobody_has_comes_back_all_the_same() {
    let mut laptop = Laptop::new(1);
    laptop.write("text", "agua").unwrap();
    let trash = laptop.write(TRASHED, true).unwrap();
    laptop.undo(&trash).unwrap();
    assert_eq!(laptop.values(TRASHED), [Value::Bool(false)]);
}

#[test]
fn one_change_over_several_rows_is_taken_back_whole() {
    let mut laptop = Laptop::new(1);
    let rows: Vec<Uuid> = (1..4).map(Uuid::from_u128).collect();
    let mut draft = Draft::new("session_planned");
    for row in &rows {
        draft.set_trashed("table", *row, false);
        draft.set(Cell::new("table", *row, "number"), Value::Int(1));
    }
    let planned = laptop.record(draft).unwrap();
    let undone = laptop.undo(&planned).unwrap();
    let trashed: Vec<_> = undone
        .writes()
        .iter()
        .map(|write| (write.cell.row, write.value.clone()))
        .collect();
    assert_eq!(
        trashed,
        rows.iter()
            .map(|row| (*row, Value::Bool(true)))
            .collect::<Vec<_>>()
    );
}
