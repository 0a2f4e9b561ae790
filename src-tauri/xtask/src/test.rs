//! `cargo xtask test`: the stages in order, one line each with its time, stopping at the first that fails.

use crate::Trouble;
use crate::machine;
use crate::packages::Purpose;
use crate::shell::say;
use crate::stages::{self, Stage};
use std::time::{Duration, Instant};

/// Says which stages exist.
///
/// # Errors
/// When the folder of the tests cannot be read.
pub(crate) fn list() -> Result<(), Trouble> {
    for stage in stages::all()? {
        say(&format!("{:<12} {}", stage.name, stage.about));
    }
    Ok(())
}

/// Proves the wanted stages, or all when none is named.
///
/// # Errors
/// What the first failing stage said, after the summary of those before it.
pub(crate) fn test(wanted: &[&str]) -> Result<(), Trouble> {
    let all = stages::all()?;
    let chosen = choose(&all, wanted)?;
    // A person who names stages on another system knows which of them can run there.
    if wanted.is_empty() || cfg!(target_os = "linux") {
        machine::prepare(Purpose::Test)?;
    }
    let start = Instant::now();
    for (done, stage) in chosen.iter().enumerate() {
        let began = Instant::now();
        match (stage.prove)() {
            Ok(closing) => {
                say(&line("ok", stage, began.elapsed()));
                closing
                    .iter()
                    .for_each(|line| say(&format!("       {line}")));
            }
            Err(trouble) => {
                say(&trouble);
                say(&line("FAILED", stage, began.elapsed()));
                let left: Vec<&str> = chosen[done + 1..]
                    .iter()
                    .map(|stage| stage.name.as_str())
                    .collect();
                return Err(verdict(done, &stage.name, &left, start.elapsed()));
            }
        }
    }
    say(&format!(
        "\nAll {} stages hold, in {}.",
        chosen.len(),
        clock(start.elapsed())
    ));
    Ok(())
}

fn choose<'a>(all: &'a [Stage], wanted: &[&str]) -> Result<Vec<&'a Stage>, Trouble> {
    if let Some(unknown) = wanted
        .iter()
        .find(|name| all.iter().all(|stage| stage.name != **name))
    {
        return Err(format!(
            "There is no stage «{unknown}»; `cargo xtask test --list` names them."
        ));
    }
    Ok(all
        .iter()
        .filter(|stage| wanted.is_empty() || wanted.contains(&stage.name.as_str()))
        .collect())
}

fn line(outcome: &str, stage: &Stage, took: Duration) -> String {
    format!(
        "{outcome:<6} {:<12} {:>6}  {}",
        stage.name,
        clock(took),
        stage.about
    )
}

fn verdict(held: usize, failed: &str, left: &[&str], took: Duration) -> Trouble {
    let left = if left.is_empty() {
        String::new()
    } else {
        format!("; not run: {}", left.join(", "))
    };
    format!(
        "{held} stages held, «{failed}» failed after {}{left}.",
        clock(took)
    )
}

/// Minutes and seconds.
fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(name: &str) -> Stage {
        Stage {
            name: name.into(),
            about: String::new(),
            prove: Box::new(|| Ok(Vec::new())),
        }
    }

    #[test]
    fn stages_run_in_their_own_order_whatever_the_order_of_asking() {
        let all = ["format", "unit", "window"].map(stage);
        let names = |wanted: &[&str]| -> Vec<String> {
            choose(&all, wanted)
                .unwrap()
                .iter()
                .map(|stage| stage.name.clone())
                .collect()
        };
        assert_eq!(names(&["window", "format"]), ["format", "window"]);
        assert_eq!(names(&[]), ["format", "unit", "window"]);
        assert!(choose(&all, &["units"]).is_err());
    }
}
