//! Files that are not what they say.

use super::{decoded, jpeg, quarters, written};
use crate::{LONGEST_SIDE, MOST_PIXELS, Unfit, clean, thumbnail_of_clean};
use image::{DynamicImage, ImageFormat};

const MUTATIONS: u64 = 2_000;

/// A PNG of no pixels that says to have so many (PNG 3, §5, §11.2).
fn png_that_says(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], content: &[u8]| {
        let length = u32::try_from(content.len()).unwrap();
        let summed = [kind, content].concat();
        let mut sum = u32::MAX;
        for byte in &summed {
            sum ^= u32::from(*byte);
            for _ in 0..8 {
                sum = (sum >> 1) ^ (0xEDB8_8320 * (sum & 1));
            }
        }
        [&length.to_be_bytes()[..], &summed, &(!sum).to_be_bytes()].concat()
    };
    let header = [
        &width.to_be_bytes()[..],
        &height.to_be_bytes(),
        &[8, 2, 0, 0, 0],
    ]
    .concat();
    [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &header),
        chunk(b"IDAT", &[]),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

#[test]
fn a_picture_that_says_to_be_huge_is_refused_by_its_header() {
    #[track_caller]
    fn check(width: u32, height: u32) {
        let refused = clean(&png_that_says(width, height));
        assert_eq!(refused, Err(Unfit::TooManyPixels { width, height }));
    }
    check(60_000, 60_000);
    check(8_001, 8_000);
    const { assert!(8_001 * 8_000 > MOST_PIXELS) };
    // Within the limits, and empty.
    assert_eq!(clean(&png_that_says(800, 600)), Err(Unfit::Damaged));
    assert_eq!(clean(&png_that_says(0, 600)), Err(Unfit::Damaged));
}

#[test]
fn svg_is_refused_whatever_it_is_dressed_as() {
    let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#;
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let dressed: [Vec<u8>; 7] = [
        svg.into(),
        format!("\u{FEFF}  \n{svg}").into(),
        format!("<?xml version=\"1.0\"?><!-- {} -->{svg}", "x".repeat(1_000)).into(),
        format!("<!DOCTYPE svg PUBLIC \"-//W3C\">{svg}").into(),
        svg.replace("<svg", "<SVG").into(),
        "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\"/>".into(),
        utf16(svg),
    ];
    for bytes in dressed {
        assert_eq!(clean(&bytes), Err(Unfit::Svg), "{bytes:?}");
    }
    // Packed, it is nothing that is read here.
    assert_eq!(clean(&[0x1F, 0x8B, 8, 0, 0, 0]), Err(Unfit::NotAPhoto));
}

#[test]
fn what_is_no_photo_is_told_apart() {
    for bytes in [
        &b""[..],
        b"hola",
        b"GIF89a\x01\0\x01\0",
        b"BM6\0",
        b"%PDF-1.7",
        b"II*\0\x08\0\0\0",
        b"\0\0\0\x18ftypisom",
        b"PK\x03\x04",
    ] {
        assert_eq!(clean(bytes), Err(Unfit::NotAPhoto), "{bytes:?}");
        assert_eq!(thumbnail_of_clean(bytes), Err(Unfit::NotAPhoto));
    }
    assert_eq!(clean(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Unfit::Heic));
    assert_eq!(clean(b"\0\0\0\x18ftypavif\0\0\0\0"), Err(Unfit::Heic));
    // The beginning alone.
    assert_eq!(clean(&[0xFF, 0xD8, 0xFF]), Err(Unfit::Damaged));
    assert_eq!(clean(b"\x89PNG\r\n\x1a\n"), Err(Unfit::Damaged));
    assert_eq!(clean(b"RIFF\xFF\xFF\xFF\xFFWEBP"), Err(Unfit::Damaged));
}

#[test]
fn changed_and_cut_photos_are_pictures_or_refused() {
    let colours = DynamicImage::ImageRgb8(quarters(96, 64));
    let sound = [
        jpeg(&quarters(96, 64)),
        written(&colours, ImageFormat::Png),
        written(&colours, ImageFormat::WebP),
    ];
    // Numbers that are the same for the same seed (SplitMix64, Steele et al., 2014).
    let mut state = 0x00C0_C12E_A000_u64;
    let mut throw = |below: usize| {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % below as u64).unwrap()
    };
    let (mut taken, mut refused) = (0, 0);
    for mutation in 0..MUTATIONS {
        let mut bytes = sound[throw(sound.len())].clone();
        if mutation % 5 == 0 {
            bytes.truncate(throw(bytes.len()));
        }
        for _ in 0..throw(6) {
            let at = throw(bytes.len().max(1));
            if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(throw(256)).unwrap();
            }
        }
        match clean(&bytes) {
            Ok(photo) => {
                taken += 1;
                let size = decoded(&photo.jpeg).dimensions();
                assert_eq!(size, (photo.width, photo.height));
                assert!(photo.width.max(photo.height) <= LONGEST_SIDE);
                assert_eq!(thumbnail_of_clean(&photo.jpeg).map(|_| ()), Ok(()));
            }
            Err(_) => refused += 1,
        }
        // It must come back, whatever it says.
        let _ = thumbnail_of_clean(&bytes);
    }
    assert!(taken > MUTATIONS / 10 && refused > MUTATIONS / 10);
}
