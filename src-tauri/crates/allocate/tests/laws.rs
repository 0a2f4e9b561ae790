//! What holds for every election: drawn small ones, where ties and exact equalities are common.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_allocate::{Election, Exactness, Outcome, Payment, Rule, Ties, allocate};
use proptest::prelude::*;

/// A small election before it is built.
#[derive(Debug, Clone)]
struct Draft {
    budget: i64,
    unit: i64,
    costs: Vec<i64>,
    ballots: Vec<Vec<usize>>,
}

impl Draft {
    fn built(&self, order: &[usize]) -> Election {
        let builder = order.iter().fold(
            Election::builder(self.budget).unit(self.unit),
            |builder, &project| builder.project(project.to_string(), "", self.costs[project]),
        );
        let ids = |ballot: &Vec<usize>| ballot.iter().map(usize::to_string).collect::<Vec<_>>();
        builder
            .ballots(self.ballots.iter().map(ids))
            .build()
            .unwrap()
    }

    fn election(&self) -> Election {
        self.built(&(0..self.costs.len()).collect::<Vec<_>>())
    }
}

prop_compose! {
    fn drafts(most_cost: i64)(count in 1..9usize)(
        budget in 0..most_cost * 4,
        unit in 1..=(most_cost / 20).max(1),
        costs in prop::collection::vec(0..=most_cost, count),
        ballots in prop::collection::vec(prop::collection::vec(0..count, 0..5), 0..24),
    ) -> Draft {
        Draft { budget, unit, costs, ballots }
    }
}

fn any_draft() -> impl Strategy<Value = Draft> {
    prop_oneof![drafts(6), drafts(60), drafts(100_000)]
}

fn rules() -> impl Strategy<Value = (Rule, Ties)> {
    (
        prop::sample::select(Rule::ALL.to_vec()),
        prop::sample::select(vec![Ties::Lexico, Ties::Official]),
    )
}

fn decide(election: &Election, (rule, ties): (Rule, Ties)) -> Outcome {
    allocate(election, rule, ties, Exactness::Filtered)
}

fn check_payments(election: &Election, outcome: &Outcome) {
    let paid: i64 = outcome.rounds.iter().map(|round| round.cost).sum();
    assert_eq!(paid, outcome.total_cost);
    for round in &outcome.rounds {
        match round.payment {
            Payment::Supporters {
                money_available,
                full_share,
                paid_in_full,
                paid_the_rest,
                had_nothing,
                effective_thousandths,
            } => {
                assert!(money_available >= round.cost && !round.completion);
                assert_eq!(paid_in_full + paid_the_rest + had_nothing, round.supporters);
                assert!(full_share <= outcome.money_per_ballot);
                assert!(effective_thousandths <= i64::try_from(round.supporters).unwrap() * 1000);
            }
            Payment::Budget { left_before } => {
                assert!(left_before >= round.cost && left_before <= election.budget())
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn winners_never_cost_more_than_the_budget_and_all_projects_are_told(draft in any_draft(), how in rules()) {
        let election = draft.election();
        let outcome = decide(&election, how);
        prop_assert!(outcome.total_cost <= election.budget());
        prop_assert_eq!(outcome.winners.len() + outcome.losers.len(), draft.costs.len());
        prop_assert_eq!(outcome.tie_count, outcome.ties_met.len());
        check_payments(&election, &outcome);
    }

    #[test]
    fn bounds_and_skipped_steps_decide_as_big_rationals_and_single_steps(draft in any_draft(), how in rules()) {
        let election = draft.election();
        let outcome = decide(&election, how);
        prop_assume!(outcome.add1_steps < 2_000);
        prop_assert_eq!(outcome, allocate(&election, how.0, how.1, Exactness::AlwaysExact));
    }

    #[test]
    fn the_order_of_ballots_and_projects_changes_nothing(
        (draft, shuffled) in any_draft().prop_flat_map(|draft| {
            let ballots = Just(draft.ballots.clone()).prop_shuffle();
            (Just(draft), ballots)
        }),
        how in rules(),
    ) {
        let reordered = Draft { ballots: shuffled, ..draft.clone() };
        let backwards: Vec<usize> = (0..draft.costs.len()).rev().collect();
        prop_assert_eq!(decide(&draft.election(), how), decide(&reordered.built(&backwards), how));
    }

    /// Everything in Equal Shares is proportional to money, so counting in smaller units changes no winner.
    #[test]
    fn counting_in_smaller_units_changes_no_winner(draft in any_draft(), how in rules(), factor in 2..1000i64) {
        let finer = Draft {
            budget: draft.budget * factor,
            unit: draft.unit * factor,
            costs: draft.costs.iter().map(|cost| cost * factor).collect(),
            ballots: draft.ballots.clone(),
        };
        let (plain, fine) = (decide(&draft.election(), how), decide(&finer.election(), how));
        prop_assert_eq!(plain.winners, fine.winners);
        prop_assert_eq!(plain.add1_steps, fine.add1_steps);
    }

    /// One more vote brings a project's turn forward and no other's, so a project that fitted still fits.
    #[test]
    fn one_more_vote_never_costs_a_winner_of_most_votes_first(draft in any_draft(), at in any::<prop::sample::Index>()) {
        prop_assume!(!draft.ballots.is_empty());
        let how = (Rule::GreedyVotes, Ties::Lexico);
        let before = decide(&draft.election(), how);
        let chosen = at.index(draft.ballots.len());
        for winner in &before.winners {
            let mut more = draft.clone();
            more.ballots[chosen].push(winner.parse().unwrap());
            prop_assert!(decide(&more.election(), how).winners.contains(winner));
        }
    }

    /// The rule's own stop: nothing that somebody supports still fits, or the next step would cost too much.
    #[test]
    fn a_climb_ends_where_nothing_fits_or_one_more_step_overshoots(draft in any_draft()) {
        let election = draft.election();
        let outcome = decide(&election, (Rule::MesCostAdd1, Ties::Official));
        let left = election.budget() - outcome.total_cost;
        let fits = outcome.losers.iter().any(|loser| loser.supporters > 0 && loser.cost > 0 && loser.cost <= left);
        if fits {
            let money = i128::from(draft.budget) + draft.ballots.len() as i128 * i128::from(draft.unit) * i128::from(outcome.add1_steps + 1);
            let next = Draft { budget: i64::try_from(money).unwrap(), ..draft };
            let next = decide(&next.election(), (Rule::MesCost, Ties::Official));
            prop_assert!(next.total_cost > election.budget());
        }
    }
}

/// Elections where the purchases are alike before and after a stretch of steps and different within it.
#[test]
fn a_jump_never_passes_over_a_step_that_decides() {
    let first = Draft {
        budget: 2365,
        unit: 1,
        costs: vec![843, 367, 837, 842, 308],
        ballots: [
            &[0, 1][..],
            &[1],
            &[],
            &[1, 2, 3, 4],
            &[],
            &[1, 4],
            &[3, 4],
            &[1, 2, 4],
            &[3],
            &[2, 3],
            &[2, 3],
            &[2],
        ]
        .map(Vec::from)
        .to_vec(),
    };
    let second = Draft {
        budget: 1744,
        unit: 1,
        costs: vec![244, 45, 439, 737, 342, 550],
        ballots: [
            &[][..],
            &[0, 1, 4],
            &[4],
            &[2, 3],
            &[0, 1, 2, 4, 5],
            &[0, 3],
        ]
        .map(Vec::from)
        .to_vec(),
    };
    let third = Draft {
        budget: 1260,
        unit: 1,
        costs: vec![943, 28, 588, 120, 71],
        ballots: [&[0, 3, 4][..], &[0, 4], &[3]].map(Vec::from).to_vec(),
    };
    for (draft, steps) in [(first, 99), (second, 119), (third, 87)] {
        let outcome = decide(&draft.election(), (Rule::MesCostAdd1, Ties::Lexico));
        assert_eq!(outcome.add1_steps, steps);
        assert_eq!(
            outcome,
            allocate(
                &draft.election(),
                Rule::MesCostAdd1,
                Ties::Lexico,
                Exactness::AlwaysExact
            )
        );
    }
}
