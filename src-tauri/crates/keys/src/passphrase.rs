//! What a person types to open an envelope: six words.

use crate::{Misread, Words};
use age::secrecy::SecretString;
use std::fmt;
use std::str::FromStr;

/// Six words drawn at random, 66 bits: with the work of an envelope some 2^83 steps to try them all.
///
/// No other passphrase can be made, so that none is weak. It is overwritten when it is dropped.
#[derive(PartialEq, Eq)]
pub struct Passphrase(Words);

impl Passphrase {
    /// A new one.
    ///
    /// # Errors
    /// Those of the system's source of randomness.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bits = zeroize::Zeroizing::new([0; 9]);
        getrandom::fill(bits.as_mut())?;
        Ok(Self(Words::of_bits(&bits)))
    }

    /// Its words, to be shown to the person who writes them down.
    #[must_use]
    pub const fn reveal(&self) -> &Words {
        &self.0
    }

    /// As `age` takes it.
    pub(crate) fn text(&self) -> SecretString {
        SecretString::from(self.0.to_string())
    }
}

impl FromStr for Passphrase {
    type Err = Misread;

    /// As [`Words`] are read.
    ///
    /// # Errors
    /// [`Misread`].
    fn from_str(typed: &str) -> Result<Self, Misread> {
        typed.parse().map(Self)
    }
}

impl Drop for Passphrase {
    fn drop(&mut self) {
        self.0.forget();
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Passphrase(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::Passphrase;

    #[test]
    fn new_ones_differ_and_are_read_as_they_are_shown() {
        let (one, other) = (Passphrase::new().unwrap(), Passphrase::new().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.reveal().to_string().parse(), Ok(one));
    }

    #[test]
    fn printing_one_shows_none_of_its_words() {
        let secret = Passphrase::new().unwrap();
        let shown = format!("{secret:?} {:?}", secret.reveal());
        assert_eq!(shown, "Passphrase(…) Words(…)");
    }
}
