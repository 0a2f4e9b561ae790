//! Photos of flipcharts and of the room, without what cameras and telephones write into them.
//!
//! Invariants:
//! - **Pixels only.** A photo is decoded, turned upright and encoded again, so that no place, time, name of a device,
//!   colour profile or comment of the original is left (EXIF, XMP, IPTC, ICC).
//! - **Judged before it is decoded.** Kind and size are read from the first bytes; what says to be larger than the limits
//!   is never unpacked.
//! - **Pictures only.** What can hold a script or point elsewhere, as SVG does, is refused whatever its name says.
//!
//! Deliberately absent: files, and where photos are kept (`cocrea-store`).

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        reason = "a test may fail loudly"
    )
)]

mod kind;
mod segments;
#[cfg(test)]
mod tests;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder as _, ImageFormat, ImageReader,
    Limits, Rgb, RgbImage,
};
use std::fmt;
use std::io::Cursor;

/// The most bytes of a file that is taken for a photo.
pub const LARGEST_FILE: usize = 64 << 20;
/// The most pixels of a photo: what the largest sensors of telephones give without binning, and 200 MB once decoded.
pub const MOST_PIXELS: u64 = 64_000_000;
/// Pixels of the longer side of a photo that is kept: small handwriting on a whole flipchart can still be read.
pub const LONGEST_SIDE: u32 = 2_560;
/// Pixels of the longer side of a thumbnail.
pub const THUMBNAIL_SIDE: u32 = 320;
/// The most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// Of 100 (ITU-T T.81 leaves the scale to the encoder).
const QUALITY: u8 = 82;
const THUMBNAIL_QUALITY: u8 = 75;

/// A photo as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// JPEG without metadata, its longer side at most [`LONGEST_SIDE`].
    pub jpeg: Vec<u8>,
    /// JPEG whose longer side is at most [`THUMBNAIL_SIDE`].
    pub thumbnail: Vec<u8>,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// Why bytes are not taken for a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// No picture of a kind that is read here: JPEG, PNG or WebP.
    NotAPhoto,
    /// HEIC or AVIF, which some telephones write and few programs read.
    Heic,
    /// SVG, which can hold scripts.
    Svg,
    /// More than [`LARGEST_FILE`] bytes.
    FileTooLarge,
    /// More than [`MOST_PIXELS`], or no pixel at all.
    TooManyPixels {
        /// Pixels that it says to have.
        width: u32,
        /// Pixels that it says to have.
        height: u32,
    },
    /// It begins as a photo and does not go on as one.
    Damaged,
    /// It came from elsewhere and holds more than pixels.
    NotClean,
}

impl fmt::Display for Unfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPhoto => out.write_str("no JPEG, PNG or WebP"),
            Self::Heic => out.write_str("HEIC or AVIF"),
            Self::Svg => out.write_str("SVG"),
            Self::FileTooLarge => write!(out, "more than {LARGEST_FILE} bytes"),
            Self::TooManyPixels { width, height } => write!(out, "{width} × {height} pixels"),
            Self::Damaged => out.write_str("damaged"),
            Self::NotClean => out.write_str("it holds more than pixels"),
        }
    }
}

impl std::error::Error for Unfit {}

/// The photo in these bytes, by what they are and not by what their file is called. The same bytes give the same photo.
///
/// # Errors
/// [`Unfit`], but for [`Unfit::NotClean`].
pub fn clean(bytes: &[u8]) -> Result<Photo, Unfit> {
    if bytes.len() > LARGEST_FILE {
        return Err(Unfit::FileTooLarge);
    }
    let kind = kind::of(bytes)?;
    if kind == ImageFormat::Jpeg && !segments::reach_the_end(bytes) {
        return Err(Unfit::Damaged);
    }
    let decoded = decode(bytes, kind)?;
    let pixels = on_white(shrunk(decoded, LONGEST_SIDE));
    let (width, height) = pixels.dimensions();
    let jpeg = encode(&pixels, QUALITY)?;
    Ok(Photo {
        thumbnail: thumbnail(DynamicImage::ImageRgb8(pixels))?,
        jpeg,
        width,
        height,
    })
}

/// The thumbnail of a photo that another laptop says to have cleaned.
///
/// # Errors
/// [`Unfit::NotClean`] when it is not as [`clean`] makes them, and those of a photo that cannot be decoded.
pub fn thumbnail_of_clean(jpeg: &[u8]) -> Result<Vec<u8>, Unfit> {
    if jpeg.len() > LARGEST_FILE {
        return Err(Unfit::FileTooLarge);
    }
    if kind::of(jpeg)? != ImageFormat::Jpeg || !segments::are_pixels_only(jpeg) {
        return Err(Unfit::NotClean);
    }
    let decoded = decode(jpeg, ImageFormat::Jpeg)?;
    if decoded.width().max(decoded.height()) > LONGEST_SIDE {
        return Err(Unfit::NotClean);
    }
    thumbnail(decoded)
}

/// The picture, upright.
fn decode(bytes: &[u8], kind: ImageFormat) -> Result<DynamicImage, Unfit> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|_| Unfit::Damaged)?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 || pixels > MOST_PIXELS {
        return Err(Unfit::TooManyPixels { width, height });
    }
    // Without a legible orientation it stays as it lies.
    let orientation = decoder.orientation();
    let mut decoded = DynamicImage::from_decoder(decoder).map_err(|_| Unfit::Damaged)?;
    if let Ok(orientation) = orientation {
        decoded.apply_orientation(orientation);
    }
    Ok(decoded)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// The picture with its longer side at most `longest`; never larger than it was.
fn shrunk(picture: DynamicImage, longest: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= longest {
        return picture;
    }
    picture.resize(longest, longest, FilterType::Triangle)
}

/// What shines through is paper.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut paper = RgbImage::new(picture.width(), picture.height());
    for (on, through) in paper.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = through.0;
        let over_white = |shade: u8| {
            let mixed = u32::from(shade) * u32::from(alpha) + 255 * u32::from(255 - alpha);
            // At most 255, since both weights add to 255.
            u8::try_from((mixed + 127) / 255).unwrap_or(u8::MAX)
        };
        *on = Rgb([over_white(red), over_white(green), over_white(blue)]);
    }
    paper
}

fn thumbnail(picture: DynamicImage) -> Result<Vec<u8>, Unfit> {
    let small = shrunk(picture, THUMBNAIL_SIDE).into_rgb8();
    encode(&small, THUMBNAIL_QUALITY)
}

fn encode(pixels: &RgbImage, quality: u8) -> Result<Vec<u8>, Unfit> {
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    encoder
        .write_image(
            pixels.as_raw(),
            pixels.width(),
            pixels.height(),
            ExtendedColorType::Rgb8,
        )
        // A side of more than 65,535 pixels does not fit into a JPEG.
        .map_err(|_| Unfit::TooManyPixels {
            width: pixels.width(),
            height: pixels.height(),
        })?;
    Ok(jpeg)
}
