use leptos::prelude::*;
use leptos::task::spawn_local;

use super::chain::badge;
use super::editor::keep;
use crate::app::mechanisms::kind_word;
use crate::app::parts::Icon;
use crate::app::store::Store;
use crate::app::{browser, spelling};
use crate::breakout::{Breakout, Severity};
use crate::format::import::{Row, RowTrouble, Shape, fitted, fitting, locks, rows};
use crate::mechanism::Kind;
use crate::say;

/// A pasted row with the mechanism chosen for it.
#[derive(Clone, PartialEq)]
struct Line {
    row: Row,
    kind: Kind,
}

/// Paste two columns, look at what becomes of them, choose a shape.
#[component]
pub(super) fn Paste(store: Store) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let lines = RwSignal::new(Vec::<Line>::new());
    let shape = RwSignal::new(Shape::default());
    let read = move |pasted: String| {
        let fit = |row: Row| Line { kind: fitting(&row.answer, spelling("en")), row };
        lines.set(rows(&pasted).into_iter().map(fit).collect());
        text.set(pasted);
    };
    let good = Memo::new(move |_| lines.with(|lines| lines.iter().filter(|line| line.row.trouble.is_none()).count()));
    let make = move |_| {
        let rows: Vec<(Row, Kind)> = lines.with_untracked(|lines| {
            lines
                .iter()
                .filter(|line| line.row.trouble.is_none())
                .map(|line| (line.row.clone(), line.kind.clone()))
                .collect()
        });
        let mut breakout = Breakout::new(browser::fresh_id());
        breakout.minutes = Some(40);
        breakout.locks = locks(&rows, shape.get_untracked(), |n| say!(build.new_lock, n = n), &mut browser::chance());
        spawn_local(async move { keep(breakout, store).await });
    };
    let bad = Memo::new(move |_| lines.with(|lines| lines.iter().filter(|line| line.row.trouble.is_some()).count()));
    let is_empty = Memo::new(move |_| lines.read().is_empty());
    let told = move || {
        if is_empty.get() { String::new() } else { format!("{} {}", make_words(good.get()), left_out(bad.get())) }
    };
    let choose = move |this: Shape, drawing: &'static str, name: &'static str, words: &'static str| {
        view! {
            <label class="shape" class:on=move || shape.get() == this>
                <input type="radio" name="shape" prop:checked=move || shape.get() == this on:change=move |_| shape.set(this)/>
                <Icon name=drawing/><span><b>{name}</b><small>{words}</small></span>
            </label>
        }
    };
    view! {
        <div class="home studio-home">
            <header>
                <a class="mark" href="#/"><Icon name="lock-here"/>{say!(app.name)}</a>
                <a class="ghost" href="#/build">{say!(build.back)}</a>
            </header>
            <main class="home-main" id="main">
                <section><h1>{say!(build.paste)}</h1><p>{say!(build.paste_intro)}</p></section>
                <div class="paste">
                    <div class="field">
                        <label for="pasted">{say!(build.paste_label)}</label>
                        <textarea id="pasted" rows="12" spellcheck="false" placeholder=say!(build.paste_example)
                            prop:value=move || text.get() on:input:target=move |event| read(event.target().value())></textarea>
                        <small>{say!(build.paste_help)}</small>
                    </div>
                    {move || if is_empty.get() {
                        view! { <p class="empty quiet">{say!(build.paste_empty)}</p> }.into_any()
                    } else {
                        view! { <section aria-labelledby="seen-h"><h2 id="seen-h" class="label">{say!(build.becomes)}</h2><Preview lines/></section> }.into_any()
                    }}
                </div>
                <p class="vh" role="status">{told}</p>
                <Show when=move || !is_empty.get()>
                    <fieldset class="shapes">
                        <legend>{say!(build.shape)}</legend>
                        {choose(Shape::Line, "shape-line", say!(build.shape_line), say!(build.shape_line_words))}
                        {choose(Shape::ThreeDoors, "shape-doors", say!(build.shape_doors), say!(build.shape_doors_words))}
                    </fieldset>
                    <div class="row">
                        <button class="go" type="button" disabled=move || good.get() == 0 on:click=make>{move || make_words(good.get())}</button>
                        {move || (bad.get() > 0).then(|| view! { <span class="tally">{badge(Severity::ToFix)}{left_out(bad.get())}</span> })}
                    </div>
                </Show>
            </main>
        </div>
    }
}

fn make_words(count: usize) -> String {
    if browser::is_one(count) { say!(build.make_lock).to_owned() } else { say!(build.make_locks, n = count) }
}

fn left_out(count: usize) -> String {
    match count {
        0 => String::new(),
        count if browser::is_one(count) => say!(build.row_left_out).to_owned(),
        count => say!(build.rows_left_out, n = count),
    }
}

#[component]
fn Preview(lines: RwSignal<Vec<Line>>) -> impl IntoView {
    let line = move |(index, line): (usize, Line)| {
        let choose = move |name: String| {
            lines.update(|lines| {
                if let (Some(line), Some(kind)) =
                    (lines.get_mut(index), Kind::all().into_iter().find(|kind| kind.name() == name))
                {
                    line.kind = fitted(&kind, &line.row.answer);
                }
            });
        };
        let shown = |text: String| {
            if text.trim().is_empty() {
                view! { <i class="quiet">{say!(build.nothing)}</i> }.into_any()
            } else {
                text.into_any()
            }
        };
        let last = match line.row.trouble {
            Some(trouble) => {
                view! { <td>{badge(Severity::ToFix)}<span>{trouble_words(trouble)}</span></td> }.into_any()
            }
            None => {
                let chosen = line.kind.name().to_owned();
                view! {
                    <td>
                        <select aria-label=say!(build.type_of_row, n = line.row.number) on:change:target=move |event| choose(event.target().value())>
                            {Kind::all().into_iter().map(|kind| view! {
                                <option value=kind.name().to_owned() selected=kind.name() == chosen>{kind_word(&kind)}</option>
                            }).collect_view()}
                        </select>
                        <small>{reason(&line.kind, &line.row.answer)}</small>
                    </td>
                }
                .into_any()
            }
        };
        view! {
            <tr class:ragged=line.row.trouble.is_some()>
                <th scope="row" class="num">{line.row.number}</th><td>{shown(line.row.question)}</td><td><b>{shown(line.row.answer)}</b></td>{last}
            </tr>
        }
    };
    view! {
        <table class="become">
            <thead><tr><th scope="col"><span class="vh">{say!(build.row)}</span></th><th scope="col">{say!(build.question)}</th><th scope="col">{say!(build.answer)}</th><th scope="col">{say!(build.kind_of_lock)}</th></tr></thead>
            <tbody>{move || lines.get().into_iter().enumerate().map(line).collect_view()}</tbody>
        </table>
    }
}

fn trouble_words(trouble: RowTrouble) -> String {
    match trouble {
        RowTrouble::NoAnswer => say!(build.row_no_answer).into(),
        RowTrouble::NoQuestion => say!(build.row_no_question).into(),
        RowTrouble::TooManyColumns(columns) => say!(build.row_columns, columns = columns),
    }
}

/// Why a lock type was chosen.
fn reason(kind: &Kind, answer: &str) -> String {
    match kind {
        Kind::Number(number) => say!(build.why_number, n = number.wheels),
        Kind::Letters(letters) => say!(build.why_letters, n = letters.wheels),
        Kind::Direction(_) => say!(build.why_direction).into(),
        Kind::Colour(_) => say!(build.why_colour).into(),
        Kind::Choice(_) => say!(build.why_choice, answer = answer),
        Kind::Text(_) | Kind::Further(_) | Kind::Unknown { .. } => say!(build.why_text).into(),
    }
}
