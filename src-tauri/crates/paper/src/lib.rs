//! Printed documents: views in, PDF bytes out.
//!
//! Invariants:
//! - the same view and the same words give the same bytes, in every run and every process: there is no clock, no
//!   randomness and no map order in here; every date comes from the view;
//! - no sentence for people lives in this code: all prose comes through [`Words`];
//! - only the module `writer` names printpdf or lopdf; everything above it speaks of pages of marks and a tree of
//!   tags, so another writer or a preview can take its place;
//! - only black ink: no grey, no colour, and no meaning that needs either;
//! - a glyph that no face has becomes a visible mark and a [`Notice`], never a failure.
//!
//! Deliberately absent: reading PDFs, images, justified text, right-to-left setting.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod documents;
mod guard;
mod layout;
mod page;
mod prose;
mod spelled;
mod text;
pub mod view;
mod writer;

pub use prose::Words;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Print {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be printed as it was written, each thing once.
    pub notices: Vec<Notice>,
}

/// Something the reader of the paper will see differently from what was typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Notice {
    /// No face has this character (one user-perceived character); a mark stands in its place.
    MissingGlyph(String),
    /// An invisible control character stood in the text; a mark shows where.
    HiddenControl(char),
    /// A rule of the page was broken and a fallback printed (only in release builds; see [`Fault::Breach`]).
    Breach(String),
}

/// Something broke while printing; no file was made.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// An embedded typeface could not be read.
    #[error("the typeface {0} could not be read")]
    Typeface(&'static str),
    /// The shaper refused a run of text.
    #[error("the shaper refused a run of text: {0}")]
    Shaping(String),
    /// The file could not be put together.
    #[error("the file could not be put together")]
    File(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// A rule of the page was broken (text over its edge, a glyph without shape, a figure without words).
    #[error("a rule of the page was broken: {0}")]
    Breach(String),
    /// The commitment asked for is not in the plan.
    #[error("there is no commitment {0} in the plan")]
    NoSuchCommitment(String),
}

/// The Plan de Acción Local: cover, contents, the sections of the INAI index, annexes and the page of signatures.
///
/// # Errors
/// A [`Fault`] when a typeface, the shaper or the file format refuses, or (debug builds) when a page rule is broken.
pub fn plan(view: &view::Plan, words: &dyn Words) -> Result<Print, Fault> {
    documents::print(&documents::plan(view, words), words)
}

/// One sheet per commitment (mock 09), each with its own page count; `only` is the code of a single one.
///
/// Without commitments and without `only` the file is one page that says so.
///
/// # Errors
/// [`Fault::NoSuchCommitment`] for an unknown code; otherwise as [`plan`].
pub fn commitment_sheets(
    view: &view::Plan,
    only: Option<&str>,
    words: &dyn Words,
) -> Result<Print, Fault> {
    if let Some(code) = only
        && !view
            .commitments
            .iter()
            .any(|commitment| commitment.code == code)
    {
        return Err(Fault::NoSuchCommitment(code.to_owned()));
    }
    documents::print(&documents::commitment_sheets(view, only, words), words)
}
