//! Names beside marks, where there is room.

use super::svg::{Anchor, Svg, cut_to};

/// Letters of a name at most.
const LONGEST: usize = 24;

/// The places that names take within a frame.
pub(super) struct Names {
    x: [f64; 2],
    y: [f64; 2],
    taken: Vec<[f64; 4]>,
}

impl Names {
    /// Names within these ends, left and right, top and bottom.
    pub(super) fn within(x: [f64; 2], y: [f64; 2]) -> Self {
        Self {
            x,
            y,
            taken: Vec::new(),
        }
    }

    /// Writes a name beside a mark; where every place beside it is taken, not at all.
    pub(super) fn put(&mut self, svg: &mut Svg, name: &str, (x, y): (f64, f64)) {
        let name = cut_to(name, LONGEST);
        // Wide enough for most letters; East Asian ones are as wide as high.
        let wide = |c: char| if c.is_ascii() { 6.0 } else { 11.0 };
        let width: f64 = name.chars().map(wide).sum();
        let right = (x + 6.0, Anchor::Start, x + 6.0, x + 6.0 + width);
        let left = (x - 6.0, Anchor::End, x - 6.0 - width, x - 6.0);
        let heights = [4.0, 13.0, -6.0];
        let places = [right, left].into_iter();
        let mut places = places.flat_map(|side| heights.map(|down| (side, y + down)));
        let free = |&((_, _, from, to), base): &((f64, Anchor, f64, f64), f64)| {
            let hits = |&[f, t, top, bottom]: &[f64; 4]| {
                from < t && f < to && base - 9.0 < bottom && top < base
            };
            let inside = from > self.x[0]
                && to < self.x[1]
                && base > self.y[0] + 10.0
                && base < self.y[1] - 2.0;
            inside && !self.taken.iter().any(hits)
        };
        if let Some(((x, anchor, from, to), base)) = places.find(free) {
            self.taken.push([from, to, base - 9.0, base]);
            // Twice, since not every program that shows figures paints outlines below letters.
            for class in ["halo name", "ink name"] {
                svg.text(class, (x, base), anchor, &name);
            }
        }
    }
}
