use super::Block;
use super::blocks::{self, Taken, goes_on};
use super::line::{Marker, indent, is_blank, marker, outdent};

/// Reads the list that begins with a marker.
pub(super) fn read(lines: &[&str], first: Marker, depth: usize) -> Taken {
    let mut items = Vec::new();
    let mut is_loose = false;
    let mut taken = 0;
    let mut next = Some(first);
    while let Some(marker) = next {
        let item = item(&lines[taken..], marker);
        let blocks = blocks::read(&item.lines, depth + 1);
        is_loose |= item.has_gap && blocks.len() > 1;
        items.push(blocks);
        taken += item.taken;
        let gap = lines.iter().skip(taken).take_while(|line| is_blank(line)).count();
        next = lines.get(taken + gap).and_then(|line| another(line, first));
        if next.is_some() {
            is_loose |= gap > 0;
            taken += gap;
        }
    }
    if !is_loose {
        items.iter_mut().flatten().for_each(tighten);
    }
    (Block::List { start: first.number, items }, taken)
}

struct Item<'a> {
    lines: Vec<&'a str>,
    has_gap: bool,
    taken: usize,
}

/// The lines of one point, without its marker and indent.
fn item<'a>(lines: &[&'a str], marker: Marker) -> Item<'a> {
    let mut inner = Vec::new();
    let mut blank = 0;
    let mut has_gap = false;
    for line in lines {
        if inner.is_empty() {
            inner.push(line.get(marker.width..).unwrap_or_default());
        } else if is_blank(line) {
            if marker.is_empty && inner.len() == 1 {
                break;
            }
            blank += 1;
        } else if indent(line) >= marker.width || (blank == 0 && goes_on(inner.last().unwrap_or(&""), line)) {
            has_gap |= blank > 0;
            inner.extend(std::iter::repeat_n("", blank));
            inner.push(outdent(line, marker.width));
            blank = 0;
        } else {
            break;
        }
    }
    Item { taken: inner.len(), lines: inner, has_gap }
}

/// The marker of a line that goes on with a list.
fn another(line: &str, first: Marker) -> Option<Marker> {
    marker(line).filter(|marker| marker.sign == first.sign && marker.number.is_some() == first.number.is_some())
}

fn tighten(block: &mut Block) {
    if let Block::Paragraph(words) = block {
        *block = Block::Words(std::mem::take(words));
    }
}
