//! Deciding conflicts: what a person keeps, and what cannot be closed before.

use crate::app::{Act, Outcome};
use crate::conflicts::{SHOWN_TRASHED, title};
use crate::wire::{Done, Resolution, ResolveConflict};
use crate::{App, Failure, Words};
use cocrea_domain::{
    Apart, Attendee, Ballot, Commitment, DECIDED, Decision, Id, Lineage, Milestone, Proposal,
    Record as _, Refusal, SignedSheet, Slip, Vote, VoteOption, rewritten,
};
use cocrea_keys::salt;
use cocrea_ledger::{Cell, ChangeName, RowName, TRASHED, Value};
use cocrea_store::{CellConflict, Kept, View, Writer};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Nouns that a closed vote stands on, or that people sign: while they differ between laptops nothing is closed.
const BINDING: [&str; 5] = [
    Vote::ENTITY,
    VoteOption::ENTITY,
    Ballot::ENTITY,
    Commitment::ENTITY,
    Milestone::ENTITY,
];
/// Nouns whose rows are about persons, each in changes of its own.
const OF_PERSONS: [&str; 2] = [Attendee::ENTITY, SignedSheet::ENTITY];
/// Rows that a refusal names; whoever has more goes to the list.
const MOST_NAMED: usize = 8;

/// What a person chose for one cell.
pub(crate) struct Choice {
    cell: Cell,
    kept: Kept,
    /// Another version, which gets a row of its own.
    beside: Option<ChangeName>,
}

pub(crate) fn resolve_conflict(app: &App, request: Resolution) -> Result<Outcome<Done>, Failure> {
    let choices = request
        .choices
        .iter()
        .map(choice)
        .collect::<Result<Vec<_>, _>>()?;
    if choices.is_empty() {
        return Err(Refusal::NothingChosen.into());
    }
    app.write(|tx, act| {
        decide(tx, act, &choices)?;
        Ok(Done {})
    })
}

/// The cell, and what a person chose for it.
pub(crate) fn choice(request: &ResolveConflict) -> Result<Choice, Failure> {
    let field = match request.field.as_str() {
        SHOWN_TRASHED => TRASHED,
        field => field,
    };
    let kept = match (&request.change, &request.text) {
        (Some(change), None) => Kept::Version(named(change)?),
        (None, Some(text)) => Kept::New(Value::Text(rewritten(&request.noun, field, text)?)),
        (None, None) | (Some(_), Some(_)) => return Err(Refusal::NothingChosen.into()),
    };
    Ok(Choice {
        cell: Cell::new(&request.noun, request.row, field),
        kept,
        beside: request.beside.as_deref().map(named).transpose()?,
    })
}

fn named(change: &str) -> Result<ChangeName, Failure> {
    change
        .parse()
        .map_err(|()| Failure::refused("not_an_id").with("text", change))
}

/// Records what a person chose: all of it in one change, or in one for each row where versions of several rows are kept
/// beside, as numbers and codes of new rows follow from those that stand.
pub(crate) fn decide(
    tx: &mut Writer<'_>,
    act: &Act<'_>,
    choices: &[Choice],
) -> Result<(), Failure> {
    let mut rows: BTreeMap<(&str, Uuid), Vec<&Choice>> = BTreeMap::new();
    for choice in choices {
        let row = (choice.cell.entity.as_str(), choice.cell.row);
        rows.entry(row).or_default().push(choice);
    }
    let beside = |row: &&Vec<&Choice>| row.iter().any(|choice| choice.beside.is_some());
    if rows.values().filter(beside).count() < 2 {
        return decide_at_once(tx, act, &choices.iter().collect::<Vec<_>>());
    }
    for row in rows.values() {
        decide_at_once(tx, act, row)?;
    }
    Ok(())
}

fn decide_at_once(tx: &mut Writer<'_>, act: &Act<'_>, choices: &[&Choice]) -> Result<(), Failure> {
    if choices.is_empty() {
        return Ok(());
    }
    let beside = kept_beside(tx, act, choices)?;
    let (of_persons, others): (Vec<&Choice>, Vec<&Choice>) = choices
        .iter()
        .copied()
        .partition(|choice| OF_PERSONS.contains(&choice.cell.entity.as_str()));
    decide_about_persons(tx, &of_persons)?;
    if !others.is_empty() {
        tx.resolve(&kept(&others), beside)??;
    }
    Ok(())
}

/// What is decided about a person stands in a change about them alone: in another it would leave in every bundle, and
/// could never be removed.
fn decide_about_persons(tx: &mut Writer<'_>, choices: &[&Choice]) -> Result<(), Failure> {
    let mut persons: BTreeMap<RowName, Vec<&Choice>> = BTreeMap::new();
    for choice in choices {
        let row = RowName::new(&choice.cell.entity, choice.cell.row);
        persons.entry(row).or_default().push(choice);
    }
    for (row, choices) in persons {
        let salt = salt().map_err(|_| Failure::fault("no_random_bytes"))?;
        let decision = Decision::about_person(DECIDED, row, salt);
        tx.resolve(&kept(&choices), decision)??;
    }
    Ok(())
}

fn kept(choices: &[&Choice]) -> Vec<(Cell, Kept)> {
    let choices = choices.iter();
    choices
        .map(|choice| (choice.cell.clone(), choice.kept.clone()))
        .collect()
}

/// The decision that gives birth to the row of versions that are kept beside, if there are any.
fn kept_beside(view: &View<'_>, act: &Act<'_>, choices: &[&Choice]) -> Result<Decision, Failure> {
    let decision = Decision::new(DECIDED);
    let Some(Choice { cell, .. }) = choices.iter().find(|choice| choice.beside.is_some()) else {
        return Ok(decision);
    };
    let open = view.conflicts()?;
    let texts = choices
        .iter()
        .filter_map(|choice| Some((choice, choice.beside?)))
        .map(|(choice, beside)| {
            let text = text_of(&open, &choice.cell, beside).ok_or(Refusal::VersionGone)?;
            Ok((choice.cell.field.as_str(), text))
        })
        .collect::<Result<Vec<(&str, &str)>, Refusal>>()?;
    let apart: Vec<Apart<'_>> = texts
        .iter()
        .map(|(field, text)| Apart { field, text })
        .collect();
    split(view, act, (cell, &apart), decision)
}

fn split(
    view: &View<'_>,
    act: &Act<'_>,
    (cell, apart): (&Cell, &[Apart<'_>]),
    decision: Decision,
) -> Result<Decision, Failure> {
    match (cell.entity.as_str(), apart) {
        (Slip::ENTITY, [text]) => {
            let slip = view.find::<Slip>(Id::new(cell.row))?;
            let last = view.largest::<Slip, _>("number", "origin", slip.origin)?;
            Ok(slip.split(act.id(), *text, (act.at_ms, last), decision)?)
        }
        (Commitment::ENTITY, texts) => {
            let commitment = view.find::<Commitment>(Id::new(cell.row))?;
            let all = (
                &view.every::<Commitment>()?[..],
                &view.every::<Lineage>()?[..],
                &view.every::<Proposal>()?[..],
            );
            Ok(commitment.split(act.id(), texts, all, decision)?)
        }
        _ => Err(Refusal::NotBoth.into()),
    }
}

fn text_of<'c>(open: &'c [CellConflict], cell: &Cell, name: ChangeName) -> Option<&'c str> {
    let conflict = open.iter().find(|conflict| conflict.cell == *cell)?;
    let mut versions = conflict.versions.iter();
    match &versions.find(|version| version.name == name)?.value {
        Value::Text(text) => Some(text),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Bytes(_) => None,
    }
}

/// Nothing is closed while laptops differ about what it stands on.
///
/// # Errors
/// [`Refusal::ConflictOpen`] with what there is to decide.
pub(crate) fn nothing_undecided(view: &View<'_>, words: &Words) -> Result<(), Failure> {
    let conflicts = view.conflicts()?.into_iter();
    let rows: BTreeSet<(String, Uuid)> = conflicts
        .map(|conflict| (conflict.cell.entity, conflict.cell.row))
        .filter(|(noun, _)| BINDING.contains(&noun.as_str()))
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    let called = rows.iter().take(MOST_NAMED).map(|(noun, row)| {
        let title = title(view, noun, *row)?;
        Ok(words.say(&format!("undecided-{noun}"), &[("title", &title)]))
    });
    let called: Vec<String> = called.collect::<Result<_, Failure>>()?;
    Err(Refusal::ConflictOpen {
        count: rows.len(),
        rows: called.join("; "),
    }
    .into())
}
