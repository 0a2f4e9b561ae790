//! The order of ties that a vote locks: by cost and votes, by a lot alone, and the seed of the lot.

use crate::text::{Length, line};
use crate::{Refusal, USUAL_TIES};

/// The order by cost, then by votes; a lot may decide what is still equal.
const BY_COST: &str = USUAL_TIES;
/// The order of a lot alone.
const BY_LOT: &str = "drawn";
/// Most signs of a seed: it is read aloud, written on paper and typed again by whoever checks it.
const LONGEST_SEED: usize = 40;

/// Reads the key of an order of ties: `official`, `official:SEED` or `drawn:SEED`.
///
/// A seed is what was thrown or drawn before everybody, such as `4-2-6`: plain letters, digits, spaces and
/// `- . , : / +`, so that everybody types it alike and a command line takes it as it stands.
///
/// # Errors
/// [`Refusal::OrderOfTiesUnknown`], [`Refusal::SeedMissing`], [`Refusal::SeedUnreadable`] or [`Refusal::TextTooLong`].
pub fn read_ties(text: &str) -> Result<String, Refusal> {
    let (order, seed) = match text.split_once(':') {
        Some((order, seed)) => (order.trim(), Some(seed)),
        None => (text.trim(), None),
    };
    match (order, seed) {
        (BY_COST, None) => Ok(BY_COST.to_owned()),
        (BY_LOT, None) => Err(Refusal::SeedMissing),
        (BY_COST | BY_LOT, Some(seed)) => Ok(format!("{order}:{}", read_seed(seed)?)),
        _ => Err(Refusal::OrderOfTiesUnknown {
            text: order.chars().take(20).collect(),
        }),
    }
}

fn read_seed(text: &str) -> Result<String, Refusal> {
    let seed = line(text, Length::Name)?;
    let length = seed.chars().count();
    if length == 0 {
        return Err(Refusal::SeedMissing);
    }
    if length > LONGEST_SEED {
        return Err(Refusal::TextTooLong {
            longest: LONGEST_SEED,
            length,
        });
    }
    let begins = seed.starts_with(|sign: char| sign.is_ascii_alphanumeric());
    let plain = |sign: char| sign.is_ascii_alphanumeric() || " -.,:/+".contains(sign);
    if begins && seed.chars().all(plain) {
        Ok(seed)
    } else {
        Err(Refusal::SeedUnreadable { text: seed })
    }
}
