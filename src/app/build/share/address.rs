use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::copied::copied;
use crate::app::later;
use crate::app::opening::{not_arrived, playable};
use crate::app::parts::{Icon, Trouble, when};
use crate::app::route::Source;
use crate::app::shared::Shown;
use crate::app::store::settings;
use crate::app::{browser, named};
use crate::say;

/// The students' address of a file that the teacher has put somewhere: it leads there.
pub(super) type Hosted = RwSignal<Option<String>>;

/// What is known of an address.
#[derive(Clone)]
enum Known {
    Nothing,
    Asking,
    /// This student copy lies there.
    Same,
    /// Another revision of it does.
    Another(u32),
    /// A web page, which students open as it is.
    Page,
    /// What lies there is nothing for students, or does not come.
    Unfit(Trouble),
}

/// A field for the address where the student copy lies, and what lies there.
pub(super) fn address(id: Uuid, revision: u32, hosted: Hosted) -> AnyView {
    let kept = format!("put-{id}");
    let typed = RwSignal::new(settings::get(&kept).unwrap_or_default());
    let known = RwSignal::new(Known::Nothing);
    let kept = StoredValue::new(kept);
    let forget = move || {
        hosted.set(None);
        known.set(Known::Nothing);
    };
    let check = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(address) = whole(&typed.get_untracked()) else {
            known.set(Known::Unfit(no_address()));
            return;
        };
        settings::set(&kept.get_value(), &address);
        typed.set(address.clone());
        forget();
        known.set(Known::Asking);
        let asked = address.clone();
        spawn_local(async move {
            let found = look(&address, id, revision).await;
            let leads_to = match &found {
                Known::Same | Known::Another(_) => Some(format!("{}#/play?from={address}", browser::page_address())),
                Known::Page => Some(address),
                _ => None,
            };
            // Something else may have been typed meanwhile.
            let is_asked = typed.try_with_untracked(|typed| *typed == asked) == Some(true);
            if is_asked && known.try_set(found).is_none() {
                hosted.set(leads_to);
            }
        });
    };
    let short = Signal::derive(move || hosted.get().unwrap_or_default());
    let told = move || match known.get() {
        Known::Nothing => ().into_any(),
        Known::Asking => view! { <p class="quiet">{say!(share.asking)}</p> }.into_any(),
        Known::Same => good(say!(share.lies_there, revision = revision)),
        Known::Page => good(say!(share.a_page).into()),
        Known::Another(there) => {
            let words = say!(share.another_revision, there = there, revision = revision);
            view! { <p class="notice warn">{words}</p> }.into_any()
        }
        Known::Unfit(trouble) => {
            let words = format!("{} {}", trouble.what, trouble.remedy);
            view! { <p class="notice bad">{words}</p> }.into_any()
        }
    };
    view! {
        <form class="field" on:submit=check>
            <label for="put">{say!(share.put)}</label>
            <div class="address">
                <input id="put" type="text" inputmode="url" autocomplete="off" autocapitalize="off" spellcheck="false" placeholder=say!(share.put_example)
                    prop:value=typed on:input:target=move |event| { typed.set(event.target().value()); forget() }/>
                <button class="ghost" type="submit">{say!(share.check)}</button>
            </div>
            <small>{say!(share.put_help)}</small>
            <div role="status">{move || told()}</div>
            {when(move || hosted.read().is_some(), move || copied("hosted", say!(share.short), short, Signal::stored(false), || ()))}
        </form>
    }
    .into_any()
}

fn good(words: String) -> AnyView {
    view! { <p class="guess good start-side"><Icon name="i-check"/><span>{words}</span></p> }.into_any()
}

/// What somebody typed as a whole address of the web.
fn whole(typed: &str) -> Option<String> {
    let typed = typed.trim();
    let with_scheme = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let url = named::make("URL", &[with_scheme.into()]).ok()?;
    let is_web = ["https:", "http:"].contains(&named::get(&url, "protocol").as_string()?.as_str());
    named::get(&url, "href").as_string().filter(|_| is_web && !typed.is_empty())
}

/// Looks what lies at an address.
async fn look(address: &str, id: Uuid, revision: u32) -> Known {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    if path.ends_with(".html") || path.ends_with(".htm") {
        return Known::Page;
    }
    let Some(shared) = later::shared().await else { return Known::Unfit(not_arrived(String::new())) };
    let found = match (shared.fetch)(Source::From(address.to_owned()), Shown::default()).await {
        Ok(file) => playable(&file, browser::fresh_id()).await,
        Err(trouble) if trouble.what == say!(refused.a_page) => return Known::Page,
        Err(trouble) => Err(trouble),
    };
    match found {
        Err(trouble) => Known::Unfit(trouble),
        Ok(found) if found.breakout.id != id => Known::Unfit(unfit(
            say!(share.other_breakout, title = found.breakout.title),
            say!(share.other_breakout_remedy),
        )),
        Ok(found) if found.seal.is_none() => {
            Known::Unfit(unfit(say!(share.teachers_there).into(), say!(share.teachers_there_remedy)))
        }
        Ok(found) if found.breakout.revision != revision => Known::Another(found.breakout.revision),
        Ok(_) => Known::Same,
    }
}

fn no_address() -> Trouble {
    unfit(say!(refused.no_address).into(), say!(share.no_address_remedy))
}

fn unfit(what: String, remedy: &str) -> Trouble {
    Trouble { what, place: String::new(), remedy: remedy.into() }
}
