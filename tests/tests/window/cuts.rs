//! The power goes: what the screen showed as saved is there afterwards.

use crate::{call, with_a_process};
use cocrea_tests::dialogs;
use cocrea_tests::keys::{ALT, BACKSPACE, CONTROL, ENTER, HOME};
use cocrea_tests::person::Person;
use cocrea_tests::window::RealWindow;
use std::fs;
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn every_slip_whose_card_was_shown_is_there_after_the_app_was_killed() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan que se corta");
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    for number in 1..=8 {
        person.types(&format!("Lo que dijo la mesa, {number}"));
        person.presses(&[ENTER]);
        person.waits_until(&format!(
            "document.querySelector('[data-slip]')?.innerText.includes('M1-00{number}') ?? false"
        ));
    }
    // One more is on its way when the power goes; it may be there or not, but nothing else may be missing.
    person.types("Lo que ya no se vio guardado");
    person.presses(&[ENTER]);
    window.kill().unwrap();
    drop(window);
    let window = RealWindow::open(data.path()).unwrap();
    let person = Person::at(&window.session);
    person.goes_to_place("[data-title]");
    person.presses(&[ENTER]);
    person.waits_until("document.querySelector('.rail-proc') !== null");
    person.presses(&[CONTROL, '2']);
    person.sees("M1-008");
    let slips = call(&window, "list_slips", "{ table: null, trash: false }").unwrap();
    let texts: Vec<&str> = slips["slips"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|slip| slip["text"].as_str())
        .collect();
    for number in 1..=8 {
        let said = format!("Lo que dijo la mesa, {number}");
        assert!(texts.contains(&said.as_str()), "{said} is lost: {texts:?}");
    }
    assert!(texts.len() <= 9, "{texts:?}");
    call(&window, "verify_process", "{}").unwrap();
}

#[test]
fn what_was_typed_just_before_the_window_was_closed_is_kept() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan que se cierra");
    let words = person.words();
    person.fills(&words.say("prepare-place"), "Colonia Sahuaro");
    window.close_by_its_frame().unwrap();
    drop(window);

    let window = RealWindow::open(data.path()).unwrap();
    let homes = call(&window, "list_processes", "{}").unwrap();
    assert_eq!(homes["processes"][0]["place"], "Colonia Sahuaro");
}

#[test]
fn a_file_that_is_copied_from_the_list_of_all_processes_is_whole() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan que se copia");
    let words = person.words();
    person.fills(&words.say("prepare-place"), "Colonia Sahuaro");
    // The field has not saved yet: it does so before its process is put away.
    person.presses(&[ALT, HOME]);
    person.arrives_at(&words.say("home-title"));
    let process = data.path().join("Plan que se copia.cocrea");
    let beside = data.path().join("Plan que se copia.cocrea-wal");
    let last = Instant::now() + Duration::from_secs(20);
    while beside.exists() && Instant::now() < last {
        thread::sleep(Duration::from_millis(20));
    }
    let copy = data.path().join("Copia.cocrea");
    fs::copy(process, &copy).unwrap();
    let body = format!("{{ path: {:?} }}", copy.display().to_string());
    call(&window, "open_process", &body).unwrap();
    let view = call(&window, "read_process", "{}").unwrap();
    assert_eq!(view["place"], "Colonia Sahuaro");
}

#[test]
fn a_window_whose_last_words_are_refused_stays_until_it_is_asked_again() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan que se cierra");
    let words = person.words();
    person.goes_to(&words.say("prepare-name"));
    person.presses(&[CONTROL, 'a']);
    person.presses(&[BACKSPACE]);
    dialogs::press_close(&window).unwrap();
    dialogs::press_close(&window).unwrap();
    person.sees(&words.say("failure-name_missing"));
    person.sees(&words.say("close-unsaved"));
    // As long as a person takes to read it; what comes at once is taken for a double click.
    thread::sleep(Duration::from_secs(1));
    window.close_by_its_frame().unwrap();
}

#[test]
fn a_window_with_a_line_half_typed_says_so_before_it_closes() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan que se cierra");
    let words = person.words();
    person.presses(&[CONTROL, '2']);
    person.waits_for_focus_on("textarea");
    person.types("Lo que todavía no se");
    person.presses(&[CONTROL, '1']);
    person.arrives_at(&words.say("place-prepare"));
    dialogs::press_close(&window).unwrap();
    person.sees(&words.say("close-unsaved"));
    thread::sleep(Duration::from_secs(1));
    window.close_by_its_frame().unwrap();
}

#[test]
fn a_page_that_is_slow_to_begin_still_keeps_what_was_typed_just_before_its_window_was_closed() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = with_a_process(&window, "Plan que se cierra");
    let words = person.words();
    person.fills(&words.say("prepare-place"), "Colonia Sahuaro");
    // The page is at something else for longer than a field waits for its pause.
    let busy =
        "setTimeout(() => { const end = Date.now() + 1500; while (Date.now() < end); }, 100)";
    window.session.execute(busy, &[]).unwrap();
    thread::sleep(Duration::from_millis(150));
    window.close_by_its_frame().unwrap();
    drop(window);
    let window = RealWindow::open(data.path()).unwrap();
    let homes = call(&window, "list_processes", "{}").unwrap();
    assert_eq!(homes["processes"][0]["place"], "Colonia Sahuaro");
}
