//! Home and play: all that a student's first visit loads.
fn main() {
    leptos::mount::mount_to_body(|| "hello")
}
