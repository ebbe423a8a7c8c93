//! Names beside points, where there is room.

use super::svg::{Anchor, Svg, cut_to};
use super::width_of;

/// Letters of a name that are shown.
const MOST_LETTERS: usize = 24;

/// The rectangle in which names may stand, and those that stand there.
pub(super) struct Labels {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    taken: Vec<[f64; 4]>,
}

/// On which side of its point a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

impl Labels {
    pub(super) fn within(left: f64, top: f64, right: f64, bottom: f64) -> Self {
        Self {
            left,
            right,
            top,
            bottom,
            taken: Vec::new(),
        }
    }

    /// Keeps names off a mark.
    pub(super) fn keep_off(&mut self, (x, y): (f64, f64)) {
        self.taken.push([x - 4.0, x + 4.0, y - 4.0, y + 4.0]);
    }

    /// Keeps names off a text.
    pub(super) fn keep_off_text(&mut self, (x, y): (f64, f64), anchor: Anchor, text: &str) {
        let width = width_of(text);
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        self.taken.push([left, left + width, y - 9.0, y]);
    }

    /// Writes a name beside its point, at the first of the sides and heights where it hits no other
    /// name; not at all where there is no room.
    pub(super) fn name(
        &mut self,
        svg: &mut Svg,
        (x, y): (f64, f64),
        name: &str,
        sides: [Side; 2],
        heights: [f64; 3],
    ) {
        let name = cut_to(name, MOST_LETTERS);
        // Wide enough for most letters; East Asian ones are as wide as high.
        let width: f64 = name
            .chars()
            .map(|c| if c.is_ascii() { 6.0 } else { 11.0 })
            .sum();
        let place = |side: Side| match side {
            Side::Right => (x + 6.0, Anchor::Start, x + 6.0, x + 6.0 + width),
            Side::Left => (x - 6.0, Anchor::End, x - 6.0 - width, x - 6.0),
        };
        let places = sides
            .into_iter()
            .flat_map(|side| heights.map(|down| (place(side), y + down)));
        let inside = |&((_, _, from, to), base): &((f64, Anchor, f64, f64), f64)| {
            from > self.left
                && to < self.right
                && base > self.top + 10.0
                && base < self.bottom - 2.0
        };
        let free = |&((_, _, from, to), base): &((f64, Anchor, f64, f64), f64)| {
            let hits =
                |&[f, t, b0, b1]: &[f64; 4]| from < t && f < to && base - 9.0 < b1 && b0 < base;
            !self.taken.iter().any(hits)
        };
        let Some(((x, anchor, from, to), base)) = places.filter(inside).find(free) else {
            return;
        };
        self.taken.push([from, to, base - 9.0, base]);
        // Twice, since not every program that shows figures paints outlines below letters.
        for class in ["halo name", "ink name"] {
            svg.text(class, (x, base), anchor, &name);
        }
    }
}
