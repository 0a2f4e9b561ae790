//! The few shapes of canonical CBOR (RFC 8949 §4.2) that bundles are made of.

use crate::Refused;
use cocrea_ledger::DeviceId;
use minicbor::{Decoder, Encoder};

const LONGEST_TEXT: usize = 1 << 20;

/// Why bytes do not fit, before it is known which entry they stand in.
pub(crate) enum Unfit {
    Shape,
    TooLarge(&'static str),
}

impl Unfit {
    pub(crate) fn within(self, entry: &str) -> Refused {
        match self {
            Self::Shape => Refused::altered(entry),
            Self::TooLarge(what) => Refused::TooLarge { what },
        }
    }
}

impl From<minicbor::decode::Error> for Unfit {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Shape
    }
}

pub(crate) type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

pub(crate) fn written(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Written) -> Vec<u8> {
    let mut out = Encoder::new(Vec::new());
    // Writing to memory cannot fail: its error has no values, and no `encode` method of ours reports a message.
    let _ = write(&mut out);
    out.into_writer()
}

/// A list of known length; the limit is checked before anything is reserved for it.
pub(crate) fn list<T>(
    input: &mut Decoder<'_>,
    (most, what): (u64, &'static str),
    read: impl Fn(&mut Decoder<'_>) -> Result<T, Unfit>,
) -> Result<Vec<T>, Unfit> {
    let count = input.array()?.ok_or(Unfit::Shape)?;
    if count > most {
        return Err(Unfit::TooLarge(what));
    }
    (0..count).map(|_| read(input)).collect()
}

pub(crate) fn expect_array(input: &mut Decoder<'_>, length: u64) -> Result<(), Unfit> {
    match input.array()? {
        Some(found) if found == length => Ok(()),
        _ => Err(Unfit::Shape),
    }
}

pub(crate) fn exactly<const N: usize>(input: &mut Decoder<'_>) -> Result<[u8; N], Unfit> {
    input.bytes()?.try_into().map_err(|_| Unfit::Shape)
}

pub(crate) fn device(input: &mut Decoder<'_>) -> Result<DeviceId, Unfit> {
    exactly(input).map(DeviceId)
}

pub(crate) fn text(input: &mut Decoder<'_>) -> Result<String, Unfit> {
    let text = input.str()?;
    if text.len() > LONGEST_TEXT {
        return Err(Unfit::TooLarge("text"));
    }
    Ok(text.to_owned())
}
