//! Which data may leave the study's folder.

use crate::results::Results;
use crate::study::PublishedCases;

/// Why the data file of a study is not given on; `None` when it may be.
pub(super) fn kept_back(results: &Results) -> Option<String> {
    let data = &results.study.data;
    if let Some(obtain) = &data.obtain {
        return Some(format!(
            "the data may not be shipped; obtain them from {obtain}"
        ));
    }
    match data.publish.cases {
        PublishedCases::All if data.publish.names == crate::study::CaseNames::Shown => None,
        PublishedCases::All => Some(
            "the names of cases are not published (`data.publish`), and the data hold them"
                .to_owned(),
        ),
        published => Some(format!(
            "the study publishes {published} of its cases (`data.publish`), and the data hold more"
        )),
    }
}
