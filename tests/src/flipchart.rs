//! Photos of flipcharts as a telephone takes them, with where and with what they were taken written into them.
#![allow(clippy::expect_used, reason = "a test may fail loudly")]

use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};

/// What the telephone writes beside the pixels: none of it may be anywhere afterwards.
pub const WRITTEN_BY_THE_CAMERA: [&str; 3] =
    ["Telefono de Ana", "29.0729 -110.9559", "tomada por Ana"];

/// A photo of a flipchart with lines of ink; another number is another flipchart.
///
/// # Panics
/// When it cannot be encoded.
#[must_use]
pub fn photo(number: u32) -> Vec<u8> {
    let (width, height) = (900, 1_200);
    let ink = |x: u32, y: u32| {
        let line = y / 80;
        let ends = 300 + (line * 97 + number * 61) % 480;
        (20..32).contains(&(y % 80)) && (80..ends).contains(&x) && x % (17 + number % 7) > 4
    };
    let pixels = RgbImage::from_fn(width, height, |x, y| {
        if ink(x, y) {
            Rgb([20, 30, 120])
        } else {
            Rgb([244, 240, 228])
        }
    });
    let mut jpeg = Vec::new();
    pixels
        .write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, 90))
        .expect("pixels can be encoded");
    let exif = [b"Exif\0\0", WRITTEN_BY_THE_CAMERA[0].as_bytes()].concat();
    let place = [
        b"http://ns.adobe.com/xap/1.0/\0",
        WRITTEN_BY_THE_CAMERA[1].as_bytes(),
    ]
    .concat();
    let comment = WRITTEN_BY_THE_CAMERA[2].as_bytes();
    let segments = [(0xE1, exif.as_slice()), (0xE1, &place), (0xFE, comment)];
    let start = jpeg.drain(..2).collect::<Vec<u8>>();
    let segments = segments.map(|(marker, content)| {
        let length = u16::try_from(content.len() + 2).expect("a short segment");
        [&[0xFF, marker], length.to_be_bytes().as_slice(), content].concat()
    });
    [start, segments.concat(), jpeg].concat()
}
