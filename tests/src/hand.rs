//! A laptop in a process of its own, seen from the test that started it.

use cocrea_app::Failure;
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The other process. It ends with its last owner.
pub struct Hand {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Hand {
    /// Starts the program on a data folder.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn start(program: &Path, folder: &Path) -> Self {
        let mut command = Command::new(program);
        command.arg(folder);
        Self::run(command)
    }

    /// Starts it by way of another program, such as one that takes rights away.
    ///
    /// # Panics
    /// When it does not start.
    #[must_use]
    pub fn run(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("a process");
        let input = child.stdin.take();
        let output = child.stdout.take().expect("its output");
        Self {
            child,
            input,
            output: BufReader::new(output),
        }
    }

    /// Does it and answers with the reply.
    ///
    /// # Panics
    /// When it is refused.
    pub fn does(&mut self, name: &str, body: Value) -> Value {
        match self.tries(name, body) {
            Ok(reply) => reply,
            Err(failure) => panic!("{name}: {failure:?}"),
        }
    }

    /// Tries it and answers with the failure.
    ///
    /// # Panics
    /// When it is done.
    pub fn is_refused(&mut self, name: &str, body: Value) -> Failure {
        match self.tries(name, body) {
            Ok(reply) => panic!("{name} was done: {reply}"),
            Err(failure) => failure,
        }
    }

    /// Tries it.
    ///
    /// # Errors
    /// What it was refused with.
    ///
    /// # Panics
    /// When the process is gone.
    pub fn tries(&mut self, name: &str, body: Value) -> Result<Value, Failure> {
        self.asks(name, &body).expect("a process that listens");
        self.hears().expect("a process that answers")
    }

    /// Asks without waiting for the answer.
    ///
    /// # Errors
    /// When the process is gone.
    pub fn asks(&mut self, name: &str, body: &Value) -> io::Result<()> {
        let input = self.input.as_mut().ok_or(io::ErrorKind::BrokenPipe)?;
        writeln!(input, "{}", json!([name, body]))?;
        input.flush()
    }

    /// Waits for the next answer; nothing when the process ended before it gave one.
    ///
    /// # Panics
    /// When the answer is not of its shape.
    pub fn hears(&mut self) -> Option<Result<Value, Failure>> {
        let mut line = String::new();
        let whole = self.output.read_line(&mut line).is_ok() && line.ends_with('\n');
        let answer: Value = serde_json::from_str(whole.then_some(&line)?).expect("an answer");
        Some(match answer.get("failure") {
            Some(failure) => Err(serde_json::from_value(failure.clone()).expect("a failure")),
            None => Ok(answer["reply"].clone()),
        })
    }

    /// Ends it as a power cut does, in the middle of whatever it does (SIGKILL).
    ///
    /// # Panics
    /// When it cannot be killed.
    pub fn is_killed(&mut self) {
        self.child.kill().expect("a process to kill");
        self.child.wait().expect("its end");
    }

    /// Number of the process.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Hand {
    fn drop(&mut self) {
        // Its input closes and it ends as a program does; a killed one is only waited for.
        drop(self.input.take());
        let _ = self.child.wait();
    }
}

/// The same program where everybody may read it, to be started as another user.
///
/// # Panics
/// When it cannot be copied.
#[must_use]
pub fn for_everybody(program: &Path, folder: &Path) -> PathBuf {
    let copy = folder.join(program.file_name().unwrap_or_else(|| OsStr::new("hand")));
    std::fs::copy(program, &copy).expect("a copy of the program");
    copy
}
