use super::Slot;
use super::lines::lines;
use crate::mechanism::{Further, Item, Kind};

/// How large the card is that a team writes its answer on, by what it has to choose from.
pub fn answer_slot(kind: &Kind) -> Slot {
    Slot::of(|across| {
        // A line to write on, and what to do.
        let list = |items: &[Item]| -> usize {
            let halves: usize = items.iter().map(|item| 2 * lines(&item.label, across - 4) + 1).sum();
            halves.div_ceil(2)
        };
        3 + match kind {
            Kind::Choice(choice) => list(&choice.options),
            Kind::Colour(colour) => colour.palette.len() + 1,
            Kind::Letters(letters) => letters.letters().len().div_ceil(across / 3),
            Kind::Further(further) => match further.kind() {
                Further::Order(order) => list(&order.items),
                // Each bin is a box to write into.
                Further::Sort(sort) => list(&sort.items) + 2 * sort.bins.len() + 2,
                Further::Match(pairs) => list(&pairs.left).max(list(&pairs.right)) * if across < 50 { 2 } else { 1 },
                Further::Tap(tap) => {
                    let text: String = tap.parts.iter().map(|part| part.text.as_str()).collect();
                    2 * lines(&text, across)
                }
                Further::Form(form) => 2 * form.fields.len(),
                Further::Switches(switches) => switches.row().len() * 2,
                Further::Point(_) | Further::Pattern(_) => 10,
                _ => 2,
            },
            _ => 2,
        }
    })
}
