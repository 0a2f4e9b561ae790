//! What the writer writes, and what it refuses.

use super::*;
use crate::election::ElectionBuilder;
use crate::pb::{AppliedRule, Limits, read};

fn heading() -> Heading {
    Heading {
        description: "Made; for \"tests\"".into(),
        country: "Mexico".into(),
        unit: "Hermosillo".into(),
        instance: "2027".into(),
        date_begin: "16.01.2027".into(),
        date_end: "2028".into(),
        ..Heading::default()
    }
}

fn park() -> Election {
    Election::builder(10_000)
        .unit(100)
        .project("P1", "Shade", 6_050)
        .project("2", "Lights; \"all\"", 5_000)
        .ballots([vec!["2", "P1"], vec!["P1"], vec!["P1"]])
        .build()
        .unwrap()
}

/// Two projects of which the budget pays for one.
fn one() -> ElectionBuilder {
    Election::builder(100)
        .project("a", "A", 60)
        .project("b", "B", 70)
}

fn refused(election: ElectionBuilder) -> Vec<&'static str> {
    codes(write(&election.build().unwrap(), &heading(), None))
}

fn codes(written: Result<String, Unwritable>) -> Vec<&'static str> {
    written
        .unwrap_err()
        .findings
        .iter()
        .map(Finding::code)
        .collect()
}

#[test]
fn an_election_is_written_in_the_order_of_the_format() {
    let heading = Heading {
        rule: AppliedRule::Greedy,
        district: "Centro".into(),
        subunit: "Norte".into(),
        edition: "1".into(),
        language: "es".into(),
        currency: "MXN".into(),
        experimental: true,
        comments: vec!["One.".into(), "Two.".into()],
        acknowledgments: "Everybody".into(),
        limits: Limits {
            max_length: Some(2),
            max_sum_cost: Some(15_050),
            ..Limits::default()
        },
        ..heading()
    };
    let text = write(&park(), &heading, Some(&["P1".to_owned()])).unwrap();
    let expected = "META\nkey;value\ndescription;\"Made; for \"\"tests\"\"\"\ncountry;Mexico\nunit;Hermosillo\n\
        district;Centro\nsubunit;Norte\ninstance;2027\nnum_projects;2\nnum_votes;3\nbudget;100\nvote_type;approval\n\
        rule;greedy\ndate_begin;16.01.2027\ndate_end;2028\nmax_length;2\nmax_sum_cost;150.5\nedition;1\nlanguage;es\n\
        currency;MXN\nexperimental;1\ncomment;#1: One. #2: Two.\nacknowledgments;Everybody\n\
        PROJECTS\nproject_id;cost;votes;name;selected\nP1;60.5;3;Shade;1\n2;50;1;\"Lights; \"\"all\"\"\";0\n\
        VOTES\nvoter_id;vote\n1;P1\n2;P1\n3;P1,2\n";
    assert_eq!(text, expected);
    let file = read(text.as_bytes()).unwrap();
    let again = Heading::from(&file);
    let limits = Limits {
        max_sum_cost: Some(1505),
        ..heading.limits
    };
    assert_eq!(again, Heading { limits, ..heading });
    assert_eq!(file.selected, Some(vec!["P1".to_owned()]));
}

#[test]
fn points_stand_from_the_most_on_and_scores_only_where_they_are_whole() {
    let scored = |points: u32| {
        Election::builder(100)
            .vote_type(VoteType::Cumulative)
            .parts_of_a_point(10)
            .project("a", "", 60)
            .project("b", "", 50)
            .scored_ballot([("a", points), ("b", 40)])
            .scored_ballot([("b", 20)])
            .build()
            .unwrap()
    };
    let heading = Heading {
        limits: Limits {
            max_sum_points: Some(60),
            ..Limits::default()
        },
        ..heading()
    };
    let text = write(&scored(15), &heading, None).unwrap();
    assert!(text.ends_with(
        "project_id;cost;votes\na;60;1\nb;50;2\nVOTES\nvoter_id;vote;points\n1;b,a;4,1.5\n2;b;2\n"
    ));
    assert!(text.contains("\nmax_sum_points;6\n"));
    let text = write(&scored(10), &heading, None).unwrap();
    assert!(text.contains("project_id;cost;votes;score\na;60;1;1\nb;50;2;6\n"));
    let without_limit = Heading::from(&read(text.as_bytes()).unwrap());
    let without_limit = Heading {
        limits: Limits::default(),
        ..without_limit
    };
    assert_eq!(
        codes(write(&scored(15), &without_limit, None)),
        ["key_missing"]
    );
}

#[test]
fn ranks_stand_in_their_order_with_the_scores_that_files_of_ranks_have() {
    let election = Election::builder(100)
        .vote_type(VoteType::Ordinal)
        .project("a", "", 60)
        .project("b", "", 50)
        .ballots([vec!["b", "a"], vec!["b"]])
        .build()
        .unwrap();
    let text = write(&election, &heading(), None).unwrap();
    assert!(text.ends_with(
        "project_id;cost;votes;score\na;60;1;1\nb;50;2;3\nVOTES\nvoter_id;vote\n1;b\n2;b,a\n"
    ));
}

#[test]
fn a_budget_for_everything_is_said_to_be_so() {
    let rich = park().with_budget(11_050).unwrap();
    assert!(
        write(&rich, &heading(), None)
            .unwrap()
            .contains("\nfully_funded;1\n")
    );
    // The official checker counts whole units: 60 and 50.
    let nearly = park().with_budget(11_000).unwrap();
    assert!(
        write(&nearly, &heading(), None)
            .unwrap()
            .contains("\nfully_funded;1\n")
    );
}

#[test]
fn what_a_strict_file_cannot_hold_is_refused() {
    assert_eq!(refused(one().ballot(["a"]).ballot::<&str>([])), ["empty"]);
    assert_eq!(refused(one().project("c", "", 10)), ["empty"]);
    assert_eq!(refused(one().project("c", "C", 0)), ["cost_below_one"]);
    assert_eq!(refused(one().project("c", "C", 101)), ["cost_over_budget"]);
    assert_eq!(refused(one().project("c", " C", 10)), ["space_around"]);
    assert_eq!(refused(one().project("c,d", "C", 10)), ["id_unusable"]);
    assert_eq!(refused(one().project("Votes", "C", 10))[0], "id_unusable");
    assert!(refused(one().project("", "C", 10)).contains(&"missing_value"));
    assert_eq!(refused(one().unit(7)), ["read_otherwise"]);
}

#[test]
fn zones_lists_and_choices_that_would_be_read_otherwise_are_refused() {
    let zoned = Project {
        zone: "North".into(),
        ..Project::new("c", "C", 10)
    };
    assert_eq!(refused(one().with_project(zoned)), ["empty", "empty"]);
    let listed = Project {
        categories: vec!["parks, gardens".into()],
        ..Project::new("c", "C", 10)
    };
    assert_eq!(
        refused(one().with_project(listed.clone())),
        ["space_in_list"]
    );
    let listed = Project {
        categories: vec!["parks,gardens".into()],
        ..listed
    };
    assert_eq!(refused(one().with_project(listed)), ["read_otherwise"]);
    let two = one().vote_type(VoteType::ChooseOne).ballot(["a", "b"]);
    assert_eq!(refused(two), ["marks_too_many"]);
}

#[test]
fn a_heading_against_the_format_is_refused() {
    let election = park();
    let refused = |heading: Heading| codes(write(&election, &heading, None));
    assert_eq!(
        refused(Heading {
            unit: String::new(),
            ..heading()
        }),
        ["empty"]
    );
    assert_eq!(
        refused(Heading {
            country: "México".into(),
            ..heading()
        }),
        ["word_unknown"]
    );
    assert_eq!(
        refused(Heading {
            date_end: "2026".into(),
            ..heading()
        }),
        ["dates_reversed"]
    );
    assert_eq!(
        refused(Heading {
            rule: AppliedRule::GreedyThreshold,
            ..heading()
        }),
        ["threshold_amiss"]
    );
}

#[test]
fn a_selection_against_the_rule_or_of_nothing_is_refused() {
    let election = park();
    let greedy = Heading {
        rule: AppliedRule::Greedy,
        ..heading()
    };
    let selected = |ids: &[&str]| {
        let ids: Vec<String> = ids.iter().map(|&id| id.to_owned()).collect();
        codes(write(&election, &greedy, Some(&ids)))
    };
    assert_eq!(selected(&["2"]), ["selected_not_by_rule"]);
    assert_eq!(
        selected(&["P1", "2"]),
        ["selected_not_by_rule", "selected_over_budget"]
    );
    assert_eq!(selected(&["P1", "9"]), ["no_such_project"]);
    let told = write(&election, &heading(), Some(&["9".to_owned()]))
        .unwrap_err()
        .to_string();
    assert_eq!(
        told,
        "the election has no strict file: line 1, column 1: error: \"9\" is no project"
    );
}

#[test]
fn amounts_in_smaller_units_than_they_need_are_the_same_money() {
    let election = Election::builder(30_000)
        .unit(100)
        .project("a", "", 20_000)
        .project("b", "", 15_000)
        .ballot(["a"])
        .build()
        .unwrap();
    let text = write(&election, &heading(), None).unwrap();
    let file = read(text.as_bytes()).unwrap();
    assert_eq!((file.election.unit(), file.election.budget()), (1, 300));
}
