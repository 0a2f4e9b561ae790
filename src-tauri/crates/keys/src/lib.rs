//! Everything Cocrea does with secrets: key pairs, words to say aloud, envelopes, slots for the keys of
//! files, where the seed is kept.
//!
//! Invariants:
//! - **One secret per installation.** A [`Seed`] of 32 random bytes; the Ed25519 key that signs and the X25519 identity that
//!   opens are derived from it (BLAKE3, key derivation mode, one context each, never changed).
//! - **No secret is printed or logged.** Seeds, key pairs, identities and passphrases show nothing of themselves in `Debug`,
//!   have no `Display` by accident, and are overwritten when they are dropped.
//! - **No format of our own where there is a standard.** Envelopes are age v1 files (<https://age-encryption.org/v1>) that the
//!   tool `age` opens too; keys are shown as `age1…` (Bech32, BIP 173).
//! - **Limits hold before work is done.** The header of an envelope is bounded and read line by line, the work that a
//!   passphrase asks for is judged before it is done, and bytes are counted as they come ([`Envelope::read`]).
//! - **No key of a file stands alone.** It is locked in slots ([`KeySlots`]), any of which gives it back; the last one stays.
//! - **The file wins.** A seed that lies in the data folder is the one; the keyring of the system is asked only where the
//!   folder says that the seed is there, and an entry counts only if it is the very key that the folder names
//!   ([`installation`]).
//!
//! Deliberately absent: whom to trust (an organiser's key is the caller's to know), ciphers of our own, clocks. Randomness
//! comes from the system (`getrandom`), that of envelopes from `age`.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod envelope;
mod header;
mod identity;
mod installation;
mod keypair;
mod keyring;
mod passphrase;
mod seed;
mod session;
mod slots;
mod sound;
mod words;

pub use envelope::{Envelope, Key, NotSealed, Opened, Sealer, To, Unopened, seal};
pub use header::Lock;
pub use identity::{Identity, Recipient};
pub use installation::{
    Fault, Installation, KEY_FILE, KEYRING_FILE, Kept, Patience, installation, start_anew,
};
pub use keypair::{Keypair, verify};
pub use keyring::{Keyring, Silent, SystemKeyring};
pub use passphrase::Passphrase;
pub use seed::{Seed, salt};
pub use session::{forget_session_identity, found_session_identity, session_identity};
pub use slots::{
    FileKey, Holder, KeySlot, KeySlots, LONGEST_SLOTS, NewSlot, NotUnlocked, Unchanged,
};
pub use words::{Misread, Words, fingerprint};
