//! Text: from what people typed to lines of positioned glyphs.

pub(crate) mod clean;
pub(crate) mod faces;
pub(crate) mod lines;
pub(crate) mod shape;

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    /// Size of the letters in points.
    pub(crate) size: f32,
    /// Distance between baselines in points.
    pub(crate) leading: f32,
    /// Whether all of it is bold, whatever the spans say.
    pub(crate) bold: bool,
    /// Whether digits share one width, for columns of numbers.
    pub(crate) tabular: bool,
    /// Whether letters stand a little closer, as big ones should.
    pub(crate) tight: bool,
    /// Where lines stand in their measure.
    pub(crate) align: Align,
    /// How lines are chosen.
    pub(crate) rag: Rag,
}

impl Style {
    /// Running text of `size` points.
    pub(crate) const fn text(size: f32) -> Self {
        Self {
            size,
            leading: size * 1.38,
            bold: false,
            tabular: false,
            tight: false,
            align: Align::Left,
            rag: Rag::Hyphenated,
        }
    }

    /// A title of `size` points: bold, tight, balanced, never hyphenated unless a word is wider than the measure.
    pub(crate) const fn title(size: f32) -> Self {
        Self {
            size,
            leading: size * 1.14,
            bold: true,
            tabular: false,
            tight: size >= 20.0,
            align: Align::Left,
            rag: Rag::Balanced,
        }
    }

    pub(crate) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(crate) const fn leading(self, leading: f32) -> Self {
        Self { leading, ..self }
    }

    pub(crate) const fn whole_words(self) -> Self {
        Self {
            rag: Rag::WholeWords,
            ..self
        }
    }

    pub(crate) const fn centred(self) -> Self {
        Self {
            align: Align::Centre,
            ..self
        }
    }

    pub(crate) const fn figures(self) -> Self {
        Self {
            align: Align::Right,
            tabular: true,
            rag: Rag::WholeWords,
            ..self
        }
    }

    /// From the top of a line to its baseline, so that capitals stand in the middle of the leading.
    pub(crate) fn baseline(&self) -> f32 {
        self.leading / 2.0 + faces::CAPITAL_HEIGHT * self.size / 2.0
    }
}

/// Where lines stand in their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// How the ends of lines are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rag {
    /// Long words may be divided when the line would stay short.
    Hyphenated,
    /// Words stay whole.
    WholeWords,
    /// Words stay whole and the lines come out about equally long.
    Balanced,
}

/// A run of text of one weight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) bold: bool,
}

/// A text of one or more weights; newlines force a new line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Rich(pub(crate) Vec<Span>);

impl Rich {
    pub(crate) fn plain(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    pub(crate) fn strong(text: impl Into<String>) -> Self {
        Self::default().and_strong(text)
    }

    pub(crate) fn and(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span {
            text: text.into(),
            bold: false,
        });
        self
    }

    pub(crate) fn and_strong(mut self, text: impl Into<String>) -> Self {
        self.0.push(Span {
            text: text.into(),
            bold: true,
        });
        self
    }

    /// Text in which `**…**` marks the strong parts, as the words of a document write it.
    pub(crate) fn marked(text: &str) -> Self {
        text.split("**")
            .enumerate()
            .filter(|(_, part)| !part.is_empty())
            .fold(Self::default(), |rich, (index, part)| {
                if index % 2 == 1 {
                    rich.and_strong(part)
                } else {
                    rich.and(part)
                }
            })
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.0.iter().all(|span| span.text.trim().is_empty())
    }

    pub(crate) fn text(&self) -> String {
        self.0.iter().map(|span| span.text.as_str()).collect()
    }
}
