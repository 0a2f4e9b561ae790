//! Why each project won or not, in whole words for paper.

use crate::wire::{Centavos, OutcomeProject, OutcomeView, Reason, TieBreak};
use crate::{Words, conflicts};

/// What each ballot could decide on, where the rule shares the money out; otherwise nothing.
pub(crate) fn shares(outcome: &OutcomeView, words: &Words) -> String {
    if outcome.count.valid == 0 || !outcome.rule.starts_with("mes_") {
        return String::new();
    }
    let key = if outcome.reached > outcome.share {
        "print-shares-raised"
    } else {
        "print-shares"
    };
    let (share, reached) = (about(outcome.share, words), about(outcome.reached, words));
    words.say(key, &[("share", &share), ("reached", &reached)])
}

/// An amount that was divided: whole pesos, and said to be rounded where it is.
fn about(amount: Centavos, words: &Words) -> String {
    let Centavos(centavos) = amount;
    if centavos % 100 == 0 {
        return conflicts::pesos(centavos);
    }
    // Less than a peso would be nothing at all, or as much as what it falls short of.
    let shown = if centavos < 100 {
        centavos
    } else {
        (centavos + 50) / 100 * 100
    };
    words.say("print-about", &[("amount", &conflicts::pesos(shown))])
}

/// Why it won or not, and then what the tie-break had to do with it.
pub(crate) fn reason(project: &OutcomeProject, won: bool, words: &Words) -> String {
    let mut told = vec![reason_alone(project, words)];
    let key = if won {
        "print-tied-first"
    } else {
        "print-tied-after"
    };
    told.extend(project.tied.iter().map(|tied| {
        let by = match tied.by {
            TieBreak::Cost => "cost",
            TieBreak::Votes => "votes",
            TieBreak::Lot => "lot",
            TieBreak::Number => "number",
        };
        let titles = tied.projects.iter().map(|project| &project.title);
        let titles: Vec<String> = titles.map(|title| format!("“{title}”")).collect();
        let count = titles.len().to_string();
        let named = [("projects", named(&titles, words)), ("count", count)];
        let [projects, count] = named.each_ref().map(|(key, text)| (*key, text.as_str()));
        words.say(key, &[projects, count, ("by", by)])
    }));
    told.join(" ")
}

/// «A», «A y B», «A, B y C».
fn named(titles: &[String], words: &Words) -> String {
    match titles {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => words.say(
            "print-names",
            &[("names", &before.join(", ")), ("last", last)],
        ),
    }
}

fn reason_alone(project: &OutcomeProject, words: &Words) -> String {
    let exact = |amount: &Centavos| conflicts::pesos(amount.0);
    let about = |amount: &Centavos| about(*amount, words);
    let votes = project.votes.to_string();
    match &project.reason {
        Reason::PaidByShares {
            money_before,
            full_share,
            paid_in_full,
            paid_what_was_left,
        } => {
            let paid = paid_in_full + paid_what_was_left;
            let all_alike = *paid_in_full == project.votes;
            words.say(
                "print-reason-paid_by_shares",
                &[
                    ("votes", &votes),
                    ("money", &about(money_before)),
                    ("share", &about(full_share)),
                    ("nobody_less", if all_alike { "yes" } else { "no" }),
                    ("full", &paid_in_full.to_string()),
                    ("rest", &paid_what_was_left.to_string()),
                    ("nothing", &project.votes.saturating_sub(paid).to_string()),
                ],
            )
        }
        Reason::FittedInTheRest { left_before } => words.say(
            "print-reason-fitted_in_the_rest",
            &[("left", &exact(left_before))],
        ),
        Reason::MostVotes { left_before } => {
            words.say("print-reason-most_votes", &[("left", &exact(left_before))])
        }
        Reason::ShortAtTheStart { money, missing } => words.say(
            "print-reason-short_at_the_start",
            &[
                ("votes", &votes),
                ("money", &about(money)),
                ("missing", &about(missing)),
            ],
        ),
        Reason::SpentOnOthers { money, missing } => words.say(
            "print-reason-spent_on_others",
            &[
                ("votes", &votes),
                ("money", &about(money)),
                ("missing", &about(missing)),
            ],
        ),
        Reason::DidNotFit { left, missing } => words.say(
            "print-reason-did_not_fit",
            &[("left", &exact(left)), ("missing", &exact(missing))],
        ),
        Reason::LoadShared { load } => words.say(
            "print-reason-load_shared",
            &[("votes", &votes), ("load", &about(load))],
        ),
        Reason::EndedTheCount => words.say("print-reason-ended_the_count", &[]),
        Reason::NotReached => words.say("print-reason-not_reached", &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Language, TiedProject, TiedWith};

    fn project(votes: u32, reason: Reason, tied: Vec<TiedWith>) -> OutcomeProject {
        OutcomeProject {
            number: 2,
            title: String::from("Parque"),
            cost: Centavos(30_000_000),
            votes,
            reason,
            tied,
        }
    }

    fn tied(by: TieBreak, titles: &[&str]) -> TiedWith {
        let projects = titles.iter().map(|title| TiedProject {
            number: 1,
            title: (*title).to_owned(),
        });
        TiedWith {
            by,
            projects: projects.collect(),
        }
    }

    fn paid(full: u32, rest: u32) -> Reason {
        Reason::PaidByShares {
            money_before: Centavos(620_689_655),
            full_share: Centavos(7_200_000),
            paid_in_full: full,
            paid_what_was_left: rest,
        }
    }

    #[test]
    fn a_winner_says_what_its_supporters_still_had_and_what_each_paid() {
        let said = |project: &OutcomeProject, language| reason(project, true, &Words::of(language));
        let all = project(30, paid(30, 0), Vec::new());
        assert_eq!(
            said(&all, Language::EsMx),
            "Sus 30 apoyos todavía tenían unos $6,206,897 y cada uno puso $72,000."
        );
        let alone = project(1, paid(1, 0), Vec::new());
        assert_eq!(
            said(&alone, Language::EsMx),
            "Su único apoyo todavía tenía unos $6,206,897 y puso $72,000."
        );
        let some = project(30, paid(1, 27), Vec::new());
        assert_eq!(
            said(&some, Language::EsMx),
            "Sus 30 apoyos todavía tenían unos $6,206,897: 1 puso $72,000, 27 pusieron lo que les quedaba, 2 ya no tenían nada."
        );
        assert_eq!(
            said(&some, Language::En),
            "Its 30 supporters still had about $6,206,897: 1 paid $72,000, 27 paid what they had left, 2 had nothing left."
        );
    }

    #[test]
    fn a_tie_is_told_after_the_reason_on_both_sides() {
        let words = Words::of(Language::EsMx);
        let went_first = vec![
            tied(TieBreak::Cost, &["Cancha", "Baños", "Luz"]),
            tied(TieBreak::Number, &["Kiosco"]),
        ];
        let left_before = Centavos(50_000_000);
        let winner = project(4, Reason::MostVotes { left_before }, went_first);
        assert_eq!(
            reason(&winner, true, &words),
            "En su turno quedaban $500,000 y entró. Empató con “Cancha”, “Baños” y “Luz” y entró primero porque cuesta menos. Empató con “Kiosco” y entró primero porque su número en la boleta, leído como texto, va antes."
        );
        let lacked = Reason::DidNotFit {
            left: Centavos(27_500_350),
            missing: Centavos(2_499_650),
        };
        let lost = |by, titles: &[&str]| {
            let loser = project(4, lacked.clone(), vec![tied(by, titles)]);
            let said = reason(&loser, false, &words);
            let (short, tie) = said.split_once(". E").unwrap_or_default();
            assert_eq!(short, "En su turno quedaban $275,003.50. Faltan $24,996.50");
            tie.to_owned()
        };
        assert_eq!(
            lost(TieBreak::Votes, &["Alumbrado"]),
            "mpató con “Alumbrado”, que entró primero porque tiene más apoyos."
        );
        assert_eq!(
            lost(TieBreak::Lot, &["Alumbrado", "Luz"]),
            "mpató con “Alumbrado” y “Luz”, que entraron primero porque así salió el sorteo."
        );
        let loser = project(4, lacked, vec![tied(TieBreak::Cost, &["Alumbrado", "Luz"])]);
        assert_eq!(
            reason(&loser, false, &Words::of(Language::En)),
            "In its turn $275,003.50 was left. It is short by $24,996.50. It was tied with “Alumbrado” and “Luz”, which went first because they cost less."
        );
    }

    #[test]
    fn an_amount_that_was_divided_says_where_it_is_rounded() {
        let words = Words::of(Language::EsMx);
        let shown = [39_375_075, 157_500_300, 8_333, 40].map(|one| about(Centavos(one), &words));
        assert_eq!(
            shown,
            ["unos $393,751", "$1,575,003", "unos $83", "unos $0.40"]
        );
    }

    #[test]
    fn paper_calls_each_rule_as_the_screen_does() {
        for language in [Language::EsMx, Language::En] {
            let words = Words::of(language);
            for rule in crate::outcomes::ROOM_RULES {
                for key in [format!("rule-{rule}"), format!("doc-rule-{rule}-how")] {
                    assert!(words.find(&key, &[]).is_some(), "{key}");
                }
            }
        }
        let name = Words::of(Language::EsMx).say("rule-mes_cost_util", &[]);
        assert_eq!(name, "Partes Iguales, una vuelta");
    }
}
