//! A hundred thousand damaged files: none makes the reader panic, and every refusal has its place.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::collections::BTreeSet;
use std::io::Write;

use cocrea_allocate::pb::{self, PbFile, Place};
use flate2::Compression;
use flate2::write::GzEncoder;

/// How many files are made, and how many of them are also checked: a check looks at far more.
const FILES: u64 = 100_000;
const CHECKED_EACH: u64 = 10;

const APPROVAL: &str = "META\nkey;value\nbudget;100.50\nvote_type;approval\nmax_length;3\nmax_sum_cost;99,5\ncomment;\"#1: a; \"\"b\"\"\"\n\
    PROJECTS\nproject_id;cost;name;category;neighborhood;selected\n1;60;A;x,y;N;1\nBO.OM.16/24;50,25;\"B; c\";None;;0\n\
    VOTES\nvoter_id;vote;sex\nv1;1,BO.OM.16/24;M\n2;1;F\n3;;\n\"4\";\"1,1\";O\n";
const CUMULATIVE: &str = "\u{feff}META\r\nkey;value\r\nbudget;7\r\nvote_type;cumulative\r\nmax_sum_points;6\r\nmin_points;0.5\r\n\
    PROJECTS\r\nproject_id;cost\r\na;3\r\nñ;5\r\n\r\nVOTES\r\nvoter_id;vote;points\r\nx;a,ñ;4,0.25\r\ny;ñ;1\r\nz;a,ñ;2\r\n";
const ORDINAL: &str = "meta\nbudget ; 9 \nVote_Type;Ordinal\nmin_project_score_threshold;2\nfully_funded;1\nPROJECTS\ncost;project_id\n1;10\n2;9\n3;8\n\
    votes\nvote;voter_id\n8,9,10;1\n10;2\n 9 , 8 ;3";

/// A generator of numbers by the rule of Marsaglia (2003), "Xorshift RNGs", with the shifts 13, 7 and 17.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

const PIECES: &[&str] = &[
    ";",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    ",",
    " ",
    "\u{a0}",
    "\0",
    "-1",
    "0",
    "0.000001",
    "1e9",
    "NaN",
    "9007199254740991",
    "99999999999999999999999999",
    "16777216",
    "0.1234567",
    "META\n",
    "PROJECTS\n",
    "VOTES\n",
    "VOTES",
    "budget;1\n",
    "vote_type;scoring\n",
    "vote_type;choose-1\n",
    "none",
    "points",
    ";;;;;;;;",
    "ñ",
    "\u{feff}",
    "1;",
    "max_length;x\n",
];

/// Damages a file in one way.
fn damage(file: &mut Vec<u8>, chance: &mut Chance) {
    let at = chance.below(file.len());
    match chance.below(9) {
        0 if !file.is_empty() => file[at] ^= 1 << chance.below(8),
        1 if !file.is_empty() => file[at] = chance.next() as u8,
        2 => file.truncate(at),
        3 => drop(file.drain(..at)),
        4 | 5 => {
            let piece = chance.of(PIECES).bytes();
            drop(file.splice(at..at, piece));
        }
        6 => {
            let end = (at + chance.below(12)).min(file.len());
            let piece = chance.of(PIECES).bytes();
            drop(file.splice(at..end, piece));
        }
        way => {
            let mut lines: Vec<&[u8]> = file.split_inclusive(|&byte| byte == b'\n').collect();
            let (one, other) = (chance.below(lines.len()), chance.below(lines.len()));
            match lines.get(one).copied() {
                Some(line) if way == 7 => lines.insert(other, line),
                Some(_) => lines.swap(one, other),
                None => {}
            }
            *file = lines.concat();
        }
    }
}

fn packed(text: &str) -> Vec<u8> {
    let mut packing = GzEncoder::new(Vec::new(), Compression::default());
    packing.write_all(text.as_bytes()).unwrap();
    packing.finish().unwrap()
}

/// A place is in the file: on one of its lines, or just behind the last one.
fn is_inside(at: Place, file: &[u8]) -> bool {
    let text = String::from_utf8_lossy(file);
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let lines: Vec<&str> = text.split(['\n', '\r']).collect();
    let line = lines.get(at.line - 1);
    line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&at.column))
}

/// What holds of every election that was read.
fn is_whole(file: &PbFile) {
    let election = &file.election;
    let voters: u64 = election
        .ballots()
        .map(|ballot| u64::from(ballot.times))
        .sum();
    assert_eq!(voters, election.voters());
    let mut votes = vec![0; election.projects().len()];
    for ballot in election.ballots() {
        assert!(ballot.points.is_empty() || ballot.points.len() == ballot.projects.len());
        let different: BTreeSet<&u32> = ballot.projects.iter().collect();
        assert_eq!(different.len(), ballot.projects.len());
        ballot
            .projects
            .iter()
            .for_each(|&project| votes[project as usize] += u64::from(ballot.times));
    }
    for (project, votes) in votes.into_iter().enumerate() {
        assert_eq!(election.votes(project), votes);
        assert!(!file.decimal(election.projects()[project].cost).is_empty());
    }
}

#[test]
fn damaged_files_are_read_or_refused_at_a_place_in_them() {
    let mut chance = Chance(0x5eed_0f00_d15e_a5ed);
    let texts = [APPROVAL, CUMULATIVE, ORDINAL];
    let (mut read, mut reasons, mut findings) = (0, BTreeSet::new(), BTreeSet::new());
    for number in 0..FILES {
        let text = chance.of(&texts);
        let is_packed = number % 50 == 0;
        let mut file = if is_packed {
            packed(text)
        } else {
            text.as_bytes().to_vec()
        };
        for _ in 0..=chance.below(4) {
            damage(&mut file, &mut chance);
        }
        match pb::read(&file) {
            Ok(whole) => {
                is_whole(&whole);
                read += 1;
            }
            Err(error) => {
                let placed = is_packed || is_inside(error.at, &file);
                assert!(placed, "{error} in {:?}", String::from_utf8_lossy(&file));
                reasons.insert(error.why.code());
            }
        }
        if number % CHECKED_EACH == 0 {
            for finding in pb::check(&file) {
                let placed = is_packed || is_inside(finding.at, &file);
                assert!(placed, "{finding} in {:?}", String::from_utf8_lossy(&file));
                findings.insert(finding.code());
            }
        }
    }
    // The damage reaches both sides, most reasons and most findings.
    assert!(read > 10_000 && read < 90_000, "{read}");
    assert!(reasons.len() >= 16, "{reasons:?}");
    assert!(findings.len() >= 60, "{} {findings:?}", findings.len());
}
