//! What ballots may say: the limits of META, which no rule enforces.

use super::ballots::{holds_something, shown};
use super::error::Why;
use super::numbers::{Decimal, NoNumber, may_part_thousands};
use super::scan::{Cell, Refused};

/// The limits that a file sets its ballots; nothing where it sets none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// The fewest projects on a ballot.
    pub min_length: Option<u64>,
    /// The most projects on a ballot.
    pub max_length: Option<u64>,
    /// The least cost of all projects on a ballot together, in smallest units.
    pub min_sum_cost: Option<i64>,
    /// The most that all projects on a ballot may cost together (a knapsack vote), in smallest units.
    pub max_sum_cost: Option<i64>,
    /// The fewest points for one project, in parts of a point.
    pub min_points: Option<i64>,
    /// The most points for one project, in parts of a point.
    pub max_points: Option<i64>,
    /// The fewest points of a ballot together, in parts of a point.
    pub min_sum_points: Option<i64>,
    /// The most points of a ballot together, in parts of a point.
    pub max_sum_points: Option<i64>,
    /// The points of projects that a ballot does not name, in parts of a point; no rule counts them.
    pub default_score: Option<i64>,
}

/// The limits as written, in the order of [`WrittenLimits::KEYS`].
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct WrittenLimits([Option<Decimal>; 9]);

const LENGTHS: std::ops::Range<usize> = 0..2;
const COSTS: std::ops::Range<usize> = 2..4;
const POINTS: std::ops::Range<usize> = 4..9;

impl WrittenLimits {
    const KEYS: [&'static str; 9] = [
        "min_length",
        "max_length",
        "min_sum_cost",
        "max_sum_cost",
        "min_points",
        "max_points",
        "min_sum_points",
        "max_sum_points",
        "default_score",
    ];

    /// Takes a limit, if this key is one.
    pub(super) fn take(&mut self, key: &str, value: &Cell<'_>) -> Result<(), Refused> {
        let Some(place) = Self::KEYS.iter().position(|known| *known == key) else {
            return Ok(());
        };
        self.0[place] = number(Self::KEYS[place], value)?;
        let Some(limit) = self.0[place] else {
            return Ok(());
        };
        let negative = limit.digits < 0 && !POINTS.contains(&place);
        let broken = limit.decimals > 0 && LENGTHS.contains(&place);
        let unsure = COSTS.contains(&place) && may_part_thousands(value.value());
        if negative || broken || unsure {
            return Err(not_a_number(Self::KEYS[place], value));
        }
        Ok(())
    }

    /// The most decimals of a limit of costs.
    pub(super) fn cost_decimals(&self) -> u32 {
        most_decimals(&self.0[COSTS])
    }

    /// The most decimals of a limit of points.
    pub(super) fn point_decimals(&self) -> u32 {
        most_decimals(&self.0[POINTS])
    }

    /// The limits in smallest units and, where the vote has points, in parts of a point.
    pub(super) fn scaled(&self, money: u32, points: Option<u32>) -> Result<Limits, Refused> {
        let scaled = |place: usize, decimals: u32| {
            self.0[place]
                .map(|limit| {
                    limit
                        .scaled(decimals)
                        .ok_or(Why::AmountTooLarge {}.at(limit.at))
                })
                .transpose()
        };
        let length = |place: usize| {
            scaled(place, 0).map(|most| most.and_then(|most| u64::try_from(most).ok()))
        };
        let point = |place: usize| points.map_or(Ok(None), |decimals| scaled(place, decimals));
        Ok(Limits {
            min_length: length(0)?,
            max_length: length(1)?,
            min_sum_cost: scaled(2, money)?,
            max_sum_cost: scaled(3, money)?,
            min_points: point(4)?,
            max_points: point(5)?,
            min_sum_points: point(6)?,
            max_sum_points: point(7)?,
            default_score: point(8)?,
        })
    }
}

fn most_decimals(limits: &[Option<Decimal>]) -> u32 {
    limits
        .iter()
        .flatten()
        .map(|limit| limit.decimals)
        .max()
        .unwrap_or(0)
}

/// The number in a cell of META; nothing where it says nothing.
pub(super) fn number(key: &'static str, value: &Cell<'_>) -> Result<Option<Decimal>, Refused> {
    if !holds_something(value.value()) {
        return Ok(None);
    }
    let found = || shown(value.value());
    let read = Decimal::read(value.value(), value.value_at());
    let why = |reason: NoNumber| {
        reason.why(|| Why::NotANumber {
            key,
            found: found(),
        })
    };
    read.map(Some)
        .map_err(|reason| why(reason).at(value.value_at()))
}

fn not_a_number(key: &'static str, value: &Cell<'_>) -> Refused {
    let found = shown(value.value());
    Why::NotANumber { key, found }.at(value.value_at())
}
