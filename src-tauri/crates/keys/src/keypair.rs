//! The key pair of an installation: who wrote, in a form that others can check.

use cocrea_ledger::DeviceId;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use std::fmt;
use uuid::Uuid;

/// Never changed: it decides every key that was derived.
const AFTER_RETURNS: &str =
    "Cocrea 2026-11-22 device that writes a process after a return to a backup";

/// An Ed25519 key pair (RFC 8032). The secret half is overwritten when it is dropped, and never printed.
pub struct Keypair(SigningKey);

impl Keypair {
    /// The key pair of a seed: 32 secret random bytes.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The key pair with which its owner writes a process after going back so many times to a backup of it; without a
    /// return this one itself.
    ///
    /// Derived (BLAKE3, key derivation mode), so that one secret is kept and each of its devices can be found again.
    #[must_use]
    pub fn after_returns(&self, process: Uuid, returns: u32) -> Self {
        if returns == 0 {
            return Self(self.0.clone());
        }
        let mut material = self.0.to_bytes().to_vec();
        material.extend(process.as_bytes());
        material.extend(returns.to_be_bytes());
        let seed = blake3::derive_key(AFTER_RETURNS, &material);
        Self::from_seed(&seed)
    }

    /// The half that others may know.
    #[must_use]
    pub fn public_key(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The id under which this installation writes.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        DeviceId::of_key(&self.public_key())
    }

    /// The signature of a message; the same message gives the same signature.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for Keypair {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Keypair({})", self.device())
    }
}

/// Whether the owner of a public key signed a message.
///
/// Weak keys and second forms of one signature are no proof and give `false` (`verify_strict` of ed25519-dalek).
#[must_use]
pub fn verify(public_key: &[u8; 32], message: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(public_key).is_ok_and(|key| {
        key.verify_strict(message, &Signature::from_bytes(signature))
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    use super::{Keypair, verify};
    use std::collections::BTreeSet;
    use uuid::Uuid;

    #[test]
    fn a_signature_holds_for_its_key_and_its_message_only() {
        let key = Keypair::from_seed(&[7; 32]);
        let other = Keypair::from_seed(&[8; 32]);
        let signature = key.sign(b"acta");
        assert!(verify(&key.public_key(), b"acta", &signature));
        assert!(!verify(&key.public_key(), b"actas", &signature));
        assert!(!verify(&other.public_key(), b"acta", &signature));
    }

    #[test]
    fn each_return_of_each_process_has_a_key_of_its_own_that_is_found_again() {
        let key = Keypair::from_seed(&[7; 32]);
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(key.after_returns(one, 0).device(), key.device());
        let derived = [(one, 1), (one, 2), (other, 1)]
            .map(|(process, returns)| key.after_returns(process, returns).device());
        let distinct: BTreeSet<_> = derived.iter().chain([&key.device()]).copied().collect();
        assert_eq!(distinct.len(), 4);
        assert_eq!(key.after_returns(one, 2).device(), derived[1]);
    }

    #[test]
    fn every_changed_bit_of_a_signature_is_noticed() {
        let key = Keypair::from_seed(&[7; 32]);
        let signature = key.sign(b"acta");
        for bit in 0..512 {
            let mut changed = signature;
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(!verify(&key.public_key(), b"acta", &changed), "bit {bit}");
        }
    }

    #[test]
    fn the_first_vector_of_rfc_8032_gives_the_key_and_signature_it_says() {
        let seed = bytes::<32>("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        let public =
            bytes::<32>("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        let signature = bytes::<64>(
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        );
        let key = Keypair::from_seed(&seed);
        assert_eq!(key.public_key(), public);
        assert_eq!(key.sign(b""), signature);
    }

    #[test]
    fn a_key_of_small_order_signs_nothing() {
        let mut identity_point = [0; 32];
        identity_point[0] = 1;
        let mut signature = [0; 64];
        signature[0] = 1;
        assert!(!verify(&identity_point, b"anything", &signature));
    }

    #[test]
    fn printing_a_key_pair_shows_its_device_and_no_byte_of_the_seed() {
        let key = Keypair::from_seed(&[0xab; 32]);
        let shown = format!("{key:?}");
        assert_eq!(shown, format!("Keypair({})", key.device()));
        assert!(!shown.contains("abab") && !shown.contains("171"));
    }

    fn bytes<const N: usize>(hex: &str) -> [u8; N] {
        std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
    }
}
