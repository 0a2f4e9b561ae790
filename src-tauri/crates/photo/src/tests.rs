//! Photos keep their pixels and nothing else, and no file of any kind does harm.

use crate::{LARGEST_FILE, LONGEST_SIDE, Photo, THUMBNAIL_SIDE, Unfit, clean, thumbnail_of_clean};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageBuffer, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use std::io::Cursor;

mod hostile;

/// Red at the top left, green at the top right, blue at the bottom left, white at the bottom right.
fn quarters(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb(match (2 * x < width, 2 * y < height) {
            (true, true) => [250, 0, 0],
            (false, true) => [0, 250, 0],
            (true, false) => [0, 0, 250],
            (false, false) => [250, 250, 250],
        })
    })
}

fn jpeg(pixels: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    pixels.write_with_encoder(encoder).unwrap();
    bytes
}

fn written(picture: &DynamicImage, kind: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, kind).unwrap();
    bytes.into_inner()
}

/// A JPEG with one more segment at its beginning.
fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    let start: [&[u8]; 4] = [&[0xFF, 0xD8, 0xFF, marker], &length, content, &jpeg[2..]];
    start.concat()
}

/// EXIF as a telephone writes it: who made the picture, how it is turned, and where it was taken (Exif 2.32, §4.6).
fn exif(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [
            &tag.to_be_bytes()[..],
            &kind.to_be_bytes(),
            &count.to_be_bytes(),
            &value,
        ]
        .concat()
    };
    let (maker, place) = (50_u32, 66_u32);
    [
        &b"Exif\0\0MM\0*"[..],
        &8_u32.to_be_bytes(),
        &3_u16.to_be_bytes(),
        &entry(0x010F, 2, 16, maker.to_be_bytes()),
        &entry(0x0112, 3, 1, [0, orientation, 0, 0]),
        &entry(0x8825, 4, 1, place.to_be_bytes()),
        &0_u32.to_be_bytes(),
        b"Telefono de Ana\0",
        &1_u16.to_be_bytes(),
        &entry(0x0001, 2, 2, *b"N\0\0\0"),
        &0_u32.to_be_bytes(),
        b"29.0729 -110.9559",
    ]
    .concat()
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|bytes| bytes == part)
}

fn decoded(jpeg: &[u8]) -> RgbImage {
    let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).unwrap();
    picture.into_rgb8()
}

/// The colours of the corners: top left, top right, bottom left, bottom right.
fn corners(jpeg: &[u8]) -> [char; 4] {
    let picture = decoded(jpeg);
    let (right, bottom) = (picture.width() - 4, picture.height() - 4);
    [(4, 4), (right, 4), (4, bottom), (right, bottom)].map(|(x, y)| {
        match picture.get_pixel(x, y).0.map(|shade| shade > 128) {
            [true, false, false] => 'r',
            [false, true, false] => 'g',
            [false, false, true] => 'b',
            [true, true, true] => 'w',
            other => panic!("{other:?}"),
        }
    })
}

#[test]
fn nothing_that_a_camera_wrote_is_left() {
    let original = jpeg(&quarters(400, 300));
    let original = with_segment(&original, 0xE1, &exif(1));
    let original = with_segment(
        &original,
        0xE1,
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>",
    );
    let original = with_segment(&original, 0xE2, b"ICC_PROFILE\0\x01\x01de la pantalla");
    let original = with_segment(&original, 0xED, b"Photoshop 3.0\08BIM");
    let original = with_segment(&original, 0xFE, "tomada por Ana".as_bytes());
    // What some programs hide after the picture.
    let original = [original, b"y algo mas".to_vec()].concat();
    let photo = clean(&original).unwrap();
    for part in [
        &b"Exif"[..],
        b"Telefono de Ana",
        b"29.0729",
        b"xmp",
        b"adobe",
        b"ICC_PROFILE",
        b"Photoshop",
        b"tomada",
        b"y algo mas",
    ] {
        assert!(contains(&original, part), "the test is wrong");
        assert!(!contains(&photo.jpeg, part));
        assert!(!contains(&photo.thumbnail, part));
    }
    assert_eq!(corners(&photo.jpeg), ['r', 'g', 'b', 'w']);
}

#[test]
fn a_photo_is_turned_upright_whichever_way_the_camera_was_held() {
    #[track_caller]
    fn check(orientation: u8, expected: [char; 4], size: (u32, u32)) {
        let lying = jpeg(&quarters(160, 96));
        let photo = clean(&with_segment(&lying, 0xE1, &exif(orientation))).unwrap();
        assert_eq!(corners(&photo.jpeg), expected, "orientation {orientation}");
        assert_eq!((photo.width, photo.height), size);
        assert_eq!(decoded(&photo.jpeg).dimensions(), size);
        assert_eq!(corners(&photo.thumbnail), expected);
    }
    check(1, ['r', 'g', 'b', 'w'], (160, 96));
    check(2, ['g', 'r', 'w', 'b'], (160, 96));
    check(3, ['w', 'b', 'g', 'r'], (160, 96));
    check(4, ['b', 'w', 'r', 'g'], (160, 96));
    check(5, ['r', 'b', 'g', 'w'], (96, 160));
    check(6, ['b', 'r', 'w', 'g'], (96, 160));
    check(7, ['w', 'g', 'b', 'r'], (96, 160));
    check(8, ['g', 'w', 'r', 'b'], (96, 160));
    // Numbers that mean nothing.
    check(0, ['r', 'g', 'b', 'w'], (160, 96));
    check(77, ['r', 'g', 'b', 'w'], (160, 96));
}

#[test]
fn a_large_photo_is_made_smaller_and_a_small_one_left_at_its_size() {
    #[track_caller]
    fn check(width: u32, height: u32, expected: (u32, u32), small: (u32, u32)) {
        let photo = clean(&jpeg(&quarters(width, height))).unwrap();
        assert_eq!((photo.width, photo.height), expected);
        assert_eq!(decoded(&photo.jpeg).dimensions(), expected);
        assert_eq!(decoded(&photo.thumbnail).dimensions(), small);
    }
    check(3_200, 2_400, (LONGEST_SIDE, 1_920), (THUMBNAIL_SIDE, 240));
    check(1_500, 3_000, (1_280, LONGEST_SIDE), (160, THUMBNAIL_SIDE));
    check(64, 48, (64, 48), (64, 48));
    check(3_000, 1, (LONGEST_SIDE, 1), (THUMBNAIL_SIDE, 1));
}

#[test]
fn every_kind_that_is_read_becomes_the_same_kind() {
    let colours = DynamicImage::ImageRgb8(quarters(64, 48));
    let deep = DynamicImage::ImageRgb16(colours.to_rgb16());
    for bytes in [
        written(&colours, ImageFormat::Png),
        written(&deep, ImageFormat::Png),
        written(&colours, ImageFormat::WebP),
        jpeg(&quarters(64, 48)),
    ] {
        let photo = clean(&bytes).unwrap();
        assert_eq!(corners(&photo.jpeg), ['r', 'g', 'b', 'w']);
        assert_eq!(clean(&bytes).unwrap(), photo, "the same again");
        assert_eq!(thumbnail_of_clean(&photo.jpeg).map(|_| ()), Ok(()));
    }
    let grey = DynamicImage::ImageLuma8(ImageBuffer::from_pixel(9, 7, image::Luma([200])));
    let photo = clean(&written(&grey, ImageFormat::Jpeg)).unwrap();
    assert_eq!((photo.width, photo.height), (9, 7));
}

#[test]
fn a_jpeg_that_was_cut_is_damaged_and_one_with_more_behind_its_end_is_not() {
    let whole = jpeg(&quarters(400, 300));
    let cut = |jpeg: &[u8], kept: usize| clean(&jpeg[..kept]).err();
    for kept in [whole.len() / 10, whole.len() / 2, whole.len() - 2] {
        assert_eq!(cut(&whole, kept), Some(Unfit::Damaged), "{kept}");
    }
    // Cameras put a second picture there (CIPA DC-007), and may fill before a marker.
    let (start, end) = whole.split_at(whole.len() - 2);
    let filled = [start, &[0xFF, 0xFF], end, &whole].concat();
    assert_eq!(clean(&filled), clean(&whole));
    // The end of a picture inside is not that of the photo.
    let with_another = with_segment(&whole, 0xE1, &jpeg(&quarters(32, 32)));
    let kept = with_another.len() - 2;
    assert_eq!(cut(&with_another, kept), Some(Unfit::Damaged));
    assert_eq!(clean(&with_another), clean(&whole));
}

#[test]
fn what_shines_through_is_white() {
    let clear = |x: u32| match x {
        0..16 => Rgba([0, 0, 0, 0]),
        16..32 => Rgba([0, 0, 0, 128]),
        _ => Rgba([0, 0, 0, 255]),
    };
    let picture = DynamicImage::ImageRgba8(RgbaImage::from_fn(48, 16, |x, _| clear(x)));
    let photo = clean(&written(&picture, ImageFormat::Png)).unwrap();
    let seen = decoded(&photo.jpeg);
    let shade = |x: u32| seen.get_pixel(x, 8).0[0];
    assert!(shade(6) > 250 && shade(42) < 5, "{seen:?}");
    assert!((120..136).contains(&shade(24)));
}

#[test]
fn only_a_photo_as_it_leaves_here_is_taken_from_elsewhere() {
    let Photo { jpeg, .. } = clean(&jpeg(&quarters(400, 300))).unwrap();
    let thumbnail = thumbnail_of_clean(&jpeg).unwrap();
    assert_eq!(decoded(&thumbnail).dimensions(), (320, 240));

    let unclean = |bytes: &[u8]| assert_eq!(thumbnail_of_clean(bytes), Err(Unfit::NotClean));
    unclean(&with_segment(&jpeg, 0xE1, &exif(1)));
    unclean(&with_segment(&jpeg, 0xE0, b"JFXX\0otra miniatura"));
    unclean(&with_segment(&jpeg, 0xEF, b"algo"));
    unclean(&with_segment(&jpeg, 0xFE, b"un comentario"));
    unclean(&[jpeg.as_slice(), b"algo"].concat());
    unclean(&jpeg[..jpeg.len() - 1]);
    let colours = DynamicImage::ImageRgb8(quarters(64, 48));
    unclean(&written(&colours, ImageFormat::Png));
    let large = self::jpeg(&quarters(LONGEST_SIDE + 1, 4));
    unclean(&large);
}

#[test]
fn a_file_that_is_too_large_is_not_even_looked_at() {
    let bytes = vec![0xFF; LARGEST_FILE + 1];
    assert_eq!(clean(&bytes), Err(Unfit::FileTooLarge));
    assert_eq!(thumbnail_of_clean(&bytes), Err(Unfit::FileTooLarge));
}
