//! The reports in this repository are what the program writes.

use std::path::Path;

use crate::folder::{Folder, files_below, ran};

#[test]
fn the_committed_reports_are_what_the_program_writes() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let reports = folder.path("reports");
    let mut command = folder.command(&["run", "--reports", reports.to_str().unwrap()]);
    let ran = ran(command.current_dir(repository));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let committed = files_below(&repository.join("reports"));
    let written = files_below(&reports);
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| {
        files.keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(names(&written), names(&committed));
    for (path, bytes) in &committed {
        let as_text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(
            as_text(&written[path]),
            as_text(bytes),
            "{path} differs from reports/{path}: `equifinal run` writes it anew"
        );
    }
    let studies = std::fs::read_dir(repository.join("studies")).unwrap();
    assert_eq!(
        ran.stdout.lines().count(),
        studies.count(),
        "a study was skipped"
    );
}
