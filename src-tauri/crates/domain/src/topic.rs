//! Topics of the citizen agenda.

use crate::pieces::without_closing_marks;
use crate::process::named;
use crate::record::{next_number, record};
use crate::{Decision, Id, Refusal, fold_for_search};

record! {
    /// A topic.
    pub struct Topic in "topic" {
        /// Position, from 1.
        pub number: i64,
        /// Whole name.
        pub name: String,
    }
}

/// The nine topics of Agenda HMO 2024 (Hermosillo ¿Cómo Vamos?): where a new process starts, editable.
pub const TOPICS_OF_THE_CITIZEN_AGENDA: &[&str] = &[
    "Adicciones y salud mental",
    "Agua",
    "Buen gobierno y participación cívica",
    "Desarrollo económico",
    "Desarrollo humano",
    "Desarrollo urbano sustentable y servicios públicos municipales",
    "Medio ambiente",
    "Movilidad",
    "Seguridad ciudadana",
];

impl Topic {
    /// Adds to a decision the topics a new process starts with, as many as there are ids for.
    #[must_use]
    pub fn start_with_the_agenda(decision: Decision, ids: &[Id<Self>]) -> Decision {
        let named = ids.iter().zip(TOPICS_OF_THE_CITIZEN_AGENDA).zip(1..);
        named.fold(decision, |decision, ((id, name), number)| {
            decision.create(&Self {
                id: *id,
                number,
                name: (*name).to_owned(),
                ..Self::default()
            })
        })
    }

    /// What is typed after `#`: the name up to its first «y» or comma, in small letters, words joined by hyphens.
    #[must_use]
    pub fn short(&self) -> String {
        let lower = self.name.to_lowercase();
        let head = lower.split(" y ").next().unwrap_or_default();
        match joined(head.split(',').next().unwrap_or_default()) {
            short if short.is_empty() => joined(&lower),
            short => short,
        }
    }

    /// The shortest code that means this topic and no other of these.
    #[must_use]
    pub fn code(&self, topics: &[Self]) -> String {
        let short = self.short();
        let meant = Self::meant(topics, &short);
        if meant.is_some_and(|topic| topic.id == self.id) {
            short
        } else {
            joined(&self.name.to_lowercase())
        }
    }

    /// The topic that a code means: a whole name, the only short name, or the only one that starts like it; accents do
    /// not matter.
    #[must_use]
    pub fn meant<'a>(topics: &'a [Self], code: &str) -> Option<&'a Self> {
        let wanted = fold_for_search(code);
        let whole = |topic: &Self| fold_for_search(&joined(&topic.name.to_lowercase()));
        let short = |topic: &Self| fold_for_search(&topic.short());
        let starts =
            |topic: &Self| short(topic).starts_with(&wanted) || whole(topic).starts_with(&wanted);
        only(topics, |topic| whole(topic) == wanted)
            .or_else(|| only(topics, |topic| short(topic) == wanted))
            .or_else(|| only(topics, starts).filter(|_| wanted.chars().count() >= 3))
    }

    /// Adds a topic at the end.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`], [`Refusal::TextTooLong`] or [`Refusal::TopicRepeated`].
    pub fn add(id: Id<Self>, name: &str, topics: &[Self]) -> Result<(Self, Decision), Refusal> {
        let name = unrepeated(name, topics)?;
        let number = next_number(topics.iter().map(|topic| topic.number));
        let topic = Self {
            id,
            number,
            name,
            ..Self::default()
        };
        let decision = Decision::new("topic_added").create(&topic);
        Ok((topic, decision))
    }

    /// Sends it to the trash; `slips` are those that speak of it.
    ///
    /// # Errors
    /// [`Refusal::TopicInUse`]: a slip keeps what it speaks of.
    pub fn trash(&self, slips: usize) -> Result<Decision, Refusal> {
        match slips {
            0 => Ok(Decision::new("topic_trashed").trash(self)),
            slips => Err(Refusal::TopicInUse { slips }),
        }
    }

    /// Gives it another name.
    ///
    /// # Errors
    /// [`Refusal::NameMissing`], [`Refusal::TextTooLong`] or [`Refusal::TopicRepeated`].
    pub fn rename(&self, name: &str, topics: &[Self]) -> Result<Decision, Refusal> {
        let others: Vec<Self> = topics
            .iter()
            .filter(|topic| topic.id != self.id)
            .cloned()
            .collect();
        let after = Self {
            name: unrepeated(name, &others)?,
            ..self.clone()
        };
        Ok(Decision::new("topic_renamed").update(self, &after))
    }
}

/// The topic that fits, when it is the only one outside the trash.
fn only(topics: &[Topic], fits: impl Fn(&Topic) -> bool) -> Option<&Topic> {
    let mut fitting = topics.iter().filter(|topic| !topic.trashed && fits(topic));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Words joined by hyphens, as one code.
fn joined(words: &str) -> String {
    let hyphened = words.split_whitespace().collect::<Vec<_>>().join("-");
    without_closing_marks(&hyphened).to_owned()
}

fn unrepeated(name: &str, topics: &[Topic]) -> Result<String, Refusal> {
    let name = named(name)?;
    let same =
        |topic: &Topic| !topic.trashed && fold_for_search(&topic.name) == fold_for_search(&name);
    if topics.iter().any(same) {
        return Err(Refusal::TopicRepeated { name });
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::{TOPICS_OF_THE_CITIZEN_AGENDA, Topic};

    fn nine() -> Vec<Topic> {
        TOPICS_OF_THE_CITIZEN_AGENDA
            .iter()
            .map(|name| Topic {
                name: (*name).to_owned(),
                ..Topic::default()
            })
            .collect()
    }

    #[test]
    fn a_code_means_the_topic_that_it_names_or_alone_begins() {
        let topics = nine();
        let name = |code| Topic::meant(&topics, code).map(|topic| topic.name.as_str());
        assert_eq!(name("movilidad"), Some("Movilidad"));
        assert_eq!(name("Seguridad"), Some("Seguridad ciudadana"));
        assert_eq!(name("desarrollo-economico"), Some("Desarrollo económico"));
        assert_eq!(name("desarrollo"), None);
        assert_eq!(name("m"), None);
        assert_eq!(name("deporte"), None);
    }

    #[test]
    fn a_topic_that_slips_speak_of_stays() {
        let topic = nine().remove(0);
        assert_eq!(topic.trash(2), Err(crate::Refusal::TopicInUse { slips: 2 }));
        assert_eq!(topic.trash(0).unwrap().0.kind, "topic_trashed");
    }
}
