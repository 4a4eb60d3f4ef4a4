use crate::prose::{Block, Span, read};

/// About how many lines a text takes where so many letters stand in one; tables and gaps between blocks count, too.
/// Rather too many than too few: a card grows where it must, but then its page ends early.
pub fn lines(text: &str, across: usize) -> usize {
    halves(&read(text), across).div_ceil(2)
}

/// The same in half lines: that is the gap between blocks.
fn halves(blocks: &[Block], across: usize) -> usize {
    let block = |block: &Block| match block {
        Block::Paragraph(words) | Block::Words(words) => 2 * rows(words, across),
        Block::Heading { words, .. } => 3 * rows(words, across * 3 / 4),
        Block::Quote(inner) => halves(inner, across.saturating_sub(3)),
        Block::Code(code) => 2 * code.lines().map(|line| wrapped(line.chars().count(), across)).sum::<usize>(),
        Block::List { items, .. } => {
            let item = |item: &Vec<Block>| halves(item, across.saturating_sub(3));
            items.iter().map(item).sum::<usize>() + items.len() / 2
        }
        Block::Table { head, rows } => {
            let cell = (across / head.len().max(1)).saturating_sub(3);
            let row =
                |cells: &Vec<Vec<Span>>| 2 * cells.iter().map(|words| self::rows(words, cell)).max().unwrap_or(1) + 1;
            // A word that is broken in a narrow column is hard to read: rather a larger card.
            let all = || rows.iter().chain([head]);
            let longest = |column: usize| all().filter_map(|cells| cells.get(column)).map(|cell| word(cell)).max();
            let least: usize = (0..head.len()).filter_map(longest).map(|letters| letters + 3).sum();
            let broken = if least > across { BROKEN } else { 0 };
            row(head) + rows.iter().map(row).sum::<usize>() + broken
        }
        Block::Rule => 2,
    };
    blocks.iter().map(block).sum::<usize>() + blocks.len().saturating_sub(1)
}

/// As many half lines as no half page has.
const BROKEN: usize = 60;

/// The letters of the longest word.
fn word(words: &[Span]) -> usize {
    let mut longest = 0;
    count(words, &mut |span| {
        if let Span::Text(text) | Span::Code(text) = span {
            let letters = text.split_whitespace().map(|word| word.chars().count()).max();
            longest = longest.max(letters.unwrap_or_default());
        }
    });
    longest
}

fn rows(words: &[Span], across: usize) -> usize {
    let (mut rows, mut letters, mut tall) = (0, 0, 0);
    count(words, &mut |span| match span {
        Span::Break => {
            rows += wrapped(letters, across);
            letters = 0;
        }
        Span::Maths { source, display: true } => tall += 2 * source.matches("\\\\").count() + 2,
        Span::Maths { source, .. } => letters += source.len() / 2 + 1,
        Span::Text(text) | Span::Code(text) => letters += text.chars().count(),
        _ => {}
    });
    rows + wrapped(letters, across) + tall
}

fn count(words: &[Span], each: &mut impl FnMut(&Span)) {
    for span in words {
        each(span);
        if let Span::Emphasis(inner) | Span::Strong(inner) | Span::Struck(inner) | Span::Link { words: inner, .. } =
            span
        {
            count(inner, each);
        }
    }
}

/// Lines are seldom full: the last word goes to the next.
fn wrapped(letters: usize, across: usize) -> usize {
    letters.div_ceil(across.saturating_sub(2).max(4)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_room_is_counted() {
        assert_eq!(lines("", 40), 0);
        assert_eq!(lines("A word.", 40), 1);
        assert_eq!(lines(&"word ".repeat(38), 40), 5);
        assert_eq!(lines("one\n\ntwo", 40), 3);
        assert_eq!(lines("- one\n- two\n- three", 40), 4);
        assert_eq!(lines("- one\n- two\n- three\n- four", 40), 5);
        assert!(lines("| a | b |\n|---|---|\n| c | d |", 40) >= 3);
        assert!(lines("$$\\frac{1}{2}$$", 40) > 2);
        let wide =
            "| Number | Ones | Tenths | Hundredths | Thousandths |\n|---|---|---|---|---|\n| 3.4 | 3 | 4 | 0 | 0 |";
        assert!(lines(wide, 40) > 30 && lines(wide, 88) < 5);
        // However narrow, there is an end.
        assert!(lines("> > > word", 1) >= 1);
    }
}
