//! A hybrid logical clock, for the order of display and for tie-breaks only; causality is the predecessors'.

/// 47 bits of milliseconds since 1970 and 16 bits of counter (Kulkarni et al., *Logical Physical Clocks*, 2014).
///
/// The highest bit stays free, so that a memory with signed numbers only orders readings as this type does. Never
/// compared with the local time to refuse or clip: a laptop with a dead clock battery must still merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hlc(pub u64);

impl Hlc {
    /// The last reading, in the year 6429.
    pub const LAST: Self = Self(u64::MAX >> 1);
    const COUNTER_BITS: u32 = 16;
    const LAST_MILLISECOND: i64 = (1 << 47) - 1;

    /// The next reading: after everything seen so far, and not before the wall clock (milliseconds since 1970).
    #[must_use]
    pub fn after(seen: Self, wall_ms: i64) -> Self {
        let wall = wall_ms.clamp(0, Self::LAST_MILLISECOND);
        let wall = u64::try_from(wall).unwrap_or_default() << Self::COUNTER_BITS;
        Self(wall.max(seen.0.saturating_add(1)).min(Self::LAST.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Hlc;

    #[test]
    fn a_reading_is_after_everything_seen_even_when_the_clock_jumps_back() {
        let first = Hlc::after(Hlc::default(), 1_800_000_000_000);
        let second = Hlc::after(first, -5);
        assert!(second > first);
        assert!(Hlc::after(second, 1_900_000_000_000) > second);
    }

    #[test]
    fn readings_stay_within_signed_numbers_whatever_the_clock_says() {
        for wall in [i64::MIN, -1, 0, 1, i64::MAX] {
            for seen in [0, 1, Hlc::LAST.0 - 1, Hlc::LAST.0] {
                let next = Hlc::after(Hlc(seen), wall);
                assert!(i64::try_from(next.0).is_ok());
                assert!(next.0 > seen || seen == Hlc::LAST.0, "{wall} {seen}");
            }
        }
        assert_eq!(Hlc::after(Hlc::default(), 3), Hlc(3 << 16));
        assert_eq!(Hlc::after(Hlc(3 << 16), 3), Hlc((3 << 16) + 1));
    }
}
