//! Expressions nest as deep as they are long, and the parser and the library go through them level by
//! level: the stack of an ordinary thread ends too soon.

use std::panic::resume_unwind;
use std::thread;

/// Bytes for the levels of the longest expression; what is not used is not taken.
const STACK: usize = 256 << 20;

/// Does something with an expression on a thread with a stack that is large enough.
pub(super) fn with_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread
            .spawn_scoped(scope, work)
            .expect("the system gives one more thread");
        thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}
