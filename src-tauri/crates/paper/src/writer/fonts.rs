//! Faces cut down to the glyphs in use and handed to printpdf with their true measures.

use std::collections::BTreeMap;

use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use subsetter::GlyphRemapper;

use crate::Fault;
use crate::page::{Mark, Page};
use crate::text::faces::Face;

/// The cut faces of a document.
pub(super) struct Fonts {
    cut: BTreeMap<Face, Cut>,
}

struct Cut {
    font: PdfFont,
    glyphs: BTreeMap<u16, Coded>,
}

/// A glyph as the file knows it.
pub(super) struct Coded {
    /// Its number in the cut face.
    pub(super) id: u16,
    /// Its width in thousandths of an em, as the file states it.
    pub(super) width: u16,
    /// The characters that it means wherever nothing else is said.
    pub(super) text: String,
}

impl Fonts {
    pub(super) fn coded(&self, face: Face, glyph: u16) -> Option<&Coded> {
        self.cut.get(&face)?.glyphs.get(&glyph)
    }

    /// The faces under the names that pages call them by.
    pub(super) fn into_embedded(self) -> BTreeMap<FontId, PdfFont> {
        self.cut
            .into_iter()
            .map(|(face, cut)| (id(face), cut.font))
            .collect()
    }
}

/// The name of a face inside the file.
pub(super) fn id(face: Face) -> FontId {
    FontId(
        match face {
            Face::Regular => "CR",
            Face::Bold => "CB",
            Face::Fallback => "AR",
        }
        .to_owned(),
    )
}

/// Every face that the pages use, cut down.
pub(super) fn embed(pages: &[Page]) -> Result<Fonts, Fault> {
    let mut cut = BTreeMap::new();
    for (face, glyphs) in used(pages) {
        cut.insert(face, cut_down(face, &glyphs)?);
    }
    Ok(Fonts { cut })
}

/// The glyphs in use, each with what it means most simply: a hyphen is a hyphen before it is a soft one, and the
/// mark for the missing means itself.
fn used(pages: &[Page]) -> BTreeMap<Face, BTreeMap<u16, (f32, String)>> {
    let mut used: BTreeMap<Face, BTreeMap<u16, (f32, String)>> = BTreeMap::new();
    let glyphs = pages
        .iter()
        .flat_map(|page| &page.marks)
        .filter_map(|tagged| match &tagged.mark {
            Mark::Text { pieces, .. } => Some(pieces),
            Mark::Line { .. } | Mark::Rect { .. } | Mark::Circle { .. } | Mark::Arc { .. } => None,
        })
        .flatten()
        .flat_map(|piece| &piece.shaped.glyphs);
    for glyph in glyphs {
        let known = used
            .entry(glyph.face)
            .or_default()
            .entry(glyph.id)
            .or_insert_with(|| (glyph.natural, glyph.text.clone()));
        if simplicity(&glyph.text) < simplicity(&known.1) {
            known.1.clone_from(&glyph.text);
        }
    }
    used
}

fn simplicity(text: &str) -> (usize, &str) {
    let odd = text.is_empty() || text == "\u{ad}";
    (
        if odd {
            usize::MAX
        } else {
            text.chars().count()
        },
        text,
    )
}

fn cut_down(face: Face, glyphs: &BTreeMap<u16, (f32, String)>) -> Result<Cut, Fault> {
    let mut remapper = GlyphRemapper::new();
    let coded: BTreeMap<u16, Coded> = glyphs
        .iter()
        .map(|(glyph, (natural, text))| {
            let coded = Coded {
                id: remapper.remap(*glyph),
                width: (natural * 1000.0).round() as u16,
                text: text.clone(),
            };
            (*glyph, coded)
        })
        .collect();
    let bytes = subsetter::subset(face.bytes(), 0, &remapper)
        .map_err(|error| Fault::File(Box::new(error)))?;
    let metrics = face.font()?.metrics().scaled_f32(1000.0);
    let (ascent, descent): (f32, f32) = metrics
        .h_line()
        .map_or((984.0, -316.0), |line| (line.ascender, line.descender));
    let widths = coded
        .values()
        .map(|glyph| (glyph.id, glyph.width))
        .collect();
    let mut font = ParsedFont::with_glyph_data(
        bytes,
        0,
        Some(format!("{}+{}", cut_name(face, glyphs), face.name())),
        BTreeMap::new(),
        widths,
        1000,
        FontMetrics {
            ascent: ascent.round() as i16,
            descent: descent.round() as i16,
        },
    );
    let bounds = metrics.bounds();
    font.pdf_font_metrics.x_min = bounds.x_min.floor() as i16;
    font.pdf_font_metrics.y_min = bounds.y_min.floor() as i16;
    font.pdf_font_metrics.x_max = bounds.x_max.ceil() as i16;
    font.pdf_font_metrics.y_max = bounds.y_max.ceil() as i16;
    font.pdf_font_metrics.us_weight_class = if face == Face::Bold { 680 } else { 400 };
    Ok(Cut {
        font: PdfFont::new(font),
        glyphs: coded,
    })
}

/// Six letters that tell one cut of a face from another (ISO 32000-1, 9.6.4).
fn cut_name(face: Face, glyphs: &BTreeMap<u16, (f32, String)>) -> String {
    let mut hasher = blake3::Hasher::new();
    hasher.update(face.name().as_bytes());
    for glyph in glyphs.keys() {
        hasher.update(&glyph.to_be_bytes());
    }
    hasher
        .finalize()
        .as_bytes()
        .iter()
        .take(6)
        .map(|byte| char::from(b'A' + byte % 26))
        .collect()
}
