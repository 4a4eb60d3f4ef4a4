use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use crate::breakout::{Extra, Finding, Place, Problem, Want, keep};

/// The members of one object in the file, taken out one by one.
///
/// What a member should not be becomes a finding with its JSON Pointer, and the value itself is kept under `unread`, so
/// that nothing of the author's is lost. What nobody took is what this version doesn't know.
pub struct Members<'f> {
    members: Map<String, Value>,
    unread: Map<String, Value>,
    pointer: String,
    findings: &'f mut Vec<Finding>,
}

impl<'f> Members<'f> {
    /// The members of the object at `pointer`.
    pub fn new(members: Map<String, Value>, pointer: String, findings: &'f mut Vec<Finding>) -> Self {
        Members { members, unread: Map::new(), pointer, findings }
    }

    /// The JSON Pointer of the object itself.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Adds a finding about the member called `name`.
    pub fn find(&mut self, name: &str, problem: Problem) {
        let place = Place::Member(self.pointer_to(name));
        self.findings.push(Finding { place, problem });
    }

    /// A text, empty where there is none.
    pub fn text(&mut self, name: &str) -> String {
        self.optional_text(name).unwrap_or_default()
    }

    /// A text, where there is one.
    pub fn optional_text(&mut self, name: &str) -> Option<String> {
        match self.members.remove(name)? {
            Value::String(text) => Some(text),
            other => self.unread(name, other, Want::Text),
        }
    }

    /// Whether a member is true; false where there is none.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.members.remove(name) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(other) => self.unread(name, other, Want::Flag).unwrap_or_default(),
        }
    }

    /// A whole number within `range`, where there is one.
    pub fn whole(&mut self, name: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.members.remove(name)?;
        let whole = whole(&value).and_then(|whole| u32::try_from(whole).ok());
        match whole.filter(|whole| range.contains(whole)) {
            Some(whole) => Some(whole),
            None => self.unread(name, value, Want::Whole(*range.start(), *range.end())),
        }
    }

    /// One of some numbers, where there is one.
    pub fn one_number<const N: usize>(&mut self, name: &str, numbers: [u32; N]) -> Option<u32> {
        let value = self.members.remove(name)?;
        match whole(&value).and_then(|whole| numbers.into_iter().find(|number| u64::from(*number) == whole)) {
            Some(number) => Some(number),
            None => self.unread(name, value, Want::OneOf(numbers.map(|number| number.to_string()).to_vec())),
        }
    }

    /// One of some words, where there is one.
    pub fn one_of<T, const N: usize>(&mut self, name: &str, words: [(&str, T); N]) -> Option<T> {
        let value = self.members.remove(name)?;
        let want = Want::OneOf(words.iter().map(|(word, _)| (*word).to_owned()).collect());
        match words.into_iter().find(|(word, _)| value.as_str() == Some(word)) {
            Some((_, meaning)) => Some(meaning),
            None => self.unread(name, value, want),
        }
    }

    /// Takes a member out where it is just this text.
    pub fn is(&mut self, name: &str, text: &str) -> bool {
        let is = self.members.get(name).and_then(Value::as_str) == Some(text);
        if is {
            self.members.remove(name);
        }
        is
    }

    /// A list of texts, empty where there is none.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        self.entries(name, Want::Text, |value, _, _| match value {
            Value::String(text) => Ok(text),
            other => Err(other),
        })
    }

    /// A list of objects, empty where there is none.
    pub fn list<T>(&mut self, name: &str, mut read: impl FnMut(Members) -> T) -> Vec<T> {
        self.entries(name, Want::Object, |value, pointer, findings| match value {
            Value::Object(members) => Ok(read(Members::new(members, pointer, findings))),
            other => Err(other),
        })
    }

    /// An object, where there is one.
    pub fn object<T>(&mut self, name: &str, read: impl FnOnce(Members) -> T) -> Option<T> {
        match self.members.remove(name)? {
            Value::Object(members) => {
                let pointer = self.pointer_to(name);
                Some(read(Members::new(members, pointer, self.findings)))
            }
            other => self.unread(name, other, Want::Object),
        }
    }

    /// The objects of an object by name, none where there is none.
    pub fn named<T>(&mut self, name: &str, mut read: impl FnMut(Members) -> T) -> Vec<(String, T)> {
        let members = match self.members.remove(name) {
            None => return Vec::new(),
            Some(Value::Object(members)) => members,
            Some(other) => return self.unread(name, other, Want::Object).unwrap_or_default(),
        };
        let mut entries = Vec::with_capacity(members.len());
        for (entry, value) in members {
            let pointer = format!("{}{}", self.pointer_to(name), step(&entry));
            match value {
                Value::Object(members) => {
                    entries.push((entry, read(Members::new(members, pointer, self.findings))));
                }
                other => self.unread_entry(format!("{name}/{entry}"), pointer, other, Want::Object),
            }
        }
        entries
    }

    /// A member as it stands, where there is one.
    pub fn raw(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    /// Keeps the value of a member that could not be read, and says what should stand there.
    pub fn unread<T>(&mut self, name: &str, value: Value, want: Want) -> Option<T> {
        self.find(name, Problem::WrongValue { want });
        self.unread.insert(name.to_owned(), value);
        None
    }

    /// What this version doesn't know, with what could not be read.
    pub fn rest(mut self) -> Extra {
        if self.unread.is_empty() {
            return self.members;
        }
        let mut unread = Extra::new();
        match self.members.remove("unread") {
            None => {}
            // Kept from an earlier reading: the two live side by side.
            Some(Value::Object(earlier)) => unread = earlier,
            Some(other) => keep(&mut unread, "unread".into(), other),
        }
        for (name, value) in self.unread {
            keep(&mut unread, name, value);
        }
        self.members.insert("unread".into(), Value::Object(unread));
        self.members
    }

    fn pointer_to(&self, name: &str) -> String {
        format!("{}{}", self.pointer, step(name))
    }

    fn unread_entry(&mut self, name: String, pointer: String, value: Value, want: Want) {
        self.findings.push(Finding { place: Place::Member(pointer), problem: Problem::WrongValue { want } });
        self.unread.insert(name, value);
    }

    /// The entries of a list as `read` reads them; it gives back what it can't.
    pub(super) fn entries<T>(
        &mut self,
        name: &str,
        want: Want,
        mut read: impl FnMut(Value, String, &mut Vec<Finding>) -> Result<T, Value>,
    ) -> Vec<T> {
        let list = match self.members.remove(name) {
            None => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(other) => return self.unread(name, other, Want::List).unwrap_or_default(),
        };
        let mut entries = Vec::with_capacity(list.len());
        for (index, value) in list.into_iter().enumerate() {
            let pointer = format!("{}/{index}", self.pointer_to(name));
            match read(value, pointer.clone(), self.findings) {
                Ok(entry) => entries.push(entry),
                Err(value) => self.unread_entry(format!("{name}/{index}"), pointer, value, want.clone()),
            }
        }
        entries
    }
}

/// A member's name as a step of a JSON Pointer.
fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// A whole number of at least 0, whether it is written `4` or `4.0`.
pub(super) fn whole(value: &Value) -> Option<u64> {
    const EXACT: std::ops::Range<f64> = 0.0..9_007_199_254_740_992.0;
    let of_float = |float: f64| (EXACT.contains(&float) && float.fract() == 0.0).then_some(float as u64);
    value.as_u64().or_else(|| value.as_f64().and_then(of_float))
}
