//! Codes of what becomes of rows before they are cases, and of sets that are made of sets.

use super::explanation::{Explanation, study, words};

pub(super) const CODES: &[Explanation] = &[
    study(
        "not-an-sql-expression",
        "an expression is no SQL that can be read, or uses what expressions do not know",
        "What cannot be read would have to be guessed. Names of columns with blanks or signs stand in double quotes, texts in single quotes.",
        "data: {source: cities.csv, case: city, missing: fail, where: \"openness >\"}\n",
        "data: {source: cities.csv, case: city, missing: fail, where: \"openness > 15\"}\n",
    ),
    study(
        "not-row-by-row",
        "an expression looks beyond its own row",
        "A case would get another value when other cases come and go. `data.aggregate` makes one case of several rows; a number from all cases is an anchor.",
        "data: {source: cities.csv, case: city, missing: fail, where: \"openness > AVG(openness)\"}\n",
        "data: {source: cities.csv, case: city, missing: fail, where: \"openness > 15\"}\n",
    ),
    study(
        "text-and-numbers",
        "an expression mixes texts, numbers, and true and false",
        "A text is neither larger nor smaller than a number. SQL programs that compare them all the same give an answer to another question.",
        "data: {source: cities.csv, case: city, missing: fail, where: LENGTH(city)}\n",
        "data: {source: cities.csv, case: city, missing: fail, where: LENGTH(city) > 4}\n",
    ),
    study(
        "unused-set",
        "a set under `sets` is part of no other set",
        "Sets under `sets` are in the analysis only through those that are made of them. Most often its name is misspelt in a `combine`.",
        "sets:\n  GR: {column: grants, calibrate: {method: crisp, threshold: 1}}\n",
        "sets:\n  GR: {column: grants, calibrate: {method: crisp, threshold: 1}}\n  CH: {column: change, calibrate: {method: crisp, threshold: 1}}\nconditions:\n  RES: {combine: \"GR + CH\", expect: present}\n",
    ),
    study(
        "column-exists",
        "a new column has the name of another one",
        "Two columns of one name cannot be told apart.",
        "data: {source: cities.csv, case: city, missing: fail, rename: {grants: change}}\n",
        "data: {source: cities.csv, case: city, missing: fail, rename: {grants: subsidies}}\n",
    ),
    study(
        "not-recoded",
        "a column holds a value that `recode` does not list",
        "A value that nobody thought of would pass unseen. List it, or say under `else` what becomes of all others.",
        "data: {source: cities.csv, case: city, missing: fail, recode: {kind: {port: 1, inland: 0}}}\n",
        "data: {source: cities.csv, case: city, missing: fail, recode: {kind: {port: 1, inland: 0, else: missing}}}\n",
    ),
    words(
        "row-without-case",
        "rows are put together by a column, and a row has no value in it",
        "Nobody knows to which case the row belongs. `aggregate: {where: ..}` can leave such rows out.",
        "country,year,gdp\n,2015,3.2",
        "country,year,gdp\nNorway,2015,3.2",
    ),
    study(
        "no-finite-result",
        "an expression divides by zero, or gives a number that is too large",
        "No membership can be made of it. A CASE can say what holds for such a row.",
        "data: {source: cities.csv, case: city, missing: fail, derive: {ratio: leadership / grants}}\n",
        "data: {source: cities.csv, case: city, missing: fail, derive: {ratio: \"CASE WHEN grants > 0 THEN leadership / grants END\"}}\n",
    ),
    study(
        "no-rows-left",
        "no row fulfils the condition of `where`",
        "A study needs cases. Mind the unit of the column.",
        "data: {source: cities.csv, case: city, missing: fail, where: openness > 1000}\n",
        "data: {source: cities.csv, case: city, missing: fail, where: openness > 15}\n",
    ),
];
