//! Readers of other people's formats may break off at a damaged file: that is told as such.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// Whether a reader is at work on this thread.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What a reader gives; `None` where it breaks off. Nothing is printed then.
pub(super) fn read<T>(reader: impl FnOnce() -> T) -> Option<T> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            if !GUARDED.get() {
                usual(information);
            }
        }));
    });
    let before = GUARDED.replace(true);
    let read = panic::catch_unwind(AssertUnwindSafe(reader));
    GUARDED.set(before);
    read.ok()
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_reader_that_breaks_off_gives_nothing() {
        assert_eq!(read(|| 1), Some(1));
        assert_eq!(read(|| -> u8 { panic!("a sector beyond the end") }), None);
    }
}
