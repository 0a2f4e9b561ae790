//! Texts that people write: cleaned of what cannot be seen, and never too long.

use crate::Refusal;

/// The most characters that a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A name, a place, a post: 200.
    Name,
    /// What was said at a table: 2,000.
    Slip,
    /// A problem, a solution: 20,000.
    Prose,
}

impl Length {
    /// Characters that fit.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Name => 200,
            Self::Slip => 2_000,
            Self::Prose => 20_000,
        }
    }
}

/// One line: trimmed, blanks and line ends as single spaces, nothing that cannot be seen.
///
/// # Errors
/// [`Refusal::TextTooLong`].
pub fn line(text: &str, length: Length) -> Result<String, Refusal> {
    let visible: String = text
        .chars()
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .filter(|c| is_visible(*c))
        .collect();
    fit(
        visible
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        length,
    )
}

/// Text of several lines: trimmed, line ends kept, nothing else that cannot be seen.
///
/// # Errors
/// [`Refusal::TextTooLong`].
pub fn prose(text: &str, length: Length) -> Result<String, Refusal> {
    let unix = text.replace("\r\n", "\n");
    let one_kind = |c: char| match c {
        '\r' | '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        other => other,
    };
    let visible: String = unix
        .chars()
        .map(one_kind)
        .filter(|c| *c == '\n' || is_visible(*c))
        .collect();
    fit(visible.trim().to_owned(), length)
}

fn fit(text: String, length: Length) -> Result<String, Refusal> {
    let longest = length.longest();
    match text.chars().count() {
        count if count > longest => Err(Refusal::TextTooLong {
            longest,
            length: count,
        }),
        _ if text.chars().all(|c| c.is_whitespace() || only_shapes(c)) => Ok(String::new()),
        _ => Ok(text),
    }
}

/// Control characters, marks that turn the direction of writing and signs without any shape are left out: they hide
/// what a text says.
///
/// Unicode TR #36 §3.3; joiners (U+200C, U+200D) stay, they shape letters and emoji.
pub(crate) fn is_visible(c: char) -> bool {
    let direction = matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let shapeless = matches!(c, '\u{00AD}' | '\u{180E}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{206A}'..='\u{206F}');
    !c.is_control()
        && !direction
        && !shapeless
        && !matches!(
            c,
            '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{3164}' | '\u{FFA0}'
        )
}

/// Whether a character only shapes its neighbours: a text of nothing else says nothing.
const fn only_shapes(c: char) -> bool {
    matches!(c, '\u{034F}' | '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The same text without case and accents, to compare what people type: «Niñez» and «ninez» are one.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(plain)
        .collect()
}

fn plain(c: char) -> Option<char> {
    Some(match c {
        'á' | 'à' | 'ä' | 'â' | 'ã' | 'å' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        '\u{0300}'..='\u{036F}' => return None,
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::{Length, fold_for_search, line, prose};
    use crate::Refusal;

    #[test]
    fn marks_that_hide_what_a_text_says_are_left_out() {
        assert_eq!(
            line("  Techar\tla \u{202E}cancha\u{0007}\n ya ", Length::Slip).unwrap(),
            "Techar la cancha ya"
        );
        assert_eq!(
            prose("uno\r\ndos\u{2066}", Length::Prose).unwrap(),
            "uno\ndos"
        );
    }

    #[test]
    fn every_kind_of_blank_and_line_end_parts_words() {
        let text = "uno\u{A0}dos\u{B}tres\u{2028}cuatro\u{85}cinco\u{3000}seis\r";
        assert_eq!(
            line(text, Length::Slip).unwrap(),
            "uno dos tres cuatro cinco seis"
        );
        let text = "uno\rdos\u{B}tres\u{2028}cuatro\u{85}cinco\tseis\r\n";
        assert_eq!(
            prose(text, Length::Prose).unwrap(),
            "uno\ndos\ntres\ncuatro\ncinco seis"
        );
    }

    #[test]
    fn a_text_of_marks_alone_says_nothing() {
        for text in [
            "\u{200B}",
            "\u{200D}\u{FE0F}",
            "\u{2060} \u{AD}",
            "\u{3164}",
            "\u{FEFF}",
        ] {
            assert_eq!(line(text, Length::Name).unwrap(), "", "{text:?}");
            assert_eq!(prose(text, Length::Prose).unwrap(), "", "{text:?}");
        }
        let people = "👩🏽\u{200D}🔧 ❤\u{FE0F}";
        assert_eq!(line(people, Length::Name).unwrap(), people);
    }

    #[test]
    fn a_text_of_a_hundred_thousand_characters_is_refused_with_both_lengths() {
        let long = "ñ".repeat(100_000);
        assert_eq!(
            line(&long, Length::Slip),
            Err(Refusal::TextTooLong {
                longest: 2_000,
                length: 100_000
            })
        );
    }

    #[test]
    fn accents_and_case_do_not_matter_when_comparing() {
        assert_eq!(
            fold_for_search("NIÑOS y A\u{0301}rboles"),
            "ninos y arboles"
        );
    }
}
