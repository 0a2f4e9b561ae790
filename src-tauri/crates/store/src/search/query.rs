//! What a person types, and the rows that have it.

use super::{ROW_BITS, Words, searched, select, shape_of, shown};
use crate::{Fault, View};
use cocrea_domain::{SHAPES, Shape};
use rusqlite::{Connection, params_from_iter};
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization as _;
use uuid::Uuid;

/// From so many rows on nobody reads them all: the newest come first then, not the best.
const RANKED_BELOW: usize = 5_000;
/// Among so many of the first, those spelled as typed come before the others.
const SPELLING_LOOKED_AT: usize = 1_000;
/// All that is read of what was typed: no person types more, and each word costs a look.
const MOST_WORDS: usize = 32;
const MOST_CHARACTERS: usize = 2_000;

/// Rows that have all the words that were typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// How many there are.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<Hit>,
}

/// A row that was found, as it is shown now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its noun.
    pub entity: &'static str,
    /// Its row.
    pub row: Uuid,
    /// What people call it; empty when its noun has no codes.
    pub code: String,
    /// Its text.
    pub text: String,
}

/// Words that stand together, as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Phrase {
    words: String,
    /// Whether the last word may go on.
    begins: bool,
}

impl View<'_> {
    /// Looks for what a person typed in the rows that live: every word must be there, the last one may be the beginning
    /// of a word, and what stands in quotes must stand together. Case and accents do not matter. No text is an error.
    ///
    /// A code that was typed comes first (`014`, `M3-14`). Then come nouns in the order of a workshop backwards, from
    /// commitments to slips; in each those that are spelled as typed before others (año, ano), the best first (bm25 of
    /// FTS5), or the newest where there are 5,000 rows or more. Signs that are no letters are looked for as they stand
    /// when nothing else was typed.
    ///
    /// # Errors
    /// Those of the file.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Found, Fault> {
        if let Some(waiting) = self.waiting_words {
            waiting.feed(self.connection)?;
        }
        let phrases = read(typed);
        let said: Vec<Phrase> = phrases
            .iter()
            .filter(|one| has_letters(one))
            .cloned()
            .collect();
        if said.is_empty() {
            return self.signs(&phrases, limit);
        }
        let coded = codes(&said);
        let mut expression = expression(&said);
        if let Some(coded) = &coded {
            expression = format!("({expression}) OR {coded}");
        }
        let total = count(self.connection, &expression)?;
        let mut hits = match &coded {
            Some(coded) => self.by_code(coded)?,
            None => Vec::new(),
        };
        hits.truncate(limit);
        let known: HashSet<i64> = hits.iter().map(|(number, _)| *number).collect();
        let spelling = Spelling::of(&said);
        let (mut noun, mut others) = (None, Vec::new());
        for number in self.in_order(&expression, total)? {
            let its = Some(number >> ROW_BITS);
            if its != noun {
                noun = its;
                hits.append(&mut others);
            }
            if hits.len() >= limit {
                break;
            }
            if known.contains(&number) {
                continue;
            }
            let Some(hit) = self.hit(number)? else {
                continue;
            };
            if spelling.is_in(&hit) {
                hits.push((number, hit));
            } else if others.len() < limit {
                others.push((number, hit));
            }
        }
        hits.append(&mut others);
        hits.truncate(limit);
        Ok(Found {
            total,
            hits: hits.into_iter().map(|(_, hit)| hit).collect(),
        })
    }

    /// Numbers of the first rows: nouns from the last to the first, the best of each, or the newest.
    fn in_order(&self, expression: &str, total: usize) -> Result<Vec<i64>, Fault> {
        let order = if total < RANKED_BELOW {
            format!("rowid >> {ROW_BITS} DESC, bm25(search), rowid DESC")
        } else {
            "rowid DESC".to_owned()
        };
        let sql = format!(
            "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY {order} LIMIT {SPELLING_LOOKED_AT}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([expression], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows that are called so, by their codes.
    fn by_code(&self, coded: &str) -> Result<Vec<(i64, Hit)>, Fault> {
        let sql = format!(
            "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT {SPELLING_LOOKED_AT}"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let numbers = statement.query_map([coded], |row| row.get(0))?;
        let mut hits = Vec::new();
        for number in numbers {
            let number = number?;
            hits.extend(self.hit(number)?.map(|hit| (number, hit)));
        }
        hits.sort_by(|(_, one), (_, other)| (&one.code, one.row).cmp(&(&other.code, other.row)));
        Ok(hits)
    }

    fn hit(&self, number: i64) -> Result<Option<Hit>, Fault> {
        let Some((shape, id)) = shape_of(number) else {
            return Ok(None);
        };
        let sql = format!("{} WHERE id = ?1", select(shape));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([id])?;
        let row = rows.next()?;
        Ok(row.map(|row| hit(shape, row)).transpose()?)
    }

    /// Rows in which all these signs stand as they were typed: FTS5 has no words for them.
    fn signs(&self, phrases: &[Phrase], limit: usize) -> Result<Found, Fault> {
        let mut found = Found::default();
        if phrases.is_empty() {
            return Ok(found);
        }
        for shape in SHAPES.iter().rev().filter(|shape| shape.is_searched()) {
            let text: Vec<String> = searched(shape)
                .map(|field| format!("coalesce(\"{}\", '')", field.name))
                .collect();
            let text = text.join(" || ' ' || ");
            let all: String = (1..=phrases.len())
                .map(|at| format!(" AND instr({text}, ?{at}) > 0"))
                .collect();
            let sql = format!("{} WHERE trashed = 0{all} ORDER BY id DESC", select(shape));
            let mut statement = self.connection.prepare(&sql)?;
            let signs = params_from_iter(phrases.iter().map(|phrase| &phrase.words));
            let mut rows = statement.query(signs)?;
            while let Some(row) = rows.next()? {
                found.total += 1;
                if found.hits.len() < limit {
                    found.hits.push(hit(shape, row)?);
                }
            }
        }
        Ok(found)
    }
}

fn hit(shape: &'static Shape, row: &rusqlite::Row<'_>) -> rusqlite::Result<Hit> {
    let Words { code, words } = shown(shape, row)?;
    Ok(Hit {
        entity: shape.entity,
        row: Uuid::from_bytes(row.get(1)?),
        code,
        text: words,
    })
}

fn count(connection: &Connection, expression: &str) -> Result<usize, Fault> {
    let sql = "SELECT count(*) FROM search WHERE search MATCH ?1";
    let mut statement = connection.prepare_cached(sql)?;
    let total: i64 = statement.query_row([expression], |row| row.get(0))?;
    Ok(usize::try_from(total).unwrap_or(0))
}

/// What was typed in phrases: a word by itself is one, and so is what stands in quotes.
fn read(typed: &str) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    let mut quoted = false;
    let typed: String = typed.chars().take(MOST_CHARACTERS).collect();
    for stretch in typed.split(['"', '“', '”', '«', '»']) {
        if quoted {
            phrases.push(Phrase::of(stretch));
        } else {
            phrases.extend(stretch.split_whitespace().map(Phrase::of));
        }
        quoted = !quoted;
    }
    phrases.retain(|phrase| !phrase.words.is_empty());
    phrases.truncate(MOST_WORDS);
    // The last one that is a word may be on its way still, unless its quotes are closed.
    let closed = typed.trim_end().ends_with(['"', '”', '»']);
    if let Some(last) = phrases.iter_mut().rev().find(|one| has_letters(one)) {
        last.begins = !closed;
    }
    phrases
}

impl Phrase {
    /// Without characters that would end the text for SQLite.
    fn of(words: &str) -> Self {
        let words: String = words
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        Self {
            words: words.trim().to_owned(),
            begins: false,
        }
    }

    /// As a string of FTS5, in which nothing is an operator.
    fn quoted(&self) -> String {
        let star = if self.begins { " *" } else { "" };
        format!("\"{}\"{star}", self.words)
    }
}

fn has_letters(phrase: &Phrase) -> bool {
    phrase.words.chars().any(char::is_alphanumeric)
}

/// All phrases; FTS5 passes by those in which its tokenizer finds no word.
fn expression(phrases: &[Phrase]) -> String {
    let quoted: Vec<String> = phrases.iter().map(Phrase::quoted).collect();
    quoted.join(" ")
}

/// The codes that may be meant, where what was typed has a digit: `014`, and `14` for it.
fn codes(phrases: &[Phrase]) -> Option<String> {
    let words: Vec<&str> = phrases.iter().map(|phrase| phrase.words.as_str()).collect();
    let code = words.join(" ");
    if !code.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let digits = code.chars().rev().take_while(char::is_ascii_digit).count();
    let (name, number) = code.split_at(code.len() - digits);
    let mut codes = vec![code.clone()];
    if digits > 0 {
        // C-01 has two digits, M3-014 three.
        codes.extend((digits + 1..=3).map(|width| format!("{name}{number:0>width$}")));
    }
    let asked: Vec<String> = codes
        .iter()
        .map(|code| format!("code : \"{code}\""))
        .collect();
    Some(asked.join(" OR "))
}

/// How words are spelled: case does not matter here, accents do.
struct Spelling {
    words: Vec<String>,
    /// The last of them, where it may go on.
    begins: Option<String>,
}

impl Spelling {
    fn of(phrases: &[Phrase]) -> Self {
        let mut words = Vec::new();
        let mut begins = None;
        for phrase in phrases {
            let spelled = spelled(&phrase.words);
            words.extend(split(&spelled).map(str::to_owned));
            if phrase.begins {
                begins = words.pop();
            }
        }
        Self { words, begins }
    }

    fn is_in(&self, hit: &Hit) -> bool {
        let text = spelled(&format!("{} {}", hit.code, hit.text));
        let words: HashSet<&str> = split(&text).collect();
        let begins = |word: &str, begin: &str| {
            let rest = word.strip_prefix(begin);
            // A mark that follows belongs to the last letter: «añ» does not begin with «an».
            rest.is_some_and(|rest| !rest.starts_with(is_mark))
        };
        let begun = |begin: &String| words.iter().any(|word| begins(word, begin));
        self.words.iter().all(|word| words.contains(word.as_str()))
            && self.begins.as_ref().is_none_or(begun)
    }
}

/// Every accent as a mark after its letter: «año» typed in three signs or in four is one word, and «ano» another.
fn spelled(text: &str) -> String {
    text.nfd().flat_map(char::to_lowercase).collect()
}

fn split(spelled: &str) -> impl Iterator<Item = &str> {
    let parts = |c: char| !c.is_alphanumeric() && !is_mark(c);
    spelled.split(parts).filter(|word| !word.is_empty())
}

const fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}
