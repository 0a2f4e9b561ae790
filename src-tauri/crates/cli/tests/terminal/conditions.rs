//! Allocation under conditions: what each does to the winners, how it is told, and what is refused.

use crate::kit::{Laptop, Ran, ran};
use serde_json::{Value, json};

/// Votes: 1 has 4, 2 and 3 have 3, 4 and 5 have 2, 6 has none.
const ZONES: &str = "META\nkey;value\nbudget;100\nvote_type;approval\n\
    PROJECTS\nproject_id;cost;neighborhood;category;name\n\
    1;60;Norte;agua;Pozo\n2;50;Norte;agua,árboles;Riego\n3;40;Sur;árboles;Sombra\n\
    4;30;Sur;agua;Toma\n5;20;;plaza;Bancas\n6;10;;plaza;Quiosco\n\
    VOTES\nvoter_id;vote\na;1,2\nb;1,2\nc;1,3\nd;1,4\ne;3,4\nf;3\ng;5\nh;2,5\n";

const RANKS: &str = "META\nkey;value\nbudget;10\nvote_type;ordinal\n\
    PROJECTS\nproject_id;cost;name\n1;10;Pozo\n2;10;Sombra\n\
    VOTES\nvoter_id;vote\na;1,2\nb;1,2\nc;2,1\n";

pub(crate) fn laptop() -> Laptop {
    let laptop = Laptop::new();
    laptop.file("zonas.pb", ZONES.as_bytes());
    laptop.file("lugares.pb", RANKS.as_bytes());
    laptop
}

pub(crate) fn line<'a>(file: &'a str, rule: &'a str, conditions: &'a str) -> Vec<&'a str> {
    let mut line = vec!["allocate", file, "--rule", rule];
    line.extend(conditions.split_whitespace());
    line
}

fn told(laptop: &Laptop, file: &str, rule: &str, conditions: &str) -> Value {
    let told = [&line(file, rule, conditions)[..], &["--json"]].concat();
    laptop.json(&told)
}

pub(crate) fn in_english(laptop: &Laptop, rule: &str, conditions: &str) -> Ran {
    let mut command = laptop.command(&line("zonas.pb", rule, conditions));
    ran(command.env("LC_ALL", "en_US.UTF-8"))
}

#[test]
fn each_condition_changes_who_wins_and_is_named() {
    let laptop = laptop();
    #[track_caller]
    fn check(laptop: &Laptop, asked: &str, winners: &[&str], named: Value) {
        let reply = told(laptop, "zonas.pb", "greedy_votes", asked);
        assert_eq!(reply["winners"], json!(winners), "{asked}");
        assert_eq!(reply["conditions"], named, "{asked}");
    }
    check(&laptop, "", &["1", "3"], Value::Null);
    check(
        &laptop,
        "--least-votes 4",
        &["1"],
        json!({ "least_votes": 4 }),
    );
    // Of eight ballots and 100 of money, 5 needs 20 x 8 / 100 votes and 1 needs 60 x 8 / 100.
    check(
        &laptop,
        "--votes-for-cost 1",
        &["5"],
        json!({ "votes_for_cost": 1 }),
    );
    let north = json!([{ "zone": "Norte", "most": "59.5" }]);
    check(
        &laptop,
        "--ceiling zone:Norte=59.50",
        &["2", "3", "6"],
        json!({ "ceilings": north }),
    );
    check(
        &laptop,
        "--ceiling zone:Norte=59.5 --only-supported",
        &["2", "3"],
        json!({ "only_supported": true, "ceilings": north }),
    );
    check(
        &laptop,
        "--ceiling category:agua=55 --ceiling zone:=9",
        &["2", "3"],
        json!({ "ceilings": [{ "category": "agua", "most": "55" }, { "zone": "", "most": "9" }] }),
    );
    check(
        &laptop,
        "--incompatible 1,3 --incompatible 4,6",
        &["1", "4"],
        json!({ "incompatible": [["1", "3"], ["4", "6"]] }),
    );
}

#[test]
fn without_conditions_a_reply_has_the_keys_that_were_promised_and_no_other() {
    let reply = told(&laptop(), "zonas.pb", "greedy_votes", "");
    let keys: Vec<&String> = reply.as_object().unwrap().keys().collect();
    let promised = [
        "rule",
        "ties",
        "winners",
        "total_cost",
        "tie_count",
        "add1_steps",
    ];
    assert_eq!(keys, promised);
}

#[test]
fn all_that_fits_is_funded_without_asking_the_rule_where_that_is_asked() {
    let laptop = laptop();
    let asked = "--fund-all-that-fits --least-votes 2 --ceiling zone:Norte=0";
    let reply = told(&laptop, "zonas.pb", "mes_cost", asked);
    assert_eq!(reply["winners"], json!(["3", "4", "5"]));
    assert_eq!(reply["everything_fits"], true);
    assert_eq!(reply["conditions"]["fund_all_that_fits"], true);
    let without = told(&laptop, "zonas.pb", "mes_cost", "--fund-all-that-fits");
    assert_eq!(without["everything_fits"], false);
    let said = in_english(&laptop, "mes_cost", asked);
    assert!(said.output.contains("the rule was not asked"), "{said:?}");
}

#[test]
fn the_comparison_says_which_outcome_stands() {
    let laptop = laptop();
    // With shares of 12.5 only the two voters of 5 can pay what they name; 1 and 3 serve the six others.
    let shares = told(&laptop, "zonas.pb", "mes_cost", "");
    for by in ["voters", "exclusion"] {
        let asked = format!("--compare {by}");
        let reply = told(&laptop, "zonas.pb", "mes_cost", &asked);
        let compared = &reply["compared"];
        assert_eq!(reply["conditions"], json!({ "compare": by }));
        assert_eq!(compared["by"], by);
        assert_eq!(reply["rule"], "mes_cost");
        let stands = compared["greedy_stands"].as_bool().unwrap();
        assert!(stands, "{reply}");
        assert_eq!(reply["winners"], json!(["1", "3"]));
        assert_eq!(compared["other_winners"], shares["winners"]);
        let served = if by == "voters" { [2, 6] } else { [6, 2] };
        assert_eq!(json!([compared["rule"], compared["greedy"]]), json!(served));
        let said = in_english(&laptop, "mes_cost", &asked);
        assert!(
            said.output
                .contains("So the outcome of greedy_votes stands."),
            "{said:?}"
        );
    }
    let reply = told(&laptop, "zonas.pb", "maxwelfare_cost", "--compare voters");
    assert_eq!(reply["compared"]["greedy_stands"], false, "{reply}");
    let said = laptop.run(&line("zonas.pb", "maxwelfare_cost", "--compare voters"));
    assert!(
        said.output
            .contains("queda el resultado de maxwelfare_cost"),
        "{said:?}"
    );
    // The reasons are those of the outcome that stands.
    let why = told(
        &laptop,
        "zonas.pb",
        "mes_cost",
        "--compare voters --explain",
    );
    assert_eq!(why["rounds"][0]["payment"]["from"], "budget", "{why}");
    assert_eq!(why.get("effective_support"), None, "{why}");
}

#[test]
fn rank_points_decide_where_a_rule_counts_them() {
    let laptop = laptop();
    let winners =
        |asked: &str| told(&laptop, "lugares.pb", "greedy_ranks", asked)["winners"].clone();
    assert_eq!(winners(""), json!(["1"]));
    assert_eq!(winners("--rank-points 3,2,1"), json!(["1"]));
    assert_eq!(winners("--rank-points 1,9"), json!(["2"]));
    let reply = told(&laptop, "lugares.pb", "mes_ranks", "--rank-points 1,9");
    assert_eq!(reply["conditions"], json!({ "rank_points": [1, 9] }));
}

#[test]
fn parts_are_counted_each_with_its_money_and_its_voters() {
    let laptop = laptop();
    let asked = "--ceiling zone:Norte=60 --ceiling zone:Sur=30.5 --apart --incompatible 1,2";
    let reply = told(&laptop, "zonas.pb", "greedy_votes", asked);
    let keys: Vec<&String> = reply.as_object().unwrap().keys().collect();
    let promised = [
        "rule",
        "ties",
        "parts",
        "left_out",
        "total_cost",
        "conditions",
    ];
    assert_eq!(keys, promised);
    assert_eq!(reply["left_out"], json!(["5", "6"]));
    assert_eq!(reply["total_cost"], "90");
    assert_eq!(
        reply["parts"],
        json!([
            {
                "part": { "zone": "Norte", "most": "60" }, "rule": "greedy_votes", "ties": "lexico",
                "winners": ["1"], "total_cost": "60", "tie_count": 0, "add1_steps": 0
            },
            {
                "part": { "zone": "Sur", "most": "30.5" }, "rule": "greedy_votes", "ties": "lexico",
                "winners": ["4"], "total_cost": "30", "tie_count": 0, "add1_steps": 0
            },
        ])
    );
    let ceilings = json!([{ "zone": "Norte", "most": "60" }, { "zone": "Sur", "most": "30.5" }]);
    assert_eq!(
        reply["conditions"],
        json!({ "ceilings": ceilings, "apart": true, "incompatible": [["1", "2"]] })
    );
    let why = told(
        &laptop,
        "zonas.pb",
        "mes_cost",
        &format!("{asked} --explain"),
    );
    let south = &why["parts"][1];
    // Of eight voters four name a project of the south; money is told in tenths.
    assert_eq!(south["measures"]["voters"], 4, "{south}");
    assert_eq!(south["smallest_units"], 10, "{south}");
    let said = laptop.run(&line("zonas.pb", "greedy_votes", asked));
    for words in [
        "Condiciones: --ceiling zone:Norte=60, --ceiling zone:Sur=30.5, --apart, --incompatible 1,2",
        "Zona “Sur”, techo 30.5:",
        "no se contaron: 5, 6",
        "Costo total de las partes: 90",
    ] {
        assert!(said.output.contains(words), "{words}: {said:?}");
    }
    let more = "--ceiling zone:Norte=60 --ceiling zone:=70.25 --apart";
    let reply = told(&laptop, "zonas.pb", "maxwelfare_card", more);
    assert_eq!(reply["above_budget"], "30.25");
    assert_eq!(reply["parts"][1]["winners"], json!(["5"]));
    let said = in_english(&laptop, "mes_cost", more);
    for words in [
        "Projects without a zone, ceiling 70.25:",
        "above the file’s budget by 30.25",
    ] {
        assert!(said.output.contains(words), "{words}: {said:?}");
    }
}

#[test]
fn of_all_rules_those_that_do_not_suit_are_left_out_and_told() {
    let laptop = laptop();
    let whole = told(&laptop, "zonas.pb", "all", "");
    let reply = told(&laptop, "zonas.pb", "all", "--ceiling zone:Sur=40");
    let (whole, reply) = (whole.as_array().unwrap(), reply.as_array().unwrap());
    assert_eq!(whole.len(), reply.len());
    for (before, now) in whole.iter().zip(reply) {
        assert_eq!(before["rule"], now["rule"]);
        let rule = now["rule"].as_str().unwrap();
        if rule.starts_with("maxwelfare") {
            assert_eq!(now["refused"]["code"], "rule_knows_no_ceilings");
            assert!(now["refused"]["message"].as_str().unwrap().contains(rule));
            assert_eq!(now.get("winners"), None);
        } else {
            assert!(now["winners"].is_array(), "{now}");
        }
    }
    let said = in_english(&laptop, "all", "--incompatible 1,2");
    assert!(
        said.ending == 0
            && said
                .output
                .contains("Left out. The rule “maxwelfare_card” knows neither"),
        "{said:?}"
    );
    let ranked = told(&laptop, "lugares.pb", "all", "--rank-points 5,1");
    for one in ranked.as_array().unwrap() {
        let counts = one["rule"].as_str().unwrap().contains("ranks");
        assert_eq!(counts, one.get("winners").is_some(), "{one}");
    }
    laptop
        .run(
            &[
                &line("zonas.pb", "all", "--rank-points 5,1")[..],
                &["--json"],
            ]
            .concat(),
        )
        .failed(1, "rank_points_idle");
}

#[test]
fn the_reasons_name_the_condition_that_kept_a_project_out() {
    let laptop = laptop();
    let asked = "--explain --least-votes 1 --incompatible 1,3 --ceiling category:agua=60.5";
    let said = laptop.run(&line("zonas.pb", "greedy_votes", asked));
    for words in [
        "No entró 3: 3 votos; es incompatible con 1, que entró.",
        "No entró 4: 2 votos; cuesta 30 y bajo el techo de la categoría “agua” quedaban 0.5.",
        "No entró 6: 0 votos; necesitaba 1.",
    ] {
        assert!(said.output.contains(words), "{words}: {said:?}");
    }
    let asked = "--explain --only-supported --ceiling zone:Norte=59 --ceiling zone:=5";
    let said = in_english(&laptop, "mes_cost_util", asked);
    for words in [
        "1 does not win: 4 votes; it costs 60 and 59 was left under the ceiling of the zone “Norte”.",
        "5 does not win: 2 votes; it costs 20 and 5 was left under the ceiling of the projects without a zone.",
        "6 does not win: no ballot names it.",
    ] {
        assert!(said.output.contains(words), "{words}: {said:?}");
    }
}
