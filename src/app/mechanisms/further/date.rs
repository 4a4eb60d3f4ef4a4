use js_sys::{Date as Moment, Object, Reflect};
use leptos::prelude::*;

use crate::app::mechanisms::on_enter;
use crate::say;

/// The names of the months as answers have them: they are understood in every language.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A day, a month and a year.
#[component]
pub(super) fn DateWidget(entry: RwSignal<String>, submit: Callback<()>) -> impl IntoView {
    let begun = entry.get_untracked();
    let mut parts = begun.split('-');
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let (year, month, day) = (next(), next(), next());
    let bare = |number: &str| number.trim_start_matches('0').to_owned();
    let (year, month, day) = (RwSignal::new(year), RwSignal::new(bare(&month)), RwSignal::new(bare(&day)));
    let write = move || {
        let name = month.with_untracked(|month| {
            month.parse::<usize>().ok().and_then(|month| MONTHS.get(month.wrapping_sub(1))).copied()
        });
        let parts = [day.get_untracked(), name.unwrap_or_default().to_owned(), year.get_untracked()];
        entry.set(parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" "));
    };
    let number = move |id: &'static str, word: &'static str, most: &'static str, value: RwSignal<String>| {
        view! {
            <label for=id><span>{word}</span>
                <input id=id type="text" inputmode="numeric" autocomplete="off" maxlength=most prop:value=move || value.get()
                    on:input:target=move |event| { value.set(event.target().value().trim().to_owned()); write(); } on:keydown=on_enter(submit)/>
            </label>
        }
        .into_any()
    };
    view! {
        <div class="day" role="group" aria-label=say!(mechanism.date)>
            {number("day", say!(mechanism.day), "2", day)}
            <label for="month"><span>{say!(mechanism.month)}</span>
                <select id="month" prop:value=move || month.get() on:change:target=move |event| { month.set(event.target().value()); write(); }>
                    <option value="">{say!(mechanism.no_month)}</option>
                    {(1..=12).map(|at| view! { <option value=at.to_string() selected=month.get_untracked() == at.to_string()>{month_word(at)}</option> }.into_any()).collect_view()}
                </select>
            </label>
            {number("year", say!(mechanism.year), "4", year)}
        </div>
    }
}

/// A month's name in the page's language.
pub(super) fn month_word(month: i32) -> String {
    let options = Object::new();
    for (name, value) in [("month", "long"), ("timeZone", "UTC")] {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let day = Moment::new(&format!("2001-{month:02}-15T12:00:00Z").into());
    String::from(day.to_locale_date_string("en-GB", &options))
}
