//! A text read from its front to its back, once: META, PROJECTS and VOTES into an election.

use super::PbFile;
use super::ballots::{Ballots, holds_something, shown};
use super::error::Why;
use super::ids::Ids;
use super::limits::{Limits, WrittenLimits, number};
use super::numbers::{Decimal, may_part_thousands, power};
use super::scan::{Cell, Columns, Refused, Row, Scanner, Section};
use crate::election::{Election, MOST_COSTS, MOST_PROJECTS, Project, VoteType};

/// The most rows of META.
const MOST_KEYS: usize = 10_000;
/// What begins the heading of META.
pub(super) const KEY: &str = "key";

/// Reads a text without byte order mark.
pub(super) fn read(text: &str) -> Result<PbFile, Refused> {
    let mut scanner = Scanner::new(text);
    let mut row = Row::default();
    let mut reading = Reading::default();
    while scanner.next(&mut row)? {
        if row.is_blank() {
            continue;
        }
        if let Some(section) = Section::begins(&row) {
            reading.section = Some(section);
            reading.awaits_heading = true;
        } else {
            reading.take(&row)?;
        }
        if reading.section == Some(Section::Votes) && !reading.awaits_heading {
            reading
                .ballots
                .take_plain(&mut scanner, &reading.projects.ids)?;
        }
    }
    reading.finish()
}

#[derive(Default)]
struct Reading {
    section: Option<Section>,
    awaits_heading: bool,
    meta: Meta,
    projects: Projects,
    ballots: Ballots,
    /// What the ballots were read as.
    vote_type: Option<VoteType>,
}

impl Reading {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Refused> {
        let Some(section) = self.section else {
            return Err(Why::NoSection {}.at(row.at));
        };
        if self.awaits_heading {
            self.awaits_heading = false;
            match section {
                Section::Projects => return self.projects.open(row),
                Section::Votes => return self.open_votes(row),
                Section::Meta if row.cells[0].value().eq_ignore_ascii_case(KEY) => return Ok(()),
                // Some files leave out the heading of META, which is always the same.
                Section::Meta => {}
            }
        }
        match section {
            Section::Meta => self.meta.take(row),
            Section::Projects => self.projects.take(row),
            Section::Votes => self.ballots.take_row(row, &self.projects.ids),
        }
    }

    /// The first ballots settle the vote type: what META says behind them comes too late.
    fn open_votes(&mut self, heading: &Row<'_>) -> Result<(), Refused> {
        let vote_type = match self.vote_type {
            Some(settled) => settled,
            None => self.meta.vote_type()?,
        };
        self.vote_type = Some(vote_type);
        self.ballots.open(heading, vote_type)
    }

    fn finish(mut self) -> Result<PbFile, Refused> {
        let budget = self.meta.budget()?;
        let vote_type = match self.vote_type {
            Some(settled) => settled,
            None => self.meta.vote_type()?,
        };
        let decimals = self
            .projects
            .most_decimals()
            .max(budget.decimals)
            .max(self.meta.limits.cost_decimals());
        let limits = self.limits(vote_type, decimals)?;
        let score_threshold = self.score_threshold(vote_type)?;
        let parts = u32::try_from(power(self.ballots.decimals)).unwrap_or(u32::MAX);
        let mut builder = Election::builder(amount(budget, decimals)?)
            .unit(power(decimals))
            .vote_type(vote_type)
            .parts_of_a_point(parts);
        let selected = self.projects.selected();
        for project in self.projects.scaled(decimals)? {
            builder.add_project(project);
        }
        builder.take_ballots(self.ballots.rows, self.ballots.points);
        let election = builder
            .build()
            .map_err(|error| Why::Uncountable { error }.at(0))?;
        Ok(PbFile {
            election,
            vote_type,
            decimals,
            limits,
            score_threshold,
            fully_funded: self.meta.fully_funded,
            selected,
            meta: self.meta.rows,
        })
    }

    fn limits(&mut self, vote_type: VoteType, money: u32) -> Result<Limits, Refused> {
        if !vote_type.has_points() {
            return self.meta.limits.scaled(money, None);
        }
        let finest = self.meta.limits.point_decimals();
        let threshold = self
            .meta
            .score_threshold
            .map_or(0, |threshold| threshold.decimals);
        let finest = finest.max(threshold).max(self.ballots.decimals);
        self.ballots.refine(finest)?;
        self.meta.limits.scaled(money, Some(finest))
    }

    /// The threshold in votes, or in parts of a point where the vote has points.
    fn score_threshold(&self, vote_type: VoteType) -> Result<Option<u64>, Refused> {
        let Some(threshold) = self.meta.score_threshold else {
            return Ok(None);
        };
        let scaled = if vote_type.has_points() {
            threshold.scaled(self.ballots.decimals)
        } else {
            Some(threshold.rounded_up())
        };
        let scaled = scaled.and_then(|scaled| u64::try_from(scaled).ok());
        scaled
            .map(Some)
            .ok_or(Why::AmountTooLarge {}.at(threshold.at))
    }
}

/// What META says.
#[derive(Default)]
struct Meta {
    rows: Vec<(String, String)>,
    budget: Option<Decimal>,
    vote_type: Option<VoteType>,
    limits: WrittenLimits,
    score_threshold: Option<Decimal>,
    fully_funded: bool,
    /// Where its last row starts.
    last: usize,
}

impl Meta {
    fn take(&mut self, row: &Row<'_>) -> Result<(), Refused> {
        self.last = row.at;
        if self.rows.len() >= MOST_KEYS {
            return Err(Why::TooMany { most: MOST_KEYS }.at(row.at));
        }
        let key = row.needed(0, KEY)?.value().to_lowercase();
        let Some(value) = row.cells.get(1) else {
            return Ok(());
        };
        match key.as_str() {
            "budget" => self.budget = Some(cost(value)?),
            "vote_type" => self.vote_type = Some(vote_type(value)?),
            "min_project_score_threshold" => self.score_threshold = threshold(value)?,
            "fully_funded" => self.fully_funded = matches!(value.value(), "1" | "1.0"),
            key => self.limits.take(key, value)?,
        }
        self.rows.push((key, value.value().to_owned()));
        Ok(())
    }

    fn budget(&self) -> Result<Decimal, Refused> {
        self.budget.ok_or(Why::MissingBudget {}.at(self.last))
    }

    /// The vote type; a file without budget is told first that it has none.
    fn vote_type(&self) -> Result<VoteType, Refused> {
        self.budget()?;
        self.vote_type.ok_or(Why::MissingVoteType {}.at(self.last))
    }
}

fn threshold(value: &Cell<'_>) -> Result<Option<Decimal>, Refused> {
    const KEY: &str = "min_project_score_threshold";
    let threshold = number(KEY, value)?;
    match threshold {
        Some(threshold) if threshold.digits < 0 => {
            let found = shown(value.value());
            Err(Why::NotANumber { key: KEY, found }.at(threshold.at))
        }
        _ => Ok(threshold),
    }
}

fn vote_type(value: &Cell<'_>) -> Result<VoteType, Refused> {
    let named = |vote_type: &VoteType| vote_type.key().eq_ignore_ascii_case(value.value());
    VoteType::ALL.into_iter().find(named).ok_or_else(|| {
        let found = shown(value.value());
        Why::UnknownVoteType { found }.at(value.value_at())
    })
}

/// A cost or a budget.
fn cost(value: &Cell<'_>) -> Result<Decimal, Refused> {
    let at = value.value_at();
    let wrong = || Why::NotAnAmount {
        found: shown(value.value()),
    };
    let read = Decimal::read(value.value(), at).map_err(|reason| reason.why(wrong).at(at))?;
    if read.digits < 0 || may_part_thousands(value.value()) {
        return Err(wrong().at(at));
    }
    Ok(read)
}

fn amount(number: Decimal, decimals: u32) -> Result<i64, Refused> {
    number
        .scaled(decimals)
        .ok_or(Why::AmountTooLarge {}.at(number.at))
}

/// What PROJECTS says.
#[derive(Default)]
struct Projects {
    columns: ProjectColumns,
    read: Vec<(Project, Decimal)>,
    ids: Ids,
    /// Indices of those that the file marks as selected; nothing where it marks none either way.
    selected: Option<Vec<usize>>,
}

#[derive(Default, Clone, Copy)]
struct ProjectColumns {
    id: usize,
    cost: usize,
    name: Option<usize>,
    zone: Option<usize>,
    categories: Option<usize>,
    selected: Option<usize>,
}

impl Projects {
    fn open(&mut self, heading: &Row<'_>) -> Result<(), Refused> {
        let columns = Columns::of(heading);
        let needed = |column: &'static str| {
            let found = columns.find(&[column]);
            found.ok_or(Why::MissingColumn { column }.at(heading.at))
        };
        self.columns = ProjectColumns {
            id: needed("project_id")?,
            cost: needed("cost")?,
            name: columns.find(&["name"]),
            zone: columns.find(&["neighborhood", "district"]),
            categories: columns.find(&["category", "categories"]),
            selected: columns.find(&["selected"]),
        };
        Ok(())
    }

    fn take(&mut self, row: &Row<'_>) -> Result<(), Refused> {
        let columns = self.columns;
        let id = row.needed(columns.id, "project_id")?;
        let cost = cost(row.needed(columns.cost, "cost")?)?;
        if self.read.len() >= MOST_PROJECTS {
            return Err(Why::TooMany {
                most: MOST_PROJECTS,
            }
            .at(row.at));
        }
        let place = self.read.len();
        let index = u32::try_from(place).unwrap_or(u32::MAX);
        if !self.ids.insert(id.value(), index) {
            let id_again = shown(id.value());
            return Err(Why::RepeatedProject { id: id_again }.at(id.value_at()));
        }
        let text = |column: Option<usize>| {
            let value = row.filled(column).map(Cell::value);
            value
                .filter(|value| holds_something(value))
                .unwrap_or_default()
        };
        let project = Project {
            id: id.value().to_owned(),
            name: text(columns.name).to_owned(),
            zone: text(columns.zone).to_owned(),
            categories: categories(text(columns.categories)),
            ..Project::default()
        };
        if columns.selected.is_some() {
            let selected = self.selected.get_or_insert_default();
            if matches!(text(columns.selected), "1" | "2" | "3") {
                selected.push(place);
            }
        }
        self.read.push((project, cost));
        Ok(())
    }

    fn most_decimals(&self) -> u32 {
        let decimals = self.read.iter().map(|(_, cost)| cost.decimals);
        decimals.max().unwrap_or(0)
    }

    fn selected(&self) -> Option<Vec<String>> {
        let ids = |selected: &Vec<usize>| {
            selected
                .iter()
                .map(|&index| self.read[index].0.id.clone())
                .collect()
        };
        self.selected.as_ref().map(ids)
    }

    /// The projects with their costs in units of 10^-decimals.
    fn scaled(self, decimals: u32) -> Result<Vec<Project>, Refused> {
        let mut sum = 0i64;
        let mut projects = Vec::with_capacity(self.read.len());
        for (mut project, cost) in self.read {
            project.cost = amount(cost, decimals)?;
            // Up to here the sum is at most 2^60, and one cost stays below 2^53.
            sum += project.cost;
            if sum > MOST_COSTS {
                return Err(Why::CostsTooLarge {}.at(cost.at));
            }
            projects.push(project);
        }
        Ok(projects)
    }
}

fn categories(list: &str) -> Vec<String> {
    let named = list
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty());
    named.map(str::to_owned).collect()
}
