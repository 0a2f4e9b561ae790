//! Folding, and what is shown of several heads.

use super::{Laptop, birth, cell, draft, heads_by_definition, heads_that_stand};
use crate::{
    ChangeName, DeviceId, Head, Heads as _, Hlc, MemoryHeads, TRASHED, Value, trashed_but_edited,
    values, winner,
};
use proptest::prelude::*;

fn head(device: u8, number: u64, hlc: u64, value: impl Into<Value>) -> Head {
    Head {
        name: ChangeName {
            device: DeviceId([device; 16]),
            number,
        },
        hlc: Hlc(hlc),
        value: value.into(),
    }
}

/// Two laptops that have the same slip.
fn two() -> (Laptop, Laptop) {
    let (mut first, mut second) = (Laptop::new(1), Laptop::new(2));
    let born = first.record(birth("agua")).unwrap();
    second.receive(&born);
    (first, second)
}

#[test]
fn a_later_write_replaces_what_its_author_saw() {
    let (mut first, mut second) = two();
    let edit = second.write("text", "drenaje").unwrap();
    first.receive(&edit);
    assert_eq!(first.values("text"), [Value::from("drenaje")]);
}

#[test]
fn two_writes_apart_are_a_conflict_until_somebody_names_both() {
    let (mut first, mut second) = two();
    let mine = first.write("text", "drenaje").unwrap();
    let theirs = second.write("text", "bache").unwrap();
    first.receive(&theirs);
    second.receive(&mine);
    assert_eq!(first.values("text").len(), 2);
    assert_eq!(
        first.values("text"),
        second.values("text"),
        "both show the same one first"
    );
    let decided = second.write("text", "drenaje").unwrap();
    assert_eq!(decided.writes()[0].predecessors.len(), 2);
    first.receive(&decided);
    assert_eq!(first.values("text"), [Value::from("drenaje")]);
    assert_eq!(first.heads, second.heads);
}

#[test]
fn writes_to_different_fields_of_a_row_are_no_conflict() {
    let (mut first, mut second) = two();
    let mine = first.write("text", "drenaje").unwrap();
    let theirs = second.write("place", "Altares").unwrap();
    first.receive(&theirs);
    second.receive(&mine);
    assert_eq!(first.heads, second.heads);
    assert!(first.heads.cells().all(|(_, heads)| heads.len() == 1));
}

#[test]
fn a_change_that_arrives_after_the_one_that_replaced_it_does_not_come_back() {
    let mut first = Laptop::new(1);
    let changes = [
        first.record(birth("agua")).unwrap(),
        first.write("text", "drenaje").unwrap(),
        first.write("text", "bache").unwrap(),
    ];
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let mut heads = MemoryHeads::default();
        for index in order {
            assert!(heads.receive(&changes[index]));
            assert!(
                !heads.receive(&changes[index]),
                "the second delivery is no news"
            );
        }
        assert_eq!(heads, first.heads, "{order:?}");
    }
}

#[test]
fn unknown_nouns_and_fields_are_kept() {
    let mut newer = Laptop::new(1);
    let mut draft = draft(&[("colour_of_tomorrow", Value::Int(4))]);
    draft.set(
        crate::Cell::new("drone", uuid::Uuid::from_u128(1), "altitude"),
        Value::Int(9),
    );
    let change = newer.record(draft).unwrap();
    let mut heads = MemoryHeads::default();
    heads.receive(&change);
    assert_eq!(heads_that_stand(&heads).len(), 2);
}

#[test]
fn the_latest_clock_wins_then_the_device_then_the_number() {
    #[track_caller]
    fn check(heads: &[Head], expected: usize) {
        assert_eq!(winner(heads), Some(&heads[expected]));
        let turned: Vec<Head> = heads.iter().rev().cloned().collect();
        assert_eq!(winner(&turned), Some(&heads[expected]));
    }
    check(&[head(9, 9, 1, "a"), head(1, 1, 2, "b")], 1);
    check(&[head(2, 1, 5, "a"), head(1, 9, 5, "b")], 0);
    check(&[head(1, 1, 5, "a"), head(1, 2, 5, "b")], 1);
    assert_eq!(winner(&[]), None);
}

#[test]
fn equal_values_written_apart_are_one_value_and_the_winner_stands_first() {
    let heads = [
        head(1, 1, 1, "agua"),
        head(2, 1, 3, "bache"),
        head(3, 1, 2, "agua"),
        head(4, 1, 4, Value::Null),
    ];
    let shown: Vec<(u64, &Value)> = values(&heads)
        .into_iter()
        .map(|head| (head.hlc.0, &head.value))
        .collect();
    let (agua, bache) = (Value::from("agua"), Value::from("bache"));
    assert_eq!(shown, [(4, &Value::Null), (3, &bache), (2, &agua)]);
    assert_eq!(values(&heads[..1]).len(), 1);
    let (mut first, mut second) = two();
    let mine = first.write("text", "drenaje").unwrap();
    second.write("text", "drenaje").unwrap();
    second.receive(&mine);
    assert_eq!(second.values("text"), [Value::from("drenaje")]);
}

#[test]
fn the_value_that_wins_stands_first_also_when_clocks_agree() {
    let heads = [
        head(1, 1, 5, "agua"),
        head(3, 1, 5, "bache"),
        head(2, 1, 5, "luz"),
    ];
    for turn in 0..3 {
        let mut turned = heads.to_vec();
        turned.rotate_left(turn);
        assert_eq!(values(&turned)[0], winner(&turned).unwrap());
        assert_eq!(values(&turned)[0].value, Value::from("bache"));
    }
}

#[test]
fn a_number_and_a_text_that_look_alike_are_two_values() {
    let heads = [
        head(1, 1, 1, "1"),
        head(2, 1, 1, 1_i64),
        head(3, 1, 1, true),
    ];
    assert_eq!(values(&heads).len(), 3);
}

/// What the store asks: the write that trashed the slip, against the heads of its other registers.
fn is_contested(laptop: &mut Laptop) -> bool {
    let cells: Vec<_> = laptop
        .heads
        .cells()
        .map(|(cell, heads)| (cell.field.clone(), heads))
        .collect();
    let others: Vec<_> = cells
        .iter()
        .flat_map(|(field, heads)| heads.iter().map(|head| (field.clone(), head.name)))
        .collect();
    let Ok(trashing) = laptop.heads.heads(&cell(TRASHED));
    let trash = winner(&trashing).unwrap().name;
    let change = laptop
        .heads
        .changes()
        .find(|change| change.header.name == trash)
        .unwrap();
    let write = change
        .writes()
        .iter()
        .find(|write| write.cell == cell(TRASHED))
        .unwrap();
    trashed_but_edited(&write.predecessors, trash, &others)
}

#[test]
fn a_row_that_was_edited_apart_from_its_trashing_is_told() {
    let (mut first, mut second) = two();
    let trash = first.write(TRASHED, true).unwrap();
    assert!(!is_contested(&mut first));
    let edit = second.write("text", "drenaje").unwrap();
    second.receive(&trash);
    first.receive(&edit);
    assert!(is_contested(&mut first) && is_contested(&mut second));
}

#[test]
fn a_field_that_was_filled_for_the_first_time_apart_from_the_trashing_is_told() {
    let (mut first, mut second) = two();
    let trash = first.write(TRASHED, true).unwrap();
    second.write("place", "Altares").unwrap();
    second.receive(&trash);
    assert!(is_contested(&mut second));
}

#[test]
fn a_row_that_was_trashed_with_all_its_edits_seen_is_not_contested() {
    let (mut first, mut second) = two();
    let edit = second.write("text", "drenaje").unwrap();
    first.receive(&edit);
    first.write("place", "Altares").unwrap();
    first.write(TRASHED, true).unwrap();
    assert!(!is_contested(&mut first));
}

#[test]
fn what_the_trashing_change_itself_wrote_does_not_contest_it() {
    let (mut first, _) = two();
    first
        .record(draft(&[
            (TRASHED, Value::Bool(true)),
            ("text", Value::from("duplicada")),
        ]))
        .unwrap();
    assert!(!is_contested(&mut first));
}

#[test]
fn two_people_who_trash_the_same_row_apart_do_not_contest_it() {
    let (mut first, mut second) = two();
    let mine = first.write(TRASHED, true).unwrap();
    let theirs = second.write(TRASHED, true).unwrap();
    first.receive(&theirs);
    second.receive(&mine);
    assert!(!is_contested(&mut first) && !is_contested(&mut second));
    assert_eq!(first.values(TRASHED), [Value::Bool(true)]);
}

#[test]
fn a_person_who_trashes_the_contested_row_again_has_decided() {
    let (mut first, mut second) = two();
    let trash = first.write(TRASHED, true).unwrap();
    let edit = second.write("text", "drenaje").unwrap();
    second.receive(&trash);
    first.receive(&edit);
    assert!(is_contested(&mut second));
    let decided = second.write(TRASHED, true).unwrap();
    assert!(!is_contested(&mut second));
    first.receive(&decided);
    assert!(!is_contested(&mut first));
    assert_eq!(first.heads, second.heads);
}

proptest! {
    #[test]
    fn any_order_and_any_repetition_leaves_the_same_heads(
        steps in prop::collection::vec((0_usize..3, 0_usize..4, 0_i64..3, any::<bool>()), 1..25),
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
    ) {
        let mut laptops = [Laptop::new(1), Laptop::new(2), Laptop::new(3)];
        let mut written = Vec::new();
        for (who, what, value, share) in steps {
            let change = match what {
                0 => laptops[who].write(TRASHED, value == 0),
                1 => laptops[who].write("text", value),
                2 => laptops[who].write("place", value),
                _ => laptops[who].record(draft(&[("text", Value::Int(value)), (TRASHED, Value::Bool(false))])),
            };
            if let (Some(change), true) = (&change, share) {
                laptops[(who + 1) % 3].receive(change);
            }
            written.extend(change);
        }
        let mut straight = MemoryHeads::default();
        for change in &written {
            straight.receive(change);
        }
        let mut mixed = MemoryHeads::default();
        for index in order.iter().filter(|_| !written.is_empty()) {
            mixed.receive(index.get(&written));
        }
        for change in written.iter().rev() {
            mixed.receive(change);
        }
        prop_assert_eq!(&mixed, &straight);
        prop_assert_eq!(heads_that_stand(&mixed), heads_by_definition(&written.iter().collect::<Vec<_>>()));
    }
}
