//! Attendance. Names come from a file or the input, never from the command line, which terminals remember.

use super::Cocrea;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use crate::text::{self, MOST_PEOPLE};
use cocrea_app::Failure;
use cocrea_app::wire::{Attendance, Cancelled, Created};
use serde_json::json;

/// Says who came.
pub(crate) fn list(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let attendance = attendance(&Cocrea::at(line)?)?;
    if terminal.wants_json() {
        return terminal.value(&attendance);
    }
    let count = attendance.attendees.len().to_string();
    terminal.say("cli-attendees", &[("count", &count)])?;
    for attendee in &attendance.attendees {
        let number = attendee.number.to_string();
        match &attendee.person {
            Some(person) => terminal.say(
                "cli-attendee",
                &[
                    ("number", &number),
                    ("name", &person.name),
                    ("contact", &person.contact),
                ],
            )?,
            None => terminal.say("cli-attendee-sealed", &[("number", &number)])?,
        }
    }
    Ok(())
}

/// Writes down the people of a list.
pub(crate) fn add(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let people = match line.argument(0) {
        "-" => text::in_input(MOST_PEOPLE)?,
        _ => text::in_file(&line.file(0), MOST_PEOPLE)?,
    };
    let cocrea = Cocrea::at(line)?;
    let mut added: Vec<Created> = Vec::new();
    for person in people.lines().filter(|person| !person.trim().is_empty()) {
        let (name, contact) = person.split_once('\t').unwrap_or((person, ""));
        let consent = !contact.trim().is_empty();
        let body = json!({ "name": name, "contact": contact, "consent": consent });
        added.push(cocrea.call("add_attendee", body)?);
    }
    if terminal.wants_json() {
        return terminal.value(&added);
    }
    let count = added.len().to_string();
    terminal.say("cli-attendees-added", &[("count", &count)])
}

/// Removes the data of a person for ever.
pub(crate) fn cancel(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let number = line.argument(0);
    let attendees = attendance(&cocrea)?.attendees;
    let mut attendees = attendees.iter();
    let attendee = attendees.find(|attendee| attendee.number.to_string() == number);
    let attendee = attendee.ok_or_else(|| Failure::refused("not_found"))?;
    let cancelled: Cancelled = cocrea.call("cancel_attendee", json!({ "id": attendee.id }))?;
    if terminal.wants_json() {
        return terminal.value(&cancelled);
    }
    let backups = cancelled.backups.to_string();
    terminal.say("cli-attendee-cancelled", &[("backups", &backups)])?;
    for path in &cancelled.left {
        terminal.say("cli-attendee-left", &[("path", path)])?;
    }
    Ok(())
}

fn attendance(cocrea: &Cocrea) -> Result<Attendance, Failure> {
    cocrea.call("read_attendance", json!({}))
}
