//! Stamping: what a change names, and what is left out of it.

use super::{Laptop, birth, cell, draft};
use crate::{Cell, ChangeName, Draft, Link, MemoryHeads, TRASHED, Value, Write};
use uuid::Uuid;

fn names(write: &Write) -> Vec<ChangeName> {
    write.predecessors.clone()
}

#[test]
fn a_birth_names_nothing_and_carries_what_the_stamp_says() {
    let mut laptop = Laptop::new(1);
    let change = laptop.record(birth("agua")).unwrap();
    assert!(
        change
            .writes()
            .iter()
            .all(|write| write.predecessors.is_empty())
    );
    assert_eq!(
        change.header.name.to_string(),
        format!("{}/1", "01".repeat(16))
    );
    assert_eq!(
        (change.header.wall_ms, change.header.kind.as_str()),
        (1_800_000_000_000, "slip_edited")
    );
    assert_eq!(
        (
            change.header.subject,
            change.header.group,
            change.header.operator
        ),
        (None, None, None)
    );
}

#[test]
fn an_edit_names_the_heads_that_its_author_saw() {
    let mut laptop = Laptop::new(1);
    let born = laptop.record(birth("agua")).unwrap();
    let edit = laptop.write("text", "drenaje").unwrap();
    assert_eq!(names(&edit.writes()[0]), [born.header.name]);
    let again = laptop.write("text", "bache").unwrap();
    assert_eq!(names(&again.writes()[0]), [edit.header.name]);
}

#[test]
fn a_write_to_a_cell_with_more_heads_than_a_change_may_name_can_be_read_by_others() {
    let mut author = Laptop::new(1);
    let mut laptop = Laptop::new(2);
    for text in 0..1_100 {
        // Without a look at what it said before.
        author.heads = MemoryHeads::default();
        let said = author.write("text", format!("{text}").as_str()).unwrap();
        laptop.heads.receive(&said);
    }
    let edit = laptop.write("text", "bache").unwrap();
    assert_eq!(names(&edit.writes()[0]).len(), 1_024);
    let link = Link::seal(&[0; 32], &edit);
    assert_eq!(link.change(), Ok(edit));
}

#[test]
fn a_write_equal_to_the_only_head_is_left_out() {
    let mut laptop = Laptop::new(1);
    laptop.record(birth("agua")).unwrap();
    let both = draft(&[
        ("text", Value::from("agua")),
        ("place", Value::from("Altares")),
    ]);
    let change = laptop.record(both).unwrap();
    assert_eq!(change.writes().len(), 1);
    assert_eq!(change.writes()[0].cell, cell("place"));
}

#[test]
fn a_draft_that_changes_nothing_is_no_change() {
    let mut laptop = Laptop::new(1);
    laptop.record(birth("agua")).unwrap();
    assert_eq!(laptop.write("text", "agua"), None);
    assert_eq!(laptop.write("place", Value::Null), None);
    assert_eq!(laptop.write(TRASHED, false), None);
    assert_eq!(laptop.record(Draft::new("slip_edited")), None);
    assert_eq!(laptop.number, 1);
}

#[test]
fn a_field_that_held_something_can_be_emptied() {
    let mut laptop = Laptop::new(1);
    laptop.record(birth("agua")).unwrap();
    assert!(laptop.write("text", Value::Null).is_some());
    assert_eq!(laptop.write("text", Value::Null), None);
}

#[test]
fn a_write_equal_to_one_of_two_values_is_recorded_and_decides() {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let mine = first.write("text", "agua").unwrap();
    let theirs = second.write("text", "bache").unwrap();
    first.receive(&theirs);
    let decided = first.write("text", "agua").unwrap();
    assert_eq!(
        names(&decided.writes()[0]),
        [mine.header.name, theirs.header.name]
    );
}

#[test]
fn a_write_equal_to_what_two_laptops_wrote_apart_is_left_out() {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    first.write("text", "agua").unwrap();
    let theirs = second.write("text", "agua").unwrap();
    first.receive(&theirs);
    assert_eq!(first.write("text", "agua"), None);
}

#[test]
fn a_write_to_the_trash_names_every_head_of_its_row_once_and_of_no_other_row() {
    let mut laptop = Laptop::new(1);
    let born = laptop.record(birth("agua")).unwrap();
    let place = laptop.write("place", "Altares").unwrap();
    let mut other = Draft::new("slip_edited");
    other.set(
        Cell::new("slip", Uuid::from_u128(8), "text"),
        Value::from("bache"),
    );
    other.set(
        Cell::new("group", Uuid::from_u128(7), "name"),
        Value::from("Agua"),
    );
    laptop.record(other).unwrap();
    let trash = laptop.write(TRASHED, true).unwrap();
    assert_eq!(
        names(&trash.writes()[0]),
        [born.header.name, place.header.name]
    );
    let restored = laptop.write(TRASHED, false).unwrap();
    assert_eq!(names(&restored.writes()[0]), [trash.header.name]);
}

#[test]
fn a_draft_keeps_the_last_value_of_a_register() {
    let mut twice = draft(&[("text", Value::from("agua"))]);
    twice.set(cell("text"), Value::from("bache"));
    twice.set_trashed("slip", Uuid::from_u128(7), true);
    twice.set_trashed("slip", Uuid::from_u128(7), false);
    let change = Laptop::new(1).record(twice).unwrap();
    let written: Vec<_> = change
        .writes()
        .iter()
        .map(|write| (write.cell.field.as_str(), &write.value))
        .collect();
    assert_eq!(
        written,
        [
            ("text", &Value::from("bache")),
            (TRASHED, &Value::Bool(false))
        ]
    );
}

#[test]
fn the_clock_of_a_change_is_after_everything_its_author_saw() {
    let (mut ahead, mut behind) = (Laptop::new(1), Laptop::new(2));
    ahead.wall_ms += 40_000_000_000;
    behind.wall_ms = -5;
    let seen = ahead.write("text", "agua").unwrap();
    behind.receive(&seen);
    let answer = behind.write("text", "bache").unwrap();
    assert!(answer.header.hlc > seen.header.hlc);
    assert_eq!(
        answer.header.wall_ms, -5,
        "what the clock claims is kept as it is"
    );
}
