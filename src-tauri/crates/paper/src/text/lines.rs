//! Lines: greedy filling at the breaks of UAX #14, with Spanish division of long words.

use std::rc::Rc;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::clean::clean;
use super::shape::{Manner, Shaped, Shaper};
use super::{Rag, Rich, Style};
use crate::Notice;

/// A shaped piece at its place in a line; `x` in points from the start of the line.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) x: f32,
    pub(crate) shaped: Rc<Shaped>,
}

/// A finished line.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<Piece>,
    /// Its inked width in points.
    pub(crate) width: f32,
}

impl Line {
    /// A single glyph wider than the measure cannot be helped.
    fn is_one_glyph(&self) -> bool {
        let glyphs: usize = self
            .pieces
            .iter()
            .map(|piece| piece.shaped.glyphs.len())
            .sum();
        glyphs <= 1
    }
}

/// What may not be divided further at a normal break: one or more parts of one weight each.
#[derive(Debug, Clone)]
struct Word {
    parts: Vec<Rc<Shaped>>,
    /// The text, when it is of one weight and may be divided.
    text: Option<(String, Manner)>,
    /// Whether the line ends after it.
    ends: bool,
}

impl Word {
    fn width(&self) -> f32 {
        self.parts.iter().map(|part| part.width).sum()
    }

    fn inked(&self) -> f32 {
        let Some((last, before)) = self.parts.split_last() else {
            return 0.0;
        };
        before.iter().map(|part| part.width).sum::<f32>() + last.inked
    }
}

/// `rich` as lines no wider than `measure` points. Blank text gives no line.
pub(crate) fn break_lines(
    shaper: &mut Shaper,
    rich: &Rich,
    style: &Style,
    measure: f32,
) -> Vec<Line> {
    if rich.is_blank() {
        return Vec::new();
    }
    let words = words(shaper, rich, style);
    let ems = measure / style.size;
    let filled = fill(shaper, &words, style.rag, ems);
    let chosen = match style.rag {
        Rag::Balanced if filled.len() > 1 && filled.len() < 8 => {
            balanced(shaper, &words, ems, filled)
        }
        Rag::Hyphenated | Rag::WholeWords if filled.len() > 1 && filled.len() < 8 => {
            without_stranded_word(shaper, &words, (style.rag, ems), filled)
        }
        Rag::Balanced | Rag::Hyphenated | Rag::WholeWords => filled,
    };
    let lines: Vec<Line> = chosen
        .iter()
        .map(|parts| placed(parts, style.size))
        .collect();
    if let Some(wide) = lines
        .iter()
        .find(|line| line.width > measure + 0.5 && !line.is_one_glyph())
    {
        shaper
            .overfull
            .insert(format!("{:.1} points in {measure:.1}", wide.width));
    }
    lines
}

type Filled = Vec<Vec<Rc<Shaped>>>;

fn words(shaper: &mut Shaper, rich: &Rich, style: &Style) -> Vec<Word> {
    let mut text = String::new();
    let mut edges = Vec::new();
    for span in &rich.0 {
        let mut hidden = Vec::new();
        text.push_str(&clean(&span.text, |control| hidden.push(control)));
        shaper
            .notices
            .extend(hidden.into_iter().map(Notice::HiddenControl));
        edges.push((text.len(), span.bold || style.bold));
    }
    let mut words = Vec::new();
    let mut start = 0;
    for (end, opportunity) in linebreaks(&text) {
        let chunk = text.get(start..end).unwrap_or_default();
        let ends = opportunity == BreakOpportunity::Mandatory && chunk.ends_with('\n');
        let mut from = start;
        for slice in slices(chunk.trim_end_matches('\n')) {
            let to = from + slice.len();
            words.push(word(shaper, &text, &weights(&edges, from, to), style));
            from = to;
        }
        if let Some(last) = words.last_mut() {
            last.ends = ends;
        }
        start = end;
    }
    words
}

/// Nobody reads a word of more than this many characters as one; beyond it a line may end anywhere.
const LONGEST_WORD: usize = 240;

fn slices(chunk: &str) -> Vec<&str> {
    if chunk.len() <= LONGEST_WORD {
        return vec![chunk];
    }
    let mut slices = Vec::new();
    let mut start = 0;
    for (count, (place, _)) in chunk.grapheme_indices(true).enumerate() {
        if count > 0 && count % LONGEST_WORD == 0 {
            slices.push(chunk.get(start..place).unwrap_or_default());
            start = place;
        }
    }
    slices.push(chunk.get(start..).unwrap_or_default());
    slices
}

fn word(shaper: &mut Shaper, text: &str, parts: &[(usize, usize, bool)], style: &Style) -> Word {
    let mut word = Word {
        parts: Vec::new(),
        text: None,
        ends: false,
    };
    for (from, to, bold) in parts {
        let manner = Manner {
            bold: *bold,
            tabular: style.tabular,
            tight: style.tight,
        };
        let piece = text.get(*from..*to).unwrap_or_default();
        word.parts.push(shaper.shape(piece, manner));
        if parts.len() == 1 {
            word.text = Some((piece.to_owned(), manner));
        }
    }
    word
}

/// The pieces of one weight between `start` and `end`.
fn weights(edges: &[(usize, bool)], start: usize, end: usize) -> Vec<(usize, usize, bool)> {
    let mut pieces: Vec<(usize, usize, bool)> = Vec::new();
    let mut from = start;
    for (edge, bold) in edges {
        let to = end.min(*edge);
        if to > from {
            pieces.push((from, to, *bold));
            from = to;
        }
    }
    pieces
}

fn fill(shaper: &mut Shaper, words: &[Word], rag: Rag, ems: f32) -> Filled {
    let mut lines = Filled::new();
    let mut line: Vec<Rc<Shaped>> = Vec::new();
    let mut pen = 0.0_f32;
    for (index, word) in words.iter().enumerate() {
        // Half a word alone on the last line helps nobody.
        let rag = if index + 1 == words.len() {
            Rag::WholeWords
        } else {
            rag
        };
        let mut word = word.clone();
        while pen + word.inked() > ems + 0.001 {
            let room = ems - pen;
            let divided = divided(shaper, &word, rag, (room, ems));
            if let Some((head, rest)) = divided {
                line.extend(head.parts);
                word = rest;
            } else if pen == 0.0 || (word.inked() > ems && room > ems * 0.15) {
                let (head, rest) = cut(&word, room);
                let width: f32 = head.iter().map(|part| part.inked).sum();
                if pen == 0.0 || width <= room {
                    line.extend(head);
                    word = rest;
                }
            }
            lines.push(std::mem::take(&mut line));
            pen = 0.0;
        }
        pen += word.width();
        line.extend(word.parts);
        if word.ends {
            lines.push(std::mem::take(&mut line));
            pen = 0.0;
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A word too wide for any line, cut where the line ends.
fn cut(word: &Word, ems: f32) -> (Vec<Rc<Shaped>>, Word) {
    let mut head = Vec::new();
    let mut rest = Word {
        parts: Vec::new(),
        text: None,
        ends: word.ends,
    };
    let mut room = ems;
    for part in &word.parts {
        if !rest.parts.is_empty() || (part.inked > room && room < ems * 0.1 && !head.is_empty()) {
            rest.parts.push(Rc::clone(part));
        } else if part.inked <= room {
            room -= part.width;
            head.push(Rc::clone(part));
        } else {
            let (fits, left) = part.cut(room);
            head.push(Rc::new(fits));
            rest.parts.push(Rc::new(left));
        }
    }
    (head, rest)
}

/// The syllables of longer words are not known: in bytes, the limit of the patterns' reader without its own memory.
const LONGEST_DIVIDED: usize = 45;

/// The word divided by syllables (at least three letters on both sides) so that its head and a hyphen fit in the
/// room, if the line would otherwise end early or the word fits no line.
fn divided(
    shaper: &mut Shaper,
    word: &Word,
    rag: Rag,
    (room, ems): (f32, f32),
) -> Option<(Word, Word)> {
    let fits_no_line = word.inked() > ems;
    let ends_early = rag == Rag::Hyphenated && room > ems * 0.2;
    if !shaper.hyphenates || !(fits_no_line || ends_early) {
        return None;
    }
    let (text, manner) = word.text.as_ref()?;
    let start = text.find(char::is_alphabetic)?;
    let letters: &str = text
        .get(start..)?
        .split(|c: char| !c.is_alphabetic())
        .next()?;
    if letters.chars().count() < 7 || letters.len() > LONGEST_DIVIDED {
        return None;
    }
    let lower = letters.to_lowercase();
    if lower.len() != letters.len() {
        return None;
    }
    let mut at = start;
    let mut places: Vec<usize> = hypher::hyphenate_bounded(&lower, hypher::Lang::Spanish, 3, 3)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    places.pop();
    while let Some(place) = places.pop() {
        let (head, tail) = (text.get(..place)?, text.get(place..)?);
        let mut shaped = (*shaper.shape(&format!("{head}-"), *manner)).clone();
        if shaped.inked <= room {
            if let Some(hyphen) = shaped.glyphs.last_mut() {
                "\u{ad}".clone_into(&mut hyphen.text);
            }
            return Some((
                Word {
                    parts: vec![Rc::new(shaped)],
                    text: None,
                    ends: false,
                },
                Word {
                    parts: vec![shaper.shape(tail, *manner)],
                    text: Some((tail.to_owned(), *manner)),
                    ends: word.ends,
                },
            ));
        }
    }
    None
}

/// The same number of lines in the narrowest measure that gives them.
fn balanced(shaper: &mut Shaper, words: &[Word], ems: f32, filled: Filled) -> Filled {
    let (mut low, mut high) = (ems * 0.4, ems);
    let mut best = filled;
    for _ in 0..9 {
        let middle = f32::midpoint(low, high);
        let narrower = fill(shaper, words, Rag::Balanced, middle);
        if narrower.len() <= best.len() {
            best = narrower;
            high = middle;
        } else {
            low = middle;
        }
    }
    best
}

/// A last line of one short word looks lost: a slightly narrower measure gives it company.
fn without_stranded_word(
    shaper: &mut Shaper,
    words: &[Word],
    (rag, ems): (Rag, f32),
    filled: Filled,
) -> Filled {
    let stranded = |lines: &Filled| {
        lines.last().is_some_and(|last| {
            let width: f32 = last.iter().map(|part| part.width).sum();
            last.len() < 2 || width < ems * 0.12
        })
    };
    if !stranded(&filled) {
        return filled;
    }
    for step in 1..=6_u8 {
        let narrower = fill(shaper, words, rag, ems * (1.0 - 0.03 * f32::from(step)));
        if narrower.len() == filled.len() && !stranded(&narrower) {
            return narrower;
        }
    }
    filled
}

fn placed(parts: &[Rc<Shaped>], size: f32) -> Line {
    let mut line = Line::default();
    let mut pen = 0.0;
    for part in parts {
        line.width = pen + part.inked * size;
        line.pieces.push(Piece {
            x: pen,
            shaped: Rc::clone(part),
        });
        pen += part.width * size;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, style: Style, measure: f32) -> Vec<String> {
        let mut shaper = Shaper::new("es-MX").unwrap();
        break_lines(&mut shaper, &Rich::plain(text), &style, measure)
            .iter()
            .map(|line| {
                assert!(line.width <= measure + 0.1, "{} > {measure}", line.width);
                line.pieces
                    .iter()
                    .flat_map(|piece| &piece.shaped.glyphs)
                    .map(|glyph| glyph.text.as_str())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn long_words_are_divided_by_syllables() {
        let lines = texts("la municipalización", Style::text(10.0), 70.0);
        assert!(
            lines.iter().any(|line| line.ends_with('\u{ad}')),
            "{lines:?}"
        );
        assert_eq!(lines.concat().replace('\u{ad}', ""), "la municipalización");
    }

    #[test]
    fn a_word_of_a_hundred_thousand_letters_is_cut_and_kept_whole() {
        let word = "w".repeat(100_000);
        let lines = texts(&word, Style::text(12.0), 300.0);
        assert_eq!(lines.concat(), word);
    }

    #[test]
    fn a_newline_ends_a_line_and_an_empty_line_stays() {
        assert_eq!(
            texts("uno\n\ndos", Style::text(12.0), 300.0),
            ["uno", "", "dos"]
        );
    }

    #[test]
    fn a_title_has_lines_of_about_one_length() {
        let lines = texts(
            "Publicar los treinta y nueve puntos de cada obra",
            Style::title(30.0),
            510.0,
        );
        assert_eq!(lines.len(), 2);
        let (first, second) = (lines[0].len(), lines[1].trim().len());
        assert!(first.abs_diff(second) < 14, "{lines:?}");
    }

    #[test]
    fn blank_text_has_no_lines() {
        assert!(texts(" \n ", Style::text(12.0), 300.0).is_empty());
    }
}
