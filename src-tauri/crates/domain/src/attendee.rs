//! Attendees: the people of a session, whose data only those read to whom they are sealed.

use crate::record::record;
use crate::text::{Length, line};
use crate::{Decision, Id, Refusal, Sealed, Session};
use std::fmt;

record! {
    /// A person who came; all that is written about them is one personal row.
    pub struct Attendee in "attendee" {
        /// Session.
        pub session: Id<Session> as key,
        /// Number in the list of the session, from 1.
        pub number: i64,
        /// Who it is: a [`Person`], sealed.
        pub person: Sealed,
        /// Milliseconds since 1970 by the clock of the laptop that wrote it; shown only.
        pub added_at: i64,
    }
}

/// What a person said of themselves. No message can quote it: it shows nothing of itself to programmers.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Telephone or mail; none without consent.
    pub contact: String,
    /// Whether they agreed to be contacted.
    pub consent: bool,
}

impl fmt::Debug for Person {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Person").finish_non_exhaustive()
    }
}

impl Person {
    /// A person as they were written down.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`], [`Refusal::TextTooLong`], [`Refusal::ConsentMissing`] for a contact that nobody agreed to
    /// give (data minimisation: LGPDPPSO, art. 25).
    pub fn read(name: &str, contact: &str, consent: bool) -> Result<Self, Refusal> {
        let (name, contact) = (line(name, Length::Name)?, line(contact, Length::Name)?);
        if name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if !contact.is_empty() && !consent {
            return Err(Refusal::ConsentMissing);
        }
        Ok(Self {
            name,
            contact,
            consent,
        })
    }
}

impl Attendee {
    /// Writes a person down; `last_number` is the largest number that the session ever gave.
    #[must_use]
    pub fn register(
        id: Id<Self>,
        (session, last_number): (Id<Session>, i64),
        (person, salt): (Sealed, [u8; 16]),
        at_ms: i64,
    ) -> (Self, Decision) {
        let attendee = Self {
            id,
            session,
            number: crate::record::next_number(std::iter::once(last_number)),
            person,
            added_at: at_ms,
            ..Self::default()
        };
        let decision = Decision::create_personal("attendee_registered", &attendee, salt);
        (attendee, decision)
    }

    /// Says anew who it is.
    ///
    /// # Errors
    /// [`Refusal::InTheTrash`].
    pub fn edit(&self, person: Sealed, salt: [u8; 16]) -> Result<Decision, Refusal> {
        if self.trashed {
            return Err(Refusal::InTheTrash);
        }
        let after = Self {
            person,
            ..self.clone()
        };
        let kind = "attendee_edited";
        Ok(Decision::update_personal(kind, (self, &after), salt))
    }

    /// Removes all that was ever written about the person (right of cancellation: LGPDPPSO, arts. 43 to 46). Nothing
    /// takes it back.
    #[must_use]
    pub fn cancel(&self) -> Decision {
        Decision::redact(self)
    }
}
