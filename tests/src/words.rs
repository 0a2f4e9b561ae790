//! People's words by their key, so that a test names what is on the screen as the screen does.

use crate::screens::clone_folder;
use std::collections::HashMap;
use std::fs;

/// The one-line messages of a language.
#[derive(Debug, Clone)]
pub struct Words(HashMap<String, String>);

impl Words {
    /// Words of a folder of `assets/words`, such as `es-MX`.
    ///
    /// # Panics
    /// When the folder cannot be read.
    #[must_use]
    pub fn of(language: &str) -> Self {
        let folder = clone_folder().join("assets/words").join(language);
        let mut said = HashMap::new();
        for file in fs::read_dir(folder).expect("a folder of words") {
            let text = fs::read_to_string(file.expect("a file in it").path()).expect("words in it");
            let messages = text.lines().filter_map(|line| line.split_once(" = "));
            said.extend(
                messages
                    .filter(|(key, _)| !key.contains(' '))
                    .map(|(key, words)| (key.to_owned(), words.to_owned())),
            );
        }
        Self(said)
    }

    /// Words of a key.
    ///
    /// # Panics
    /// When there are none, or when they are more than one line.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// Words of a key with these values in it.
    ///
    /// # Panics
    /// As [`Words::say`], and when a value is left out.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let words = self
            .0
            .get(key)
            .unwrap_or_else(|| panic!("no words for {key}"));
        let said = values.iter().fold(words.clone(), |said, (name, value)| {
            said.replace(&format!("{{ ${name} }}"), value)
        });
        assert!(!said.contains('{'), "{key} needs more values: {said}");
        said
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn a_message_is_said_with_its_values() {
        let words = Words::of("es-MX");
        assert_eq!(words.say("stage-1"), "Preparar");
        assert_eq!(words.say_with("table", &[("number", "3")]), "Mesa 3");
    }
}
