//! Builds the outcome: replays the purchases exactly and writes down who paid what and who lacked what.

use std::cmp::Reverse;

use num_bigint::BigInt;
use num_rational::Ratio;

use crate::climb::Top;
use crate::conditions::Barred;
use crate::decision::Decision;
use crate::detail::Followed;
use crate::election::Election;
use crate::exact::{Purses, rounded};
use crate::figures::Figures;
use crate::greedy::Turn;
use crate::outcome::{Lacked, Loser, Outcome, Payment, Round, SharesLack, Tie, TurnLack};
use crate::rule::{Exactness, Rule, Score};
use crate::settings::SettingsError;

impl Decision<'_> {
    /// Tells the outcome. O(purchases x distinct ballots) with big numbers.
    pub(crate) fn told(&self) -> Result<Outcome, SettingsError> {
        let election = self.election;
        let mut story = Story::new(election);
        for &project in &self.free {
            story.tell(project, &[], false, Payment::Nothing);
        }
        let figures = match &self.top {
            Some(top) => Some(self.tell_purchases(top, &mut story)?),
            None => None,
        };
        self.take_the_rest(&mut story);
        let losers = self.losers(&story, figures.as_ref());
        let share = |numerator: i128| {
            let voters = i128::from(election.voters().max(1));
            rounded(&Ratio::new(BigInt::from(numerator), BigInt::from(voters)))
        };
        let none = election.voters() == 0;
        let budget = i128::from(election.budget());
        let top = self.top.as_ref();
        let start = top.map_or(budget, |top| top.run.start.numerator);
        Ok(Outcome {
            rule: self.settings.rule,
            ties: self.settings.ties.clone(),
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
            add1_steps: top.map_or(0, |top| top.steps),
            everything_fits: self.everything_fits,
            objective: self.optimum.as_ref().map(|optimum| optimum.welfare),
            compared: None,
            losers,
            tie_count: story.ties.len(),
            rounds: story.rounds,
            ties_met: story.ties,
        })
    }

    fn tell_purchases(&self, top: &Top, story: &mut Story<'_>) -> Result<Figures, SettingsError> {
        let (mut details, mut figures) = (Vec::new(), None);
        if self.settings.explain {
            let purses = Purses::new(&self.profile, top.run.start);
            let gate = self.gate_of_shares()?;
            let mut followed = Followed::start(self, &top.run, gate, &purses);
            let told =
                Figures::exact(
                    &self.profile,
                    &top.run,
                    |purses, project, price| match &mut followed {
                        Some(followed) => details.push(followed.tell(project, purses)),
                        None => purses.pay(project, price),
                    },
                );
            figures = Some(told);
        } else if self.settings.exactness == Exactness::Filtered {
            figures = Figures::bounded(&self.profile, &top.run);
        }
        let figures = figures.unwrap_or_else(|| {
            Figures::exact(&self.profile, &top.run, |purses, project, price| {
                purses.pay(project, price);
            })
        });
        let purchases = top.run.order.iter().zip(&top.run.tied);
        let mut details = details.into_iter();
        for ((&project, tied), payment) in purchases.zip(&figures.payments) {
            story.tell(project, tied, false, payment.clone());
            if let Some(round) = story.rounds.last_mut() {
                round.detail = details.next().flatten();
            }
        }
        Ok(figures)
    }

    fn take_the_rest(&self, story: &mut Story<'_>) {
        if let Some(lifts) = &self.lifts {
            for ((&project, &load), tied) in lifts.order.iter().zip(&lifts.loads).zip(&lifts.tied) {
                story.tell(project, tied, false, Payment::Load { load });
            }
        }
        if let Some(optimum) = &self.optimum {
            for &project in &optimum.projects {
                story.tell(project, &[], false, Payment::BestSet);
            }
        }
        for turn in &self.turns {
            if !turn.taken {
                story.tie(story.rounds.len() + 1, &turn.tied);
                continue;
            }
            let payment = Payment::Budget {
                left_before: turn.left,
            };
            let tied: &[u32] = if self.everything_fits {
                &[]
            } else {
                &turn.tied
            };
            story.tell(turn.project, tied, self.top.is_some(), payment);
        }
    }

    fn losers(&self, story: &Story<'_>, figures: Option<&Figures>) -> Vec<Loser> {
        let election = self.election;
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
                self.places[project as usize],
            )
        });
        let next = |project: u32| {
            let lifts = self.lifts.as_ref();
            lifts.is_some_and(|lifts| lifts.stopped_at.contains(&project))
        };
        let in_the_race = |project: u32| figures.filter(|_| self.gate.admits(project));
        let tell = |project: u32| Loser {
            project: election.id(project),
            cost: election.cost(project),
            supporters: election.votes(project as usize),
            equal_shares: self
                .top
                .as_ref()
                .zip(in_the_race(project))
                .map(|(top, figures)| self.shares_lack(project, top, figures)),
            turn: turn_of[project as usize].map(|left| TurnLack {
                left,
                missing: election.cost(project) - left,
            }),
            votes_missing: self.votes_missing(project),
            barred: self.gate.barred(project).cloned(),
            was_next: next(project),
        };
        losers.into_iter().map(tell).collect()
    }

    fn votes_missing(&self, project: u32) -> Option<u64> {
        let votes = self.election.votes(project as usize);
        let needed = match (self.gate.barred(project), self.settings.rule) {
            (Some(Barred::TooFewVotes { least, .. }), _) => i128::from(*least),
            (Some(Barred::NoSupport), _) => 1,
            (Some(Barred::Incompatible { .. } | Barred::Ceiling { .. }), _) => return None,
            (
                None,
                Rule::Greedy {
                    score: Score::Votes,
                    per_cost,
                    ..
                },
            ) => self.votes_for_a_turn(project, per_cost)?,
            (None, Rule::EqualShares { utility, .. }) if utility.score() == Score::Votes => {
                let start = self.top.as_ref()?.run.start;
                let money = (start.numerator > 0).then_some(start.numerator)?;
                let cost = i128::from(self.election.cost(project));
                (cost * i128::from(start.denominator) + money - 1) / money
            }
            (None, _) => return None,
        };
        let needed = u64::try_from(needed).ok()?;
        let missing = needed.checked_sub(votes).filter(|&missing| missing > 0);
        missing.filter(|_| needed <= self.election.voters())
    }

    /// The votes that bring a project before the last turn for which there was enough money.
    fn votes_for_a_turn(&self, project: u32, per_cost: bool) -> Option<i128> {
        let cost = |project: u32| i128::from(self.election.cost(project));
        // The money sinks from turn to turn.
        let enough = |turn: &Turn| i128::from(turn.left) >= cost(project);
        let passed = self.turns.partition_point(enough);
        let last = self.turns[..passed].last()?.project;
        let votes = i128::from(self.election.votes(last as usize));
        if per_cost {
            Some((votes * cost(project)).checked_div(cost(last))? + 1)
        } else {
            Some(votes + 1)
        }
    }

    fn shares_lack(&self, project: u32, top: &Top, figures: &Figures) -> SharesLack {
        let cost = self.election.cost(project);
        let payers = BigInt::from(self.profile.payers(project));
        let voters = BigInt::from(self.election.voters().max(1));
        let start = Ratio::new(BigInt::from(top.run.start.numerator) * payers, voters);
        let short = start < Ratio::from_integer(BigInt::from(cost));
        let figure = rounded(&start);
        let money_at_start = if short { figure.min(cost - 1) } else { figure };
        let money_at_end = figures.left[project as usize];
        let lacked = if cost == 0 {
            Lacked::NoCost
        } else if short {
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
}

/// What has been told so far.
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

    fn tell(&mut self, project: u32, tied: &[u32], completion: bool, payment: Payment) {
        self.won[project as usize] = true;
        self.rounds.push(Round {
            project: self.election.id(project),
            cost: self.election.cost(project),
            supporters: self.election.votes(project as usize),
            completion,
            payment,
            detail: None,
        });
        self.tie(self.rounds.len(), tied);
    }

    fn tie(&mut self, round: usize, tied: &[u32]) {
        if tied.len() > 1 {
            let projects = tied.iter().map(|&project| self.election.id(project));
            self.ties.push(Tie {
                round,
                projects: projects.collect(),
            });
        }
    }

    fn voters_with_a_winner(&self) -> u64 {
        let content = |ballot: &[u32]| ballot.iter().any(|&project| self.won[project as usize]);
        self.election
            .ballots()
            .filter(|ballot| content(ballot.projects))
            .map(|ballot| u64::from(ballot.times))
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::election::Election;
    use crate::settings::Settings;
    use crate::ties::Ties;
    use crate::{Lacked, Outcome, allocate};

    /// Costs and the projects that each ballot names.
    type Draft = (i64, Vec<i64>, Vec<Vec<usize>>);

    fn drafts() -> impl Strategy<Value = Draft> {
        let costs = prop::collection::vec(1..40i64, 2..7);
        let marks = prop::collection::vec(prop::collection::vec(0..7usize, 0..4), 1..12);
        (1..90i64, costs, marks)
    }

    /// Counts after so many ballots more name the project; nothing where there are not so many.
    fn with_votes(
        (budget, costs, marks): &Draft,
        settings: &Settings,
        more: u64,
        project: usize,
    ) -> Option<Outcome> {
        let mut left = more;
        let named = marks.iter().map(|ballot| {
            let mut named: Vec<usize> = ballot
                .iter()
                .copied()
                .filter(|&mark| mark < costs.len())
                .collect();
            if left > 0 && !named.contains(&project) {
                named.push(project);
                left -= 1;
            }
            named.iter().map(usize::to_string).collect::<Vec<_>>()
        });
        let named: Vec<_> = named.collect();
        let builder = costs
            .iter()
            .enumerate()
            .fold(Election::builder(*budget), |builder, (index, &cost)| {
                builder.project(index.to_string(), "", cost)
            });
        let election = builder.ballots(named).build().unwrap();
        (left == 0).then(|| allocate(&election, settings).unwrap())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

        #[test]
        fn by_most_votes_a_loser_wins_with_the_votes_it_lacked_and_not_with_fewer_than_a_tie_asks(
            draft in drafts(),
            key in prop::sample::select(vec!["greedy_votes", "greedy_votes_noskip", "greedy_votes_per_cost"]),
            ties in prop::sample::select(vec!["lexico", "official", "drawn:4"]),
        ) {
            let settings = Settings::new(key.parse().unwrap(), ties.parse().unwrap());
            for loser in with_votes(&draft, &settings, 0, 0).unwrap().losers {
                let wins = |more: u64| {
                    let told = with_votes(&draft, &settings, more, loser.project.parse().unwrap());
                    told.map(|told| told.winners.contains(&loser.project))
                };
                if let Some(missing) = loser.votes_missing {
                    prop_assert_eq!(wins(missing), Some(true), "{:?}", loser);
                    prop_assert!(missing < 2 || wins(missing - 2) == Some(false), "{:?}", loser);
                } else {
                    // The votes of all could bring a tie.
                    let others = draft.2.len() as u64 - loser.supporters;
                    prop_assert!(others == 0 || wins(others - 1) == Some(false), "{:?}", loser);
                }
            }
        }

        #[test]
        fn in_equal_shares_the_votes_it_lacked_bring_the_money_of_its_supporters_to_its_cost(draft in drafts()) {
            let settings = Settings::new("mes_card".parse().unwrap(), Ties::Lexico);
            for loser in with_votes(&draft, &settings, 0, 0).unwrap().losers {
                let never = loser.equal_shares.as_ref().is_some_and(|lack| matches!(lack.lacked, Lacked::FromTheStart { .. }));
                let reaches = |votes: u64| i64::try_from(votes).unwrap() * draft.0 >= loser.cost * draft.2.len() as i64;
                match loser.votes_missing {
                    Some(missing) => {
                        prop_assert!(never && reaches(loser.supporters + missing));
                        prop_assert!(!reaches(loser.supporters + missing - 1));
                    }
                    None => prop_assert!(!never || !reaches(draft.2.len() as u64)),
                }
            }
        }
    }

    #[test]
    fn a_condition_tells_how_many_votes_it_lacked() {
        let draft = (90, vec![10, 10], vec![vec![0], vec![0, 1], vec![0]]);
        let mut settings = Settings::new("greedy_votes".parse().unwrap(), Ties::Lexico);
        settings.conditions.least_votes = 3;
        assert_eq!(
            with_votes(&draft, &settings, 0, 0).unwrap().losers[0].votes_missing,
            Some(2)
        );
        let unnamed = (90, vec![10, 10], vec![vec![0]]);
        settings.conditions.least_votes = 0;
        settings.conditions.only_supported = true;
        assert_eq!(
            with_votes(&unnamed, &settings, 0, 0).unwrap().losers[0].votes_missing,
            Some(1)
        );
    }
}
