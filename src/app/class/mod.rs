//! The class: what teams handed in, and what it says of each learning target.

mod camera;
mod charts;
mod classes;
mod evidence;
mod incoming;
mod lesson;
mod locks;
mod members;
mod one;
mod out;
mod own;
mod shelf;
mod talk;
mod targets;
mod teams;
mod words;

use leptos::prelude::*;

use crate::app::store::Store;
use crate::app::{browser, fragment};
use crate::format::class::Header;
use crate::report::Class;

use classes::Classes;
use lesson::LessonPage;
use one::OneClass;

/// A place within the class screen.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    /// All classes.
    All,
    /// A hand-in that is in the address: `#/class/z/...`.
    Link(String),
    /// The lesson with a breakout, by its id: `#/class/lesson/ID`.
    Lesson(String),
    /// One class, by id.
    One(String),
}

fn place(fragment: &str) -> Place {
    let parts: Vec<&str> = fragment.split('/').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        ["class", "z", link] => Place::Link((*link).to_owned()),
        ["class", "lesson", id] => Place::Lesson((*id).to_owned()),
        ["class", id, ..] => Place::One((*id).to_owned()),
        _ => Place::All,
    }
}

/// Where a class is.
fn address(header: &Header) -> String {
    format!("#/class/{}", header.id)
}

/// A class that something just came into, for whoever shows it next: it need not be read again.
#[derive(Clone, Copy)]
struct Made(StoredValue<Option<(Header, Class)>>);

/// `#/class`: all classes, or one.
#[component]
pub fn ClassPage(
    /// What is kept on the device.
    store: Store,
) -> impl IntoView {
    browser::keep_pressing();
    provide_context(Made(StoredValue::new(None)));
    let fragment = fragment();
    let here = Memo::new(move |_| place(&fragment.get()));
    move || match here.get() {
        Place::All => view! { <Classes store link=None/> }.into_any(),
        Place::Link(link) => view! { <Classes store link=Some(link)/> }.into_any(),
        Place::Lesson(id) => view! { <LessonPage id store/> }.into_any(),
        Place::One(id) => view! { <OneClass id store/> }.into_any(),
    }
}
