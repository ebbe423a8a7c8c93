/// How large an effect size is called.
///
/// | d | |
/// |---|---|
/// | 0 | none |
/// | above 0, below 0.1 | small |
/// | from 0.1, below 0.3 | medium |
/// | from 0.3, below 0.5 | large |
/// | from 0.5 | very large |
///
/// # References
/// Dul (2016), p. 30: a general benchmark, where the context gives none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EffectSize {
    /// No empty zone.
    None,
    /// Below 0.1.
    Small,
    /// From 0.1.
    Medium,
    /// From 0.3.
    Large,
    /// From 0.5.
    VeryLarge,
}

impl EffectSize {
    /// The bounds of medium, large and very large.
    pub const BOUNDS: [f64; 3] = [0.1, 0.3, 0.5];

    /// What an effect size in [0, 1] is called. A difference of last bits to a bound does not count.
    ///
    /// # Examples
    /// ```
    /// use equifinal::necessity::nca::EffectSize;
    /// assert_eq!(EffectSize::of(0.0), EffectSize::None);
    /// assert_eq!(EffectSize::of(0.1), EffectSize::Medium);
    /// assert_eq!(EffectSize::of(0.42), EffectSize::Large);
    /// ```
    #[must_use]
    pub fn of(d: f64) -> Self {
        let [medium, large, very_large] =
            Self::BOUNDS.map(|bound| d >= bound - super::space::CLOSE);
        match (very_large, large, medium) {
            (true, _, _) => Self::VeryLarge,
            (_, true, _) => Self::Large,
            (_, _, true) => Self::Medium,
            _ if d > super::space::CLOSE => Self::Small,
            _ => Self::None,
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
            Self::VeryLarge => "very large",
        }
    }
}
