/// The fewest things that are put in order: of two there are only two orders.
const FEWEST: usize = 3;

/// The things that an answer puts in order: `a > b > c`, `a → b → c`, or `1) a 2) b 3) c`. None where it puts none.
pub(super) fn steps(answer: &str) -> Option<Vec<String>> {
    let parted = ["→", "->", ">"].into_iter().map(|mark| tidy(answer.split(mark)));
    parted
        .chain(std::iter::once(numbered(answer)))
        .find(|steps| steps.len() >= FEWEST && steps.iter().all(|step| !step.is_empty()))
}

/// The parts of a list with a number before each: `1)` or `1.`, from 1 on.
fn numbered(answer: &str) -> Vec<String> {
    let answer = answer.trim();
    let (mut steps, mut from) = (Vec::new(), 0);
    for number in 1.. {
        let Some((start, end)) = label(answer, number, from).filter(|(start, _)| number > 1 || *start == 0) else {
            break;
        };
        if number > 1 {
            steps.push(&answer[from..start]);
        }
        from = end;
    }
    steps.push(&answer[from..]);
    tidy(steps.into_iter())
}

/// From where to where the next such number goes, behind a space or at the start.
fn label(answer: &str, number: usize, from: usize) -> Option<(usize, usize)> {
    let digits = number.to_string();
    let is_label = |start: usize| {
        let (before, after) = (&answer[..start], &answer[start + digits.len()..]);
        (before.is_empty() || before.ends_with(char::is_whitespace)) && after.starts_with([')', '.'])
    };
    let found = answer[from..].match_indices(&digits).map(|(at, _)| from + at).find(|start| is_label(*start))?;
    Some((found, found + digits.len() + 1))
}

fn tidy<'t>(steps: impl Iterator<Item = &'t str>) -> Vec<String> {
    steps.map(|step| step.trim().trim_end_matches([',', ';']).trim_end().to_owned()).collect()
}
