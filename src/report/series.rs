//! A hand-in as a series of QR codes, which a camera may see in any order and as often as it likes.

/// The most bytes of a hand-in in one code of a series. They are written in base 45 (RFC 9285), whose letters a QR code packs
/// close: with its head, a part fits the 970 of version 20 at level M, which a phone reads from a screen.
pub const BYTES_A_CODE: usize = 620;

/// The most parts that a series has.
const MOST_PARTS: usize = 999;

/// What each part begins with.
const MARK: &str = "LW1";

/// What each part ends with: bytes may end with a space, which whoever hands text on takes off.
const END: char = '.';

/// The letters of base 45, in their order.
const LETTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// The parts of a hand-in, each with its number: `LW1:5A0C31F7:2/9:`, its bytes, and a full stop. None where it is empty, or needs more
/// than 999 codes.
pub fn split(bytes: &[u8]) -> Option<Vec<String>> {
    let of = bytes.len().div_ceil(BYTES_A_CODE);
    if of == 0 || of > MOST_PARTS {
        return None;
    }
    let id = checksum(bytes);
    let part = |(at, bytes): (usize, &[u8])| format!("{MARK}:{id:08X}:{}/{of}:{}{END}", at + 1, encode(bytes));
    Some(bytes.chunks(BYTES_A_CODE).enumerate().map(part).collect())
}

/// What a camera saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// A part that was missing; so many of so many are there now.
    Part {
        /// Parts that are there.
        have: usize,
        /// Parts of the series.
        of: usize,
    },
    /// A part that was there already.
    Again {
        /// Parts that are there.
        have: usize,
        /// Parts of the series.
        of: usize,
    },
    /// The last missing part: this is the hand-in.
    Whole(Vec<u8>),
    /// A whole series was seen again.
    KnownWhole,
    /// All parts are there, and they don't fit together; the series begins anew.
    Damaged,
    /// It is no part of a series.
    NotOurs,
}

/// Collects the parts of series, of several teams at once.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    series: Vec<Series>,
    whole: Vec<(u32, usize)>,
}

#[derive(Clone, Debug)]
struct Series {
    key: (u32, usize),
    parts: Vec<Option<Vec<u8>>>,
}

impl Collector {
    /// Takes what a camera saw.
    pub fn see(&mut self, code: &str) -> Scan {
        let Some((key, number, bytes)) = part(code) else { return Scan::NotOurs };
        if self.whole.contains(&key) {
            return Scan::KnownWhole;
        }
        let known = self.series.iter().position(|series| series.key == key);
        let at = known.unwrap_or_else(|| {
            self.series.push(Series { key, parts: vec![None; key.1] });
            self.series.len() - 1
        });
        let parts = &mut self.series[at].parts;
        let is_new = parts[number].is_none();
        parts[number].get_or_insert(bytes);
        let (have, of) = (parts.iter().flatten().count(), parts.len());
        if have < of {
            return if is_new { Scan::Part { have, of } } else { Scan::Again { have, of } };
        }
        let whole: Vec<u8> = self.series.remove(at).parts.into_iter().flatten().flatten().collect();
        if checksum(&whole) != key.0 {
            return Scan::Damaged;
        }
        self.whole.push(key);
        Scan::Whole(whole)
    }

    /// The numbers, from 1, of the parts that are missing in the series seen last; empty where none has begun.
    pub fn missing(&self) -> Vec<usize> {
        let parts = self.series.last().map_or(&[][..], |series| &series.parts);
        parts.iter().enumerate().filter(|(_, part)| part.is_none()).map(|(at, _)| at + 1).collect()
    }
}

/// A part: its series with how many parts that has, its number from 0, and its bytes.
fn part(code: &str) -> Option<((u32, usize), usize, Vec<u8>)> {
    let mut fields = code.trim().strip_suffix(END)?.splitn(4, ':');
    if fields.next()? != MARK {
        return None;
    }
    let id = u32::from_str_radix(fields.next()?, 16).ok()?;
    let (number, of) = fields.next()?.split_once('/')?;
    let (number, of): (usize, usize) = (number.parse().ok()?, of.parse().ok()?);
    if number == 0 || number > of || of > MOST_PARTS {
        return None;
    }
    let bytes = decode(fields.next()?)?;
    (bytes.len() <= BYTES_A_CODE).then_some(((id, of), number - 1, bytes))
}

fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    for pair in bytes.chunks(2) {
        let mut value = pair.iter().fold(0usize, |value, byte| value << 8 | usize::from(*byte));
        for _ in 0..pair.len() + 1 {
            text.push(char::from(LETTERS[value % 45]));
            value /= 45;
        }
    }
    text
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let place = |letter: &u8| LETTERS.iter().position(|known| known == letter);
    let values: Vec<usize> = text.as_bytes().iter().map(place).collect::<Option<_>>()?;
    let mut bytes = Vec::new();
    for group in values.chunks(3) {
        let value = group.iter().rev().fold(0usize, |value, digit| value * 45 + digit);
        match group.len() {
            3 => bytes.extend(u16::try_from(value).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(value).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

/// CRC-32 (ISO/IEC 8802-3), which tells a series from others and whether its parts fit together.
fn checksum(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::Code;
    use proptest::prelude::*;

    #[test]
    fn checksum_and_base_45_are_those_of_their_standards() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
        assert_eq!(encode(b"AB"), "BB8");
        assert_eq!(encode(b"Hello!!"), "%69 VD92EX0");
        assert_eq!(decode("QED8WEX0"), Some(b"ietf!".to_vec()));
        for broken in ["GGW", "A", ":::", "QED8WEX", "a"] {
            assert_eq!(decode(broken), None, "{broken}");
        }
    }

    #[test]
    fn the_longest_part_is_a_code_that_a_phone_reads() {
        let longest = split(&vec![0xff; BYTES_A_CODE * MOST_PARTS]).unwrap_or_default().pop().unwrap_or_default();
        let dots = Code::of(&longest).map(|code| code.size() - 8);
        assert!(dots <= Some(97) && dots.is_some(), "{dots:?}");
        assert_eq!(split(&vec![0; BYTES_A_CODE * MOST_PARTS + 1]), None);
        assert_eq!(split(&[]), None);
    }

    proptest! {
        #[test]
        fn any_order_with_any_repeats_of_several_series_gives_each_back_once(
            all in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..4000), 1..4),
            order in prop::collection::vec(any::<u32>(), 1..40),
        ) {
            let mut all = all;
            all.sort();
            all.dedup();
            let parts: Vec<String> = all.iter().flat_map(|bytes| split(bytes).unwrap_or_default()).collect();
            let mut shown: Vec<(u32, &String)> = parts.iter().chain(&parts).zip(order.iter().cycle()).map(|(part, key)| (*key, part)).collect();
            shown.sort_by_key(|(key, _)| *key);
            let mut collector = Collector::default();
            let mut whole = Vec::new();
            for (_, part) in shown {
                match collector.see(part) {
                    Scan::Whole(bytes) => whole.push(bytes),
                    Scan::NotOurs | Scan::Damaged => prop_assert!(false, "{part}"),
                    _ => {}
                }
            }
            whole.sort();
            prop_assert_eq!(whole, all);
            prop_assert_eq!(collector.missing(), Vec::<usize>::new());
        }

        #[test]
        fn nothing_that_a_camera_sees_makes_it_panic(code in "(LW1:)?[0-9A-F]{0,9}:?[0-9]{0,4}/?[0-9]{0,4}:?\\PC*") {
            Collector::default().see(&code);
        }
    }

    #[test]
    fn parts_that_do_not_fit_together_are_told() {
        let parts = split(&[7; 1000]).unwrap_or_default();
        let mut collector = Collector::default();
        assert_eq!(collector.see(&parts[1]), Scan::Part { have: 1, of: 2 });
        assert_eq!(collector.see(&parts[1]), Scan::Again { have: 1, of: 2 });
        assert_eq!(collector.missing(), [1]);
        let head: Vec<&str> = parts[0].splitn(4, ':').take(3).collect();
        assert_eq!(collector.see(&format!("{}:BB8.", head.join(":"))), Scan::Damaged);
        assert_eq!(collector.see(&parts[0]), Scan::Part { have: 1, of: 2 });
        assert_eq!(collector.see(&parts[1]), Scan::Whole(vec![7; 1000]));
        assert_eq!(collector.see(&parts[0]), Scan::KnownWhole);
        assert_eq!(collector.see("https://school.example"), Scan::NotOurs);
    }
}
