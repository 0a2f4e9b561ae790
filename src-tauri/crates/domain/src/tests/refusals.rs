//! Every refusal is met by somebody.

use super::{id, proposals, read, slip, vote};
use crate::*;
use std::collections::BTreeSet;

/// Refusals that need a file, a history or another laptop: the use cases decide them.
const OF_THE_USE_CASES: &[&str] = &[
    "vote_exists",
    "vote_missing",
    "everything_withdrawn",
    "amount_zero",
    "conflict_open",
    "version_gone",
    "nothing_to_undo",
    "nothing_to_redo",
    "changed_since",
];

fn texts_and_amounts() -> Vec<Refusal> {
    let long = "ñ".repeat(100_000);
    vec![
        Process::default().found("  ").unwrap_err(),
        Process::default().found(&long).unwrap_err(),
        read_amount("-1").unwrap_err(),
        read_amount("9e9999").unwrap_err(),
        read_amount(&"9".repeat(100_000)).unwrap_err(),
        read_amount("$").unwrap_err(),
        Session::default()
            .edit(None, None, Some("mañana"))
            .unwrap_err(),
        Topic::add(
            id(2),
            "agua",
            &[Topic {
                name: "Agua".into(),
                ..Topic::default()
            }],
        )
        .unwrap_err(),
        Topic::default().trash(1).unwrap_err(),
    ]
}

fn slips_and_groups() -> Vec<Refusal> {
    let group = Group {
        id: id(30),
        name: "Agua".into(),
        ..Group::default()
    };
    let proposal = &proposals(&[1])[0];
    let adopted = Lineage::link(&group, proposal, LineageOperation::Adopt);
    let nowhere = super::read_at("fuga", 99, SlipKind::Need);
    let trashed = Slip {
        trashed: true,
        ..slip(1, "fuga")
    };
    vec![
        Slip::capture(id(1), &read("#agua"), 0, 0).unwrap_err(),
        Slip::capture(id(1), &read("fuga @9"), 0, 0).unwrap_err(),
        Slip::capture(id(1), &nowhere, 0, 0).unwrap_err(),
        trashed.edit(&read("fuga")).unwrap_err(),
        Person::read("Nombre ficticio", "662 000 0000", false).unwrap_err(),
        Group::create(id(31), "AGUA", std::slice::from_ref(&group), (&[], &[])).unwrap_err(),
        group.gather(&[], &[]).unwrap_err(),
        group.trash(&[adopted]).unwrap_err(),
        Photo::add(id(2), &NewPhoto::default(), &[Photo::default()], 0).unwrap_err(),
    ]
}

fn votes_and_ballots() -> Vec<Refusal> {
    let (vote, options) = vote();
    let closed = Vote {
        state: VoteState::Closed,
        ..vote.clone()
    };
    let ceiling = |pesos| Process {
        ceiling: Some(Money::pesos(pesos)),
        ..Process::default()
    };
    let open = |process: &Process, costs: &[i64], marks| {
        Vote::open(
            (id(600), &[id(601)]),
            (process, &proposals(costs)),
            &crate::Terms::usual(marks),
            0,
        )
        .unwrap_err()
    };
    let marks = |line| read_marks(line, &options, 2).unwrap_err();
    let correct = |vote: &Vote, votes: &[Vote], reason| {
        let ids = (id(610), [].as_slice());
        vote.correct(ids, (votes, &[]), &[], (reason, 0))
            .unwrap_err()
    };
    let correction = Vote {
        id: id(611),
        corrects: closed.id,
        ..Vote::default()
    };
    let cost = Apart {
        field: "cost",
        text: "1",
    };
    vec![
        open(&Process::default(), &[10], 1),
        open(&ceiling(100), &[], 1),
        open(&ceiling(100), &[0], 1),
        open(&ceiling(100), &[101], 1),
        open(&ceiling(100), &[10], 2),
        read_ties("lexico").unwrap_err(),
        read_ties("drawn: ").unwrap_err(),
        read_ties("drawn:ñ").unwrap_err(),
        proposals(&[1])[0].trash(&[], true).unwrap_err(),
        closed.close(&[], 0).unwrap_err(),
        correct(&vote, &[], "Faltó una"),
        correct(&closed, &[], " "),
        correct(&closed, &[correction], "Faltó una"),
        rewritten("commitment", "cost", "1").unwrap_err(),
        slip(1, "fuga")
            .split(id(9), cost, (0, 1), Decision::new("conflict_resolved"))
            .unwrap_err(),
        vote.close(&[], 0).unwrap_err(),
        marks(""),
        marks("1 2 3"),
        marks("1 1"),
        marks("4"),
        marks("uno"),
        Commitment::create_from(&[], &[], (&[], &[])).unwrap_err(),
    ]
}

#[test]
fn every_refusal_of_the_domain_is_met_here_and_the_rest_is_named() {
    let met = [texts_and_amounts(), slips_and_groups(), votes_and_ballots()].concat();
    let met: BTreeSet<&str> = met.iter().map(Refusal::code).collect();
    let of_the_use_cases: BTreeSet<&str> = OF_THE_USE_CASES.iter().copied().collect();
    assert_eq!(met.intersection(&of_the_use_cases).count(), 0);
    let all: BTreeSet<&str> = Refusal::CODES.iter().copied().collect();
    let known: BTreeSet<&str> = met.union(&of_the_use_cases).copied().collect();
    assert_eq!(known, all);
}

#[test]
fn codes_are_unique_and_like_names_of_words() {
    let unique: BTreeSet<&str> = Refusal::CODES.iter().copied().collect();
    assert_eq!(unique.len(), Refusal::CODES.len());
    let plain = |code: &&&str| {
        code.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
    };
    assert_eq!(
        Refusal::CODES.iter().filter(plain).count(),
        Refusal::CODES.len()
    );
}

#[test]
fn a_refusal_names_what_its_words_need() {
    #[track_caller]
    fn check(refusal: Refusal, args: &[(&'static str, &str)]) {
        let named = refusal.args();
        let named: Vec<(&str, &str)> = named
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        assert_eq!(named, args);
    }
    check(
        Refusal::TextTooLong {
            longest: 200,
            length: 201,
        },
        &[("longest", "200"), ("length", "201")],
    );
    check(
        Refusal::TooManyMarks { marked: 5, max: 3 },
        &[("marked", "5"), ("max", "3")],
    );
    check(
        Refusal::NoSuchTable { number: "9".into() },
        &[("number", "9")],
    );
    check(Refusal::VoteOpen, &[]);
}
