use std::borrow::Cow;

use super::*;

/// Four rows: x is 1, 2, NULL, 0; name is text.
fn rows() -> Rows {
    rows_with('.')
}

/// The same in a table with this sign before fractions.
fn rows_with(decimal: char) -> Rows {
    let mut rows = Rows::new(4, decimal);
    let x = [Some("1"), Some("2"), None, Some("0")];
    let numbers = [Some(1.0), Some(2.0), None, Some(0.0)];
    rows.add("x", in_form(x), Some(numbers.to_vec()));
    let names = [Some("Ann"), Some("bob"), Some("哈尔滨"), None];
    rows.add("name", in_form(names), None);
    let codes = [Some("010"), Some("02"), Some("3.50"), Some("4")];
    let numbers = [10.0, 2.0, 3.5, 4.0].map(Some);
    rows.add("code", in_form(codes), Some(numbers.to_vec()));
    rows.add("人口", in_form(codes), Some(numbers.to_vec()));
    rows
}

fn in_form(texts: [Option<&str>; 4]) -> impl Iterator<Item = Option<Cow<'_, str>>> {
    texts.into_iter().map(|text| text.map(Cow::Borrowed))
}

fn run(text: &str) -> Result<(Values, Vec<usize>), Refusal> {
    let (parsed, _) = parse(text)?;
    rows().run(&parsed)
}

fn numbers(text: &str) -> [Option<f64>; 4] {
    match run(text).unwrap() {
        (Values::Numbers(numbers), bad) if bad.is_empty() => numbers.try_into().unwrap(),
        other => panic!("{text}: {other:?}"),
    }
}

fn truths(text: &str) -> [Option<bool>; 4] {
    match run(text).unwrap() {
        (Values::Truths(truths), bad) if bad.is_empty() => truths.try_into().unwrap(),
        other => panic!("{text}: {other:?}"),
    }
}

fn texts(text: &str) -> Vec<Option<String>> {
    match run(text).unwrap() {
        (Values::Texts(texts), bad) if bad.is_empty() => texts,
        other => panic!("{text}: {other:?}"),
    }
}

const NONE: [usize; 0] = [];

fn bad(text: &str) -> Vec<usize> {
    run(text).unwrap().1
}

fn refused(text: &str) -> Refusal {
    run(text).unwrap_err()
}

#[test]
fn numbers_are_never_whole_numbers() {
    assert_eq!(numbers("x / 2"), [Some(0.5), Some(1.0), None, Some(0.0)]);
    assert_eq!(numbers("1 / 2"), [Some(0.5); 4]);
    assert_eq!(numbers("7 % 4 + 2 * 3"), [Some(9.0); 4]);
    // The remainder has the sign of what is divided.
    assert_eq!(numbers("-7 % 4"), [Some(-3.0); 4]);
    assert_eq!(numbers("-x"), [Some(-1.0), Some(-2.0), None, Some(0.0)]);
    assert_eq!(numbers("7 // 2"), [Some(3.0); 4]);
    assert_eq!(
        numbers("ROUND(x / 3, 2)"),
        [Some(0.33), Some(0.67), None, Some(0.0)]
    );
    assert_eq!(numbers("\"人口\" + 1"), [11.0, 3.0, 4.5, 5.0].map(Some));
    assert_eq!(numbers("人口"), [10.0, 2.0, 3.5, 4.0].map(Some));
    assert_eq!(numbers("1.5"), [Some(1.5); 4]);
    assert_eq!(
        numbers("CAST('2.5' AS DOUBLE) + TRY_CAST('n' AS DOUBLE)"),
        [None; 4]
    );
}

#[test]
fn null_follows_the_rules_of_sql() {
    assert_eq!(
        truths("x > 1"),
        [Some(false), Some(true), None, Some(false)]
    );
    assert_eq!(truths("x IS NULL"), [false, false, true, false].map(Some));
    assert_eq!(truths("x > 1 OR TRUE"), [Some(true); 4]);
    assert_eq!(
        truths("NOT x > 1"),
        [Some(true), Some(false), None, Some(true)]
    );
    assert_eq!(
        truths("x IN (1, 2)"),
        [Some(true), Some(true), None, Some(false)]
    );
    assert_eq!(truths("x IN (1, NULL)"), [Some(true), None, None, None]);
    assert_eq!(
        truths("x NOT IN (1)"),
        [Some(false), Some(true), None, Some(true)]
    );
    assert_eq!(
        truths("x BETWEEN 1 AND 2"),
        [Some(true), Some(true), None, Some(false)]
    );
    assert_eq!(
        truths("name LIKE 'A%'"),
        [Some(true), Some(false), Some(false), None]
    );
    assert_eq!(numbers("COALESCE(x, 9)"), [1.0, 2.0, 9.0, 0.0].map(Some));
    assert_eq!(numbers("NULLIF(x, 1)"), [None, Some(2.0), None, Some(0.0)]);
    assert_eq!(numbers("GREATEST(x, 1)"), [1.0, 2.0, 1.0, 1.0].map(Some));
    assert_eq!(
        numbers("CASE WHEN x > 1 THEN 1 ELSE 0 END"),
        [0.0, 1.0, 0.0, 0.0].map(Some)
    );
    assert_eq!(
        numbers("CASE x WHEN 1 THEN 5 END"),
        [Some(5.0), None, None, None]
    );
}

#[test]
fn a_result_that_is_not_finite_is_found_where_it_matters() {
    assert_eq!(bad("1 / x"), [3]);
    assert_eq!(bad("1 / x > 2"), [3]);
    assert_eq!(bad("1 / (1 / x)"), [3]);
    assert_eq!(bad("x % 0"), [0, 1, 3]);
    assert_eq!(bad("LN(x)"), [3]);
    assert_eq!(bad("SQRT(x - 1)"), [3]);
    assert_eq!(bad("EXP(x * 1000)"), [0, 1]);
    assert_eq!(bad("1 / x IS NULL"), [3]);
    // Not where nothing hangs on it.
    assert_eq!(bad("x <> 0 AND 1 / x > 0"), NONE);
    assert_eq!(bad("1 / x > 0 AND x <> 0"), NONE);
    assert_eq!(bad("x = 0 OR 1 / x > 0"), NONE);
    assert_eq!(bad("x = 5 OR 1 / x > 0"), [3]);
    assert_eq!(bad("CASE WHEN x = 0 THEN 0 ELSE 1 / x END"), NONE);
    assert_eq!(bad("CASE WHEN x = 1 THEN 0 ELSE 1 / x END"), [3]);
    assert_eq!(bad("COALESCE(x, 1 / 0)"), [2]);
    assert_eq!(bad("CAST(name AS DOUBLE)"), [0, 1, 2]);
}

#[test]
fn exponentials_and_logarithms_are_those_of_libm() {
    let second = |text| numbers(text)[1].unwrap().to_bits();
    assert_eq!(second("EXP(code)"), libm::exp(2.0).to_bits());
    assert_eq!(second("LN(code)"), libm::log(2.0).to_bits());
    assert_eq!(second("LOG10(code)"), libm::log10(2.0).to_bits());
    assert_eq!(second("LOG2(code)"), libm::log2(2.0).to_bits());
    assert_eq!(
        second("LN(code) / LN(3)"),
        (libm::log(2.0) / libm::log(3.0)).to_bits()
    );
    assert_eq!(second("POWER(code, 0.3)"), libm::pow(2.0, 0.3).to_bits());
    assert_eq!(second("SQRT(code)"), 2.0_f64.sqrt().to_bits());
}

#[test]
fn texts_are_joined_cut_and_compared() {
    let some = |words: [&str; 4]| words.map(|word| Some(word.to_owned())).to_vec();
    // A column becomes the text that its cells hold.
    assert_eq!(
        texts("CAST(code AS VARCHAR)"),
        some(["010", "02", "3.50", "4"])
    );
    assert_eq!(
        texts("SUBSTR(CAST(code AS VARCHAR), 1, 2)"),
        some(["01", "02", "3.", "4"])
    );
    assert_eq!(
        texts("CAST(code * 2 AS VARCHAR)"),
        some(["20", "4", "7", "8"])
    );
    assert_eq!(
        texts("code || '-' || 1"),
        some(["010-1", "02-1", "3.50-1", "4-1"])
    );
    assert_eq!(
        texts("CONCAT('a', code)"),
        some(["a010", "a02", "a3.50", "a4"])
    );
    assert_eq!(
        texts("UPPER(COALESCE(name, 'x'))"),
        some(["ANN", "BOB", "哈尔滨", "X"])
    );
    assert_eq!(texts("RIGHT('Harbin', 3)"), some(["bin"; 4]));
    assert_eq!(texts("REPLACE('12%', '%', '')"), some(["12"; 4]));
    assert_eq!(
        numbers("LENGTH(name)"),
        [Some(3.0), Some(3.0), Some(3.0), None]
    );
    assert_eq!(
        truths("name = 'bob'"),
        [Some(false), Some(true), Some(false), None]
    );
    assert_eq!(
        truths("name >= 'B'"),
        [Some(false), Some(true), Some(true), None]
    );
}

#[test]
fn what_looks_beyond_the_row_is_refused() {
    for text in [
        "x > AVG(x)",
        "SUM(x)",
        "COUNT(*)",
        "MAX(x) - x",
        "SUM(x) OVER (ORDER BY x)",
        "LAG(x) OVER (ORDER BY x)",
        "ROW_NUMBER() OVER ()",
        "x IN (SELECT x FROM t)",
        "x IN (sElEcT a FROM read_csv('data.csv'))",
        "EXISTS (SELECT 1)",
        "MEDIAN(x) > 1",
        "FIRST(x)",
    ] {
        let refusal = refused(text);
        assert_eq!(refusal.code(), "not-row-by-row", "{text}: {refusal}");
    }
}

#[test]
fn what_is_no_expression_is_refused() {
    for text in [
        "",
        "x >",
        "x > 1; DROP TABLE t",
        "x -- a comment ' \n",
        "(/* ' */ x)",
        "E'\\'' || name",
        "name = 'open",
        "x AS y",
        "*",
        "x, name",
        "RANDOM()",
        "NOW()",
        "CURRENT_TIMESTAMP",
        "SIN(x)",
        "DATE '2020-01-01'",
        "CAST(x AS INTEGER)",
        "SUBSTR(name, x)",
        "STRING_TO_ARRAY(name, 'a')",
        "x IS TRUE",
        "(x > 1) = TRUE",
        "ROUND(x, 20)",
        "\"^x.*$\"",
        "t.x",
        "where x > 1",
    ] {
        let refusal = refused(text);
        assert_eq!(refusal.code(), "not-an-sql-expression", "{text}: {refusal}");
        assert!(!refusal.to_string().contains('\n'), "{refusal}");
    }
}

#[test]
fn text_and_numbers_do_not_mix_silently() {
    let refusal = refused("name > 5");
    assert_eq!(
        refusal,
        Refusal::WrongKind {
            by: ">".to_owned(),
            wanted: Kind::Number,
            found: Kind::Text,
            column: Some("name".to_owned()),
            beside: None,
        }
    );
    let refusal = refused("x = '1'");
    assert_eq!(
        refusal.to_string(),
        "puts `=` between `x` (numbers) and text"
    );
    for text in [
        "name + 1",
        "name + name",
        "LOWER(x)",
        "x LIKE '1%'",
        "x IN ('1', '2')",
        "x AND TRUE",
        "NOT x",
        "CASE WHEN x = 1 THEN 1 ELSE 'a' END",
        "COALESCE(x, 'a')",
        "ABS('a')",
    ] {
        let refusal = refused(text);
        assert_eq!(refusal.code(), "text-and-numbers", "{text}: {refusal}");
    }
}

#[test]
fn columns_come_in_the_order_of_their_first_use() {
    let (_, columns) = parse("b > 1 AND (\"a b\" > 2 OR b IN (1)) AND 人口 > 3").unwrap();
    assert_eq!(columns, ["b", "a b", "人口"]);
}

#[test]
fn texts_have_the_decimal_sign_of_the_table() {
    let mut rows = rows_with(',');
    let prices = ["1,5", "n/a", "2", "1.5"].map(Some);
    rows.add("price", in_form(prices), None);
    let run = |text: &str| rows.run(&parse(text).unwrap().0).unwrap();
    let numbers = [Some(1.5), None, Some(2.0), None];
    assert_eq!(
        run("TRY_CAST(price AS DOUBLE)"),
        (Values::Numbers(numbers.to_vec()), Vec::new())
    );
    assert_eq!(run("CAST(price AS DOUBLE)").1, [1, 3]);
    let halves = ["0,5", "1", "", "0"].map(|text| Some(text.to_owned()).filter(|t| !t.is_empty()));
    assert_eq!(
        run("CAST(x / 2 AS VARCHAR)"),
        (Values::Texts(halves.to_vec()), Vec::new())
    );
    // Numbers of the expression have a point, in quotes too.
    let same = |number: f64| (Values::Numbers(vec![Some(number); 4]), Vec::new());
    assert_eq!(run("1.5 + 1"), same(2.5));
    assert_eq!(run("CAST('1.5' AS DOUBLE)"), same(1.5));
}

#[test]
fn large_numbers_are_read() {
    assert_eq!(numbers("1e5"), [Some(1e5); 4]);
    assert_eq!(numbers("1E+2 + 1e-1"), [Some(100.1); 4]);
    assert_eq!(numbers("2.5e3 + 1.0e0"), [Some(2501.0); 4]);
    assert_eq!(
        numbers("12345678901234567890"),
        [Some(12_345_678_901_234_567_890.0); 4]
    );
    assert_eq!(
        numbers("0.1234567890123456789012"),
        [Some(0.123_456_789_012_345_68); 4]
    );
    assert_eq!(texts("'1e5'"), vec![Some("1e5".to_owned()); 4]);
    assert_eq!(
        truths("x < 1e5"),
        [Some(true), Some(true), None, Some(true)]
    );
}

#[test]
fn an_expression_may_be_long_and_no_longer() {
    let joined = |term: &str, count: usize, sign: &str| vec![term; count].join(sign);
    assert_eq!(numbers(&joined("x", 60, " + "))[0], Some(60.0));
    assert_eq!(truths(&joined("x = 1", 60, " OR "))[0], Some(true));
    let branches = joined("WHEN x = 1 THEN 1", 60, " ");
    assert_eq!(
        numbers(&format!("CASE {branches} ELSE 0 END"))[3],
        Some(0.0)
    );
    for long in [
        joined("x", 2000, "+"),
        joined("x = 0", 900, " OR "),
        format!("{}x{}", "(".repeat(300), ")".repeat(300)),
        joined("NOT", 300, " "),
    ] {
        let refusal = parse(&long).unwrap_err();
        assert!(matches!(refusal, Refusal::TooLong { .. }), "{refusal}");
        assert!(refusal.help().contains("x IN (1, 2, 3)"));
    }
    // A list is one operator, and a quoted text none.
    let listed = joined("-1", 2000, ", ");
    assert_eq!(truths(&format!("x IN ({listed})"))[0], Some(false));
    let quoted = joined("+", 2000, "(");
    assert_eq!(truths(&format!("name = '{quoted}'"))[0], Some(false));
}

#[test]
fn functions_that_differ_between_databases_are_refused() {
    for text in ["LOG(x, 3)", "log (10, x)", "LOG(x)"] {
        let refusal = refused(text);
        assert_eq!(
            refusal.to_string(),
            "uses `LOG`, which expressions do not know"
        );
        assert!(refusal.help().contains("LN(x) / LN(b)"));
    }
    let refusal = refused("DIV(-7, 2)");
    assert!(refusal.help().contains("FLOOR(x / y)"), "{refusal}");
    assert_eq!(numbers("FLOOR(-7 / 2)"), [Some(-4.0); 4]);
    assert_eq!(numbers("MOD(-7, 3)"), [Some(-1.0); 4]);
    // A column may be so called.
    let (_, columns) = parse("log > 1 AND div = 2").unwrap();
    assert_eq!(columns, ["log", "div"]);
}

#[test]
fn no_message_names_types_of_the_library() {
    for (text, words) in [
        ("name COLLATE NOCASE = 'a'", "uses COLLATE"),
        ("(x, code) = (1, 2)", "uses several values in one"),
        ("{'a': 1}", "uses syntax of queries"),
        ("x ^ 2", "uses the operator `^`"),
        ("d.x > 1", "uses a name with a point"),
        ("name LIKE ANY ('a', 'b')", "uses "),
        ("name LIKE name", "uses "),
        ("x::date", "uses "),
        ("[x, code]", "uses "),
    ] {
        let refusal = refused(text).to_string();
        assert!(refusal.contains(words), "{text}: {refusal}");
        for sign in [
            "{",
            "::",
            "Identifier",
            "Bitwise",
            "struct.",
            "Span",
            "not currently",
        ] {
            assert!(!refusal.contains(sign), "{text}: {refusal}");
        }
    }
    assert_eq!(refused("x ^ 2").help(), "write POWER(x, 2)");
}
