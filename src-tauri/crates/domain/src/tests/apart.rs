//! Two versions of a text, both kept or put together.

use super::{Memory, id, proposals, slip};
use crate::*;

fn decision() -> Decision {
    Decision::new("conflict_resolved")
}

#[test]
fn running_text_is_what_the_nouns_declare() {
    for (noun, field) in [
        ("slip", "text"),
        ("commitment", "title"),
        ("commitment", "problem"),
        ("commitment", "solution"),
        ("commitment", "product"),
    ] {
        assert!(is_prose(noun, field), "{noun}.{field}");
        assert!(may_stand_apart(noun, field), "{noun}.{field}");
    }
    for (noun, field) in [
        ("slip", "code"),
        ("slip", "cost"),
        ("commitment", "cost"),
        ("milestone", "due"),
        ("ballot", "marks"),
        ("vote", "counted"),
        ("nothing", "text"),
    ] {
        assert!(!is_prose(noun, field), "{noun}.{field}");
        assert!(!may_stand_apart(noun, field), "{noun}.{field}");
    }
}

#[test]
fn a_text_written_over_versions_is_held_to_the_rules_of_its_field() {
    let check = |noun, field, text: &str, expected: Result<&str, Refusal>| {
        let written = rewritten(noun, field, text);
        assert_eq!(written, expected.map(str::to_owned));
    };
    check(
        "slip",
        "text",
        " Techar\nla cancha ",
        Ok("Techar la cancha"),
    );
    check("slip", "text", " ", Err(Refusal::SlipEmpty));
    check("commitment", "problem", "uno\r\n\r\ndos", Ok("uno\n\ndos"));
    check("commitment", "problem", " ", Ok(""));
    check("commitment", "title", "", Err(Refusal::NameMissing));
    check("group", "name", "", Err(Refusal::NameMissing));
    check("slip", "code", "M3-001", Err(Refusal::NotWritten));
    check("ballot", "marks", "1", Err(Refusal::NotWritten));
}

#[test]
fn the_other_version_of_a_slip_gets_a_slip_of_its_own_from_the_same_table() {
    let (kept, mut memory) = (slip(1, "!Fuga en la calle 3"), Memory::default());
    let apart = Apart {
        field: "text",
        text: "Fuga en la calle 8",
    };
    memory.record(kept.split(id(9), apart, (77, 4), decision()).unwrap());
    let made = memory.all::<Slip>().remove(0);
    let expected = Slip {
        id: id(9),
        code: "M3-005".into(),
        number: 5,
        text: apart.text.into(),
        verbatim: apart.text.into(),
        captured_at: 77,
        ..kept.clone()
    };
    assert_eq!(made, expected);
    let links = memory.all::<Lineage>();
    assert_eq!(
        Lineage::sources_of::<Slip>(&links, made.id.0).collect::<Vec<_>>(),
        [kept.id.0]
    );
    let trashed = Slip {
        trashed: true,
        ..kept
    };
    let refused = trashed.split(id(9), apart, (0, 4), decision());
    assert_eq!(refused.err(), Some(Refusal::InTheTrash));
}

#[test]
fn the_other_version_of_a_commitment_gets_the_next_code_and_the_same_proposals() {
    let proposals = proposals(&[10, 20]);
    let kept = Commitment {
        id: id(40),
        number: 1,
        code: "C-01".into(),
        title: "Techar".into(),
        problem: "No hay sombra".into(),
        product: "Un techo".into(),
        cost: Some(Money::pesos(10)),
        ..Commitment::default()
    };
    let lineages = [Lineage::link(&proposals[1], &kept, LineageOperation::Adopt)];
    let split = |apart: &[Apart<'_>]| {
        let all = (std::slice::from_ref(&kept), &lineages[..], &proposals[..]);
        kept.split(id(41), apart, all, decision())
    };
    let apart = |field| Apart {
        field,
        text: "Hace calor",
    };
    let mut memory = Memory::default();
    memory.record(split(&[apart("problem"), apart("title")]).unwrap());
    let made = memory.all::<Commitment>().remove(0);
    let expected = Commitment {
        id: id(41),
        number: 2,
        code: "C-02".into(),
        title: "Hace calor".into(),
        problem: "Hace calor".into(),
        ..kept.clone()
    };
    assert_eq!(made, expected);
    let links = memory.all::<Lineage>();
    let from = |row| -> Vec<_> { Lineage::sources_of::<Proposal>(&links, row).collect() };
    assert_eq!(from(made.id.0), [proposals[1].id.0]);
    let told_apart: Vec<_> = Lineage::sources_of::<Commitment>(&links, made.id.0).collect();
    assert_eq!(told_apart, [kept.id.0]);
    for field in ["cost", "indicator", "nothing"] {
        assert_eq!(split(&[apart(field)]).err(), Some(Refusal::NotBoth));
    }
}
