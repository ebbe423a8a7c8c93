//! The configuration table as a figure that can go into a paper as it is.

use super::super::number::Numbers;
use super::svg::{Anchor, Svg, cut_to};
use super::{Figure, width_of};
use crate::language::{Words, say};
use crate::sufficiency::{ModelFit, TermFit};

/// What the figure and the table show.
pub(in super::super) struct Grid {
    /// The rows.
    pub(in super::super) conditions: Vec<String>,
    /// The columns, by outcome.
    pub(in super::super) groups: Vec<Group>,
    /// Whether core is told from peripheral.
    pub(in super::super) tells_core: bool,
}

/// The paths of one outcome.
pub(in super::super) struct Group {
    pub(in super::super) outcome: String,
    pub(in super::super) title: String,
    pub(in super::super) paths: Vec<Path>,
    pub(in super::super) fit: ModelFit,
}

/// One path.
pub(in super::super) struct Path {
    pub(in super::super) label: String,
    /// One entry a condition.
    pub(in super::super) marks: Vec<Option<Mark>>,
    pub(in super::super) fit: TermFit,
    /// Names of cases, or one text that counts them.
    pub(in super::super) cases: Vec<String>,
}

/// What a path says of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Mark {
    Present {
        core: bool,
        /// The values of a multi-value condition; empty for other sets.
        values: String,
    },
    CoreAbsent,
    PeripheralAbsent,
}

/// The message that is the title of a row, and what stands in it.
type FitOf<T> = (&'static str, fn(&T) -> Option<f64>);

/// The figures of a path, in the order of the rows.
pub(in super::super) const PATH_FITS: [FitOf<Path>; 4] = [
    ("figures-path-consistency", |path| path.fit.consistency),
    ("figures-path-pri", |path| path.fit.pri),
    ("figures-path-raw-coverage", |path| path.fit.raw_coverage),
    ("figures-path-unique-coverage", |path| {
        path.fit.unique_coverage
    }),
];

/// The figures of a whole solution, in the order of the rows.
pub(in super::super) const SOLUTION_FITS: [FitOf<Group>; 3] = [
    ("figures-solution-consistency", |group| {
        group.fit.consistency
    }),
    ("figures-solution-pri", |group| group.fit.pri),
    ("figures-solution-coverage", |group| group.fit.coverage),
];

impl Mark {
    /// The mark as text: `●`, `⊗`, `•`, `⊘`, with the values of a multi-value condition.
    pub(in super::super) fn text(&self) -> String {
        match self {
            Self::Present { core, values } => {
                let mark = if *core { "●" } else { "•" };
                if values.is_empty() {
                    mark.to_owned()
                } else {
                    format!("{mark} {{{values}}}")
                }
            }
            Self::CoreAbsent => "⊗".to_owned(),
            Self::PeripheralAbsent => "⊘".to_owned(),
        }
    }
}

const MARGIN: f64 = 14.0;
const ROW: f64 = 26.0;
const FIT_ROW: f64 = 19.0;
const NAME_ROW: f64 = 13.0;
const TITLE: f64 = 22.0;
/// The space between two outcomes.
const GAP: f64 = 22.0;
const NARROWEST: f64 = 62.0;
const WIDEST: f64 = 132.0;
const CORE: f64 = 8.5;
const PERIPHERAL: f64 = 4.5;

/// Draws the table.
pub(in super::super) fn draw(
    words: &'static Words,
    numbers: Numbers,
    grid: &Grid,
    name: &str,
    about: &str,
) -> Figure {
    let drawing = Drawing::new(words, numbers, grid);
    let plain = about.replace('`', "");
    let title = say!(words, "figures-configurations-title", about = &plain);
    Figure {
        name: name.to_owned(),
        caption: say!(words, "figures-configurations-caption", about = about),
        alt: say!(words, "figures-configurations-alt", about = &plain),
        svg: drawing.finish(&title),
    }
}

struct Drawing<'g> {
    words: &'static Words,
    numbers: Numbers,
    grid: &'g Grid,
    labels: f64,
    /// The width of each column.
    column: f64,
    /// Names below a path: the most of any.
    names: usize,
}

impl<'g> Drawing<'g> {
    fn new(words: &'static Words, numbers: Numbers, grid: &'g Grid) -> Self {
        let fits = PATH_FITS.iter().map(|(title, _)| *title);
        let fits = fits.chain(SOLUTION_FITS.iter().map(|(title, _)| *title));
        let fits = fits.map(|title| width_of(&words.say(title)));
        let labels = grid.conditions.iter().map(|condition| width_of(condition));
        let labels = labels.chain(fits).fold(120.0, f64::max).min(300.0);
        let paths = || grid.groups.iter().flat_map(|group| &group.paths);
        let shown = || paths().flat_map(shown_names);
        let widest = shown().map(|name| width_of(&name) * 0.9 + 10.0);
        Self {
            words,
            numbers,
            grid,
            labels: labels + 16.0,
            column: widest.fold(NARROWEST, f64::max).min(WIDEST),
            names: paths()
                .map(|path| shown_names(path).len())
                .max()
                .unwrap_or(0),
        }
    }

    /// The columns of a group: where the first begins, where the last ends.
    fn span(&self, position: usize) -> (f64, f64) {
        let before = self.grid.groups[..position].iter();
        let left = before.fold(MARGIN + self.labels, |left, group| {
            left + self.width(group) + GAP
        });
        (left, left + self.width(&self.grid.groups[position]))
    }

    /// A group is as wide as its paths, or as its title.
    fn width(&self, group: &Group) -> f64 {
        let paths = f64::from(u32::try_from(group.paths.len()).unwrap_or(u32::MAX));
        (paths * self.column).max(width_of(&group.title).min(360.0))
    }

    fn finish(&self, title: &str) -> String {
        let legend = self.words.say(if self.grid.tells_core {
            "figures-configurations-legend"
        } else {
            "figures-configurations-legend-plain"
        });
        let last = self.grid.groups.len().saturating_sub(1);
        let right = if self.grid.groups.is_empty() {
            MARGIN + self.labels
        } else {
            self.span(last).1
        };
        let right = right.max(width_of(&legend) * 0.92 + MARGIN);
        let rows =
            |count: usize, height: f64| f64::from(u32::try_from(count).unwrap_or(0)) * height;
        let height = MARGIN
            + 2.0 * TITLE
            + 8.0
            + rows(self.grid.conditions.len(), ROW)
            + rows(PATH_FITS.len(), FIT_ROW)
            + 16.0
            + rows(self.names, NAME_ROW)
            + 14.0
            + rows(SOLUTION_FITS.len(), FIT_ROW)
            + 20.0
            + MARGIN;
        let mut svg = Svg::new(self.words, right + MARGIN, height, title);
        let mut y = self.head(&mut svg, right);
        y = self.marks(&mut svg, y);
        svg.line("axis", (MARGIN, y), (right, y));
        y = self.fits(&mut svg, y + 16.0);
        y = self.cases(&mut svg, y);
        svg.line("axis", (MARGIN, y), (right, y));
        y = self.solutions(&mut svg, y + 16.0);
        svg.line("rule", (MARGIN, y), (right, y));
        svg.text("faint name", (MARGIN, y + 18.0), Anchor::Start, &legend);
        svg.finish()
    }

    /// Titles and rules above the rows.
    fn head(&self, svg: &mut Svg, right: f64) -> f64 {
        let mut y = MARGIN;
        svg.line("rule", (MARGIN, y), (right, y));
        y += TITLE - 6.0;
        for (position, group) in self.grid.groups.iter().enumerate() {
            let (from, to) = self.span(position);
            let title = cut_to(&group.title, 52);
            svg.text(
                "ink strong",
                (f64::midpoint(from, to), y),
                Anchor::Middle,
                &title,
            );
            svg.line("axis", (from + 3.0, y + 7.0), (to - 3.0, y + 7.0));
        }
        y += TITLE;
        self.each_path(|middle, path| {
            svg.text("ink strong", (middle, y), Anchor::Middle, &path.label);
        });
        y += 8.0;
        svg.line("axis", (MARGIN, y), (right, y));
        y
    }

    fn each_path(&self, mut draw: impl FnMut(f64, &Path)) {
        for (position, group) in self.grid.groups.iter().enumerate() {
            let (from, to) = self.span(position);
            let paths = f64::from(u32::try_from(group.paths.len()).unwrap_or(u32::MAX));
            let mut middle = from + (to - from) / (2.0 * paths);
            for path in &group.paths {
                draw(middle, path);
                middle += (to - from) / paths;
            }
        }
    }

    fn marks(&self, svg: &mut Svg, top: f64) -> f64 {
        let mut y = top + ROW / 2.0;
        for (position, condition) in self.grid.conditions.iter().enumerate() {
            let label = cut_to(condition, 44);
            svg.text("ink", (MARGIN, y + 4.0), Anchor::Start, &label);
            self.each_path(|middle, path| {
                if let Some(mark) = &path.marks[position] {
                    draw_mark(svg, (middle, y), mark);
                }
            });
            y += ROW;
        }
        y - ROW / 2.0
    }

    fn fits(&self, svg: &mut Svg, top: f64) -> f64 {
        let mut y = top;
        for (title, value) in PATH_FITS {
            svg.text("ink", (MARGIN, y), Anchor::Start, &self.words.say(title));
            self.each_path(|middle, path| {
                let text = self.numbers.text(value(path));
                svg.text("ink", (middle, y), Anchor::Middle, &text);
            });
            y += FIT_ROW;
        }
        y
    }

    fn cases(&self, svg: &mut Svg, top: f64) -> f64 {
        let cases = self.words.say("figures-configurations-cases");
        svg.text("ink", (MARGIN, top), Anchor::Start, &cases);
        let mut bottom = top;
        self.each_path(|middle, path| {
            let mut y = top;
            for name in shown_names(path) {
                svg.text("ink name", (middle, y), Anchor::Middle, &name);
                y += NAME_ROW;
            }
            bottom = bottom.max(y);
        });
        bottom
    }

    fn solutions(&self, svg: &mut Svg, top: f64) -> f64 {
        let mut y = top;
        for (title, value) in SOLUTION_FITS {
            svg.text("ink", (MARGIN, y), Anchor::Start, &self.words.say(title));
            for (position, group) in self.grid.groups.iter().enumerate() {
                let (from, to) = self.span(position);
                let text = self.numbers.text(value(group));
                svg.text("ink", (f64::midpoint(from, to), y), Anchor::Middle, &text);
            }
            y += FIT_ROW;
        }
        y - 8.0
    }
}

fn draw_mark(svg: &mut Svg, at: (f64, f64), mark: &Mark) {
    let (x, y) = at;
    match mark {
        Mark::Present { core, values } => {
            let radius = if *core { CORE } else { PERIPHERAL };
            let shift = if values.is_empty() { 0.0 } else { 10.0 };
            svg.circle("ink", (x - shift, y), radius);
            if !values.is_empty() {
                let text = format!("{{{values}}}");
                svg.text("ink name", (x + 2.0, y + 4.0), Anchor::Start, &text);
            }
        }
        Mark::CoreAbsent => crossed(svg, at, CORE - 0.8),
        Mark::PeripheralAbsent => crossed(svg, at, PERIPHERAL - 0.3),
    }
}

fn crossed(svg: &mut Svg, (x, y): (f64, f64), radius: f64) {
    let reach = radius * std::f64::consts::FRAC_1_SQRT_2;
    svg.circle("hollow", (x, y), radius);
    svg.line("hollow", (x - reach, y - reach), (x + reach, y + reach));
    svg.line("hollow", (x - reach, y + reach), (x + reach, y - reach));
}

/// The names below a path, each short enough.
fn shown_names(path: &Path) -> Vec<String> {
    path.cases.iter().map(|name| cut_to(name, 22)).collect()
}
