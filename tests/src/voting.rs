//! A vote on two projects, from the first ballot to its closing.

use crate::laptop::Laptop;
use serde_json::{Value, json};

/// A laptop with a vote on two projects, open and with a ballot.
///
/// # Panics
/// When anything is refused.
#[must_use]
pub fn voting() -> Laptop {
    let laptop = Laptop::new(1);
    laptop.does("create_process", json!({ "name": "Plan" }));
    laptop.does("edit_process", json!({ "ceiling": "1,000" }));
    let slip = laptop.captures(1, "Algo")["id"].clone();
    let group = json!({ "name": "Hacer", "slips": [slip] });
    let group = laptop.does("create_group", group)["id"].clone();
    for title in ["Techar la cancha", "Alumbrar la calle"] {
        let proposal = json!({ "group": group, "title": title, "cost": "900", "place": "" });
        laptop.does("create_proposal", proposal);
    }
    laptop.does("open_vote", json!({ "max_marks": 1 }));
    casts(&laptop, "1");
    laptop
}

/// The vote that stands, as the window reads it.
///
/// # Panics
/// When it cannot be read.
#[must_use]
pub fn the_vote(laptop: &Laptop) -> Value {
    laptop.does("read_vote", json!({}))["vote"].clone()
}

/// Casts a ballot by what somebody types.
///
/// # Panics
/// When it is refused.
pub fn casts(laptop: &Laptop, line: &str) {
    let vote = &the_vote(laptop)["id"];
    let ballot = json!({ "vote": vote, "line": line, "state": "valid" });
    laptop.does("cast_ballot", ballot);
}

/// Closes the vote; its id.
///
/// # Panics
/// When it is refused.
pub fn closes(laptop: &Laptop) -> Value {
    let vote = the_vote(laptop)["id"].clone();
    laptop.does("close_vote", json!({ "id": vote }));
    vote
}
