//! What may be taken back: everything but what would change a closed vote or empty an open one.

use crate::{Ballot, Id, Record as _, Refusal, Vote, VoteState};
use cocrea_ledger::{Draft, DraftWrite, TRASHED, Value};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

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
