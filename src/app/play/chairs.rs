use leptos::prelude::*;

use crate::say;

/// Which of the team's two chairs a device stands before, for breakouts in which each sees its half.
#[component]
pub(super) fn Chairs(
    /// 1 or 2; none: the team shares one device.
    chair: RwSignal<Option<u8>>,
    /// Told after a choice.
    chosen: Callback<()>,
) -> impl IntoView {
    let tick = move |this: Option<u8>| {
        let choose = move |_| {
            chair.set(this);
            chosen.run(());
        };
        view! { <label class="tick"><input type="radio" name="chair" prop:checked=move || chair.get() == this on:change=choose/>{word(this)}</label> }
            .into_any()
    };
    view! {
        <fieldset>
            <legend>{say!(play.chairs)}</legend>
            {tick(None)}{tick(Some(1))}{tick(Some(2))}
            <small>{say!(play.chairs_why)}</small>
        </fieldset>
    }
}

/// What a chair is called.
pub(super) fn word(chair: Option<u8>) -> &'static str {
    match chair {
        None => say!(play.one_device),
        Some(1) => say!(play.chair_1),
        Some(_) => say!(play.chair_2),
    }
}
