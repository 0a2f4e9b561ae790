//! The ballots of VOTES: read where they stand, without memory of their own for any of them.

use std::ops::Range;

use super::error::Why;
use super::ids::Ids;
use super::numbers::{Decimal, MOST_DECIMALS, NoNumber, power};
use super::scan::{Cell, Columns, Refused, Row, Scanner, Section};
use crate::election::{MOST_BALLOTS, MOST_POINTS, VoteType};
use crate::rows::Rows;

/// What some programs write into a cell that holds nothing.
pub(super) const NOTHING: &str = "none";
/// The longest text that a reason repeats, in characters.
const LONGEST_FOUND: usize = 200;

/// The ballots read so far.
#[derive(Debug, Default)]
pub(super) struct Ballots {
    pub(super) rows: Rows,
    /// The points of each mark in parts of a point; empty where the vote has none.
    pub(super) points: Vec<u32>,
    /// A point has 10^decimals parts.
    pub(super) decimals: u32,
    /// The largest points so far, and where they stand.
    largest: (u32, usize),
    columns: VoteColumns,
}

/// Where the cells of a ballot stand.
#[derive(Debug, Default, Clone, Copy)]
struct VoteColumns {
    vote: usize,
    points: Option<usize>,
    /// Whether marks come with points.
    scores: bool,
}

/// A cell inside a text: the file itself, or the text of a quoted cell that starts at `origin` of the file.
#[derive(Debug, Clone)]
struct Span<'t> {
    text: &'t str,
    range: Range<usize>,
    origin: usize,
}

impl<'t> Span<'t> {
    fn of(cell: &'t Cell<'_>) -> Self {
        Span {
            text: &cell.text,
            range: 0..cell.text.len(),
            origin: cell.at,
        }
    }

    fn whole(&self) -> &'t str {
        self.text.get(self.range.clone()).unwrap_or_default()
    }

    /// Takes what stands before the next comma, without spaces around it; nothing where all is taken.
    fn entry(&mut self) -> Option<Range<usize>> {
        // Behind the last entry the span starts after its own end.
        let rest = self.text.as_bytes().get(self.range.clone())?;
        let length = rest
            .iter()
            .position(|&byte| byte == b',')
            .unwrap_or(rest.len());
        let (mut from, mut to) = (self.range.start, self.range.start + length);
        self.range.start = to + 1;
        let bytes = self.text.as_bytes();
        while from < to && bytes[from].is_ascii_whitespace() {
            from += 1;
        }
        while from < to && bytes[to - 1].is_ascii_whitespace() {
            to -= 1;
        }
        Some(from..to)
    }
}

impl Ballots {
    /// Begins a section with these columns.
    pub(super) fn open(&mut self, heading: &Row<'_>, vote_type: VoteType) -> Result<(), Refused> {
        let columns = Columns::of(heading);
        let vote = columns.find(&["vote"]);
        self.columns = VoteColumns {
            vote: vote.ok_or(Why::MissingColumn { column: "vote" }.at(heading.at))?,
            points: columns.find(&["points"]),
            scores: vote_type.has_points(),
        };
        Ok(())
    }

    /// Takes all plain rows from here on: up to a row with a quote, one that may be blank, a section, or the end.
    pub(super) fn take_plain(
        &mut self,
        scanner: &mut Scanner<'_>,
        ids: &Ids,
    ) -> Result<(), Refused> {
        while let Some(line) = plain_line(scanner) {
            let (vote, points) = self.cells(scanner.text, line.clone());
            self.take(vote, points, (line.start, ids))?;
            scanner.at = line.end;
            scanner.end_line();
        }
        Ok(())
    }

    /// Takes a row of any kind.
    pub(super) fn take_row(&mut self, row: &Row<'_>, ids: &Ids) -> Result<(), Refused> {
        let cell = |column: Option<usize>| row.cells.get(column?).map(Span::of);
        let (vote, points) = (cell(Some(self.columns.vote)), cell(self.columns.points));
        self.take(vote, points, (row.at, ids))
    }

    /// The cells of the vote and of its points in a plain line.
    fn cells<'t>(&self, text: &'t str, line: Range<usize>) -> (Option<Span<'t>>, Option<Span<'t>>) {
        let last = self.columns.points.unwrap_or(0).max(self.columns.vote);
        let (mut vote, mut points) = (None, None);
        let mut from = line.start;
        for column in 0..=last {
            let rest = &text.as_bytes()[from..line.end];
            let length = rest.iter().position(|&byte| byte == b';');
            let to = from + length.unwrap_or(rest.len());
            let span = Span {
                text,
                range: from..to,
                origin: 0,
            };
            if column == self.columns.vote {
                vote = Some(span);
            } else if Some(column) == self.columns.points {
                points = Some(span);
            }
            if length.is_none() {
                break;
            }
            from = to + 1;
        }
        (vote, points)
    }

    fn take(
        &mut self,
        vote: Option<Span<'_>>,
        points: Option<Span<'_>>,
        (at, ids): (usize, &Ids),
    ) -> Result<(), Refused> {
        if self.rows.len() >= MOST_BALLOTS {
            return Err(Why::TooMany { most: MOST_BALLOTS }.at(at));
        }
        match vote {
            Some(vote) if self.columns.scores => self.take_scores(vote, points, ids)?,
            Some(vote) => self.take_marks(vote, ids)?,
            None => {}
        }
        self.rows.close();
        Ok(())
    }

    fn take_marks(&mut self, mut vote: Span<'_>, ids: &Ids) -> Result<(), Refused> {
        let whole = vote.clone();
        while let Some(id) = vote.entry() {
            if let Some(project) = project(&whole, id, ids)? {
                self.rows.mark(project);
            }
        }
        Ok(())
    }

    /// Marks beyond the points are left out, as all marks of a ballot without points are.
    fn take_scores(
        &mut self,
        mut vote: Span<'_>,
        points: Option<Span<'_>>,
        ids: &Ids,
    ) -> Result<(), Refused> {
        let given = points.filter(|points| holds_something(points.whole()));
        let Some(mut points) = given else {
            return Ok(());
        };
        let whole = vote.clone();
        while let (Some(id), Some(given)) = (vote.entry(), points.entry()) {
            if let Some(project) = project(&whole, id, ids)? {
                let written = points.text.get(given.clone()).unwrap_or_default();
                let parts = self.parts(written, points.origin + given.start)?;
                self.rows.mark(project);
                self.points.push(parts);
            }
        }
        Ok(())
    }

    /// Points in parts of a point; finer ones than any before make all parts finer.
    fn parts(&mut self, written: &str, at: usize) -> Result<u32, Refused> {
        let not_points = || Why::NotPoints {
            found: shown(written),
        };
        let number = Decimal::read(written.trim(), at).map_err(|reason| match reason {
            NoNumber::TooLarge => Why::TooManyPoints { most: MOST_POINTS }.at(at),
            NoNumber::Other | NoNumber::TooFine => reason.why(not_points).at(at),
        })?;
        if number.digits < 0 {
            return Err(not_points().at(at));
        }
        if number.decimals > self.decimals {
            self.refine(number.decimals)?;
        }
        let parts = number
            .scaled(self.decimals)
            .and_then(|parts| u32::try_from(parts).ok());
        let parts = parts.filter(|&parts| parts <= MOST_POINTS);
        let parts = parts.ok_or(Why::TooManyPoints { most: MOST_POINTS }.at(at))?;
        if parts > self.largest.0 {
            self.largest = (parts, at);
        }
        Ok(parts)
    }

    /// Makes a point 10^decimals parts. It happens at most as often as numbers may have decimals.
    pub(super) fn refine(&mut self, decimals: u32) -> Result<(), Refused> {
        debug_assert!(self.decimals <= decimals && decimals <= MOST_DECIMALS);
        let finer = u32::try_from(power(decimals - self.decimals)).unwrap_or(u32::MAX);
        let largest = self.largest.0.checked_mul(finer);
        let Some(largest) = largest.filter(|&largest| largest <= MOST_POINTS) else {
            return Err(Why::TooManyPoints { most: MOST_POINTS }.at(self.largest.1));
        };
        self.points.iter_mut().for_each(|points| *points *= finer);
        self.largest.0 = largest;
        self.decimals = decimals;
        Ok(())
    }
}

/// The next line where it is plain: it has no quote, begins no section and is surely not blank.
fn plain_line(scanner: &Scanner<'_>) -> Option<Range<usize>> {
    let rest = &scanner.text.as_bytes()[scanner.at..];
    let first = *rest.first()?;
    let plain = first.is_ascii_graphic() && !matches!(first, b';' | b'"');
    let stop = |byte: &u8| matches!(byte, b'\n' | b'\r' | b'"');
    let length = rest.iter().position(stop).unwrap_or(rest.len());
    if !plain || rest.get(length) == Some(&b'"') {
        return None;
    }
    // The names of sections begin with these letters, and few ids of voters do.
    if matches!(first, b'M' | b'm' | b'P' | b'p' | b'V' | b'v') {
        let line = &scanner.text[scanner.at..scanner.at + length];
        let name = line.split(';').next().unwrap_or_default();
        if Section::of(name.trim()).is_some() {
            return None;
        }
    }
    Some(scanner.at..scanner.at + length)
}

/// The project that an entry of a vote names; nothing where it names none.
fn project(vote: &Span<'_>, id: Range<usize>, ids: &Ids) -> Result<Option<u32>, Refused> {
    if id.is_empty() {
        return Ok(None);
    }
    let found = ids.find(vote.text.as_bytes(), id.clone());
    if found.is_some() {
        return Ok(found);
    }
    // Spaces that are no ASCII ones, such as the one that does not break, stand around it at most.
    let written = vote.text.get(id.clone()).unwrap_or_default();
    let trimmed = written.trim();
    let found = ids.find(trimmed.as_bytes(), 0..trimmed.len());
    if found.is_some() || trimmed.is_empty() || !holds_something(vote.whole()) {
        return Ok(found);
    }
    let found = shown(written);
    Err(Why::UnknownProject { id: found }.at(vote.origin + id.start))
}

/// Whether a cell that need not be filled says anything.
pub(super) fn holds_something(text: &str) -> bool {
    let value = text.trim();
    !value.is_empty() && !value.eq_ignore_ascii_case(NOTHING)
}

/// What was found, as far as a reason repeats it.
pub(super) fn shown(found: &str) -> String {
    match found.char_indices().nth(LONGEST_FOUND) {
        Some((end, _)) => format!("{}…", &found[..end]),
        None => found.to_owned(),
    }
}
