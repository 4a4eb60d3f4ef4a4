use leptos::prelude::*;

use crate::format::{FORMAT, Refused, VERSION, journal};
use crate::say;

/// What happened to a file, where in it, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub what: String,
    /// Where; may be empty.
    pub place: String,
    /// What to do.
    pub remedy: String,
}

impl Trouble {
    /// It in a file, or at an address.
    pub fn within(self, name: &str) -> Self {
        if name.is_empty() {
            return self;
        }
        let place = if self.place.is_empty() { name.to_owned() } else { format!("{name}: {}", self.place) };
        Trouble { place, ..self }
    }

    /// It as words on the page.
    pub fn words(self) -> AnyView {
        let place = (!self.place.is_empty())
            .then(|| view! { <dt class="label">{say!(refused.where_label)}</dt><dd>{self.place}</dd> }.into_any());
        view! {
            <p>{self.what}</p>
            <dl>{place}<dt class="label">{say!(refused.remedy_label)}</dt><dd>{self.remedy}</dd></dl>
        }
        .into_any()
    }
}

/// The words for a file that was refused.
pub fn refusal(refused: &Refused) -> Trouble {
    let (what, place, remedy) = match refused {
        Refused::TooBig { .. } => (say!(refused.too_big), String::new(), say!(refused.too_big_remedy)),
        Refused::NotText => (say!(refused.not_text), String::new(), say!(refused.other_file)),
        Refused::NotJson { line, column } => (
            say!(refused.not_json),
            say!(refused.line_column, line = line, column = column),
            say!(refused.not_json_remedy),
        ),
        Refused::CutOff { line } => (say!(refused.cut_off), say!(refused.line, line = line), say!(refused.again)),
        Refused::TooDeep => (say!(refused.too_deep), String::new(), say!(refused.other_file)),
        Refused::NotOurs { format: Some(format) } if format == journal::FORMAT => {
            (say!(refused.a_journal), String::new(), say!(refused.other_file))
        }
        Refused::NotOurs { format: Some(format) } => (
            say!(refused.not_ours),
            say!(refused.format_says, format = format, ours = FORMAT),
            say!(refused.other_file),
        ),
        Refused::NotOurs { format: None } => {
            (say!(refused.not_ours), say!(refused.no_format).into(), say!(refused.other_file))
        }
        Refused::TooNew { version } => (
            say!(refused.too_new),
            say!(refused.version_says, version = version, ours = VERSION),
            say!(refused.too_new_remedy),
        ),
        Refused::NoVersion => (say!(refused.no_version), String::new(), say!(refused.other_file)),
        Refused::BrokenLink => (say!(refused.broken_link), String::new(), say!(refused.broken_link_remedy)),
    };
    Trouble { what: what.into(), place, remedy: remedy.into() }
}
