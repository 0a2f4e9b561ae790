//! Setting: blocks become strips, tags and marks.

use super::block::{Block, Columns, Figure, Heading, List, Paragraph};
use super::drawing;
use super::flow::Strip;
use super::{contents, signing, table};
use crate::page::{Landmark, MEASURE, Mark, Role, TagId, TagTree, Tagged};
use crate::text::lines::{Line, break_lines};
use crate::text::shape::Shaper;
use crate::text::{Align, Rich, Style};

/// Columns taller than this, in points, are set one under the other.
const TALLEST_COLUMNS: f32 = 330.0;

/// Inner edge of a frame, in points.
const INSET: f32 = 13.0;

/// The headings that blocks will give, before anybody knows their pages.
pub(super) fn headings(blocks: &[Block]) -> Vec<Landmark> {
    blocks
        .iter()
        .filter_map(|block| {
            if let Block::Heading(heading) = block {
                Some(landmark(heading))
            } else {
                None
            }
        })
        .collect()
}

fn landmark(heading: &Heading) -> Landmark {
    Landmark {
        level: heading.level,
        number: heading.number.clone(),
        title: heading.text.text(),
        listed: heading.listed,
        page: 0,
        top: 0.0,
    }
}

/// The strips of the blocks; `known` are the headings with the pages of the round before.
pub(super) fn set(
    shaper: &mut Shaper,
    tags: &mut TagTree,
    blocks: &[Block],
    known: &[Landmark],
) -> Vec<Strip> {
    let section = tags.add(Role::Section, TagTree::ROOT);
    let mut setter = Setter {
        shaper,
        tags,
        known,
        parent: section,
        x: 0.0,
        measure: MEASURE,
        depth: 0,
        strips: Vec::new(),
        headed: (usize::MAX, 0.0),
    };
    setter.blocks(blocks);
    setter.strips
}

/// The state of setting: where it stands and what it has set.
pub(super) struct Setter<'a> {
    pub(super) shaper: &'a mut Shaper,
    pub(super) tags: &'a mut TagTree,
    pub(super) known: &'a [Landmark],
    pub(super) parent: TagId,
    pub(super) x: f32,
    pub(super) measure: f32,
    depth: usize,
    pub(super) strips: Vec<Strip>,
    /// How many strips there were after the last heading, and the space it left below.
    headed: (usize, f32),
}

impl Setter<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        let mut opens = false;
        for block in blocks {
            let from = self.strips.len();
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::List(list) => self.list(list),
                Block::Table(table) => table::set(self, table),
                Block::Columns(columns) => self.columns(columns),
                Block::Figure(figure) => self.figure(figure),
                Block::Framed(inner) => self.framed(inner),
                Block::Contents => contents::set(self),
                Block::Signatures { lines, at_foot } => signing::set(self, lines, *at_foot),
                Block::FillIn(words, before) => signing::set_fill_in(self, words, *before),
                Block::Rule(before, width) => self.rule(*before, *width),
                Block::Space(height) => self.strips.push(Strip {
                    height: *height,
                    ..Strip::default()
                }),
                Block::NewPage => opens = true,
            }
            if let Some(first) = self.strips.get_mut(from) {
                first.opens = opens;
                opens = false;
            }
        }
    }

    /// Blocks set elsewhere on the line, as strips of their own.
    fn nested(&mut self, blocks: &[Block], x: f32, measure: f32) -> Vec<Strip> {
        let outside = (self.x, self.measure, std::mem::take(&mut self.strips));
        (self.x, self.measure) = (x, measure);
        self.depth += 1;
        self.blocks(blocks);
        self.depth -= 1;
        let strips = std::mem::replace(&mut self.strips, outside.2);
        (self.x, self.measure) = (outside.0, outside.1);
        strips
    }

    /// A line of text at `x` within `measure`, `y` being the top of its leading.
    pub(super) fn line(
        line: &Line,
        style: &Style,
        tag: TagId,
        (x, y, measure): (f32, f32, f32),
    ) -> Tagged {
        let space = measure - line.width;
        let indent = match style.align {
            Align::Left => 0.0,
            Align::Centre => space / 2.0,
            Align::Right => space,
        };
        Tagged {
            tag: Some(tag),
            mark: Mark::Text {
                x: x + indent,
                baseline: y + style.baseline(),
                size: style.size,
                pieces: line.pieces.clone(),
            },
        }
    }

    fn text_strips(&mut self, text: &Rich, style: &Style, tag: TagId, indent: f32) -> Vec<Strip> {
        let lines = break_lines(self.shaper, text, style, self.measure - indent);
        let last = lines.len().saturating_sub(1);
        lines
            .iter()
            .enumerate()
            .map(|(index, line)| Strip {
                height: style.leading,
                keeps: keeps(index, last),
                marks: vec![Self::line(
                    line,
                    style,
                    tag,
                    (self.x + indent, 0.0, self.measure - indent),
                )],
                ..Strip::default()
            })
            .collect()
    }

    fn heading(&mut self, heading: &Heading) {
        let tag = self.tags.add(Role::Heading(heading.level), self.parent);
        let mut indent = 0.0;
        let mut label = None;
        if !heading.number.is_empty() {
            let number = Rich::plain(format!("{} ", heading.number));
            let lines = break_lines(self.shaper, &number, &heading.style, self.measure);
            if let Some(line) = lines.first() {
                indent = line.width + heading.style.size * 0.55;
                label = Some(Self::line(
                    line,
                    &heading.style,
                    tag,
                    (self.x, 0.0, self.measure),
                ));
            }
        }
        let mut strips = self.text_strips(&heading.text, &heading.style, tag, indent);
        for strip in &mut strips {
            strip.keeps = true;
        }
        if let Some(last) = strips.last_mut() {
            last.height += heading.after;
        }
        if let Some(first) = strips.first_mut() {
            // A heading right under another one shares its space.
            let shared = if self.headed.0 == self.strips.len() {
                self.headed.1
            } else {
                0.0
            };
            first.before = (heading.before - shared).max(0.0);
            first.marks.splice(0..0, label);
            first.landmark = (self.depth == 0).then(|| landmark(heading));
        }
        self.strips.append(&mut strips);
        self.headed = (self.strips.len(), heading.after);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        if paragraph.text.is_blank() {
            return;
        }
        let tag = self.tags.add(Role::Paragraph, self.parent);
        let mut strips = self.text_strips(&paragraph.text, &paragraph.style, tag, 0.0);
        if let Some(first) = strips.first_mut() {
            first.before = paragraph.before;
        }
        if let Some(last) = strips.last_mut() {
            last.keeps = paragraph.keeps;
        }
        self.strips.append(&mut strips);
    }

    fn list(&mut self, list: &List) {
        let whole = self.tags.add(Role::List, self.parent);
        let indent = list.style.size * 1.25;
        for (index, item) in list.items.iter().enumerate() {
            let row = self.tags.add(Role::ListItem, whole);
            let label = self.tags.add(Role::Label, row);
            let body = self.tags.add(Role::ListBody, row);
            let bullet = break_lines(self.shaper, &Rich::plain("• "), &list.style, self.measure);
            let mut strips = self.text_strips(item, &list.style, body, indent);
            if let Some(first) = strips.first_mut() {
                first.before = if index == 0 {
                    list.before
                } else {
                    list.between
                };
                let place = (self.x + list.style.size * 0.3, 0.0, self.measure);
                first.marks.splice(
                    0..0,
                    bullet
                        .iter()
                        .map(|line| Self::line(line, &list.style, label, place)),
                );
            }
            self.strips.append(&mut strips);
        }
    }

    fn columns(&mut self, columns: &Columns) {
        let count = columns.sides.len().max(1) as f32;
        let measure = (self.measure - columns.gap * (count - 1.0)) / count;
        let sides: Vec<Vec<Strip>> = columns
            .sides
            .iter()
            .enumerate()
            .map(|(index, side)| {
                let x = self.x + (measure + columns.gap) * index as f32;
                self.nested(side, x, measure)
            })
            .collect();
        let height = sides.iter().map(|side| tall(side)).fold(0.0, f32::max);
        if height <= TALLEST_COLUMNS {
            let mut strip = Strip {
                height,
                before: columns.before,
                ..Strip::default()
            };
            for side in sides {
                strip.marks.append(&mut joined(side));
            }
            self.strips.push(strip);
            return;
        }
        for side in &columns.sides {
            let mut strips = self.nested(side, self.x, self.measure);
            if let Some(first) = strips.first_mut() {
                first.before = columns.before;
            }
            self.strips.append(&mut strips);
        }
    }

    fn figure(&mut self, figure: &Figure) {
        let tag = self.tags.add_figure(self.parent, &figure.alt);
        let (marks, height) = drawing::draw(&figure.drawing, self.measure);
        self.strips.push(Strip {
            height,
            before: figure.before,
            keeps: true,
            marks: marks
                .into_iter()
                .map(|mark| Tagged {
                    tag: Some(tag),
                    mark: mark.moved((self.x, 0.0)),
                })
                .collect(),
            ..Strip::default()
        });
    }

    fn framed(&mut self, blocks: &[Block]) {
        const WIDTH: f32 = 1.25;
        let (left, measure) = (self.x, self.measure);
        let mut strips = self.nested(blocks, left + INSET, measure - 2.0 * INSET);
        let last = strips.len().saturating_sub(1);
        for (index, strip) in strips.iter_mut().enumerate() {
            let over = if index == 0 { INSET } else { strip.before };
            let under = if index == last { INSET } else { 0.0 };
            for tagged in &mut strip.marks {
                tagged.mark = tagged.mark.clone().moved((0.0, over));
            }
            strip.height += over + under;
            strip.before = if index == 0 { 4.0 } else { 0.0 };
            let height = strip.height;
            let mut stroke = |from, to| {
                strip.marks.push(Tagged {
                    tag: None,
                    mark: Mark::Line {
                        from,
                        to,
                        width: WIDTH,
                    },
                });
            };
            stroke((left, 0.0), (left, height));
            stroke((left + measure, 0.0), (left + measure, height));
            let half = WIDTH / 2.0;
            if index == 0 {
                stroke((left - half, 0.0), (left + measure + half, 0.0));
            }
            if index == last {
                stroke((left - half, height), (left + measure + half, height));
            }
        }
        self.strips.append(&mut strips);
    }

    fn rule(&mut self, before: f32, width: f32) {
        self.strips.push(Strip {
            height: width,
            before,
            keeps: true,
            marks: vec![Tagged {
                tag: None,
                mark: Mark::Line {
                    from: (self.x, width / 2.0),
                    to: (self.x + self.measure, width / 2.0),
                    width,
                },
            }],
            ..Strip::default()
        });
    }
}

/// Widows and orphans: no page begins with the last line of a paragraph nor ends with its first.
pub(super) fn keeps(index: usize, last: usize) -> bool {
    index < last && (index == 0 || index + 2 > last)
}

fn tall(strips: &[Strip]) -> f32 {
    let before = strips.first().map_or(0.0, |first| first.before);
    strips
        .iter()
        .map(|strip| strip.before + strip.height)
        .sum::<f32>()
        - before
}

fn joined(strips: Vec<Strip>) -> Vec<Tagged> {
    let mut marks = Vec::new();
    let mut y = 0.0;
    for (index, strip) in strips.into_iter().enumerate() {
        if index > 0 {
            y += strip.before;
        }
        marks.extend(strip.marks.into_iter().map(|tagged| Tagged {
            tag: tagged.tag,
            mark: tagged.mark.moved((0.0, y)),
        }));
        y += strip.height;
    }
    marks
}
