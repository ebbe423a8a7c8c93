//! Readers of other people's formats may break off at a damaged file: that is told as such.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

thread_local! {
    /// Whether a reader is at work on this thread.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// How many readers are at work, some of which may have handed parts of it to the threads of the
/// data-frame library.
static AT_WORK: AtomicUsize = AtomicUsize::new(0);

/// How the names of these threads begin.
const POOL: &str = "polars-";

/// What a reader gives; `None` where it breaks off. Nothing is printed then.
pub(super) fn read<T>(reader: impl FnOnce() -> T) -> Option<T> {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |information| {
            if !is_guarded() {
                usual(information);
            }
        }));
    });
    let before = GUARDED.replace(true);
    AT_WORK.fetch_add(1, Ordering::SeqCst);
    let read = panic::catch_unwind(AssertUnwindSafe(reader));
    AT_WORK.fetch_sub(1, Ordering::SeqCst);
    GUARDED.set(before);
    read.ok()
}

/// Whether the panic of this thread is one of a reader.
fn is_guarded() -> bool {
    let is_of_pool = || {
        let thread = thread::current();
        thread.name().is_some_and(|name| name.starts_with(POOL))
    };
    GUARDED.get() || (AT_WORK.load(Ordering::SeqCst) > 0 && is_of_pool())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_breaks_off_gives_nothing() {
        assert_eq!(read(|| 1), Some(1));
        assert_eq!(read(|| -> u8 { panic!("a sector beyond the end") }), None);
    }

    #[test]
    fn the_threads_of_a_reader_are_guarded_with_it() {
        let named = |name: &str| {
            let thread = thread::Builder::new().name(name.to_owned());
            thread.spawn(is_guarded).unwrap().join().unwrap()
        };
        let of_both = || (named("polars-3"), named("another"));
        assert_eq!(read(of_both), Some((true, false)));
    }
}
