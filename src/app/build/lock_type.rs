use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::{AsSet, Bench};
use super::further;
use super::items::Items;
use super::lists::{Either, Leaf, Stepper};
use super::strength::InStudentCopy;
use crate::app::mechanisms::{Widget, guess_words, in_words, kind_word, said};
use crate::app::parts::{Icon, Padlock, Shackle};
use crate::app::spelling;
use crate::app::unfit::unfit;
use crate::app::{browser, later};
use crate::format::turn;
use crate::mechanism::{Choice, Colour, Direction, Item, Kind, Letters, Mark, Number, Possible, Swatch, Text, Unfit};
use crate::say;

/// Lock type, settings, and the answer: set by turning the real widget.
#[component]
pub(super) fn LockType(
    bench: Bench,
    lock: String,
    /// With a few lock types before all others, and without what is said of student copies.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView {
    let id = StoredValue::new(lock);
    let as_set = bench.as_set(id.get_value());
    let kind = Memo::new(move |_| as_set.with(|lock| lock.as_ref().map(|lock| lock.mechanism.kind.clone())));
    let name =
        Memo::new(move |_| kind.with(|kind| kind.as_ref().map(|kind| kind.name().to_owned()).unwrap_or_default()));
    let title = Signal::derive(move || bench.lock(&id.get_value(), |lock| lock.title.clone()));
    // What the widget wrote last. It is made anew when the kind changes, and when an answer was undone.
    let written = StoredValue::new(None::<String>);
    let made = Memo::new(move |before: Option<&(Option<Kind>, u32)>| {
        let answer = as_set.with(|lock| lock.as_ref().and_then(|lock| lock.answers.first().cloned()));
        let times = before.map_or(0, |(_, times)| *times);
        let is_own = written.with_value(|written| *written == answer);
        written.set_value(answer);
        (kind.get(), if is_own { times } else { times + 1 })
    });
    let choose = move |chosen: Kind| {
        let language = bench.peek(|breakout| breakout.language.clone());
        bench.change_lock("lock type", &id.get_value(), |lock| {
            turn::lock(lock, &chosen, spelling(&language), &mut browser::chance())
        });
    };
    let all = RwSignal::new(false);
    view! {
        <Leaf id="type" title=say!(build.lock_type)>
            <fieldset class="types" class:few=move || plain && !all.get()>
                <legend class="vh">{say!(build.lock_type)}</legend>
                {Kind::all().into_iter().map(|this| {
                    let own = StoredValue::new(this.name().to_owned());
                    let is_on = move || name.with(|name| own.with_value(|own| name == own));
                    let (drawing, word) = (drawing(&this), kind_word(&this));
                    view! {
                        <label class="type" class:on=is_on>
                            <input type="radio" name="type" prop:checked=is_on on:change=move |_| choose(this.clone())/>
                            <Icon name=drawing/>{word}
                        </label>
                    }
                }).collect_view()}
            </fieldset>
            {plain.then(|| view! {
                <button class="add" type="button" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                    {move || if all.get() { say!(own.fewer_types) } else { say!(own.more_types) }}
                </button>
            })}
            <Settings bench lock=id kind name/>
            {move || made.get().0.map(|kind| view! { <Answer bench lock=id kind title written/> })}
            <Guess bench lock=as_set/>
            {(!plain).then(|| view! { <InStudentCopy bench lock=as_set/> })}
            <Others bench lock=id as_set/>
        </Leaf>
    }
}

/// A kind's drawing.
pub(super) fn drawing(kind: &Kind) -> &'static str {
    match kind {
        Kind::Number(_) => "k-number",
        Kind::Letters(_) => "k-letters",
        Kind::Text(_) => "k-text",
        Kind::Direction(_) => "k-direction",
        Kind::Colour(_) => "k-colour",
        Kind::Further(further) => further::drawing(further.kind()),
        Kind::Choice(_) | Kind::Unknown { .. } => "k-choice",
    }
}

type Id = StoredValue<String>;

/// The widget itself: what is set on it is the answer.
#[component]
fn Answer(
    bench: Bench,
    lock: Id,
    kind: Kind,
    title: Signal<String>,
    written: StoredValue<Option<String>>,
) -> impl IntoView {
    let answer = bench.peek(|breakout| {
        let lock = lock.with_value(|id| breakout.lock(id).cloned())?;
        let answer = lock.answers.first()?.clone();
        // What another kind of lock was given is nothing to go on from; what was typed may be mended.
        let fitting = lock.mechanism.canonical(&answer, spelling(&breakout.language)).ok();
        fitting.or(lock.mechanism.kind.is_typed().then_some(answer))
    });
    let entry = RwSignal::new(answer.unwrap_or_default());
    let before = StoredValue::new(entry.get_untracked());
    Effect::new(move |begun: Option<()>| {
        let set = entry.get();
        // Wheels and switches always show something: until somebody turns them that is no answer, and no step to undo.
        if begun.is_none() {
            before.set_value(set);
            return;
        }
        if before.get_value() == set {
            return;
        }
        before.set_value(set.clone());
        written.set_value(Some(set.clone()));
        bench.change_lock("answer", &lock.get_value(), |lock| match lock.answers.first_mut() {
            Some(first) => *first = set,
            None => lock.answers.push(set),
        });
    });
    let name = kind.name().to_owned();
    // The widget of a further kind comes with the first that is wanted.
    let there = RwSignal::new(!matches!(kind, Kind::Further(_)));
    if !there.get_untracked() {
        spawn_local(async move {
            later::kinds().await;
            there.try_set(true);
        });
    }
    let widget = move || {
        there.get().then(|| view! { <Widget kind=kind.clone() seed=None entry=entry submit=Callback::new(|()| ())/> })
    };
    let direction = bench.peek(|breakout| browser::direction(&breakout.language));
    view! {
        <div dir=direction>
            <Padlock kind=name name=title shackle=Signal::stored(Shackle::Closed) low=say!(mechanism.set_answer)>
                {widget}
            </Padlock>
        </div>
    }
}

/// What opens it, and how quickly that is guessed; or why it can't be an answer.
#[component]
fn Guess(bench: Bench, lock: AsSet) -> impl IntoView {
    move || {
        let lock = lock.get()?;
        let language = bench.peek(|breakout| breakout.language.clone());
        let answer = lock.answers.first().cloned().unwrap_or_default();
        Some(match lock.mechanism.canonical(&answer, spelling(&language)) {
            Err(why) => {
                view! { <p class="notice bad" role="status"><span>{refusal(&answer, &why)}</span></p> }.into_any()
            }
            Ok(canonical) => view! {
                <p class="opens" role="status"><span class="quiet">{say!(build.opens_with)}</span>" "<b>{in_words(&lock.mechanism.kind, &canonical)}</b></p>
                {strength(lock.mechanism.possible(&canonical))}
            }
            .into_any(),
        })
    }
}

/// Why nothing that is set opens the lock, and what to do.
fn refusal(answer: &str, why: &Unfit) -> String {
    if answer.trim().is_empty() {
        say!(build.no_answer_yet).to_owned()
    } else {
        say!(build.no_longer_fits, answer = answer, why = unfit(why))
    }
}

fn strength(possible: Possible) -> AnyView {
    let words = guess_words(possible);
    if possible.quick().is_some() {
        return view! { <p class="guess"><b class="badge better"></b><span>{words}</span></p> }.into_any();
    }
    view! { <p class="guess good"><Icon name="i-check"/><span>{words}</span></p> }.into_any()
}

/// Other answers that open it.
#[component]
fn Others(bench: Bench, lock: Id, as_set: AsSet) -> impl IntoView {
    let others = Memo::new(move |_| {
        let Some(lock) = as_set.get() else { return Vec::new() };
        bench.peek(|breakout| lock.answers.iter().skip(1).map(|answer| said(breakout, &lock, answer)).collect())
    });
    let typed = RwSignal::new(String::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let answer = typed.get_untracked().trim().to_owned();
        if !answer.is_empty() {
            bench.change_lock("add answer", &lock.get_value(), |lock| lock.answers.push(answer));
            typed.set(String::new());
        }
    };
    let take_away = move |index: usize| {
        bench.change_lock("take answer away", &lock.get_value(), |lock| {
            if index + 1 < lock.answers.len() {
                lock.answers.remove(index + 1);
            }
        })
    };
    // Steps and options are set, not typed.
    let is_typed = move || {
        as_set.with(|lock| lock.as_ref().is_some_and(|lock| lock.mechanism.kind.is_typed()))
            || !others.read().is_empty()
    };
    view! {
        <form class="field" hidden=move || !is_typed() on:submit=add>
            <label for="other">{say!(build.also_opens)}</label>
            <div class="row" hidden=move || others.read().is_empty()>
                {move || others.get().into_iter().enumerate().map(|(index, answer)| view! {
                    <span class="chip with">{answer.clone()}
                        <button type="button" aria-label=say!(build.take_away, what = answer) on:click=move |_| take_away(index)><Icon name="i-close"/></button>
                    </span>
                }).collect_view()}
            </div>
            <div class="new">
                <input id="other" type="text" autocomplete="off" spellcheck="false" placeholder=say!(build.another_answer) prop:value=move || typed.get() on:input:target=move |event| typed.set(event.target().value())/>
                <button class="ghost" type="submit">{say!(build.add)}</button>
            </div>
        </form>
    }
}

/// The settings of the kind.
#[component]
fn Settings(bench: Bench, lock: Id, kind: Memo<Option<Kind>>, name: Memo<String>) -> impl IntoView {
    let set = Callback::new(move |kind: Kind| {
        bench.change_lock("settings", &lock.get_value(), |lock| turn::settings(lock, kind))
    });
    // Made anew when the kind changes, not when a setting does: nobody types into a field that is being replaced.
    move || {
        name.track();
        match kind.get_untracked() {
            Some(Kind::Number(_)) => wheels(kind, set, (*Number::WHEELS.start(), *Number::WHEELS.end())),
            Some(Kind::Letters(_)) => wheels(kind, set, (*Letters::WHEELS.start(), *Letters::WHEELS.end())),
            Some(Kind::Text(_)) => view! { <Strictness kind set/> }.into_any(),
            Some(Kind::Direction(_)) => view! { <Ways kind set/> }.into_any(),
            Some(Kind::Colour(_)) => view! { <Palette kind set/> }.into_any(),
            Some(Kind::Choice(_)) => view! { <Options kind set/> }.into_any(),
            Some(Kind::Further(further)) => further::settings(further.kind().clone(), kind, set),
            Some(Kind::Unknown { .. }) | None => ().into_any(),
        }
    }
}

fn wheels(kind: Memo<Option<Kind>>, set: Callback<Kind>, bounds: (u32, u32)) -> AnyView {
    let value = Signal::derive(move || match kind.get() {
        Some(Kind::Number(Number { wheels }) | Kind::Letters(Letters { wheels, .. })) => wheels,
        _ => 0,
    });
    let write = Callback::new(move |wheels| match kind.get_untracked() {
        Some(Kind::Number(_)) => set.run(Kind::Number(Number { wheels })),
        Some(Kind::Letters(letters)) => set.run(Kind::Letters(Letters { wheels, ..letters })),
        _ => {}
    });
    let alphabet = move || {
        let letters = matches!(kind.get_untracked(), Some(Kind::Letters(_)));
        letters.then(|| view! { <Alphabet kind set/> })
    };
    view! {
        <div class="settings">
            <Stepper id="wheels-l" label=say!(build.wheels) value=value bounds=bounds write=write/>
            {alphabet()}
        </div>
    }
    .into_any()
}

/// What the wheels of a letters lock show, where that is not A to Z.
#[component]
fn Alphabet(kind: Memo<Option<Kind>>, set: Callback<Kind>) -> impl IntoView {
    let letters = move || match kind.get() {
        Some(Kind::Letters(letters)) => letters,
        _ => Letters::default(),
    };
    let write = move |text: String| {
        let alphabet: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let is_usual = alphabet == Letters::default().letters();
        set.run(Kind::Letters(Letters { alphabet: if is_usual { Vec::new() } else { alphabet }, ..letters() }));
    };
    let span = move || {
        let letters = letters().letters();
        let (first, last) = (letters.first().cloned().unwrap_or_default(), letters.last().cloned().unwrap_or_default());
        say!(build.letters_span, first = first, last = last)
    };
    view! {
        <details class="wide">
            <summary class="add">{span}</summary>
            <div class="field">
                <label for="alphabet">{say!(build.alphabet)}</label>
                <input id="alphabet" type="text" autocomplete="off" spellcheck="false" prop:value=untrack(move || letters().letters().join(" "))
                    on:change:target=move |event| write(event.target().value())/>
                <small>{say!(build.alphabet_help)}</small>
            </div>
        </details>
    }
}

#[component]
fn Strictness(kind: Memo<Option<Kind>>, set: Callback<Kind>) -> impl IntoView {
    let strict = move || match kind.get() {
        Some(Kind::Text(text)) => text.strict,
        _ => Default::default(),
    };
    let tick = move |word: &'static str, read: fn(&mut crate::mechanism::Strict) -> &mut bool| {
        let is_on = move || *read(&mut strict());
        let change = move |on: bool| {
            let mut changed = strict();
            *read(&mut changed) = on;
            set.run(Kind::Text(Text { strict: changed }));
        };
        view! { <label class="tick"><input type="checkbox" prop:checked=is_on on:change:target=move |event| change(event.target().checked())/>{word}</label> }
    };
    view! {
        <div class="settings"><fieldset class="wide">
            <legend class="label">{say!(build.strict)}</legend>
            {tick(say!(build.strict_case), |strict| &mut strict.case)}
            {tick(say!(build.strict_accents), |strict| &mut strict.accents)}
            {tick(say!(build.strict_punctuation), |strict| &mut strict.punctuation)}
        </fieldset></div>
    }
}

#[component]
fn Ways(kind: Memo<Option<Kind>>, set: Callback<Kind>) -> impl IntoView {
    let ways = Signal::derive(move || match kind.get() {
        Some(Kind::Direction(direction)) => direction.ways,
        _ => 4,
    });
    let choose = Callback::new(move |ways| set.run(Kind::Direction(Direction { ways })));
    view! {
        <div class="settings">
            <span aria-hidden="true">{say!(build.ways)}</span>
            <Either name="ways" legend=say!(build.ways) choices=[(4, say!(build.four_ways)), (8, say!(build.eight_ways))] value=ways choose=choose/>
        </div>
    }
}

/// The colours that are offered, each with its mark.
const COLOURS: [(&str, Mark); 8] = [
    ("red", Mark::Circle),
    ("yellow", Mark::Triangle),
    ("green", Mark::Square),
    ("blue", Mark::Diamond),
    ("purple", Mark::Star),
    ("orange", Mark::Cross),
    ("black", Mark::Ring),
    ("white", Mark::Bar),
];

fn colour_word(id: &str) -> &'static str {
    match id {
        "red" => say!(colour.red),
        "yellow" => say!(colour.yellow),
        "green" => say!(colour.green),
        "blue" => say!(colour.blue),
        "purple" => say!(colour.purple),
        "orange" => say!(colour.orange),
        "black" => say!(colour.black),
        _ => say!(colour.white),
    }
}

#[component]
fn Palette(kind: Memo<Option<Kind>>, set: Callback<Kind>) -> impl IntoView {
    let palette = move || match kind.get() {
        Some(Kind::Colour(colour)) => colour.palette,
        _ => Vec::new(),
    };
    let tick = move |id: &'static str, mark: Mark, on: bool| {
        let mut palette = palette();
        palette.retain(|swatch| swatch.id != id);
        if on {
            palette.push(Swatch { id: id.into(), name: colour_word(id).into(), mark, extra: Default::default() });
        }
        set.run(Kind::Colour(Colour { palette }));
    };
    view! {
        <div class="settings"><fieldset class="wide">
            <legend class="label">{say!(build.colours)}</legend>
            <div class="swatches">
                {COLOURS.map(|(id, mark)| view! {
                    <label class="chip">
                        <input type="checkbox" prop:checked=move || palette().iter().any(|swatch| swatch.id == id)
                            on:change:target=move |event| tick(id, mark, event.target().checked())/>
                        {crate::app::mechanisms::bead(id, mark)}{colour_word(id)}
                    </label>
                })}
            </div>
        </fieldset></div>
    }
}

#[component]
fn Options(kind: Memo<Option<Kind>>, set: Callback<Kind>) -> impl IntoView {
    let choice = move || match kind.get() {
        Some(Kind::Choice(choice)) => choice,
        _ => Choice::default(),
    };
    let change = move |change: &dyn Fn(&mut Choice)| {
        let mut changed = choice();
        change(&mut changed);
        set.run(Kind::Choice(changed));
    };
    let items = Signal::derive(move || choice().options);
    let set_items = Callback::new(move |options: Vec<Item>| change(&|choice| choice.options.clone_from(&options)));
    view! {
        <div class="settings">
            <Either name="many" legend=say!(build.how_many_right) choices=[(false, say!(build.one_right)), (true, say!(build.several_right))]
                value=Signal::derive(move || choice().many) choose=Callback::new(move |many| change(&|choice| choice.many = many))/>
            <Items legend=say!(build.options) add_word=say!(build.add_option) items set=set_items/>
        </div>
    }
}
