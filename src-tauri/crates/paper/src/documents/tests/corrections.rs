//! A vote that was corrected, and the one that corrects it, on paper.

use super::{plan, sample, set_plan, view, words};

#[test]
fn a_corrected_vote_is_printed_and_says_what_corrects_it_and_what_it_corrects() {
    let correction = |day, open| view::Correction {
        on: sample::day(2027, 1, day),
        open,
        reason: "Faltaron dos boletas".to_owned(),
    };
    let with = |vote: view::Vote, corrected| view::Plan {
        vote: Some(vote),
        corrected,
        ..plan(1)
    };
    let printed = |view: &view::Plan| -> String {
        let pages = set_plan(view).pages;
        pages
            .iter()
            .map(words)
            .collect::<String>()
            .replace('\n', " ")
    };
    let first = view::Vote {
        closed_on: sample::day(2027, 1, 16),
        corrected_by: Some(correction(20, false)),
        ..sample::vote()
    };
    let second = view::Vote {
        corrects: Some(correction(16, false)),
        ..sample::vote()
    };
    let both = printed(&with(second, vec![first.clone()]));
    for told in [
        "Corrige el acta del 16 de enero de 2027",
        "Acta del 16 de enero de 2027, corregida",
        "Corregida por el acta del 20 de enero de 2027",
    ] {
        assert!(both.contains(told), "{told}");
    }
    assert_eq!(both.matches("Faltaron dos boletas").count(), 2);
    let open = view::Vote {
        corrected_by: Some(correction(20, true)),
        ..first
    };
    assert!(
        printed(&with(open, Vec::new())).contains("En corrección desde el 20 de enero de 2027")
    );
    assert!(!printed(&plan(1)).contains("orrige"));
}
