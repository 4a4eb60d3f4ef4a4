//! Cards on which a team writes what no padlock can take.

use leptos::prelude::*;

use super::Job;
use super::cards::framed;
use crate::app::mechanisms::further::mark_word;
use crate::app::mechanisms::{drawing, in_words};
use crate::app::parts::Icon;
use crate::mechanism::{Axis, Further, Item, Kind, Letters, Mark, Match, Number, Point, Sort, Tap, Unit, shuffled};
use crate::paper::{Lies, Setting};
use crate::say;

/// A lock's answer card.
pub(super) fn card(job: &Job, setting: &Setting, set: Option<usize>) -> AnyView {
    let Some(lock) = job.breakout.locks.get(setting.lock) else { return ().into_any() };
    let (first, second) = job.breakout.id.as_u64_pair();
    let inside = view! { <h3>{job.lock(setting.lock)}</h3>{asked(&lock.mechanism.kind, first, second)} };
    let place = match setting.lies {
        Lies::Table => say!(paper.at_table).to_owned(),
        Lies::Behind(before) => job.lock(before),
        Lies::Kept { .. } => say!(paper.from_teacher).to_owned(),
    };
    framed(inside.into_any(), job.breakout.language.clone(), [say!(paper.show_teacher).to_owned(), place], set)
}

/// What there is to choose from, and room to write. Options and items stand mixed, as on screen.
fn asked(kind: &Kind, seed: u64, other: u64) -> AnyView {
    let mixed = |items: &[Item]| shuffled(items.to_vec(), seed);
    match kind {
        Kind::Number(Number { wheels }) => boxes(*wheels),
        Kind::Letters(letters) => of_letters(letters),
        Kind::Choice(choice) => {
            let how = if choice.many { say!(paper.tick_many) } else { say!(paper.tick_one) };
            listed(how, &choice.clone().offered(seed), "p-box")
        }
        Kind::Direction(direction) => {
            let steps: Vec<AnyView> =
                direction.steps().iter().map(|step| view! { <li>{step.arrow.to_string()}</li> }.into_any()).collect();
            view! { <p>{say!(paper.write_steps)}</p><ul class="p-faces">{steps}</ul>{line()} }.into_any()
        }
        Kind::Colour(colour) => {
            let swatch = |swatch: &crate::mechanism::Swatch| {
                view! { <li><Icon name=drawing(swatch.mark)/>{swatch.name.clone()}</li> }.into_any()
            };
            let palette: Vec<AnyView> = colour.palette.iter().map(swatch).collect();
            view! { <p>{say!(paper.write_colours)}</p><ul class="p-faces">{palette}</ul>{line()} }.into_any()
        }
        Kind::Further(further) => match further.kind() {
            Further::Order(order) => listed(say!(paper.number_order), &mixed(&order.items), "p-box"),
            Further::Sort(sort) => of_sort(sort, &mixed(&sort.items), &shuffled(sort.bins.clone(), other)),
            Further::Match(pairs) => of_match(pairs, &mixed(&pairs.right)),
            Further::Tap(tap) => of_tap(tap),
            Further::Form(form) => {
                let field = |field: &crate::mechanism::Field| {
                    view! { <p class="p-field"><span>{field.label.clone()}</span>{line()}</p> }.into_any()
                };
                form.fields.iter().map(field).collect::<Vec<_>>().into_any()
            }
            Further::Shape(shape) => {
                let face = |mark: &Mark| view! { <li><Icon name=drawing(*mark)/>{mark_word(*mark)}</li> }.into_any();
                let faces: Vec<AnyView> = shape.offered().iter().map(face).collect();
                view! { <p>{say!(paper.write_shapes)}</p><ul class="p-faces">{faces}</ul>{line()} }.into_any()
            }
            Further::Switches(switches) => {
                let row = |label: String| {
                    view! { <tr><th scope="row">{label}</th><td>{say!(mechanism.on)}</td><td>{say!(mechanism.off)}</td></tr> }
                        .into_any()
                };
                let rows: Vec<AnyView> = switches.row().into_iter().map(row).collect();
                view! { <p>{say!(paper.set_switches)}</p><table class="p-switches"><tbody>{rows}</tbody></table> }
                    .into_any()
            }
            Further::Pattern(pattern) => {
                let size = pattern.size;
                let dot = |at: u32| view! { <circle cx=at % size * 20 + 10 cy=at / size * 20 + 10 r="3"/> }.into_any();
                let dots: Vec<AnyView> = (0..size * size).map(dot).collect();
                let side = size * 20;
                view! { <p>{say!(paper.draw_line)}</p><svg class="p-grid" viewBox=format!("0 0 {side} {side}") aria-hidden="true">{dots}</svg> }
                    .into_any()
            }
            Further::Point(point) => of_point(point),
            Further::Tune(tune) => {
                let keys: Vec<String> = tune.keys().map(|key| key.name()).collect();
                let keys = in_words(kind, &keys.join(" "));
                view! { <p>{say!(paper.write_notes)}</p><p class="quiet">{say!(paper.keys_are, keys = keys)}</p>{line()} }.into_any()
            }
            Further::Date(_) => view! { <p>{say!(paper.day_month_year)}</p>{line()} }.into_any(),
            Further::Quantity(quantity) => {
                let unit = quantity.unit.as_ref().map(|unit| unit.name.clone());
                view! { <p>{say!(paper.your_answer)}</p><p class="p-field">{line()}<span>{unit}</span></p> }.into_any()
            }
            Further::Clock(_) => view! { <p>{say!(paper.your_answer)}</p>{line()} }.into_any(),
        },
        Kind::Text(_) | Kind::Unknown { .. } => view! { <p>{say!(paper.your_answer)}</p>{line()}{line()} }.into_any(),
    }
}

/// Room to write.
fn line() -> AnyView {
    view! { <span class="p-line"></span> }.into_any()
}

fn boxes(count: u32) -> AnyView {
    let boxes: Vec<AnyView> = (0..count).map(|_| view! { <span class="p-box"></span> }.into_any()).collect();
    view! { <p>{say!(paper.your_answer)}</p><p class="p-boxes">{boxes}</p> }.into_any()
}

fn of_letters(letters: &Letters) -> AnyView {
    let faces = (!letters.alphabet.is_empty()).then(|| {
        view! { <p class="quiet">{say!(paper.letters_are, letters = letters.letters().join(" "))}</p> }.into_any()
    });
    view! { {boxes(letters.wheels)}{faces} }.into_any()
}

fn listed(how: &'static str, items: &[Item], before: &'static str) -> AnyView {
    let item = |item: &Item| view! { <li><span class=before></span>{item.label.clone()}</li> }.into_any();
    let items: Vec<AnyView> = items.iter().map(item).collect();
    view! { <p>{how}</p><ul class="p-list">{items}</ul> }.into_any()
}

fn of_sort(sort: &Sort, items: &[Item], bins: &[Item]) -> AnyView {
    let item = |item: &Item| view! { <li>{item.label.clone()}</li> }.into_any();
    let items: Vec<AnyView> = items.iter().map(item).collect();
    let bin = |bin: &Item| view! { <div><b>{bin.label.clone()}</b></div> }.into_any();
    let bins: Vec<AnyView> = bins.iter().map(bin).collect();
    let class = if sort.bins.len() > 3 { "p-bins many" } else { "p-bins" };
    view! { <p>{say!(paper.sort_into)}</p><ul class="p-loose">{items}</ul><div class=class>{bins}</div> }.into_any()
}

fn of_match(pairs: &Match, right: &[Item]) -> AnyView {
    let left = |item: &Item| view! { <li><span class="p-box"></span>{item.label.clone()}</li> }.into_any();
    let left: Vec<AnyView> = pairs.left.iter().map(left).collect();
    let letter = |(at, item): (usize, &Item)| {
        // More than 26 nobody matches on paper; they go on with AA.
        let letter = char::from(b'A' + (at % 26) as u8).to_string().repeat(at / 26 + 1);
        view! { <li><b>{letter}</b>{item.label.clone()}</li> }.into_any()
    };
    let right: Vec<AnyView> = right.iter().enumerate().map(letter).collect();
    view! { <p>{say!(paper.match_letters)}</p><div class="p-pairs"><ul class="p-list">{left}</ul><ul class="p-list">{right}</ul></div> }
        .into_any()
}

fn of_tap(tap: &Tap) -> AnyView {
    let how = match tap.unit {
        Unit::Word => say!(paper.circle_words),
        Unit::Letter => say!(paper.circle_letters),
        Unit::Sentence => say!(paper.underline),
        Unit::Gap => say!(paper.mark_gaps),
    };
    let text: String = tap.parts.iter().map(|part| part.text.as_str()).collect();
    view! { <p>{how}</p><p class=format!("p-tap {}", tap.unit.name())>{text}</p> }.into_any()
}

/// How many lines an axis carries on paper.
const LINES: i64 = 20;

fn of_point(point: &Point) -> AnyView {
    let how = if point.count > 1 { say!(paper.mark_points) } else { say!(paper.mark_point) };
    let (side, x, y) = (200, lines(&point.x), lines(&point.y));
    let (x_length, y_length) = (x.len().max(2) as i64 - 1, y.len().max(2) as i64 - 1);
    let across = |at: usize| at as i64 * side / x_length;
    let up = |at: usize| side - at as i64 * side / y_length;
    let figures = |count: usize| count.div_ceil(11).max(1);
    let mut drawn: Vec<AnyView> = Vec::new();
    for (at, (name, is_zero)) in x.iter().enumerate() {
        let place = across(at);
        let figure = (at % figures(x.len()) == 0).then(|| view! { <text x=place y=side + 14>{name.clone()}</text> });
        drawn.push(view! { <path class:zero=*is_zero d=format!("M{place} 0V{side}")/>{figure} }.into_any());
    }
    for (at, (name, is_zero)) in y.iter().enumerate() {
        let place = up(at);
        let figure =
            (at % figures(y.len()) == 0).then(|| view! { <text class="up" x="-6" y=place + 3>{name.clone()}</text> });
        drawn.push(view! { <path class:zero=*is_zero d=format!("M0 {place}H{side}")/>{figure} }.into_any());
    }
    view! { <p>{how}</p><svg class="p-plane" viewBox="-30 -8 242 228" aria-hidden="true">{drawn}</svg>{line()} }
        .into_any()
}

/// The lines across an axis: what stands at each, and whether it is the zero.
fn lines(axis: &Axis) -> Vec<(String, bool)> {
    let range = axis.multiples();
    let apart = ((range.end() - range.start()) / LINES + 1).max(1);
    let multiples = range.filter(|multiple| multiple % apart == 0);
    multiples.map(|multiple| (axis.at(multiple).replace('-', "−"), multiple == 0)).collect()
}
