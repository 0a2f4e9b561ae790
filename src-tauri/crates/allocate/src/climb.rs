//! Add1: Equal Shares again and again with one more unit of money per ballot, skipping only steps that change nothing.

use std::collections::{HashSet, VecDeque};
use std::thread;

use crate::conditions::Gate;
use crate::election::Election;
use crate::exact::Start;
use crate::filter::{fits, shift_for};
use crate::rule::{Add1, Exactness};
use crate::shares::{Run, Shares};

/// Where an Add1 climb ended.
pub(crate) struct Top {
    pub(crate) steps: u64,
    pub(crate) run: Run,
    /// Every tie of every run on the way, each once.
    pub(crate) ties: Vec<Vec<u32>>,
}

/// The ties met so far.
#[derive(Default)]
struct Met {
    ties: Vec<Vec<u32>>,
    seen: HashSet<Vec<u32>>,
}

impl Met {
    fn note(&mut self, run: &Run) {
        for tied in run.tied.iter().chain(&run.between) {
            if tied.len() > 1 && self.seen.insert(tied.clone()) {
                self.ties.push(tied.clone());
            }
        }
    }
}

/// Runs of the next steps, made at once on several processors: each depends on its own step alone.
struct Ahead {
    runs: VecDeque<(u64, Run)>,
    at_once: u64,
}

/// Elections with fewer different ballots are counted sooner than a thread starts.
const WORTH_THREADS: usize = 4_000;
/// More runs at once would mostly be made in vain at the end of a climb.
const MOST_AT_ONCE: usize = 4;

impl Ahead {
    fn new(election: &Election) -> Self {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let many = election.distinct_ballots() >= WORTH_THREADS;
        let at_once = if many {
            processors.min(MOST_AT_ONCE)
        } else {
            1
        };
        Ahead {
            runs: VecDeque::new(),
            at_once: at_once as u64,
        }
    }

    /// The run of this step.
    fn run(&mut self, slope: &Slope<'_>, first: i128, step: u64) -> Run {
        loop {
            match self.runs.pop_front() {
                Some((made, run)) if made == step => return run,
                Some(_) => {}
                None => break,
            }
        }
        let run = |step: u64| slope.run(slope.start(first, step));
        thread::scope(|scope| {
            let later =
                (step + 1..step + self.at_once).map(|step| (step, scope.spawn(move || run(step))));
            let later: Vec<_> = later.collect();
            let now = run(step);
            for (step, thread) in later {
                // A run that could not be made ahead is made in its turn.
                if let Ok(run) = thread.join() {
                    self.runs.push_back((step, run));
                }
            }
            now
        })
    }
}

/// What every run of a climb shares.
pub(crate) struct Slope<'a> {
    pub(crate) shares: Shares<'a>,
    pub(crate) exactness: Exactness,
}

impl Slope<'_> {
    /// Climbs until the result is exhaustive (where the rule stops there) or the next step costs more than the budget.
    ///
    /// The total cost is not monotone in the money, so steps are never bisected: `jump` steps are skipped only
    /// where [`Shares::run_alike`] proves that all of them buy the same in the same order; a jump that succeeds
    /// is doubled, one that fails is halved, down to single steps.
    pub(crate) fn top(&self, add1: Add1) -> Top {
        let (mut steps, mut jump) = (0u64, 1u64);
        let first = self.first(add1);
        let mut run = self.run(self.start(first, 0));
        let mut ties = Met::default();
        ties.note(&run);
        let mut ahead = Ahead::new(self.shares.profile.election);
        while !self.is_done(&run, add1) {
            if jump > 1 {
                match self.skipped(&run, self.start(first, steps + jump)) {
                    Some(same) => {
                        ties.note(&same);
                        run = same;
                        steps += jump;
                        jump *= 2;
                    }
                    None => jump /= 2,
                }
                continue;
            }
            let next = ahead.run(self, first, steps + 1);
            ties.note(&next);
            if self.cost(&next) > i128::from(self.shares.profile.election.budget()) {
                break;
            }
            steps += 1;
            jump = if next.order == run.order { 2 } else { 1 };
            run = next;
        }
        Top {
            steps,
            run,
            ties: ties.ties,
        }
    }

    /// Equal Shares once, with the budget's share.
    pub(crate) fn foot(&self) -> Top {
        let budget = i128::from(self.shares.profile.election.budget());
        let run = self.run(self.start(budget, 0));
        let mut ties = Met::default();
        ties.note(&run);
        Top {
            steps: 0,
            run,
            ties: ties.ties,
        }
    }

    fn skipped(&self, base: &Run, start: Start) -> Option<Run> {
        let filtered =
            self.exactness == Exactness::Filtered && base.quotes.len() == base.order.len();
        let may = filtered && fits(start, base.shift);
        may.then(|| self.shares.run_alike(base, start))?
    }

    fn run(&self, start: Start) -> Run {
        match shift_for(start).filter(|_| self.exactness == Exactness::Filtered) {
            Some(shift) => self.shares.run(start, shift),
            None => self.shares.run_exactly(start),
        }
    }

    /// The money that all ballots start with together.
    fn first(&self, add1: Add1) -> i128 {
        let election = self.shares.profile.election;
        let (budget, unit) = (i128::from(election.budget()), i128::from(election.unit()));
        let units = i128::from(election.voters()) * unit;
        if add1.whole_start {
            budget / units.max(1) * units
        } else {
            budget
        }
    }

    fn start(&self, first: i128, steps: u64) -> Start {
        let election = self.shares.profile.election;
        let units = i128::from(election.voters()) * i128::from(election.unit());
        Start {
            numerator: first + units * i128::from(steps),
            denominator: election.voters(),
        }
    }

    fn cost(&self, run: &Run) -> i128 {
        let cost = |&project: &u32| i128::from(self.shares.profile.election.cost(project));
        run.order.iter().map(cost).sum()
    }

    fn is_done(&self, run: &Run, add1: Add1) -> bool {
        let election = self.shares.profile.election;
        let left = i128::from(election.budget()) - self.cost(run);
        let gate = self.gate_after(run);
        let mut open = self.shares.supported().filter(|project| {
            !run.order.contains(project) && gate.as_ref().is_none_or(|gate| gate.admits(*project))
        });
        if add1.stop_when_exhaustive {
            !open.any(|project| i128::from(election.cost(project)) <= left)
        } else {
            open.next().is_none()
        }
    }

    /// The gate once the run's purchases are made, where purchases bar others.
    fn gate_after(&self, run: &Run) -> Option<Gate<'_>> {
        if self.shares.gate.is_static() {
            return None;
        }
        let mut gate = self.shares.gate.clone();
        for &project in &run.order {
            gate.take(project);
        }
        Some(gate)
    }
}
