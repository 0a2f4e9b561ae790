//! Commitments and their milestones.

use super::{Memory, id, proposals};
use crate::{
    Commitment, CommitmentField, CommitmentGap, Id, Lineage, Milestone, Money, Proposal,
    Record as _, Refusal, Winner,
};
use chrono::NaiveDate;

fn winners(count: usize) -> Vec<Winner> {
    let won = |proposal: Proposal| Winner {
        vote: id(600),
        title: format!("{} en boleta", proposal.title),
        cost: Money::pesos(7),
        proposal,
    };
    proposals(&vec![10; count]).into_iter().map(won).collect()
}

fn create(memory: &mut Memory, winners: &[Winner], ids: &[u128]) -> Vec<Commitment> {
    let ids: Vec<Id<Commitment>> = ids.iter().copied().map(id).collect();
    let (commitments, lineages) = (memory.every::<Commitment>(), memory.every::<Lineage>());
    let (created, decision) =
        Commitment::create_from(winners, &ids, (&commitments, &lineages)).unwrap();
    memory.record(decision);
    created
}

#[test]
fn each_winner_becomes_a_commitment_that_walks_back_to_it() {
    let mut memory = Memory::default();
    let created = create(&mut memory, &winners(2), &[801, 802]);
    assert_eq!(memory.all::<Commitment>(), created);
    let shown: Vec<_> = created
        .iter()
        .map(|made| (made.code.as_str(), made.title.as_str(), made.cost))
        .collect();
    let cost = Some(Money::pesos(7));
    assert_eq!(
        shown,
        [
            ("C-01", "Proyecto 1 en boleta", cost),
            ("C-02", "Proyecto 2 en boleta", cost)
        ]
    );
    let lineages = memory.all::<Lineage>();
    let sources: Vec<_> = Lineage::sources_of::<Proposal>(&lineages, created[1].row()).collect();
    assert_eq!(sources, [proposals(&[1, 1])[1].row()]);
}

#[test]
fn a_winner_that_has_a_commitment_gets_no_second_one() {
    let mut memory = Memory::default();
    create(&mut memory, &winners(1), &[801]);
    let created = create(&mut memory, &winners(3), &[802, 803]);
    let codes: Vec<_> = created
        .iter()
        .map(|made| (made.id, made.code.as_str()))
        .collect();
    assert_eq!(codes, [(id(802), "C-02"), (id(803), "C-03")]);
    assert_eq!(create(&mut memory, &winners(3), &[804]), []);
}

#[test]
fn a_winner_whose_commitment_went_to_the_trash_gets_another_code() {
    let mut memory = Memory::default();
    let first = create(&mut memory, &winners(1), &[801]).remove(0);
    memory.record(crate::Decision::new("commitment_trashed").trash(&first));
    let again = create(&mut memory, &winners(1), &[802]);
    assert_eq!(again[0].code, "C-02");
}

#[test]
fn without_winners_there_is_nothing_to_commit_to() {
    let result = Commitment::create_from(&[], &[id(801)], (&[], &[]));
    assert_eq!(result.unwrap_err(), Refusal::WinnersMissing);
}

#[test]
fn a_number_from_elsewhere_does_not_stop_the_counting() {
    let odd = Commitment {
        id: id(1),
        number: i64::MAX,
        ..Commitment::default()
    };
    let (created, _) = Commitment::create_from(&winners(1), &[id(801)], (&[odd], &[])).unwrap();
    assert_eq!(created[0].code, "C-01");
}

#[test]
fn every_field_is_written_on_its_own() {
    let mut memory = Memory::default();
    let made = create(&mut memory, &winners(1), &[801]).remove(0);
    for field in CommitmentField::ALL {
        let decision = made.edit(*field, &format!(" {} ", field.key())).unwrap();
        let [write] = decision.0.writes.as_slice() else {
            panic!("{field:?} writes one register")
        };
        assert_eq!(write.cell.field, field.key());
        memory.record(decision);
    }
    let after = memory.all::<Commitment>().remove(0);
    assert_eq!(
        (
            after.title.as_str(),
            after.problem.as_str(),
            after.verification.as_str()
        ),
        ("title", "problem", "verification")
    );
    assert_eq!((after.code, after.cost), (made.code, made.cost));
}

#[test]
fn long_fields_keep_their_lines_and_short_ones_are_one_line() {
    let made = Commitment::default();
    let value = |field, text: &str| {
        made.edit(field, text)
            .map(|decision| decision.0.writes[0].value.clone())
    };
    assert_eq!(
        value(CommitmentField::Problem, "uno\r\ndos\u{B}tres"),
        Ok("uno\ndos\ntres".into())
    );
    assert_eq!(
        value(CommitmentField::Indicator, "uno\r\ndos"),
        Ok("uno dos".into())
    );
    let too_long = |longest, length| Err(Refusal::TextTooLong { longest, length });
    assert_eq!(
        value(CommitmentField::Solution, &"x".repeat(20_001)),
        too_long(20_000, 20_001)
    );
    assert_eq!(
        value(CommitmentField::GovernmentPost, &"x".repeat(201)),
        too_long(200, 201)
    );
    assert_eq!(
        value(CommitmentField::Title, " "),
        Err(Refusal::NameMissing)
    );
    let trashed = Commitment {
        trashed: true,
        ..made
    };
    assert_eq!(
        trashed.edit(CommitmentField::Title, "Otro"),
        Err(Refusal::InTheTrash)
    );
}

#[test]
fn a_commitment_lacks_what_is_empty_until_nothing_is() {
    let mut memory = Memory::default();
    let made = create(&mut memory, &winners(1), &[801]).remove(0);
    let gaps = |memory: &mut Memory| {
        let (milestones, lineages) = (memory.every::<Milestone>(), memory.every::<Lineage>());
        memory.all::<Commitment>()[0].gaps(&milestones, &lineages)
    };
    let all_but_source = &CommitmentGap::ALL[..CommitmentGap::ALL.len() - 1];
    assert_eq!(gaps(&mut memory), all_but_source);
    let undated = Milestone::add(id(901), &made, "Licitar", ("", "")).unwrap();
    memory.record(undated);
    assert!(
        gaps(&mut memory).contains(&CommitmentGap::Milestone),
        "a milestone needs its date"
    );
    for field in CommitmentField::ALL
        .iter()
        .filter(|field| **field != CommitmentField::CounterpartPost)
    {
        let current = memory.all::<Commitment>().remove(0);
        memory.record(current.edit(*field, "listo").unwrap());
    }
    assert_eq!(gaps(&mut memory), [CommitmentGap::Milestone]);
    let dated = memory.all::<Milestone>()[0]
        .edit(None, Some("2027-06-30"), None)
        .unwrap();
    memory.record(dated);
    assert_eq!(gaps(&mut memory), []);
}

#[test]
fn a_half_filled_owner_or_indicator_is_a_gap() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Commitment), gap: CommitmentGap, expected: bool) {
        let mut made = Commitment {
            id: id(801),
            ..Commitment::default()
        };
        change(&mut made);
        assert_eq!(made.gaps(&[], &[]).contains(&gap), expected, "{gap:?}");
    }
    check(
        |made| made.government_organization = "CIDUE".into(),
        CommitmentGap::Government,
        true,
    );
    check(
        |made| made.government_post = "Dirección".into(),
        CommitmentGap::Government,
        true,
    );
    check(
        |made| made.counterpart_organization = "Colectivo".into(),
        CommitmentGap::Counterpart,
        false,
    );
    check(
        |made| (made.indicator, made.baseline, made.target) = ("a".into(), "b".into(), "c".into()),
        CommitmentGap::Indicator,
        true,
    );
    check(|_| (), CommitmentGap::Source, true);
}

#[test]
fn a_milestone_of_another_commitment_or_in_the_trash_fills_no_gap() {
    let made = Commitment {
        id: id(801),
        ..Commitment::default()
    };
    let due = NaiveDate::from_ymd_opt(2027, 6, 30);
    let mine = Milestone {
        id: id(901),
        commitment: made.id,
        due,
        ..Milestone::default()
    };
    let lacks = |milestone: Milestone| {
        made.gaps(&[milestone], &[])
            .contains(&CommitmentGap::Milestone)
    };
    assert!(!lacks(mine.clone()));
    assert!(lacks(Milestone {
        commitment: id(802),
        ..mine.clone()
    }));
    assert!(lacks(Milestone {
        trashed: true,
        ..mine
    }));
}

#[test]
fn a_milestone_is_added_with_its_date_and_edited() {
    let made = Commitment {
        id: id(801),
        ..Commitment::default()
    };
    let mut memory = Memory::default();
    memory.record(
        Milestone::add(id(901), &made, " Licitar ", ("2027-06-30", "Convocatoria")).unwrap(),
    );
    let milestone = memory.all::<Milestone>().remove(0);
    assert_eq!(
        (milestone.title.as_str(), milestone.due),
        ("Licitar", NaiveDate::from_ymd_opt(2027, 6, 30))
    );
    assert_eq!(
        (milestone.commitment, milestone.product.as_str()),
        (id(801), "Convocatoria")
    );
    memory.record(
        milestone
            .edit(Some("Adjudicar"), Some(""), Some(""))
            .unwrap(),
    );
    let after = memory.all::<Milestone>().remove(0);
    assert_eq!(
        (after.title.as_str(), after.due, after.product.as_str()),
        ("Adjudicar", None, "")
    );
}

#[test]
fn what_is_no_milestone_is_refused() {
    let made = Commitment {
        id: id(801),
        ..Commitment::default()
    };
    let add = |commitment: &Commitment, title, due| {
        Milestone::add(id(901), commitment, title, (due, "")).unwrap_err()
    };
    let unreadable = Refusal::DateUnreadable {
        text: "junio".into(),
    };
    assert_eq!(add(&made, "", ""), Refusal::NameMissing);
    assert_eq!(add(&made, "Licitar", "junio"), unreadable);
    assert_eq!(
        add(
            &Commitment {
                trashed: true,
                ..made.clone()
            },
            "Licitar",
            ""
        ),
        Refusal::InTheTrash
    );
    let milestone = Milestone::default();
    assert_eq!(
        milestone.edit(Some(" "), None, None),
        Err(Refusal::NameMissing)
    );
    assert_eq!(milestone.edit(None, Some("junio"), None), Err(unreadable));
    let trashed = Milestone {
        trashed: true,
        ..milestone
    };
    assert_eq!(trashed.edit(None, None, None), Err(Refusal::InTheTrash));
}
