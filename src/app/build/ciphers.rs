//! The cipher bench beside a clue's text: a cipher, a secret, the clue that hides it, and a card with its key.

use leptos::prelude::*;

use super::bench::Bench;
use super::marks::insert;
use crate::app::later::{fetch, missing_part, show, shown};
use crate::app::parts::{Icon, Prose};
use crate::app::spelling;
use crate::breakout::{Card, Clue, fresh_id};
use crate::cipher::{Cipher, Shift, Uncarried};
use crate::recast::Ciphered;
use crate::say;

/// The text that a secret is hidden in.
#[derive(Clone)]
struct Written {
    bench: Bench,
    /// Its id.
    id: String,
    language: Signal<String>,
    /// Takes the text with the clue in it.
    write: Callback<String>,
    /// Has the clue remember what was hidden in it.
    remember: Callback<Remember>,
}

/// Changes a clue so that it remembers what was hidden in it.
pub(super) type Remember = Box<dyn Fn(&mut Clue) + Send + Sync>;

fetch!(tools, fetch_ciphers -> fn(Written) -> AnyView, |text| view! { <Hide text/> }.into_any());

/// The cipher bench, folded; fetched when it is unfolded.
#[component]
pub(super) fn Ciphers(
    bench: Bench,
    /// The text's id.
    id: String,
    /// The language of the text.
    language: Signal<String>,
    /// Takes the text with the clue in it.
    write: Callback<String>,
    /// Has the clue remember what was hidden in it.
    remember: Callback<Remember>,
) -> impl IntoView {
    let text = StoredValue::new(Written { bench, id, language, write, remember });
    let toggled = RwSignal::new(false);
    let unfolded = Memo::new(move |_| toggled.get());
    let inside = move || {
        let coming = async move { fetch_ciphers().await.ok().map(|hide| show(move || hide(text.get_value()))) };
        shown(Box::pin(coming), missing_part)
    };
    view! {
        <details class="ciphers" on:toggle=move |_| toggled.set(true)>
            <summary><Icon name="i-key"/>{say!(cipher.title)}</summary>
            {move || unfolded.get().then(inside)}
        </details>
    }
}

/// Hides a secret, and puts the clue into a text.
#[component]
fn Hide(text: Written) -> impl IntoView {
    let Written { bench, id, language, write, remember } = text;
    let chosen = RwSignal::new(Cipher::ALL[0]);
    let secret = RwSignal::new(String::new());
    // What was done last; typing on makes it old.
    let done = RwSignal::new(String::new());
    let clue = Memo::new(move |_| {
        let (cipher, language) = (chosen.get(), language.get());
        secret.with(|secret| {
            let spelling = spelling(&language);
            cipher.encode(secret, spelling).and_then(|clue| Ok((clue, cipher.carries(secret, spelling)?)))
        })
    });
    let wrong = move || match clue.get() {
        Err(Uncarried::Sign(sign)) => Some(say!(cipher.no_sign, sign = sign)),
        Err(Uncarried::TooLong) => Some(say!(cipher.too_long, most = crate::cipher::LONGEST)),
        Err(Uncarried::Empty) | Ok(_) => None,
    };
    let is_ready = move || clue.with(Result::is_ok);
    let choose = move |at: String| {
        let at = at.parse::<usize>().ok();
        if let Some(cipher) = at.and_then(|at| Cipher::ALL.get(at)) {
            chosen.set(*cipher);
            done.set(String::new());
        }
    };
    let shift = move |letters: String| {
        if let Some(shift) = letters.parse().ok().and_then(Shift::new) {
            chosen.set(Cipher::Caesar(shift));
            done.set(String::new());
        }
    };
    let text = StoredValue::new(id.clone());
    let put = move |_| {
        if let Ok((clue, _)) = clue.get_untracked() {
            text.with_value(|id| insert(id, write, &clue));
            let hidden = Ciphered { cipher: chosen.get_untracked(), secret: secret.get_untracked() };
            remember.run(Box::new(move |clue| hidden.clone().put(clue)));
            done.set(say!(cipher.put_done).to_owned());
        }
    };
    let card = move |_| done.set(make_card(bench, chosen.get_untracked()));
    let ids = ["cipher", "shift", "secret", "reason"].map(|part| format!("{id}-{part}"));
    let [cipher_id, shift_id, secret_id, reason_id] = ids.clone();
    let [cipher_label, _, secret_label, described] = ids;
    let options = Cipher::ALL.into_iter().enumerate().map(|(at, cipher)| {
        view! { <option value=at.to_string()>{name(cipher)}</option> }
    });
    let shifts = StoredValue::new(shift_id);
    let is_caesar = Memo::new(move |_| matches!(chosen.get(), Cipher::Caesar(_)));
    view! {
        <div class="field">
            <label for=cipher_label>{say!(cipher.cipher)}</label>
            <select id=cipher_id on:change:target=move |event| choose(event.target().value())>{options.collect_view()}</select>
        </div>
        <Show when=move || is_caesar.get()>
            <div class="field">
                <label for=shifts.get_value()>{say!(cipher.shift)}</label>
                <select id=shifts.get_value() on:change:target=move |event| shift(event.target().value())>
                    {(1..26).filter_map(Shift::new).map(|shift| view! { <option value=shift.letters().to_string()>{shift_name(shift)}</option> }).collect_view()}
                </select>
            </div>
        </Show>
        <div class="field">
            <label for=secret_label>{say!(cipher.secret)}</label>
            <input id=secret_id type="text" autocomplete="off" spellcheck="false" aria-describedby=described
                aria-invalid=move || wrong().map(|_| "true") prop:value=secret
                on:input:target=move |event| { done.set(String::new()); secret.set(event.target().value()); }/>
            <small id=reason_id class="wrong" role="status">{wrong}</small>
        </div>
        {move || clue.get().ok().map(|(clue, arrives)| view! {
            <div class="hidden-secret"><Prose text=clue first=5/></div>
            <p class="quiet">{say!(cipher.arrives, text = arrives)}</p>
        })}
        <div class="adds">
            <button class="add" type="button" aria-disabled=move || (!is_ready()).then_some("true") on:click=put><Icon name="i-plus"/>{say!(cipher.put)}</button>
            {bench.is_of_library().then(|| view! { <button class="add" type="button" on:click=card><Icon name="i-cards"/>{say!(cipher.make_card)}</button> })}
        </div>
        <p class="quiet" role="status">{done}</p>
    }
}

/// Makes a reference card of a cipher's key, unless there is one, and says so.
fn make_card(bench: Bench, cipher: Cipher) -> String {
    let title = match cipher {
        Cipher::Caesar(shift) => say!(cipher.card_title, name = format!("{} {}", name(cipher), shift_name(shift))),
        _ => say!(cipher.card_title, name = name(cipher)),
    };
    let sentence = reading(cipher);
    let body = match cipher.key() {
        Some(key) => format!("{sentence}\n\n{key}"),
        None => sentence.to_owned(),
    };
    if bench.peek(|breakout| breakout.cards.iter().any(|card| card.title == title && card.body == body)) {
        return say!(cipher.card_there, title = title);
    }
    let id = bench.peek(|breakout| fresh_id("key", "card", |id| breakout.cards.iter().any(|card| card.id == id)));
    let said = say!(cipher.card_done, title = title);
    bench.change("add card", |breakout| breakout.cards.push(Card { id, title, body, ..Card::default() }));
    said
}

fn name(cipher: Cipher) -> &'static str {
    match cipher {
        Cipher::A1z26 => say!(cipher.a1z26),
        Cipher::Caesar(_) => say!(cipher.caesar),
        Cipher::Atbash => say!(cipher.atbash),
        Cipher::Morse => say!(cipher.morse),
        Cipher::Pigpen => say!(cipher.pigpen),
        Cipher::Mirror => say!(cipher.mirror),
        Cipher::Binary => say!(cipher.binary),
        Cipher::Acrostic => say!(cipher.acrostic),
    }
}

/// How a clue is read, for its card.
fn reading(cipher: Cipher) -> &'static str {
    match cipher {
        Cipher::A1z26 => say!(cipher.read_a1z26),
        Cipher::Caesar(_) | Cipher::Atbash => say!(cipher.read_below),
        Cipher::Morse => say!(cipher.read_morse),
        Cipher::Pigpen => say!(cipher.read_pigpen),
        Cipher::Mirror => say!(cipher.read_mirror),
        Cipher::Binary => say!(cipher.read_binary),
        Cipher::Acrostic => say!(cipher.read_acrostic),
    }
}

/// "3 (A is D)".
fn shift_name(shift: Shift) -> String {
    let letter = char::from(b'A' + shift.letters());
    say!(cipher.shift_by, letters = shift.letters(), letter = letter)
}
