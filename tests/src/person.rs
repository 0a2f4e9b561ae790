//! A person who has a keyboard and no mouse: finds things by the name that a screen reader would say.

use crate::keys::{CONTROL, ENTER, SHIFT, TAB};
use crate::webdriver::{Session, Trouble};
use crate::words::Words;
use serde_json::{Value, json};
use std::path::PathBuf;

/// More stops for Tab than any screen has.
const MOST_STOPS: usize = 250;

/// What has the focus: its name for a screen reader, without the keys that are written on it.
const FOCUSED: &str = "
    const here = document.activeElement;
    if (!here || here === document.body) return '';
    const words = (element) => {
        const copy = element.cloneNode(true);
        copy.querySelectorAll('kbd, svg').forEach((part) => part.remove());
        return copy.textContent.replace(/\\s+/g, ' ').trim();
    };
    const by = here.getAttribute('aria-labelledby');
    if (by) return by.split(' ').map((id) => words(document.getElementById(id))).join(' ');
    return here.getAttribute('aria-label') ?? (here.labels?.length ? words(here.labels[0]) : words(here));
";

/// A person at a window.
#[derive(Debug)]
pub struct Person<'a> {
    session: &'a Session,
    words: Words,
}

impl<'a> Person<'a> {
    /// Somebody who reads Spanish.
    #[must_use]
    pub fn at(session: &'a Session) -> Self {
        Self {
            session,
            words: Words::of("es-MX"),
        }
    }

    /// The words that this person reads.
    #[must_use]
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// Presses keys together.
    pub fn presses(&self, keys: &[char]) {
        told(self.session.press(keys), &format!("{keys:?}"));
    }

    /// Presses one key several times.
    pub fn presses_times(&self, key: char, times: usize) {
        told(self.session.type_text(&String::from(key).repeat(times)), "");
    }

    /// Types text where the focus is.
    pub fn types(&self, text: &str) {
        told(self.session.type_text(text), text);
    }

    /// Name of what has the focus.
    #[must_use]
    pub fn stands_on(&self) -> String {
        let name = told(self.session.execute(FOCUSED, &[]), "what has the focus");
        name.as_str().unwrap_or_default().to_owned()
    }

    /// Presses Tab until what has this name has the focus.
    pub fn goes_to(&self, name: &str) {
        self.walks(&[TAB], name, |person| person.stands_on() == name);
    }

    /// The same against the order.
    pub fn goes_back_to(&self, name: &str) {
        self.walks(&[SHIFT, TAB], name, |person| person.stands_on() == name);
    }

    /// Presses Tab until the focus is on what this selector names.
    pub fn goes_to_place(&self, css: &str) {
        self.walks(&[TAB], css, |person| person.stands_at(css));
    }

    /// The same against the order.
    pub fn goes_back_to_place(&self, css: &str) {
        self.walks(&[SHIFT, TAB], css, |person| person.stands_at(css));
    }

    /// Whether the focus is on what this selector names.
    #[must_use]
    pub fn stands_at(&self, css: &str) -> bool {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        told(self.session.execute(script, &[json!(css)]), css) == true
    }

    /// Goes to a button of this name and presses Enter.
    pub fn chooses(&self, name: &str) {
        self.goes_to(name);
        self.presses(&[ENTER]);
    }

    /// Goes to a field, and writes this in place of what is in it.
    pub fn fills(&self, label: &str, text: &str) {
        self.goes_to(label);
        self.replaces(text);
    }

    /// Writes this in place of what is in the field that has the focus.
    pub fn replaces(&self, text: &str) {
        self.presses(&[CONTROL, 'a']);
        self.types(text);
    }

    /// Waits until the page shows this text.
    pub fn sees(&self, text: &str) {
        told(self.session.wait_for_text(text), text);
    }

    /// Waits until an expression of the page is true.
    pub fn waits_until(&self, expression: &str) {
        told(self.session.wait_until(expression), expression);
    }

    /// Waits until this place has the focus.
    pub fn waits_for_focus_on(&self, css: &str) {
        self.waits_until(&format!(
            "document.activeElement?.matches({}) ?? false",
            json!(css)
        ));
    }

    /// Waits until the title of the screen is this.
    pub fn arrives_at(&self, title: &str) {
        let wanted = json!(title);
        self.waits_until(&format!(
            "document.querySelector('h1')?.textContent.trim() === {wanted}"
        ));
    }

    /// What an expression of the page is.
    #[must_use]
    pub fn reads(&self, expression: &str) -> Value {
        told(
            self.session.execute(&format!("return {expression}"), &[]),
            expression,
        )
    }

    /// Takes an image of what is on the screen; answers with its path.
    pub fn photographs(&self, name: &str) -> PathBuf {
        told(self.session.screenshot(name), name)
    }

    fn walks(&self, keys: &[char], goal: &str, arrived: impl Fn(&Self) -> bool) {
        let mut passed = Vec::new();
        for _ in 0..MOST_STOPS {
            if arrived(self) {
                return;
            }
            self.presses(keys);
            let name = self.stands_on();
            // Round once without meeting it: it may still be on its way, so a few rounds are walked.
            passed.push(name);
        }
        panic!("«{goal}» is reached by no key; met on the way: {passed:#?}");
    }
}

fn told<T>(outcome: Result<T, Trouble>, what: &str) -> T {
    outcome.unwrap_or_else(|trouble| panic!("{what}: {trouble}"))
}
