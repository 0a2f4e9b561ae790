//! Records: registers in, nouns out, whatever stands in the registers.

use super::{Memory, id, slip};
use crate::*;
use chrono::NaiveDate;
use cocrea_ledger::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

fn odd_values() -> Vec<Value> {
    vec![
        Value::Null,
        Value::Bool(true),
        Value::Int(-3),
        Value::Text("mañana".into()),
        Value::Bytes(vec![1, 2, 3]),
    ]
}

fn survives_anything<R: Record>() {
    for value in odd_values() {
        let values = vec![value; R::FIELDS.len()];
        let record = R::from_values(Uuid::from_u128(1), false, &values);
        assert_eq!(
            (record.row(), record.values().len()),
            (Uuid::from_u128(1), R::FIELDS.len())
        );
        let again = R::from_values(record.row(), false, &record.values());
        assert_eq!(again.values(), record.values(), "{}", R::ENTITY);
    }
    R::from_values(Uuid::nil(), true, &[]);
}

#[test]
fn every_noun_reads_whatever_stands_in_its_registers() {
    survives_anything::<Process>();
    survives_anything::<Topic>();
    survives_anything::<Session>();
    survives_anything::<Table>();
    survives_anything::<Slip>();
    survives_anything::<Group>();
    survives_anything::<Lineage>();
    survives_anything::<Proposal>();
    survives_anything::<Vote>();
    survives_anything::<VoteOption>();
    survives_anything::<Ballot>();
    survives_anything::<Commitment>();
    survives_anything::<Milestone>();
}

#[test]
fn nouns_and_fields_have_names_that_the_ledger_accepts_and_no_two_are_alike() {
    let named = |name: &str| {
        !name.is_empty()
            && name.len() <= 64
            && name
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    let nouns: BTreeSet<&str> = SHAPES.iter().map(|shape| shape.entity).collect();
    assert_eq!(nouns.len(), SHAPES.len());
    for shape in SHAPES {
        let fields: BTreeSet<&str> = shape.fields.iter().map(|field| field.name).collect();
        assert_eq!(fields.len(), shape.fields.len(), "{}", shape.entity);
        assert!(fields.iter().all(|field| named(field)) && named(shape.entity));
        assert!(
            !fields.contains("row") && !fields.contains("trashed"),
            "columns of every table"
        );
    }
}

#[test]
fn a_record_reads_back_what_it_writes() {
    let original = Slip {
        topic: id(4),
        ..slip(14, "+ techar $1.200 &Altares")
    };
    let again = Slip::from_values(original.row(), false, &original.values());
    assert_eq!(again, original);
}

#[test]
fn a_field_of_another_kind_reads_as_if_it_were_absent() {
    assert_eq!(Option::<Money>::read(&Value::Text("mucho".into())), None);
    assert_eq!(
        Option::<NaiveDate>::read(&Value::Text("mañana".into())),
        None
    );
    assert_eq!(Option::<i64>::read(&Value::Null), None);
    assert_eq!(Option::<Money>::read(&Value::Int(0)), Some(Money(0)));
    assert_eq!(Id::<Slip>::read(&Value::Bytes(vec![1])), id(0));
    assert_eq!(
        SlipKind::read(&Value::Text("dream".into())),
        SlipKind::Problem
    );
    assert!(bool::read(&Value::Int(1)) && !bool::read(&Value::Int(0)));
}

#[test]
fn words_that_are_kept_name_themselves() {
    assert!(
        SlipKind::ALL
            .iter()
            .all(|kind| SlipKind::from_key(kind.key()) == Some(*kind))
    );
    assert!(
        BallotState::ALL
            .iter()
            .all(|state| BallotState::read(&state.write()) == *state)
    );
    assert_eq!(CommitmentField::from_key("code"), None);
    let fields: BTreeSet<&str> = Commitment::FIELDS.iter().map(|field| field.name).collect();
    assert!(
        CommitmentField::ALL
            .iter()
            .all(|field| fields.contains(field.key()))
    );
}

#[test]
fn an_emptied_field_is_absent_again() {
    let mut memory = Memory::default();
    let before = slip(1, "techar $5 &Altares");
    memory.record(Decision::new("slip_captured").create(&before));
    let after = Slip {
        cost: None,
        place: String::new(),
        ..before.clone()
    };
    memory.record(Decision::new("slip_edited").update(&before, &after));
    assert_eq!(memory.all::<Slip>(), [after]);
}

#[test]
fn decisions_about_several_records_are_one_change() {
    let mut memory = Memory::default();
    let slips = [slip(1, "fuga"), slip(2, "bache")];
    let decision = slips
        .iter()
        .fold(Decision::new("slips_captured"), Decision::create);
    let change = memory.record(decision).unwrap();
    assert_eq!(memory.all::<Slip>().len(), 2);
    memory.undo(&change).unwrap();
    assert_eq!(memory.all::<Slip>(), []);
}
