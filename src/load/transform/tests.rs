use super::*;
use crate::load::sample::{placed, set, study};
use crate::study::{
    AggregatedColumn, Aggregation, Calibrate, CrispSide, Derivation, DerivationRule, NewValue,
    Otherwise, Preparation, Recoding, Renaming, Summary,
};

/// Country, year and GDP in long form, with a gap and a comma before the fraction.
fn long() -> Grid {
    let column = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    Grid {
        header: ["country", "year", "gdp", "side"]
            .map(str::to_owned)
            .to_vec(),
        columns: vec![
            column(["B", "A", "B", "A", "B"]),
            column(["2001", "2001", "2002", "2002", "2003"]),
            column(["1,5", "10", "", "20", "2,5"]),
            column(["男", "女", "男", "NA", "other"]),
        ],
        lines: vec![2, 3, 4, 5, 6],
    }
}

fn prepared(plan: Preparation) -> Result<(Grid, Prepared), Vec<String>> {
    let crisp = Calibrate::Crisp {
        threshold: placed(crate::study::Anchor::Number(1.0), "threshold"),
        side: CrispSide::AtOrAbove,
    };
    let folder = std::path::Path::new(".");
    let mut study = study(folder, set("Y", crisp), Vec::new());
    study.data.case = placed("country".to_owned(), "data.case");
    study.data.decimal = ',';
    study.data.missing_values = vec!["NA".to_owned()];
    study.data.preparation = plan;
    match prepare(long(), &study) {
        Ok((grid, told)) => Ok((grid, told.unwrap())),
        Err(errors) => Err(errors.iter().map(ToString::to_string).collect()),
    }
}

fn column(grid: &Grid, name: &str) -> Vec<String> {
    let at = grid.header.iter().position(|known| known == name).unwrap();
    grid.columns[at].clone()
}

fn text(value: &str) -> NewValue {
    NewValue::Text(value.to_owned())
}

#[test]
fn two_columns_can_change_their_names() {
    let rename = |from: &str, to: &str| Renaming {
        from: placed(from.to_owned(), "data.rename"),
        to: placed(to.to_owned(), "data.rename"),
    };
    let rename_all = |rename| Preparation {
        rename,
        ..Preparation::default()
    };
    let both = rename_all(vec![rename("year", "gdp"), rename("gdp", "year")]);
    let (grid, _) = prepared(both).unwrap();
    assert_eq!(grid.header, ["country", "gdp", "year", "side"]);
    let errors = prepared(rename_all(vec![rename("year", "gdp")])).unwrap_err();
    assert_eq!(errors, ["`data.csv`: there is a column `gdp` already"]);
}

#[test]
fn values_are_recoded_as_they_are_written() {
    let recode = |otherwise| Preparation {
        recode: vec![Recoding {
            column: placed("side".to_owned(), "data.recode.side"),
            values: vec![("男".to_owned(), text("0.5")), ("女".to_owned(), text("0"))],
            otherwise,
        }],
        ..Preparation::default()
    };
    let (grid, told) = prepared(recode(Otherwise::Kept)).unwrap();
    assert_eq!(column(&grid, "side"), ["0,5", "0", "0,5", "", "other"]);
    let told = &told.recoded["side"];
    assert_eq!(told.values["男"].cells, 2);
    assert_eq!(told.otherwise.as_ref().unwrap().cells, 1);
    let (grid, _) = prepared(recode(Otherwise::Becomes(NewValue::Missing))).unwrap();
    assert_eq!(column(&grid, "side"), ["0,5", "0", "0,5", "", ""]);
    let errors = prepared(recode(Otherwise::Refused)).unwrap_err();
    assert_eq!(
        errors,
        ["`data.csv`: recoding column `side` says nothing of `other` (case `B`, line 6)"]
    );
}

#[test]
fn rows_of_a_case_become_one() {
    let of = |name: &str, summary, of: Option<&str>| AggregatedColumn {
        name: placed(name.to_owned(), name),
        summary,
        of: of.map(|of| placed(of.to_owned(), of)),
    };
    let plan = Preparation {
        aggregate: Some(Aggregation {
            by: placed("country".to_owned(), "data.aggregate.by"),
            filter: None,
            columns: vec![
                of("gdp", Summary::Mean, Some("gdp")),
                of("years", Summary::Count, None),
                of("known", Summary::Count, Some("gdp")),
                of("latest", Summary::Last, Some("gdp")),
                of("side", Summary::First, Some("side")),
            ],
        }),
        ..Preparation::default()
    };
    let (grid, told) = prepared(plan).unwrap();
    assert_eq!(
        grid.header,
        ["country", "gdp", "years", "known", "latest", "side"]
    );
    // By hand: B has 1.5 and 2.5, A has 10 and 20.
    assert_eq!(column(&grid, "country"), ["B", "A"]);
    assert_eq!(column(&grid, "gdp"), ["2", "15"]);
    assert_eq!(column(&grid, "years"), ["3", "2"]);
    assert_eq!(column(&grid, "known"), ["2", "2"]);
    assert_eq!(column(&grid, "latest"), ["2,5", "20"]);
    assert_eq!(column(&grid, "side"), ["男", "女"]);
    assert_eq!(grid.lines, [2, 3]);
    let told = told.aggregated.unwrap();
    assert_eq!((told.rows, told.cases), (5, 2));
}

#[test]
fn derived_columns_build_on_each_other() {
    let derive = |name: &str, rule| Derivation {
        name: placed(name.to_owned(), name),
        rule,
    };
    let sql = |text: &str| DerivationRule::Expression(placed(text.to_owned(), "data.derive"));
    let plan = Preparation {
        derive: vec![
            derive("half", sql("gdp / 4")),
            derive("rich", sql("half > 1")),
            derive("name", sql("country || '-' || year")),
            derive(
                "sum",
                DerivationRule::OfColumns {
                    summary: Summary::Sum,
                    columns: ["gdp", "half"]
                        .map(|name| placed(name.to_owned(), name))
                        .to_vec(),
                    at_least: 2,
                },
            ),
        ],
        ..Preparation::default()
    };
    let (grid, told) = prepared(plan).unwrap();
    assert_eq!(column(&grid, "half"), ["0,375", "2,5", "", "5", "0,625"]);
    assert_eq!(column(&grid, "rich"), ["0", "1", "", "1", "0"]);
    assert_eq!(column(&grid, "name")[4], "B-2003");
    assert_eq!(column(&grid, "sum"), ["1,875", "12,5", "", "25", "3,125"]);
    assert_eq!(told.derived["half"].missing, 1);
}
