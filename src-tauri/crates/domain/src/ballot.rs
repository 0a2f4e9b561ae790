//! Ballots: marks on paper, typed by number; no ballot carries a person.

use crate::record::{key_words, next_number, record};
use crate::{Decision, Id, Record as _, Refusal, Vote, VoteOption, VoteState};
use std::collections::BTreeSet;

key_words! {
    /// What a ballot counts as.
    pub enum BallotState {
        /// Its marks count.
        Valid = "valid",
        /// No marks; it counts as received.
        Blank = "blank",
        /// Its marks do not count.
        Void = "void",
    }
}

record! {
    /// One ballot.
    pub struct Ballot in "ballot" {
        /// Vote.
        pub vote: Id<Vote> as key,
        /// Number in order of capture, from 1.
        pub number: i64,
        /// Valid, blank or void.
        pub state: BallotState,
        /// Numbers that are marked, ascending, parted by spaces.
        pub marks: String,
    }
}

/// A ballot as a person types it.
#[derive(Debug, Clone, Copy)]
pub struct NewBallot<'a> {
    /// Numbers as typed.
    pub line: &'a str,
    /// Valid, blank or void.
    pub state: BallotState,
}

/// A ballot as it was kept when its vote was closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedBallot {
    /// Number in order of capture.
    pub number: i64,
    /// Valid, blank or void.
    pub state: BallotState,
    /// Numbers that are marked, ascending.
    pub marks: Vec<u32>,
}

impl Ballot {
    /// Types a ballot.
    ///
    /// # Errors
    /// [`Refusal::VoteClosed`] and those of [`read_marks`]; a void ballot keeps what can be read of its marks.
    pub fn cast(
        id: Id<Self>,
        new: NewBallot<'_>,
        (vote, options): (&Vote, &[VoteOption]),
        last_number: i64,
    ) -> Result<(Self, Decision), Refusal> {
        let ballot = Self {
            id,
            trashed: false,
            vote: vote.id,
            number: next_number(std::iter::once(last_number)),
            state: new.state,
            marks: written_marks(&allowed(new, vote, options)?),
        };
        let decision = Decision::new("ballot_cast").create(&ballot);
        Ok((ballot, decision))
    }

    /// Corrects or voids a ballot while the vote is open.
    ///
    /// # Errors
    /// As [`Ballot::cast`].
    pub fn correct(
        &self,
        new: NewBallot<'_>,
        vote: &Vote,
        options: &[VoteOption],
    ) -> Result<Decision, Refusal> {
        if self.is_trashed() {
            return Err(Refusal::InTheTrash);
        }
        let marks = written_marks(&allowed(new, vote, options)?);
        let after = Self {
            state: new.state,
            marks,
            ..self.clone()
        };
        Ok(Decision::new(if new.state == BallotState::Void {
            "ballot_voided"
        } else {
            "ballot_corrected"
        })
        .update(self, &after))
    }

    /// Numbers that are marked, ascending.
    #[must_use]
    pub fn marks(&self) -> Vec<u32> {
        self.marks
            .split_whitespace()
            .filter_map(|mark| mark.parse().ok())
            .collect()
    }
}

fn allowed(new: NewBallot<'_>, vote: &Vote, options: &[VoteOption]) -> Result<Vec<u32>, Refusal> {
    if vote.is_trashed() {
        return Err(Refusal::InTheTrash);
    }
    if vote.state == VoteState::Closed {
        return Err(Refusal::VoteClosed);
    }
    let max = u32::try_from(vote.max_marks).unwrap_or(u32::MAX);
    match new.state {
        BallotState::Blank => Ok(Vec::new()),
        BallotState::Valid => read_marks(new.line, options, max),
        BallotState::Void => {
            let marks: BTreeSet<u32> = numbers(new.line)
                .filter_map(|number| number.parse().ok())
                .collect();
            let known = |mark: &u32| {
                options
                    .iter()
                    .any(|option| option.number == i64::from(*mark))
            };
            Ok(marks.into_iter().filter(known).collect())
        }
    }
}

/// Reads the numbers of a valid ballot.
///
/// # Errors
/// [`Refusal::MarksMissing`], [`Refusal::NumberUnreadable`], [`Refusal::NoSuchOption`], [`Refusal::MarkRepeated`] or
/// [`Refusal::TooManyMarks`].
pub fn read_marks(line: &str, options: &[VoteOption], max: u32) -> Result<Vec<u32>, Refusal> {
    let mut marks = BTreeSet::new();
    for text in numbers(line) {
        let shown = || text.chars().take(20).collect::<String>();
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refusal::NumberUnreadable { text: shown() });
        }
        let number: u32 = text
            .parse()
            .map_err(|_| Refusal::NoSuchOption { number: shown() })?;
        if !options
            .iter()
            .any(|option| option.number == i64::from(number))
        {
            return Err(Refusal::NoSuchOption { number: shown() });
        }
        if !marks.insert(number) {
            return Err(Refusal::MarkRepeated { number });
        }
    }
    match marks.len() {
        0 => Err(Refusal::MarksMissing),
        marked if marked > max as usize => Err(Refusal::TooManyMarks { marked, max }),
        _ => Ok(marks.into_iter().collect()),
    }
}

fn numbers(line: &str) -> impl Iterator<Item = &str> {
    let parted = line.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    // «1.» is a number in a list; «1.5» is none.
    let numbers = parted.map(|text| text.trim_end_matches('.'));
    numbers.filter(|text| !text.is_empty())
}

pub(crate) fn written_marks(marks: &[u32]) -> String {
    marks
        .iter()
        .map(u32::to_string)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The ballots of a vote in the form that is kept for ever: `number state marks`, in order of number.
pub(crate) fn written_count(ballots: &[&Ballot]) -> String {
    let mut ordered = ballots.to_vec();
    ordered.sort_by_key(|ballot| (ballot.number, ballot.id));
    let lines = ordered.iter().map(|ballot| {
        // Marks are read first: what came from elsewhere cannot add a line of its own.
        let marks = written_marks(&ballot.marks());
        let line = format!("{} {} {marks}", ballot.number, ballot.state.key());
        line.trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Reads that form again; a line that cannot be read is left out.
#[must_use]
pub fn counted_ballots(counted: &str) -> Vec<CountedBallot> {
    let read = |line: &str| {
        let mut words = line.split_whitespace();
        Some(CountedBallot {
            number: words.next()?.parse().ok()?,
            state: BallotState::from_key(words.next()?)?,
            marks: words.map(|mark| mark.parse().ok()).collect::<Option<_>>()?,
        })
    };
    counted.lines().filter_map(read).collect()
}
