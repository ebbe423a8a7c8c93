use super::Options;
use super::outcome::{Outcome, say_all};
use super::output::Output;
use super::produce::in_parallel;
use crate::pipeline;
use crate::study::{self, Discovered, Status};

/// `equifinal validate`: the exit status.
pub(super) fn validate(options: &Options, output: &Output) -> u8 {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let validated = in_parallel(options, &studies, |found| validate_one(found, options));
    say_all(&studies, validated, "", output, str::to_owned)
}

/// A template is valid too: it is looked at like a study, up to its data.
fn validate_one(found: &Discovered, options: &Options) -> Outcome<&'static str> {
    let study = match study::read(&found.file, &found.shown) {
        Ok(study) => study,
        Err(problems) => return Outcome::Failed(problems),
    };
    if study.head.status == Status::Template {
        return Outcome::Done("valid, a template");
    }
    match pipeline::prepare(&study, options.data_dir.as_deref()) {
        Ok(_) => Outcome::Done("valid"),
        Err(problems) => Outcome::failed(problems, study.data.obtain.as_deref()),
    }
}
