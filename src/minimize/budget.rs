use std::sync::atomic::{AtomicU64, Ordering};

/// How many steps a search may still take.
///
/// Steps are counted, not seconds, so that a search that is cut short ends at the same place on
/// every machine. One search uses a budget at a time.
///
/// A step is a small piece of work, a few hundred nanoseconds at most: a node of a search tree that
/// looks at up to eight candidates, a few dozen operations on sets of rows, a look-up in a decision
/// diagram. What stays in memory takes more of them (a prime implicant 500, a node of a decision
/// diagram 200), so that a limit of steps is a limit of memory, too: 10^9 steps are a few minutes
/// at most and less than a gigabyte.
#[derive(Debug)]
pub struct Budget {
    left: AtomicU64,
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

    /// Takes a step.
    pub(crate) fn step(&self) -> Result<(), OutOfSteps> {
        self.spend(1)
    }

    /// Takes several steps at once.
    pub(crate) fn spend(&self, steps: usize) -> Result<(), OutOfSteps> {
        let left = self.left.load(Ordering::Relaxed).checked_sub(steps as u64);
        self.left.store(left.unwrap_or(0), Ordering::Relaxed);
        left.map(|_| ()).ok_or(OutOfSteps)
    }
}
