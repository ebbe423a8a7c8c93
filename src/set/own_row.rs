use super::{CalibratedSet, Configuration, FuzzySet, Membership, PropertySpace};

/// The truth-table row to which a case belongs more than to any other.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnRow {
    /// The values of the conditions.
    pub configuration: Configuration,
    /// Membership of the case in the row: the minimum over the conditions, at least 0.5.
    #[doc(alias = "TT_row")]
    pub membership: Membership,
}

/// The own row of every case; `None` where a score is exactly 0.5, so that it belongs to no row.
///
/// # Examples
/// ```
/// use equifinal::set::{CalibratedSet, FuzzySet, SetName, own_rows};
/// let set = |name, scores: &[f64]| {
///     let scores = FuzzySet::from_scores(scores).unwrap();
///     CalibratedSet::fuzzy(SetName::new(name).unwrap(), scores)
/// };
/// let rows = own_rows(&[&set("A", &[0.9, 0.5]), &set("B", &[0.3, 1.0])]);
/// let first = rows[0].as_ref().unwrap();
/// assert_eq!((first.configuration.clone(), first.membership.value()), (vec![1, 0], 0.7));
/// assert_eq!(rows[1], None);
/// ```
#[must_use]
pub fn own_rows(conditions: &[&CalibratedSet]) -> Vec<Option<OwnRow>> {
    let literals: Vec<Vec<FuzzySet>> = conditions
        .iter()
        .map(|set| (0..set.levels()).map(|v| set.membership_in(v)).collect())
        .collect();
    let cases = conditions.first().map_or(0, |set| set.cases());
    let own_row = |case| {
        let configuration = PropertySpace::configuration_of(conditions, case)?;
        let values = configuration.iter().zip(&literals);
        let scores = values.map(|(&value, sets)| sets[usize::from(value)].memberships()[case]);
        let membership = scores.fold(Membership::FULL, Membership::and);
        Some(OwnRow {
            configuration,
            membership,
        })
    };
    (0..cases).map(own_row).collect()
}
