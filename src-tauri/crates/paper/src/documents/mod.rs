//! Documents: views and words composed into blocks.

mod commitment;
mod identity;
mod plan;
mod plan_commitments;
mod plan_origins;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub(crate) use commitment::sheets as commitment_sheets;
pub(crate) use plan::plan;

use chrono::NaiveDate;

use crate::guard;
use crate::layout::{Block, Cell, Heading, Paragraph, Part, lay_out};
use crate::page::Typeset;
use crate::prose::{Prose, Words};
use crate::text::shape::Shaper;
use crate::text::{Rich, Style};
use crate::view::Seat;
use crate::{Fault, Notice, Print, writer};

/// Running text of the plan.
const BODY: Style = Style::text(13.0).leading(18.6);
/// Text of tables.
const TABLE: Style = Style::text(12.0).leading(16.0);
/// Text that supports another.
const SUPPORT: Style = Style::text(12.5).leading(16.9);

/// A composed document.
pub(crate) struct Document<'a> {
    title: String,
    made_on: NaiveDate,
    identity: [u8; 16],
    parts: Vec<Part<'a>>,
}

/// Lays out, checks and writes a document.
pub(crate) fn print(document: &Document<'_>, words: &dyn Words) -> Result<Print, Fault> {
    let language = Prose::new(words).language();
    let mut shaper = Shaper::new(&language)?;
    let typeset = typeset(document, &mut shaper, language);
    if let Some(fault) = shaper.fault() {
        return Err(fault);
    }
    let mut notices: Vec<Notice> = shaper.notices.iter().cloned().collect();
    for breach in guard::breaches(&typeset).into_iter().chain(shaper.overfull) {
        if cfg!(debug_assertions) {
            return Err(Fault::Breach(breach));
        }
        log::error!("{breach}");
        notices.push(Notice::Breach(breach));
    }
    Ok(Print {
        bytes: writer::write(&typeset)?,
        pages: typeset.pages.len(),
        notices,
    })
}

fn typeset(document: &Document<'_>, shaper: &mut Shaper, language: String) -> Typeset {
    let laid = lay_out(shaper, &document.parts);
    Typeset {
        title: document.title.clone(),
        language,
        pages: laid.pages,
        tags: laid.tags,
        landmarks: laid.landmarks,
        links: laid.links,
        made_on: document.made_on,
        identity: document.identity,
    }
}

/// A paragraph of running text per line of `text`.
fn paragraphs(text: &str, style: Style, between: f32) -> Vec<Block> {
    text.split(['\n', '\r'])
        .filter(|line| !line.trim().is_empty())
        .enumerate()
        .map(|(index, line)| {
            let before = if index == 0 { 0.0 } else { between };
            Block::Paragraph(Paragraph::new(Rich::plain(line.trim()), style, before))
        })
        .collect()
}

fn paragraph(text: impl Into<String>, style: Style, before: f32) -> Block {
    Block::Paragraph(Paragraph::new(Rich::plain(text), style, before))
}

/// Words that lead to what follows and stand on its page.
fn lead(text: impl Into<String>, before: f32) -> Block {
    Block::Paragraph(Paragraph::new(Rich::plain(text), BODY, before).keeping())
}

/// A small heading over a piece of a sheet or of a section; no contents name it.
fn label(text: String, level: u8, before: f32) -> Block {
    Block::Heading(Heading {
        level,
        number: String::new(),
        text: Rich::plain(text),
        style: Style::title(12.5).leading(16.0),
        before,
        after: 3.0,
        listed: false,
    })
}

/// The text, or the words for what nobody has written yet.
fn or_undefined(text: &str, prose: Prose<'_>) -> String {
    if text.trim().is_empty() {
        prose.say("doc-undefined")
    } else {
        text.trim().to_owned()
    }
}

/// «Dirección de Movilidad, titular», in the parts that are known.
fn seat(seat: &Seat, prose: Prose<'_>) -> String {
    let known: Vec<&str> = [seat.organisation.trim(), seat.post.trim()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    or_undefined(&known.join(", "), prose)
}

fn cell(text: impl Into<String>) -> Cell {
    Cell::plain(text)
}

/// The words for missing things, in their order: «el problema, el indicador».
fn missing(keys: &[String], prose: Prose<'_>) -> String {
    keys.iter()
        .map(|key| prose.say(&format!("doc-missing-{key}")))
        .collect::<Vec<_>>()
        .join(", ")
}

/// The framed words at the top of every page.
fn badges(fictional: bool, draft: bool, prose: Prose<'_>) -> Vec<String> {
    [
        fictional.then(|| prose.say("doc-fictional-badge")),
        draft.then(|| prose.say("doc-draft-badge")),
    ]
    .into_iter()
    .flatten()
    .collect()
}
