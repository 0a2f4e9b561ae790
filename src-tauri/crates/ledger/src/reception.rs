//! Taking in a run of changes that comes from another laptop.

use crate::{Broken, Change, ChangeName, DeviceId, Hash, Link, Malformed};
use uuid::Uuid;

const HEAD_CONTEXT: &[u8] = b"cocrea-head-1";

/// What an author signs to say that its chain goes to here: a relay can then leave changes out at the end, and add none.
#[must_use]
pub fn head_to_sign(process: Uuid, name: ChangeName, hash: &Hash) -> Vec<u8> {
    let number = name.number.to_be_bytes();
    [
        HEAD_CONTEXT,
        process.as_bytes(),
        &name.device.0,
        &number,
        hash,
    ]
    .concat()
}

/// Consecutive changes of one device.
#[derive(Debug, Clone, Copy)]
pub struct Run<'a> {
    /// Device.
    pub device: DeviceId,
    /// Number of the first.
    pub from: u64,
    /// Hash before the first.
    pub previous: Hash,
    /// The changes, chained.
    pub links: &'a [Link],
}

/// The log of a process, as far as receiving needs it.
pub trait Log {
    /// What can go wrong with the log.
    type Error;

    /// Number and hash of a device's last change; zero and [`crate::first_hash`] when it wrote none.
    ///
    /// # Errors
    /// Those of the log.
    fn tip(&mut self, device: DeviceId) -> Result<(u64, Hash), Self::Error>;

    /// The hash of a change that is here.
    ///
    /// # Errors
    /// Those of the log.
    fn hash_of(&mut self, name: ChangeName) -> Result<Option<Hash>, Self::Error>;

    /// Numbers of a device's changes whose payload is not here, in order.
    ///
    /// # Errors
    /// Those of the log.
    fn without_payload(&mut self, device: DeviceId) -> Result<Vec<u64>, Self::Error>;

    /// Appends a change to its device's chain and takes it in.
    ///
    /// # Errors
    /// Those of the log.
    fn append(&mut self, change: &Change, link: &Link) -> Result<(), Self::Error>;

    /// Keeps and takes in the payload of a change that came without it, unless it was redacted; says whether it did.
    ///
    /// # Errors
    /// Those of the log.
    fn fill(&mut self, change: &Change, link: &Link) -> Result<bool, Self::Error>;
}

/// Why a run cannot be taken in. Nothing of it, or only its beginning, was: the caller undoes that.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Apart {
    /// Changes before it are not here.
    #[error("changes before {0} are missing")]
    Gap(ChangeName),
    /// What is here under this name is another change: two laptops write with one key, or one was set back.
    #[error("{0} is here as another change")]
    Fork(ChangeName),
    /// A link does not follow from the one before it.
    #[error("{0}: {1}")]
    Broken(ChangeName, Broken),
    /// A link holds no change that this version can read.
    #[error("{0}: {1}")]
    Malformed(ChangeName, Malformed),
    /// A link holds a change of another name.
    #[error("{0} is out of place")]
    Misplaced(ChangeName),
}

/// How much a run brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brought {
    /// Changes that were not here.
    pub changes: u64,
    /// Payloads of changes that were.
    pub payloads: u64,
}

/// Takes in what is not here yet. What is here already is compared by the hash of the last change that both have, which
/// stands for all before it.
///
/// # Errors
/// The outer error is the log's, the inner one says why the run does not belong to it.
pub fn receive<L: Log>(log: &mut L, run: Run<'_>) -> Result<Result<Brought, Apart>, L::Error> {
    let (last, mut hash) = log.tip(run.device)?;
    let name = |number| ChangeName {
        device: run.device,
        number,
    };
    if run.from > last + 1 {
        return Ok(Err(Apart::Gap(name(run.from))));
    }
    if let Some(fork) = fork(log, run, (last, hash))? {
        return Ok(Err(Apart::Fork(fork)));
    }
    let mut brought = Brought::default();
    let mut waiting = log.without_payload(run.device)?;
    waiting.reverse();
    let mut previous = run.previous;
    for (number, link) in (run.from..).zip(run.links) {
        let name = name(number);
        let is_new = number > last;
        let before = if is_new { hash } else { previous };
        previous = link.hash;
        while waiting.last().is_some_and(|next| *next < number) {
            waiting.pop();
        }
        let fills = waiting.last() == Some(&number) && link.payload.is_some();
        if !is_new && !fills {
            continue;
        }
        if let Err(broken) = link.follow(&before) {
            return Ok(Err(Apart::Broken(name, broken)));
        }
        let change = match link.change() {
            Ok(change) if change.header.name == name => change,
            Ok(_) => return Ok(Err(Apart::Misplaced(name))),
            Err(malformed) => return Ok(Err(Apart::Malformed(name, malformed))),
        };
        if is_new {
            log.append(&change, link)?;
            brought.changes += 1;
            hash = link.hash;
        } else if log.hash_of(name)? != Some(link.hash) {
            return Ok(Err(Apart::Fork(name)));
        } else {
            brought.payloads += u64::from(log.fill(&change, link)?);
        }
    }
    Ok(Ok(brought))
}

/// The first change that both have and that is not the same; the last one here, where the run only says what came before.
fn fork<L: Log>(
    log: &mut L,
    run: Run<'_>,
    (last, hash): (u64, Hash),
) -> Result<Option<ChangeName>, L::Error> {
    let device = run.device;
    if last > 0 && run.from == last + 1 {
        let number = last;
        return Ok((run.previous != hash).then_some(ChangeName { device, number }));
    }
    let both = usize::try_from((last + 1).saturating_sub(run.from)).unwrap_or(usize::MAX);
    let common = &run.links[..both.min(run.links.len())];
    let is_same = |log: &mut L, number: u64, link: &Link| {
        let here = log.hash_of(ChangeName { device, number })?;
        Ok(here == Some(link.hash))
    };
    if let Some(link) = common.last()
        && is_same(log, run.from + common.len() as u64 - 1, link)?
    {
        return Ok(None);
    }
    for (number, link) in (run.from..).zip(common) {
        if !is_same(log, number, link)? {
            return Ok(Some(ChangeName { device, number }));
        }
    }
    Ok(None)
}
