use leptos::prelude::*;

use super::sitting::Sitting;
use super::story::Top;
use super::{Next, Phase};
use crate::app::parts::{Icon, Prose};
use crate::say;

/// The hasp falls, the lid lifts, and the engraved targets fill with brass.
pub(super) fn finale(sitting: Sitting, next: Next) -> AnyView {
    let (targets, locks) =
        sitting.game.with_untracked(|game| (game.breakout().targets.clone(), game.breakout().locks.len()));
    sitting.sound.spring();
    view! {
        <div class="play">
            <div class="lamp" aria-hidden="true"></div>
            <Top sitting/>
            <main class="stage">
                <section class="open-box filled">
                    <div class="board">
                        <h2 class="label">{say!(play.lid)}</h2>
                        <p>{if targets.is_empty() { say!(play.all_opened) } else { say!(play.can_do_now) }}</p>
                        <ul class="targets" role="list">
                            {targets.into_iter().map(|target| view! { <li><Prose text=target.statement/></li> }.into_any()).collect_view()}
                        </ul>
                    </div>
                    <Icon name="folded-paper" attr:class="peek"/>
                    <div class="rim lit" aria-hidden="true">
                        <div class="falls">
                            <div class="hasp"></div>
                            <div class="hanging">{(0..locks.min(12)).map(|_| view! { <Icon name="lock-open"/> }.into_any()).collect_view()}</div>
                        </div>
                    </div>
                </section>
                <p class="row"><button class="go late" type="button" on:click=move |_| next.run(Phase::Ending(sitting))>{say!(play.see_inside)}</button></p>
            </main>
        </div>
    }
    .into_any()
}
