//! The outcome of the closed vote: always computed from the ballots that were kept when it was closed.

use crate::ballots::{count, options};
use crate::elections::{MOST_RUNS, counted, parse_ties, refused};
use crate::process::{the_closed_vote, the_vote};
use crate::wire::{
    Centavos, Hanging, Milliseconds, OtherRule, OutcomeProject, OutcomeTie, OutcomeView, Reason,
    TieBreak, TiedProject, TiedWith,
};
use crate::{Failure, corrections};
use cocrea_allocate::{
    Election, Lacked, Loser, Outcome, Payment, Round, Rule, Settings, Ties, Utility, VoteType,
    certificate, irresolute, measures,
};
use cocrea_domain::{
    BallotState, CountedBallot, Proposal, Refusal, Vote, VoteOption, VoteState, Winner,
    counted_ballots,
};
use cocrea_store::View;
use std::collections::BTreeMap;

/// The rules that a vote can be decided by, and looked at by afterwards: the room's usual one first.
pub(crate) const ROOM_RULES: [&str; 6] = [
    "mes_cost_add1u",
    "mes_cost_util",
    "mes_cost_add1",
    "mes_cost",
    "greedy_votes",
    "phragmen",
];

/// A closed vote, ready to be allocated.
pub(crate) struct Count {
    pub(crate) vote: Vote,
    options: Vec<VoteOption>,
    ballots: Vec<CountedBallot>,
    pub(crate) election: Election,
}

/// The closed vote whose result is in force.
pub(crate) fn in_force(look: &View<'_>) -> Result<Vote, Failure> {
    match the_closed_vote(look)? {
        Some(vote) => Ok(vote),
        None if the_vote(look)?.is_some() => Err(Refusal::VoteStillOpen.into()),
        None => Err(Refusal::VoteMissing.into()),
    }
}

/// What a rule decides about a closed vote; without a key, the rule that was locked before it.
pub(crate) fn view(
    look: &View<'_>,
    vote: &Vote,
    rule: Option<&str>,
) -> Result<OutcomeView, Failure> {
    let count = Count::of_vote(look, vote)?;
    let key = rule.unwrap_or(&count.vote.rule);
    let settings = count.settings(room_rule(key)?)?;
    let outcome = counted(&count.election, &settings)?;
    let beside = other_than(settings.rule, room_rule(&count.vote.rule)?);
    let other = counted(&count.election, &count.settings(beside)?)?;
    let (here, there) = (&outcome.winners, &other.winners);
    Ok(OutcomeView {
        vote: vote.id.0,
        closed_at: Milliseconds(vote.closed_at.unwrap_or_default()),
        corrects: corrections::corrected_by(look, vote)?,
        corrected_by: corrections::correction_of(look, vote)?,
        rule: settings.rule.key(),
        locked: settings.rule.key() == count.vote.rule,
        locked_rule: count.vote.rule.clone(),
        ties: count.vote.ties.clone(),
        hanging: count.hanging(&settings)?,
        denied: count.denied(&settings, &outcome)?,
        tie_count: small(outcome.tie_count),
        ties_met: count.ties_met(&outcome),
        ceiling: Centavos(outcome.budget),
        spent: Centavos(outcome.total_cost),
        left: Centavos(outcome.budget - outcome.total_cost),
        share: Centavos(outcome.share),
        reached: Centavos(outcome.money_per_ballot),
        count: self::count(count.ballots.iter().map(|ballot| ballot.state)),
        with_a_winner: small(outcome.voters_with_a_winner),
        winners_per_ballot: count.winners_per_ballot(&settings, &outcome)?,
        winners: outcome
            .rounds
            .iter()
            .filter_map(|round| count.winner(round, &outcome))
            .collect(),
        others: outcome
            .losers
            .iter()
            .filter_map(|loser| count.loser(loser, &outcome))
            .collect(),
        other_rule: OtherRule {
            rule: other.rule.key(),
            only_here: count.titles(here, there),
            only_there: count.titles(there, here),
        },
    })
}

/// The winners by the locked rule, in the order of selection, with the proposals they come from.
pub(crate) fn winners(look: &View<'_>) -> Result<Vec<Winner>, Failure> {
    let count = Count::of(look)?;
    let settings = count.settings(room_rule(&count.vote.rule)?)?;
    let outcome = counted(&count.election, &settings)?;
    let options = outcome.winners.iter().filter_map(|id| count.option(id));
    let winners = options.map(|option| {
        let proposal: Proposal = look.find(option.proposal)?;
        Ok(Winner {
            proposal,
            title: option.title.clone(),
            cost: option.cost,
            vote: count.vote.id,
        })
    });
    winners.collect()
}

impl Count {
    pub(crate) fn of(look: &View<'_>) -> Result<Self, Failure> {
        Self::of_vote(look, &in_force(look)?)
    }

    fn of_vote(look: &View<'_>, vote: &Vote) -> Result<Self, Failure> {
        if vote.trashed {
            return Err(Refusal::InTheTrash.into());
        }
        if vote.state == VoteState::Open {
            return Err(Refusal::VoteStillOpen.into());
        }
        let options = options(look, vote)?;
        let ballots = counted_ballots(&vote.counted);
        // A result from fewer ballots than were counted would be another result.
        if ballots.len() != vote.counted.lines().count() {
            return Err(Failure::fault("file_damaged").with("detail", vote.id.0));
        }
        let election = election(vote, &options, &ballots)?;
        Ok(Self {
            vote: vote.clone(),
            options,
            ballots,
            election,
        })
    }

    /// A rule with the tie-break that was locked.
    pub(crate) fn settings(&self, rule: Rule) -> Result<Settings, Failure> {
        Ok(Settings::new(rule, parse_ties(&self.vote.ties)?))
    }

    fn hanging(&self, settings: &Settings) -> Result<Hanging, Failure> {
        let told = irresolute(&self.election, settings, MOST_RUNS);
        let told = told.map_err(|error| refused(&error))?;
        Ok(Hanging {
            titles: self.titles(&told.sometimes, &[]),
            complete: told.complete,
        })
    }

    fn denied(&self, settings: &Settings, outcome: &Outcome) -> Result<Vec<String>, Failure> {
        let told = certificate(&self.election, settings, &outcome.winners);
        let violations = told.map_err(|error| refused(&error))?.violations;
        let ids: Vec<String> = violations.into_iter().map(|one| one.project).collect();
        Ok(self.titles(&ids, &[]))
    }

    /// Winners that a valid ballot marks on average, in thousandths.
    pub(crate) fn winners_per_ballot(
        &self,
        settings: &Settings,
        outcome: &Outcome,
    ) -> Result<u32, Failure> {
        let told = measures(&self.election, settings, &outcome.winners);
        let told = told.map_err(|error| refused(&error))?;
        let mut utilities = told.satisfaction.iter();
        let named = utilities.find(|one| one.utility == Utility::Cardinality.key());
        Ok(small(named.map_or(0, |one| one.average_thousandths)))
    }

    pub(crate) fn option(&self, id: &str) -> Option<&VoteOption> {
        self.options
            .iter()
            .find(|option| option.number.to_string() == id)
    }

    pub(crate) fn titles(&self, of: &[String], without: &[String]) -> Vec<String> {
        let only = of.iter().filter(|id| !without.contains(id));
        only.filter_map(|id| self.option(id))
            .map(|option| option.title.clone())
            .collect()
    }

    fn ties_met(&self, outcome: &Outcome) -> Vec<OutcomeTie> {
        let ties = outcome.ties_met.iter().filter_map(|tie| {
            let mut projects = tie.projects.iter().filter_map(|id| self.tied_project(id));
            Some(OutcomeTie {
                first: projects.next()?,
                others: projects.collect(),
            })
        });
        ties.collect()
    }

    fn tied_project(&self, id: &str) -> Option<TiedProject> {
        self.option(id).map(|option| TiedProject {
            number: small(option.number),
            title: option.title.clone(),
        })
    }

    /// Those that this winner went before in a tie.
    fn went_before(&self, winner: &str, outcome: &Outcome) -> Vec<TiedWith> {
        let ties = outcome.ties_met.iter();
        let others = ties.filter_map(|tie| match tie.projects.split_first() {
            Some((first, others)) if first == winner => Some(others),
            _ => None,
        });
        self.tied_with(winner, others.flatten(), &outcome.ties)
    }

    /// Those that went before this loser in a tie: any of them could have left its place to it.
    fn went_after(&self, loser: &str, outcome: &Outcome) -> Vec<TiedWith> {
        let ties = outcome.ties_met.iter();
        let lost = ties.filter_map(|tie| {
            let (first, others) = tie.projects.split_first()?;
            others.iter().any(|other| other == loser).then_some(first)
        });
        self.tied_with(loser, lost, &outcome.ties)
    }

    fn tied_with<'a>(
        &self,
        id: &str,
        others: impl Iterator<Item = &'a String>,
        ties: &Ties,
    ) -> Vec<TiedWith> {
        let mut told: BTreeMap<TieBreak, Vec<TiedProject>> = BTreeMap::new();
        for other in others {
            if let Some(project) = self.tied_project(other) {
                let by = self.decided_by(ties, id, other);
                told.entry(by).or_default().push(project);
            }
        }
        let told = told.into_iter();
        told.map(|(by, projects)| TiedWith { by, projects })
            .collect()
    }

    /// The first step of the order of ties in which the two differ.
    fn decided_by(&self, ties: &Ties, one: &str, other: &str) -> TieBreak {
        let differ = |figure: &dyn Fn(usize) -> u64| {
            let of = |id: &str| {
                let mut projects = self.election.projects().iter();
                projects.position(|project| project.id == id).map(figure)
            };
            of(one) != of(other)
        };
        let projects = self.election.projects();
        match ties {
            Ties::Drawn(_) => TieBreak::Lot,
            Ties::Lexico => TieBreak::Number,
            Ties::Official(_) if differ(&|place| projects[place].cost.unsigned_abs()) => {
                TieBreak::Cost
            }
            Ties::Official(_) if differ(&|place| self.election.votes(place)) => TieBreak::Votes,
            Ties::Official(Some(_)) => TieBreak::Lot,
            Ties::Official(None) => TieBreak::Number,
        }
    }

    fn winner(&self, round: &Round, outcome: &Outcome) -> Option<OutcomeProject> {
        let reason = match &round.payment {
            Payment::Supporters {
                money_available,
                full_share,
                paid_in_full,
                paid_the_rest,
                ..
            } => Reason::PaidByShares {
                money_before: Centavos(*money_available),
                full_share: Centavos(*full_share),
                paid_in_full: small(*paid_in_full),
                paid_what_was_left: small(*paid_the_rest),
            },
            Payment::Budget { left_before } if round.completion => Reason::FittedInTheRest {
                left_before: Centavos(*left_before),
            },
            Payment::Budget { left_before } => Reason::MostVotes {
                left_before: Centavos(*left_before),
            },
            Payment::Load { load } => Reason::LoadShared {
                load: Centavos(load.unwrap_or_default()),
            },
            // No rule of the room pays so.
            Payment::BestSet | Payment::Nothing => return None,
        };
        let tied = self.went_before(&round.project, outcome);
        self.project(&round.project, round.supporters, reason, tied)
    }

    fn loser(&self, loser: &Loser, outcome: &Outcome) -> Option<OutcomeProject> {
        let by_shares = loser
            .equal_shares
            .as_ref()
            .and_then(|lack| match lack.lacked {
                Lacked::FromTheStart { missing } => Some(Reason::ShortAtTheStart {
                    money: Centavos(lack.money_at_start),
                    missing: Centavos(missing),
                }),
                Lacked::InTheEnd { missing } => Some(Reason::SpentOnOthers {
                    money: Centavos(lack.money_at_end),
                    missing: Centavos(missing),
                }),
                Lacked::NoCost => None,
            });
        let by_turn = loser.turn.map(|turn| Reason::DidNotFit {
            left: Centavos(turn.left),
            missing: Centavos(turn.missing),
        });
        let by_load = loser.was_next.then_some(Reason::EndedTheCount);
        let reason = by_shares.or(by_turn).or(by_load);
        self.project(
            &loser.project,
            loser.supporters,
            reason.unwrap_or(Reason::NotReached),
            self.went_after(&loser.project, outcome),
        )
    }

    fn project(
        &self,
        id: &str,
        votes: u64,
        reason: Reason,
        tied: Vec<TiedWith>,
    ) -> Option<OutcomeProject> {
        let option = self.option(id)?;
        Some(OutcomeProject {
            number: small(option.number),
            title: option.title.clone(),
            cost: Centavos(option.cost.0),
            votes: small(votes),
            reason,
            tied,
        })
    }
}

/// Valid ballots only: a blank one gives nobody a share to spend.
fn election(
    vote: &Vote,
    options: &[VoteOption],
    ballots: &[CountedBallot],
) -> Result<Election, Failure> {
    let valid = ballots
        .iter()
        .filter(|ballot| ballot.state == BallotState::Valid);
    let marks = valid.map(|ballot| ballot.marks.iter().map(u32::to_string).collect::<Vec<_>>());
    // One step of Add1 is one peso, whatever the unit in which money is kept.
    let empty = Election::builder(vote.ceiling.0).unit(100);
    let filled = options.iter().fold(empty, |election, option| {
        election.project(
            option.number.to_string(),
            option.title.clone(),
            option.cost.0,
        )
    });
    let built = filled.ballots(marks).build();
    built.map_err(|error| Failure::fault("store_fault").with("detail", error))
}

/// The rule of that key, of all that the engine knows.
pub(crate) fn parse_rule(key: &str) -> Result<Rule, Failure> {
    key.parse().map_err(|_| {
        let mut known: Vec<String> = VoteType::ALL
            .into_iter()
            .flat_map(Rule::all)
            .map(Rule::key)
            .collect();
        known.sort_unstable();
        known.dedup();
        rule_unknown(key, &known.join(", "))
    })
}

/// The rule of that key, of those that the room can choose and explain.
pub(crate) fn room_rule(key: &str) -> Result<Rule, Failure> {
    if ROOM_RULES.contains(&key) {
        parse_rule(key)
    } else {
        Err(rule_unknown(key, &ROOM_RULES.join(", ")))
    }
}

fn rule_unknown(key: &str, known: &str) -> Failure {
    Failure::refused("rule_unknown")
        .with("rule", key)
        .with("rules", known)
}

/// The rule to look at beside this one: the locked one, and beside that the one that is most unlike it.
fn other_than(rule: Rule, locked: Rule) -> Rule {
    if rule != locked {
        locked
    } else if locked == Rule::GREEDY_VOTES {
        Rule::MES_COST_ADD1U
    } else {
        Rule::GREEDY_VOTES
    }
}

fn small(number: impl TryInto<u32>) -> u32 {
    number.try_into().unwrap_or(u32::MAX)
}
