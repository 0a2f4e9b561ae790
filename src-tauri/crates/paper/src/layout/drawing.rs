//! Drawings: dots, bars, the emblem, boxes to tick; all of them vectors in black.

use super::block::Drawing;
use crate::page::{Mark, Paint};

/// Dots that people can still count one by one.
const MOST_DOTS: usize = 240;

/// The marks of a drawing from (0, 0) in the given width, and their height in points.
pub(crate) fn draw(drawing: &Drawing, width: f32) -> (Vec<Mark>, f32) {
    match drawing {
        Drawing::Dots { full, all } if *all <= MOST_DOTS => dots(*full, *all, width),
        Drawing::Dots { full, all } => share_bar(&[*full as f32 / *all as f32], width, 14.0),
        Drawing::Budget { shares } => share_bar(shares, width, 22.0),
        Drawing::Emblem(size) => (emblem(*size), *size),
    }
}

fn dots(full: usize, all: usize, width: f32) -> (Vec<Mark>, f32) {
    let step = (width / 29.0).clamp(8.3, 9.0);
    let per_row = ((width / step).floor() as usize).max(1);
    // Rows of about one length read as one block.
    let rows = all.div_ceil(per_row).max(1);
    let per_row = all.div_ceil(rows).max(1);
    let row_height = step * 1.09;
    let marks = (0..all)
        .map(|index| {
            let (row, column) = (index / per_row, index % per_row);
            let centre = (
                step * (column as f32 + 0.5),
                row_height * (row as f32 + 0.5),
            );
            if index < full {
                Mark::Circle {
                    centre,
                    radius: step * 0.4,
                    paint: Paint::Fill,
                }
            } else {
                Mark::Circle {
                    centre,
                    radius: step * 0.345,
                    paint: Paint::Stroke(0.95),
                }
            }
        })
        .collect();
    (marks, row_height * rows as f32)
}

/// A framed bar; each share is filled, with white seams between them, and the rest stays open.
fn share_bar(shares: &[f32], width: f32, height: f32) -> (Vec<Mark>, f32) {
    const SEAM: f32 = 1.6;
    let mut marks = vec![Mark::Rect {
        at: (0.6, 0.6),
        size: (width - 1.2, height - 1.2),
        paint: Paint::Stroke(1.2),
        radius: 0.0,
    }];
    let room = width - 2.0 * 3.0;
    let mut pen = 3.0;
    for share in shares {
        let length = room * share.clamp(0.0, 1.0);
        let drawn = (length - SEAM).min(width - 3.0 - pen).max(0.0);
        if drawn > 0.0 {
            marks.push(Mark::Rect {
                at: (pen, 3.0),
                size: (drawn, height - 6.0),
                paint: Paint::Fill,
                radius: 0.0,
            });
        }
        pen += length;
    }
    (marks, height)
}

/// The five seats around a table, for one ink (the mark's own geometry: a field of 64 units).
pub(crate) fn emblem(size: f32) -> Vec<Mark> {
    let unit = size / 64.0;
    let centre = (32.0 * unit, 33.4 * unit);
    let table = Mark::Circle {
        centre,
        radius: 14.384 * unit,
        paint: Paint::Fill,
    };
    let seats = (0..5_u8).map(|seat| {
        let middle = -90.0 + 72.0 * f32::from(seat);
        Mark::Arc {
            centre,
            radius: 26.216 * unit,
            angles: (middle - 15.5, middle + 15.5),
            width: 9.976 * unit,
        }
    });
    std::iter::once(table).chain(seats).collect()
}

/// An empty box to tick, `size` points wide, its top left at (0, 0).
pub(crate) fn check_box(size: f32) -> Mark {
    Mark::Rect {
        at: (0.75, 0.75),
        size: (size - 1.5, size - 1.5),
        paint: Paint::Stroke(1.5),
        radius: 2.5,
    }
}
