use super::Options;
use super::output::Output;
use super::produce::in_parallel;
use super::run::counted;
use crate::pipeline;
use crate::study::{self, Problem, Status};

/// `equifinal validate`: the exit status.
pub(super) fn validate(options: &Options, output: &Output) -> u8 {
    let studies = match study::discover(&options.paths, &options.reports) {
        Ok(studies) => studies,
        Err(problems) => return output.problems(&problems),
    };
    let validated = in_parallel(options, &studies, |found| -> Result<&str, Vec<Problem>> {
        let study = study::read(&found.file, &found.shown)?;
        if study.head.status == Status::Template {
            return Ok("valid, a template");
        }
        pipeline::prepare(&study, options.data_dir.as_deref()).map(|_| "valid")
    });
    let mut status = 0;
    for (study, result) in studies.iter().zip(validated) {
        match result {
            Ok(word) => output.result(&format!("{}: {word}", study.id)),
            Err(problems) => {
                status = status.max(output.problems(&problems));
                output.problem(&format!("{}: {}", study.id, counted(problems.len())));
            }
        }
    }
    status
}
