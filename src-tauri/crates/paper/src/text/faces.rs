//! The typefaces inside every document.
//!
//! Cocrea Hyperlegible Regular and Bold are static instances (wght 400 and 680, made with the instancer of fontTools)
//! of `cocrea-hyperlegible-latin-wght.woff2`, which is Atkinson Hyperlegible Next 2.001 (Braille Institute, OFL 1.1,
//! no reserved name) with an open zero; the letters of `atkinson-hyperlegible-next-latin-ext-wght.woff2` that it lacks
//! were merged in (fontTools' merge), so that Latin names of Europe and the Americas share one face. Andika 6.101 (SIL,
//! OFL 1.1, unmodified) answers for what both lack: the saltillo of Yaqui and Mayo, and the mark for missing glyphs.

use std::sync::OnceLock;

use harfrust::Font;

use crate::Fault;

/// Height of a capital letter of Cocrea Hyperlegible, per em.
pub(crate) const CAPITAL_HEIGHT: f32 = 0.668;

/// One typeface of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Face {
    Regular,
    Bold,
    Fallback,
}

impl Face {
    pub(crate) const ALL: [Self; 3] = [Self::Regular, Self::Bold, Self::Fallback];

    /// The PostScript name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Regular => "CocreaHyperlegible-Regular",
            Self::Bold => "CocreaHyperlegible-Bold",
            Self::Fallback => "Andika",
        }
    }

    /// The whole TrueType file.
    pub(crate) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => {
                include_bytes!("../../../../../assets/fonts/CocreaHyperlegible-Regular.ttf")
            }
            Self::Bold => include_bytes!("../../../../../assets/fonts/CocreaHyperlegible-Bold.ttf"),
            Self::Fallback => include_bytes!("../../../../../assets/fonts/Andika-Regular.ttf"),
        }
    }

    /// Design units per em.
    pub(crate) const fn units(self) -> f32 {
        match self {
            Self::Regular | Self::Bold => 1000.0,
            Self::Fallback => 2048.0,
        }
    }

    /// The parsed face.
    ///
    /// # Errors
    /// [`Fault::Typeface`] when the embedded file is broken, which only a faulty build can cause.
    pub(crate) fn font(self) -> Result<&'static Font, Fault> {
        static FONTS: [OnceLock<Option<Font>>; 3] =
            [OnceLock::new(), OnceLock::new(), OnceLock::new()];
        let [regular, bold, fallback] = &FONTS;
        let cell = match self {
            Self::Regular => regular,
            Self::Bold => bold,
            Self::Fallback => fallback,
        };
        cell.get_or_init(|| Font::new(self.bytes(), 0))
            .as_ref()
            .ok_or(Fault::Typeface(self.name()))
    }
}
