//! Slips: their codes, and what an edit leaves alone.

use super::{Memory, id, read, read_at, slip};
use crate::{Decision, Money, Refusal, Slip, SlipKind};

#[test]
fn a_slip_gets_the_next_code_of_its_table() {
    #[track_caller]
    fn check(line: &str, last_number: i64, code: &str) {
        let (slip, _) = Slip::capture(id(1), &read(line), 7, last_number).unwrap();
        assert_eq!((slip.code.as_str(), slip.captured_at), (code, 7));
    }
    check("fuga", 0, "M3-001");
    check("fuga", 13, "M3-014");
    check("fuga @5", 0, "M5-001");
    check("fuga", 999, "M3-1000");
    // A number that no table reached must not stop or repeat the counting with an overflow.
    check("fuga", i64::MAX, "M3-001");
    check("fuga", -4, "M3-001");
}

#[test]
fn a_slip_is_recorded_with_all_that_its_line_says() {
    let (slip, decision) =
        Slip::capture(id(1), &read("+ techar #agua $1.200 &Altares @4"), 7, 0).unwrap();
    let mut memory = Memory::default();
    memory.record(decision);
    assert_eq!(memory.all::<Slip>(), std::slice::from_ref(&slip));
    assert_eq!(
        (slip.session, slip.table, slip.origin),
        (id(100), id(104), id(104))
    );
    assert_eq!(
        (slip.kind, slip.cost, slip.cost_unsure),
        (SlipKind::Proposal, Some(Money::pesos(1_200)), true)
    );
    assert_eq!(slip.verbatim, "+ techar #agua $1.200 &Altares @4");
    assert_eq!(
        slip.topic_said, "",
        "a topic of the process needs no confirmation"
    );
}

#[test]
fn a_slip_without_words_is_refused() {
    for line in ["", " ", "#agua $5", "+", "\u{200B}"] {
        assert_eq!(
            Slip::capture(id(1), &read(line), 0, 0).unwrap_err(),
            Refusal::SlipEmpty,
            "{line:?}"
        );
        assert_eq!(slip(1, "fuga").edit(&read(line)), Err(Refusal::SlipEmpty));
    }
}

#[test]
fn what_troubles_a_line_refuses_the_slip() {
    for line in ["fuga @9", "fuga $-5", "fuga $9999999999999999"] {
        let capture = read(line);
        assert_eq!(Slip::capture(id(1), &capture, 0, 0).err(), capture.trouble);
        assert_eq!(slip(1, "fuga").edit(&capture).err(), capture.trouble);
    }
}

#[test]
fn a_slip_needs_a_table_of_the_session() {
    let nowhere = read_at("fuga", 99, SlipKind::Need);
    assert_eq!(
        Slip::capture(id(1), &nowhere, 0, 0).unwrap_err(),
        Refusal::NotFound
    );
}

#[test]
fn a_slip_that_moves_keeps_its_code_its_origin_and_its_first_words() {
    let mut memory = Memory::default();
    let (slip, decision) = Slip::capture(id(1), &read("! fuga #deporte"), 7, 13).unwrap();
    memory.record(decision);
    memory.record(slip.edit(&read_at("bache @5", 3, SlipKind::Need)).unwrap());
    let moved = memory.all::<Slip>().remove(0);
    assert_eq!(
        (moved.code.as_str(), moved.number, moved.origin),
        ("M3-014", 14, id(103))
    );
    assert_eq!(
        (moved.table, moved.kind, moved.text.as_str()),
        (id(105), SlipKind::Need, "bache")
    );
    assert_eq!(
        (moved.verbatim.as_str(), moved.topic_said.as_str()),
        ("! fuga #deporte", "")
    );
}

#[test]
fn an_edit_that_changes_nothing_is_no_change() {
    let mut memory = Memory::default();
    let (slip, decision) = Slip::capture(id(1), &read("fuga #agua"), 7, 0).unwrap();
    memory.record(decision);
    let decision = slip.edit(&read("#agua   fuga")).unwrap();
    assert_eq!(memory.record(decision), None);
}

#[test]
fn a_slip_in_the_trash_is_not_edited_until_it_comes_back() {
    let mut memory = Memory::default();
    let (slip, decision) = Slip::capture(id(1), &read("fuga"), 7, 0).unwrap();
    memory.record(decision);
    memory.record(Decision::new("slip_trashed").trash(&slip));
    let trashed = memory.every::<Slip>().remove(0);
    assert_eq!(trashed.edit(&read("bache")), Err(Refusal::InTheTrash));
    memory.record(Decision::new("slip_restored").restore(&trashed));
    assert_eq!(memory.all::<Slip>(), [slip]);
}
