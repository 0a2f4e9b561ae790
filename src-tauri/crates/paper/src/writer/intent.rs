//! What the blacks of the file mean: an output intent with a small grey profile (ISO 19005-2, 6.2.3; ICC.1:2001-04).

use lopdf::{Dictionary, Document, Object, Stream, dictionary};

const NAME: &str = "Gray Gamma 2.2";

/// The output intent; its profile is added to the file.
pub(super) fn intent(file: &mut Document) -> Dictionary {
    let profile = file.add_object(Stream::new(dictionary! { "N" => 1 }, profile()));
    dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => Object::string_literal(NAME),
        "Info" => Object::string_literal(NAME),
        "DestOutputProfile" => profile,
    }
}

/// D50, the white of the profile connection space, in signed fixed point with 16 bits after it.
const WHITE: [u32; 3] = [0xf6d6, 0x1_0000, 0xd32d];

fn profile() -> Vec<u8> {
    let tags: [(&[u8; 4], Vec<u8>); 4] = [
        (b"desc", description()),
        (b"cprt", kind(b"text", b"CC0\0")),
        (
            b"wtpt",
            kind(b"XYZ ", &WHITE.map(u32::to_be_bytes).concat()),
        ),
        // One curve of one value: the gamma, with 8 bits after the point.
        (b"kTRC", kind(b"curv", &[0, 0, 0, 1, 0x02, 0x33])),
    ];
    let mut table = number(tags.len());
    let mut body = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (name, content) in &tags {
        table.extend_from_slice(*name);
        table.extend(number(start + body.len()));
        table.extend(number(content.len()));
        body.extend_from_slice(content);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut profile = header(start + body.len());
    profile.append(&mut table);
    profile.append(&mut body);
    profile
}

fn header(size: usize) -> Vec<u8> {
    let mut header = number(size);
    header.extend([0; 4]);
    header.extend([2, 0x10, 0, 0]);
    header.extend(b"mntrGRAYXYZ ");
    // The profile's own date; it never changes.
    header.extend([2026_u16, 1, 1, 0, 0, 0].map(u16::to_be_bytes).concat());
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(WHITE.map(u32::to_be_bytes).concat());
    header.resize(128, 0);
    header
}

fn description() -> Vec<u8> {
    let mut content = number(NAME.len() + 1);
    content.extend(NAME.as_bytes());
    content.push(0);
    // No Unicode and no Macintosh name: two empty counts each, and the room that the second always takes.
    content.extend([0; 4 + 4 + 2 + 1 + 67]);
    kind(b"desc", &content)
}

fn kind(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [name.as_slice(), &[0; 4], content].concat()
}

fn number(number: usize) -> Vec<u8> {
    u32::try_from(number)
        .unwrap_or(u32::MAX)
        .to_be_bytes()
        .to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_says_its_own_size_and_kind() {
        let profile = profile();
        assert_eq!(profile[..4], number(profile.len()));
        assert_eq!(&profile[16..20], b"GRAY");
        assert_eq!(&profile[36..40], b"acsp");
        assert!(profile.len() < 400);
    }
}
