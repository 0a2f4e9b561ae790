//! What stands between a file and the strict format, told place by place.

mod cells;
mod dates;
mod finding;
mod meta;
mod projects;
mod selection;
mod sums;
mod votes;
pub(super) mod words;

use std::collections::BTreeSet;

pub use finding::{Finding, Severity, What};

use self::cells::find_spaces;
use self::finding::Findings;
use self::meta::Meta;
use self::projects::Projects;
use self::votes::Votes;
use super::error::PbError;
use super::reading::{self, KEY};
use super::scan::{Row, Scanner, Section};
use super::{MARK, text_of, unpack};

/// Checks a whole file, compressed or not, against the format of April 2026; nothing is found in a clean file.
///
/// Beside what the reader refuses this finds what it lets pass: counts and sums that do not add up, ballots outside
/// their limits, words and columns that the format does not know, old names, missing keys, spaces, repeated marks.
/// Of a kind that is found very often the first are told and the others counted. What is selected is compared with
/// the rule where that is a greedy one. O(bytes + projects x log projects).
#[must_use]
pub fn check(bytes: &[u8]) -> Vec<Finding> {
    let unpacked;
    let bytes = if unpack::is_gzip(bytes) {
        match unpack::unpack(bytes) {
            Ok(text) => {
                unpacked = text;
                unpacked.as_slice()
            }
            Err(error) => return vec![refused(error)],
        }
    } else {
        bytes
    };
    match text_of(bytes) {
        Ok(text) => check_text(text, bytes.starts_with(MARK)),
        Err(error) => vec![refused(error)],
    }
}

fn refused(error: PbError) -> Finding {
    Finding {
        severity: Severity::Error,
        at: error.at,
        what: What::Refused { why: error.why },
    }
}

fn check_text(text: &str, marked: bool) -> Vec<Finding> {
    // What is read is let go before the file is looked through again.
    let refused = reading::read(text).err();
    let mut findings = Findings::default();
    if marked {
        findings.error(0, What::ByteOrderMark {});
    }
    let mut sheet = Sheet::default();
    let mut scanner = Scanner::new(text);
    let mut row = Row::default();
    // The reader tells of rows that cannot be read.
    while let Ok(true) = scanner.next(&mut row) {
        sheet.take(&row, &mut findings);
    }
    sheet.finish(&mut findings);
    if let Some(refused) = refused {
        findings.refuse(refused.at, refused.why);
    }
    findings.placed(text)
}

/// The three sections as far as they are read.
#[derive(Debug, Default)]
struct Sheet<'a> {
    section: Option<Section>,
    awaits_heading: bool,
    seen: BTreeSet<Section>,
    meta: Meta,
    projects: Projects,
    votes: Votes<'a>,
    end: usize,
}

impl<'a> Sheet<'a> {
    fn take(&mut self, row: &Row<'a>, findings: &mut Findings) {
        self.end = row.at;
        if row.is_blank() {
            return findings.warning(row.at, What::BlankLine {});
        }
        if let Some(section) = Section::begins(row) {
            return self.begin(section, row, findings);
        }
        let Some(section) = self.section else { return };
        if self.awaits_heading {
            self.awaits_heading = false;
            if self.take_heading(section, row, findings) {
                return;
            }
        }
        match section {
            Section::Meta => self.meta.take(row, findings),
            Section::Projects => self.projects.take(row, findings),
            Section::Votes => self.votes.take(row, &mut self.projects, findings),
        }
    }

    fn begin(&mut self, named: Section, row: &Row<'_>, findings: &mut Findings) {
        row.cells
            .iter()
            .for_each(|cell| find_spaces(cell, findings));
        let section = named.name();
        if self.seen.contains(&named) {
            findings.error(row.at, What::SectionRepeated { section });
        } else if self.seen.last() > Some(&named) {
            findings.error(row.at, What::SectionLate { section });
        }
        self.seen.insert(named);
        self.section = Some(named);
        self.awaits_heading = true;
    }

    /// Takes a heading; false where the row is no heading.
    fn take_heading(&mut self, section: Section, row: &Row<'_>, findings: &mut Findings) -> bool {
        match section {
            Section::Projects => self.projects.open(row, findings),
            Section::Votes => self.votes.open(row, &self.meta, findings),
            Section::Meta => {
                let value = |place: usize| row.filled(Some(place)).map(|cell| cell.value());
                let is = |place: usize, name: &str| {
                    value(place).is_some_and(|cell| cell.eq_ignore_ascii_case(name))
                };
                if !is(0, KEY) || !is(1, "value") {
                    findings.error(row.at, What::HeadingMissing {});
                    return is(0, KEY);
                }
                row.cells
                    .iter()
                    .for_each(|cell| find_spaces(cell, findings));
            }
        }
        true
    }

    fn finish(&self, findings: &mut Findings) {
        for section in Section::ALL {
            if !self.seen.contains(&section) {
                let section = section.name();
                findings.error(self.end, What::SectionMissing { section });
            }
        }
        self.meta
            .finish((self.projects.len(), self.votes.count), findings);
        self.projects.finish(&self.meta, findings);
    }
}

#[cfg(test)]
mod tests;
