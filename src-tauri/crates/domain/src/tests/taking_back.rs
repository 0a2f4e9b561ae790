//! What may be taken back while a vote stands.

use super::{Memory, id, slip, vote};
use crate::{
    Ballot, BallotState, Decision, Id, NewBallot, Refusal, Standing, Vote, VoteState, may_take_back,
};
use cocrea_ledger::Draft;

/// What stands when the vote is open or closed and each of these has one ballot.
fn standing(vote_closed: bool, voted: &[Id<Vote>]) -> Standing {
    let state = if vote_closed {
        VoteState::Closed
    } else {
        VoteState::Open
    };
    let votes = [Vote { state, ..vote().0 }];
    let ballots: Vec<Ballot> = voted
        .iter()
        .map(|vote| Ballot {
            id: id(700),
            vote: *vote,
            ..Ballot::default()
        })
        .collect();
    Standing::of(&votes, &ballots)
}

fn drafts() -> [Draft; 3] {
    let (vote, options) = vote();
    let new = NewBallot {
        line: "1",
        state: BallotState::Valid,
    };
    let (ballot, _) = Ballot::cast(id(700), new, (&vote, &options), 0).unwrap();
    let slip = Decision::new("undone").trash(&slip(1, "fuga"));
    let vote = options
        .iter()
        .fold(Decision::new("undone").trash(&vote), Decision::trash);
    [slip.0, Decision::new("undone").trash(&ballot).0, vote.0]
}

#[test]
fn a_vote_that_has_ballots_or_is_closed_is_not_taken_back() {
    let [slip, ballot, vote] = drafts();
    let check =
        |draft: &Draft, standing, expected| assert_eq!(may_take_back(draft, &standing), expected);
    let voted = [super::vote().0.id];
    for before_the_vote in [&slip, &ballot, &vote] {
        check(before_the_vote, standing(false, &[]), Ok(()));
    }
    check(&slip, standing(false, &voted), Ok(()));
    check(&ballot, standing(false, &voted), Ok(()));
    check(&vote, standing(false, &voted), Err(Refusal::VoteOpen));
    check(&vote, standing(false, &[id(999)]), Ok(()));
    let with_its_ballot = Draft {
        writes: [vote.writes.clone(), ballot.writes.clone()].concat(),
        ..vote.clone()
    };
    check(&with_its_ballot, standing(false, &voted), Ok(()));
    let brought_again = Decision::new("redone").restore(&super::vote().0).0;
    check(&brought_again, standing(false, &voted), Ok(()));
    check(
        &brought_again,
        standing(true, &voted),
        Err(Refusal::VoteClosed),
    );
    check(&slip, standing(true, &voted), Ok(()));
    check(&ballot, standing(true, &voted), Err(Refusal::VoteClosed));
    check(&vote, standing(true, &voted), Err(Refusal::VoteClosed));
    check(&vote, standing(true, &[]), Err(Refusal::VoteClosed));
}

#[test]
fn a_ballot_that_was_typed_is_taken_back_and_brought_again() {
    let (vote, options) = vote();
    let mut memory = Memory::default();
    let new = |line| NewBallot {
        line,
        state: BallotState::Valid,
    };
    let (ballot, decision) = Ballot::cast(id(700), new("1"), (&vote, &options), 0).unwrap();
    let cast = memory.record(decision).unwrap();
    let corrected = memory
        .record(ballot.correct(new("2"), &vote, &options).unwrap())
        .unwrap();
    memory.undo(&corrected).unwrap();
    assert_eq!(memory.all::<Ballot>()[0].marks(), [1]);
    let undone = memory
        .undo(&cast)
        .expect("an edit that was taken back does not stand in the way");
    assert_eq!(memory.all::<Ballot>(), []);
    memory.undo(&undone).unwrap();
    assert_eq!(memory.all::<Ballot>(), [ballot]);
}

#[test]
fn closing_is_one_change_over_the_vote_alone() {
    let (vote, _) = vote();
    let ballot = Ballot {
        vote: vote.id,
        marks: "1".into(),
        ..Ballot::default()
    };
    let decision = vote.close(&[ballot], 9).unwrap();
    let entities: Vec<&str> = decision
        .0
        .writes
        .iter()
        .map(|write| write.cell.entity.as_str())
        .collect();
    assert_eq!(entities, ["vote"; 3]);
    let draft = Decision::new("undone").update(
        &vote,
        &Vote {
            closed_at: Some(1),
            ..vote.clone()
        },
    );
    assert_eq!(
        may_take_back(&draft.0, &standing(true, &[])),
        Err(Refusal::VoteClosed)
    );
}
