//! Corrections: a closed vote never changes, a new one puts right what was wrong in it.

use crate::app::Outcome;
use crate::ballots::options;
use crate::home::id;
use crate::wire::{CorrectVote, Created, Milliseconds, VoteRecord};
use crate::{App, Failure};
use cocrea_domain::{Ballot, CountedBallot, Id, Vote, VoteState, counted_ballots};
use cocrea_store::View;

pub(crate) fn correct_vote(app: &App, request: CorrectVote) -> Result<Outcome<Created>, Failure> {
    app.write(|tx, act| {
        let vote = tx.find::<Vote>(id(request.id))?;
        let (votes, options) = (tx.all::<Vote>()?, options(tx, &vote)?);
        let counted = counted_ballots(&vote.counted);
        // A correction that begins with fewer ballots than were counted would lose some.
        if counted.len() != vote.counted.lines().count() {
            return Err(Failure::fault("file_damaged").with("detail", vote.id.0));
        }
        let counted: Vec<(Id<Ballot>, CountedBallot)> =
            counted.into_iter().map(|one| (act.id(), one)).collect();
        let (correction, ids) = (act.id::<Vote>(), act.ids(options.len()));
        tx.record(vote.correct(
            (correction, &ids),
            (&votes, &options),
            &counted,
            (&request.reason, act.at_ms),
        )?)?;
        Ok(Created { id: correction.0 })
    })
}

/// The closed vote that this one corrects, if it does.
pub(crate) fn corrected_by(view: &View<'_>, vote: &Vote) -> Result<Option<VoteRecord>, Failure> {
    if !vote.is_correction() {
        return Ok(None);
    }
    match view.find::<Vote>(vote.corrects) {
        Ok(corrected) => Ok(Some(record(&corrected, &vote.reason))),
        // It comes with another bundle.
        Err(cocrea_store::Fault::NoSuchRow) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

/// The correction of this vote that is in force, if there is one.
pub(crate) fn correction_of(view: &View<'_>, vote: &Vote) -> Result<Option<VoteRecord>, Failure> {
    let votes = view.all::<Vote>()?;
    let correction = vote.corrections(&votes).min_by_key(|one| one.rank());
    Ok(correction.map(|correction| record(correction, &correction.reason)))
}

/// The votes before the one in force, each corrected by the next.
pub(crate) fn corrected(view: &View<'_>, in_force: &Vote) -> Result<Vec<Vote>, Failure> {
    let votes = view.all::<Vote>()?;
    let line = Vote::in_force(&votes).into_iter();
    Ok(line
        .take_while(|vote| vote.id != in_force.id)
        .cloned()
        .collect())
}

fn record(vote: &Vote, reason: &str) -> VoteRecord {
    let at = match vote.state {
        VoteState::Open => vote.opened_at,
        VoteState::Closed => vote.closed_at.unwrap_or_default(),
    };
    VoteRecord {
        vote: vote.id.0,
        state: vote.state.into(),
        at: Milliseconds(at),
        reason: reason.to_owned(),
    }
}
