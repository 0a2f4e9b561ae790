//! Tables: every line of a row is a strip, so that a row of any height finds its way over the pages.

use std::rc::Rc;

use super::block::{Cell, Column, Table};
use super::drawing;
use super::flow::Strip;
use super::setter::{Setter, keeps};
use crate::page::{Mark, Role, TagId, Tagged};
use crate::text::lines::{Line, break_lines};
use crate::text::{Rich, Style};

const GAP: f32 = 11.0;
const HAIRLINE: f32 = 0.75;
const BOX: f32 = 17.0;

/// Rows of more lines than this may be divided between pages.
const WHOLE_ROW: usize = 12;

pub(super) fn set(setter: &mut Setter<'_>, table: &Table) {
    if table.rows.is_empty() {
        return;
    }
    let whole = setter.tags.add(Role::Table, setter.parent);
    let places = places(&table.columns, setter.x, setter.measure);
    let head = (!table.head.is_empty()).then(|| head(setter, table, whole, &places));
    let mut strips = head.clone().unwrap_or_default();
    let repeated = head.map(Rc::new);
    if strips.is_empty() {
        strips.push(top_rule(setter));
    }
    let last_row = table.rows.len() - 1;
    for (index, row) in table.rows.iter().enumerate() {
        let mut lines = body_row(setter, table, row, (whole, &places));
        for strip in &mut lines {
            strip.head.clone_from(&repeated);
        }
        // Neither one row alone under its head nor one row alone on the next page.
        let together = index < last_row && (index == 0 || index + 1 == last_row);
        if let Some(last) = lines.last_mut() {
            last.keeps = together;
        }
        strips.append(&mut lines);
    }
    if let Some(first) = strips.first_mut() {
        first.before = table.before;
    }
    setter.strips.append(&mut strips);
}

/// Left edge, width and column of each column.
type Place = (f32, f32, Column);

fn places(columns: &[Column], left: f32, measure: f32) -> Vec<Place> {
    let shares: f32 = columns.iter().map(|column| column.share).sum();
    let room = measure - GAP * (columns.len().saturating_sub(1)) as f32;
    let mut x = left;
    columns
        .iter()
        .map(|column| {
            let width = room * column.share / shares;
            let place = (x, width, *column);
            x += width + GAP;
            place
        })
        .collect()
}

fn column_style(style: Style, column: Column) -> Style {
    if column.numbers {
        style.figures()
    } else {
        style
    }
}

fn rule(setter: &Setter<'_>, y: f32, width: f32) -> Tagged {
    Tagged {
        tag: None,
        mark: Mark::Line {
            from: (setter.x, y),
            to: (setter.x + setter.measure, y),
            width,
        },
    }
}

fn top_rule(setter: &Setter<'_>) -> Strip {
    Strip {
        height: HAIRLINE,
        keeps: true,
        marks: vec![rule(setter, HAIRLINE / 2.0, HAIRLINE)],
        ..Strip::default()
    }
}

fn head(setter: &mut Setter<'_>, table: &Table, whole: TagId, places: &[Place]) -> Vec<Strip> {
    let row = setter.tags.add(Role::Row, whole);
    let style = table.style.bold().whole_words();
    let cells: Vec<(Set, Style, Place)> = table
        .head
        .iter()
        .zip(places)
        .map(|(words, place)| {
            let style = column_style(style, place.2);
            let tag = setter.tags.add(Role::ColumnHead, row);
            let lines = break_lines(setter.shaper, &Rich::plain(words), &style, place.1);
            (
                Set {
                    tag,
                    lines,
                    ticks: false,
                },
                style,
                *place,
            )
        })
        .collect();
    // Heads of several lines stand on the rule, not under the edge above.
    let tallest = cells
        .iter()
        .map(|(set, ..)| set.lines.len())
        .max()
        .unwrap_or(0);
    let cells = cells
        .into_iter()
        .map(|(mut set, style, place)| {
            let missing = tallest - set.lines.len();
            set.lines
                .splice(0..0, std::iter::repeat_n(Line::default(), missing));
            (set, style, place)
        })
        .collect::<Vec<_>>();
    let mut strips = row_strips(&cells, table.style.leading);
    for strip in &mut strips {
        strip.keeps = true;
    }
    if let Some(last) = strips.last_mut() {
        last.height += 5.0;
        let y = last.height - 0.75;
        last.marks.push(rule(setter, y, 1.5));
    }
    strips
}

/// A cell, set.
struct Set {
    tag: TagId,
    lines: Vec<Line>,
    ticks: bool,
}

fn body_row(
    setter: &mut Setter<'_>,
    table: &Table,
    row: &[Cell],
    (whole, places): (TagId, &[Place]),
) -> Vec<Strip> {
    let row_tag = setter.tags.add(Role::Row, whole);
    let mut cells = Vec::with_capacity(row.len());
    for (index, (cell, place)) in row.iter().zip(places).enumerate() {
        let role = if table.row_heads == Some(index) {
            Role::RowHead
        } else {
            Role::Cell
        };
        let tag = setter.tags.add(role, row_tag);
        let mut style = column_style(table.style, place.2);
        if role == Role::RowHead {
            style = style.whole_words();
        }
        let (lines, ticks) = match cell {
            Cell::Text(text) => (break_lines(setter.shaper, text, &style, place.1), false),
            Cell::CheckBox => (Vec::new(), true),
        };
        cells.push((Set { tag, lines, ticks }, style, *place));
    }
    let mut strips = row_strips(&cells, table.style.leading);
    let last = strips.len().saturating_sub(1);
    for (index, strip) in strips.iter_mut().enumerate() {
        strip.keeps = if last < WHOLE_ROW {
            index < last
        } else {
            keeps(index, last)
        };
    }
    if let Some(first) = strips.first_mut() {
        first.height += table.padding;
        for tagged in &mut first.marks {
            tagged.mark = tagged.mark.clone().moved((0.0, table.padding));
        }
    }
    if let Some(last) = strips.last_mut() {
        last.height += table.padding + HAIRLINE;
        let y = last.height - HAIRLINE / 2.0;
        last.marks.push(rule(setter, y, HAIRLINE));
    }
    strips
}

/// One strip per line of the tallest cell, at least one.
fn row_strips(cells: &[(Set, Style, Place)], leading: f32) -> Vec<Strip> {
    let tallest = cells
        .iter()
        .map(|(set, ..)| set.lines.len())
        .max()
        .unwrap_or(0)
        .max(1);
    (0..tallest)
        .map(|index| {
            let mut strip = Strip {
                height: leading,
                ..Strip::default()
            };
            for (set, style, (x, width, _)) in cells {
                if let Some(line) = set.lines.get(index) {
                    strip
                        .marks
                        .push(Setter::line(line, style, set.tag, (*x, 0.0, *width)));
                }
                if set.ticks && index == 0 {
                    let y = (leading - BOX) / 2.0;
                    strip.marks.push(Tagged {
                        tag: None,
                        mark: drawing::check_box(BOX).moved((*x, y)),
                    });
                }
            }
            strip
        })
        .collect()
}
