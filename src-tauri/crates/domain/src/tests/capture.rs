//! Typed lines: the codes of the quick capture, and everything that only looks like one.

use super::{read, read_at};
use crate::{Money, PieceRole, Refusal, SlipKind};

/// What a line says, in one text: `text|kind|#topic|@table|$cost or other|&place`.
fn said(line: &str) -> String {
    let capture = read(line);
    let cost = capture.cost.map(|cost| match cost.or {
        Some(Money(or)) => format!("${} or {or}", cost.amount.0),
        None => format!("${}", cost.amount.0),
    });
    let topic = if capture.topic.is_some() {
        "known"
    } else {
        "said"
    };
    let topic =
        (!capture.topic_said.is_empty()).then(|| format!("#{topic} {}", capture.topic_said));
    let table = capture
        .table
        .filter(|table| table.number != 3)
        .map(|table| format!("@{}", table.number));
    let kind = (capture.kind != SlipKind::Problem).then(|| capture.kind.key().to_owned());
    let place = (!capture.place.is_empty()).then(|| format!("&{}", capture.place));
    let parts = [Some(capture.text), kind, topic, table, cost, place];
    parts.into_iter().flatten().collect::<Vec<_>>().join("|")
}

#[track_caller]
fn check(line: &str, expected: &str) {
    assert_eq!(said(line), expected, "{line:?}");
    let capture = read(line);
    assert_eq!(capture.trouble, None, "{line:?}");
    let joined: String = capture
        .pieces
        .iter()
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(joined, line, "pieces join to the line");
}

#[track_caller]
fn check_trouble(line: &str, expected: Refusal) {
    let capture = read(line);
    assert_eq!(capture.trouble, Some(expected), "{line:?}");
    let joined: String = capture
        .pieces
        .iter()
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(joined, line, "pieces join to the line");
}

#[test]
fn the_first_character_sets_the_kind() {
    check("! fuga de agua", "fuga de agua");
    check("*sombra en la parada", "sombra en la parada|need");
    check("+ techar la cancha", "techar la cancha|proposal");
    check("?cuánto costó la obra", "cuánto costó la obra|gap");
    check("= abrir los sábados", "abrir los sábados|agreement");
    check("  + techar", "techar|proposal");
    check("+", "|proposal");
    check("==", "=|agreement");
    check("¡alto! + ya", "¡alto! + ya");
    check("fuga + bache", "fuga + bache");
}

#[test]
fn a_line_without_a_sign_has_the_kind_that_is_chosen() {
    for kind in SlipKind::ALL {
        assert_eq!(read_at("techar la cancha", 3, *kind).kind, *kind);
    }
    assert_eq!(
        read_at("! techar la cancha", 3, SlipKind::Proposal).kind,
        SlipKind::Problem
    );
}

#[test]
fn a_topic_is_named_anywhere_and_never_blocks() {
    check("fuga #agua", "fuga|#known agua");
    check("#movilidad falta camión", "falta camión|#known movilidad");
    check("falta #Movilidad camión", "falta camión|#known Movilidad");
    check("luz #seg", "luz|#known seg");
    check("luz #seguridad-ciudadana", "luz|#known seguridad-ciudadana");
    check("fuga (#agua)", "fuga ( )|#known agua");
    check("fuga #agua.", "fuga .|#known agua");
    check("fuga #agua, urge", "fuga , urge|#known agua");
    check("canchas #deporte", "canchas|#said deporte");
    check("luz #desarrollo", "luz|#said desarrollo");
    check("fuga #agua #movilidad", "fuga #movilidad|#known agua");
    check("# solo", "# solo");
    check("fuga ##", "fuga|#said #");
    check("#...", "#...");
}

#[test]
fn another_table_is_named_by_its_number() {
    check("fuga @4", "fuga|@4");
    check("@6 fuga, urge", "fuga, urge|@6");
    check("fuga @4.", "fuga .|@4");
    check("fuga @4 @5", "fuga @5|@4");
    check("fuga @juan", "fuga @juan");
    check("fuga @4to", "fuga @4to");
    check("fuga @", "fuga @");
    check_trouble("fuga @9", Refusal::NoSuchTable { number: "9".into() });
    check_trouble("fuga @0", Refusal::NoSuchTable { number: "0".into() });
    check_trouble(
        "fuga @99999999999999999999",
        Refusal::NoSuchTable {
            number: "999999999".into(),
        },
    );
}

#[test]
fn costs_are_read_as_they_are_said() {
    check("techar $180 mil", "techar|$18000000");
    check("techar $1.2 mdp", "techar|$120000000");
    check("techar $850k", "techar|$85000000");
    check("techar $2,160,000", "techar|$216000000");
    check("techar $ 850k ya", "techar ya|$85000000");
    check("$500 techar", "techar|$50000");
    check("techar $180 Mil.", "techar .|$18000000");
    check("techar $180  mil", "techar|$18000000");
    check("techar $1.2 millones de pesos", "techar|$120000000");
    check("techar $1 millón", "techar|$100000000");
    check("techar $500 pesos", "techar|$50000");
    check("techar $500 de pesos", "techar de pesos|$50000");
    check("techar $1'200,000", "techar|$120000000");
    check("techar $2,160,000.50, ya", "techar , ya|$216000050");
    check("techar $1.2 M", "techar|$120000000");
    check("techar $5M", "techar|$500000000");
}

#[test]
fn a_unit_written_with_other_blanks_or_accents_is_the_same_unit() {
    check("techar $180\u{A0}mil", "techar|$18000000");
    check("techar $180\u{202F}mil", "techar|$18000000");
    check("techar $1 millo\u{301}n", "techar|$100000000");
    check("techar $180\nmil veces", "techar mil veces|$18000");
}

#[test]
fn what_only_begins_like_a_unit_is_not_one() {
    check("valla $500 m2", "valla m2|$50000");
    check("valla $500 m²", "valla m²|$50000");
    check("valla $500 m lineal", "valla m lineal|$50000");
    check("valla $500 millas", "valla millas|$50000");
    check("valla $500 kg", "valla kg|$50000");
    check("valla $500 miles", "valla miles|$50000");
    check("valla $500 Mario", "valla Mario|$50000");
}

#[test]
fn a_cost_that_can_be_read_two_ways_keeps_both() {
    check("techar $1.200", "techar|$120000 or 120");
    check("techar $850.500", "techar|$85050000 or 85050");
    check("techar $1.234", "techar|$123400");
    check("techar $1.200 mdp", "techar|$120000000");
}

#[test]
fn only_the_first_cost_is_a_code() {
    check("de $100 a $200", "de a $200|$10000");
    check("$1,23,4 o $500", "$1,23,4 o|$50000");
}

#[test]
fn what_is_no_amount_stays_text() {
    check("costo $ alto", "costo $ alto");
    check("pagar $$$", "pagar $$$");
    check("pagar $mil", "pagar $mil");
    check("pagar $.", "pagar $.");
    check("pagar $1,23,4", "pagar $1,23,4");
    check("US$500", "US$500");
    check("-$500", "-$500");
}

#[test]
fn negative_and_absurd_amounts_are_told() {
    check_trouble("techar $-500", Refusal::AmountNegative);
    check_trouble("techar $ -500", Refusal::AmountNegative);
    check_trouble("techar $\u{2212}500 mil", Refusal::AmountNegative);
    check_trouble("techar $99999999999999999999", Refusal::AmountTooLarge);
    check_trouble("techar $900000000 mdp", Refusal::AmountTooLarge);
    check_trouble(
        &format!("techar ${}", "9".repeat(1_900)),
        Refusal::AmountTooLarge,
    );
}

#[test]
fn a_place_is_one_word_or_quoted() {
    check("fuga &Altares", "fuga|&Altares");
    check("fuga &Altares, urge", "fuga , urge|&Altares");
    check("fuga &\"Villa de Seris\" urge", "fuga urge|&Villa de Seris");
    check("fuga &\"  Villa   de Seris \"", "fuga|&Villa de Seris");
    check("fuga &\"Km. 5.\"", "fuga|&Km. 5.");
    check("&\"Villa de", "|&Villa de");
    check("fuga &\"\"", "fuga &\"\"");
    check("fuga &\"", "fuga &\"");
    check("Juan & Pedro", "Juan & Pedro");
    check("fuga &Altares &Centro", "fuga &Centro|&Altares");
}

#[test]
fn signs_inside_words_are_text() {
    for line in [
        "escribir a ana@b.mx",
        "curso de C#",
        "R&D",
        "costo=$5",
        "a/#b",
        "\"#agua\"",
        "5$",
        "50@20",
        "x$5 mil",
    ] {
        check(line, line);
    }
}

#[test]
fn a_backslash_makes_a_sign_plain_text() {
    check(r"fuga \#agua", "fuga #agua");
    check(r"\$180 mil", "$180 mil");
    check(r"\@4 \&Altares", "@4 &Altares");
    check(r"\+ techar", "+ techar");
    check(r"\!alto", "!alto");
    check(r"a \\ b", r"a \ b");
    check(r"C:\nuevo", r"C:\nuevo");
    check(r"fuga \", r"fuga \");
    check(r"\\#agua", r"\#agua");
}

#[test]
fn all_codes_stand_in_one_line() {
    let line = "+ Techar la cancha #agua $180 mil &\"Villa de Seris\" @4";
    check(
        line,
        "Techar la cancha|proposal|#known agua|@4|$18000000|&Villa de Seris",
    );
    let roles: Vec<_> = read(line).pieces.iter().map(|piece| piece.role).collect();
    let text = PieceRole::Text;
    let codes = [
        PieceRole::Topic,
        text,
        PieceRole::Cost,
        text,
        PieceRole::Place,
        text,
        PieceRole::Table,
    ];
    assert_eq!(roles, [&[PieceRole::Kind, text][..], &codes].concat());
}

#[test]
fn emoji_and_combining_marks_are_kept_whole() {
    check("falta 👩🏽‍🔧 y 🏳️‍🌈", "falta 👩🏽‍🔧 y 🏳️‍🌈");
    check("#️⃣ pintar", "#️⃣ pintar");
    check("*️⃣ pintar", "*️⃣ pintar");
    check("🚰#agua", "🚰#agua");
    check(
        "nin\u{303}ez #a\u{301}gua",
        "nin\u{303}ez|#known a\u{301}gua",
    );
    check("fuga #🚰", "fuga|#said 🚰");
}

#[test]
fn marks_that_hide_what_a_line_says_are_left_out_of_it() {
    check("fuga\u{202E} de\u{200B} agua", "fuga de agua");
    check("\u{FEFF}! fuga", "fuga");
    check("\u{200F}#agua fuga", "fuga|#known agua");
    check("fuga \u{200F}#agua", "fuga|#known agua");
    check("fuga #mo\u{200B}vilidad", "fuga|#known movilidad");
    check("fuga #agua\u{200E}", "fuga|#known agua");
    check("fuga #agua.\u{200E}", "fuga .|#known agua");
    check("fuga &Al\u{2066}tares\u{2069}", "fuga|&Altares");
    check("uno\u{B}dos\u{0}tres", "uno dostres");
    let verbatim = read("! fuga\u{202E} #agua ").verbatim;
    assert_eq!(verbatim, "! fuga #agua");
}

#[test]
fn a_line_that_says_nothing_has_an_empty_text() {
    for line in [
        "",
        "   ",
        "\u{200B}",
        "\u{200D}\u{FE0F}",
        "#agua $5 &Altares @4",
        "!",
    ] {
        assert_eq!(read(line).text, "", "{line:?}");
    }
}

#[test]
fn codes_do_not_count_for_the_length_of_what_was_said() {
    let text = "ñ".repeat(2_000);
    check(
        &format!("+{text} #agua $500 &Altares"),
        &format!("{text}|proposal|#known agua|$50000|&Altares"),
    );
    let long = Refusal::TextTooLong {
        longest: 2_000,
        length: 2_001,
    };
    check_trouble(&format!("{text}o #agua"), long);
}

#[test]
fn a_line_of_a_hundred_thousand_characters_is_told_and_kept() {
    for word in [
        "ñ", "#a ", "$1,23,4 ", "&\"", "@", "\\", "(", "!", "e\u{301}",
    ] {
        let line: String = word.chars().cycle().take(100_000).collect();
        let capture = read(&line);
        assert!(
            matches!(
                capture.trouble,
                Some(Refusal::TextTooLong { longest: 2_000, .. })
            ),
            "{word}"
        );
        assert_eq!(capture.pieces[0].text, line);
        // As long as a line may be that is read at all.
        let line: String = word.chars().cycle().take(20_000).collect();
        let joined: String = read(&line)
            .pieces
            .iter()
            .map(|piece| piece.text.as_str())
            .collect();
        assert_eq!(joined, line);
    }
}

#[test]
fn a_topic_or_a_place_that_is_too_long_is_told() {
    let long = "x".repeat(201);
    let refusal = Refusal::TextTooLong {
        longest: 200,
        length: 201,
    };
    check_trouble(&format!("fuga #{long}"), refusal.clone());
    check_trouble(&format!("fuga &{long}"), refusal);
}
