//! Proposals: what groups want to be done.

use crate::app::Outcome;
use crate::home::id;
use crate::process::the_vote;
use crate::wire::{
    Centavos, Created, Done, EditProposal, NewProposal, Nothing, OneRow, ProposalView, Proposals,
};
use crate::{App, Failure};
use cocrea_domain::{Group, Lineage, Proposal, Slip};
use cocrea_store::View;
use std::collections::HashSet;
use uuid::Uuid;

pub(crate) fn list_proposals(app: &App, _: Nothing) -> Result<Outcome<Proposals>, Failure> {
    app.look(|view| {
        let lineages = view.all::<Lineage>()?;
        let groups = view.every::<Group>()?;
        let living: HashSet<Uuid> = view.all::<Slip>()?.iter().map(|slip| slip.id.0).collect();
        let views = in_order(view)?
            .into_iter()
            .zip(1..)
            .map(|(proposal, number)| {
                let from: Vec<Uuid> =
                    Lineage::sources_of::<Group>(&lineages, proposal.id.0).collect();
                let names = groups
                    .iter()
                    .filter(|group| from.contains(&group.id.0))
                    .map(|group| group.name.clone());
                let slips: HashSet<Uuid> = from
                    .iter()
                    .flat_map(|group| Lineage::sources_of::<Slip>(&lineages, *group))
                    .collect();
                ProposalView {
                    id: proposal.id.0,
                    number,
                    title: proposal.title,
                    cost: proposal.cost.map(|cost| Centavos(cost.0)),
                    place: proposal.place,
                    group: names.collect::<Vec<_>>().join(", "),
                    slips: slips
                        .intersection(&living)
                        .count()
                        .try_into()
                        .unwrap_or(u32::MAX),
                }
            });
        Ok(Proposals {
            proposals: views.collect(),
        })
    })
}

pub(crate) fn create_proposal(
    app: &App,
    request: NewProposal,
) -> Result<Outcome<Created>, Failure> {
    app.write(|tx, act| {
        let group = tx.find::<Group>(id(request.group))?;
        let (proposals, lineages) = (tx.every::<Proposal>()?, tx.every::<Lineage>()?);
        let new = cocrea_domain::NewProposal {
            title: &request.title,
            cost: &request.cost,
            place: &request.place,
        };
        let vote_open = the_vote(tx)?.is_some();
        let (proposal, decision) =
            Proposal::from_group(act.id(), &group, new, (&proposals, &lineages, vote_open))?;
        tx.record(decision)?;
        Ok(Created { id: proposal.id.0 })
    })
}

pub(crate) fn edit_proposal(app: &App, request: EditProposal) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let proposal = tx.find::<Proposal>(id(request.id))?;
        let vote_open = the_vote(tx)?.is_some();
        let decision = proposal.edit(
            request.title.as_deref(),
            request.cost.as_deref(),
            request.place.as_deref(),
            vote_open,
        )?;
        tx.record(decision)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_proposal(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let proposal = tx.find::<Proposal>(id(request.id))?;
        tx.record(proposal.trash(&tx.all::<Lineage>()?, the_vote(tx)?.is_some())?)?;
        Ok(Done {})
    })
}

/// All proposals in their order.
pub(crate) fn in_order(view: &View<'_>) -> Result<Vec<Proposal>, Failure> {
    let mut proposals = view.all::<Proposal>()?;
    proposals.sort_by_key(|proposal| (proposal.number, proposal.id));
    Ok(proposals)
}
