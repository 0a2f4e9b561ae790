//! What the file says about itself: title, language, date, outline, identity.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::intent::intent;
use super::{destination, text_string};
use crate::page::{Landmark, Typeset};
use crate::text::clean::clean;

/// Completes catalog, information, XMP, outline and identity.
pub(super) fn complete(file: &mut Document, typeset: &Typeset) -> Result<(), lopdf::Error> {
    let moment = typeset.made_on.format("D:%Y%m%d000000Z").to_string();
    let information = file.add_object(dictionary! {
        "Title" => text_string(&typeset.title),
        "Creator" => text_string("Cocrea"),
        "Producer" => text_string("Cocrea"),
        "CreationDate" => text_string(&moment),
        "ModDate" => text_string(&moment),
    });
    file.trailer.set("Info", information);
    let identity = Object::String(typeset.identity.to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![identity.clone(), identity]);
    let metadata = file.add_object(
        Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            xmp(typeset).into_bytes(),
        )
        .with_compression(false),
    );
    let intent = intent(file);
    let outline = outline(file, &typeset.landmarks);
    let catalog = file.catalog_mut()?;
    catalog.set("Lang", text_string(&typeset.language));
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

fn xmp(typeset: &Typeset) -> String {
    let title = escaped(&typeset.title);
    let language = escaped(&typeset.language);
    let moment = typeset.made_on.format("%Y-%m-%dT00:00:00Z");
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" \
         xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\
         <dc:format>application/pdf</dc:format>\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
         <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>\
         <xmp:CreatorTool>Cocrea</xmp:CreatorTool><xmp:CreateDate>{moment}</xmp:CreateDate>\
         <xmp:ModifyDate>{moment}</xmp:ModifyDate><pdf:Producer>Cocrea</pdf:Producer>\
         <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\
         <pdfuaid:part>1</pdfuaid:part></rdf:Description>{PDFUA_SCHEMA}\
         </rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

/// PDF/A wants every foreign property described (ISO 19005-2, 6.6.2.3); PDF/UA's mark is foreign to it.
const PDFUA_SCHEMA: &str = "<rdf:Description rdf:about=\"\" \
     xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" \
     xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" \
     xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\
     <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\
     <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
     <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
     <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
     <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\
     <pdfaProperty:name>part</pdfaProperty:name>\
     <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
     <pdfaProperty:category>internal</pdfaProperty:category>\
     <pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>\
     </rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>";

fn escaped(text: &str) -> String {
    clean(text, |_| {})
        .chars()
        .filter(|character| !character.is_control())
        .fold(String::new(), |mut escaped, character| {
            match character {
                '&' => escaped.push_str("&amp;"),
                '<' => escaped.push_str("&lt;"),
                '>' => escaped.push_str("&gt;"),
                '"' => escaped.push_str("&quot;"),
                other => escaped.push(other),
            }
            escaped
        })
}

/// Bookmarks for the listed headings, each under the last one of a higher level.
fn outline(file: &mut Document, landmarks: &[Landmark]) -> Option<ObjectId> {
    let listed: Vec<&Landmark> = landmarks.iter().filter(|mark| mark.listed).collect();
    if listed.is_empty() {
        return None;
    }
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = listed.iter().map(|_| file.new_object_id()).collect();
    let parents: Vec<Option<usize>> = listed
        .iter()
        .enumerate()
        .map(|(index, mark)| {
            (0..index)
                .rev()
                .find(|earlier| listed.get(*earlier).is_some_and(|it| it.level < mark.level))
        })
        .collect();
    let family = |parent: Option<usize>| -> Vec<usize> {
        (0..listed.len())
            .filter(|index| parents.get(*index) == Some(&parent))
            .collect()
    };
    for (index, mark) in listed.iter().enumerate() {
        let parent = parents.get(index).copied().flatten();
        let siblings = family(parent);
        let place = siblings.iter().position(|it| *it == index).unwrap_or(0);
        let mut entry = dictionary! {
            "Title" => text_string(format!("{} {}", mark.number, mark.title).trim()),
            "Parent" => parent.and_then(|it| ids.get(it)).copied().unwrap_or(root),
            "Dest" => destination(mark, &pages),
        };
        let neighbours = [
            ("Prev", place.checked_sub(1).and_then(|it| siblings.get(it))),
            ("Next", siblings.get(place + 1)),
        ];
        for (name, neighbour) in neighbours {
            if let Some(id) = neighbour.and_then(|it| ids.get(*it)) {
                entry.set(name, *id);
            }
        }
        if let Some(id) = ids.get(index) {
            tie(&mut entry, &family(Some(index)), &ids, false);
            file.set_object(*id, entry);
        }
    }
    let mut entry = dictionary! { "Type" => "Outlines" };
    tie(&mut entry, &family(None), &ids, true);
    file.set_object(root, entry);
    Some(root)
}

/// Ties a family to its parent; only the first level stands open.
fn tie(entry: &mut Dictionary, family: &[usize], ids: &[ObjectId], open: bool) {
    let ends = family.first().zip(family.last());
    let Some((first, last)) = ends.and_then(|(a, b)| ids.get(*a).zip(ids.get(*b))) else {
        return;
    };
    let count = family.len() as i64;
    entry.set("First", *first);
    entry.set("Last", *last);
    entry.set("Count", if open { count } else { -count });
}
