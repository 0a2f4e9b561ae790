//! The words of the format: its keys and columns in their order, and the lists from which values come.

use crate::pb::heading::AppliedRule;

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    Amount,
    List,
    Coordinate(i64),
    Date,
    Age,
    Comment,
    /// One of these words; the second is how a person is told which.
    OneOf(&'static [&'static str], &'static str),
    Country,
    Language,
    Currency,
}

/// A key of META or a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Whether the section must have it.
    pub(super) needed: bool,
    /// Whether it may say nothing.
    pub(super) may_be_empty: bool,
}

const fn field(name: &'static str, kind: Kind) -> Field {
    Field {
        name,
        kind,
        needed: false,
        may_be_empty: false,
    }
}

const fn needed(name: &'static str, kind: Kind) -> Field {
    Field {
        needed: true,
        ..field(name, kind)
    }
}

const fn optional(name: &'static str, kind: Kind) -> Field {
    Field {
        may_be_empty: true,
        ..field(name, kind)
    }
}

const VOTE_TYPES: Kind = Kind::OneOf(
    &["approval", "ordinal", "cumulative", "scoring", "choose-1"],
    "approval, ordinal, cumulative, scoring, choose-1",
);
const RULES: Kind = Kind::OneOf(
    &[
        AppliedRule::Greedy.key(),
        AppliedRule::GreedyNoSkip.key(),
        AppliedRule::GreedyThreshold.key(),
        AppliedRule::GreedyExclusive.key(),
        AppliedRule::GreedyCustom.key(),
        AppliedRule::EqualShares.key(),
        AppliedRule::EqualSharesComparison.key(),
        AppliedRule::EqualSharesAdd1.key(),
        AppliedRule::EqualSharesAdd1Comparison.key(),
        AppliedRule::Unknown.key(),
    ],
    "greedy, greedy-no-skip, greedy-threshold, greedy-exclusive, greedy-custom, equalshares, equalshares-comparison, \
     equalshares/add1, equalshares/add1-comparison, unknown",
);
const ONE: Kind = Kind::OneOf(&["1"], "1");

/// The keys of META in their order.
pub(super) const META: &[Field] = &[
    needed("description", Kind::Text),
    needed("country", Kind::Country),
    needed("unit", Kind::Text),
    field("district", Kind::Text),
    field("subunit", Kind::Text),
    needed("instance", Kind::Text),
    needed("num_projects", Kind::Whole),
    needed("num_votes", Kind::Whole),
    needed("budget", Kind::Amount),
    needed("vote_type", VOTE_TYPES),
    needed("rule", RULES),
    needed("date_begin", Kind::Date),
    needed("date_end", Kind::Date),
    field("min_length", Kind::Whole),
    field("max_length", Kind::Whole),
    field("min_sum_cost", Kind::Amount),
    field("max_sum_cost", Kind::Amount),
    field("min_points", Kind::Whole),
    field("max_points", Kind::Whole),
    field("min_sum_points", Kind::Whole),
    field("max_sum_points", Kind::Whole),
    field("default_score", Kind::Whole),
    field("min_project_cost", Kind::Whole),
    field("max_project_cost", Kind::Whole),
    field("min_project_score_threshold", Kind::Whole),
    field("neighborhoods", Kind::List),
    field("subdistricts", Kind::List),
    field("categories", Kind::List),
    field("edition", Kind::Text),
    field("language", Kind::Language),
    field("currency", Kind::Currency),
    field("fully_funded", ONE),
    field("experimental", ONE),
    field("comment", Kind::Comment),
    field("acknowledgments", Kind::Text),
    field("leftover_budget", Kind::Text),
    field("budget_per_category", Kind::List),
    field("budget_per_neighborhood", Kind::List),
    field("min_length_per_category", Kind::Whole),
    field("max_length_per_category", Kind::Whole),
    field("min_sum_cost_per_category", Kind::List),
    field("max_sum_cost_per_category", Kind::List),
];

/// The columns of PROJECTS in their order.
pub(super) const PROJECTS: &[Field] = &[
    needed("project_id", Kind::Text),
    needed("cost", Kind::Amount),
    field("votes", Kind::Whole),
    field("score", Kind::Whole),
    field("name", Kind::Text),
    optional("category", Kind::List),
    optional("beneficiaries", Kind::List),
    field("selected", Kind::OneOf(&["0", "1", "2", "3"], "0, 1, 2, 3")),
    field("neighborhood", Kind::Text),
    field("subunit", Kind::Text),
    field("district", Kind::Text),
    field("description", Kind::Text),
    field("proposer", Kind::Text),
    field("public_id", Kind::Text),
    optional("latitude", Kind::Coordinate(90)),
    optional("longitude", Kind::Coordinate(180)),
];

/// The columns of VOTES in their order.
pub(super) const VOTES: &[Field] = &[
    needed("voter_id", Kind::Text),
    needed("vote", Kind::List),
    // Whether a ballot needs points, its type says.
    optional("points", Kind::List),
    optional("age", Kind::Age),
    optional("sex", Kind::OneOf(&["M", "F", "O"], "M, F, O")),
    field(
        "voting_method",
        Kind::OneOf(&["internet", "paper"], "internet, paper"),
    ),
    optional("district", Kind::Text),
    optional("neighborhood", Kind::Text),
    optional("education", Kind::Text),
    field("topic_preference_transport", Kind::Whole),
    field("topic_preference_culture", Kind::Whole),
    field("topic_preference_nature", Kind::Whole),
    field("district_preference", Kind::Text),
    field("time_taken_seconds", Kind::Whole),
    field("format_easiness", Kind::Text),
    field("format_expressiveness", Kind::Text),
    field("format_rank", Kind::Text),
];

/// Countries by ISO 3166-1: on each line the codes of two and of three letters and the names in English.
const COUNTRIES: &str = include_str!("countries.txt");
/// Codes of languages by ISO 639-1.
const LANGUAGES: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy \
    da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik \
    io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt \
    my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn \
    so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";
/// Codes of currencies by ISO 4217.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE \
    CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF \
    GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR \
    LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN \
    PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS \
    TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XAG XAU XBA XBB XBC \
    XBD XCD XCG XDR XOF XPD XPF XPT XSU XTS XUA XXX YER ZAR ZMW ZWG";

/// Whether a country has this name or code, in small letters or large ones.
pub(super) fn is_country(name: &str) -> bool {
    let lower = name.to_lowercase();
    name == "Worldwide"
        || COUNTRIES
            .lines()
            .any(|line| line.split(';').any(|known| known.to_lowercase() == lower))
}

/// Whether a language has this code.
pub(super) fn is_language(code: &str) -> bool {
    LANGUAGES
        .split_ascii_whitespace()
        .any(|known| known == code)
}

/// Whether a currency has this code.
pub(super) fn is_currency(code: &str) -> bool {
    CURRENCIES
        .split_ascii_whitespace()
        .any(|known| known == code)
}

/// Whether this is an age, or a range of ages as `40-59`.
pub(super) fn is_age(written: &str) -> bool {
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| digits)
    };
    match written.split_once('-') {
        Some((from, to)) => number(from)
            .zip(number(to))
            .is_some_and(|(from, to)| from <= to),
        None => number(written).is_some(),
    }
}

/// Whether this is a whole number.
pub(super) fn is_whole(written: &str) -> bool {
    let digits = written.strip_prefix('-').unwrap_or(written);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_languages_and_currencies_are_those_of_their_standards() {
        for country in [
            "Mexico",
            "MX",
            "mex",
            "United Mexican States",
            "Côte d'Ivoire",
            "Worldwide",
        ] {
            assert!(is_country(country), "{country}");
        }
        for other in ["México", "Sonora", "", "worldwide", "M"] {
            assert!(!is_country(other), "{other}");
        }
        assert_eq!(COUNTRIES.lines().count(), 249);
        assert!(
            is_language("es") && !is_language("spanish") && !is_language("ES") && !is_language("")
        );
        assert_eq!(LANGUAGES.split_ascii_whitespace().count(), 184);
        assert!(
            is_currency("MXN") && !is_currency("mxn") && !is_currency("peso") && !is_currency("")
        );
        assert!(
            CURRENCIES
                .split_ascii_whitespace()
                .all(|code| code.len() == 3)
        );
    }

    #[test]
    fn ages_are_numbers_or_ranges_and_whole_numbers_have_digits_only() {
        assert!(["0", "27", "40-59", "7-7"].into_iter().all(is_age));
        assert!(
            ![
                "",
                "-",
                "59-40",
                "40-",
                "+3",
                "27.5",
                "1-2-3",
                "99999999999"
            ]
            .into_iter()
            .any(is_age)
        );
        assert!(["0", "-3", "007"].into_iter().all(is_whole));
        assert!(!["", "-", "1.0", "1e3", "+1", "٣"].into_iter().any(is_whole));
    }

    #[test]
    fn no_key_or_column_is_there_twice_and_the_rules_are_told_as_they_are() {
        for fields in [META, PROJECTS, VOTES] {
            let names: std::collections::BTreeSet<&str> =
                fields.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), fields.len());
        }
        let told = AppliedRule::ALL.map(AppliedRule::key).join(", ");
        assert!(
            matches!(RULES, Kind::OneOf(rules, words) if words == told && rules.len() == AppliedRule::ALL.len())
        );
    }
}
