//! pabutools, the peer: installed from PyPI, run on the same files, its winners and its time laid beside ours.

use super::Entry;
use super::elections::folder;
use super::limits::{LEAST_RATIO, PEER_BALLOTS};
use super::processes::answer;
use crate::Trouble;
use crate::shell::{command, has, listen, say};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The rules that are compared, by key.
pub(crate) const RULES: [&str; 4] = ["greedy_votes", "mes_cost", "mes_cost_add1", "phragmen"];

const PACKAGES: [&str; 2] = ["pabutools==1.2.3", "gmpy2"];
/// A run of the peer is cut off after so many seconds of CPU, and counts as these.
const MOST_SECONDS: f64 = 170.0;

/// A Python that has pabutools.
pub(crate) struct Peer {
    python: PathBuf,
    script: PathBuf,
    /// The packages with their versions.
    pub(crate) versions: String,
}

/// One run of the peer.
pub(crate) struct PeerRun {
    /// Seconds of CPU of the whole process.
    pub(crate) whole: f64,
    /// Of these, the seconds until Python had started and imported what it needs.
    start: f64,
    /// The ids of the winners; none where the run was cut off.
    winners: Option<BTreeSet<String>>,
}

impl Peer {
    /// Installs the peer where it is not installed yet.
    ///
    /// # Errors
    /// When there is no Python, or when PyPI cannot be reached.
    pub(crate) fn ready() -> Result<Self, Trouble> {
        if !has("python3") {
            return Err("--peers needs python3 with its venv (apt install python3-venv).".into());
        }
        let home = folder("peers")?.join("python");
        let python = home.join("bin/python");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/bench/peer.py");
        if versions(&python).is_err() {
            say("Installing the peer from PyPI");
            listen(command(
                "python3",
                &["-m", "venv", "--clear", &home.to_string_lossy()],
            ))?;
            let install = ["-m", "pip", "install", "--quiet"];
            listen(command(&python, &[&install[..], &PACKAGES].concat()))?;
        }
        Ok(Peer {
            versions: versions(&python)?,
            python,
            script,
        })
    }

    /// Runs a rule once.
    ///
    /// # Errors
    /// What the script says when it fails.
    pub(crate) fn run(&self, file: &Path, rule: &str) -> Result<PeerRun, Trouble> {
        let (script, file) = (self.script.to_string_lossy(), file.to_string_lossy());
        let most = MOST_SECONDS.to_string();
        let words = [&*script, &*file, rule, &most];
        let told = answer(&listen(command(&self.python, &words))?)?;
        let seconds = |key: &str| {
            told[key]
                .as_f64()
                .ok_or_else(|| format!("no {key} in {told}"))
        };
        let winners = told["winners"].as_array().map(|winners| {
            let ids = winners.iter().filter_map(Value::as_str);
            ids.map(Into::into).collect()
        });
        let whole = seconds("whole_s")?;
        Ok(PeerRun {
            whole: if winners.is_some() {
                whole
            } else {
                MOST_SECONDS
            },
            start: seconds("start_s")?,
            winners,
        })
    }
}

/// The installed packages; the exact version that is compared must be among them.
fn versions(python: &Path) -> Result<String, Trouble> {
    let asked = "from importlib.metadata import version as v; print(f\"pabutools=={v('pabutools')} gmpy2=={v('gmpy2')}\")";
    let said = listen(command(python, &["-c", asked]))?;
    let installed = said.trim();
    if installed.starts_with(PACKAGES[0]) {
        Ok(installed.into())
    } else {
        Err(format!("{installed} is installed, not {}", PACKAGES[0]))
    }
}

/// An entry beside the peer's run.
pub(crate) struct Comparison<'a> {
    pub(crate) entry: &'a Entry<'a>,
    pub(crate) run: PeerRun,
}

impl Comparison<'_> {
    /// How many times our CPU the peer takes, whole process against whole process.
    pub(crate) fn ratio(&self) -> f64 {
        self.run.whole * 1e3 / self.entry.figures.cpu_ms
    }

    /// The same without the time in which Python starts and imports.
    pub(crate) fn ratio_without_start(&self) -> f64 {
        (self.run.whole - self.run.start) * 1e3 / self.entry.figures.cpu_ms
    }

    /// Whether a ratio is promised and not reached.
    pub(crate) fn is_below(&self, ratio: f64) -> bool {
        self.entry.election.ballots > PEER_BALLOTS && ratio < LEAST_RATIO
    }

    /// Whether the peer finished.
    pub(crate) fn is_whole(&self) -> bool {
        self.run.winners.is_some()
    }

    /// Whether the winners are not the peer's.
    pub(crate) fn differs(&self) -> bool {
        let ours: BTreeSet<&String> = self.entry.figures.winners.iter().collect();
        let theirs = self.run.winners.as_ref();
        theirs.is_some_and(|theirs| theirs.iter().collect::<BTreeSet<_>>() != ours)
    }

    /// What breaks the limits, as sentences. The start of Python counts for it: it is a whole process too.
    pub(crate) fn broken(&self) -> Vec<String> {
        let place = format!("{} {}", self.entry.election.name, self.entry.rule);
        let mut broken = Vec::new();
        if self.differs() {
            broken.push(format!("{place}: the peer has other winners"));
        }
        if self.is_below(self.ratio()) {
            broken.push(format!(
                "{place}: {:.0} times as fast as the peer, at least {LEAST_RATIO:.0}",
                self.ratio()
            ));
        }
        broken
    }
}
