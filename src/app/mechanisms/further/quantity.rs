use leptos::html;
use leptos::prelude::*;

use crate::app::mechanisms::on_enter;
use crate::mechanism::{Quantity, Written};
use crate::say;

/// Signs that a phone's keyboard hides.
const SIGNS: [&str; 4] = ["/", "−", ".", "%"];

/// A line for a number, with the signs that numbers are written with, and what it counts.
#[component]
pub(super) fn QuantityWidget(quantity: Quantity, entry: RwSignal<String>, submit: Callback<()>) -> impl IntoView {
    let line: NodeRef<html::Input> = NodeRef::new();
    let write = move |sign: &str| {
        let Some(line) = line.get_untracked() else { return };
        let text: Vec<u16> = line.value().encode_utf16().collect();
        let place =
            |at: Result<Option<u32>, _>| at.ok().flatten().map_or(text.len(), |at: u32| (at as usize).min(text.len()));
        let (from, to) = (place(line.selection_start()), place(line.selection_end()));
        let part = |range: std::ops::Range<usize>| String::from_utf16_lossy(text.get(range).unwrap_or_default());
        let before = part(0..from) + sign;
        let at = before.encode_utf16().count() as u32;
        entry.set(before + &part(to.max(from)..text.len()));
        line.set_value(&entry.get_untracked());
        let _ = line.focus();
        let _ = line.set_selection_range(at, at);
    };
    let signs = SIGNS.iter().filter(|sign| match quantity.form {
        Written::Fraction | Written::Simplest => matches!(**sign, "/" | "−"),
        Written::Decimal => matches!(**sign, "." | "−"),
        Written::Any | Written::Percent => true,
    });
    let wanted = match quantity.form {
        Written::Any => None,
        Written::Fraction => Some(say!(mechanism.as_fraction)),
        Written::Simplest => Some(say!(mechanism.as_simplest)),
        Written::Decimal => Some(say!(mechanism.as_decimal)),
        Written::Percent => Some(say!(mechanism.as_percent)),
    };
    let rounded = quantity.places.map(|places| match places {
        0 => say!(mechanism.rounded_whole).to_owned(),
        1 => say!(mechanism.rounded_one).to_owned(),
        _ => say!(mechanism.rounded, places = places),
    });
    let unit = quantity.unit.filter(|unit| !unit.name.is_empty());
    let with_unit = unit.as_ref().filter(|unit| unit.needed).map(|_| say!(mechanism.with_unit).to_owned());
    let wishes = [wanted.map(str::to_owned), rounded, with_unit].into_iter().flatten().collect::<Vec<_>>().join(" ");
    // Where the unit is asked for, it is the team that writes it.
    let shown = unit.filter(|unit| !unit.needed).map(|unit| view! { <span class="unit">{unit.name}</span> });
    view! {
        <div class="write quantity">
            <div class="line">
                <input id="entry" type="text" inputmode="text" autocomplete="off" autocapitalize="off" spellcheck="false" maxlength="100" node_ref=line
                    aria-describedby="wishes" prop:value=move || entry.get() on:input:target=move |event| entry.set(event.target().value()) on:keydown=on_enter(submit)/>
                {shown}
            </div>
            <label for="entry">{say!(mechanism.write_number)}</label>
            <p class="plate-label" id="wishes">{wishes}</p>
        </div>
        <div class="signs" role="group" aria-label=say!(mechanism.signs)>
            {signs.map(|sign| view! {
                <button class="key" type="button" aria-label=sign_word(sign) on:click=move |_| write(sign)>{*sign}</button>
            }.into_any()).collect_view()}
        </div>
    }
}

fn sign_word(sign: &str) -> &'static str {
    match sign {
        "/" => say!(mechanism.stroke),
        "−" => say!(mechanism.minus),
        "." => say!(mechanism.point),
        _ => say!(mechanism.percent),
    }
}
