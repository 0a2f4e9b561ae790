//! Proportionality and ties, compared with all groups, all sets and all orders of drawn small elections.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::collections::BTreeSet;

use cocrea_allocate::{
    Comparison, Election, Rule, Settings, Ties, VoteType, allocate, certificate, effective_support,
    irresolute,
};
use proptest::prelude::*;

#[derive(Debug, Clone)]
struct Small {
    budget: i64,
    costs: Vec<i64>,
    ballots: Vec<BTreeSet<usize>>,
}

impl Small {
    /// The projects under other names: the place of each in the order becomes its id.
    fn named(&self, order: &[usize]) -> Election {
        let id = |project: &usize| {
            order
                .iter()
                .position(|other| other == project)
                .unwrap()
                .to_string()
        };
        let builder = (0..self.costs.len())
            .fold(Election::builder(self.budget), |builder, project| {
                builder.project(id(&project), "", self.costs[project])
            });
        let ballots = self
            .ballots
            .iter()
            .map(|ballot| ballot.iter().map(id).collect::<Vec<_>>());
        builder.ballots(ballots).build().unwrap()
    }

    fn election(&self) -> Election {
        self.named(&(0..self.costs.len()).collect::<Vec<_>>())
    }

    fn utility(&self, rule: &str, projects: &BTreeSet<usize>, voter: usize) -> i64 {
        let liked = projects.intersection(&self.ballots[voter]);
        liked
            .map(|&project| {
                if rule == "mes_card" {
                    1
                } else {
                    self.costs[project]
                }
            })
            .sum()
    }

    /// The groups of voters, each with the projects that all of them name.
    fn groups(&self) -> impl Iterator<Item = (Vec<usize>, BTreeSet<usize>)> {
        (1u32..1 << self.ballots.len()).map(|bits| {
            let group: Vec<usize> = (0..self.ballots.len())
                .filter(|voter| bits >> voter & 1 == 1)
                .collect();
            let everything = (0..self.costs.len()).collect();
            let common = group
                .iter()
                .fold(everything, |common: BTreeSet<usize>, &voter| {
                    &common & &self.ballots[voter]
                });
            (group, common)
        })
    }

    /// Whether every group that deserves a set of projects has a member with as much, but for one project where
    /// costs differ (Peters, Pierczyński and Skowron 2021, definition 4).
    fn has_ejr(&self, rule: &str, won: &BTreeSet<usize>) -> bool {
        let equal = self.costs.iter().all(|&cost| cost == self.costs[0]);
        self.groups().all(|(group, common)| {
            let common: Vec<usize> = common.into_iter().collect();
            (1u32..1 << common.len()).all(|bits| {
                let set: BTreeSet<usize> = common
                    .iter()
                    .copied()
                    .enumerate()
                    .filter(|(place, _)| bits >> place & 1 == 1)
                    .map(|(_, project)| project)
                    .collect();
                let cost: i64 = set.iter().map(|&project| self.costs[project]).sum();
                let deserved = cost * self.ballots.len() as i64 <= self.budget * group.len() as i64;
                !deserved
                    || group.iter().any(|&voter| {
                        let wanted = self.utility(rule, &set, voter);
                        let with = |project: &usize| {
                            let more = won.iter().copied().chain([*project]).collect();
                            self.utility(rule, &more, voter)
                        };
                        self.utility(rule, won, voter) >= wanted
                            || !equal && set.iter().any(|project| with(project) > wanted)
                    })
            })
        })
    }

    /// The projects that some group was denied, looking at every group.
    fn denied(&self, rule: &str, won: &BTreeSet<usize>) -> BTreeSet<usize> {
        let mut denied = BTreeSet::new();
        for (group, common) in self.groups() {
            for &project in common
                .difference(won)
                .filter(|&&project| self.costs[project] > 0)
            {
                let own = BTreeSet::from([project]);
                let all =
                    |voter: usize| self.utility(rule, won, voter) + self.utility(rule, &own, voter);
                let together: i64 = group
                    .iter()
                    .map(|&voter| self.utility(rule, &own, voter))
                    .sum();
                let voters = self.ballots.len() as i64;
                if group.iter().all(|&voter| {
                    all(voter) * voters * self.costs[project] <= self.budget * together
                }) {
                    denied.insert(project);
                }
            }
        }
        denied
    }
}

prop_compose! {
    fn small(most_cost: i64)(count in 1..6usize, equal in any::<bool>())(
        budget in 1..most_cost * 3,
        costs in prop::collection::vec(1..=most_cost, count),
        ballots in prop::collection::vec(prop::collection::btree_set(0..count, 0..4), 1..7),
        equal in Just(equal),
    ) -> Small {
        let costs = if equal { vec![costs[0]; costs.len()] } else { costs };
        Small { budget, costs, ballots }
    }
}

fn any_small() -> impl Strategy<Value = Small> {
    prop_oneof![small(4), small(30)]
}

fn winners(election: &Election, settings: &Settings) -> BTreeSet<usize> {
    let outcome = allocate(election, settings).unwrap();
    outcome
        .winners
        .iter()
        .map(|id| id.parse().unwrap())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn equal_shares_gives_every_group_what_it_deserves(small in any_small(), key in prop::sample::select(vec!["mes_cost", "mes_card"])) {
        let election = small.election();
        let settings = Settings::new(key.parse().unwrap(), Ties::Official(None));
        let won = winners(&election, &settings);
        prop_assert!(small.has_ejr(key, &won));
        let names: Vec<String> = won.iter().map(usize::to_string).collect();
        prop_assert!(certificate(&election, &settings, &names).unwrap().holds());
    }

    #[test]
    fn the_certificate_finds_a_violation_where_any_group_is_denied(
        small in any_small(),
        key in prop::sample::select(vec!["mes_cost", "mes_card"]),
        bits in 0u32..32,
    ) {
        // Any set of winners, even one that nobody would choose or pay.
        let won: BTreeSet<usize> = (0..small.costs.len()).filter(|project| bits >> project & 1 == 1).collect();
        let names: Vec<String> = won.iter().map(usize::to_string).collect();
        let settings = Settings::new(key.parse().unwrap(), Ties::Lexico);
        let told = certificate(&small.election(), &settings, &names).unwrap();
        let found: BTreeSet<usize> = told.violations.iter().map(|violation| violation.project.parse().unwrap()).collect();
        prop_assert_eq!(found, small.denied(key, &won));
    }

    #[test]
    fn a_winner_has_all_the_support_it_needs_and_a_loser_less(
        small in any_small(),
        key in prop::sample::select(vec!["mes_cost", "mes_card", "mes_cost_add1"]),
    ) {
        let election = small.election();
        let settings = Settings::new(key.parse().unwrap(), Ties::Official(None));
        let outcome = allocate(&election, &settings).unwrap();
        for support in effective_support(&election, &settings).unwrap() {
            if outcome.winners.contains(&support.project) {
                prop_assert!(support.percent >= 100, "{support:?}");
            } else {
                prop_assert!(support.percent < 100 + u64::from(outcome.tie_count > 0), "{support:?}");
            }
        }
    }

    #[test]
    fn what_hangs_on_ties_is_what_some_order_of_the_projects_changes(
        small in any_small(),
        rule in prop::sample::select(Rule::all(VoteType::Approval)),
        comparison in prop::option::of(prop::sample::select(vec![Comparison::Voters, Comparison::Exclusion])),
    ) {
        // For the most welfare the comparison is left out.
        let comparison = comparison.filter(|_| !rule.key().starts_with("maxwelfare"));
        let settings = Settings { comparison, ..Settings::new(rule, Ties::Lexico) };
        let mut outcomes: BTreeSet<BTreeSet<usize>> = BTreeSet::new();
        for order in orders(small.costs.len()) {
            let named = winners(&small.named(&order), &settings);
            outcomes.insert(named.into_iter().map(|place| order[place]).collect());
        }
        let told = irresolute(&small.election(), &settings, 10_000).unwrap();
        let ids = |ids: &[String]| ids.iter().map(|id| id.parse().unwrap()).collect::<BTreeSet<usize>>();
        let (always, sometimes) = (ids(&told.always), ids(&told.sometimes));
        prop_assert!(told.complete);
        if let Some(count) = told.outcomes {
            let all = outcomes.iter().cloned().reduce(|left, right| &left & &right).unwrap();
            let any = outcomes.iter().cloned().reduce(|left, right| &left | &right).unwrap();
            prop_assert_eq!(&always, &all);
            prop_assert_eq!(sometimes, &any - &all);
            prop_assert_eq!(count, outcomes.len());
        } else {
            prop_assert!(outcomes.iter().all(|won| always.is_subset(won) && won.is_subset(&(&always | &sometimes))));
        }
    }
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let shorter = orders(count - 1);
    let places = |order: Vec<usize>| {
        (0..count).map(move |place| {
            let mut longer = order.clone();
            longer.insert(place, count - 1);
            longer
        })
    };
    shorter.into_iter().flat_map(places).collect()
}
