//! A laptop in a process of its own, which a test can kill, lock up or send to a full disk.
//!
//! Its argument is the data folder; a number after it gives it the clock and the ids that every run repeats. Each line of its input is a call, `["name", {…}]`; each line of its output is what
//! came of the call before it, `{"reply": …}` or `{"failure": …}`. What was answered is acknowledged.

use cocrea_app::{App, AppFolder, Failure, NoDesktop, Window};
use cocrea_tests::laptop::FixedWorld;
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::sync::Arc;

fn main() -> io::Result<()> {
    let folder = std::env::args_os().nth(1).unwrap_or_default();
    let fixed = std::env::args()
        .nth(2)
        .and_then(|number| number.parse().ok());
    let started = AppFolder::at(Path::new(&folder)).and_then(|folder| match fixed {
        Some(number) => App::start_in(
            folder,
            Arc::new(NoDesktop),
            Arc::new(FixedWorld::new(number)),
        ),
        None => App::start(folder, Arc::new(NoDesktop)),
    });
    let mut output = io::stdout();
    for line in io::stdin().lock().lines() {
        let answer = match &started {
            Ok(app) => call(app, &line?),
            Err(failure) => Err(failure.clone()),
        };
        let answer = match answer {
            Ok(reply) => json!({ "reply": reply }),
            Err(failure) => json!({ "failure": failure }),
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

fn call(app: &App, line: &str) -> Result<Value, Failure> {
    let (name, body): (String, Value) = serde_json::from_str(line)
        .map_err(|error| Failure::refused("malformed_request").with("detail", error))?;
    match name.as_str() {
        "create_process_at" => {
            let path = body["path"].as_str().unwrap_or_default();
            let name = body["name"].as_str().unwrap_or_default();
            app.create_process_at(Path::new(path), name)?;
            Ok(json!({}))
        }
        _ => Ok(app.call(Window::Main, &name, body)?.reply),
    }
}
