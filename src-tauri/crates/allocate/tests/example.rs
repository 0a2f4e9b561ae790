//! The example vote of the product: 58 ballots, ten projects, amounts in centavos.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::Path;

use cocrea_allocate::{
    Election, Lacked, Outcome, Payment, Rule, Settings, Ties, TurnLack, allocate,
};
use serde_json::Value;

const PESO: i64 = 100;

fn sample() -> Value {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../assets/samples/votacion-ejemplo.json");
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn election(sample: &Value) -> Election {
    let array = |value: &Value| value.as_array().unwrap().clone();
    let mut builder = Election::builder(sample["budget"].as_i64().unwrap() * PESO).unit(PESO);
    for project in array(&sample["projects"]) {
        let cost = project["cost"].as_i64().unwrap() * PESO;
        builder = builder.project(
            project["id"].to_string(),
            project["name"].as_str().unwrap(),
            cost,
        );
    }
    for ballot in array(&sample["ballots"]) {
        builder = builder.ballot(array(&ballot).iter().map(Value::to_string));
    }
    builder.build().unwrap()
}

fn outcome(rule: Rule) -> Outcome {
    let settings = Settings::new(rule, Ties::Official(None));
    allocate(&election(&sample()), &settings).unwrap()
}

/// Rounds centavos half up to pesos.
fn pesos(centavos: i64) -> i64 {
    (centavos + PESO / 2).div_euclid(PESO)
}

#[test]
fn equal_shares_takes_six_and_the_rest_buys_a_seventh() {
    let outcome = outcome(Rule::MES_COST_UTIL);
    assert_eq!(outcome.winners, ["1", "5", "3", "6", "4", "9", "8"]);
    assert_eq!(outcome.total_cost, 11_640_000 * PESO);
    assert_eq!(outcome.voters_with_a_winner, 58);
    assert_eq!(pesos(outcome.share), 206_897);
    assert_eq!(
        outcome.rounds[6].payment,
        Payment::Budget {
            left_before: 1_760_000 * PESO
        }
    );
    assert!(outcome.rounds[6].completion && !outcome.rounds[5].completion);
}

#[test]
fn each_round_tells_who_paid_what() {
    let expected = sample()["expected"]["equal_shares"].clone();
    let outcome = outcome(Rule::MES_COST_UTIL);
    for (round, told) in outcome.rounds.iter().zip(expected.as_array().unwrap()) {
        assert_eq!(round.project, told["id"].to_string());
        assert_eq!(told["supporters"], round.supporters);
        let Payment::Supporters {
            money_available,
            full_share,
            paid_in_full,
            paid_the_rest,
            had_nothing,
            effective_thousandths,
        } = round.payment
        else {
            panic!("{round:?}");
        };
        assert_eq!(told["money_available"], pesos(money_available));
        assert_eq!(told["full_share"], pesos(full_share));
        assert_eq!(told["paying_full"], paid_in_full);
        assert_eq!(paid_in_full + paid_the_rest + had_nothing, round.supporters);
        let votes = told["effective_votes"].as_f64().unwrap();
        assert_eq!(effective_thousandths, (votes * 1000.0).round() as i64);
    }
    assert_eq!(expected.as_array().unwrap().len(), 6);
}

#[test]
fn each_loser_is_told_what_it_lacked() {
    let outcome = outcome(Rule::MES_COST_UTIL);
    let told: Vec<_> = outcome
        .losers
        .iter()
        .map(|loser| {
            (
                loser.project.as_str(),
                loser.supporters,
                loser.equal_shares.clone().unwrap(),
            )
        })
        .collect();
    let [
        (street, 25, streets),
        (water, 20, waters),
        (depot, 8, depots),
    ] = told.as_slice()
    else {
        panic!("{told:?}");
    };
    assert_eq!((*street, *water, *depot), ("10", "2", "7"));
    let missing = |lacked: Lacked| match lacked {
        Lacked::FromTheStart { missing } => ("start", pesos(missing)),
        Lacked::InTheEnd { missing } => ("end", pesos(missing)),
        Lacked::NoCost => ("no cost", 0),
    };
    assert_eq!(
        (pesos(streets.money_at_start), missing(streets.lacked)),
        (5_172_414, ("start", 427_586))
    );
    assert_eq!(
        (pesos(waters.money_at_start), missing(waters.lacked)),
        (4_137_931, ("start", 662_069))
    );
    assert_eq!(
        (pesos(depots.money_at_end), missing(depots.lacked)),
        (137_945, ("end", 1_062_055))
    );
    let left = 360_000 * PESO;
    assert_eq!(
        outcome.losers[2].turn,
        Some(TurnLack {
            left,
            missing: 840_000 * PESO
        })
    );
}

#[test]
fn most_votes_first_takes_four() {
    let outcome = outcome(Rule::GREEDY_VOTES);
    assert_eq!(outcome.winners, ["1", "5", "10", "3"]);
    assert_eq!(outcome.total_cost, 11_310_000 * PESO);
    assert_eq!(outcome.voters_with_a_winner, 52);
    assert_eq!(outcome.tie_count, 1);
    assert_eq!(
        (
            outcome.ties_met[0].round,
            outcome.ties_met[0].projects.as_slice()
        ),
        (2, ["5", "10"].map(String::from).as_slice())
    );
    assert!(
        outcome
            .losers
            .iter()
            .all(|loser| loser.equal_shares.is_none() && loser.turn.is_some())
    );
}

#[test]
fn a_hundred_thousand_steps_of_one_peso_are_climbed_and_take_six() {
    let outcome = outcome(Rule::MES_COST_ADD1);
    assert_eq!(outcome.winners.len(), 6);
    assert!(!outcome.winners.contains(&"8".to_string()));
    assert!(outcome.add1_steps > 100_000, "{}", outcome.add1_steps);
    eprintln!("{} steps: {:?}", outcome.add1_steps, outcome.winners);
}

#[test]
fn the_outcome_serializes_under_its_promised_names() {
    let told = serde_json::to_value(outcome(Rule::MES_COST_UTIL)).unwrap();
    assert_eq!(
        (&told["rule"], &told["ties"]),
        (&"mes_cost_util".into(), &"official".into())
    );
    assert_eq!(told["winners"].as_array().unwrap().len(), 7);
    assert_eq!(told["rounds"][0]["payment"]["from"], "supporters");
    assert_eq!(told["rounds"][6]["payment"]["from"], "budget");
    assert_eq!(
        told["losers"][0]["equal_shares"]["lacked"]["when"],
        "from_the_start"
    );
    assert_eq!(told["add1_steps"], 0);
}

/// The example of `assets/words/es-MX/partes-iguales.md`, which a facilitator reads aloud.
#[test]
fn the_page_that_is_read_aloud_counts_right() {
    let neighbours = Election::builder(300)
        .project("Sombra", "", 150)
        .project("Luz", "", 150)
        .project("Árboles", "", 100)
        .ballots([
            vec!["Sombra", "Luz"],
            vec!["Sombra", "Luz"],
            vec!["Árboles"],
        ])
        .build()
        .unwrap();
    // The dice fell so that Shade comes before Light.
    let ties: Ties = "official:4-2-6".parse().unwrap();
    let decide = |rule| allocate(&neighbours, &Settings::new(rule, ties.clone())).unwrap();
    let shared = decide(Rule::MES_COST_ADD1U);
    assert_eq!(shared.winners, ["Sombra", "Árboles"]);
    assert_eq!((shared.total_cost, shared.voters_with_a_winner), (250, 3));
    assert_eq!(shared.ties_met[0].projects, ["Sombra", "Luz"]);
    let Payment::Supporters { full_share, .. } = shared.rounds[0].payment else {
        panic!("{:?}", shared.rounds[0]);
    };
    assert_eq!(full_share, 75);
    let most_votes = decide(Rule::GREEDY_VOTES);
    assert_eq!(most_votes.winners, ["Sombra", "Luz"]);
    assert_eq!(most_votes.voters_with_a_winner, 2);
}

/// Its other endings, and the pages of the other rules: `mas-votos.md` and `cargas-parejas.md` beside it.
#[test]
fn what_is_read_aloud_of_every_rule_and_tie_break_counts_right() {
    // On this ballot Shade has the smaller number of the two that are tied.
    let neighbours = Election::builder(300)
        .project("1", "Sombra", 150)
        .project("2", "Luz", 150)
        .project("3", "Árboles", 100)
        .ballots([vec!["1", "2"], vec!["1", "2"], vec!["3"]])
        .build()
        .unwrap();
    // A lot that puts Shade before Light.
    for ties in ["official", "official:1-6-1", "drawn:1-6-1"] {
        let decide = |rule| {
            let settings = Settings::new(rule, ties.parse::<Ties>().unwrap());
            allocate(&neighbours, &settings).unwrap()
        };
        for rule in [
            Rule::MES_COST_ADD1U,
            Rule::MES_COST_UTIL,
            Rule::MES_COST_ADD1,
            Rule::MES_COST,
            Rule::Phragmen,
        ] {
            let outcome = decide(rule);
            assert_eq!(outcome.winners, ["1", "3"], "{rule} {ties}");
            assert_eq!(outcome.total_cost, 250, "{rule} {ties}");
            assert_eq!(outcome.ties_met[0].projects, ["1", "2"], "{rule} {ties}");
        }
        let carried = decide(Rule::Phragmen).rounds;
        let loads = carried.iter().map(|round| {
            let Payment::Load { load } = round.payment else {
                panic!("{round:?}");
            };
            load
        });
        assert!(loads.eq([Some(75), Some(100)]), "{ties}");
        assert_eq!(decide(Rule::GREEDY_VOTES).winners, ["1", "2"], "{ties}");
    }
}
