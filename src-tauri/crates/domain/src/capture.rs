//! One typed line: what it says, and the codes in it.
//!
//! A first character sets the kind (`!` problem, `*` need, `+` proposal, `?` gap, `=` agreement); `#topic`, `@table`,
//! `$cost` and `&place` stand anywhere, `&"two words"` in quotes; a backslash before one makes it plain text.

use crate::pieces::{kind_of, pieces, unescaped};
use crate::text::{Length, line as clean};
use crate::{AmountReading, Id, Refusal, SlipKind, Table, Topic, read_amount};

/// What a stretch of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A stretch of a line, exactly as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Characters.
    pub text: String,
    /// What they are.
    pub role: PieceRole,
}

/// What a line is read against.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// Topics of the process.
    pub topics: &'a [Topic],
    /// Tables of the session.
    pub tables: &'a [Table],
    /// Table that is chosen now.
    pub table: Id<Table>,
    /// Kind that is chosen now.
    pub kind: SlipKind,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Capture {
    /// Text without codes.
    pub text: String,
    /// The line as typed.
    pub verbatim: String,
    /// Kind.
    pub kind: SlipKind,
    /// The table that gets it.
    pub table: Option<Table>,
    /// Topic of the process that a code means.
    pub topic: Option<Id<Topic>>,
    /// What was typed after `#`.
    pub topic_said: String,
    /// Cost.
    pub cost: Option<AmountReading>,
    /// Place.
    pub place: String,
    /// The line in stretches.
    pub pieces: Vec<Piece>,
    /// Why it cannot be saved.
    pub trouble: Option<Refusal>,
}

impl Capture {
    /// The table that gets it, if nothing forbids to save it.
    pub(crate) fn ready(&self) -> Result<&Table, Refusal> {
        if let Some(trouble) = &self.trouble {
            return Err(trouble.clone());
        }
        if self.text.is_empty() {
            return Err(Refusal::SlipEmpty);
        }
        self.table.as_ref().ok_or(Refusal::NotFound)
    }
}

/// Reads a typed line. It never fails: what cannot be saved is in [`Capture::trouble`].
#[must_use]
pub fn read_line(line: &str, around: &Surroundings<'_>) -> Capture {
    let chosen = around.tables.iter().find(|table| table.id == around.table);
    let mut capture = Capture {
        kind: around.kind,
        table: chosen.cloned(),
        ..Capture::default()
    };
    // Codes do not count for the length of what was said; a line beyond this is not one idea.
    match clean(line, Length::Prose) {
        Ok(verbatim) => capture.verbatim = verbatim,
        Err(refusal) => {
            capture.trouble = Some(beyond_one_idea(refusal));
            let text = line.to_owned();
            let role = PieceRole::Text;
            capture.pieces.push(Piece { text, role });
            return capture;
        }
    }
    let mut said = String::new();
    for mut piece in pieces(line) {
        if capture.take(&piece, around) {
            said.push(' ');
        } else {
            said.push_str(&unescaped(&piece.text));
            piece.role = PieceRole::Text;
        }
        capture.pieces.push(piece);
    }
    match clean(&said, Length::Slip) {
        Ok(text) => capture.text = text,
        Err(refusal) => capture.trouble = Some(refusal),
    }
    capture
}

fn beyond_one_idea(refusal: Refusal) -> Refusal {
    let longest = Length::Slip.longest();
    if let Refusal::TextTooLong { length, .. } = refusal {
        return Refusal::TextTooLong { longest, length };
    }
    refusal
}

impl Capture {
    /// Takes a code in; says whether it was one. The first of each stands, the others stay words.
    fn take(&mut self, piece: &Piece, around: &Surroundings<'_>) -> bool {
        if self.pieces.iter().any(|taken| taken.role == piece.role) {
            return false;
        }
        let body = piece.text.get(1..).unwrap_or_default();
        match piece.role {
            PieceRole::Text => false,
            PieceRole::Kind => {
                self.kind = kind_of(&piece.text).unwrap_or(self.kind);
                true
            }
            PieceRole::Topic => {
                self.topic_said = self.name(body);
                let meant = Topic::meant(around.topics, &self.topic_said);
                self.topic = meant.map(|topic| topic.id);
                !self.topic_said.is_empty() || self.trouble.is_some()
            }
            PieceRole::Place => {
                self.place = self.name(&body.replace('"', " "));
                !self.place.is_empty() || self.trouble.is_some()
            }
            PieceRole::Table => {
                let named = |table: &&Table| table.number.to_string() == body;
                match around.tables.iter().find(named) {
                    Some(table) => self.table = Some(table.clone()),
                    None => self.trouble = Some(no_such_table(body)),
                }
                true
            }
            PieceRole::Cost => match read_amount(body) {
                Ok(reading) => {
                    self.cost = Some(reading);
                    true
                }
                Err(Refusal::AmountUnreadable { .. } | Refusal::AmountMissing) => false,
                Err(refusal) => {
                    self.trouble = Some(refusal);
                    true
                }
            },
        }
    }

    /// What a code names; one that is too long stays in the line until it is shortened.
    fn name(&mut self, body: &str) -> String {
        clean(body, Length::Name).unwrap_or_else(|refusal| {
            self.trouble = Some(refusal);
            String::new()
        })
    }
}

fn no_such_table(body: &str) -> Refusal {
    let number = body.chars().take(9).collect();
    Refusal::NoSuchTable { number }
}
