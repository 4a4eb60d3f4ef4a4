//! A class as a file, and its header as a record.

use serde_json::Value;
use uuid::Uuid;

use super::hand_in;
use super::journal::id;
use super::open::{header, parse};
use super::{Members, Refused};
use crate::breakout::Extra;
use crate::play::Millis;
use crate::report::Class;

/// What a class file calls itself.
pub const FORMAT: &str = "latchwork.class";

/// The version that is written, and the newest that can be read.
pub const VERSION: u64 = 1;

/// A class without its hand-ins, as a device keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The class's id on this device.
    pub id: Uuid,
    /// Its name, in the teacher's words.
    pub name: String,
    /// The breakout's id.
    pub breakout: Uuid,
    /// The breakout's title, as it was last known; may be empty.
    pub title: String,
    /// When something last came in.
    pub last: Millis,
    /// The ids of the hand-ins whose own lock the teacher put aside.
    pub aside: Vec<Uuid>,
}

/// The file of a class.
pub fn write(name: &str, class: &Class) -> String {
    let mut file = Extra::new();
    file.insert("format".into(), FORMAT.into());
    file.insert("version".into(), VERSION.into());
    file.insert("name".into(), name.into());
    file.insert("breakout".into(), class.breakout.to_string().into());
    file.insert("hand_ins".into(), Value::Array(class.teams.iter().map(hand_in::to_value).collect()));
    Value::Object(file).to_string()
}

/// Opens a class file: its name, and what of it are hand-ins of its breakout.
///
/// # Errors
/// Why it was refused.
pub fn read(bytes: &[u8]) -> Result<(String, Class), Refused> {
    let (members, _) = header(parse(bytes)?, FORMAT, VERSION)?;
    let Some(breakout) = id(&members, "breakout") else {
        return Err(Refused::NotOurs { format: Some(FORMAT.into()) });
    };
    let mut findings = Vec::new();
    let mut from = Members::new(members, "", &mut findings);
    let name = from.text("name");
    let mut class = Class::new(breakout);
    if let Some(Value::Array(hand_ins)) = from.raw("hand_ins") {
        for value in hand_ins {
            if let Ok(journal) = hand_in::from_value(value) {
                class.take(journal);
            }
        }
    }
    Ok((name, class))
}

/// A header as a record.
pub fn write_header(header: &Header) -> String {
    let mut members = Extra::new();
    members.insert("id".into(), header.id.to_string().into());
    members.insert("name".into(), header.name.as_str().into());
    members.insert("breakout".into(), header.breakout.to_string().into());
    members.insert("title".into(), header.title.as_str().into());
    members.insert("last".into(), header.last.into());
    if !header.aside.is_empty() {
        let aside = header.aside.iter().map(|id| Value::String(id.to_string())).collect();
        members.insert("aside".into(), Value::Array(aside));
    }
    Value::Object(members).to_string()
}

/// A header from its record; none where it doesn't say which class it is, or of which breakout.
pub fn read_header(record: &str) -> Option<Header> {
    let members: Extra = serde_json::from_str(record).ok()?;
    let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    Some(Header {
        id: id(&members, "id")?,
        name: text("name"),
        breakout: id(&members, "breakout")?,
        title: text("title"),
        last: members.get("last").and_then(Value::as_u64).unwrap_or_default(),
        aside: members
            .get("aside")
            .and_then(Value::as_array)
            .map(|all| all.iter().filter_map(uuid).collect())
            .unwrap_or_default(),
    })
}

fn uuid(value: &Value) -> Option<Uuid> {
    Uuid::try_parse(value.as_str()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::play::Journal;

    #[test]
    fn a_class_comes_back_with_its_hand_ins() {
        let mut class = Class::new(Uuid::from_u128(7));
        for (at, team) in ["Owls", "Newts"].into_iter().enumerate() {
            class.take(Journal::new(Uuid::from_u128(at as u128), class.breakout, team));
        }
        assert_eq!(read(write("5b", &class).as_bytes()), Ok(("5b".into(), class)));
        let header = Header {
            id: Uuid::from_u128(1),
            name: "5b".into(),
            breakout: Uuid::from_u128(7),
            title: "Gate".into(),
            last: 3,
            aside: vec![Uuid::from_u128(2)],
        };
        assert_eq!(read_header(&write_header(&header)), Some(header));
        assert_eq!(read_header("{}"), None);
    }
}
