//! Kinds of lock that have to be as large as their answer: a plane, a piano.

use crate::breakout::Extra;
use crate::mechanism::{Axis, Further, Key, Kind, Mechanism, Point, Spacing, Spelling, Tune};

/// How far an axis may reach: the least that holds the answer is taken.
const REACHES: [i32; 3] = [5, 10, 20];

/// The spacings of an axis, the widest first.
const SPACINGS: [&str; 4] = ["1", "0.5", "0.25", "0.1"];

/// The most points that are looked for.
const MOST_POINTS: u32 = 6;

/// A plane on which an answer lies, and how many points it is: those in brackets, `(3,-2)`.
pub(super) fn point(answer: &str, spelling: Spelling) -> Option<(Point, u32)> {
    let count = answer.matches('(').count() as u32;
    if !(1..=MOST_POINTS).contains(&count) || answer.matches(')').count() as u32 != count {
        return None;
    }
    let spacings = SPACINGS.iter().filter_map(|name| Spacing::ALL.into_iter().find(|step| step.name() == *name));
    let axis = |reach: i32, step: Spacing| Axis { from: -reach, to: reach, step, extra: Extra::new() };
    let planes = spacings.flat_map(|step| REACHES.map(|reach| axis(reach, step)));
    let mut points = planes.map(|axis| Point { x: axis.clone(), y: axis, count, ordered: false });
    points
        .find(|point| canonical(Further::Point(point.clone()), answer, spelling).is_some())
        .map(|point| (point, count))
}

/// A piano on which an answer can be played, and how many notes it is: two or more with their octaves, `C4 E4`. It reaches from C
/// to C.
pub(super) fn tune(answer: &str, spelling: Spelling) -> Option<(Tune, usize)> {
    let (lowest, highest) = (Key::new(*Key::MIDI.start())?, Key::new(*Key::MIDI.end())?);
    let notes = canonical(Further::Tune(Tune { first: lowest, last: highest }), answer, spelling)?;
    let keys: Vec<u8> = notes.split(' ').filter_map(Key::named).map(Key::midi).collect();
    let (least, most) = (*keys.iter().min()?, *keys.iter().max()?);
    let usual = Tune::default();
    let octave = |midi: u8| midi - midi % 12;
    let first = Key::new(octave(least))?.min(usual.first);
    let last = Key::new((octave(most) + if most % 12 == 0 { 0 } else { 12 }).min(highest.midi()))?.max(usual.last);
    (keys.len() > 1).then_some((Tune { first, last }, keys.len()))
}

fn canonical(kind: Further, answer: &str, spelling: Spelling) -> Option<String> {
    Mechanism::from(Kind::from(kind)).canonical(answer, spelling).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: Spelling = Spelling::native("en");

    #[test]
    fn a_plane_is_as_large_as_its_points() {
        let found =
            |answer: &str| point(answer, ENGLISH).map(|(point, count)| (point.x.to, point.x.step.name(), count));
        assert_eq!(found("(3,-2)"), Some((5, "1".into(), 1)));
        assert_eq!(found("(3, 7) and (0, 0)"), None);
        assert_eq!(found("(3, 7), (0, 0)"), Some((10, "1".into(), 2)));
        assert_eq!(found("(0.5, 12)"), Some((20, "0.5".into(), 1)));
        for none in ["3, 2", "(a, b)", "(300, 2)", "(3)", "about (3,2)"] {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn a_piano_is_as_large_as_its_tune() {
        let found = |answer: &str| tune(answer, ENGLISH).map(|(tune, n)| (tune.first.name(), tune.last.name(), n));
        assert_eq!(found("C4 E4 G4"), Some(("C4".into(), "C5".into(), 3)));
        assert_eq!(found("A3, D6"), Some(("C3".into(), "C7".into(), 2)));
        for none in ["C4", "C E G", "A bad egg", "H4 X4"] {
            assert_eq!(found(none), None, "{none}");
        }
    }
}
