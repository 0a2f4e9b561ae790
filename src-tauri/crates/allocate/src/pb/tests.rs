//! What the reader takes and what it refuses.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::election::{MOST_POINTS, Project};

const SMALL: &str = "META\nkey;value\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n1;60;A\n2;50;B\nVOTES\nvoter_id;vote\nx;1,2\ny;2\n";
const SCORES: &str = "META\nkey;value\nbudget;100\nvote_type;cumulative\nPROJECTS\nproject_id;cost\n1;60\n2;50\n3;7\nVOTES\nvoter_id;vote;points\nx;1,2;3,1\n";

fn refusal(text: &str) -> PbError {
    read(text.as_bytes()).unwrap_err()
}

fn at(line: usize, column: usize) -> Place {
    Place { line, column }
}

fn ballots(file: &PbFile) -> Vec<(Vec<u32>, Vec<u32>, u32)> {
    let ballots = file.election.ballots();
    ballots
        .map(|ballot| {
            (
                ballot.projects.to_vec(),
                ballot.points.to_vec(),
                ballot.times,
            )
        })
        .collect()
}

#[test]
fn line_ends_marks_and_blank_lines_do_not_matter() {
    let plain = read(SMALL.as_bytes()).unwrap();
    for other in [
        SMALL.replace('\n', "\r\n"),
        format!("\u{feff}{SMALL}"),
        SMALL.replace('\n', "\n\n"),
        SMALL.replace('\n', "\n ; \n"),
        SMALL.replace('\n', "\r"),
        SMALL.trim_end().to_string(),
        SMALL.replace("VOTES", " votes ;"),
        SMALL.replace("META", "Meta"),
        SMALL.replace("key;value\n", ""),
        SMALL.replace(';', " ; "),
        SMALL.replace("approval", "Approval"),
        SMALL.replace("budget;", "BUDGET;"),
        SMALL.replace("x;1,2", "x; 2 , 1,1,"),
        SMALL.replace("x;1,2", "x;\u{a0}2\u{a0},\u{a0}1"),
        SMALL.replace("x;1,2", "\"x\";\"1,2\""),
        SMALL.replace("x;1,2", "x;1,2;more;\"and; more\""),
        SMALL.replace("x;1,2", "five\" x;1,2"),
    ] {
        let file = read(other.as_bytes()).unwrap_or_else(|error| panic!("{other:?}: {error}"));
        assert_eq!(file.election, plain.election, "{other:?}");
        let keys = |file: &PbFile| {
            file.meta
                .iter()
                .map(|row| row.0.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(keys(&file), ["budget", "vote_type"], "{other:?}");
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
        .replace("2;50;", "2;49,1250;");
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
fn every_vote_type_is_read_with_what_its_ballots_say() {
    let typed = |name: &str| read(SCORES.replace("cumulative", name).as_bytes()).unwrap();
    for (name, vote_type) in [
        ("choose-1", VoteType::ChooseOne),
        ("approval ", VoteType::Approval),
    ] {
        let file = typed(name);
        assert_eq!(
            (file.vote_type, file.election.vote_type()),
            (vote_type, vote_type)
        );
        assert_eq!(ballots(&file), [(vec![0, 1], vec![], 1)]);
    }
    for (name, vote_type) in [
        ("Cumulative", VoteType::Cumulative),
        ("scoring", VoteType::Scoring),
    ] {
        let file = typed(name);
        assert_eq!(
            (file.vote_type, file.election.vote_type()),
            (vote_type, vote_type)
        );
        assert_eq!(ballots(&file), [(vec![0, 1], vec![3, 1], 1)]);
    }
    let ranked = SCORES
        .replace("cumulative", "ordinal")
        .replace("x;1,2", "x;2,1,2");
    let file = read(ranked.as_bytes()).unwrap();
    assert_eq!(file.election.vote_type(), VoteType::Ordinal);
    assert_eq!(ballots(&file), [(vec![1, 0], vec![], 1)]);
}

#[test]
fn sections_may_come_in_parts_and_the_first_ballots_settle_the_vote_type() {
    let more = "META\nkey;value\nvote_type;approval\nmax_length;2\nPROJECTS\ncost;project_id\n5;4\nVOTES\nvote;points\n4,1;2,7\n";
    let file = read(format!("{SCORES}{more}").as_bytes()).unwrap();
    assert_eq!(file.election.vote_type(), VoteType::Cumulative);
    assert_eq!(file.limits.max_length, Some(2));
    assert_eq!(
        ballots(&file),
        [(vec![0, 1], vec![3, 1], 1), (vec![0, 3], vec![7, 2], 1)]
    );
    let approval = SMALL.to_owned() + &more.replace("approval", "scoring");
    let file = read(
        approval
            .replace("5;4", "5;9")
            .replace("4,1;", "9,1;")
            .as_bytes(),
    )
    .unwrap();
    assert_eq!(
        ballots(&file)[1..],
        [(vec![0, 2], vec![], 1), (vec![1], vec![], 1)]
    );
}

#[test]
fn broken_points_make_a_point_many_parts_for_the_whole_file() {
    let text = SCORES.replace("x;1,2;3,1", "x;1,2;3,1\ny;1;0.5\nz;2,3;1.25,2.0");
    let file = read(text.as_bytes()).unwrap();
    assert_eq!(file.election.parts_of_a_point(), 100);
    assert_eq!(
        ballots(&file),
        [
            (vec![0], vec![50], 1),
            (vec![0, 1], vec![300, 100], 1),
            (vec![1, 2], vec![125, 200], 1)
        ]
    );
}

#[test]
fn marks_without_points_are_left_out_and_the_last_points_count() {
    for (ballot, projects, points) in [
        ("x;1,2,3;3,1", vec![0, 1], vec![3, 1]),
        ("x;1,2;3,1,9", vec![0, 1], vec![3, 1]),
        ("x;1,2", vec![], vec![]),
        ("x;1,2;", vec![], vec![]),
        ("x;1,2;None", vec![], vec![]),
        ("x;2,1,2; 5 , 0,4", vec![0, 1], vec![0, 4]),
        ("x;1,,2;3,,1", vec![0, 1], vec![3, 1]),
        ("x", vec![], vec![]),
    ] {
        let file = read(SCORES.replace("x;1,2;3,1", ballot).as_bytes());
        let file = file.unwrap_or_else(|error| panic!("{ballot}: {error}"));
        assert_eq!(ballots(&file), [(projects, points, 1)], "{ballot}");
    }
}

#[test]
fn columns_stand_in_any_order_and_some_go_by_two_names() {
    let text = SMALL
        .replace(
            "project_id;cost;name",
            "Selected;District;category;name;cost;project_id",
        )
        .replace("1;60;A", "1;None;\"sport, green\";A;60;1")
        .replace("2;50;B", "0;North;;None;50;2")
        .replace("voter_id;vote", "vote;age;voter_id")
        .replace("x;1,2", "1,2;30;x")
        .replace("y;2", "2;30;y");
    let file = read(text.as_bytes()).unwrap();
    let expected = [
        Project {
            categories: vec!["sport".into(), "green".into()],
            ..Project::new("1", "A", 60)
        },
        Project {
            zone: "North".into(),
            ..Project::new("2", "", 50)
        },
    ];
    assert_eq!(file.election.projects(), expected);
    assert_eq!((file.election.votes(0), file.election.votes(1)), (1, 2));
    assert_eq!(file.selected, Some(vec!["1".to_owned()]));
    assert_eq!(read(SMALL.as_bytes()).unwrap().selected, None);
    let both = SMALL.replace("cost;name", "cost;district;neighborhood");
    let file = read(both.replace("1;60;A", "1;60;A;N").as_bytes()).unwrap();
    assert_eq!(file.election.projects()[0].zone, "N");
}

#[test]
fn limits_are_read_in_the_units_of_the_election() {
    let meta = "budget;100\nmin_length;1\nMAX_LENGTH;3.0\nmin_sum_cost;\nmax_sum_cost;99,5\nmin_points;-1\nmax_points;2.5\n\
                min_sum_points;0\nmax_sum_points;10\ndefault_score;None\nmin_project_score_threshold;7\nfully_funded;1\n";
    let file = read(SCORES.replace("budget;100\n", meta).as_bytes()).unwrap();
    assert_eq!((file.decimals, file.election.parts_of_a_point()), (1, 10));
    assert_eq!(ballots(&file), [(vec![0, 1], vec![30, 10], 1)]);
    let limits = Limits {
        min_length: Some(1),
        max_length: Some(3),
        min_sum_cost: None,
        max_sum_cost: Some(995),
        min_points: Some(-10),
        max_points: Some(25),
        min_sum_points: Some(0),
        max_sum_points: Some(100),
        default_score: None,
    };
    assert_eq!(
        (file.limits, file.score_threshold, file.fully_funded),
        (limits, Some(70), true)
    );
    let approval = SMALL
        .replace("budget;100\n", meta)
        .replace("threshold;7", "threshold;6.5");
    let file = read(approval.as_bytes()).unwrap();
    let without_points = Limits {
        min_points: None,
        max_points: None,
        min_sum_points: None,
        max_sum_points: None,
        ..limits
    };
    assert_eq!(
        (file.limits, file.score_threshold),
        (without_points, Some(7))
    );
    assert_eq!(read(SMALL.as_bytes()).unwrap().limits, Limits::default());
}

#[test]
fn a_ballot_without_marks_is_a_voter() {
    let file = read(format!("{SMALL}z;\nw\nv;None\n").as_bytes()).unwrap();
    assert_eq!(file.election.voters(), 5);
    let named_none = SMALL
        .replace("2;50;B", "None;50;B")
        .replace("2\n", "None\n");
    assert_eq!(read(named_none.as_bytes()).unwrap().election.votes(1), 2);
}

#[test]
fn compressed_files_are_read_and_told_apart_by_their_first_bytes() {
    let mut packing = GzEncoder::new(Vec::new(), Compression::default());
    packing.write_all(SMALL.as_bytes()).unwrap();
    let packed = packing.finish().unwrap();
    let plain = read(SMALL.as_bytes()).unwrap();
    assert_eq!(read(&packed).unwrap(), plain);
    assert_eq!(read_from(packed.as_slice()).unwrap(), plain);
    assert_eq!(read_from(SMALL.as_bytes()).unwrap(), plain);
    let error = read(&packed[..packed.len() / 2]).unwrap_err();
    assert_eq!(error.why, Why::BrokenGzip {});
}

#[test]
fn bytes_that_break_off_are_told_with_the_place() {
    struct Broken(usize);
    impl Read for Broken {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.0 -= 1;
            into[0] = b'\n';
            Ok(1)
        }
    }
    let found = io::ErrorKind::TimedOut;
    let broken = PbError {
        at: at(4, 1),
        why: Why::NotRead { found },
    };
    assert_eq!(read_from(Broken(3)), Err(broken));
}

#[test]
fn a_file_without_budget_is_refused_as_such() {
    let check = |text: &str, why: Why, at: Place| assert_eq!(refusal(text), PbError { at, why });
    check(
        &SMALL.replace("budget;100\n", ""),
        Why::MissingBudget {},
        at(3, 1),
    );
    check("", Why::MissingBudget {}, at(1, 1));
    check("META\nkey;value\nunit;x\n", Why::MissingBudget {}, at(3, 1));
    check(
        &SMALL.replace("vote_type;approval\n", ""),
        Why::MissingVoteType {},
        at(3, 1),
    );
    let no_meta = SMALL.split_once("PROJECTS").unwrap().1;
    check(
        &format!("PROJECTS{no_meta}"),
        Why::MissingBudget {},
        at(1, 1),
    );
}

/// The small file with a part of it replaced is refused there for this reason.
#[track_caller]
fn refuses(from: &str, to: &str, (line, column): (usize, usize), why: Why) {
    let at = at(line, column);
    let error = refusal(&SMALL.replace(from, to));
    assert_eq!(error, PbError { at, why }, "{to}");
}

#[test]
fn each_refusal_of_a_row_names_its_place() {
    let missing = |column: &'static str| Why::MissingValue { column };
    let no_column = |column: &'static str| Why::MissingColumn { column };
    refuses("META", "key", (1, 1), Why::NoSection {});
    refuses("1;60;A", "1;60;\"A", (7, 6), Why::OpenQuote {});
    refuses(";cost", ";price", (6, 1), no_column("cost"));
    refuses(
        "voter_id;vote",
        "voter_id;votes",
        (10, 1),
        no_column("vote"),
    );
    refuses("1;60;A", "1", (7, 1), missing("cost"));
    refuses("1;60;A", "1;;A", (7, 3), missing("cost"));
    refuses("1;60;A", ";60;A", (7, 1), missing("project_id"));
    refuses("key;value", "key;value\n;x", (3, 1), missing("key"));
    let unknown = |id: &str| Why::UnknownProject { id: id.into() };
    refuses("y;2", "y;2, 3", (12, 6), unknown("3"));
    refuses("y;2", "y;\"2,ñ,3\"", (12, 6), unknown("ñ"));
    refuses("y;2", "ñandú;ñ", (12, 7), unknown("ñ"));
    let id = "1".to_owned();
    refuses("2;50", "1;50", (8, 1), Why::RepeatedProject { id });
    let found = "liked".to_owned();
    refuses(
        "approval",
        " liked",
        (4, 12),
        Why::UnknownVoteType { found },
    );
    let mut latin = SMALL.replace(";A", ";é").into_bytes();
    latin.push(0xff);
    let why = Why::NotUtf8 {};
    assert_eq!(read(&latin), Err(PbError { at: at(13, 1), why }));
}

#[test]
fn each_refusal_of_a_number_names_its_place() {
    for wrong in ["-5", "1e3", "x", ".5", "1.2.3", "1,500", "150,000"] {
        let found = wrong.to_owned();
        refuses(
            "1;60;",
            &format!("1;{wrong};"),
            (7, 3),
            Why::NotAnAmount { found },
        );
    }
    let too_fine = Why::TooManyDecimals { most: 6 };
    refuses("1;60;", "1;6.1234567;", (7, 3), too_fine);
    for huge in ["9007199254740992", "99999999999999999999"] {
        refuses(
            "1;60;",
            &format!("1;{huge};"),
            (7, 3),
            Why::AmountTooLarge {},
        );
    }
    let finer = "2;9007199254740991;\n3;0.1";
    refuses("2;50", finer, (8, 3), Why::AmountTooLarge {});
    for (key, wrong) in [
        ("max_length", "-1"),
        ("max_length", "2.5"),
        ("max_sum_cost", "-1"),
        ("max_sum_cost", "1,500"),
        ("min_points", "few"),
        ("min_project_score_threshold", "-3"),
    ] {
        let found = wrong.to_owned();
        let row = format!("{key}; {wrong}\nbudget");
        let place = (3, key.len() + 3);
        refuses("budget", &row, place, Why::NotANumber { key, found });
    }
}

#[test]
fn each_refusal_of_points_names_its_place() {
    let check = |to: &str, column: usize, why: Why| {
        let at = at(12, column);
        assert_eq!(
            refusal(&SCORES.replace("x;1,2;3,1", to)),
            PbError { at, why },
            "{to}"
        );
    };
    for wrong in ["-1", "x", "1e3", ""] {
        let why = Why::NotPoints {
            found: wrong.into(),
        };
        check(&format!("x;1,2;3,{wrong}"), 9, why.clone());
        check(&format!("x;1,2;\"3,{wrong}\""), 10, why);
    }
    let most = MOST_POINTS;
    check(
        &format!("x;1,2;3,{}", most + 1),
        9,
        Why::TooManyPoints { most },
    );
    check(
        &format!("x;1,2;3,{}", "9".repeat(60)),
        9,
        Why::TooManyPoints { most },
    );
    // These points are too many only where a later point has parts, and the place is theirs.
    check("x;1,2;2000000,1\ny;1;0.5", 7, Why::TooManyPoints { most });
    check("x;1,2;3,0.0000001", 9, Why::TooManyDecimals { most: 6 });
}

#[test]
fn costs_that_together_are_too_large_are_refused_at_the_one_too_many() {
    let large = crate::election::MOST_MONEY;
    let rows: String = (3..140).map(|id| format!("{id};{large};\n")).collect();
    let error = refusal(&SMALL.replace("VOTES", &format!("{rows}VOTES")));
    assert_eq!(error.why, Why::CostsTooLarge {});
    // 128 of these are 2^60 - 128, and the 110 of the first two are within those 128.
    assert_eq!(error.at, at(9 + 128, 5));
}

#[test]
fn what_a_reason_repeats_is_no_longer_than_a_person_reads() {
    let error = refusal(&SMALL.replace("y;2", &format!("y;{}", "ñ".repeat(5000))));
    assert_eq!(
        error.why,
        Why::UnknownProject {
            id: format!("{}…", "ñ".repeat(200))
        }
    );
}

#[test]
fn every_reason_has_its_code_and_names_its_values() {
    let why = Why::NotANumber {
        key: "max_length",
        found: "many".into(),
    };
    assert_eq!(why.code(), "not_a_number");
    assert_eq!(
        why.args(),
        [
            ("key", "max_length".to_owned()),
            ("found", "many".to_owned())
        ]
    );
    let codes: std::collections::BTreeMap<_, _> = Why::CODES.iter().copied().collect();
    assert_eq!(codes[why.code()], ["key", "found"]);
    assert!(codes.contains_key("missing_budget") && codes.len() == Why::CODES.len());
}
