//! What may be taken back: everything but what would change a closed vote or empty an open one.

use crate::{Ballot, Record as _, Refusal, Vote};
use cocrea_ledger::{Draft, TRASHED, Value};

/// What stands now, as far as taking back depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether the vote is closed.
    pub vote_closed: bool,
    /// Ballots that were typed.
    pub ballots: usize,
}

/// Whether a change that takes another one back, or brings it again, may be recorded now.
///
/// # Errors
/// [`Refusal::VoteClosed`] when it touches a closed vote or its ballots, [`Refusal::VoteOpen`] when it would take away a
/// vote that ballots belong to.
pub fn may_take_back(draft: &Draft, standing: Standing) -> Result<(), Refusal> {
    let touches = |entity: &str| draft.writes.iter().any(|write| write.cell.entity == entity);
    if standing.vote_closed && (touches(Vote::ENTITY) || touches(Ballot::ENTITY)) {
        return Err(Refusal::VoteClosed);
    }
    let takes_the_vote_away = draft.writes.iter().any(|write| {
        write.cell.entity == Vote::ENTITY
            && write.cell.field == TRASHED
            && write.value == Value::Bool(true)
    });
    if standing.ballots > 0 && takes_the_vote_away {
        return Err(Refusal::VoteOpen);
    }
    Ok(())
}
