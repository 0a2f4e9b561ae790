//! Marks become page operators, each inside exactly one marked content.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, DictItem, Line, LineCapStyle, LinePoint, Op, PaintMode, PdfFontHandle, Point,
    Polygon, PolygonRing, Pt, TextItem, TextMatrix, WindingOrder,
};

use super::fonts::{Fonts, id};
use super::{Places, utf16};
use crate::page::{Mark, PAPER, Page, Paint, TagId, Tagged};
use crate::text::lines::Piece;
use crate::text::shape::Glyph;

/// Four Bézier curves of this reach draw a circle (error below 0.03 %).
const KAPPA: f32 = 0.552_285;

/// The operators of one page: artifacts first, then the tags in reading order.
pub(super) fn operations(page: &Page, index: usize, fonts: &Fonts, places: &mut Places) -> Vec<Op> {
    let mut ordered: Vec<&Tagged> = page.marks.iter().collect();
    ordered.sort_by_key(|tagged| tagged.tag);
    let mut pen = Pen {
        fonts,
        operations: Vec::new(),
    };
    let mut content = 0;
    for group in ordered.chunk_by(|left, right| left.tag == right.tag) {
        let tag = group.first().and_then(|tagged| tagged.tag);
        pen.open(tag, content);
        if let Some(tag) = tag {
            places.entry(tag).or_default().push((index, content));
            content += 1;
        }
        for tagged in group {
            pen.draw(&tagged.mark);
        }
        pen.operations.push(Op::EndMarkedContent);
    }
    pen.operations
}

struct Pen<'a> {
    fonts: &'a Fonts,
    operations: Vec<Op>,
}

impl Pen<'_> {
    fn open(&mut self, tag: Option<TagId>, content: i64) {
        self.operations.push(match tag {
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
            Some(_) => Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(content))]),
                },
            },
        });
    }

    fn draw(&mut self, mark: &Mark) {
        match mark {
            Mark::Text {
                x,
                baseline,
                size,
                pieces,
            } => self.text((*x, *baseline), *size, pieces),
            Mark::Line { from, to, width } => {
                self.stroke(*width, LineCapStyle::Butt, &[(*from, false), (*to, false)]);
            }
            Mark::Rect {
                at,
                size,
                paint,
                radius,
            } => self.closed(&rectangle(*at, *size, *radius), *paint),
            Mark::Circle {
                centre: (x, y),
                radius,
                paint,
            } => {
                let side = radius * 2.0;
                self.closed(
                    &rectangle((x - radius, y - radius), (side, side), *radius),
                    *paint,
                );
            }
            Mark::Arc {
                centre,
                radius,
                angles,
                width,
            } => self.stroke(*width, LineCapStyle::Round, &arc(*centre, *radius, *angles)),
        }
    }

    fn stroke(&mut self, width: f32, cap: LineCapStyle, points: &[((f32, f32), bool)]) {
        self.operations.extend([
            Op::SetOutlineThickness { pt: Pt(width) },
            Op::SetLineCapStyle { cap },
            Op::DrawLine {
                line: Line {
                    points: points.iter().map(line_point).collect(),
                    is_closed: false,
                },
            },
        ]);
    }

    fn closed(&mut self, points: &[((f32, f32), bool)], paint: Paint) {
        let mode = match paint {
            Paint::Fill => PaintMode::Fill,
            Paint::Stroke(width) => {
                self.operations
                    .push(Op::SetOutlineThickness { pt: Pt(width) });
                PaintMode::Stroke
            }
        };
        self.operations.push(Op::DrawPolygon {
            polygon: Polygon {
                rings: vec![PolygonRing {
                    points: points.iter().map(line_point).collect(),
                }],
                mode,
                winding_order: WindingOrder::NonZero,
            },
        });
    }

    fn text(&mut self, (x, baseline): (f32, f32), size: f32, pieces: &[Piece]) {
        self.operations.push(Op::StartTextSection);
        for piece in pieces {
            let mut pen = x + piece.x;
            let alike = |left: &Glyph, right: &Glyph| {
                left.face == right.face
                    && left.shift == (0.0, 0.0)
                    && right.shift == (0.0, 0.0)
                    && self.speaks(left) == self.speaks(right)
            };
            let runs: Vec<&[Glyph]> = piece.shaped.glyphs.chunk_by(alike).collect();
            for run in runs {
                self.run(run, (pen, baseline), size);
                pen += run.iter().map(|glyph| glyph.advance).sum::<f32>() * size;
            }
        }
        self.operations.push(Op::EndTextSection);
    }

    /// Whether the glyph alone tells its text to people who copy or hear it.
    fn speaks(&self, glyph: &Glyph) -> bool {
        self.fonts
            .coded(glyph.face, glyph.id)
            .is_some_and(|coded| coded.text == glyph.text)
    }

    fn run(&mut self, run: &[Glyph], (x, baseline): (f32, f32), size: f32) {
        let Some(first) = run.first() else {
            return;
        };
        let speaks = self.speaks(first);
        if !speaks {
            let text: String = run.iter().map(|glyph| glyph.text.as_str()).collect();
            self.operations.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".to_owned(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([(
                        "ActualText".to_owned(),
                        DictItem::String {
                            data: utf16(&text),
                            literal: false,
                        },
                    )]),
                },
            });
        }
        let (right, up) = first.shift;
        let place = [
            1.0,
            0.0,
            0.0,
            1.0,
            rounded(x + right * size),
            rounded(PAPER.1 - baseline + up * size),
        ];
        let glyphs = run
            .iter()
            .filter_map(|glyph| self.codepoint(glyph))
            .collect();
        self.operations.extend([
            Op::SetFont {
                font: PdfFontHandle::External(id(first.face)),
                size: Pt(size),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Raw(place),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(glyphs)],
            },
        ]);
        if !speaks {
            self.operations.push(Op::EndMarkedContent);
        }
    }

    /// The glyph with the kerning that must follow it, in thousandths of an em.
    fn codepoint(&self, glyph: &Glyph) -> Option<Codepoint> {
        let coded = self.fonts.coded(glyph.face, glyph.id)?;
        let kerning = f32::from(coded.width) - glyph.advance * 1000.0;
        Some(Codepoint {
            gid: coded.id,
            offset: if kerning.abs() < 0.05 {
                0.0
            } else {
                (kerning * 10.0).round() / 10.0
            },
            cid: Some(coded.text.clone()),
        })
    }
}

/// A thousandth of a point is finer than any printer, and keeps files small.
fn rounded(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}

fn line_point(&((x, y), bezier): &((f32, f32), bool)) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(rounded(x)),
            y: Pt(rounded(PAPER.1 - y)),
        },
        bezier,
    }
}

/// The outline of a rectangle with round corners; a radius of half its side makes a circle.
fn rectangle(
    (x, y): (f32, f32),
    (width, height): (f32, f32),
    radius: f32,
) -> Vec<((f32, f32), bool)> {
    let (right, bottom) = (x + width, y + height);
    if radius <= 0.0 {
        return [(x, y), (right, y), (right, bottom), (x, bottom)]
            .map(|point| (point, false))
            .to_vec();
    }
    let radius = radius.min(width / 2.0).min(height / 2.0);
    let reach = radius * (1.0 - KAPPA);
    vec![
        ((x + radius, y), false),
        ((right - radius, y), false),
        ((right - reach, y), true),
        ((right, y + reach), true),
        ((right, y + radius), false),
        ((right, bottom - radius), false),
        ((right, bottom - reach), true),
        ((right - reach, bottom), true),
        ((right - radius, bottom), false),
        ((x + radius, bottom), false),
        ((x + reach, bottom), true),
        ((x, bottom - reach), true),
        ((x, bottom - radius), false),
        ((x, y + radius), false),
        ((x, y + reach), true),
        ((x + reach, y), true),
        ((x + radius, y), false),
    ]
}

/// One Bézier curve along an arc of less than a quarter turn.
fn arc((x, y): (f32, f32), radius: f32, (from, to): (f32, f32)) -> Vec<((f32, f32), bool)> {
    let (from, to) = (from.to_radians(), to.to_radians());
    let reach = 4.0 / 3.0 * ((to - from) / 4.0).tan() * radius;
    let at = |angle: f32, along: f32| {
        (
            x + radius * angle.cos() - along * angle.sin(),
            y + radius * angle.sin() + along * angle.cos(),
        )
    };
    vec![
        (at(from, 0.0), false),
        (at(from, reach), true),
        (at(to, -reach), true),
        (at(to, 0.0), false),
    ]
}
