//! The structure tree: what is drawn, told to people who hear the document (ISO 32000-1, 14.7).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::{Places, destination, text_string};
use crate::page::{MARGIN, PAPER, Role, Tag, TagId, Typeset};

/// Builds the tree into the file and ties every page to it.
pub(super) fn build(
    file: &mut Document,
    typeset: &Typeset,
    places: &Places,
) -> Result<(), lopdf::Error> {
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let root = file.new_object_id();
    let elements: Vec<ObjectId> = typeset
        .tags
        .tags
        .iter()
        .map(|_| file.new_object_id())
        .collect();
    let links = annotations(file, typeset, &pages);
    let mut children = children(typeset, &elements);
    for (link, annotation) in typeset.links.iter().zip(&links) {
        let page = pages.get(link.page - 1).copied().unwrap_or(root);
        let reference = dictionary! { "Type" => "OBJR", "Obj" => *annotation, "Pg" => page };
        children.entry(link.tag).or_default().push(reference.into());
    }
    for (index, (tag, element)) in typeset.tags.tags.iter().zip(&elements).enumerate() {
        let parent = tag.parent.and_then(|parent| elements.get(parent.0));
        let mut entry = element_entry(tag, *parent.unwrap_or(&root));
        let mut kids = children.remove(&TagId(index)).unwrap_or_default();
        let drawn = places.get(&TagId(index)).map_or(&[][..], Vec::as_slice);
        kids.extend(drawn.iter().filter_map(|(page, content)| {
            let page = pages.get(*page)?;
            Some(Object::Dictionary(dictionary! {
                "Type" => "MCR", "Pg" => *page, "MCID" => *content,
            }))
        }));
        if !kids.is_empty() {
            entry.set("K", kids);
        }
        file.set_object(*element, entry);
    }
    let mut parents = parent_tree(places, &elements, pages.len());
    for (index, link) in typeset.links.iter().enumerate() {
        let element = elements.get(link.tag.0).copied().unwrap_or(root);
        parents.push(Object::Integer((pages.len() + index) as i64));
        parents.push(Object::Reference(element));
    }
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => elements.first().copied().unwrap_or(root),
            "ParentTree" => dictionary! { "Nums" => parents },
            "ParentTreeNextKey" => (pages.len() + links.len()) as i64,
        },
    );
    tie_pages(file, typeset, (&pages, &links))?;
    let catalog = file.catalog_mut()?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    Ok(())
}

/// The elements of the children of every tag, in their order.
fn children(typeset: &Typeset, elements: &[ObjectId]) -> BTreeMap<TagId, Vec<Object>> {
    let mut children: BTreeMap<TagId, Vec<Object>> = BTreeMap::new();
    for (tag, element) in typeset.tags.tags.iter().zip(elements) {
        if let Some(parent) = tag.parent {
            children
                .entry(parent)
                .or_default()
                .push(Object::Reference(*element));
        }
    }
    children
}

/// Every page knows its row of the parent tree and its links.
fn tie_pages(
    file: &mut Document,
    typeset: &Typeset,
    (pages, links): (&[ObjectId], &[ObjectId]),
) -> Result<(), lopdf::Error> {
    for (index, page) in pages.iter().enumerate() {
        let page = file.get_object_mut(*page)?.as_dict_mut()?;
        page.set("StructParents", index as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
        let here: Vec<Object> = typeset
            .links
            .iter()
            .zip(links)
            .filter(|(link, _)| link.page == index + 1)
            .map(|(_, annotation)| Object::Reference(*annotation))
            .collect();
        if !here.is_empty() {
            page.set("Annots", here);
        }
    }
    Ok(())
}

/// The areas that lead to headings, tied to the tree by the numbers after those of the pages.
fn annotations(file: &mut Document, typeset: &Typeset, pages: &[ObjectId]) -> Vec<ObjectId> {
    typeset
        .links
        .iter()
        .enumerate()
        .map(|(index, link)| {
            let (top, bottom) = link.span;
            let mut entry = dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => vec![
                    MARGIN.into(),
                    (PAPER.1 - bottom).into(),
                    (PAPER.0 - MARGIN).into(),
                    (PAPER.1 - top).into(),
                ],
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4,
                "StructParent" => (pages.len() + index) as i64,
            };
            if let Some(target) = typeset.landmarks.get(link.target) {
                let words = format!("{} {}", target.number, target.title);
                entry.set("Contents", text_string(words.trim()));
                entry.set("Dest", destination(target, pages));
            }
            file.add_object(entry)
        })
        .collect()
}

fn element_entry(tag: &Tag, parent: ObjectId) -> Dictionary {
    let mut entry = dictionary! {
        "Type" => "StructElem",
        "S" => Object::Name(tag.role.name().into_bytes()),
        "P" => parent,
    };
    if let Some(alt) = &tag.alt {
        entry.set("Alt", text_string(alt));
    }
    let attributes = match tag.role {
        Role::ColumnHead => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::RowHead => Some(dictionary! { "O" => "Table", "Scope" => "Row" }),
        Role::List => Some(dictionary! { "O" => "List", "ListNumbering" => "Disc" }),
        Role::Figure => Some(dictionary! { "O" => "Layout", "Placement" => "Block" }),
        Role::Document
        | Role::Section
        | Role::Heading(_)
        | Role::Paragraph
        | Role::ListItem
        | Role::Label
        | Role::ListBody
        | Role::Table
        | Role::Row
        | Role::Cell
        | Role::Contents
        | Role::ContentsItem
        | Role::Link => None,
    };
    if let Some(attributes) = attributes {
        entry.set("A", attributes);
    }
    entry
}

/// For every page, the elements of its marked contents in their order.
fn parent_tree(places: &Places, elements: &[ObjectId], pages: usize) -> Vec<Object> {
    let mut by_page: Vec<BTreeMap<i64, Object>> = vec![BTreeMap::new(); pages];
    for (tag, drawn) in places {
        let Some(element) = elements.get(tag.0) else {
            continue;
        };
        for (page, content) in drawn {
            if let Some(contents) = by_page.get_mut(*page) {
                contents.insert(*content, Object::Reference(*element));
            }
        }
    }
    by_page
        .into_iter()
        .enumerate()
        .flat_map(|(index, contents)| {
            [
                Object::Integer(index as i64),
                Object::Array(contents.into_values().collect()),
            ]
        })
        .collect()
}
