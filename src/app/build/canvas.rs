use js_sys::{Object, Promise};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element};

use crate::app::named::call;

/// What pictures are drawn on.
pub(super) struct Canvas {
    canvas: Element,
    /// Draws on it.
    pub pen: JsValue,
}

impl Canvas {
    /// None where the browser has none.
    pub fn new() -> Option<Self> {
        let canvas = document().create_element("canvas").ok()?;
        let pen = call(&canvas, "getContext", &["2d".into()]).ok()?;
        Some(Canvas { canvas, pen })
    }

    /// Gives it a size in pixels; what was on it is gone.
    pub fn cut(&self, width: u32, height: u32) -> Option<()> {
        self.canvas.set_attribute("width", &width.to_string()).ok()?;
        self.canvas.set_attribute("height", &height.to_string()).ok()
    }

    /// What is on it as a file of a media type, the quality in per cent.
    pub async fn blob(&self, kind: &str, quality: u8) -> Option<Blob> {
        let quality = f64::from(quality) / 100.0;
        let written = Promise::new(&mut |settle, refuse| {
            if let Err(error) = call(&self.canvas, "toBlob", &[settle.into(), kind.into(), quality.into()]) {
                // It only settles a promise.
                let _ = refuse.call1(&Object::new(), &error);
            }
        });
        JsFuture::from(written).await.ok().filter(JsValue::is_object).map(JsCast::unchecked_into)
    }
}
