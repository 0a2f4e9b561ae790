//! Attendance.

use super::{Milliseconds, wire};
use uuid::Uuid;

wire! {
    /// Who came to the session.
    pub struct Attendance {
        /// In order of their numbers.
        pub attendees: Vec<AttendeeView>,
        /// Whether this laptop opens the list by a key that it forgets when the list is closed; the organiser's has no need of one.
        pub open: bool,
    }

    /// A person who came.
    pub struct AttendeeView {
        /// Row.
        pub id: Uuid,
        /// Number in the list.
        pub number: u32,
        /// When it was written, by that laptop's clock.
        pub added_at: Milliseconds,
        /// Whether the writing was taken back: what was sealed is kept until it is cancelled.
        pub trashed: bool,
        /// Who it is; absent: this laptop cannot open it.
        pub person: Option<PersonView>,
    }

    /// What a person said of themselves.
    pub struct PersonView {
        /// Name.
        pub name: String,
        /// Telephone or mail; may be empty.
        pub contact: String,
        /// Whether they agreed to be contacted.
        pub consent: bool,
    }

    /// A person to write down.
    pub struct NewAttendee {
        /// Name.
        pub name: String,
        /// Telephone or mail; empty: none.
        pub contact: String,
        /// Whether they agreed to be contacted.
        pub consent: bool,
    }

    /// People to write down together.
    pub struct NewAttendees {
        /// In the order of the list.
        pub people: Vec<NewAttendee>,
    }

    /// People who were written down together.
    pub struct AddedAttendees {
        /// Rows, in the order of the list.
        pub ids: Vec<Uuid>,
    }

    /// What a person said of themselves, anew.
    pub struct EditAttendee {
        /// Row.
        pub id: Uuid,
        /// Name.
        pub name: String,
        /// Telephone or mail; empty: none.
        pub contact: String,
        /// Whether they agreed to be contacted.
        pub consent: bool,
    }

    /// What was removed of a person.
    pub struct Cancelled {
        /// Backups of this laptop that were written anew.
        pub backups: u32,
        /// Files of this laptop that may still hold it, because they could not be written.
        pub left: Vec<String>,
        /// Photos of signed sheets of the session, which may still show them: each can be erased.
        pub sheets: u32,
    }
}
