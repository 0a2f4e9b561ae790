//! The shell around the page: what it opens, what it forbids, and how it is started.

use crate::call;
use cocrea_tests::person::Person;
use cocrea_tests::window::RealWindow;

#[test]
fn the_window_opens_on_the_home_screen_and_reaches_the_use_cases() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let title = window.session.find("h1").unwrap();
    assert!(!window.session.text(&title).unwrap().is_empty());
    let home = call(&window, "list_processes", "{}").unwrap();
    assert_eq!(home["processes"], serde_json::json!([]));
    assert!(
        call(&window, "no_such_use_case", "{}")
            .unwrap_err()
            .contains("unknown_command")
    );
    window.session.screenshot("inicio-vacio").unwrap();
}

#[test]
fn the_page_can_neither_evaluate_text_nor_reach_another_computer() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    window.session.find("h1").unwrap();
    let deeds = [
        ("setTimeout('1 + 1')", "script-src"),
        ("new Image().src = 'http://127.0.0.1:9/x.png'", "img-src"),
        (
            "fetch('http://127.0.0.1:9/').catch(() => {})",
            "connect-src",
        ),
    ];
    for (deed, directive) in deeds {
        let broken = format!(
            "new Promise((done) => {{
                addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective), {{ once: true }});
                {deed};
            }})"
        );
        assert_eq!(window.session.settle(&broken).unwrap(), directive, "{deed}");
    }
    let prototype = window
        .session
        .execute("return Object.isFrozen(Object.prototype)", &[])
        .unwrap();
    assert_eq!(prototype, true);
}

#[test]
fn only_the_commands_of_the_shell_are_open_to_the_page() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    window.session.find("h1").unwrap();
    for denied in [
        "plugin:dialog|open",
        "plugin:opener|open_path",
        "plugin:window|close",
        "plugin:log|log",
    ] {
        let asked = window.session.settle(&format!(
            "window.__TAURI_INTERNALS__.invoke('{denied}', {{}})"
        ));
        assert!(
            asked.unwrap_err().to_string().contains("not allowed"),
            "{denied}"
        );
    }
}

#[test]
fn an_app_that_was_killed_opens_again_on_the_same_folder() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    window.session.find("h1").unwrap();
    window.kill().unwrap();
    drop(window);
    let window = RealWindow::open(data.path()).unwrap();
    window.session.find("h1").unwrap();
}

#[test]
fn a_second_start_hands_its_file_to_the_first_and_ends() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    window.session.find("h1").unwrap();
    let path = call(&window, "create_process", "{ name: 'Plan de mi colonia' }").unwrap();
    let path = path["path"].as_str().unwrap().to_owned();
    call(&window, "close_process", "{}").unwrap();
    assert!(
        call(&window, "read_process", "{}")
            .unwrap_err()
            .contains("no_process_open")
    );
    assert!(
        window
            .start_again(std::slice::from_ref(&path))
            .unwrap()
            .success()
    );
    let opened = "(async () => {
        for (;;) {
            try { return await window.__TAURI_INTERNALS__.invoke('call', { name: 'read_process', body: {} }); }
            catch { await new Promise(requestAnimationFrame); }
        }
    })()";
    assert_eq!(
        window.session.settle(opened).unwrap()["name"],
        "Plan de mi colonia"
    );
}

#[test]
fn a_file_on_the_command_line_is_open_before_the_page_asks() {
    let data = tempfile::tempdir().unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let path = call(&window, "create_process", "{ name: 'Año 1' }").unwrap();
    let path = path["path"].as_str().unwrap().to_owned();
    drop(window);
    let window = RealWindow::open_with(data.path(), &[path]).unwrap();
    assert_eq!(
        call(&window, "read_process", "{}").unwrap()["name"],
        "Año 1"
    );
}

#[test]
fn a_start_without_a_display_says_so_and_ends() {
    let answer = RealWindow::start_without_display().unwrap();
    let said = String::from_utf8(answer.stderr).unwrap();
    assert_eq!(answer.status.code(), Some(1), "{said}");
    assert!(said.contains("ninguna pantalla responde"), "{said}");
    assert!(said.contains("no display answers"), "{said}");
}

#[test]
fn who_has_a_silent_keyring_goes_on_as_a_new_laptop_with_the_keyboard_alone() {
    let data = tempfile::tempdir().unwrap();
    let device = "0123456789abcdef".repeat(2);
    // On the bus of the test no keyring answers.
    std::fs::write(data.path().join("device.keyring"), format!("{device}\n")).unwrap();
    let window = RealWindow::open(data.path()).unwrap();
    let person = Person::at(&window.session);
    person.arrives_at("El llavero no responde");
    let refused = call(&window, "list_processes", "{}").unwrap_err();
    assert!(refused.contains("keyring_silent"), "{refused}");
    person.photographs("llavero");
    person.chooses("Ya nunca va a responder…");
    person.sees("¿Seguir como computadora nueva?");
    assert!(!data.path().join("device.key").exists());
    person.chooses("Seguir como computadora nueva");
    person.waits_until("document.querySelector('.front') !== null");
    assert!(data.path().join("device.key").exists());
    let home = call(&window, "list_processes", "{}").unwrap();
    assert_eq!(home["processes"], serde_json::json!([]));
}
