//! Laptops whose changes count in a process.

use crate::record::record;
use crate::{Decision, Id, undo};
use uuid::Uuid;

record! {
    /// A laptop; its row is the id of its device.
    pub struct Laptop in "laptop" {
        /// Whether somebody who was there compared its six words and let it in.
        pub admitted: bool,
        /// Whom others seal to so that it can open what they send: an age recipient. Only its own word counts.
        pub recipient: String,
    }
}

impl Laptop {
    /// Lets a laptop in: what it writes counts, here and wherever this decision arrives.
    #[must_use]
    pub fn admit(device: [u8; 16]) -> Decision {
        Decision::new(undo::ADMITTED).create(&Self {
            admitted: true,
            ..Self::of(device)
        })
    }

    /// Says of the laptop that writes it whom others seal to.
    #[must_use]
    pub fn introduce(device: [u8; 16], recipient: String) -> Decision {
        Decision::new(undo::INTRODUCED).update(
            &Self::of(device),
            &Self {
                recipient,
                ..Self::of(device)
            },
        )
    }

    fn of(device: [u8; 16]) -> Self {
        Self {
            id: Id::new(Uuid::from_bytes(device)),
            ..Self::default()
        }
    }
}
