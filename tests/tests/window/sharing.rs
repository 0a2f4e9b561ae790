//! Two laptops and a stick: bundles in both directions, a conflict that a person decides, a code given twice.

use crate::{call, until_answer};
use cocrea_tests::dialogs;
use cocrea_tests::keys::{ALT, CONTROL, END, ENTER, RIGHT, UP};
use cocrea_tests::laptop::Laptop;
use cocrea_tests::person::Person;
use cocrea_tests::screens;
use cocrea_tests::window::RealWindow;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The file that both start with, as somebody carried it: its slips were captured on a third laptop.
fn common_file(stick: &Path) -> PathBuf {
    let laptop = Laptop::new(9);
    laptop.does("create_process", json!({ "name": "Plan de Altares 2027" }));
    laptop.captures(
        1,
        "En la ruta 12 se espera hasta 50 minutos #movilidad &Altares",
    );
    laptop.captures(2, "Falta una lámpara frente a la primaria #seguridad");
    laptop.captures(5, "El parque está oscuro desde las siete");
    let written = laptop.app.open_path().unwrap();
    let Laptop { app, folder, .. } = laptop;
    drop(app);
    let file = stick.join("plan.cocrea");
    fs::copy(written, &file).unwrap();
    drop(folder);
    file
}

#[test]
fn two_laptops_join_their_work_in_both_directions_and_show_the_same() {
    let stick = tempfile::tempdir().unwrap();
    let file = common_file(stick.path());
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let copies = [&first, &second].map(|data| data.path().join("plan.cocrea"));
    for copy in &copies {
        fs::copy(&file, copy).unwrap();
    }
    let one = RealWindow::open(first.path()).unwrap();
    let two = RealWindow::open(second.path()).unwrap();
    for (window, name) in [(&one, "Laptop Mesa 1"), (&two, "Laptop Mesa 3")] {
        let person = Person::at(&window.session);
        person.waits_until("document.querySelector('h1') !== null");
        names_the_laptop(&person, name);
    }
    // One opens its file from the list, the other from wherever it lies.
    let person = Person::at(&one.session);
    person.goes_to_place("[data-title]");
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('.rail-proc') !== null");
    let person = Person::at(&two.session);
    person.presses(&[CONTROL, 'o']);
    dialogs::answer(&two, &copies[1]).unwrap();
    person.waits_until("document.querySelector('.rail-proc') !== null");

    works_on(
        &one,
        "Hasta 50 minutos se espera la ruta 12 #movilidad &Altares",
        "+Sombra en la parada de la escuela",
    );
    works_on(
        &two,
        "En la ruta 12 se espera una hora #movilidad &Altares",
        "+Agua en la parada del mercado",
    );
    assert_ne!(state(&one), state(&two));

    let from_two = stick.path().join("tres.paquete");
    // Whoever knows no other laptop yet gets six words to dictate.
    let words = makes_bundle(&two, &from_two).expect("six words");
    let from_two = (from_two.as_path(), Some(words.as_str()));
    receives_and_decides(&one, from_two);
    a_code_given_twice_is_listed(&one);
    let from_one = stick.path().join("uno.paquete");
    // Whoever knows the other one seals to it.
    assert_eq!(makes_bundle(&one, &from_one), None);
    receives(&two, (&from_one, None));
    assert_eq!(state(&one), state(&two), "both show the same");
    assert_eq!(
        conflicts(&two)["conflicts"],
        json!([]),
        "what was decided there is decided here"
    );
    receives_nothing_new(&one, from_two);
}

fn names_the_laptop(person: &Person, name: &str) {
    let words = person.words();
    person.chooses(&words.say("place-settings"));
    person.arrives_at(&words.say("settings-title"));
    person.fills(&words.say("settings-device"), name);
    person.presses(&[ALT, '\u{e011}']);
    person.arrives_at(&words.say("home-title"));
}

/// Corrects the slip of table 1 and captures one at table 3.
fn works_on(window: &RealWindow, correction: &str, new: &str) {
    let person = Person::at(&window.session);
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    person.presses(&[ALT, '1']);
    person.waits_until(
        "document.querySelector('[data-slip]')?.innerText.includes('M1-001') ?? false",
    );
    person.presses(&[UP]);
    person.waits_until("document.activeElement.value.includes('ruta 12')");
    person.presses(&[CONTROL, 'a']);
    person.types(correction);
    person.presses(&[END]);
    person.presses(&[ENTER]);
    person.waits_until("document.activeElement.value === ''");
    person.presses(&[ALT, '3']);
    person.types(new);
    person.presses(&[ENTER]);
    person.waits_until(
        "document.querySelector('[data-slip]')?.innerText.includes('M3-001') ?? false",
    );
}

/// A bundle, and the six words that open it.
type Brought<'a> = (&'a Path, Option<&'a str>);

/// Makes a bundle as it is offered, and writes down the words that are shown with it.
fn makes_bundle(window: &RealWindow, place: &Path) -> Option<String> {
    let person = Person::at(&window.session);
    let words = person.words();
    to_share(&person);
    person.chooses(&words.say("share-bundle-make"));
    dialogs::answer(window, place).unwrap();
    person.sees(&place.to_string_lossy());
    assert!(place.is_file());
    let shown = person.reads("document.querySelector('.words .code')?.textContent ?? null");
    shown.as_str().map(str::to_owned)
}

fn to_share(person: &Person) {
    let title = person.words().say("share-title");
    person.presses(&[CONTROL, '5']);
    person.goes_to_place(".rail-foot button:first-child");
    person.presses(&[ENTER]);
    person.arrives_at(&title);
    person.waits_for_focus_on("h1");
}

fn looks_into(person: &Person, window: &RealWindow, (bundle, sealed): Brought<'_>) {
    let words = person.words();
    to_share(person);
    person.chooses(&words.say("place-receive"));
    person.arrives_at(&words.say("place-receive"));
    person.waits_for_focus_on("[data-first]");
    let before = state(window);
    person.presses(&[ENTER]);
    dialogs::answer(window, bundle).unwrap();
    if let Some(sealed) = sealed {
        person.waits_for_focus_on("[data-words]");
        person.types(sealed);
        person.photographs("seis-palabras");
        person.presses(&[ENTER]);
    }
    person.waits_until("document.querySelector('footer.bar') !== null");
    assert_eq!(state(window), before, "looking changes nothing");
}

fn receives_and_decides(window: &RealWindow, bundle: Brought<'_>) {
    let person = Person::at(&window.session);
    looks_into(&person, window, bundle);
    let words = person.words();
    person.sees(&words.say_with("receive-waits", &[("label", "Laptop Mesa 3")]));
    person.photographs("dejar-entrar");
    lets_in(&person);
    person.sees(&words.say_with("trouble-slip_code_repeated", &[("subject", "M3-001")]));
    person.waits_for_focus_on("[data-conflict] input[type=radio]");
    person.waits_until("document.querySelector('[data-conflict] input:checked') === null");
    person.presses(&[' ']);
    person.presses(&[RIGHT]);
    person.waits_until("document.querySelectorAll('[data-conflict] input:checked').length === 1");
    // The arrow that chose a version leaves the ring where the focus is.
    person.waits_until(
        "getComputedStyle(document.activeElement.closest('.version')).outlineStyle === 'solid'",
    );
    person.sees(&words.say("conflict-arriving"));
    screens::pair(&person.photographs("recibir"), "08-recibir").unwrap();
    person.goes_to_place("[data-merge]");
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('footer.bar') === null");
    let slips = until_answer(
        window,
        "list_slips",
        "{ table: null, trash: false }",
        "(view) => view.slips.length === 5",
    );
    let texts: Vec<&str> = slips["slips"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|slip| slip["text"].as_str())
        .collect();
    assert!(
        texts.contains(&"En la ruta 12 se espera una hora"),
        "the chosen version stands: {texts:?}"
    );
    assert_eq!(conflicts(window)["conflicts"], json!([]));
}

fn a_code_given_twice_is_listed(window: &RealWindow) {
    let person = Person::at(&window.session);
    let words = person.words();
    person.chooses(&words.say("share-decide"));
    person.arrives_at(&words.say("place-conflicts"));
    person.sees(&words.say_with("trouble-slip_code_repeated", &[("subject", "M3-001")]));
    person.sees("Sombra en la parada de la escuela");
    person.sees("Agua en la parada del mercado");
    person.photographs("por-decidir");
}

/// The other laptop is new here; its code was compared.
fn lets_in(person: &Person) {
    person.waits_for_focus_on("[data-waiting] button");
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('[data-waiting] button') === null");
}

fn receives(window: &RealWindow, bundle: Brought<'_>) {
    let person = Person::at(&window.session);
    looks_into(&person, window, bundle);
    lets_in(&person);
    person.goes_to_place("[data-merge]");
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('footer.bar') === null");
}

fn receives_nothing_new(window: &RealWindow, bundle: Brought<'_>) {
    let person = Person::at(&window.session);
    looks_into(&person, window, bundle);
    let said = person.words().say("receive-nothing-new");
    person.sees(&said);
}

fn state(window: &RealWindow) -> Value {
    call(window, "verify_process", "{}").unwrap()["state"].clone()
}

fn conflicts(window: &RealWindow) -> Value {
    call(window, "list_conflicts", "{}").unwrap()
}
