//! Conditions, the comparison step and separate parts: what they promise, on drawn small elections.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_allocate::{
    Ceiling, Comparison, Conditions, Election, Exactness, Outcome, Part, Project, Rule, Settings,
    SettingsError, Ties, VoteType, allocate, allocate_parts,
};
use proptest::prelude::*;

const ZONES: [&str; 3] = ["north", "south", ""];
const CATEGORIES: [&str; 2] = ["water", "trees"];

#[derive(Debug, Clone)]
struct Draft {
    budget: i64,
    /// Per project its cost, zone and categories.
    projects: Vec<(i64, usize, Vec<bool>)>,
    ballots: Vec<Vec<usize>>,
}

impl Draft {
    fn election(&self) -> Election {
        let project = |(index, (cost, zone, categories)): (usize, &(i64, usize, Vec<bool>))| {
            let named = CATEGORIES.iter().zip(categories).filter(|(_, has)| **has);
            Project {
                zone: ZONES[*zone].into(),
                categories: named.map(|(name, _)| (*name).into()).collect(),
                ..Project::new(index.to_string(), "", *cost)
            }
        };
        let projects = self.projects.iter().enumerate().map(project);
        let builder = projects.fold(Election::builder(self.budget), |builder, project| {
            builder.with_project(project)
        });
        let ids = |ballot: &Vec<usize>| ballot.iter().map(usize::to_string).collect::<Vec<_>>();
        builder
            .ballots(self.ballots.iter().map(ids))
            .build()
            .unwrap()
    }
}

prop_compose! {
    fn drafts()(count in 2..8usize)(
        budget in 1..120i64,
        projects in prop::collection::vec((0..50i64, 0..3usize, prop::collection::vec(any::<bool>(), 2)), count),
        ballots in prop::collection::vec(prop::collection::vec(0..count, 0..5), 1..16),
    ) -> Draft {
        Draft { budget, projects, ballots }
    }
}

prop_compose! {
    fn conditions()(
        least_votes in 0..3u64,
        votes_for_cost in prop::option::of(1..5u32),
        (only_supported, fund_all_that_fits) in any::<(bool, bool)>(),
        north in prop::option::of(0..80i64),
        trees in prop::option::of(0..80i64),
        pairs in prop::collection::vec((0..2usize, 0..2usize), 0..3),
    ) -> Conditions {
        let north = north.map(|most| Ceiling { of: Part::Zone("north".into()), most });
        let trees = trees.map(|most| Ceiling { of: Part::Category("trees".into()), most });
        Conditions {
            least_votes,
            votes_for_cost,
            only_supported,
            fund_all_that_fits,
            ceilings: north.into_iter().chain(trees).collect(),
            incompatible: pairs.iter().map(|(one, other)| vec![one.to_string(), other.to_string()]).collect(),
        }
    }
}

fn won<'a>(election: &'a Election, outcome: &'a Outcome) -> impl Iterator<Item = &'a Project> {
    let projects = election.projects().iter();
    projects.filter(|project| outcome.winners.contains(&project.id))
}

fn check(election: &Election, conditions: &Conditions, outcome: &Outcome) {
    assert!(outcome.total_cost <= election.budget());
    for ceiling in &conditions.ceilings {
        let under = won(election, outcome).filter(|project| ceiling.of.holds(project));
        assert!(under.map(|project| project.cost).sum::<i64>() <= ceiling.most);
    }
    for ids in conditions
        .incompatible
        .iter()
        .filter(|ids| ids[0] != ids[1])
    {
        assert!(ids.iter().filter(|id| outcome.winners.contains(id)).count() <= 1);
    }
    for round in &outcome.rounds {
        assert!(round.supporters >= conditions.least_votes);
        assert!(round.supporters > 0 || !conditions.only_supported);
        if let Some(factor) = conditions.votes_for_cost {
            let votes = i128::from(round.supporters) * i128::from(factor);
            let asked = i128::from(round.cost) * i128::from(election.voters());
            assert!(votes * i128::from(election.budget()) >= asked);
        }
    }
    for loser in &outcome.losers {
        let said = loser.barred.is_some() || loser.equal_shares.is_some() || loser.turn.is_some();
        assert!(said || !outcome.rule.shares_equally());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_rule_breaks_a_condition_and_big_rationals_decide_the_same(
        draft in drafts(),
        conditions in conditions(),
        rule in prop::sample::select(Rule::all(VoteType::Approval)),
    ) {
        let election = draft.election();
        let mut settings = Settings::new(rule, Ties::Official(None));
        settings.conditions = conditions.clone();
        match allocate(&election, &settings) {
            Err(error) => {
                let optimum = matches!(rule, Rule::MaxWelfare { .. });
                let refused = SettingsError::RuleKnowsNoConditions { rule };
                prop_assert!(optimum && error == refused);
            }
            Ok(outcome) => {
                check(&election, &conditions, &outcome);
                settings.exactness = Exactness::AlwaysExact;
                prop_assert_eq!(outcome, allocate(&election, &settings).unwrap());
            }
        }
    }

    /// What equalshares.net calls satisfaction and exclusion ratio, counted ballot by ballot.
    #[test]
    fn greedy_stands_only_where_it_serves_more_voters(draft in drafts(), by_voters in any::<bool>()) {
        let election = draft.election();
        let plain = Settings::new(Rule::MES_COST, Ties::Lexico);
        let shares = allocate(&election, &plain).unwrap();
        let greedy = allocate(&election, &Settings::new(Rule::GREEDY_VOTES, Ties::Lexico)).unwrap();
        let comparison = if by_voters { Comparison::Voters } else { Comparison::Exclusion };
        let settings = Settings { comparison: Some(comparison), ..plain };
        let told = allocate(&election, &settings).unwrap();
        let mut balance = 0;
        for ballot in &draft.ballots {
            let named: std::collections::BTreeSet<String> = ballot.iter().map(usize::to_string).collect();
            let count = |outcome: &Outcome| outcome.winners.iter().filter(|id| named.contains(*id)).count();
            let (mine, theirs) = (count(&shares), count(&greedy));
            let (mine, theirs) = if by_voters { (mine, theirs) } else { (mine.min(1), theirs.min(1)) };
            balance += theirs.cmp(&mine) as i32;
        }
        let compared = told.compared.clone().unwrap();
        prop_assert_eq!(compared.greedy_stands, balance > 0);
        let (stands, falls) = if balance > 0 { (greedy, shares) } else { (shares, greedy) };
        prop_assert_eq!(told.winners, stands.winners);
        prop_assert_eq!(compared.other_winners, falls.winners);
    }

    #[test]
    fn parts_keep_to_their_own_money_and_leave_out_what_belongs_to_none(draft in drafts(), north in 0..90i64, south in 0..90i64) {
        let election = draft.election();
        let ceiling = |zone: &str, most| Ceiling { of: Part::Zone(zone.into()), most };
        let settings = Settings::new(Rule::MES_COST_ADD1U, Ties::Lexico);
        let told = allocate_parts(&election, &settings, &[ceiling("north", north), ceiling("south", south)]).unwrap();
        let mut counted = told.left_out.len();
        for ((part, outcome), most) in told.parts.iter().zip([north, south]) {
            prop_assert!(outcome.total_cost <= most);
            prop_assert!(won(&election, outcome).all(|project| part.holds(project)));
            counted += outcome.winners.len() + outcome.losers.len();
        }
        prop_assert_eq!(counted, election.projects().len());
    }
}
