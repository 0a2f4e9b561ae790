//! Groups: slips that say the same.

use crate::app::Outcome;
use crate::home::id;
use crate::slips::Shown;
use crate::wire::{
    Board, Created, Done, GroupView, MoveSlips, NewGroup, Nothing, OneRow, RenameGroup,
};
use crate::{App, Failure};
use cocrea_domain::{Group, Lineage, Proposal, Slip};
use cocrea_store::View;
use std::collections::HashSet;
use uuid::Uuid;

pub(crate) fn read_board(app: &App, _: Nothing) -> Result<Outcome<Board>, Failure> {
    app.look(|view| {
        let mut slips = view.all::<Slip>()?;
        slips.sort_by(|one, other| (&one.code, one.id).cmp(&(&other.code, other.id)));
        let lineages = view.all::<Lineage>()?;
        let proposals: HashSet<Uuid> = view
            .all::<Proposal>()?
            .iter()
            .map(|proposal| proposal.id.0)
            .collect();
        let shown = Shown::of(view)?;
        let mut held = HashSet::new();
        let groups = in_order(view)?.into_iter().zip(1..).map(|(group, number)| {
            let rows: HashSet<Uuid> = Lineage::sources_of::<Slip>(&lineages, group.id.0).collect();
            held.extend(rows.iter().copied());
            let its = slips.iter().filter(|slip| rows.contains(&slip.id.0));
            GroupView {
                id: group.id.0,
                number,
                slips: its.map(|slip| shown.slip(slip)).collect(),
                proposals: Lineage::targets_of::<Proposal>(&lineages, group.id.0)
                    .filter(|row| proposals.contains(row))
                    .collect(),
                name: group.name,
            }
        });
        let groups = groups.collect();
        let loose = slips.iter().filter(|slip| !held.contains(&slip.id.0));
        Ok(Board {
            loose: loose.map(|slip| shown.slip(slip)).collect(),
            groups,
        })
    })
}

pub(crate) fn create_group(app: &App, request: NewGroup) -> Result<Outcome<Created>, Failure> {
    app.write(|tx, act| {
        let slips = chosen(tx, &request.slips)?;
        let lineages = tx.every::<Lineage>()?;
        let (group, decision) =
            Group::create(act.id(), &request.name, &in_order(tx)?, (&slips, &lineages))?;
        tx.record(decision)?;
        Ok(Created { id: group.id.0 })
    })
}

pub(crate) fn rename_group(app: &App, request: RenameGroup) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let group = tx.find::<Group>(id(request.id))?;
        tx.record(group.rename(&request.name, &in_order(tx)?)?)?;
        Ok(Done {})
    })
}

pub(crate) fn move_slips(app: &App, request: MoveSlips) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let slips = chosen(tx, &request.slips)?;
        let lineages = tx.every::<Lineage>()?;
        let decision = match request.group {
            Some(group) => tx.find::<Group>(id(group))?.gather(&slips, &lineages)?,
            None => Group::release(&slips, &lineages)?,
        };
        tx.record(decision)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_group(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let group = tx.find::<Group>(id(request.id))?;
        tx.record(group.trash(&tx.all::<Lineage>()?)?)?;
        Ok(Done {})
    })
}

/// All groups in their order.
pub(crate) fn in_order(view: &View<'_>) -> Result<Vec<Group>, Failure> {
    let mut groups = view.all::<Group>()?;
    groups.sort_by_key(|group| (group.number, group.id));
    Ok(groups)
}

fn chosen(view: &View<'_>, rows: &[Uuid]) -> Result<Vec<Slip>, Failure> {
    rows.iter()
        .map(|row| Ok(view.find::<Slip>(id(*row))?))
        .collect()
}
