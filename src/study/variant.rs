//! The study with some of its keys replaced, as declared under `variants`.

use super::{Place, Placed, Problem, Study};
use crate::set::SetName;

/// A re-run of the whole study with keys replaced, conditions or cases left out.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// What the researcher calls it; no two variants of a study have one name.
    pub name: Placed<String>,
    /// Why it is tried.
    pub because: Option<String>,
    /// The keys that it replaces or adds, in declared order.
    pub replaced: Vec<Replacement>,
    /// Cases that it leaves out, after the policy for missing values and before anchors are taken.
    pub without_cases: Vec<Placed<String>>,
    /// Conditions that it leaves out.
    pub without_conditions: Vec<Placed<SetName>>,
    /// The study that it makes: without claims, acknowledgements and variants of its own.
    pub study: Study,
}

/// A key that a variant replaces or adds.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacement {
    /// The keys that lead to it, such as `sufficiency.consistency`.
    pub key: Placed<String>,
    /// What the study declares there, on one line; `None` where it declares nothing.
    pub declared: Option<String>,
    /// What the variant puts there, on one line.
    pub value: String,
}

impl Variant {
    /// A problem of the variant's study as one of the variant: it names the variant, and it points
    /// to what the variant declares, since the rest of the file is right by itself.
    #[must_use]
    pub fn own(&self, problem: Problem) -> Problem {
        let replaced = self.replaced.iter().map(|replaced| Touched {
            path: &replaced.key.value,
            place: &replaced.key.place,
        });
        let cases = self.without_cases.iter().map(|case| &case.place);
        let conditions = self.without_conditions.iter().map(|name| &name.place);
        let left_out = cases.chain(conditions);
        let left_out = left_out.map(|place| Touched { path: "", place });
        let touched: Vec<Touched<'_>> = replaced.chain(left_out).collect();
        own_problem(problem, &self.name, &touched)
    }
}

/// A place where a variant changes the study: which keys, and where it says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Touched<'a> {
    pub(super) path: &'a str,
    pub(super) place: &'a Place,
}

/// A problem of a variant's study as one of the variant called `name`.
///
/// A problem with a place outside the variant moves to the change that is nearest to it: the one
/// that shares the most keys with it, the first of several.
pub(super) fn own_problem(
    problem: Problem,
    name: &Placed<String>,
    touched: &[Touched<'_>],
) -> Problem {
    let variant = name.place.key_path.trim_end_matches(".name");
    let is_own = |place: &Place| {
        let rest = place.key_path.strip_prefix(variant);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let mut message = format!("variant `{}`: {}", name.value, problem.message);
    let place = match problem.place {
        Some(place) if is_own(&place) => place,
        elsewhere => {
            let about = elsewhere.map_or_else(String::new, |place| place.key_path);
            // Where it is seen, unless the message says so.
            let section = about.rsplit_once('.').map_or("", |(section, _)| section);
            if !message.contains(section) {
                message = format!("{message} (`{about}`)");
            }
            let mut nearest: Option<(usize, &Place)> = None;
            for change in touched {
                let shared = shared_keys(change.path, &about);
                if nearest.is_none_or(|(most, _)| shared > most) {
                    nearest = Some((shared, change.place));
                }
            }
            nearest.map_or(&name.place, |(_, place)| place).clone()
        }
    };
    Problem {
        message,
        place: Some(place),
        ..problem
    }
}

/// How many keys two paths have in common from the start.
fn shared_keys(one: &str, other: &str) -> usize {
    let pairs = one.split('.').zip(other.split('.'));
    pairs
        .take_while(|(one, other)| !one.is_empty() && one == other)
        .count()
}

#[cfg(test)]
mod tests {
    use super::shared_keys;

    #[test]
    fn keys_are_shared_as_a_whole() {
        let path = "conditions.LS.calibrate.anchors";
        assert_eq!(shared_keys(path, "conditions.LS.column"), 2);
        assert_eq!(shared_keys(path, "conditions.LSX.column"), 1);
        assert_eq!(shared_keys(path, "calibration.at_half"), 0);
        assert_eq!(shared_keys("", ""), 0);
    }
}
