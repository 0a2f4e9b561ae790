//! The session: tables and what is said at them.

use super::{Centavos, Milliseconds, wire, wire_words};
use chrono::NaiveDate;
use uuid::Uuid;

wire! {
    /// The session and its tables.
    pub struct SessionView {
        /// Row.
        pub id: Uuid,
        /// Position, from 1.
        pub number: u32,
        /// Name.
        pub name: String,
        /// Where.
        pub place: String,
        /// When.
        pub date: Option<NaiveDate>,
        /// Tables in order.
        pub tables: Vec<TableView>,
    }

    /// One table.
    pub struct TableView {
        /// Row.
        pub id: Uuid,
        /// Number on its sign.
        pub number: u32,
        /// Name, such as the colonia it speaks for; may be empty.
        pub name: String,
        /// Slips that are not in the trash.
        pub slips: u32,
    }

    /// New values of the session; what is absent stays.
    pub struct EditSession {
        /// Row.
        pub id: Uuid,
        /// Name.
        pub name: Option<String>,
        /// Place.
        pub place: Option<String>,
        /// ISO date; empty: none.
        pub date: Option<String>,
    }

    /// A new name of a table.
    pub struct RenameTable {
        /// Row.
        pub id: Uuid,
        /// Name.
        pub name: String,
    }

    /// A line typed at a table, with its inline codes (`#topic`, `$cost`, `&place`, `@table`, first character = kind).
    pub struct CaptureLine {
        /// Table that is chosen now.
        pub table: Uuid,
        /// Kind that is chosen now; a first character in the line wins over it.
        pub kind: SlipKind,
        /// As typed.
        pub line: String,
    }

    /// How a line would be saved.
    pub struct CaptureEcho {
        /// Text without its codes.
        pub text: String,
        /// Kind after the first character was read.
        pub kind: SlipKind,
        /// Number of the table that gets it.
        pub table: u32,
        /// Topic by its short name.
        pub topic: Option<EchoTopic>,
        /// Cost.
        pub cost: Option<EchoCost>,
        /// Place.
        pub place: Option<String>,
        /// Pieces of the line in order, so that codes can be marked while typing.
        pub pieces: Vec<Piece>,
        /// Topics whose short name starts like the code under the end of the line.
        pub suggestions: Vec<String>,
        /// Why it cannot be saved yet, or nothing.
        pub trouble: Option<crate::Failure>,
    }

    /// The topic that a code names.
    pub struct EchoTopic {
        /// Name shown.
        pub name: String,
        /// Whether it is one of the process; an unknown one is kept «to be confirmed».
        pub known: bool,
    }

    /// The cost that a code names.
    pub struct EchoCost {
        /// Reading that is saved.
        pub amount: Centavos,
        /// The other way to read it, when there are two (`$1.200`).
        pub or: Option<Centavos>,
    }

    /// A stretch of the line.
    pub struct Piece {
        /// Exact characters.
        pub text: String,
        /// What they are.
        pub role: PieceRole,
    }

    /// The slip that was captured.
    pub struct Captured {
        /// Row.
        pub id: Uuid,
        /// Code on the card, such as `M3-014`.
        pub code: String,
        /// Number of the table that got it.
        pub table: u32,
        /// Kind.
        pub kind: SlipKind,
    }

    /// A new line for a slip, with the same inline codes; its code stays.
    pub struct EditSlip {
        /// Row.
        pub id: Uuid,
        /// Kind.
        pub kind: SlipKind,
        /// As typed.
        pub line: String,
    }

    /// Which slips to list.
    pub struct WhichSlips {
        /// Of this table; absent: of all.
        pub table: Option<Uuid>,
        /// Only those in the trash.
        pub trash: bool,
    }

    /// Slips, newest first.
    pub struct Slips {
        /// Newest first.
        pub slips: Vec<SlipView>,
    }

    /// One slip.
    pub struct SlipView {
        /// Row.
        pub id: Uuid,
        /// Code on the card.
        pub code: String,
        /// What was said.
        pub text: String,
        /// Kind.
        pub kind: SlipKind,
        /// Row of its table.
        pub table: Uuid,
        /// Number of its table.
        pub table_number: u32,
        /// Topic, by name.
        pub topic: Option<EchoTopic>,
        /// Cost.
        pub cost: Option<Centavos>,
        /// Whether the cost could be read in two ways and nobody has confirmed it.
        pub cost_unsure: bool,
        /// Place.
        pub place: Option<String>,
        /// Group that holds it.
        pub group: Option<Uuid>,
        /// The slip as a capture line, to edit it.
        pub line: String,
        /// When it was captured.
        pub captured_at: Milliseconds,
        /// Whether a cell of it is in conflict.
        pub conflict: bool,
    }

    /// What an undo or a redo did.
    pub struct Undone {
        /// Kind of the change that was taken back or brought again.
        pub kind: String,
        /// What people call what it was about; may be empty.
        pub subject: String,
    }
}

wire_words! {
    /// What a slip says.
    pub enum SlipKind {
        /// Problemática.
        Problem,
        /// Necesidad.
        Need,
        /// Propuesta.
        Proposal,
        /// Brecha de información.
        Gap,
        /// Acuerdo.
        Agreement,
    }

    /// What a stretch of a capture line is.
    pub enum PieceRole {
        /// Words.
        Text,
        /// First character that sets the kind.
        Kind,
        /// `#topic`.
        Topic,
        /// `$cost`.
        Cost,
        /// `&place`.
        Place,
        /// `@table`.
        Table,
    }
}
