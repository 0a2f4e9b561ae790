//! The rules that every typeset page must keep, checked before it is written.

use crate::page::{MARGIN, Mark, PAPER, Page, Role, Tag, Typeset};

/// Half a point that nobody sees.
const TOLERANCE: f32 = 0.6;

/// What the pages break: empty when all is well. Each kind is told once.
pub(crate) fn breaches(typeset: &Typeset) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (index, page) in typeset.pages.iter().enumerate() {
        found.extend(page_breach(page).map(|breach| format!("page {}: {breach}", index + 1)));
    }
    found.extend(tag_breach(&typeset.tags.tags));
    found
}

fn page_breach(page: &Page) -> Option<String> {
    page.marks.iter().find_map(|tagged| {
        let Mark::Text {
            x,
            baseline,
            size,
            pieces,
        } = &tagged.mark
        else {
            return None;
        };
        let right = pieces
            .iter()
            .map(|piece| x + piece.x + piece.shaped.inked * size)
            .fold(*x, f32::max);
        if *x < MARGIN - TOLERANCE || right > PAPER.0 - MARGIN + TOLERANCE {
            return Some(format!("text from {x:.1} to {right:.1} leaves the margins"));
        }
        if *baseline < 20.0 || *baseline > PAPER.1 - 30.0 {
            return Some(format!("text at {baseline:.1} leaves the page"));
        }
        pieces
            .iter()
            .flat_map(|piece| &piece.shaped.glyphs)
            .any(|glyph| glyph.id == 0)
            .then(|| "a glyph without shape".to_owned())
    })
}

fn tag_breach(tags: &[Tag]) -> Option<String> {
    let mut level = 0;
    for tag in tags {
        match tag.role {
            Role::Heading(next) if next > level + 1 => {
                return Some(format!("a heading jumps from level {level} to {next}"));
            }
            Role::Heading(next) => level = next,
            Role::Figure if tag.alt.as_ref().is_none_or(|alt| alt.trim().is_empty()) => {
                return Some("a figure without words".to_owned());
            }
            Role::Section if tag.parent.is_some() => level = 0,
            Role::Document
            | Role::Section
            | Role::Paragraph
            | Role::List
            | Role::ListItem
            | Role::Label
            | Role::ListBody
            | Role::Table
            | Role::Row
            | Role::ColumnHead
            | Role::RowHead
            | Role::Cell
            | Role::Figure
            | Role::Contents
            | Role::ContentsItem
            | Role::Link => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::TagTree;

    #[test]
    fn a_skipped_heading_level_and_a_mute_figure_are_breaches() {
        let mut tree = TagTree::default();
        tree.add(Role::Heading(1), TagTree::ROOT);
        tree.add(Role::Heading(3), TagTree::ROOT);
        assert!(tag_breach(&tree.tags).unwrap().contains("1 to 3"));
        let mut tree = TagTree::default();
        tree.add_figure(TagTree::ROOT, " ");
        assert!(tag_breach(&tree.tags).unwrap().contains("figure"));
    }

    #[test]
    fn text_over_the_margin_is_a_breach() {
        use crate::text::shape::{Manner, Shaper};
        let mut shaper = Shaper::new("es-MX").unwrap();
        let manner = Manner {
            bold: false,
            tabular: false,
            tight: false,
        };
        let shaped = shaper.shape("fuera", manner);
        let page = Page {
            marks: vec![crate::page::Tagged {
                tag: None,
                mark: Mark::Text {
                    x: 550.0,
                    baseline: 100.0,
                    size: 16.0,
                    pieces: vec![crate::text::lines::Piece { x: 0.0, shaped }],
                },
            }],
        };
        assert!(page_breach(&page).unwrap().contains("margins"));
    }
}
