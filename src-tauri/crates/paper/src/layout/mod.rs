//! Layout: blocks become strips, strips become pages, until the table of contents holds still.

pub(crate) mod block;
mod contents;
mod drawing;
mod flow;
mod furniture;
mod setter;
mod signing;
mod table;

pub(crate) use block::{
    Block, Cell, Column, Columns, Drawing, Figure, Heading, List, Paragraph, Signature, Table,
};
pub(crate) use furniture::{Furniture, Look};

use crate::page::{Landmark, Link, Page, TagTree};
use crate::text::shape::Shaper;

/// A part of a document with its own running heads; its pages are counted on their own.
pub(crate) struct Part<'a> {
    pub(crate) blocks: Vec<Block>,
    /// The same, set smaller: taken when it needs fewer pages.
    pub(crate) smaller: Option<Vec<Block>>,
    pub(crate) furniture: Furniture<'a>,
}

/// The pages of some parts and what was found on the way.
pub(crate) struct Laid {
    pub(crate) pages: Vec<Page>,
    pub(crate) tags: TagTree,
    pub(crate) landmarks: Vec<Landmark>,
    pub(crate) links: Vec<Link>,
}

/// A table of contents may change its own length; more than a few rounds would mean that it swings.
const ROUNDS: usize = 6;

/// Lays out every part, one after the other.
pub(crate) fn lay_out(shaper: &mut Shaper, parts: &[Part<'_>]) -> Laid {
    let mut laid = Laid {
        pages: Vec::new(),
        tags: TagTree::default(),
        landmarks: Vec::new(),
        links: Vec::new(),
    };
    for part in parts {
        lay_out_part(shaper, part, &mut laid);
    }
    laid
}

fn lay_out_part(shaper: &mut Shaper, part: &Part<'_>, laid: &mut Laid) {
    let frame = part.furniture.frame();
    let (mut flowed, mut tags) = settle(shaper, &part.blocks, &laid.tags, frame);
    if let Some(smaller) = part.smaller.as_ref().filter(|_| flowed.pages.len() > 1) {
        let second = settle(shaper, smaller, &laid.tags, frame);
        if second.0.pages.len() < flowed.pages.len() {
            (flowed, tags) = second;
        }
    }
    laid.tags = tags;
    let before = laid.pages.len();
    part.furniture.hang(shaper, &mut flowed.pages);
    let headings = laid.landmarks.len();
    laid.links.extend(flowed.links.into_iter().map(|link| Link {
        page: link.page + before,
        target: link.target + headings,
        ..link
    }));
    laid.landmarks
        .extend(flowed.landmarks.into_iter().map(|landmark| Landmark {
            page: landmark.page + before,
            ..landmark
        }));
    laid.pages.append(&mut flowed.pages);
}

/// The pages of the blocks once the table of contents holds still, and the tags with theirs added.
fn settle(
    shaper: &mut Shaper,
    blocks: &[Block],
    untouched: &TagTree,
    frame: flow::Frame,
) -> (flow::Flowed, TagTree) {
    let mut known = setter::headings(blocks);
    let mut tags = untouched.clone();
    let mut flowed = flow::Flowed::default();
    for _ in 0..ROUNDS {
        tags = untouched.clone();
        let strips = setter::set(shaper, &mut tags, blocks, &known);
        flowed = flow::flow(strips, frame);
        let settled = flowed
            .landmarks
            .iter()
            .map(|mark| mark.page)
            .eq(known.iter().map(|mark| mark.page));
        known.clone_from(&flowed.landmarks);
        if settled {
            break;
        }
    }
    (flowed, tags)
}
