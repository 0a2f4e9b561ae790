//! The example: one complete process made of real amounts and works and of invented people, slips, projects and ballots.
//!
//! It goes the way a person goes, through the same decisions; only the files in `assets/samples` know what it says.

use crate::app::Act;
use crate::slips::Room;
use crate::wire::CaptureLine;
use crate::{App, Failure, groups, home, outcomes, proposals, room};
use cocrea_domain::{
    Ballot, Commitment, CommitmentField, Decision, Group, Id, Lineage, Milestone, NewBallot,
    NewProposal, Process, Proposal, Slip, SlipKind, Terms, Vote,
};
use cocrea_store::Writer;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

const SAMPLE: &str = include_str!("../../../../assets/samples/ejemplo.json");
const ELECTION: &str = include_str!("../../../../assets/samples/votacion-ejemplo.json");
/// Most marks on a ballot of the example.
const MAX_MARKS: u32 = 5;
/// The rule of the example's vote: one round of shares, which a person can follow with a pencil.
const RULE: &str = "mes_cost_util";

#[derive(Deserialize)]
struct Sample {
    process: SampleProcess,
    session: SampleSession,
    tables: Vec<String>,
    slips: Vec<SampleSlip>,
    groups: Vec<SampleGroup>,
    places: BTreeMap<u32, String>,
    commitments: Vec<SampleCommitment>,
}

#[derive(Deserialize)]
struct SampleProcess {
    name: String,
    place: String,
    period: String,
    ceiling: String,
    ceiling_source: String,
}

#[derive(Deserialize)]
struct SampleSession {
    name: String,
    place: String,
    date: String,
}

#[derive(Deserialize)]
struct SampleSlip {
    table: usize,
    kind: String,
    line: String,
}

#[derive(Deserialize)]
struct SampleGroup {
    name: String,
    slips: Vec<String>,
    #[serde(default)]
    projects: Vec<u32>,
}

#[derive(Deserialize)]
struct SampleCommitment {
    project: u32,
    fields: BTreeMap<String, String>,
    milestones: Vec<SampleMilestone>,
}

#[derive(Deserialize)]
struct SampleMilestone {
    title: String,
    due: String,
    product: String,
}

#[derive(Deserialize)]
struct Election {
    projects: Vec<Project>,
    ballots: Vec<Vec<u32>>,
}

#[derive(Deserialize)]
struct Project {
    id: u32,
    name: String,
    cost: i64,
}

/// Creates the example in a file and opens it. All of it or nothing.
pub(crate) fn create(app: &App, path: &Path) -> Result<(), Failure> {
    let sample: Sample = read(SAMPLE)?;
    let election: Election = read(ELECTION)?;
    let process: Id<Process> = app.act().id();
    home::found(app, path, process.0, |tx, act| {
        Telling {
            tx,
            act,
            sample: &sample,
            election: &election,
        }
        .tell(process)
    })
}

fn read<'a, T: Deserialize<'a>>(sample: &'a str) -> Result<T, Failure> {
    serde_json::from_str(sample)
        .map_err(|error| Failure::fault("store_fault").with("detail", error))
}

/// The example while it is told.
struct Telling<'t, 'a> {
    tx: &'t mut Writer<'a>,
    act: &'t Act<'t>,
    sample: &'t Sample,
    election: &'t Election,
}

impl Telling<'_, '_> {
    fn tell(&mut self, process: Id<Process>) -> Result<(), Failure> {
        self.prepare(process)?;
        self.capture()?;
        self.group()?;
        self.propose()?;
        self.vote()?;
        self.commit()
    }

    fn record(&mut self, decision: Decision) -> Result<(), Failure> {
        self.tx.record(decision)?;
        Ok(())
    }

    fn prepare(&mut self, id: Id<Process>) -> Result<(), Failure> {
        let SampleProcess {
            name,
            place,
            period,
            ceiling,
            ceiling_source,
        } = &self.sample.process;
        let mut process = Process {
            id,
            place: place.clone(),
            period: period.clone(),
            ceiling_source: ceiling_source.clone(),
            fictional: true,
            ..Process::default()
        };
        process.set_ceiling(ceiling, false)?;
        self.record(process.found(name)?.1)?;
        let (session, tables) = home::furnish(self.tx, self.act, self.sample.tables.len())?;
        let SampleSession { name, place, date } = &self.sample.session;
        self.record(session.edit(Some(name), Some(place), Some(date))?)?;
        for (table, name) in tables.iter().zip(&self.sample.tables) {
            self.record(table.rename(name)?)?;
        }
        Ok(())
    }

    fn capture(&mut self) -> Result<(), Failure> {
        let tables = room::tables(self.tx)?;
        let room = Room::of(self.tx)?;
        for (said, later) in self.sample.slips.iter().zip(0..) {
            let table = tables
                .get(said.table.wrapping_sub(1))
                .ok_or_else(|| Failure::refused("not_found"))?;
            let kind = SlipKind::from_key(&said.kind).unwrap_or_default();
            let line = CaptureLine {
                table: table.id.0,
                kind: kind.into(),
                line: said.line.clone(),
            };
            let last = self.tx.largest::<Slip, _>("number", "origin", table.id)?;
            // One after the other, as they were said: the newest comes first on screen.
            let (_, captured) = Slip::capture(
                self.act.id(),
                &room.read(&line),
                self.act.at_ms + later,
                last,
            )?;
            self.record(captured)?;
        }
        Ok(())
    }

    fn group(&mut self) -> Result<(), Failure> {
        let slips = self.tx.all::<Slip>()?;
        for group in &self.sample.groups {
            let its: Vec<Slip> = slips
                .iter()
                .filter(|slip| group.slips.contains(&slip.code))
                .cloned()
                .collect();
            let (groups, lineages) = (groups::in_order(self.tx)?, self.tx.every::<Lineage>()?);
            let (_, created) =
                Group::create(self.act.id(), &group.name, &groups, (&its, &lineages))?;
            self.record(created)?;
        }
        Ok(())
    }

    fn propose(&mut self) -> Result<(), Failure> {
        let groups = groups::in_order(self.tx)?;
        for project in &self.election.projects {
            let from = self
                .sample
                .groups
                .iter()
                .position(|group| group.projects.contains(&project.id));
            let group = from
                .and_then(|at| groups.get(at))
                .ok_or_else(|| Failure::refused("not_found"))?;
            let cost = project.cost.to_string();
            let place = self
                .sample
                .places
                .get(&project.id)
                .map_or("", String::as_str);
            let new = NewProposal {
                title: &project.name,
                cost: &cost,
                place,
            };
            let (proposals, lineages) = (self.tx.every::<Proposal>()?, self.tx.every::<Lineage>()?);
            let (_, created) =
                Proposal::from_group(self.act.id(), group, new, (&proposals, &lineages, false))?;
            self.record(created)?;
        }
        Ok(())
    }

    fn vote(&mut self) -> Result<(), Failure> {
        let (process, proposals) = (
            crate::process::the_process(self.tx)?,
            proposals::in_order(self.tx)?,
        );
        let vote: Id<Vote> = self.act.id();
        let options = self.act.ids(proposals.len());
        let terms = Terms {
            rule: RULE.to_owned(),
            ..Terms::usual(MAX_MARKS)
        };
        self.record(Vote::open(
            (vote, &options),
            (&process, &proposals),
            &terms,
            self.act.at_ms,
        )?)?;
        let opened = self.tx.find(vote)?;
        let options = crate::ballots::options(self.tx, &opened)?;
        for (marks, last) in self.election.ballots.iter().zip(0..) {
            let line = marks
                .iter()
                .map(u32::to_string)
                .collect::<Vec<_>>()
                .join(" ");
            let new = NewBallot {
                line: &line,
                state: cocrea_domain::BallotState::Valid,
            };
            self.record(Ballot::cast(self.act.id(), new, (&opened, &options), last)?.1)?;
        }
        let ballots = self.tx.belonging::<Ballot, _>("vote", vote)?;
        self.record(opened.close(&ballots, self.act.at_ms)?)
    }

    fn commit(&mut self) -> Result<(), Failure> {
        let winners = outcomes::winners(self.tx)?;
        let ids = self.act.ids(winners.len());
        let lineages = self.tx.every::<Lineage>()?;
        let (created, decision) = Commitment::create_from(&winners, &ids, (&[], &lineages))?;
        self.record(decision)?;
        for (commitment, winner) in created.iter().zip(&winners) {
            let project = self
                .election
                .projects
                .iter()
                .find(|project| project.name == winner.title);
            let wanted = project.map(|project| project.id);
            if let Some(written) = self
                .sample
                .commitments
                .iter()
                .find(|one| Some(one.project) == wanted)
            {
                self.write_out(commitment, written)?;
            }
        }
        Ok(())
    }

    fn write_out(
        &mut self,
        commitment: &Commitment,
        written: &SampleCommitment,
    ) -> Result<(), Failure> {
        for field in CommitmentField::ALL {
            if let Some(text) = written.fields.get(field.key()) {
                self.record(commitment.edit(*field, text)?)?;
            }
        }
        for SampleMilestone {
            title,
            due,
            product,
        } in &written.milestones
        {
            self.record(Milestone::add(
                self.act.id(),
                commitment,
                title,
                (due, product),
            )?)?;
        }
        Ok(())
    }
}
