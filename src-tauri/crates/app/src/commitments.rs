//! Commitments and their milestones.

use crate::app::Outcome;
use crate::home::id;
use crate::process::the_vote;
use crate::traces::Traces;
use crate::wire::{
    Centavos, CommitmentCard, CommitmentField, CommitmentFields, CommitmentGap, CommitmentView,
    Commitments, CommitmentsCreated, Created, Done, EditCommitment, EditMilestone, MilestoneView,
    NewMilestone, Nothing, OneRow,
};
use crate::{App, Failure, outcomes};
use cocrea_domain::{Commitment, Id, Lineage, Milestone, Record as _, Refusal, Vote, VoteState};
use cocrea_ledger::Cell;
use cocrea_store::View;
use std::collections::BTreeSet;
use uuid::Uuid;

pub(crate) fn create_commitments(
    app: &App,
    _: Nothing,
) -> Result<Outcome<CommitmentsCreated>, Failure> {
    app.write(|tx, act| {
        // While a correction is open it is not known who wins.
        if the_vote(tx)?.is_some_and(|vote| vote.state == VoteState::Open) {
            return Err(Refusal::VoteStillOpen.into());
        }
        let winners = outcomes::winners(tx)?;
        let (commitments, lineages) = (tx.every::<Commitment>()?, tx.every::<Lineage>()?);
        let ids = act.ids(winners.len());
        let (created, decision) =
            Commitment::create_from(&winners, &ids, (&commitments, &lineages))?;
        tx.record(decision)?;
        Ok(CommitmentsCreated {
            created: created.len().try_into().unwrap_or(u32::MAX),
        })
    })
}

pub(crate) fn list_commitments(app: &App, _: Nothing) -> Result<Outcome<Commitments>, Failure> {
    app.look(|view| {
        let (milestones, lineages) = (view.all::<Milestone>()?, view.all::<Lineage>()?);
        let undecided = undecided(view)?;
        let votes = view.all::<Vote>()?;
        let cards = in_order(view)?
            .into_iter()
            .map(|commitment| CommitmentCard {
                id: commitment.id.0,
                of_corrected_vote: commitment.is_of_corrected(&votes),
                missing: gaps(&commitment, &milestones, &lineages, &undecided),
                milestones: of(&milestones, &commitment)
                    .count()
                    .try_into()
                    .unwrap_or(u32::MAX),
                code: commitment.code,
                title: commitment.title,
                government_organization: commitment.government_organization,
                cost: commitment.cost.map(|cost| Centavos(cost.0)),
            });
        Ok(Commitments {
            commitments: cards.collect(),
        })
    })
}

pub(crate) fn read_commitment(
    app: &App,
    request: OneRow,
) -> Result<Outcome<CommitmentView>, Failure> {
    app.look(|view| {
        let all = in_order(view)?;
        let at = all
            .iter()
            .position(|commitment| commitment.id.0 == request.id);
        let at = at.ok_or_else(|| Failure::refused("not_found"))?;
        let commitment = all[at].clone();
        let (milestones, lineages) = (view.all::<Milestone>()?, view.all::<Lineage>()?);
        let undecided = undecided(view)?;
        let neighbour = |index: Option<usize>| {
            index
                .and_then(|index| all.get(index))
                .map(|other| other.id.0)
        };
        Ok(CommitmentView {
            id: commitment.id.0,
            code: commitment.code.clone(),
            number: (at + 1).try_into().unwrap_or(u32::MAX),
            of: all.len().try_into().unwrap_or(u32::MAX),
            previous: neighbour(at.checked_sub(1)),
            next: neighbour(Some(at + 1)),
            cost: commitment.cost.map(|cost| Centavos(cost.0)),
            milestones: milestones_of(&milestones, &commitment)
                .into_iter()
                .map(MilestoneView::from)
                .collect(),
            missing: gaps(&commitment, &milestones, &lineages, &undecided),
            trace: Traces::of(view)?.commitment(&commitment),
            fields: commitment.into(),
        })
    })
}

pub(crate) fn edit_commitment(
    app: &App,
    request: EditCommitment,
) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let commitment = tx.find::<Commitment>(id(request.id))?;
        tx.record(commitment.edit(request.field.into(), &request.text)?)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_commitment(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let commitment = tx.find::<Commitment>(id(request.id))?;
        tx.record(commitment.trash())?;
        Ok(Done {})
    })
}

pub(crate) fn add_milestone(app: &App, request: NewMilestone) -> Result<Outcome<Created>, Failure> {
    app.write(|tx, act| {
        let commitment = tx.find::<Commitment>(id(request.commitment))?;
        let id = act.id();
        tx.record(Milestone::add(
            id,
            &commitment,
            &request.title,
            (&request.due, &request.product),
        )?)?;
        Ok(Created { id: id.0 })
    })
}

pub(crate) fn edit_milestone(app: &App, request: EditMilestone) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let milestone = tx.find::<Milestone>(id(request.id))?;
        let decision = milestone.edit(
            request.title.as_deref(),
            request.due.as_deref(),
            request.product.as_deref(),
        )?;
        tx.record(decision)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_milestone(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let milestone = tx.find::<Milestone>(id(request.id))?;
        tx.record(milestone.trash())?;
        Ok(Done {})
    })
}

/// All commitments in their order.
pub(crate) fn in_order(view: &View<'_>) -> Result<Vec<Commitment>, Failure> {
    let mut commitments = view.all::<Commitment>()?;
    commitments.sort_by_key(|commitment| (commitment.number, commitment.id));
    Ok(commitments)
}

/// The milestones of a commitment by date; those without one come last.
pub(crate) fn milestones_of(milestones: &[Milestone], commitment: &Commitment) -> Vec<Milestone> {
    let mut its: Vec<Milestone> = of(milestones, commitment).cloned().collect();
    its.sort_by_key(|milestone| (milestone.due.is_none(), milestone.due, milestone.id));
    its
}

/// What a commitment still needs.
pub(crate) fn gaps(
    commitment: &Commitment,
    milestones: &[Milestone],
    lineages: &[Lineage],
    undecided: &BTreeSet<Uuid>,
) -> Vec<CommitmentGap> {
    let decision = undecided
        .contains(&commitment.id.0)
        .then_some(CommitmentGap::Decision);
    let lacks = commitment.gaps(milestones, lineages).into_iter();
    lacks.map(CommitmentGap::from).chain(decision).collect()
}

/// Commitments that wait for a decision: in them, or in a milestone of theirs, laptops wrote different things.
pub(crate) fn undecided(view: &View<'_>) -> Result<BTreeSet<Uuid>, Failure> {
    let mut commitments = BTreeSet::new();
    for Cell { entity, row, .. } in view.cells_in_conflict()? {
        if entity == Commitment::ENTITY {
            commitments.insert(row);
        } else if entity == Milestone::ENTITY
            && let Ok(milestone) = view.find::<Milestone>(Id::new(row))
        {
            commitments.insert(milestone.commitment.0);
        }
    }
    Ok(commitments)
}

fn of<'a>(
    milestones: &'a [Milestone],
    commitment: &Commitment,
) -> impl Iterator<Item = &'a Milestone> {
    let id = commitment.id;
    milestones
        .iter()
        .filter(move |milestone| milestone.commitment == id)
}

impl From<Milestone> for MilestoneView {
    fn from(milestone: Milestone) -> Self {
        Self {
            id: milestone.id.0,
            title: milestone.title,
            due: milestone.due,
            product: milestone.product,
        }
    }
}

impl From<Commitment> for CommitmentFields {
    fn from(commitment: Commitment) -> Self {
        Self {
            title: commitment.title,
            problem: commitment.problem,
            solution: commitment.solution,
            product: commitment.product,
            government_organization: commitment.government_organization,
            government_post: commitment.government_post,
            counterpart_organization: commitment.counterpart_organization,
            counterpart_post: commitment.counterpart_post,
            indicator: commitment.indicator,
            baseline: commitment.baseline,
            target: commitment.target,
            verification: commitment.verification,
        }
    }
}

impl From<CommitmentField> for cocrea_domain::CommitmentField {
    fn from(field: CommitmentField) -> Self {
        match field {
            CommitmentField::Title => Self::Title,
            CommitmentField::Problem => Self::Problem,
            CommitmentField::Solution => Self::Solution,
            CommitmentField::Product => Self::Product,
            CommitmentField::GovernmentOrganization => Self::GovernmentOrganization,
            CommitmentField::GovernmentPost => Self::GovernmentPost,
            CommitmentField::CounterpartOrganization => Self::CounterpartOrganization,
            CommitmentField::CounterpartPost => Self::CounterpartPost,
            CommitmentField::Indicator => Self::Indicator,
            CommitmentField::Baseline => Self::Baseline,
            CommitmentField::Target => Self::Target,
            CommitmentField::Verification => Self::Verification,
        }
    }
}

impl From<cocrea_domain::CommitmentGap> for CommitmentGap {
    fn from(gap: cocrea_domain::CommitmentGap) -> Self {
        match gap {
            cocrea_domain::CommitmentGap::Problem => Self::Problem,
            cocrea_domain::CommitmentGap::Solution => Self::Solution,
            cocrea_domain::CommitmentGap::Product => Self::Product,
            cocrea_domain::CommitmentGap::Government => Self::Government,
            cocrea_domain::CommitmentGap::Counterpart => Self::Counterpart,
            cocrea_domain::CommitmentGap::Milestone => Self::Milestone,
            cocrea_domain::CommitmentGap::Indicator => Self::Indicator,
            cocrea_domain::CommitmentGap::Source => Self::Source,
        }
    }
}
