//! Attendees: what is written about a person, and what is not.

use super::id;
use crate::{Attendee, Person, Refusal, Sealed};
use cocrea_ledger::{RowName, redaction};

fn registered() -> (Attendee, crate::Decision) {
    let person = (Sealed(vec![7; 40]), [9; 16]);
    Attendee::register(id(1), (id(100), 4), person, 11)
}

#[test]
fn a_person_is_written_down_in_a_change_about_nobody_else() {
    let (attendee, decision) = registered();
    assert_eq!((attendee.number, attendee.added_at), (5, 11));
    let row = RowName::new("attendee", attendee.id.0);
    assert_eq!(decision.0.personal, Some((row.clone(), [9; 16])));
    let mut cells = decision.0.writes.iter().map(|write| &write.cell);
    assert!(cells.all(|cell| RowName::new(&cell.entity, cell.row) == row));

    let edited = attendee.edit(Sealed(vec![8; 40]), [3; 16]).unwrap();
    assert_eq!(edited.0.personal, Some((row.clone(), [3; 16])));
    assert_eq!(
        edited.0.writes.len(),
        1,
        "what is the same is not written again"
    );
    assert_eq!(attendee.cancel().0, redaction::redact(&row));
}

#[test]
fn who_is_in_the_trash_is_left_alone() {
    let (attendee, _) = registered();
    let trashed = Attendee {
        trashed: true,
        ..attendee
    };
    let edited = trashed.edit(Sealed::default(), [0; 16]);
    assert_eq!(edited, Err(Refusal::InTheTrash));
}

#[test]
fn a_person_has_a_name_and_gives_a_contact_only_when_they_agree() {
    let read = Person::read;
    let person = read("  Nombre \n ficticio ", "662 000 0000", true).unwrap();
    assert_eq!(person.name, "Nombre ficticio");
    assert!(person.consent);
    assert_eq!(read(" ", "", false), Err(Refusal::NameMissing));
    assert_eq!(read("Nombre", "662", false), Err(Refusal::ConsentMissing));
    assert!(read("Nombre", "", false).is_ok());
    let long = "ñ".repeat(201);
    for refused in [read(&long, "", false), read("Nombre", &long, true)] {
        assert!(matches!(refused, Err(Refusal::TextTooLong { .. })));
    }
}
