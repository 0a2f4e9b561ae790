//! The session and its tables.

use crate::process::named;
use crate::record::record;
use crate::text::{Length, line};
use crate::{Decision, Id, Refusal, undo};
use chrono::NaiveDate;

record! {
    /// One meeting of people around tables.
    pub struct Session in "session" {
        /// Position, from 1.
        pub number: i64,
        /// Name; empty: it goes by its number.
        pub name: String,
        /// Where.
        pub place: String,
        /// When.
        pub date: Option<NaiveDate>,
    }
}

record! {
    /// A table of a session: ten people and a scribe.
    pub struct Table in "table" {
        /// Session.
        pub session: Id<Session>,
        /// Number on its sign.
        pub number: i64,
        /// Name, such as the colonia it speaks for; may be empty.
        pub name: String,
    }
}

impl Session {
    /// A session with as many tables as ids.
    #[must_use]
    pub fn plan(id: Id<Self>, tables: &[Id<Table>]) -> (Self, Vec<Table>, Decision) {
        let session = Self {
            id,
            number: 1,
            ..Self::default()
        };
        let tables: Vec<Table> = (1..)
            .zip(tables)
            .map(|(number, table)| Table {
                id: *table,
                session: id,
                number,
                ..Table::default()
            })
            .collect();
        let created = Decision::new(undo::PLANNED).create(&session);
        let decision = tables.iter().fold(created, Decision::create);
        (session, tables, decision)
    }

    /// New values; what is absent stays.
    ///
    /// # Errors
    /// [`Refusal::TextTooLong`] or [`Refusal::DateUnreadable`].
    pub fn edit(
        &self,
        name: Option<&str>,
        place: Option<&str>,
        date: Option<&str>,
    ) -> Result<Decision, Refusal> {
        let mut after = self.clone();
        if let Some(name) = name {
            after.name = line(name, Length::Name)?;
        }
        if let Some(place) = place {
            after.place = line(place, Length::Name)?;
        }
        if let Some(date) = date {
            after.date = read_date(date)?;
        }
        Ok(Decision::new("session_edited").update(self, &after))
    }
}

impl Table {
    /// Another name; empty: it goes by its number.
    ///
    /// # Errors
    /// [`Refusal::TextTooLong`].
    pub fn rename(&self, name: &str) -> Result<Decision, Refusal> {
        let name = if name.trim().is_empty() {
            String::new()
        } else {
            named(name)?
        };
        Ok(Decision::new("table_renamed").update(
            self,
            &Self {
                name,
                ..self.clone()
            },
        ))
    }
}

/// A date as forms send it (ISO 8601); empty text: none. Years 1900 to 2200.
///
/// # Errors
/// [`Refusal::DateUnreadable`].
pub(crate) fn read_date(text: &str) -> Result<Option<NaiveDate>, Refusal> {
    use chrono::Datelike as _;
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date = text
        .parse::<NaiveDate>()
        .ok()
        .filter(|date| (1900..=2200).contains(&date.year()));
    date.map(Some).ok_or_else(|| Refusal::DateUnreadable {
        text: text.chars().take(40).collect(),
    })
}
