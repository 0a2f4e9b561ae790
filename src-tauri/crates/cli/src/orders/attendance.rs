//! Attendance. Names come from a file or the input, never from the command line, which terminals remember.

use super::Cocrea;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use crate::text::{self, MOST_PEOPLE};
use cocrea_app::Failure;
use cocrea_app::wire::{AddedAttendees, Attendance, Cancelled};
use serde_json::{Value, json};

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
    let (numbers, people): (Vec<usize>, Vec<Value>) = people_in(&people).unzip();
    let added: AddedAttendees = Cocrea::at(line)?
        .call("add_attendees", json!({ "people": people }))
        .map_err(|failure| at_line(failure, &numbers, terminal))?;
    if terminal.wants_json() {
        return terminal.value(&added);
    }
    let count = added.ids.len().to_string();
    terminal.say("cli-attendees-added", &[("count", &count)])
}

/// Number of the line and person, of each line that is not empty.
fn people_in(list: &str) -> impl Iterator<Item = (usize, Value)> {
    let lines = (1..).zip(list.lines());
    let lines = lines.filter(|(_, person)| !person.trim().is_empty());
    lines.map(|(number, person)| {
        let (name, contact) = person.split_once('\t').unwrap_or((person, ""));
        // Who gives it in the list agreed to.
        let consent = !contact.trim().is_empty();
        let person = json!({ "name": name, "contact": contact, "consent": consent });
        (number, person)
    })
}

/// Says at which line of the list nobody was written down.
fn at_line(failure: Failure, numbers: &[usize], terminal: &Terminal) -> Failure {
    let place = failure
        .args
        .get("person")
        .and_then(|place| place.parse().ok());
    let number = place.and_then(|place: usize| numbers.get(place.checked_sub(1)?));
    match number {
        Some(number) => {
            let why = terminal.words().put_into(failure).message;
            Failure::refused("list_refused")
                .with("line", number)
                .with("why", why)
        }
        None => failure,
    }
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
    if cancelled.sheets > 0 {
        let count = cancelled.sheets.to_string();
        terminal.say("cli-attendee-sheets", &[("count", &count)])?;
    }
    say_left(&cancelled.left, terminal)
}

/// Says which files may still hold what was removed, and what no program reaches.
pub(super) fn say_left(left: &[String], terminal: &mut Terminal) -> Result<(), Stop> {
    for path in left {
        terminal.say("cli-attendee-left", &[("path", path)])?;
    }
    terminal.say("cli-attendee-out-of-reach", &[])
}

fn attendance(cocrea: &Cocrea) -> Result<Attendance, Failure> {
    cocrea.call("read_attendance", json!({}))
}
