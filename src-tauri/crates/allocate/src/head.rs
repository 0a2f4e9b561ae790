//! The purchases with which every run of a climb begins, whatever it starts with.

use std::cmp::Ordering;

use crate::coarse::{Crowd, Purses, Unit, asked};
use crate::filter::compare_even;

/// No project ever asks less than when all its supporters pay in full. So as long as they can, those that then ask
/// least per unit of utility are bought first, and more money changes neither their order nor what they ask.
pub(crate) struct Head {
    /// The supported projects, those that ask least when all pay in full first.
    order: Vec<u32>,
    /// So many of them are bought.
    length: usize,
    /// What each group has spent on them, each payment rounded up.
    spent: Vec<u32>,
    /// The greatest weight of a payment. A share is rounded up by less than one unit, so a payment by less than this.
    widest: u32,
    unit: Unit,
}

impl Head {
    pub(crate) fn new(crowd: &Crowd<'_>, unit: Unit, supported: impl Iterator<Item = u32>) -> Self {
        let mut order: Vec<u32> = supported.collect();
        order.sort_by(|&one, &other| compare_even(crowd.profile, one, other));
        Head {
            order,
            length: 0,
            spent: vec![0; crowd.profile.election.distinct_ballots()],
            widest: 1,
            unit,
        }
    }

    /// The projects bought so far.
    pub(crate) fn bought(&self) -> &[u32] {
        &self.order[..self.length]
    }

    /// Buys on while all supporters of all projects that ask equally little can pay in full from this start, which
    /// must not be less than an earlier one.
    pub(crate) fn extend(&mut self, crowd: &Crowd<'_>, start: u32) {
        loop {
            let rest = &self.order[self.length..];
            let equal = |one: &u32| compare_even(crowd.profile, *one, rest[0]) == Ordering::Equal;
            let equals: Vec<u32> = rest.iter().copied().take_while(equal).collect();
            if equals.is_empty() {
                return;
            }
            for (done, &project) in equals.iter().enumerate() {
                if !self.can_pay(crowd, project, start) {
                    for &project in &equals[..done] {
                        self.book(crowd, project, u32::wrapping_sub);
                    }
                    return;
                }
                self.book(crowd, project, u32::wrapping_add);
            }
            self.length += equals.len();
        }
    }

    fn can_pay(&self, crowd: &Crowd<'_>, project: u32, start: u32) -> bool {
        let share = crowd.even(project, self.unit).1;
        let mut can_pay = true;
        crowd.each(project, |group, weight| {
            can_pay &= u64::from(start - self.spent[group]) >= asked(share, weight);
        });
        can_pay
    }

    /// Books a project's payments, or takes them back; nobody spends more than there was at the start.
    fn book(&mut self, crowd: &Crowd<'_>, project: u32, book: fn(u32, u32) -> u32) {
        let share = crowd.even(project, self.unit).1;
        crowd.each(project, |group, weight| {
            let payment = u32::try_from(asked(share, weight)).unwrap_or(u32::MAX);
            self.spent[group] = book(self.spent[group], payment);
            self.widest = self.widest.max(weight);
        });
    }

    /// What is left of starts between two. A group may have spent less than was booked, by all that was rounded up in
    /// as many payments as there are projects.
    pub(crate) fn purses(&self, (low, high): (u32, u32)) -> Purses {
        let rounded = u32::try_from(self.length).unwrap_or(u32::MAX);
        let rounded = rounded.saturating_mul(self.widest);
        let spent = self.spent.iter();
        Purses {
            low: spent.clone().map(|&spent| low - spent).collect(),
            high: spent
                .map(|&spent| (high - spent).saturating_add(rounded).min(high))
                .collect(),
        }
    }
}
