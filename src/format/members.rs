use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use crate::breakout::{Extra, Finding, Place, Problem, Want};

/// The members of one object in the file, taken out one by one.
///
/// What a member should not be becomes a finding with its JSON Pointer, and the value itself is kept under `unread`, so
/// that nothing of the author's is lost. What nobody took is what this version doesn't know.
pub struct Members<'f> {
    /// In a row: an object has few, and most are taken out again.
    members: Vec<(String, Value)>,
    unread: Map<String, Value>,
    at: At<'f>,
    findings: &'f mut Vec<Finding>,
}

/// Where something stands in the file. It is written out, as a JSON Pointer, where a finding names it; most are never named.
#[derive(Clone, Copy)]
enum At<'f> {
    Pointer(&'f str),
    Member(&'f At<'f>, &'f str),
    Entry(&'f At<'f>, &'f Entry),
}

impl At<'_> {
    fn pointer(&self) -> String {
        match self {
            At::Pointer(pointer) => (*pointer).to_owned(),
            At::Member(above, name) => above.pointer() + &step(name),
            At::Entry(above, entry) => above.pointer() + &step(&entry.name()),
        }
    }
}

/// What tells an entry of a list or an object from the others.
enum Entry {
    Nth(usize),
    Named(String),
}

impl Entry {
    fn name(&self) -> String {
        match self {
            Entry::Nth(index) => index.to_string(),
            Entry::Named(name) => name.clone(),
        }
    }
}

impl<'f> Members<'f> {
    /// The members of the object at a JSON Pointer.
    pub fn new(members: Map<String, Value>, pointer: &'f str, findings: &'f mut Vec<Finding>) -> Self {
        Self::at(members, At::Pointer(pointer), findings)
    }

    fn at(members: Map<String, Value>, at: At<'f>, findings: &'f mut Vec<Finding>) -> Self {
        Members { members: members.into_iter().collect(), unread: Map::new(), at, findings }
    }

    /// Adds a finding about the member called `name`.
    pub fn find(&mut self, name: &str, problem: Problem) {
        let place = Place::Member(At::Member(&self.at, name).pointer());
        self.findings.push(Finding { place, problem });
    }

    /// A text, empty where there is none.
    pub fn text(&mut self, name: &str) -> String {
        self.optional_text(name).unwrap_or_default()
    }

    /// A text, where there is one.
    pub fn optional_text(&mut self, name: &str) -> Option<String> {
        match self.raw(name)? {
            Value::String(text) => Some(text),
            other => self.unread(name, other, Want::Text),
        }
    }

    /// Whether a member is true; false where there is none.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.raw(name) {
            None => false,
            Some(Value::Bool(flag)) => flag,
            Some(other) => self.unread(name, other, Want::Flag).unwrap_or_default(),
        }
    }

    /// A whole number within `range`, where there is one.
    pub fn whole(&mut self, name: &str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.raw(name)?;
        let whole = whole(&value).and_then(|whole| u32::try_from(whole).ok());
        match whole.filter(|whole| range.contains(whole)) {
            Some(whole) => Some(whole),
            None => self.unread(name, value, Want::Whole((*range.start()).into(), (*range.end()).into())),
        }
    }

    /// A whole number within `range`, below 0 or above, where there is one.
    pub fn signed(&mut self, name: &str, range: RangeInclusive<i32>) -> Option<i32> {
        let value = self.raw(name)?;
        match plain(&value).and_then(|number| number.parse().ok()).filter(|number| range.contains(number)) {
            Some(whole) => Some(whole),
            None => self.unread(name, value, Want::Whole((*range.start()).into(), (*range.end()).into())),
        }
    }

    /// One of some numbers with decimals, where there is one.
    pub fn one_decimal<T, const N: usize>(&mut self, name: &str, numbers: [(String, T); N]) -> Option<T> {
        let value = self.raw(name)?;
        let want = Want::OneOf(numbers.iter().map(|(number, _)| number.clone()).collect());
        let written = plain(&value);
        match numbers.into_iter().find(|(number, _)| written.as_ref() == Some(number)) {
            Some((_, meaning)) => Some(meaning),
            None => self.unread(name, value, want),
        }
    }

    /// One of some numbers, where there is one.
    pub fn one_number<const N: usize>(&mut self, name: &str, numbers: [u32; N]) -> Option<u32> {
        let value = self.raw(name)?;
        match whole(&value).and_then(|whole| numbers.into_iter().find(|number| u64::from(*number) == whole)) {
            Some(number) => Some(number),
            None => self.unread(name, value, Want::OneOf(numbers.map(|number| number.to_string()).to_vec())),
        }
    }

    /// One of some words, where there is one.
    pub fn one_of<T, const N: usize>(&mut self, name: &str, words: [(&str, T); N]) -> Option<T> {
        let value = self.raw(name)?;
        let want = words.each_ref().map(|(word, _)| *word);
        match words.into_iter().find(|(word, _)| value.as_str() == Some(word)) {
            Some((_, meaning)) => Some(meaning),
            None => self.unread(name, value, Want::OneOf(want.map(str::to_owned).to_vec())),
        }
    }

    /// A text with a meaning, where there is one; `want` says which texts have any.
    pub fn meant<T>(&mut self, name: &str, want: Want, meaning: fn(&str) -> Option<T>) -> Option<T> {
        let value = self.raw(name)?;
        match value.as_str().and_then(meaning) {
            Some(meaning) => Some(meaning),
            None => self.unread(name, value, want),
        }
    }

    /// Takes a member out where it is just this text.
    pub fn is(&mut self, name: &str, text: &str) -> bool {
        let at = self.members.iter().position(|(other, value)| other == name && value.as_str() == Some(text));
        at.map(|at| self.members.swap_remove(at)).is_some()
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
        let objects = self.objects(name, Want::List);
        let list = At::Member(&self.at, name);
        let read = |(entry, members)| read(Members::at(members, At::Entry(&list, &entry), self.findings));
        objects.into_iter().map(read).collect()
    }

    /// An object, where there is one.
    pub fn object<T>(&mut self, name: &str, read: impl FnOnce(Members) -> T) -> Option<T> {
        match self.raw(name)? {
            Value::Object(members) => Some(read(Members::at(members, At::Member(&self.at, name), self.findings))),
            other => self.unread(name, other, Want::Object),
        }
    }

    /// The objects of an object by name, none where there is none.
    pub fn named<T>(&mut self, name: &str, mut read: impl FnMut(Members) -> T) -> Vec<(String, T)> {
        let objects = self.objects(name, Want::Object);
        let object = At::Member(&self.at, name);
        let mut read = |(entry, members)| {
            let value = read(Members::at(members, At::Entry(&object, &entry), self.findings));
            (entry.name(), value)
        };
        objects.into_iter().map(&mut read).collect()
    }

    /// A member as it stands, where there is one.
    pub fn raw(&mut self, name: &str) -> Option<Value> {
        let at = self.members.iter().position(|(other, _)| other == name)?;
        Some(self.members.swap_remove(at).1)
    }

    /// Keeps the value of a member that could not be read, and says what should stand there.
    pub fn unread<T>(&mut self, name: &str, value: Value, want: Want) -> Option<T> {
        self.find(name, Problem::WrongValue { want });
        self.unread.insert(name.to_owned(), value);
        None
    }

    /// What this version doesn't know, with what could not be read.
    pub fn rest(mut self) -> Extra {
        let mut unread = Extra::new();
        if !self.unread.is_empty() {
            match self.raw("unread") {
                None => {}
                // Kept from an earlier reading: the two live side by side.
                Some(Value::Object(earlier)) => unread = earlier,
                Some(other) => drop(unread.insert("unread".into(), other)),
            }
        }
        for (mut name, value) in self.unread {
            while unread.contains_key(&name) {
                name.push('+');
            }
            unread.insert(name, value);
        }
        let mut rest = Extra::new();
        rest.extend(self.members);
        if !unread.is_empty() {
            rest.insert("unread".into(), Value::Object(unread));
        }
        rest
    }

    /// The objects in a list or object.
    fn objects(&mut self, name: &str, kind: Want) -> Vec<(Entry, Map<String, Value>)> {
        let object = |(entry, value)| if let Value::Object(members) = value { Some((entry, members)) } else { None };
        self.entries(name, kind, Want::Object).into_iter().filter_map(object).collect()
    }

    /// The entries of a list or of an object that are what they should be. For all kinds of entry alike: a copy for each
    /// would weigh on every visit.
    fn entries(&mut self, name: &str, kind: Want, want: Want) -> Vec<(Entry, Value)> {
        let mut entries: Vec<(Entry, Value)> = match (self.raw(name), &kind) {
            (None, _) => return Vec::new(),
            (Some(Value::Array(list)), Want::List) => {
                list.into_iter().enumerate().map(|(index, value)| (Entry::Nth(index), value)).collect()
            }
            (Some(Value::Object(members)), Want::Object) => {
                members.into_iter().map(|(name, value)| (Entry::Named(name), value)).collect()
            }
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
    fn unread_entry(&mut self, name: &str, entry: &Entry, value: Value, want: Want) {
        let place = Place::Member(At::Entry(&At::Member(&self.at, name), entry).pointer());
        self.findings.push(Finding { place, problem: Problem::WrongValue { want } });
        self.unread.insert(format!("{name}/{}", entry.name()), value);
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
