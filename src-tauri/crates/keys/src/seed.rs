//! The one secret of an installation.

use crate::{Identity, Keypair};
use std::fmt;
use zeroize::Zeroizing;

/// 32 random bytes from which the keys of an installation are derived; overwritten when they are dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// A new one.
    ///
    /// # Errors
    /// Those of the system's source of randomness.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut())?;
        Ok(Self(bytes))
    }

    /// The one that was kept as these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The key pair that signs.
    #[must_use]
    pub fn keypair(&self) -> Keypair {
        Keypair::from_seed(&self.0)
    }

    /// The identity that opens envelopes.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::from_seed(&self.0)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// 16 secret random bytes for the salt of a change about a person.
///
/// # Errors
/// Those of the system's source of randomness.
pub fn salt() -> Result<[u8; 16], getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

impl fmt::Debug for Seed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Seed(…)")
    }
}
