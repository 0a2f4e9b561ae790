//! Photos of the signed attendance list.

use super::{Milliseconds, wire, wire_words};
use uuid::Uuid;

wire! {
    /// The photo of a signed sheet to take in.
    pub struct AddSignedSheet {
        /// JPEG, PNG or WebP.
        pub path: String,
    }

    /// The signed sheets of the session.
    pub struct SignedSheets {
        /// In order of their numbers; at the end those whose adding was taken back.
        pub sheets: Vec<SignedSheetView>,
    }

    /// The photo of a signed sheet.
    pub struct SignedSheetView {
        /// Row.
        pub id: Uuid,
        /// Number among the sheets of the session.
        pub number: u32,
        /// When it was added, by that laptop's clock.
        pub added_at: Milliseconds,
        /// Whether the adding was taken back: what was sealed is kept until it is erased.
        pub trashed: bool,
        /// Whether it can be seen here.
        pub picture: SheetPicture,
        /// Name of a laptop that said to have it, when it is missing here.
        pub held_by: Option<String>,
    }

    /// What was erased for ever.
    pub struct Erased {
        /// Backups of this laptop that were written anew.
        pub backups: u32,
        /// Files of this laptop that may still hold it, because they could not be written.
        pub left: Vec<String>,
    }
}

wire_words! {
    /// Whether a laptop can show a signed sheet.
    pub enum SheetPicture {
        /// It can.
        Readable,
        /// It is sealed to others.
        Sealed,
        /// It is not here.
        Missing,
    }
}
