use serde_json::Value;

use super::open::parse;

/// What the file of a breakout is called, open or sealed, and how many locks it has; none where it is no such file. Nothing else of it is
/// looked at.
pub fn named(bytes: &[u8]) -> Option<(String, usize)> {
    let file = parse(bytes).ok()?;
    let of = |breakout: &Value| breakout.get("title").and_then(Value::as_str).map(str::to_owned);
    let title = of(&file).or_else(|| of(file.get("clear")?.get("breakout")?))?;
    Some((title, file.get("locks").and_then(Value::as_array).map_or(0, Vec::len)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use uuid::Uuid;

    use super::super::sealed::{self, Fastened};
    use super::super::write;
    use super::named;
    use crate::breakout::{Breakout, Lock};
    use crate::mechanism::{Kind, Mechanism, Number};

    #[test]
    fn an_open_and_a_sealed_file_say_their_names() {
        let mut breakout = Breakout::new(Uuid::nil());
        breakout.title = "The Gate".into();
        breakout.locks.push(Arc::new(Lock::new("a", Mechanism::from(Kind::Number(Number::default())))));
        let is_it = Some(("The Gate".to_owned(), 1));
        assert_eq!(named(write(&breakout).as_bytes()), is_it);
        let clear = sealed::clear(19_456, 2, &breakout);
        let later = Fastened::Later { sealed: vec![1], shares: Vec::new() };
        assert_eq!(named(sealed::write(&clear, &[later], None, None).as_bytes()), is_it);
        for other in ["", "[1]", r#"{"format":"h5p"}"#] {
            assert_eq!(named(other.as_bytes()), None);
        }
    }
}
