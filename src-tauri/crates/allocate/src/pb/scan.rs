//! Rows and cells: semicolons, quotes doubled inside quotes, any line end.

use std::borrow::Cow;

use super::error::{PbError, Why};
use super::place::Place;

/// Cells of a row beyond these are passed over.
pub(super) const MOST_COLUMNS: usize = 1000;

/// One cell: its text without the quotes around it, and the offset in the file where that text starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: usize,
}

impl Cell<'_> {
    /// What the cell says, without spaces around it.
    pub(super) fn value(&self) -> &str {
        self.text.trim()
    }

    /// Where [`Cell::value`] starts.
    pub(super) fn value_at(&self) -> usize {
        self.at + (self.text.len() - self.text.trim_start().len())
    }
}

/// One row with the offset where it starts. It is filled again and again, so that rows cost no memory of their own.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) cells: Vec<Cell<'a>>,
    pub(super) at: usize,
}

impl<'a> Row<'a> {
    /// What stands in a column, if anything does.
    pub(super) fn filled(&self, column: Option<usize>) -> Option<&Cell<'a>> {
        let cell = self.cells.get(column?)?;
        (!cell.value().is_empty()).then_some(cell)
    }

    /// What must stand in a column.
    pub(super) fn needed(&self, column: usize, name: &'static str) -> Result<&Cell<'a>, Refused> {
        let there = self.cells.get(column);
        there
            .filter(|cell| !cell.value().is_empty())
            .ok_or(Refused {
                why: Why::MissingValue { column: name },
                at: there.or(self.cells.last()).map_or(self.at, |cell| cell.at),
            })
    }

    /// Whether nothing stands in the row.
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.value().is_empty())
    }
}

/// A reason with its offset in the file: the place is computed when it is told.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) why: Why,
    pub(super) at: usize,
}

impl Refused {
    /// This reason with its place in the text.
    pub(super) fn told(self, text: &str) -> PbError {
        PbError {
            at: Place::of(text.as_bytes(), self.at),
            why: self.why,
        }
    }
}

/// Goes through a text row by row.
#[derive(Debug, Clone)]
pub(super) struct Scanner<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Scanner { text, at: 0 }
    }

    /// Fills the next row, blank ones too; false at the end of the text.
    pub(super) fn next(&mut self, row: &mut Row<'a>) -> Result<bool, Refused> {
        row.cells.clear();
        row.at = self.at;
        if self.at >= self.text.len() {
            return Ok(false);
        }
        loop {
            let cell = self.cell()?;
            if row.cells.len() < MOST_COLUMNS {
                row.cells.push(cell);
            }
            if self.byte() != Some(b';') {
                break;
            }
            self.at += 1;
        }
        self.end_line();
        Ok(true)
    }

    /// Passes over the end of a line, if one is here.
    pub(super) fn end_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at += match rest {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn cell(&mut self) -> Result<Cell<'a>, Refused> {
        if self.byte() != Some(b'"') {
            let at = self.at;
            let text = Cow::Borrowed(self.plain());
            return Ok(Cell { text, at });
        }
        let opening = self.at;
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let from = self.at;
            let Some(end) = self.text[from..].find('"') else {
                return Err(Why::OpenQuote {}.at(opening));
            };
            join(&mut text, &self.text[from..from + end]);
            self.at = from + end + 1;
            if self.byte() != Some(b'"') {
                break;
            }
            join(&mut text, "\"");
            self.at += 1;
        }
        join(&mut text, self.plain());
        let at = opening + 1;
        Ok(Cell { text, at })
    }

    /// The text up to the next separator or line end.
    fn plain(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let ends = |byte: &u8| matches!(byte, b';' | b'\n' | b'\r');
        let length = rest.as_bytes().iter().position(ends);
        let plain = &rest[..length.unwrap_or(rest.len())];
        self.at += plain.len();
        plain
    }
}

fn join<'a>(text: &mut Cow<'a, str>, more: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else if !more.is_empty() {
        text.to_mut().push_str(more);
    }
}

/// A section of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Meta,
    Projects,
    Votes,
}

impl Section {
    pub(super) const ALL: [Section; 3] = [Section::Meta, Section::Projects, Section::Votes];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Section::Meta => "META",
            Section::Projects => "PROJECTS",
            Section::Votes => "VOTES",
        }
    }

    /// The section of this name, in small letters or large ones.
    pub(super) fn of(name: &str) -> Option<Section> {
        let named = |section: &Section| section.name().eq_ignore_ascii_case(name);
        Section::ALL.into_iter().find(named)
    }

    /// The section that begins with this row: its name stands alone.
    pub(super) fn begins(row: &Row<'_>) -> Option<Section> {
        let (first, others) = row.cells.split_first()?;
        let alone = others.iter().all(|cell| cell.value().is_empty());
        if alone {
            Section::of(first.value())
        } else {
            None
        }
    }
}

/// The names of a section's columns, in small letters, in order.
#[derive(Debug, Default)]
pub(super) struct Columns(pub(super) Vec<String>);

impl Columns {
    pub(super) fn of(row: &Row<'_>) -> Self {
        Columns(
            row.cells
                .iter()
                .map(|cell| cell.value().to_lowercase())
                .collect(),
        )
    }

    /// The first column with one of these names.
    pub(super) fn find(&self, names: &[&str]) -> Option<usize> {
        names
            .iter()
            .find_map(|name| self.0.iter().position(|column| column == name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<(String, usize)>> {
        let mut scanner = Scanner::new(text);
        let mut row = Row::default();
        let mut all = Vec::new();
        while scanner.next(&mut row).unwrap() {
            all.push(
                row.cells
                    .iter()
                    .map(|cell| (cell.text.to_string(), cell.at))
                    .collect(),
            );
        }
        all
    }

    fn owned(cells: &[(&str, usize)]) -> Vec<(String, usize)> {
        cells
            .iter()
            .map(|&(text, at)| (text.to_owned(), at))
            .collect()
    }

    #[test]
    fn cells_end_at_separators_and_rows_at_any_line_end() {
        let expected = [
            owned(&[("a", 0), ("", 2), ("b", 3)]),
            owned(&[("c", 6)]),
            owned(&[("", 8)]),
            owned(&[("d", 9), ("", 11)]),
        ];
        assert_eq!(rows("a;;b\r\nc\n\rd;"), expected);
        assert_eq!(rows(""), Vec::<Vec<(String, usize)>>::new());
    }

    #[test]
    fn quotes_hide_everything_and_stand_for_themselves_when_doubled_or_late() {
        assert_eq!(
            rows("\"a;\"\"\r\n\"\"b\"c;5\" wide;\"\"\n"),
            [owned(&[("a;\"\r\n\"bc", 1), ("5\" wide", 13), ("", 22)])]
        );
        let mut open = Scanner::new("x\ny;\"z");
        let mut row = Row::default();
        assert!(open.next(&mut row).unwrap());
        assert_eq!(open.next(&mut row), Err(Why::OpenQuote {}.at(4)));
    }

    #[test]
    fn a_row_keeps_no_more_cells_than_a_file_may_have_columns() {
        let wide = ";".repeat(MOST_COLUMNS * 3);
        assert_eq!(rows(&format!("{wide}\nx"))[0].len(), MOST_COLUMNS);
        assert_eq!(rows(&format!("{wide}\nx")).len(), 2);
    }

    #[test]
    fn a_section_begins_where_its_name_stands_alone() {
        let begins = |text: &str| {
            let mut row = Row::default();
            Scanner::new(text).next(&mut row).unwrap();
            Section::begins(&row)
        };
        assert_eq!(begins("META"), Some(Section::Meta));
        assert_eq!(begins(" votes ; ;"), Some(Section::Votes));
        assert_eq!(begins("VOTES;1"), None);
        assert_eq!(begins("Votes cast"), None);
    }
}
