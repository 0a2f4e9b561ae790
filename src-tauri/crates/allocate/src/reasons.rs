//! Builds the outcome: replays the purchases exactly and writes down who paid what and who lacked what.

use std::cmp::Reverse;

use num_bigint::BigInt;
use num_rational::Ratio;

use crate::climb::Top;
use crate::election::Election;
use crate::exact::{Price, Purses, rounded};
use crate::greedy::Turn;
use crate::outcome::{Lacked, Loser, Outcome, Payment, Round, SharesLack, Tie, TurnLack};
use crate::rule::{Rule, Ties};

/// What was decided, before it is told.
pub(crate) struct Decision {
    pub(crate) rule: Rule,
    pub(crate) ties: Ties,
    /// Equal Shares' purchases, where the rule has them.
    pub(crate) top: Option<Top>,
    /// The turns by votes, where the rule has them.
    pub(crate) turns: Vec<Turn>,
}

impl Decision {
    /// Tells the outcome. O(purchases x distinct ballots) with big numbers.
    pub(crate) fn told(&self, election: &Election, places: &[u32]) -> Outcome {
        let mut story = Story::new(election);
        let purses = self.top.as_ref().map(|top| story.replay(top));
        story.take_turns(&self.turns, self.top.is_some());
        let losers = self.losers(&story, places, purses.as_ref());
        let share = |numerator: i128| {
            let voters = i128::from(election.voters().max(1));
            rounded(&Ratio::new(BigInt::from(numerator), BigInt::from(voters)))
        };
        let none = election.voters() == 0;
        let budget = i128::from(election.budget());
        let start = self
            .top
            .as_ref()
            .map_or(budget, |top| top.run.start.numerator);
        Outcome {
            rule: self.rule,
            ties: self.ties,
            winners: story
                .rounds
                .iter()
                .map(|round| round.project.clone())
                .collect(),
            total_cost: story.rounds.iter().map(|round| round.cost).sum(),
            budget: election.budget(),
            voters: election.voters(),
            voters_with_a_winner: story.voters_with_a_winner(),
            share: if none { 0 } else { share(budget) },
            money_per_ballot: if none { 0 } else { share(start) },
            add1_steps: self.top.as_ref().map_or(0, |top| top.steps),
            losers,
            tie_count: story.ties.len(),
            rounds: story.rounds,
            ties_met: story.ties,
        }
    }

    fn losers(&self, story: &Story<'_>, places: &[u32], purses: Option<&Purses<'_>>) -> Vec<Loser> {
        let election = story.election;
        let mut turn_of = vec![None; election.projects().len()];
        for turn in &self.turns {
            turn_of[turn.project as usize] = Some(turn.left);
        }
        let mut losers: Vec<u32> = election
            .indices()
            .filter(|&project| !story.won[project as usize])
            .collect();
        losers.sort_unstable_by_key(|&project| {
            (
                Reverse(election.votes(project as usize)),
                places[project as usize],
            )
        });
        let tell = |project: u32| Loser {
            project: story.id(project),
            cost: election.cost(project),
            supporters: election.votes(project as usize),
            equal_shares: self
                .top
                .as_ref()
                .zip(purses)
                .map(|(top, purses)| shares_lack(election, project, top, purses)),
            turn: turn_of[project as usize].map(|left| TurnLack {
                left,
                missing: election.cost(project) - left,
            }),
        };
        losers.into_iter().map(tell).collect()
    }
}

fn shares_lack(election: &Election, project: u32, top: &Top, purses: &Purses<'_>) -> SharesLack {
    let cost = election.cost(project);
    let votes = BigInt::from(election.votes(project as usize));
    let denominator = BigInt::from(election.voters().max(1));
    let start = Ratio::new(BigInt::from(top.run.start.numerator) * votes, denominator);
    let end = purses.together(project);
    let whole = Ratio::from_integer(BigInt::from(cost));
    let below = |money: &Ratio<BigInt>| {
        let figure = rounded(money);
        if *money < whole {
            figure.min(cost - 1)
        } else {
            figure
        }
    };
    let (money_at_start, money_at_end) = (below(&start), below(&end));
    let lacked = if cost == 0 {
        Lacked::NoCost
    } else if start < whole {
        Lacked::FromTheStart {
            missing: cost - money_at_start,
        }
    } else {
        Lacked::InTheEnd {
            missing: cost - money_at_end,
        }
    };
    SharesLack {
        money_at_start,
        money_at_end,
        lacked,
    }
}

/// The rounds told so far.
struct Story<'a> {
    election: &'a Election,
    rounds: Vec<Round>,
    ties: Vec<Tie>,
    won: Vec<bool>,
}

impl<'a> Story<'a> {
    fn new(election: &'a Election) -> Self {
        Story {
            election,
            rounds: Vec::new(),
            ties: Vec::new(),
            won: vec![false; election.projects().len()],
        }
    }

    fn id(&self, project: u32) -> String {
        self.election.projects()[project as usize].id.clone()
    }

    fn replay(&mut self, top: &Top) -> Purses<'a> {
        let mut purses = Purses::new(self.election, top.run.start);
        for (&project, tied) in top.run.order.iter().zip(&top.run.tied) {
            let Some(price) = purses.price(project) else {
                continue;
            };
            self.tell(
                project,
                tied,
                false,
                payment(self.election, project, &purses, &price),
            );
            purses.pay(project, &price);
        }
        purses
    }

    fn take_turns(&mut self, turns: &[Turn], completion: bool) {
        for turn in turns.iter().filter(|turn| turn.taken) {
            let payment = Payment::Budget {
                left_before: turn.left,
            };
            self.tell(turn.project, &turn.tied, completion, payment);
        }
    }

    fn tell(&mut self, project: u32, tied: &[u32], completion: bool, payment: Payment) {
        self.won[project as usize] = true;
        self.rounds.push(Round {
            project: self.id(project),
            cost: self.election.cost(project),
            supporters: self.election.votes(project as usize),
            completion,
            payment,
        });
        if tied.len() > 1 {
            self.ties.push(Tie {
                round: self.rounds.len(),
                projects: tied.iter().map(|&project| self.id(project)).collect(),
            });
        }
    }

    fn voters_with_a_winner(&self) -> u64 {
        let content = |ballot: &[u32]| ballot.iter().any(|&project| self.won[project as usize]);
        self.election
            .ballots()
            .filter(|(ballot, _)| content(ballot))
            .map(|(_, times)| u64::from(times))
            .sum()
    }
}

fn payment(election: &Election, project: u32, purses: &Purses<'_>, price: &Price) -> Payment {
    let share = purses.share(price);
    let thousand = Ratio::from_integer(BigInt::from(election.cost(project)) * 1000);
    Payment::Supporters {
        money_available: rounded(&purses.together(project)),
        full_share: rounded(&share),
        paid_in_full: price.full,
        paid_the_rest: price.partial,
        had_nothing: price.empty,
        effective_thousandths: rounded(&(thousand / share)),
    }
}
