//! The table of contents: numbers, titles, dots and true pages.

use super::flow::Strip;
use super::setter::Setter;
use crate::page::{Mark, Paint, Role, Tagged};
use crate::text::lines::break_lines;
use crate::text::{Rich, Style};

pub(super) fn set(setter: &mut Setter<'_>) {
    let whole = setter.tags.add(Role::Contents, setter.parent);
    let known = setter.known;
    let listed = known
        .iter()
        .enumerate()
        .filter(|(_, landmark)| landmark.listed);
    for (target, landmark) in listed {
        let top_level = landmark.level <= 1;
        let style = if top_level {
            Style::text(13.0).bold().whole_words()
        } else {
            Style::text(12.5).whole_words()
        };
        let item = setter.tags.add(Role::ContentsItem, whole);
        let tag = setter.tags.add(Role::Link, item);
        let (indent, hang) = if top_level { (0.0, 26.0) } else { (26.0, 40.0) };
        let page = Rich::plain(landmark.page.max(1).to_string());
        let number = Rich::plain(format!("{} ", landmark.number));
        let title = Rich::plain(landmark.title.clone());
        let room = setter.measure - indent - hang - 46.0;
        let lines = break_lines(setter.shaper, &title, &style, room);
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.iter().enumerate() {
            let mut strip = Strip {
                height: style.leading,
                keeps: index < last,
                link: Some((tag, target)),
                ..Strip::default()
            };
            if index == 0 {
                strip.before = if top_level { 8.0 } else { 2.0 };
                for line in break_lines(setter.shaper, &number, &style, room) {
                    strip
                        .marks
                        .push(Setter::line(&line, &style, tag, (indent, 0.0, room)));
                }
            }
            strip
                .marks
                .push(Setter::line(line, &style, tag, (indent + hang, 0.0, room)));
            if index == last {
                let figures = style.figures();
                for shown in break_lines(setter.shaper, &page, &figures, 60.0) {
                    let place = (setter.measure - 60.0, 0.0, 60.0);
                    strip.marks.push(Setter::line(&shown, &figures, tag, place));
                    let gap = (indent + hang + line.width, setter.measure - shown.width);
                    strip.marks.extend(leader(gap, style.baseline()));
                }
            }
            setter.strips.push(strip);
        }
    }
}

/// Dots between a title and its page, on a grid so that they stand under each other.
fn leader((from, to): (f32, f32), baseline: f32) -> Vec<Tagged> {
    const STEP: f32 = 6.0;
    let first = ((from + 8.0) / STEP).ceil() as usize;
    let after = ((to - 6.0) / STEP).floor() as usize;
    (first..after.max(first))
        .map(|index| Tagged {
            tag: None,
            mark: Mark::Circle {
                centre: (index as f32 * STEP, baseline - 0.7),
                radius: 0.7,
                paint: Paint::Fill,
            },
        })
        .collect()
}
