//! An election in Pabulib's format against the strict format.

use crate::failures::Stop;
use crate::line::Line;
use crate::terminal::Terminal;
use cocrea_app::{FileFinding, check_file, read_election};

/// Checks a file and says what stands between it and the format.
pub(crate) fn run(line: &Line, terminal: &mut Terminal) -> Result<(), Stop> {
    let path = line.file(0);
    let bytes = read_election(&path)?;
    let checked = check_file(&bytes, terminal.words());
    if terminal.wants_json() {
        terminal.value(&checked)?;
        return Ok(checked.verdict()?);
    }
    for finding in &checked.findings {
        say(finding, terminal)?;
    }
    checked.verdict()?;
    terminal.say("cli-check-clean", &[])
}

fn say(finding: &FileFinding, terminal: &mut Terminal) -> Result<(), Stop> {
    // What was found may hold line ends, and each finding is one line.
    let message = finding.message.replace(['\n', '\r'], " ");
    terminal.say(
        &format!("cli-check-{}", finding.severity),
        &[
            ("line", &finding.line.to_string()),
            ("column", &finding.column.to_string()),
            ("message", &message),
        ],
    )
}
