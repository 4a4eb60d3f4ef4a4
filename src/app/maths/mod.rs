//! Maths in texts: formulae once what reads them is there, their sources until then.

mod drawn;

use std::sync::{LazyLock, OnceLock};

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::parts::code_of;
use crate::app::{browser, later};
use crate::breakout::Breakout;
use crate::maths::{Fault, Reader, fault};

/// A context: whoever wrote the texts looks at them, and is told what is wrong with maths beside its source.
#[derive(Clone, Copy)]
pub struct TellFaults;

/// What arrives with the module.
struct Arrived {
    shown: fn(&str, bool) -> AnyView,
    fault: Reader,
    why: fn(&Fault) -> String,
}

static ARRIVED: OnceLock<Arrived> = OnceLock::new();

/// Tells what is shown already that it has arrived.
static ARRIVAL: LazyLock<ArcTrigger> = LazyLock::new(ArcTrigger::new);

/// From now on maths can be read.
pub fn arrive() {
    ARRIVED.get_or_init(|| {
        browser::add_style("maths.css");
        Arrived { shown: drawn::shown, fault, why: drawn::why }
    });
    ARRIVAL.notify();
}

fn arrived() -> Option<&'static Arrived> {
    let arrived = ARRIVED.get();
    if arrived.is_none() {
        ARRIVAL.track();
    }
    arrived
}

/// Fetches what reads maths; however often it is called, it is fetched once.
fn fetch() {
    if ARRIVED.get().is_none() {
        spawn_local(later::maths());
    }
}

/// Fetches what reads the maths of a breakout, where it may have any.
pub fn prepare(breakout: &Breakout) {
    if breakout.may_have_maths() {
        fetch();
    }
}

/// What finds the faults in the maths of a breakout; nothing as long as it is on its way.
pub fn reader(breakout: &Breakout) -> Option<Reader> {
    let arrived = arrived();
    if arrived.is_none() {
        prepare(breakout);
    }
    arrived.map(|arrived| arrived.fault)
}

/// Whether maths can be read; whoever asks is told when it arrives.
pub fn is_there() -> bool {
    arrived().is_some()
}

/// What is said of a fault.
pub fn why(why: &Fault) -> String {
    ARRIVED.get().map(|arrived| (arrived.why)(why)).unwrap_or_default()
}

/// Maths in a text; `display` is maths that has a line of its own.
pub fn shown(source: String, display: bool) -> AnyView {
    fetch();
    let shown = move || match arrived() {
        Some(arrived) => (arrived.shown)(&source, display),
        None => code_of(&source),
    };
    view! { {shown} }.into_any()
}
