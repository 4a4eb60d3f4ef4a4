use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor::keep;
use super::lock_type::kind_word;
use crate::app::parts::Icon;
use crate::app::store::Store;
use crate::app::{browser, spelling};
use crate::breakout::Breakout;
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
        breakout.locks = locks(&rows, shape.get_untracked(), |n| say!(build.new_lock, n = n));
        spawn_local(async move { keep(breakout, store).await });
    };
    let choose = move |this: Shape, drawing: &'static str, word: &'static str| {
        view! {
            <label class="shape" class:on=move || shape.get() == this>
                <input type="radio" name="shape" prop:checked=move || shape.get() == this on:change=move |_| shape.set(this)/>
                <Icon name=drawing/><span>{word}</span>
            </label>
        }
    };
    view! {
        <div class="home">
            <header><a class="mark" href="#/build"><Icon name="lock-here"/>{say!(app.name)}</a></header>
            <main id="main" class="home-main paste">
                <h1>{say!(build.paste)}</h1>
                <div class="field">
                    <label for="pasted">{say!(build.paste_label)}</label>
                    <textarea id="pasted" rows="8" spellcheck="false" prop:value=move || text.get() on:input:target=move |event| read(event.target().value())></textarea>
                    <small>{say!(build.paste_help)}</small>
                </div>
                <Show when=move || !lines.read().is_empty()>
                    <Preview lines/>
                    <fieldset class="shapes">
                        <legend class="label">{say!(build.shape)}</legend>
                        {choose(Shape::Line, "shape-line", say!(build.shape_line))}
                        {choose(Shape::ThreeDoors, "shape-doors", say!(build.shape_doors))}
                    </fieldset>
                    <p class="row"><button class="go" type="button" disabled=move || good.get() == 0 on:click=make>{move || say!(build.make_locks, n = good.get())}</button></p>
                </Show>
            </main>
        </div>
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
        let last = match line.row.trouble {
            Some(trouble) => view! { <td class="wrong">{trouble_words(trouble)}</td> }.into_any(),
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
        view! { <tr><td class="num">{line.row.number}</td><td>{line.row.question}</td><td>{line.row.answer}</td>{last}</tr> }
    };
    view! {
        <table class="rows">
            <thead><tr><th scope="col">{say!(build.row)}</th><th scope="col">{say!(build.question)}</th><th scope="col">{say!(build.answer)}</th><th scope="col">{say!(build.lock_type)}</th></tr></thead>
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
        Kind::Text(_) | Kind::Unknown { .. } => say!(build.why_text).into(),
    }
}
