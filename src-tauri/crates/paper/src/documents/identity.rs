//! The identity of what is printed: a hash of its words, so that equal prints can be told from changed ones.

use crate::layout::{Block, Cell};
use crate::text::Rich;

/// Hash of the words of a document. How it looks does not count; every word and its place in the order does.
pub(super) fn identity(outside: &[&str], blocks: &[Block]) -> [u8; 16] {
    let mut hasher = blake3::Hasher::new();
    for text in outside {
        say(&mut hasher, text);
    }
    speak(&mut hasher, blocks);
    let mut identity = [0; 16];
    identity.copy_from_slice(hasher.finalize().as_bytes().split_at(16).0);
    identity
}

/// Eight letters and figures that nobody confuses, for the foot of the page: `7KQ2-M9XF`.
pub(super) fn code(identity: &[u8; 16]) -> String {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let number = identity
        .iter()
        .take(5)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let sign = |place: u32| {
        let index = (number >> (35 - 5 * place)) & 31;
        SIGNS
            .get(index as usize)
            .map_or('0', |sign| char::from(*sign))
    };
    (0..4)
        .map(sign)
        .chain(['-'])
        .chain((4..8).map(sign))
        .collect()
}

/// Lengths before texts keep two neighbours from reading like one.
fn say(hasher: &mut blake3::Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}

fn rich(hasher: &mut blake3::Hasher, text: &Rich) {
    say(hasher, &text.text());
}

fn speak(hasher: &mut blake3::Hasher, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(heading) => {
                say(hasher, &heading.number);
                rich(hasher, &heading.text);
            }
            Block::Paragraph(paragraph) => rich(hasher, &paragraph.text),
            Block::List(list) => list.items.iter().for_each(|item| rich(hasher, item)),
            Block::Table(table) => {
                table.head.iter().for_each(|words| say(hasher, words));
                for cell in table.rows.iter().flatten() {
                    match cell {
                        Cell::Text(text) => rich(hasher, text),
                        Cell::CheckBox => say(hasher, "\u{2610}"),
                    }
                }
            }
            Block::Columns(columns) => columns.sides.iter().for_each(|side| speak(hasher, side)),
            Block::FillIn(words, _) => say(hasher, words),
            Block::Figure(figure) => say(hasher, &figure.alt),
            Block::Framed(inner) => speak(hasher, inner),
            Block::Signatures { lines, .. } => {
                for line in lines {
                    say(hasher, &line.who);
                    say(hasher, &line.note);
                }
            }
            Block::Contents | Block::Rule(..) | Block::Space(_) | Block::NewPage => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_changed_letter_gives_another_code() {
        let one = code(&identity(&["Plan"], &[]));
        assert_eq!(one.len(), 9);
        assert_ne!(one, code(&identity(&["Plano"], &[])));
        assert_ne!(identity(&["ab", "c"], &[]), identity(&["a", "bc"], &[]));
    }
}
