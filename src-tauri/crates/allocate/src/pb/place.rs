//! Where in a file something stands.

use std::fmt;

/// A place in a file: line and column counted from 1, the column in characters.
///
/// A line ends with LF, with CR LF, or with CR alone. A byte order mark does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Default for Place {
    fn default() -> Self {
        Place { line: 1, column: 1 }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

impl Place {
    /// The place of the byte at this offset. O(offset), so it is asked only when something is told.
    pub(super) fn of(text: &[u8], offset: usize) -> Place {
        Places::default().of(text, offset)
    }
}

/// Places of one text, asked from its front to its back in one pass.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Line ends passed so far.
    lines: usize,
    /// Characters passed since the last of them.
    letters: usize,
    /// How far it is looked through.
    seen: usize,
}

impl Places {
    /// The place of the byte at this offset. An offset before an earlier one starts again from the front.
    pub(super) fn of(&mut self, text: &[u8], offset: usize) -> Place {
        let offset = offset.min(text.len());
        if offset < self.seen {
            *self = Places::default();
        }
        for at in self.seen..offset {
            let byte = text[at];
            // The CR of a CR LF leaves the end of the line to its LF.
            if byte == b'\n' || byte == b'\r' && text.get(at + 1) != Some(&b'\n') {
                self.lines += 1;
                self.letters = 0;
            } else if !continues_a_letter(byte) {
                self.letters += 1;
            }
        }
        self.seen = offset;
        Place {
            line: self.lines + 1,
            column: self.letters + 1,
        }
    }
}

/// Whether a byte of UTF-8 is not the first one of its character (RFC 3629, section 3).
const fn continues_a_letter(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once_and_columns_are_characters() {
        let text = "a\r\nñb\rc\n\nd".as_bytes();
        let places: Vec<(usize, usize)> = (0..=text.len())
            .map(|offset| Place::of(text, offset))
            .map(|place| (place.line, place.column))
            .collect();
        // Within the two bytes of ñ the half letter counts as one.
        let expected = [
            (1, 1),
            (1, 2),
            (1, 3),
            (2, 1),
            (2, 2),
            (2, 2),
            (2, 3),
            (3, 1),
            (3, 2),
            (4, 1),
            (5, 1),
            (5, 2),
        ];
        assert_eq!(places, expected);
    }

    #[test]
    fn places_asked_in_any_order_are_those_asked_alone() {
        let text = "a;b\nc;d\r\ne".as_bytes();
        let mut places = Places::default();
        for offset in [0, 5, 5, 9, 2, 10, 99] {
            let alone = Places::default().of(text, offset);
            assert_eq!(places.of(text, offset), alone, "{offset}");
        }
    }
}
