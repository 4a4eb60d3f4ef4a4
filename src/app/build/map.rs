//! The chain drawn: its layers, and the lines between them.

use leptos::prelude::*;

use super::bench::Bench;
use super::chain::Badge;
use super::findings::lock_name;
use crate::app::parts::Icon;
use crate::breakout::{Breakout, chain};
use crate::say;

/// The height of a layer, in tenths of a CSS pixel at the usual size: `.map`'s `--layer`. All is drawn in whole numbers: what
/// writes others weighs more than this page.
const LAYER: usize = 1024;
/// Where a drawn lock ends, and where its name does.
const LOCK: usize = 600;
const NAME: usize = 760;
/// The width of the drawing, whatever it is on the screen.
const WIDTH: usize = 10_000;

/// What of a lock the drawing shows.
struct Node {
    id: String,
    title: String,
    /// How many of how many must be open, where not all must.
    any: Option<(usize, usize)>,
}

/// A lock or a passing line, and what it hangs from.
type Slot = (Option<Node>, Vec<usize>);

fn nodes(breakout: &Breakout) -> Vec<Vec<Slot>> {
    let slot = |slot: chain::Slot| {
        let node = slot.lock.map(|lock| Node {
            id: lock.id.clone(),
            title: lock_name(breakout, &lock.id),
            any: (lock.needed() < lock.after.len()).then(|| (lock.needed(), lock.after.len())),
        });
        (node, slot.from)
    };
    chain::drawing(breakout).into_iter().map(|layer| layer.into_iter().map(slot).collect()).collect()
}

/// The chain as a map: layers from top to bottom, a line from each lock to those after it.
#[component]
pub(super) fn Map(bench: Bench, here: Memo<Option<String>>, tried: RwSignal<bool>) -> impl IntoView {
    let layers = move || bench.chain.with(|breakout| nodes(breakout));
    let breakout = bench.peek(|breakout| breakout.id);
    let slot = move |(node, _): Slot| match node {
        None => view! { <li aria-hidden="true"></li> }.into_any(),
        Some(node) => {
            let (own, id) = (node.id.clone(), node.id.clone());
            view! {
                <li>
                    <a class="node" href=format!("#/build/{breakout}/lock/{}", node.id) aria-current=move || (here.get().as_ref() == Some(&own)).then_some("page")>
                        <Icon name="lock-here"/>
                        <span>{node.title}</span>
                        {node.any.map(|(need, of)| view! { <span class="any">{say!(build.any_n_of, n = need, of = of)}</span> })}
                        <Badge bench id tried/>
                    </a>
                </li>
            }
            .into_any()
        }
    };
    move || {
        let layers = layers();
        let height = LAYER * layers.len();
        let lines = lines(&layers);
        view! {
            <div class="chain-map">
                <div class="map">
                    <svg viewBox=format!("0 0 {WIDTH} {height}") preserveAspectRatio="none" aria-hidden="true">{lines}</svg>
                    {layers.into_iter().map(|layer| view! { <ol class="layer" role="list">{layer.into_iter().map(slot).collect_view()}</ol> }).collect_view()}
                </div>
            </div>
        }
    }
}

fn lines(layers: &[Vec<Slot>]) -> Vec<AnyView> {
    let middle = |index: usize, layer: &[Slot]| (2 * index + 1) * WIDTH / (2 * layer.len());
    let mut lines = Vec::new();
    for (row, pair) in layers.windows(2).enumerate() {
        let [above, below] = pair else { continue };
        let top = LAYER * row;
        for (index, (node, from)) in below.iter().enumerate() {
            for before in from {
                let (x, to) = (middle(*before, above), middle(index, below));
                let passes = above.get(*before).is_some_and(|(node, _)| node.is_none());
                let (begin, turn, end) = (top + if passes { 0 } else { LOCK }, top + NAME, top + LAYER);
                // Down beside the name, across in the gap between two layers, and into the next.
                let middle = (turn + end) / 2;
                let d = format!("M{x} {begin}V{turn}C{x} {middle} {to} {middle} {to} {}", end + 20);
                let some = node.as_ref().is_some_and(|node| node.any.is_some());
                lines.push(view! { <path class:some=some d=d></path> }.into_any());
            }
        }
    }
    lines
}
