//! Flow: strips fall into pages; what belongs together stays together.

use std::rc::Rc;

use crate::page::{Landmark, Link, Page, TagId, Tagged};

/// The room for content on a page, in points from the top.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

/// A horizontal slice of a document that no page break divides.
///
/// Marks have their `x` from the left of the frame and their `y` from the top of the strip.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    pub(crate) height: f32,
    /// Empty height above, dropped at the top of a page.
    pub(crate) before: f32,
    /// Whether it must stand on the page of the next strip.
    pub(crate) keeps: bool,
    pub(crate) marks: Vec<Tagged>,
    /// The head to repeat when a page begins with this strip.
    pub(crate) head: Option<Rc<Vec<Strip>>>,
    /// The heading that begins here.
    pub(crate) landmark: Option<Landmark>,
    /// The tag of its words and the heading that they lead to.
    pub(crate) link: Option<(TagId, usize)>,
    /// Whether it sinks to the foot of the page with what it keeps to.
    pub(crate) sinks: bool,
    /// Whether a new page begins with it.
    pub(crate) opens: bool,
}

/// The pages, and where the headings came to stand on them.
#[derive(Debug, Default)]
pub(crate) struct Flowed {
    pub(crate) pages: Vec<Page>,
    pub(crate) landmarks: Vec<Landmark>,
    pub(crate) links: Vec<Link>,
}

/// Lets the strips fall into as many pages as they need, at least one.
pub(crate) fn flow(strips: Vec<Strip>, frame: Frame) -> Flowed {
    let mut falling = Falling {
        frame,
        flowed: Flowed {
            pages: vec![Page::default()],
            ..Flowed::default()
        },
        pen: frame.top,
    };
    let mut chain: Vec<Strip> = Vec::new();
    for strip in strips {
        let goes_on = strip.keeps;
        chain.push(strip);
        if !goes_on {
            falling.place(std::mem::take(&mut chain));
        }
    }
    falling.place(chain);
    falling.flowed
}

struct Falling {
    frame: Frame,
    flowed: Flowed,
    pen: f32,
}

/// Rounding of additions must not open a page.
const SLACK: f32 = 0.01;

impl Falling {
    /// Places strips that belong together: on this page, else on the next, else (taller than a page) one by one.
    fn place(&mut self, mut chain: Vec<Strip>) {
        let Some(first) = chain.first() else {
            return;
        };
        if first.opens && !self.is_untouched() {
            self.turn();
        }
        let height = self.height(&chain);
        if self.pen + height > self.frame.bottom + SLACK && !self.is_untouched() {
            let head: f32 = first.head.as_ref().map_or(0.0, |head| tall(head));
            if height - first.before + head <= self.frame.bottom - self.frame.top + SLACK {
                self.turn();
            }
        }
        if !self.is_untouched()
            && let Some(first) = chain.first_mut().filter(|first| first.sinks)
        {
            first.before = 0.0;
            self.pen = self.pen.max(self.frame.bottom - tall(&chain));
        }
        for strip in chain {
            self.drop(strip);
        }
    }

    fn drop(&mut self, strip: Strip) {
        if self.pen + self.height(std::slice::from_ref(&strip)) > self.frame.bottom + SLACK
            && !self.is_untouched()
        {
            self.turn();
        }
        if self.is_untouched()
            && let Some(head) = &strip.head
        {
            for repeated in head.as_ref() {
                self.drop(as_artifact(repeated));
            }
        }
        if !self.is_untouched() {
            self.pen += strip.before;
        }
        if let Some(landmark) = strip.landmark {
            self.flowed.landmarks.push(Landmark {
                page: self.flowed.pages.len(),
                top: self.pen,
                ..landmark
            });
        }
        if let Some((tag, target)) = strip.link {
            self.flowed.links.push(Link {
                tag,
                page: self.flowed.pages.len(),
                span: (self.pen, self.pen + strip.height),
                target,
            });
        }
        let shift = (self.frame.left, self.pen);
        if let Some(page) = self.flowed.pages.last_mut() {
            page.marks
                .extend(strip.marks.into_iter().map(|tagged| Tagged {
                    tag: tagged.tag,
                    mark: tagged.mark.moved(shift),
                }));
        }
        self.pen += strip.height;
    }

    /// Height of a chain set down here.
    fn height(&self, chain: &[Strip]) -> f32 {
        let all = tall(chain);
        match chain.first() {
            Some(first) if self.is_untouched() => all - first.before,
            Some(_) | None => all,
        }
    }

    fn is_untouched(&self) -> bool {
        self.pen <= self.frame.top
    }

    fn turn(&mut self) {
        self.flowed.pages.push(Page::default());
        self.pen = self.frame.top;
    }
}

fn tall(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.before + strip.height).sum()
}

/// A repeated head is decoration to people who hear the document: they heard it already.
fn as_artifact(strip: &Strip) -> Strip {
    Strip {
        marks: strip
            .marks
            .iter()
            .map(|tagged| Tagged {
                tag: None,
                mark: tagged.mark.clone(),
            })
            .collect(),
        landmark: None,
        link: None,
        head: None,
        ..strip.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame {
        left: 0.0,
        top: 0.0,
        bottom: 100.0,
    };

    fn strip(height: f32, keeps: bool) -> Strip {
        Strip {
            height,
            keeps,
            landmark: Some(Landmark {
                level: 1,
                number: String::new(),
                title: String::new(),
                listed: false,
                page: 0,
                top: 0.0,
            }),
            ..Strip::default()
        }
    }

    fn pages(strips: Vec<Strip>) -> Vec<usize> {
        flow(strips, FRAME)
            .landmarks
            .iter()
            .map(|landmark| landmark.page)
            .collect()
    }

    #[test]
    fn what_is_kept_together_moves_to_the_next_page_together() {
        assert_eq!(
            pages(vec![
                strip(80.0, false),
                strip(15.0, true),
                strip(15.0, false)
            ]),
            [1, 2, 2]
        );
    }

    #[test]
    fn a_chain_taller_than_a_page_is_divided_all_the_same() {
        let chain: Vec<Strip> = (0..5).map(|index| strip(40.0, index < 4)).collect();
        assert_eq!(pages(chain), [1, 1, 2, 2, 3]);
    }

    #[test]
    fn a_head_is_repeated_on_the_next_page_and_takes_its_room() {
        let head = Rc::new(vec![strip(20.0, true)]);
        let rows: Vec<Strip> = std::iter::once(strip(20.0, true))
            .chain((0..4).map(|_| Strip {
                head: Some(Rc::clone(&head)),
                ..strip(40.0, false)
            }))
            .collect();
        let flowed = flow(rows, FRAME);
        let tops: Vec<(usize, f32)> = flowed
            .landmarks
            .iter()
            .map(|landmark| (landmark.page, landmark.top))
            .collect();
        assert_eq!(tops, [(1, 0.0), (1, 20.0), (1, 60.0), (2, 20.0), (2, 60.0)]);
    }

    #[test]
    fn signatures_sink_to_the_foot() {
        let sinking = Strip {
            sinks: true,
            ..strip(30.0, false)
        };
        let flowed = flow(vec![strip(10.0, false), sinking], FRAME);
        assert!((flowed.landmarks[1].top - 70.0).abs() < 0.01);
    }
}
