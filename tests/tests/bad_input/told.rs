//! What a person is told: a code, and its words in both languages.

use cocrea_app::wire::Language;
use cocrea_app::{Failure, Words};
use cocrea_tests::laptop::Laptop;
use serde_json::Value;

/// That a failure has this code and can be said in both languages, with every value in its place.
#[track_caller]
pub(crate) fn is(failure: &Failure, code: &str) {
    assert_eq!(failure.code, code, "{failure:?}");
    in_words(failure);
}

/// That a failure can be said in both languages, with every value in its place.
#[track_caller]
pub(crate) fn in_words(failure: &Failure) {
    for language in [Language::EsMx, Language::En] {
        let key = format!("failure-{}", failure.code);
        let args: Vec<_> = failure
            .args
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let said = Words::of(language).find(&key, &args);
        let said = said.unwrap_or_else(|| panic!("no words for {key} in {language:?}"));
        assert!(said.len() > 10 && !said.contains("{$"), "{said}");
    }
    assert!(!failure.message.is_empty(), "{failure:?}");
}

/// That a call is refused with this code and that nothing changed.
#[track_caller]
pub(crate) fn check(laptop: &Laptop, (name, body): (&str, Value), code: &str) -> Failure {
    let before = laptop.state();
    let failure = laptop.is_refused(name, body);
    is(&failure, code);
    assert_eq!(laptop.state(), before, "{name} changed something");
    failure
}

/// That a call is refused with this code while no process is open, and that none is open afterwards.
#[track_caller]
pub(crate) fn check_closed(laptop: &Laptop, (name, body): (&str, Value), code: &str) -> Failure {
    let failure = laptop.is_refused(name, body);
    is(&failure, code);
    assert_eq!(laptop.app.open_path(), None);
    failure
}
