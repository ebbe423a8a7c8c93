use super::Range;

/// A straight ceiling v = intercept + slope · u in the turned plane; it rises.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Straight {
    pub(super) slope: f64,
    pub(super) intercept: f64,
}

impl Straight {
    /// Its height at a condition.
    pub(super) fn v(self, u: f64) -> f64 {
        self.intercept + self.slope * u
    }

    /// Where it reaches an outcome.
    pub(super) fn u(self, v: f64) -> f64 {
        (v - self.intercept) / self.slope
    }

    /// The part of the scope above the line.
    ///
    /// From the height at which the line enters the scope to the one at which it leaves it, the part
    /// to the left of the line is a trapezoid; above that it is the whole width.
    pub(super) fn zone(self, u: Range, v: Range) -> f64 {
        let low = self.v(u.min).clamp(v.min, v.max);
        let high = self.v(u.max).clamp(v.min, v.max);
        let width = |at: f64| (self.u(at) - u.min).clamp(0.0, u.length());
        f64::midpoint(width(low), width(high)) * (high - low) + u.length() * (v.max - high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The zone in the square from 0 to 1.
    fn zone(slope: f64, intercept: f64) -> f64 {
        let unit = Range { min: 0.0, max: 1.0 };
        Straight { slope, intercept }.zone(unit, unit)
    }

    fn is(found: f64, expected: f64) {
        assert!(
            (found - expected).abs() < 1e-12,
            "{found} is not {expected}"
        );
    }

    #[test]
    fn the_zone_is_the_area_above_the_line_wherever_it_cuts_the_scope() {
        // By hand. Corner to corner.
        is(zone(1.0, 0.0), 0.5);
        // In at (0, 0.5), out at (0.5, 1): a triangle with sides of 0.5.
        is(zone(1.0, 0.5), 0.125);
        // In at (0.5, 0), out at (1, 0.5): the square without a triangle with sides of 0.5.
        is(zone(1.0, -0.5), 0.875);
        // In at (0.25, 0), out at (0.75, 1).
        is(zone(2.0, -0.5), 0.5);
        // In at (0, 0.2), out at (1, 0.6): 1 − 0.4.
        is(zone(0.4, 0.2), 0.6);
        // Above and to the right of all.
        is(zone(1.0, 1.5), 0.0);
        is(zone(1.0, -2.0), 1.0);
    }
}
