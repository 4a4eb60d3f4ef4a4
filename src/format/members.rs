use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use crate::breakout::{Extra, Finding, Place, Problem, Want};

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
            None => self.unread(name, value, Want::Whole((*range.start()).into(), (*range.end()).into())),
        }
    }

    /// A whole number within `range`, below 0 or above, where there is one.
    pub fn signed(&mut self, name: &str, range: RangeInclusive<i32>) -> Option<i32> {
        let value = self.members.remove(name)?;
        match plain(&value).and_then(|number| number.parse().ok()).filter(|number| range.contains(number)) {
            Some(whole) => Some(whole),
            None => self.unread(name, value, Want::Whole((*range.start()).into(), (*range.end()).into())),
        }
    }

    /// One of some numbers with decimals, where there is one.
    pub fn one_decimal<T, const N: usize>(&mut self, name: &str, numbers: [(String, T); N]) -> Option<T> {
        let value = self.members.remove(name)?;
        let want = Want::OneOf(numbers.iter().map(|(number, _)| number.clone()).collect());
        let written = plain(&value);
        match numbers.into_iter().find(|(number, _)| written.as_ref() == Some(number)) {
            Some((_, meaning)) => Some(meaning),
            None => self.unread(name, value, want),
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

    /// A text with a meaning, where there is one; `want` says which texts have any.
    pub fn meant<T>(&mut self, name: &str, want: Want, meaning: fn(&str) -> Option<T>) -> Option<T> {
        let value = self.members.remove(name)?;
        match value.as_str().and_then(meaning) {
            Some(meaning) => Some(meaning),
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
        let text = |(_, value)| if let Value::String(text) = value { Some(text) } else { None };
        self.entries(name, Want::List, Want::Text).into_iter().filter_map(text).collect()
    }

    /// A list of some words, empty where there is none.
    pub fn words<T: Copy, const N: usize>(&mut self, name: &str, words: [(&str, T); N]) -> Vec<T> {
        let want = Want::OneOf(words.iter().map(|(word, _)| (*word).to_owned()).collect());
        let mut found = Vec::new();
        for (entry, value) in self.entries(name, Want::List, Want::Text) {
            match words.iter().find(|(word, _)| value.as_str() == Some(word)) {
                Some((_, meaning)) => found.push(*meaning),
                None => self.unread_entry(name, &entry, value, want.clone()),
            }
        }
        found
    }

    /// A list of objects, empty where there is none.
    pub fn list<T>(&mut self, name: &str, mut read: impl FnMut(Members) -> T) -> Vec<T> {
        self.objects(name, Want::List).into_iter().map(|(_, members, at)| read(self.at(members, at))).collect()
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
        let objects = self.objects(name, Want::Object).into_iter();
        objects.map(|(entry, members, at)| (entry, read(self.at(members, at)))).collect()
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
            Some(other) => drop(unread.insert("unread".into(), other)),
        }
        for (mut name, value) in self.unread {
            while unread.contains_key(&name) {
                name.push('+');
            }
            unread.insert(name, value);
        }
        self.members.insert("unread".into(), Value::Object(unread));
        self.members
    }

    fn pointer_to(&self, name: &str) -> String {
        format!("{}{}", self.pointer, step(name))
    }

    /// The objects in a list or object, each with its index or name and its JSON Pointer.
    fn objects(&mut self, name: &str, kind: Want) -> Vec<(String, Map<String, Value>, String)> {
        let pointer = self.pointer_to(name);
        let object = |(entry, value): (String, Value)| {
            let Value::Object(members) = value else { return None };
            let at = format!("{pointer}{}", step(&entry));
            Some((entry, members, at))
        };
        self.entries(name, kind, Want::Object).into_iter().filter_map(object).collect()
    }

    /// The entries of a list (with their index) or of an object (with their name) that are what they should be. For
    /// all kinds of entry alike: a copy for each would weigh on every visit.
    fn entries(&mut self, name: &str, kind: Want, want: Want) -> Vec<(String, Value)> {
        let mut entries: Vec<(String, Value)> = match (self.members.remove(name), &kind) {
            (None, _) => return Vec::new(),
            (Some(Value::Array(list)), Want::List) => {
                list.into_iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
            }
            (Some(Value::Object(members)), Want::Object) => members.into_iter().collect(),
            (Some(other), _) => return self.unread(name, other, kind).unwrap_or_default(),
        };
        entries.retain_mut(|(entry, value)| {
            let is_wanted = if want == Want::Text { value.is_string() } else { value.is_object() };
            if !is_wanted {
                self.unread_entry(name, entry, value.take(), want.clone());
            }
            is_wanted
        });
        entries
    }

    /// Keeps an entry of a list or object that could not be read, and says what should stand there.
    fn unread_entry(&mut self, name: &str, entry: &str, value: Value, want: Want) {
        let place = Place::Member(format!("{}{}", self.pointer_to(name), step(entry)));
        self.findings.push(Finding { place, problem: Problem::WrongValue { want } });
        self.unread.insert(format!("{name}/{entry}"), value);
    }

    fn at(&mut self, members: Map<String, Value>, pointer: String) -> Members<'_> {
        Members::new(members, pointer, self.findings)
    }
}

/// A member's name as a step of a JSON Pointer.
fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}

/// A number without zeros behind its decimals: 0.5 for `0.50`, 4 for `4.0`.
fn plain(value: &Value) -> Option<String> {
    let text = value.as_number()?.to_string();
    let is_decimal = text.contains('.') && !text.contains(['e', 'E']);
    Some(if is_decimal { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text })
}

/// A whole number of at least 0, whether it is written `4` or `4.0`.
pub(super) fn whole(value: &Value) -> Option<u64> {
    let point = |number: &serde_json::Number| {
        let text = number.to_string();
        let (whole, rest) = text.split_once('.')?;
        if rest.bytes().all(|digit| digit == b'0') { whole.parse().ok() } else { None }
    };
    value.as_u64().or_else(|| value.as_number().and_then(point))
}
