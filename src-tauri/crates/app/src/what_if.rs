//! «¿Y si…?»: the closed vote counted by other rules, or with other figures. Nothing of it is recorded.

use crate::app::Outcome;
use crate::elections::counted;
use crate::outcomes::{Count, ROOM_RULES, room_rule};
use crate::wire::{Centavos, Nothing, RuleOutcome, RuleOutcomes, TriedOutcome, TryOutcome};
use crate::{App, Failure};
use cocrea_allocate::{Election, Outcome as Allocated, Settings};
use cocrea_domain::{Money, Refusal, read_amount};

pub(crate) fn compare_rules(app: &App, _: Nothing) -> Result<Outcome<RuleOutcomes>, Failure> {
    app.look(|view| {
        let count = Count::of(view)?;
        let mut rules = Vec::with_capacity(ROOM_RULES.len());
        for key in ROOM_RULES {
            let settings = count.settings(room_rule(key)?)?;
            let outcome = counted(&count.election, &settings)?;
            rules.push(rule_outcome(&count, &settings, &outcome)?);
        }
        Ok(RuleOutcomes {
            locked: count.vote.rule.clone(),
            rules,
        })
    })
}

pub(crate) fn try_outcome(
    app: &App,
    request: TryOutcome,
) -> Result<Outcome<TriedOutcome>, Failure> {
    app.look(|view| {
        let count = Count::of(view)?;
        let settings = count.settings(room_rule(&count.vote.rule)?)?;
        let recorded = counted(&count.election, &settings)?;
        let election = changed(&count, &request)?;
        let outcome = counted(&election, &settings)?;
        let (here, there) = (&outcome.winners, &recorded.winners);
        Ok(TriedOutcome {
            ceiling: Centavos(outcome.budget),
            spent: Centavos(outcome.total_cost),
            left: Centavos(outcome.budget - outcome.total_cost),
            with_a_winner: small(outcome.voters_with_a_winner),
            winners: count.titles(here, &[]),
            enter: count.titles(here, there),
            leave: count.titles(there, here),
        })
    })
}

/// The election with the figures that somebody tries.
fn changed(count: &Count, request: &TryOutcome) -> Result<Election, Failure> {
    let mut election = count.election.clone();
    if let Some(ceiling) = &request.ceiling {
        let ceiling = amount(ceiling)?;
        election = election.with_budget(ceiling.0).map_err(too_large)?;
    }
    for change in &request.projects {
        let id = change.number.to_string();
        // One that was withdrawn a moment ago is no project any more either.
        if !election.projects().iter().any(|project| project.id == id) {
            return Err(Refusal::NoSuchOption { number: id }.into());
        }
        if change.withdrawn {
            election = election.without(&id).map_err(too_large)?;
        } else if let Some(cost) = &change.cost {
            election = election
                .with_cost(&id, amount(cost)?.0)
                .map_err(too_large)?;
        }
    }
    if election.projects().is_empty() {
        return Err(Refusal::EverythingWithdrawn.into());
    }
    Ok(election)
}

/// An amount above nothing, as for a vote that is opened.
fn amount(written: &str) -> Result<Money, Failure> {
    match read_amount(written)?.amount {
        Money(0) => Err(Refusal::AmountZero.into()),
        amount => Ok(amount),
    }
}

/// Only money can be wrong in an election that was whole before.
fn too_large<E>(_: E) -> Failure {
    Refusal::AmountTooLarge.into()
}

fn rule_outcome(
    count: &Count,
    settings: &Settings,
    outcome: &Allocated,
) -> Result<RuleOutcome, Failure> {
    let numbers = outcome.winners.iter().filter_map(|id| id.parse().ok());
    Ok(RuleOutcome {
        rule: outcome.rule.key(),
        winners: numbers.collect(),
        spent: Centavos(outcome.total_cost),
        with_a_winner: small(outcome.voters_with_a_winner),
        winners_per_ballot: count.winners_per_ballot(settings, outcome)?,
    })
}

fn small(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
