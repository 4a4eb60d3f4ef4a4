//! Seldom used parts of the browser, called by their names. A binding for each would stand in the script that a student's
//! first visit loads, whoever uses it.

use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// A member; undefined where there is none.
pub fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// A member that is a number; 0 where it is none.
pub fn number(of: &JsValue, name: &str) -> f64 {
    get(of, name).as_f64().unwrap_or_default()
}

/// Sets a member.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    // Only what is sealed refuses, and nothing here is.
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a method.
///
/// # Errors
/// What it throws, or where there is none.
pub fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = get(of, name).dyn_into()?;
    method.apply(of, &with.iter().collect::<Array>())
}

/// Makes one of a class of the window's.
///
/// # Errors
/// Where the class refuses, or there is none.
pub fn make(class: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let with: Array = with.iter().collect();
    call(&get(&window(), "Reflect"), "construct", &[get(&window(), class), with.into()])
}
