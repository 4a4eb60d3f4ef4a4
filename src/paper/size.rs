/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// US Letter: 215.9 by 279.4 mm.
    Letter,
}

/// Where paper is US Letter, as ISO 3166 codes: CLDR 48, `paperSize`.
const LETTER: [&str; 13] = ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US"];

impl Size {
    /// Every size.
    pub const ALL: [Size; 2] = [Size::A4, Size::Letter];

    /// Its name in a setting.
    pub fn name(self) -> &'static str {
        match self {
            Size::A4 => "a4",
            Size::Letter => "letter",
        }
    }

    /// The size of that name.
    pub fn named(name: &str) -> Option<Size> {
        Size::ALL.into_iter().find(|size| size.name() == name)
    }

    /// What lies in the printers where a device's language, a BCP 47 tag, is spoken: A4, unless its region says otherwise.
    pub fn usual(language: &str) -> Size {
        let is_letter = |part: &str| LETTER.iter().any(|region| region.eq_ignore_ascii_case(part));
        if language.split('-').skip(1).any(is_letter) { Size::Letter } else { Size::A4 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_says_what_lies_in_the_printer() {
        for tag in ["en-US", "es-419-MX", "en-us", "fr-CA", "zh-Hans-US"] {
            assert_eq!(Size::usual(tag), Size::Letter, "{tag}");
        }
        for tag in ["en", "en-GB", "de-AT", "ca", "cr-Cans", ""] {
            assert_eq!(Size::usual(tag), Size::A4, "{tag}");
        }
        assert!(Size::ALL.into_iter().all(|size| Size::named(size.name()) == Some(size)));
        assert_eq!(Size::named("foolscap"), None);
    }
}
