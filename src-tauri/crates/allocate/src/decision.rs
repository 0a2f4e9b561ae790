//! Makes the decision: asks the gate, the rule and its completion in turn.

use std::collections::HashSet;

use crate::climb::{Slope, Top};
use crate::conditions::Gate;
use crate::election::Election;
use crate::greedy::{Greedy, Turn};
use crate::knapsack::{Optimum, optimum};
use crate::phragmen::{Lifts, Phragmen};
use crate::profile::Profile;
use crate::rule::{Completion, Rule, Score, Utility};
use crate::settings::{Settings, SettingsError};
use crate::shares::Shares;

/// What was decided, before it is told.
pub(crate) struct Decision<'a> {
    pub(crate) settings: &'a Settings,
    pub(crate) election: &'a Election,
    pub(crate) places: Vec<u32>,
    /// How the rule read the ballots.
    pub(crate) profile: Profile<'a>,
    /// The gate as it stands in the end.
    pub(crate) gate: Gate<'a>,
    /// Everything admitted fits together, so no rule was asked.
    pub(crate) everything_fits: bool,
    /// What costs nothing and is worth something: Equal Shares has nothing to buy there.
    pub(crate) free: Vec<u32>,
    pub(crate) top: Option<Top>,
    pub(crate) lifts: Option<Lifts>,
    pub(crate) optimum: Option<Optimum>,
    pub(crate) turns: Vec<Turn>,
}

impl<'a> Decision<'a> {
    /// Decides in the order of ties that the places give.
    pub(crate) fn make(
        election: &'a Election,
        settings: &'a Settings,
        places: Vec<u32>,
    ) -> Result<Self, SettingsError> {
        settings.check(election)?;
        let points = &settings.rank_points;
        let profile = match settings.rule {
            Rule::Greedy { score, .. } => Profile::of_score(election, score, points),
            Rule::Phragmen => Profile::of_score(election, Score::Votes, points),
            Rule::EqualShares { utility, .. } | Rule::MaxWelfare { utility } => {
                Profile::of_utility(election, utility, points)
            }
        };
        let mut decision = Decision {
            settings,
            election,
            places,
            profile,
            gate: Gate::new(election, &settings.conditions)?,
            everything_fits: false,
            free: Vec::new(),
            top: None,
            lifts: None,
            optimum: None,
            turns: Vec::new(),
        };
        if settings.conditions.fund_all_that_fits && decision.all_fit() {
            decision.everything_fits = true;
            decision.turns = decision.completed(0, &[], true);
        } else {
            decision.ask_the_rule()?;
        }
        Ok(decision)
    }

    /// The gate as it stood when Equal Shares began to buy.
    pub(crate) fn gate_of_shares(&self) -> Result<Gate<'a>, SettingsError> {
        let mut gate = Gate::new(self.election, &self.settings.conditions)?;
        for &project in &self.free {
            gate.take(project);
        }
        Ok(gate)
    }

    /// The winners in the order of selection.
    pub(crate) fn winners(&self) -> Vec<u32> {
        let bought = self.top.iter().flat_map(|top| &top.run.order);
        let lifted = self.lifts.iter().flat_map(|lifts| &lifts.order);
        let best = self.optimum.iter().flat_map(|optimum| &optimum.projects);
        let in_turn = self.turns.iter().filter(|turn| turn.taken);
        let before = self.free.iter().chain(bought).chain(lifted).chain(best);
        before
            .chain(in_turn.map(|turn| &turn.project))
            .copied()
            .collect()
    }

    /// Every tie met on the way, each set of projects once, in the order of the count; the one taken stands first.
    pub(crate) fn ties_met(&self) -> Vec<Vec<u32>> {
        let shares = self.top.iter().flat_map(|top| &top.ties);
        let lifts = self.lifts.iter().flat_map(|lifts| &lifts.tied);
        let turns = self.turns.iter().map(|turn| &turn.tied);
        let turns = turns.filter(|_| !self.everything_fits);
        let mut seen = HashSet::new();
        let all = shares
            .chain(lifts)
            .chain(turns)
            .filter(|tied| tied.len() > 1);
        all.filter(|tied| {
            let mut set = (*tied).clone();
            set.sort_unstable();
            seen.insert(set)
        })
        .cloned()
        .collect()
    }

    fn ask_the_rule(&mut self) -> Result<(), SettingsError> {
        match self.settings.rule {
            Rule::Greedy { skips, .. } => self.turns = self.completed(0, &[], skips),
            Rule::EqualShares {
                utility,
                completion,
            } => self.share(utility, completion),
            Rule::Phragmen => {
                let rule = Phragmen {
                    profile: &self.profile,
                    places: &self.places,
                    exactness: self.settings.exactness,
                };
                self.lifts = Some(rule.lifts(&mut self.gate));
            }
            Rule::MaxWelfare { .. } => {
                let admits = |project| self.gate.admits(project);
                let budget = self.election.budget();
                let found = optimum(&self.profile, &self.places, budget, admits);
                let rule = self.settings.rule;
                self.optimum = Some(found.ok_or(SettingsError::TooManyChoices { rule })?);
            }
        }
        Ok(())
    }

    fn share(&mut self, utility: Utility, completion: Completion) {
        if utility != Utility::Cost && self.election.voters() > 0 {
            self.free = self.free_of_cost();
        }
        let slope = Slope {
            shares: Shares {
                profile: &self.profile,
                places: &self.places,
                gate: &self.gate,
            },
            exactness: self.settings.exactness,
        };
        let top = match completion.add1 {
            Some(add1) => slope.top(add1),
            None => slope.foot(),
        };
        for &project in &top.run.order {
            self.gate.take(project);
        }
        if completion.by_score {
            let taken = [self.free.as_slice(), &top.run.order].concat();
            let cost = |&project: &u32| self.election.cost(project);
            self.turns = self.completed(taken.iter().map(cost).sum(), &taken, true);
        }
        self.top = Some(top);
    }

    /// Takes what costs nothing and is worth something to somebody.
    fn free_of_cost(&mut self) -> Vec<u32> {
        let mut free: Vec<u32> = self.election.indices().collect();
        free.sort_unstable_by_key(|&project| self.places[project as usize]);
        free.retain(|&project| {
            let is_free = self.election.cost(project) == 0 && self.profile.total(project) > 0;
            let taken = is_free && self.gate.admits(project);
            if taken {
                self.gate.take(project);
            }
            taken
        });
        free
    }

    fn completed(&mut self, spent: i64, taken: &[u32], skips: bool) -> Vec<Turn> {
        let per_cost = matches!(self.settings.rule, Rule::Greedy { per_cost: true, .. });
        let greedy = Greedy {
            profile: &self.profile,
            places: &self.places,
            per_cost,
            skips,
        };
        greedy.turns(self.election.budget() - spent, taken, &mut self.gate)
    }

    /// Whether all admitted projects can be funded together, incompatible ones and ceilings considered.
    fn all_fit(&self) -> bool {
        let mut gate = self.gate.clone();
        let mut left = self.election.budget();
        let mut admitted = self
            .election
            .indices()
            .filter(|&project| self.gate.admits(project));
        admitted.all(|project| {
            left -= self.election.cost(project);
            let fits = left >= 0 && gate.admits(project);
            gate.take(project);
            fits
        })
    }
}
