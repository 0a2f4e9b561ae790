//! The writer: a typeset document becomes the bytes of a PDF 1.7 file.
//!
//! The only module that names printpdf or lopdf. printpdf turns marks into page streams and embeds the faces; the
//! pass over its result adds what printpdf cannot write: structure, language, outline, XMP and a stable identity.

mod catalog;
mod fonts;
mod intent;
mod marks;
mod structure;

use std::collections::BTreeMap;

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::Fault;
use crate::page::{Landmark, MARGIN, PAPER, TagId, Typeset};
use crate::text::clean::clean;

/// The places where one tag is drawn: page index and number of its marked content.
type Places = BTreeMap<TagId, Vec<(usize, i64)>>;

/// The bytes of the file; the same document gives the same bytes.
pub(crate) fn write(typeset: &Typeset) -> Result<Vec<u8>, Fault> {
    let fonts = fonts::embed(&typeset.pages)?;
    let mut places = Places::new();
    let mut document = PdfDocument::new(&typeset.title);
    for (index, page) in typeset.pages.iter().enumerate() {
        let operations = marks::operations(page, index, &fonts, &mut places);
        let (width, height) = (Mm(PAPER.0 / 72.0 * 25.4), Mm(PAPER.1 / 72.0 * 25.4));
        document.pages.push(PdfPage::new(width, height, operations));
    }
    document.resources.fonts.map = fonts.into_embedded();
    let mut warnings = Vec::new();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    for warning in warnings {
        log::warn!("printpdf: {warning:?}");
    }
    file.version = "1.7".to_owned();
    catalog::complete(&mut file, typeset).map_err(broken)?;
    structure::build(&mut file, typeset, &places).map_err(broken)?;
    file.compress();
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes).map_err(broken)?;
    Ok(bytes)
}

/// Where a heading stands, with some air above it.
fn destination(mark: &Landmark, pages: &[lopdf::ObjectId]) -> lopdf::Object {
    let page = pages.get(mark.page.saturating_sub(1));
    vec![
        page.map_or(lopdf::Object::Null, |page| (*page).into()),
        "XYZ".into(),
        MARGIN.into(),
        (PAPER.1 - mark.top + 10.0).into(),
        lopdf::Object::Null,
    ]
    .into()
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> Fault {
    Fault::File(Box::new(error))
}

/// A text string of ISO 32000-1, 7.9.2.2: plain when ASCII, else UTF-16 with its mark.
fn text_string(text: &str) -> lopdf::Object {
    let text = &clean(text, |_| {});
    if text.is_ascii() {
        return lopdf::Object::String(text.as_bytes().to_vec(), lopdf::StringFormat::Literal);
    }
    lopdf::Object::String(utf16(text), lopdf::StringFormat::Hexadecimal)
}

fn utf16(text: &str) -> Vec<u8> {
    [0xfe, 0xff]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_strings_carry_their_accents() {
        assert_eq!(utf16("ñ"), [0xfe, 0xff, 0x00, 0xf1]);
        assert!(matches!(
            text_string("plan"),
            lopdf::Object::String(bytes, lopdf::StringFormat::Literal) if bytes == b"plan"
        ));
    }
}
