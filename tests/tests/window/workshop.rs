//! A workshop from an empty computer to the printed plan, with the keyboard alone.

use crate::voting::{
    ballots_are_typed_corrected_and_made_void, the_vote_is_closed_and_read_by_both_rules,
    the_vote_is_opened_with_two_marks,
};
use crate::{call, until_answer};
use cocrea_tests::keys::{ALT, CONTROL, DELETE, DOWN, END, ENTER, ESCAPE, RIGHT, UP};
use cocrea_tests::person::Person;
use cocrea_tests::window::RealWindow;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn a_workshop_goes_from_an_empty_computer_to_the_printed_plan_with_the_keyboard_alone() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = Person::at(&window.session);
    a_process_is_created(&person);
    the_process_is_prepared(&person, &window);
    slips_are_captured_at_several_tables(&person, &window);
    a_slip_is_corrected_trashed_and_brought_back(&person, &window);
    slips_are_put_into_groups(&person, &window);
    groups_become_proposals_with_a_cost(&person, &window);
    the_vote_is_opened_with_two_marks(&person, &window);
    ballots_are_typed_corrected_and_made_void(&person, &window);
    the_vote_is_closed_and_read_by_both_rules(&person, &window);
    the_winners_become_commitments(&person, &window);
    a_commitment_is_filled_in(&person, &window);
    the_documents_are_made(&person);
}

fn a_process_is_created(person: &Person) {
    let words = person.words();
    person.sees(&words.say("home-empty-title"));
    person.presses(&[CONTROL, 'n']);
    person.waits_for_focus_on("form input");
    person.types("Plan de Altares 2027");
    person.presses(&[ENTER]);
    person.arrives_at(&words.say("stage-1"));
}

fn the_process_is_prepared(person: &Person, window: &RealWindow) {
    let words = person.words();
    person.fills(&words.say("prepare-place"), "Altares, Hermosillo");
    person.fills(&words.say("prepare-period"), "2027");
    next_section(person, "prepare-ceiling");
    person.fills(&words.say("prepare-ceiling-amount"), "3 mdp");
    person.fills(
        &words.say("prepare-ceiling-source"),
        "Presupuesto participativo 2027",
    );
    next_section(person, "prepare-topics");
    person.presses(&[CONTROL, 'n']);
    person.types("Cultura y memoria");
    person.presses(&[ENTER]);
    person.sees("#cultura");
    assert_eq!(
        person.stands_on(),
        words.say("prepare-topic-new"),
        "focus after adding"
    );
    next_section(person, "prepare-session");
    person.fills(&words.say("prepare-session-name"), "Taller de Altares");
    person.fills(&words.say("prepare-session-date"), "16 de enero de 2027");
    person.fills(
        &words.say_with("table", &[("number", "3")]),
        "Vecinas de la cuadra",
    );
    person.goes_to(&words.say_with("table", &[("number", "4")]));
    let session = until_answer(
        window,
        "read_session",
        "{}",
        "(view) => view.tables[2].name !== ''",
    );
    assert_eq!(session["name"], "Taller de Altares");
    assert_eq!(session["date"], "2027-01-16");
    assert_eq!(session["tables"].as_array().unwrap().len(), 6);
    let process = call(window, "read_process", "{}").unwrap();
    assert_eq!(process["name"], "Plan de Altares 2027");
    assert_eq!(process["place"], "Altares, Hermosillo");
    assert_eq!(process["ceiling"], json!(300_000_000));
    person.photographs("preparar");
}

fn slips_are_captured_at_several_tables(person: &Person, window: &RealWindow) {
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    captures(
        person,
        "!En la ruta 12 se espera hasta 50 minutos #movilidad &Altares",
        "M1-001",
    );
    captures(
        person,
        "+Paradas con sombra y agua $850 mil &Altares",
        "M1-002",
    );
    person.presses(&[ALT, '3']);
    captures(
        person,
        "+Lámparas solares en el andador $1.2 mdp &Sahuaro #seguridad",
        "M3-001",
    );
    captures(
        person,
        "¿Cuántas luminarias están fundidas? #deporte",
        "M3-002",
    );
    captures(person, "*Un lugar para leer por la tarde @4", "M4-001");
    person.presses(&[ALT, '6']);
    captures(
        person,
        "+Biblioteca en el centro comunitario $2,160,000",
        "M6-001",
    );
    let slips = call(window, "list_slips", "{ table: null, trash: false }").unwrap();
    let slips = slips["slips"].as_array().unwrap();
    assert_eq!(slips.len(), 6);
    let bus = slips.iter().find(|slip| slip["code"] == "M1-001").unwrap();
    assert_eq!(bus["kind"], "problem");
    assert_eq!(bus["topic"]["name"], "Movilidad");
    assert_eq!(bus["place"], "Altares");
    let lamps = slips.iter().find(|slip| slip["code"] == "M3-001").unwrap();
    assert_eq!(lamps["cost"], json!(120_000_000));
    let asked = slips.iter().find(|slip| slip["code"] == "M3-002").unwrap();
    assert_eq!(
        asked["topic"]["known"], false,
        "an unknown topic blocks nothing"
    );
    person.photographs("captura");
}

fn a_slip_is_corrected_trashed_and_brought_back(person: &Person, window: &RealWindow) {
    person.presses(&[UP]);
    person.waits_until("document.activeElement.value.includes('Biblioteca')");
    person.presses(&[END]);
    person.types(" y sala de lectura");
    person.presses(&[ENTER]);
    person.sees("Biblioteca en el centro comunitario y sala de lectura");
    person.waits_until("document.activeElement.value === ''");
    // Out of the line, into the list of slips, and there Delete.
    person.presses(&[ESCAPE]);
    person.goes_to_place("[data-slip] > button");
    person.presses(&[DELETE]);
    person.waits_until("document.querySelector('[data-slip]') === null");
    person.waits_for_focus_on("textarea");
    person.presses(&[CONTROL, 'z']);
    person.waits_until("document.querySelector('[data-slip]') !== null");
    person.presses(&[CONTROL, 'y']);
    person.waits_until("document.querySelector('[data-slip]') === null");
    person.presses(&[CONTROL, 'z']);
    person.waits_until("document.querySelector('[data-slip]') !== null");
    // Unsaved text is undone as text, and the slips stay as they are.
    person.types("Esto no se guarda");
    person.presses(&[CONTROL, 'z']);
    person.waits_until("!document.activeElement.value.includes('Esto no se guarda')");
    assert_eq!(slip_count(window), 6);
    person.replaces("\u{e003}");
}

fn slips_are_put_into_groups(person: &Person, window: &RealWindow) {
    let words = person.words();
    person.presses(&[CONTROL, '3']);
    person.arrives_at(&words.say("group-title"));
    group_of_first(person, "Esperar el camión con sombra");
    group_of_first(person, "Alumbrar los andadores");
    group_of_first(person, "Leer en la colonia");
    // A slip is lifted with the space bar and carried to the next group.
    person.goes_to_place("[role=option]");
    person.presses(&[' ']);
    person.sees(&words.say("group-how-drop"));
    person.presses(&[RIGHT]);
    person.photographs("agrupar");
    person.presses(&[' ']);
    let board = until_answer(
        window,
        "read_board",
        "{}",
        "(board) => board.groups.some((group) => group.slips.length > 1)",
    );
    assert_eq!(board["groups"].as_array().unwrap().len(), 3);
    assert_eq!(board["loose"].as_array().unwrap().len(), 2);
}

fn groups_become_proposals_with_a_cost(person: &Person, window: &RealWindow) {
    let words = person.words();
    let menu = words.say_with(
        "shell-more-for",
        &[("thing", "Esperar el camión con sombra")],
    );
    person.chooses(&menu);
    person.waits_for_focus_on("[role=menuitem]");
    person.presses(&[DOWN]);
    person.presses(&[ENTER]);
    person.arrives_at(&words.say("proposal-title"));
    proposes(person, "850 mil", "Altares");
    person.chooses(&words.say_with("proposal-make-from", &[("group", "Alumbrar los andadores")]));
    proposes(person, "1.2 mdp", "Sahuaro");
    person.chooses(&words.say_with("proposal-make-from", &[("group", "Leer en la colonia")]));
    proposes(person, "2,160,000", "");
    let proposals = until_answer(
        window,
        "list_proposals",
        "{}",
        "(view) => view.proposals.length === 3",
    );
    let costs: Vec<&Value> = proposals["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| &each["cost"])
        .collect();
    assert_eq!(
        costs,
        [&json!(85_000_000), &json!(120_000_000), &json!(216_000_000)]
    );
    person.photographs("propuestas");
}

fn the_winners_become_commitments(person: &Person, window: &RealWindow) {
    let words = person.words();
    person.goes_back_to(&words.say("result-to-commitments"));
    person.presses(&[ENTER]);
    person.arrives_at(&words.say("commitment-list-title"));
    person.chooses(&words.say("commitment-create"));
    person.sees("C-02");
    let commitments = call(window, "list_commitments", "{}").unwrap();
    assert_eq!(commitments["commitments"].as_array().unwrap().len(), 2);
    person.photographs("compromisos");
    person.goes_to_place("[data-commitment]");
    person.presses(&[DOWN]);
    person.presses(&[UP]);
    assert_eq!(person.stands_on(), "Esperar el camión con sombra");
    person.presses(&[ENTER]);
    person.arrives_at("Esperar el camión con sombra");
}

fn a_commitment_is_filled_in(person: &Person, window: &RealWindow) {
    let words = person.words();
    let fields = [
        (
            "commitment-problem",
            "Se espera el camión hasta 50 minutos bajo el sol.",
        ),
        ("commitment-solution", "Paradas con sombra, banca y agua."),
        ("commitment-product", "12 paradas nuevas en servicio."),
        (
            "commitment-government-organization",
            "Dirección de Movilidad",
        ),
        ("commitment-government-post", "Titular de la dirección"),
        (
            "commitment-counterpart-organization",
            "Vecinos de Altares A. C.",
        ),
        ("commitment-counterpart-post", "Coordinación"),
        ("commitment-indicator", "Paradas con sombra en la ruta 12"),
        ("commitment-baseline", "2 paradas"),
        ("commitment-target", "14 paradas"),
        ("commitment-verification", "Visita con fotos"),
    ];
    for (label, text) in fields {
        person.fills(&words.say(label), text);
    }
    person.presses(&[CONTROL, 'n']);
    person.waits_for_focus_on("[data-new-milestone]");
    for (title, due) in [
        ("Acordar los lugares", "15 de marzo de 2027"),
        ("Construir las paradas", "30 de agosto de 2027"),
    ] {
        person.types(title);
        person.goes_to(&words.say("milestone-due"));
        person.types(due);
        person.goes_to(&words.say("milestone-product"));
        person.types("Acta y mapa");
        person.presses(&[ENTER]);
        person.waits_until(&format!("document.querySelector('[data-section=milestones] table')?.innerText.includes('{title}')"));
        person.waits_for_focus_on("[data-new-milestone]");
    }
    person.presses(&[ESCAPE]);
    let list = until_answer(
        window,
        "list_commitments",
        "{}",
        "(view) => view.commitments[0].missing.length === 0",
    );
    assert_eq!(list["commitments"][0]["milestones"], 2);
    // It walks back to the sentences said at the tables.
    person.sees("M1-001");
    person.photographs("compromiso");
}

fn the_documents_are_made(person: &Person) {
    let words = person.words();
    person.presses(&[CONTROL, 'p']);
    person.waits_until("document.querySelector('.toast')?.innerText.includes('.pdf') ?? false");
    person.goes_back_to(&words.say("place-plan"));
    person.presses(&[ENTER]);
    person.arrives_at(&words.say("plan-title"));
    person.presses(&[CONTROL, 'p']);
    person.waits_until("document.querySelector('.made .path-text') !== null");
    person.photographs("documentos");
    let plan = person.reads("document.querySelector('.made .path-text').textContent");
    let plan = Path::new(plan.as_str().unwrap());
    let made: Vec<PathBuf> = fs::read_dir(plan.parent().unwrap())
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    assert_eq!(made.len(), 2, "the plan and the sheet: {made:?}");
    for path in made {
        assert!(
            fs::read(&path).unwrap().starts_with(b"%PDF-"),
            "{}",
            path.display()
        );
    }
}

/// Goes to the list of sections and one down: it must be this one.
fn next_section(person: &Person, key: &str) {
    person.goes_back_to_place(".task[aria-current=true]");
    person.presses(&[DOWN]);
    let title = person.words().say(key);
    person.waits_until(&format!(
        "document.querySelector('#open-section')?.textContent === {}",
        json!(title)
    ));
}

/// Types a line and waits until it is told that the slip of this code is saved.
fn captures(person: &Person, line: &str, code: &str) {
    person.types(line);
    person.presses(&[ENTER]);
    person.waits_until(&format!(
        "document.activeElement.value === '' && [...document.querySelectorAll('[role=status]')].some((voice) => voice.textContent.includes('{code}'))"
    ));
}

fn group_of_first(person: &Person, name: &str) {
    person.goes_to_place("[role=option]");
    person.presses(&[ENTER]);
    person.waits_until("document.activeElement.getAttribute('aria-selected') === 'true'");
    person.presses(&[CONTROL, 'n']);
    person.waits_for_focus_on("[data-new-group]");
    person.types(name);
    person.presses(&[ENTER]);
    person.waits_for_focus_on("[role=option]");
}

fn proposes(person: &Person, cost: &str, place: &str) {
    let words = person.words();
    person.goes_to(&words.say("proposal-cost"));
    person.types(cost);
    person.goes_to(&words.say("proposal-place"));
    person.types(place);
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('main form') === null");
}

fn slip_count(window: &RealWindow) -> usize {
    let slips = call(window, "list_slips", "{ table: null, trash: false }").unwrap();
    slips["slips"].as_array().unwrap().len()
}
