//! Photos: what a table wrote on its flipchart, and the room.

use crate::record::record;
use crate::text::{Length, line};
use crate::{Decision, Id, Record as _, Refusal, Session, Table};

record! {
    /// A photo; its bytes are a blob, known by its hash, and may come later than it.
    pub struct Photo in "photo" {
        /// Session.
        pub session: Id<Session>,
        /// Table; none: the whole room.
        pub table: Id<Table>,
        /// BLAKE3 of its bytes, 64 hexadecimal digits.
        pub blob: String,
        /// Pixels.
        pub width: i64,
        /// Pixels.
        pub height: i64,
        /// What is seen on it.
        pub caption: String as words,
        /// Milliseconds since 1970 by the clock of the laptop that took it in; shown only.
        pub added_at: i64,
    }
}

/// What a photo is of and what its bytes are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewPhoto {
    /// Session.
    pub session: Id<Session>,
    /// Table; none: the whole room.
    pub table: Option<Id<Table>>,
    /// BLAKE3 of its bytes, 64 hexadecimal digits.
    pub blob: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What is seen on it; may be empty.
    pub caption: String,
}

impl Photo {
    /// Adds a photo; `photos` are those of the process.
    ///
    /// # Errors
    /// [`Refusal::PhotoRepeated`] when the session has it, [`Refusal::TextTooLong`].
    pub fn add(
        id: Id<Self>,
        new: &NewPhoto,
        photos: &[Self],
        at_ms: i64,
    ) -> Result<(Self, Decision), Refusal> {
        let same = |photo: &&Self| photo.session == new.session && photo.blob == new.blob;
        if photos.iter().filter(same).any(|photo| !photo.trashed) {
            return Err(Refusal::PhotoRepeated);
        }
        let photo = Self {
            id,
            session: new.session,
            table: new.table.unwrap_or_default(),
            blob: new.blob.clone(),
            width: new.width.into(),
            height: new.height.into(),
            caption: line(&new.caption, Length::Name)?,
            added_at: at_ms,
            ..Self::default()
        };
        let decision = Decision::new("photo_added").create(&photo);
        Ok((photo, decision))
    }

    /// Says what is seen on it; empty: nothing.
    ///
    /// # Errors
    /// [`Refusal::InTheTrash`], [`Refusal::TextTooLong`].
    pub fn describe(&self, caption: &str) -> Result<Decision, Refusal> {
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let mut after = self.clone();
        after.caption = line(caption, Length::Name)?;
        Ok(Decision::new("photo_described").update(self, &after))
    }

    /// Sends it to the trash; its bytes stay, so that it can come back.
    #[must_use]
    pub fn trash(&self) -> Decision {
        Decision::new("photo_trashed").trash(self)
    }

    /// Takes it out of the trash.
    #[must_use]
    pub fn restore(&self) -> Decision {
        Decision::new("photo_restored").restore(self)
    }
}
