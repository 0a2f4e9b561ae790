//! Add1: Equal Shares again and again with one more unit of money per ballot, skipping only steps that change nothing.

use crate::exact::Start;
use crate::filter::{fits, shift_for};
use crate::rule::{Climb, Exactness};
use crate::shares::{Run, Shares};

/// Where an Add1 climb ended.
pub(crate) struct Top {
    pub(crate) steps: u64,
    pub(crate) run: Run,
}

/// What every run of a climb shares.
pub(crate) struct Slope<'a> {
    pub(crate) shares: Shares<'a>,
    pub(crate) exactness: Exactness,
    pub(crate) climb: Climb,
}

impl Slope<'_> {
    /// Climbs until the result is exhaustive or the next step costs more than the budget.
    ///
    /// The total cost is not monotone in the money, so steps are never bisected: `jump` steps are skipped only
    /// where [`Shares::run_alike`] proves that all of them buy the same in the same order; a jump that succeeds
    /// is doubled, one that fails is halved, down to single steps.
    pub(crate) fn top(&self) -> Top {
        let (mut steps, mut jump) = (0u64, 1u64);
        let mut run = self.run(0);
        while !self.is_done(&run) {
            if jump > 1 {
                match self.skipped(&run, steps + jump) {
                    Some(same) => {
                        run = same;
                        steps += jump;
                        jump *= 2;
                    }
                    None => jump /= 2,
                }
                continue;
            }
            let next = self.run(steps + 1);
            if self.cost(&next) > i128::from(self.shares.election.budget()) {
                break;
            }
            steps += 1;
            jump = if next.order == run.order { 2 } else { 1 };
            run = next;
        }
        Top { steps, run }
    }

    /// Equal Shares once, with the budget's share.
    pub(crate) fn foot(&self) -> Top {
        Top {
            steps: 0,
            run: self.run(0),
        }
    }

    fn skipped(&self, base: &Run, steps: u64) -> Option<Run> {
        let start = self.start(steps);
        let may = self.exactness == Exactness::Filtered && fits(start, base.shift);
        may.then(|| self.shares.run_alike(base, start))?
    }

    fn run(&self, steps: u64) -> Run {
        let start = self.start(steps);
        match self.exactness {
            Exactness::Filtered => self.shares.run(start, shift_for(start)),
            Exactness::AlwaysExact => self.shares.run_exactly(start),
        }
    }

    fn start(&self, steps: u64) -> Start {
        let election = self.shares.election;
        let (budget, unit) = (i128::from(election.budget()), i128::from(election.unit()));
        let voters = i128::from(election.voters());
        let first = if self.climb.whole_start {
            budget / (voters * unit).max(1) * voters * unit
        } else {
            budget
        };
        Start {
            numerator: first + voters * unit * i128::from(steps),
            denominator: election.voters(),
        }
    }

    fn cost(&self, run: &Run) -> i128 {
        run.order
            .iter()
            .map(|&project| i128::from(self.shares.election.cost(project)))
            .sum()
    }

    fn is_done(&self, run: &Run) -> bool {
        let election = self.shares.election;
        let left = i128::from(election.budget()) - self.cost(run);
        let mut open = self
            .shares
            .supported()
            .filter(|project| !run.order.contains(project));
        if self.climb.stop_when_exhaustive {
            !open.any(|project| i128::from(election.cost(project)) <= left)
        } else {
            open.next().is_none()
        }
    }
}
