//! Attendance: who came, read only by those to whom it is sealed.

use crate::app::{Act, Outcome};
use crate::home::id;
use crate::personal::{Opener, forget_session, is_organiser, remove_everywhere, seal_person};
use crate::room::the_session;
use crate::signed_sheets::sheets_of;
use crate::wire::{
    AddedAttendees, Attendance, AttendeeView, Cancelled, Created, Done, EditAttendee, Milliseconds,
    NewAttendee, NewAttendees, Nothing, OneRow, PersonView,
};
use crate::{App, Failure};
use cocrea_domain::{Attendee, Id, Person, Session};
use cocrea_keys::salt;
use cocrea_store::Writer;

pub(crate) fn read_attendance(app: &App, _: Nothing) -> Result<Outcome<Attendance>, Failure> {
    app.look(|view| {
        let session = the_session(view)?;
        let opener = Opener::of(app, session.id)?;
        let mut attendees = view.every::<Attendee>()?;
        attendees.retain(|attendee| attendee.session == session.id);
        attendees.sort_by_key(|attendee| (attendee.trashed, attendee.number, attendee.id));
        let shown = attendees.iter().map(|attendee| AttendeeView {
            id: attendee.id.0,
            number: attendee.number.try_into().unwrap_or_default(),
            added_at: Milliseconds(attendee.added_at),
            trashed: attendee.trashed,
            person: opener.open(&attendee.person).map(PersonView::from),
        });
        Ok(Attendance {
            attendees: shown.collect(),
            open: opener.is_open() && !is_organiser(app, view)?,
        })
    })
}

pub(crate) fn add_attendee(app: &App, request: NewAttendee) -> Result<Outcome<Created>, Failure> {
    app.write(|tx, act| {
        let session = the_session(tx)?.id;
        let last = tx.largest::<Attendee, _>("number", "session", session)?;
        let attendee = register(app, (tx, act), (session, last), &request)?;
        Ok(Created { id: attendee.id.0 })
    })
}

/// Writes down all of them, or nobody: the refusal says at which one, from 1, as `person`.
pub(crate) fn add_attendees(
    app: &App,
    request: NewAttendees,
) -> Result<Outcome<AddedAttendees>, Failure> {
    app.write(|tx, act| {
        let session = the_session(tx)?.id;
        let mut last = tx.largest::<Attendee, _>("number", "session", session)?;
        let mut ids = Vec::new();
        for (place, person) in (1..).zip(&request.people) {
            let attendee = register(app, (tx, act), (session, last), person)
                .map_err(|failure: Failure| failure.with("person", place))?;
            last = attendee.number;
            ids.push(attendee.id.0);
        }
        Ok(AddedAttendees { ids })
    })
}

fn register(
    app: &App,
    (tx, act): (&mut Writer<'_>, &Act<'_>),
    (session, last): (Id<Session>, i64),
    said: &NewAttendee,
) -> Result<Attendee, Failure> {
    let person = Person::read(&said.name, &said.contact, said.consent)?;
    let sealed = seal_person(app, tx, session, &person)?;
    let sealed = (sealed, salt().map_err(|_| no_randomness())?);
    let (attendee, decision) = Attendee::register(act.id(), (session, last), sealed, act.at_ms);
    tx.record(decision)?;
    Ok(attendee)
}

pub(crate) fn edit_attendee(app: &App, request: EditAttendee) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let attendee = tx.find::<Attendee>(id(request.id))?;
        let person = Person::read(&request.name, &request.contact, request.consent)?;
        let sealed = seal_person(app, tx, attendee.session, &person)?;
        tx.record(attendee.edit(sealed, salt().map_err(|_| no_randomness())?)?)?;
        Ok(Done {})
    })
}

/// Removes all that was ever written about a person, here and wherever the request arrives. Nothing takes it back.
pub(crate) fn cancel_attendee(app: &App, request: OneRow) -> Result<Outcome<Cancelled>, Failure> {
    let asked = app.write(|tx, _| {
        let attendee = tx.find::<Attendee>(id(request.id))?;
        tx.record(attendee.cancel())?;
        sheets_of(tx, attendee.session).map(|sheets| sheets.len())
    })?;
    let removed = remove_everywhere(app)?;
    let left = removed.left.iter();
    Ok(Outcome {
        reply: Cancelled {
            backups: removed.backups,
            left: left.map(|path| path.display().to_string()).collect(),
            sheets: asked.reply.try_into().unwrap_or(u32::MAX),
        },
        changed: asked.changed,
    })
}

/// Forgets on this laptop how the list of the session is opened; the organiser's goes on opening it, and refuses.
pub(crate) fn close_attendance(app: &App, _: Nothing) -> Result<Outcome<Done>, Failure> {
    let (session, organiser) = app
        .look(|view| Ok((the_session(view)?, is_organiser(app, view)?)))?
        .reply;
    if organiser {
        return Err(Failure::refused("list_stays_open"));
    }
    forget_session(app, session.id)?;
    Ok(Outcome::unchanged(Done {}))
}

fn no_randomness() -> Failure {
    Failure::fault("no_random_bytes")
}

impl From<Person> for PersonView {
    fn from(person: Person) -> Self {
        Self {
            name: person.name,
            contact: person.contact,
            consent: person.consent,
        }
    }
}
