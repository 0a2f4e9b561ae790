//! Command lines: what is missing, what is too much, help, and how failures are told.

use crate::kit::{Laptop, ran};
use std::process::Stdio;

#[test]
fn an_incomplete_command_line_says_what_is_missing() {
    let laptop = Laptop::new();
    #[track_caller]
    fn check(laptop: &Laptop, arguments: &[&str], argument: &str) {
        laptop.run(arguments).said(2, argument);
        let told = [arguments, &["--json"]].concat();
        laptop.run(&told).failed(2, "argument_missing");
    }
    check(&laptop, &["new"], "--name");
    check(&laptop, &["new", "a.cocrea"], "--name");
    check(&laptop, &["new", "--name", "Plan"], "Falta el archivo");
    check(&laptop, &["demo"], "Falta la carpeta");
    check(
        &laptop,
        &["print", "--process", "a.cocrea", "plan"],
        "Falta -o",
    );
    check(
        &laptop,
        &["print", "plan", "-o", "a.pdf"],
        "Falta --process",
    );
    check(
        &laptop,
        &["print", "--process", "a.cocrea", "-o", "a.pdf"],
        "Falta el documento",
    );
    check(
        &laptop,
        &["bundle", "make", "--process", "a.cocrea"],
        "Falta -o",
    );
    check(
        &laptop,
        &["bundle", "make", "-o", "a.paquete"],
        "Falta --process",
    );
    check(&laptop, &["bundle", "inspect"], "Falta el archivo");
    check(
        &laptop,
        &["bundle", "receive", "a.paquete"],
        "Falta --process",
    );
    check(
        &laptop,
        &["bundle", "receive", "--process", "a.cocrea"],
        "Falta el archivo",
    );
    check(&laptop, &["conflicts"], "Falta --process");
    check(&laptop, &["state"], "Falta --process");
    check(&laptop, &["allocate", "a.pb"], "Falta --rule");
    check(
        &laptop,
        &["allocate", "--rule", "greedy_votes"],
        "Falta el archivo",
    );
    check(&laptop, &["check"], "Falta el archivo");
    check(&laptop, &["verify"], "Falta el archivo");
    laptop
        .run(&["call", "--process", "a.cocrea"])
        .failed(2, "argument_missing");
    laptop
        .run(&["call", "--process", "a.cocrea", "list_slips"])
        .failed(2, "argument_missing");
    assert!(
        !laptop.path("data").exists(),
        "a wrong command line begins nothing"
    );
}

#[test]
fn a_command_line_with_too_much_is_refused_before_anything_begins() {
    let laptop = Laptop::new();
    for arguments in [
        &["verify", "a.cocrea", "b.cocrea"][..],
        &["commands", "plan"],
        &["demo", "a", "b"],
        &["verify", "a.cocrea", "--rule", "greedy_votes"],
        &["new", "a.cocrea", "--name", "Plan", "-o", "b.cocrea"],
    ] {
        laptop.run(arguments).said(2, "Sobra");
    }
    for arguments in [
        &["verify", "--fast", "a.cocrea"][..],
        &["verify", "-x", "a.cocrea"],
        &["state", "--process"],
        &["commands", "--json=yes"],
        &["allocate", "a.pb", "--rule=all", "--apart=yes"],
        &["allocate", "a.pb", "--rule=all", "--ceiling"],
    ] {
        laptop.run(arguments).said(2, "No se entiende");
    }
    assert!(!laptop.path("data").exists());
}

#[test]
fn an_option_that_stands_once_is_refused_twice() {
    let laptop = Laptop::new();
    for (arguments, option) in [
        (
            &["state", "--process", "a", "--process", "b"][..],
            "--process",
        ),
        (&["print", "plan", "-o", "a.pdf", "--output", "b.pdf"], "-o"),
        (
            &["allocate", "a.pb", "--rule", "all", "--rule=all"],
            "--rule",
        ),
        (
            &["allocate", "a.pb", "--least-votes=1", "--least-votes=2"],
            "--least-votes",
        ),
    ] {
        laptop
            .run(arguments)
            .said(2, &format!("{option} está dos veces"));
        let told = [arguments, &["--json"]].concat();
        laptop.run(&told).failed(2, "argument_repeated");
    }
    let twice = ["allocate", "a.pb", "--rule=all", "--explain", "--explain"];
    laptop.run(&twice).said(1, "a.pb");
    assert!(!laptop.path("data").exists());
}

#[test]
fn an_unknown_order_is_refused() {
    let laptop = Laptop::new();
    laptop.run(&["synchronise"]).said(2, "synchronise");
    laptop
        .run(&["bundle", "burn", "a.paquete"])
        .said(2, "bundle make, bundle inspect, bundle receive");
    laptop
        .run(&["bundle", "--json"])
        .failed(2, "subcommand_unfinished");
    laptop
        .run(&["synchronise", "--json"])
        .failed(2, "subcommand_unknown");
    laptop.run(&[]).said(2, "cocrea-cli --help");
    laptop.run(&["--json"]).failed(2, "subcommand_missing");
}

#[test]
fn help_speaks_the_language_of_the_locale() {
    let laptop = Laptop::new();
    let help = |variable: &str, locale: &str| {
        let mut command = laptop.command(&["--help"]);
        command
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .env_remove("LANGUAGE");
        let ran = ran(command.env(variable, locale));
        assert_eq!((ran.ending, ran.errors.as_str()), (0, ""));
        ran.output
    };
    for (variable, locale) in [
        ("LC_ALL", "es_MX.UTF-8"),
        ("LANG", "es_MX.UTF-8"),
        ("LANG", "es_ES"),
    ] {
        assert!(
            help(variable, locale).contains("sin ventana"),
            "{variable}={locale}"
        );
    }
    for (variable, locale) in [
        ("LC_ALL", "en_US.UTF-8"),
        ("LANG", "C"),
        ("LC_ALL", "fr_FR.UTF-8"),
    ] {
        assert!(
            help(variable, locale).contains("without a window"),
            "{variable}={locale}"
        );
    }
}

#[test]
fn help_names_every_order_and_explains_one_alone() {
    let laptop = Laptop::new();
    let orders = [
        "commands",
        "call",
        "new",
        "demo",
        "documents",
        "print",
        "bundle make",
        "bundle inspect",
        "bundle receive",
        "conflicts",
        "state",
        "allocate",
        "check",
        "verify",
    ];
    let whole = laptop.run(&["--help"]).output;
    for order in orders {
        assert!(whole.contains(&format!("cocrea-cli {order}")), "{order}");
        let words: Vec<&str> = order.split(' ').chain(["--help"]).collect();
        let one = laptop.run(&words);
        assert_eq!((one.ending, one.errors.as_str()), (0, ""), "{one:?}");
        assert!(
            one.output.starts_with(&format!("cocrea-cli {order}")),
            "{order}"
        );
        let asked = format!("help {order}");
        let asked: Vec<&str> = asked.split(' ').collect();
        assert_eq!(laptop.run(&asked).output, one.output);
        let bare = one.output.replace("cocrea-cli", "");
        assert!(!bare.contains("cli-"), "a key has no words: {bare}");
    }
    assert_eq!(laptop.run(&["help"]).output, whole);
    laptop.run(&["help", "cook"]).said(2, "cook");
    laptop.run(&["help", "bundle"]).said(2, "bundle make");
    let bare = whole.replace("cocrea-cli", "");
    assert!(!bare.contains("cli-"), "a key has no words: {bare}");
}

#[test]
fn help_explains_each_option_of_an_order_in_both_languages() {
    let laptop = Laptop::new();
    for (locale, why) in [
        ("es_MX.UTF-8", "Sólo puede entrar"),
        ("en_US.UTF-8", "can win"),
    ] {
        let mut command = laptop.command(&["help", "allocate"]);
        let told = ran(command.env("LC_ALL", locale)).output;
        let options: Vec<&str> = told
            .lines()
            .filter_map(|line| line.strip_prefix("    --"))
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        let promised = [
            "rule",
            "ties",
            "explain",
            "least-votes",
            "votes-for-cost",
            "only-supported",
            "fund-all-that-fits",
            "ceiling",
            "apart",
            "incompatible",
            "rank-points",
            "compare",
        ];
        assert_eq!(options, promised, "{told}");
        assert!(told.contains(why), "{told}");
        let explained = told.lines().filter(|line| line.starts_with("        "));
        assert!(explained.count() >= promised.len(), "{told}");
    }
    let told = laptop.run(&["print", "--help"]).output;
    assert!(told.contains("-o SALIDA, --output SALIDA"), "{told}");
}

#[test]
fn the_version_is_told() {
    let told = Laptop::new().run(&["--version"]);
    assert_eq!(
        (told.ending, told.output.trim()),
        (0, concat!("cocrea-cli ", env!("CARGO_PKG_VERSION")))
    );
}

#[test]
fn who_stops_listening_is_no_failure() {
    let laptop = Laptop::new();
    let mut command = laptop.command(&["commands", "--json"]);
    // The reply is longer than what a pipe holds, so the program is still writing when the reader goes away.
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.len()), (Some(0), 0));
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_on_a_full_disk_is_a_fault() {
    let laptop = Laptop::new();
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let ended = laptop
        .command(&["commands", "--json"])
        .stdout(full)
        .output()
        .unwrap();
    let told: serde_json::Value = serde_json::from_slice(&ended.stderr).unwrap();
    assert_eq!(
        (ended.status.code(), told["code"].as_str()),
        (Some(3), Some("disk_full"))
    );
}

#[test]
fn a_file_that_is_no_text_or_larger_than_any_is_refused_with_its_name() {
    let laptop = Laptop::new();
    laptop.file("utf16.txt", b"\xFF\xFEa\0b\0");
    laptop.file("enorme.txt", &[b'a'; 5 << 20]);
    laptop.run(&["new", "plan.cocrea", "--name", "Plan"]);
    let with_words: &[&str] = &["bundle", "inspect", "x.paquete", "--passphrase-file"];
    let list: &[&str] = &["attendance", "add", "--process", "plan.cocrea"];
    for (order, file, code) in [
        (with_words, "utf16.txt", "not_a_text"),
        (with_words, ".", "not_a_text"),
        (with_words, "enorme.txt", "text_file_too_large"),
        (list, "utf16.txt", "not_a_text"),
        (list, "enorme.txt", "text_file_too_large"),
        (list, "no.txt", "file_not_found"),
    ] {
        let told = laptop.run(&[order, &[file, "--json"]].concat());
        told.failed(1, code);
    }
}
