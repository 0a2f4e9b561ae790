//! What may be taken back: everything but what would change a closed vote or empty an open one.

use crate::{Ballot, Id, Record as _, Refusal, Vote};
use cocrea_ledger::{Draft, TRASHED, Value};
use std::collections::BTreeSet;

/// What stands now, as far as taking back depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Whether the vote is closed.
    pub vote_closed: bool,
    /// Votes that ballots belong to: two laptops may have opened one each.
    pub voted: BTreeSet<Id<Vote>>,
}

/// Whether a change that takes another one back, or brings it again, may be recorded now.
///
/// # Errors
/// [`Refusal::VoteClosed`] when it touches a closed vote or its ballots, [`Refusal::VoteOpen`] when it would take away a
/// vote that ballots belong to.
pub fn may_take_back(draft: &Draft, standing: &Standing) -> Result<(), Refusal> {
    let touches = |entity: &str| draft.writes.iter().any(|write| write.cell.entity == entity);
    if standing.vote_closed && (touches(Vote::ENTITY) || touches(Ballot::ENTITY)) {
        return Err(Refusal::VoteClosed);
    }
    let takes_ballots_their_vote = draft.writes.iter().any(|write| {
        write.cell.entity == Vote::ENTITY
            && write.cell.field == TRASHED
            && write.value == Value::Bool(true)
            && standing.voted.contains(&Id::new(write.cell.row))
    });
    if takes_ballots_their_vote {
        return Err(Refusal::VoteOpen);
    }
    Ok(())
}
