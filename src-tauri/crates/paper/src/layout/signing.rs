//! Lines to sign on and to fill in by hand.

use super::block::Signature;
use super::flow::Strip;
use super::setter::Setter;
use crate::page::{Mark, Role, Tagged};
use crate::text::lines::break_lines;
use crate::text::{Rag, Rich, Style};

pub(super) fn set(setter: &mut Setter<'_>, lines: &[Signature], at_foot: bool) {
    const GAP: f32 = 19.5;
    let style = Style {
        rag: Rag::Balanced,
        ..Style::text(12.5).leading(15.5).centred()
    };
    let measure = (setter.measure - 2.0 * GAP) / 3.0;
    let rows = lines.len().div_ceil(3);
    for (row, signers) in lines.chunks(3).enumerate() {
        let mut strip = Strip {
            height: 0.0,
            before: 20.0,
            keeps: at_foot && row + 1 < rows,
            sinks: at_foot,
            ..Strip::default()
        };
        for (index, signer) in signers.iter().enumerate() {
            let x = setter.x + (measure + GAP) * index as f32;
            let tag = setter.tags.add(Role::Paragraph, setter.parent);
            strip.marks.push(Tagged {
                tag: None,
                mark: Mark::Line {
                    from: (x, 36.0),
                    to: (x + measure, 36.0),
                    width: 1.25,
                },
            });
            let text = Rich::strong(&signer.who).and(format!("\n{}", signer.note));
            let mut y = 41.0;
            for line in break_lines(setter.shaper, &text, &style, measure) {
                strip
                    .marks
                    .push(Setter::line(&line, &style, tag, (x, y, measure)));
                y += style.leading;
            }
            strip.height = strip.height.max(y);
        }
        setter.strips.push(strip);
    }
}

/// Words with a line after them to write on, up to three quarters of the measure.
pub(super) fn set_fill_in(setter: &mut Setter<'_>, words: &str, before: f32) {
    let style = Style::text(13.0).leading(20.0).whole_words();
    let tag = setter.tags.add(Role::Paragraph, setter.parent);
    let lines = break_lines(
        setter.shaper,
        &Rich::plain(words),
        &style,
        setter.measure / 2.0,
    );
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter().enumerate() {
        let place = (setter.x, 0.0, setter.measure);
        let mut strip = Strip {
            height: style.leading,
            before: if index == 0 { before } else { 0.0 },
            keeps: index < last,
            marks: vec![Setter::line(line, &style, tag, place)],
            ..Strip::default()
        };
        if index == last {
            let y = style.baseline() + 2.0;
            strip.marks.push(Tagged {
                tag: None,
                mark: Mark::Line {
                    from: (setter.x + line.width + 8.0, y),
                    to: (setter.x + setter.measure * 0.75, y),
                    width: 0.75,
                },
            });
        }
        setter.strips.push(strip);
    }
}
