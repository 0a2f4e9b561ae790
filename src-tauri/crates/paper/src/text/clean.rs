//! What people typed, made fit for setting: composed letters, plain line ends, no invisible tricks.

use unicode_normalization::UnicodeNormalization;

/// The mark that stands where something cannot be shown.
pub(crate) const MARK: char = '\u{fffd}';

/// Composed (NFC) text with `\n` as the only line end; each hidden control becomes [`MARK`] and is told to `found`.
pub(crate) fn clean(text: &str, mut found: impl FnMut(char)) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.nfc().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                if characters.peek() != Some(&'\n') {
                    shown.push('\n');
                }
            }
            '\n' => shown.push('\n'),
            '\t' => shown.push(' '),
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => shown.push('\n'),
            // The paper divides words by itself; these two only pad.
            '\u{ad}' | '\u{feff}' => {}
            control if is_hidden(control) => {
                found(control);
                shown.push(MARK);
            }
            other => shown.push(other),
        }
    }
    shown
}

/// Places that stand for the two isolating marks while Fluent adds its own; noncharacters, so in no one's text.
const ASIDE: [(char, char); 2] = [('\u{2068}', '\u{fdd0}'), ('\u{2069}', '\u{fdd1}')];

/// The text with its own isolating marks put aside.
pub(crate) fn aside(text: &str) -> String {
    ASIDE.iter().fold(text.to_owned(), |text, (mark, place)| {
        text.replace(*mark, &place.to_string())
    })
}

/// The text with the marks that were put aside.
pub(crate) fn back(text: &str) -> String {
    ASIDE.iter().fold(text.to_owned(), |text, (mark, place)| {
        text.replace(*place, &mark.to_string())
    })
}

fn is_hidden(character: char) -> bool {
    is_bidi(character) || character.is_control() || matches!(character, '\u{e0000}'..='\u{e007f}')
}

/// The controls that reorder text without being seen (UAX #9, explicit and implicit marks).
fn is_bidi(character: char) -> bool {
    matches!(
        character,
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
    )
}

/// Characters without shape of their own: joiners, selectors, the zero-width space.
pub(crate) fn has_no_shape(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_composed_and_line_ends_made_plain() {
        assert_eq!(
            clean("nin\u{303}o\r\nsi\u{301}\rno", |_| {}),
            "niño\nsí\nno"
        );
    }

    #[test]
    fn a_control_that_turns_text_around_is_shown() {
        let mut found = Vec::new();
        assert_eq!(
            clean("a\u{202e}b\u{0}", |control| found.push(control)),
            "a\u{fffd}b\u{fffd}"
        );
        assert_eq!(found, ['\u{202e}', '\u{0}']);
    }
}
