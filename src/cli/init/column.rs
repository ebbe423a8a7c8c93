//! A column of a data file: what it holds, and how that is shown.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use crate::calibrate::{mean, percentile};
use crate::load::{ColumnLabels, number_of};
use crate::wording::harmless;

/// Texts that often stand for a missing value.
const MARKERS: [&str; 12] = [
    "NA", "N/A", "n/a", "na", "NaN", "nan", "NULL", "null", ".", "..", "-", "?",
];
/// How many texts are shown.
const MOST_TEXTS: usize = 5;
/// How many labels of values are shown.
const MOST_LABELS: usize = 8;
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// Into how many parts a range is cut.
const BINS: u8 = 16;

/// A column with what it holds.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) cells: usize,
    /// Empty cells.
    pub(super) empty: usize,
    /// Texts that look as if they stood for a missing value, in a column of numbers.
    pub(super) markers: BTreeMap<String, usize>,
    /// How many different texts or numbers there are.
    pub(super) distinct: usize,
    pub(super) content: Content,
    /// What the file says of it beside its name.
    pub(super) labels: ColumnLabels,
}

/// What the filled cells are.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// Numbers, from the lowest to the highest; at least one.
    Numbers(Vec<f64>),
    /// Texts with how often they stand there, the most frequent first.
    Texts(Vec<(String, usize)>),
}

impl Column {
    /// A column with this name and these cells.
    pub(super) fn new(name: &str, cells: &[String], decimal: char) -> Self {
        let filled: Vec<&str> = cells
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        let (markers, others): (Vec<&str>, Vec<&str>) =
            filled.iter().partition(|text| MARKERS.contains(text));
        let numbers: Option<Vec<f64>> =
            others.iter().map(|text| number_of(text, decimal)).collect();
        let mut column = Self {
            name: name.to_owned(),
            cells: cells.len(),
            empty: cells.len() - filled.len(),
            markers: BTreeMap::new(),
            distinct: 0,
            content: Content::Texts(Vec::new()),
            labels: ColumnLabels::default(),
        };
        match numbers {
            Some(mut numbers) if !numbers.is_empty() => {
                numbers.sort_by(f64::total_cmp);
                column.distinct = numbers
                    .chunk_by(|one, other| one.total_cmp(other).is_eq())
                    .count();
                column.markers = counted(&markers);
                column.content = Content::Numbers(numbers);
            }
            _ => {
                let mut texts: Vec<(String, usize)> = counted(&filled).into_iter().collect();
                texts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
                column.distinct = texts.len();
                column.content = Content::Texts(texts);
            }
        }
        column
    }

    /// The numbers, from the lowest to the highest, of a column of numbers.
    pub(super) fn numbers(&self) -> Option<&[f64]> {
        match &self.content {
            Content::Numbers(numbers) => Some(numbers),
            Content::Texts(_) => None,
        }
    }

    /// Whether each cell holds a number.
    pub(super) fn is_complete(&self) -> bool {
        self.empty == 0 && self.markers.is_empty()
    }

    /// Whether the column tells the cases apart.
    pub(super) fn names_cases(&self) -> bool {
        self.empty == 0 && self.markers.is_empty() && self.distinct == self.cells
    }

    /// What it holds, in lines.
    pub(super) fn in_lines(&self) -> Vec<String> {
        let missing = self.empty + self.markers.values().sum::<usize>();
        let kind = match &self.content {
            Content::Numbers(_) => "numbers",
            Content::Texts(_) => "texts",
        };
        let different = match self.distinct {
            distinct if distinct == self.cells => "all different".to_owned(),
            distinct => format!("{distinct} different"),
        };
        let mut lines = vec![format!(
            "{kind}, n {}, missing {missing}, {different}",
            self.cells - missing
        )];
        match &self.content {
            Content::Numbers(numbers) => lines.extend(self.numbers_in_lines(numbers)),
            Content::Texts(texts) => lines.extend(texts_in_line(texts)),
        }
        if !self.labels.column.is_empty() {
            lines.push(format!("label: {}", one_line(&self.labels.column)));
        }
        lines.extend(
            self.labels_in_line()
                .map(|labels| format!("labels: {labels}")),
        );
        lines
    }

    /// What the numbers stand for, where the file says it and the column holds the numbers.
    pub(super) fn labels_in_line(&self) -> Option<String> {
        let values = &self.labels.values;
        self.numbers().filter(|_| !values.is_empty())?;
        let first = values.iter().take(MOST_LABELS);
        let first: Vec<String> = first
            .map(|(value, label)| format!("{value} is {}", one_line(label)))
            .collect();
        let more = if values.len() > MOST_LABELS {
            ", …"
        } else {
            ""
        };
        Some(format!("{}{more}", first.join(", ")))
    }

    fn numbers_in_lines(&self, numbers: &[f64]) -> Vec<String> {
        let at = |percent| percentile(numbers, percent).map_or_else(String::new, shown);
        let mean = mean(numbers).map_or_else(String::new, shown);
        let mut lines = vec![
            format!(
                "min {}, quartiles {} {} {}, max {}, mean {mean}",
                at(0.0),
                at(25.0),
                at(50.0),
                at(75.0),
                at(100.0)
            ),
            histogram(numbers),
        ];
        if !self.markers.is_empty() {
            let markers = self.markers.iter();
            let markers: Vec<String> = markers
                .map(|(text, count)| format!("`{text}` ({count})"))
                .collect();
            lines.push(format!("taken for missing: {}", markers.join(", ")));
        }
        lines
    }
}

fn counted(texts: &[&str]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for text in texts {
        *counts.entry((*text).to_owned()).or_insert(0) += 1;
    }
    counts
}

/// The most frequent texts, where one of them stands there more than once.
fn texts_in_line(texts: &[(String, usize)]) -> Option<String> {
    texts.first().filter(|(_, count)| *count > 1)?;
    let first = texts.iter().take(MOST_TEXTS);
    let first: Vec<String> = first
        .map(|(text, count)| format!("{} ({count})", one_line(text)))
        .collect();
    let more = if texts.len() > MOST_TEXTS {
        ", …"
    } else {
        ""
    };
    Some(format!("most frequent: {}{more}", first.join(", ")))
}

/// A text on one line, and not too long.
pub(super) fn one_line(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = harmless(text).chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

/// A text with blanks behind it, up to a width; a letter of Chinese is as wide as two blanks.
pub(super) fn filled(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(blanks))
}

/// How many numbers lie in each of some equal parts of their range, as bars.
fn histogram(numbers: &[f64]) -> String {
    let (Some(low), Some(high)) = (numbers.first(), numbers.last()) else {
        return String::new();
    };
    let mut counts = [0_usize; BINS as usize];
    let width = high - low;
    for number in numbers {
        let share = if width > 0.0 {
            (number - low) / width
        } else {
            0.0
        };
        let bin = (1..BINS)
            .rev()
            .find(|&bin| share * f64::from(BINS) >= f64::from(bin));
        counts[usize::from(bin.unwrap_or(0))] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let bar = |count: usize| match count {
        0 => ' ',
        count => BARS[((count * BARS.len()).div_ceil(most)).clamp(1, BARS.len()) - 1],
    };
    let bars: String = counts.iter().map(|&count| bar(count)).collect();
    format!("|{bars}|")
}

/// A number for people: whole, or with up to four digits that count.
pub(super) fn shown(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number}");
    }
    let size = number.abs();
    if !(1e-3..1e15).contains(&size) {
        return format!("{number:.3e}");
    }
    let digits = match size {
        100.0.. => 1,
        10.0.. => 2,
        _ => 4,
    };
    let text = format!("{number:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
