//! A laptop with a terminal: its own data folder, its own key, the built program.

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

pub(crate) struct Laptop {
    folder: TempDir,
}

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) ending: i32,
    pub(crate) output: String,
    pub(crate) errors: String,
}

impl Laptop {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A file on this laptop with these bytes.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The program in this laptop's folder, in Spanish.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cocrea-cli"));
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("COCREA_DATA_DIR", self.path("data"))
            .env("LC_ALL", "es_MX.UTF-8")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        ran(&mut self.command(arguments))
    }

    /// Runs what must be done, and reads its JSON.
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        self.run(arguments).json()
    }

    /// Calls a use case that must be done.
    pub(crate) fn call(&self, process: &str, name: &str, body: &Value) -> Value {
        self.json(&["call", "--process", process, name, &body.to_string()])
    }

    /// Runs with this on the input.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &str) -> Ran {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child
            .stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        Ran::of(&child.wait_with_output().unwrap())
    }

    /// A process with one slip.
    pub(crate) fn with_process(name: &str) -> Self {
        let laptop = Self::new();
        assert_eq!(
            laptop.run(&["new", name, "--name", "Presupuesto"]).ending,
            0
        );
        laptop.capture(name, "Techar la cancha");
        laptop
    }

    /// Types a slip at the first table; its code.
    pub(crate) fn capture(&self, process: &str, line: &str) -> String {
        let session = self.call(process, "read_session", &serde_json::json!({}));
        let table = &session["tables"][0]["id"];
        let slip = serde_json::json!({ "table": table, "kind": "proposal", "line": line });
        self.call(process, "capture_slip", &slip)["code"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub(crate) fn state(&self, process: &str) -> String {
        let ran = self.run(&["state", "--process", process]);
        assert_eq!((ran.ending, ran.output.lines().count()), (0, 1), "{ran:?}");
        ran.output
    }
}

pub(crate) fn ran(command: &mut Command) -> Ran {
    Ran::of(&command.output().unwrap())
}

impl Ran {
    fn of(output: &std::process::Output) -> Self {
        Self {
            ending: output.status.code().unwrap(),
            output: String::from_utf8(output.stdout.clone()).unwrap(),
            errors: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        assert_eq!(
            (self.ending, self.errors.as_str()),
            (0, ""),
            "{}",
            self.output
        );
        serde_json::from_str(&self.output).unwrap()
    }

    /// The failure that was told as JSON: exactly a code, its args and a message in words.
    #[track_caller]
    pub(crate) fn failed(&self, ending: i32, code: &str) {
        assert_eq!(
            (self.ending, self.output.as_str()),
            (ending, ""),
            "{self:?}"
        );
        let failure: Value = serde_json::from_str(&self.errors).unwrap();
        let keys: Vec<&String> = failure.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "args", "message"], "{failure}");
        assert_eq!(failure["code"], code, "{failure}");
        assert!(failure["args"].is_object());
        let message = failure["message"].as_str().unwrap();
        assert!(
            message.contains(' ') && !message.contains("failure-") && !message.contains("{$"),
            "{message}"
        );
    }

    /// The failure that was told in words.
    #[track_caller]
    pub(crate) fn said(&self, ending: i32, words: &str) {
        assert_eq!(
            (self.ending, self.output.as_str()),
            (ending, ""),
            "{self:?}"
        );
        assert!(
            self.errors.contains(words) && self.errors.lines().count() == 1,
            "{self:?}"
        );
    }
}

/// The folder of an example that is made once and only read.
pub(crate) fn example() -> &'static Path {
    static EXAMPLE: OnceLock<(Laptop, PathBuf)> = OnceLock::new();
    let (_, path) = EXAMPLE.get_or_init(|| {
        let laptop = Laptop::new();
        let ran = laptop.run(&["demo", "ejemplo"]);
        assert_eq!((ran.ending, ran.errors.as_str()), (0, ""), "{}", ran.output);
        let path = laptop.path("ejemplo");
        (laptop, path)
    });
    path
}

/// A laptop with its own copy of the example.
pub(crate) fn with_example() -> Laptop {
    let laptop = Laptop::new();
    for name in ["ejemplo.cocrea", "ejemplo.paquete"] {
        fs::copy(example().join(name), laptop.path(name)).unwrap();
    }
    laptop
}
