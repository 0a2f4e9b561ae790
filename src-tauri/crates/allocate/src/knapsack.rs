//! The most welfare under the budget: a 0/1 knapsack, solved to the optimum by dominance and bounds.
//!
//! Projects are decided one after the other, those with the most welfare per money first. Of all choices so far
//! only those stay that no cheaper choice equals (Nemhauser and Ullmann 1969) and that could still beat the best
//! known solution if the next projects could be bought in parts (Dantzig's bound, 1957). All figures are integers.

use std::cmp::Ordering;

use crate::profile::Profile;

/// More choices than this at once are not followed: the count is refused instead of taking the memory.
pub(crate) const MOST_CHOICES: usize = 4_000_000;

/// A best set of projects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Optimum {
    /// Those with the most welfare per money first.
    pub(crate) projects: Vec<u32>,
    pub(crate) welfare: i128,
}

/// A project as the knapsack sees it; `gain / per` is its welfare per smallest unit of money.
#[derive(Debug, Clone, Copy)]
struct Item {
    project: u32,
    cost: i64,
    welfare: i128,
    gain: u64,
    per: i64,
}

/// One choice so far: what it costs and is worth, and the last project in it.
#[derive(Debug, Clone, Copy)]
struct Choice {
    cost: i64,
    welfare: i128,
    node: u32,
}

/// A project chosen after another node; node 0 is the empty choice.
struct Node {
    before: u32,
    item: u32,
}

struct Search {
    items: Vec<Item>,
    /// Cost and welfare of the first items together.
    sums: Vec<(i128, i128)>,
    budget: i64,
    nodes: Vec<Node>,
    best: Choice,
    /// From this item on the best choice is filled with all that follow and fit, up to this one.
    best_filled: std::ops::Range<usize>,
}

/// Finds a best set among the admitted projects; nothing where [`MOST_CHOICES`] do not suffice.
///
/// Exponential at worst; with the costs and votes of real elections about O(projects x some hundred choices).
pub(crate) fn optimum(
    profile: &Profile<'_>,
    places: &[u32],
    budget: i64,
    admits: impl Fn(u32) -> bool,
) -> Option<Optimum> {
    let mut items: Vec<Item> = profile
        .election
        .indices()
        .filter(|&project| admits(project))
        .map(|project| item(profile, project))
        .filter(|item| item.welfare > 0 && item.cost <= budget)
        .collect();
    items.sort_unstable_by(|left, right| {
        let by_place = || places[left.project as usize].cmp(&places[right.project as usize]);
        efficiency(right, left).then_with(by_place)
    });
    let mut search = Search::new(items, budget);
    search.run()?;
    Some(search.optimum())
}

fn item(profile: &Profile<'_>, project: u32) -> Item {
    let cost = profile.election.cost(project);
    Item {
        project,
        cost,
        welfare: profile.welfare(project),
        gain: profile.total(project),
        per: cost / profile.scale(project).max(1),
    }
}

/// Which item is worth more per money; what costs nothing is worth most.
fn efficiency(left: &Item, right: &Item) -> Ordering {
    let ask = |item: &Item, other: &Item| i128::from(item.gain) * i128::from(other.per);
    ask(left, right).cmp(&ask(right, left))
}

impl Search {
    fn new(items: Vec<Item>, budget: i64) -> Self {
        let mut sums = vec![(0, 0)];
        for item in &items {
            let (cost, welfare) = sums.last().copied().unwrap_or_default();
            sums.push((cost + i128::from(item.cost), welfare + item.welfare));
        }
        let empty = Choice {
            cost: 0,
            welfare: 0,
            node: 0,
        };
        Search {
            items,
            sums,
            budget,
            nodes: vec![Node { before: 0, item: 0 }],
            best: empty,
            best_filled: 0..0,
        }
    }

    fn run(&mut self) -> Option<()> {
        let mut choices = vec![self.best];
        for index in 0..self.items.len() {
            choices = self.decide(index, choices);
            if choices.len().max(self.nodes.len() / 8) > MOST_CHOICES {
                return None;
            }
        }
        Some(())
    }

    /// All choices with and without the item that may still be best, the cheapest first.
    fn decide(&mut self, index: usize, choices: Vec<Choice>) -> Vec<Choice> {
        let item = self.items[index];
        let fits = |choice: &&Choice| choice.cost <= self.budget - item.cost;
        let with: Vec<Choice> = choices.iter().take_while(fits).copied().collect();
        let mut with = with.into_iter().peekable();
        let mut without = choices.into_iter().peekable();
        let mut kept = Vec::with_capacity(without.len() + with.len());
        let mut welfare = -1;
        loop {
            let taken = with
                .peek()
                .map(|choice| (choice.cost + item.cost, -choice.welfare - item.welfare));
            let left = without.peek().map(|choice| (choice.cost, -choice.welfare));
            let next = match (left, taken) {
                (None, None) => return kept,
                (Some(left), Some(taken)) if left <= taken => without.next(),
                (Some(_), None) => without.next(),
                (_, Some(_)) => with.next().map(|choice| Choice {
                    cost: choice.cost + item.cost,
                    welfare: choice.welfare + item.welfare,
                    node: self.chosen(choice.node, index),
                }),
            };
            let Some(choice) = next else { return kept };
            // A choice that is not worth more than a cheaper one is dominated by it.
            if choice.welfare > welfare && self.may_be_best(&choice, index + 1) {
                welfare = choice.welfare;
                kept.push(choice);
            }
        }
    }

    fn chosen(&mut self, before: u32, index: usize) -> u32 {
        let node = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let item = u32::try_from(index).unwrap_or(u32::MAX);
        self.nodes.push(Node { before, item });
        node
    }

    /// Fills the choice with the items that follow, and tells whether parts of one more could beat the best known.
    fn may_be_best(&mut self, choice: &Choice, next: usize) -> bool {
        let (spent, gained) = self.sums[next];
        let room = i128::from(self.budget - choice.cost);
        let end = next + self.sums[next + 1..].partition_point(|sum| sum.0 - spent <= room);
        let filled = choice.welfare + self.sums[end].1 - gained;
        if filled > self.best.welfare + self.filling() {
            self.best = *choice;
            self.best_filled = next..end;
        }
        let left = room - (self.sums[end].0 - spent);
        let part = self.items.get(end).map_or(0, |item| {
            left * i128::from(item.gain) / i128::from(item.per.max(1))
        });
        next < self.items.len() && filled + part > self.best.welfare + self.filling()
    }

    /// What the filling of the best choice is worth.
    fn filling(&self) -> i128 {
        self.sums[self.best_filled.end].1 - self.sums[self.best_filled.start].1
    }

    fn optimum(&self) -> Optimum {
        let mut indices: Vec<usize> = self.best_filled.clone().collect();
        let mut node = self.best.node;
        while let Some(Node { before, item }) = self.nodes.get(node as usize).filter(|_| node > 0) {
            indices.push(*item as usize);
            node = *before;
        }
        indices.sort_unstable();
        Optimum {
            projects: indices
                .iter()
                .map(|&index| self.items[index].project)
                .collect(),
            welfare: self.best.welfare + self.filling(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::election::Election;
    use crate::rule::Utility;

    proptest! {
        #[test]
        fn no_set_is_worth_more_than_the_optimum(
            budget in 0..60i64,
            costs in prop::collection::vec(0..25i64, 1..9),
            marks in prop::collection::vec(prop::collection::vec(0..8usize, 0..4), 0..9),
            by_cost in any::<bool>(),
        ) {
            let builder = costs.iter().enumerate().fold(Election::builder(budget), |builder, (index, &cost)| {
                builder.project(index.to_string(), "", cost)
            });
            let known = |ballot: &Vec<usize>| ballot.iter().filter(|&&mark| mark < costs.len()).map(usize::to_string).collect::<Vec<_>>();
            let election = builder.ballots(marks.iter().map(known)).build().unwrap();
            let utility = if by_cost { Utility::Cost } else { Utility::Cardinality };
            let profile = Profile::of_utility(&election, utility, &[]);
            let places: Vec<u32> = election.indices().collect();
            let found = optimum(&profile, &places, budget, |_| true).unwrap();
            let worth = |set: &[u32]| set.iter().map(|&project| profile.welfare(project)).sum::<i128>();
            let cost = |set: &[u32]| set.iter().map(|&project| election.cost(project)).sum::<i64>();
            prop_assert_eq!(worth(&found.projects), found.welfare);
            prop_assert!(cost(&found.projects) <= budget);
            for bits in 0u32..1 << costs.len() {
                let set: Vec<u32> = election.indices().filter(|project| bits >> project & 1 == 1).collect();
                prop_assert!(cost(&set) > budget || worth(&set) <= found.welfare);
            }
        }
    }
}
