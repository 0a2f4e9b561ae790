//! A typeset document: pages of marks, each mark belonging to one tag of a tree or to none.
//!
//! This is all that a writer, or a preview, needs to know. Coordinates are points from the top left of the page.

use crate::text::lines::Piece;

/// Letter paper, in points.
pub(crate) const PAPER: (f32, f32) = (612.0, 792.0);

/// 18 mm, in points.
pub(crate) const MARGIN: f32 = 51.02;

/// Width between the margins, in points.
pub(crate) const MEASURE: f32 = PAPER.0 - 2.0 * MARGIN;

/// One thing drawn.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Pieces of text on one baseline, `x` of each counted from `x`.
    Text {
        x: f32,
        baseline: f32,
        size: f32,
        pieces: Vec<Piece>,
    },
    /// A straight stroke.
    Line {
        from: (f32, f32),
        to: (f32, f32),
        width: f32,
    },
    /// A rectangle: its top left, its size.
    Rect {
        at: (f32, f32),
        size: (f32, f32),
        paint: Paint,
        radius: f32,
    },
    /// A circle around its centre.
    Circle {
        centre: (f32, f32),
        radius: f32,
        paint: Paint,
    },
    /// A stroke along an arc of a circle, angles in degrees clockwise from three o'clock, with round ends.
    Arc {
        centre: (f32, f32),
        radius: f32,
        angles: (f32, f32),
        width: f32,
    },
}

/// How a closed shape is drawn: always in black.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Paint {
    Fill,
    /// A stroke of this width, in points.
    Stroke(f32),
}

impl Mark {
    /// The mark moved right and down.
    pub(crate) fn moved(mut self, (right, down): (f32, f32)) -> Self {
        let shift = |(x, y): &mut (f32, f32)| {
            *x += right;
            *y += down;
        };
        match &mut self {
            Self::Text { x, baseline, .. } => {
                *x += right;
                *baseline += down;
            }
            Self::Line { from, to, .. } => {
                shift(from);
                shift(to);
            }
            Self::Rect { at, .. } => shift(at),
            Self::Circle { centre, .. } | Self::Arc { centre, .. } => shift(centre),
        }
        self
    }
}

/// A mark and the tag it belongs to; none makes it an artifact (rules, running heads).
#[derive(Debug, Clone)]
pub(crate) struct Tagged {
    pub(crate) tag: Option<TagId>,
    pub(crate) mark: Mark,
}

/// A page of marks in reading order.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    pub(crate) marks: Vec<Tagged>,
}

/// Index of a tag in its [`TagTree`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TagId(pub(crate) usize);

/// Standard structure types of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    Section,
    Heading(u8),
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Figure,
    Contents,
    ContentsItem,
    Link,
}

impl Role {
    /// Its name in the file.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Document => "Document".to_owned(),
            Self::Section => "Sect".to_owned(),
            Self::Heading(level) => format!("H{level}"),
            Self::Paragraph => "P".to_owned(),
            Self::List => "L".to_owned(),
            Self::ListItem => "LI".to_owned(),
            Self::Label => "Lbl".to_owned(),
            Self::ListBody => "LBody".to_owned(),
            Self::Table => "Table".to_owned(),
            Self::Row => "TR".to_owned(),
            Self::ColumnHead | Self::RowHead => "TH".to_owned(),
            Self::Cell => "TD".to_owned(),
            Self::Figure => "Figure".to_owned(),
            Self::Contents => "TOC".to_owned(),
            Self::ContentsItem => "TOCI".to_owned(),
            Self::Link => "Link".to_owned(),
        }
    }
}

/// One tag.
#[derive(Debug, Clone)]
pub(crate) struct Tag {
    pub(crate) role: Role,
    pub(crate) parent: Option<TagId>,
    /// Words in place of what is drawn; required for figures.
    pub(crate) alt: Option<String>,
}

/// The tags of a document; the first is the document itself, parents come before their children.
#[derive(Debug, Clone)]
pub(crate) struct TagTree {
    pub(crate) tags: Vec<Tag>,
}

impl Default for TagTree {
    fn default() -> Self {
        Self {
            tags: vec![Tag {
                role: Role::Document,
                parent: None,
                alt: None,
            }],
        }
    }
}

impl TagTree {
    pub(crate) const ROOT: TagId = TagId(0);

    /// A new tag, the last child of `parent` so far.
    pub(crate) fn add(&mut self, role: Role, parent: TagId) -> TagId {
        self.tags.push(Tag {
            role,
            parent: Some(parent),
            alt: None,
        });
        TagId(self.tags.len() - 1)
    }

    /// A new figure with the words that stand for it.
    pub(crate) fn add_figure(&mut self, parent: TagId, alt: &str) -> TagId {
        let figure = self.add(Role::Figure, parent);
        if let Some(tag) = self.tags.get_mut(figure.0) {
            tag.alt = Some(alt.to_owned());
        }
        figure
    }
}

/// A heading where it came to stand.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Landmark {
    pub(crate) level: u8,
    /// Its number, or nothing.
    pub(crate) number: String,
    pub(crate) title: String,
    /// Whether the table of contents names it.
    pub(crate) listed: bool,
    /// Its page, counted from 1.
    pub(crate) page: usize,
    /// Its top on that page, in points from the top.
    pub(crate) top: f32,
}

/// An area of a page that leads to a heading.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// The tag of the words in the area.
    pub(crate) tag: TagId,
    /// Its page, counted from 1.
    pub(crate) page: usize,
    /// Its top and its bottom, in points from the top; it is as wide as the measure.
    pub(crate) span: (f32, f32),
    /// Index of the heading among the landmarks.
    pub(crate) target: usize,
}

/// A typeset document, ready to be written.
#[derive(Debug, Clone)]
pub(crate) struct Typeset {
    pub(crate) title: String,
    /// BCP 47.
    pub(crate) language: String,
    pub(crate) pages: Vec<Page>,
    pub(crate) tags: TagTree,
    pub(crate) landmarks: Vec<Landmark>,
    pub(crate) links: Vec<Link>,
    /// The date of the document.
    pub(crate) made_on: chrono::NaiveDate,
    /// Hash of all that is printed; the file's identity.
    pub(crate) identity: [u8; 16],
}
