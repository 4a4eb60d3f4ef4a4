//! What a teacher sets for teams that give their names: roles of their own; and which locks ask how a team knows.

use leptos::prelude::*;

use super::bench::Bench;
use super::lists::TextField;
use crate::breakout::{Breakout, Explain, LONGEST_ROLE, MOST_ROLES, name_roles, named_roles};
use crate::say;

/// The roles that members of a team do in turns.
#[component]
pub(super) fn RolesRule(bench: Bench) -> impl IntoView {
    let named = Memo::new(move |_| bench.read(|breakout| named_roles(&breakout.rules)));
    let typed = RwSignal::new(named.get_untracked().join(", "));
    // What was typed stays as it was typed while it says the same: a comma has to be written before what comes behind it.
    let value = Signal::derive(move || {
        let own = shown(&list(&typed.read()));
        named.with(|named| if *named == own { typed.get() } else { named.join(", ") })
    });
    let write = Callback::new(move |text: String| {
        let roles = list(&text);
        typed.set(text);
        bench.change("roles", |breakout| name_roles(&mut breakout.rules, roles));
    });
    let wrong = Signal::derive(move || {
        let roles = list(&value.read());
        let long = roles.iter().find(|role| role.chars().count() > LONGEST_ROLE);
        match long {
            Some(role) => Some(say!(team.rule_roles_long, role = role)),
            None => (roles.len() > MOST_ROLES).then(|| say!(team.rule_roles_many, n = MOST_ROLES)),
        }
    });
    let told = move || {
        named.with(|named| if named.is_empty() { say!(team.rule_roles_usual).into() } else { named.join(", ") })
    };
    view! {
        <details class="rule">
            <summary><b>{say!(team.rule_roles)}</b><span class="quiet">{told}</span></summary>
            <div class="inside">
                <TextField id="roles".into() label=say!(team.rule_roles_field) value write wrong=wrong/>
                <p class="quiet">{say!(team.rule_roles_help, usual = say!(team.rule_roles_usual))}" "{say!(team.rule_roles_words)}</p>
            </div>
        </details>
    }
}

/// The roles in a line of text.
fn list(text: &str) -> Vec<String> {
    text.split(',').map(|role| role.trim().to_owned()).filter(|role| !role.is_empty()).collect()
}

/// As teams see them.
fn shown(roles: &[String]) -> Vec<String> {
    let mut rules = crate::breakout::Rules::default();
    name_roles(&mut rules, roles.to_vec());
    named_roles(&rules)
}

/// Which locks ask how a team knows.
#[component]
pub(super) fn ExplainRule(bench: Bench) -> impl IntoView {
    let locks = Memo::new(move |_| {
        let one = |lock: &std::sync::Arc<crate::breakout::Lock>| (lock.id.clone(), lock.title.clone());
        bench.read(|breakout| breakout.locks.iter().map(one).collect::<Vec<_>>())
    });
    let asked = |breakout: &Breakout| breakout.locks.iter().filter(|lock| lock.explain.is_some()).count();
    let told = move || match bench.read(asked) {
        0 => say!(team.rule_explain_none).to_owned(),
        n => say!(team.rule_explain_n, n = n, of = locks.read().len()),
    };
    let line = move |(id, title): (String, String)| {
        let id = StoredValue::new(id);
        let asks = Memo::new(move |_| id.with_value(|id| bench.lock(id, |lock| lock.explain.is_some())));
        let set = move |on: bool| {
            id.with_value(|id| bench.change_lock("explain", id, |lock| lock.explain = on.then_some(Explain::After)));
        };
        let title = if title.is_empty() { id.get_value() } else { title };
        view! { <label class="tick"><input type="checkbox" prop:checked=move || asks.get() on:change:target=move |event| set(event.target().checked())/>{title}</label> }
    };
    view! {
        <details class="rule">
            <summary><b>{say!(team.rule_explain)}</b><span class="quiet">{told}</span></summary>
            <div class="inside">
                <p class="quiet">{say!(team.rule_explain_words)}</p>
                {move || locks.get().into_iter().map(line).collect_view()}
            </div>
        </details>
    }
}
