//! Rows and fields: semicolons, quotes doubled inside quotes, any line end.

use std::borrow::Cow;

use super::error::{PbError, Place};

/// One field with the place where it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) at: Place,
}

/// One row that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'a> {
    pub(super) fields: Vec<Field<'a>>,
    pub(super) at: Place,
}

impl<'a> Row<'a> {
    pub(super) fn field(&self, index: usize, column: &'static str) -> Result<&Field<'a>, PbError> {
        let filled = self
            .fields
            .get(index)
            .filter(|field| !field.text.trim().is_empty());
        let at = self
            .fields
            .get(index)
            .or(self.fields.last())
            .map_or(self.at, |field| field.at);
        filled.ok_or(PbError::MissingValue { column, at })
    }

    fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.text.trim().is_empty())
    }
}

/// Goes through a text row by row.
pub(super) struct Rows<'a> {
    rest: &'a str,
    place: Place,
}

impl<'a> Rows<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Rows {
            rest: text,
            place: Place::default(),
        }
    }

    fn row(&mut self) -> Result<Row<'a>, PbError> {
        let at = self.place;
        let mut fields = Vec::new();
        loop {
            fields.push(self.field()?);
            if !self.rest.starts_with(';') {
                break;
            }
            self.step(1);
        }
        let end = if self.rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!self.rest.is_empty())
        };
        self.rest = &self.rest[end..];
        self.place = Place {
            line: self.place.line + 1,
            column: 1,
        };
        Ok(Row { fields, at })
    }

    fn field(&mut self) -> Result<Field<'a>, PbError> {
        let at = self.place;
        if !self.rest.starts_with('"') {
            return Ok(Field {
                text: Cow::Borrowed(self.plain()),
                at,
            });
        }
        self.step(1);
        let mut text = Cow::Borrowed("");
        loop {
            let Some(end) = self.rest.find('"') else {
                return Err(PbError::OpenQuote { at });
            };
            join(&mut text, self.step(end));
            self.step(1);
            if !self.rest.starts_with('"') {
                break;
            }
            join(&mut text, self.step(1));
        }
        join(&mut text, self.plain());
        Ok(Field { text, at })
    }

    /// The text up to the next separator or line end.
    fn plain(&mut self) -> &'a str {
        let end = self.rest.find([';', '\n', '\r']).unwrap_or(self.rest.len());
        self.step(end)
    }

    /// Goes on by so many bytes and keeps count of lines and columns.
    fn step(&mut self, bytes: usize) -> &'a str {
        let (passed, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        match passed.rfind('\n') {
            Some(last) => {
                self.place.line += passed.bytes().filter(|&byte| byte == b'\n').count();
                self.place.column = passed[last + 1..].chars().count() + 1;
            }
            None => self.place.column += passed.chars().count(),
        }
        passed
    }
}

fn join<'a>(text: &mut Cow<'a, str>, more: &'a str) {
    if text.is_empty() {
        *text = Cow::Borrowed(more);
    } else if !more.is_empty() {
        text.to_mut().push_str(more);
    }
}

impl<'a> Iterator for Rows<'a> {
    type Item = Result<Row<'a>, PbError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            match self.row() {
                Ok(row) if row.is_blank() => {}
                Ok(row) => return Some(Ok(row)),
                Err(error) => {
                    self.rest = "";
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
