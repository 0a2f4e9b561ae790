//! The figures of an outcome of Equal Shares: what supporters had, what they paid, what they have left.
//!
//! They are rounded for people, so bounds tell most of them; where a bound leaves a rounding or a count open, all are
//! taken from big rationals instead. Both ways give the same figures.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::Ratio;

use crate::exact::{Price, Purses, rounded};
use crate::filter::{Bounds, Quote};
use crate::outcome::Payment;
use crate::profile::Profile;
use crate::shares::Run;

/// The figures of one run.
pub(crate) struct Figures {
    /// One per purchase.
    pub(crate) payments: Vec<Payment>,
    /// What the supporters of each project have left together, rounded, but never up to a cost they do not reach.
    pub(crate) left: Vec<i64>,
}

impl Figures {
    /// The figures as bounds tell them; nothing where a bound leaves one open, or the run was made without bounds.
    pub(crate) fn bounded(profile: &Profile<'_>, run: &Run) -> Option<Figures> {
        if run.quotes.len() < run.order.len() {
            return None;
        }
        let mut bounds = Bounds::new(profile, run.start, run.shift);
        let mut payments = Vec::with_capacity(run.order.len());
        for (&project, &quote) in run.order.iter().zip(&run.quotes) {
            payments.push(bounded_payment(&bounds, profile, project, quote)?);
            bounds.pay(project, quote);
        }
        let left = profile.election.indices().map(|project| {
            let (low, high) = together(&bounds, profile, project);
            let cost = i128::from(profile.election.cost(project)) << run.shift;
            below(
                high.cmp(&cost),
                (low, high),
                profile.election.cost(project),
                run.shift,
            )
        });
        Some(Figures {
            left: left.collect::<Option<_>>()?,
            payments,
        })
    }

    /// The figures from big rationals; `before` sees the purses before each purchase and makes it.
    pub(crate) fn exact(
        profile: &Profile<'_>,
        run: &Run,
        mut buy: impl FnMut(&mut Purses<'_>, u32, &Price),
    ) -> Figures {
        let mut purses = Purses::new(profile, run.start);
        let mut payments = Vec::with_capacity(run.order.len());
        for &project in &run.order {
            if let Some(price) = purses.price(project) {
                payments.push(payment(profile, project, &purses, &price));
                buy(&mut purses, project, &price);
            }
        }
        let left = profile.election.indices().map(|project| {
            let (money, cost) = (purses.together(project), profile.election.cost(project));
            let figure = rounded(&money);
            if money < Ratio::from_integer(BigInt::from(cost)) {
                figure.min(cost - 1)
            } else {
                figure
            }
        });
        Figures {
            left: left.collect(),
            payments,
        }
    }
}

fn payment(profile: &Profile<'_>, project: u32, purses: &Purses<'_>, price: &Price) -> Payment {
    let share = purses.share(price);
    let cost = BigInt::from(profile.election.cost(project));
    let thousand = Ratio::from_integer(cost * 1000);
    Payment::Supporters {
        money_available: rounded(&purses.together(project)),
        full_share: rounded(&share),
        paid_in_full: price.full,
        paid_the_rest: price.partial,
        had_nothing: price.empty,
        effective_thousandths: rounded(&(thousand / share)),
    }
}

fn bounded_payment(
    bounds: &Bounds<'_>,
    profile: &Profile<'_>,
    project: u32,
    quote: Quote,
) -> Option<Payment> {
    let shift = bounds.shift();
    let (mut paid_in_full, mut paid_the_rest, mut had_nothing) = (0, 0, 0);
    for (group, weight) in profile
        .supporters(project)
        .filter(|&(_, weight)| weight > 0)
    {
        let (low, high) = bounds.money(group);
        let asked = |share: i64| i128::from(share) * i128::from(weight);
        let times = u64::from(profile.election.times(group));
        if quote.even || i128::from(low) >= asked(quote.high) {
            paid_in_full += times;
        } else if i128::from(high) >= asked(quote.low) {
            return None;
        } else if high == 0 {
            had_nothing += times;
        } else if low > 0 {
            paid_the_rest += times;
        } else {
            return None;
        }
    }
    let cost = i128::from(profile.election.cost(project)) << shift;
    let effective = |share: i64| rounded_ratio(cost * 1000, i128::from(share));
    let (most, least) = (effective(quote.low)?, effective(quote.high)?);
    Some(Payment::Supporters {
        money_available: agreed(together(bounds, profile, project), shift)?,
        full_share: agreed((i128::from(quote.low), i128::from(quote.high)), shift)?,
        paid_in_full,
        paid_the_rest,
        had_nothing,
        effective_thousandths: (least == most).then_some(least)?,
    })
}

/// What the supporters with some weight have together, in units of 2^-shift.
fn together(bounds: &Bounds<'_>, profile: &Profile<'_>, project: u32) -> (i128, i128) {
    let payers = profile
        .supporters(project)
        .filter(|&(_, weight)| weight > 0);
    payers.fold((0, 0), |sum, (group, _)| {
        let (low, high) = bounds.money(group);
        let times = i128::from(profile.election.times(group));
        (
            sum.0 + i128::from(low) * times,
            sum.1 + i128::from(high) * times,
        )
    })
}

/// The rounded money, kept below the cost where it is; `order` compares its upper bound with the cost.
fn below(order: Ordering, money: (i128, i128), cost: i64, shift: u32) -> Option<i64> {
    let figure = agreed(money, shift)?;
    match order {
        Ordering::Less => Some(figure.min(cost - 1)),
        // Nobody has anything and it costs nothing: there is nothing to reach.
        Ordering::Equal | Ordering::Greater if money.0 >= i128::from(cost) << shift => Some(figure),
        Ordering::Equal | Ordering::Greater => None,
    }
}

/// Both bounds rounded half up to whole units, where they agree.
fn agreed((low, high): (i128, i128), shift: u32) -> Option<i64> {
    let round = |money: i128| (money + ((1i128 << shift) >> 1)) >> shift;
    let (low, high) = (round(low), round(high));
    (low == high).then(|| i64::try_from(low).ok())?
}

fn rounded_ratio(numerator: i128, denominator: i128) -> Option<i64> {
    let doubled = numerator.checked_mul(2)?.checked_add(denominator)?;
    i64::try_from(doubled.checked_div(denominator.checked_mul(2)?)?).ok()
}
