//! What may be taken back: everything but what would change a closed vote or empty an open one.

use crate::{Ballot, Id, Record as _, Refusal, Vote, VoteState};
use cocrea_ledger::{Draft, DraftWrite, TRASHED, Value, redaction};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// What a change is to the undo of who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It can be taken back. What was taken back before it stays so.
    Taken,
    /// It cannot be taken back. What was taken back before it stays so.
    Lasting,
    /// Whoever makes it has not gone on with anything: what was taken back can still come again.
    Aside,
    /// Undo does not reach behind it: whoever presses Ctrl Z then means it, and something older must not move instead.
    Floor,
    /// It takes back the change that it is about.
    Undoes,
    /// It brings again what the change that it is about was taken back from.
    Redoes,
}

/// Kind of a change that takes another one back.
pub const UNDONE: &str = "undone";
/// Kind of a change that brings again what was taken back.
pub const REDONE: &str = "redone";
/// Kind of the change with which a process begins.
pub const FOUNDED: &str = "process_created";
/// Kind of the change with which a session begins.
pub(crate) const PLANNED: &str = "session_planned";
/// Kind of the change that closes a vote.
pub(crate) const VOTE_CLOSED: &str = "vote_closed";
/// Kind of the change in which a person decided what laptops wrote apart.
pub const DECIDED: &str = "conflict_resolved";
/// Kind of the change that lets a laptop in.
pub(crate) const ADMITTED: &str = "laptop_admitted";
/// Kind of the change in which a laptop says whom others seal to.
pub(crate) const INTRODUCED: &str = "laptop_introduced";

impl Step {
    /// The kinds that are not [`Step::Taken`]: a process does not un-exist, a closed vote stays closed, what was redacted is
    /// gone, and one write cannot give a register its two values back.
    pub const OTHERS: [(&str, Self); 9] = [
        (FOUNDED, Self::Lasting),
        (PLANNED, Self::Lasting),
        (VOTE_CLOSED, Self::Lasting),
        (redaction::REMOVED, Self::Lasting),
        (ADMITTED, Self::Aside),
        (INTRODUCED, Self::Aside),
        (DECIDED, Self::Floor),
        (UNDONE, Self::Undoes),
        (REDONE, Self::Redoes),
    ];

    /// What a change of this kind is.
    #[must_use]
    pub fn of(kind: &str) -> Self {
        let known = Self::OTHERS.iter().find(|(other, _)| *other == kind);
        known.map_or(Self::Taken, |(_, step)| *step)
    }
}

/// What stands now, as far as taking back depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Rows of closed votes and of their ballots, the trash too.
    pub settled: BTreeSet<Uuid>,
    /// Votes with the ballots that belong to them: two laptops may have opened one each.
    pub voted: BTreeMap<Id<Vote>, BTreeSet<Uuid>>,
}

impl Standing {
    /// What stands with these votes and ballots, the trash too.
    #[must_use]
    pub fn of(votes: &[Vote], ballots: &[Ballot]) -> Self {
        let closed = |id: Id<Vote>| {
            let its = votes.iter().find(|vote| vote.id == id);
            its.is_some_and(|vote| vote.state == VoteState::Closed)
        };
        let closed_votes = votes.iter().filter(|vote| closed(vote.id));
        let their_ballots = ballots.iter().filter(|ballot| closed(ballot.vote));
        let mut voted: BTreeMap<Id<Vote>, BTreeSet<Uuid>> = BTreeMap::new();
        for ballot in ballots.iter().filter(|ballot| !ballot.trashed) {
            voted.entry(ballot.vote).or_default().insert(ballot.id.0);
        }
        Self {
            settled: closed_votes
                .map(|vote| vote.id.0)
                .chain(their_ballots.map(|ballot| ballot.id.0))
                .collect(),
            voted,
        }
    }
}

/// Whether a change that takes another one back, or brings it again, may be recorded now.
///
/// # Errors
/// [`Refusal::VoteClosed`] when it touches a closed vote or its ballots, [`Refusal::VoteOpen`] when it would take away a
/// vote that ballots belong to, other than those that go with it.
pub fn may_take_back(draft: &Draft, standing: &Standing) -> Result<(), Refusal> {
    let rows = |entity: &'static str| {
        let writes = draft.writes.iter();
        writes.filter(move |write| write.cell.entity == entity)
    };
    let settled = |write: &DraftWrite| standing.settled.contains(&write.cell.row);
    if rows(Vote::ENTITY).chain(rows(Ballot::ENTITY)).any(settled) {
        return Err(Refusal::VoteClosed);
    }
    let goes =
        |write: &&DraftWrite| write.cell.field == TRASHED && write.value == Value::Bool(true);
    let gone: BTreeSet<Uuid> = rows(Ballot::ENTITY)
        .filter(goes)
        .map(|write| write.cell.row)
        .collect();
    let keeps_ballots = |write: &DraftWrite| {
        let its = standing.voted.get(&Id::new(write.cell.row));
        its.is_some_and(|ballots| !ballots.is_subset(&gone))
    };
    if rows(Vote::ENTITY).filter(goes).any(keeps_ballots) {
        return Err(Refusal::VoteOpen);
    }
    Ok(())
}
