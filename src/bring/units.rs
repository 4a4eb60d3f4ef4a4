/// Units that a number in an answer may have behind it. Of others nobody knows whether they count or name something: `7 Up`.
const BEHIND: &str = "mm cm dm m km in ft yd mi mm² cm² m² km² mm³ cm³ m³ mm2 cm2 m2 km2 mm3 cm3 m3 ml cl dl l mL L mg g kg t oz lb \
    s min h ms °C °F ° K N J kJ W kW V A Ω Hz Pa kPa bar mol km/h m/s mph p c ct €";

/// Units that it may have before it.
const BEFORE: [&str; 4] = ["£", "$", "€", "¥"];

/// The unit of a number that is written with one: `cm` of `5 cm`, `£` of `£3.50`.
pub(super) fn unit(answer: &str) -> Option<&str> {
    let last = answer.rfind(|c: char| c.is_ascii_digit())?;
    // The 2 of cm2 is no number.
    let word = answer.rfind(char::is_whitespace).map_or("", |space| answer[space..].trim());
    let behind = answer[last + 1..].trim();
    let is_known = |word: &&str| BEHIND.split_whitespace().any(|unit| unit == *word);
    let found = [behind, word].into_iter().find(is_known);
    found.or_else(|| BEFORE.into_iter().find(|unit| answer.trim_start_matches(['-', '+']).starts_with(unit)))
}
