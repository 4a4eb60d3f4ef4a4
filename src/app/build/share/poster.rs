use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;

use crate::app::browser;
use crate::app::build::canvas::Canvas;
use crate::app::named::{call, set};
use crate::app::parts::Icon;
use crate::qr::{COMFORTABLE, Code};
use crate::say;

/// Nobody types a longer address from a wall.
const TYPED: usize = 160;

/// About how many dots of a screen a picture of a code has a side.
const SIDE: usize = 1200;

/// The code of the students' address with what to do: on screen as it will be on the wall, but larger there.
pub(super) fn poster(title: String, address: String, code: Code) -> AnyView {
    let is_printing = RwSignal::new(false);
    let over = window_event_listener_untyped("afterprint", move |_| is_printing.set(false));
    on_cleanup(move || over.remove());
    let print = move |_| {
        is_printing.set(true);
        request_animation_frame(|| {
            // A browser without a printer says so itself.
            let _ = window().print();
        });
    };
    let (size, path, is_dense) = (code.size(), code.path(), address.len() > COMFORTABLE);
    let name = browser::file_name(&title, "svg");
    let picture = browser::file_name(&title, "png");
    let (drawn, dotted) = (StoredValue::new(code.clone()), StoredValue::new(code));
    let save_drawing = move |_| {
        // Where the browser refuses a download it says so itself.
        let _ = drawn.with_value(|code| browser::download(&name, "image/svg+xml", &code.svg()));
    };
    let save_picture = move |_| {
        let (code, name) = (dotted.get_value(), picture.clone());
        spawn_local(async move {
            // As above.
            let _ = save(&code, &name).await;
        });
    };
    let typed = (address.len() <= TYPED).then(|| view! { <p class="typed">{address}</p> }.into_any());
    view! {
        <article class="sheet poster" class:prints=is_printing>
            <h3>{title.clone()}</h3>
            <svg class="qr" class:dense=is_dense viewBox=format!("0 0 {size} {size}") role="img" aria-label=say!(share.code_of, title = title)><path d=path/></svg>
            <ol><li>{say!(share.scan)}</li><li>{say!(share.give_name)}</li><li>{say!(share.begin)}</li></ol>
            {typed}
        </article>
        <p class="row">
            <button class="ghost" type="button" on:click=print><Icon name="i-print"/>{say!(share.print_poster)}</button>
            <button class="ghost" type="button" on:click=save_drawing><Icon name="i-save"/>{say!(share.as_svg)}</button>
            <button class="ghost" type="button" on:click=save_picture><Icon name="i-save"/>{say!(share.as_png)}</button>
        </p>
    }
    .into_any()
}

/// Hands out a code as a picture.
async fn save(code: &Code, name: &str) -> Option<()> {
    // Each dot is a whole number of the screen's dots, or its edges would be grey.
    let scale = (SIDE / code.size()).max(4);
    let side = code.size() * scale;
    let canvas = Canvas::new()?;
    canvas.cut(side as u32, side as u32)?;
    let fill = |colour: &str, bar: [usize; 4]| {
        set(&canvas.pen, "fillStyle", &colour.into());
        call(&canvas.pen, "fillRect", &bar.map(|length| JsValue::from_f64(length as f64)))
    };
    fill("#fff", [0, 0, side, side]).ok()?;
    for (x, y, width) in code.bars() {
        fill("#000", [x * scale, y * scale, width * scale, scale]).ok()?;
    }
    browser::hand_out(name, &canvas.blob("image/png", 100).await?)
}
