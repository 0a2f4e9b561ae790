//! Furniture: what stands on every page around the content; artifacts to people who hear the document.

use super::drawing;
use super::flow::Frame;
use crate::page::{MARGIN, MEASURE, Mark, PAPER, Page, Paint, Tagged};
use crate::text::lines::{Line, break_lines};
use crate::text::shape::Shaper;
use crate::text::{Rich, Style};

/// The two looks of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// Pages of a long document: a quiet running head, bare on its cover.
    Book,
    /// A sheet to hand out: a strong head with the number of the commitment.
    Sheet,
}

/// What stands around the content of a part.
pub(crate) struct Furniture<'a> {
    pub(crate) look: Look,
    /// Name of the process.
    pub(crate) name: String,
    /// The word before the number and the number in its ring.
    pub(crate) ring: Option<(String, String)>,
    /// Framed words at the top of every page.
    pub(crate) badges: Vec<String>,
    pub(crate) foot_left: String,
    /// The words for page n of m.
    pub(crate) foot_right: Box<dyn Fn(usize, usize) -> String + 'a>,
}

const FOOT: f32 = 738.0;

impl Furniture<'_> {
    pub(super) fn frame(&self) -> Frame {
        Frame {
            left: MARGIN,
            top: match self.look {
                Look::Book => 96.0,
                Look::Sheet => 98.0,
            },
            bottom: FOOT - 18.0,
        }
    }

    /// Puts the furniture on the pages of one part.
    pub(super) fn hang(&self, shaper: &mut Shaper, pages: &mut [Page]) {
        let all = pages.len();
        for (index, page) in pages.iter_mut().enumerate() {
            let mut hung = Hung {
                shaper: &mut *shaper,
                marks: Vec::new(),
            };
            let is_cover = self.look == Look::Book && index == 0;
            if !is_cover {
                self.head(&mut hung);
            }
            self.badges(&mut hung);
            self.foot(&mut hung, &(self.foot_right)(index + 1, all));
            page.marks.splice(0..0, hung.marks);
        }
    }

    fn head(&self, hung: &mut Hung<'_>) {
        match self.look {
            Look::Book => {
                hung.emblem(16.0, 59.0);
                let style = Style::text(11.0).whole_words();
                hung.text(
                    &Rich::plain(&self.name),
                    &style,
                    (MARGIN + 24.0, 60.0, MEASURE - 24.0),
                );
                hung.rule(78.0, 0.75);
            }
            Look::Sheet => {
                hung.emblem(25.5, 42.0);
                let ring = self
                    .ring
                    .as_ref()
                    .map_or(0.0, |(word, number)| hung.ring(word, number));
                let style = Style::text(13.0).whole_words();
                let room = MEASURE - 34.5 - ring - 12.0;
                hung.text(
                    &Rich::plain(&self.name),
                    &style,
                    (MARGIN + 34.5, 46.0, room),
                );
                hung.rule(78.75, 2.5);
            }
        }
    }

    fn badges(&self, hung: &mut Hung<'_>) {
        let style = Style::text(11.0).bold().whole_words();
        let mut right = PAPER.0 - MARGIN;
        for badge in self.badges.iter().rev() {
            let Some(line) = hung.fitted(&Rich::plain(badge), &style, MEASURE / 2.0) else {
                continue;
            };
            let width = line.width + 14.0;
            let left = right - width;
            hung.draw(Mark::Rect {
                at: (left, 17.0),
                size: (width, 18.0),
                paint: Paint::Stroke(1.0),
                radius: 3.0,
            });
            hung.set(&line, &style, (left + 7.0, 26.0 - style.leading / 2.0));
            right = left - 8.0;
        }
    }

    fn foot(&self, hung: &mut Hung<'_>, right: &str) {
        let style = Style::text(11.0).whole_words();
        hung.rule(FOOT, 0.75);
        let y = FOOT + 5.0;
        let count = hung.fitted(&Rich::plain(right), &style, MEASURE * 0.62);
        let taken = count.as_ref().map_or(0.0, |line| line.width + 14.0);
        if let Some(line) = count {
            hung.set(&line, &style, (PAPER.0 - MARGIN - line.width, y));
        }
        hung.text(
            &Rich::plain(&self.foot_left),
            &style,
            (MARGIN, y, MEASURE - taken),
        );
    }
}

/// The furniture of one page while it is hung.
struct Hung<'a> {
    shaper: &'a mut Shaper,
    marks: Vec<Tagged>,
}

impl Hung<'_> {
    fn draw(&mut self, mark: Mark) {
        self.marks.push(Tagged { tag: None, mark });
    }

    fn emblem(&mut self, size: f32, top: f32) {
        for mark in drawing::emblem(size) {
            self.draw(mark.moved((MARGIN, top)));
        }
    }

    fn rule(&mut self, y: f32, width: f32) {
        self.draw(Mark::Line {
            from: (MARGIN, y),
            to: (PAPER.0 - MARGIN, y),
            width,
        });
    }

    /// The first line of the text; an ellipsis tells that there would be more.
    fn fitted(&mut self, text: &Rich, style: &Style, measure: f32) -> Option<Line> {
        let mut lines = break_lines(self.shaper, text, style, measure);
        if lines.len() > 1 {
            let room = measure - style.size;
            let shorter = break_lines(self.shaper, text, style, room);
            let shown: String = shorter.first().map(text_of).unwrap_or_default();
            let shown = format!("{}…", shown.trim_end_matches([' ', '\u{ad}']));
            lines = break_lines(self.shaper, &Rich::plain(shown), style, measure);
        }
        lines.into_iter().next()
    }

    fn text(&mut self, text: &Rich, style: &Style, (x, y, measure): (f32, f32, f32)) {
        if let Some(line) = self.fitted(text, style, measure) {
            self.set(&line, style, (x, y));
        }
    }

    fn set(&mut self, line: &Line, style: &Style, (x, y): (f32, f32)) {
        self.draw(Mark::Text {
            x,
            baseline: y + style.baseline(),
            size: style.size,
            pieces: line.pieces.clone(),
        });
    }

    /// The number in its ring at the right with its word before it; gives the width that they take.
    fn ring(&mut self, word: &str, number: &str) -> f32 {
        const HEIGHT: f32 = 28.5;
        const MIDDLE: f32 = 54.75;
        let figure = Style::text(18.0).bold().whole_words();
        let Some(line) = self.fitted(&Rich::plain(number), &figure, 120.0) else {
            return 0.0;
        };
        let width = (line.width + 14.0).max(HEIGHT);
        let left = PAPER.0 - MARGIN - width;
        self.draw(Mark::Rect {
            at: (left + 1.25, MIDDLE - HEIGHT / 2.0 + 1.25),
            size: (width - 2.5, HEIGHT - 2.5),
            paint: Paint::Stroke(2.5),
            radius: (HEIGHT - 2.5) / 2.0,
        });
        let x = left + (width - line.width) / 2.0;
        self.set(&line, &figure, (x, MIDDLE - figure.leading / 2.0));
        let style = Style::text(15.0).whole_words();
        let Some(label) = self.fitted(&Rich::plain(word), &style, 160.0) else {
            return width;
        };
        let x = left - 8.0 - label.width;
        self.set(&label, &style, (x, MIDDLE - style.leading / 2.0));
        width + 8.0 + label.width
    }
}

fn text_of(line: &Line) -> String {
    line.pieces
        .iter()
        .flat_map(|piece| &piece.shaped.glyphs)
        .map(|glyph| glyph.text.as_str())
        .collect()
}
