//! The description as a JSON Schema.

use std::fmt::Write;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use super::all_sections;
use super::describe::{Bounds, Key, Names, Need, Section, Shape, Word};

/// A mapping of the schema, in the order in which it is read.
type Map = IndexMap<String, Json>;

/// A value of the schema.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum Json {
    Value(Value),
    List(Vec<Json>),
    Map(Map),
}

/// The schema of the whole file.
pub(super) fn schema(root: &'static Section) -> String {
    let mut top = Map::new();
    put(
        &mut top,
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
    );
    put(&mut top, "title", "A study file of Equifinal, format 1");
    top.extend(section(root));
    let sections = all_sections(root).into_iter();
    let below = sections.filter(|one| one.name != root.name);
    let mut definitions = fixed_definitions();
    definitions.extend(below.map(|one| (one.name.to_owned(), Json::Map(section(one)))));
    top.insert("$defs".to_owned(), Json::Map(definitions));
    let text = serde_json::to_string_pretty(&top);
    text.expect("the schema has text keys and finite numbers only") + "\n"
}

fn put(map: &mut Map, key: &str, value: impl Into<Value>) {
    map.insert(key.to_owned(), Json::Value(value.into()));
}

/// What many keys share.
fn fixed_definitions() -> Map {
    let mut text = Map::new();
    put(
        &mut text,
        "description",
        "A text; what looks like a number is the text that is written.",
    );
    put(
        &mut text,
        "type",
        Value::from(vec!["string", "number", "boolean"]),
    );
    put(&mut text, "pattern", r"\S");
    let mut statistic = Map::new();
    put(
        &mut statistic,
        "description",
        "A percentile, or another statistic of the column.",
    );
    put(&mut statistic, "type", "string");
    put(
        &mut statistic,
        "pattern",
        r"^\s*(p(100(\.0*)?|[0-9]{1,2}(\.[0-9]*)?)|median|min|max|mean(\s*[+-]\s*([0-9]+(\.[0-9]*)?|\.[0-9]+)?\s*sd)?)\s*$",
    );
    put(
        &mut statistic,
        "examples",
        Value::from(vec![
            "p5", "p50", "p95", "median", "mean", "min", "max", "mean-1sd",
        ]),
    );
    let mut number = Map::new();
    put(&mut number, "description", "A raw value.");
    put(&mut number, "type", "number");
    let anchor = Map::from_iter([(
        "anyOf".to_owned(),
        Json::List(vec![Json::Map(number), Json::Map(statistic)]),
    )]);
    let mut expression = text.clone();
    put(
        &mut expression,
        "description",
        "A Boolean expression: `A*~B + C` (`*` and, `+` or, `~` not), `C{1,2}` of a multi-value set.",
    );
    let mut set = Map::new();
    put(&mut set, "pattern", r"^[^\s~*+&·|(){}\[\],.]+$");
    put(&mut set, "not", serde_json::json!({"enum": ["0", "1"]}));
    let definitions = [
        ("text", text),
        ("anchor", anchor),
        ("expression", expression),
        ("set_name", set),
    ];
    let named = definitions.map(|(name, map)| (name.to_owned(), Json::Map(map)));
    Map::from_iter(named)
}

/// The schema of a section.
fn section(section: &Section) -> Map {
    let mut map = Map::new();
    if !section.at.is_empty() {
        put(&mut map, "title", section.at);
    }
    put(&mut map, "description", section.about);
    put(&mut map, "type", "object");
    let keys = section.read_keys();
    let properties = keys.map(|key| (key.name.to_owned(), Json::Map(property(key))));
    map.insert("properties".to_owned(), Json::Map(properties.collect()));
    let required = section.read_keys().filter(|key| key.need == Need::Required);
    let required: Vec<&str> = required.map(|key| key.name).collect();
    if !required.is_empty() {
        put(&mut map, "required", required);
    }
    put(&mut map, "additionalProperties", false);
    if !section.one_of.is_empty() {
        map.insert("anyOf".to_owned(), any_required(section.one_of));
    }
    let beside = section.read_keys().filter(|key| !key.beside.is_empty());
    let beside: Map = beside
        .map(|key| {
            let needed = Map::from_iter([("anyOf".to_owned(), any_required(key.beside))]);
            (key.name.to_owned(), Json::Map(needed))
        })
        .collect();
    if !beside.is_empty() {
        map.insert("dependentSchemas".to_owned(), Json::Map(beside));
    }
    map
}

/// One of these keys is there.
fn any_required(keys: &[&str]) -> Json {
    let one = |key: &&str| Json::Value(serde_json::json!({"required": [key]}));
    Json::List(keys.iter().map(one).collect())
}

/// The schema of a key's value, with what the key decides.
fn property(key: &Key) -> Map {
    let mut map = Map::new();
    put(&mut map, "description", description(key));
    map.extend(shape(&key.shape));
    if let Need::Default(default) = key.need {
        put(&mut map, "default", value(default));
    }
    put(&mut map, "examples", Value::Array(vec![value(key.example)]));
    map
}

fn description(key: &Key) -> String {
    let mut text = key.about.to_owned();
    for word in words_in(&key.shape) {
        let _ = write!(text, "\n- `{}`: {}", word.word, word.about);
    }
    if let Need::Otherwise(otherwise) = key.need {
        let _ = write!(text, "\nWithout it: {otherwise}.");
    }
    text
}

/// The words that a shape takes by itself, or as the items of a list.
pub(super) fn words_in(shape: &Shape) -> Vec<Word> {
    match shape {
        Shape::Word(words) => words.to_vec(),
        Shape::List { of, .. } => words_in(of),
        Shape::Either(shapes) => shapes.iter().flat_map(words_in).collect(),
        _ => Vec::new(),
    }
}

/// A value that the study file writes.
pub(super) fn value(text: &str) -> Value {
    serde_yaml::from_str(text).expect("the description writes YAML")
}

fn shape(of: &Shape) -> Map {
    let mut map = Map::new();
    match of {
        Shape::Text => put(&mut map, "$ref", "#/$defs/text"),
        Shape::Anchor => put(&mut map, "$ref", "#/$defs/anchor"),
        Shape::Expression => put(&mut map, "$ref", "#/$defs/expression"),
        Shape::Free => {}
        Shape::Section(section) => put(&mut map, "$ref", reference(section)),
        Shape::Matching { pattern, .. } => {
            put(&mut map, "type", "string");
            put(&mut map, "pattern", *pattern);
        }
        Shape::Number(bounds) => map = number(bounds),
        Shape::Whole { least, most } => {
            put(&mut map, "type", "integer");
            put(&mut map, "minimum", *least);
            if let Some(most) = most {
                put(&mut map, "maximum", *most);
            }
        }
        Shape::Truth => put(&mut map, "type", "boolean"),
        Shape::Word(words) => put(&mut map, "enum", spellings(words)),
        Shape::List { of, least, most } => map = list(of, *least, *most),
        Shape::Named {
            names,
            of,
            least,
            most,
        } => map = named(*names, of, *least, *most),
        Shape::Either(shapes) => {
            let shapes = shapes.iter().map(|one| Json::Map(shape(one)));
            map.insert("anyOf".to_owned(), Json::List(shapes.collect()));
        }
        Shape::ByWord { key, sections } => map = by_word(key, sections),
    }
    map
}

fn reference(section: &Section) -> String {
    format!("#/$defs/{}", section.name)
}

/// The words, and the numbers that some of them are when they stand without quotes.
fn spellings(words: &[Word]) -> Vec<Value> {
    let mut values: Vec<Value> = words.iter().map(|word| word.word.into()).collect();
    let numbers = words
        .iter()
        .filter_map(|word| word.word.parse::<u64>().ok());
    values.extend(numbers.map(Value::from));
    values
}

fn number(bounds: &Bounds) -> Map {
    let mut map = Map::new();
    put(&mut map, "type", "number");
    for (name, bound) in [
        ("minimum", bounds.least),
        ("exclusiveMinimum", bounds.above),
        ("maximum", bounds.most),
        ("exclusiveMaximum", bounds.below),
    ] {
        if let Some(bound) = bound {
            put(&mut map, name, value(&bound.to_string()));
        }
    }
    map
}

fn list(of: &Shape, least: u64, most: Option<u64>) -> Map {
    let mut map = Map::new();
    put(&mut map, "type", "array");
    map.insert("items".to_owned(), Json::Map(shape(of)));
    if least > 0 {
        put(&mut map, "minItems", least);
    }
    if let Some(most) = most {
        put(&mut map, "maxItems", most);
    }
    map
}

fn named(names: Names, of: &Shape, least: u64, most: Option<u64>) -> Map {
    let mut map = Map::new();
    put(&mut map, "type", "object");
    if names == Names::Sets {
        put(
            &mut map,
            "propertyNames",
            serde_json::json!({"$ref": "#/$defs/set_name"}),
        );
    }
    map.insert("additionalProperties".to_owned(), Json::Map(shape(of)));
    if least > 0 {
        put(&mut map, "minProperties", least);
    }
    if let Some(most) = most {
        put(&mut map, "maxProperties", most);
    }
    map
}

/// The word under a key chooses the section: `if` it is this one, `then` this section.
fn by_word(key: &str, sections: &[(&str, &'static Section)]) -> Map {
    let mut map = Map::new();
    put(&mut map, "type", "object");
    put(&mut map, "required", vec![key]);
    let words: Vec<&str> = sections.iter().map(|(word, _)| *word).collect();
    put(
        &mut map,
        "properties",
        serde_json::json!({ key: { "enum": words } }),
    );
    let cases = sections.iter().map(|(word, section)| {
        Json::Value(serde_json::json!({
            "if": {"properties": {key: {"const": word}}, "required": [key]},
            "then": {"$ref": reference(section)},
        }))
    });
    map.insert("allOf".to_owned(), Json::List(cases.collect()));
    map
}
