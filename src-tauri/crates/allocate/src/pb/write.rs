//! The writer: an election as a strict file.

use std::collections::{BTreeSet, HashSet};

use thiserror::Error;

use super::check::{Finding, Severity, What, check};
use super::heading::{Heading, numbered};
use super::numbers::{decimals_of, written};
use super::place::Place;
use super::scan::Section;
use crate::election::{Ballot, Election, Project, VoteType};

/// Why an election has no strict file: everything that a check of the file finds and the format forbids.
///
/// The places are those of the file that would have been written.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the election has no strict file: {}", first(findings))]
pub struct Unwritable {
    /// What the format forbids, at least one.
    pub findings: Vec<Finding>,
}

fn first(findings: &[Finding]) -> String {
    findings
        .first()
        .map_or_else(String::new, Finding::to_string)
}

/// Writes an election as a strict file of April 2026, and which projects were selected where that is given.
///
/// Ballots are written group by group and their voters numbered, so that the order in which people voted is not in
/// the file. Counts, sums and `fully_funded` are computed. [`super::read`] gives the same election again, with money
/// and points in the largest parts that hold them. What is selected must follow the rule where that is a greedy one;
/// whether it follows Equal Shares is not computed here.
///
/// # Errors
/// [`Unwritable`]: the format knows no ballots without marks, no projects that cost less than 1 or more than the
/// budget, no projects with and without name or zone side by side, no list entry with a comma, and no unit of money
/// that is no decimal part of the currency.
pub fn write(
    election: &Election,
    heading: &Heading,
    selected: Option<&[String]>,
) -> Result<String, Unwritable> {
    let Some(scale) = Scale::of(election) else {
        return Err(unwritable(What::ReadOtherwise {
            part: "unit".to_owned(),
        }));
    };
    let mut unknown: BTreeSet<&str> = selected.into_iter().flatten().map(String::as_str).collect();
    for project in election.projects() {
        unknown.remove(project.id.as_str());
    }
    if let Some(project) = unknown.first().map(|id| (*id).to_owned()) {
        return Err(unwritable(What::NoSuchProject { project }));
    }
    let mut sheet = Sheet {
        text: String::new(),
        election,
        scale,
    };
    sheet.meta(heading);
    sheet.projects(selected);
    sheet.votes();
    let mut findings = check(sheet.text.as_bytes());
    findings.retain(|finding| finding.severity == Severity::Error);
    if !findings.is_empty() {
        return Err(Unwritable { findings });
    }
    match read_otherwise(election, scale, &sheet.text) {
        Some(part) => Err(unwritable(What::ReadOtherwise { part })),
        None => Ok(sheet.text),
    }
}

fn unwritable(what: What) -> Unwritable {
    let finding = Finding {
        severity: Severity::Error,
        at: Place::default(),
        what,
    };
    Unwritable {
        findings: vec![finding],
    }
}

/// How many decimals money and points have.
#[derive(Debug, Clone, Copy)]
struct Scale {
    money: u32,
    points: u32,
}

impl Scale {
    fn of(election: &Election) -> Option<Self> {
        Some(Scale {
            money: decimals_of(election.unit())?,
            points: decimals_of(i64::from(election.parts_of_a_point()))?,
        })
    }
}

/// The file as far as it is written.
struct Sheet<'e> {
    text: String,
    election: &'e Election,
    scale: Scale,
}

impl Sheet<'_> {
    fn row<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) {
        for (place, cell) in cells.into_iter().enumerate() {
            if place > 0 {
                self.text.push(';');
            }
            push_cell(&mut self.text, cell);
        }
        self.text.push('\n');
    }

    /// A key with its value, unless that is empty.
    fn said(&mut self, key: &str, value: &str) {
        if !value.is_empty() {
            self.row([key, value]);
        }
    }

    fn meta(&mut self, heading: &Heading) {
        self.row([Section::Meta.name()]);
        self.row(["key", "value"]);
        self.row(["description", &heading.description]);
        self.row(["country", &heading.country]);
        self.row(["unit", &heading.unit]);
        self.said("district", &heading.district);
        self.said("subunit", &heading.subunit);
        self.row(["instance", &heading.instance]);
        self.row(["num_projects", &self.election.projects().len().to_string()]);
        self.row(["num_votes", &self.election.voters().to_string()]);
        self.row(["budget", &written(self.election.budget(), self.scale.money)]);
        self.row(["vote_type", self.election.vote_type().key()]);
        self.row(["rule", heading.rule.key()]);
        self.row(["date_begin", &heading.date_begin]);
        self.row(["date_end", &heading.date_end]);
        self.limits(heading);
        self.said("edition", &heading.edition);
        self.said("language", &heading.language);
        self.said("currency", &heading.currency);
        if everything_fits(self.election) {
            self.row(["fully_funded", "1"]);
        }
        if heading.experimental {
            self.row(["experimental", "1"]);
        }
        self.said("comment", &numbered(&heading.comments));
        self.said("acknowledgments", &heading.acknowledgments);
    }

    fn limits(&mut self, heading: &Heading) {
        let (limits, scale) = (heading.limits, self.scale);
        let count = |count: Option<u64>| count.map(|count| count.to_string());
        let money = |amount: Option<i64>| amount.map(|amount| written(amount, scale.money));
        let points = |points: Option<i64>| points.map(|points| written(points, scale.points));
        let has_points = self.election.vote_type().has_points();
        let threshold = heading
            .score_threshold
            .map(|score| i64::try_from(score).unwrap_or(i64::MAX));
        let rows = [
            ("min_length", count(limits.min_length)),
            ("max_length", count(limits.max_length)),
            ("min_sum_cost", money(limits.min_sum_cost)),
            ("max_sum_cost", money(limits.max_sum_cost)),
            ("min_points", points(limits.min_points)),
            ("max_points", points(limits.max_points)),
            ("min_sum_points", points(limits.min_sum_points)),
            ("max_sum_points", points(limits.max_sum_points)),
            ("default_score", points(limits.default_score)),
            (
                "min_project_score_threshold",
                threshold.map(|score| written(score, if has_points { scale.points } else { 0 })),
            ),
        ];
        for (key, value) in rows {
            self.said(key, &value.unwrap_or_default());
        }
    }

    fn projects(&mut self, selected: Option<&[String]>) {
        let election = self.election;
        let any = |filled: fn(&Project) -> bool| election.projects().iter().any(filled);
        let has_name = any(|project| !project.name.is_empty());
        let has_category = any(|project| !project.categories.is_empty());
        let has_zone = any(|project| !project.zone.is_empty());
        let scores = scores(election);
        let ids: Option<HashSet<&str>> =
            selected.map(|ids| ids.iter().map(String::as_str).collect());
        self.row([Section::Projects.name()]);
        let columns = [
            ("project_id", true),
            ("cost", true),
            ("votes", true),
            ("score", scores.is_some()),
            ("name", has_name),
            ("category", has_category),
            ("selected", selected.is_some()),
            ("neighborhood", has_zone),
        ];
        self.row(
            columns
                .iter()
                .filter(|column| column.1)
                .map(|column| column.0),
        );
        for (index, project) in election.projects().iter().enumerate() {
            let is_selected = ids
                .as_ref()
                .is_some_and(|ids| ids.contains(project.id.as_str()));
            let score = scores.as_ref().map_or(0, |scores| scores[index]);
            let cells = [
                project.id.clone(),
                written(project.cost, self.scale.money),
                election.votes(index).to_string(),
                score.to_string(),
                project.name.clone(),
                project.categories.join(","),
                u8::from(is_selected).to_string(),
                project.zone.clone(),
            ];
            let cells = cells.iter().zip(columns).filter(|(_, column)| column.1);
            self.row(cells.map(|(cell, _)| cell.as_str()));
        }
    }

    fn votes(&mut self) {
        let election = self.election;
        let has_points = election.vote_type().has_points();
        self.row([Section::Votes.name()]);
        self.row(
            ["voter_id", "vote", "points"]
                .into_iter()
                .take(if has_points { 3 } else { 2 }),
        );
        let mut voter = 0u64;
        for ballot in election.ballots() {
            let (vote, points) = self.ballot(ballot);
            for _ in 0..ballot.times {
                voter += 1;
                let cells = [&voter.to_string(), &vote, &points];
                let cells = cells.into_iter().take(if has_points { 3 } else { 2 });
                self.row(cells.map(String::as_str));
            }
        }
    }

    /// The projects of a ballot and their points, the most points first.
    fn ballot(&self, ballot: Ballot<'_>) -> (String, String) {
        let mut marks: Vec<(u32, u32)> = ballot
            .projects
            .iter()
            .enumerate()
            .map(|(place, &project)| (project, ballot.points.get(place).copied().unwrap_or(0)))
            .collect();
        marks.sort_by_key(|&(_, points)| std::cmp::Reverse(points));
        let ids = marks
            .iter()
            .map(|mark| self.election.projects()[mark.0 as usize].id.as_str());
        let points = marks
            .iter()
            .map(|mark| written(i64::from(mark.1), self.scale.points));
        (
            ids.collect::<Vec<_>>().join(","),
            points.collect::<Vec<_>>().join(","),
        )
    }
}

/// Quotes a cell where it holds what ends cells or, for some programs, lines.
fn push_cell(text: &mut String, cell: &str) {
    let ends = |letter: char| {
        matches!(
            letter,
            ';' | '"' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'
        ) || ('\u{b}'..='\u{1f}').contains(&letter)
    };
    if !cell.contains(ends) {
        text.push_str(cell);
        return;
    }
    text.push('"');
    text.push_str(&cell.replace('"', "\"\""));
    text.push('"');
}

/// Whether the budget is enough for every project, in whole units as the official checker counts.
fn everything_fits(election: &Election) -> bool {
    let whole = |amount: i64| amount.div_euclid(election.unit());
    let costs = election
        .projects()
        .iter()
        .map(|project| whole(project.cost));
    costs.sum::<i64>() <= whole(election.budget())
}

/// The points of each project, where all are whole; ranks count from their number down to 1, as results of ranked
/// votes are published.
fn scores(election: &Election) -> Option<Vec<u64>> {
    if election.vote_type().is_approval() {
        return None;
    }
    let ranked = election.vote_type() == VoteType::Ordinal;
    let parts = election.parts_of_a_point();
    let mut scores = vec![0u64; election.projects().len()];
    for ballot in election.ballots() {
        for (place, &project) in ballot.projects.iter().enumerate() {
            let points = if ranked {
                (ballot.projects.len() - place) as u64
            } else if ballot.points[place].is_multiple_of(parts) {
                u64::from(ballot.points[place] / parts)
            } else {
                return None;
            };
            scores[project as usize] += points * u64::from(ballot.times);
        }
    }
    Some(scores)
}

/// The first part of an election that a text gives otherwise, if there is one.
fn read_otherwise(election: &Election, scale: Scale, text: &str) -> Option<String> {
    let Ok(file) = super::read(text.as_bytes()) else {
        return Some("file".to_owned());
    };
    let again = &file.election;
    let finer = |amount: i64| written(amount, scale.money);
    let coarser = |amount: i64| written(amount, file.decimals);
    for (project, other) in election.projects().iter().zip(again.projects()) {
        let alike = Project {
            cost: 0,
            ..project.clone()
        } == Project {
            cost: 0,
            ..other.clone()
        };
        if !alike || finer(project.cost) != coarser(other.cost) {
            return Some(project.id.clone());
        }
    }
    let points = |ballot: Ballot<'_>, parts: u32| -> Vec<u64> {
        ballot
            .points
            .iter()
            .map(|&points| u64::from(points) * u64::from(parts))
            .collect()
    };
    let same_ballot = |(ballot, other): (Ballot<'_>, Ballot<'_>)| {
        (ballot.projects, ballot.times) == (other.projects, other.times)
            && points(ballot, again.parts_of_a_point())
                == points(other, election.parts_of_a_point())
    };
    let same_ballots = election.distinct_ballots() == again.distinct_ballots()
        && election.ballots().zip(again.ballots()).all(same_ballot);
    let same_money = finer(election.budget()) == coarser(again.budget());
    let same_rest = (
        election.vote_type(),
        election.projects().len(),
        election.voters(),
    ) == (again.vote_type(), again.projects().len(), again.voters());
    (!same_ballots || !same_money || !same_rest).then(|| "ballots".to_owned())
}

#[cfg(test)]
mod tests;
