//! Proves of a whole stretch of Add1 steps at once that none of them is the last.
//!
//! **Why it holds.** What any start of the stretch leaves to a ballot lies between two bounds. Prices per unit of utility
//! never fall while money is spent, so a run is told by the height that they have reached: whatever could be paid below
//! it has been bought, in whatever order. Take those whose price may be the least, and let each pay so much that it
//! covers its cost even after all others of them have paid theirs. If nobody outside can come before the dearest of
//! them, exactly these are bought before that height, in whatever order, and nobody pays more. Where this cannot be
//! shown, each of those who may be next is followed on a branch of its own, and where there would be too many branches,
//! all that can still be paid counts as bought: Add1 goes on past a set of purchases if it does past a larger one.
//! The order of ties is never asked, so it cannot change what is proven.
//!
//! More money for the same purchases means lower prices and more money left, so the least start bounds the money from
//! below and the greatest from above.

use crate::coarse::{Crowd, Desk, Purses, Unit, asked, less};
use crate::exact::Start;
use crate::head::Head;

/// The most branches that are followed.
const BRANCHES: usize = 4;
/// So many more projects may join those whose order is open.
const JOINING: usize = 2;
/// So often the shares of a group are raised before it is given up.
const ROUNDS: usize = 6;

/// Decides whether Add1 goes on.
pub(crate) trait Judge {
    /// Whether it goes on past a run that bought these projects at this cost; if so, then also past one that bought
    /// only some of them.
    fn goes_on(&self, spent: i128, bought: &[bool]) -> bool;

    /// The projects that can ever be bought.
    fn supported(&self) -> impl Iterator<Item = u32>;
}

/// A project that may still be bought.
#[derive(Clone, Copy)]
struct Rival {
    project: u32,
    /// Its share is at least this: prices only rise, so what was found in an earlier round still holds.
    share: u32,
    /// The share per unit of utility, at least.
    height: f64,
    /// The round in which it was last looked at, and could be paid with the most that there may be.
    seen: usize,
}

/// One that may be bought next. In every run in which it can be paid its share is between `low` and `high`.
#[derive(Clone, Copy)]
struct Candidate {
    project: u32,
    low: u32,
    high: u32,
    /// The supporters can certainly pay.
    sure: bool,
}

enum Step {
    Bought,
    /// One of these is next, or nobody is, which leaves less bought than any of them.
    Open(Vec<Candidate>),
    Ended,
}

/// All runs of a stretch, or those of them that took one turn where several were open, up to some height.
#[derive(Clone)]
struct Branch {
    purses: Purses,
    rivals: Vec<Rival>,
    bought: Vec<bool>,
    spent: i128,
    round: usize,
}

/// Follows all runs of a stretch at once.
pub(crate) struct Stretch<'a, J> {
    crowd: &'a Crowd<'a>,
    judge: &'a J,
    desk: Desk<'a>,
    head: Head,
    /// For each group what the members of the group under proof take; all zero between proofs.
    debits: Vec<u64>,
    branches: usize,
}

impl<'a, J: Judge> Stretch<'a, J> {
    pub(crate) fn new(crowd: &'a Crowd<'a>, judge: &'a J, start: Start) -> Self {
        let unit = Unit::for_start(start);
        Stretch {
            crowd,
            judge,
            desk: Desk::new(crowd, unit),
            head: Head::new(crowd, unit, judge.supported()),
            debits: vec![0; crowd.profile.election.distinct_ballots()],
            branches: 0,
        }
    }

    /// Whether Add1 certainly goes on past every run with a start from the first to the last; false where that is
    /// open. The first must not be below an earlier one. O(purchases x marks) at worst, far less in practice.
    pub(crate) fn goes_on(&mut self, first: Start, last: Start) -> bool {
        if self.desk.unit.start(last).is_none() {
            self.desk.unit = Unit::for_start(last);
            self.head = Head::new(self.crowd, self.desk.unit, self.judge.supported());
        }
        let unit = self.desk.unit;
        let (Some((low, _)), Some((_, high))) = (unit.start(first), unit.start(last)) else {
            return false;
        };
        self.head.extend(self.crowd, low);
        let rival = |project| {
            let share = self.crowd.even(project, unit).0;
            Rival {
                project,
                share,
                height: self.crowd.height(share, project),
                seen: 0,
            }
        };
        let mut branch = Branch {
            purses: self.head.purses((low, high)),
            rivals: self.judge.supported().map(rival).collect(),
            bought: vec![false; self.crowd.profile.election.projects().len()],
            spent: 0,
            round: 0,
        };
        for &project in self.head.bought() {
            self.strike(&mut branch, project);
        }
        self.branches = 1;
        self.follow(branch)
    }

    fn follow(&mut self, mut branch: Branch) -> bool {
        loop {
            branch.round += 1;
            match self.step(&mut branch) {
                Step::Bought => {}
                Step::Ended => return self.judge.goes_on(branch.spent, &branch.bought),
                Step::Open(candidates) => {
                    if self.goes_on_past_all(&branch) {
                        return true;
                    }
                    self.branches += candidates.len() - 1;
                    if self.branches > BRANCHES {
                        return false;
                    }
                    for &other in &candidates[1..] {
                        let mut branch = branch.clone();
                        self.buy(&mut branch, other);
                        if !self.follow(branch) {
                            return false;
                        }
                    }
                    self.buy(&mut branch, candidates[0]);
                }
            }
        }
    }

    /// Whether Add1 would go on even if all that can still be paid were bought. Asked where some can be.
    fn goes_on_past_all(&mut self, branch: &Branch) -> bool {
        let (mut bought, mut spent) = (branch.bought.clone(), branch.spent);
        let mut rivals = branch.rivals.clone();
        // The lowest can most likely be paid, so a no comes soon.
        rivals.sort_unstable_by(|one, other| one.height.total_cmp(&other.height));
        for rival in &rivals {
            let high = &branch.purses.high;
            let can_be_paid = rival.seen == branch.round
                || self.desk.least(rival.project, high, rival.share).is_some();
            if can_be_paid {
                bought[rival.project as usize] = true;
                spent += i128::from(self.crowd.profile.election.cost(rival.project));
                if !self.judge.goes_on(spent, &bought) {
                    return false;
                }
            }
        }
        true
    }

    fn step(&mut self, branch: &mut Branch) -> Step {
        let (mut candidates, ceiling) = self.look(branch);
        if candidates.is_empty() {
            return Step::Ended;
        }
        candidates.retain(|one| self.crowd.height(one.low, one.project) <= ceiling);
        let all_sure = candidates.iter().all(|one| one.sure);
        match candidates.as_slice() {
            [only] if all_sure => {
                self.buy(branch, *only);
                return Step::Bought;
            }
            group if all_sure && self.buy_together(branch, group) => return Step::Bought,
            _ => {}
        }
        Step::Open(candidates)
    }

    /// Those that may be the lowest, and how high the lowest is at most: infinitely where perhaps none can be paid. All
    /// others are higher than that or cannot be paid.
    fn look(&mut self, branch: &mut Branch) -> (Vec<Candidate>, f64) {
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut ceiling = f64::INFINITY;
        while let Some(place) = lowest_outside(&candidates, &branch.rivals, ceiling) {
            let rival = branch.rivals[place];
            if rival.seen != branch.round {
                self.look_again(branch, place);
                continue;
            }
            let low = &branch.purses.low;
            let high = self
                .desk
                .most(rival.project, |group, _| low[group], rival.share);
            candidates.push(Candidate {
                project: rival.project,
                low: rival.share,
                // Nobody has more: if such a one is bought at all, then perhaps with all that its supporters have.
                high: high.unwrap_or(u32::MAX),
                sure: high.is_some(),
            });
            if let Some(high) = high {
                ceiling = ceiling.min(self.crowd.height(high, rival.project));
            }
        }
        (candidates, ceiling)
    }

    /// Brings one rival up to the present money; one that nobody can pay any more leaves.
    fn look_again(&mut self, branch: &mut Branch, place: usize) {
        let rival = branch.rivals[place];
        let high = &branch.purses.high;
        match self.desk.least(rival.project, high, rival.share) {
            None => {
                branch.rivals.swap_remove(place);
            }
            Some(share) => {
                branch.rivals[place] = Rival {
                    share,
                    height: self.crowd.height(share, rival.project),
                    seen: branch.round,
                    ..rival
                };
            }
        }
    }

    fn buy(&self, branch: &mut Branch, one: Candidate) {
        let shares = (one.low, one.high);
        branch.purses.pay(self.crowd, one.project, shares);
        self.strike(branch, one.project);
    }

    fn strike(&self, branch: &mut Branch, project: u32) {
        branch.rivals.retain(|rival| rival.project != project);
        branch.bought[project as usize] = true;
        branch.spent += i128::from(self.crowd.profile.election.cost(project));
    }

    /// Buys all of these, and those that may come between them, whatever their order; false, and nothing is bought,
    /// where that cannot be shown.
    ///
    /// It is shown when each member's `high` covers its cost after all others have paid theirs, and all outside are
    /// higher than the highest of these. For suppose that some run buys otherwise, and look at its first purchase that
    /// is none of them or asks more than its `high`. Before it only members were bought, none for more than its `high`;
    /// so each that is left can be paid with no more than its own, and is lower than all outside. So the run does not
    /// end there, and what it buys is a member at no more than its `high`.
    fn buy_together(&mut self, branch: &mut Branch, candidates: &[Candidate]) -> bool {
        let mut members = candidates.to_vec();
        for round in 0..ROUNDS {
            if !self.close(branch, &mut members, candidates.len() + JOINING) {
                return false;
            }
            self.debit(&members);
            let raised = self.raise(branch, &members, round);
            let settled = raised.as_ref().is_some_and(Vec::is_empty);
            if settled {
                self.settle(branch, &members);
            }
            for one in &members {
                let debits = &mut self.debits;
                self.crowd.each(one.project, |group, _| debits[group] = 0);
            }
            match raised {
                Some(_) if settled => return true,
                Some(raised) => {
                    for (member, high) in raised {
                        members[member].high = high;
                    }
                }
                None => return false,
            }
        }
        false
    }

    /// Lets those join that may come before the dearest member; false where they are too many or may not be paid.
    fn close(&mut self, branch: &mut Branch, members: &mut Vec<Candidate>, most: usize) -> bool {
        let highest = |members: &[Candidate]| {
            let heights = members
                .iter()
                .map(|one| self.crowd.height(one.high, one.project));
            heights.fold(0.0, f64::max)
        };
        let mut ceiling = highest(members);
        while let Some(place) = lowest_outside(members, &branch.rivals, ceiling) {
            let rival = branch.rivals[place];
            if rival.seen != branch.round {
                self.look_again(branch, place);
                continue;
            }
            let low = &branch.purses.low;
            let high = self
                .desk
                .most(rival.project, |group, _| low[group], rival.share);
            let Some(high) = high.filter(|_| members.len() < most) else {
                return false;
            };
            ceiling = ceiling.max(self.crowd.height(high, rival.project));
            members.push(Candidate {
                project: rival.project,
                low: rival.share,
                high,
                sure: true,
            });
        }
        true
    }

    fn debit(&mut self, members: &[Candidate]) {
        for one in members {
            let debits = &mut self.debits;
            self.crowd.each(one.project, |group, weight| {
                debits[group] = debits[group].saturating_add(asked(one.high, weight));
            });
        }
    }

    /// The members whose share does not cover the cost once the others have paid, with one that does; nothing where
    /// their supporters may lack the money.
    fn raise(
        &mut self,
        branch: &Branch,
        members: &[Candidate],
        round: usize,
    ) -> Option<Vec<(usize, u32)>> {
        let mut raised = Vec::new();
        for (member, one) in members.iter().enumerate() {
            let (low, debits) = (&branch.purses.low, &self.debits);
            // A sum that was cut off at 2^64 still leaves nothing: one member asks less than 2^64 - 2^32.
            let left = |group: usize, weight: u32| {
                less(low[group], debits[group] - asked(one.high, weight))
            };
            let high = self.desk.most(one.project, left, one.low)?;
            if high > one.high {
                // After the first round twice as far as asked, so that it comes to an end.
                let further = if round > 0 { high - one.high } else { 0 };
                raised.push((member, high.saturating_add(further)));
            }
        }
        Some(raised)
    }

    fn settle(&self, branch: &mut Branch, members: &[Candidate]) {
        for one in members {
            let shares = (one.low, one.high);
            branch.purses.pay(self.crowd, one.project, shares);
            self.strike(branch, one.project);
        }
    }
}

/// The lowest rival that is no candidate yet and not above a ceiling.
fn lowest_outside(candidates: &[Candidate], rivals: &[Rival], ceiling: f64) -> Option<usize> {
    let outside = |rival: &Rival| candidates.iter().all(|one| one.project != rival.project);
    let open = rivals.iter().enumerate();
    let open = open.filter(|(_, rival)| rival.height <= ceiling && outside(rival));
    let lowest = open.min_by(|one, other| one.1.height.total_cmp(&other.1.height));
    lowest.map(|(place, _)| place)
}

#[cfg(test)]
mod tests;
