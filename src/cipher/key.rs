/// Small tables that a phone shows whole and a screen reader walks through: each letter, and below it what stands for it.
pub(super) fn tables(pairs: &[(char, String)], columns: usize) -> String {
    let table = |pairs: &[(char, String)]| {
        let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
        let head = row(pairs.iter().map(|(letter, _)| letter.to_string()).collect());
        let dashes = row(pairs.iter().map(|_| "--".to_owned()).collect());
        format!("{head}\n{dashes}\n{}", row(pairs.iter().map(|(_, sign)| sign.clone()).collect()))
    };
    pairs.chunks(columns).map(table).collect::<Vec<_>>().join("\n\n")
}
