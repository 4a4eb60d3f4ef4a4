/// Members of an object in the file that this version doesn't know. They are kept and written back untouched.
pub type Extra = serde_json::Map<String, serde_json::Value>;

/// Adds a member without taking another one's place: where the name bears something else already, signs are put behind
/// it until it doesn't.
pub fn keep(into: &mut Extra, mut name: String, value: serde_json::Value) {
    while into.get(&name).is_some_and(|there| *there != value) {
        name.push('+');
    }
    into.insert(name, value);
}
