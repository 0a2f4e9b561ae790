//! The vote and its ballots.

use crate::app::Outcome;
use crate::corrections::corrected_by;
use crate::deciding::nothing_undecided;
use crate::home::id;
use crate::process::{the_process, the_vote};
use crate::wire::{
    BallotCount, BallotState, BallotView, Cast, CastBallot, Centavos, CorrectBallot, Created, Done,
    Milliseconds, Nothing, OneRow, OpenVote, OptionView, OutcomeView, VoteReply, VoteState,
    VoteView, WhichOutcome,
};
use crate::{App, Failure, outcomes, proposals};
use cocrea_domain::{Ballot, Id, NewBallot, Refusal, Terms, Vote, VoteOption};
use cocrea_store::View;

pub(crate) fn read_vote(app: &App, _: Nothing) -> Result<Outcome<VoteReply>, Failure> {
    app.look(|view| {
        let Some(vote) = the_vote(view)? else {
            return Ok(VoteReply { vote: None });
        };
        let mut ballots = view.belonging::<Ballot, _>("vote", vote.id)?;
        ballots.sort_by_key(|ballot| std::cmp::Reverse((ballot.number, ballot.id)));
        Ok(VoteReply {
            vote: Some(VoteView {
                corrects: corrected_by(view, &vote)?,
                ..vote_view(&vote, &options(view, &vote)?, &ballots)
            }),
        })
    })
}

pub(crate) fn open_vote(app: &App, request: OpenVote) -> Result<Outcome<Created>, Failure> {
    let usual = Terms::usual(request.max_marks);
    let terms = Terms {
        rule: outcomes::room_rule(request.rule.as_deref().unwrap_or(&usual.rule))?.key(),
        ties: request.ties.unwrap_or_else(|| usual.ties.clone()),
        ..usual
    };
    app.write(|tx, act| {
        if the_vote(tx)?.is_some() {
            return Err(Refusal::VoteExists.into());
        }
        let (process, proposals) = (the_process(tx)?, proposals::in_order(tx)?);
        let id: Id<Vote> = act.id();
        let options = act.ids(proposals.len());
        tx.record(Vote::open(
            (id, &options),
            (&process, &proposals),
            &terms,
            act.at_ms,
        )?)?;
        Ok(Created { id: id.0 })
    })
}

pub(crate) fn cast_ballot(app: &App, request: CastBallot) -> Result<Outcome<Cast>, Failure> {
    app.write(|tx, act| {
        let vote = tx.find::<Vote>(id(request.vote))?;
        let last = tx.largest::<Ballot, _>("number", "vote", vote.id)?;
        let new = NewBallot {
            line: &request.line,
            state: request.state.into(),
        };
        let (ballot, decision) = Ballot::cast(act.id(), new, (&vote, &options(tx, &vote)?), last)?;
        tx.record(decision)?;
        Ok(Cast {
            id: ballot.id.0,
            number: ballot.number.try_into().unwrap_or_default(),
        })
    })
}

pub(crate) fn correct_ballot(app: &App, request: CorrectBallot) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let ballot = tx.find::<Ballot>(id(request.id))?;
        let vote = tx.find::<Vote>(ballot.vote)?;
        let new = NewBallot {
            line: &request.line,
            state: request.state.into(),
        };
        tx.record(ballot.correct(new, &vote, &options(tx, &vote)?)?)?;
        Ok(Done {})
    })
}

pub(crate) fn close_vote(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    let words = app.words();
    app.write(|tx, act| {
        let vote = tx.find::<Vote>(id(request.id))?;
        let ballots = tx.belonging::<Ballot, _>("vote", vote.id)?;
        nothing_undecided(tx, &words)?;
        tx.record(vote.close(&ballots, act.at_ms)?)?;
        Ok(Done {})
    })
}

pub(crate) fn read_outcome(
    app: &App,
    request: WhichOutcome,
) -> Result<Outcome<OutcomeView>, Failure> {
    app.look(|view| {
        let vote = match request.vote {
            Some(vote) => view.find::<Vote>(id(vote))?,
            None => outcomes::in_force(view)?,
        };
        outcomes::view(view, &vote, request.rule.as_deref())
    })
}

/// The projects on the ballot of a vote, by number.
pub(crate) fn options(view: &View<'_>, vote: &Vote) -> Result<Vec<VoteOption>, Failure> {
    let mut options = view.belonging::<VoteOption, _>("vote", vote.id)?;
    options.sort_by_key(|option| (option.number, option.id));
    Ok(options)
}

/// How many ballots of each state.
pub(crate) fn count(states: impl Iterator<Item = cocrea_domain::BallotState>) -> BallotCount {
    let mut count = BallotCount {
        valid: 0,
        blank: 0,
        void: 0,
    };
    for state in states {
        match state {
            cocrea_domain::BallotState::Valid => count.valid += 1,
            cocrea_domain::BallotState::Blank => count.blank += 1,
            cocrea_domain::BallotState::Void => count.void += 1,
        }
    }
    count
}

fn vote_view(vote: &Vote, options: &[VoteOption], ballots: &[Ballot]) -> VoteView {
    VoteView {
        id: vote.id.0,
        state: vote.state.into(),
        max_marks: vote.max_marks.try_into().unwrap_or(u32::MAX),
        ceiling: Centavos(vote.ceiling.0),
        rule: vote.rule.clone(),
        ties: vote.ties.clone(),
        opened_at: Milliseconds(vote.opened_at),
        closed_at: vote.closed_at.map(Milliseconds),
        corrects: None,
        options: options
            .iter()
            .map(|option| OptionView {
                number: option.number.try_into().unwrap_or_default(),
                title: option.title.clone(),
                cost: Centavos(option.cost.0),
                place: option.place.clone(),
            })
            .collect(),
        count: count(ballots.iter().map(|ballot| ballot.state)),
        ballots: ballots
            .iter()
            .map(|ballot| BallotView {
                id: ballot.id.0,
                number: ballot.number.try_into().unwrap_or_default(),
                marks: ballot.marks(),
                state: ballot.state.into(),
            })
            .collect(),
    }
}

impl From<cocrea_domain::VoteState> for VoteState {
    fn from(state: cocrea_domain::VoteState) -> Self {
        match state {
            cocrea_domain::VoteState::Open => Self::Open,
            cocrea_domain::VoteState::Closed => Self::Closed,
        }
    }
}

impl From<BallotState> for cocrea_domain::BallotState {
    fn from(state: BallotState) -> Self {
        match state {
            BallotState::Valid => Self::Valid,
            BallotState::Blank => Self::Blank,
            BallotState::Void => Self::Void,
        }
    }
}

impl From<cocrea_domain::BallotState> for BallotState {
    fn from(state: cocrea_domain::BallotState) -> Self {
        match state {
            cocrea_domain::BallotState::Valid => Self::Valid,
            cocrea_domain::BallotState::Blank => Self::Blank,
            cocrea_domain::BallotState::Void => Self::Void,
        }
    }
}
