//! The words of each language, for what Rust says itself: failures, documents and the terminal.

use crate::Failure;
use crate::wire::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// Words of one language.
pub struct Words(FluentBundle<FluentResource>);

macro_rules! words {
    ($language:literal) => {
        &[
            include_str!(concat!(
                "../../../../assets/words/",
                $language,
                "/failures.ftl"
            )),
            include_str!(concat!(
                "../../../../assets/words/",
                $language,
                "/documents.ftl"
            )),
            include_str!(concat!(
                "../../../../assets/words/",
                $language,
                "/print.ftl"
            )),
            // Names of rules, one for the screen and for paper.
            include_str!(concat!(
                "../../../../assets/words/",
                $language,
                "/prioritise.ftl"
            )),
            include_str!(concat!("../../../../assets/words/", $language, "/cli.ftl")),
        ]
    };
}

const SPANISH: &[&str] = words!("es-MX");
const ENGLISH: &[&str] = words!("en");

impl Words {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let (tag, sources) = match language {
            Language::EsMx => ("es-MX", SPANISH),
            Language::En => ("en", ENGLISH),
        };
        let ids: Vec<LanguageIdentifier> = tag.parse().into_iter().collect();
        let mut bundle = FluentBundle::new_concurrent(ids);
        // Marks around values would be printed: the documents are of one direction.
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(
                |(partial, errors)| {
                    log::error!("words that cannot be read: {errors:?}");
                    partial
                },
            );
            bundle.add_resource_overriding(resource);
        }
        Self(bundle)
    }

    /// The words of a key, or nothing when there are none.
    #[must_use]
    pub fn find(&self, key: &str, args: &[(&str, &str)]) -> Option<String> {
        let pattern = self.0.get_message(key)?.value()?;
        let mut named = FluentArgs::new();
        for (name, value) in args {
            // A number chooses between one and many; everything else is words.
            named.set(
                *name,
                value
                    .parse::<i64>()
                    .ok()
                    .filter(|number| number.to_string() == *value)
                    .map_or_else(|| FluentValue::from(*value), FluentValue::from),
            );
        }
        let mut errors = Vec::new();
        let text = self.0.format_pattern(pattern, Some(&named), &mut errors);
        if !errors.is_empty() {
            log::error!("words of {key}: {errors:?}");
        }
        Some(text.into_owned())
    }

    /// The words of a key; the key itself when there are none, so that a gap is seen and nothing is lost.
    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.find(key, args).unwrap_or_else(|| {
            log::error!("no words for {key}");
            key.to_owned()
        })
    }

    /// The same failure with its words.
    #[must_use]
    pub fn put_into(&self, failure: Failure) -> Failure {
        let args: Vec<(&str, &str)> = failure
            .args
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let message = self.say(&format!("failure-{}", failure.code), &args);
        Failure { message, ..failure }
    }
}

impl cocrea_paper::Words for Words {
    fn word(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.say(key, args)
    }
}
