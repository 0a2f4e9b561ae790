//! `cargo xtask soak`: the tests that follow from seeds, with many more of them than `cargo xtask test` has time for.
//!
//! The environment's `COCREA_SEED` is the first seed, 0 when there is none: with another one a soak tries what no soak
//! tried before. A round that fails is repeated alone with its own seed and `COCREA_TIMES=1`.

use crate::Trouble;
use crate::machine;
use crate::packages::Purpose;
use crate::shell::{cargo, describe, listen, say};
use crate::stages::{of_oracle, results};
use std::process::Command;
use std::time::Instant;

/// A test that can do its thing any number of times.
struct Soak {
    name: &'static str,
    about: &'static str,
    times: u64,
    run: fn() -> Command,
}

const SOAKS: [Soak; 17] = [
    Soak {
        name: "power-cuts",
        about: "the power goes at any moment and the disk keeps any part of the last writes",
        times: 100_000,
        run: || whole("power_cut", "whatever_the_disk_kept"),
    },
    Soak {
        name: "disk-errors",
        about: "any call to the disk fails, once or from then on",
        times: 2_000,
        run: || whole("disk_errors", ""),
    },
    Soak {
        name: "kills",
        about: "the program is killed at any moment of its work",
        times: 10_000,
        run: || whole("kill", ""),
    },
    Soak {
        name: "bit-flips",
        about: "any bit of a closed process is turned",
        times: 10_000,
        run: || whole("bad_input", "a_turned_bit_anywhere"),
    },
    Soak {
        name: "salvage",
        about: "a file is damaged in any way, and what can be saved of it is a part of the truth",
        times: 10_000,
        run: || released("cocrea-store", "salvage::tests::damages"),
    },
    Soak {
        name: "laptops",
        about: "laptops work for a day, and their sticks are lost, late, altered and forged",
        times: 1_000_000,
        run: || released("cocrea-ledger", "laptops_end_equal"),
    },
    Soak {
        name: "rooms",
        about: "laptops work apart on real files and exchange what they have",
        times: 20_000,
        run: || whole("merge_laws", "laptops_that"),
    },
    Soak {
        name: "changes",
        about: "a laptop that was let in signs changes of the right form and of no sense",
        times: 100_000,
        run: || whole("hostile_changes", ""),
    },
    Soak {
        name: "oracle",
        about: "the same traces in the ledger and in Automerge",
        times: 20_000,
        run: || of_oracle(&["run", "--quiet", "--release"], &[]),
    },
    Soak {
        name: "bundles",
        about: "bundles damaged and forged in four ways, so many times each",
        times: 1_250_000,
        run: || released("cocrea-bundle", "mutations::"),
    },
    Soak {
        name: "fuzz-manifest",
        about: "the bytes of a manifest, as libFuzzer finds them",
        times: 2_000_000,
        run: || fuzzed("manifest"),
    },
    Soak {
        name: "fuzz-change",
        about: "the bytes of a change, as libFuzzer finds them",
        times: 2_000_000,
        run: || fuzzed("change"),
    },
    Soak {
        name: "fuzz-segment",
        about: "the bytes of a segment, as libFuzzer finds them",
        times: 2_000_000,
        run: || fuzzed("segment"),
    },
    Soak {
        name: "fuzz-archive",
        about: "the entries of a bundle, as libFuzzer finds them",
        times: 2_000_000,
        run: || fuzzed("archive"),
    },
    Soak {
        name: "fuzz-sealed",
        about: "the bytes of a sealed file, as libFuzzer finds them",
        times: 2_000_000,
        run: || fuzzed("sealed"),
    },
    Soak {
        name: "fuzz-import",
        about: "changes of any sense on their way into a process, as libFuzzer finds them",
        times: 200_000,
        run: || fuzzed("import"),
    },
    Soak {
        name: "fuzz-photo",
        about: "the bytes of a photo, as libFuzzer finds them",
        times: 200_000,
        run: || fuzzed("photo"),
    },
];

/// A test of tests/, built as `cargo xtask test` builds it.
fn whole(target: &str, name: &str) -> Command {
    let mut test = cargo(&["test", "--workspace", "--test", target, "--"]);
    if !name.is_empty() {
        test.arg(name);
    }
    test
}

/// A reader in the hands of libFuzzer.
fn fuzzed(reader: &str) -> Command {
    cargo(&["run", "--quiet", "--package", "xtask", "--", "fuzz", reader])
}

/// Tests of one crate that only compute, built as they are shipped.
fn released(package: &str, name: &str) -> Command {
    cargo(&["test", "--release", "-p", package, name])
}

/// Says which there are.
///
/// # Errors
/// None.
pub(crate) fn list() -> Result<(), Trouble> {
    for soak in &SOAKS {
        say(&format!(
            "{:<12} {:>9}  {}",
            soak.name, soak.times, soak.about
        ));
    }
    Ok(())
}

/// Does all of them, or the one that is named, as often as each says or as is asked.
///
/// # Errors
/// Which of them failed, after what they said; all others are done first.
pub(crate) fn soak(words: &[&str]) -> Result<(), Trouble> {
    let asked = Asked::read(words)?;
    machine::prepare(Purpose::Test)?;
    let seed = std::env::var("COCREA_SEED").unwrap_or_else(|_| "0".into());
    let mut failed = Vec::new();
    for soak in asked.soaks {
        let times = asked.times.unwrap_or(soak.times).to_string();
        let mut command = (soak.run)();
        command
            .env("COCREA_TIMES", &times)
            .env("COCREA_SEED", &seed);
        let shown = describe(&command);
        let began = Instant::now();
        let outcome = listen(command);
        let seconds = began.elapsed().as_secs();
        match outcome.map(|said| results(&said)) {
            Ok(proved) if proved.iter().any(|line| !line.contains("test result:")) => {
                for line in proved.iter().filter(|line| !line.contains("test result:")) {
                    say(&format!("ok     {:<12} {seconds:>6} s  {line}", soak.name));
                }
            }
            Ok(_) => {
                say(&format!("FAILED {:<12} it proved nothing", soak.name));
                failed.push(soak.name);
            }
            Err(trouble) => {
                say(&format!(
                    "{trouble}\nFAILED {:<12} {seconds:>6} s\n       the same: COCREA_SEED={seed} COCREA_TIMES={times} {shown}\n       \
                     the round alone: with the seed that it names above, and COCREA_TIMES=1",
                    soak.name
                ));
                failed.push(soak.name);
            }
        }
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("It does not hold: {}.", failed.join(", ")))
    }
}

/// What the command line asks for.
struct Asked {
    soaks: Vec<&'static Soak>,
    times: Option<u64>,
}

impl Asked {
    fn read(words: &[&str]) -> Result<Self, Trouble> {
        let (name, times) = match words {
            [] => (None, None),
            ["--times", times] => (None, Some(*times)),
            [name] => (Some(*name), None),
            [name, "--times", times] => (Some(*name), Some(*times)),
            other => return Err(format!("Not understood: soak {}", other.join(" "))),
        };
        let soaks: Vec<&Soak> = SOAKS
            .iter()
            .filter(|soak| name.is_none_or(|name| name == soak.name))
            .collect();
        if soaks.is_empty() {
            return Err("There is no such soak; `cargo xtask soak --list` names them.".into());
        }
        let times = times.map(|text| match text.parse() {
            Ok(0) | Err(_) => Err(format!("«{text}» is no number of times.")),
            Ok(times) => Ok(times),
        });
        Ok(Self {
            soaks,
            times: times.transpose()?,
        })
    }
}

/// The readers that libFuzzer is given.
#[cfg(test)]
pub(crate) fn readers() -> Vec<String> {
    let names = SOAKS.iter().map(|soak| soak.name);
    names
        .filter_map(|name| name.strip_prefix("fuzz-"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_or_all_are_asked_for_and_how_often() {
        let asked = |words: &[&str]| {
            let asked = Asked::read(words).unwrap();
            let names: Vec<_> = asked.soaks.iter().map(|soak| soak.name).collect();
            (names, asked.times)
        };
        assert_eq!(asked(&["kills"]), (vec!["kills"], None));
        assert_eq!(
            asked(&["kills", "--times", "30"]),
            (vec!["kills"], Some(30))
        );
        assert_eq!(asked(&["--times", "5"]).0.len(), SOAKS.len());
        for words in [&["kill"][..], &["--times", "0"], &["kills", "--times"]] {
            assert!(Asked::read(words).is_err(), "{words:?}");
        }
    }
}
