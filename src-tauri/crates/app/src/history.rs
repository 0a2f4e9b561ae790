//! Undo, history, search, and the check of the open process.

use crate::app::{Outcome, no_process_open};
use crate::blobs::{Held, Named};
use crate::conflicts::{label, title};
use crate::wire::{
    Found, History, HistoryLine, Hit, Milliseconds, Nothing, Search, Undone, Verified,
    VerifiedChain, WhichHistory,
};
use crate::{App, Failure, locks};
use cocrea_domain::{Ballot, Lineage, Record as _, Refusal, Standing, Vote, may_take_back};
use cocrea_ledger::{Cell, Draft};
use cocrea_store::{Fault, View, Writer, verify};
use std::collections::BTreeMap;
use std::path::Path;

const MOST_LINES: u32 = 1_000;
const MOST_HITS: usize = 50;

pub(crate) fn undo(app: &App, _: Nothing) -> Result<Outcome<Undone>, Failure> {
    app.write(|tx, _| turned(tx, |tx, may| tx.undo(may)))
}

pub(crate) fn redo(app: &App, _: Nothing) -> Result<Outcome<Undone>, Failure> {
    app.write(|tx, _| turned(tx, |tx, may| tx.redo(may)))
}

type May<'m> = &'m mut dyn FnMut(&Draft) -> Result<(), Refusal>;

/// Turns one step back or forth, and says which and what it was about.
fn turned(
    tx: &mut Writer<'_>,
    turn: impl FnOnce(&mut Writer<'_>, May<'_>) -> Result<Result<String, Refusal>, Fault>,
) -> Result<Undone, Failure> {
    let standing = standing(tx)?;
    let mut cells = Vec::new();
    let kind = turn(tx, &mut |draft| {
        cells = draft
            .writes
            .iter()
            .map(|write| write.cell.clone())
            .collect();
        may_take_back(draft, &standing)
    })??;
    let subject = subject(tx, &cells)?;
    Ok(Undone { kind, subject })
}

/// Kinds of what undo and redo would do now.
pub(crate) fn steps(view: &View<'_>) -> Result<(Option<String>, Option<String>), Failure> {
    let standing = standing(view)?;
    Ok(view.steps(|draft| may_take_back(draft, &standing))?)
}

pub(crate) fn list_history(app: &App, request: WhichHistory) -> Result<Outcome<History>, Failure> {
    app.look(|view| {
        let changes = view
            .history(request.limit.min(MOST_LINES))?
            .into_iter()
            .map(|past| {
                let header = &past.change.header;
                let writes = past.change.writes().iter();
                let cells: Vec<Cell> = writes.map(|write| write.cell.clone()).collect();
                Ok(HistoryLine {
                    kind: header.kind.clone(),
                    subject: subject(view, &cells)?,
                    from: label(&past.label, header.name.device),
                    own: header.name.device == view.device(),
                    at: Milliseconds(header.wall_ms),
                })
            });
        Ok(History {
            changes: changes.collect::<Result<_, Failure>>()?,
        })
    })
}

pub(crate) fn search(app: &App, request: Search) -> Result<Outcome<Found>, Failure> {
    app.look(|view| {
        let found = view.search(&request.text, MOST_HITS)?;
        let hits = found.hits.into_iter().map(|hit| Hit {
            noun: hit.entity.to_owned(),
            row: hit.row,
            code: hit.code,
            text: hit.text,
        });
        Ok(Found {
            hits: hits.collect(),
            total: found.total.try_into().unwrap_or(u32::MAX),
        })
    })
}

pub(crate) fn verify_process(app: &App, _: Nothing) -> Result<Outcome<Verified>, Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    let changes = store
        .verify()
        .map_err(|fault| Failure::of_file(&fault, store.path()))?;
    store.read(|view| verified(view, changes).map(Outcome::unchanged))
}

impl App {
    /// Checks all of a process file that nobody needs to open, and writes nothing.
    ///
    /// # Errors
    /// Those of the file; `not_folded_yet` for one of another version, which is checked when it is opened.
    pub fn verify_file(&self, path: &Path) -> Result<Verified, Failure> {
        verify(locks::at(self, path), verified)
            .map_err(|failure: Failure| self.words().put_into(failure.with("path", path.display())))
    }
}

fn verified(view: &View<'_>, changes: u64) -> Result<Verified, Failure> {
    let chains = chains(view)?;
    let photos = Held::of(view, Named::shown(view)?.all())?;
    Ok(Verified {
        changes: changes.try_into().unwrap_or(u32::MAX),
        devices: chains.len().try_into().unwrap_or(u32::MAX),
        state: view.digest()?,
        chains,
        photos: few(photos.here.len()),
        missing_photos: few(photos.missing.len()),
        spoiled_photos: few(photos.spoiled.len()),
    })
}

fn few(count: usize) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

fn chains(view: &View<'_>) -> Result<Vec<VerifiedChain>, Failure> {
    let labels: BTreeMap<_, _> = view.devices()?.into_iter().collect();
    let chains = view.vector()?.into_iter();
    let chains = chains.map(|(device, number, _)| VerifiedChain {
        from: label(labels.get(&device).map_or("", String::as_str), device),
        changes: number.try_into().unwrap_or(u32::MAX),
    });
    Ok(chains.collect())
}

/// What a change was about: what people call its first row that is more than a link.
fn subject(view: &View<'_>, cells: &[Cell]) -> Result<String, Failure> {
    let told = cells.iter().find(|cell| cell.entity != Lineage::ENTITY);
    told.map_or_else(
        || Ok(String::new()),
        |cell| title(view, &cell.entity, cell.row),
    )
}

fn standing(view: &View<'_>) -> Result<Standing, Failure> {
    Ok(Standing::of(
        &view.every::<Vote>()?,
        &view.every::<Ballot>()?,
    ))
}
