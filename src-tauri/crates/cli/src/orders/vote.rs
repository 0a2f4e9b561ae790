//! The vote.

use super::Cocrea;
use crate::choices::Choice;
use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::Failure;
use cocrea_app::wire::{Created, VoteReply};
use serde_json::json;

/// Corrects the vote in force with a new one.
pub(crate) fn correct(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let cocrea = Cocrea::at(line)?;
    let reply: VoteReply = cocrea.call("read_vote", json!({}))?;
    let vote = reply.vote.ok_or_else(|| Failure::refused("vote_missing"))?;
    let reason = line.choice(Choice::Reason).unwrap_or_default();
    let body = json!({ "id": vote.id, "reason": reason });
    let created: Created = cocrea.call("correct_vote", body)?;
    if terminal.wants_json() {
        return terminal.value(&created);
    }
    let ballots = vote.count.valid + vote.count.blank + vote.count.void;
    terminal.say("cli-vote-corrected", &[("ballots", &ballots.to_string())])
}
