//! `calibration.anchors: frozen`: the values of `study.lock` take the place of the statistics.

use crate::study::document::Node;
use crate::study::lock::{Lock, LockError};
use crate::study::{Anchor, AnchorPolicy, LOCK_FILE, Place, Placed, SetPlan, Study};

use super::problems::Problems;
use super::wording::{subject, word};

/// Puts the frozen values into a study that declares them; where no anchor is a statistic, nothing
/// needs a lock.
pub(super) fn apply(study: &mut Study, root: &Node, problems: &mut Problems) {
    let sets = || {
        let sets = std::iter::once(&study.outcome.set).chain(&study.conditions);
        sets.flat_map(SetPlan::measured)
    };
    let is_frozen = matches!(study.anchors, AnchorPolicy::Frozen(_));
    let declared = root
        .get("calibration")
        .and_then(|section| section.get("anchors"));
    let Some(declared) = declared.filter(|_| is_frozen && sets().any(has_statistic)) else {
        return;
    };
    let freeze = freeze(&declared.place);
    match Lock::read(&study.folder) {
        Err(error) => refuse(&error, &declared.place, &freeze, problems),
        Ok(lock) => {
            let conditions = study.conditions.iter_mut();
            let sets = std::iter::once(&mut study.outcome.set).chain(conditions);
            for set in sets.flat_map(SetPlan::measured_mut) {
                apply_to(set, &lock, &freeze, problems);
            }
            study.anchors = AnchorPolicy::Frozen(Some(lock));
        }
    }
}

fn has_statistic(set: &SetPlan) -> bool {
    let anchors = set.calibrate.value.named_anchors();
    let keeps_value =
        |anchor: &Placed<Anchor>| anchor.value.is_statistic() && !is_of_variant(&anchor.place);
    !is_of_variant(&set.column.place) && anchors.iter().any(|(_, anchor)| keeps_value(anchor))
}

/// Whether a variant declares it: what a variant replaces is taken from the data.
fn is_of_variant(place: &Place) -> bool {
    place.key_path.starts_with("variants[")
}

/// What to do, in words.
fn freeze(place: &Place) -> String {
    let file = &place.source.name;
    let folder = file.rsplit_once('/').map_or(".", |(folder, _)| folder);
    format!("run `equifinal freeze {folder}` to freeze the anchors of today's data")
}

fn refuse(error: &LockError, place: &Place, freeze: &str, problems: &mut Problems) {
    let (code, help) = match error {
        LockError::Missing => ("lock-missing", freeze.to_owned()),
        LockError::Unreadable(_) => (
            "lock-unreadable",
            format!("restore the file, or {freeze}, which writes it anew"),
        ),
        LockError::NewerFormat(_) => (
            "newer-lock",
            format!("use a later version of equifinal, or {freeze}, which writes it anew"),
        ),
    };
    let message = format!("{} is `frozen`, but {error}", subject(place));
    problems.add(code, place, message, Some(help));
}

fn apply_to(set: &mut SetPlan, lock: &Lock, freeze: &str, problems: &mut Problems) {
    if !has_statistic(set) {
        return;
    }
    let name = set.name.value.as_str().to_owned();
    if let Some(frozen) = lock.sets().get(&name)
        && frozen.column != set.column.value
    {
        let message = format!(
            "the anchors of {} are frozen for the column {}, and the study reads {}",
            word(&name),
            word(&frozen.column),
            word(&set.column.value)
        );
        let help = format!(
            "{freeze}; if only the column's name changed, write the new name into `{LOCK_FILE}`"
        );
        problems.add(
            "frozen-anchor-changed",
            &set.column.place,
            message,
            Some(help),
        );
        return;
    }
    for (at, anchor) in set.calibrate.value.named_anchors_mut() {
        if anchor.value.is_statistic() && !is_of_variant(&anchor.place) {
            apply_one(anchor, &name, &at, lock, freeze, problems);
        }
    }
}

fn apply_one(
    anchor: &mut Placed<Anchor>,
    set: &str,
    at: &str,
    lock: &Lock,
    freeze: &str,
    problems: &mut Problems,
) {
    let declared = anchor.value.to_string();
    let place = at.replace('_', " ");
    let shown = format!("the anchor {} of {} ({place})", word(&declared), word(set));
    match lock.anchor(set, at) {
        Some(frozen) if frozen.declared == declared => {
            anchor.value = Anchor::Frozen {
                declared: Box::new(anchor.value.clone()),
                value: frozen.value,
            };
        }
        Some(frozen) => problems.add(
            "frozen-anchor-changed",
            &anchor.place,
            format!("{shown} was frozen as {}", word(&frozen.declared)),
            Some(freeze.to_owned()),
        ),
        None => problems.add(
            "anchor-not-frozen",
            &anchor.place,
            format!("{shown} is not in `{LOCK_FILE}`"),
            Some(freeze.to_owned()),
        ),
    }
}
