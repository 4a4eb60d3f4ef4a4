use leptos::prelude::*;

/// Shows `then` while `is`; it is made anew only when that changes. Like leptos' `Show`, with one copy of its code in place
/// of one for each use.
pub fn when(
    is: impl Fn() -> bool + Send + Sync + 'static,
    then: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    shown(Box::new(is), Box::new(then))
}

fn shown(is: Box<dyn Fn() -> bool + Send + Sync>, then: Box<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    let is = Memo::new(move |_| is());
    view! { {move || if is.get() { then() } else { ().into_any() }} }.into_any()
}
