use std::sync::atomic::{AtomicU64, Ordering};

/// How many steps a search may still take.
///
/// Steps are counted, not seconds, so that a search that is cut short ends at the same place on
/// every machine. One search uses a budget at a time.
///
/// A step is a small piece of work, mostly five to fifty nanoseconds: a dozen words of bits, the rows
/// of a few classes added up, a look-up in a table. What stays in memory takes more of them (a prime
/// implicant 500 and more, a node of a decision diagram 200), so that a limit of steps is a limit of
/// memory, too. 10^9 steps took up to half a minute and half a gigabyte where they were used up;
/// conservative solutions of thousands of rows cost more a step (docs/performance.md).
#[derive(Debug)]
pub struct Budget {
    left: AtomicU64,
}

/// What a search by the number of conditions found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched<T> {
    /// What was found, in the order of the search.
    pub found: Vec<T>,
    /// Everything with up to so many conditions was tried.
    pub tried: usize,
    /// False when the steps ran out before all was tried.
    pub complete: bool,
}

impl<T> Searched<T> {
    /// Nothing was asked for.
    #[must_use]
    pub fn nothing() -> Self {
        Self {
            found: Vec::new(),
            tried: 0,
            complete: true,
        }
    }
}

/// The steps ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfSteps;

impl Budget {
    /// A budget of so many steps.
    #[must_use]
    pub fn new(steps: u64) -> Self {
        Self {
            left: AtomicU64::new(steps),
        }
    }

    /// How many steps are left.
    #[must_use]
    pub fn left(&self) -> u64 {
        self.left.load(Ordering::Relaxed)
    }

    /// Takes so many steps.
    pub(crate) fn spend(&self, steps: usize) -> Result<(), OutOfSteps> {
        let left = self.left.load(Ordering::Relaxed).checked_sub(steps as u64);
        self.left.store(left.unwrap_or(0), Ordering::Relaxed);
        left.map(|_| ()).ok_or(OutOfSteps)
    }
}
