//! Laptops whose changes count in a process.

use crate::record::record;
use crate::{Decision, Id};
use uuid::Uuid;

record! {
    /// A laptop; its row is the id of its device.
    pub struct Laptop in "laptop" {
        /// Whether somebody who was there compared its six words and let it in.
        pub admitted: bool,
    }
}

impl Laptop {
    /// Lets a laptop in: what it writes counts, here and wherever this decision arrives.
    #[must_use]
    pub fn admit(device: [u8; 16]) -> Decision {
        Decision::new("laptop_admitted").create(&Self {
            id: Id::new(Uuid::from_bytes(device)),
            admitted: true,
            ..Self::default()
        })
    }
}
