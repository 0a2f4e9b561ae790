//! A slip written as a line and read again is the same slip.

use super::{id, tables, topics};
use crate::{Capture, Slip, SlipKind, Surroundings, Topic, read_line};
use proptest::prelude::*;

fn around<'a>(topics: &'a [Topic], tables: &'a [crate::Table], slip: &Slip) -> Surroundings<'a> {
    Surroundings {
        topics,
        tables,
        table: slip.table,
        kind: slip.kind,
    }
}

fn first(line: &str, topics: &[Topic]) -> Option<Slip> {
    let tables = tables();
    let chosen = Slip {
        table: id(103),
        kind: SlipKind::Gap,
        ..Slip::default()
    };
    let capture: Capture = read_line(line, &around(topics, &tables, &chosen));
    Slip::capture(id(1), &capture, 0, 0)
        .ok()
        .map(|(slip, _)| slip)
}

/// Writes the slip of a line, reads that line and edits the slip with it: nothing may change.
#[track_caller]
fn check_with(line: &str, topics: &[Topic]) -> String {
    let Some(slip) = first(line, topics) else {
        return String::new();
    };
    let tables = tables();
    let around = around(topics, &tables, &slip);
    let again = slip.line(&around);
    let decision = slip.edit(&read_line(&again, &around)).unwrap();
    assert!(
        decision.0.writes.is_empty(),
        "{line:?} became {again:?}: {:?}",
        decision.0.writes
    );
    again
}

#[track_caller]
fn check(line: &str, expected: &str) {
    assert_eq!(check_with(line, &topics()), expected);
}

#[test]
fn a_slip_is_written_with_its_codes_at_the_end() {
    check(
        "+ #agua techar $180 mil la cancha &\"Villa de Seris\" @4",
        "techar la cancha #agua $180,000 &\"Villa de Seris\"",
    );
    check(
        "fuga $2,160,000.5 #deporte &Altares",
        "fuga #deporte $2,160,000.50 &Altares",
    );
    check("fuga", "fuga");
}

#[test]
fn signs_that_are_words_are_written_with_a_backslash_only_where_they_would_be_codes() {
    check(r"fuga \#agua \$5 \@4 \&x", r"fuga \#agua \$5 \@4 \&x");
    check("Juan & Pedro # 5 $ @", "Juan & Pedro # 5 $ @");
    check("curso de C# en a@b.mx", "curso de C# en a@b.mx");
    check(r"\+ techar", r"\+ techar");
    check("#agua +techar", r"\+techar #agua");
    check(r"C:\nuevo", r"C:\\nuevo");
    check("#agua #movilidad fuga", r"\#movilidad fuga #agua");
}

#[test]
fn a_key_emoji_is_no_code_even_when_a_sign_without_a_shape_stands_in_it() {
    for line in ["# #\u{200B}\u{FE0F}ñ", "?\u{200B}\u{FE0F}\u{20E3} uno"] {
        let again = check_with(line, &topics());
        assert!(!again.is_empty(), "{line:?}");
    }
}

#[test]
fn a_cost_that_nobody_confirmed_is_asked_again() {
    check("techar $1.200", "techar $1.200");
    check("techar $850.500", "techar $850.500");
    check("techar $1,200", "techar $1,200");
}

#[test]
fn a_place_that_would_be_cut_is_quoted() {
    check("fuga &\"Altares.\"", "fuga &\"Altares.\"");
    check("fuga &\"Altares\"", "fuga &Altares");
    check("fuga &a\"b.\"", "fuga &\"a b.\"");
    check("fuga &\"\u{FE0F}x\"", "fuga &\"\u{FE0F}x\"");
}

fn topic(number: u128, name: &str) -> Topic {
    Topic {
        id: id(number),
        name: name.to_owned(),
        ..Topic::default()
    }
}

#[test]
fn topics_that_begin_alike_are_told_apart() {
    let topics = [
        topic(1, "Agua"),
        topic(2, "Agua y drenaje"),
        topic(3, "Agua, ríos"),
        topic(4, "¿Por qué?"),
        topic(5, ", ya"),
    ];
    for (code, number) in [
        ("agua", 1),
        ("agua-y-drenaje", 2),
        ("agua,-rios", 3),
        ("¿por-que", 4),
        (",-ya", 5),
    ] {
        let slip = first(&format!("fuga #{code}"), &topics).unwrap();
        assert_eq!(slip.topic, id(number), "{code}");
        check_with(&format!("fuga #{code}"), &topics);
    }
}

#[test]
fn a_code_that_two_topics_share_waits_to_be_confirmed() {
    let topics = [topic(1, "Agua y drenaje"), topic(2, "Agua y saneamiento")];
    let slip = first("fuga #agua", &topics).unwrap();
    assert_eq!((slip.topic, slip.topic_said.as_str()), (id(0), "agua"));
    let gone = [Topic {
        trashed: true,
        ..topic(1, "Agua")
    }];
    assert_eq!(first("fuga #agua", &gone).unwrap().topic, id(0));
}

/// Lines in which signs, units, quotes, blanks and marks meet more often than among people.
fn lines() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(vec![
        "#",
        "$",
        "&",
        "@",
        "\\",
        "\"",
        "!",
        "+",
        "*",
        "=",
        "?",
        " ",
        " ",
        "  ",
        "\n",
        "\u{A0}",
        "\u{200B}",
        "\u{202E}",
        "\u{FE0F}",
        "\u{301}",
        "(",
        ")",
        ".",
        ",",
        "'",
        "-",
        "1",
        "4",
        "200",
        "1.200",
        "1,200",
        "180 mil",
        "mil",
        "k",
        "M",
        "mdp",
        "de",
        "pesos",
        "agua",
        "seg",
        "ñ",
        "Villa",
        "👩🏽‍🔧",
        "0",
        "millones",
    ]);
    prop::collection::vec(fragment, 0..25).prop_map(|fragments| fragments.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_line_of_signs_survives_being_written_and_read(line in lines()) {
        check_with(&line, &topics());
    }

    #[test]
    fn any_line_survives_being_written_and_read_and_its_pieces_join_to_it(line in any::<String>()) {
        check_with(&line, &topics());
        let pieces = super::read(&line).pieces;
        prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), line);
    }

    #[test]
    fn pieces_of_a_line_of_signs_join_to_it(line in lines()) {
        let pieces = super::read(&line).pieces;
        prop_assert_eq!(pieces.iter().map(|piece| piece.text.as_str()).collect::<String>(), line);
    }
}
