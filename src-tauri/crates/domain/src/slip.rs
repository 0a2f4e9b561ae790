//! Slips: what is said at a table, one idea each.

use crate::capture::{Capture, Surroundings};
use crate::pieces::{escaped, place_code, written};
use crate::record::{key_words, next_number, record};
use crate::{Decision, Id, Money, Record as _, Refusal, Session, Table, Topic};

key_words! {
    /// What a slip says.
    pub enum SlipKind {
        /// Problemática.
        Problem = "problem",
        /// Necesidad.
        Need = "need",
        /// Propuesta.
        Proposal = "proposal",
        /// Brecha de información.
        Gap = "gap",
        /// Acuerdo.
        Agreement = "agreement",
    }
}

record! {
    /// One idea said at a table.
    pub struct Slip in "slip" {
        /// Session.
        pub session: Id<Session>,
        /// Table.
        pub table: Id<Table>,
        /// Table that captured it and gave it its code and number; it never changes.
        pub origin: Id<Table> as key,
        /// Code on the card, such as `M3-014`; it never changes.
        pub code: String as code,
        /// Number within its table, from 1.
        pub number: i64,
        /// What was said, without codes.
        pub text: String as words,
        /// The line exactly as the scribe typed it first.
        pub verbatim: String,
        /// Kind.
        pub kind: SlipKind,
        /// Topic of the process.
        pub topic: Id<Topic>,
        /// A topic that the process does not have: to be confirmed.
        pub topic_said: String,
        /// Cost.
        pub cost: Option<Money>,
        /// The cost could be read in two ways and nobody has confirmed it.
        pub cost_unsure: bool,
        /// Place.
        pub place: String,
        /// Milliseconds since 1970 by the clock of the laptop that captured it; shown only.
        pub captured_at: i64,
    }
}

impl Slip {
    /// Captures what a table said.
    ///
    /// `last_number` is the largest number that the table which gets it ever gave, counted by [`Slip::origin`], the
    /// trash and slips that moved to other tables included: a code is used once.
    ///
    /// # Errors
    /// [`Refusal::SlipEmpty`], [`Refusal::TextTooLong`], [`Refusal::NoSuchTable`] and those of an amount.
    pub fn capture(
        id: Id<Self>,
        capture: &Capture,
        at_ms: i64,
        last_number: i64,
    ) -> Result<(Self, Decision), Refusal> {
        let table = capture.ready()?;
        let number = next_number(std::iter::once(last_number));
        let mut slip = Self {
            id,
            session: table.session,
            table: table.id,
            origin: table.id,
            code: format!("M{}-{number:03}", table.number),
            number,
            verbatim: capture.verbatim.clone(),
            captured_at: at_ms,
            ..Self::default()
        };
        slip.say(capture);
        let decision = Decision::new("slip_captured").create(&slip);
        Ok((slip, decision))
    }

    /// Says it with another line; code, table of origin and verbatim text stay.
    ///
    /// # Errors
    /// Those of [`Slip::capture`], and [`Refusal::InTheTrash`].
    pub fn edit(&self, capture: &Capture) -> Result<Decision, Refusal> {
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let table = capture.ready()?;
        let mut after = self.clone();
        after.table = table.id;
        after.say(capture);
        Ok(Decision::new("slip_edited").update(self, &after))
    }

    /// Sends it to the trash; its code stays its own.
    #[must_use]
    pub fn trash(&self) -> Decision {
        Decision::new("slip_trashed").trash(self)
    }

    /// Takes it out of the trash, into the group it was in.
    #[must_use]
    pub fn restore(&self) -> Decision {
        Decision::new("slip_restored").restore(self)
    }

    /// The line that captures it again: its text and its codes, when its table and kind are the chosen ones.
    #[must_use]
    pub fn line(&self, around: &Surroundings<'_>) -> String {
        let topic = around.topics.iter().find(|topic| topic.id == self.topic);
        let topic = topic.map_or_else(
            || self.topic_said.clone(),
            |topic| topic.code(around.topics),
        );
        let mut line = escaped(&self.text);
        if !topic.is_empty() {
            line.push_str(&format!(" #{topic}"));
        }
        if let Some(cost) = self.cost {
            line.push_str(&format!(" ${}", written(cost, self.cost_unsure)));
        }
        if !self.place.is_empty() {
            line.push(' ');
            line.push_str(&place_code(&self.place));
        }
        line
    }

    fn say(&mut self, capture: &Capture) {
        self.text = capture.text.clone();
        self.kind = capture.kind;
        self.topic = capture.topic.unwrap_or_default();
        self.topic_said = if capture.topic.is_none() {
            capture.topic_said.clone()
        } else {
            String::new()
        };
        self.cost = capture.cost.map(|cost| cost.amount);
        self.cost_unsure = capture.cost.is_some_and(|cost| cost.or.is_some());
        self.place = capture.place.clone();
    }
}
