use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

use crate::mechanism::{Axis, Point};
use crate::say;

/// How long each axis is drawn; figures and arrows have room beyond it.
const SIDE: i64 = 1000;

/// As many lines and as many figures as an axis can carry.
const LINES: i64 = 40;
const FIGURES: i64 = 10;

/// A coordinate plane: a point is set where it is touched, or by its two numbers.
#[component]
pub(super) fn PointWidget(point: Point, entry: RwSignal<String>) -> impl IntoView {
    let count = point.count as usize;
    let (x, y) = (point.x.clone(), point.y.clone());
    let begun: Vec<(i64, i64)> =
        entry.get_untracked().split_whitespace().filter_map(|word| read(&x, &y, word)).collect();
    let here = RwSignal::new(begun.last().copied().unwrap_or((middle(&x), middle(&y))));
    let points = RwSignal::new(begun);
    let axes = StoredValue::new((x.clone(), y.clone()));
    let shown = move |(at_x, at_y): (i64, i64)| axes.with_value(|(x, y)| format!("({},{})", x.at(at_x), y.at(at_y)));
    // As it is said: with a true minus.
    let said = move |at: (i64, i64)| shown(at).replace('-', "−").replace(',', ", ");
    let write = move || entry.set(points.get_untracked().into_iter().map(shown).collect::<Vec<_>>().join(" "));
    let is_set = move || points.with(|points| points.contains(&here.get()));
    let toggle = move |at: (i64, i64)| {
        points.update(|points| match points.iter().position(|point| *point == at) {
            Some(known) => drop(points.remove(known)),
            None => {
                // One more than there can be takes the place of the last.
                if points.len() >= count {
                    points.pop();
                }
                points.push(at);
            }
        });
        write();
    };
    let plane: NodeRef<html::Div> = NodeRef::new();
    let touch = move |event: MouseEvent| {
        let Some(plane) = plane.get_untracked() else { return };
        let field = plane.get_bounding_client_rect();
        // As the drawing's viewBox has it.
        let part = |at: f64, size: f64, shown: f64, before: i64| ((at / size * shown) as i64 - before).clamp(0, SIDE);
        let across = part(f64::from(event.client_x()) - field.left(), field.width(), 1260.0, 160);
        let down = part(f64::from(event.client_y()) - field.top(), field.height(), 1200.0, 100);
        let at = axes.with_value(|(x, y)| (nearest(x, across), nearest(y, SIDE - down)));
        here.set(at);
        toggle(at);
    };
    let radius = if count > 1 { "34" } else { "24" };
    let marks = move || {
        let draw = |(at, point): (usize, (i64, i64))| {
            let place = axes.with_value(|(x, y)| (place(x, point.0), SIDE - place(y, point.1)));
            let number = (count > 1).then(|| view! { <text x=place.0 y=place.1 dy="10">{at + 1}</text> });
            view! { <circle class="mark" r=radius cx=place.0 cy=place.1/>{number} }.into_any()
        };
        points.get().into_iter().enumerate().map(draw).collect_view()
    };
    let cross = move || {
        let (across, down) = axes.with_value(|(x, y)| (place(x, here.get().0), SIDE - place(y, here.get().1)));
        format!("M{across} 0V{SIDE}M0 {down}H{SIDE}")
    };
    let number = move |id: &'static str,
                       name: &'static str,
                       of: fn(&(Axis, Axis)) -> &Axis,
                       read: fn((i64, i64)) -> i64,
                       write: fn((i64, i64), i64) -> (i64, i64)| {
        let value = move || axes.with_value(|axes| of(axes).at(read(here.get())));
        let step = move |by: i64| {
            let range = axes.with_value(|axes| of(axes).multiples());
            let to = (read(here.get_untracked()) + by).clamp(*range.start(), *range.end());
            here.update(|here| *here = write(*here, to));
        };
        let typed = move |text: String| {
            let number = text.trim().replace('−', "-").replace(',', ".");
            // What is no other number yet is left as it is being typed: 0. on the way to 0.5.
            let to = axes.with_value(|axes| of(axes).multiple(&number));
            if let Some(to) = to.filter(|to| *to != read(here.get_untracked())) {
                here.update(|here| *here = write(*here, to));
            }
        };
        let key = move |event: leptos::ev::KeyboardEvent| {
            match event.key().as_str() {
                "ArrowUp" => step(1),
                "ArrowDown" => step(-1),
                "Enter" => toggle(here.get_untracked()),
                _ => return,
            }
            event.prevent_default();
        };
        view! {
            <div class="of"><label for=id>{name}</label>
                <button class="icon" type="button" aria-label=say!(mechanism.less_of, what = name) on:click=move |_| step(-1)>"−"</button>
                <input id=id type="text" inputmode="text" autocomplete="off" prop:value=value on:keydown=key
                    on:input:target=move |event| typed(event.target().value()) on:change:target=move |event| event.target().set_value(&untrack(value))/>
                <button class="icon" type="button" aria-label=say!(mechanism.more_of, what = name) on:click=move |_| step(1)>"+"</button>
            </div>
        }
        .into_any()
    };
    let set_word = move || {
        let at = said(here.get());
        if is_set() { say!(mechanism.unset_point, at = at) } else { say!(mechanism.set_point, at = at) }
    };
    let state = move || {
        let set = points.get();
        if set.is_empty() {
            return if count > 1 {
                say!(mechanism.set_points, count = count)
            } else {
                say!(mechanism.set_one_point).to_owned()
            };
        }
        set.into_iter().map(said).collect::<Vec<_>>().join("  ")
    };
    view! {
        <p class="plate-label num" role="status">{state}</p>
        <div class="plane" node_ref=plane aria-hidden="true" on:click=touch>
            <svg viewBox="-160 -100 1260 1200">
                {lines(&x, true)}{lines(&y, false)}
                <path class="cross" d=cross/>
                {move || marks()}
            </svg>
        </div>
        <div class="numbers">
            {number("x", "x", |axes| &axes.0, |here| here.0, |here, to| (to, here.1))}
            {number("y", "y", |axes| &axes.1, |here| here.1, |here, to| (here.0, to))}
            <button class="option" type="button" aria-pressed=move || is_set().to_string() on:click=move |_| toggle(here.get_untracked())>{set_word}</button>
        </div>
    }
}

/// The point of an axis that its middle is nearest to: 0, where it is on it.
fn middle(axis: &Axis) -> i64 {
    let range = axis.multiples();
    0.clamp(*range.start(), (*range.end()).max(*range.start()))
}

/// Where a point lies along the drawn axis.
fn place(axis: &Axis, multiple: i64) -> i64 {
    let range = axis.multiples();
    (multiple - range.start()) * SIDE / (range.end() - range.start()).max(1)
}

/// The point of an axis nearest to a place along it.
fn nearest(axis: &Axis, place: i64) -> i64 {
    let range = axis.multiples();
    let length = (range.end() - range.start()).max(1);
    (range.start() + (place * length + SIDE / 2) / SIDE).min(*range.end())
}

/// A point as an answer has it.
fn read(x: &Axis, y: &Axis, word: &str) -> Option<(i64, i64)> {
    let (across, up) = word.trim_matches(['(', ')']).split_once(',')?;
    Some((x.multiple(across)?, y.multiple(up)?))
}

/// How far apart lines or figures stand, so that there are no more than `most`: 1, 2, 5, 10 ... points.
fn apart(count: i64, most: i64) -> i64 {
    let mut apart = 1;
    for factor in [2, 5, 10].into_iter().cycle() {
        if count / apart <= most {
            return apart;
        }
        apart = if factor == 5 { apart / 2 * 5 } else { apart * 2 };
    }
    apart
}

/// An axis with its lines across the plane, its figures and its name.
fn lines(axis: &Axis, is_x: bool) -> AnyView {
    let range = axis.multiples();
    let count = range.end() - range.start();
    let (line_apart, figure_apart) = (apart(count, LINES), apart(count, FIGURES));
    let draw = |multiple: i64| {
        let at = if is_x { place(axis, multiple) } else { SIDE - place(axis, multiple) };
        let path = if is_x { format!("M{at} 0V{SIDE}") } else { format!("M0 {at}H{SIDE}") };
        let figure = (multiple % figure_apart == 0).then(|| {
            let (x, y, anchor) = if is_x { (at, SIDE + 62, "middle") } else { (-22, at + 14, "end") };
            view! { <text class="figure" x=x y=y text-anchor=anchor>{axis.at(multiple).replace('-', "−")}</text> }
        });
        view! { <path class:zero=multiple == 0 d=path/>{figure} }.into_any()
    };
    let name = if is_x {
        view! { <text class="axis" x="1060" y="1014">"x"</text> }.into_any()
    } else {
        view! { <text class="axis" x="0" y="-45" text-anchor="middle">"y"</text> }.into_any()
    };
    let drawn = range.filter(|multiple| multiple % line_apart == 0).map(draw).collect_view();
    view! { <g class="grid">{drawn}{name}</g> }.into_any()
}
