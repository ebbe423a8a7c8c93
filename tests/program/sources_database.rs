//! Rows of a query to a PostgreSQL server.
//!
//! `.ci/postgres` starts a server of its own and sets `EQUIFINAL_TEST_POSTGRES` to its address, such as
//! `postgresql://equifinal:password@127.0.0.1:5432/postgres`. Without it the tests that need a server
//! pass and say that they did not run.

use postgres::{Client, NoTls};
use serde_json::json;

use crate::folder::{Folder, Ran, ran};
use crate::sources::{fixture, told, towns};

/// The variable that the study names.
const NAME: &str = "EQUIFINAL_DATABASE";

/// The server's address, where there is one.
#[expect(clippy::print_stderr, reason = "a test says what it could not run")]
fn address() -> Option<String> {
    let address = std::env::var("EQUIFINAL_TEST_POSTGRES").ok();
    if address.is_none() {
        eprintln!("postgres: EQUIFINAL_TEST_POSTGRES is not set, so that no server was asked");
    }
    address
}

fn asking(query: &str) -> Folder {
    let folder = Folder::new();
    let keys = format!("  query: {query}\n");
    folder.write("studies/s/study.yaml", towns(&format!("env:{NAME}"), &keys));
    folder
}

/// Runs the study with this address in its environment, beside a report that must stay as it is.
fn refused(folder: &Folder, address: Option<&str>) -> Ran {
    folder.write("reports/s/report.md", "the report as it was");
    let before = folder.files("reports");
    let mut command = folder.command(&["run"]);
    command.envs(address.map(|address| (NAME, address)));
    let ran = ran(&mut command);
    assert_eq!(folder.files("reports"), before, "the reports have changed");
    assert_eq!((ran.status, ran.stdout.as_str()), (3, ""), "{ran:?}");
    ran
}

/// The towns of `towns.csv` in a table of their own, each column with its type.
fn filled(address: &str, table: &str) {
    let mut client = Client::connect(address, NoTls).unwrap();
    let csv = String::from_utf8(fixture("towns.csv")).unwrap();
    let create = format!(
        "DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (town text, income double precision, \"union\" boolean,
         trust smallint, region varchar(5), founded date);"
    );
    client.batch_execute(&create).unwrap();
    let copy = format!("COPY {table} FROM STDIN WITH (FORMAT csv, HEADER true)");
    let mut writer = client.copy_in(&copy).unwrap();
    std::io::Write::write_all(&mut writer, csv.as_bytes()).unwrap();
    writer.finish().unwrap();
}

#[test]
fn the_rows_of_a_query_give_the_report_of_the_file() {
    let Some(address) = address() else { return };
    filled(&address, "report_of_the_file");
    let csv = crate::sources::folder("towns.csv", "");
    let expected = told(&csv, "towns.csv");
    let folder = asking("SELECT * FROM report_of_the_file ORDER BY ctid");
    let mut command = folder.command(&["run"]);
    let first = ran(command.env(NAME, &address));
    assert_eq!((first.status, first.stderr.as_str()), (0, ""));
    let report = folder.report();
    let results: serde_json::Value =
        serde_json::from_str(&folder.read("reports/s/results.json")).unwrap();
    assert_eq!(results["sets"], expected.1["sets"]);
    assert_eq!(results["solutions"], expected.1["solutions"]);
    // The SHA-256 of the rows is that of towns.csv itself, which is written in this very form.
    let hash = sha256(&fixture("towns.csv"));
    assert_eq!(
        results["inputs"][1],
        json!({"path": format!("env:{NAME}"), "sha256": hash})
    );
    assert!(report.contains("They are the rows of a query (`data.query`) to a PostgreSQL server"));
    assert!(!report.contains("has no `ORDER BY`"));
    for (path, bytes) in folder.files("reports") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(
            !text.contains("postgresql://") && !text.contains("127.0.0.1"),
            "{path}"
        );
    }
    let again = ran(&mut {
        let mut command = folder.command(&["check"]);
        command.env(NAME, &address);
        command
    });
    assert_eq!(
        (again.status, again.stdout.as_str()),
        (0, "s: current\n"),
        "{again:?}"
    );
}

/// Rows of a server are no file: a bundle holds their hash, and a reader who can ask the server checks.
#[test]
fn a_bundle_holds_the_hash_of_the_rows_of_a_server() {
    let Some(address) = address() else { return };
    filled(&address, "rows_of_a_bundle");
    let folder = asking("SELECT * FROM rows_of_a_bundle ORDER BY ctid");
    let with_address = |arguments: &[&str]| ran(folder.command(arguments).env(NAME, &address));
    let exported = with_address(&["export", "--to", "bundle", "s"]);
    assert_eq!((exported.status, exported.stderr.as_str()), (0, ""));
    let left_out =
        format!("    left out: env:{NAME}: the rows are those of a server, and no file\n");
    assert!(exported.stdout.contains(&left_out), "{exported:?}");
    let checked = with_address(&["check", "s.zip"]);
    assert_eq!((checked.status, checked.stderr.as_str()), (0, ""));
    assert!(checked.stdout.ends_with("s: current\n"), "{checked:?}");
    with_address(&["run"]);
    let shown = with_address(&["show", "s"]);
    assert!(
        shown
            .stdout
            .contains("Run in memory, nothing is written: the rows"),
        "{shown:?}"
    );
}

/// What `sha256sum` says of these bytes.
fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let digits = |byte: &u8| [byte / 16, byte % 16].map(|digit| char::from_digit(digit.into(), 16));
    let digest = Sha256::digest(bytes);
    digest.iter().flat_map(digits).flatten().collect()
}

/// Values of each type as text: `SELECT x::text` says the same, but for zeros behind the point, truth
/// values as 1 and 0, and dates as ISO 8601 writes them.
#[test]
fn values_of_each_type_are_read() {
    let Some(address) = address() else { return };
    let query = "SELECT town, income, trust, 1 AS \"union\", 'north'::text AS region FROM (VALUES \
                 ('numeric', 12.50::numeric, 2.0::real), ('large', 12345678.000100::numeric, 0.5), \
                 ('small', -0.00001::numeric, 1), ('null', NULL, 2)) AS t (town, income, trust) ORDER BY town";
    let folder = asking(&query.replace("  ", " "));
    let ran = ran(folder.command(&["run"]).env(NAME, &address));
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let results: serde_json::Value =
        serde_json::from_str(&folder.read("reports/s/results.json")).unwrap();
    assert_eq!(results["cases"], json!(["large", "numeric", "small"]));
    assert_eq!(
        results["sets"]["INCOME"]["raw"],
        json!([12_345_678.000_1, 12.5, -0.000_01])
    );
    assert_eq!(results["sets"]["TRUST"]["raw"], json!([0.5, 2.0, 1.0]));
    let days = "SELECT date '2024-02-29' AS town, timestamp '2024-03-01' - timestamp '2024-02-29' AS income";
    let words = refused(&asking(days), Some(&address)).stderr;
    assert!(
        words.starts_with(
            "error[column-kind]: `env:EQUIFINAL_DATABASE`: column `income` cannot be read: it holds values of the \
             type `interval`, which the query can turn into text with `::text`\n"
        ),
        "{words}"
    );
    let moments = "SELECT timestamptz '2024-02-29 12:30:00.25+02' AS town, 'high' AS income, 1 AS trust, 1 AS \"union\", 'north' AS region";
    let words = refused(&asking(moments), Some(&address)).stderr;
    assert!(
        words.contains("`high` (case `2024-02-29T10:30:00.25Z`, line 1)"),
        "{words}"
    );
}

#[test]
fn a_query_that_the_server_refuses() {
    let Some(address) = address() else { return };
    for (query, begins) in [
        (
            "SELECT * FROM no_such_table",
            "error[query-failed]: `env:EQUIFINAL_DATABASE`: the query failed: relation \"no_such_table\" does not exist\n \
             --> studies/s/study.yaml:8:10\n",
        ),
        (
            "SELECT 1; SELECT 2",
            "error[query-failed]: `env:EQUIFINAL_DATABASE`: the query failed: cannot insert multiple commands into a \
             prepared statement\n",
        ),
        (
            "CREATE TABLE made_by_a_study (x int)",
            "error[not-a-query]: `env:EQUIFINAL_DATABASE`: `data.query` is no query: it is a statement without a result\n",
        ),
        (
            "WITH made AS (DELETE FROM pg_class RETURNING 1) SELECT * FROM made",
            "error[not-a-query]: `env:EQUIFINAL_DATABASE`: `data.query` is no query: it is a statement that changes the \
             database\n",
        ),
        (
            "SELECT 1/(1-1) AS town",
            "error[query-failed]: `env:EQUIFINAL_DATABASE`: the query failed: division by zero\n",
        ),
        (
            "SELECT 'a' AS town WHERE false",
            "error[no-cases]: `env:EQUIFINAL_DATABASE`: the query gives no rows\n",
        ),
    ] {
        let words = refused(&asking(query), Some(&address)).stderr;
        assert!(words.starts_with(begins), "{words}");
    }
}

/// Parts of an address that no message may repeat.
const SECRETS: [&str; 4] = ["s3cret-word", "somebody", "127.0.0.1", "no_such_base"];

fn tells_nothing(words: &str) {
    for secret in SECRETS {
        assert!(!words.contains(secret), "{words}");
    }
}

#[test]
fn a_wrong_password_is_refused_without_repeating_it() {
    let Some(address) = address() else { return };
    let (_, rest) = address.split_once('@').unwrap();
    let (server, _) = rest.split_once('/').unwrap();
    let wrong = format!("postgresql://somebody:s3cret-word@{server}/postgres");
    let words = refused(&asking("SELECT 1"), Some(&wrong)).stderr;
    let begins = "error[connection-refused]: `env:EQUIFINAL_DATABASE`: the server whose address `EQUIFINAL_DATABASE` \
                  holds refuses the connection: user or password is wrong\n --> studies/s/study.yaml:5:11\n";
    assert!(words.starts_with(begins), "{words}");
    tells_nothing(&words);
    let base = address.rsplit_once('/').unwrap().0;
    let words = refused(&asking("SELECT 1"), Some(&format!("{base}/no_such_base"))).stderr;
    assert!(words.contains("there is no such database"), "{words}");
    tells_nothing(&words);
}

/// A port on which nothing listens: one that was just given back.
#[test]
fn a_server_that_is_not_there() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let address = format!("postgresql://somebody:s3cret-word@127.0.0.1:{port}/no_such_base");
    let words = refused(&asking("SELECT 1"), Some(&address)).stderr;
    assert_eq!(
        words,
        "error[no-server]: `env:EQUIFINAL_DATABASE`: the server whose address `EQUIFINAL_DATABASE` holds cannot be \
         reached: nothing listens there
 --> studies/s/study.yaml:5:11
  |
5 |   source: env:EQUIFINAL_DATABASE
  |           ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: is the server running, and are host and port in the variable right?
s: 1 problem; no report is written
"
    );
}

#[test]
fn an_address_that_is_not_set_or_is_none() {
    for address in [None, Some(""), Some("  ")] {
        let words = refused(&asking("SELECT 1"), address).stderr;
        assert_eq!(
            words,
            "error[no-address]: `env:EQUIFINAL_DATABASE`: the environment variable `EQUIFINAL_DATABASE` with the \
             server's address is not set
 --> studies/s/study.yaml:5:11
  |
5 |   source: env:EQUIFINAL_DATABASE
  |           ^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: set it before the run: EQUIFINAL_DATABASE=postgresql://USER:PASSWORD@HOST:5432/DATABASE
s: 1 problem; no report is written
"
        );
    }
    let words = refused(&asking("SELECT 1"), Some("s3cret-word")).stderr;
    let begins = "error[no-address]: `env:EQUIFINAL_DATABASE`: the environment variable `EQUIFINAL_DATABASE` does not \
                  hold the address of a PostgreSQL server\n";
    assert!(words.starts_with(begins), "{words}");
    tells_nothing(&words);
}

/// A port that speaks something else.
#[test]
fn a_server_that_is_no_database() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    let address = format!("postgresql://somebody:s3cret-word@127.0.0.1:{port}/no_such_base");
    let words = refused(&asking("SELECT 1"), Some(&address)).stderr;
    server.join().unwrap();
    assert!(
        words.starts_with("error[no-server]: `env:EQUIFINAL_DATABASE`: "),
        "{words}"
    );
    tells_nothing(&words);
}
