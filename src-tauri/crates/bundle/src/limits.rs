//! How much of a stranger's file is worth reading.

/// Bounds on a bundle. Sizes are bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The whole file: below the 4 GiB of a FAT32 stick.
    pub bundle: u64,
    /// The manifest.
    pub manifest: u64,
    /// One blob.
    pub blob: u64,
    /// One segment, packed and unpacked.
    pub segment: u64,
    /// All segments together, unpacked: what a laptop of 4 GB can hold while it checks them.
    pub unpacked: u64,
    /// How many times larger than its packed form a segment may be…
    pub ratio: u64,
    /// …once it is larger than this.
    pub ratio_from: u64,
    /// Entries besides the manifest and its signature, and blobs that a sender says to hold.
    pub entries: u64,
    /// Devices.
    pub devices: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bundle: 39 * (1 << 30) / 10,
            manifest: 8 << 20,
            blob: 64 << 20,
            segment: 64 << 20,
            unpacked: 256 << 20,
            ratio: 100,
            ratio_from: 1 << 20,
            entries: 20_000,
            devices: 1_024,
        }
    }
}
