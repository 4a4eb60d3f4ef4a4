//! Which way a language is read.

/// Scripts that are read from the right and in use today: those with RTL in the table of scripts of the Unicode CLDR 48
/// (`scriptMetadata`), without those that only scholars read.
const SCRIPTS: &str = "adlm arab aran hebr mand mend nkoo rohg samr syrc syre syrj syrn thaa yezi";

/// Languages that are written in one of them where nothing else is said, by CLDR 48 (`likelySubtags`): those that many
/// schools teach in. Any other says its script, as in `kxp-Arab`.
const LANGUAGES: &str = "ar ara fa fas per he heb iw ur urd ps pus sd snd ug uig ks kas dv div yi yid ckb sdh azb bal \
    glk hno khw lrc mzn pnb skr syr nqo rhg acm aeb apc arq ary arz prs pbt";

/// Whether a language is read from right to left, by its BCP 47 tag. A script in the tag wins: `ar-Latn` is read from the
/// left, `az-Arab` from the right.
pub fn reads_from_right(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_']);
    let language = parts.next().unwrap_or_default();
    // What comes behind a single letter is no script.
    let script = parts.take_while(|part| part.len() > 1).find(|part| part.len() == 4 && is_word(part));
    let (list, word) = script.map_or((LANGUAGES, language), |script| (SCRIPTS, script));
    list.split(' ').any(|known| known.eq_ignore_ascii_case(word) && !word.is_empty())
}

fn is_word(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_language_has_the_direction_of_its_usual_script() {
        for tag in ["ar", "he", "fa", "ur", "AR", "ar-EG", "he_IL", "ckb", "iw", "dv", "yi", "ps-AF", "arz"] {
            assert!(reads_from_right(tag), "{tag}");
        }
        for tag in ["en", "tr", "az", "ku", "pa", "ms", "ha", "", "-", "nonsense", "a", "arabic", "x-ar"] {
            assert!(!reads_from_right(tag), "{tag}");
        }
    }

    #[test]
    fn a_script_in_the_tag_wins() {
        for tag in ["az-Arab", "ku-Arab-IQ", "pa-arab-PK", "ff-Adlm", "ms-Arab", "ur-Aran", "zh-cmn-Hebr"] {
            assert!(reads_from_right(tag), "{tag}");
        }
        for tag in ["ar-Latn", "he-Latn-IL", "sd-Deva", "ks-Deva-IN", "en-Latn"] {
            assert!(!reads_from_right(tag), "{tag}");
        }
    }

    #[test]
    fn what_stands_behind_a_single_letter_is_no_script() {
        assert!(reads_from_right("ar-u-nu-latn"));
        assert!(!reads_from_right("en-t-ar-arab"));
        // A variant of four begins with a figure.
        assert!(reads_from_right("ar-1994"));
    }

    proptest! {
        #[test]
        fn no_tag_is_a_trap(tag in "\\PC{0,20}") {
            let _ = reads_from_right(&tag);
        }
    }
}
