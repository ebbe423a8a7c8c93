//! The anchors that GitHub, and so many others, give to headings.

/// The anchor of a heading: in lower case, blanks as hyphens, without other marks.
pub(super) fn heading_anchor(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let kept = lower.chars().filter_map(|c| match c {
        ' ' => Some('-'),
        '-' | '_' => Some(c),
        c if c.is_alphanumeric() => Some(c),
        _ => None,
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::heading_anchor;

    #[test]
    fn marks_are_left_out() {
        assert_eq!(heading_anchor("Data and design"), "data-and-design");
        assert_eq!(
            heading_anchor("Truth table for `~DO`"),
            "truth-table-for-do"
        );
        assert_eq!(heading_anchor("领导支持 (LS)"), "领导支持-ls");
    }
}
