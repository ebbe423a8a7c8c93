//! The command line: words and exit codes.

mod check;
mod checked_bundle;
mod compared;
mod completions;
pub mod diagnostics;
mod diff;
mod explain;
mod export;
mod freeze;
mod github;
mod init;
mod list;
mod manual;
mod named_study;
mod outcome;
mod output;
mod places;
mod produce;
mod progress;
mod reported;
mod revision;
mod run;
mod schema;
mod show;
mod template;
mod validate;
mod watch;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use output::Output;

/// Runs studies in Qualitative Comparative Analysis: a study file in, a reproducible report out.
///
/// A study is a folder with a file named study.yaml and its data. `equifinal run` takes every study
/// it finds through load, calibrate, necessity, sufficiency and report, and writes the report to
/// reports/<study>/.
#[derive(Debug, Parser)]
#[command(name = "equifinal", version, after_help = EXIT_STATUS, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXIT_STATUS: &str = "\
Exit status: 0 all is well, also when the honest answer is \"no solution\" or `run` finds a claim that does not hold; \
1 `check` found something stale or a claim that does not hold; 2 the command line or a study file is wrong, or no study was found; 3 the data or the analysis \
failed. Several failures: the highest.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the studies found under PATH and write their reports
    ///
    /// A report is replaced as a whole or not at all. A study with a problem leaves its report as it
    /// was, and does not stop the others. The variants that a study declares (`variants:`, keys
    /// replaced, cases or conditions left out) run with it, and the report compares them with it.
    #[command(after_help = "Example: equifinal run studies/my-study")]
    Run(Options),
    /// Run the studies in memory and say which reports are stale, why, and what that did to the findings
    ///
    /// Nothing is written. One line a study: `current`, `stale` (a run would write other bytes),
    /// `absent` (there is no report yet) or `failed`. Below a stale one: what changed in the program,
    /// the study file or the data, what that did to the findings, and which claims no longer hold. A
    /// claim that says why it `departs` is allowed not to hold.
    ///
    /// PATH can be a bundle (`equifinal export --to bundle`): its files are compared with its manifest, and
    /// its study runs in a temporary folder.
    #[command(after_help = "Example: equifinal check")]
    Check(CheckOptions),
    /// Read the study files and their data, run nothing, and report every problem at once
    ///
    /// A claim about a case that the data do not have is a problem too.
    #[command(after_help = "Example: equifinal validate studies/my-study")]
    Validate(Options),
    /// Keep the anchors that are statistics of today's data, in a study.lock beside each study file
    ///
    /// Percentiles, means, medians, smallest and largest values, and thresholds that are found move
    /// when the data change. A study that declares `anchors: frozen` under `calibration` takes them
    /// from its study.lock instead; when the data differ from those that were frozen, its report
    /// tells by how much each would move. `freeze` writes the lock, or writes it anew, and says which
    /// anchors moved. What `ecdf`, `indirect` and `tfr` take from all cases beside anchors is not frozen.
    #[command(after_help = "Example: equifinal freeze studies/my-study")]
    Freeze(Options),
    /// Say in words what differs between the findings of two reports
    ///
    /// OLD and NEW are each a results.json, the folder of a report, or a folder of reports. With
    /// `--base`, the reports of the studies under PATH are compared with those of a git revision.
    #[command(
        after_help = "Examples:\n  equifinal diff old-reports/my-study reports/my-study\n  equifinal diff --base origin/main"
    )]
    Diff(DiffOptions),
    /// Begin a study from a data file or from an example, or write the files for continuous integration
    ///
    /// With DATA, the file is read and each of its columns shown; then a study file is written that
    /// proposes the column of cases, an outcome and conditions, with a comment on each decision. It
    /// is a template: its anchors are placeholders, and it does not run before you have chosen. Nothing
    /// that is there is written over.
    ///
    /// The separator and the decimal sign of a text are found, and so are the sheet and the header of a
    /// workbook and the only table of a database: the study file has them as keys. An encoding is never
    /// guessed: the error shows how the text reads in each.
    ///
    /// `--example NAME` writes a study that comes with the program and can be run at once; without
    /// NAME the examples are listed.
    ///
    /// `--ci github` writes a workflow for GitHub Actions and the action that it runs. On a pull
    /// request the studies are run, a comment says what changed in the findings, and the new reports
    /// are committed; on the main branch the job fails when a report is stale or a claim no longer
    /// holds.
    #[command(
        after_help = "Examples:\n  equifinal init cities.csv\n  equifinal init survey.xlsx --sheet Data --header-row 3\n  equifinal init --example teaching-example\n  equifinal init --ci github"
    )]
    Init(InitOptions),
    /// Print the default template of reports, to start one's own from
    ///
    /// A study takes a template of its own from its folder: `report: {template: report.md.hbs}`. The
    /// template is in the language of Handlebars; the chapter "A template of your own" of the
    /// manual says what it can show. PART prints one of the parts that the default template is made of; a template of one's own can use them by name.
    #[command(after_help = "Example: equifinal template > studies/my-study/report.md.hbs")]
    Template(TemplateOptions),
    /// Name the studies found under PATH, and say how their reports stand
    #[command(after_help = list::EXAMPLE)]
    List(list::ListOptions),
    /// Print the findings of a study in the terminal
    ///
    /// Provenance, necessity, every solution with its fit, the configuration table, claims that do not
    /// hold and open findings, for the outcome and its negation. When the report was made by this version
    /// from these very files (their SHA-256 tell), its results.json is shown and nothing runs; else the
    /// study runs in memory. Nothing is written. The last line says which it was.
    #[command(after_help = show::EXAMPLE)]
    Show(show::ShowOptions),
    /// Run studies again whenever their files are saved, and say what changed in the findings
    ///
    /// Watches the studies found under PATH, new ones too, and writes their reports as `run` does.
    /// Only a study whose files have other bytes than before runs again, one at a time. A problem is
    /// printed, and the watch goes on. Ctrl-C ends it.
    #[command(after_help = watch::EXAMPLE)]
    Watch(watch::WatchOptions),
    /// Give a study on: as a script for R that redoes it, or as a bundle that a reader can check
    ///
    /// The study runs in memory first. `--to r` writes a commented script for the R packages QCA and
    /// NCA that redoes the analysis step by step and compares each step with what Equifinal found.
    /// `--to bundle` writes a zip file with the study, its data, its report, and a manifest with their
    /// hashes; `equifinal check` takes it as it is. Data that may not be shipped (`data.obtain`,
    /// `data.publish`) are left out, and that is said.
    #[command(after_help = export::EXAMPLE)]
    Export(export::ExportOptions),
    /// Print a script that completes commands and options in a shell
    #[command(after_help = completions::EXAMPLE)]
    Completions(completions::CompletionsOptions),
    /// Print the manual page, or write all of them
    #[command(after_help = manual::EXAMPLE)]
    Man(manual::ManualOptions),
    /// Print the format of the study file: as a JSON Schema for editors, or as a reference to read
    ///
    /// An editor that knows the YAML language server offers the keys and words of a study file, says
    /// what each decides, and underlines what is wrong, when the first line of the file names the
    /// schema: `# yaml-language-server: $schema=equifinal.schema.json`. It needs no network.
    #[command(after_help = "Example: equifinal schema > studies/my-study/equifinal.schema.json")]
    Schema(SchemaOptions),
    /// Say what the code of a problem means, why it is one, and how it is mended
    ///
    /// The code stands in brackets in front of a message: `error[unknown-key]`. Without CODE every
    /// code is listed with a line; codes of findings in a report are among them.
    #[command(after_help = "Example: equifinal explain unknown-key")]
    Explain(ExplainOptions),
}

#[derive(Args, Debug)]
struct ExplainOptions {
    /// A code, such as `unknown-key`
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

#[derive(Args, Debug)]
struct SchemaOptions {
    /// In which form
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = SchemaFormat::Json)]
    format: SchemaFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum SchemaFormat {
    /// A JSON Schema, draft 2020-12
    Json,
    /// A reference in Markdown
    Markdown,
}

#[derive(Args, Debug)]
struct TemplateOptions {
    /// A part of the default template, such as `table` or `head`
    #[arg(value_name = "PART")]
    part: Option<String>,
}

#[derive(Args, Debug)]
#[command(group(clap::ArgGroup::new("from").required(true).args(["data", "example", "ci"])))]
struct InitOptions {
    /// A data file of any format that a study reads, or env:NAME of a server: one row names the columns, each further row is a case
    #[arg(value_name = "DATA")]
    data: Option<PathBuf>,
    #[command(flatten)]
    source: init::SourceOptions,
    /// A study that comes with the program; without NAME they are listed
    #[arg(long, value_name = "NAME", num_args = 0..=1, default_missing_value = "")]
    example: Option<String>,
    /// The service that runs the studies
    #[arg(long, value_name = "SERVICE", value_enum)]
    ci: Option<Ci>,
    /// The folder that holds the studies [default: studies]; with --ci, that of the repository [default: .]
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// The id of the study, which is the name of its folder [default: that of the data file]
    #[arg(long, value_name = "ID", requires = "data", conflicts_with_all = init::WITHOUT_DATA)]
    name: Option<String>,
    /// Write over files for continuous integration that are there with another text
    #[arg(long, requires = "ci", conflicts_with_all = ["data", "example"])]
    force: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

/// Services for continuous integration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Ci {
    /// GitHub Actions
    Github,
}

#[derive(Args, Debug)]
struct CheckOptions {
    #[command(flatten)]
    options: Options,
    /// How to say it: for people, as JSON, or with annotations and a job summary for GitHub Actions
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Args, Debug)]
struct DiffOptions {
    /// OLD and NEW; with --base, the studies whose reports to compare [default: studies]
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Compare with the reports at this git revision
    #[arg(long, value_name = "REV")]
    base: Option<String>,
    /// Take the later reports from this git revision, and not from the files
    #[arg(long, value_name = "REV", requires = "base")]
    head: Option<String>,
    /// The folder that holds the reports (with --base)
    #[arg(long, value_name = "DIR", default_value = "reports")]
    reports: PathBuf,
    /// How to say it: for people, as JSON, or with a job summary for GitHub Actions
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Human)]
    format: Format,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// Lines for people
    Human,
    /// One JSON document
    Json,
    /// Lines for people, annotations, and a job summary
    Github,
}

#[derive(Args, Debug)]
struct Options {
    /// A study file, the folder of one, or a tree that holds studies
    #[arg(value_name = "PATH", default_value = "studies")]
    paths: Vec<PathBuf>,
    /// The folder that holds the reports
    #[arg(long, value_name = "DIR", default_value = "reports")]
    reports: PathBuf,
    /// A folder to look for data files in, first in DIR/<study>/, then in DIR itself
    #[arg(long, value_name = "DIR", value_parser = places::data_dir())]
    data_dir: Option<PathBuf>,
    /// How many studies run at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Say only what went wrong
    #[arg(short, long)]
    quiet: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Colour::Auto)]
    color: Colour,
}

impl Options {
    fn output(&self) -> Output {
        Output::new(self.color, self.quiet)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Colour {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Runs the program on its arguments.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // A closed pipe is no failure; there is nobody left to tell.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let status = match &cli.command {
        Command::Run(options) => run::run(options, &options.output()),
        Command::Check(options) => check::check(options, &options.options.output()),
        Command::Validate(options) => validate::validate(options, &options.output()),
        Command::Init(options) => init::init(options, &Output::new(options.color, false)),
        Command::Diff(options) => diff::diff(options, &Output::new(options.color, false)),
        Command::Template(options) => {
            template::template(options.part.as_deref(), &Output::new(Colour::Auto, false))
        }
        Command::Freeze(options) => freeze::freeze(options, &options.output()),
        Command::Explain(options) => {
            let output = Output::new(Colour::Auto, false);
            explain::explain(options.code.as_deref(), &output)
        }
        Command::Schema(options) => schema::schema(options, &Output::new(Colour::Auto, false)),
        Command::List(options) => list::list(options, &Output::new(options.color, false)),
        Command::Show(options) => show::show(options, &options.study.output()),
        Command::Watch(options) => watch::watch(options),
        Command::Export(options) => export::export(options, &options.study.output()),
        Command::Completions(options) => completions::completions(options, &Output::plain()),
        Command::Man(options) => manual::manual(options, &Output::plain()),
    };
    ExitCode::from(status)
}
