//! Amounts in words, put together from the pieces that the words of a language give.

use crate::prose::Prose;

/// `pesos` in words with its unit («dos millones ciento sesenta mil pesos»); none from a million millions on, where
/// nobody reads words any more.
pub(crate) fn pesos(prose: Prose<'_>, pesos: u64) -> Option<String> {
    if pesos == 0 || pesos >= 1_000_000_000_000 {
        return None;
    }
    let amount = number(prose, pesos);
    let key = match pesos {
        1 => "doc-spelled-one-peso",
        _ if pesos.is_multiple_of(1_000_000) => "doc-spelled-round-pesos",
        _ => "doc-spelled-pesos",
    };
    Some(capital(&prose.with(key, &[("amount", &amount)])))
}

/// `number` in words, in the short form that stands before a noun.
fn number(prose: Prose<'_>, number: u64) -> String {
    if number >= 1_000_000 {
        return scaled(prose, number, (1_000_000, "million"));
    }
    if number >= 1_000 {
        return scaled(prose, number, (1_000, "thousand"));
    }
    below_thousand(prose, number)
}

fn scaled(prose: Prose<'_>, value: u64, (unit, name): (u64, &str)) -> String {
    let head = match value / unit {
        1 => prose.say(&format!("doc-spelled-one-{name}")),
        many => prose.with(
            &format!("doc-spelled-many-{name}"),
            &[("amount", &number(prose, many))],
        ),
    };
    match value % unit {
        0 => head,
        rest => format!("{head} {}", number(prose, rest)),
    }
}

fn below_thousand(prose: Prose<'_>, number: u64) -> String {
    if number == 100 {
        return prose.say("doc-spelled-hundred");
    }
    if number > 100 {
        let hundreds = prose.say(&format!("doc-spelled-hundreds-{}", number / 100));
        return match number % 100 {
            0 => hundreds,
            rest => prose.with(
                "doc-spelled-hundreds-and",
                &[
                    ("hundreds", &hundreds),
                    ("rest", &below_thousand(prose, rest)),
                ],
            ),
        };
    }
    if number < 30 || number.is_multiple_of(10) {
        return prose.say(&format!("doc-spelled-{number}"));
    }
    let tens = prose.say(&format!("doc-spelled-{}", number / 10 * 10));
    let unit = prose.say(&format!("doc-spelled-{}", number % 10));
    prose.with("doc-spelled-tens-and", &[("tens", &tens), ("unit", &unit)])
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(characters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::sample::Spanish;

    #[test]
    fn amounts_are_said_as_people_say_them() {
        let words = Spanish::new();
        let prose = Prose::new(&words);
        for (amount, said) in [
            (1, "Un peso"),
            (21, "Veintiún pesos"),
            (100, "Cien pesos"),
            (131, "Ciento treinta y un pesos"),
            (1_000, "Mil pesos"),
            (2_160_000, "Dos millones ciento sesenta mil pesos"),
            (1_000_000, "Un millón de pesos"),
            (12_000_000, "Doce millones de pesos"),
            (11_640_000, "Once millones seiscientos cuarenta mil pesos"),
            (
                680_673,
                "Seiscientos ochenta mil seiscientos setenta y tres pesos",
            ),
            (21_000_000_000, "Veintiún mil millones de pesos"),
        ] {
            assert_eq!(pesos(prose, amount).unwrap(), said);
        }
        assert_eq!(pesos(prose, 1_000_000_000_000), None);
    }
}
