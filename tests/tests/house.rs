//! The rules of the house: who may know whom, who owns what, and what no file may hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use cocrea_tests::screens::clone_folder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which crates each crate may depend on. Nothing points back.
const ARROWS: &[(&str, &[&str])] = &[
    ("allocate", &[]),
    ("ledger", &[]),
    ("disk", &[]),
    ("photo", &[]),
    ("domain", &["ledger"]),
    ("store", &["ledger", "domain"]),
    ("keys", &["disk", "ledger"]),
    ("bundle", &["disk", "keys", "ledger"]),
    ("paper", &["domain"]),
    (
        "app",
        &[
            "allocate", "bundle", "disk", "domain", "keys", "ledger", "paper", "photo", "store",
        ],
    ),
    ("cli", &["app"]),
];

/// Packages that only one crate may name.
const OWNERS: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("printpdf", "paper"),
    ("lopdf", "paper"),
    ("harfrust", "paper"),
    ("subsetter", "paper"),
    ("sysinfo", "disk"),
    ("image", "photo"),
    ("tar", "bundle"),
    ("zstd", "bundle"),
    ("ed25519-dalek", "keys"),
    ("x25519-dalek", "keys"),
    ("age", "keys"),
    ("bech32", "keys"),
    ("keyring", "keys"),
    ("keyring-core", "keys"),
    ("zeroize", "keys store"),
    ("minicbor", "ledger keys bundle store"),
    ("schemars", "app"),
    ("ts-rs", "app"),
    ("flate2", "allocate"),
    ("num-bigint", "allocate"),
    ("num-rational", "allocate"),
    ("lexopt", "cli"),
];

const SOURCES: &[&str] = &["rs", "ts", "svelte", "css", "mjs", "js", "ftl"];

fn crate_folder(name: &str) -> PathBuf {
    clone_folder().join("src-tauri/crates").join(name)
}

/// Names under every section of dependencies of a manifest, those of tests left out.
fn dependencies(manifest: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(manifest).unwrap();
    let mut names = BTreeSet::new();
    let mut counts = false;
    for line in text.lines() {
        if let Some(section) = line.strip_prefix('[') {
            counts = section.contains("dependencies]") && !section.contains("dev-dependencies");
        } else if counts {
            let name = line.split(['.', '=', ' ']).next().unwrap_or_default();
            if !name.is_empty() && !name.starts_with('#') {
                names.insert(name.to_owned());
            }
        }
    }
    names
}

/// Files under a folder with one of these endings, what is generated or installed left out.
fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(
                name.as_str(),
                "node_modules" | "dist" | "target" | "gen" | ".git"
            ) {
                found.extend(files(&path, endings));
            }
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(clone_folder())
        .unwrap_or(path)
        .display()
        .to_string()
}

#[test]
fn every_crate_knows_only_those_that_its_arrow_allows() {
    let known: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let there: BTreeSet<String> = fs::read_dir(clone_folder().join("src-tauri/crates"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        there,
        known.iter().map(|name| (*name).to_owned()).collect(),
        "every crate has its arrow"
    );
    for (name, allowed) in ARROWS {
        for dependency in dependencies(&crate_folder(name).join("Cargo.toml")) {
            if let Some(other) = dependency.strip_prefix("cocrea-") {
                assert!(allowed.contains(&other), "{name} may not know {other}");
            }
        }
    }
    let shell = dependencies(&clone_folder().join("src-tauri/Cargo.toml"));
    let of_ours: Vec<&String> = shell
        .iter()
        .filter(|name| name.starts_with("cocrea-"))
        .collect();
    assert_eq!(
        of_ours,
        ["cocrea-app"],
        "the shell knows the use cases and nothing below them"
    );
}

#[test]
fn every_outside_thing_has_one_owner() {
    for (package, owners) in OWNERS {
        for (name, _) in ARROWS {
            let knows = dependencies(&crate_folder(name).join("Cargo.toml")).contains(*package);
            assert!(
                !knows || owners.split(' ').any(|owner| owner == *name),
                "{package} belongs to {owners}, not to {name}"
            );
        }
    }
    for path in files(&clone_folder().join("ui/src"), &["ts", "svelte"]) {
        let inside = shown(&path).starts_with("ui/src/ipc/");
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            inside || !text.contains("@tauri-apps/"),
            "{} imports Tauri",
            shown(&path)
        );
    }
    for path in files(&clone_folder().join("src-tauri/crates"), &["rs"]) {
        assert!(
            !fs::read_to_string(&path).unwrap().contains("use tauri"),
            "{} uses Tauri",
            shown(&path)
        );
    }
}

#[test]
fn pure_crates_ask_for_no_clock_no_file_and_no_randomness() {
    for name in ["allocate", "ledger", "domain"] {
        for path in files(&crate_folder(name).join("src"), &["rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            let tests = shown(&path).contains("/tests");
            for asked in [
                "std::fs",
                "std::net",
                "SystemTime",
                "Utc::now",
                "Local::now",
                "Uuid::now_v7",
                "thread_rng",
            ] {
                assert!(
                    tests || !text.contains(asked),
                    "{} asks for {asked}",
                    shown(&path)
                );
            }
        }
    }
}

#[test]
fn no_source_file_grows_past_five_hundred_lines() {
    let roots = ["src-tauri", "ui/src", "tests/src", "tests/tests"];
    for root in roots {
        for path in files(&clone_folder().join(root), &["rs", "ts", "svelte"]) {
            let lines = fs::read_to_string(&path).unwrap().lines().count();
            let generated = shown(&path) == "ui/src/ipc/bindings.ts";
            assert!(
                generated || lines <= 500,
                "{} has {lines} lines: look for the missing noun",
                shown(&path)
            );
        }
    }
}

#[test]
fn every_rust_file_opens_with_what_it_is() {
    for path in files(&clone_folder().join("src-tauri"), &["rs"]) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("//!"),
            "{} does not open with a //! sentence",
            shown(&path)
        );
    }
}

#[test]
fn colours_stand_in_the_style_folder_alone() {
    for path in files(&clone_folder().join("ui/src"), &["ts", "svelte", "css"]) {
        if shown(&path).starts_with("ui/src/style/") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        // A colour of three or four digits stands in a declaration; six or eight are one anywhere.
        let raw = text.match_indices('#').any(|(at, _)| {
            let digits: String = text[at + 1..]
                .chars()
                .take_while(char::is_ascii_hexdigit)
                .collect();
            let next = text[at + 1 + digits.len()..].chars().next();
            let declared = text[..at].trim_end().ends_with(':');
            let ends = next.is_none_or(|c| !c.is_alphanumeric() && c != '-');
            let colour = match digits.len() {
                6 | 8 => true,
                3 | 4 => declared,
                _ => false,
            };
            colour && ends
        });
        let made = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "lab("];
        let by_function = made.iter().any(|function| text.contains(function));
        assert!(
            !raw && !by_function,
            "{} has a colour of its own",
            shown(&path)
        );
    }
}

#[test]
fn no_type_hides_behind_a_word_that_says_nothing() {
    let empty = [
        "Manager", "Service", "Helper", "Util", "Common", "Data", "Info", "Handler",
    ];
    let openings = [
        "struct ",
        "enum ",
        "trait ",
        "class ",
        "interface ",
        "type ",
    ];
    let mut sources = files(&clone_folder().join("src-tauri"), &["rs"]);
    sources.extend(files(&clone_folder().join("tests"), &["rs"]));
    sources.extend(files(&clone_folder().join("ui/src"), &["ts", "svelte"]));
    for path in sources {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().map(str::trim_start) {
            let declared = line
                .trim_start_matches("export ")
                .trim_start_matches("pub(crate) ")
                .trim_start_matches("pub ");
            for opening in openings {
                let Some(rest) = declared.strip_prefix(opening) else {
                    continue;
                };
                let name: String = rest.chars().take_while(|c| c.is_alphanumeric()).collect();
                // Utility is what a funded project is worth to a voter (computational social choice).
                let told = name.replace("Utility", "");
                let says_nothing = empty.iter().any(|word| told.contains(word));
                assert!(!says_nothing, "{} declares {name}", shown(&path));
            }
        }
    }
}

#[test]
fn nothing_that_is_built_or_installed_is_kept() {
    let folder = clone_folder();
    if !folder.join(".git").exists() {
        // An archive of the sources, not a clone.
        return;
    }
    let git = Command::new("git")
        .arg("-C")
        .arg(&folder)
        .arg("ls-files")
        .output();
    let kept = String::from_utf8(git.unwrap().stdout).unwrap();
    assert!(kept.contains("Cargo.toml"), "git tells what is kept");
    let built = |path: &&str| {
        path.split('/')
            .any(|part| ["target", "dist", "node_modules"].contains(&part))
    };
    assert_eq!(kept.lines().find(built), None);
}

#[test]
fn no_file_names_a_machine_or_leaves_work_undone() {
    // Parted, so that this file does not hold what it forbids.
    let forbidden = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("unimple", "mented!"),
        concat!("crates", ".io"),
        concat!("registry.npm", "js"),
    ];
    let folder = clone_folder();
    let mut all = files(&folder.join("src-tauri"), SOURCES);
    for root in ["ui/src", "tests", "assets", ".ci", ".cargo"] {
        all.extend(files(&folder.join(root), SOURCES));
    }
    for name in [
        "README.md",
        "CHANGELOG.md",
        "SECURITY.md",
        ".ci/run",
        "Cargo.toml",
        "ui/package.json",
    ] {
        all.push(folder.join(name));
    }
    for path in all {
        let text = fs::read_to_string(&path).unwrap_or_default();
        for mark in forbidden {
            assert!(!text.contains(mark), "{} holds {mark:?}", shown(&path));
        }
    }
}

#[test]
fn both_languages_say_the_same_things() {
    let keys = |language: &str| -> BTreeMap<String, BTreeSet<String>> {
        let folder = clone_folder().join("assets/words").join(language);
        let read = |path: PathBuf| {
            let text = fs::read_to_string(&path).unwrap();
            let named = text
                .lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            let keys = named
                .filter_map(|line| line.split_once(" ="))
                .map(|(key, _)| key.to_owned());
            (
                path.file_name().unwrap().to_string_lossy().into_owned(),
                keys.collect(),
            )
        };
        files(&folder, &["ftl"]).into_iter().map(read).collect()
    };
    let (spanish, english) = (keys("es-MX"), keys("en"));
    assert!(spanish.values().map(BTreeSet::len).sum::<usize>() > 200);
    for (file, keys) in &spanish {
        let other = english
            .get(file)
            .unwrap_or_else(|| panic!("en/{file} is missing"));
        assert_eq!(
            keys.difference(other).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "en/{file} lacks these"
        );
        assert_eq!(
            other.difference(keys).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "es-MX/{file} lacks these"
        );
    }
    assert_eq!(spanish.len(), english.len());
}

#[test]
fn every_failure_has_words_in_every_language() {
    for language in ["es-MX", "en"] {
        let path = clone_folder()
            .join("assets/words")
            .join(language)
            .join("failures.ftl");
        let text = fs::read_to_string(path).unwrap();
        let codes = cocrea_domain::Refusal::CODES
            .iter()
            .chain(cocrea_app::Failure::CODES);
        for code in codes {
            assert!(
                text.contains(&format!("\nfailure-{code} = ")),
                "{language} has no words for {code}"
            );
        }
        let known: BTreeSet<&str> = cocrea_domain::Refusal::CODES
            .iter()
            .chain(cocrea_app::Failure::CODES)
            .copied()
            .collect();
        for line in text
            .lines()
            .filter_map(|line| line.strip_prefix("failure-"))
        {
            let code = line.split(' ').next().unwrap_or_default();
            assert!(
                known.contains(code),
                "{language} has words for {code}, which nothing says"
            );
        }
    }
}

#[test]
fn every_code_that_is_said_has_words() {
    let terminal = fs::read_to_string(clone_folder().join("assets/words/es-MX/cli.ftl")).unwrap();
    let mut said = BTreeSet::new();
    for root in [
        "src-tauri/crates/app/src",
        "src-tauri/src",
        "src-tauri/crates/cli/src",
    ] {
        for path in files(&clone_folder().join(root), &["rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            for opening in [
                "Failure::refused(\"",
                "Failure::fault(\"",
                "Self::refused(\"",
                "Self::fault(\"",
            ] {
                for (at, _) in text.match_indices(opening) {
                    let rest = &text[at + opening.len()..];
                    said.insert(rest.split('"').next().unwrap_or_default().to_owned());
                }
            }
        }
    }
    assert!(said.len() > 10);
    for code in said {
        let in_table = cocrea_app::Failure::CODES.contains(&code.as_str())
            || cocrea_domain::Refusal::CODES.contains(&code.as_str());
        let in_terminal = terminal.contains(&format!("\nfailure-{code} = "));
        assert!(in_table || in_terminal, "{code} is said and has no words");
    }
}
