//! Which paths stay below the folder into which a bundle is unpacked.

use std::path::{Component, Path};

/// Whether a path of a bundle stays below it on every system: names with `/` between them, none of
/// them `.` or `..`, without drive, root, backslash, colon or control character.
pub(super) fn is_below(path: &str) -> bool {
    let parts = || path.split('/');
    let harmless = |part: &str| !part.is_empty() && part != "." && part != "..";
    let normal = |part| matches!(part, Component::Normal(_));
    parts().all(harmless)
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && Path::new(path).components().all(normal)
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn only_names_below_the_bundle() {
        for path in [
            "a",
            "studies/s/study.yaml",
            "studies/领导/数据.csv",
            "a/..b",
        ] {
            assert!(is_below(path), "{path}");
        }
        for path in [
            "", "/a", "../a", "a/../b", "a//b", "./a", "a/.", "a\\b", "..\\a", "C:/a", "C:a",
            "a\0b", "a\nb", "a/",
        ] {
            assert!(!is_below(path), "{path:?}");
        }
    }
}
