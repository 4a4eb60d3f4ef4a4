//! A sealed file: what stands in clear, and boxes of bytes that only a key opens. What the bytes are is not known here.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use serde::Serialize;
use serde_json::{Map, Value};

use super::members::whole;
use super::open::{header, parse};
use super::{MOST_BYTES, Refused, as_list, from_list, part};
use crate::breakout::Breakout;

/// What a sealed file calls itself.
pub const FORMAT: &str = "latchwork.sealed";

/// The version that is written, and the newest that can be read. What is inside follows the breakout's version.
pub const VERSION: u64 = 1;

/// A sealed file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sealed {
    /// What stands in clear, as text.
    pub clear: Clear,
    /// Kibibytes of memory that a derivation takes.
    pub memory: u32,
    /// How often a derivation passes over them.
    pub passes: u32,
    /// What a team has from the start. Locks that are not there yet are only an id and what comes before them.
    pub breakout: Breakout,
    /// What is sealed of each lock, in the order of the breakout's.
    pub locks: Vec<Fastened>,
    /// What is found when the last locks are open.
    pub ending: Option<Vec<u8>>,
    /// The whole original, for whoever has the teacher's phrase.
    pub original: Option<Original>,
}

/// What stands in clear, as text in the one form that any reader comes to: members by name, no spaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clear {
    /// All of it.
    pub all: String,
    /// The same without pictures and sounds.
    pub words: String,
}

impl Clear {
    /// The text of what [`clear`] gave, or of what stands in its place in a file.
    pub fn of(clear: &Value) -> Self {
        let mut words = clear.clone();
        if let Some(Value::Object(breakout)) = words.get_mut("breakout") {
            breakout.remove("media");
        }
        Clear { all: steady(clear), words: steady(&words) }
    }
}

/// What is sealed of a lock.
#[derive(Clone, Debug, PartialEq)]
pub enum Fastened {
    /// All that is behind a lock that is there from the start.
    There(Works),
    /// The lock itself, which comes after others.
    Later {
        /// Its face and its works.
        sealed: Vec<u8>,
        /// Where some of those before it are enough: for each of them, by id, its shares of the key.
        shares: Vec<(String, Vec<u8>)>,
    },
}

/// What makes a lock open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Works {
    /// What its derivations are salted with.
    pub salt: Vec<u8>,
    /// Its key slots, one after the other.
    pub slots: Vec<u8>,
    /// What it replies to mistakes.
    pub replies: Vec<Vec<u8>>,
    /// What is inside.
    pub inside: Vec<u8>,
}

/// The whole original.
#[derive(Clone, Debug, PartialEq)]
pub struct Original {
    /// What its derivation is salted with.
    pub salt: Vec<u8>,
    /// Its file.
    pub sealed: Vec<u8>,
}

/// The part in clear. `hints` of locks that are there from the start stand in it merely wrapped, against a glance.
pub fn clear(memory: u32, passes: u32, breakout: &Breakout) -> Value {
    let mut bare = breakout.clone();
    let mut hints = Map::new();
    for lock in &mut bare.locks {
        if !lock.hints.is_empty() {
            hints.insert(lock.id.clone(), wrapped(&lock.hints));
            Arc::make_mut(lock).hints.clear();
        }
    }
    let cost = Value::Object(of([("memory", memory.into()), ("passes", passes.into())]));
    let mut clear = of([("cost", cost), ("breakout", Value::Object(part::write(&bare)))]);
    if !hints.is_empty() {
        clear.insert("hints".into(), Value::Object(hints));
    }
    Value::Object(clear)
}

fn steady(value: &Value) -> String {
    let mut text = String::new();
    steady_into(value, &mut text);
    text
}

fn steady_into(value: &Value, text: &mut String) {
    let between = |text: &mut String, first: char, at: usize| text.push(if at == 0 { first } else { ',' });
    match value {
        Value::Object(members) if !members.is_empty() => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_unstable();
            for (at, name) in names.into_iter().enumerate() {
                between(text, '{', at);
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push(':');
                steady_into(&members[name], text);
            }
            text.push('}');
        }
        Value::Array(list) if !list.is_empty() => {
            for (at, entry) in list.iter().enumerate() {
                between(text, '[', at);
                steady_into(entry, text);
            }
            text.push(']');
        }
        leaf => text.push_str(&leaf.to_string()),
    }
}

/// The file, on one line.
pub fn write(clear: &Value, locks: &[Fastened], ending: Option<&[u8]>, original: Option<&Original>) -> String {
    #[derive(Serialize)]
    struct File<'f> {
        format: &'static str,
        version: u64,
        clear: &'f Value,
        locks: Vec<Value>,
        #[serde(skip_serializing_if = "Option::is_none")]
        ending: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        original: Option<Value>,
    }
    let locks = locks.iter().map(fastened_to_value).collect();
    let original = original
        .map(|original| Value::Object(of([("salt", letters(&original.salt)), ("sealed", letters(&original.sealed))])));
    let ending = ending.map(|ending| URL_SAFE_NO_PAD.encode(ending));
    let file = File { format: FORMAT, version: VERSION, clear, locks, ending, original };
    // Writing into memory what has only text for keys cannot fail.
    serde_json::to_string(&file).unwrap_or_default()
}

fn fastened_to_value(lock: &Fastened) -> Value {
    match lock {
        Fastened::There(works) => works.to_value(),
        Fastened::Later { sealed, shares } => {
            let mut members = of([("sealed", letters(sealed))]);
            if !shares.is_empty() {
                let shares = shares.iter().map(|(lock, share)| (lock.clone(), letters(share))).collect();
                members.insert("shares".into(), Value::Object(shares));
            }
            Value::Object(members)
        }
    }
}

impl Works {
    fn to_value(&self) -> Value {
        let replies = self.replies.iter().map(|reply| letters(reply)).collect();
        Value::Object(of([
            ("salt", letters(&self.salt)),
            ("slots", letters(&self.slots)),
            ("replies", Value::Array(replies)),
            ("inside", letters(&self.inside)),
        ]))
    }
}

/// The face of a lock that comes after others, with its works: the text that is sealed of it.
pub fn write_later(face: &Breakout, works: &Works) -> String {
    Value::Object(of([("face", Value::Object(part::write(face))), ("works", works.to_value())])).to_string()
}

/// What [`write_later`] wrote; none where it is no such thing.
pub fn read_later(text: &[u8]) -> Option<(Breakout, Works)> {
    let mut from = From::new(serde_json::from_slice(text).ok()?, "").ok()?;
    Some((part::read(from.object("face").ok()?.members), works(from.object("works").ok()?).ok()?))
}

/// A part of a breakout, as the text that is sealed of it.
pub fn write_part(part: &Breakout) -> String {
    Value::Object(part::write(part)).to_string()
}

/// What [`write_part`] wrote; none where it is no such thing.
pub fn read_part(text: &[u8]) -> Option<Breakout> {
    Some(part::read(From::new(serde_json::from_slice(text).ok()?, "").ok()?.members))
}

/// Why a sealed file can't be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsound {
    /// It is none, or one of a newer version.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// What stands in it is nothing that any version writes.
    #[error("nothing that is ever written stands at {at}")]
    Misshapen {
        /// Its JSON Pointer.
        at: String,
    },
}

/// Reads a sealed file. Nothing is opened, and nothing is made of its bytes but bytes.
///
/// # Errors
/// Where it is no sealed file, or not as one is written.
pub fn read(bytes: &[u8]) -> Result<Sealed, Unsound> {
    let (members, _) = header(parse(bytes)?, FORMAT, VERSION)?;
    let mut from = From { members, at: String::new() };
    let clear = Clear::of(from.members.get("clear").unwrap_or(&Value::Null));
    let mut known = from.object("clear")?;
    let mut cost = known.object("cost")?;
    let mut breakout = part::read(known.object("breakout")?.members);
    if known.has("hints") {
        let mut hints = known.object("hints")?;
        for lock in &mut breakout.locks {
            if hints.has(&lock.id) {
                let wrapped = hints.bytes(&lock.id)?;
                Arc::make_mut(lock).hints = unwrapped(&wrapped).ok_or_else(|| hints.misshapen(&lock.id))?;
            }
        }
    }
    let mut locks = Vec::new();
    for (at, lock) in from.list("locks")?.into_iter().enumerate() {
        locks.push(fastened(From::new(lock, &format!("/locks/{at}"))?)?);
    }
    let ending = if from.has("ending") { Some(from.bytes("ending")?) } else { None };
    let original = if from.has("original") { Some(original(from.object("original")?)?) } else { None };
    Ok(Sealed {
        clear,
        memory: cost.whole("memory")?,
        passes: cost.whole("passes")?,
        breakout,
        locks,
        ending,
        original,
    })
}

fn fastened(mut from: From) -> Result<Fastened, Unsound> {
    if !from.has("sealed") {
        return Ok(Fastened::There(works(from)?));
    }
    let sealed = from.bytes("sealed")?;
    let mut shares = Vec::new();
    if from.has("shares") {
        let mut members = from.object("shares")?;
        let locks: Vec<String> = members.members.keys().cloned().collect();
        for lock in locks {
            let share = members.bytes(&lock)?;
            shares.push((lock, share));
        }
    }
    Ok(Fastened::Later { sealed, shares })
}

fn works(mut from: From) -> Result<Works, Unsound> {
    let mut replies = Vec::new();
    for (at, reply) in from.list("replies")?.iter().enumerate() {
        replies.push(unlettered(reply).ok_or_else(|| from.misshapen(&format!("replies/{at}")))?);
    }
    Ok(Works { salt: from.bytes("salt")?, slots: from.bytes("slots")?, replies, inside: from.bytes("inside")? })
}

fn original(mut from: From) -> Result<Original, Unsound> {
    Ok(Original { salt: from.bytes("salt")?, sealed: from.bytes("sealed")? })
}

/// The members of an object that must be as they are written.
struct From {
    members: Map<String, Value>,
    at: String,
}

impl From {
    fn new(value: Value, at: &str) -> Result<Self, Unsound> {
        match value {
            Value::Object(members) => Ok(From { members, at: at.to_owned() }),
            _ => Err(Unsound::Misshapen { at: at.to_owned() }),
        }
    }

    fn misshapen(&self, name: &str) -> Unsound {
        Unsound::Misshapen { at: format!("{}/{name}", self.at) }
    }

    fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    fn take(&mut self, name: &str) -> Value {
        self.members.remove(name).unwrap_or_default()
    }

    fn object(&mut self, name: &str) -> Result<From, Unsound> {
        let at = format!("{}/{name}", self.at);
        From::new(self.take(name), &at)
    }

    fn list(&mut self, name: &str) -> Result<Vec<Value>, Unsound> {
        match self.take(name) {
            Value::Array(list) => Ok(list),
            _ => Err(self.misshapen(name)),
        }
    }

    fn whole(&mut self, name: &str) -> Result<u32, Unsound> {
        let value = self.take(name);
        whole(&value).and_then(|whole| u32::try_from(whole).ok()).ok_or_else(|| self.misshapen(name))
    }

    fn bytes(&mut self, name: &str) -> Result<Vec<u8>, Unsound> {
        let value = self.take(name);
        unlettered(&value).ok_or_else(|| self.misshapen(name))
    }
}

/// Texts where nobody reads them by accident. It is no secret.
fn wrapped(texts: &[String]) -> Value {
    letters(&compress_to_vec(as_list(texts).as_bytes(), 9))
}

fn unwrapped(bytes: &[u8]) -> Option<Vec<String>> {
    from_list(std::str::from_utf8(&decompress_to_vec_with_limit(bytes, MOST_BYTES).ok()?).ok()?)
}

/// Bytes in the letters of base64url (RFC 4648).
fn letters(bytes: &[u8]) -> Value {
    URL_SAFE_NO_PAD.encode(bytes).into()
}

fn unlettered(value: &Value) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(value.as_str()?).ok()
}

fn of<const N: usize>(members: [(&str, Value); N]) -> Map<String, Value> {
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_hand_does_to_spaces_and_order_its_text_is_the_same() {
        let text = |json: &str| steady(&serde_json::from_str(json).unwrap_or_default());
        assert_eq!(text(r#"{"b": [1, {}, []], "a": "\u00e9\"", "B": 1.50}"#), r#"{"B":1.50,"a":"é\"","b":[1,{},[]]}"#);
        assert_eq!(text(r#"{ "B":1.50,"a":"é\"", "b":[1,{},[]]}"#), text(r#"{"b":[1,{},[]],"a":"é\"","B":1.50}"#));
    }
}
