//! Whole documents, from views to bytes.

use std::io::Write as _;

use super::sample::{self, Spanish, commitment, english, plan};
use super::{Document, typeset};
use crate::page::{Mark, Page, Typeset};
use crate::text::shape::Shaper;
use crate::view::{self, Fate, Seat, Slip, SlipOutcome};
use crate::{Notice, Print, commitment_sheets};

mod corrections;

fn set(document: &Document<'_>) -> Typeset {
    let mut shaper = Shaper::new("es-MX").unwrap();
    typeset(document, &mut shaper, "es-MX".to_owned())
}

fn set_plan(view: &view::Plan) -> Typeset {
    set(&super::plan(view, &Spanish::new()))
}

/// The words on a page, in the order of its marks; a mark per line.
fn words(page: &Page) -> String {
    let mut words = String::new();
    for tagged in &page.marks {
        if let Mark::Text { pieces, .. } = &tagged.mark {
            let glyphs = pieces.iter().flat_map(|piece| &piece.shaped.glyphs);
            words.extend(glyphs.map(|glyph| glyph.text.as_str()));
            words.push('\n');
        }
    }
    words
}

fn print_plan(view: &view::Plan) -> Print {
    crate::plan(view, &Spanish::new()).unwrap()
}

/// Keeps the sample documents in the folder that `COCREA_PAPER_SAMPLES` names, to be looked at.
#[test]
fn the_sample_documents_are_made_without_a_notice() {
    let mut draft = plan(5);
    for (index, commitment) in draft.commitments.iter_mut().enumerate().skip(3) {
        commitment.missing = vec!["indicator".to_owned(), "counterpart".to_owned()];
        commitment.counterpart = Seat::default();
        commitment.title = format!("Publicar los 39 puntos de cada obra, parte {index}");
    }
    let words = Spanish::new();
    let prints = [
        ("plan", print_plan(&plan(5))),
        ("plan-borrador", print_plan(&draft)),
        ("plan-vacio", print_plan(&view::Plan::default())),
        ("plan-en", crate::plan(&plan(2), &english()).unwrap()),
        ("hojas", commitment_sheets(&draft, None, &words).unwrap()),
        (
            "hoja",
            commitment_sheets(&draft, Some("C-01"), &words).unwrap(),
        ),
        (
            "hojas-vacias",
            commitment_sheets(&plan(0), None, &words).unwrap(),
        ),
        ("plan-largo", print_plan(&plan(60))),
        (
            "hojas-extremas",
            commitment_sheets(&extreme(), None, &words).unwrap(),
        ),
        ("plan-extremo", print_plan(&extreme())),
    ];
    for (name, print) in &prints {
        assert!(print.bytes.starts_with(b"%PDF-1.7"), "{name}");
        if !name.contains("extrem") {
            assert_eq!(print.notices, [], "{name}");
        }
    }
    if let Some(folder) = std::env::var_os("COCREA_PAPER_SAMPLES") {
        for (name, print) in &prints {
            let path = std::path::Path::new(&folder).join(format!("{name}.pdf"));
            std::fs::write(path, &print.bytes).unwrap();
        }
    }
}

/// Names of 200 letters, a text of 100,000, emoji, marks that turn text around.
fn extreme() -> view::Plan {
    let name = "Construcción y rehabilitación de banquetas accesibles ".repeat(4);
    let mut view = plan(3);
    view.process.clone_from(&name);
    view.place = "Ñ".repeat(200);
    view.introduction = "Palabras y más palabras sobre el agua. ".repeat(2_600);
    view.fictional = false;
    view.slips.push(SlipOutcome {
        slip: Slip {
            code: "M9-999".to_owned(),
            text: "Árboles 🌳 y \u{202e}otravéuq\u{202c} שלום 水".to_owned(),
            table: "Mesa 9".to_owned(),
            kind: "idea".to_owned(),
        },
        fate: Fate::SetAside("x".repeat(3_000)),
    });
    for commitment in &mut view.commitments {
        commitment.title.clone_from(&name);
        commitment.lead.organisation.clone_from(&name);
        commitment.problem = "Falta agua. ".repeat(300);
        commitment.code = format!("C-{}", "9".repeat(40));
        commitment.cost = Some(i64::MAX);
    }
    view
}

#[test]
fn extreme_texts_stay_on_the_page_and_are_told() {
    let print = print_plan(&extreme());
    assert!(print.pages > 30);
    assert!(
        print
            .notices
            .contains(&Notice::MissingGlyph("🌳".to_owned()))
    );
    assert!(print.notices.contains(&Notice::HiddenControl('\u{202e}')));
    let sheets = commitment_sheets(&extreme(), None, &Spanish::new()).unwrap();
    assert!(sheets.pages > 3);
}

/// Texts that people, or broken files, may bring.
const NASTY: [&str; 10] = [
    " ",
    "\n\n\r\n",
    "👩‍👧‍👦🇲🇽✊🏽",
    "\u{202e}vuelta\u{2066}y\u{2069}\u{200f}",
    "e\u{301}\u{301}\u{301}\u{301}\u{323}\u{30a}",
    "漢字かな교통שלום مرحبا",
    "**{ $count }** {\"\"} <b>&amp;</b>",
    "\0\u{7}\u{1b}[31m\u{feff}\u{200b}\u{ad}",
    "-/-/-/-\u{a0}\u{a0}\u{a0}",
    "\u{fdd0}\u{fdd1}\u{10ffff}\u{fffd}",
];

fn everywhere(text: &str) -> view::Plan {
    let mut view = plan(2);
    for field in [
        &mut view.process,
        &mut view.place,
        &mut view.period,
        &mut view.introduction,
        &mut view.objective,
    ] {
        text.clone_into(field);
    }
    for commitment in &mut view.commitments {
        for field in [
            &mut commitment.code,
            &mut commitment.title,
            &mut commitment.problem,
            &mut commitment.solution,
            &mut commitment.funding,
            &mut commitment.lead.organisation,
            &mut commitment.indicator.name,
            &mut commitment.indicator.target,
        ] {
            text.clone_into(field);
        }
        for milestone in &mut commitment.milestones {
            text.clone_into(&mut milestone.title);
        }
        commitment.trace.groups = vec![text.to_owned()];
        commitment.cost = Some(i64::MIN);
    }
    for outcome in &mut view.slips {
        text.clone_into(&mut outcome.slip.text);
        outcome.fate = Fate::SetAside(text.to_owned());
    }
    view
}

#[test]
fn no_text_breaks_a_page() {
    let words = Spanish::new();
    for text in NASTY {
        for times in [1, 20] {
            let view = everywhere(&text.repeat(times));
            assert!(print_plan(&view).pages > 5, "{text:?}");
            let sheets = commitment_sheets(&view, None, &words).unwrap();
            assert!(sheets.pages >= 2, "{text:?}");
        }
    }
}

#[test]
fn a_hidden_control_is_told_even_inside_a_sentence_of_the_words() {
    let mut view = plan(0);
    view.slips.truncate(1);
    view.slips[0].fate = Fate::Grouped("a\u{2066}b".to_owned());
    assert_eq!(
        print_plan(&view).notices,
        [Notice::HiddenControl('\u{2066}')]
    );
}

#[test]
fn the_table_of_contents_tells_the_true_pages() {
    for commitments in [0, 5, 60] {
        let typeset = set_plan(&plan(commitments));
        for landmark in typeset.landmarks.iter().filter(|landmark| landmark.listed) {
            let page = typeset.pages.get(landmark.page - 1).unwrap();
            let title: String = landmark
                .title
                .split(' ')
                .take(2)
                .collect::<Vec<_>>()
                .join(" ");
            assert!(
                words(page).contains(&title),
                "{title} is not on {}",
                landmark.page
            );
        }
        let contents = words(typeset.pages.get(1).unwrap());
        let last = typeset
            .landmarks
            .iter()
            .rfind(|landmark| landmark.listed)
            .unwrap();
        let all: String = typeset.pages.iter().skip(1).take(6).map(words).collect();
        assert!(contents.contains("Contenido"));
        assert!(
            all.contains(&format!("{} \nFirmas\n{}\n", last.number, last.page)),
            "{all}"
        );
    }
}

#[test]
fn every_line_of_the_contents_leads_to_its_heading() {
    let typeset = set_plan(&plan(2));
    let listed: Vec<usize> = (0..typeset.landmarks.len())
        .filter(|index| typeset.landmarks[*index].listed)
        .collect();
    let targets: Vec<usize> = typeset.links.iter().map(|link| link.target).collect();
    assert_eq!(targets, listed);
    assert!(typeset.links.iter().all(|link| link.page == 2));
}

#[test]
fn heads_of_tables_are_repeated_on_every_page() {
    let typeset = set_plan(&plan(1));
    let page_of = |title: &str| {
        typeset
            .landmarks
            .iter()
            .find(|landmark| landmark.title.starts_with(title))
            .unwrap()
            .page
    };
    let (start, end) = (page_of("¿Qué pasó"), page_of("Firmas"));
    assert!(end > start + 1);
    for page in typeset.pages.get(start - 1..end - 1).unwrap() {
        assert!(words(page).contains("Lo que se dijo"));
    }
}

#[test]
fn no_heading_stands_at_the_foot_of_a_page() {
    for commitments in [1, 5, 23] {
        let typeset = set_plan(&plan(commitments));
        for landmark in &typeset.landmarks {
            assert!(landmark.top < 672.0, "{landmark:?}");
        }
    }
}

#[test]
fn every_page_says_its_number_its_code_and_that_it_is_fiction() {
    let typeset = set_plan(&plan(2));
    let all = typeset.pages.len();
    for (index, page) in typeset.pages.iter().enumerate() {
        let words = words(page);
        assert!(words.contains(&format!("Página {} de {all}", index + 1)));
        assert!(words.contains("Ejemplo ficticio: datos inventados"));
        assert!(words.contains("Documento "));
        assert!(!words.contains("Borrador"));
    }
}

#[test]
fn a_plan_that_lacks_something_is_a_draft_and_says_what() {
    let mut view = plan(2);
    view.commitments[1].missing = vec!["indicator".to_owned()];
    let typeset = set_plan(&view);
    for page in &typeset.pages {
        assert!(words(page).contains("Borrador"));
    }
    let list = words(typeset.pages.get(1).unwrap());
    assert!(list.contains("Lo que falta"));
    assert!(list.contains("C-02: un indicador con línea base"));
    assert!(!list.contains("C-01:"));
}

#[test]
fn ballots_that_choose_no_project_are_accounted_for_when_there_are_any() {
    let lead = |view: &view::Plan| {
        let set = set_plan(view);
        let text: String = set.pages.iter().map(words).collect();
        // Lines may break anywhere, also within words.
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
    };
    let mut view = plan(1);
    assert!(lead(&view).contains("ningúnproyectounaenblancoy2anuladas"));
    let vote = view.vote.as_mut().unwrap();
    (vote.blank, vote.void) = (0, 0);
    assert!(!lead(&view).contains("enblanco"));
}

#[test]
fn the_rule_has_the_name_of_the_screen_and_says_what_each_ballot_got() {
    let mut view = plan(1);
    let told = |view: &view::Plan| -> String {
        let text: String = set_plan(view).pages.iter().map(words).collect();
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect()
    };
    let said = told(&view);
    assert!(said.contains("lareglaPartesIgualesunavueltaentraron7proyectos"));
    assert!(said.contains("Acadaboletaletocaronunos206897"));
    view.vote.as_mut().unwrap().shares.clear();
    assert!(!told(&view).contains("Acadaboleta"));
}

#[test]
fn a_plan_without_anything_still_has_all_its_sections() {
    let typeset = set_plan(&view::Plan::default());
    let sections: Vec<&str> = typeset
        .landmarks
        .iter()
        .filter(|landmark| landmark.level == 1 && !landmark.number.is_empty())
        .map(|landmark| landmark.title.as_str())
        .collect();
    assert_eq!(
        sections,
        [
            "Introducción",
            "Contexto normativo",
            "Integración y participantes",
            "Objetivo",
            "Problemáticas y compromisos",
            "Plantillas de compromisos",
            "Medición de compromisos",
            "Anexos",
            "Firmas"
        ]
    );
}

#[test]
fn a_commitment_of_usual_length_fits_one_sheet() {
    let words_of_sheet = Spanish::new();
    let view = plan(3);
    let typeset = set(&super::commitment_sheets(&view, None, &words_of_sheet));
    assert_eq!(typeset.pages.len(), 3);
    let first = words(typeset.pages.first().unwrap());
    for expected in [
        "Hoja 1 de 1",
        "$2,160,000",
        "Dos millones ciento sesenta mil",
        "30 de abril",
        "30 de 58",
        "Nació de 14 ideas en 6",
        "Por la sociedad civil",
    ] {
        assert!(first.contains(expected), "{expected} is missing in {first}");
    }
}

#[test]
fn one_sheet_can_be_asked_for_by_its_code() {
    let words = Spanish::new();
    let view = plan(3);
    assert_eq!(
        commitment_sheets(&view, Some("C-02"), &words)
            .unwrap()
            .pages,
        1
    );
    assert!(commitment_sheets(&view, Some("C-09"), &words).is_err());
    assert_eq!(commitment_sheets(&plan(0), None, &words).unwrap().pages, 1);
}

#[test]
fn a_long_commitment_takes_three_sheets_and_signs_on_the_last() {
    let mut view = plan(0);
    let mut long = commitment(1);
    long.problem = "El agua no llega todos los días y nadie avisa. ".repeat(60);
    long.milestones = (0..30)
        .map(|index| view::Milestone {
            code: format!("H-01.{index}"),
            title: "Revisar la obra con las personas de la colonia".to_owned(),
            due: Some(sample::day(2027, 5, 4)),
            product: String::new(),
        })
        .collect();
    view.commitments.push(long);
    let typeset = set(&super::commitment_sheets(&view, None, &Spanish::new()));
    assert!(typeset.pages.len() >= 3);
    let signed: Vec<usize> = typeset
        .pages
        .iter()
        .enumerate()
        .filter(|(_, page)| words(page).contains("Por el STL"))
        .map(|(index, _)| index + 1)
        .collect();
    assert_eq!(signed, [typeset.pages.len()]);
}

#[test]
fn equal_views_give_equal_bytes_and_changed_ones_do_not() {
    let once = print_plan(&plan(3));
    assert_eq!(once.bytes, print_plan(&plan(3)).bytes);
    let mut changed = plan(3);
    changed.commitments[0].title.push('.');
    assert_ne!(once.bytes, print_plan(&changed).bytes);
}

const OTHER_PROCESS: &str = "COCREA_PAPER_OTHER_PROCESS";

#[test]
fn two_processes_give_equal_bytes() {
    let mut view = plan(4);
    view.introduction = "Árboles 🌳 y ꞌ saltillo".to_owned();
    let digest = blake3::hash(&print_plan(&view).bytes).to_hex().to_string();
    if std::env::var_os(OTHER_PROCESS).is_some() {
        writeln!(std::io::stdout(), "digest={digest}").unwrap();
        return;
    }
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "documents::tests::two_processes_give_equal_bytes",
            "--nocapture",
        ])
        .env(OTHER_PROCESS, "1")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(told.contains(&format!("digest={digest}")), "{told}");
}

#[test]
fn both_languages_have_the_same_words() {
    let keys = |text: &str| -> Vec<String> {
        text.lines()
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()))
            .filter(|key| key.starts_with("doc-"))
            .collect()
    };
    let spanish = keys(include_str!(
        "../../../../../assets/words/es-MX/documents.ftl"
    ));
    let english = keys(include_str!("../../../../../assets/words/en/documents.ftl"));
    assert!(spanish.len() > 150);
    assert_eq!(spanish, english);
}
