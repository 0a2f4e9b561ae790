//! The reader of Pabulib's `.pb` format (<https://pabulib.org/format>, April 2026).
//!
//! Tolerant: byte order mark, CRLF, quotes, extra columns, decimal points or commas, repeated marks in a ballot,
//! projects that cost nothing or that nobody names. Ballots of every vote type are read as the projects they name.

mod error;
mod rows;

pub use error::{PbError, Place};

use std::collections::HashMap;

use crate::election::{
    Election, ElectionBuilder, MOST_BALLOTS, MOST_MONEY, MOST_PROJECTS, Project, VoteType,
};
use rows::{Field, Row, Rows};

/// The largest file read, in bytes.
pub const MOST_BYTES: usize = 512 << 20;
/// The most decimals that an amount may have.
pub const MOST_DECIMALS: u32 = 6;

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PbFile {
    /// The election; its smallest unit is the currency's unit divided by 10^`decimals`, its Add1 step one unit of the currency.
    pub election: Election,
    /// What the file's ballots are.
    pub vote_type: VoteType,
    /// How many decimals the smallest unit has: the most that any amount in the file needs.
    pub decimals: u32,
    /// The keys of META, in small letters, with their values, in order.
    pub meta: Vec<(String, String)>,
}

impl PbFile {
    /// An amount of this file as a decimal number in units of its currency: `14.5`, `300`.
    #[must_use]
    pub fn decimal(&self, amount: i128) -> String {
        let scale = 10i128.pow(self.decimals);
        let whole = amount / scale;
        let part = format!(
            "{:0width$}",
            (amount % scale).abs(),
            width = self.decimals as usize
        );
        match part.trim_end_matches('0') {
            "" => whole.to_string(),
            part => format!("{whole}.{part}"),
        }
    }
}

impl PbFile {
    /// Points of this file as a decimal number.
    #[must_use]
    pub fn points(&self, points: i128) -> String {
        (points / i128::from(self.election.parts_of_a_point())).to_string()
    }
}

/// Reads a whole file. O(bytes + ballots x log ballots); memory is a few times the file.
///
/// # Errors
/// [`PbError`], with the line and column where something else was expected. Never panics.
pub fn read(bytes: &[u8]) -> Result<PbFile, PbError> {
    if bytes.len() > MOST_BYTES {
        return Err(PbError::TooLarge { most: MOST_BYTES });
    }
    let text = str::from_utf8(bytes).map_err(|error| PbError::NotUtf8 {
        at: Place::of(&bytes[..error.valid_up_to()]),
    })?;
    let mut reading = Reading::default();
    for row in Rows::new(text.trim_start_matches('\u{feff}')) {
        reading.take(row?)?;
    }
    reading.finish()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Meta,
    Projects,
    Votes,
}

impl Section {
    fn named(row: &Row<'_>) -> Option<Section> {
        let (first, others) = row.fields.split_first()?;
        if !others.iter().all(|field| field.text.trim().is_empty()) {
            return None;
        }
        match first.text.trim() {
            "META" => Some(Section::Meta),
            "PROJECTS" => Some(Section::Projects),
            "VOTES" => Some(Section::Votes),
            _ => None,
        }
    }
}

/// Where the columns that matter stand in the present section.
#[derive(Debug, Default)]
struct Columns(Vec<String>);

impl Columns {
    fn find(&self, name: &'static str, at: Place) -> Result<usize, PbError> {
        let found = self.0.iter().position(|column| column == name);
        found.ok_or(PbError::MissingColumn { column: name, at })
    }
}

/// A number as written: `digits / 10^decimals`.
#[derive(Debug, Clone, Copy)]
struct Amount {
    digits: i64,
    decimals: u32,
    at: Place,
}

#[derive(Default)]
struct Reading {
    section: Option<Section>,
    columns: Option<Columns>,
    meta: Vec<(String, String)>,
    budget: Option<Amount>,
    vote_type: Option<VoteType>,
    projects: Vec<(Project, Amount)>,
    indices: HashMap<String, u32>,
    ballots: Vec<Vec<(u32, Option<u32>)>>,
    last: Place,
}

impl Reading {
    fn take(&mut self, row: Row<'_>) -> Result<(), PbError> {
        self.last = row.at;
        if let Some(section) = Section::named(&row) {
            self.section = Some(section);
            self.columns = None;
            return Ok(());
        }
        let Some(section) = self.section else {
            return Err(PbError::NoSection { at: row.at });
        };
        let Some(columns) = self.columns.take() else {
            let names = row
                .fields
                .iter()
                .map(|field| field.text.trim().to_lowercase());
            self.columns = Some(Columns(names.collect()));
            return Ok(());
        };
        let taken = match section {
            Section::Meta => self.take_meta(&row),
            Section::Projects => self.take_project(&row, &columns),
            Section::Votes => self.take_ballot(&row, &columns),
        };
        self.columns = Some(columns);
        taken
    }

    fn take_meta(&mut self, row: &Row<'_>) -> Result<(), PbError> {
        let key = row.field(0, "key")?.text.trim().to_lowercase();
        let Some(value) = row.fields.get(1) else {
            return Ok(());
        };
        match key.as_str() {
            "budget" => self.budget = Some(amount(value)?),
            "vote_type" => self.vote_type = Some(vote_type(value)?),
            _ => {}
        }
        self.meta.push((key, value.text.trim().into()));
        Ok(())
    }

    fn take_project(&mut self, row: &Row<'_>, columns: &Columns) -> Result<(), PbError> {
        let id = row.field(columns.find("project_id", row.at)?, "project_id")?;
        let cost = amount(row.field(columns.find("cost", row.at)?, "cost")?)?;
        let name = columns
            .find("name", row.at)
            .ok()
            .and_then(|column| row.fields.get(column));
        if self.projects.len() >= MOST_PROJECTS {
            return Err(PbError::TooMany {
                most: MOST_PROJECTS,
                at: row.at,
            });
        }
        let project = Project {
            id: id.text.trim().into(),
            name: name.map_or_else(String::new, |name| name.text.trim().into()),
            ..Project::default()
        };
        let index = u32::try_from(self.projects.len()).unwrap_or(u32::MAX);
        if self.indices.insert(project.id.clone(), index).is_some() {
            return Err(PbError::RepeatedProject {
                id: project.id,
                at: id.at,
            });
        }
        self.projects.push((project, cost));
        Ok(())
    }

    fn take_ballot(&mut self, row: &Row<'_>, columns: &Columns) -> Result<(), PbError> {
        let column = columns.find("vote", row.at)?;
        if self.ballots.len() >= MOST_BALLOTS {
            return Err(PbError::TooMany {
                most: MOST_BALLOTS,
                at: row.at,
            });
        }
        let mut marks = Vec::new();
        if let Some(vote) = row.fields.get(column) {
            for id in vote
                .text
                .split(',')
                .map(str::trim)
                .filter(|id| !id.is_empty())
            {
                let index = self.indices.get(id);
                let index = *index.ok_or_else(|| PbError::UnknownProject {
                    id: id.into(),
                    at: vote.at,
                })?;
                let given = columns
                    .find("points", row.at)
                    .ok()
                    .and_then(|column| row.fields.get(column));
                let given = given
                    .and_then(|given| given.text.split(',').nth(marks.len()))
                    .and_then(|points| points.trim().parse().ok());
                marks.push((index, given));
            }
        }
        self.ballots.push(marks);
        Ok(())
    }

    fn finish(self) -> Result<PbFile, PbError> {
        let budget = self
            .budget
            .ok_or(PbError::MissingBudget { at: self.last })?;
        let vote_type = self
            .vote_type
            .ok_or(PbError::MissingVoteType { at: self.last })?;
        let costs = self.projects.iter().map(|(_, cost)| cost);
        let decimals = costs
            .chain([&budget])
            .map(|amount| amount.decimals)
            .max()
            .unwrap_or(0);
        let mut builder = Election::builder(budget.scaled(decimals)?)
            .unit(10i64.pow(decimals))
            .vote_type(vote_type);
        for (mut project, cost) in self.projects {
            project.cost = cost.scaled(decimals)?;
            builder.add_project(project);
        }
        let election = with_ballots(builder, self.ballots).build()?;
        Ok(PbFile {
            election,
            vote_type,
            decimals,
            meta: self.meta,
        })
    }
}

fn with_ballots(
    mut builder: ElectionBuilder,
    ballots: Vec<Vec<(u32, Option<u32>)>>,
) -> ElectionBuilder {
    for ballot in ballots {
        builder.add_row(ballot);
    }
    builder
}

fn vote_type(field: &Field<'_>) -> Result<VoteType, PbError> {
    match field.text.trim().to_lowercase().as_str() {
        "approval" => Ok(VoteType::Approval),
        "choose-1" => Ok(VoteType::ChooseOne),
        "cumulative" => Ok(VoteType::Cumulative),
        "scoring" => Ok(VoteType::Scoring),
        "ordinal" => Ok(VoteType::Ordinal),
        other => Err(PbError::UnknownVoteType {
            found: other.into(),
            at: field.at,
        }),
    }
}

/// Reads `1200`, `1200.50` or `1200,50`; zeros at the end of the decimals do not count.
fn amount(field: &Field<'_>) -> Result<Amount, PbError> {
    let written = field.text.trim();
    let wrong = || PbError::NotAnAmount {
        found: written.into(),
        at: field.at,
    };
    let (whole, part) = written.split_once(['.', ',']).unwrap_or((written, ""));
    let part = part.trim_end_matches('0');
    let all_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(part) {
        return Err(wrong());
    }
    let decimals = u32::try_from(part.len()).unwrap_or(u32::MAX);
    if decimals > MOST_DECIMALS {
        return Err(PbError::TooManyDecimals {
            most: MOST_DECIMALS,
            at: field.at,
        });
    }
    let digits = format!("{whole}{part}")
        .parse()
        .map_err(|_| PbError::AmountTooLarge { at: field.at })?;
    Ok(Amount {
        digits,
        decimals,
        at: field.at,
    })
}

impl Amount {
    /// The amount in units of 10^-decimals.
    fn scaled(self, decimals: u32) -> Result<i64, PbError> {
        let scale = 10i64.pow(decimals.saturating_sub(self.decimals));
        let scaled = self
            .digits
            .checked_mul(scale)
            .filter(|&amount| amount <= MOST_MONEY);
        scaled.ok_or(PbError::AmountTooLarge { at: self.at })
    }
}

#[cfg(test)]
mod tests;
