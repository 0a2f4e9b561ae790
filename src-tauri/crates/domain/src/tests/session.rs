//! The session and its tables.

use super::{Memory, id};
use crate::{Refusal, Session, Table};
use chrono::NaiveDate;

fn planned() -> (Session, Vec<Table>, Memory) {
    let (session, tables, decision) = Session::plan(id(100), &[id(101), id(102), id(103)]);
    let mut memory = Memory::default();
    memory.record(decision);
    (session, tables, memory)
}

#[test]
fn a_session_has_as_many_tables_as_were_asked_for() {
    let (session, tables, mut memory) = planned();
    assert_eq!(memory.all::<Session>(), [session]);
    assert_eq!(memory.all::<Table>(), tables);
    let numbers: Vec<i64> = tables.iter().map(|table| table.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
    assert!(tables.iter().all(|table| table.session == id(100)));
}

#[test]
fn what_is_absent_of_an_edit_stays() {
    let (session, _, mut memory) = planned();
    memory.record(
        session
            .edit(Some("Primera"), Some(" CUM  "), Some("2027-01-16"))
            .unwrap(),
    );
    let session = memory.all::<Session>().remove(0);
    memory.record(session.edit(None, Some(""), None).unwrap());
    let session = memory.all::<Session>().remove(0);
    let date = NaiveDate::from_ymd_opt(2027, 1, 16);
    assert_eq!(
        (session.name.as_str(), session.place.as_str(), session.date),
        ("Primera", "", date)
    );
    memory.record(session.edit(None, None, Some(" ")).unwrap());
    assert_eq!(memory.all::<Session>()[0].date, None);
}

#[test]
fn dates_that_are_none_are_refused() {
    #[track_caller]
    fn check(text: &str, readable: bool) {
        let result = Session::default().edit(None, None, Some(text));
        let refusal = Refusal::DateUnreadable {
            text: text.chars().take(40).collect(),
        };
        assert_eq!(result.err(), (!readable).then_some(refusal), "{text}");
    }
    check("2027-01-16", true);
    check("2028-02-29", true);
    check("1900-01-01", true);
    check("2200-12-31", true);
    for text in [
        "2027-02-29",
        "1899-12-31",
        "2201-01-01",
        "16/01/2027",
        "mañana",
        "2027-13-01",
        "+262143-01-01",
    ] {
        check(text, false);
    }
    check(&"9".repeat(100_000), false);
}

#[test]
fn a_table_goes_by_its_name_or_by_its_number() {
    let (_, tables, mut memory) = planned();
    memory.record(tables[0].rename("  Villa de Seris ").unwrap());
    assert_eq!(memory.all::<Table>()[0].name, "Villa de Seris");
    let named = memory.all::<Table>().remove(0);
    memory.record(named.rename(" ").unwrap());
    assert_eq!(memory.all::<Table>()[0].name, "");
    let long = Refusal::TextTooLong {
        longest: 200,
        length: 300,
    };
    assert_eq!(tables[0].rename(&"x".repeat(300)), Err(long));
}
