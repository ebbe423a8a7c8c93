use serde::Serialize;

/// A case to look at within, chosen by its memberships.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// The position of the case.
    pub case: usize,
    /// How far the case is from the ideal of its kind; 0 is the ideal.
    #[doc(alias = "Best")]
    pub score: f64,
    /// Whether no other candidate has a smaller score (within 1e-9).
    pub best: bool,
}

/// Two cases to compare, chosen by their memberships.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CasePair {
    /// The position of the first case.
    pub first: usize,
    /// The position of the second case.
    pub second: usize,
    /// How far the pair is from the ideal of its kind; smaller is better.
    #[doc(alias = "Best")]
    pub score: f64,
}

/// The best few of a ranked list of candidates or pairs.
#[derive(Clone, Debug, PartialEq)]
pub struct Best<T> {
    /// The best, best first.
    pub first: Vec<T>,
    /// How many there are in all.
    pub total: usize,
}

impl<T> Best<T> {
    /// How many are kept.
    pub const KEPT: usize = 3;
    /// Cases up to which a run selects among them: pairs grow with the square.
    pub const MOST_CASES: usize = 500;
}

impl<T> From<Vec<T>> for Best<T> {
    fn from(mut ranked: Vec<T>) -> Self {
        let total = ranked.len();
        ranked.truncate(Self::KEPT);
        Self {
            first: ranked,
            total,
        }
    }
}

/// The score without the last bits of its sum, so that equal scores tie.
fn without_noise(score: f64) -> f64 {
    (score * 1e9).round()
}

/// Candidates with their scores, the smallest marked as best; in the given order.
pub(crate) fn marked(scores: impl IntoIterator<Item = (usize, f64)>) -> Vec<Candidate> {
    let scores: Vec<(usize, f64)> = scores.into_iter().collect();
    let smallest = scores.iter().map(|(_, score)| without_noise(*score));
    let smallest = smallest.fold(f64::INFINITY, f64::min);
    let candidate = |(case, score): (usize, f64)| Candidate {
        case,
        score,
        best: without_noise(score) <= smallest,
    };
    scores.into_iter().map(candidate).collect()
}

/// Every pair of a first and a second case, with its score; a case is not paired with itself.
pub(crate) fn pairs(
    first: &[usize],
    second: &[usize],
    score: impl Fn(usize, usize) -> f64,
) -> Vec<CasePair> {
    let all = second
        .iter()
        .flat_map(|&second| first.iter().map(move |&first| (first, second)));
    all.filter(|(first, second)| first != second)
        .map(|(first, second)| CasePair {
            first,
            second,
            score: score(first, second),
        })
        .collect()
}

/// Sorts by a key, within it by score, within that by a second key; ties stay in order.
pub(crate) fn best_first<T, K: Ord, L: Ord>(
    mut items: Vec<T>,
    score: impl Fn(&T) -> f64,
    key: impl Fn(&T) -> K,
    then: impl Fn(&T) -> L,
) -> Vec<T> {
    items.sort_by(|a, b| {
        let scores = (without_noise(score(a)), without_noise(score(b)));
        key(a)
            .cmp(&key(b))
            .then_with(|| scores.0.total_cmp(&scores.1))
            .then_with(|| then(a).cmp(&then(b)))
    });
    items
}
