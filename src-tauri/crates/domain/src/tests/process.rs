//! The process, its ceiling and its topics, and how far it has come.

use super::{Memory, id, topics, written};
use crate::{Money, Process, Progress, Refusal, Topic, stage};
use cocrea_ledger::Value;

fn founded() -> (Process, Memory) {
    let mut memory = Memory::default();
    let new = Process {
        id: id(1),
        place: "Hermosillo".into(),
        ..Process::default()
    };
    let (process, decision) = new.found("  Presupuesto\n 2027 ").unwrap();
    memory.record(decision);
    (process, memory)
}

#[test]
fn a_process_is_founded_with_a_clean_name() {
    let (process, mut memory) = founded();
    assert_eq!(process.name, "Presupuesto 2027");
    assert_eq!(memory.all::<Process>(), [process]);
}

#[test]
fn a_process_needs_a_name_that_can_be_seen() {
    for name in ["", "  ", "\u{200B}\u{202E}", "\u{200D}"] {
        assert_eq!(
            Process::default().found(name).unwrap_err(),
            Refusal::NameMissing
        );
        assert_eq!(Process::default().rename(name), Err(Refusal::NameMissing));
    }
    let long = Refusal::TextTooLong {
        longest: 200,
        length: 201,
    };
    assert_eq!(Process::default().rename(&"é".repeat(201)), Err(long));
    assert_eq!(Process::default().rename(&"é".repeat(200)), Ok(()));
}

#[test]
fn a_ceiling_is_written_as_people_write_amounts() {
    #[track_caller]
    fn check(text: &str, expected: Result<Option<i64>, Refusal>) {
        let mut process = Process::default();
        let result = process.set_ceiling(text, false);
        assert_eq!(
            result.map(|()| process.ceiling),
            expected.map(|pesos| pesos.map(Money::pesos)),
            "{text}"
        );
    }
    check("12,000,000", Ok(Some(12_000_000)));
    check("$12 mdp", Ok(Some(12_000_000)));
    check("  ", Ok(None));
    check("-1", Err(Refusal::AmountNegative));
    check(
        "mucho",
        Err(Refusal::AmountUnreadable {
            text: "mucho".into(),
        }),
    );
}

#[test]
fn an_open_vote_locks_its_ceiling() {
    let (mut process, _) = founded();
    process.set_ceiling("100", false).unwrap();
    assert_eq!(process.set_ceiling("200", true), Err(Refusal::VoteOpen));
    assert_eq!(process.set_ceiling("", true), Err(Refusal::VoteOpen));
    assert_eq!(
        process.set_ceiling("$100.00", true),
        Ok(()),
        "the same ceiling is no change"
    );
    assert_eq!(process.ceiling, Some(Money::pesos(100)));
}

#[test]
fn an_edit_records_only_what_differs() {
    let (process, mut memory) = founded();
    let mut after = process.clone();
    after.set_ceiling("5", false).unwrap();
    after.place = String::new();
    let decision = after.edited(&process);
    assert_eq!(
        written(&decision),
        [(1, "place", Value::Null), (1, "ceiling", Value::Int(500))]
    );
    memory.record(decision);
    assert_eq!(memory.all::<Process>(), [after.clone()]);
    assert_eq!(memory.record(after.edited(&after)), None);
}

#[test]
fn the_next_stage_follows_from_what_can_be_counted() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Progress), expected: u8) {
        let mut progress = Progress::default();
        change(&mut progress);
        assert_eq!(stage(progress), expected, "{progress:?}");
    }
    check(|_| (), 1);
    check(|progress| progress.has_ceiling = true, 2);
    check(|progress| progress.slips = 1, 2);
    check(|progress| progress.groups = 1, 3);
    check(
        |progress| (progress.groups, progress.vote_closed) = (1, true),
        4,
    );
    check(
        |progress| (progress.commitments, progress.complete_commitments) = (2, 1),
        4,
    );
    check(
        |progress| (progress.commitments, progress.complete_commitments) = (2, 2),
        5,
    );
}

#[test]
fn a_topic_is_added_at_the_end_and_named_once() {
    let (topic, decision) = Topic::add(id(9), " Niñez ", &topics()).unwrap();
    assert_eq!(
        (topic.number, topic.name.as_str()),
        (1, "Niñez"),
        "these topics have no numbers"
    );
    let mut memory = Memory::default();
    memory.record(decision);
    let (second, _) = Topic::add(id(10), "Deporte", &memory.all()).unwrap();
    assert_eq!(second.number, 2);
    let repeated = |name: &str| Err(Refusal::TopicRepeated { name: name.into() });
    assert_eq!(
        Topic::add(id(11), "NINEZ", &memory.all()),
        repeated("NINEZ")
    );
    let renamed = second.rename("ninez", &memory.all());
    assert_eq!(renamed.err(), repeated("ninez").err());
    assert_eq!(Topic::add(id(11), " ", &[]), Err(Refusal::NameMissing));
    assert!(
        topic.rename("NIÑEZ", &memory.all()).is_ok(),
        "its own name does not stand in the way"
    );
    let trashed = Topic {
        trashed: true,
        ..topic
    };
    assert!(Topic::add(id(11), "Niñez", &[trashed]).is_ok());
}
