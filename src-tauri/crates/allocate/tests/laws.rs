//! What holds for every election: drawn small ones, where ties and exact equalities are common.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_allocate::{
    Election, Exactness, Outcome, Payment, Rule, Settings, Ties, VoteType, allocate,
};
use proptest::prelude::*;

/// A small election before it is built.
#[derive(Debug, Clone)]
struct Draft {
    vote_type: VoteType,
    budget: i64,
    unit: i64,
    costs: Vec<i64>,
    /// Per ballot the projects with their points.
    ballots: Vec<Vec<(usize, u32)>>,
}

impl Draft {
    fn built(&self, order: &[usize]) -> Election {
        let builder = order.iter().fold(
            Election::builder(self.budget)
                .unit(self.unit)
                .vote_type(self.vote_type),
            |builder, &project| builder.project(project.to_string(), "", self.costs[project]),
        );
        let named = |&(project, points): &(usize, u32)| (project.to_string(), points);
        let ballots = self.ballots.iter().map(|ballot| ballot.iter().map(named));
        let filled = ballots.fold(builder, |builder, ballot| builder.scored_ballot(ballot));
        filled.build().unwrap()
    }

    fn election(&self) -> Election {
        self.built(&(0..self.costs.len()).collect::<Vec<_>>())
    }

    /// Every ballot also names a project of its own that costs more than any climb reaches, so no two are alike.
    fn ungrouped(&self) -> Draft {
        let mut apart = self.clone();
        for ballot in &mut apart.ballots {
            ballot.push((apart.costs.len(), 1));
            apart.costs.push((self.budget + self.unit) * 100);
        }
        apart
    }
}

fn approvals(ballots: &[&[usize]]) -> Vec<Vec<(usize, u32)>> {
    let approved = |ballot: &&[usize]| ballot.iter().map(|&project| (project, 1)).collect();
    ballots.iter().map(approved).collect()
}

prop_compose! {
    fn drafts(most_cost: i64)(count in 1..9usize)(
        vote_type in prop::sample::select(VoteType::ALL.to_vec()),
        budget in 0..most_cost * 4,
        unit in 1..=(most_cost / 20).max(1),
        costs in prop::collection::vec(0..=most_cost, count),
        ballots in prop::collection::vec(prop::collection::vec((0..count, 0..4u32), 0..5), 0..24),
    ) -> Draft {
        Draft { vote_type, budget, unit, costs, ballots }
    }
}

fn any_draft() -> impl Strategy<Value = Draft> {
    prop_oneof![drafts(6), drafts(60), drafts(100_000)]
}

fn settings_for(vote_type: VoteType) -> impl Strategy<Value = Settings> {
    (
        prop::sample::select(Rule::all(vote_type)),
        prop::sample::select(vec!["lexico", "official", "drawn:4-2"]),
    )
        .prop_map(|(rule, ties)| Settings::new(rule, ties.parse().unwrap()))
}

/// A draft and settings that suit its ballots.
fn any_count() -> impl Strategy<Value = (Draft, Settings)> {
    counts_of(any_draft())
}

/// The same with as much money as an election can have.
fn rich_count() -> impl Strategy<Value = (Draft, Settings)> {
    counts_of(prop_oneof![drafts(1 << 40), drafts(1 << 51)])
}

fn counts_of(drafts: impl Strategy<Value = Draft>) -> impl Strategy<Value = (Draft, Settings)> {
    drafts.prop_flat_map(|draft| {
        let settings = settings_for(draft.vote_type);
        (Just(draft), settings)
    })
}

fn decide(election: &Election, settings: &Settings) -> Outcome {
    allocate(election, settings).unwrap()
}

fn decide_exactly(election: &Election, settings: &Settings) -> Outcome {
    let settings = Settings {
        exactness: Exactness::AlwaysExact,
        ..settings.clone()
    };
    decide(election, &settings)
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
                let payers = paid_in_full + paid_the_rest + had_nothing;
                assert!(full_share <= outcome.money_per_ballot);
                // Where a ballot can give no points, not all who name a project support it.
                if election.vote_type().has_points() || election.vote_type() == VoteType::Ordinal {
                    assert!(payers <= round.supporters);
                } else {
                    assert_eq!(payers, round.supporters);
                    assert!(effective_thousandths <= i64::try_from(payers).unwrap() * 1000);
                }
            }
            Payment::Budget { left_before } => {
                assert!(left_before >= round.cost && left_before <= election.budget());
            }
            Payment::Nothing => assert_eq!(round.cost, 0),
            Payment::Load { load } => assert_eq!(load.is_some(), round.supporters > 0),
            Payment::BestSet => assert!(round.supporters > 0),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn winners_never_cost_more_than_the_budget_and_all_projects_are_told((draft, how) in any_count()) {
        let election = draft.election();
        let outcome = decide(&election, &how);
        prop_assert!(outcome.total_cost <= election.budget());
        prop_assert_eq!(outcome.winners.len() + outcome.losers.len(), draft.costs.len());
        prop_assert_eq!(outcome.tie_count, outcome.ties_met.len());
        check_payments(&election, &outcome);
    }

    #[test]
    fn bounds_and_skipped_steps_decide_as_big_rationals_and_single_steps(
        (draft, how) in prop_oneof![any_count(), rich_count()],
    ) {
        let election = draft.election();
        let outcome = decide(&election, &how);
        prop_assume!(outcome.add1_steps < 2_000);
        prop_assert_eq!(outcome, decide_exactly(&election, &how));
    }

    #[test]
    fn the_order_of_ballots_and_projects_changes_nothing(
        ((draft, how), shuffled) in any_count().prop_flat_map(|(draft, how)| {
            let ballots = Just(draft.ballots.clone()).prop_shuffle();
            (Just((draft, how)), ballots)
        }),
    ) {
        let reordered = Draft { ballots: shuffled, ..draft.clone() };
        let backwards: Vec<usize> = (0..draft.costs.len()).rev().collect();
        prop_assert_eq!(decide(&draft.election(), &how), decide(&reordered.built(&backwards), &how));
    }

    /// Everything in Equal Shares is proportional to money, so counting in smaller units changes no winner.
    #[test]
    fn counting_in_smaller_units_changes_no_winner((draft, how) in any_count(), factor in 2..1000i64) {
        let finer = Draft {
            budget: draft.budget * factor,
            unit: draft.unit * factor,
            costs: draft.costs.iter().map(|cost| cost * factor).collect(),
            ..draft.clone()
        };
        let (plain, fine) = (decide(&draft.election(), &how), decide(&finer.election(), &how));
        prop_assert_eq!(plain.winners, fine.winners);
        prop_assert_eq!(plain.add1_steps, fine.add1_steps);
    }

    #[test]
    fn equal_ballots_count_the_same_when_they_are_kept_apart(
        // A ranking gets longer by the project of its own; a climb without stop goes on for it, a turn without skips
        // ends at it.
        (draft, how) in any_count().prop_filter("the project of its own must not matter", |(_, how)| {
            let moved = ["borda", "nostop", "noskip"];
            !moved.iter().any(|part| how.rule.key().contains(part))
        }),
    ) {
        let apart = draft.ungrouped().election();
        prop_assert_eq!(apart.distinct_ballots(), draft.ballots.len());
        let (together, apart) = (decide(&draft.election(), &how), decide(&apart, &how));
        prop_assert_eq!(together.winners, apart.winners);
        prop_assert_eq!(together.add1_steps, apart.add1_steps);
        prop_assert_eq!(together.ties_met, apart.ties_met);
    }

    #[test]
    fn explaining_a_count_changes_nothing_of_it_and_payers_pay_the_cost((draft, how) in any_count()) {
        let election = draft.election();
        let plain = decide(&election, &how);
        let mut told = decide(&election, &Settings { explain: true, ..how });
        for round in &mut told.rounds {
            if let Some(detail) = round.detail.take() {
                let paid: i64 = detail.payers.iter().map(|payer| payer.paid * i64::from(payer.voters)).sum();
                let voters: i64 = detail.payers.iter().map(|payer| i64::from(payer.voters)).sum();
                // Each payment is rounded by itself.
                prop_assert!((paid - round.cost).abs() * 2 <= voters, "{paid} of {}", round.cost);
                prop_assert!(detail.payers.iter().all(|payer| payer.paid <= payer.had));
                if let (Some(next), Payment::Supporters { effective_thousandths, .. }) = (detail.runner_up, &round.payment) {
                    let by_cost = plain.rule.key().starts_with("mes_cost");
                    prop_assert!(!by_cost || next.effective_thousandths <= *effective_thousandths);
                }
            }
        }
        prop_assert_eq!(plain, told);
    }

    /// One more vote brings a project's turn forward and no other's, so a project that fitted still fits.
    #[test]
    fn one_more_vote_never_costs_a_winner_of_most_votes_first(draft in any_draft(), at in any::<prop::sample::Index>()) {
        prop_assume!(!draft.ballots.is_empty());
        let how = Settings::new(Rule::GREEDY_VOTES, Ties::Lexico);
        let before = decide(&draft.election(), &how);
        let chosen = at.index(draft.ballots.len());
        for winner in &before.winners {
            let mut more = draft.clone();
            more.ballots[chosen].push((winner.parse().unwrap(), 1));
            prop_assert!(decide(&more.election(), &how).winners.contains(winner));
        }
    }

    /// The rule's own stop: nothing that somebody supports still fits, or the next step would cost too much.
    #[test]
    fn a_climb_ends_where_nothing_fits_or_one_more_step_overshoots(draft in any_draft()) {
        let election = draft.election();
        let outcome = decide(&election, &Settings::new(Rule::MES_COST_ADD1, Ties::Official(None)));
        let left = election.budget() - outcome.total_cost;
        let fits = outcome.losers.iter().any(|loser| loser.supporters > 0 && loser.cost > 0 && loser.cost <= left);
        if fits {
            let money = i128::from(draft.budget) + draft.ballots.len() as i128 * i128::from(draft.unit) * i128::from(outcome.add1_steps + 1);
            let next = Draft { budget: i64::try_from(money).unwrap(), ..draft };
            let next = decide(&next.election(), &Settings::new(Rule::MES_COST, Ties::Official(None)));
            prop_assert!(next.total_cost > election.budget());
        }
    }
}

/// Elections where the purchases are alike before and after a stretch of steps and different within it.
#[test]
fn a_jump_never_passes_over_a_step_that_decides() {
    let first = Draft {
        vote_type: VoteType::Approval,
        budget: 2365,
        unit: 1,
        costs: vec![843, 367, 837, 842, 308],
        ballots: approvals(&[
            &[0, 1],
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
        ]),
    };
    let second = Draft {
        budget: 1744,
        costs: vec![244, 45, 439, 737, 342, 550],
        ballots: approvals(&[&[], &[0, 1, 4], &[4], &[2, 3], &[0, 1, 2, 4, 5], &[0, 3]]),
        ..first.clone()
    };
    let third = Draft {
        budget: 1260,
        costs: vec![943, 28, 588, 120, 71],
        ballots: approvals(&[&[0, 3, 4], &[0, 4], &[3]]),
        ..first.clone()
    };
    for (draft, steps) in [(first, 99), (second, 119), (third, 87)] {
        let add1 = Settings::new(Rule::MES_COST_ADD1, Ties::Lexico);
        let outcome = decide(&draft.election(), &add1);
        assert_eq!(outcome.add1_steps, steps);
        assert_eq!(outcome, decide_exactly(&draft.election(), &add1));
    }
}
