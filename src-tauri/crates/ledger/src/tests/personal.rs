//! Personal changes: they can stay behind, come later, and go for ever.

use super::{Laptop, Seed, heads_by_definition, heads_that_stand};
use crate::redaction::{redact, redaction_of};
use crate::{
    Cell, Change, Draft, Heads as _, Link, Malformed, MemoryHeads, Payload, RowName, TRASHED,
    Value, decode_change, encode_header, encode_payload, first_hash,
};
use uuid::Uuid;

fn person(number: u128) -> RowName {
    RowName::new("attendee", Uuid::from_u128(number))
}

fn named(person_: &RowName, name: &str) -> Draft {
    let mut draft = Draft::personal("attendee_edited", person_.clone(), [9; 16]);
    draft.set_personal("name", Value::from(name));
    draft
}

fn attends(person_: &RowName, name: &str) -> Draft {
    let mut draft = named(person_, name);
    draft.kind = "attendee_registered".to_owned();
    draft.set_personal(TRASHED, Value::Bool(false));
    draft
}

/// The change as it is handed on to somebody who may not know.
fn withheld(change: &Change) -> Change {
    let payload = None;
    Change {
        payload,
        ..change.clone()
    }
}

fn names(heads: &mut MemoryHeads, person_: &RowName) -> Vec<Value> {
    let Ok(heads) = heads.heads(&Cell::new(&person_.entity, person_.row, "name"));
    heads.into_iter().map(|head| head.value).collect()
}

#[test]
fn the_header_of_a_personal_change_says_whose_row_it_is_and_nothing_of_what_was_written() {
    let row = person(7);
    let change = Laptop::new(1)
        .record(attends(&row, "Nombre ficticio"))
        .unwrap();
    let header = encode_header(&change.header);
    // 8b: eleven items; 02: format of personal changes.
    assert_eq!(header[..2], [0x8B, 0x02]);
    assert!(header.ends_with(row.row.as_bytes()));
    let inside = |bytes: &[u8]| bytes.windows(7).any(|window| window == b"Nombre ");
    assert!(!inside(&header) && inside(&encode_payload(change.payload.as_ref().unwrap())));
    assert_eq!(decode_change(&header, None), Ok(withheld(&change)));
}

#[test]
fn a_change_that_is_not_as_personal_as_it_says_is_refused() {
    let row = person(7);
    let personal = Laptop::new(1).record(attends(&row, "a")).unwrap();
    let check = |alter: &dyn Fn(&mut Change)| {
        let mut change = personal.clone();
        alter(&mut change);
        let payload = change.payload.as_ref().map(encode_payload);
        let read = decode_change(&encode_header(&change.header), payload.as_deref());
        assert_eq!(read, Err(Malformed::Personal));
    };
    fn payload(change: &mut Change) -> &mut Payload {
        change.payload.as_mut().unwrap()
    }
    check(&|change| payload(change).salt = None);
    check(&|change| payload(change).writes[0].cell.row = Uuid::nil());
    check(&|change| payload(change).writes[0].cell.entity = "slip".to_owned());
    check(&|change| change.header.personal = None);
    check(&|change| {
        *change = withheld(&Change {
            header: crate::Header {
                personal: None,
                ..change.header.clone()
            },
            payload: None,
        })
    });
}

#[test]
fn no_two_personal_changes_have_one_salt_also_when_one_takes_the_other_back() {
    let mut laptop = Laptop::new(1);
    let row = person(7);
    let first = laptop.record(attends(&row, "a")).unwrap();
    let second = laptop.record(named(&row, "b")).unwrap();
    let undone = laptop.undo(&second).unwrap();
    assert_eq!(undone.header.personal, Some(row.clone()));
    assert_eq!(names(&mut laptop.heads, &row), [Value::from("a")]);
    let salts: std::collections::BTreeSet<_> = [&first, &second, &undone]
        .map(|change| change.payload.as_ref().unwrap().salt.unwrap())
        .into_iter()
        .collect();
    assert_eq!(salts.len(), 3);
    assert!(!salts.contains(&[9; 16]), "the secret itself is nowhere");
}

#[test]
fn what_stayed_behind_shows_nothing_and_is_taken_in_when_it_comes() {
    let mut laptop = Laptop::new(1);
    let row = person(7);
    let first = laptop.record(attends(&row, "a")).unwrap();
    let second = laptop.record(named(&row, "b")).unwrap();
    let mut other = MemoryHeads::default();
    assert!(other.receive(&withheld(&first)));
    assert!(!other.receive(&withheld(&first)), "nothing new");
    assert!(other.receive(&second));
    assert_eq!(names(&mut other, &row), [Value::from("b")]);
    assert!(other.receive(&first), "now with its payload");
    assert!(!other.receive(&first));
    assert!(
        !other.receive(&withheld(&first)),
        "and it is not lost again"
    );
    assert_eq!(other, laptop.heads);
}

#[test]
fn a_redacted_person_is_gone_also_from_what_comes_later_and_the_chain_holds() {
    let mut laptop = Laptop::new(1);
    let (row, other_row) = (person(7), person(8));
    let changes = [
        laptop.record(attends(&row, "a")).unwrap(),
        laptop.record(attends(&other_row, "z")).unwrap(),
        laptop.record(named(&row, "b")).unwrap(),
    ];
    let apart = {
        let mut apart = Laptop::new(2);
        changes.iter().for_each(|change| {
            apart.receive(change);
        });
        apart.record(named(&row, "c")).unwrap()
    };
    laptop.record(redact(&row)).unwrap();
    laptop.receive(&apart);
    assert_eq!(names(&mut laptop.heads, &row), []);
    assert_eq!(names(&mut laptop.heads, &other_row), [Value::from("z")]);
    assert!(
        !laptop.heads.receive(&changes[0]),
        "what was redacted does not come back"
    );

    let process = Uuid::from_u128(1);
    let mut tip = first_hash(process, laptop.device);
    for change in &changes {
        let link = Link::seal(&tip, change);
        tip = link.without_payload().follow(&tip).unwrap();
        assert_eq!(tip, link.hash);
    }
}

#[test]
fn asking_twice_asks_once_and_a_public_row_cannot_be_redacted() {
    assert_eq!(redaction_of(&person(7)), redaction_of(&person(7)));
    assert_ne!(redaction_of(&person(7)), redaction_of(&person(8)));
    let row = person(7).row;
    assert_ne!(
        redaction_of(&RowName::new("slip", row)),
        redaction_of(&person(7))
    );
    let mut laptop = Laptop::new(1);
    laptop.record(super::birth("agua")).unwrap();
    let slip = super::cell("text");
    laptop
        .record(redact(&RowName::new(&slip.entity, slip.row)))
        .unwrap();
    assert_eq!(laptop.values("text"), [Value::from("agua")]);
}

#[test]
fn laptops_that_redact_and_withhold_in_any_order_hold_the_same_in_the_end() {
    let mut redacted = 0;
    for seed in 0..400 {
        let mut seed = Seed(seed);
        let mut laptops: Vec<Laptop> = (1..5).map(Laptop::new).collect();
        let mut written: Vec<Change> = Vec::new();
        for _ in 0..40 {
            let who = seed.below(4);
            let row = person(seed.below(3) as u128);
            let draft = match seed.below(12) {
                0 => redact(&row),
                1..=3 => attends(&row, ["a", "b"][seed.below(2)]),
                _ => named(&row, ["a", "b", "c"][seed.below(3)]),
            };
            written.extend(laptops[who].record(draft));
            let to = seed.below(4);
            for change in laptops[who].heads.changes().cloned().collect::<Vec<_>>() {
                match seed.below(4) {
                    0 => {}
                    1 => drop(laptops[to].receive(&withheld(&change))),
                    _ => drop(laptops[to].receive(&change)),
                }
            }
        }
        for laptop in &mut laptops {
            seed.shuffle(&mut written);
            for change in &written {
                laptop.receive(change);
            }
        }
        let first = laptops[0].heads.clone();
        assert!(laptops.iter().all(|laptop| laptop.heads == first));
        let kept: Vec<&Change> = first.changes().collect();
        assert_eq!(heads_that_stand(&first), heads_by_definition(&kept));
        redacted += kept
            .iter()
            .filter(|change| change.payload.is_none())
            .count();
    }
    assert!(redacted > 2_000, "{redacted}");
}
