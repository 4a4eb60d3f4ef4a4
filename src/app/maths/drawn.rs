use leptos::html;
use leptos::prelude::*;

use super::TellFaults;
use crate::app::parts::code_of;
use crate::maths::{Element, Fault, Node, read};
use crate::say;

const NAMESPACE: &str = "http://www.w3.org/1998/Math/MathML";

/// A formula; where it can't be read its source, and for its author why.
pub(super) fn shown(source: &str, display: bool) -> AnyView {
    match read(source, display) {
        Ok(maths) => {
            let place: NodeRef<html::Span> = NodeRef::new();
            place.on_load(move |place| {
                if let Some(node) = node(&maths) {
                    let _ = place.append_child(&node);
                }
            });
            view! { <span class="maths" class:display=display node_ref=place></span> }.into_any()
        }
        Err(fault) if use_context::<TellFaults>().is_some() => {
            view! { <span class="no-maths">{code_of(source)}" "<small>{why(&fault)}</small></span> }.into_any()
        }
        Err(_) => code_of(source),
    }
}

/// Nodes of what was read, and of nothing else.
fn node(element: &Element) -> Option<web_sys::Element> {
    let made = document().create_element_ns(Some(NAMESPACE), element.name).ok()?;
    for (name, value) in &element.attributes {
        made.set_attribute(name, value).ok()?;
    }
    for child in &element.children {
        match child {
            Node::Element(element) => made.append_child(&node(element)?.into()).ok()?,
            Node::Text(text) => made.append_child(&document().create_text_node(text)).ok()?,
        };
    }
    Some(made)
}

/// What is said of a fault.
pub(super) fn why(fault: &Fault) -> String {
    match fault {
        Fault::TooLarge => say!(maths.too_large).to_owned(),
        Fault::Unknown(name) => say!(maths.unknown, name = name),
        Fault::Unfinished => say!(maths.unfinished).to_owned(),
        Fault::Misplaced(part) => say!(maths.misplaced, part = part),
    }
}
