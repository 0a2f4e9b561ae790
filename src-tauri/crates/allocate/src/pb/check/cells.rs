//! Cells against the fields of the format: headings, and what stands below them.

use super::dates::Date;
use super::finding::{Findings, What};
use super::words::{self, Field, Kind};
use crate::pb::ballots::shown;
use crate::pb::numbers::Decimal;
use crate::pb::scan::{Cell, Row, Section};

/// What begins the first comment.
const FIRST_COMMENT: &str = "#1: ";
/// The name of PROJECTS' `beneficiaries` before April 2026.
const OLD_NAME: (&str, &str) = ("target", "beneficiaries");

/// The columns of a section as its heading names them.
#[derive(Debug, Default)]
pub(super) struct Heading {
    fields: Vec<Option<&'static Field>>,
}

impl Heading {
    /// Reads the heading of a section, and finds what is wrong with it.
    pub(super) fn of(row: &Row<'_>, section: Section, findings: &mut Findings) -> Self {
        let (known, name) = match section {
            Section::Meta => (words::META, section.name()),
            Section::Projects => (words::PROJECTS, section.name()),
            Section::Votes => (words::VOTES, section.name()),
        };
        let mut heading = Heading::default();
        let mut order = Order::new(known);
        for cell in &row.cells {
            find_spaces(cell, findings);
            let column = cell.value();
            let place = known.iter().position(|field| field.name == column);
            if place.is_none() && !column.is_empty() {
                findings.error(cell.at, unknown(name, column));
            }
            if let Some(place) = place {
                order.take(place, cell.at, findings);
            }
            let field = place.map(|place| &known[place]);
            let first_time = field.filter(|field| heading.find(field.name).is_none());
            if field.is_some() && first_time.is_none() {
                let column = column.to_owned();
                findings.error(cell.at, What::ColumnRepeated { column });
            }
            heading.fields.push(first_time);
        }
        let first = known[0].name;
        if heading.find(first) != Some(0) {
            let what = What::ColumnNotFirst {
                section: name,
                column: first,
            };
            findings.error(row.at, what);
        }
        heading
    }

    /// Where a column stands.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.fields
            .iter()
            .position(|field| field.is_some_and(|field| field.name == name))
    }

    /// Finds what is wrong with each cell of a row, alone.
    pub(super) fn check(&self, row: &Row<'_>, findings: &mut Findings) {
        for cell in &row.cells {
            find_spaces(cell, findings);
        }
        if let Some(extra) = row.cells.get(self.fields.len()) {
            findings.warning(extra.at, What::CellsTooMany {});
        }
        let end = row
            .cells
            .last()
            .map_or(row.at, |cell| cell.at + cell.text.len());
        for (place, field) in self.fields.iter().enumerate() {
            let Some(field) = field else { continue };
            match row.filled(Some(place)) {
                Some(cell) => check_value(field, cell, findings),
                None if field.may_be_empty => {}
                None => {
                    let at = row.cells.get(place).map_or(end, |cell| cell.at);
                    let column = field.name.to_owned();
                    findings.error(at, What::Empty { column });
                }
            }
        }
    }
}

fn unknown(section: &'static str, column: &str) -> What {
    if section == Section::Projects.name() && column == OLD_NAME.0 {
        return What::ColumnRenamed {
            column: OLD_NAME.0,
            now: OLD_NAME.1,
        };
    }
    let column = shown(column);
    What::ColumnUnknown { section, column }
}

/// Whether fields come in the order of the format.
#[derive(Debug)]
pub(super) struct Order {
    known: &'static [Field],
    last: usize,
}

impl Order {
    pub(super) const fn new(known: &'static [Field]) -> Self {
        Order { known, last: 0 }
    }

    /// Takes the next field, by its place among the known ones.
    pub(super) fn take(&mut self, place: usize, at: usize, findings: &mut Findings) {
        if place < self.last {
            let (column, after) = (
                self.known[place].name.to_owned(),
                self.known[self.last].name.to_owned(),
            );
            findings.warning(at, What::OutOfOrder { column, after });
        }
        self.last = self.last.max(place);
    }
}

/// Finds spaces around what a cell says.
pub(super) fn find_spaces(cell: &Cell<'_>, findings: &mut Findings) {
    // Separators of files and records, which some programs take for spaces.
    let is_space = |letter: char| letter.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&letter);
    if cell.text.trim_matches(is_space).len() != cell.text.len() {
        let found = shown(&cell.text);
        findings.error(cell.at, What::SpaceAround { found });
    }
}

/// Finds what is wrong with a value that is there.
pub(super) fn check_value(field: &Field, cell: &Cell<'_>, findings: &mut Findings) {
    let (value, at) = (cell.value(), cell.value_at());
    let (column, found) = (|| field.name.to_owned(), || shown(value));
    let word = |known: bool, expected: &'static str| {
        let unknown = || What::WordUnknown {
            column: column(),
            found: found(),
            expected,
        };
        (!known).then(unknown)
    };
    let wrong = match field.kind {
        Kind::Text => None,
        Kind::Whole => (!words::is_whole(value)).then(|| What::NotWhole {
            column: column(),
            found: found(),
        }),
        Kind::Amount | Kind::Coordinate(_) => check_number(field, value),
        Kind::List => {
            let spaced = value.split(',').any(|entry| entry != entry.trim());
            spaced.then(|| What::SpaceInList { column: column() })
        }
        Kind::Date => Date::read(value).is_none().then(|| What::NotADate {
            column: column(),
            found: found(),
        }),
        Kind::Comment => (!value.starts_with(FIRST_COMMENT)).then_some(What::CommentUnnumbered {}),
        Kind::Age => word(words::is_age(value), "27, 40-59"),
        Kind::OneOf(known, expected) => word(known.contains(&value), expected),
        Kind::Country => word(words::is_country(value), "ISO 3166, Worldwide"),
        Kind::Language => word(words::is_language(value), "ISO 639-1"),
        Kind::Currency => word(words::is_currency(value), "ISO 4217"),
    };
    if let Some(what) = wrong {
        findings.error(at, what);
    }
}

fn check_number(field: &Field, value: &str) -> Option<What> {
    let (column, found) = (field.name.to_owned(), shown(value));
    if let Kind::Coordinate(most) = field.kind {
        // Coordinates have more decimals than money, and no one counts with them.
        let degrees: Option<f64> = value.replace(',', ".").parse().ok();
        let within = degrees.is_some_and(|degrees| degrees.abs() <= most as f64);
        return (!within).then_some(What::NotNumeric { column, found });
    }
    let readable = Decimal::read(value, 0).is_ok_and(|number| number.digits >= 0);
    if !readable {
        return Some(What::NotNumeric { column, found });
    }
    value
        .contains(',')
        .then_some(What::DecimalComma { column, found })
}
