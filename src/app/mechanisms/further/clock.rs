use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::app::mechanisms::on_enter;
use crate::mechanism::Clock;
use crate::say;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// A dial whose hands are moved, and the time beside it in numbers.
#[component]
pub(super) fn ClockWidget(clock: Clock, entry: RwSignal<String>, submit: Callback<()>) -> impl IntoView {
    let begun = entry.get_untracked();
    let begun = begun
        .split_once(':')
        .and_then(|(hour, minute)| Some(hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?));
    let time = RwSignal::new(begun.filter(|minutes| *minutes < DAY).unwrap_or(12 * 60));
    let set = move |minutes: u32| {
        time.set(minutes % DAY);
        entry.set(format!("{:02}:{:02}", minutes % DAY / 60, minutes % 60));
    };
    set(time.get_untracked());
    let (hour, minute) = (move || time.get() / 60, move || time.get() % 60);
    let has_halves = clock.hours == 12;
    let shown_hour = move || if has_halves { (hour() + 11) % 12 + 1 } else { hour() };
    let set_hour = move |shown: u32| {
        let half = untrack(hour) / 12 * 12;
        let hour = if has_halves { half + shown % 12 } else { shown.min(23) };
        set(hour * 60 + untrack(minute));
    };
    let set_minute = move |minute: u32| set(untrack(hour) * 60 + minute.min(59));

    let dial: NodeRef<html::Div> = NodeRef::new();
    let held = StoredValue::new(None::<Hand>);
    let turn = move |event: &PointerEvent, grasps: bool| {
        let Some(dial) = dial.get_untracked() else { return };
        let field = dial.get_bounding_client_rect();
        let half = field.width() / 2.0;
        let (x, y) =
            (f64::from(event.client_x()) - field.left() - half, f64::from(event.client_y()) - field.top() - half);
        if grasps {
            held.set_value(Some(if x.hypot(y) < half * 0.6 { Hand::Hour } else { Hand::Minute }));
        }
        let turned = (x.atan2(-y) / std::f64::consts::TAU).rem_euclid(1.0);
        match held.get_value() {
            Some(Hand::Hour) => {
                let half = untrack(hour) / 12 * 12;
                set((half + (turned * 12.0) as u32 % 12) * 60 + untrack(minute));
            }
            Some(Hand::Minute) => set_minute((turned * 60.0).round() as u32 % 60),
            None => {}
        }
    };
    let let_go = move |_: PointerEvent| held.set_value(None);
    let ticks = (0..60u32).map(|tick| {
        view! { <line class:big=tick % 5 == 0 x1="0" x2="0" y1="-94" y2=if tick % 5 == 0 { "-84" } else { "-89" } transform=format!("rotate({})", tick * 6)/> }
            .into_any()
    });
    let figures = (1..=12u32).map(|figure| {
        let turned = figure * 30;
        view! { <text transform=format!("rotate({turned}) translate(0 -68) rotate(-{turned})")>{figure}</text> }
            .into_any()
    });
    let number = move |id: &'static str,
                       word: &'static str,
                       most: u32,
                       least: u32,
                       value: Signal<String>,
                       write: Callback<u32>| {
        let take = move |field: &HtmlInputElement| {
            if let Ok(number) = field.value().trim().parse::<u32>() {
                write.run(number.clamp(least, most));
            }
            field.set_value(&value.get_untracked());
        };
        let enter = on_enter(submit);
        view! {
            <label for=id><span>{word}</span>
                <input id=id type="number" inputmode="numeric" min=least.to_string() max=most.to_string() prop:value=value
                    on:change:target=move |event| take(&event.target())
                    on:keydown:target=move |event| {
                        if event.key() == "Enter" {
                            take(&event.target());
                        }
                        enter((*event).clone());
                    }/>
            </label>
        }
        .into_any()
    };
    let half = move |afternoon: bool, word: &'static str| {
        let is_on = move || (hour() >= 12) == afternoon;
        let choose = move |_| set(time.get_untracked() % (DAY / 2) + if afternoon { DAY / 2 } else { 0 });
        view! { <label class="option" class:on=is_on><input type="radio" name="half" prop:checked=is_on on:change=choose/>{word}</label> }.into_any()
    };
    let halves = has_halves.then(|| {
        view! { <fieldset class="halves"><legend class="vh">{say!(mechanism.half)}</legend>{half(false, say!(mechanism.am))}{half(true, say!(mechanism.pm))}</fieldset> }
            .into_any()
    });
    let (most, least) = if has_halves { (12, 1) } else { (23, 0) };
    view! {
        <div class="dial" node_ref=dial aria-hidden="true"
            on:pointerdown=move |event| turn(&event, true) on:pointermove=move |event| turn(&event, false) on:pointerup=let_go on:pointerleave=let_go on:pointercancel=let_go>
            <svg viewBox="-100 -100 200 200">
                <circle r="98"/>
                {ticks.collect_view()}{figures.collect_view()}
                <line class="hour" x1="0" x2="0" y1="8" y2="-50" transform=move || format!("rotate({})", time.get() % (DAY / 2) / 2)/>
                <line class="minute" x1="0" x2="0" y1="12" y2="-80" transform=move || format!("rotate({})", minute() * 6)/>
                <circle class="hub" r="6"/>
            </svg>
        </div>
        <div class="time" role="group" aria-label=say!(mechanism.time)>
            {number("hour", say!(mechanism.hour), most, least, Signal::derive(move || format!("{:02}", shown_hour())), Callback::new(set_hour))}
            <b aria-hidden="true">":"</b>
            {number("minute", say!(mechanism.minute), 59, 0, Signal::derive(move || format!("{:02}", minute())), Callback::new(set_minute))}
        </div>
        {halves}
    }
}

/// The hands of a clock.
#[derive(Clone, Copy)]
enum Hand {
    Hour,
    Minute,
}
