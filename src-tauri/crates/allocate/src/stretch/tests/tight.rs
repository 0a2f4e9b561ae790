//! Drawn elections made so that a bound loosened by little proves what is not so: prices are often equal, money often
//! covers a cost exactly or lacks the smallest unit, and votes, weights and money are from tiny to the largest.

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use super::*;
use crate::climb::Slope;
use crate::exact::Purses as ExactPurses;
use crate::rule::{Add1, Exactness};
use crate::shares::Run;

/// Steps that are run one by one, and from which stretches are drawn.
const STEPS: u64 = 24;
/// Climbs longer than this are not taken one by one.
const MOST_STEPS: u64 = 300;
const UTILITIES: [Utility; 4] = [
    Utility::Cost,
    Utility::Points,
    Utility::Cardinality,
    Utility::Points,
];

struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    fn draw(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(0x5851_f42d_4c95_7f2d)
            .wrapping_add(0x1405_7b7e_f767_814f);
        (self.0 >> 33) % end
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.draw(all.len() as u64) as usize]
    }

    /// The amount, or one more or less.
    fn about(&mut self, amount: u64) -> i64 {
        let more = self.one_of(&[0, 1, 1, 2]);
        (amount.min(1 << 50) + more).max(2).cast_signed() - 1
    }
}

fn start(election: &Election, first: i64, step: u64) -> Start {
    let units = i128::from(election.voters()) * i128::from(election.unit());
    Start {
        numerator: i128::from(first) + units * i128::from(step),
        denominator: election.voters(),
    }
}

fn run(shares: &Shares<'_>, start: Start) -> Run {
    match shift_for(start) {
        Some(shift) => shares.run(start, shift),
        None => shares.run_exactly(start),
    }
}

fn bought(election: &Election, run: &Run) -> Vec<bool> {
    let mut bought = vec![false; election.projects().len()];
    for &project in &run.order {
        bought[project as usize] = true;
    }
    bought
}

/// Few ballots on few projects, many of which cost the same.
fn loose(dice: &mut Dice) -> Election {
    let scale = dice.one_of(&[1, 1, 1 << 28, 1 << 30, 1 << 33, 1 << 44]);
    let points = dice.one_of(&[[1, 1, 1], [1, 2, 5], [1, 3, 1000], [1, 7, 1 << 24]]);
    let (voters, projects) = (2 + dice.draw(12), 3 + dice.draw(5));
    let costs: Vec<i64> = (0..projects)
        .map(|_| {
            let cost = scale * dice.one_of(&[2, 3, 4, 6, 8, 12, 12, 18, 24, 30]);
            dice.about(cost + 1)
        })
        .collect();
    let share = scale * (1 + dice.draw(4));
    let budget = dice.about(share * voters);
    let unit = (scale / 4).max(1) + dice.one_of(&[0, 0, 1]);
    let mut builder = Election::builder(budget)
        .unit(unit.cast_signed())
        .vote_type(VoteType::Scoring);
    for (id, &cost) in costs.iter().enumerate() {
        builder = builder.project(id.to_string(), "", cost);
    }
    let many = 2 + dice.draw(3);
    for _ in 0..voters {
        let mut marks = Vec::new();
        for project in 0..projects {
            if dice.draw(many) == 0 {
                marks.push((project.to_string(), dice.one_of(&points)));
            }
        }
        builder = builder.scored_ballot(marks);
    }
    builder.build().unwrap()
}

/// The same election where one project costs what its supporters have left in some round of some step, or what brings
/// its price to that of the project bought there.
fn tighter(election: Election, utility: Utility, dice: &mut Dice) -> Election {
    let cost = {
        let profile = Profile::of_utility(&election, utility, &[]);
        let conditions = Conditions::default();
        let shares = Shares {
            profile: &profile,
            places: &places(&Ties::Lexico.order(&election)),
            gate: &Gate::new(&election, &conditions).unwrap(),
        };
        let start = start(&election, election.budget(), dice.draw(STEPS));
        let run = run(&shares, start);
        let round = dice.draw(run.order.len() as u64 + 1) as usize;
        let mut purses = ExactPurses::new(&profile, start);
        for &project in &run.order[..round] {
            purses.pay(project, &purses.price(project).unwrap());
        }
        let others: Vec<u32> = shares
            .supported()
            .filter(|project| !run.order[..round].contains(project))
            .collect();
        if others.is_empty() {
            return election;
        }
        let project = dice.one_of(&others);
        let next = run.order.get(round).filter(|_| dice.draw(3) == 0);
        let money = match next {
            Some(&next) => {
                purses.share(&purses.price(next).unwrap()) * BigInt::from(profile.total(project))
            }
            None => purses.together(project),
        };
        let money = money.to_integer().to_u64().unwrap_or(1 << 50);
        (election.id(project), dice.about(money))
    };
    election.with_cost(&cost.0, cost.1).unwrap()
}

fn drawn(seed: u64) -> (Election, Utility, Dice) {
    let mut dice = Dice::new(seed);
    let utility = UTILITIES[seed as usize % 4];
    let mut election = loose(&mut dice);
    for _ in 0..dice.draw(4) {
        election = tighter(election, utility, &mut dice);
    }
    (election, utility, dice)
}

/// Goes on unless all of one set was bought. Of all judges that may be asked about a stretch in which some run buys
/// that set and nothing else, none goes on past more.
struct Sharp<'a> {
    shares: Shares<'a>,
    set: RefCell<Vec<bool>>,
}

impl Judge for Sharp<'_> {
    fn goes_on(&self, _: i128, bought: &[bool]) -> bool {
        let set = self.set.borrow();
        set.iter().zip(bought).any(|(set, bought)| set > bought)
    }

    fn supported(&self) -> impl Iterator<Item = u32> {
        self.shares.supported()
    }
}

/// Asks about stretches of one election; tells of how many it was proven that no run buys what another run bought.
fn asked_sharply(seed: u64) -> usize {
    let (election, utility, mut dice) = drawn(seed);
    let profile = Profile::of_utility(&election, utility, &[]);
    let conditions = Conditions::default();
    let shares = Shares {
        profile: &profile,
        places: &places(&Ties::Lexico.order(&election)),
        gate: &Gate::new(&election, &conditions).unwrap(),
    };
    let start = |step: u64| start(&election, election.budget(), step);
    let mut order: Vec<u32> = election.indices().collect();
    let mut set = |step: u64| {
        // What is proven holds for any order of ties.
        let turned = dice.draw(order.len() as u64) as usize;
        order.rotate_left(turned);
        order.swap(0, turned);
        let shares = Shares {
            places: &places(&order),
            ..shares
        };
        bought(&election, &run(&shares, start(step)))
    };
    let sets: Vec<Vec<bool>> = (0..STEPS).map(&mut set).collect();
    let crowd = Crowd::new(&profile);
    let judge = Sharp {
        shares,
        set: RefCell::default(),
    };
    let mut stretch = Stretch::new(&crowd, &judge, start(0));
    let mut proven = 0;
    for from in 0..STEPS {
        let end = (from + dice.one_of(&[1, 3, 8, 16, 24])).min(STEPS);
        let within = &sets[from as usize..end as usize];
        let mut last: Option<&Vec<bool>> = None;
        for set in within {
            if last == Some(set) {
                continue;
            }
            last = Some(set);
            judge.set.replace(set.clone());
            let goes_on = stretch.goes_on(start(from), start(end - 1));
            assert!(!goes_on, "seed {seed}, {from}..{end}: {set:?}");
        }
        let other = &sets[dice.draw(STEPS) as usize];
        judge.set.replace(other.clone());
        proven += usize::from(stretch.goes_on(start(from), start(end - 1)));
    }
    proven
}

#[test]
fn no_stretch_is_passed_over_in_which_some_run_is_the_last() {
    // In the last two a bound is needed that the others hardly ever need: one buys what perhaps cannot be paid, in the
    // other one that joins those whose order is open may ask more than all of them.
    let seeds = (0..20_000).chain([221_409, 29_083]);
    let proven: usize = seeds.map(asked_sharply).sum();
    assert!(proven > 45_000, "only {proven}");
}

/// Add1 as it is told to people: run after run, each with one more unit per ballot.
fn step_by_step(shares: &Shares<'_>, add1: Add1) -> Option<(u64, Run)> {
    let election = shares.profile.election;
    let units = election.voters().cast_signed() * election.unit();
    let first = if add1.whole_start {
        election.budget() / units * units
    } else {
        election.budget()
    };
    let costs = |order: &[u32]| {
        let costs = order.iter().map(|&project| election.cost(project));
        costs.sum::<i64>()
    };
    let mut before: Option<Run> = None;
    for step in 0..MOST_STEPS {
        let run = run(shares, start(election, first, step));
        let left = election.budget() - costs(&run.order);
        if left < 0 {
            return before.map(|run| (step - 1, run));
        }
        let mut others = shares.supported().filter(|one| !run.order.contains(one));
        let ends = if add1.stop_when_exhaustive {
            others.all(|other| election.cost(other) > left)
        } else {
            others.next().is_none()
        };
        if ends {
            return Some((step, run));
        }
        before = Some(run);
    }
    None
}

#[test]
fn passing_over_steps_changes_neither_the_result_nor_its_ties() {
    let (mut compared, mut steps, mut ties) = (0, 0, 0);
    for seed in 1_000_000..1_012_000 {
        let (election, utility, _) = drawn(seed);
        let profile = Profile::of_utility(&election, utility, &[]);
        let conditions = Conditions::default();
        let shares = Shares {
            profile: &profile,
            places: &places(&Ties::Official(None).order(&election)),
            gate: &Gate::new(&election, &conditions).unwrap(),
        };
        let add1 = Add1 {
            whole_start: seed & 8 > 0,
            stop_when_exhaustive: seed & 16 > 0,
        };
        let Some((step, run)) = step_by_step(&shares, add1) else {
            continue;
        };
        let exactness = Exactness::Filtered;
        let top = Slope { shares, exactness }.top(add1);
        assert_eq!(top.steps, step, "seed {seed}");
        assert_eq!(top.run.order, run.order, "seed {seed}");
        assert_eq!(top.run.tied, run.tied, "seed {seed}");
        compared += 1;
        steps += step;
        ties += run.tied.iter().filter(|tied| tied.len() > 1).count();
    }
    assert!(
        compared > 8_000 && steps > 30_000 && ties > 1_500,
        "only {compared}, {steps}, {ties}"
    );
}

/// One voter's points for four projects are so many that what they are asked of together does not fit 64 bits.
#[test]
fn the_largest_weights_are_added_up_without_overflow() {
    let many = ["a", "b", "c", "d"];
    let few = ["e", "f", "g", "h", "a", "b", "c", "d"];
    let mut builder = Election::builder(4_000)
        .unit(100)
        .vote_type(VoteType::Ordinal);
    for id in ["a", "b", "c", "d", "e", "f", "g", "h"] {
        let cost = if many.contains(&id) { 3_900 } else { 0 };
        builder = builder.project(id, "", cost);
    }
    let election = builder.ballot(many).ballot(few).build().unwrap();
    let mut points = vec![u32::MAX; 4];
    points.extend([1; 4]);
    let profile = Profile::of_utility(&election, Utility::RankPoints, &points);
    let conditions = Conditions::default();
    let shares = Shares {
        profile: &profile,
        places: &places(&Ties::Lexico.order(&election)),
        gate: &Gate::new(&election, &conditions).unwrap(),
    };
    let add1 = Add1 {
        whole_start: false,
        stop_when_exhaustive: true,
    };
    let (step, run) = step_by_step(&shares, add1).unwrap();
    let exactness = Exactness::Filtered;
    let top = Slope { shares, exactness }.top(add1);
    assert_eq!((top.steps, top.run.order), (step, run.order));
}
