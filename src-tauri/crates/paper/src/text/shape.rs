//! Shaping: characters to glyphs, with a face chosen per cluster.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use harfrust::{
    Buffer, ClusterLevel, Direction, Feature, Language, Script, ShapeOptions, ShaperFont, Tag,
};
use unicode_segmentation::UnicodeSegmentation;

use super::clean::{MARK, has_no_shape};
use super::faces::Face;
use crate::{Fault, Notice};

/// One glyph; distances are in ems.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) face: Face,
    pub(crate) id: u16,
    /// How far the pen moves.
    pub(crate) advance: f32,
    /// How far the face alone would move it.
    pub(crate) natural: f32,
    /// Where it is drawn, seen from the pen.
    pub(crate) shift: (f32, f32),
    /// The characters it stands for; empty when an earlier glyph stands for them.
    pub(crate) text: String,
}

/// A shaped piece of text.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Shaped {
    pub(crate) glyphs: Vec<Glyph>,
    /// Width with the spaces at its end, in ems.
    pub(crate) width: f32,
    /// Width without them.
    pub(crate) inked: f32,
}

impl Shaped {
    fn of(glyphs: Vec<Glyph>) -> Self {
        let width = glyphs.iter().map(|glyph| glyph.advance).sum();
        let blank: f32 = glyphs
            .iter()
            .rev()
            .take_while(|glyph| glyph.text.chars().all(char::is_whitespace))
            .map(|glyph| glyph.advance)
            .sum();
        Self {
            glyphs,
            width,
            inked: width - blank,
        }
    }

    /// The longest head no wider than `ems` (at least one glyph), and what is left.
    pub(crate) fn cut(&self, ems: f32) -> (Self, Self) {
        let mut pen = 0.0;
        let mut cut = 0;
        for (index, glyph) in self.glyphs.iter().enumerate() {
            if index > 0 && !glyph.text.is_empty() {
                cut = index;
            }
            pen += glyph.advance;
            if pen > ems && cut > 0 {
                break;
            }
            if index + 1 == self.glyphs.len() {
                cut = if pen > ems { cut.max(1) } else { index + 1 };
            }
        }
        let (head, tail) = self.glyphs.split_at(cut.min(self.glyphs.len()));
        (Self::of(head.to_vec()), Self::of(tail.to_vec()))
    }
}

/// How a piece is shaped; part of the key of the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Manner {
    pub(crate) bold: bool,
    pub(crate) tabular: bool,
    pub(crate) tight: bool,
}

/// How much closer big letters stand, in ems.
const TIGHTENING: f32 = 0.015;

/// Shapes pieces of text and remembers them; collects what could not be shown.
pub(crate) struct Shaper {
    fonts: [ShaperFont<'static, 'static>; 3],
    cache: HashMap<(Manner, String), Rc<Shaped>>,
    /// Whether long words are divided the Spanish way.
    pub(crate) hyphenates: bool,
    pub(crate) notices: BTreeSet<Notice>,
    /// Lines that came out wider than their measure: there should never be any.
    pub(crate) overfull: BTreeSet<String>,
    fault: Option<Fault>,
}

impl Shaper {
    /// A shaper for text in `language` (BCP 47).
    pub(crate) fn new(language: &str) -> Result<Self, Fault> {
        let [regular, bold, fallback] = Face::ALL;
        Ok(Self {
            fonts: [
                ShaperFont::new(regular.font()?),
                ShaperFont::new(bold.font()?),
                ShaperFont::new(fallback.font()?),
            ],
            cache: HashMap::new(),
            hyphenates: language.starts_with("es"),
            notices: BTreeSet::new(),
            overfull: BTreeSet::new(),
            fault: None,
        })
    }

    /// The first fault met while shaping, if any.
    pub(crate) fn fault(&mut self) -> Option<Fault> {
        self.fault.take()
    }

    /// `text` (already clean) as glyphs. A refusal of the shaper is kept for [`Self::fault`] and gives nothing.
    pub(crate) fn shape(&mut self, text: &str, manner: Manner) -> Rc<Shaped> {
        let key = (manner, text.to_owned());
        if let Some(known) = self.cache.get(&key) {
            return Rc::clone(known);
        }
        let mut glyphs = Vec::with_capacity(text.len());
        let mut run: Vec<&str> = Vec::new();
        let mut face = Face::Regular;
        for cluster in text.graphemes(true) {
            let wanted = self.face_for(cluster, manner);
            if wanted != Some(face) && !run.is_empty() {
                self.shape_run(&run, face, manner, &mut glyphs);
                run.clear();
            }
            match wanted {
                Some(wanted) => {
                    face = wanted;
                    run.push(cluster);
                }
                None => self.mark_missing(cluster, manner, &mut glyphs),
            }
        }
        if !run.is_empty() {
            self.shape_run(&run, face, manner, &mut glyphs);
        }
        let shaped = Rc::new(Shaped::of(glyphs));
        self.cache.insert(key, Rc::clone(&shaped));
        shaped
    }

    fn font(&self, face: Face) -> &ShaperFont<'static, 'static> {
        let [regular, bold, fallback] = &self.fonts;
        match face {
            Face::Regular => regular,
            Face::Bold => bold,
            Face::Fallback => fallback,
        }
    }

    /// The first face that has every character of the cluster.
    fn face_for(&self, cluster: &str, manner: Manner) -> Option<Face> {
        let first = if manner.bold {
            Face::Bold
        } else {
            Face::Regular
        };
        [first, Face::Fallback].into_iter().find(|face| {
            cluster.chars().all(|character| {
                has_no_shape(character) || self.drawable(*face, character).is_some()
            })
        })
    }

    /// The character whose glyph is drawn for `character`: itself, or one that looks the same.
    fn drawable(&self, face: Face, character: char) -> Option<char> {
        let font = self.font(face);
        let look_alike = match character {
            '\u{2010}' | '\u{2011}' => Some('-'),
            '\u{202f}' | '\u{2007}' => Some('\u{a0}'),
            _ => None,
        };
        [Some(character), look_alike]
            .into_iter()
            .flatten()
            .find(|candidate| font.nominal_glyph(u32::from(*candidate)).is_some())
    }

    fn mark_missing(&mut self, cluster: &str, manner: Manner, glyphs: &mut Vec<Glyph>) {
        self.notices
            .insert(Notice::MissingGlyph(cluster.to_owned()));
        let from = glyphs.len();
        self.shape_run(&[&MARK.to_string()], Face::Fallback, manner, glyphs);
        if let Some(mark) = glyphs.get_mut(from) {
            cluster.clone_into(&mut mark.text);
        }
    }

    fn shape_run(&mut self, run: &[&str], face: Face, manner: Manner, glyphs: &mut Vec<Glyph>) {
        let characters: Vec<char> = run
            .iter()
            .flat_map(|cluster| cluster.chars())
            .filter(|character| !has_no_shape(*character))
            .collect();
        let mut buffer = Buffer::new();
        buffer.set_cluster_level(ClusterLevel::MonotoneCharacters);
        for (index, character) in characters.iter().enumerate() {
            let drawn = self.drawable(face, *character).unwrap_or(MARK);
            buffer.push(u32::from(drawn), u32::try_from(index).unwrap_or(u32::MAX));
        }
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(Script::LATIN));
        buffer.set_language("es".parse::<Language>().ok());
        let tabular = [Feature::new(Tag::new(b"tnum"), 1, ..)];
        let features: &[Feature] = if manner.tabular { &tabular } else { &[] };
        let options = ShapeOptions::new().features(features);
        if let Err(refusal) = harfrust::shape(self.font(face), &mut buffer, options) {
            self.fault
                .get_or_insert(Fault::Shaping(refusal.to_string()));
            return;
        }
        let from = glyphs.len();
        self.collect(&buffer, face, &characters, glyphs);
        if manner.tight {
            for glyph in glyphs.iter_mut().skip(from) {
                glyph.advance -= TIGHTENING;
            }
        }
    }

    fn collect(&self, buffer: &Buffer, face: Face, characters: &[char], glyphs: &mut Vec<Glyph>) {
        let ems = |units: i32| units as f32 / face.units();
        let infos = buffer.glyph_infos();
        for (index, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let end = infos
                .get(index + 1..)
                .unwrap_or_default()
                .iter()
                .map(|later| later.cluster as usize)
                .find(|later| *later != start)
                .unwrap_or(characters.len());
            let opens = index == 0
                || infos
                    .get(index - 1)
                    .is_none_or(|earlier| earlier.cluster != info.cluster);
            let text = if opens {
                characters
                    .get(start..end)
                    .unwrap_or_default()
                    .iter()
                    .collect()
            } else {
                String::new()
            };
            glyphs.push(Glyph {
                face,
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                advance: ems(position.x_advance),
                natural: ems(self.font(face).glyph_h_advance(info.glyph_id.into())),
                shift: (ems(position.x_offset), ems(position.y_offset)),
                text,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Manner = Manner {
        bold: false,
        tabular: false,
        tight: false,
    };

    fn shaper() -> Shaper {
        Shaper::new("es-MX").unwrap()
    }

    #[test]
    fn every_letter_of_the_peoples_of_sonora_has_a_glyph() {
        let mut shaper = shaper();
        let shaped = shaper.shape("ñÑáéíóúü¿¡«»“”—Ꞌꞌʼ böcö ẽ 50\u{202f}% n.\u{2011}o", PLAIN);
        assert!(shaper.notices.is_empty(), "{:?}", shaper.notices);
        assert!(shaped.glyphs.iter().all(|glyph| glyph.id != 0));
        assert!(
            shaped
                .glyphs
                .iter()
                .any(|glyph| glyph.face == Face::Fallback && glyph.text == "ꞌ")
        );
    }

    #[test]
    fn a_family_of_emoji_becomes_one_mark_and_keeps_its_text() {
        let mut shaper = shaper();
        let shaped = shaper.shape("a👩‍👧‍👦b", PLAIN);
        let texts: Vec<&str> = shaped
            .glyphs
            .iter()
            .map(|glyph| glyph.text.as_str())
            .collect();
        assert_eq!(texts, ["a", "👩‍👧‍👦", "b"]);
        assert_eq!(
            shaper.notices.into_iter().collect::<Vec<_>>(),
            [Notice::MissingGlyph("👩‍👧‍👦".to_owned())]
        );
    }

    #[test]
    fn a_piece_is_cut_at_its_width_and_loses_nothing() {
        let mut shaper = shaper();
        let shaped = shaper.shape(&"m".repeat(50), PLAIN);
        let (head, tail) = shaped.cut(10.0);
        assert!(head.width <= 10.0 && !head.glyphs.is_empty());
        assert_eq!(head.glyphs.len() + tail.glyphs.len(), 50);
        let (one, _) = shaped.cut(0.0);
        assert_eq!(one.glyphs.len(), 1);
    }

    #[test]
    fn tabular_figures_share_one_width() {
        let mut shaper = shaper();
        let manner = Manner {
            tabular: true,
            ..PLAIN
        };
        let one = shaper.shape("1", manner).width;
        let eight = shaper.shape("8", manner).width;
        assert!((one - eight).abs() < 0.001);
    }
}
