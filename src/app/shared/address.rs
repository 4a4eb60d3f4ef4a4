use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{File, Shown};
use crate::app::later::{Coming, show};
use crate::app::parts::{Trouble, refusal};
use crate::app::route::Source;
use crate::app::{browser, named};
use crate::format::{MOST_BYTES, unpack};
use crate::say;

/// The file that is in an address, or lies at one.
pub(super) fn fetch(source: Source, shown: Shown) -> Coming<File> {
    Box::pin(async move {
        match source {
            Source::Link(link) => unpack(&link).map_err(|refused| refusal(&refused)),
            Source::From(address) => from(&address, shown).await,
            Source::Shipped(_) | Source::Opened(_) | Source::Carried(_) | Source::Draft(..) => Err(no_address("")),
        }
    })
}

/// Fetches the file at an address, which may be one beside this page. No cookie is sent along, and no word of who asks.
async fn from(address: &str, shown: Shown) -> File {
    let whole = resolved(address).ok_or_else(|| no_address(address))?;
    let response = answer(&whole).await.map_err(|_| not_allowed(&whole))?;
    let status = named::number(&response, "status") as u32;
    if !(200..300).contains(&status) {
        return Err(refused_by_host(&whole, status));
    }
    let of = length(&response);
    let come = RwSignal::new(0);
    shown.0.try_set(Some(Some(show(move || coming(come, of)))));
    if of.is_some_and(|of| of > MOST_BYTES) {
        return Err(too_big(&whole));
    }
    let file = read(&response, come).await.map_err(|_| broken_off(&whole))?;
    match file {
        None => Err(too_big(&whole)),
        Some(file) if is_page(&file) => Err(a_page(&whole)),
        Some(file) => Ok(file),
    }
}

/// The whole address, where it is one of the web or as near as the page itself. Some write it with its slashes encoded.
fn resolved(address: &str) -> Option<String> {
    if address.is_empty() {
        return None;
    }
    let address = if address.contains('/') { address.into() } else { decoded(address) };
    let location = JsValue::from(window().location());
    let here = named::get(&location, "href");
    let url = named::make("URL", &[address, here]).ok()?;
    let protocol = named::get(&url, "protocol").as_string()?;
    let own = named::get(&location, "protocol").as_string()?;
    let is_fit = ["https:", "http:", own.as_str()].contains(&protocol.as_str());
    named::get(&url, "href").as_string().filter(|_| is_fit)
}

fn decoded(address: &str) -> JsValue {
    js_sys::decode_uri_component(address).map_or_else(|_| address.into(), JsValue::from)
}

async fn answer(address: &str) -> Result<JsValue, JsValue> {
    let options = js_sys::Object::new().into();
    for (name, value) in [("credentials", "omit"), ("referrerPolicy", "no-referrer"), ("cache", "no-cache")] {
        named::set(&options, name, &value.into());
    }
    let asked = named::call(&window(), "fetch", &[address.into(), options])?;
    JsFuture::from(asked.unchecked_into::<js_sys::Promise>()).await
}

/// How many bytes the host says that the file has. Where it is packed on the way there are more.
fn length(response: &JsValue) -> Option<usize> {
    let headers = named::get(response, "headers");
    let header = |name: &str| named::call(&headers, "get", &[name.into()]).ok()?.as_string();
    if header("content-encoding").is_some() {
        return None;
    }
    header("content-length")?.parse().ok()
}

/// The bytes as they come; none where they are more than a file may have.
async fn read(response: &JsValue, come: RwSignal<usize>) -> Result<Option<Vec<u8>>, JsValue> {
    let reader = named::call(&named::get(response, "body"), "getReader", &[])?;
    let mut file = Vec::new();
    loop {
        let next = named::call(&reader, "read", &[])?;
        let next = JsFuture::from(next.unchecked_into::<js_sys::Promise>()).await?;
        if named::get(&next, "done").is_truthy() {
            return Ok(Some(file));
        }
        let part: Uint8Array = named::get(&next, "value").dyn_into()?;
        if file.len() + part.length() as usize > MOST_BYTES {
            // The host may stop; whether it does changes nothing here.
            let _ = named::call(&reader, "cancel", &[]);
            return Ok(None);
        }
        file.extend(part.to_vec());
        come.try_set(file.len());
    }
}

/// How much has come, and of how much, where the host says it.
fn coming(come: RwSignal<usize>, of: Option<usize>) -> AnyView {
    let value = move || of.map(|_| come.get() as f64);
    let words = move || say!(play.fetching, come = browser::number(come.get().div_ceil(1000) as u64));
    view! {
        <div class="play">
            <main class="stage coming">
                <p role="status">{say!(play.on_its_way)}</p>
                <progress aria-label=say!(play.on_its_way) max=of.map(|of| of.to_string()) prop:value=value></progress>
                <p class="quiet num">{words}</p>
            </main>
        </div>
    }
    .into_any()
}

/// Whether what came is a page of the web: one to sign in, one that shows the file.
fn is_page(file: &[u8]) -> bool {
    file.trim_ascii_start().starts_with(b"<")
}

fn no_address(address: &str) -> Trouble {
    trouble(say!(refused.no_address).into(), address, say!(refused.no_address_remedy).into())
}

fn not_allowed(address: &str) -> Trouble {
    trouble(say!(refused.not_allowed).into(), address, say!(refused.not_allowed_remedy).into())
}

fn refused_by_host(address: &str, status: u32) -> Trouble {
    trouble(say!(refused.by_host, status = status), address, say!(refused.by_host_remedy).into())
}

fn broken_off(address: &str) -> Trouble {
    trouble(say!(refused.broken_off).into(), address, say!(refused.not_arrived_remedy).into())
}

fn too_big(address: &str) -> Trouble {
    trouble(say!(refused.too_big).into(), address, say!(refused.too_big_remedy).into())
}

fn a_page(address: &str) -> Trouble {
    trouble(say!(refused.a_page).into(), address, say!(refused.a_page_remedy).into())
}

fn trouble(what: String, address: &str, remedy: String) -> Trouble {
    Trouble { what, place: address.to_owned(), remedy }
}
