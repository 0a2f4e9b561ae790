//! What kind of picture bytes are, by their beginning.

use crate::Unfit;
use image::ImageFormat;

/// How much of a text is looked through for the root of an SVG: what may stand before it is seldom longer.
const BEFORE_ROOT: usize = 4_096;
/// Brands of files that hold pictures as HEVC or AV1 (ISO/IEC 23008-12, AVIF 1.1).
const HEIC: [&[u8]; 8] = [
    b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif",
];

/// The kind of these bytes.
///
/// # Errors
/// [`Unfit::Svg`], [`Unfit::Heic`], [`Unfit::NotAPhoto`].
pub(crate) fn of(bytes: &[u8]) -> Result<ImageFormat, Unfit> {
    match bytes {
        [0xFF, 0xD8, 0xFF, ..] => Ok(ImageFormat::Jpeg),
        [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(ImageFormat::Png),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Ok(ImageFormat::WebP),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..]
            if HEIC.iter().any(|heic| brand.starts_with(heic)) =>
        {
            Err(Unfit::Heic)
        }
        _ if is_svg(bytes) => Err(Unfit::Svg),
        _ => Err(Unfit::NotAPhoto),
    }
}

/// Whether it reads as SVG, in any of the encodings of XML, so that the refusal can say why.
fn is_svg(bytes: &[u8]) -> bool {
    let start = bytes.iter().take(BEFORE_ROOT);
    // In UTF-16 every second byte of ASCII is zero.
    let letters = start.filter(|byte| **byte != 0);
    let text: Vec<u8> = letters.map(u8::to_ascii_lowercase).collect();
    text.windows(4).any(|word| word == b"<svg") || text.windows(5).any(|word| word == b":svg ")
}
