//! Add1: Equal Shares again and again with one more unit of money per ballot, passing over steps that cannot be the last.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;
use std::thread;

use crate::coarse::Crowd;
use crate::conditions::Gate;
use crate::election::Election;
use crate::exact::Start;
use crate::filter::{fits, shift_for};
use crate::rule::{Add1, Exactness};
use crate::shares::{Run, Shares};
use crate::stretch::{Judge, Stretch};

/// Where an Add1 climb ended.
pub(crate) struct Top {
    pub(crate) steps: u64,
    pub(crate) run: Run,
    /// Every tie on which the end of the climb may hang, each once: all ties of all runs that were made. Where a step
    /// was passed over, no order of ties could have ended the climb there. The outcome tells only those of `run`.
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

/// How many steps to try at once.
struct Pace {
    steps: u64,
    /// So many stretches must succeed before the pace doubles.
    patience: u32,
    easy: u32,
}

/// After stretches that could not be passed over, at most so many must succeed before a longer one is tried.
const MOST_PATIENCE: u32 = 8;

impl Pace {
    fn new() -> Self {
        Pace {
            steps: 1,
            patience: 1,
            easy: 0,
        }
    }

    fn quicken(&mut self) {
        self.easy += 1;
        if self.easy >= self.patience {
            self.steps *= 2;
            self.easy = 0;
            self.patience = self.patience.saturating_sub(1).max(1);
        }
    }

    /// Tries fewer steps at once; false where there is one only.
    fn slacken(&mut self) -> bool {
        let several = self.steps > 1;
        self.steps = (self.steps / 2).max(1);
        self.easy = 0;
        self.patience = (self.patience * 2).min(MOST_PATIENCE);
        several
    }
}

/// Where a climb ends, as long as no purchase bars another project.
struct Endings<'a> {
    shares: &'a Shares<'a>,
    add1: Add1,
}

impl Endings<'_> {
    fn cost(&self, run: &Run) -> i128 {
        let cost = |&project: &u32| i128::from(self.shares.profile.election.cost(project));
        run.order.iter().map(cost).sum()
    }

    fn costs_too_much(&self, run: &Run) -> bool {
        self.cost(run) > i128::from(self.shares.profile.election.budget())
    }

    fn ends(&self, run: &Run) -> bool {
        let mut bought = vec![false; self.shares.profile.election.projects().len()];
        for &project in &run.order {
            bought[project as usize] = true;
        }
        !self.goes_on(self.cost(run), &bought)
    }
}

impl Judge for Endings<'_> {
    fn goes_on(&self, spent: i128, bought: &[bool]) -> bool {
        let election = self.shares.profile.election;
        let left = i128::from(election.budget()) - spent;
        let mut open = self
            .supported()
            .filter(|&project| !bought[project as usize]);
        left >= 0
            && if self.add1.stop_when_exhaustive {
                open.any(|project| i128::from(election.cost(project)) <= left)
            } else {
                open.next().is_some()
            }
    }

    fn supported(&self) -> impl Iterator<Item = u32> {
        self.shares.supported()
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
    /// The total cost is not monotone in the money, so steps are never bisected.
    pub(crate) fn top(&self, add1: Add1) -> Top {
        if self.shares.gate.is_static() {
            self.top_in_stretches(add1)
        } else {
            self.top_in_jumps(add1)
        }
    }

    /// A stretch of steps is passed over where [`Stretch::goes_on`] proves of every step in it that the climb goes on.
    /// A single step that is left open is run and decided.
    fn top_in_stretches(&self, add1: Add1) -> Top {
        let first = self.first(add1);
        let crowd = Crowd::new(self.shares.profile);
        let judge = Endings {
            shares: &self.shares,
            add1,
        };
        let mut stretch = Stretch::new(&crowd, &judge, self.start(first, 0));
        let mut pace = Pace::new();
        let mut ties = Met::default();
        let mut steps = 0;
        loop {
            let end = steps + pace.steps;
            if stretch.goes_on(self.start(first, steps), self.start(first, end - 1)) {
                let Some(step) = self.audited(&judge, first, steps..end) else {
                    steps = end;
                    pace.quicken();
                    continue;
                };
                steps = step;
            } else if pace.slacken() {
                continue;
            }
            let mut run = self.run(self.start(first, steps));
            ties.note(&run);
            let costs_too_much = judge.costs_too_much(&run);
            if costs_too_much {
                steps = steps.saturating_sub(1);
                run = self.run(self.start(first, steps));
                ties.note(&run);
            }
            if costs_too_much || judge.ends(&run) {
                return Top {
                    steps,
                    run,
                    ties: ties.ties,
                };
            }
            steps = self.last_alike(run, first, steps, &mut ties) + 1;
        }
    }

    /// The last step from that of a run on of which [`Shares::run_alike`] proves that it buys the same in the same order.
    ///
    /// A stretch is left open where it hangs on ties what is bought. Then this order is the only one to follow, and with
    /// round costs it holds for very many steps.
    fn last_alike(&self, mut run: Run, first: i128, mut steps: u64, ties: &mut Met) -> u64 {
        let (mut jump, mut grows) = (1, true);
        while jump > 0 {
            match self.skipped(&run, self.start(first, steps + jump)) {
                Some(same) => {
                    ties.note(&same);
                    run = same;
                    steps += jump;
                }
                None => grows = false,
            }
            jump = if grows { jump * 2 } else { jump / 2 };
        }
        steps
    }

    /// With big rationals only, every step is taken: the first of these that ends the climb would show a proof wrong.
    fn audited(&self, judge: &Endings<'_>, first: i128, mut steps: Range<u64>) -> Option<u64> {
        let audits = self.exactness == Exactness::AlwaysExact;
        let ends = |&step: &u64| judge.ends(&self.run(self.start(first, step)));
        audits.then(|| steps.find(ends))?
    }

    /// Where purchases bar other projects: `jump` steps are skipped only where [`Shares::run_alike`] proves that all of
    /// them buy the same in the same order; a jump that succeeds is doubled, one that fails is halved, down to single
    /// steps.
    fn top_in_jumps(&self, add1: Add1) -> Top {
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
