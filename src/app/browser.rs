//! What the browser lends: time, chance, spelling, the address, files, the voice.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Date, Function, Promise, Reflect, Uint8Array};
use leptos::prelude::*;
use rand::SeedableRng;
use rand::rngs::Xoshiro128PlusPlus;
use uuid::Uuid;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlElement, SpeechSynthesisUtterance, Url};

use crate::breakout::reads_from_right;
use crate::mechanism::Form;
use crate::play::Millis;

/// Now, by the device's clock.
pub fn now() -> Millis {
    Date::now() as Millis
}

/// A moment as RFC 3339 text in UTC.
pub fn timestamp(at: Millis) -> String {
    String::from(Date::new(&JsValue::from_f64(at as f64)).to_iso_string())
}

/// The language that the page's own words are in.
pub const LANGUAGE: &str = "en-GB";

/// The direction in which a language is read, as an element's `dir` has it.
pub fn direction(language: &str) -> &'static str {
    if reads_from_right(language) { "rtl" } else { "ltr" }
}

/// Turns the whole page to be read in a direction.
pub fn turn(direction: &'static str) {
    let Some(root) = document().document_element() else { return };
    if direction == "rtl" {
        add_style("rtl.css");
    }
    // `dir` is a name that no element refuses.
    let _ = root.set_attribute("dir", direction);
}

/// The arrow keys that lead on and back in a row, as it is seen.
pub fn row_keys() -> [&'static str; 2] {
    let dir = document().document_element().and_then(|root| root.get_attribute("dir"));
    if dir.as_deref() == Some("rtl") { ["ArrowLeft", "ArrowRight"] } else { ["ArrowRight", "ArrowLeft"] }
}

/// A number as the page's language writes it, its thousands apart.
pub fn number(number: u64) -> String {
    js_sys::BigInt::from(number).to_locale_string(&LANGUAGE.into(), &JsValue::UNDEFINED).into()
}

/// A moment's date in the words of the page's language: "23 November 2026".
pub fn date(at: Millis) -> String {
    moment_words(at, &[("day", "numeric"), ("month", "long"), ("year", "numeric")])
}

/// The same with the time of day, short: "23 Nov 2026, 18:40".
pub fn date_and_time(at: Millis) -> String {
    moment_words(at, &[("dateStyle", "medium"), ("timeStyle", "short")])
}

fn moment_words(at: Millis, parts: &[(&str, &str)]) -> String {
    let options = js_sys::Object::new();
    for (name, value) in parts {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    String::from(Date::new(&JsValue::from_f64(at as f64)).to_locale_string(LANGUAGE, &options))
}

/// The moment that such a text means, if it is one.
pub fn moment(timestamp: &str) -> Option<Millis> {
    let millis = Date::parse(timestamp);
    millis.is_finite().then_some(millis as Millis)
}

/// A random UUID.
pub fn fresh_id() -> Uuid {
    uuid::Builder::from_random_bytes(random()).into_uuid()
}

/// Chance for what need not be a secret: it begins anywhere, each time.
pub fn chance() -> Xoshiro128PlusPlus {
    Xoshiro128PlusPlus::from_seed(random())
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        // 16 bytes are far below the most that may be asked for at once.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
}

/// Text in a form of its letters, by the browser's own tables.
pub fn form(text: &str, form: Form) -> String {
    match form {
        Form::Nfkc if text.is_ascii() => text.to_owned(),
        Form::Upper if text.is_ascii() => text.to_ascii_uppercase(),
        Form::Lower if text.is_ascii() => text.to_ascii_lowercase(),
        Form::Nfkc => js_sys::JsString::from(text).normalize("NFKC").into(),
        Form::Upper => js_sys::JsString::from(text).to_upper_case().into(),
        Form::Lower => js_sys::JsString::from(text).to_lower_case().into(),
    }
}

/// The address's fragment, without its `#`.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to another fragment.
pub fn go(fragment: &str) {
    // A fragment is always a valid address.
    let _ = window().location().set_hash(fragment);
}

/// Goes to another fragment in place of this one: no way back leads here.
pub fn go_on(fragment: &str) {
    // A fragment is always a valid address.
    let _ = window().location().replace(&format!("{}#{fragment}", page_address()));
}

/// The page's address without its fragment.
pub fn page_address() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Hands the person a file of text, of a media type.
pub fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    hand_out(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?)
}

/// Hands the person a file.
pub fn hand_out(name: &str, file: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(file).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}

/// A title as a file's name: letters and figures, the rest as hyphens.
pub fn file_name(title: &str, ending: &str) -> String {
    let mut name: String = title.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    while name.contains("--") {
        name = name.replace("--", "-");
    }
    let name = name.trim_matches('-');
    format!("{}.{ending}", if name.is_empty() { "breakout" } else { name })
}

/// The bytes of a file or an answer from the server.
pub async fn bytes(promise: Result<Promise, JsValue>) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(promise.ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Fetches a file that lies beside the page.
pub async fn fetch(path: &str) -> Option<Vec<u8>> {
    let response = JsFuture::from(window().fetch_with_str(path)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    bytes(response.array_buffer()).await
}

/// Copies text, and tells whether that was allowed.
pub async fn copy(text: &str) -> bool {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or(JsValue::UNDEFINED);
    match clipboard.dyn_into::<web_sys::Clipboard>() {
        Ok(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        Err(_) => false,
    }
}

/// Reads text aloud in a language with the browser's own voice, in place of what it was reading. False where there is
/// no voice.
pub fn speak(text: &str, language: &str) -> bool {
    let Ok(voice) = window().speech_synthesis() else { return false };
    voice.cancel();
    let Ok(words) = SpeechSynthesisUtterance::new_with_text(text) else { return false };
    words.set_lang(language);
    words.set_rate(0.95);
    voice.speak(&words);
    true
}

/// Stops reading aloud.
pub fn hush() {
    if let Ok(voice) = window().speech_synthesis() {
        voice.cancel();
    }
}

/// Whether the browser has a voice at all.
pub fn has_voice() -> bool {
    window().speech_synthesis().is_ok_and(|voice| voice.get_voices().length() > 0)
}

/// Moves the keyboard to the element with this id, once it is there.
pub fn focus(id: &'static str) {
    focus_on(id.to_owned());
}

/// The same for an id that was made.
pub fn focus_on(id: String) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}

/// How long, in frames, a page may take to put something else in place of what was pressed.
const SOON: u32 = 300;

thread_local! {
    /// How many frames are left of that.
    static FRAMES: Cell<u32> = const { Cell::new(0) };
    /// What had the keyboard last.
    static HELD: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// The page changes below the keyboard: when what has it goes, the panel or the screen that is there then takes it.
pub fn keep_keyboard() {
    keep_from(active());
}

/// Keeps the keyboard wherever it presses, until the owner goes: what was pressed may go.
pub fn keep_pressing() {
    let listener = window_event_listener(leptos::ev::click, |event| {
        // A mouse counts its clicks.
        if event.detail() == 0 {
            keep_from(event.target().and_then(|target| target.dyn_into().ok()));
        }
    });
    on_cleanup(move || listener.remove());
}

/// What has the keyboard.
pub fn active() -> Option<Element> {
    document().active_element().filter(|element| element.tag_name() != "BODY")
}

fn keep_from(held: Option<Element>) {
    HELD.set(held);
    if FRAMES.replace(SOON) == 0 {
        watch_keyboard();
    }
}

fn watch_keyboard() {
    request_animation_frame(|| {
        let now = active();
        // Whoever tabs past the end of the page has lost nothing. What is folded away has no height.
        let is_gone = |held: &Element| {
            !held.is_connected()
                || held.matches(":disabled").unwrap_or(false)
                || held.get_bounding_client_rect().height() == 0.0
        };
        if now.is_some() {
            HELD.set(now);
        } else if HELD.with_borrow(|held| held.as_ref().is_none_or(is_gone)) {
            let find = |selector| document().query_selector(selector).ok().flatten();
            let there = find("dialog:modal").or_else(|| find("main:not([hidden])"));
            if let Some(there) = there.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
                there.set_tab_index(-1);
                focus_in_place(&there);
            }
        }
        let left = FRAMES.get().saturating_sub(1);
        FRAMES.set(left);
        if left > 0 {
            watch_keyboard();
        }
    });
}

/// Gives an element the keyboard and leaves the page where it was scrolled to.
pub fn focus_in_place(element: &HtmlElement) {
    call(element, "focus", "preventScroll", true.into());
}

/// How far down what is to be seen from its top may begin, in CSS pixels: higher up the page stays where it is.
const NEAR: f64 = 400.0;

/// Scrolls what was scrolled back to its top, and then what is `shown` into view, both by selector; `place` says where, as
/// the `block` of `scrollIntoView` has it.
pub fn from_top(scrolled: &'static str, shown: &'static str, place: &'static str) {
    request_animation_frame(move || {
        let find = |selector| document().query_selector(selector).ok().flatten();
        if let Some(scrolled) = find(scrolled) {
            scrolled.set_scroll_top(0);
        }
        let is_near = |shown: &Element| (0.0..NEAR).contains(&shown.get_bounding_client_rect().top());
        if let Some(shown) = find(shown).filter(|shown| place != "start" || !is_near(shown)) {
            call(&shown, "scrollIntoView", "block", place.into());
        }
    });
}

/// Scrolls a list, and nothing else, until one of its entries stands within it, at least `margin` CSS pixels from its ends;
/// both by selector.
pub fn within(list: &'static str, entry: String, margin: f64) {
    request_animation_frame(move || {
        let find = |selector: &str| document().query_selector(selector).ok().flatten();
        let (Some(list), Some(entry)) = (find(list), find(&entry)) else { return };
        let (frame, entry) = (list.get_bounding_client_rect(), entry.get_bounding_client_rect());
        let above = entry.top() - margin - frame.top();
        let below = entry.bottom() + margin - frame.bottom();
        let by = if above < 0.0 { above } else { below.max(0.0) };
        list.set_scroll_top(list.scroll_top() + by as i32);
    });
}

/// Scrolls as little as it takes until an element is in sight, once it has its place.
pub fn into_sight(element: &Element) {
    let element = element.clone();
    request_animation_frame(move || call(&element, "scrollIntoView", "block", "nearest".into()));
}

/// Calls what an element can do, by its name, with one option.
fn call(element: &Element, what: &str, option: &str, value: JsValue) {
    let options = js_sys::Object::new();
    // Setting a member of a fresh object cannot fail.
    let _ = Reflect::set(&options, &option.into(), &value);
    if let Ok(call) = Reflect::get(element, &what.into())
        && let Some(call) = call.dyn_ref::<Function>()
    {
        let _ = call.call1(element, &options);
    }
}

/// Which plural form a count takes in the page's language, by the browser's own rules.
pub fn is_one(count: usize) -> bool {
    let rules = js_sys::Intl::PluralRules::new(&Array::of1(&LANGUAGE.into()), &js_sys::Object::new());
    rules.select(count as f64) == "one"
}

/// Asks that what is kept here is not thrown away when space gets short.
pub fn persist() {
    let storage = Reflect::get(&window().navigator(), &"storage".into()).unwrap_or(JsValue::UNDEFINED);
    if let Ok(persist) = Reflect::get(&storage, &"persist".into())
        && let Some(persist) = persist.dyn_ref::<Function>()
    {
        // Whether it is granted changes nothing that we do.
        let _ = persist.call0(&storage);
    }
}

/// Whether the browser can make sounds.
pub fn has_sound() -> bool {
    Reflect::has(&window(), &"AudioContext".into()).unwrap_or(false)
}

/// Waits for two frames: what was changed is on the screen.
pub async fn drawn() {
    let frames = Promise::new(&mut |settle, _| {
        request_animation_frame(move || {
            request_animation_frame(move || drop(settle.call0(&JsValue::NULL)));
        });
    });
    // It is never refused.
    let _ = JsFuture::from(frames).await;
}

/// Loads the page again.
pub fn reload() {
    let _ = leptos::prelude::window().location().reload();
}

/// Adds a style sheet that lies beside the page, in the version that belongs to this build, where it isn't there yet.
pub fn add_style(name: &str) {
    let document = document();
    if document.query_selector(&format!("link[href^='{name}']")).is_ok_and(|known| known.is_some()) {
        return;
    }
    let Ok(link) = document.create_element("link") else { return };
    let _ = link.set_attribute("href", &versioned(name));
    let _ = link.set_attribute("rel", "stylesheet");
    if let Some(head) = document.head() {
        let _ = head.append_child(&link);
    }
}

/// Adds a style sheet as [`add_style`] does, and waits until it dresses the page; false where it did not arrive, and then it is
/// asked for anew the next time.
pub async fn styled(name: &str) -> bool {
    add_style(name);
    let Some(link) = document().query_selector(&format!("link[href^='{name}']")).ok().flatten() else { return false };
    // Where the page is one file a link without a kind says that the sheet is in it.
    let is_there = || {
        let sheet = Reflect::get(&link, &"sheet".into()).unwrap_or(JsValue::NULL);
        sheet.is_truthy() || link.get_attribute("rel").is_none()
    };
    if is_there() {
        return true;
    }
    let settled = Promise::new(&mut |settle, _| {
        for event in ["load", "error"] {
            // Listening is never refused.
            let _ = link.add_event_listener_with_callback(event, &settle);
        }
    });
    // It is never refused.
    let _ = JsFuture::from(settled).await;
    let is_there = is_there();
    if !is_there {
        link.remove();
    }
    is_there
}

/// A file beside the page, in the version that belongs to this build: its own name has no hash, so the build's stands behind
/// it.
pub fn versioned(name: &str) -> String {
    let script =
        document().query_selector("script[data-js]").ok().flatten().and_then(|tag| tag.get_attribute("data-js"));
    format!("{name}?v={}", script.unwrap_or_default().trim_matches(['.', '/']))
}
