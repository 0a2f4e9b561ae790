//! One run of Equal Shares: round by round the project that asks least per unit of utility.

use std::cmp::Ordering;

use crate::conditions::Gate;
use crate::exact::{Price, Purses, Start};
use crate::filter::{Bounds, Quote, compare};
use crate::profile::Profile;

/// What one run bought, in order, with what is needed to compare it with a run of more money.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) start: Start,
    pub(crate) shift: u32,
    pub(crate) order: Vec<u32>,
    /// For each purchase the bounds of its full share (none in an exact run).
    pub(crate) quotes: Vec<Quote>,
    /// For each purchase the projects that asked exactly as little, the one taken first; one alone is no tie.
    pub(crate) tied: Vec<Vec<u32>>,
    /// The ties of the runs between this one and the one it was compared with: the winner and its equal.
    pub(crate) between: Vec<Vec<u32>>,
}

/// The fixed parts of all runs over one election.
#[derive(Clone, Copy)]
pub(crate) struct Shares<'a> {
    pub(crate) profile: &'a Profile<'a>,
    pub(crate) places: &'a [u32],
    /// The gate as it stands when a run starts.
    pub(crate) gate: &'a Gate<'a>,
}

/// A project still in the race, with the last lower bound of its full share.
#[derive(Clone, Copy)]
struct Rival {
    project: u32,
    low: i64,
}

impl<'a> Shares<'a> {
    /// The projects that can ever be bought: they cost something, somebody supports them and no condition bars them.
    pub(crate) fn supported(&self) -> impl Iterator<Item = u32> + use<'a> {
        let (profile, gate) = (self.profile, self.gate);
        profile.election.indices().filter(move |&project| {
            let costs = profile.election.cost(project) > 0;
            costs && profile.total(project) > 0 && gate.admits(project)
        })
    }

    /// Runs with bounds, and exactly where they leave a decision open.
    pub(crate) fn run(&self, start: Start, shift: u32) -> Run {
        let mut race = Race::new(self, start, shift);
        while let Some((project, quote, tied)) = race.next(None) {
            race.buy(project, quote, tied);
        }
        race.run
    }

    /// Runs with more money than `base` and tells whether every start between them buys the same in the same order.
    ///
    /// For one order of purchases more money means lower prices and more money left, for every voter in every
    /// round. So where the rivals' prices here are not below the winner's price at `base`, they are not below it
    /// at any start between; equal ones only count where the order of ties prefers the winner.
    ///
    /// Other rivals are compared as straight lines. Who is poor for a project at the greater start is poor for it at all
    /// starts between, and who is rich at the lesser one stays rich; so where the same supporters are poor at both, in
    /// all purchases so far and for a project, its price is a straight line over the starts. Two lines that leave the
    /// winner below its rival at both ends, or equal to it, do so between them: a tie inside is a tie everywhere.
    pub(crate) fn run_alike(&self, base: &Run, start: Start) -> Option<Run> {
        let mut race = Race::new(self, start, base.shift);
        let mut behind = Behind {
            bounds: Bounds::new(self.profile, base.start, base.shift),
            straight: true,
        };
        for (&expected, &before) in base.order.iter().zip(&base.quotes) {
            let (project, quote, tied) = race.next(Some((expected, before)))?;
            let winner = (expected, before, quote);
            if project != expected || !race.none_between(&mut behind, winner) {
                return None;
            }
            behind.bounds.pay(expected, before);
            race.buy(project, quote, tied);
        }
        race.next(None).is_none().then_some(race.run)
    }

    /// Runs with big rationals only. Slow.
    pub(crate) fn run_exactly(&self, start: Start) -> Run {
        let mut purses = Purses::new(self.profile, start);
        let mut gate = self.gate.clone();
        let mut run = Run::empty(start, 0);
        let mut alive: Vec<u32> = self.supported().collect();
        loop {
            let prices = priced(&purses, &mut alive);
            let tied = least(&purses, &prices, self.places);
            let Some(price) = tied
                .first()
                .and_then(|first| prices.iter().find(|(project, _)| project == first))
            else {
                return run;
            };
            purses.pay(price.0, &price.1);
            gate.take(price.0);
            alive.retain(|&project| project != price.0 && gate.admits(project));
            run.order.push(price.0);
            run.tied.push(tied);
        }
    }
}

impl Run {
    fn empty(start: Start, shift: u32) -> Self {
        Run {
            start,
            shift,
            order: Vec::new(),
            quotes: Vec::new(),
            tied: Vec::new(),
            between: Vec::new(),
        }
    }
}

/// A run under way.
struct Race<'a> {
    shares: Shares<'a>,
    bounds: Bounds<'a>,
    gate: Gate<'a>,
    alive: Vec<Rival>,
    looked_at: Vec<(u32, Quote)>,
    referee: Option<Purses<'a>>,
    refereed: usize,
    run: Run,
}

type Choice = (u32, Quote, Vec<u32>);

impl<'a> Race<'a> {
    fn new(shares: &Shares<'a>, start: Start, shift: u32) -> Self {
        let bounds = Bounds::new(shares.profile, start, shift);
        let rival = |project: u32| Rival {
            project,
            low: bounds.least(project),
        };
        let alive = shares.supported().map(rival).collect();
        Race {
            shares: *shares,
            bounds,
            gate: shares.gate.clone(),
            alive,
            looked_at: Vec::new(),
            referee: None,
            refereed: 0,
            run: Run::empty(start, shift),
        }
    }

    /// The next purchase, or nothing when no project can be paid. With a watch, all rivals whose price may be
    /// as low as the watched one's are looked at.
    fn next(&mut self, watch: Option<(u32, Quote)>) -> Option<Choice> {
        self.look(watch);
        let profile = self.shares.profile;
        let sure = self.looked_at.iter().filter(|(_, quote)| quote.sure);
        let best = sure.copied().reduce(|best, other| {
            if ratio_of_high(profile, other, best) == Ordering::Less {
                other
            } else {
                best
            }
        });
        let close = self.looked_at.iter().filter(|&&other| {
            best.is_none_or(|best| compare(profile, other, best) != Some(Ordering::Greater))
        });
        let bounds = &self.bounds;
        let near: Vec<(u32, Quote)> = close
            .map(|&(project, quote)| (project, bounds.refined(project, quote)))
            .collect();
        match near.as_slice() {
            [] => None,
            [(project, quote)] if quote.sure => Some((*project, *quote, vec![*project])),
            _ => self.settle(&near).or_else(|| self.ask_referee(&near)),
        }
    }

    /// Quotes the rivals in order of their last lower bound, until no other can matter.
    fn look(&mut self, watch: Option<(u32, Quote)>) {
        let profile = self.shares.profile;
        let times = |share: i64, scale: i64| i128::from(share) * i128::from(scale);
        self.alive.sort_by(|left, right| {
            times(left.low, profile.scale(right.project))
                .cmp(&times(right.low, profile.scale(left.project)))
        });
        self.looked_at.clear();
        let mut best: Option<(u32, Quote)> = None;
        let mut ruled_out = Vec::new();
        for rival in &mut self.alive {
            let beyond = |low: i64, limit: Option<(u32, Quote)>| {
                limit.is_some_and(|(project, quote)| {
                    times(low, profile.scale(project))
                        > times(quote.high, profile.scale(rival.project))
                })
            };
            if beyond(rival.low, best) && (watch.is_none() || beyond(rival.low, watch)) {
                break;
            }
            if watch.is_none()
                && let Some(low) = self.bounds.beyond_best(rival.project, best)
            {
                if low == i64::MAX {
                    ruled_out.push(rival.project);
                }
                rival.low = rival.low.max(low);
                continue;
            }
            let Some(quote) = self.bounds.quote(rival.project, rival.low) else {
                ruled_out.push(rival.project);
                continue;
            };
            rival.low = quote.low;
            let seen = (rival.project, quote);
            self.looked_at.push(seen);
            if quote.sure
                && best.is_none_or(|best| ratio_of_high(profile, seen, best) == Ordering::Less)
            {
                best = Some(seen);
            }
        }
        if !ruled_out.is_empty() {
            self.alive
                .retain(|rival| !ruled_out.contains(&rival.project));
        }
    }

    /// Finds the least by bounds alone, where every comparison is certain.
    fn settle(&self, near: &[(u32, Quote)]) -> Option<Choice> {
        let mut tied: Vec<(u32, Quote)> = Vec::new();
        for &other in near {
            if !other.1.sure {
                return None;
            }
            match tied
                .first()
                .map(|&first| compare(self.shares.profile, other, first))
            {
                None => tied.push(other),
                Some(Some(Ordering::Equal)) => tied.push(other),
                Some(Some(Ordering::Less)) => tied = vec![other],
                Some(Some(Ordering::Greater)) => {}
                Some(None) => return None,
            }
        }
        tied.sort_unstable_by_key(|&(project, _)| self.shares.places[project as usize]);
        let &(project, quote) = tied.first()?;
        Some((
            project,
            quote,
            tied.into_iter().map(|(project, _)| project).collect(),
        ))
    }

    /// Replays the purchases so far with big rationals and decides there.
    fn ask_referee(&mut self, near: &[(u32, Quote)]) -> Option<Choice> {
        let referee = self
            .referee
            .get_or_insert_with(|| Purses::new(self.shares.profile, self.run.start));
        for &project in &self.run.order[self.refereed..] {
            if let Some(price) = referee.price(project) {
                referee.pay(project, &price);
            }
        }
        self.refereed = self.run.order.len();
        let mut candidates: Vec<u32> = near.iter().map(|&(project, _)| project).collect();
        let prices = priced(referee, &mut candidates);
        let tied = least(referee, &prices, self.shares.places);
        let &first = tied.first()?;
        let (_, price) = prices.iter().find(|(project, _)| *project == first)?;
        let (low, high) = referee.share_between(price, self.bounds.shift());
        let even = price.weight == self.shares.profile.total(first);
        let quote = Quote {
            low,
            high,
            even,
            sure: true,
        };
        Some((first, quote, tied))
    }

    /// Whether no rival of the last round is below the winner's price, for any start from the one behind to this one.
    /// Equals are noted. The winner comes with its quotes at both.
    fn none_between(
        &mut self,
        behind: &mut Behind<'_>,
        (winner, before, now): (u32, Quote, Quote),
    ) -> bool {
        let Shares {
            profile, places, ..
        } = self.shares;
        behind.straight &= behind.same_poor(winner, before, (&self.bounds, now));
        for &(rival, quote) in self.looked_at.iter().filter(|&&(rival, _)| rival != winner) {
            // The quick bound is sharpened where it does not decide.
            let order = compare(profile, (winner, before), (rival, quote)).or_else(|| {
                let refined = self.bounds.refined(rival, quote);
                compare(profile, (winner, before), (rival, refined))
            });
            match order {
                Some(Ordering::Less) => {}
                Some(Ordering::Equal) if places[winner as usize] < places[rival as usize] => {
                    self.run.between.push(vec![winner, rival]);
                }
                Some(Ordering::Equal | Ordering::Greater) | None => {
                    if !behind.is_straight(rival, (&self.bounds, quote)) {
                        return false;
                    }
                }
            }
        }
        true
    }

    fn buy(&mut self, project: u32, quote: Quote, tied: Vec<u32>) {
        self.bounds.pay(project, quote);
        self.gate.take(project);
        let gate = &self.gate;
        self.alive
            .retain(|rival| rival.project != project && gate.admits(rival.project));
        self.run.order.push(project);
        self.run.quotes.push(quote);
        self.run.tied.push(tied);
    }
}

/// The run that another one with more money is compared with, replayed beside it.
struct Behind<'a> {
    bounds: Bounds<'a>,
    /// At both starts the same supporters were poor in each purchase so far.
    straight: bool,
}

impl Behind<'_> {
    /// Whether the project's price is a straight line from here to the bounds ahead.
    fn is_straight(&mut self, project: u32, (ahead, quote): (&Bounds<'_>, Quote)) -> bool {
        let here = self.bounds.quote(project, 0);
        self.straight
            && here.is_some_and(|here| {
                let here = self.bounds.refined(project, here);
                self.same_poor(project, here, (ahead, ahead.refined(project, quote)))
            })
    }

    /// Whether certainly the same supporters cannot pay the project's share in full, here and ahead.
    fn same_poor(&self, project: u32, here: Quote, (ahead, quote): (&Bounds<'_>, Quote)) -> bool {
        let mut supporters = self.bounds.supporters(project);
        here.sure
            && quote.sure
            && supporters.all(|(group, weight)| {
                let poor = self.bounds.is_poor(group, weight, here);
                poor.is_some() && poor == ahead.is_poor(group, weight, quote)
            })
    }
}

/// Orders two quotes by their upper bounds per unit of utility.
fn ratio_of_high(profile: &Profile<'_>, left: (u32, Quote), right: (u32, Quote)) -> Ordering {
    let times = |share: i64, scale: i64| i128::from(share) * i128::from(scale);
    times(left.1.high, profile.scale(right.0)).cmp(&times(right.1.high, profile.scale(left.0)))
}

/// The exact prices of those who can be paid; the others leave the list.
pub(crate) fn priced(purses: &Purses<'_>, alive: &mut Vec<u32>) -> Vec<(u32, Price)> {
    let prices: Vec<(u32, Price)> = alive
        .iter()
        .filter_map(|&project| purses.price(project).map(|price| (project, price)))
        .collect();
    *alive = prices.iter().map(|&(project, _)| project).collect();
    prices
}

/// The projects that ask least per unit of utility, in the order of ties.
pub(crate) fn least(purses: &Purses<'_>, prices: &[(u32, Price)], places: &[u32]) -> Vec<u32> {
    let mut tied: Vec<(u32, &Price)> = Vec::new();
    for (project, price) in prices {
        match tied
            .first()
            .map(|&first| purses.compare((*project, price), first))
        {
            None | Some(Ordering::Equal) => tied.push((*project, price)),
            Some(Ordering::Less) => tied = vec![(*project, price)],
            Some(Ordering::Greater) => {}
        }
    }
    let mut tied: Vec<u32> = tied.into_iter().map(|(project, _)| project).collect();
    tied.sort_unstable_by_key(|&project| places[project as usize]);
    tied
}

#[cfg(test)]
mod tests;
