//! What a check finds, and that it finds nothing in a clean file.

use super::*;
use crate::pb::error::Why;

const CLEAN: &str = "META\nkey;value\ndescription;Made\ncountry;Mexico\nunit;Hermosillo\ninstance;2027\nnum_projects;2\n\
                     num_votes;3\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;2027\ndate_end;02.01.2027\n\
                     max_length;2\nlanguage;es\ncurrency;MXN\nPROJECTS\nproject_id;cost;votes;name;category;selected\n\
                     1;60;2;Shade;sport,green;1\n2;50;2;Lights;;0\nVOTES\nvoter_id;vote;age;sex;voting_method\n\
                     a;1,2;34;F;paper\nb;2;40-59;;internet\nc;1;;M;paper\n";

const SCORES: &str = "META\nkey;value\ndescription;Made\ncountry;MX\nunit;Hermosillo\ninstance;2027\nnum_projects;2\n\
                      num_votes;2\nbudget;100\nvote_type;cumulative\nrule;unknown\ndate_begin;2027\ndate_end;2027\n\
                      max_points;5\nmax_sum_points;6\nPROJECTS\nproject_id;cost;votes;score\n1;60;2;6\n2;50;1;1\n\
                      VOTES\nvoter_id;vote;points\na;1,2;4,1.5\nb;1;2\n";

fn found(text: &str) -> Vec<String> {
    check(text.as_bytes())
        .iter()
        .map(Finding::to_string)
        .collect()
}

/// What is found once a part of the clean file is another.
#[track_caller]
fn changed(from: &str, to: &str) -> Vec<(&'static str, Severity, usize, usize)> {
    assert!(CLEAN.contains(from), "{from}");
    told(&CLEAN.replace(from, to))
}

fn told(text: &str) -> Vec<(&'static str, Severity, usize, usize)> {
    let told = |finding: &Finding| {
        (
            finding.code(),
            finding.severity,
            finding.at.line,
            finding.at.column,
        )
    };
    check(text.as_bytes()).iter().map(told).collect()
}

const E: Severity = Severity::Error;
const W: Severity = Severity::Warning;

#[test]
fn nothing_is_found_in_a_clean_file() {
    assert_eq!(found(CLEAN), Vec::<String>::new());
    assert_eq!(found(&CLEAN.replace('\n', "\r\n")), Vec::<String>::new());
    assert_eq!(found(SCORES), Vec::<String>::new());
}

#[test]
fn what_the_reader_refuses_is_told_once_and_beside_everything_else() {
    let no_budget = CLEAN
        .replace("budget;100\n", "")
        .replace("unit;Hermosillo", "unit; Hermosillo");
    assert_eq!(
        told(&no_budget),
        [("space_around", E, 5, 6), ("missing_budget", E, 15, 1)]
    );
    assert_eq!(
        told("META\nkey;value\nunit;x\n")[..2],
        [("missing_budget", E, 3, 1), ("key_missing", E, 3, 1)]
    );
    assert_eq!(
        changed("b;2;", "b;3;"),
        [("sum_differs", E, 20, 6), ("unknown_project", E, 24, 3)]
    );
    assert_eq!(changed("1;60;2", "1;;2")[0], ("missing_value", E, 19, 3));
    let nothing = told("\u{feff}");
    assert_eq!(
        nothing[..2],
        [("missing_budget", E, 1, 1), ("byte_order_mark", E, 1, 1)]
    );
    assert_eq!(
        nothing
            .iter()
            .filter(|finding| finding.0 == "section_missing")
            .count(),
        3
    );
    let latin = b"META\nkey;value\nunit;\xe9";
    assert_eq!(
        check(latin)[0].what,
        What::Refused {
            why: Why::NotUtf8 {}
        }
    );
}

#[test]
fn the_form_of_rows_and_cells_is_found() {
    assert_eq!(
        changed("PROJECTS", "\nPROJECTS"),
        [("blank_line", W, 17, 1)]
    );
    assert_eq!(changed("key;value\n", ""), [("heading_missing", E, 2, 1)]);
    assert_eq!(
        changed("key;value\n", "Key;values\n"),
        [("heading_missing", E, 2, 1)]
    );
    assert_eq!(changed("b;2;", "b; 2;"), [("space_around", E, 24, 3)]);
    assert_eq!(changed("a;1,2;", "a;1, 2;"), [("space_in_list", E, 23, 3)]);
    assert_eq!(
        changed("sport,green", "sport ,green"),
        [("space_in_list", E, 19, 14)]
    );
    assert_eq!(
        changed("c;1;;M;paper", "c;1;;M;paper;x"),
        [("cells_too_many", W, 25, 14)]
    );
}

#[test]
fn sections_and_columns_are_found() {
    let (meta, votes) = CLEAN.split_once("VOTES").unwrap();
    assert_eq!(
        told(&format!("{meta}VOTES\nvoter_id;vote\nVOTES{votes}")),
        [("section_repeated", E, 23, 1)]
    );
    assert!(told(meta).contains(&("section_missing", E, 20, 1)));
    let (meta, rest) = CLEAN.split_once("PROJECTS").unwrap();
    let late = format!(
        "PROJECTS{}{meta}VOTES{votes}",
        rest.split_once("VOTES").unwrap().0
    );
    assert!(told(&late).contains(&("section_late", E, 5, 1)));
    assert_eq!(
        changed("name;category", "name;target"),
        [("column_renamed", E, 18, 28)]
    );
    assert_eq!(
        changed("name;category", "name;colour"),
        [("column_unknown", E, 18, 28)]
    );
    assert_eq!(
        changed("name;category", "name;name")[0],
        ("column_repeated", E, 18, 28)
    );
    assert_eq!(
        changed("age;sex;", "sex;age;")[0],
        ("out_of_order", W, 22, 19)
    );
    let last_first = CLEAN.replace("voter_id;vote;", "vote;voter_id;");
    assert!(told(&last_first).contains(&("column_not_first", E, 22, 1)));
}

#[test]
fn keys_and_their_values_are_found() {
    assert_eq!(
        changed("unit;Hermosillo\n", ""),
        [("key_missing", E, 15, 1)]
    );
    assert_eq!(
        changed("unit;Hermosillo\n", "unit;\n"),
        [("empty", E, 5, 1)]
    );
    assert_eq!(
        changed("unit;Hermosillo\n", "unit;a\nunit;b\n"),
        [("key_repeated", E, 6, 1)]
    );
    assert_eq!(
        changed("unit;Hermosillo", "unit;H\nname;x"),
        [("key_unknown", E, 6, 1)]
    );
    assert_eq!(
        changed("unit;Hermosillo\ninstance;2027", "instance;2027\nunit;H"),
        [("out_of_order", W, 6, 1)]
    );
}

#[test]
fn words_dates_and_numbers_are_found() {
    assert_eq!(
        changed("country;Mexico", "country;México"),
        [("word_unknown", E, 4, 9)]
    );
    assert_eq!(
        changed("language;es", "language;spanish"),
        [("word_unknown", E, 15, 10)]
    );
    assert_eq!(
        changed("currency;MXN", "currency;pesos"),
        [("word_unknown", E, 16, 10)]
    );
    assert_eq!(
        changed("rule;greedy", "rule;GREEdy"),
        [("word_unknown", E, 11, 6)]
    );
    assert_eq!(
        changed("date_begin;2027", "date_begin;1/1/27"),
        [("not_a_date", E, 12, 12)]
    );
    assert_eq!(
        changed("date_end;02.01.2027", "date_end;2026"),
        [("dates_reversed", E, 13, 10)]
    );
    assert_eq!(
        changed("budget;100", "budget;100,5"),
        [("decimal_comma", E, 9, 8)]
    );
    assert_eq!(
        changed("num_votes;3", "num_votes;3.0"),
        [("count_differs", E, 8, 11), ("not_whole", E, 8, 11)]
    );
    assert_eq!(
        changed("currency;MXN", "currency;MXN\ncomment;a"),
        [("comment_unnumbered", E, 17, 9)]
    );
    assert_eq!(
        changed("currency;MXN", "currency;MXN\ncomment;#1: a #3: b"),
        [("comments_misnumbered", W, 17, 9)]
    );
}

#[test]
fn counts_limits_and_flags_that_do_not_go_together_are_found() {
    assert_eq!(
        changed("num_projects;2", "num_projects;3"),
        [("count_differs", E, 7, 14)]
    );
    assert_eq!(
        changed("num_votes;3", "num_votes;4"),
        [("count_differs", E, 8, 11)]
    );
    assert_eq!(
        changed("max_length;2", "max_length;3"),
        [("max_length_too_large", E, 14, 12)]
    );
    assert_eq!(
        changed("max_length;2", "max_length;1"),
        [("is_choose_one", W, 14, 12), ("marks_too_many", E, 23, 3)]
    );
    assert_eq!(changed("max_length;2", "min_length;2").len(), 2);
    assert_eq!(
        changed("max_length;2", "max_sum_cost;100"),
        [("sum_outside", W, 23, 3)]
    );
    assert_eq!(
        changed("max_length;2", "max_points;2"),
        [("key_idle", W, 14, 12)]
    );
    assert_eq!(
        changed("approval", "choose-1"),
        [("not_one", E, 14, 12), ("marks_too_many", E, 23, 3)]
    );
}

#[test]
fn flags_thresholds_and_names_that_do_not_go_together_are_found() {
    assert_eq!(
        changed("rule;greedy", "rule;greedy-threshold"),
        [("threshold_amiss", E, 11, 6)]
    );
    assert_eq!(
        changed("max_length;2", "min_project_score_threshold;2"),
        [("threshold_amiss", E, 11, 6)]
    );
    assert_eq!(
        changed("currency;MXN", "currency;MXN\nfully_funded;1"),
        [("not_fully_funded", E, 17, 14)]
    );
    let fits = CLEAN
        .replace("budget;100", "budget;110")
        .replace("Lights;;0", "Lights;;1");
    assert_eq!(told(&fits), [("not_said_fully_funded", E, 9, 8)]);
    assert_eq!(
        told(&fits.replace("currency;MXN", "currency;MXN\nfully_funded;1")),
        []
    );
    assert_eq!(
        changed("max_length;2", "max_length;2\ncategories;green,art,sport"),
        [("names_differ", W, 15, 12)]
    );
    assert_eq!(
        changed("max_length;2", "max_length;2\ncategories;green,sport"),
        []
    );
}

#[test]
fn projects_and_their_results_are_found() {
    assert_eq!(changed("1;60;2", "1;60;3")[0], ("sum_differs", E, 19, 6));
    assert!(changed("2;50;", "2;0.99;").contains(&("cost_below_one", E, 20, 1)));
    assert!(changed("2;50;", "2;101;").contains(&("cost_over_budget", E, 20, 1)));
    assert_eq!(
        changed("2;50;", "2;999999999;"),
        [("cost_over_budget", W, 20, 1)]
    );
    assert_eq!(
        changed("Lights;;0", "Lights;;yes"),
        [("word_unknown", E, 20, 16)]
    );
}

#[test]
fn what_is_selected_is_compared_with_the_rule() {
    assert_eq!(
        changed("Lights;;0", "Lights;;1")[..],
        [
            ("selected_not_by_rule", E, 11, 6),
            ("selected_over_budget", E, 11, 6)
        ]
    );
    assert_eq!(
        changed("green;1", "green;0"),
        [
            ("budget_left", E, 11, 6),
            ("selected_not_by_rule", E, 11, 6)
        ]
    );
    let custom = CLEAN
        .replace("rule;greedy", "rule;greedy-custom")
        .replace("green;1", "green;0");
    assert_eq!(
        told(&custom),
        [
            ("budget_left", W, 11, 6),
            ("selected_not_by_rule", W, 11, 6)
        ]
    );
    let nameless = CLEAN
        .replace(";name", "")
        .replace(";Shade", "")
        .replace(";Lights", "");
    assert_eq!(told(&nameless), [("column_missing", E, 11, 6)]);
    let without_votes = CLEAN
        .replace(";votes;name", ";name")
        .replace(";2;Shade", ";Shade")
        .replace(";2;Lights", ";Lights");
    assert_eq!(told(&without_votes), [("column_missing", E, 11, 6)]);
}

#[test]
fn cells_of_projects_that_go_together_are_found() {
    assert_eq!(changed("Shade;", ";")[0], ("empty", E, 19, 8));
    let coordinates = CLEAN
        .replace(";selected\n", ";selected;latitude;longitude\n")
        .replace("green;1\n", "green;1;29.1;\n");
    assert_eq!(told(&coordinates), [("coordinate_alone", E, 19, 1)]);
    assert_eq!(
        told(&coordinates.replace("29.1;", "29.1;-181")),
        [("not_numeric", E, 19, 33)]
    );
    let comma = CLEAN
        .replace("2;50;2;", "\"2,3\";50;0;")
        .replace("a;1,2;", "a;1;")
        .replace("b;2;", "b;1;");
    assert!(told(&comma).contains(&("id_unusable", E, 20, 1)));
}

#[test]
fn rules_without_skipping_and_with_a_threshold_are_followed() {
    let projects = "1;60;2;Shade;sport,green;1\n2;50;2;Lights;;0\n";
    let three = "1;60;2;Shade;sport,green;1\n2;50;2;Lights;;0\n3;40;1;Trees;;0\n";
    let text = CLEAN
        .replace(projects, three)
        .replace("num_projects;2", "num_projects;3")
        .replace("c;1;", "c;1,3;");
    assert_eq!(
        told(&text),
        [
            ("budget_left", E, 11, 6),
            ("selected_not_by_rule", E, 11, 6)
        ]
    );
    assert_eq!(
        told(&text.replace("rule;greedy", "rule;greedy-no-skip")),
        []
    );
    let threshold = text
        .replace("rule;greedy", "rule;greedy-threshold")
        .replace(
            "max_length;2",
            "max_length;2\nmin_project_score_threshold;2",
        );
    assert_eq!(told(&threshold), []);
    assert_eq!(
        told(&threshold.replace("Trees;;0", "Trees;;1")),
        [("selected_not_by_rule", E, 11, 6)]
    );
}

#[test]
fn ballots_are_found_one_by_one() {
    assert_eq!(changed("b;2;", ";2;"), [("empty", E, 24, 1)]);
    assert_eq!(changed("b;2;", "a;2;"), [("voter_repeated", E, 24, 1)]);
    assert_eq!(changed("c;1;;", "c;;;")[1..], [("empty", E, 25, 3)]);
    assert_eq!(changed("c;1;;", "c;1,1;;"), [("mark_repeated", E, 25, 3)]);
    assert_eq!(changed("40-59", "59-40"), [("word_unknown", E, 24, 5)]);
    assert_eq!(changed(";F;", ";female;"), [("word_unknown", E, 23, 10)]);
    assert_eq!(changed("M;paper", "M;post"), [("word_unknown", E, 25, 8)]);
    assert_eq!(changed("M;paper", "M"), [("empty", E, 25, 7)]);
}

#[test]
fn points_are_found_ballot_by_ballot() {
    let ballot = |to: &str| told(&SCORES.replace("1,2;4,1.5", to));
    assert_eq!(
        ballot("1,2"),
        [
            ("sum_differs", E, 18, 8),
            ("sum_differs", E, 19, 8),
            ("points_missing", E, 22, 1)
        ]
    );
    assert_eq!(ballot("1,2;4").last(), Some(&("points_uneven", E, 22, 7)));
    assert_eq!(ballot("1,2;4,-1").last(), Some(&("not_points", E, 22, 9)));
    assert_eq!(ballot("1,2;5.5,0.5")[2..], [("points_outside", E, 22, 7)]);
    assert_eq!(ballot("1,2;4,3")[1..], [("sum_outside", W, 22, 7)]);
    assert_eq!(ballot("2,1;1.5,4"), [("points_unsorted", W, 22, 7)]);
    assert_eq!(
        told(&SCORES.replace("max_sum_points;6\n", "")),
        [("key_missing", E, 14, 1)]
    );
    let approval = CLEAN
        .replace("voter_id;vote;", "voter_id;vote;points;")
        .replace(";1,2;", ";1,2;1,1;");
    assert!(told(&approval).contains(&("points_idle", E, 23, 7)));
    let ranked = SCORES
        .replace("cumulative", "ordinal")
        .replace(";points", "")
        .replace(";4,1.5", "")
        .replace("b;1;2", "b;1")
        .replace("max_points;5\nmax_sum_points;6\n", "");
    assert_eq!(told(&ranked), [("sum_differs", E, 16, 8)]);
    assert_eq!(told(&ranked.replace("1;60;2;6", "1;60;2;3")), []);
}

#[test]
fn a_file_with_the_same_fault_everywhere_is_told_shortly() {
    let rows: String = (0..500)
        .map(|number| format!("v{number}; 1;;M;paper\n"))
        .collect();
    let found = check(CLEAN.replace("c;1;;M;paper\n", &rows).as_bytes());
    let more = found
        .iter()
        .find(|finding| finding.code() == "and_more")
        .unwrap();
    assert_eq!(
        more.args(),
        [
            ("code", "space_around".to_owned()),
            ("count", "480".to_owned())
        ]
    );
    assert!(found.len() < 30);
}
