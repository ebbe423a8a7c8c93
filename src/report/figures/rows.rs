//! The truth table as a picture: a line for each row, a dot for each condition, a bar for its cases.

use super::svg::{Anchor, Svg, cut_to};
use super::{Figure, width_of};
use crate::language::{Words, say};

/// Lines that are drawn; of more rows the first ones.
const MOST_ROWS: usize = 40;
const LEFT: f64 = 92.0;
const TOP: f64 = 86.0;
const ROW: f64 = 20.0;
const COLUMN: f64 = 34.0;
const BAR: f64 = 210.0;

/// One truth-table row.
pub(in super::super) struct Line {
    pub(in super::super) number: u128,
    pub(in super::super) values: Vec<Value>,
    pub(in super::super) n: usize,
    pub(in super::super) code: Code,
    /// Consistency as text.
    pub(in super::super) consistency: String,
}

/// What a row asks of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Value {
    Present,
    Absent,
    /// Of a multi-value condition.
    Level(u8),
}

/// How a row is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Code {
    Positive,
    Negative,
    Contradiction,
    Remainder,
}

impl Code {
    const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Positive, "bar1", "1"),
        (Self::Negative, "bar0", "0"),
        (Self::Contradiction, "barc", "C"),
        (Self::Remainder, "barq", "?"),
    ];

    fn class(self) -> &'static str {
        let found = Self::ALL.iter().find(|(code, ..)| *code == self);
        found.map_or("bar0", |(_, class, _)| class)
    }

    fn text(self) -> &'static str {
        let found = Self::ALL.iter().find(|(code, ..)| *code == self);
        found.map_or("0", |(.., text)| text)
    }
}

/// Draws the rows; `None` without rows.
pub(in super::super) fn draw(
    words: &Words,
    outcome: &str,
    conditions: &[String],
    lines: &[Line],
    name: String,
) -> Option<Figure> {
    let most = lines.iter().map(|line| line.n).max()?;
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let shown = &lines[..lines.len().min(MOST_ROWS)];
    let dots = COLUMN * count(conditions.len());
    let bars = LEFT + dots + 18.0;
    let width = bars + BAR + 120.0;
    let height = TOP + ROW * count(shown.len()) + 22.0;
    let title = say!(words, "figures-rows-title", outcome = outcome);
    let mut svg = Svg::new(words, width, height, &title);
    let row = words.say("figures-rows-row");
    svg.text("ink", (14.0, TOP - 10.0), Anchor::Start, &row);
    for (position, condition) in conditions.iter().enumerate() {
        let x = LEFT + COLUMN * (count(position) + 0.5);
        // Names lean to the right, so that long ones find room.
        let text = cut_to(condition, 14);
        svg.leaning_text("ink", (x - 3.0, TOP - 10.0), &text);
    }
    let cases = words.say("figures-rows-cases");
    svg.text("ink", (bars, TOP - 10.0), Anchor::Start, &cases);
    let mut key = bars;
    for (code, class, text) in Code::ALL {
        if shown.iter().any(|line| line.code == code) {
            svg.rectangle(class, (key, TOP - 42.0), (12.0, 12.0));
            svg.text("ink", (key + 17.0, TOP - 32.0), Anchor::Start, text);
            key += 28.0 + width_of(text);
        }
    }
    for (position, line) in shown.iter().enumerate() {
        let y = TOP + ROW * (count(position) + 0.5);
        if position % 2 == 0 {
            svg.rectangle("stripe", (8.0, y - ROW / 2.0), (width - 16.0, ROW));
        }
        let number = line.number.to_string();
        svg.text("ink", (14.0, y + 4.0), Anchor::Start, &cut_to(&number, 11));
        for (position, value) in line.values.iter().enumerate() {
            let x = LEFT + COLUMN * (count(position) + 0.5);
            match value {
                Value::Present => svg.circle("ink", (x, y), 6.0),
                Value::Absent => svg.circle("off", (x, y), 6.0),
                Value::Level(level) => {
                    let text = level.to_string();
                    svg.text("ink strong", (x, y + 4.0), Anchor::Middle, &text);
                }
            }
        }
        let length = (BAR * count(line.n) / count(most)).max(1.0);
        svg.rectangle(line.code.class(), (bars, y - 6.0), (length, 12.0));
        let text = say!(
            words,
            "figures-rows-bar",
            n = line.n,
            code = line.code.text(),
            consistency = &line.consistency
        );
        svg.text("ink", (bars + length + 6.0, y + 4.0), Anchor::Start, &text);
    }
    let caption = if lines.len() > shown.len() {
        say!(
            words,
            "figures-rows-caption-first",
            outcome = outcome,
            shown = shown.len(),
            all = lines.len()
        )
    } else {
        say!(words, "figures-rows-caption", outcome = outcome)
    };
    Some(Figure {
        name,
        caption,
        alt: title,
        svg: svg.finish(),
    })
}
