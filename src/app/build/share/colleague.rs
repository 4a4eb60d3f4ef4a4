use leptos::prelude::*;

use super::copied::copied;
use super::students::{kilobytes, link_why};
use super::way::{leading, way};
use crate::app::browser;
use crate::app::build::bench::Bench;
use crate::app::build::editor::{download, file_name};
use crate::app::parts::Icon;
use crate::breakout::Breakout;
use crate::format;
use crate::say;
use crate::share::{Way, ways};

/// With pictures and sounds of more characters of base64 than this there is no link: making it would take seconds.
const HEAVY: usize = 100_000;

/// A teacher copy: what it is, how credit travels, and the ways in which a colleague gets it.
pub(super) fn colleague(bench: Bench) -> AnyView {
    let is_heavy = Memo::new(move |_| {
        bench.read(|breakout| breakout.media.values().map(|media| media.data.len()).sum::<usize>() > HEAVY)
    });
    let link = Memo::new(move |_| match is_heavy.get() {
        true => String::new(),
        false => bench
            .read(|breakout| format!("{}#/build/z/{}", browser::page_address(), format::to_link(&handed(breakout)))),
    });
    let order = Memo::new(move |_| if is_heavy.get() { ways(usize::MAX) } else { ways(link.with(String::len)) });
    let all = move || {
        let two = order.get().iter().filter(|one| matches!(one, Way::File | Way::Link)).enumerate();
        let each = two.map(|(at, one)| match one {
            Way::Link => {
                let why = link_why(link.with_untracked(String::len));
                way(at == 0, say!(share.link), why, self::link(bench, link, at == 0))
            }
            _ => {
                let why = if is_heavy.get() { say!(share.file_heavy) } else { say!(share.file_keeps) };
                way(at == 0, say!(share.file), why.into(), file(bench, at == 0))
            }
        });
        view! { <div class="rules ways">{each.collect_view()}</div> }.into_any()
    };
    view! {
        <p class="notice warn">{say!(share.has_answers)}</p>
        {move || bench.read(|breakout| breakout.rules.teacher_key.is_some()).then(|| view! { <p class="quiet">{say!(share.without_phrase)}</p> }.into_any())}
        {move || bench.read(credit)}
        {move || all()}
    }
    .into_any()
}

fn link(bench: Bench, link: Memo<String>, leads: bool) -> AnyView {
    view! {
        {copied("studio-address", say!(share.studio_address), link.into(), Signal::stored(leads), move || bench.share())}
        <p class="quiet">{say!(share.studio_words)}</p>
    }
    .into_any()
}

fn file(bench: Bench, leads: bool) -> AnyView {
    let size = move || {
        let (name, size) = bench.read(|breakout| (file_name(breakout), format::write(&handed(breakout)).len()));
        say!(build.file_size, name = name, size = kilobytes(size))
    };
    view! {
        <p class="row"><button class=leading(leads) type="button" on:click=move |_| save(bench)><Icon name="i-save"/>{say!(build.save_file)}</button><span class="quiet">{size}</span></p>
    }
    .into_any()
}

/// What a colleague gets: all but the teacher's phrase, which opens other classes' student copies, too.
fn handed(breakout: &Breakout) -> Breakout {
    let mut handed = breakout.clone();
    handed.rules.teacher_key = None;
    handed
}

fn save(bench: Bench) {
    bench.share();
    bench.peek(|breakout| download(&handed(breakout)));
}

/// Whose it is, under what others may use it, where it comes from; and what is not said yet.
fn credit(breakout: &Breakout) -> AnyView {
    let mut said = Vec::new();
    if !breakout.authors.is_empty() {
        said.push(say!(share.by, names = breakout.authors.join(", ")));
    }
    if !breakout.license.is_empty() {
        said.push(say!(share.under, license = breakout.license));
    }
    if let Some(source) = breakout.adapted_from.first() {
        said.push(say!(share.adapted, title = source.title));
    }
    if !said.is_empty() {
        said.push(say!(share.goes_along).to_owned());
    }
    if !breakout.authors.is_empty() {
        said.push(say!(share.credit).to_owned());
    }
    let missing = match (breakout.authors.is_empty(), breakout.license.is_empty()) {
        (true, true) => Some(say!(share.nobody_nothing)),
        (true, false) => Some(say!(share.nobody)),
        (false, true) => Some(say!(share.nothing)),
        (false, false) => None,
    };
    let missing = missing.map(|words| {
        let href = format!("#/build/{}/about", breakout.id);
        view! { <p class="quiet">{words}" "<a href=href>{say!(share.to_about)}</a></p> }.into_any()
    });
    view! { <p>{said.join(" ")}</p>{missing} }.into_any()
}
