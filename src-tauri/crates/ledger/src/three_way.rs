//! Two edits of one long text, put together as a proposal that a person confirms.
//!
//! A text is one register: who reads it reads what somebody wrote as a whole. When two people changed it apart, what
//! only one of them touched is taken as that one left it: whole paragraphs first, and words within a paragraph that both
//! touched (diff3; Khanna, Kunal & Pierce, *A Formal Investigation of Diff3*, 2007). Where both changed the same words
//! the two stand side by side and nothing is preselected.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Longer texts are compared by people: aligning them takes time with the square of their length.
const LONGEST: usize = 100_000;

/// A paragraph of a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Paragraph {
    /// What the two leave when both edits stand.
    Joined(String),
    /// Both changed the same words; either may be empty, where one of them removed what the other one changed.
    Apart {
        /// As the first person left it.
        one: String,
        /// As the second person left it.
        other: String,
    },
}

/// The proposal for two texts that come from `base`; nothing when one of them is too long.
///
/// Paragraphs are lines that an empty line ends. A proposal of only [`Paragraph::Joined`] is whole.
#[must_use]
pub fn propose(base: &str, one: &str, other: &str) -> Option<Vec<Paragraph>> {
    if [base, one, other].iter().any(|text| text.len() > LONGEST) {
        return None;
    }
    let (base, one, other) = (paragraphs(base), paragraphs(one), paragraphs(other));
    let mut proposal = Vec::new();
    for piece in pieces(&base, &one, &other) {
        match piece {
            Piece::Same(paragraphs) => {
                proposal.extend(
                    paragraphs
                        .iter()
                        .map(|text| Paragraph::Joined((*text).to_owned())),
                );
            }
            // The same number of paragraphs on all three: each is one paragraph that both touched.
            Piece::Apart { base, one, other }
                if base.len() == one.len() && base.len() == other.len() =>
            {
                let triples = base.iter().zip(one.iter().zip(other));
                proposal.extend(triples.map(|(base, (one, other))| by_words(base, one, other)));
            }
            Piece::Apart { one, other, .. } => proposal.push(Paragraph::Apart {
                one: one.join(BREAK),
                other: other.join(BREAK),
            }),
        }
    }
    Some(proposal)
}

/// The text of a proposal that is whole; nothing while something in it is apart.
#[must_use]
pub fn whole(proposal: &[Paragraph]) -> Option<String> {
    let paragraphs: Option<Vec<&str>> = proposal
        .iter()
        .map(|paragraph| match paragraph {
            Paragraph::Joined(text) => Some(text.as_str()),
            Paragraph::Apart { .. } => None,
        })
        .collect();
    paragraphs.map(|paragraphs| paragraphs.join(BREAK))
}

const BREAK: &str = "\n\n";

fn paragraphs(text: &str) -> Vec<&str> {
    if text.is_empty() {
        return Vec::new();
    }
    text.split(BREAK).collect()
}

fn by_words(base: &str, one: &str, other: &str) -> Paragraph {
    let words = |text| -> Vec<&str> { str::split_inclusive(text, char::is_whitespace).collect() };
    let (base, ones, others) = (words(base), words(one), words(other));
    let mut joined = String::new();
    for piece in pieces(&base, &ones, &others) {
        match piece {
            Piece::Same(words) => joined.extend(words.iter().copied()),
            Piece::Apart { .. } => {
                return Paragraph::Apart {
                    one: one.to_owned(),
                    other: other.to_owned(),
                };
            }
        }
    }
    Paragraph::Joined(joined)
}

/// A run of tokens of which at most one side changed anything, or which both changed.
enum Piece<'t, 'a> {
    Same(&'t [&'a str]),
    Apart {
        base: &'t [&'a str],
        one: &'t [&'a str],
        other: &'t [&'a str],
    },
}

fn pieces<'t, 'a>(
    base: &'t [&'a str],
    one: &'t [&'a str],
    other: &'t [&'a str],
) -> Vec<Piece<'t, 'a>> {
    let (in_one, in_other) = (matches(base, one), matches(base, other));
    let anchors = (0..base.len()).filter_map(|at| Some((at, in_one[at]?, in_other[at]?)));
    let mut pieces = Vec::new();
    let (mut from, mut from_one, mut from_other) = (0, 0, 0);
    for (at, at_one, at_other) in anchors.chain([(base.len(), one.len(), other.len())]) {
        pieces.extend(settle(
            &base[from..at],
            &one[from_one..at_one],
            &other[from_other..at_other],
        ));
        pieces.extend(base.get(at..=at).map(Piece::Same));
        (from, from_one, from_other) = (at + 1, at_one + 1, at_other + 1);
    }
    pieces
}

fn settle<'t, 'a>(
    base: &'t [&'a str],
    one: &'t [&'a str],
    other: &'t [&'a str],
) -> Option<Piece<'t, 'a>> {
    if one == other || base == other {
        return (!one.is_empty()).then_some(Piece::Same(one));
    }
    if base == one {
        return (!other.is_empty()).then_some(Piece::Same(other));
    }
    Some(Piece::Apart { base, one, other })
}

/// For each token of `base`, where it stands in `edited`.
fn matches(base: &[&str], edited: &[&str]) -> Vec<Option<usize>> {
    let mut places = vec![None; base.len()];
    for op in capture_diff_slices(Algorithm::Myers, base, edited) {
        if let DiffOp::Equal {
            old_index,
            new_index,
            len,
        } = op
        {
            for step in 0..len {
                places[old_index + step] = Some(new_index + step);
            }
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{Paragraph, propose, whole};
    use crate::tests::Seed;

    #[track_caller]
    fn joined(base: &str, one: &str, other: &str) -> Option<String> {
        let proposal = propose(base, one, other).unwrap();
        let there = whole(&proposal);
        let back = whole(&propose(base, other, one).unwrap());
        if base.is_empty() || there.is_none() {
            assert_eq!(there.is_none(), back.is_none());
        } else {
            assert_eq!(there, back, "whoever is asked first");
        }
        there
    }

    const BASE: &str =
        "Reparar el parque.\n\nPoner luz en la calle Reforma.\n\nAvisar a los vecinos.";

    #[test]
    fn edits_of_different_paragraphs_both_stand() {
        let one = BASE.replace("el parque", "el parque La Ruina");
        let other = BASE.replace("los vecinos", "las familias");
        let both = one.replace("los vecinos", "las familias");
        assert_eq!(joined(BASE, &one, &other), Some(both));
    }

    #[test]
    fn edits_of_different_words_of_one_paragraph_both_stand() {
        let one = BASE.replace("Poner luz", "Poner diez luminarias");
        let other = BASE.replace("Reforma", "Revolución");
        let both = one.replace("Reforma", "Revolución");
        assert_eq!(joined(BASE, &one, &other), Some(both));
    }

    #[test]
    fn a_paragraph_that_one_adds_and_one_that_the_other_removes() {
        let one = format!("{BASE}\n\nTerminar en mayo.");
        let other = BASE.replace("Reparar el parque.\n\n", "");
        let both = one.replace("Reparar el parque.\n\n", "");
        assert_eq!(joined(BASE, &one, &other), Some(both));
    }

    #[test]
    fn the_same_words_changed_by_both_stand_side_by_side_and_the_rest_is_joined() {
        let one = BASE
            .replace("Reforma", "Revolución")
            .replace("Reparar", "Arreglar");
        let other = BASE.replace("Reforma", "Rosales");
        let proposal = propose(BASE, &one, &other).unwrap();
        assert_eq!(
            proposal,
            [
                Paragraph::Joined("Arreglar el parque.".to_owned()),
                Paragraph::Apart {
                    one: "Poner luz en la calle Revolución.".to_owned(),
                    other: "Poner luz en la calle Rosales.".to_owned(),
                },
                Paragraph::Joined("Avisar a los vecinos.".to_owned()),
            ]
        );
        assert_eq!(whole(&proposal), None);
    }

    #[test]
    fn what_one_removes_and_the_other_changes_is_not_decided() {
        let one = BASE.replace("\n\nPoner luz en la calle Reforma.", "");
        let other = BASE.replace("Reforma", "Rosales");
        assert_eq!(joined(BASE, &one, &other), None);
    }

    #[test]
    fn the_same_edit_by_both_is_one_edit() {
        let edited = BASE.replace("Reforma", "Rosales");
        assert_eq!(joined(BASE, &edited, &edited), Some(edited));
        assert_eq!(joined("", "", ""), Some(String::new()));
        assert_eq!(joined("", "agua", "luz"), None, "both began the text");
    }

    #[test]
    fn a_text_without_an_edit_takes_the_other_one_whatever_it_is() {
        let mut seed = Seed(5);
        let mut text = || -> String {
            let count = seed.below(12);
            (0..count)
                .map(|_| ["agua ", "luz", "\n\n", "\n", " ", "ñ", "🌵"][seed.below(7)])
                .collect()
        };
        for _ in 0..3_000 {
            let (base, one, other) = (text(), text(), text());
            assert_eq!(joined(&base, &one, &base).as_deref(), Some(one.as_str()));
            assert_eq!(joined(&base, &one, &one).as_deref(), Some(one.as_str()));
            joined(&base, &one, &other);
        }
    }

    #[test]
    fn a_text_too_long_to_align_is_left_to_people() {
        let long = "a ".repeat(60_000);
        assert_eq!(propose("", &long, ""), None);
    }
}
