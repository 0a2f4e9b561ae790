//! Six words for a number of 66 bits, so that people can say it, compare it aloud, write it down and type it.
//!
//! The list was made for Cocrea: 2,048 words that a neighbour in Hermosillo knows, in the order of the alphabet, so that a
//! word is worth 11 bits. Each has four to eight letters from `a` to `z` and is spelled so without accents; its first four
//! letters are its own; no two sound alike in Mexico, nor does one sound like the beginning of another.
//! Words of the body, of violence, of parties, of religion and with a second meaning were left out. The list never
//! changes: what was written down must still open.

use crate::sound::sound;
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Words in a [`Words`].
const COUNT: usize = 6;
/// Bits of a word.
const BITS: usize = 11;
/// Letters that tell a word from all others.
const STEM: usize = 4;
/// Never changed: it decides every fingerprint that was ever read aloud.
const FINGERPRINT: &str = "Cocrea 2026-11-23 fingerprint of a public key in six words";

static LIST: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("../words.txt").lines().collect());
static BY_SOUND: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    numbered()
        .map(|(word, number)| (sound(word), number))
        .collect()
});
static BY_STEM: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    numbered()
        .filter_map(|(word, number)| Some((word.get(..STEM)?, number)))
        .collect()
});

fn numbered() -> impl Iterator<Item = (&'static str, u16)> {
    LIST.iter().copied().zip(0..)
}

/// Six words of the list, in an order that counts.
///
/// `Display` joins them with hyphens; so they are also what an envelope is sealed with.
#[derive(Clone, PartialEq, Eq)]
pub struct Words([u16; COUNT]);

impl Words {
    /// The words of the first 66 bits, the highest first.
    #[must_use]
    pub fn of_bits(bytes: &[u8; 9]) -> Self {
        let number = bytes
            .iter()
            .fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let spare = 8 * bytes.len() - BITS * COUNT;
        Self(std::array::from_fn(|place| {
            let below = spare + BITS * (COUNT - 1 - place);
            // Eleven bits fit.
            (number >> below & ((1 << BITS) - 1)) as u16
        }))
    }

    /// The words one by one.
    pub fn each(&self) -> impl Iterator<Item = &'static str> {
        self.0
            .into_iter()
            .filter_map(|number| LIST.get(usize::from(number)).copied())
    }

    pub(crate) fn forget(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.0);
    }
}

impl fmt::Display for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, word) in self.each().enumerate() {
            let joint = if place == 0 { "" } else { "-" };
            write!(out, "{joint}{word}")?;
        }
        Ok(())
    }
}

/// Nothing is shown: they may be a passphrase.
impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Words(…)")
    }
}

/// Why what a person typed is not six words of the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// More or fewer words.
    #[error("{found} words in place of six")]
    Count {
        /// Words that were typed.
        found: usize,
    },
    /// A word that is not in the list.
    #[error("word {place} is not in the list")]
    Unknown {
        /// Which one, from 1.
        place: usize,
        /// As it was typed.
        word: String,
    },
}

impl FromStr for Words {
    type Err = Misread;

    /// Reads what a person typed. Case, accents, numbers and whatever stands between words are forgiven; so are the letters
    /// after the fourth, and a spelling that sounds the same.
    ///
    /// # Errors
    /// [`Misread`]; the first unknown word is named before the count.
    fn from_str(typed: &str) -> Result<Self, Misread> {
        // Composed first, so that an accent typed on its own does not part a word; then the marks fall away.
        let bare: String = typed
            .nfd()
            .filter(|c| !is_combining_mark(*c))
            .flat_map(char::to_lowercase)
            .collect();
        let words: Vec<&str> = bare
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .collect();
        let numbers = words
            .iter()
            .zip(1..)
            .map(|(word, place)| {
                number_of(word).ok_or_else(|| Misread::Unknown {
                    place,
                    word: (*word).to_owned(),
                })
            })
            .collect::<Result<Vec<u16>, Misread>>()?;
        let found = numbers.len();
        let numbers = numbers.try_into().map_err(|_| Misread::Count { found })?;
        Ok(Self(numbers))
    }
}

/// By its whole sound first, as that is what a person meant who wrote down what was heard; else by its first letters.
fn number_of(word: &str) -> Option<u16> {
    BY_SOUND
        .get(&sound(word))
        .or_else(|| BY_STEM.get(word.get(..STEM)?))
        .copied()
}

/// The words by which two people make sure over the phone that they mean the same public key.
///
/// 66 bits of BLAKE3 in key derivation mode: to find a second key with the same words takes some 2^66 attempts.
#[must_use]
pub fn fingerprint(public_key: &[u8; 32]) -> Words {
    let hash = blake3::derive_key(FINGERPRINT, public_key);
    Words::of_bits(&std::array::from_fn(|at| hash[at]))
}

#[cfg(test)]
mod tests {
    use super::{BITS, LIST, Misread, STEM, Words, fingerprint, number_of};
    use crate::sound::sound;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn the_list_has_the_words_that_eleven_bits_need_in_the_order_of_the_alphabet() {
        assert_eq!(LIST.len(), 1 << BITS);
        assert!(LIST.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_list_never_changes() {
        let hash = blake3::hash(LIST.join("\n").as_bytes());
        assert_eq!(
            hash.to_hex().as_str(),
            "e4da65938bbfcf306dd38bcb78271abfd38716c4f4cfb0cac63a21eae8758908"
        );
    }

    #[test]
    fn every_word_can_be_typed_on_every_keyboard() {
        for word in LIST.iter() {
            assert!((4..=8).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|c| c.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn the_first_four_letters_belong_to_one_word() {
        let stems: BTreeSet<&str> = LIST.iter().map(|word| &word[..STEM]).collect();
        assert_eq!(stems.len(), LIST.len());
    }

    #[test]
    fn no_two_words_sound_alike_and_none_like_the_beginning_of_another() {
        let mut heard = BTreeMap::new();
        for word in LIST.iter() {
            if let Some(other) = heard.insert(sound(word), *word) {
                panic!("{word} sounds like {other}");
            }
        }
        for word in LIST.iter() {
            for letters in STEM..word.len() {
                let other = heard.get(&sound(&word[..letters]));
                assert!(
                    other.is_none_or(|other| other == word),
                    "{} of {word} sounds like {other:?}",
                    &word[..letters]
                );
            }
        }
    }

    #[test]
    fn no_word_names_a_party_a_body_or_a_blow() {
        let unwanted = [
            "morena", "verde", "panal", "alianza", "arma", "bala", "bomba", "guerra", "sangre",
            "muerte", "matar", "golpe", "pistola", "cuchillo", "droga", "mano", "boca", "codo",
            "cara", "pecho", "pierna", "nalga", "culo", "pene", "vulva", "puta", "verga",
            "pendejo", "cabron", "mierda", "negro", "indio", "gordo", "enano", "mudo", "tonto",
            "idiota", "prieto", "joto", "chile", "camote", "chorizo", "huevo",
        ];
        for word in unwanted {
            assert!(!LIST.contains(&word), "{word}");
        }
    }

    #[test]
    fn every_word_is_found_by_itself_by_each_beginning_of_four_letters_and_by_its_sound() {
        for (word, number) in LIST.iter().zip(0..) {
            for letters in STEM..=word.len() {
                assert_eq!(number_of(&word[..letters]), Some(number), "{word}");
            }
            assert_eq!(number_of(&word.replace('z', "s")), Some(number), "{word}");
            assert_eq!(number_of(&word.replace('v', "b")), Some(number), "{word}");
            assert_eq!(number_of(&word.replace("ll", "y")), Some(number), "{word}");
            assert_eq!(number_of(&format!("{word}x")), Some(number), "{word}");
        }
    }

    #[test]
    fn bits_and_words_are_the_same_thing() {
        let first = Words::of_bits(&[0; 9]);
        assert_eq!(first.to_string(), "abajo-abajo-abajo-abajo-abajo-abajo");
        let last = Words::of_bits(&[0xff; 9]);
        assert_eq!(last.to_string(), "zurdo-zurdo-zurdo-zurdo-zurdo-zurdo");
        // 1 in the first eleven bits, 2 in the next, …: 00000000001 00000000010 00000000011 …
        let counted = Words::of_bits(&[0x00, 0x20, 0x08, 0x01, 0x80, 0x40, 0x0a, 0x01, 0x80]);
        let numbers: Vec<_> = counted
            .each()
            .map(|word| number_of(word).unwrap())
            .collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6]);
        // The six bits that are left over say nothing.
        let mut spare = [0; 9];
        spare[8] = 0b0011_1111;
        assert_eq!(Words::of_bits(&spare), first);
    }

    #[test]
    fn what_a_person_typed_is_read_with_forgiveness() {
        let meant: Words = "jitomate-abeja-girasol-nopal-casa-lluvia".parse().unwrap();
        for typed in [
            "jitomate abeja girasol nopal casa lluvia",
            "  Jitomate, ABEJA;girasol…nopal\ncasa\tLLUVIA. ",
            "1. jitomate 2. abeja 3. girasol 4. nopal 5. casa 6. lluvia",
            "jítomaté abejá girasól nopál cása llúvia",
            "jito abej gira nopa casa lluv",
            "jitomates abejas girasoles nopales casas lluvias",
            "gitomate aveja jirasol nopal caza yuvia",
            "ji\u{301}tomate abeja girasol nopal casa lluvia",
        ] {
            assert_eq!(typed.parse::<Words>().as_ref(), Ok(&meant), "{typed}");
        }
    }

    #[test]
    fn an_unknown_word_is_named_with_its_place() {
        let typed = "jitomate abeja Xochitl nopal casa";
        assert_eq!(
            typed.parse::<Words>(),
            Err(Misread::Unknown {
                place: 3,
                word: "xochitl".to_owned()
            })
        );
        for typed in ["", "casa", "jit", "casa casa casa casa casa casa casa"] {
            let short = typed == "jit";
            match typed.parse::<Words>() {
                Err(Misread::Unknown { place: 1, .. }) => assert!(short),
                Err(Misread::Count { found }) => {
                    assert_eq!(found, typed.split_whitespace().count())
                }
                other => panic!("{other:?}"),
            }
        }
        // Letters of other alphabets and bytes that cut a letter are no words and no panic.
        for typed in ["каса", "ñ", "ßßßß ßßßß", "日本語日本語", "aßßß"] {
            assert!(typed.parse::<Words>().is_err(), "{typed}");
        }
    }

    #[test]
    fn a_fingerprint_stays_and_hangs_on_every_bit_of_the_key() {
        let key = [7; 32];
        assert_eq!(
            fingerprint(&key).to_string(),
            "nutria-zurdo-rumor-exacto-creer-toalla"
        );
        let mut seen = BTreeSet::from([fingerprint(&key).to_string()]);
        for bit in 0..256 {
            let mut other = key;
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(seen.insert(fingerprint(&other).to_string()));
        }
    }
}
