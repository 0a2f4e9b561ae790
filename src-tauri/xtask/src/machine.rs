//! Is this computer ready? What is missing is named, and installed where that can be done for the person.

use crate::Trouble;
use crate::packages::{self, Purpose};
use crate::shell::{command, has, listen, run, say};

/// Oldest Rust that builds every dependency.
const RUST: Version = Version(1, 92);
/// Oldest Node that Vite 8 runs on.
const NODE: Version = Version(20, 19);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Version(u32, u32);

impl Version {
    /// The first `major.minor` in what a program says of itself: `rustc 1.95.0 (…)`, `v20.19.2`.
    fn read(text: &str) -> Option<Self> {
        let start = text.find(|letter: char| letter.is_ascii_digit())?;
        let mut numbers = text[start..].split(|letter: char| !letter.is_ascii_digit());
        Some(Self(
            numbers.next()?.parse().ok()?,
            numbers.next()?.parse().ok()?,
        ))
    }
}

/// Checks Rust and Node first, then installs the system's packages that are missing for this purpose.
///
/// # Errors
/// What to install, when it cannot be installed from here.
pub(crate) fn prepare(purpose: Purpose) -> Result<(), Trouble> {
    check("Rust", "rustc", RUST, "https://rustup.rs")?;
    check("Node", "node", NODE, "https://nodejs.org")?;
    if !cfg!(target_os = "linux") {
        return elsewhere(purpose);
    }
    let missing = packages::missing(purpose)?;
    if missing.is_empty() {
        Ok(())
    } else {
        install(&missing)
    }
}

fn check(name: &str, program: &str, oldest: Version, source: &str) -> Result<(), Trouble> {
    let wanted = format!("{name} {}.{} or newer ({source})", oldest.0, oldest.1);
    let Ok(said) = listen(command(program, &["--version"])) else {
        return Err(format!(
            "{name} is not installed. Install {wanted} and start again."
        ));
    };
    match Version::read(&said) {
        Some(found) if found >= oldest => Ok(()),
        _ => Err(format!(
            "{name} here is «{}». Install {wanted} and start again.",
            said.trim()
        )),
    }
}

fn install(missing: &[String]) -> Result<(), Trouble> {
    let list = missing.join(" ");
    let by_hand = format!("apt-get install --no-install-recommends {list}");
    if !has("apt-get") {
        return Err(format!(
            "This Linux has no apt. Install what these Debian packages hold and start again:\n  {list}"
        ));
    }
    let root = listen(command("id", &["-u"]))?.trim() == "0";
    if !root && !has("sudo") {
        return Err(format!(
            "Missing system packages, and there is no sudo. As root:\n  {by_hand}"
        ));
    }
    say(&format!(
        "Missing system packages; installing them with apt{}:\n  {list}",
        if root { "" } else { " through sudo" }
    ));
    let apt = |arguments: &[&str]| {
        let mut words = if root { vec![] } else { vec!["sudo"] };
        words.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        words.extend(arguments);
        run(command(words[0], &words[1..]))
    };
    apt(&["update", "-q"])?;
    let mut arguments = vec!["install", "-q", "-y", "--no-install-recommends"];
    arguments.extend(missing.iter().map(String::as_str));
    apt(&arguments).map_err(|trouble| {
        format!("{trouble}\nThe packages could not be installed. By hand:\n  {by_hand}")
    })
}

/// Installers of these systems ask for consent and a restart, so Cocrea only says what it takes.
fn elsewhere(purpose: Purpose) -> Result<(), Trouble> {
    let needs = if cfg!(windows) { WINDOWS } else { MACOS };
    match purpose {
        Purpose::Run => {
            say(needs);
            Ok(())
        }
        Purpose::Test => Err(format!("{needs}\n{ONLY_LINUX}")),
    }
}

const WINDOWS: &str = "\
On Windows Cocrea needs, besides Rust and Node:
  - Visual Studio Build Tools with «Desktop development with C++»  (winget install Microsoft.VisualStudio.2022.BuildTools)
  - WebView2 Runtime, already part of Windows 11                     (winget install Microsoft.EdgeWebView2Runtime)";

const MACOS: &str = "\
On macOS Cocrea needs, besides Rust and Node, Apple's command line tools: xcode-select --install";

const ONLY_LINUX: &str = "\
The whole test drives the real window through WebKitWebDriver, which exists on Linux only. Here run the stages
that need no window: cargo xtask test format page lint build unit";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_say_and_compared_as_numbers() {
        assert_eq!(
            Version::read("rustc 1.95.0 (59807616e 2026-04-14)"),
            Some(Version(1, 95))
        );
        assert_eq!(Version::read("v20.19.2\n"), Some(Version(20, 19)));
        assert_eq!(Version::read("not found"), None);
        assert!(Version(1, 100) > RUST && Version(1, 63) < RUST && Version(18, 20) < NODE);
    }
}
