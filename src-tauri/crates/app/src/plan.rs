//! The process as its printed plan shows it.

use crate::commitments::{gaps, in_order, milestones_of, undecided};
use crate::process::{the_closed_vote, the_process};
use crate::traces::{Fate, Traces};
use crate::wire::{CommitmentGap, OutcomeProject, TraceSlip, VoteRecord, VoteState};
use crate::world::day_of;
use crate::{Failure, Words, corrections, outcomes, reasons, room, topics};
use cocrea_domain::{Commitment, Lineage, Milestone, Slip, Vote};
use cocrea_paper::view;
use cocrea_store::View;

/// Everything the plan prints. Its date is that of the last change: the same data make the same paper.
pub(crate) fn plan(look: &View<'_>, words: &Words) -> Result<view::Plan, Failure> {
    let process = the_process(look)?;
    let traces = Traces::of(look)?;
    let (milestones, lineages) = (look.all::<Milestone>()?, look.all::<Lineage>()?);
    let undecided = undecided(look)?;
    let of = |commitment: Commitment| {
        let missing = gaps(&commitment, &milestones, &lineages, &undecided);
        commitment_view(
            &commitment,
            &milestones_of(&milestones, &commitment),
            &traces,
            (&missing, words),
        )
    };
    let commitments: Vec<view::Commitment> = in_order(look)?.into_iter().map(of).collect();
    let missing = if commitments.is_empty() {
        vec![String::from("commitments")]
    } else {
        Vec::new()
    };
    let (vote, corrected) = vote_views(look, words)?;
    Ok(view::Plan {
        process: process.name,
        place: process.place,
        period: process.period,
        made_on: day_of(look.changed_at()?.unwrap_or_default()),
        ceiling: process.ceiling.map(|ceiling| ceiling.0),
        fictional: process.fictional,
        topics: topic_views(look)?,
        sessions: vec![session_view(look, words)?],
        vote,
        corrected,
        slips: traces
            .fates()
            .map(|(slip, fate)| fate_view(slip, fate, words))
            .collect(),
        commitments,
        missing,
        ..view::Plan::default()
    })
}

fn topic_views(look: &View<'_>) -> Result<Vec<view::Topic>, Failure> {
    let slips = look.all::<Slip>()?;
    let topics = topics::in_order(look)?
        .into_iter()
        .map(|topic| view::Topic {
            slips: slips.iter().filter(|slip| slip.topic == topic.id).count(),
            name: topic.name,
        });
    Ok(topics.collect())
}

fn session_view(look: &View<'_>, words: &Words) -> Result<view::Session, Failure> {
    let session = room::the_session(look)?;
    let slips = look.all::<Slip>()?;
    let tables = room::tables(look)?
        .into_iter()
        .map(|table| view::SessionTable {
            slips: slips.iter().filter(|slip| slip.table == table.id).count(),
            name: table_name(
                table.number.try_into().unwrap_or_default(),
                &table.name,
                words,
            ),
        });
    let number = session.number.to_string();
    Ok(view::Session {
        name: if session.name.is_empty() {
            words.say("print-session", &[("number", &number)])
        } else {
            session.name
        },
        date: session.date,
        place: session.place,
        people: None,
        tables: tables.collect(),
    })
}

fn table_name(number: u32, name: &str, words: &Words) -> String {
    let called = words.say("print-table", &[("number", &number.to_string())]);
    if name.is_empty() {
        called
    } else {
        format!("{called}, {name}")
    }
}

/// The vote in force, and those that it corrects. None, or one that is still open: the plan prints without it.
fn vote_views(
    look: &View<'_>,
    words: &Words,
) -> Result<(Option<view::Vote>, Vec<view::Vote>), Failure> {
    let Some(in_force) = the_closed_vote(look)? else {
        return Ok((None, Vec::new()));
    };
    let corrected = corrections::corrected(look, &in_force)?;
    let corrected = corrected.iter().map(|vote| vote_view(look, vote, words));
    let corrected = corrected.collect::<Result<_, _>>()?;
    Ok((Some(vote_view(look, &in_force, words)?), corrected))
}

fn vote_view(look: &View<'_>, vote: &Vote, words: &Words) -> Result<view::Vote, Failure> {
    let outcome = outcomes::view(look, vote, None)?;
    let project = |project: &OutcomeProject, won: bool| view::Outcome {
        name: project.title.clone(),
        cost: project.cost.0,
        votes: project.votes as usize,
        reason: reasons::reason(project, won, words),
    };
    let winners = outcome.winners.iter().map(|winner| project(winner, true));
    let losers = outcome.others.iter().map(|loser| project(loser, false));
    Ok(view::Vote {
        closed_on: day_of(outcome.closed_at.0),
        corrects: outcome.corrects.as_ref().map(correction_view),
        corrected_by: outcome.corrected_by.as_ref().map(correction_view),
        rule: outcome.rule.clone(),
        ties: ties(&outcome.ties, words),
        tie_count: outcome.tie_count as usize,
        hanging: outcome.hanging.titles.clone(),
        denied: outcome.denied.clone(),
        budget: outcome.ceiling.0,
        ballots: outcome.count.valid as usize,
        blank: outcome.count.blank as usize,
        void: outcome.count.void as usize,
        shares: reasons::shares(&outcome, words),
        winners: winners.collect(),
        losers: losers.collect(),
    })
}

fn correction_view(other: &VoteRecord) -> view::Correction {
    view::Correction {
        on: day_of(other.at.0),
        open: other.state == VoteState::Open,
        reason: other.reason.clone(),
    }
}

/// The order that broke ties, as the end of a sentence: its key is `official`, `official:SEED` or `drawn:SEED`.
fn ties(key: &str, words: &Words) -> String {
    let (kind, seed) = key.split_once(':').unwrap_or((key, ""));
    let lot = if seed.is_empty() { "none" } else { "drawn" };
    words.say(
        &format!("print-ties-{kind}"),
        &[("seed", seed), ("lot", lot)],
    )
}

fn commitment_view(
    commitment: &Commitment,
    milestones: &[Milestone],
    traces: &Traces,
    (missing, words): (&[CommitmentGap], &Words),
) -> view::Commitment {
    let trace = traces.commitment(commitment);
    let seat = |organisation: &str, post: &str| view::Seat {
        organisation: organisation.to_owned(),
        post: post.to_owned(),
    };
    let stone = |(number, milestone): (usize, &Milestone)| view::Milestone {
        code: format!("{}.{number}", commitment.code.replacen('C', "H", 1)),
        title: milestone.title.clone(),
        due: milestone.due,
        product: milestone.product.clone(),
    };
    view::Commitment {
        code: commitment.code.clone(),
        title: commitment.title.clone(),
        problem: commitment.problem.clone(),
        solution: commitment.solution.clone(),
        product: commitment.product.clone(),
        lead: seat(
            &commitment.government_organization,
            &commitment.government_post,
        ),
        counterpart: seat(
            &commitment.counterpart_organization,
            &commitment.counterpart_post,
        ),
        indicator: view::Indicator {
            name: commitment.indicator.clone(),
            baseline: commitment.baseline.clone(),
            target: commitment.target.clone(),
            means: commitment.verification.clone(),
        },
        milestones: (1..).zip(milestones).map(stone).collect(),
        cost: commitment.cost.map(|cost| cost.0),
        topic: traces.topic(commitment).unwrap_or_default(),
        trace: view::Trace {
            slips: trace
                .slips
                .into_iter()
                .map(|slip| slip_view(slip, words))
                .collect(),
            groups: trace.groups,
            votes: trace.vote.map(|vote| view::Votes {
                given: vote.votes as usize,
                ballots: vote.ballots as usize,
            }),
        },
        missing: missing
            .iter()
            .map(|gap| missing_key(*gap).to_owned())
            .collect(),
        ..view::Commitment::default()
    }
}

/// Key of the words for what is missing: `doc-missing-KEY`.
const fn missing_key(gap: CommitmentGap) -> &'static str {
    match gap {
        CommitmentGap::Problem => "problem",
        CommitmentGap::Solution => "solution",
        CommitmentGap::Product => "product",
        CommitmentGap::Government => "lead",
        CommitmentGap::Counterpart => "counterpart",
        CommitmentGap::Milestone => "milestones",
        CommitmentGap::Indicator => "indicator",
        CommitmentGap::Source => "source",
        CommitmentGap::Decision => "decision",
    }
}

fn slip_view(slip: TraceSlip, words: &Words) -> view::Slip {
    let kind = cocrea_domain::SlipKind::from(slip.kind);
    view::Slip {
        code: slip.code,
        text: slip.text,
        table: words.say("print-table", &[("number", &slip.table.to_string())]),
        kind: kind.key().to_owned(),
    }
}

fn fate_view(slip: TraceSlip, fate: Fate, words: &Words) -> view::SlipOutcome {
    let fate = match fate {
        Fate::Waiting => view::Fate::Waiting,
        Fate::Grouped { group } => view::Fate::Grouped(group),
        Fate::Proposed { title, .. } => view::Fate::Proposed(title),
        Fate::Committed { code, .. } => view::Fate::Committed(vec![code]),
    };
    view::SlipOutcome {
        slip: slip_view(slip, words),
        fate,
    }
}
