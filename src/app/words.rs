//! Every word that the app says, from `locales/en.json`: a function each, made by `build.rs`.

#![allow(missing_docs, non_camel_case_types)]

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words for one thing: `say!(play.try_it)`, or `say!(play.open_of, open = 3, of = 7)`.
#[macro_export]
macro_rules! say {
    ($($part:ident).+) => {
        $crate::app::words::$($part)::+()
    };
    ($($part:ident).+, $($name:ident = $value:expr),+ $(,)?) => {{
        use $crate::app::words::$($part)::+ as word;
        word(word { $($name: &$value),+ })
    }};
}
pub use crate::say;
