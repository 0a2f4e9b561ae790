//! The open process at a glance, and its first stage.

use crate::app::Outcome;
use crate::commitments::{gaps, undecided};
use crate::wire::{Centavos, Counts, Done, EditProcess, Milliseconds, Nothing, ProcessView};
use crate::{App, Failure, history, problems};
use cocrea_domain::{
    Ballot, Commitment, Group, Length, Lineage, Milestone, Process, Progress, Proposal, Slip,
    Table, Topic, Vote, VoteState, clean_line, stage,
};
use cocrea_store::View;
use std::collections::HashSet;

pub(crate) fn read_process(app: &App, _: Nothing) -> Result<Outcome<ProcessView>, Failure> {
    let path = app.open_path().unwrap_or_default().display().to_string();
    app.look(|view| {
        let process = the_process(view)?;
        let (undo, redo) = history::steps(view)?;
        Ok(ProcessView {
            id: process.id.0,
            path,
            name: process.name,
            place: process.place,
            period: process.period,
            ceiling: process.ceiling.map(|ceiling| Centavos(ceiling.0)),
            ceiling_source: process.ceiling_source,
            fictional: process.fictional,
            stage: stage(progress(view)?),
            counts: counts(view)?,
            undo,
            redo,
            saved_at: view.changed_at()?.map(Milliseconds),
        })
    })
}

pub(crate) fn edit_process(app: &App, request: EditProcess) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let before = the_process(tx)?;
        let mut after = before.clone();
        if let Some(name) = &request.name {
            after.rename(name)?;
        }
        if let Some(place) = &request.place {
            after.place = clean_line(place, Length::Name)?;
        }
        if let Some(period) = &request.period {
            after.period = clean_line(period, Length::Name)?;
        }
        if let Some(source) = &request.ceiling_source {
            after.ceiling_source = clean_line(source, Length::Name)?;
        }
        if let Some(ceiling) = &request.ceiling {
            after.set_ceiling(ceiling, the_vote(tx)?.is_some())?;
        }
        tx.record(after.edited(&before))?;
        Ok(Done {})
    })
}

/// The process of the file.
pub(crate) fn the_process(view: &View<'_>) -> Result<Process, Failure> {
    view.all::<Process>()?
        .into_iter()
        .next()
        .ok_or_else(|| Failure::refused("not_a_process"))
}

/// The vote of the process that is in force, or the correction of it that people work on.
pub(crate) fn the_vote(view: &View<'_>) -> Result<Option<Vote>, Failure> {
    let votes = view.all::<Vote>()?;
    Ok(Vote::in_force(&votes).last().copied().cloned())
}

/// The vote whose result is in force: until a correction is closed, what it corrects stands.
pub(crate) fn the_closed_vote(view: &View<'_>) -> Result<Option<Vote>, Failure> {
    let votes = view.all::<Vote>()?;
    let mut line = Vote::in_force(&votes).into_iter().rev();
    Ok(line.find(|vote| vote.state == VoteState::Closed).cloned())
}

/// How far it has come.
pub(crate) fn progress(view: &View<'_>) -> Result<Progress, Failure> {
    let commitments = view.all::<Commitment>()?;
    let milestones = view.all::<Milestone>()?;
    let lineages = view.all::<Lineage>()?;
    let undecided = undecided(view)?;
    let complete = commitments
        .iter()
        .filter(|commitment| gaps(commitment, &milestones, &lineages, &undecided).is_empty())
        .count();
    Ok(Progress {
        has_ceiling: view
            .all::<Process>()?
            .iter()
            .any(|process| process.ceiling.is_some()),
        slips: view.count::<Slip>()? as usize,
        groups: view.count::<Group>()? as usize,
        vote_closed: the_closed_vote(view)?.is_some(),
        commitments: commitments.len(),
        complete_commitments: complete,
    })
}

fn counts(view: &View<'_>) -> Result<Counts, Failure> {
    let slips = view.count::<Slip>()?;
    let trash = view.count_trash::<Slip>()?;
    Ok(Counts {
        topics: view.count::<Topic>()?,
        tables: view.count::<Table>()?,
        slips,
        loose_slips: loose(view)?,
        groups: view.count::<Group>()?,
        proposals: view.count::<Proposal>()?,
        ballots: ballots_of_the_vote(view)?,
        commitments: view.count::<Commitment>()?,
        trash,
        conflicts: view.count_conflicts()?,
        problems: u32::try_from(problems::all(view)?.len()).unwrap_or(u32::MAX),
    })
}

/// Ballots of the vote that people work on: a correction has those of the corrected one again.
fn ballots_of_the_vote(view: &View<'_>) -> Result<u32, Failure> {
    let Some(vote) = the_vote(view)? else {
        return Ok(0);
    };
    let ballots = view.belonging::<Ballot, _>("vote", vote.id)?;
    Ok(u32::try_from(ballots.len()).unwrap_or(u32::MAX))
}

fn loose(view: &View<'_>) -> Result<u32, Failure> {
    let groups: HashSet<_> = view
        .all::<Group>()?
        .into_iter()
        .map(|group| group.id.0)
        .collect();
    let held: HashSet<_> = view
        .all::<Lineage>()?
        .into_iter()
        .filter(|lineage| groups.contains(&lineage.target_row))
        .map(|lineage| lineage.source_row)
        .collect();
    let loose = view
        .all::<Slip>()?
        .iter()
        .filter(|slip| !held.contains(&slip.id.0))
        .count();
    Ok(u32::try_from(loose).unwrap_or(u32::MAX))
}
