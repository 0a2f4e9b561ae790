//! Proposals.

use super::{Memory, id, proposals};
use crate::{Group, Lineage, Money, NewProposal, Proposal, Record as _, Refusal};

const TECHAR: NewProposal<'_> = NewProposal {
    title: " Techar  la cancha ",
    cost: "$180 mil",
    place: "Altares",
};

fn group() -> Group {
    Group {
        id: id(30),
        name: "Canchas".into(),
        ..Group::default()
    }
}

#[test]
fn a_group_becomes_a_proposal_that_walks_back_to_it() {
    let existing = proposals(&[1, 2]);
    let (proposal, decision) =
        Proposal::from_group(id(503), &group(), TECHAR, (&existing, &[], false)).unwrap();
    assert_eq!(
        (proposal.number, proposal.title.as_str()),
        (3, "Techar la cancha")
    );
    assert_eq!(
        (proposal.cost, proposal.place.as_str()),
        (Some(Money::pesos(180_000)), "Altares")
    );
    let mut memory = Memory::default();
    memory.record(decision);
    assert_eq!(memory.all::<Proposal>(), std::slice::from_ref(&proposal));
    let lineages = memory.all::<Lineage>();
    let sources: Vec<_> = Lineage::sources_of::<Group>(&lineages, proposal.row()).collect();
    assert_eq!(sources, [group().row()]);
}

#[test]
fn a_proposal_may_wait_for_its_cost() {
    let new = NewProposal {
        cost: " ",
        ..TECHAR
    };
    let (proposal, _) = Proposal::from_group(id(501), &group(), new, (&[], &[], false)).unwrap();
    assert_eq!(proposal.cost, None);
}

#[test]
fn what_is_no_proposal_is_refused() {
    #[track_caller]
    fn check(group: &Group, new: NewProposal<'_>, vote_open: bool, expected: Refusal) {
        let result = Proposal::from_group(id(501), group, new, (&[], &[], vote_open));
        assert_eq!(result.unwrap_err(), expected);
    }
    let long = "x".repeat(201);
    let too_long = Refusal::TextTooLong {
        longest: 200,
        length: 201,
    };
    check(&group(), TECHAR, true, Refusal::VoteOpen);
    check(
        &Group {
            trashed: true,
            ..group()
        },
        TECHAR,
        false,
        Refusal::InTheTrash,
    );
    check(
        &group(),
        NewProposal {
            title: "",
            ..TECHAR
        },
        false,
        Refusal::NameMissing,
    );
    check(
        &group(),
        NewProposal {
            title: &long,
            ..TECHAR
        },
        false,
        too_long.clone(),
    );
    check(
        &group(),
        NewProposal {
            place: &long,
            ..TECHAR
        },
        false,
        too_long,
    );
    check(
        &group(),
        NewProposal {
            cost: "-1",
            ..TECHAR
        },
        false,
        Refusal::AmountNegative,
    );
    check(
        &group(),
        NewProposal {
            cost: "99999999999 mdp",
            ..TECHAR
        },
        false,
        Refusal::AmountTooLarge,
    );
}

#[test]
fn an_edit_changes_what_is_said_and_nothing_else() {
    let mut memory = Memory::default();
    let (proposal, decision) =
        Proposal::from_group(id(501), &group(), TECHAR, (&[], &[], false)).unwrap();
    memory.record(decision);
    memory.record(
        proposal
            .edit(None, Some(""), Some("Centro"), false)
            .unwrap(),
    );
    let after = memory.all::<Proposal>().remove(0);
    assert_eq!(
        after,
        Proposal {
            cost: None,
            place: "Centro".into(),
            ..proposal.clone()
        }
    );
    assert_eq!(
        proposal.edit(Some(" "), None, None, false),
        Err(Refusal::NameMissing)
    );
    assert_eq!(
        proposal
            .edit(None, Some("uno"), None, false)
            .unwrap_err()
            .code(),
        "amount_unreadable"
    );
}

#[test]
fn proposals_stand_still_while_a_vote_is_open() {
    let proposal = &proposals(&[10])[0];
    assert_eq!(
        proposal.edit(Some("Otra"), None, None, true),
        Err(Refusal::VoteOpen)
    );
    assert_eq!(proposal.trash(&[], true), Err(Refusal::VoteOpen));
    let trashed = Proposal {
        trashed: true,
        ..proposal.clone()
    };
    assert_eq!(
        trashed.edit(Some("Otra"), None, None, false),
        Err(Refusal::InTheTrash)
    );
}

#[test]
fn a_trashed_proposal_lets_its_group_go_and_takes_it_up_again() {
    let mut memory = Memory::default();
    let (proposal, decision) =
        Proposal::from_group(id(501), &group(), TECHAR, (&[], &[], false)).unwrap();
    memory.record(decision);
    let decision = proposal.trash(&memory.every(), false).unwrap();
    let trash = memory.record(decision).unwrap();
    assert_eq!(memory.all::<Lineage>(), []);
    memory.undo(&trash).unwrap();
    assert_eq!(
        (
            memory.all::<Lineage>().len(),
            memory.all::<Proposal>().len()
        ),
        (1, 1)
    );
}
