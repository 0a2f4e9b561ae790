//! Money: whole centavos, and how people in Mexico write amounts.

use crate::{Field, FieldKind, Refusal, fold_for_search};
use cocrea_ledger::Value;

/// Whole centavos of a Mexican peso.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(pub i64);

impl Money {
    /// Ten billion pesos of the long scale (10¹³): above any public budget, and exact in JavaScript.
    pub const MOST: Self = Self(10_i64.pow(15));

    /// So many pesos.
    #[must_use]
    pub const fn pesos(pesos: i64) -> Self {
        Self(pesos * 100)
    }
}

impl Field for Money {
    const KIND: FieldKind = FieldKind::Integer;
    fn try_read(value: &Value) -> Option<Self> {
        i64::try_read(value).map(Self)
    }
    fn write(&self) -> Value {
        Value::Int(self.0)
    }
}

/// An amount as it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AmountReading {
    /// The reading that is kept.
    pub amount: Money,
    /// The other way to read it, when there are two: `$1.200` is $1,200 or $1.20.
    pub or: Option<Money>,
}

/// Reads an amount of pesos: `12,000,000`, `$180 mil`, `$1.2 mdp`, `850k`, `$2,160,000.50`, `1'200,000`.
///
/// # Errors
/// [`Refusal::AmountMissing`], [`Refusal::AmountNegative`], [`Refusal::AmountTooLarge`] or
/// [`Refusal::AmountUnreadable`].
pub fn read_amount(text: &str) -> Result<AmountReading, Refusal> {
    let folded = fold_for_search(text);
    let bare = without_signs(folded.trim());
    if bare.is_empty() {
        return Err(Refusal::AmountMissing);
    }
    let positive = bare.strip_prefix(['-', '\u{2212}']);
    let reading = read_positive(without_signs(positive.unwrap_or(bare)));
    match (reading, positive) {
        (Ok(_), Some(_)) => Err(Refusal::AmountNegative),
        (Ok(reading), None) => Ok(reading),
        (Err(Unread::TooLarge), _) => Err(Refusal::AmountTooLarge),
        (Err(Unread::NoNumber), _) => Err(Refusal::AmountUnreadable {
            text: text.trim().chars().take(40).collect(),
        }),
    }
}

/// The amount without the sign and the name of the currency around it.
fn without_signs(text: &str) -> &str {
    let text = text.trim_end();
    let named = ["pesos", "mxn"]
        .iter()
        .find_map(|name| text.strip_suffix(name));
    let text = named.unwrap_or(text).trim();
    let text = text.strip_prefix('$').unwrap_or(text);
    text.strip_suffix('$').unwrap_or(text).trim()
}

enum Unread {
    NoNumber,
    TooLarge,
}

fn read_positive(bare: &str) -> Result<AmountReading, Unread> {
    let digits_end = bare.find(|c: char| !is_of_number(c)).unwrap_or(bare.len());
    let (number, unit) = bare.split_at(digits_end);
    let factor = match unit.trim() {
        "" => 1,
        "k" | "mil" => 1_000,
        "mdp" | "m" | "millon" | "millones" | "millon de" | "millones de" => 1_000_000,
        _ => return Err(Unread::NoNumber),
    };
    // «1'200,000»: an apostrophe parts millions in handwriting.
    let number = number.replace(['\'', '\u{2019}', '´'], ",");
    let (first, second) = read_number(&number, factor == 1).ok_or(Unread::NoNumber)?;
    let amount = first.centavos(factor).ok_or(Unread::NoNumber)?;
    let or = second.and_then(|other| other.centavos(factor));
    if amount > Money::MOST {
        return Err(Unread::TooLarge);
    }
    Ok(AmountReading { amount, or })
}

/// Whether a character may stand within the digits of an amount.
pub(crate) const fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '\u{2019}' | '´')
}

/// A decimal number: all its digits, and how many of them stand after the point.
#[derive(Debug, Clone, Copy)]
struct Decimal {
    digits: i128,
    scale: u32,
}

impl Decimal {
    fn parse(whole: &str, fraction: &str) -> Option<Self> {
        let digits = format!("{whole}{fraction}");
        if whole.is_empty() || digits.len() > 24 {
            // Longer than any budget: let the caller say so instead of overflowing.
            return (!whole.is_empty()).then_some(Self {
                digits: i128::MAX / 1_000_000_000,
                scale: 0,
            });
        }
        Some(Self {
            digits: digits.parse().ok()?,
            scale: u32::try_from(fraction.len()).ok()?,
        })
    }

    /// Exact centavos, or nothing when it would need half a centavo.
    fn centavos(self, factor: i128) -> Option<Money> {
        let scaled = self.digits.checked_mul(factor)?.checked_mul(100)?;
        let divisor = 10_i128.checked_pow(self.scale)?;
        (scaled % divisor == 0).then(|| Money(i64::try_from(scaled / divisor).unwrap_or(i64::MAX)))
    }
}

/// One or two readings of digits with commas and points; two when a lone group of three may be thousands or decimals.
fn read_number(text: &str, may_group: bool) -> Option<(Decimal, Option<Decimal>)> {
    let points = text.matches('.').count();
    let commas = text.matches(',').count();
    let grouped = |text: &str, mark: char| {
        let groups: Vec<&str> = text.split(mark).collect();
        let first_fits = matches!(groups.first(), Some(first) if (1..=3).contains(&first.len()));
        (first_fits && groups.iter().skip(1).all(|group| group.len() == 3)).then(|| groups.concat())
    };
    let one = |decimal| Some((decimal, None));
    match (points, commas) {
        (0, 0) => one(Decimal::parse(text, "")?),
        (1, 0) => {
            let (whole, fraction) = text.split_once('.')?;
            let decimal = Decimal::parse(whole, fraction)?;
            if may_group && fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" {
                let thousands = Decimal::parse(&grouped(text, '.')?, "")?;
                return Some((
                    thousands,
                    Decimal::parse(whole, fraction.trim_end_matches('0')),
                ));
            }
            one(decimal)
        }
        (0, 1) if grouped(text, ',').is_none() => {
            // A decimal comma, as in «1,5 mdp».
            let (whole, fraction) = text.split_once(',')?;
            one(Decimal::parse(whole, fraction)?)
        }
        (0, _) => one(Decimal::parse(&grouped(text, ',')?, "")?),
        (1, _) => {
            let (whole, fraction) = text.split_once('.')?;
            one(Decimal::parse(&grouped(whole, ',')?, fraction)?)
        }
        (_, 0) => one(Decimal::parse(&grouped(text, '.')?, "")?),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Money, read_amount};
    use crate::Refusal;

    #[track_caller]
    fn check(text: &str, centavos: i64, or: Option<i64>) {
        let reading = read_amount(text).unwrap();
        assert_eq!(
            (reading.amount, reading.or),
            (Money(centavos), or.map(Money)),
            "{text}"
        );
    }

    #[test]
    fn amounts_are_read_as_people_in_mexico_write_them() {
        check("12,000,000", 1_200_000_000, None);
        check("$180 mil", 18_000_000, None);
        check("$1.2 mdp", 120_000_000, None);
        check("1,5 mdp", 150_000_000, None);
        check("$850k", 85_000_000, None);
        check("$2,160,000.50", 216_000_050, None);
        check("0", 0, None);
        check("1.200.000 pesos", 120_000_000, None);
        check("1.5", 150, None);
    }

    #[test]
    fn a_lone_group_of_three_after_a_point_can_be_read_two_ways() {
        check("$1.200", 120_000, Some(120));
        check("$1.250", 125_000, Some(125));
        check("$1.255", 125_500, None);
        check("1.005", 100_500, None);
        check("1.200 mdp", 120_000_000, None);
    }

    #[test]
    fn an_apostrophe_parts_millions() {
        check("$1'200,000", 120_000_000, None);
        check("12\u{2019}000,000.50", 1_200_000_050, None);
    }

    #[test]
    fn names_of_units_and_of_the_currency_do_not_matter_in_case_or_accents() {
        check("1.2 MDP", 120_000_000, None);
        check("2 millones de pesos", 200_000_000, None);
        check("1 millo\u{301}n", 100_000_000, None);
        check("180\u{A0}mil MXN", 18_000_000, None);
        check("500 $", 50_000, None);
    }

    #[test]
    fn a_hundred_thousand_signs_are_no_amount_and_break_nothing() {
        for sign in [
            "-", "$", "\u{2212}", "0", ".", ",", "'", "9", "k", "pesos", " ", "$-",
        ] {
            let result = read_amount(&sign.repeat(100_000));
            let known = matches!(
                result,
                Err(Refusal::AmountUnreadable { .. }
                    | Refusal::AmountMissing
                    | Refusal::AmountTooLarge)
            );
            assert!(known, "{sign}: {result:?}");
        }
    }

    #[test]
    fn the_largest_amount_is_exact_and_one_more_is_refused() {
        check("10,000,000,000,000", 10_i64.pow(15), None);
        check("10,000,000 mdp", 10_i64.pow(15), None);
        assert_eq!(
            read_amount("10,000,000,000,000.01"),
            Err(Refusal::AmountTooLarge)
        );
        assert_eq!(
            read_amount("10,000,000.000001 mdp"),
            Err(Refusal::AmountTooLarge)
        );
        assert_eq!(
            read_amount("-10,000,000,000,001"),
            Err(Refusal::AmountTooLarge)
        );
    }

    #[test]
    fn negative_absurd_and_unreadable_amounts_are_refused() {
        for text in ["-500", "$-500", "-$500", "\u{2212}1 mdp", "- 5"] {
            assert_eq!(read_amount(text), Err(Refusal::AmountNegative), "{text}");
        }
        assert_eq!(
            read_amount("99999999999999999999999999999"),
            Err(Refusal::AmountTooLarge)
        );
        assert_eq!(read_amount("900,000,000 mdp"), Err(Refusal::AmountTooLarge));
        assert_eq!(read_amount("  "), Err(Refusal::AmountMissing));
        for text in [
            "doce", "1,23,4", "1..2", "$", "3 kg", ".5", "0.005", "1.200,50", "1 200", "1$2",
            "--5x", "5 de",
        ] {
            assert!(read_amount(text).is_err(), "{text}");
        }
    }
}
