//! Compressed files: gzip, recognised by its first bytes, unpacked within bounds.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use super::MOST_BYTES;
use super::error::{PbError, Why};
use super::place::Place;

/// The first bytes of a gzip file (RFC 1952, section 2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// However small a compressed file is, it may hold so many bytes of text.
const ALWAYS: usize = 16 << 20;
/// A larger one may hold so many times its own size: election files shrink to a tenth or a twentieth.
const TIMES: usize = 200;

/// Whether these are the bytes of a gzip file.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&GZIP)
}

/// The text of a gzip file of one or more members. Memory: at most twice the bound of the text.
///
/// # Errors
/// [`Why::BrokenGzip`] or [`Why::UnpacksTooLarge`], at the place where the text ends.
pub(super) fn unpack(packed: &[u8]) -> Result<Vec<u8>, PbError> {
    let most = most_text(packed.len());
    let mut text = Vec::new();
    let read = MultiGzDecoder::new(packed)
        .take(most as u64 + 1)
        .read_to_end(&mut text);
    let why = match read {
        Err(_) => Why::BrokenGzip {},
        Ok(_) if text.len() > most => Why::UnpacksTooLarge { most },
        Ok(_) => return Ok(text),
    };
    Err(PbError {
        at: Place::of(&text, text.len()),
        why,
    })
}

fn most_text(packed: usize) -> usize {
    packed.saturating_mul(TIMES).clamp(ALWAYS, MOST_BYTES)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut packing = GzEncoder::new(Vec::new(), Compression::fast());
        packing.write_all(text).unwrap();
        packing.finish().unwrap()
    }

    #[test]
    fn members_one_after_the_other_are_one_text() {
        let both = [packed(b"META\nkey;"), packed(b"value\n")].concat();
        assert!(is_gzip(&both));
        assert_eq!(unpack(&both).unwrap(), b"META\nkey;value\n");
    }

    #[test]
    fn a_cut_or_damaged_file_says_where_its_text_ends() {
        let whole = packed(b"META\nkey;value\n");
        for cut in 2..whole.len() {
            let error = unpack(&whole[..cut]).unwrap_err();
            assert_eq!(error.why, Why::BrokenGzip {}, "{cut}");
            assert!(error.at.line <= 3);
        }
        let mut damaged = whole.clone();
        let last = damaged.len() - 1;
        damaged[last] ^= 1;
        assert_eq!(unpack(&damaged).unwrap_err().why, Why::BrokenGzip {});
        // Behind a whole member stands something that is none.
        let followed = [whole, b"tail".to_vec()].concat();
        assert_eq!(unpack(&followed).unwrap_err().why, Why::BrokenGzip {});
    }

    #[test]
    fn a_small_file_that_unpacks_without_end_is_refused_at_its_bound() {
        let bomb = packed(&vec![b'\n'; ALWAYS + 1]);
        assert_eq!(most_text(bomb.len()), ALWAYS);
        let error = unpack(&bomb).unwrap_err();
        assert_eq!(error.why, Why::UnpacksTooLarge { most: ALWAYS });
        assert_eq!(error.at.line, ALWAYS + 2);
        let full = packed(&vec![b'\n'; ALWAYS]);
        assert_eq!(unpack(&full).unwrap().len(), ALWAYS);
    }

    #[test]
    fn the_bound_grows_with_the_file_up_to_what_is_read_at_all() {
        assert_eq!(most_text(0), ALWAYS);
        assert_eq!(most_text(1 << 20), TIMES << 20);
        assert_eq!(most_text(usize::MAX), MOST_BYTES);
    }
}
