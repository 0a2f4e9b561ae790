//! Undo, history, search, and the check of the open process.

use crate::app::{Outcome, no_process_open};
use crate::conflicts::{label, title};
use crate::process::the_vote;
use crate::wire::{
    Found, History, HistoryLine, Hit, Milliseconds, Nothing, Search, Undone, Verified, WhichHistory,
};
use crate::{App, Failure, commitments, groups, proposals};
use cocrea_domain::{
    Ballot, Lineage, Record as _, Refusal, Slip, Standing, VoteState, fold_for_search,
    may_take_back,
};
use cocrea_ledger::{Cell, Draft};
use cocrea_store::{Fault, View, Writer};
use uuid::Uuid;

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
    let wanted: Vec<String> = fold_for_search(&request.text)
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    if wanted.is_empty() {
        return Ok(Outcome::unchanged(Found { hits: Vec::new() }));
    }
    app.look(|view| {
        let mut hits: Vec<Hit> = everything(view)?
            .into_iter()
            .filter(|hit| {
                let text = fold_for_search(&format!("{} {}", hit.code, hit.text));
                wanted.iter().all(|word| text.contains(word))
            })
            .collect();
        hits.truncate(MOST_HITS);
        Ok(Found { hits })
    })
}

pub(crate) fn verify_process(app: &App, _: Nothing) -> Result<Outcome<Verified>, Failure> {
    let state = app.state();
    let store = state.open.as_ref().ok_or_else(no_process_open)?;
    store.read(|view| {
        Ok(Outcome::unchanged(Verified {
            changes: view
                .verify_chain(store.process())?
                .try_into()
                .unwrap_or(u32::MAX),
            devices: view.vector()?.len().try_into().unwrap_or(u32::MAX),
            state: view.digest()?,
        }))
    })
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
    Ok(Standing {
        vote_closed: the_vote(view)?.is_some_and(|vote| vote.state == VoteState::Closed),
        voted: view
            .all::<Ballot>()?
            .iter()
            .map(|ballot| ballot.vote)
            .collect(),
    })
}

fn everything(view: &View<'_>) -> Result<Vec<Hit>, Failure> {
    let hit = |noun: &str, row: Uuid, code: String, text: String| Hit {
        noun: noun.to_owned(),
        row,
        code,
        text,
    };
    let mut hits = Vec::new();
    for commitment in commitments::in_order(view)? {
        hits.push(hit(
            "commitment",
            commitment.id.0,
            commitment.code,
            commitment.title,
        ));
    }
    for proposal in proposals::in_order(view)? {
        hits.push(hit(
            "proposal",
            proposal.id.0,
            String::new(),
            proposal.title,
        ));
    }
    for group in groups::in_order(view)? {
        hits.push(hit("group", group.id.0, String::new(), group.name));
    }
    let mut slips = view.all::<Slip>()?;
    slips.sort_by(|one, other| (&one.code, one.id).cmp(&(&other.code, other.id)));
    hits.extend(
        slips
            .into_iter()
            .map(|slip| hit("slip", slip.id.0, slip.code, slip.text)),
    );
    Ok(hits)
}
