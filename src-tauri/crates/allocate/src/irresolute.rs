//! What hangs on the order of ties: every outcome that some order of the projects would have given.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use serde::Serialize;

use crate::compare::{greedy_stands, without_comparison};
use crate::decision::Decision;
use crate::election::Election;
use crate::knapsack::optimum;
use crate::rule::Rule;
use crate::settings::{Settings, SettingsError};
use crate::ties::places;

/// Which winners stand whatever the order of ties, and which hang on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Irresolute {
    /// The ids that win under every order, in the order of the list of projects.
    pub always: Vec<String>,
    /// The ids that win under some orders and lose under others.
    pub sometimes: Vec<String>,
    /// How many different sets of winners were found; absent for the most welfare, where only ids are looked at.
    pub outcomes: Option<usize>,
    /// Whether every order was covered; otherwise `most_runs` ended the search, more ids may hang on the order.
    pub complete: bool,
}

/// A tie that was met, and which of its projects is taken first.
#[derive(Debug, Clone)]
struct Choice {
    taken: u32,
    tied: Rc<[u32]>,
}

/// Follows every way in which the ties on the way to the outcome can be broken, in at most `most_runs` counts: the
/// irresolute version of the rule, over all orders of ties.
///
/// An order breaks a tie between the same projects alike each time, in all runs of an Add1 too, as the rules do.
/// (Parallel universes as pabutools follows them may break it otherwise each time.) So the orders fall into classes by
/// their choices at the ties that are met; each class is counted once, O(classes) counts, which is one where no tie is
/// met and exponential in the ties at worst. For the most welfare it is one optimum more per project, and `most_runs`
/// is not asked and the comparison step is left out.
///
/// # Errors
/// [`SettingsError`], as [`crate::allocate`].
pub fn irresolute(
    election: &Election,
    settings: &Settings,
    most_runs: usize,
) -> Result<Irresolute, SettingsError> {
    let base = settings.ties.order(election);
    if matches!(settings.rule, Rule::MaxWelfare { .. }) {
        return among_optima(election, settings, &base);
    }
    let mut found: BTreeSet<BTreeSet<u32>> = BTreeSet::new();
    let mut waiting: Vec<Vec<Choice>> = vec![Vec::new()];
    let (mut runs, mut complete) = (0, true);
    while let Some(path) = waiting.pop() {
        if runs == most_runs {
            complete = false;
            break;
        }
        let Some(order) = order_with(&base, &path) else {
            continue;
        };
        runs += 1;
        let (winners, met) = decided(election, settings, &places(&order))?;
        let met: Vec<Rc<[u32]>> = met.into_iter().map(Rc::from).collect();
        let first = |tied: &Rc<[u32]>| Choice {
            taken: tied[0],
            tied: Rc::clone(tied),
        };
        for (index, tied) in met.iter().enumerate().skip(path.len()) {
            for &taken in &tied[1..] {
                if waiting.len() >= most_runs {
                    // More than will ever be counted need not wait.
                    complete = false;
                    break;
                }
                let tied = Rc::clone(tied);
                let before = met[..index].iter().map(first);
                waiting.push(before.chain([Choice { taken, tied }]).collect());
            }
        }
        found.insert(winners.into_iter().collect());
    }
    let wins = |project: u32| found.iter().filter(|set| set.contains(&project)).count();
    let told = |all: bool| {
        let counted = election.indices().filter(|&project| {
            let wins = wins(project);
            wins > 0 && (wins == found.len()) == all
        });
        counted.map(|project| election.id(project)).collect()
    };
    Ok(Irresolute {
        always: told(true),
        sometimes: told(false),
        outcomes: Some(found.len()),
        complete,
    })
}

/// The winners that stand under an order, and every tie met on the way to them: in both counts where greedy is compared.
fn decided(
    election: &Election,
    settings: &Settings,
    places: &[u32],
) -> Result<(Vec<u32>, Vec<Vec<u32>>), SettingsError> {
    let decision = Decision::make(election, settings, places.to_vec())?;
    let (winners, mut met) = (decision.winners(), decision.ties_met());
    let Some(comparison) = settings.comparison else {
        return Ok((winners, met));
    };
    let plain = without_comparison(settings);
    let greedy = Decision::make(election, &plain, places.to_vec())?;
    let known: HashSet<BTreeSet<u32>> = met.iter().map(|tie| set(tie)).collect();
    let others = greedy.ties_met().into_iter();
    met.extend(others.filter(|tie| !known.contains(&set(tie))));
    let won = |winners: &[u32]| {
        let mut won = vec![false; election.projects().len()];
        winners
            .iter()
            .for_each(|&project| won[project as usize] = true);
        won
    };
    let other = greedy.winners();
    let falls = greedy_stands(election, comparison, &won(&winners), &won(&other));
    Ok((if falls { other } else { winners }, met))
}

fn set(tie: &[u32]) -> BTreeSet<u32> {
    tie.iter().copied().collect()
}

/// The base order changed as little as these choices ask; nothing where they contradict each other.
fn order_with(base: &[u32], path: &[Choice]) -> Option<Vec<u32>> {
    let mut left: Vec<u32> = base.to_vec();
    let mut order = Vec::with_capacity(base.len());
    while !left.is_empty() {
        let waits = |&project: &u32| {
            path.iter().any(|choice| {
                choice.taken != project
                    && choice.tied.contains(&project)
                    && left.contains(&choice.taken)
            })
        };
        let next = left.iter().position(|project| !waits(project))?;
        order.push(left.remove(next));
    }
    Some(order)
}

/// A winner hangs on ties when the optimum is reached without it, a loser when it is reached with it.
fn among_optima(
    election: &Election,
    settings: &Settings,
    base: &[u32],
) -> Result<Irresolute, SettingsError> {
    let places = places(base);
    let decision = Decision::make(election, settings, places.clone())?;
    let refused = SettingsError::TooManyChoices {
        rule: settings.rule,
    };
    let winners: HashSet<u32> = decision.winners().into_iter().collect();
    let best = decision.optimum.as_ref().map_or(0, |best| best.welfare);
    let (profile, gate) = (&decision.profile, &decision.gate);
    let (mut always, mut sometimes) = (Vec::new(), Vec::new());
    for project in election.indices() {
        let others = |other: u32| other != project && gate.admits(other);
        let wins = winners.contains(&project);
        let budget = election.budget() - if wins { 0 } else { election.cost(project) };
        let asked = wins || (gate.admits(project) && profile.welfare(project) > 0);
        if !asked || budget < 0 {
            continue;
        }
        let other = optimum(profile, &places, budget, others).ok_or_else(|| refused.clone())?;
        let gained = if wins { 0 } else { profile.welfare(project) };
        match (wins, other.welfare + gained == best) {
            (true, false) => always.push(election.id(project)),
            (_, true) => sometimes.push(election.id(project)),
            (false, false) => {}
        }
    }
    Ok(Irresolute {
        always,
        sometimes,
        outcomes: None,
        complete: true,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ties::Ties;

    fn election() -> Election {
        Election::builder(40)
            .project("a", "", 20)
            .project("b", "", 20)
            .project("c", "", 20)
            .project("d", "", 30)
            .ballots([vec!["a", "b", "c"], vec!["a", "b", "c"], vec!["a", "d"]])
            .build()
            .unwrap()
    }

    #[test]
    fn winners_that_hang_on_the_order_of_ties_are_told_apart() {
        for rule in [Rule::GREEDY_VOTES, "maxwelfare_card".parse().unwrap()] {
            let settings = Settings::new(rule, Ties::Lexico);
            let told = irresolute(&election(), &settings, 100).unwrap();
            assert_eq!(told.always, ["a"], "{rule}");
            assert_eq!(told.sometimes, ["b", "c"], "{rule}");
            assert!(told.complete);
        }
        let cut = irresolute(
            &election(),
            &Settings::new(Rule::GREEDY_VOTES, Ties::Lexico),
            1,
        );
        assert!(!cut.unwrap().complete);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn among_optima_what_all_of_them_hold_is_told_from_what_some_do(
            budget in 0..40i64,
            costs in prop::collection::vec(0..12i64, 1..7),
            marks in prop::collection::vec(prop::collection::vec(0..7usize, 0..4), 0..7),
            key in prop::sample::select(vec!["maxwelfare_cost", "maxwelfare_card"]),
        ) {
            let builder = costs.iter().enumerate().fold(Election::builder(budget), |builder, (index, &cost)| {
                builder.project(index.to_string(), "", cost)
            });
            let known = |ballot: &Vec<usize>| {
                let ids = ballot.iter().filter(|&&mark| mark < costs.len());
                ids.map(usize::to_string).collect::<Vec<_>>()
            };
            let election = builder.ballots(marks.iter().map(known)).build().unwrap();
            let settings = Settings::new(key.parse().unwrap(), Ties::Lexico);
            let told = irresolute(&election, &settings, 0).unwrap();
            let decision = Decision::make(&election, &settings, (0..).take(costs.len()).collect()).unwrap();
            // What is worth nothing to anybody is in no set that a rule would choose.
            let worth: Vec<i128> = election.indices().map(|project| decision.profile.welfare(project)).collect();
            let sets = (0u32..1 << costs.len()).map(|bits| {
                costs.iter().enumerate().map(move |(place, _)| place).filter(move |place| bits >> place & 1 == 1)
            });
            let sets: Vec<(i128, BTreeSet<usize>)> = sets
                .map(BTreeSet::from_iter)
                .filter(|set| set.iter().map(|&place| costs[place]).sum::<i64>() <= budget)
                .filter(|set| set.iter().all(|&place| worth[place] > 0))
                .map(|set| (set.iter().map(|&place| worth[place]).sum(), set))
                .collect();
            let most = sets.iter().map(|(worth, _)| *worth).max().unwrap();
            let best: Vec<&BTreeSet<usize>> = sets.iter().filter(|(worth, _)| *worth == most).map(|(_, set)| set).collect();
            let held = |place: usize| best.iter().filter(|set| set.contains(&place)).count();
            let ids = |counts: &dyn Fn(usize) -> bool| {
                (0..costs.len()).filter(|&place| counts(held(place))).map(|place| place.to_string()).collect::<Vec<_>>()
            };
            prop_assert_eq!(told.always, ids(&|held| held == best.len()));
            prop_assert_eq!(told.sometimes, ids(&|held| held > 0 && held < best.len()));
        }
    }

    #[test]
    fn choices_that_contradict_each_other_have_no_order() {
        let choice = |taken, tied: &[u32]| Choice {
            taken,
            tied: tied.into(),
        };
        let base = [0, 1, 2];
        assert_eq!(order_with(&base, &[choice(2, &[0, 2])]).unwrap(), [1, 2, 0]);
        assert_eq!(
            order_with(&base, &[choice(2, &[0, 2]), choice(0, &[0, 1, 2])]),
            None
        );
    }
}
