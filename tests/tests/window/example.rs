//! The example, walked screen by screen: what a person sees first, and the images that stand beside the mocks.

use crate::call;
use cocrea_tests::keys::{ALT, CONTROL, ENTER, ESCAPE, HOME, RIGHT};
use cocrea_tests::laptop::Laptop;
use cocrea_tests::person::Person;
use cocrea_tests::screens;
use cocrea_tests::window::RealWindow;
use serde_json::json;
use std::fs;

#[test]
fn the_example_is_practised_with_from_an_empty_computer_and_says_that_it_is_invented() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = Person::at(&window.session);
    let words = person.words();
    person.waits_until("document.querySelector('h1') !== null");
    person.chooses(&words.say("home-practice"));
    person.waits_until("document.querySelector('.rail-proc') !== null");
    person.sees(&words.say("shell-fictional"));
    person.presses(&[ALT, HOME]);
    person.arrives_at(&words.say("home-title"));
    person.sees(&words.say("home-fictional"));
    person.sees(&data.path().to_string_lossy());
    screens::pair(&person.photographs("inicio"), "01-inicio").unwrap();
    person.goes_to_place("[data-title]");
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('.rail-proc') !== null");
    every_stage_is_looked_at(&person);
    the_result_is_the_one_of_the_ballots(&person);
    a_commitment_says_where_it_comes_from(&person, &window);
    screens::differences().unwrap();
}

fn every_stage_is_looked_at(person: &Person) {
    person.presses(&[CONTROL, '1']);
    person.waits_until("document.querySelector('#open-section') !== null");
    person.photographs("ejemplo-preparar");
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    person.presses(&[ALT, '3']);
    person.waits_until("document.querySelector('[data-slip]')?.innerText.includes('M3-') ?? false");
    screens::pair(&person.photographs("sesion"), "03-sesion").unwrap();
    // The line keeps Tab for the kind of slip until Escape lets go.
    person.presses(&[ESCAPE]);
    to_page(person, 2, "[data-slip]");
    person.photographs("tarjetas");
    person.presses(&[CONTROL, '3']);
    person.waits_until("document.querySelector('[role=listbox]') !== null");
    person.photographs("ejemplo-agrupar");
    to_page(person, 2, "li.one");
    person.photographs("ejemplo-propuestas");
    to_page(person, 3, "aside li");
    person.photographs("boletas-contadas");
    person.presses(&[CONTROL, '5']);
    person.waits_until("document.querySelector('main table') !== null");
    person.photographs("seguimiento");
    for (place, name) in [(1, "compartir"), (3, "historial")] {
        person.goes_to_place(&format!(".rail-foot button:nth-child({place})"));
        person.presses(&[ENTER]);
        person.waits_for_focus_on("main h1");
        person.photographs(name);
    }
}

fn the_result_is_the_one_of_the_ballots(person: &Person) {
    person.presses(&[CONTROL, '3']);
    to_page(person, 4, ".projects [data-project]");
    screens::pair(&person.photographs("resultado-ejemplo"), "05-priorizar").unwrap();
    let winners =
        "document.querySelectorAll('.projects tbody:first-of-type [data-project]').length";
    assert_eq!(person.reads(winners), 7);
    person.sees("$11,640,000");
    person.goes_to_place("[role=radio]");
    person.presses(&[RIGHT]);
    person.waits_until(&format!("{winners} === 4"));
    person.photographs("resultado-mas-votos");
}

fn a_commitment_says_where_it_comes_from(person: &Person, window: &RealWindow) {
    let listed = call(window, "list_commitments", "{}").unwrap();
    let first = listed["commitments"][0]["title"]
        .as_str()
        .unwrap()
        .to_owned();
    person.presses(&[CONTROL, '4']);
    person.goes_to_place("[data-commitment]");
    person.presses(&[ENTER]);
    person.arrives_at(&first);
    person
        .waits_until("/M\\d-\\d{3}/.test(document.querySelector('aside.trace')?.innerText ?? '')");
    screens::pair(&person.photographs("compromiso-ejemplo"), "06-compromiso").unwrap();
}

/// Goes to a page of the open stage by the rail.
fn to_page(person: &Person, number: usize, shows: &str) {
    person.goes_to_place(&format!(".rail .sub li:nth-child({number}) button"));
    person.presses(&[ENTER]);
    person.waits_until(&format!(
        "document.querySelector({}) !== null",
        json!(shows)
    ));
}

#[test]
fn the_ballots_of_the_example_are_typed_by_number() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("votacion.cocrea");
    open_vote_of_the_example(&file);
    let window =
        RealWindow::open_with(data.path(), &[file.to_string_lossy().into_owned()]).unwrap();
    let person = Person::at(&window.session);
    person.waits_until("document.querySelector('.rail-proc') !== null");
    person.presses(&[CONTROL, '3']);
    to_page(&person, 3, "[data-ballot-line]");
    person.waits_for_focus_on("[data-ballot-line]");
    for line in ["3 7", "1 4 9", "2 5 6", "b", "1 2 8"] {
        let before = person.reads("document.querySelector('form h2').textContent");
        person.types(line);
        person.presses(&[ENTER]);
        person.waits_until(&format!(
            "document.querySelector('form h2').textContent !== {before}"
        ));
    }
    person.types("2 5 7");
    person.waits_until("document.querySelectorAll('.options input:checked').length === 3");
    screens::pair(&person.photographs("boletas-ejemplo"), "05b-votacion").unwrap();
}

/// The projects of the example in a process of their own whose vote is still open.
fn open_vote_of_the_example(file: &std::path::Path) {
    let source = Laptop::new(7);
    source.does("open_example", json!({}));
    let options = source.does("read_vote", json!({}))["vote"]["options"].clone();
    let laptop = Laptop::new(8);
    laptop.does("create_process", json!({ "name": "Votación de ejemplo" }));
    laptop.does(
        "edit_process",
        json!({ "name": null, "place": "Hermosillo", "period": null, "ceiling": "12 mdp", "ceiling_source": null }),
    );
    for option in options.as_array().unwrap() {
        let slip =
            laptop.captures(1, &format!("+{}", option["title"].as_str().unwrap()))["id"].clone();
        let group = laptop.does(
            "create_group",
            json!({ "name": option["title"], "slips": [slip] }),
        )["id"]
            .clone();
        let pesos = option["cost"].as_i64().unwrap() / 100;
        laptop.does(
            "create_proposal",
            json!({ "group": group, "title": option["title"], "cost": pesos.to_string(), "place": "" }),
        );
    }
    laptop.does("open_vote", json!({ "max_marks": 5 }));
    let written = laptop.app.open_path();
    let Laptop { app, folder, .. } = laptop;
    drop(app);
    fs::copy(written.unwrap(), file).unwrap();
    drop(folder);
}
