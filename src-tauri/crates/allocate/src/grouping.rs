//! Ballots as they were cast, tidied in place and grouped: equal ballots once, with their number.

use std::cmp::Reverse;

use crate::election::VoteType;
use crate::rows::Rows;

/// Brings each ballot into its form: every project once, sets ascending with the last points given, rankings in
/// their order with the first mention of each project. O(marks) where ballots are in their form already.
pub(crate) fn tidy(rows: &mut Rows, points: &mut Vec<u32>, vote_type: VoteType) {
    if vote_type == VoteType::Ordinal {
        tidy_rankings(rows);
    } else if points.is_empty() {
        tidy_sets(rows);
    } else {
        tidy_scores(rows, points);
    }
}

fn tidy_sets(rows: &mut Rows) {
    rows.rewrite(|row| {
        if ascends(row) {
            return row.len();
        }
        row.sort_unstable();
        keep(row, |kept, item| kept.last() != Some(&item))
    });
}

fn tidy_rankings(rows: &mut Rows) {
    let width = rows
        .items()
        .iter()
        .max()
        .map_or(0, |&most| most as usize + 1);
    // For each project the ballot that named it last, counted from 1: no ballot is searched through.
    let mut named_in = vec![0u32; width];
    let mut ballot = 0u32;
    rows.rewrite(|row| {
        ballot = ballot.wrapping_add(1);
        keep(row, |_, item| {
            let first = named_in[item as usize] != ballot;
            named_in[item as usize] = ballot;
            first
        })
    });
}

fn tidy_scores(rows: &mut Rows, points: &mut Vec<u32>) {
    let (mut read, mut written) = (0, 0);
    let mut marks: Vec<(u32, usize)> = Vec::new();
    let mut given: Vec<u32> = Vec::new();
    rows.rewrite(|row| {
        let cells = read..read + row.len();
        read = cells.end;
        if ascends(row) {
            points.copy_within(cells, written);
            written += row.len();
            return row.len();
        }
        marks.clear();
        marks.extend(row.iter().copied().zip(cells));
        // The later of two equal marks comes first and stays.
        marks.sort_unstable_by_key(|&(project, cell)| (project, Reverse(cell)));
        marks.dedup_by_key(|mark| mark.0);
        given.clear();
        given.extend(marks.iter().map(|&(_, cell)| points[cell]));
        for (item, &(project, _)) in row.iter_mut().zip(&marks) {
            *item = project;
        }
        points[written..written + given.len()].copy_from_slice(&given);
        written += given.len();
        given.len()
    });
    points.truncate(written);
}

fn ascends(row: &[u32]) -> bool {
    row.windows(2).all(|pair| pair[0] < pair[1])
}

/// Moves what is kept to the front of a row; answers how many items that is.
fn keep(row: &mut [u32], mut keeps: impl FnMut(&[u32], u32) -> bool) -> usize {
    let mut kept = 0;
    for next in 0..row.len() {
        let item = row[next];
        if keeps(&row[..kept], item) {
            row[kept] = item;
            kept += 1;
        }
    }
    kept
}

/// The distinct ballots in ascending order, their points, and how often each one occurs.
///
/// `width` is the number of projects. Ballots are sorted by as many leading marks as fit into 64 bits; only ballots
/// that are alike up to there are compared mark by mark.
pub(crate) fn grouped(rows: &Rows, points: &[u32], width: usize) -> (Rows, Vec<u32>, Vec<u32>) {
    let given = |index: u32| points.get(rows.cells(index as usize)).unwrap_or(&[]);
    let whole = |index: u32| (rows.row(index as usize), given(index));
    let beginning = Beginning::of(width);
    let mut order: Vec<(u64, u32)> = (0u32..)
        .zip(0..rows.len())
        .map(|(number, index)| (beginning.key(rows.row(index)), number))
        .collect();
    order.sort_unstable_by_key(|&(key, _)| key);
    let mut distinct = Rows::default();
    let mut distinct_points = Vec::new();
    let mut times: Vec<u32> = Vec::new();
    for alike in order.chunk_by_mut(|left, right| left.0 == right.0) {
        let (key, first) = alike[0];
        if points.is_empty() && beginning.says_all(key) {
            // What the key says is at hand; the row itself would have to be fetched from anywhere in memory.
            distinct.push(beginning.marks(key));
            times.push(u32::try_from(alike.len()).unwrap_or(u32::MAX));
            continue;
        }
        if alike.len() > 1 {
            alike.sort_unstable_by(|left, right| whole(left.1).cmp(&whole(right.1)));
        }
        for equal in alike.chunk_by(|left, right| whole(left.1) == whole(right.1)) {
            let (row, row_points) = whole(equal.first().map_or(first, |one| one.1));
            distinct.push(row.iter().copied());
            distinct_points.extend_from_slice(row_points);
            times.push(u32::try_from(equal.len()).unwrap_or(u32::MAX));
        }
    }
    (distinct, distinct_points, times)
}

/// How the beginning of a ballot is packed into a number that sorts as the ballot does.
#[derive(Clone, Copy)]
struct Beginning {
    bits: u32,
    marks: u32,
}

impl Beginning {
    /// Each mark takes the bits of a number up to `width`; 0 stands for no mark.
    fn of(width: usize) -> Self {
        let bits = (usize::BITS - width.leading_zeros()).clamp(1, 32);
        Beginning {
            bits,
            marks: u64::BITS / bits,
        }
    }

    fn key(self, row: &[u32]) -> u64 {
        let taken = row.iter().take(self.marks as usize);
        let (mut key, mut missing) = (0u64, self.marks);
        for &item in taken {
            key = (key << self.bits) | (u64::from(item) + 1);
            missing -= 1;
        }
        // A ballot without marks would shift by all 64 bits.
        key.checked_shl(self.bits * missing).unwrap_or(0)
    }

    /// Whether a key holds the whole ballot: it has room for one mark more.
    fn says_all(self, key: u64) -> bool {
        key & self.last() == 0
    }

    /// The marks that a key holds.
    fn marks(self, key: u64) -> impl Iterator<Item = u32> {
        let places = (0..self.marks)
            .rev()
            .map(move |place| (key >> (place * self.bits)) & self.last());
        places
            .take_while(|&mark| mark > 0)
            .filter_map(|mark| u32::try_from(mark - 1).ok())
    }

    /// The bits of the last mark.
    fn last(self) -> u64 {
        (1 << self.bits) - 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows_of(ballots: &[Vec<u32>]) -> Rows {
        let mut rows = Rows::default();
        for ballot in ballots {
            rows.push(ballot.iter().copied());
        }
        rows
    }

    fn lists(rows: &Rows) -> Vec<Vec<u32>> {
        (0..rows.len())
            .map(|index| rows.row(index).to_vec())
            .collect()
    }

    /// The same by sorting whole ballots.
    fn plainly(ballots: &[(Vec<u32>, Vec<u32>)]) -> Vec<(Vec<u32>, Vec<u32>, u32)> {
        let mut sorted = ballots.to_vec();
        sorted.sort();
        sorted
            .chunk_by(|left, right| left == right)
            .map(|equal| (equal[0].0.clone(), equal[0].1.clone(), equal.len() as u32))
            .collect()
    }

    proptest! {
        #[test]
        fn sets_come_out_ascending_and_groups_in_the_order_of_whole_ballots(
            ballots in prop::collection::vec(prop::collection::vec(0u32..7, 0..30), 0..40),
            width in prop::sample::select(vec![7usize, 300, 70_000]),
        ) {
            let mut rows = rows_of(&ballots);
            tidy(&mut rows, &mut Vec::new(), VoteType::Approval);
            let tidied: Vec<(Vec<u32>, Vec<u32>)> = ballots
                .iter()
                .map(|ballot| {
                    let set: std::collections::BTreeSet<u32> = ballot.iter().copied().collect();
                    (set.into_iter().collect(), Vec::new())
                })
                .collect();
            prop_assert_eq!(lists(&rows), tidied.iter().map(|ballot| ballot.0.clone()).collect::<Vec<_>>());
            let (distinct, _, times) = grouped(&rows, &[], width);
            let plain = plainly(&tidied);
            prop_assert_eq!(lists(&distinct), plain.iter().map(|ballot| ballot.0.clone()).collect::<Vec<_>>());
            prop_assert_eq!(times, plain.iter().map(|ballot| ballot.2).collect::<Vec<_>>());
        }

        #[test]
        fn scores_keep_the_last_points_and_tell_ballots_apart(
            ballots in prop::collection::vec(prop::collection::vec((0u32..4, 0u32..3), 0..6), 0..40),
        ) {
            let mut rows = Rows::default();
            let mut points = Vec::new();
            for ballot in &ballots {
                rows.push(ballot.iter().map(|mark| mark.0));
                points.extend(ballot.iter().map(|mark| mark.1));
            }
            tidy(&mut rows, &mut points, VoteType::Scoring);
            let tidied: Vec<(Vec<u32>, Vec<u32>)> = ballots
                .iter()
                .map(|ballot| {
                    let last: std::collections::BTreeMap<u32, u32> = ballot.iter().copied().collect();
                    last.into_iter().unzip()
                })
                .collect();
            let (distinct, distinct_points, times) = grouped(&rows, &points, 4);
            let plain = plainly(&tidied);
            prop_assert_eq!(lists(&distinct), plain.iter().map(|ballot| ballot.0.clone()).collect::<Vec<_>>());
            prop_assert_eq!(distinct_points, plain.iter().flat_map(|ballot| ballot.1.clone()).collect::<Vec<_>>());
            prop_assert_eq!(times, plain.iter().map(|ballot| ballot.2).collect::<Vec<_>>());
        }

        #[test]
        fn rankings_keep_the_first_mention(
            ballots in prop::collection::vec(prop::collection::vec(0u32..6, 0..12), 0..20),
        ) {
            let mut rows = rows_of(&ballots);
            tidy(&mut rows, &mut Vec::new(), VoteType::Ordinal);
            let first = |ballot: &Vec<u32>| {
                let mut kept: Vec<u32> = Vec::new();
                for &item in ballot {
                    if !kept.contains(&item) {
                        kept.push(item);
                    }
                }
                kept
            };
            prop_assert_eq!(lists(&rows), ballots.iter().map(first).collect::<Vec<_>>());
        }
    }
}
