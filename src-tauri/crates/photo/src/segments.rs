//! Segments of a JPEG (ITU-T T.81, annex B).

/// Whether a JPEG is one picture whose segments are those that its pixels need, and the JFIF header (ITU-T T.871).
pub(crate) fn are_pixels_only(jpeg: &[u8]) -> bool {
    let Some(mut rest) = jpeg.strip_prefix(&[0xFF, 0xD8]) else {
        return false;
    };
    loop {
        match next(rest) {
            Some((0xD9, after)) => return after.is_empty(),
            Some((marker, after)) if is_of_pixels(marker, rest) => rest = after,
            _ => return false,
        }
    }
}

/// Whether a JPEG reaches its end of image; more may follow it. What a decoder makes of one that was cut is grey below.
pub(crate) fn reach_the_end(jpeg: &[u8]) -> bool {
    let mut rest = jpeg.get(2..).unwrap_or_default();
    loop {
        // Any number of these may stand before a marker (§B.1.1.2).
        while let [0xFF, 0xFF, ..] = rest {
            rest = &rest[1..];
        }
        match next(rest) {
            Some((0xD9, _)) => return true,
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
}

/// A marker, and what comes after its segment; after a start of scan, what comes after its pixels.
fn next(rest: &[u8]) -> Option<(u8, &[u8])> {
    let [0xFF, marker, after @ ..] = rest else {
        return None;
    };
    if *marker == 0xD9 {
        return Some((0xD9, after));
    }
    let length = after.get(..2)?;
    let length = usize::from(u16::from_be_bytes(length.try_into().ok()?));
    let after = after.get(length.max(2)..)?;
    if *marker != 0xDA {
        return Some((*marker, after));
    }
    // Within pixels 0xFF stands before a zero or a restart marker.
    let ends = after.windows(2).position(|two| {
        let [first, second] = [two[0], two[1]];
        first == 0xFF && second != 0 && !(0xD0..=0xD7).contains(&second)
    });
    Some((0xDA, &after[ends?..]))
}

fn is_of_pixels(marker: u8, segment: &[u8]) -> bool {
    match marker {
        // Tables, frames, restarts and scans.
        0xC0..=0xCF | 0xDA..=0xDD => true,
        0xE0 => segment.get(4..9) == Some(b"JFIF\0"),
        _ => false,
    }
}
