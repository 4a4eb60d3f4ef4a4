use leptos::prelude::*;

use super::bench::{Bench, Place};
use super::ciphers::{Ciphers, Remember};
use super::lists::{Add, Leaf, More, TextField, moved};
use super::marks::{Asked, Markdown};
use super::media::{Medium, Picking, Shown, put};
use super::picker::{Picked, Wanted};
use crate::app::parts::{Icon, Prose, when};
use crate::app::{browser, later};
use crate::breakout::{Clue, ClueKind, Tool};
use crate::format::turn::{self, Words};
use crate::say;

/// The clues of one place, each as the students will see it and edited there.
#[component]
pub(super) fn Clues(bench: Bench, place: Place, title: &'static str, empty: &'static str) -> impl IntoView {
    let id = match place {
        Place::Story => "story",
        Place::Bench => "bench",
        Place::Ending => "ending",
        Place::On(_) => "clues",
        Place::Inside(_) => "inside",
    };
    let place = StoredValue::new(place);
    let ids = Memo::new(move |_| {
        bench.read(|breakout| {
            place.with_value(|place| place.of(breakout).iter().map(|clue| clue.id.clone()).collect::<Vec<_>>())
        })
    });
    // What was just added is open for writing.
    let open = RwSignal::new(None::<String>);
    let add = move |kind: ClueKind, stem: &str| {
        let clue = Clue::new(bench.clue_id(stem), kind);
        let field = clue.id.clone();
        open.set(Some(field.clone()));
        bench.change("add clue", |breakout| place.with_value(|place| place.change(breakout, |clues| clues.push(clue))));
        browser::focus_on(field);
    };
    let text = Callback::new(move |()| add(ClueKind::Text { body: String::new() }, "paper"));
    let ink = Callback::new(move |()| add(ClueKind::Ink { body: String::new() }, "ink"));
    let room = Callback::new(move |()| add(ClueKind::Room { say: String::new(), setup: String::new() }, "room"));
    let light = Callback::new(move |()| add(ClueKind::Tool { tool: Tool::BlackLight }, "black-light"));
    let picking = expect_context::<Picking>();
    let key = StoredValue::new(place.with_value(Place::key));
    let wanted = Memo::new(move |_| picking.wanted(&key.get_value()));
    // What became of the last picture or sound, until something else is picked.
    let told = RwSignal::new(String::new());
    let pick = move |wanted| {
        Callback::new(move |()| {
            told.set(String::new());
            picking.0.set(Some((key.get_value(), wanted)));
        })
    };
    let take = Callback::new(move |picked: Picked| {
        let wanted = picked.wanted;
        let id = bench.clue_id(if wanted == Wanted::Picture { "picture" } else { "sound" });
        let own = id.clone();
        let said = put(bench, &format!("add {id}"), picked, |breakout, src| {
            let kind = match wanted {
                Wanted::Picture => ClueKind::Image { src, alt: String::new() },
                Wanted::Sound => ClueKind::Audio { src, transcript: String::new() },
            };
            place.with_value(|place| place.change(breakout, |clues| clues.push(Clue::new(own, kind))));
        })?;
        told.set(said);
        picking.0.set(None);
        // What it shows, or says, is the next thing to write.
        browser::focus_on(format!("{id}-second"));
        open.set(Some(id));
        Ok(())
    });
    // The story and the ending are read; there is nothing to find with a lamp.
    let is_read = matches!(id, "story" | "ending");
    view! {
        <Leaf id title>
            {when(move || ids.read().is_empty(), move || view! { <p class="quiet">{empty}</p> }.into_any())}
            <For each=move || ids.get() key=|id| id.clone() let:id><OneClue bench place id open/></For>
            <div class="adds">
                <Add word=say!(build.paper) add=text/>
                <Add word=say!(build.picture) add=pick(Wanted::Picture)/>
                <Add word=say!(build.sound) add=pick(Wanted::Sound)/>
                {(!is_read).then(|| view! {
                    <Add word=say!(build.ink) add=ink/>
                    <Add word=say!(build.room) add=room/>
                    <Add word=say!(build.black_light) add=light/>
                })}
            </div>
            {move || wanted.get().map(|wanted| later::picker(wanted, take, Callback::new(move |()| picking.0.set(None))))}
            <p class="quiet" role="status">{told}</p>
        </Leaf>
    }
}

#[component]
fn OneClue(bench: Bench, place: StoredValue<Place>, id: String, open: RwSignal<Option<String>>) -> impl IntoView {
    let own = StoredValue::new(id);
    let clue = Memo::new(move |_| {
        bench.read(|breakout| {
            place
                .with_value(|place| own.with_value(|id| place.of(breakout).iter().find(|clue| clue.id == *id).cloned()))
        })
    });
    let is_open = move || open.with(|open| own.with_value(|id| open.as_ref() == Some(id)));
    let toggle = move |_| {
        open.update(|open| *open = if open.as_ref() == Some(&own.get_value()) { None } else { Some(own.get_value()) })
    };
    let list = move |what: &str, change: &dyn Fn(&mut Vec<Clue>, usize)| {
        bench.change(what, |breakout| {
            place.with_value(|place| {
                place.change(breakout, |clues| {
                    if let Some(index) = own.with_value(|id| clues.iter().position(|clue| clue.id == *id)) {
                        change(clues, index);
                    }
                });
            });
        });
    };
    let head =
        Memo::new(move |_| clue.with(|clue| clue.as_ref().map(|clue| kind_words(&clue.kind)).unwrap_or_default()));
    let editable = Memo::new(move |_| {
        clue.with(|clue| {
            !matches!(clue.as_ref().map(|clue| &clue.kind), Some(ClueKind::Tool { .. } | ClueKind::Unknown { .. }))
        })
    });
    let heading = StoredValue::new(format!("{}-h", own.get_value()));
    let writing = StoredValue::new(format!("{}-write", own.get_value()));
    let delete = move || {
        bench.take(say!(build.deleted, title = head.get_untracked().1), |breakout| {
            place.with_value(|place| {
                place.change(breakout, |clues| clues.retain(|clue| own.with_value(|id| clue.id != *id)));
            });
        });
    };
    let turn = move |into: Words| {
        list("turn clue", &|clues, index| {
            if let Some(clue) = clues.get_mut(index) {
                *clue = turn::clue(clue, into);
            }
        })
    };
    let turned = [
        ("i-letter", say!(build.kind_text), Words::Text),
        ("i-drop", say!(build.kind_ink), Words::Ink),
        ("i-place", say!(build.kind_room), Words::Room),
    ];
    let turns = move || {
        let icon = head.get().0;
        let others = turned.iter().filter(|(other, ..)| turned.iter().any(|(own, ..)| *own == icon) && *other != icon);
        others.map(|(icon, name, into)| {
            let (icon, into) = (*icon, *into);
            view! { <li><button type="button" on:click=move |_| turn(into)><Icon name=icon/>{say!(build.turn_into, kind = name)}</button></li> }
        }).collect_view()
    };
    let seat = Memo::new(move |_| clue.with(|clue| clue.as_ref().and_then(|clue| clue.seat)));
    let sit = move |seat: Option<u8>| {
        list("seat", &|clues, index| {
            if let Some(clue) = clues.get_mut(index) {
                clue.seat = seat;
            }
        })
    };
    // Story and ending are read together: there only a seat that came with the file can be taken away.
    let is_read = place.with_value(|place| matches!(place, Place::Story | Place::Ending));
    let seats = move || {
        let chairs =
            [(None, say!(build.seat_both)), (Some(1), say!(build.seat_1)), (Some(2), say!(build.seat_2))].into_iter();
        let others = chairs.filter(|(chair, _)| *chair != seat.get() && (chair.is_none() || !is_read));
        let item = |(at, (chair, word)): (usize, (Option<u8>, &'static str))| {
            view! { <li class:apart=at == 0><button type="button" on:click=move |_| sit(chair)><Icon name="i-chair"/>{word}</button></li> }
        };
        others.enumerate().map(item).collect_view()
    };
    let chip = move || {
        let word = |seat| if seat == 1 { say!(play.chair_1) } else { say!(play.chair_2) };
        seat.get().map(|seat| view! { <span class="chip">{word(seat)}</span> })
    };
    let asked = use_context::<Asked>();
    // Made anew when something of it is another one, not at each key elsewhere.
    let seen = Memo::new(move |_| {
        let clue = clue.get()?;
        let worded = asked.and_then(|asked| asked.shown.get());
        bench.read(|breakout| {
            let clue = worded.map_or(clue.clone(), |(_, worded)| worded(breakout, &clue));
            let language = clue.language.clone().unwrap_or_else(|| breakout.language.clone());
            let lacks_medium = breakout.shown_by(&clue.kind).is_none();
            Some((clue, language, lacks_medium))
        })
    });
    // Made anew when the kind changes, never while someone writes.
    let shown = Memo::new(move |_| (is_open() && editable.get()).then(|| head.get().0));
    view! {
        <article class="clue" aria-labelledby=heading.get_value()>
            <header>
                {move || view! { <Icon name=head.get().0/> }}
                <h4 id=heading.get_value()>{move || head.get().1}</h4>
                {chip}
                {when(move || editable.get(), move || view! {
                    <button class="add" type="button" aria-expanded=move || is_open().to_string() aria-controls=writing.get_value() aria-describedby=heading.get_value()
                        on:click=toggle>{move || if is_open() { say!(build.done) } else { say!(build.edit) }}</button>
                }.into_any())}
                <More label=say!(build.more)>
                    <li><button type="button" on:click=move |_| list("move clue", &|clues, index| moved(clues, index, false))><Icon name="i-up"/>{say!(build.earlier)}</button></li>
                    <li><button type="button" on:click=move |_| list("move clue", &|clues, index| moved(clues, index, true))><Icon name="i-down"/>{say!(build.later)}</button></li>
                    {turns}
                    {seats}
                    <li class="apart"><button class="danger" type="button" on:click=move |_| delete()><Icon name="i-bin"/>{say!(build.delete)}</button></li>
                </More>
            </header>
            {move || shown.get().map(|_| view! {
                <div class="writing" id=writing.get_value()><Writing bench place own clue/></div>
                <p class="label">{say!(build.as_seen)}</p>
            })}
            <Shown bench clue/>
            {move || seen.get().map(|(clue, language, lacks_medium)| preview(&clue, language, lacks_medium))}
        </article>
    }
}

/// A kind's drawing and name.
fn kind_words(kind: &ClueKind) -> (&'static str, &'static str) {
    match kind {
        ClueKind::Text { .. } => ("i-letter", say!(build.kind_text)),
        ClueKind::Ink { .. } => ("i-drop", say!(build.kind_ink)),
        ClueKind::Image { .. } => ("i-picture", say!(build.kind_image)),
        ClueKind::Audio { .. } => ("i-speak", say!(build.kind_audio)),
        ClueKind::Room { .. } => ("i-place", say!(build.kind_room)),
        ClueKind::Tool { .. } => ("i-torch", say!(build.kind_tool)),
        ClueKind::Unknown { .. } => ("i-page", say!(clue.newer)),
    }
}

/// The clue as the students see it, but for its picture or sound.
fn preview(clue: &Clue, language: String, lacks_medium: bool) -> AnyView {
    let title = (!clue.title.is_empty()).then(|| view! { <h5>{clue.title.clone()}</h5> });
    match &clue.kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. }
            if body.trim().is_empty() && clue.title.is_empty() =>
        {
            view! { <p class="quiet">{say!(build.empty_paper)}</p> }.into_any()
        }
        ClueKind::Ink { body } => {
            view! { <div class="prose uv" dir=browser::direction(&language) lang=language><Prose text=body.clone() first=5/></div> }.into_any()
        }
        ClueKind::Text { body } => {
            view! { <div class="prose" dir=browser::direction(&language) lang=language>{title}<Prose text=body.clone() first=5/></div> }.into_any()
        }
        ClueKind::Room { say, setup } => {
            let setup =
                (!setup.is_empty()).then(|| view! { <p class="quiet">{say!(build.setup_is, setup = setup)}</p> });
            view! { <div class="prose" dir=browser::direction(&language) lang=language>{title}<Prose text=say.clone() first=5/></div>{setup} }.into_any()
        }
        ClueKind::Image { alt: words, .. } | ClueKind::Audio { transcript: words, .. }
            if lacks_medium =>
        {
            view! { <p class="quiet">{say!(build.no_media)}" "{words.clone()}</p> }.into_any()
        }
        ClueKind::Image { .. } => ().into_any(),
        ClueKind::Audio { transcript, .. } => {
            view! { <p class="quiet" lang=language>{transcript.clone()}</p> }.into_any()
        }
        ClueKind::Tool { .. } => view! { <p class="quiet">{say!(build.light_words)}</p> }.into_any(),
        ClueKind::Unknown { kind } => view! { <p class="quiet">{say!(build.newer_clue, kind = kind)}</p> }.into_any(),
    }
}

#[component]
fn Writing(
    bench: Bench,
    place: StoredValue<Place>,
    own: StoredValue<String>,
    clue: Memo<Option<Clue>>,
) -> impl IntoView {
    let change = move |what: &str, change: &dyn Fn(&mut Clue)| {
        bench.change(&format!("{}/{what}", own.get_value()), |breakout| {
            place.with_value(|place| {
                place.change(breakout, |clues| {
                    if let Some(clue) = own.with_value(|id| clues.iter_mut().find(|clue| clue.id == *id)) {
                        change(clue);
                    }
                });
            });
        });
    };
    let read = move |read: fn(&Clue) -> String| {
        Signal::derive(move || clue.with(|clue| clue.as_ref().map(read).unwrap_or_default()))
    };
    let id = own.get_value();
    let kind = clue.get_untracked().map(|clue| clue.kind);
    let title = (!matches!(kind, Some(ClueKind::Ink { .. }))).then(|| {
        view! {
            <TextField id=format!("{id}-title") label=say!(build.clue_title) value=read(|clue| clue.title.clone())
                write=Callback::new(move |title: String| change("title", &|clue| clue.title.clone_from(&title)))/>
        }
    });
    let second = match kind {
        Some(ClueKind::Room { .. }) => Some((say!(build.setup), "")),
        Some(ClueKind::Image { .. }) => Some((say!(build.alt), say!(build.alt_help))),
        Some(ClueKind::Audio { .. }) => Some((say!(build.transcript), "")),
        _ => None,
    };
    let second = second.map(|(label, help)| {
        view! {
            <TextField id=format!("{id}-second") label=label help=help rows=2 value=read(|clue| second_of(clue).cloned().unwrap_or_default())
                write=Callback::new(move |text: String| change("second", &|clue| if let Some(second) = second_mut(clue) { second.clone_from(&text) }))/>
        }
    });
    let wanted = match kind {
        Some(ClueKind::Image { .. }) => Some(Wanted::Picture),
        Some(ClueKind::Audio { .. }) => Some(Wanted::Sound),
        _ => None,
    };
    let medium = wanted.map(|wanted| view! { <Medium bench place own clue wanted/> });
    let has_body = matches!(kind, Some(ClueKind::Text { .. } | ClueKind::Ink { .. } | ClueKind::Room { .. }));
    let body = has_body.then(|| {
        let write = Callback::new(move |text: String| {
            change("body", &|clue| {
                if let Some(body) = body_mut(&mut clue.kind) {
                    body.clone_from(&text)
                }
            })
        });
        let language = Signal::derive(move || {
            let own = clue.with(|clue| clue.as_ref().and_then(|clue| clue.language.clone()));
            own.unwrap_or_else(|| bench.read(|breakout| breakout.language.clone()))
        });
        view! {
            <Markdown id=id.clone() value=read(|clue| body_of(&clue.kind).cloned().unwrap_or_default()) write/>
            <Ciphers bench id=id.clone() language write remember=Callback::new(move |remember: Remember| change("body", &|clue| remember(clue)))/>
        }
    });
    view! { {title}{body}{second}{medium} }
}

fn body_of(kind: &ClueKind) -> Option<&String> {
    match kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. } => Some(body),
        _ => None,
    }
}

fn body_mut(kind: &mut ClueKind) -> Option<&mut String> {
    match kind {
        ClueKind::Text { body } | ClueKind::Ink { body } | ClueKind::Room { say: body, .. } => Some(body),
        _ => None,
    }
}

fn second_of(clue: &Clue) -> Option<&String> {
    match &clue.kind {
        ClueKind::Room { setup: second, .. }
        | ClueKind::Image { alt: second, .. }
        | ClueKind::Audio { transcript: second, .. } => Some(second),
        _ => None,
    }
}

fn second_mut(clue: &mut Clue) -> Option<&mut String> {
    match &mut clue.kind {
        ClueKind::Room { setup: second, .. }
        | ClueKind::Image { alt: second, .. }
        | ClueKind::Audio { transcript: second, .. } => Some(second),
        _ => None,
    }
}
