//! What the reader takes and what it refuses.

use proptest::prelude::*;

use super::*;

const SMALL: &str = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;A\n2;50;B\nVOTES\nvoter_id;vote\nx;1,2\ny;2\n";

fn refusal(text: &str) -> PbError {
    read(text.as_bytes()).unwrap_err()
}

fn at(line: usize, column: usize) -> Place {
    Place { line, column }
}

#[test]
fn line_ends_marks_and_blank_lines_do_not_matter() {
    let plain = read(SMALL.as_bytes()).unwrap();
    for other in [
        SMALL.replace('\n', "\r\n"),
        format!("\u{feff}{SMALL}"),
        SMALL.replace('\n', "\n\n"),
        SMALL.replace('\n', "\r"),
        SMALL.trim_end().to_string(),
        SMALL.replace("VOTES", " VOTES ;"),
        SMALL.replace("x;1,2", "x; 2 , 1,1,"),
    ] {
        assert_eq!(read(other.as_bytes()).unwrap(), plain, "{other:?}");
    }
}

#[test]
fn quotes_hide_semicolons_quotes_and_line_ends() {
    let text = SMALL.replace("1;60;A", "\"1\";60;\"Parque; \"\"Sur\"\"\r\nnorte\" y más");
    let file = read(text.as_bytes()).unwrap();
    assert_eq!(
        file.election.projects()[0].name,
        "Parque; \"Sur\"\r\nnorte y más"
    );
    assert_eq!(file.election.votes(0), 1);
}

#[test]
fn amounts_keep_their_decimals_in_a_smaller_unit() {
    let text = SMALL
        .replace("budget;100", "budget;100.50")
        .replace("2;50;", "2;49,125;");
    let file = read(text.as_bytes()).unwrap();
    assert_eq!((file.decimals, file.election.unit()), (3, 1000));
    assert_eq!(file.election.budget(), 100_500);
    assert_eq!(file.election.projects()[1].cost, 49_125);
    assert_eq!(
        [49_125, 100_500, 60_000, 5, 0].map(|amount| file.decimal(amount)),
        ["49.125", "100.5", "60", "0.005", "0"]
    );
}

#[test]
fn every_vote_type_is_read_as_the_projects_it_names() {
    for (name, vote_type) in [
        ("choose-1", VoteType::ChooseOne),
        ("Cumulative ", VoteType::Cumulative),
        ("scoring", VoteType::Scoring),
        ("ordinal", VoteType::Ordinal),
    ] {
        let text = SMALL
            .replace("approval", name)
            .replace("voter_id;vote", "voter_id;vote;points")
            .replace("x;1,2", "x;2,1;3,1");
        let file = read(text.as_bytes()).unwrap();
        assert_eq!(file.vote_type, vote_type);
        assert_eq!((file.election.votes(0), file.election.votes(1)), (1, 2));
    }
}

#[test]
fn a_ballot_without_marks_is_a_voter() {
    let file = read(format!("{SMALL}z;\nw\n").as_bytes()).unwrap();
    assert_eq!(file.election.voters(), 4);
}

#[test]
fn a_file_without_budget_is_refused_as_such() {
    assert_eq!(
        refusal(&SMALL.replace("budget;100\n", "")),
        PbError::MissingBudget { at: at(11, 1) }
    );
    assert_eq!(refusal(""), PbError::MissingBudget { at: at(1, 1) });
    assert_eq!(
        refusal(&SMALL.replace("vote_type;approval\n", "")),
        PbError::MissingVoteType { at: at(11, 1) }
    );
}

#[test]
fn each_refusal_names_its_place() {
    let check = |from: &str, to: &str, expected: PbError| {
        assert_eq!(refusal(&SMALL.replace(from, to)), expected, "{to}");
    };
    check("META", "key", PbError::NoSection { at: at(1, 1) });
    check("1;60;A", "1;60;\"A", PbError::OpenQuote { at: at(7, 6) });
    check(
        ";cost",
        ";price",
        PbError::MissingColumn {
            column: "cost",
            at: at(7, 1),
        },
    );
    check(
        "1;60;A",
        "1",
        PbError::MissingValue {
            column: "cost",
            at: at(7, 1),
        },
    );
    check(
        "1;60;A",
        "1;;A",
        PbError::MissingValue {
            column: "cost",
            at: at(7, 3),
        },
    );
    check(
        "y;2",
        "y;2,3",
        PbError::UnknownProject {
            id: "3".into(),
            at: at(12, 3),
        },
    );
    check(
        "2;50",
        "1;50",
        PbError::RepeatedProject {
            id: "1".into(),
            at: at(8, 1),
        },
    );
    check(
        "approval",
        "liked",
        PbError::UnknownVoteType {
            found: "liked".into(),
            at: at(4, 11),
        },
    );
    for wrong in ["-5", "1e3", "x", ".5", "1.2.3"] {
        check(
            "1;60;",
            &format!("1;{wrong};"),
            PbError::NotAnAmount {
                found: wrong.into(),
                at: at(7, 3),
            },
        );
    }
    check(
        "1;60;",
        "1;6.1234567;",
        PbError::TooManyDecimals {
            most: 6,
            at: at(7, 3),
        },
    );
    for huge in ["9007199254740992", "99999999999999999999"] {
        check(
            "1;60;",
            &format!("1;{huge};"),
            PbError::AmountTooLarge { at: at(7, 3) },
        );
    }
    let mut latin = SMALL.replace(";A", ";é").into_bytes();
    latin.push(0xff);
    assert_eq!(read(&latin), Err(PbError::NotUtf8 { at: at(13, 1) }));
}

proptest! {
    #[test]
    fn no_change_of_bytes_makes_the_reader_panic(
        changes in prop::collection::vec((0..SMALL.len(), any::<u8>()), 0..8),
        cut in 0..SMALL.len(),
    ) {
        let mut bytes = SMALL.as_bytes().to_vec();
        for (index, byte) in changes {
            bytes[index] = byte;
        }
        let _ = read(&bytes);
        let _ = read(&bytes[..cut]);
    }
}
