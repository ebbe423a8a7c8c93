//! When something changed below some folders.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// An editor saves in several steps: nothing must have changed for this long.
const QUIET: Duration = Duration::from_millis(150);
/// Where something changes all the time, looked at so often all the same.
const LONGEST: Duration = Duration::from_secs(2);

/// Tells that something below some folders changed, not what: that is told by the bytes of the files.
pub(super) struct Changes {
    watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
    events: Receiver<()>,
}

impl Changes {
    /// Watches folders and all below them.
    pub(super) fn below(folders: impl IntoIterator<Item = PathBuf>) -> notify::Result<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // An error means that events were lost: a reason to look.
            if event.map_or(true, |event| is_change(&event.kind)) {
                let _ = sender.send(());
            }
        })?;
        let folders: Vec<PathBuf> = folders
            .into_iter()
            .map(|folder| {
                if folder.as_os_str().is_empty() {
                    PathBuf::from(".")
                } else {
                    folder
                }
            })
            .collect();
        let mut changes = Self {
            watcher,
            folders,
            events,
        };
        for folder in changes.folders.clone() {
            changes.watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        Ok(changes)
    }

    /// Waits until something changed and then nothing for a while; false when nothing will be told any
    /// more.
    pub(super) fn wait(&mut self) -> bool {
        if self.events.recv().is_err() {
            return false;
        }
        let first = Instant::now();
        while first.elapsed() < LONGEST {
            match self.events.recv_timeout(QUIET) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return false,
            }
        }
        self.watch_anew();
        true
    }

    /// A folder that was replaced by another of its name is watched again.
    fn watch_anew(&mut self) {
        for folder in &self.folders {
            // One that is gone for now may come back.
            let _ = self.watcher.watch(folder, RecursiveMode::Recursive);
        }
    }
}

/// Whether an event can mean other bytes: reading a file is none.
fn is_change(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}
