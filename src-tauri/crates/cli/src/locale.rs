//! The language of the terminal, by its locale.

use cocrea_app::wire::Language;

/// Variables that say the locale, the strongest first (POSIX.1-2017, base definitions §8.2).
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// Spanish where the locale is Spanish, English everywhere else.
pub(crate) fn language() -> Language {
    let said = VARIABLES
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    // Windows and macOS keep it elsewhere.
    spoken(&said.or_else(sys_locale::get_locale).unwrap_or_default())
}

fn spoken(locale: &str) -> Language {
    let language = locale
        .split(['_', '-', '.', '@'])
        .next()
        .unwrap_or_default();
    if language.eq_ignore_ascii_case("es") {
        Language::EsMx
    } else {
        Language::En
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;
    use cocrea_app::wire::Language;

    #[test]
    fn the_locale_decides_the_language() {
        for spanish in ["es", "es_MX.UTF-8", "es-ES", "ES_mx", "es_MX@euro"] {
            assert_eq!(spoken(spanish), Language::EsMx, "{spanish}");
        }
        for other in ["", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "est_EE", "yaq"] {
            assert_eq!(spoken(other), Language::En, "{other}");
        }
    }
}
