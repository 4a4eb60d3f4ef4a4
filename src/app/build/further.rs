//! The further kinds of lock in the studio: what they are called, how they look, and their settings.

use leptos::prelude::*;

use super::items::Items;
use super::lists::{Either, Stepper};
use super::mend::Mend;
use crate::app::later::{fetch, missing_part, show, shown};
use crate::app::mechanisms::drawing as mark_drawing;
use crate::app::mechanisms::further::mark_word;
use crate::app::parts::Icon;
use crate::mechanism::{
    Axis, Clock, Field, FillIn, Further, Item, Key, Kind, Mark, Match, Measure, Order, Pattern, Point, Quantity, Shape,
    Sort, Spacing, Switches, Tap, Tune, Unit, Written, cut,
};
use crate::say;

/// A kind's drawing.
pub(super) fn drawing(kind: &Further) -> &'static str {
    match kind {
        Further::Tap(_) => "k-tap",
        Further::Quantity(_) => "k-quantity",
        Further::Order(_) => "k-order",
        Further::Sort(_) => "k-sort",
        Further::Match(_) => "k-match",
        Further::Form(_) => "k-form",
        Further::Shape(_) => "k-shape",
        Further::Switches(_) => "k-switches",
        Further::Pattern(_) => "k-pattern",
        Further::Point(_) => "k-point",
        Further::Clock(_) => "k-clock",
        Further::Date(_) => "k-date",
        Further::Tune(_) => "k-tune",
    }
}

type Settings = fn(&Further, Memo<Option<Kind>>, Callback<Kind>) -> AnyView;

fetch!(tools, fetch_settings -> Settings, settings_of);

/// The settings of a further kind, as soon as they are there.
pub(super) fn settings(further: Further, kind: Memo<Option<Kind>>, set: Callback<Kind>) -> AnyView {
    let coming = async move {
        let settings = fetch_settings().await.ok()?;
        Some(show(move || settings(&further, kind, set)))
    };
    shown(Box::pin(coming), missing_part)
}

fn settings_of(further: &Further, kind: Memo<Option<Kind>>, set: Callback<Kind>) -> AnyView {
    let set = Callback::new(move |further: Further| set.run(Kind::from(further)));
    /// What a lock has for a setting now, and a way to change it.
    macro_rules! settings_of {
        ($variant:ident, $type:ty, $view:expr) => {{
            let now = Signal::derive(move || match kind.get() {
                Some(Kind::Further(further)) => match further.kind() {
                    Further::$variant(settings) => settings.clone(),
                    _ => <$type>::default(),
                },
                _ => <$type>::default(),
            });
            let write = Callback::new(move |settings: $type| set.run(Further::$variant(settings)));
            $view(now, write)
        }};
    }
    match further {
        Further::Tap(_) => settings_of!(Tap, Tap, tap),
        Further::Quantity(_) => settings_of!(Quantity, Quantity, quantity),
        Further::Order(_) => settings_of!(Order, Order, order),
        Further::Sort(_) => settings_of!(Sort, Sort, sort),
        Further::Match(_) => settings_of!(Match, Match, pairs),
        Further::Form(_) => settings_of!(Form, FillIn, form),
        Further::Shape(_) => settings_of!(Shape, Shape, shape),
        Further::Switches(_) => settings_of!(Switches, Switches, switches),
        Further::Pattern(_) => settings_of!(Pattern, Pattern, pattern),
        Further::Point(_) => settings_of!(Point, Point, point),
        Further::Clock(_) => settings_of!(Clock, Clock, clock),
        Further::Tune(_) => settings_of!(Tune, Tune, tune),
        Further::Date(_) => ().into_any(),
    }
}

fn tap(now: Signal<Tap>, write: Callback<Tap>) -> AnyView {
    let text = move || now.with(|tap| tap.parts.iter().map(|part| part.text.as_str()).collect::<String>());
    let recut = move |text: String, unit: Unit| write.run(Tap { parts: cut(&text, unit), unit });
    let unit_word = |unit: Unit| match unit {
        Unit::Word => say!(build.words),
        Unit::Letter => say!(build.letters_of),
        Unit::Sentence => say!(build.sentences),
        Unit::Gap => say!(build.gaps),
    };
    let unit = move |unit: Unit| {
        let is_on = move || now.with(|tap| tap.unit == unit);
        view! { <label class:on=is_on><input type="radio" name="unit" prop:checked=is_on on:change=move |_| recut(untrack(text), unit)/>{unit_word(unit)}</label> }
            .into_any()
    };
    view! {
        <div class="settings">
            <div class="field">
                <label for="tap-text">{say!(build.tap_text)}</label>
                <textarea id="tap-text" rows="3" prop:value=untrack(text) on:change:target=move |event| recut(event.target().value(), now.get_untracked().unit)></textarea>
                <small>{say!(build.tap_help)}</small>
            </div>
            <fieldset class="either"><legend class="vh">{say!(build.tapped)}</legend>{Unit::ALL.map(unit)}</fieldset>
            <Mend now write/>
        </div>
    }
    .into_any()
}

fn quantity(now: Signal<Quantity>, write: Callback<Quantity>) -> AnyView {
    let change = move |change: &dyn Fn(&mut Quantity)| {
        let mut changed = now.get_untracked();
        change(&mut changed);
        write.run(changed);
    };
    let form_word = |form: Written| match form {
        Written::Any => say!(build.any_form),
        Written::Fraction => say!(build.fraction),
        Written::Simplest => say!(build.simplest),
        Written::Decimal => say!(build.decimal),
        Written::Percent => say!(build.percentage),
    };
    let choose = move |name: String| {
        if let Some(form) = Written::ALL.into_iter().find(|form| form.name() == name) {
            change(&|quantity| quantity.form = form);
        }
    };
    let round = move |name: String| change(&|quantity| quantity.places = name.parse().ok());
    let unit = move || now.with(|quantity| quantity.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default());
    let name = move |name: String| {
        change(&|quantity| {
            let unit = quantity.unit.get_or_insert_with(Measure::default);
            unit.name = name.trim().to_owned();
            if unit.name.is_empty() && unit.also.is_empty() {
                quantity.unit = None;
            }
        })
    };
    let is_needed = move || now.with(|quantity| quantity.unit.as_ref().is_some_and(|unit| unit.needed));
    let need = move |needed: bool| {
        change(&|quantity| {
            if let Some(unit) = &mut quantity.unit {
                unit.needed = needed;
            }
        })
    };
    let places = move |places: u32| {
        let word = match places {
            0 => say!(build.to_whole).to_owned(),
            1 => say!(build.to_place).to_owned(),
            _ => say!(build.to_places, places = places),
        };
        view! { <option value=places.to_string() selected=now.with_untracked(|quantity| quantity.places == Some(places))>{word}</option> }.into_any()
    };
    view! {
        <div class="settings">
            <div class="field">
                <label for="written">{say!(build.written)}</label>
                <select id="written" on:change:target=move |event| choose(event.target().value())>
                    {Written::ALL.map(|form| view! { <option value=form.name() selected=now.with_untracked(|quantity| quantity.form == form)>{form_word(form)}</option> }.into_any())}
                </select>
            </div>
            <div class="field">
                <label for="rounded">{say!(build.rounding)}</label>
                <select id="rounded" on:change:target=move |event| round(event.target().value())>
                    <option value="">{say!(build.exact)}</option>
                    {(0..=6).map(places).collect_view()}
                </select>
            </div>
            <div class="field">
                <label for="unit">{say!(build.unit)}</label>
                <input id="unit" type="text" autocomplete="off" prop:value=untrack(unit) placeholder=say!(build.unit_example) on:change:target=move |event| name(event.target().value())/>
            </div>
            <label class="tick" hidden=move || unit().is_empty()><input type="checkbox" prop:checked=is_needed on:change:target=move |event| need(event.target().checked())/>{say!(build.unit_needed)}</label>
        </div>
    }
    .into_any()
}

fn order(now: Signal<Order>, write: Callback<Order>) -> AnyView {
    let items = Signal::derive(move || now.get().items);
    let set = Callback::new(move |items| write.run(Order { items }));
    view! { <div class="settings"><Items legend=say!(build.items) add_word=say!(build.add_item) items set/></div> }
        .into_any()
}

fn sort(now: Signal<Sort>, write: Callback<Sort>) -> AnyView {
    let (bins, items) = (Signal::derive(move || now.get().bins), Signal::derive(move || now.get().items));
    let set_bins = Callback::new(move |bins| write.run(Sort { bins, ..now.get_untracked() }));
    let set_items = Callback::new(move |items| write.run(Sort { items, ..now.get_untracked() }));
    view! {
        <div class="settings">
            <Items legend=say!(build.bins) add_word=say!(build.add_bin) items=bins set=set_bins others=items/>
            <Items legend=say!(build.items) add_word=say!(build.add_item) items set=set_items others=bins/>
        </div>
    }
    .into_any()
}

fn pairs(now: Signal<Match>, write: Callback<Match>) -> AnyView {
    let (left, right) = (Signal::derive(move || now.get().left), Signal::derive(move || now.get().right));
    let set_left = Callback::new(move |left| write.run(Match { left, ..now.get_untracked() }));
    let set_right = Callback::new(move |right| write.run(Match { right, ..now.get_untracked() }));
    view! {
        <div class="settings">
            <Items legend=say!(build.left) add_word=say!(build.add_item) items=left set=set_left others=right/>
            <Items legend=say!(build.right) add_word=say!(build.add_partner) items=right set=set_right others=left/>
        </div>
    }
    .into_any()
}

/// Labels as items, for what has no ids of its own.
fn as_items<'l>(labels: impl Iterator<Item = &'l String>) -> Vec<Item> {
    labels.enumerate().map(|(at, label)| Item::new(&at.to_string(), label)).collect()
}

fn form(now: Signal<FillIn>, write: Callback<FillIn>) -> AnyView {
    let items = Signal::derive(move || as_items(now.get().fields.iter().map(|field| &field.label)));
    let set = Callback::new(move |items: Vec<Item>| {
        let fields = now.get_untracked().fields;
        // An item's id says which field it was.
        let known =
            |item: &Item| item.id.parse::<usize>().ok().and_then(|at| fields.get(at)).cloned().unwrap_or_default();
        write.run(FillIn {
            fields: items.into_iter().map(|item| Field { label: item.label.clone(), ..known(&item) }).collect(),
        });
    });
    view! { <div class="settings"><Items legend=say!(build.fields) add_word=say!(build.add_field) items set/></div> }
        .into_any()
}

fn switches(now: Signal<Switches>, write: Callback<Switches>) -> AnyView {
    let items = Signal::derive(move || as_items(now.get().row().iter()));
    let set = Callback::new(move |items: Vec<Item>| {
        write.run(Switches { labels: items.into_iter().map(|item| item.label).collect() })
    });
    view! { <div class="settings"><Items legend=say!(build.switches) add_word=say!(build.add_switch) items set/></div> }
        .into_any()
}

fn shape(now: Signal<Shape>, write: Callback<Shape>) -> AnyView {
    let tick = move |mark: Mark, on: bool| {
        let mut shapes = now.get_untracked().offered().to_vec();
        shapes.retain(|known| *known != mark);
        if on {
            shapes.push(mark);
        }
        write.run(Shape { shapes: Mark::ALL.into_iter().filter(|mark| shapes.contains(mark)).collect() });
    };
    let chip = move |mark: Mark| {
        view! {
            <label class="chip">
                <input type="checkbox" prop:checked=move || now.with(|shape| shape.offered().contains(&mark)) on:change:target=move |event| tick(mark, event.target().checked())/>
                <Icon name=mark_drawing(mark)/>{mark_word(mark)}
            </label>
        }
        .into_any()
    };
    view! {
        <div class="settings"><fieldset class="wide"><legend class="label">{say!(mechanism.shapes)}</legend><div class="swatches">{Mark::ALL.map(chip)}</div></fieldset></div>
    }
    .into_any()
}

fn pattern(now: Signal<Pattern>, write: Callback<Pattern>) -> AnyView {
    let size = Signal::derive(move || now.get().size);
    let bounds = (*Pattern::SIZES.start(), *Pattern::SIZES.end());
    view! { <div class="settings"><Stepper id="size-l" label=say!(build.cells_a_side) value=size bounds write=Callback::new(move |size| write.run(Pattern { size }))/></div> }
        .into_any()
}

fn clock(now: Signal<Clock>, write: Callback<Clock>) -> AnyView {
    let hours = Signal::derive(move || now.get().hours);
    view! {
        <div class="settings">
            <Either name="hours" legend=say!(build.hours) choices=[(24, say!(build.hours_24)), (12, say!(build.hours_12))] value=hours choose=Callback::new(move |hours| write.run(Clock { hours }))/>
        </div>
    }
    .into_any()
}

fn point(now: Signal<Point>, write: Callback<Point>) -> AnyView {
    let change = move |change: &dyn Fn(&mut Point)| {
        let mut changed = now.get_untracked();
        change(&mut changed);
        write.run(changed);
    };
    let axis = move |id: &'static str, word: &'static str, of: fn(&mut Point) -> &mut Axis| {
        let read = move || now.with(|point| of(&mut point.clone()).clone());
        let end = move |name: &'static str, label: &'static str, get: fn(&Axis) -> i32, put: fn(&mut Axis, i32)| {
            let typed = move |text: String| {
                if let Ok(number) = text.trim().parse::<i32>() {
                    change(&|point| put(of(point), number.clamp(*Axis::ENDS.start(), *Axis::ENDS.end())));
                }
            };
            view! {
                <label class="end"><span>{label}</span><input type="number" min=Axis::ENDS.start().to_string() max=Axis::ENDS.end().to_string() id=format!("{id}-{name}")
                    prop:value=move || get(&read()).to_string()
                    on:change:target=move |event| typed(event.target().value())/></label>
            }
            .into_any()
        };
        let step = move |name: String| {
            if let Some(step) = Spacing::ALL.into_iter().find(|step| step.name() == name) {
                change(&|point| of(point).step = step);
            }
        };
        view! {
            <fieldset class="wide axis"><legend class="label">{word}</legend>
                {end("from", say!(build.axis_from), |axis| axis.from, |axis, to| axis.from = to)}
                {end("to", say!(build.axis_to), |axis| axis.to, |axis, to| axis.to = to)}
                <label class="end"><span>{say!(build.axis_step)}</span>
                    <select id=format!("{id}-step") on:change:target=move |event| step(event.target().value())>
                        {Spacing::ALL.map(|step| view! { <option value=step.name() selected=untrack(read).step == step>{step.name()}</option> }.into_any())}
                    </select>
                </label>
            </fieldset>
        }
        .into_any()
    };
    let count = Signal::derive(move || now.get().count);
    let bounds = (*Point::COUNT.start(), *Point::COUNT.end());
    view! {
        <div class="settings">
            {axis("axis-x", say!(build.axis_x), |point| &mut point.x)}
            {axis("axis-y", say!(build.axis_y), |point| &mut point.y)}
            <Stepper id="count-l" label=say!(build.points) value=count bounds write=Callback::new(move |count| change(&|point| point.count = count))/>
            <label class="tick" hidden=move || count.get() < 2>
                <input type="checkbox" prop:checked=move || now.get().ordered on:change:target=move |event| { let ordered = event.target().checked(); change(&|point| point.ordered = ordered) }/>
                {say!(build.points_ordered)}
            </label>
        </div>
    }
    .into_any()
}

fn tune(now: Signal<Tune>, write: Callback<Tune>) -> AnyView {
    let end = move |id: &'static str, word: &'static str, get: fn(&Tune) -> Key, put: fn(&mut Tune, Key)| {
        let choose = move |name: String| {
            if let Some(key) = Key::named(&name) {
                let mut changed = now.get_untracked();
                put(&mut changed, key);
                write.run(changed);
            }
        };
        let key = move |key: Key| {
            let name = key.name();
            view! { <option value=name.clone() selected=now.with_untracked(|tune| get(tune) == key)>{name.replace('#', "♯")}</option> }.into_any()
        };
        view! {
            <div class="field"><label for=id>{word}</label>
                <select id=id on:change:target=move |event| choose(event.target().value())>{Key::MIDI.filter_map(Key::new).map(key).collect_view()}</select>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="settings">
            {end("first", say!(build.first_key), |tune| tune.first, |tune, key| tune.first = key)}
            {end("last", say!(build.last_key), |tune| tune.last, |tune, key| tune.last = key)}
        </div>
    }
    .into_any()
}
