use super::date::month_word;
use super::{mark_word, tune};
use crate::mechanism::{Field, Further, Item, Mark, Tap, Unit};
use crate::say;

/// An answer of a further kind as a person reads it.
pub(super) fn in_words(kind: &Further, answer: &str) -> String {
    let label = |items: &[Item], id: &str| {
        items
            .iter()
            .find(|item| item.id == id && !item.label.is_empty())
            .map_or(id.to_owned(), |item| item.label.clone())
    };
    let pairs = |left: &[Item], right: &[Item], joint: &str| {
        let pair = |word: &str| {
            let (from, to) = word.split_once('=').unwrap_or((word, ""));
            let to = as_listed(to.split(',').filter(|id| !id.is_empty()).collect(), right);
            let to: Vec<String> = to.into_iter().map(|id| label(right, id)).collect();
            format!("{}{joint}{}", label(left, from), if to.is_empty() { "–".to_owned() } else { to.join(", ") })
        };
        as_listed(answer.split(' ').collect(), left).into_iter().map(pair).collect::<Vec<_>>().join("; ")
    };
    match kind {
        Further::Tap(tap) => tapped(tap, answer),
        Further::Order(order) => {
            // Items may be sentences, with commas of their own.
            let items = answer.split(' ').map(|id| label(&order.items, id).trim_end_matches('.').to_owned());
            items.collect::<Vec<_>>().join("; ")
        }
        Further::Sort(sort) => pairs(&sort.bins, &sort.items, ": "),
        Further::Match(of) => pairs(&of.left, &of.right, " – "),
        Further::Form(form) => {
            let filled = form.filled(answer);
            let field = |(field, text): (&Field, &String)| match field.label.as_str() {
                "" => text.clone(),
                label => format!("{label}: {text}"),
            };
            form.fields.iter().zip(&filled).map(field).collect::<Vec<_>>().join("; ")
        }
        Further::Shape(_) => {
            let word = |name: &str| Mark::ALL.into_iter().find(|mark| mark.name() == name).map_or("", mark_word);
            answer.split(' ').map(word).collect::<Vec<_>>().join(", ")
        }
        Further::Switches(switches) => {
            let row = switches.row();
            let state = |(label, on): (&String, &str)| match on {
                "on" => format!("{label}: {}", say!(mechanism.on)),
                _ => format!("{label}: {}", say!(mechanism.off)),
            };
            row.iter().zip(answer.split(' ')).map(state).collect::<Vec<_>>().join(", ")
        }
        Further::Pattern(_) => answer.replace(' ', " – "),
        Further::Clock(clock) if clock.hours == 12 => {
            let (hour, minute) = answer.split_once(':').unwrap_or((answer, "00"));
            let hour: u32 = hour.parse().unwrap_or_default();
            let half = if hour < 12 { say!(mechanism.am) } else { say!(mechanism.pm) };
            format!("{}:{minute} {half}", (hour + 11) % 12 + 1)
        }
        Further::Tune(_) => tune::shown(answer),
        Further::Date(_) => {
            let mut parts = answer.split('-').map(|part| part.trim_start_matches('0'));
            let mut next = || parts.next().unwrap_or_default();
            let (year, month, day) = (next(), next(), next());
            format!("{day} {} {year}", month_word(month.parse().unwrap_or(1)))
        }
        Further::Point(_) => answer.replace('-', "−").replace(',', ", "),
        Further::Quantity(_) | Further::Clock(_) => answer.to_owned(),
    }
}

/// What an answer has by its ids, in the order in which the file lists the items. What stands before a sign is the id.
fn as_listed<'w>(mut words: Vec<&'w str>, items: &[Item]) -> Vec<&'w str> {
    let id = |word: &'w str| word.split_once('=').map_or(word, |(id, _)| id);
    words.sort_by_cached_key(|word| items.iter().position(|item| item.id == id(word)));
    words
}

/// What is tapped, with the word before a gap.
fn tapped(tap: &Tap, answer: &str) -> String {
    let numbers: Vec<usize> = answer.split(' ').filter_map(|number| number.parse().ok()).collect();
    let (mut number, mut before, mut words) = (0, "", Vec::new());
    for part in &tap.parts {
        if !part.tap {
            before = part.text.trim();
            continue;
        }
        number += 1;
        if numbers.contains(&number) {
            words.push(match tap.unit {
                Unit::Gap if before.is_empty() => say!(mechanism.gap_first).to_owned(),
                Unit::Gap => say!(mechanism.gap_after, word = before),
                _ => part.text.clone(),
            });
        }
    }
    words.join(", ")
}
