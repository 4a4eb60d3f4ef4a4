use leptos::prelude::*;
use leptos::task::spawn_local;

use super::making::StudentCopy;
use crate::app::browser;
use crate::app::later::missing_part;
use crate::app::parts::Icon;
use crate::format::pack;
use crate::say;

/// The page without a breakout, beside this one, and what stands in it where the breakout goes.
const EMPTY: &str = "one-page.html";
const PLACE: &str = "LATCHWORK-BREAKOUT";

/// How far it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Not,
    Going,
    /// It was handed out, with so many bytes.
    Done(usize),
    Missing,
}

/// One page that has all in it.
pub(super) fn page(copy: StudentCopy) -> AnyView {
    let phase = RwSignal::new(Phase::Not);
    let copy = StoredValue::new(copy);
    let save = move |_| {
        if phase.get_untracked() == Phase::Going {
            return;
        }
        phase.set(Phase::Going);
        let copy = copy.get_value();
        spawn_local(async move {
            let page = filled(&copy).await;
            let name = browser::file_name(&copy.of.title, "html");
            let handed = page.and_then(|page| browser::download(&name, "text/html", &page).map(|()| page.len()));
            phase.try_set(handed.map_or(Phase::Missing, Phase::Done));
        });
    };
    let told = move || match phase.get() {
        Phase::Not => ().into_any(),
        Phase::Going => view! { <span>{say!(share.page_coming)}</span> }.into_any(),
        Phase::Done(size) => {
            let size = browser::number(size.div_ceil(1000) as u64);
            view! { <span>{say!(share.page_size, size = size)}</span> }.into_any()
        }
        Phase::Missing => missing_part(),
    };
    view! {
        <p>{say!(share.page_words)}</p>
        <p class="quiet">{say!(share.page_not)}</p>
        <div class="row">
            <button class="ghost" type="button" on:click=save><Icon name="i-save"/>{say!(share.page_save)}</button>
            <div role="status">{move || told()}</div>
        </div>
    }
    .into_any()
}

/// The page with the breakout in it; none where it did not arrive.
async fn filled(copy: &StudentCopy) -> Option<String> {
    let empty = String::from_utf8(browser::fetch(&browser::versioned(EMPTY)).await?).ok()?;
    let (before, after) = empty.split_once(PLACE)?;
    Some([before, &pack(&copy.file), after].concat())
}
