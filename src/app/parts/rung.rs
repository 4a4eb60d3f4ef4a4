use crate::say;

/// What a rung of the hint ladder is called, counted from 0: a nudge, a method, nearly all.
pub fn rung_name(rung: usize) -> String {
    match rung {
        0 => say!(play.rung_1).to_owned(),
        1 => say!(play.rung_2).to_owned(),
        2 => say!(play.rung_3).to_owned(),
        _ => say!(play.rung_n, n = rung + 1),
    }
}
