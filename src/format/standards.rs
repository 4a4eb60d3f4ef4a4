//! The lists of standards that ship beside the page.

use serde_json::Value;

use super::Refused;
use super::open::{header, parse};
use crate::standards::{Collection, Listed, Stage};

/// What the file calls itself.
const FORMAT: &str = "latchwork.standards";

/// The version that is read.
const VERSION: u64 = 1;

/// Reads a list of standards. What in it is no standard is left out.
///
/// # Errors
/// Why it was refused: no JSON, another kind, too new.
pub fn read(bytes: &[u8]) -> Result<Collection, Refused> {
    let (members, _) = header(parse(bytes)?, FORMAT, VERSION)?;
    let text = |name: &str| members.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let groups = members.get("groups").and_then(Value::as_array).into_iter().flatten();
    Ok(Collection {
        framework: text("framework"),
        name: text("name"),
        stage: if text("stage") == "year" { Stage::Year } else { Stage::Grade },
        credit: text("credit"),
        standards: groups.flat_map(group).collect(),
    })
}

fn group(group: &Value) -> Vec<Listed> {
    let list = |name: &str| group.get(name).and_then(Value::as_array).into_iter().flatten();
    let grades: Vec<u32> = list("grades").filter_map(|grade| u32::try_from(grade.as_u64()?).ok()).collect();
    let area = group.get("area").and_then(Value::as_str).unwrap_or_default();
    let listed = |pair: &Value| {
        let text = |at: usize| pair.get(at).and_then(Value::as_str).map(str::to_owned);
        Some(Listed { code: text(0)?, says: text(1)?, area: area.to_owned(), grades: grades.clone() })
    };
    list("standards").filter_map(listed).collect()
}
