//! Signed sheets: photos of the paper list that people signed, which only those see to whom they are sealed.

use crate::record::record;
use crate::{Decision, Id, Session};

record! {
    /// The photo of a sheet with names and signatures; all that is written about it is one personal row, and its bytes
    /// are a blob that was sealed before it was kept, and may come later than the row.
    pub struct SignedSheet in "signed_sheet" {
        /// Session.
        pub session: Id<Session>,
        /// Number among the sheets of the session, from 1.
        pub number: i64,
        /// BLAKE3 of the sealed bytes, 64 hexadecimal digits.
        pub blob: String,
        /// Milliseconds since 1970 by the clock of the laptop that took it in; shown only.
        pub added_at: i64,
    }
}

impl SignedSheet {
    /// Adds a sheet whose sealed bytes have this hash; `last_number` is the largest number that the session ever gave.
    #[must_use]
    pub fn add(
        id: Id<Self>,
        (session, last_number): (Id<Session>, i64),
        (blob, salt): (String, [u8; 16]),
        at_ms: i64,
    ) -> (Self, Decision) {
        let sheet = Self {
            id,
            session,
            number: crate::record::next_number(std::iter::once(last_number)),
            blob,
            added_at: at_ms,
            ..Self::default()
        };
        let decision = Decision::create_personal("signed_sheet_added", &sheet, salt);
        (sheet, decision)
    }

    /// Erases it for ever, row and picture. Nothing takes it back.
    #[must_use]
    pub fn erase(&self) -> Decision {
        Decision::redact(self)
    }
}
