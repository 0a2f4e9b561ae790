//! What works everywhere: settings, the list of keys, and taking back text or changes.

use crate::{call, until_answer, with_a_process};
use cocrea_tests::keys::{BACKSPACE, CONTROL, ENTER, ESCAPE, F1, RIGHT, SHIFT, TAB};
use cocrea_tests::person::Person;
use cocrea_tests::window::RealWindow;
use serde_json::json;

#[test]
fn settings_apply_at_once_and_stand_after_a_restart() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan");
    let words = person.words();
    person.chooses(&words.say("place-settings"));
    person.arrives_at(&words.say("settings-title"));
    person.photographs("ajustes");
    person.fills(&words.say("settings-device"), "Laptop Mesa 3");
    person.goes_back_to_place("[role=radiogroup] [role=radio]");
    person.presses(&[RIGHT]);
    person.waits_until("document.documentElement.dataset.size === '112'");
    person.presses(&[RIGHT]);
    person.waits_until("document.documentElement.dataset.size === '125'");
    person.presses(&[RIGHT]);
    person.waits_until("document.documentElement.dataset.size === '150'");
    person.photographs("ajustes-150");
    person.presses(&[SHIFT, TAB]);
    assert_eq!(person.stands_on(), words.say("settings-theme-system"));
    for theme in ["light", "dark", "contrast", "contrast-dark"] {
        person.presses(&[RIGHT]);
        person.waits_until(&format!(
            "document.activeElement.getAttribute('aria-checked') === 'true' && document.documentElement.dataset.theme === '{theme}'"
        ));
    }
    person.photographs("ajustes-contraste-oscuro");
    drop(window);

    let window = RealWindow::open(data.path()).unwrap();
    let person = Person::at(&window.session);
    person.waits_until("document.documentElement.dataset.theme === 'contrast-dark'");
    person.waits_until("document.documentElement.dataset.size === '150'");
    let settings = call(&window, "read_settings", "{}").unwrap()["settings"].clone();
    assert_eq!(settings["device_label"], "Laptop Mesa 3");
}

#[test]
fn a_person_sets_a_point_and_returns_to_it_with_the_keyboard_alone() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan");
    let words = person.words();
    person.chooses(&words.say("place-history"));
    person.arrives_at(&words.say("history-title"));
    person.goes_to_place("main [role=radio]");
    person.presses(&[RIGHT]);
    person.sees(&words.say("backup-empty"));
    person.fills(&words.say("backup-point"), "Antes de todo");
    person.presses(&[ENTER]);
    person.sees("Antes de todo");
    call(
        &window,
        "edit_process",
        "{ name: null, place: 'Altares', period: null, ceiling: null, ceiling_source: null }",
    )
    .unwrap();
    person.goes_to_place("main td button");
    person.photographs("respaldos");
    person.presses(&[ENTER]);
    person.sees(&words.say("backup-return-kept"));
    // The focus is on the way out, so that one Enter too many changes nothing.
    person.goes_to_place("dialog .primary");
    person.presses(&[ENTER]);
    person.sees(&words.say_with("backup-returned", &[("name", "Antes de todo")]));
    assert_eq!(call(&window, "read_process", "{}").unwrap()["place"], "");
    person.sees(&words.say("backup-returning"));
}

#[test]
fn the_language_changes_at_once_and_everywhere() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan");
    let words = person.words();
    let english = cocrea_tests::words::Words::of("en");
    person.chooses(&words.say("place-settings"));
    person.arrives_at(&words.say("settings-title"));
    person.goes_to_place("main [role=radio]");
    person.presses(&[RIGHT]);
    person.arrives_at(&english.say("settings-title"));
    person.waits_until("document.documentElement.lang === 'en'");
    person.photographs("ajustes-ingles");
    for stage in 1..=5 {
        person.presses(&[CONTROL, char::from_digit(stage, 10).unwrap()]);
        let key = format!("stage-{stage}");
        let shown = format!(
            "!document.body.innerText.includes({}) && document.body.innerText.includes({})",
            json!(words.say(&key)),
            json!(english.say(&key))
        );
        person.waits_until(&shown);
    }
}

#[test]
fn f1_shows_the_keys_of_this_screen_and_gives_the_focus_back() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan");
    let words = person.words();
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    person.presses(&[F1]);
    person.waits_until("document.querySelector('dialog[open]') !== null");
    person.sees(&words.say("capture-key-save"));
    person.sees(&words.say("keys-search"));
    person.photographs("teclas");
    person.presses(&[ESCAPE]);
    person.waits_until("document.querySelector('dialog[open]') === null");
    person.waits_for_focus_on("textarea");
    person.presses(&[CONTROL, 'k']);
    person.waits_for_focus_on("[role=combobox]");
    person.types("ajust");
    person.sees(&words.say("place-settings"));
    person.photographs("buscar");
    person.presses(&[ENTER]);
    person.arrives_at(&words.say("settings-title"));
}

#[test]
fn control_z_undoes_unsaved_text_in_its_field_and_elsewhere_the_last_change() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan");
    let words = person.words();
    person.fills(&words.say("prepare-place"), "Hermosillo");
    person.goes_to(&words.say("prepare-period"));
    until_answer(
        &window,
        "read_process",
        "{}",
        "(view) => view.place === 'Hermosillo'",
    );
    // What is typed is taken back as text before it was saved.
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    person.types("Una línea");
    person.presses(&[CONTROL, 'z']);
    person.waits_until("document.activeElement.value !== 'Una línea'");
    assert_eq!(
        call(&window, "read_process", "{}").unwrap()["place"],
        "Hermosillo"
    );
    person.presses(&[CONTROL, 'a']);
    person.presses(&[BACKSPACE]);
    person.waits_until("document.activeElement.value === ''");
    // Nothing unsaved is left: now it is the last change.
    person.presses(&[CONTROL, 'z']);
    until_answer(&window, "read_process", "{}", "(view) => view.place === ''");
    person.presses(&[CONTROL, 'y']);
    until_answer(
        &window,
        "read_process",
        "{}",
        "(view) => view.place === 'Hermosillo'",
    );
}
