use super::line::{fence, heading, indent, interrupts, is_blank, is_rule, marker, outdent, quoted, underline};
use super::{Block, DEPTH, list, spans, table};

/// The lines of a block, and how many there are.
pub(super) type Taken = (Block, usize);

/// Reads lines that stand in so many other blocks.
pub(super) fn read(lines: &[&str], depth: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = lines;
    while let Some(line) = rest.first() {
        if is_blank(line) {
            rest = &rest[1..];
            continue;
        }
        let (block, taken) = block(rest, line, depth);
        blocks.push(block);
        rest = rest.get(taken..).unwrap_or_default();
    }
    blocks
}

fn block(lines: &[&str], line: &str, depth: usize) -> Taken {
    if let Some((level, words)) = heading(line) {
        return (Block::Heading { level, words: spans::read(words) }, 1);
    }
    if is_rule(line) {
        return (Block::Rule, 1);
    }
    if let Some((sign, length)) = fence(line) {
        return fenced(lines, sign, length);
    }
    if indent(line) >= 4 {
        return indented(lines);
    }
    if depth < DEPTH && quoted(line).is_some() {
        return quote(lines, depth);
    }
    if depth < DEPTH
        && let Some(marker) = marker(line)
    {
        return list::read(lines, marker, depth);
    }
    table::read(lines).unwrap_or_else(|| paragraph(lines))
}

fn fenced(lines: &[&str], sign: char, length: usize) -> Taken {
    let columns = lines.first().map_or(0, |line| indent(line));
    let closes =
        |line: &&str| fence(line).is_some_and(|(other, by)| other == sign && by >= length) && is_bare(line, sign);
    let inner: Vec<&str> = lines.iter().skip(1).copied().take_while(|line| !closes(line)).collect();
    let code = inner.iter().map(|line| format!("{}\n", outdent(line, columns))).collect();
    (Block::Code(code), inner.len() + 2)
}

fn is_bare(line: &str, sign: char) -> bool {
    line.trim().chars().all(|letter| letter == sign)
}

fn indented(lines: &[&str]) -> Taken {
    let all = lines.iter().take_while(|line| is_blank(line) || indent(line) >= 4).count();
    let blank = lines.iter().take(all).rev().take_while(|line| is_blank(line)).count();
    let code = lines.iter().take(all - blank).map(|line| format!("{}\n", outdent(line, 4))).collect();
    (Block::Code(code), all)
}

fn quote(lines: &[&str], depth: usize) -> Taken {
    let mut inner: Vec<&str> = Vec::new();
    for line in lines {
        let goes_on = inner.last().is_some_and(|last| goes_on(last, line));
        match quoted(line) {
            Some(line) => inner.push(line),
            None if goes_on => inner.push(line),
            None => break,
        }
    }
    (Block::Quote(read(&inner, depth + 1)), inner.len())
}

/// Whether a line goes on with the paragraph of the line above it, though it lacks the marks of what both stand in.
pub(super) fn goes_on(last: &str, line: &str) -> bool {
    let is_paragraph = !is_blank(last) && heading(last).is_none() && !is_rule(last) && fence(last).is_none();
    is_paragraph && !is_blank(line) && !interrupts(line) && marker(line).is_none()
}

fn paragraph(lines: &[&str]) -> Taken {
    let ends = |at: usize, line: &str| is_blank(line) || interrupts(line) || table::read(&lines[at..]).is_some();
    let mut count = 1;
    for (at, line) in lines.iter().enumerate().skip(1) {
        if let Some(level) = underline(line) {
            return (Block::Heading { level, words: words(lines, count) }, count + 1);
        }
        if ends(at, line) {
            break;
        }
        count += 1;
    }
    (Block::Paragraph(words(lines, count)), count)
}

fn words(lines: &[&str], count: usize) -> Vec<super::Span> {
    let lines: Vec<&str> = lines.iter().take(count).map(|line| line.trim_start()).collect();
    spans::read(lines.join("\n").trim_end())
}
