//! The blocks that documents are composed of.

use crate::text::{Rich, Style};

/// A block of a document, from top to bottom.
#[derive(Debug, Clone)]
pub(crate) enum Block {
    Heading(Heading),
    Paragraph(Paragraph),
    List(List),
    Table(Table),
    /// Blocks side by side when they are short, one under the other when they are not.
    Columns(Columns),
    Figure(Figure),
    /// Blocks inside a frame.
    Framed(Vec<Block>),
    /// The table of contents of this part.
    Contents,
    /// Lines to sign on; `at_foot` sends them to the foot of the page.
    Signatures {
        lines: Vec<Signature>,
        at_foot: bool,
    },
    /// Words and a line after them to write on; space before.
    FillIn(String, f32),
    /// A rule across the measure: space before, thickness.
    Rule(f32, f32),
    /// Empty height in points.
    Space(f32),
    /// Whatever follows starts a new page.
    NewPage,
}

/// A heading, never at the foot of a page.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub(crate) level: u8,
    /// «2.1», or nothing.
    pub(crate) number: String,
    pub(crate) text: Rich,
    pub(crate) style: Style,
    pub(crate) before: f32,
    pub(crate) after: f32,
    /// Whether the table of contents and the bookmarks name it.
    pub(crate) listed: bool,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(crate) struct Paragraph {
    pub(crate) text: Rich,
    pub(crate) style: Style,
    pub(crate) before: f32,
    /// Whether it must stand on the page of what follows.
    pub(crate) keeps: bool,
}

impl Paragraph {
    pub(crate) fn new(text: Rich, style: Style, before: f32) -> Self {
        Self {
            text,
            style,
            before,
            keeps: false,
        }
    }

    pub(crate) fn keeping(self) -> Self {
        Self {
            keeps: true,
            ..self
        }
    }
}

/// A list of points.
#[derive(Debug, Clone)]
pub(crate) struct List {
    pub(crate) items: Vec<Rich>,
    pub(crate) style: Style,
    pub(crate) before: f32,
    /// Space between items.
    pub(crate) between: f32,
}

/// A table; its head is repeated on every page it reaches.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    /// The words over the columns; empty for a table without a head.
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<Cell>>,
    pub(crate) style: Style,
    pub(crate) before: f32,
    /// Space over and under the text of a row.
    pub(crate) padding: f32,
    /// Which column names its row, for people who hear the table.
    pub(crate) row_heads: Option<usize>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Share of the measure; all shares are set in proportion.
    pub(crate) share: f32,
    /// Whether it holds numbers: aligned right, figures of one width.
    pub(crate) numbers: bool,
}

impl Column {
    pub(crate) const fn text(share: f32) -> Self {
        Self {
            share,
            numbers: false,
        }
    }

    pub(crate) const fn numbers(share: f32) -> Self {
        Self {
            share,
            numbers: true,
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    Text(Rich),
    /// An empty box to tick by hand.
    CheckBox,
}

impl Cell {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::Text(Rich::plain(text))
    }

    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self::Text(Rich::strong(text))
    }
}

/// Blocks side by side.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    pub(crate) sides: Vec<Vec<Block>>,
    pub(crate) gap: f32,
    pub(crate) before: f32,
}

/// A drawing with the words that stand for it.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    pub(crate) drawing: Drawing,
    pub(crate) alt: String,
    pub(crate) before: f32,
}

/// What can be drawn.
#[derive(Debug, Clone)]
pub(crate) enum Drawing {
    /// One dot per person, the first ones full; a bar when there are too many people for dots.
    Dots { full: usize, all: usize },
    /// A bar for the ceiling, divided by shares of it (each 0–1); what is left stays empty.
    Budget { shares: Vec<f32> },
    /// The five seats around a table, this many points wide.
    Emblem(f32),
}

/// A line to sign on.
#[derive(Debug, Clone)]
pub(crate) struct Signature {
    pub(crate) who: String,
    pub(crate) note: String,
}
