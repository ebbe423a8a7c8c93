//! What is told of a code.

/// What a code means, why it is a problem, and how it is mended.
#[derive(Clone, Copy, Debug)]
pub(super) struct Explanation {
    pub(super) code: &'static str,
    /// What it means, in one line.
    pub(super) about: &'static str,
    /// Why it is one: the reason that lies in the method.
    pub(super) why: &'static str,
    pub(super) example: Example,
}

/// What is wrong, and the same mended.
#[derive(Clone, Copy, Debug)]
pub(super) enum Example {
    /// Sections of a study file.
    Study(&'static str, &'static str),
    /// A study.lock, beside sections of a study file.
    Lock {
        study: &'static str,
        wrong: &'static str,
        mended: &'static str,
    },
    /// A data file.
    Data(&'static str, &'static str),
    /// Something else, in words.
    Words(&'static str, &'static str),
    /// A finding of the report: what to do about it.
    Finding(&'static str),
}

/// Of a study file.
pub(super) const fn study(
    code: &'static str,
    about: &'static str,
    why: &'static str,
    wrong: &'static str,
    mended: &'static str,
) -> Explanation {
    Explanation {
        code,
        about,
        why,
        example: Example::Study(wrong, mended),
    }
}

/// Of a data file.
pub(super) const fn data(
    code: &'static str,
    about: &'static str,
    why: &'static str,
    wrong: &'static str,
    mended: &'static str,
) -> Explanation {
    Explanation {
        code,
        about,
        why,
        example: Example::Data(wrong, mended),
    }
}

/// Of something that no short file shows.
pub(super) const fn words(
    code: &'static str,
    about: &'static str,
    why: &'static str,
    wrong: &'static str,
    mended: &'static str,
) -> Explanation {
    Explanation {
        code,
        about,
        why,
        example: Example::Words(wrong, mended),
    }
}

/// Of a finding.
pub(super) const fn finding(
    code: &'static str,
    about: &'static str,
    why: &'static str,
    to_do: &'static str,
) -> Explanation {
    Explanation {
        code,
        about,
        why,
        example: Example::Finding(to_do),
    }
}
