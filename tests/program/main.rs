//! The program as a researcher meets it: a study is written into a temporary folder, the program
//! runs there, and its exit status, its words and its files are compared.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod check;
mod chinese;
mod ci_files;
mod ci_install;
mod ci_release;
mod claim_words;
mod claims;
mod combined;
mod command_line;
mod determinism;
mod enhanced;
mod explain;
mod export_bundle;
mod export_r;
mod far_cells;
mod folder;
mod formats;
mod golden;
mod init;
mod init_formats;
mod interrupted;
mod laws;
mod lock;
mod missing_codes;
mod nca;
mod not_tried;
mod outcomes;
mod publish;
mod ranges;
mod refused_data;
mod refused_studies;
mod report_text;
mod reports;
mod robustness;
mod sets;
mod shell;
mod show;
mod silent_choices;
mod sources;
#[cfg(feature = "postgres")]
mod sources_database;
mod sources_refused;
mod study_text;
mod transforms;
mod variants;
mod versions;
mod watch;
