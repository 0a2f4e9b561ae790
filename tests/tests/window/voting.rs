//! The vote of a workshop with the keyboard alone: opened, typed, closed and read.

use crate::call;
use cocrea_tests::keys::{CONTROL, DELETE, ENTER, ESCAPE, RIGHT, TAB, UP};
use cocrea_tests::person::Person;
use cocrea_tests::window::RealWindow;
use serde_json::{Value, json};

pub(crate) fn the_vote_is_opened_with_two_marks(person: &Person, window: &RealWindow) {
    let words = person.words();
    person.goes_back_to(&words.say("proposal-to-vote"));
    person.presses(&[ENTER]);
    person.waits_for_focus_on("[data-first]");
    person.photographs("abrir-votacion");
    // The number is selected; Enter goes by the rule, the ties and the seed to the button beside what gets locked, and
    // only there it opens.
    person.types("2");
    person.presses(&[ENTER]);
    for place in ["vote-rule", "vote-ties-official", "vote-seed"] {
        assert_eq!(person.stands_on(), words.say(place));
        person.presses(&[ENTER]);
    }
    assert_eq!(person.stands_on(), words.say("vote-open"));
    assert_eq!(
        call(window, "read_vote", "{}").unwrap()["vote"],
        Value::Null,
        "Enter in a field opens nothing"
    );
    person.presses(&[ENTER]);
    person.waits_for_focus_on("[data-ballot-line]");
    let vote = call(window, "read_vote", "{}").unwrap();
    assert_eq!(vote["vote"]["max_marks"], 2);
    assert_eq!(vote["vote"]["state"], "open");
}

pub(crate) fn ballots_are_typed_corrected_and_made_void(person: &Person, window: &RealWindow) {
    let words = person.words();
    for (number, line) in ["1 2", "1 2", "1 3", "2", "3", "b", "2 1"]
        .iter()
        .enumerate()
    {
        person.types(line);
        person.presses(&[ENTER]);
        let next = (number + 2).to_string();
        person.sees(&words.say_with("ballot-title", &[("number", &next)]));
    }
    person.types("1 2 3");
    person.presses(&[ENTER]);
    person.waits_for_focus_on("[data-ballot-line][aria-invalid]");
    assert_eq!(
        ballots(window).len(),
        7,
        "too many marks are refused and the line is kept"
    );
    person.waits_until("document.activeElement.value === '1 2 3'");
    person.replaces("a");
    person.waits_until("document.querySelector('[aria-pressed=true]') !== null");
    person.presses(&[ENTER]);
    person.sees(&words.say_with("ballot-title", &[("number", "9")]));
    person.photographs("boletas");
    person.chooses(&words.say_with("ballot-correct", &[("number", "5")]));
    person.sees(&words.say_with("ballot-correct-title", &[("number", "5")]));
    person.waits_for_focus_on("[data-ballot-line]");
    person.replaces("3 1");
    person.presses(&[ENTER]);
    person.sees(&words.say_with("ballot-title", &[("number", "9")]));
    person.waits_for_focus_on("[data-ballot-line]");
    person.chooses(&words.say_with("ballot-correct", &[("number", "4")]));
    person.sees(&words.say_with("ballot-correct-title", &[("number", "4")]));
    person.waits_for_focus_on("[data-ballot-line]");
    person.types("a");
    person.presses(&[ENTER]);
    person.sees(&words.say_with("ballot-title", &[("number", "9")]));
    a_blank_ballot_takes_no_number_and_a_half_typed_one_stays(person);
    let count = call(window, "read_vote", "{}").unwrap()["vote"]["count"].clone();
    assert_eq!(count, json!({ "valid": 5, "blank": 1, "void": 2 }));
}

fn a_blank_ballot_takes_no_number_and_a_half_typed_one_stays(person: &Person) {
    let words = person.words();
    let line = "document.querySelector('[data-ballot-line]')?.value";
    person.waits_for_focus_on("[data-ballot-line]");
    person.presses(&[UP]);
    person.sees(&words.say_with("ballot-correct-title", &[("number", "8")]));
    person.presses(&[ESCAPE]);
    person.sees(&words.say_with("ballot-title", &[("number", "9")]));
    person.types("b1");
    person.sees(&words.say("ballot-refused-blank"));
    assert_eq!(person.reads(line), "");
    person.types("b2 3");
    person.presses(&[CONTROL, '1']);
    person.arrives_at(&words.say("stage-1"));
    person.presses(&[CONTROL, '3']);
    person.goes_to_place(".rail .sub li:nth-child(3) button");
    person.presses(&[ENTER]);
    person.waits_for_focus_on("[data-ballot-line]");
    assert_eq!(person.reads(line), "2 3");
    person.replaces(&DELETE.to_string());
}

pub(crate) fn the_vote_is_closed_and_read_by_both_rules(person: &Person, window: &RealWindow) {
    let words = person.words();
    // Closing is for ever: neither Esc nor Enter twice does it, and the button that does is one Tab away.
    for key in [ESCAPE, ENTER, TAB] {
        person.goes_back_to(&words.say("vote-close"));
        person.presses(&[ENTER]);
        person.waits_for_focus_on("[data-keep-vote]");
        person.presses(&[key]);
        person.waits_for_focus_on("[data-ballot-line], [data-close-vote]");
    }
    person.waits_for_focus_on("[data-close-vote]");
    person.presses(&[ENTER]);
    person.arrives_at(&words.say("result-title"));
    person.goes_to_place("[role=radio]");
    assert_eq!(person.stands_on(), words.say("rule-mes_cost_add1u"));
    let shares = winners(person);
    person.presses(&[RIGHT]);
    person.waits_until(
        "document.querySelector('[role=radio][aria-checked=true] + [role=radio]') === null",
    );
    assert_eq!(person.stands_on(), words.say("rule-greedy_votes"));
    let most_votes = winners(person);
    assert_eq!(
        shares,
        ["Esperar el camión con sombra", "Alumbrar los andadores"]
    );
    assert_eq!(
        most_votes, shares,
        "here the rules agree; the example is where they do not"
    );
    let again = call(
        window,
        "cast_ballot",
        "{ vote: (await window.__TAURI_INTERNALS__.invoke('call', { name: 'read_vote', body: {} })).vote.id, line: '1', state: 'valid' }",
    );
    drop(again);
}

fn ballots(window: &RealWindow) -> Vec<Value> {
    let vote = call(window, "read_vote", "{}").unwrap();
    vote["vote"]["ballots"].as_array().unwrap().clone()
}

fn winners(person: &Person) -> Vec<String> {
    let shown = person.reads("[...document.querySelectorAll('.projects tbody:first-of-type [data-project]')].map((each) => each.textContent)");
    serde_json::from_value(shown).unwrap()
}
