//! Conditions that cannot be read, or are about nothing in the file: each is refused with what to do.

use crate::conditions::{in_english, laptop, line};

/// Per line a rule, what is asked of it, the code of the refusal and words of it.
const REFUSED: &str = "\
    mes_cost | --least-votes tres | number_not_whole | “tres” en --least-votes\n\
    mes_cost | --least-votes -1 | number_not_whole | “-1”\n\
    mes_cost | --votes-for-cost 0 | number_not_whole | de 1 o más\n\
    mes_cost | --ceiling Norte=5 | ceiling_unreadable | “Norte=5”\n\
    mes_cost | --ceiling barrio:Norte=5 | ceiling_unreadable | zone:NOMBRE=MONTO\n\
    mes_cost | --ceiling zone:Norte | ceiling_unreadable | “zone:Norte”\n\
    mes_cost | --ceiling zone:Norte=mil | ceiling_unreadable | “zone:Norte=mil”\n\
    mes_cost | --ceiling zone:Norte=1,200 | ceiling_unreadable | sin comas\n\
    mes_cost | --ceiling zone:Norte=-5 | ceiling_unreadable | “zone:Norte=-5”\n\
    mes_cost | --ceiling zone:Norte=9007199254740992 | ceiling_out_of_range | grande\n\
    mes_cost | --ceiling zone:Norte=1.1234567 | ceiling_out_of_range | decimales\n\
    mes_cost | --ceiling zone:Sur=1 --ceiling zone:Norte=9007199254740991.5 | ceiling_out_of_range | 9007199254740991.5\n\
    mes_cost | --ceiling zone:Nrote=5 | ceiling_of_nothing | Escríbela como en el archivo: Norte, Sur.\n\
    mes_cost | --ceiling category:Norte=5 | ceiling_of_nothing | agua, plaza, árboles\n\
    mes_cost | --ceiling zone:Sur=5 --ceiling zone:Sur=6 | ceiling_repeated | zone:Sur\n\
    mes_cost | --apart | apart_without_ceilings | --ceiling\n\
    mes_cost | --apart --ceiling zone:Norte=60 --ceiling category:agua=60 | project_in_several_parts | El proyecto 1 está en varias partes (zone:Norte, category:agua)\n\
    mes_cost | --incompatible 3 | incompatible_unreadable | “3”\n\
    mes_cost | --incompatible 3,3 | incompatible_unreadable | “3,3”\n\
    mes_cost | --incompatible 3, | incompatible_unreadable | “3,”\n\
    mes_cost | --incompatible 3,33 | incompatible_unknown | “33”\n\
    mes_cost | --apart --ceiling zone:Norte=60 --ceiling zone:Sur=40 --incompatible 1,3 | incompatible_in_several_parts | 1, 3\n\
    mes_cost | --rank-points 3,dos | rank_points_unreadable | “3,dos”\n\
    mes_cost | --rank-points 99999999 | rank_points_unreadable | 16777216\n\
    mes_cost | --rank-points 3,2,1 | rank_points_idle | “mes_cost”\n\
    mes_ranks | --rank-points 3,2,1 | rule_unsuited | “mes_ranks”\n\
    mes_cost | --compare dados | comparison_unknown | “dados”\n\
    maxwelfare_cost | --ceiling zone:Norte=60 | rule_knows_no_ceilings | “maxwelfare_cost”\n\
    maxwelfare_cost | --incompatible 1,2 | rule_knows_no_ceilings | incompatibles";

#[test]
fn what_cannot_be_read_or_is_about_nothing_is_refused() {
    let laptop = laptop();
    for row in REFUSED.lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [rule, asked, code, words] = cells[..] else {
            panic!("{row}");
        };
        let whole = line("zonas.pb", rule, asked);
        laptop.run(&whole).said(1, words);
        let as_json = [&whole[..], &["--json"]].concat();
        laptop.run(&as_json).failed(1, code);
        let spanish = laptop.run(&whole).errors;
        let english = in_english(&laptop, rule, asked);
        assert_eq!((english.ending, english.output.as_str()), (1, ""), "{row}");
        assert!(english.errors != spanish, "{row}: {english:?}");
    }
}

#[test]
fn a_ceiling_in_a_file_without_zones_says_that_there_are_none() {
    let laptop = laptop();
    let none = line("lugares.pb", "greedy_votes", "--ceiling zone:Norte=5");
    laptop.run(&none).said(1, "En el archivo no hay ninguna");
}

#[test]
fn a_wrong_command_line_with_conditions_begins_nothing() {
    let laptop = laptop();
    let check = ["check", "zonas.pb", "--apart", "--json"];
    laptop.run(&check).failed(2, "argument_unexpected");
    laptop
        .run(&line(
            "zonas.pb",
            "mes_cost",
            "--rank-points 1 --rank-points 2",
        ))
        .said(2, "--rank-points está dos veces");
}
