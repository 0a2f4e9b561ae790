//! Topics of the citizen agenda.

use crate::app::Outcome;
use crate::home::id;
use crate::wire::{Created, Done, NewTopic, Nothing, OneRow, RenameTopic, TopicView, Topics};
use crate::{App, Failure};
use cocrea_domain::{Slip, Topic};
use cocrea_store::View;

pub(crate) fn list_topics(app: &App, _: Nothing) -> Result<Outcome<Topics>, Failure> {
    app.look(|view| {
        let slips = view.all::<Slip>()?;
        let topics = in_order(view)?;
        let views = topics.iter().zip(1..).map(|(topic, number)| TopicView {
            id: topic.id.0,
            number,
            short: topic.code(&topics),
            slips: slips
                .iter()
                .filter(|slip| slip.topic == topic.id)
                .count()
                .try_into()
                .unwrap_or(u32::MAX),
            name: topic.name.clone(),
        });
        Ok(Topics {
            topics: views.collect(),
        })
    })
}

pub(crate) fn add_topic(app: &App, request: NewTopic) -> Result<Outcome<Created>, Failure> {
    app.write(|tx, act| {
        let (topic, decision) = Topic::add(act.id(), &request.name, &in_order(tx)?)?;
        tx.record(decision)?;
        Ok(Created { id: topic.id.0 })
    })
}

pub(crate) fn rename_topic(app: &App, request: RenameTopic) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let topic = tx.find::<Topic>(id(request.id))?;
        tx.record(topic.rename(&request.name, &in_order(tx)?)?)?;
        Ok(Done {})
    })
}

pub(crate) fn trash_topic(app: &App, request: OneRow) -> Result<Outcome<Done>, Failure> {
    app.write(|tx, _| {
        let topic = tx.find::<Topic>(id(request.id))?;
        let slips = tx.belonging::<Slip, _>("topic", topic.id)?.len();
        tx.record(topic.trash(slips)?)?;
        Ok(Done {})
    })
}

/// All topics in their order.
pub(crate) fn in_order(view: &View<'_>) -> Result<Vec<Topic>, Failure> {
    let mut topics = view.all::<Topic>()?;
    topics.sort_by_key(|topic| (topic.number, topic.id));
    Ok(topics)
}
