//! The X25519 key of an installation, and the name by which others seal to it.

use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use std::fmt;
use std::str::FromStr;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

/// Never changed: it decides who can open what was sealed.
const CONTEXT: &str = "Cocrea 2026-11-23 age identity of an installation";
/// What a recipient begins with, before the `1` that parts it from its bytes (age v1, *the X25519 recipient type*).
const RECIPIENT: Hrp = Hrp::parse_unchecked("age");
const SECRET: Hrp = Hrp::parse_unchecked("age-secret-key-");

/// What opens the envelopes sealed to an installation (RFC 7748). It is overwritten when it is dropped, and never printed.
pub struct Identity {
    secret: Zeroizing<[u8; 32]>,
    recipient: Recipient,
}

impl Identity {
    /// The identity of an installation's seed.
    ///
    /// Derived (BLAKE3, key derivation mode), so that one secret is kept.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self::of_secret(blake3::derive_key(CONTEXT, seed))
    }

    fn of_secret(secret: [u8; 32]) -> Self {
        let secret = Zeroizing::new(secret);
        let recipient = Recipient(PublicKey::from(&StaticSecret::from(*secret)).to_bytes());
        Self { secret, recipient }
    }

    /// Whom others seal to.
    #[must_use]
    pub const fn recipient(&self) -> Recipient {
        self.recipient
    }

    /// As `age` takes it. Any 32 bytes are a secret, so it is never `None`.
    pub(crate) fn to_age(&self) -> Option<age::x25519::Identity> {
        let text = Zeroizing::new(bech32::encode_upper::<Bech32>(SECRET, &*self.secret).ok()?);
        text.parse().ok()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Identity({})", self.recipient)
    }
}

/// Whom an envelope can be sealed to: an X25519 public key, shown as `age1…` (Bech32, BIP 173).
///
/// Bytes for which every secret leads to the same are no public key; there is no recipient of them, nor of a second
/// form of one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Recipient([u8; 32]);

impl Recipient {
    /// The recipient with this public key, if it is one.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Option<Self> {
        // Below 2^255 − 19 (RFC 7748, §5): its owner knows only that form, and could not open what was sealed to another.
        let top = bytes[31] == 0x7f && bytes[1..31].iter().all(|byte| *byte == 0xff);
        let reduced = bytes[31] < 0x80 && !(top && bytes[0] >= 0xed);
        let any = StaticSecret::from([9; 32]);
        let safe = any
            .diffie_hellman(&PublicKey::from(bytes))
            .was_contributory();
        (reduced && safe).then_some(Self(bytes))
    }

    /// Its public key.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// As `age` takes it. A public key is always a recipient, so it is never `None`.
    pub(crate) fn to_age(self) -> Option<age::x25519::Recipient> {
        self.to_string().parse().ok()
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        bech32::encode_to_fmt::<Bech32, _>(out, RECIPIENT, &self.0).map_err(|_| fmt::Error)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Recipient({self})")
    }
}

/// The text is not a recipient: mistyped, or of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an age recipient")]
pub struct NotARecipient;

impl FromStr for Recipient {
    type Err = NotARecipient;

    /// Reads `age1…`; its checksum finds up to four wrong letters.
    ///
    /// # Errors
    /// [`NotARecipient`].
    fn from_str(text: &str) -> Result<Self, NotARecipient> {
        let checked = CheckedHrpstring::new::<Bech32>(text.trim()).map_err(|_| NotARecipient)?;
        let bytes: Vec<u8> = checked.byte_iter().collect();
        let recipient = bytes.try_into().ok().and_then(Self::from_bytes);
        recipient
            .filter(|_| checked.hrp() == RECIPIENT)
            .ok_or(NotARecipient)
    }
}

#[cfg(test)]
mod tests {
    use super::{Identity, NotARecipient, Recipient, SECRET};
    use age::secrecy::ExposeSecret as _;
    use bech32::Bech32;
    use bech32::primitives::decode::CheckedHrpstring;

    /// The pair that age's own documentation and tests use.
    const SPEC_SECRET: &str =
        "AGE-SECRET-KEY-1GQ9778VQXMMJVE8SK7J6VT8UJ4HDQAJUVSFCWCM02D8GEWQ72PVQ2Y5J33";
    const SPEC_RECIPIENT: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";

    fn spec_identity() -> Identity {
        let checked = CheckedHrpstring::new::<Bech32>(SPEC_SECRET).unwrap();
        assert_eq!(checked.hrp(), SECRET);
        let bytes: Vec<u8> = checked.byte_iter().collect();
        Identity::of_secret(bytes.try_into().unwrap())
    }

    #[test]
    fn the_pair_of_the_specification_has_the_forms_it_says() {
        let identity = spec_identity();
        assert_eq!(identity.recipient().to_string(), SPEC_RECIPIENT);
        assert_eq!(SPEC_RECIPIENT.parse(), Ok(identity.recipient()));
        let age = identity.to_age().unwrap();
        assert_eq!(age.to_string().expose_secret(), SPEC_SECRET);
        assert_eq!(age.to_public().to_string(), SPEC_RECIPIENT);
    }

    fn bytes(hex: &str) -> [u8; 32] {
        std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
    }

    #[test]
    fn one_seed_gives_one_identity_that_is_found_again() {
        let identity = Identity::from_seed(&[7; 32]);
        assert_eq!(
            identity.recipient().to_string(),
            "age12j2s3603mmtdy6av0xv0r0deqvahgt59g00p9yzjc2xnlplvp3sqrnvqqv"
        );
        let other = Identity::from_seed(&[8; 32]);
        assert_ne!(identity.recipient(), other.recipient());
        // The signing key and the opening key of one seed have nothing in common.
        let signing = crate::Keypair::from_seed(&[7; 32]).public_key();
        assert_ne!(&signing, identity.recipient().bytes());
    }

    #[test]
    fn a_mistyped_recipient_is_none() {
        for at in 4..SPEC_RECIPIENT.len() {
            for letter in ['q', 'p', 'z', 'b', '1'] {
                let mut text = SPEC_RECIPIENT.to_owned();
                text.replace_range(at..=at, &letter.to_string());
                assert!(
                    text == SPEC_RECIPIENT || text.parse() == Err::<Recipient, _>(NotARecipient),
                    "{text}"
                );
            }
        }
        for text in [
            "",
            "age1",
            SPEC_SECRET,
            "ssh-ed25519 AAAA",
            "age1qqqqqqqqqq",
            &SPEC_RECIPIENT[..60],
        ] {
            assert_eq!(text.parse::<Recipient>(), Err(NotARecipient), "{text}");
        }
        assert_eq!(
            format!(" {SPEC_RECIPIENT}\n").parse(),
            Ok(spec_identity().recipient())
        );
        assert_eq!(
            SPEC_RECIPIENT.to_uppercase().parse(),
            Ok(spec_identity().recipient())
        );
    }

    #[test]
    fn a_point_of_small_order_and_a_second_form_are_no_recipients() {
        // The points of small order of Curve25519, and what is the same modulo 2^255 − 19.
        let mut refused = vec![[0; 32]];
        let mut one = [0; 32];
        one[0] = 1;
        refused.push(one);
        refused.push(bytes(
            "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        ));
        refused.push(bytes(
            "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
        ));
        for low in [0xec, 0xed, 0xee, 0xf0, 0xff] {
            let mut near = [0xff; 32];
            near[0] = low;
            near[31] = 0x7f;
            refused.push(near);
        }
        let mut second = *spec_identity().recipient().bytes();
        second[31] |= 0x80;
        refused.push(second);
        for bytes in refused {
            assert_eq!(Recipient::from_bytes(bytes), None, "{bytes:02x?}");
        }
        let mut highest = [0xff; 32];
        highest[0] = 0xeb;
        highest[31] = 0x7f;
        assert!(Recipient::from_bytes(highest).is_some());
    }

    #[test]
    fn printing_an_identity_shows_whom_to_seal_to_and_no_secret() {
        let identity = spec_identity();
        assert_eq!(
            format!("{identity:?}"),
            format!("Identity({SPEC_RECIPIENT})")
        );
    }
}
