//! Bytes: one form of a change and no other.

use crate::{
    Cell, Change, ChangeName, DeviceId, Header, Hlc, Malformed, Payload, RowName, Value, Write,
    decode_change, encode_header, encode_payload,
};
use minicbor::Encoder;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::collections::HashSet;
use uuid::Uuid;

fn slip() -> Change {
    let name = |number| ChangeName {
        device: DeviceId([0xA1; 16]),
        number,
    };
    let header = Header {
        name: name(3),
        hlc: Hlc(5),
        wall_ms: -1,
        operator: None,
        kind: "slip_edited".to_owned(),
        subject: None,
        group: None,
        personal: None,
    };
    let write = Write {
        cell: Cell::new("slip", Uuid::from_u128(7), "text"),
        value: Value::from("Ñ"),
        predecessors: vec![name(1)],
    };
    Change {
        header,
        payload: Some(Payload {
            salt: None,
            writes: vec![write],
        }),
    }
}

fn with(write: impl FnOnce(&mut Write)) -> Vec<u8> {
    let mut payload = slip().payload.unwrap();
    write(&mut payload.writes[0]);
    encode_payload(&payload)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[track_caller]
fn check_payload(bytes: &[u8], matches: impl Fn(&Malformed) -> bool) {
    let header = encode_header(&slip().header);
    let error = decode_change(&header, Some(bytes)).expect_err("these bytes are no change");
    assert!(matches(&error), "{error:?}");
}

#[track_caller]
fn check_header(bytes: &[u8], matches: impl Fn(&Malformed) -> bool) {
    let error = decode_change(bytes, None).expect_err("these bytes are no header");
    assert!(matches(&error), "{error:?}");
}

const fn shape(error: &Malformed) -> bool {
    matches!(error, Malformed::Shape(_))
}

const fn not_canonical(error: &Malformed) -> bool {
    matches!(error, Malformed::NotCanonical)
}

#[test]
fn the_bytes_of_a_change_are_those_of_the_first_format() {
    let change = slip();
    // 89: nine items; 01: format; 50: 16 bytes of device; 03: number; 05: clock; 20: minus one; f6: nothing.
    let header = format!(
        "890150{}0305 20f6 6b{} f6f6",
        "a1".repeat(16),
        hex(b"slip_edited")
    )
    .replace(' ', "");
    assert_eq!(hex(&encode_header(&change.header)), header);
    // 82 f6 81: no salt, one write; 85: entity, row, field, value, names.
    let row = format!("{}07", "00".repeat(15));
    let payload = format!(
        "82f681 85 64{} 50{row} 64{} 62c391 81 8250{}01",
        hex(b"slip"),
        hex(b"text"),
        "a1".repeat(16)
    );
    assert_eq!(
        hex(&encode_payload(change.payload.as_ref().unwrap())),
        payload.replace(' ', "")
    );
}

#[test]
fn a_number_in_more_bytes_than_it_needs_is_refused() {
    let header = encode_header(&slip().header);
    let mut long = header.clone();
    long.splice(1..2, [0x18, 0x01]);
    check_header(&long, not_canonical);
    let mut long = header;
    long.splice(19..20, [0x19, 0x00, 0x03]);
    check_header(&long, not_canonical);
    let mut long = with(|_| ());
    long.splice(0..1, [0x98, 0x02]);
    check_payload(&long, not_canonical);
}

#[test]
fn a_text_in_a_longer_form_than_it_needs_is_refused() {
    let bytes = with(|_| ());
    let at = bytes
        .windows(3)
        .position(|three| three == [0x62, 0xC3, 0x91])
        .unwrap();
    let mut long = bytes;
    long.splice(at..=at, [0x78, 0x02]);
    check_payload(&long, not_canonical);
}

#[test]
fn lists_and_texts_without_a_length_are_refused() {
    let mut list = encode_header(&slip().header);
    list[0] = 0x9F;
    list.push(0xFF);
    check_header(&list, not_canonical);
    let mut list = with(|_| ());
    list[0] = 0x9F;
    list.push(0xFF);
    check_payload(&list, not_canonical);
    let bytes = with(|_| ());
    let at = bytes
        .windows(3)
        .position(|three| three == [0x62, 0xC3, 0x91])
        .unwrap();
    let mut text = bytes;
    text.splice(at..at + 3, [0x7F, 0x62, 0xC3, 0x91, 0xFF]);
    check_payload(&text, shape);
}

#[test]
fn bytes_after_the_end_are_refused() {
    let mut header = encode_header(&slip().header);
    header.push(0);
    check_header(&header, shape);
    let mut payload = with(|_| ());
    payload.push(0xF6);
    check_payload(&payload, shape);
}

#[test]
fn bytes_cut_anywhere_are_refused() {
    let change = slip();
    let header = encode_header(&change.header);
    let payload = encode_payload(change.payload.as_ref().unwrap());
    for end in 0..header.len() {
        check_header(&header[..end], shape);
    }
    for end in 0..payload.len() {
        check_payload(&payload[..end], shape);
    }
}

#[test]
fn a_register_written_twice_is_refused() {
    let mut payload = slip().payload.unwrap();
    payload.writes.push(payload.writes[0].clone());
    payload.writes[1].value = Value::Null;
    check_payload(&encode_payload(&payload), |error| {
        *error == Malformed::Repeated
    });
}

#[test]
fn names_have_small_letters_digits_and_underscores_and_at_most_64() {
    let too_long = "a".repeat(65);
    for bad in [
        "",
        "Slip",
        "slip text",
        "ñ",
        "a\"b",
        "a;drop",
        "a-b",
        "\u{0}",
        too_long.as_str(),
    ] {
        let named = |error: &Malformed| matches!(error, Malformed::Name(_));
        check_payload(&with(|write| write.cell.field = bad.to_owned()), named);
        check_payload(&with(|write| write.cell.entity = bad.to_owned()), named);
        let mut header = slip().header;
        header.kind = bad.to_owned();
        check_header(&encode_header(&header), named);
    }
    let longest = with(|write| write.cell.field = "_9".repeat(32));
    assert!(decode_change(&encode_header(&slip().header), Some(&longest)).is_ok());
}

#[test]
fn values_and_lists_beyond_their_limits_are_refused() {
    let too_long = |what| move |error: &Malformed| *error == Malformed::TooLong(what);
    check_payload(
        &with(|write| write.value = Value::Text("x".repeat((1 << 22) + 1))),
        too_long("value"),
    );
    check_payload(
        &with(|write| write.value = Value::Bytes(vec![0; (1 << 22) + 1])),
        too_long("value"),
    );
    let name = slip().header.name;
    check_payload(
        &with(|write| write.predecessors = vec![name; 1_025]),
        too_long("predecessors"),
    );
    let header = encode_header(&slip().header);
    let longest = with(|write| write.value = Value::Text("x".repeat(1 << 22)));
    assert!(decode_change(&header, Some(&longest)).is_ok());
    // A list that only claims to be long must not be waited for.
    let mut claimed = Encoder::new(Vec::new());
    claimed
        .array(2)
        .unwrap()
        .null()
        .unwrap()
        .array(u64::MAX)
        .unwrap();
    check_payload(&claimed.into_writer(), too_long("payload"));
}

#[test]
fn a_newer_format_is_told_from_a_broken_one() {
    let mut newer = Encoder::new(Vec::new());
    newer.array(12).unwrap().u64(3).unwrap();
    check_header(&newer.into_writer(), |error| *error == Malformed::Newer(3));
    let mut older = encode_header(&slip().header);
    older[1] = 0;
    check_header(&older, shape);
    let mut longer = encode_header(&slip().header);
    longer[0] = 0x8A;
    longer.push(0xF6);
    check_header(&longer, shape);
}

#[test]
fn a_reading_beyond_the_last_one_is_refused() {
    let mut header = slip().header;
    let payload = with(|_| {});
    header.hlc = Hlc::LAST;
    assert!(decode_change(&encode_header(&header), Some(&payload)).is_ok());
    header.hlc = Hlc(Hlc::LAST.0 + 1);
    check_header(&encode_header(&header), shape);
}

#[test]
fn kinds_of_values_that_the_format_does_not_know_are_refused() {
    let bytes = with(|write| write.value = Value::Null);
    let at = bytes
        .windows(2)
        .position(|two| two == [0xF6, 0x81] && two != [0x82, 0xF6])
        .unwrap();
    let at = bytes
        .iter()
        .enumerate()
        .skip(at + 2)
        .find(|(_, byte)| **byte == 0xF6)
        .unwrap()
        .0;
    // A half float, undefined, a tag, a map, a whole number beyond 64 signed bits.
    for other in [
        &[0xF9, 0x3C, 0x00][..],
        &[0xF7],
        &[0xC1, 0x01],
        &[0xA0],
        &[0x1B, 0xFF, 0, 0, 0, 0, 0, 0, 0],
    ] {
        let mut changed = bytes.clone();
        changed.splice(at..=at, other.iter().copied());
        check_payload(&changed, shape);
    }
}

#[test]
fn a_name_of_a_change_reads_from_its_own_text_only() {
    let name = ChangeName {
        device: DeviceId([0xAB; 16]),
        number: 12,
    };
    let text = name.to_string();
    assert_eq!(text.parse(), Ok(name));
    let plus = format!("+f{}", &text[2..]);
    let bad = [
        text.to_uppercase(),
        text.replace("/12", "/+12"),
        text.replace("/12", "/012"),
        text.replace("/12", "/"),
        text.replace('/', ""),
        plus,
        format!("é{}", &text[2..]),
        String::new(),
    ];
    for bad in bad {
        assert_eq!(bad.parse::<ChangeName>(), Err(()), "{bad}");
    }
}

#[test]
fn a_write_cannot_replace_itself_or_what_its_author_wrote_later() {
    for (number, fits) in [(2, true), (3, false), (4, false)] {
        let payload = with(|write| write.predecessors[0].number = number);
        let read = decode_change(&encode_header(&slip().header), Some(&payload));
        assert_eq!(read.is_ok(), fits, "{number}");
        if let Err(error) = read {
            assert_eq!(error, Malformed::Backwards);
        }
    }
}

fn names() -> impl Strategy<Value = ChangeName> {
    (any::<[u8; 16]>(), any::<u64>()).prop_map(|(device, number)| ChangeName {
        device: DeviceId(device),
        number,
    })
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        any::<i64>().prop_map(Value::Int),
        any::<String>().prop_map(Value::Text),
        vec(any::<u8>(), 0..300).prop_map(Value::Bytes),
    ]
}

fn writes() -> impl Strategy<Value = Write> {
    let cell = ("[a-z0-9_]{1,64}", any::<u128>(), "[a-z0-9_]{1,64}");
    (cell, values(), vec(names(), 0..4)).prop_map(|((entity, row, field), value, predecessors)| {
        Write {
            cell: Cell::new(&entity, Uuid::from_u128(row), &field),
            value,
            predecessors,
        }
    })
}

fn changes() -> impl Strategy<Value = Change> {
    let header = (
        names(),
        any::<u64>(),
        any::<i64>(),
        option::of(any::<u128>()),
        "[a-z0-9_]{1,64}",
    );
    let places = (option::of(names()), option::of(any::<u64>()));
    let personal = option::of(("[a-z_]{1,9}", any::<u128>(), any::<[u8; 16]>()));
    let contents = (personal, any::<bool>(), vec(writes(), 0..6));
    (header, places, contents).prop_map(
        |((name, hlc, wall_ms, operator, kind), (subject, group), (personal, here, mut writes))| {
            let row = personal
                .as_ref()
                .map(|(entity, row, _)| RowName::new(entity, Uuid::from_u128(*row)));
            for write in &mut writes {
                if let Some(RowName { entity, row }) = &row {
                    write.cell = Cell::new(entity, *row, &write.cell.field);
                }
                write
                    .predecessors
                    .retain(|seen| seen.device != name.device || seen.number < name.number);
            }
            let mut cells = HashSet::new();
            writes.retain(|write| cells.insert(write.cell.clone()));
            let salt = personal.map(|(_, _, salt)| salt);
            let payload = (here || row.is_none()).then_some(Payload { salt, writes });
            let header = Header {
                name,
                hlc: Hlc(hlc >> 1),
                wall_ms,
                operator: operator.map(Uuid::from_u128),
                kind,
                subject,
                group,
                personal: row,
            };
            Change { header, payload }
        },
    )
}

proptest! {
    #[test]
    fn every_change_reads_back_from_its_bytes(change in changes()) {
        let payload = change.payload.as_ref().map(encode_payload);
        let read = decode_change(&encode_header(&change.header), payload.as_deref());
        prop_assert_eq!(read, Ok(change));
    }

    #[test]
    fn random_bytes_are_refused_and_never_panic(header in vec(any::<u8>(), 0..200), payload in vec(any::<u8>(), 0..200)) {
        prop_assert!(decode_change(&header, None).is_err());
        let good = encode_header(&slip().header);
        if let Ok(change) = decode_change(&good, Some(&payload)) {
            prop_assert_eq!(encode_payload(&change.payload.unwrap()), payload);
        }
    }

    #[test]
    fn what_is_read_from_altered_bytes_writes_those_bytes_again(
        change in changes(),
        at in any::<prop::sample::Index>(),
        byte in any::<u8>(),
        insert in any::<bool>(),
    ) {
        let header = encode_header(&change.header);
        let mut payload = encode_payload(&change.payload.unwrap_or_default());
        let at = at.index(payload.len());
        if insert { payload.insert(at, byte) } else { payload[at] = byte }
        if let Ok(read) = decode_change(&header, Some(&payload)) {
            prop_assert_eq!(encode_payload(&read.payload.unwrap()), payload);
        }
    }
}
