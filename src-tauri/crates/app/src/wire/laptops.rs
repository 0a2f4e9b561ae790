//! The laptops of a process.

use super::wire;

wire! {
    /// The laptops of the process: this one first, then those whose changes count, then those that wait.
    pub struct Laptops {
        /// One each.
        pub laptops: Vec<LaptopView>,
    }

    /// A laptop of the process, or one that waits to be one.
    pub struct LaptopView {
        /// Its device.
        pub device: String,
        /// Its name.
        pub label: String,
        /// Whether it is this one.
        pub own: bool,
        /// Whether it founded the process.
        pub organiser: bool,
        /// Whether what it writes counts.
        pub admitted: bool,
        /// How many of its changes are here and count.
        pub changes: u32,
        /// How many of its changes are here and wait.
        pub waiting: u32,
        /// How many are missing before those that wait: another bundle brings them.
        pub missing: u32,
        /// Six words to compare aloud; absent: no signature of it is here.
        pub fingerprint: Option<String>,
    }

    /// A laptop to let in.
    pub struct AdmitLaptop {
        /// Its device, as the list names it.
        pub device: String,
    }
}
