//! VOTES against the format: each ballot against the limits, and what all of them come to.

use std::borrow::Cow;
use std::collections::HashSet;

use super::cells::Heading;
use super::finding::{Findings, What};
use super::meta::Meta;
use super::projects::Projects;
use super::sums::{Sum, told};
use crate::election::VoteType;
use crate::pb::ballots::shown;
use crate::pb::numbers::Decimal;
use crate::pb::scan::{Cell, Row};

/// What is known of the ballots.
#[derive(Debug, Default)]
pub(super) struct Votes<'a> {
    heading: Heading,
    columns: Columns,
    vote_type: Option<VoteType>,
    limits: Limits,
    voters: HashSet<Cow<'a, str>>,
    /// How many ballots there are.
    pub(super) count: u64,
    /// The present ballot: its projects in their order.
    marks: Vec<u32>,
    points: Vec<Decimal>,
}

#[derive(Debug, Default, Clone, Copy)]
struct Columns {
    voter: Option<usize>,
    vote: Option<usize>,
    points: Option<usize>,
}

/// The limits of META as they are written.
#[derive(Debug, Default)]
struct Limits {
    lengths: (Option<u64>, Option<u64>),
    costs: Bounds,
    points: Bounds,
    sums: Bounds,
}

/// A least and a most, each with its key.
#[derive(Debug, Default, Clone, Copy)]
struct Bounds {
    least: Option<(&'static str, Decimal)>,
    most: Option<(&'static str, Decimal)>,
}

impl Bounds {
    fn of(meta: &Meta, least: &'static str, most: &'static str) -> Self {
        let bound = |key: &'static str| meta.number(key).map(|number| (key, number));
        Bounds {
            least: bound(least),
            most: bound(most),
        }
    }

    /// The bound that a sum does not keep.
    fn broken(self, sum: Sum) -> Option<(&'static str, String)> {
        let under = self.least.filter(|(_, least)| sum < Sum::of(*least));
        let over = self.most.filter(|(_, most)| sum > Sum::of(*most));
        under
            .or(over)
            .map(|(key, bound)| (key, told(Sum::of(bound))))
    }
}

impl<'a> Votes<'a> {
    pub(super) fn open(&mut self, row: &Row<'_>, meta: &Meta, findings: &mut Findings) {
        self.heading = Heading::of(row, super::Section::Votes, findings);
        self.columns = Columns {
            voter: self.heading.find("voter_id"),
            vote: self.heading.find("vote"),
            points: self.heading.find("points"),
        };
        self.vote_type = meta.vote_type();
        self.limits = Limits {
            lengths: (meta.count("min_length"), meta.count("max_length")),
            costs: Bounds::of(meta, "min_sum_cost", "max_sum_cost"),
            points: Bounds::of(meta, "min_points", "max_points"),
            sums: Bounds::of(meta, "min_sum_points", "max_sum_points"),
        };
    }

    /// Whether ballots are ranks without points, which are then counted from the number of ranks down to 1.
    pub(super) fn counts_ranks(&self) -> bool {
        self.vote_type == Some(VoteType::Ordinal) && self.columns.points.is_none()
    }

    pub(super) fn take(&mut self, row: &Row<'a>, projects: &mut Projects, findings: &mut Findings) {
        self.heading.check(row, findings);
        self.count += 1;
        if let Some(voter) = row.filled(self.columns.voter) {
            self.take_voter(voter, findings);
        }
        let vote = row.filled(self.columns.vote);
        let at = vote.map_or(row.at, Cell::value_at);
        self.marks.clear();
        for id in vote.map(Cell::value).into_iter().flat_map(entries) {
            match projects.index(id) {
                Some(index) => self.marks.push(index),
                None => {
                    let project = shown(id);
                    findings.error(at, What::NoSuchProject { project });
                }
            }
        }
        self.take_points(
            row,
            vote.map_or(0, |vote| entries(vote.value()).count()),
            findings,
        );
        self.find_length(at, findings);
        if self.vote_type == Some(VoteType::Approval) {
            let costs = self.marks.iter().map(|&mark| projects.cost(mark)).sum();
            self.find_sum(costs, self.limits.costs, (at, findings));
        }
        let repeated = projects.count(&self.marks, &self.points, self.counts_ranks());
        if let Some(project) = repeated {
            findings.error(at, What::MarkRepeated { project });
        }
    }

    fn take_voter(&mut self, cell: &Cell<'a>, findings: &mut Findings) {
        let voter = match &cell.text {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        if !self.voters.insert(voter) {
            let voter = shown(cell.value());
            findings.error(cell.at, What::VoterRepeated { voter });
        }
    }

    fn find_length(&self, at: usize, findings: &mut Findings) {
        let count = self.marks.len() as u64;
        let one = self.vote_type == Some(VoteType::ChooseOne);
        let (fewest, most) = if one {
            (Some(1), Some(1))
        } else {
            self.limits.lengths
        };
        if let Some(most) = most.filter(|&most| count > most) {
            findings.error(at, What::MarksTooMany { count, most });
        }
        if let Some(fewest) = fewest.filter(|&fewest| count < fewest) {
            findings.error(at, What::MarksTooFew { count, fewest });
        }
    }

    /// Reads the points of a ballot with so many entries, and finds what is wrong with them.
    fn take_points(&mut self, row: &Row<'_>, entries_of_vote: usize, findings: &mut Findings) {
        self.points.clear();
        let (Some(vote_type), cell) = (self.vote_type, row.filled(self.columns.points)) else {
            return;
        };
        let Some(cell) = cell else {
            if vote_type.has_points() {
                findings.error(row.at, What::PointsMissing {});
            }
            return;
        };
        let at = cell.value_at();
        if vote_type.is_approval() {
            let vote_type = vote_type.key().to_owned();
            return findings.error(at, What::PointsIdle { vote_type });
        }
        let given = entries(cell.value()).count();
        if given != entries_of_vote {
            let (marks, points) = (entries_of_vote as u64, given as u64);
            findings.error(at, What::PointsUneven { marks, points });
        }
        for entry in entries(cell.value()) {
            match Decimal::read(entry, at)
                .ok()
                .filter(|number| number.digits >= 0)
            {
                Some(number) => self.points.push(number),
                None => {
                    let (column, found) = ("points".to_owned(), shown(entry));
                    findings.error(at, What::NotNumeric { column, found });
                }
            }
        }
        self.find_points(at, findings);
    }

    fn find_points(&self, at: usize, findings: &mut Findings) {
        let sums = || self.points.iter().map(|&points| Sum::of(points));
        let outside = sums().find_map(|points| Some((points, self.limits.points.broken(points)?)));
        if let Some((points, (key, limit))) = outside {
            let found = told(points);
            findings.error(at, What::PointsOutside { found, key, limit });
        }
        self.find_sum(sums().sum(), self.limits.sums, (at, findings));
        if sums()
            .zip(sums().skip(1))
            .any(|(before, after)| before < after)
        {
            findings.warning(at, What::PointsUnsorted {});
        }
    }

    fn find_sum(&self, sum: Sum, bounds: Bounds, (at, findings): (usize, &mut Findings)) {
        if let Some((key, limit)) = bounds.broken(sum) {
            let found = told(sum);
            findings.warning(at, What::SumOutside { found, key, limit });
        }
    }
}

/// What a list names.
pub(super) fn entries(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
}
