//! The process: a budget, a place and a period that people decide about.

use crate::record::record;
use crate::text::{Length, line};
use crate::{Decision, Money, Refusal, read_amount, undo};

record! {
    /// One participatory process; a file holds exactly one.
    pub struct Process in "process" {
        /// What people call it.
        pub name: String,
        /// Where the workshops happen.
        pub place: String,
        /// What period it covers.
        pub period: String,
        /// The most that may be committed.
        pub ceiling: Option<Money>,
        /// Where the ceiling comes from, with its year.
        pub ceiling_source: String,
        /// The example and its copies: people, slips, projects and ballots are invented.
        pub fictional: bool,
    }
}

impl Process {
    /// A new process.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`] or [`Refusal::TextTooLong`].
    pub fn found(mut self, name: &str) -> Result<(Self, Decision), Refusal> {
        self.name = named(name)?;
        let decision = Decision::new(undo::FOUNDED).create(&self);
        Ok((self, decision))
    }

    /// Another name.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`] or [`Refusal::TextTooLong`].
    pub fn rename(&mut self, name: &str) -> Result<(), Refusal> {
        self.name = named(name)?;
        Ok(())
    }

    /// Another ceiling, as a person writes it; empty text: none.
    ///
    /// # Errors
    /// Those of [`read_amount`], and [`Refusal::VoteOpen`]: a vote locks its ceiling.
    pub fn set_ceiling(&mut self, text: &str, vote_open: bool) -> Result<(), Refusal> {
        let ceiling = match text.trim() {
            "" => None,
            text => Some(read_amount(text)?.amount),
        };
        if vote_open && ceiling != self.ceiling {
            return Err(Refusal::VoteOpen);
        }
        self.ceiling = ceiling;
        Ok(())
    }

    /// Records how it differs from before.
    #[must_use]
    pub fn edited(&self, before: &Self) -> Decision {
        Decision::new("process_edited").update(before, self)
    }
}

/// A name of one line that is not empty.
///
/// # Errors
/// [`Refusal::NameMissing`] or [`Refusal::TextTooLong`].
pub(crate) fn named(name: &str) -> Result<String, Refusal> {
    match line(name, Length::Name)? {
        name if name.is_empty() => Err(Refusal::NameMissing),
        name => Ok(name),
    }
}

/// How far a process has come, in facts that can be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// Whether it has a ceiling.
    pub has_ceiling: bool,
    /// Slips that are not in the trash.
    pub slips: usize,
    /// Groups.
    pub groups: usize,
    /// Whether its vote is closed.
    pub vote_closed: bool,
    /// Commitments.
    pub commitments: usize,
    /// Commitments of which nothing is missing.
    pub complete_commitments: usize,
}

/// The stage of the rail that comes next, 1 to 5. It guides; no stage is ever locked.
#[must_use]
pub const fn stage(progress: Progress) -> u8 {
    if progress.commitments > 0 && progress.complete_commitments == progress.commitments {
        5
    } else if progress.vote_closed || progress.commitments > 0 {
        4
    } else if progress.groups > 0 {
        3
    } else if progress.slips > 0 || progress.has_ceiling {
        2
    } else {
        1
    }
}
