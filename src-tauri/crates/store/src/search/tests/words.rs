//! What a person types.

use super::*;

#[test]
fn all_words_must_be_there_and_the_last_may_be_a_beginning() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Techar la cancha de la primaria");
    scene.captures(2, "Techar el mercado");
    scene.finds("techar", &[2, 1]);
    scene.finds("cancha techar", &[1]);
    scene.finds("techar merc", &[2]);
    scene.finds("techar merc ¿", &[2]);
    // Only the last word is on its way still.
    scene.finds("tech mercado", &[]);
    scene.finds("  ", &[]);
}

#[test]
fn what_stands_in_quotes_stands_together() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Agua potable para todos");
    scene.captures(2, "Potable no es el agua");
    scene.finds("agua potable", &[1, 2]);
    for typed in [
        "\"agua potable\"",
        "«agua potable»",
        "“agua potable”",
        "\"agua pot",
    ] {
        scene.finds(typed, &[1]);
    }
    // Whoever closed the quotes has said it all.
    scene.finds("\"agua pot\"", &[]);
    scene.finds("\"agua potable\" todos", &[1]);
}

#[test]
fn case_and_accents_do_not_matter_but_what_is_spelled_as_typed_comes_first() {
    let mut scene = Scene::new(DEVICE);
    for (number, text) in [
        (1, "El año que viene"),
        (2, "Dolor de ano"),
        (3, "An\u{0303}o nuevo"),
    ] {
        scene.captures(number, text);
    }
    let first = |typed| scene.found(typed).hits[0].row.as_u128();
    assert_eq!(first("ano"), 2);
    scene.finds("AÑO", &[3, 1, 2]);
    scene.finds("an\u{0303}o", &[3, 1, 2]);
    assert_eq!(scene.found("ano").total, 3);
    // What begins with «an» is not what begins with «añ».
    assert_eq!(first("an"), 2);
    assert_ne!(first("añ"), 2);
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Que los NIÑOS crucen");
    for typed in ["ninos", "niños", "NIÑOS", "nin\u{0303}os", "nínos"] {
        scene.finds(typed, &[1]);
    }
}

#[test]
fn a_code_comes_before_what_only_speaks_of_it() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(14, "La primera");
    scene.captures(140, "Ruta 014 y otra vez 014");
    scene.captures(15, "Con la 014");
    for typed in ["014", "14", "M3-014", "m3-14", "m3 014"] {
        assert_eq!(scene.found(typed).hits[0].row.as_u128(), 14, "{typed}");
    }
    assert_eq!(scene.found("014").total, 3);
    scene.finds("m3-01", &[14, 15]);
}

#[test]
fn commitments_come_before_slips_and_the_count_is_of_all() {
    let mut scene = Scene::new(DEVICE);
    for number in 1..=60 {
        scene.captures(number, "Sombra en la parada");
    }
    let commitment = Commitment {
        id: Id::new(Uuid::from_u128(900)),
        code: "C-01".to_owned(),
        title: "Sombra en cada parada de camión".to_owned(),
        problem: "Insolación".to_owned(),
        ..Commitment::default()
    };
    let group = Group {
        id: Id::new(Uuid::from_u128(901)),
        name: "Dar sombra".to_owned(),
        ..Group::default()
    };
    scene.does(Decision::new("x").create(&commitment).create(&group));
    let found = scene.found("sombra");
    assert_eq!((found.total, found.hits.len()), (62, 50));
    let first: Vec<_> = found
        .hits
        .iter()
        .map(|hit| (hit.entity, hit.code.as_str()))
        .collect();
    assert_eq!(first[..2], [("commitment", "C-01"), ("group", "")]);
    assert!(found.hits[2..].iter().all(|hit| hit.entity == "slip"));
    assert_eq!(scene.found("c-1").hits[0].entity, "commitment");
    // What does not say that it is searched is not.
    scene.finds("insolación", &[]);
}

#[test]
fn nothing_that_a_person_may_paste_is_an_error() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Agua 🚰 para la NEAR colonia ¿y luego? 100%");
    let long = "a".repeat(10_000);
    let many = "agua ".repeat(2_000);
    let quotes = "\"".repeat(9_999);
    for typed in [
        "\"",
        "\"\"",
        "\"\"\"",
        "*",
        "^",
        "^agua",
        "agua*",
        "-agua",
        "NEAR",
        "NEAR(agua colonia)",
        "agua NEAR/2 colonia",
        "AND",
        "OR NOT",
        "NOT agua",
        "code:agua",
        "{code words} : agua",
        "- code : x",
        "words:",
        "agua + colonia",
        "(agua",
        "agua)",
        "'; DROP TABLE slip; --",
        "\u{0}agua",
        "agua\u{0}",
        "\"\u{0}\"",
        "\u{E000}",
        "\u{202E}agua",
        "﷽",
        "ﬁ",
        "İ",
        "ß",
        "٣",
        "Ⓐ",
        "𝔞",
        "\u{1F9FF}",
        "e\u{301}\u{301}\u{301}",
        "\u{301}",
        "%",
        "_",
        "\\",
        "#agua",
        "@4",
        "$180 mil",
        "a\u{2028}b",
        &long,
        &many,
        &quotes,
        "👩🏽\u{200D}🔧",
    ] {
        let found = scene.store.read(|view| view.search(typed, 50));
        assert!(found.is_ok(), "{typed:?}: {found:?}");
    }
    // What SQLite has an operator for is a word like another here.
    scene.finds("near", &[1]);
    scene.finds("agua NEAR", &[1]);
    scene.finds("agua AND colonia", &[]);
    scene.finds("-agua", &[1]);
    scene.finds(&many, &[1]);
}

#[test]
fn signs_without_letters_are_found_where_they_stand() {
    let mut scene = Scene::new(DEVICE);
    scene.captures(1, "Agua 🚰 ya");
    scene.captures(2, "Luz 💡 ya");
    scene.finds("🚰", &[1]);
    scene.finds("🚰 💡", &[]);
    scene.finds("agua 🚰", &[1]);
    scene.trashes(1, true);
    scene.finds("🚰", &[]);
}

#[test]
fn an_index_that_decayed_is_made_again_and_the_file_is_opened() {
    for sql in [
        "UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10",
        "UPDATE search_data SET block = substr(block, 1, length(block) - 1) WHERE id > 10",
        "DELETE FROM search_data",
        "DELETE FROM search_docsize",
        "DELETE FROM search_idx",
        "UPDATE search_config SET v = 99",
        "DELETE FROM search_config",
        "DROP TABLE search",
        "INSERT INTO search(search) VALUES ('delete-all')",
        "INSERT INTO search(rowid, code, words) VALUES (1, '', 'sombra')",
        "DROP TABLE search_data",
        "DROP TABLE search_config",
        "DROP TABLE search_docsize",
        "DROP TABLE search_idx",
    ] {
        let mut scene = Scene::new(DEVICE);
        scene.captures(1, "Sombra en la parada");
        scene.captures(2, "Agua en la parada");
        let scene = scene.after(sql);
        scene.finds("sombra", &[1]);
        scene.finds("parada", &[2, 1]);
        let scene = scene.after("");
        scene.finds("agua", &[2]);
    }
}
